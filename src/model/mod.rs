//! Types of the data: plain structs, read by serde from the files of a dataset, and the
//! registry of columns.

mod ags;
mod column;
mod date;
mod dimension;
mod fact;
mod field;
mod geometry;
mod indicator;
mod schema;
mod source;
mod study;
mod town;

pub use ags::Ags;
pub use column::{ClassColumn, Column, ColumnKind, DataType, FigureColumn, Identity};
pub use date::Date;
pub use dimension::{
    Class, ClassRule, Comparison, Dimension, DimensionPeriod, DimensionsFile, Margin,
    MatchIndicator, Period,
};
pub use fact::{Confidence, Fact, FactValue, FactsFile, Moment};
pub use field::{Field, Fields};
pub use geometry::{AreasFile, Coordinates, Outline, Polygon, Ring};
pub use indicator::{Indicator, IndicatorsFile, Measure, Observation};
pub use schema::{Schema, taken};
pub use source::{Source, SourceId, SourceKind, SourcesFile};
pub use study::{Author, Statement, StatementKind, Study, StudyFile};
pub use town::{FigureValue, MunicipalitiesFile, Town, TownClass, Value, yes_no};

/// Word for programs of a value of a closed list.
pub fn word(value: &impl clap::ValueEnum) -> String {
    value.to_possible_value().map(|it| it.get_name().to_owned()).unwrap_or_default()
}
