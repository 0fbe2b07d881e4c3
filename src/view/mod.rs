//! Pieces that several commands show: columns, facts, a town, likeness, statements, citations.

pub mod citations;
pub mod columns;
pub mod facts;
pub mod geography;
pub mod likeness;
pub mod notes;
pub mod selection;
pub mod statements;
pub mod town;

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
