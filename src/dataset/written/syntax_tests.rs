//! Whether there are plain words for all that the parser objects to.

use std::collections::BTreeSet;

use toml::de::DeTable;

use super::{KEYS, STRUCTURE, TAKEN, TEXTS, fault};
use crate::language::Language;

/// Everything that a file may be built of.
const SAMPLE: &str = r#"# comment
a = "x\ty"
b.c = 'y'
d = { e = 1, f.g = 2.5e3, h = [] }
i = [1, "2", [true]]
[j]
k = -0x1F
l = """
m"""
n = '''o'''
"p" = 2015-10-27T10:30:00.5+02:00
[[q.r]]
s = 10:30:00
"#;

/// What may be mistyped.
const SLIPS: [&str; 27] = [
    "", "\"", "'", "=", "[", "]", "{", "}", ",", ".", "#", "\\", "\u{1}", "\r", "\n", " ", "ä",
    "0", "-", ":", "_", "\"\"\"", "'''", "q", "+", "99", "b\n",
];

/// Inputs that slips do not come to.
const OTHERS: [&str; 12] = [
    "a = 0b2",
    "a = 0o9",
    "a = 0X1",
    "a = +0x1",
    "a = 0d1",
    "a = \"\\uD800\"",
    "a = 1_",
    "a.b = 1\na = 2",
    "a = 10:99:00",
    "'''a''' = 1",
    "\"\"\"a\"\"\" = 1",
    "a = +-1",
];

/// What the parser says of texts, with the text.
fn objections() -> Vec<(String, toml::de::Error)> {
    let mut texts: Vec<String> = OTHERS.map(str::to_owned).to_vec();
    texts.push(format!("a = {}", "[".repeat(1_000)));
    texts.push(format!("{}b = 1", "a.".repeat(1_000)));
    for (at, c) in SAMPLE.char_indices() {
        let (before, after) = SAMPLE.split_at(at);
        let rest = after.get(c.len_utf8()..).unwrap_or_default();
        texts.push(before.to_owned());
        for slip in SLIPS {
            texts.push([before, slip, after].concat());
            texts.push([before, slip, rest].concat());
        }
    }
    let errors = |text: String| {
        let (_, errors) = DeTable::parse_recoverable(&text);
        errors.into_iter().map(|error| (text.clone(), error)).collect::<Vec<_>>()
    };
    texts.into_iter().flat_map(errors).collect()
}

#[test]
fn none_of_the_parsers_words_come_through() {
    let mut said = BTreeSet::new();
    for (text, error) in objections() {
        let plain = fault(&error, &text);
        let words = error.message().split(", expected").next().unwrap_or_default();
        assert!(!plain.message.contains(words), "{words}: {text}");
        assert!(!plain.message.contains(", expected"), "{plain}: {text}");
        Language::German.speak();
        let german = fault(&error, &text);
        Language::English.speak();
        assert_eq!(german.at, plain.at);
        assert_ne!(german.message, plain.message);
        said.insert(error.message().to_owned());
    }
    let known = STRUCTURE.iter().map(|(words, _)| words).chain(&TAKEN);
    let said_by_nobody =
        |words: &&&str| !said.iter().any(|message: &String| message.starts_with(**words));
    let unused: Vec<&&str> = known.chain(&TEXTS).chain(&KEYS).filter(said_by_nobody).collect();
    assert!(unused.is_empty(), "nobody says {unused:?}");
}

#[test]
fn what_is_advised_can_be_read() {
    for (text, place, plain) in [
        (
            "a = 05962004",
            4,
            "a number does not begin with 0: 5962004, not 05962004; what is no amount, such as an \
             AGS, stands in quotes: \"05962004\"",
        ),
        ("a = { b = 5,5, c = 1 }", 10, "a number has a point, not a comma: 5.5, not 5,5"),
        ("a = { b = -5,5 }", 10, "a number has a point, not a comma: -5.5, not -5,5"),
        ("a = 'x\nb = 2", 6, "the text has no end: the quote behind it is missing"),
        ("a = { b = \"x\", c }", 17, "a value is missing: c = \"text\""),
        (
            "a = 50km/h",
            4,
            "a number has only digits, and a point between them: 1500 or 5.5, not `50km/h`",
        ),
        ("a = \"x \\ ", 9, "a backslash in a text is written twice: \"C:\\\\Users\""),
        ("a = \"x\\", 7, "a backslash in a text is written twice: \"C:\\\\Users\""),
        ("a = \"\"\"x \\ y\"\"\"", 11, "a backslash in a text is written twice: \"C:\\\\Users\""),
        ("a = “Altena”", 4, "a text stands in quotes: \"Altena\""),
        ("a = Nein", 4, "yes and no are written true and false, not Nein"),
        (
            "a = 27.10.2015",
            9,
            "a date stands in quotes, as \"2015\", \"2015-10\" or \"2015-10-27\", not 27.10.2015",
        ),
        ("a: 1", 3, "`=` stands between a key and its value, not `:`: a = \"text\""),
        ("// a", 3, "a comment begins with #, not with //"),
        ("a = 1\na = 2", 6, "`a` already stands further up"),
        ("[a\nb = 1", 2, "a bracket stands on both sides of a part's name: [study]"),
    ] {
        let (_, faults) = super::super::parse(text);
        let said: Vec<_> = faults.iter().map(|it| (it.at, &*it.message)).collect();
        assert_eq!(said, [(Some(place), plain)], "{text}");
    }
}
