//! What is not German.

/// Words that no English sentence does without. Such as names of keys have, too, are not among
/// them, nor those that are German as well.
const ENGLISH: [&str; 34] = [
    "a", "and", "are", "be", "behind", "between", "but", "by", "cannot", "does", "either",
    "expected", "has", "have", "here", "hold", "is", "it", "lacks", "missing", "must", "neither",
    "no", "not", "nothing", "or", "such", "than", "the", "there", "this", "unknown", "which",
    "with",
];

/// The English words of a text, apart from what it quotes.
pub fn english_words(text: &str) -> Vec<&str> {
    let said = text.split(['`', '"']).step_by(2);
    let words = said.flat_map(|said| said.split(|c: char| !c.is_alphanumeric()));
    words.filter(|word| ENGLISH.contains(&&*word.to_lowercase())).collect()
}
