//! The program: runs quartier with the arguments of the command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    quartier::run(std::env::args_os())
}
