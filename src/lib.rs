//! quartier answers questions about how eight municipalities of North Rhine-Westphalia
//! receive, house and integrate refugees.
//!
//! Arguments become a question, the question meets the dataset and becomes a report, the
//! report becomes text:
//!
//! ```text
//! cli ──► command ──► report ──► render ──► output
//!            │
//!            ├─► query        which municipalities, in what order
//!            ├─► similarity   which municipality is like which
//!            ├─► dataset      municipalities, study, sources: the files of data/
//!            ├─► expression   the language of --where, rules and conditions
//!            └─► schema       indicators, dimensions, the registry of columns
//! ```
//!
//! A command never prints: it returns a [`report::Report`], which any format of [`render`] can
//! show. Rendering knows no municipality, and the data know no terminal.

mod characters;
mod cli;
mod command;
pub mod dataset;
mod distinct;
mod environment;
mod exit;
pub mod expression;
pub mod folding;
mod number;
mod output;
mod query;
mod render;
mod report;
mod run;
pub mod schema;
pub mod similarity;
mod suggestion;
pub mod text;
mod usage_error;
mod vocabulary;

pub use run::run;
