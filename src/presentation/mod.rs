//! How municipalities, figures, facts and statements are told: as columns and cells, in words,
//! with their sources. What several commands print is made here, once.

pub mod aggregate;
pub mod certainty;
pub mod changes;
pub mod citation;
pub mod classes;
pub mod columns;
pub mod dead_end;
pub mod documented;
pub mod dossier;
pub mod geography;
pub mod json_schema;
pub mod keys;
pub mod likeness;
pub mod record;
pub mod series;
pub mod statements;
pub mod terms;
pub mod wording;

mod context;
mod standing;

pub use context::Context;
