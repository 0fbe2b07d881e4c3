//! How texts are compared: without case, umlauts or punctuation, as a German reader does.

use std::mem;

/// The text as it is compared and looked up: lower case, `ä`, `ae` and `a` alike (likewise ö,
/// ü, ß), accents and punctuation dropped, words separated by one space.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    folded.extend(folded_letters(text));
    folded
}

/// Whether a text folds to this.
pub fn folds_to(text: &str, folded: &str) -> bool {
    folded_letters(text).eq(folded.chars())
}

fn folded_letters(text: &str) -> impl Iterator<Item = char> {
    let mut last = None;
    let mut is_apart = false;
    base_letters(text)
        .flat_map(move |c| {
            if !c.is_alphanumeric() {
                is_apart = last.is_some();
                return [None, None];
            }
            if !is_apart && c == 'e' && matches!(last, Some('a' | 'o' | 'u')) {
                return [None, None];
            }
            last = Some(c);
            [mem::take(&mut is_apart).then_some(' '), last]
        })
        .flatten()
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
    key.extend(base_letters(text));
    key
}

fn base_letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().flat_map(|c| {
        let small = if c.is_ascii() { None } else { Some(c.to_lowercase()) };
        let ascii = c.is_ascii().then(|| c.to_ascii_lowercase());
        ascii.into_iter().chain(small.into_iter().flatten().flat_map(base))
    })
}

/// The letters that stand for a small one.
fn base(c: char) -> impl Iterator<Item = char> {
    let (first, second) = match c {
        'ä' | 'à' | 'á' | 'â' => (Some('a'), None),
        'ç' => (Some('c'), None),
        'è' | 'é' | 'ê' | 'ë' => (Some('e'), None),
        'ì' | 'í' | 'î' | 'ï' => (Some('i'), None),
        'ö' | 'ò' | 'ó' | 'ô' => (Some('o'), None),
        'ü' | 'ù' | 'ú' | 'û' => (Some('u'), None),
        'ß' => (Some('s'), Some('s')),
        // Letters written as a base and a combining mark: the mark goes.
        '\u{300}'..='\u{36f}' => (None, None),
        c => (Some(c), None),
    };
    first.into_iter().chain(second)
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
