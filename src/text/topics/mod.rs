//! What several commands share, explained once.

pub mod dataset;
pub mod expressions;
pub mod filters;
pub mod output;
pub mod towns;
