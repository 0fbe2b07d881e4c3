//! The program as a whole, asked as anybody asks it: its answers are held against the data,
//! against second calculations and against readers that others have written.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::cast_precision_loss,
    clippy::float_cmp,
    clippy::print_stderr,
    reason = "a test may fail"
)]

mod briefing;
mod citations;
mod classes;
mod exits;
mod expressions;
mod facts;
mod figures;
mod formats;
mod geojson;
mod help;
mod hostile;
mod language;
mod licences;
mod likeness;
mod own_study;
mod questions;
#[cfg(unix)]
mod readme;
mod site;
#[cfg(all(unix, feature = "slow-tests"))]
mod slow;
mod statistics;
mod support;
#[cfg(unix)]
mod terminal;
