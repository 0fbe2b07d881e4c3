//! The command `quartier …` as every test runs it, and its answer.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;
use std::{env, thread};

use serde_json::Value;

/// Record as JSON has it.
pub type Record = BTreeMap<String, Value>;

/// Exit code and output of a process.
#[derive(Debug, PartialEq, Eq)]
pub struct Answer {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

/// Variables without which a process cannot start.
const KEPT: [&str; 2] = ["PATH", "SystemRoot"];

/// The command `quartier …`, its arguments apart by blanks, in an environment that no machine has
/// changed.
pub fn quartier(arguments: &str) -> Command {
    let mut command = unchanged(env!("CARGO_BIN_EXE_quartier"));
    command.args(arguments.split_whitespace());
    command
}

/// Command of a program in such an environment.
pub fn unchanged(program: &str) -> Command {
    let mut command = Command::new(program);
    let kept = KEPT.iter().filter_map(|name| Some((name, env::var_os(name)?)));
    command.env_clear().envs(kept).env("LC_ALL", "C.UTF-8");
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    command
}

/// Ways to read the answer of a command.
pub trait Ask {
    /// Answer, whether the command succeeds or not.
    fn answer(&mut self) -> Answer;

    /// Standard output of a command that succeeds, text or not.
    fn bytes(&mut self) -> Vec<u8>;

    /// Standard output of a command that succeeds.
    fn text(&mut self) -> String;

    /// Records that it prints as JSON.
    fn records(&mut self) -> Vec<Record>;

    /// Rows that it prints as TSV, without the header.
    fn rows(&mut self) -> Vec<Vec<String>>;
}

impl Ask for Command {
    fn answer(&mut self) -> Answer {
        let output = self.output().expect("it runs");
        let [stdout, stderr] =
            [output.stdout, output.stderr].map(|it| String::from_utf8(it).expect("UTF-8"));
        Answer { code: output.status.code(), stdout, stderr }
    }

    fn bytes(&mut self) -> Vec<u8> {
        let output = self.output().expect("it runs");
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{self:?}: {stderr}");
        output.stdout
    }

    fn text(&mut self) -> String {
        String::from_utf8(self.bytes()).expect("UTF-8")
    }

    fn records(&mut self) -> Vec<Record> {
        serde_json::from_str(&self.args(["--format", "json"]).text()).expect("JSON")
    }

    fn rows(&mut self) -> Vec<Vec<String>> {
        let text = self.args(["--format", "tsv", "--no-header"]).text();
        text.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect()
    }
}

/// Text of a record.
pub fn text<'a>(record: &'a Record, key: &str) -> &'a str {
    record[key].as_str().unwrap_or_else(|| panic!("{key} is no text: {record:?}"))
}

/// List of texts of a record.
pub fn list<'a>(record: &'a Record, key: &str) -> BTreeSet<&'a str> {
    record[key].as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect()
}

/// Does the work for each item, on all processors.
pub fn for_each<T: Sync>(items: &[T], work: impl Fn(&T) + Sync) {
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for worker in 0..workers {
            let work = &work;
            scope.spawn(move || items.iter().skip(worker).step_by(workers).for_each(work));
        }
    });
}
