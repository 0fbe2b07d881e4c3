//! What errors say, in both languages side by side: each message is a function of its parts, and
//! one that a language lacks does not compile. Parts are what was written, or other messages.

/// Functions that give a message in the language of errors.
macro_rules! messages {
    ($($name:ident($($part:ident),*) { $english:literal, $german:literal $(,)? })*) => {
        $(pub fn $name($($part: impl std::fmt::Display),*) -> String {
            match $crate::language::Language::spoken() {
                $crate::language::Language::English => format!($english),
                $crate::language::Language::German => format!($german),
            }
        })*

        /// The texts of all, to be compared.
        #[cfg(test)]
        pub const ALL: &[[&str; 2]] = &[$([$english, $german]),*];
    };
}

mod advice;
mod comparisons;
mod data;
mod expressions;
mod figures;
mod questions;
mod refusals;
mod syntax;
mod system;
mod values;
mod written;

pub use advice::*;
pub use comparisons::*;
pub use data::*;
pub use expressions::*;
pub use figures::*;
pub use questions::*;
pub use refusals::*;
pub use syntax::*;
pub use system::*;
pub use values::*;
pub use written::*;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn all() -> impl Iterator<Item = &'static [&'static str; 2]> {
        let of_questions =
            [advice::ALL, comparisons::ALL, expressions::ALL, questions::ALL, refusals::ALL];
        let of_data =
            [data::ALL, figures::ALL, syntax::ALL, system::ALL, values::ALL, written::ALL];
        of_questions.into_iter().chain(of_data).flatten()
    }

    /// The text without what is typed as it stands and without its parts.
    fn words(text: &str) -> BTreeSet<String> {
        let plain: String = text.split('`').step_by(2).collect();
        let plain = plain.split(['{', '}']).step_by(2).collect::<String>().to_lowercase();
        plain.split(|c: char| !c.is_alphabetic()).map(str::to_owned).collect()
    }

    fn parts(text: &str) -> BTreeSet<&str> {
        text.split(['{', '}']).skip(1).step_by(2).collect()
    }

    #[test]
    fn both_languages_name_the_same_parts() {
        for [english, german] in all() {
            assert_eq!(parts(english), parts(german), "{english}");
        }
    }

    #[test]
    fn no_german_message_is_english() {
        const ENGLISH: [&str; 24] = [
            "a", "the", "of", "and", "or", "is", "are", "not", "no", "with", "to", "for", "which",
            "there", "it", "has", "have", "be", "by", "one", "unknown", "write", "expected", "at",
        ];
        for [english, german] in all() {
            let left: Vec<_> =
                words(german).into_iter().filter(|it| ENGLISH.contains(&&**it)).collect();
            assert!(left.is_empty(), "{left:?} in {german}");
            assert!(words(english) != words(german) || words(german).len() < 2, "{german}");
        }
    }
}
