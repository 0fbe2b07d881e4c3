//! The program in a real terminal, through a pipe, into a file: what people see there, and that
//! every command of the README prints what the README says.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail")]

mod behaviour;
mod pictures;
mod readme;
mod terminal;
