//! Shared by all tests: running the program, reading the data without it, copies of a dataset to
//! change, a terminal, and readers of formats.

mod command;
mod data;
mod markup;
mod readers;
mod study;
#[cfg(unix)]
mod terminal;
mod words;

pub use command::{Answer, Ask, Record, for_each, list, quartier, text};
pub use data::{Row, expected, file, indicators, municipalities};
pub use markup::elements;
pub use readers::{docx, has_control, read, workbook};
pub use study::{BUNDLED, STUDY, copy_of, files};
#[cfg(unix)]
#[cfg_attr(not(feature = "slow-tests"), expect(unused_imports, reason = "for shells"))]
pub use terminal::open as open_terminal;
#[cfg(unix)]
pub use terminal::{Screen, on_terminal, shell, without_escapes};
pub use words::{english_words, on_one_line};
