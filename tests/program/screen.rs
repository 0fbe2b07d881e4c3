//! What `show` prints fits a screen, whichever municipality it is.

use crate::support::{Ask, for_each, ids, quartier};

/// Lines of 80 columns.
const SCREEN: usize = 60;

#[test]
fn a_municipality_fits_a_screen() {
    for_each(&ids(), |town| {
        for language in ["en", "de"] {
            let mut question = quartier("show");
            question.arg(town).args(["--format", "table", "--lang", language]);
            let page = question.env("COLUMNS", "80").text();
            let lines = page.lines().count();
            assert!(lines <= SCREEN, "{lines} lines: {page}");
            assert!(page.lines().all(|line| line.chars().count() <= 80), "{page}");
        }
    });
}
