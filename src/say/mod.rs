//! What errors say, in both languages side by side: each message is a function of its parts, and
//! one that a language lacks does not compile. Parts are what was written, or other messages.

/// Functions that give a message in the language of errors.
macro_rules! messages {
    ($($name:ident($($part:ident),*) { $english:literal, $german:literal $(,)? })*) => {$(
        pub fn $name($($part: impl std::fmt::Display),*) -> String {
            match $crate::language::Language::spoken() {
                $crate::language::Language::English => format!($english),
                $crate::language::Language::German => format!($german),
            }
        }
    )*};
}

mod data;
mod expressions;
mod questions;

pub use data::*;
pub use expressions::*;
pub use questions::*;
