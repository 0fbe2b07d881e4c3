//! What a column holds.

/// What a column holds for one municipality.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value<'a> {
    /// Not known. Satisfies no comparison.
    Missing,
    /// A text.
    Text(&'a str),
    /// A number, always finite.
    Number(f64),
    /// Yes or no.
    YesNo(bool),
    /// A level, by its position in the dimension.
    Level(usize),
}
