//! Words of a text: however they are set, and those that are not German.

/// Words that hardly an English sentence does without, and that are no German ones.
const ENGLISH: [&str; 46] = [
    "a",
    "and",
    "are",
    "be",
    "behind",
    "between",
    "but",
    "by",
    "cannot",
    "default",
    "does",
    "either",
    "error",
    "expected",
    "for",
    "from",
    "has",
    "have",
    "here",
    "hold",
    "is",
    "it",
    "lacks",
    "missing",
    "must",
    "neither",
    "no",
    "not",
    "nothing",
    "of",
    "only",
    "or",
    "such",
    "than",
    "the",
    "there",
    "this",
    "to",
    "unexpected",
    "unknown",
    "usage",
    "value",
    "which",
    "with",
    "without",
    "would",
];

/// English words of a text, apart from what it quotes and from ids, options and addresses.
pub fn english_words(text: &str) -> Vec<&str> {
    let words = text.split(['`', '"']).step_by(2).flat_map(str::split_whitespace);
    let words = words.filter(|word| !word.contains(['-', '/', '_', '=', '\'', '&']));
    let words = words.map(|word| word.trim_matches(|c: char| !c.is_alphabetic()));
    words.filter(|word| ENGLISH.contains(&&*word.to_lowercase())).collect()
}

/// The words of a text, however they are set.
pub fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
