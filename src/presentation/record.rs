//! What is known of something, for programs, where no two records say the same.

use crate::report::{Cell, Columns, Holds, Table};

/// What is said: under each key a value. A key without one is missing.
#[derive(Default)]
pub struct Record {
    values: Vec<(&'static str, Cell)>,
    sources: Vec<String>,
}

impl Record {
    /// The same with a value under a key; the last one counts.
    pub fn with(mut self, key: &'static str, value: Cell) -> Self {
        self.values.push((key, value));
        self
    }

    /// The same with its sources.
    pub fn from(self, sources: Vec<String>) -> Self {
        Self { sources, ..self }
    }

    /// What the records say under these keys, which are separated by blanks.
    pub fn table(records: impl IntoIterator<Item = Self>, keys: &'static str) -> Table {
        let columns = keys.split(' ').fold(Columns::<Self>::new(), |columns, key| {
            let columns = columns.for_programs(key, move |record| {
                let value = record.values.iter().rfind(|(known, _)| *known == key);
                value.map(|(_, value)| value.clone()).unwrap_or_default()
            });
            columns.holding(holds(key))
        });
        Table::cited(columns, records, |record| record.sources.clone())
    }
}

/// What a record says under a key.
fn holds(key: &str) -> Holds {
    match key {
        "value" => Holds::Anything,
        "percentile" | "median" | "less_similar_pairs" | "error_typical" | "error_max" => {
            Holds::Number
        }
        "close" | "weak" => Holds::YesNo,
        _ => Holds::Text,
    }
}
