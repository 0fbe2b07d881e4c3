//! Damaged datasets: `check` finds what fails, and nothing else happens.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{TestCaseError, TestCaseResult};

use super::damage::{Damage, damage, drafts};
use super::fuzz::{answer, fuzz};
use crate::questions::{FORMATS, takes};
use crate::support::{BUNDLED, STUDY, copy_of, quartier, read};

/// Names that the two datasets have for the same.
const NAMES: [(&str, &str, &str); 6] = [
    ("TOWN", "seehausen", "altena"),
    ("OTHER", "bergdorf", "werdohl"),
    ("COLUMN", "boats_2021", "vacancy_2022"),
    ("COMPUTED", "boats_change", "population_growth_2014"),
    ("CLASS", "--shore at-sea", "--size small"),
    ("FIELD", "harbour", "accommodation"),
];

const QUESTIONS: [&str; 32] = [
    "list",
    "list --all --columns all",
    "list --columns name --bars COLUMN --sources",
    "list --all --where COLUMN>1 --sort -COMPUTED",
    "list --all --where percentile(COLUMN)>=50 --columns +rank(COMPUTED)",
    "list CLASS",
    "show TOWN",
    "show TOWN --full",
    "compare TOWN OTHER --diff",
    "compare TOWN --with district,state,peers",
    "stats",
    "stats COLUMN COMPUTED",
    "stats COLUMN --by region",
    "match TOWN",
    "match OTHER --explain",
    "match TOWN --all --sources",
    "match TOWN OTHER",
    "briefing TOWN",
    "briefing OTHER --full",
    "map",
    "map TOWN",
    "map --shade COMPUTED CLASS",
    "findings",
    "findings TOWN --examples",
    "recommendations OTHER --sources",
    "facts",
    "facts TOWN --sources",
    "facts --field FIELD --sort date",
    "search e",
    "indicators COMPUTED",
    "sources",
    "study --sources",
];

/// Question with the format of the file that it goes to, if any, and its language.
type Question = (&'static str, Option<&'static str>, &'static str);

fn questions() -> impl Strategy<Value = Vec<Question>> {
    let format = prop::option::weighted(0.6, select(FORMATS.to_vec()));
    let question = (select(QUESTIONS.to_vec()), format, select(vec!["en", "de"]));
    prop::collection::vec(question, 1..4)
}

fn survives(dataset: &str, damages: &[Damage], questions: &[Question]) -> TestCaseResult {
    let folder = copy_of(dataset, &[]);
    let done: Vec<String> = damages.iter().map(|it| it.befall(folder.path())).collect();
    let kept = asked(dataset, folder.path(), questions);
    kept.map_err(|error| match error {
        TestCaseError::Fail(reason) => {
            let kept = folder.keep();
            TestCaseError::fail(format!(
                "{reason}\n{}\nkept in {}",
                done.join("\n"),
                kept.display()
            ))
        }
        rejected @ TestCaseError::Reject(_) => rejected,
    })
}

/// Asks the questions of a dataset: where one fails because of the data, `check` has found it.
fn asked(dataset: &str, folder: &Path, questions: &[Question]) -> TestCaseResult {
    let checked = answer(quartier("check").arg(folder))?;
    for line in checked.stdout.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let text = fs::read(folder.join(cells[0])).unwrap_or_default();
        let lines = text.split(|byte| *byte == b'\n').count();
        prop_assert!(lines >= cells[1].parse().unwrap_or_default(), "no such line: {}", line);
    }
    for (question, format, language) in questions {
        let names = NAMES.iter();
        let question = names.fold((*question).to_owned(), |question, (name, own, bundled)| {
            question.replace(name, if dataset == STUDY { own } else { bundled })
        });
        let mut command = quartier(&question);
        command.args(["--lang", language]).arg("--data").arg(folder);
        let format = format.filter(|it| takes(&question, it));
        let file = folder.join("result");
        match format {
            Some(format) => command.args(["--format", format, "--output"]).arg(&file),
            None => command.args(["--format", "table"]),
        };
        let answer = answer(&mut command)?;
        let told = || format!("{command:?}\n{answer:#?}\n{}", checked.stdout);
        prop_assert!(
            answer.code != Some(1) || checked.code == Some(1),
            "check is silent: {}",
            told()
        );
        if let Some(format) = format {
            prop_assert_eq!(file.exists(), answer.code == Some(0), "{}", told());
            if file.exists() {
                let result = read(format, &fs::read(&file).unwrap());
                result.map_err(|error| TestCaseError::fail(format!("{error}: {}", told())))?;
                fs::remove_file(file).unwrap();
            }
        }
    }
    prop_assert!(drafts(folder).is_empty(), "something half-written is left");
    Ok(())
}

#[test]
fn a_damaged_study_does_no_harm_and_check_finds_what_fails() {
    fuzz(120, &(damage(), questions()), |_, (damages, questions)| {
        survives(STUDY, &damages, &questions)
    });
}

#[test]
fn damaged_bundled_data_do_no_harm_and_check_finds_what_fails() {
    fuzz(20, &(damage(), questions()), |_, (damages, questions)| {
        survives(BUNDLED, &damages, &questions)
    });
}
