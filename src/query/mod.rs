//! Questions put to the municipalities: which one is meant, which to take, in what order.

mod asked;
mod gazetteer;
mod selection;
mod sorting;
mod town;

pub use asked::{Asked, listed};
pub use gazetteer::Gazetteer;
pub use selection::{LevelChoice, Selection, applies_to};
pub use sorting::{Sorting, directed};
pub use town::typed;
