//! What holds for every run, whatever it is asked and of whatever data.

use std::{
    io::Read,
    process::{Child, Command, Stdio},
    sync::{
        atomic::{AtomicU64, Ordering},
        mpsc::{self, Receiver},
    },
    thread,
    time::Duration,
};

use proptest::{prelude::*, test_runner::TestCaseError};
use wait4::{ResUse, Wait4};

use super::is_long;
use crate::support::Answer;

/// Far longer than any answer takes, on the slowest machine.
const LONGEST: Duration = Duration::from_mins(5);

/// What an answer may cost in a long run, which nothing disturbs.
const MOST_TIME: Duration = Duration::from_secs(10);
const MOST_MEMORY: u64 = 500 << 20;

/// How often the program has run.
pub static RUNS: AtomicU64 = AtomicU64::new(0);

/// Asks, and holds the answer against what is promised of all: it comes, ends as it should, and
/// says nothing but the result on standard output, and on standard error what is wrong or remarks.
pub fn answer(command: &mut Command) -> Result<Answer, TestCaseError> {
    RUNS.fetch_add(1, Ordering::Relaxed);
    let answer = finished(command)?;
    kept(&answer)
        .map_err(|broken| TestCaseError::fail(format!("{broken}\n{command:?}\n{answer:#?}")))?;
    Ok(answer)
}

fn kept(answer: &Answer) -> Result<(), String> {
    let Answer { code, stdout, stderr } = answer;
    let is_check = stderr.contains("warnings: ") || stderr.contains("Warnungen: ");
    let begins = |line: &str, labels: [&str; 2]| {
        labels.iter().any(|label| line.strip_prefix(label).is_some_and(|it| it.starts_with(": ")))
    };
    let is_error = |line: &str| begins(line, ["error", "Fehler"]);
    let ordered = [
        (matches!(code, Some(0..=2)), "it ended otherwise"),
        (!stdout.contains(is_harmful), "a terminal would obey what is printed"),
        (!stderr.contains(|c| is_harmful(c) || c == '\t'), "a terminal would obey what is said"),
        (*code != Some(2) || stdout.is_empty(), "there is a result beside an error"),
        (*code != Some(1) || stdout.is_empty() || is_check, "there is a result beside an error"),
        (*code == Some(0) || is_error(stderr), "it does not say what is wrong"),
        (*code != Some(1) || stderr.lines().count() == 1, "the error has several lines"),
        (stderr.lines().skip(1).all(|line| !is_error(line)), "there are several errors"),
        (
            *code != Some(0) || stderr.lines().all(|line| begins(line, ["note", "Hinweis"])),
            "it has said more than remarks",
        ),
        (!stderr.contains("panicked"), "it has panicked"),
        (stderr.is_empty() || stderr.ends_with('\n'), "the last line does not end"),
    ];
    ordered.iter().find(|(is_kept, _)| !is_kept).map_or(Ok(()), |(_, broken)| Err((*broken).into()))
}

/// Whether a terminal obeys a character rather than shows it.
pub fn is_harmful(c: char) -> bool {
    let turns_direction = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    turns_direction || c.is_control() && c != '\n' && c != '\t'
}

/// What a command leaves behind when it ends, as it should soon.
fn finished(command: &mut Command) -> Result<Answer, TestCaseError> {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| TestCaseError::reject(error.to_string()))?;
    let pipes = [read(child.stdout.take()), read(child.stderr.take())];
    let mut said = Vec::new();
    for pipe in pipes {
        let Ok(bytes) = pipe.recv_timeout(LONGEST) else {
            stop(child);
            return Err(TestCaseError::fail(format!("it does not end: {command:?}")));
        };
        let text = String::from_utf8(bytes);
        said.push(text.map_err(|it| TestCaseError::fail(format!("{it}: {command:?}")))?);
    }
    let used = child.wait4().unwrap();
    let ResUse { status, rusage } = used;
    if is_long() {
        let (time, memory) = (rusage.utime + rusage.stime, rusage.maxrss);
        prop_assert!(time < MOST_TIME, "it took {time:?}: {command:?}");
        prop_assert!(memory < MOST_MEMORY, "it took {memory} bytes: {command:?}");
    }
    let [stdout, stderr] = said.try_into().unwrap();
    Ok(Answer { code: status.code(), stdout, stderr })
}

fn stop(mut child: Child) {
    let _ = child.kill();
    let _ = child.wait();
}

/// What comes out of a pipe until it is closed.
fn read(pipe: Option<impl Read + Send + 'static>) -> Receiver<Vec<u8>> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        let _ = pipe.map(|mut pipe| pipe.read_to_end(&mut bytes));
        sender.send(bytes)
    });
    receiver
}
