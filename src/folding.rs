//! How texts are compared: without case, umlauts or punctuation, as a German reader does.

/// The text as it is compared and looked up: lower case, `ä`, `ae` and `a` alike (likewise ö,
/// ü, ß), accents and punctuation dropped, words separated by one space.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut is_apart = false;
    for c in base_letters(text).chars() {
        if !c.is_alphanumeric() {
            is_apart = !folded.is_empty();
            continue;
        }
        if is_apart {
            folded.push(' ');
            is_apart = false;
        } else if c == 'e' && folded.ends_with(['a', 'o', 'u']) {
            continue;
        }
        folded.push(c);
    }
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
    [words(&base_letters(text)), words(&base_letters(&expanded))]
}

/// The letters and digits, words separated by one space.
fn words(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// The key by which names are sorted: `ä` stands with `a`, `ß` with `ss` (DIN 5007-1).
pub fn collation_key(text: &str) -> String {
    base_letters(text)
}

fn base_letters(text: &str) -> String {
    let mut base = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            base.push(c.to_ascii_lowercase());
        } else {
            c.to_lowercase().for_each(|c| push_base(&mut base, c));
        }
    }
    base
}

fn push_base(base: &mut String, c: char) {
    match c {
        'ä' | 'à' | 'á' | 'â' => base.push('a'),
        'ç' => base.push('c'),
        'è' | 'é' | 'ê' | 'ë' => base.push('e'),
        'ì' | 'í' | 'î' | 'ï' => base.push('i'),
        'ö' | 'ò' | 'ó' | 'ô' => base.push('o'),
        'ü' | 'ù' | 'ú' | 'û' => base.push('u'),
        'ß' => base.push_str("ss"),
        // Letters written as a base and a combining mark: the mark goes.
        '\u{300}'..='\u{36f}' => {}
        c => base.push(c),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{collation_key, fold, spellings};

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
    fn umlauts_sort_with_their_base_letter() {
        let mut names = ["Zülpich", "Öhringen", "Oelde", "Olpe", "Ahaus", "Äpfel"];
        names.sort_by_key(|name| collation_key(name));
        assert_eq!(names, ["Ahaus", "Äpfel", "Oelde", "Öhringen", "Olpe", "Zülpich"]);
    }
}
