//! Pieces that several commands show: columns, facts, a town, likeness, statements, citations.

pub mod citations;
pub mod columns;
pub mod facts;
pub mod geography;
pub mod likeness;
pub mod notes;
pub mod ranking;
pub mod selection;
pub mod statements;
pub mod town;

pub use citations::{DATASET, attributions, dataset_source, find_source, source_named};
pub use columns::{Choice, district, known_cell, newest_first, town_column};
pub use facts::*;
pub use geography::Plane;
pub use likeness::{Likeness, asked_first, percent};
pub use ranking::{Line, line_columns, nearer, nearer_label, whole_percent};
pub use selection::{Selection, with_ties};
pub use statements::{applying, kind_heading, sections, statement_table};
pub use town::*;

/// Values, each once, in their order.
pub fn distinct<T: PartialEq>(values: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut distinct = Vec::new();
    for value in values {
        if !distinct.contains(&value) {
            distinct.push(value);
        }
    }
    distinct
}
