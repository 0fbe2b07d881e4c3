//! The words of the field, each a type: what a municipality, a date, a source is named by.

mod ags;
mod coordinates;
mod date;
mod language;
mod source_id;
mod status;
mod text;

pub(crate) use ags::Ags;
pub(crate) use coordinates::{Coordinates, latitude, longitude, read_latitude, read_longitude};
pub(crate) use date::Date;
pub(crate) use language::{Language, Localized};
pub(crate) use source_id::SourceId;
pub(crate) use status::Status;
pub(crate) use text::{Text, id};
