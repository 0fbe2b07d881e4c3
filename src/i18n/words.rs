//! Words in sentences: lists, small numbers, initial letters.

use super::Language;

/// List in a sentence: "Altena, Bielefeld and Dortmund".
pub fn and_list(words: impl IntoIterator<Item = impl Into<String>>, language: Language) -> String {
    let mut words: Vec<String> = words.into_iter().map(Into::into).collect();
    let Some(last) = words.pop() else { return String::new() };
    if words.is_empty() {
        return last;
    }
    let first = words.join(", ");
    t!(language, "{first} and {last}", "{first} und {last}")
}

/// Parts with a separator between them.
pub fn join(parts: impl IntoIterator<Item = impl Into<String>>, separator: &str) -> String {
    joined(parts, separator).unwrap_or_default()
}

/// Parts with a separator between them; `None` if there are none.
pub fn joined(
    parts: impl IntoIterator<Item = impl Into<String>>,
    separator: &str,
) -> Option<String> {
    let parts: Vec<String> = parts.into_iter().map(Into::into).collect();
    (!parts.is_empty()).then(|| parts.join(separator))
}

/// Names one after another, apart by semicolons where one of them has a comma.
pub fn list(names: impl IntoIterator<Item = impl Into<String>>) -> String {
    let names: Vec<String> = names.into_iter().map(Into::into).collect();
    names.join(if names.iter().any(|it| it.contains(',')) { "; " } else { ", " })
}

/// Small number in a word, a larger one in digits.
pub fn number_word(number: usize, language: Language) -> String {
    let words = language.of(
        "no one two three four five six seven eight nine ten eleven twelve",
        "keine eine zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    );
    words.split(' ').nth(number).map_or_else(|| number.to_string(), str::to_owned)
}

/// Text with a capital letter at its beginning.
pub fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// Label as it stands within a sentence, where English nouns are not capitalised.
pub fn in_sentence(label: &str, language: Language) -> String {
    let mut letters = label.chars();
    match (language, letters.next()) {
        (Language::English, Some(first)) if !letters.as_str().starts_with(char::is_uppercase) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => label.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, and_list, in_sentence};

    #[test]
    fn a_list_ends_in_and() {
        assert_eq!(and_list(["a"], Language::English), "a");
        assert_eq!(and_list(["a", "b", "c"], Language::English), "a, b and c");
        assert_eq!(and_list(["a", "b"], Language::German), "a und b");
    }

    #[test]
    fn english_nouns_are_small_and_abbreviations_are_not() {
        assert_eq!(in_sentence("Vacancy", Language::English), "vacancy");
        assert_eq!(in_sentence("AGS", Language::English), "AGS");
        assert_eq!(in_sentence("Leerstand", Language::German), "Leerstand");
    }
}
