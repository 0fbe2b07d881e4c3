//! `cargo bench --bench tables`: how long questions to a dataset of one's own take that has as many
//! municipalities as Germany and Europe, and how much memory, beside a program that reads the same
//! table into typed records with the csv crate and does nothing with them. In each round every
//! command runs once, so that whatever else the machine does meets all of them alike.

#![allow(clippy::print_stdout, reason = "the result of a benchmark is what it prints")]

use std::{
    env,
    error::Error,
    fmt::Write,
    fs,
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use wait4::Wait4;

const ROUNDS: usize = 11;

const COUNTS: [usize; 2] = [11_000, 100_000];

const QUESTIONS: [&str; 4] = [
    "list --all --where vacancy_2011>=5",
    "match altena --all -n 20",
    "show altena",
    "compare altena dortmund",
];

/// A line of the table: what a municipality is, its figures, which of them are marked.
type Line = (
    [String; 6],
    bool,
    [String; 2],
    [f64; 2],
    [Option<f64>; 26],
    [Option<bool>; 3],
    [Option<f64>; 7],
    [String; 2],
);

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().collect();
    if let [_, option, table] = arguments.as_slice()
        && option == "--read"
    {
        return read(Path::new(table));
    }
    for count in COUNTS {
        compare(count)?;
    }
    Ok(())
}

/// What the questions are compared with.
fn read(table: &Path) -> Result<(), Box<dyn Error>> {
    let mut lines: Vec<Line> = Vec::new();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_path(table)?;
    for line in reader.deserialize().skip(1) {
        lines.push(line?);
    }
    println!("{}", lines.len());
    Ok(())
}

fn compare(count: usize) -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let data = folder.path().join("data");
    let quartier = env!("CARGO_BIN_EXE_quartier");
    Command::new(quartier).arg("export").arg(&data).stdout(Stdio::null()).status()?;
    let table = data.join("reference.csv");
    let length = enlarge(&table, count)?;

    let mut reader = Command::new(env::current_exe()?);
    reader.arg("--read").arg(&table);
    let mut candidates = vec![("the csv crate, typed records".to_owned(), reader)];
    candidates.extend(QUESTIONS.iter().map(|question| {
        let mut command = Command::new(quartier);
        command.args(question.split_whitespace()).arg("--data").arg(&data);
        (format!("quartier {question}"), command)
    }));
    let mut used = vec![(Vec::new(), 0); candidates.len()];
    for _ in 0..ROUNDS {
        for ((_, command), (times, memory)) in candidates.iter_mut().zip(&mut used) {
            let start = Instant::now();
            let child = command.stdout(Stdio::null()).spawn()?.wait4()?;
            times.push(start.elapsed());
            *memory = child.rusage.maxrss.max(*memory);
        }
    }
    println!(
        "{count} municipalities, {length} bytes; {ROUNDS} rounds: median time, times the first, most memory, times the file"
    );
    let first = used.first_mut().map_or(Duration::ZERO, |(times, _)| median(times));
    for ((name, _), (times, memory)) in candidates.iter().zip(&mut used) {
        let time = median(times).as_secs_f64();
        println!(
            "{:8.1} ms  {:5.2} ×  {:7} KiB  {:5.2} ×  {name}",
            time * 1e3,
            time / first.as_secs_f64(),
            *memory / 1024,
            f64::from(u32::try_from(*memory / 1024)?) * 1024.0 / f64::from(u32::try_from(length)?),
        );
    }
    Ok(())
}

/// Makes the table as long, each line under a new name and key; its new length in bytes.
fn enlarge(table: &Path, count: usize) -> Result<usize, Box<dyn Error>> {
    let text = fs::read_to_string(table)?;
    let mut lines = text.lines();
    let mut enlarged = lines.next().unwrap_or_default().to_owned() + "\n";
    let mut known = lines.clone().cycle();
    for number in 0..count {
        let line = known.next().unwrap_or_default();
        let rest = line.splitn(3, ',').nth(2).unwrap_or_default();
        writeln!(enlarged, "town-{number},{:08},{rest}", 10_000_000 + number)?;
    }
    fs::write(table, &enlarged)?;
    Ok(enlarged.len())
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
