//! The command `quartier …` as every test runs it, and what it answers.

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    process::Command,
    thread,
};

use serde_json::Value;

/// A record as JSON has it.
pub type Record = BTreeMap<String, Value>;

/// What a process left behind.
#[derive(Debug, PartialEq, Eq)]
pub struct Answer {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

/// What a machine's environment keeps: without these a process cannot start. Everything else
/// could change what is printed.
const KEPT: [&str; 2] = ["PATH", "SystemRoot"];

/// The command `quartier …`, its arguments apart by blanks, with an environment that no machine
/// has changed.
pub fn quartier(arguments: &str) -> Command {
    let mut command = unchanged(env!("CARGO_BIN_EXE_quartier"));
    command.args(arguments.split_whitespace());
    command
}

/// A line for the shell, in which `quartier` is the program.
#[cfg(unix)]
pub fn shell(line: &str) -> Command {
    let folder = std::path::Path::new(env!("CARGO_BIN_EXE_quartier")).parent().unwrap();
    let path = format!("{}:{}", folder.display(), env::var("PATH").unwrap());
    let mut command = unchanged("sh");
    command.args(["-c", line]).current_dir(env!("CARGO_TARGET_TMPDIR"));
    command.env("PATH", path).env("TERM", "xterm-256color");
    // Nobody is there to turn pages.
    command.env("QUARTIER_PAGER", "");
    command
}

fn unchanged(program: &str) -> Command {
    let mut command = Command::new(program);
    let kept = KEPT.iter().filter_map(|name| Some((name, env::var_os(name)?)));
    command.env_clear().envs(kept);
    command
}

/// The ways to hear what a command has to say.
pub trait Ask {
    /// All of it, whether it succeeds or not.
    fn answer(&mut self) -> Answer;

    /// What it prints, having succeeded.
    fn text(&mut self) -> String;

    /// What it prints for people, on one line.
    fn told(&mut self) -> String;

    /// What it prints as JSON.
    fn records(&mut self) -> Vec<Record>;

    /// What it prints as TSV, without the header.
    fn rows(&mut self) -> Vec<Vec<String>>;
}

impl Ask for Command {
    fn answer(&mut self) -> Answer {
        let output = self.output().expect("it runs");
        let [stdout, stderr] =
            [output.stdout, output.stderr].map(|it| String::from_utf8(it).expect("UTF-8"));
        Answer { code: output.status.code(), stdout, stderr }
    }

    fn text(&mut self) -> String {
        let answer = self.answer();
        assert_eq!(answer.code, Some(0), "{self:?}: {}", answer.stderr);
        answer.stdout
    }

    fn told(&mut self) -> String {
        let text = self.args(["--format", "table"]).env("COLUMNS", "300").text();
        on_one_line(&text)
    }

    fn records(&mut self) -> Vec<Record> {
        serde_json::from_str(&self.args(["--format", "json"]).text()).expect("JSON")
    }

    fn rows(&mut self) -> Vec<Vec<String>> {
        let text = self.args(["--format", "tsv", "--no-header"]).text();
        text.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect()
    }
}

/// The words of a text, however they are set.
pub fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text of a record.
pub fn text<'a>(record: &'a Record, key: &str) -> &'a str {
    record[key].as_str().unwrap_or_else(|| panic!("{key} is no text: {record:?}"))
}

/// A list of texts of a record.
pub fn list<'a>(record: &'a Record, key: &str) -> BTreeSet<&'a str> {
    record[key].as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect()
}

/// Does it for each, on all processors.
pub fn for_each<T: Sync>(items: &[T], work: impl Fn(&T) + Sync) {
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for worker in 0..workers {
            let work = &work;
            scope.spawn(move || items.iter().skip(worker).step_by(workers).for_each(work));
        }
    });
}
