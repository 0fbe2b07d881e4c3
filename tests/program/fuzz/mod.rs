//! What nobody would think of: damaged datasets, and expressions, arguments and names at random.
//! Whatever they are, the program keeps what it promises of every run, see [`promises`].
//!
//! An ordinary run of the tests makes the same few tries each time. With `QUARTIER_FUZZ_SECONDS=600`
//! each of the tests goes on for so long with others. A failure prints the seed of its round, by
//! which `QUARTIER_FUZZ_SEED` repeats it.

mod arguments;
mod damage;
mod datasets;
mod expressions;
mod places;
mod promises;
mod questions;
mod readable;
mod spellings;

use std::{
    env,
    fmt::Debug,
    sync::atomic::Ordering,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use proptest::{
    prelude::*,
    test_runner::{Config, RngSeed, TestCaseResult, TestRunner},
};

/// Whether this is a long run, which nothing else disturbs, so that time and memory can be
/// measured.
fn is_long() -> bool {
    env::var_os("QUARTIER_FUZZ_SECONDS").is_some()
}

fn number(variable: &str) -> Option<u64> {
    env::var(variable).ok().map(|it| it.parse().expect("a number"))
}

/// Tries whether a promise is kept whatever the input is: one round of so many tries, or one after
/// another as long as is asked for. What fails is made as small as possible.
fn fuzz<S: Strategy<Value: Debug>>(
    tries: u32,
    input: &S,
    promise: impl Fn(u64, S::Value) -> TestCaseResult,
) {
    let round = |seed: u64| {
        let config = Config {
            rng_seed: RngSeed::Fixed(seed),
            failure_persistence: None,
            max_shrink_iters: 1_000,
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
    let mut failures = 0;
    let mut seed = first;
    while begin.elapsed() < Duration::from_secs(seconds) {
        if let Err(failure) = round(seed) {
            eprintln!("QUARTIER_FUZZ_SEED={seed}: {failure}");
            failures += 1;
        }
        seed += 1;
    }
    let runs = promises::RUNS.load(Ordering::Relaxed);
    eprintln!("{} rounds of {tries} from seed {first}, {runs} runs so far", seed - first);
    assert_eq!(failures, 0, "failures, told above");
}
