//! The program: answers the question that its arguments ask.

use std::process::ExitCode;

fn main() -> ExitCode {
    quartier::run(std::env::args_os()).into()
}
