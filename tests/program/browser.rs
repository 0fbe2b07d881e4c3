//! What a browser makes of the pages: `tests/browser/pages.mjs` says how to get what it takes.
//! Without that the test is left out, unless `QUARTIER_REQUIRE=browser` asks for it.

use std::{env, fs, process::Command};

use crate::{
    html::QUESTIONS,
    support::{Ask, can_be_asked, quartier},
};

const CHECK: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser/pages.mjs");

#[test]
fn pages_are_valid_accessible_and_no_wider_than_a_phone() {
    if !can_be_asked("browser", env::var_os("QUARTIER_BROWSER_PACKAGES").is_some()) {
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
