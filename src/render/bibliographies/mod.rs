//! What reference managers read: the sources of a report, in one file a format.

pub(super) mod bibtex;
pub(super) mod csl;
