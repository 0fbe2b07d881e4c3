//! Damaged datasets: what they do to the commands that read them.

use std::{
    fs,
    path::{Path, PathBuf},
};

use proptest::{
    prelude::*,
    test_runner::{TestCaseError, TestCaseResult},
};

use super::{
    damage::{Damage, Done, damage, renamed as renamed_in},
    fuzz,
    promises::answer,
    questions::{Question, questions},
    readable,
};
use crate::support::{STUDY, files, quartier};

/// A copy of a dataset, with what befalls it. It stays where a promise is broken.
fn damaged(seed: u64, original: &Path, damages: &[Damage]) -> (PathBuf, Vec<Done>) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join(format!("fuzz-{}-{seed}", original.file_name().unwrap().display()));
    let _ = fs::remove_dir_all(&folder);
    for file in files(original) {
        let copy = folder.join(file.strip_prefix(original).unwrap());
        fs::create_dir_all(copy.parent().unwrap()).unwrap();
        fs::copy(&file, copy).unwrap();
    }
    let done = damages.iter().map(|it| it.befall(&folder)).collect();
    (folder, done)
}

/// Asks the questions of a dataset: what fails because of the data `check` finds.
fn asked(
    folder: &Path,
    questions: &[Question],
    arguments: impl Fn(&Question) -> String,
) -> TestCaseResult {
    let checked = answer(quartier("check").arg(folder))?;
    problems(folder, &checked.stdout)?;
    for question in questions {
        let mut command = quartier(&arguments(question));
        command.arg("--data").arg(folder);
        let result = question.format.map(|format| (format, folder.join("result")));
        match &result {
            Some((format, file)) => command.args(["--format", format, "--output"]).arg(file),
            None => command.args(["--format", "table"]),
        };
        let answer = answer(&mut command)?;
        let told = || format!("{command:?}\n{answer:#?}\n{}", checked.stdout);
        prop_assert!(
            answer.code != Some(1) || checked.code == Some(1),
            "check finds nothing: {}",
            told()
        );
        let Some((format, file)) = result else { continue };
        prop_assert_eq!(file.exists(), answer.code == Some(0), "{}", told());
        if answer.code == Some(0) {
            let read = readable::read(format, &fs::read(&file).unwrap());
            read.map_err(|error| TestCaseError::fail(format!("{error}: {}", told())))?;
            fs::remove_file(file).unwrap();
        }
    }
    let is_left = |it: &PathBuf| it.display().to_string().contains(".quartier-");
    prop_assert!(!files(folder).iter().any(is_left), "something half-written is left");
    Ok(())
}

/// Each problem stands where there is something.
fn problems(folder: &Path, checked: &str) -> TestCaseResult {
    for line in checked.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        prop_assert_eq!(cells.len(), 5, "{}", line);
        let text = fs::read(folder.join(cells[0])).unwrap_or_default();
        let lines = text.split(|byte| *byte == b'\n').count();
        let line = cells[1].parse().unwrap_or_default();
        prop_assert!(lines >= line, "{} has {} lines: {}", cells[0], lines, checked);
    }
    Ok(())
}

fn survives(
    seed: u64,
    original: &Path,
    damages: &[Damage],
    questions: &[Question],
) -> TestCaseResult {
    let (folder, done) = damaged(seed, original, damages);
    let is_bundled = original != Path::new(STUDY);
    let arguments = |question: &Question| {
        let renamed = done.iter().filter_map(|it| it.renamed.as_ref());
        renamed.fold(question.arguments(is_bundled), |text, (old, new)| renamed_in(&text, old, new))
    };
    let kept = asked(&folder, questions, arguments);
    let failed = folder.with_extension("failed");
    if kept.is_err() {
        let _ = fs::remove_dir_all(&failed);
        fs::rename(&folder, &failed).unwrap();
    } else {
        fs::remove_dir_all(&folder).unwrap();
    }
    kept.map_err(|error| match error {
        TestCaseError::Fail(reason) => {
            let done: Vec<_> = done.iter().map(|it| &*it.told).collect();
            let done = done.join("\n");
            TestCaseError::fail(format!("{reason}\n{done}\nkept in {}", failed.display()))
        }
        rejected @ TestCaseError::Reject(_) => rejected,
    })
}

#[test]
fn a_damaged_study_does_no_harm_and_check_finds_what_fails() {
    let input = (damage(), questions());
    fuzz(80, &input, |seed, (damages, questions)| {
        survives(seed, Path::new(STUDY), &damages, &questions)
    });
}

#[test]
fn damaged_bundled_data_do_no_harm_and_check_finds_what_fails() {
    let original = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let input = (damage(), questions());
    fuzz(10, &input, |seed, (damages, questions)| survives(seed, &original, &damages, &questions));
}
