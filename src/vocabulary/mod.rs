//! The words of the field, each a type: what a municipality, a date, a source is named by.

mod ags;
mod coordinates;
mod date;
mod localized;
mod polygon;
mod source_id;
mod status;
mod text;

pub use crate::language::Language;
pub use ags::Ags;
pub use coordinates::{Coordinates, latitude, longitude, read_latitude, read_longitude};
pub use date::Date;
pub use localized::Localized;
pub use polygon::{Polygon, Ring};
pub use source_id::SourceId;
pub use status::Status;
pub use text::{Text, id, id_schema};
