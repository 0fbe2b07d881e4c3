//! What several commands share, explained once.

pub mod expressions;
pub mod filters;
pub mod output;
pub mod towns;
