//! What the tests share: one way to run the program, one to read the data, one to change a study.

mod bundled;
mod command;
mod german;
mod others;
mod study;

pub use bundled::{
    DIMENSIONS, REFERENCE, Row, case_studies, exported, facts, ids, percentile, reference,
    source_of_the_outline,
};
#[cfg(unix)]
pub use command::shell;
pub use command::{Answer, Ask, Record, for_each, list, on_one_line, quartier, text};
pub use german::english_words;
pub use others::can_be_asked;
pub use study::{STUDY, changed, files};
