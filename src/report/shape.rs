//! What records look like before there are any.

use super::{Holds, Table};

/// What keys records have, and what they hold.
#[derive(Debug)]
pub struct Shape {
    /// The records, of which there are none.
    pub records: Table,
    /// How many of the keys, from the first, are always there.
    pub constant: usize,
    /// What further keys hold, whose names the question or the data give.
    pub further: Option<Holds>,
}

impl Shape {
    /// That of records that have all keys of such a table and no others.
    pub fn of(records: Table) -> Self {
        Self { constant: usize::MAX, records, further: None }
    }

    /// The same where only the first keys are always there, the others if they are asked for.
    pub fn of_choice(records: Table, constant: usize) -> Self {
        Self { constant, ..Self::of(records) }
    }

    /// The same with further keys.
    pub fn with_further(self, holds: Holds) -> Self {
        Self { further: Some(holds), ..self }
    }
}
