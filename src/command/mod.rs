//! One file a command: its arguments, and how it turns the dataset into a report.

pub mod briefing;
pub mod check;
pub mod compare;
pub mod export;
pub mod facts;
pub mod indicators;
pub mod list;
pub mod map;
pub mod matching;
pub mod search;
pub mod show;
pub mod sources;
pub mod statements;
pub mod study;

mod cells;
mod certainty;
mod citation;
mod classes;
mod context;
mod dead_end;
mod documented;
mod likeness;
mod parsers;
mod selection;
mod series;
mod terms;
mod wording;

pub use context::Context;
pub use parsers::LevelParser;
pub use selection::SelectionArgs;
