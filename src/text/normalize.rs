//! Comparison of texts: without case, umlauts or punctuation, as a German reader does.

use crate::i18n::Localized;

/// The text as it is compared and looked up: lower case, `ä`, `ae` and `a` alike (likewise ö,
/// ü, ß), accents and punctuation dropped, words separated by one space.
pub fn fold(text: &str) -> String {
    let (mut folded, mut before) = (words(text), ' ');
    folded.retain(|c| {
        let is_kept = c != 'e' || !matches!(before, 'a' | 'o' | 'u');
        before = if is_kept { c } else { before };
        is_kept
    });
    folded
}

impl Localized {
    /// Compares with a word as somebody types it, in either language and any spelling.
    pub fn reads_like(&self, typed: &str) -> bool {
        let typed = fold(typed);
        fold(&self.en) == typed || fold(&self.de) == typed
    }
}

/// The sign that stands before a name, which is then no mere spelling of it: `!small`, `>medium`.
pub fn sign(written: &str) -> Option<char> {
    const SIGNS: [char; 10] = ['!', '<', '>', '=', '~', '≠', '≤', '≥', '-', '+'];
    written.trim_start().chars().next().filter(|first| SIGNS.contains(first))
}

/// The text as its letters are compared, with umlauts written both ways: `mulheim`, `muelheim`.
/// A text without umlauts has one spelling; two texts are alike if they share one.
pub fn spellings(text: &str) -> [String; 2] {
    let is_umlaut = |c| matches!(c, 'ä' | 'ö' | 'ü' | 'Ä' | 'Ö' | 'Ü');
    let expanded = text.chars().flat_map(|c| std::iter::once(c).chain(is_umlaut(c).then_some('e')));
    [words(text), words(&expanded.collect::<String>())]
}

/// The letters, as they are sorted, and digits, words separated by one space.
fn words(text: &str) -> String {
    let key = collation_key(text);
    let words = key.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// The key by which names are sorted: `ä` stands with `a`, `ß` with `ss` (DIN 5007-1).
pub fn collation_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            key.push(c.to_ascii_lowercase());
            continue;
        }
        c.to_lowercase().for_each(|c| match c {
            'ä' | 'à' | 'á' | 'â' => key.push('a'),
            'ç' => key.push('c'),
            'è' | 'é' | 'ê' | 'ë' => key.push('e'),
            'ì' | 'í' | 'î' | 'ï' => key.push('i'),
            'ö' | 'ò' | 'ó' | 'ô' => key.push('o'),
            'ü' | 'ù' | 'ú' | 'û' => key.push('u'),
            'ß' => key.push_str("ss"),
            // Letters written as a base and a combining mark: the mark goes.
            '\u{300}'..='\u{36f}' => {}
            c => key.push(c),
        });
    }
    key
}

/// Tells whether a word only joins others: `altena and dortmund`, `Konflikte und Rückschläge`.
pub fn is_joining(word: &str) -> bool {
    const JOINING: &str =
        "and und of von the der die das for für fur vs versus with mit oder or sowie &";

    JOINING.split(' ').any(|it| it == word.trim_end_matches('.').to_lowercase())
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
