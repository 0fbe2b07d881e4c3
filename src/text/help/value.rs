//! What arguments take.

use clap::{Arg, ValueEnum, builder::Str};

/// What an argument takes: what help and manual call its value, and what completes it. The
/// definition of an argument names it as that of its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Value {
    Author,
    Class,
    /// A column by its name.
    Column,
    /// Columns, with commas between them, or what is calculated from columns.
    Columns,
    Command,
    Condition,
    Confidence,
    Count,
    Date,
    District,
    /// What something is documented on, a field, or a single fact.
    Documented,
    Field,
    File,
    Folder,
    /// As what a dataset is written.
    Form,
    Format,
    /// A column by which municipalities are grouped.
    Grouping,
    /// A key of records.
    Key,
    Kind,
    Language,
    /// A column and what a place has there.
    Likeness,
    Neighbours,
    /// The same as columns, but of numbers.
    Numbers,
    Order,
    Period,
    Region,
    /// A command or a file of a dataset.
    Schema,
    Shell,
    Source,
    /// A finding or a recommendation, or a municipality.
    Statement,
    Text,
    /// A command or a topic.
    Topic,
    Town,
    /// Municipalities, with commas between them.
    Towns,
    /// A dimension and what it counts for.
    Weight,
    When,
}

impl Value {
    /// What an argument takes, if its definition says so.
    pub fn of(arg: &Arg) -> Option<Self> {
        let name = arg.get_value_names()?.first()?;
        Self::from_str(name, false).ok()
    }
}

impl From<Value> for Str {
    fn from(value: Value) -> Self {
        let name = value.to_possible_value().map(|it| it.get_name().to_owned());
        name.unwrap_or_default().into()
    }
}
