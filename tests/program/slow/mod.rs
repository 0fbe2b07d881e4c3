//! Tests that take long, or that need programs of the machine: with `--features slow-tests`.

mod damage;
mod datasets;
mod fuzz;
mod inputs;
mod interrupted;
mod large;
mod others;
mod shells;
mod windows;

use std::env;
use std::io::{Write, stderr};

/// Whether another program is there. Where it is not, the test that needs it is left out and says
/// so past the test harness, which would keep it to itself; but a program that `QUARTIER_REQUIRE`
/// names, as in `zsh,libreoffice`, has to be there.
fn can_be_asked(program: &str, is_there: bool) -> bool {
    let required = env::var("QUARTIER_REQUIRE").unwrap_or_default();
    assert!(is_there || !required.split(',').any(|it| it == program), "there is no {program}");
    if !is_there {
        let _ = writeln!(stderr(), "left out: there is no {program}");
    }
    is_there
}
