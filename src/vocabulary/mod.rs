//! The words of the field, each a type: what a municipality, a date, a source is named by.

mod address;
mod ags;
mod coordinates;
mod date;
mod finite;
mod harmful;
mod language;
mod source_id;
mod status;
mod text;
mod usage_error;
mod visible;
mod written_number;

pub(crate) use address::address;
pub(crate) use ags::Ags;
pub(crate) use coordinates::{Coordinates, latitude, longitude, read_latitude, read_longitude};
pub(crate) use date::Date;
pub(crate) use finite::{Finite, rounded};
pub(crate) use harmful::is_harmful;
pub(crate) use language::{Language, Localized};
pub(crate) use source_id::SourceId;
pub(crate) use status::Status;
pub(crate) use text::{Text, id};
pub(crate) use usage_error::UsageError;
pub(crate) use visible::visible;
pub(crate) use written_number::read_number;
