//! Questions put to the municipalities: which one is meant, which to take, in what order.

mod gazetteer;
mod selection;
mod sorting;
mod town;
mod words;

pub(crate) use gazetteer::Gazetteer;
pub(crate) use selection::{LevelChoice, Selection, applies_to};
pub(crate) use sorting::Sorting;
pub(crate) use town::typed;
pub(crate) use words::Words;
