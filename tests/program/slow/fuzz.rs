//! Tries at random, and the promises that hold for every run, whatever it is asked and of whatever
//! data.
//!
//! An ordinary run makes the same few tries each time. With `QUARTIER_FUZZ_SECONDS=600` each of
//! the tests goes on for so long with others. A failure prints the seed of its round, by which
//! `QUARTIER_FUZZ_SEED` repeats it.

use std::fmt::Debug;
use std::io::Read;
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};
use std::{env, thread};

use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestCaseError, TestCaseResult, TestRunner};

use crate::support::{Answer, has_control};

/// Time that no answer takes, on the slowest machine.
const LONGEST: Duration = Duration::from_mins(1);

/// Tries whether a promise holds whatever the input is: one round of so many tries, or one after
/// another as long as is asked for. An input that fails is made as small as possible.
pub fn fuzz<S: Strategy<Value: Debug>>(
    tries: u32,
    input: &S,
    promise: impl Fn(u64, S::Value) -> TestCaseResult,
) {
    let number = |name: &str| env::var(name).ok().map(|it| it.parse::<u64>().expect("a number"));
    let round = |seed: u64| {
        let config = Config {
            rng_seed: RngSeed::Fixed(seed),
            failure_persistence: None,
            max_shrink_iters: 300,
            ..Config::with_cases(tries)
        };
        TestRunner::new(config).run(input, |input| promise(seed, input))
    };
    let Some(seconds) = number("QUARTIER_FUZZ_SECONDS") else {
        let seed = number("QUARTIER_FUZZ_SEED").unwrap_or_default();
        round(seed).unwrap_or_else(|failure| panic!("QUARTIER_FUZZ_SEED={seed}: {failure}"));
        return;
    };
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    let first = number("QUARTIER_FUZZ_SEED").unwrap_or(now * 1_000);
    let begin = Instant::now();
    let (mut failures, mut seed) = (0, first);
    while begin.elapsed() < Duration::from_secs(seconds) {
        if let Err(failure) = round(seed) {
            eprintln!("QUARTIER_FUZZ_SEED={seed}: {failure}");
            failures += 1;
        }
        seed += 1;
    }
    eprintln!("{} rounds of {tries} from seed {first}", seed - first);
    assert_eq!(failures, 0, "failures, told above");
}

/// Answer that comes, ends as it should, and has nothing but the result on standard output, and on
/// standard error what is wrong or remarks.
pub fn answer(command: &mut Command) -> Result<Answer, TestCaseError> {
    let answer = finished(command)?;
    match broken_promise(&answer) {
        None => Ok(answer),
        Some(broken) => Err(TestCaseError::fail(format!("{broken}\n{command:?}\n{answer:#?}"))),
    }
}

fn broken_promise(Answer { code, stdout, stderr }: &Answer) -> Option<&'static str> {
    let is_error = |line: &str| line.starts_with("error: ") || line.starts_with("Fehler: ");
    let errors = stderr.lines().filter(|line| is_error(line)).count();
    let is_check = stdout.lines().next().is_some_and(|it| it.starts_with("file\t"));
    let promises = [
        (matches!(code, Some(0..=2)), "it ended otherwise"),
        (!has_control(stdout), "a terminal would obey what is printed"),
        (!has_control(stderr), "a terminal would obey what is said"),
        (*code == Some(0) || stdout.is_empty() || is_check, "there is a result beside an error"),
        (*code == Some(0) || errors == 1 || is_check, "it does not say what is wrong in one error"),
        (*code != Some(0) || errors == 0, "an error without its exit code"),
        (!stderr.contains("panicked"), "it has panicked"),
        (stderr.is_empty() || stderr.ends_with('\n'), "the last line does not end"),
    ];
    promises.into_iter().find(|(is_kept, _)| !is_kept).map(|(_, broken)| broken)
}

fn finished(command: &mut Command) -> Result<Answer, TestCaseError> {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| TestCaseError::reject(error.to_string()))?;
    let pipes = [read(child.stdout.take()), read(child.stderr.take())];
    let mut said = Vec::new();
    for pipe in pipes {
        let Ok(bytes) = pipe.recv_timeout(LONGEST) else {
            let _ = child.kill();
            let _ = child.wait();
            return Err(TestCaseError::fail(format!("it does not end: {command:?}")));
        };
        let text = String::from_utf8(bytes);
        said.push(text.map_err(|it| TestCaseError::fail(format!("{it}: {command:?}")))?);
    }
    let code = child.wait().unwrap().code();
    let [stdout, stderr] = said.try_into().unwrap();
    Ok(Answer { code, stdout, stderr })
}

/// Everything that comes out of a pipe until it is closed.
fn read(pipe: Option<impl Read + Send + 'static>) -> Receiver<Vec<u8>> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        let _ = pipe.map(|mut pipe| pipe.read_to_end(&mut bytes));
        sender.send(bytes)
    });
    receiver
}
