//! The words of the field, each a type: what a municipality, a date, a source is named by.

mod address;
mod ags;
mod date;
mod finite;
mod harmful;
mod language;
mod position;
mod source_id;
mod status;
mod text;
mod usage_error;
mod visible;
mod written_number;

pub use address::address;
pub use ags::Ags;
pub use date::Date;
pub use finite::{Finite, rounded};
pub use harmful::is_harmful;
pub use language::{Language, Localized};
pub use position::{Latitude, Longitude, Position};
pub use source_id::SourceId;
pub use status::Status;
pub use text::{Text, id};
pub use usage_error::UsageError;
pub use visible::visible;
pub use written_number::{UnreadNumber, read_number};
