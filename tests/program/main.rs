//! The program as a whole, asked as anybody asks it: what it answers is held against the data,
//! against second calculations and against readers that others have written.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    clippy::print_stderr,
    reason = "a test may fail"
)]

mod briefing;
mod browser;
mod citations;
mod expressions;
mod faults;
mod faulty_table;
mod figures;
mod fuzz;
mod geojson;
mod help;
mod hostile_addresses;
mod hostile_data;
mod html;
#[cfg(unix)]
mod interrupted;
mod language;
mod levels;
mod licences;
mod limits;
mod manual;
mod matching;
mod office;
mod own_study;
mod package;
mod reference;
mod schemas;
mod screen;
mod search;
mod shading;
#[cfg(unix)]
mod shells;
mod standing;
mod statements;
mod statistics;
mod support;
#[cfg(unix)]
mod terminal;
