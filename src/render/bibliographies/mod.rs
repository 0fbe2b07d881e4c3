//! What reference managers read: the sources of a report, in one file a format.

pub mod bibtex;
pub mod csl;

use crate::report::Citation;

/// What is printed of the date where it is none, or was concluded from the contents.
fn note(citation: &Citation) -> Option<&str> {
    let is_exact = !citation.circa && !citation.issued.is_empty();
    citation.date.as_deref().filter(|_| !is_exact)
}
