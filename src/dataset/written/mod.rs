//! The TOML files of a dataset as they are written: whatever is wrong with one is told in words
//! for whoever edits it, with its place.

mod access;
mod fault;
mod syntax;
mod value;

use serde::de::DeserializeOwned;
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use crate::distinct::distinct;
pub use fault::{Fault, unknown_key};
pub use value::Written;

/// Whoever mends so many faults of one file sees then which others there are.
const MOST: usize = 5;

/// What stands in a text, as far as it can be made out, and where it is not well-formed: in
/// order, and of each line only the first fault, because the others mostly follow from it.
pub fn parse(text: &str) -> (Spanned<DeTable<'_>>, Vec<Fault>) {
    let (root, errors) = DeTable::parse_recoverable(text);
    let line = |fault: &Fault| text.get(..fault.at?).map(|before| before.matches('\n').count());
    let faults = errors.iter().map(|error| syntax::fault(error, text));
    let mut faults = distinct(faults, |a, b| line(a) == line(b));
    faults.sort_by_key(|fault| fault.at);
    faults.truncate(MOST);
    (root, faults)
}

/// What a text says.
/// Fails if it is not well-formed, or says something else.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, Fault> {
    let (root, faults) = parse(text);
    if let Some(first) = faults.into_iter().next() {
        return Err(first);
    }
    let span = root.span();
    T::deserialize(Written(&Spanned::new(span, DeValue::Table(root.into_inner()))))
}
