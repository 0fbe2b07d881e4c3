//! `cargo bench`: how long whole processes take and how much memory they use, beside a program
//! that only greets, built with the same profile. Each round runs every command once, so that
//! whatever else the machine does meets all of them alike.

#![allow(clippy::print_stdout, reason = "the result of a benchmark is what it prints")]

use std::{
    error::Error,
    fs,
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use wait4::Wait4;

const ROUNDS: usize = 500;

const QUESTIONS: [&str; 8] = [
    "list --size small",
    "list --all --where vacancy_2011>=5",
    "compare altena dortmund",
    "match iserlohn",
    "match iserlohn --all",
    "show altena",
    "recommendations",
    "study",
];

struct Candidate {
    name: String,
    program: String,
    arguments: Vec<String>,
    times: Vec<Duration>,
    memory: u64,
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let greeter = build_greeter(folder.path())?;

    let mut candidates = vec![Candidate::new("a program that only greets", &greeter, "")];
    candidates.extend(QUESTIONS.iter().map(|question| {
        Candidate::new(&format!("quartier {question}"), env!("CARGO_BIN_EXE_quartier"), question)
    }));
    for _ in 0..ROUNDS {
        for candidate in &mut candidates {
            candidate.run()?;
        }
    }

    println!("{ROUNDS} rounds; median time, times the first, most memory");
    let first = candidates.first().map_or(Duration::ZERO, Candidate::median);
    for candidate in &candidates {
        let time = candidate.median().as_secs_f64();
        println!(
            "{:8.3} ms  {:5.2} ×  {:6} KiB  {}",
            time * 1e3,
            time / first.as_secs_f64(),
            candidate.memory / 1024,
            candidate.name,
        );
    }
    Ok(())
}

/// The least that a program can do, with the release profile of `Cargo.toml`.
fn build_greeter(folder: &Path) -> Result<String, Box<dyn Error>> {
    let source = folder.join("greeter.rs");
    fs::write(&source, "fn main() { println!(\"Hello, world!\"); }\n")?;
    let program = folder.join("greeter");
    let status = Command::new("rustc")
        .args(["--edition=2024", "-Copt-level=3", "-Clto=fat", "-Ccodegen-units=1"])
        .args(["-Cpanic=abort", "-Cstrip=symbols", "-o"])
        .args([&program, &source])
        .status()?;
    if !status.success() {
        return Err("rustc cannot build the program that only greets".into());
    }
    Ok(program.display().to_string())
}

impl Candidate {
    fn new(name: &str, program: &str, arguments: &str) -> Self {
        Self {
            name: name.to_owned(),
            program: program.to_owned(),
            arguments: arguments.split_whitespace().map(str::to_owned).collect(),
            times: Vec::with_capacity(ROUNDS),
            memory: 0,
        }
    }

    fn run(&mut self) -> Result<(), Box<dyn Error>> {
        let start = Instant::now();
        let mut child =
            Command::new(&self.program).args(&self.arguments).stdout(Stdio::null()).spawn()?;
        let used = child.wait4()?;
        self.times.push(start.elapsed());
        self.memory = self.memory.max(used.rusage.maxrss);
        Ok(())
    }

    fn median(&self) -> Duration {
        let mut times = self.times.clone();
        times.sort_unstable();
        times.get(times.len() / 2).copied().unwrap_or_default()
    }
}
