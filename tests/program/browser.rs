//! What a browser makes of the pages: `tests/browser/pages.mjs` says how to get what it takes.
//! Without that the test is skipped, unless `QUARTIER_REQUIRE_BROWSER` is set.

use std::{
    env, fs,
    io::{self, Write},
    process::Command,
};

use crate::{
    html::QUESTIONS,
    support::{Ask, quartier},
};

const CHECK: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser/pages.mjs");

#[test]
fn pages_are_valid_accessible_and_no_wider_than_a_phone() {
    let packages = env::var_os("QUARTIER_BROWSER_PACKAGES");
    let required = env::var_os("QUARTIER_REQUIRE_BROWSER").is_some();
    assert!(packages.is_some() || !required, "QUARTIER_BROWSER_PACKAGES is not set: {CHECK}");
    if packages.is_none() {
        // Written past the test harness, which would keep it to itself.
        let skipped =
            format!("browser: skipped, as QUARTIER_BROWSER_PACKAGES is not set: {CHECK}\n");
        io::stderr().write_all(skipped.as_bytes()).unwrap();
        return;
    }

    let folder = tempfile::tempdir().unwrap();
    let mut check = Command::new("node");
    check.arg(CHECK);
    for question in QUESTIONS {
        for language in ["en", "de"] {
            let file = folder.path().join(format!("{question} {language}.html"));
            let mut command = quartier(question);
            command.args(["--lang", language, "--output"]).arg(&file).text();
            check.arg(file);
        }
    }
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 2 * QUESTIONS.len());
    let answer = check.answer();
    assert_eq!((answer.code, &*answer.stdout), (Some(0), ""), "{}", answer.stderr);
}
