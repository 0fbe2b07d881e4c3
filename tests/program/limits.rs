//! What is too much is refused in a clear word, and what is much takes no more than its share.

use std::{
    fs::{self, File, OpenOptions},
    io::Write,
    path::Path,
    time::Duration,
};

use wait4::Wait4;

use crate::support::{Ask, REFERENCE, changed, exported, quartier};

const MEBIBYTE: usize = 1 << 20;

/// Lengthens a file to so many bytes by what says nothing.
fn fill_up(file: &Path, length: usize) {
    let known = usize::try_from(fs::metadata(file).unwrap().len()).unwrap();
    let mut file = OpenOptions::new().append(true).open(file).unwrap();
    file.write_all(&vec![b'\n'; length - known]).unwrap();
}

#[test]
fn a_file_has_as_many_bytes_as_its_kind_may_need() {
    for (name, most) in [("sources.toml", 4), ("reference.csv", 64)] {
        let folder = exported();
        let file = folder.path().join(name);
        fill_up(&file, most * MEBIBYTE);
        quartier("list --all --sources --data").arg(folder.path()).text();
        fill_up(&file, most * MEBIBYTE + 1);
        let answer = quartier("list --all --sources --data").arg(folder.path()).answer();
        let expected = format!("{} is larger than {most} MiB", file.display());
        assert_eq!(answer.code, Some(1), "{name}");
        assert!(answer.stderr.contains(&expected), "{}", answer.stderr);
    }
}

#[test]
fn all_files_together_have_as_many_bytes_as_a_dataset_may_need() {
    let folder = exported();
    fill_up(&folder.path().join("reference.csv"), 64 * MEBIBYTE);
    fill_up(&folder.path().join("sources.toml"), 4 * MEBIBYTE);
    quartier("check").arg(folder.path()).text();
    fill_up(&folder.path().join("study.toml"), 4 * MEBIBYTE);
    let answer = quartier("check").arg(folder.path()).answer();
    assert_eq!(answer.code, Some(1));
    assert!(answer.stdout.contains("larger than 72 MiB together"), "{}", answer.stdout);
    let answer = quartier("check --lang de").arg(folder.path()).answer();
    assert!(answer.stdout.contains("zusammen größer als 72 MiB"), "{}", answer.stdout);
}

#[test]
#[cfg(target_os = "linux")]
fn a_huge_file_is_refused_where_memory_is_short() {
    let folder = changed(&[]);
    let file = folder.path().join("sources.toml");
    File::create(file).unwrap().set_len(1 << 32).unwrap();
    let line = format!("ulimit -v 200000; quartier sources --data {}", folder.path().display());
    let answer = crate::support::shell(&line).answer();
    assert_eq!((answer.code, &*answer.stdout), (Some(1), ""), "{}", answer.stderr);
    assert!(answer.stderr.contains("is larger than 4 MiB"), "{}", answer.stderr);
}

#[test]
#[cfg(target_os = "linux")]
fn a_file_that_might_not_fit_into_memory_is_refused() {
    let folder = exported();
    fill_up(&folder.path().join("sources.toml"), 4 * MEBIBYTE);
    for (memory, code) in [(200_000, Some(1)), (600_000, Some(0))] {
        let command = format!("quartier sources --data {}", folder.path().display());
        let answer = crate::support::shell(&format!("ulimit -v {memory}; {command}")).answer();
        assert_eq!(answer.code, code, "{}", answer.stderr);
        assert_eq!(answer.stderr.contains("sources.toml: Out of memory"), code == Some(1));
    }
}

#[test]
fn no_text_is_longer_than_any_needs_to_be() {
    let chain = " or shore = at-sea".repeat(200_000);
    for (file, from, to) in [
        ("municipalities.toml", "Seehausen", "x".repeat(320_000)),
        ("municipalities.toml", "Seehausen", "ä".repeat(4001)),
        ("study.toml", "shore = at-sea", format!("shore = at-sea{chain}")),
    ] {
        let folder = changed(&[(file, from, &to)]);
        for question in ["check", "list --format table", "findings --format table"] {
            let answer = quartier(question).arg("--data").arg(folder.path()).answer();
            let said = answer.stdout + &answer.stderr;
            if question == "check" || said.contains(file) {
                assert_eq!(answer.code, Some(1), "{question}");
                assert!(said.contains("more than 4000 characters"), "{question}: {said}");
            }
        }
    }
    let folder = changed(&[("municipalities.toml", "Seehausen", &"ä".repeat(4000))]);
    quartier("list --format table --data").arg(folder.path()).text();
}

/// The time that the processor needs to answer from a table of so many municipalities.
fn time(question: &str, municipalities: usize) -> Duration {
    let folder = exported();
    let mut reader = csv::Reader::from_reader(REFERENCE.as_bytes());
    let header = reader.headers().unwrap().clone();
    let place = |name: &str| header.iter().position(|it| it == name).unwrap();
    let [id, ags, name] = ["id", "ags", "name"].map(place);
    let known: Vec<_> = reader.records().map(Result::unwrap).collect();
    let mut writer = csv::Writer::from_path(folder.path().join("reference.csv")).unwrap();
    writer.write_record(&header).unwrap();
    for (number, row) in known.iter().cycle().take(municipalities).enumerate() {
        let cells = row.iter().enumerate().map(|(place, cell)| match place {
            _ if place == id => format!("{cell}-{number}"),
            _ if place == name => format!("{cell} {number}"),
            _ if place == ags => (10_000_000 + number).to_string(),
            _ => cell.to_owned(),
        });
        writer.write_record(cells).unwrap();
    }
    writer.flush().unwrap();
    let mut command = quartier(question);
    command.arg("--data").arg(folder.path()).arg("--output").arg(folder.path().join("result"));
    let used = command.spawn().unwrap().wait4().unwrap();
    assert!(used.status.success(), "{question}");
    used.rusage.utime
}

#[test]
fn four_times_as_many_municipalities_take_little_more_than_four_times_as_long() {
    for question in ["compare --all --format csv", "list --all --format geojson"] {
        let [few, many] = [8_000, 32_000].map(|count| time(question, count));
        assert!(many < 8 * few, "{question}: {few:?}, {many:?}");
    }
}
