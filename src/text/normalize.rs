//! Comparison of texts: without case, umlauts or punctuation, as a German reader does.

/// The text as it is compared and looked up: lower case, `ä`, `ae` and `a` alike (likewise ö,
/// ü, ß), accents and punctuation dropped, words separated by one space.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut is_apart = false;
    for_base_letters(text, |c| {
        if !c.is_alphanumeric() {
            is_apart = !folded.is_empty();
            return;
        }
        if is_apart {
            folded.push(' ');
            is_apart = false;
        } else if c == 'e' && matches!(folded.as_bytes().last(), Some(b'a' | b'o' | b'u')) {
            return;
        }
        folded.push(c);
    });
    folded
}

/// The sign that stands before a name, which is then no mere spelling of it: `!small`, `>medium`.
pub fn sign(written: &str) -> Option<char> {
    const SIGNS: [char; 10] = ['!', '<', '>', '=', '~', '≠', '≤', '≥', '-', '+'];
    written.trim_start().chars().next().filter(|first| SIGNS.contains(first))
}

/// The text as its letters are compared, with umlauts written both ways: `mulheim`, `muelheim`.
/// What has no umlaut has one spelling; two texts are alike if they share one.
pub fn spellings(text: &str) -> [String; 2] {
    let expanded = text.chars().fold(String::with_capacity(text.len()), |mut expanded, c| {
        expanded.push(c);
        if matches!(c, 'ä' | 'ö' | 'ü' | 'Ä' | 'Ö' | 'Ü') {
            expanded.push('e');
        }
        expanded
    });
    [words(&collation_key(text)), words(&collation_key(&expanded))]
}

/// The letters and digits, words separated by one space.
fn words(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// The key by which names are sorted: `ä` stands with `a`, `ß` with `ss` (DIN 5007-1).
pub fn collation_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for_base_letters(text, |c| key.push(c));
    key
}

fn for_base_letters(text: &str, mut see: impl FnMut(char)) {
    for c in text.chars() {
        if c.is_ascii() {
            see(c.to_ascii_lowercase());
        } else {
            c.to_lowercase().for_each(|c| see_base(c, &mut see));
        }
    }
}

fn see_base(c: char, see: &mut impl FnMut(char)) {
    match c {
        'ä' | 'à' | 'á' | 'â' => see('a'),
        'ç' => see('c'),
        'è' | 'é' | 'ê' | 'ë' => see('e'),
        'ì' | 'í' | 'î' | 'ï' => see('i'),
        'ö' | 'ò' | 'ó' | 'ô' => see('o'),
        'ü' | 'ù' | 'ú' | 'û' => see('u'),
        'ß' => "ss".chars().for_each(see),
        // Letters written as a base and a combining mark: the mark goes.
        '\u{300}'..='\u{36f}' => {}
        c => see(c),
    }
}

/// True if two folded words are the same but for an ending: `konflikt`, `konflikte`.
pub fn is_form(a: &str, b: &str) -> bool {
    /// Letters that tell one word from another.
    const STEM: usize = 4;
    /// Letters of an ending.
    const ENDING: usize = 2;

    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    a == b || short.len() >= STEM && long.len() - short.len() <= ENDING && long.starts_with(short)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{collation_key, fold, is_form, spellings};

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in any::<String>()) {
            let folded = fold(&text);
            prop_assert_eq!(fold(&folded), folded);
        }
    }

    #[test]
    fn umlauts_fold_both_ways() {
        for spelling in ["Mülheim", "mulheim", "MUELHEIM", "Mu\u{308}lheim"] {
            assert_eq!(fold(spelling), "mulheim", "{spelling}");
        }
        assert_eq!(fold("Schloß Holte-Stukenbrock"), "schloss holte stukenbrock");
        assert_eq!(fold("  Wetter (Ruhr) "), "wetter ruhr");
    }

    #[test]
    fn only_umlauts_have_two_spellings() {
        assert_eq!(spellings("Mülheim (Ruhr)"), ["mulheim ruhr", "muelheim ruhr"]);
        assert_eq!(spellings("Neuenkirchen"), ["neuenkirchen", "neuenkirchen"]);
        assert_eq!(spellings("Mu\u{308}lheim")[0], "mulheim");
    }

    #[test]
    fn words_are_the_same_but_for_an_ending() {
        assert!(is_form("konflikt", "konflikte") && is_form("costs", "cost"));
        assert!(!is_form("work", "workshop") && !is_form("art", "arts"));
    }

    #[test]
    fn umlauts_sort_with_their_base_letter() {
        let mut names = ["Zülpich", "Öhringen", "Oelde", "Olpe", "Ahaus", "Äpfel"];
        names.sort_by_key(|name| collation_key(name));
        assert_eq!(names, ["Ahaus", "Äpfel", "Oelde", "Öhringen", "Olpe", "Zülpich"]);
    }
}
