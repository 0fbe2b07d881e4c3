//! Whoever gets the program may pass it on: every dependency has a licence that allows it.

use std::process::Command;

use crate::support::Ask;

/// Licences that ask for no more than to be named.
const FREE: [&str; 9] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "MIT",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Whether an expression such as `(MIT OR Apache-2.0) AND Unicode-3.0` offers free licences only.
fn is_free(expression: &str) -> bool {
    // Older manifests write `MIT/Apache-2.0`.
    let expression = expression.replace('/', " OR ");
    split(&expression, " OR ").iter().any(|choice| {
        split(choice, " AND ").iter().all(|part| {
            match part.strip_prefix('(').and_then(|part| part.strip_suffix(')')) {
                Some(inner) => is_free(inner),
                None => FREE.contains(part),
            }
        })
    })
}

/// The parts of an expression, outside parentheses.
fn split<'a>(expression: &'a str, separator: &str) -> Vec<&'a str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (place, _) in expression.match_indices(separator) {
        let before = expression.get(start..place).unwrap();
        if before.matches('(').count() == before.matches(')').count() {
            parts.push(before.trim());
            start = place + separator.len();
        }
    }
    parts.push(expression.get(start..).unwrap().trim());
    parts
}

#[test]
fn every_dependency_may_be_passed_on() {
    // What only the tests use is not passed on.
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["tree", "--locked", "--edges", "normal,build", "--target", "all"]);
    let packages = cargo.args(["--prefix", "none", "--format", "{p}: {l}"]).text();
    assert!(packages.lines().count() > 10, "{packages}");
    for package in packages.lines() {
        let licence = package.split_once(": ").map_or("", |(_, licence)| licence);
        assert!(is_free(licence.trim_end_matches(" (*)")), "{package}");
    }
}

#[test]
fn a_licence_that_asks_for_more_is_found() {
    for free in ["MIT", "MIT/Apache-2.0", "GPL-3.0 OR MIT", "(MIT OR GPL-2.0) AND Unicode-3.0"] {
        assert!(is_free(free), "{free}");
    }
    for other in ["", "GPL-3.0", "MIT AND GPL-3.0", "(GPL-2.0 OR LGPL-2.1) AND MIT"] {
        assert!(!is_free(other), "{other}");
    }
}
