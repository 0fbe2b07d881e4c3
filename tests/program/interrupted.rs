//! What reaches the program while it writes: signals, limits, full disks. Nothing half-written is
//! left, and nobody sees what is private.

use std::{
    ffi::OsStr,
    fs::{self, Permissions},
    io::{self, Write},
    os::unix::{
        fs::{MetadataExt, PermissionsExt},
        process::ExitStatusExt,
    },
    path::Path,
    process::{Child, Command, ExitStatus},
};

use tempfile::TempDir;

use crate::support::{Ask, REFERENCE, exported, quartier, shell};

/// Takes long enough to write that something can happen meanwhile.
const QUESTION: &str = "list --all --columns name --format csv";

/// A dataset whose municipalities have long names, 28 MiB of them.
fn long_names() -> TempDir {
    let folder = exported();
    let mut reader = csv::Reader::from_reader(REFERENCE.as_bytes());
    let header = reader.headers().unwrap().clone();
    let first = reader.records().next().unwrap().unwrap();
    let mut writer = csv::Writer::from_path(folder.path().join("reference.csv")).unwrap();
    writer.write_record(&header).unwrap();
    for number in 0..7000 {
        let cells = header.iter().zip(&first).map(|(column, cell)| match column {
            "id" => format!("{cell}-{number}"),
            "name" => "x".repeat(4000),
            "ags" => (10_000_000 + number).to_string(),
            _ => cell.to_owned(),
        });
        writer.write_record(cells).unwrap();
    }
    writer.flush().unwrap();
    folder
}

/// What stands in a folder beside what is meant to.
fn drafts(folder: &Path) -> Vec<fs::DirEntry> {
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    entries.filter(|it| it.file_name().as_encoded_bytes().starts_with(b".quartier-")).collect()
}

/// Does something as often as a draft is seen, until the program ends.
fn watched(mut child: Child, folder: &Path, mut see: impl FnMut(u32, &fs::DirEntry)) -> ExitStatus {
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return status;
        }
        for draft in drafts(folder) {
            see(child.id(), &draft);
        }
    }
}

/// Sends a signal to the program as soon as it writes, until one has ended it.
fn interrupt(signal: i32, folder: &Path, start: impl Fn() -> Child, is_sound: impl Fn() -> bool) {
    for _ in 0..20 {
        let mut is_sent = false;
        let status = watched(start(), folder, |process, _| {
            if !is_sent {
                is_sent = true;
                let mut kill = Command::new("kill");
                kill.args([format!("-{signal}"), process.to_string()]).status().unwrap();
            }
        });
        assert!(drafts(folder).is_empty(), "{signal}: {status}");
        assert!(is_sound(), "{signal}: {status}");
        if status.signal() == Some(signal) {
            return;
        }
        assert!(status.success(), "{signal}: {status}");
    }
    panic!("signal {signal} has never come in time");
}

/// SIGHUP, SIGINT and SIGTERM.
const ENDS: [i32; 3] = [1, 2, 15];

#[test]
fn a_signal_leaves_the_file_as_it_was() {
    let data = long_names();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("towns.csv");
    let start = || {
        fs::write(&file, "before").unwrap();
        quartier(QUESTION).arg("--data").arg(data.path()).arg("-o").arg(&file).spawn().unwrap()
    };
    let is_sound = || {
        let text = fs::read_to_string(&file).unwrap();
        text == "before" || text.lines().count() > 7000
    };
    for signal in ENDS {
        interrupt(signal, folder.path(), start, is_sound);
    }
}

#[test]
fn a_signal_leaves_no_folder_or_a_whole_one() {
    let whole = crate::support::files(exported().path()).len();
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("new");
    let start = || {
        let _ = fs::remove_dir_all(&folder);
        quartier("export -o").arg(parent.path().join("list")).arg(&folder).spawn().unwrap()
    };
    let is_sound = || !folder.exists() || crate::support::files(&folder).len() == whole;
    for signal in ENDS {
        interrupt(signal, parent.path(), start, is_sound);
    }
}

#[test]
fn a_file_beyond_the_limit_of_its_user_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    for target in ["> facts.json", "--output facts.json"] {
        let line = format!("ulimit -f 8; quartier facts --format json {target}");
        let answer = shell(&line).current_dir(folder.path()).answer();
        assert_eq!(answer.code, Some(1), "{target}: {}", answer.stderr);
        assert!(answer.stderr.contains("File too large"), "{}", answer.stderr);
        let _ = fs::remove_file(folder.path().join("facts.json"));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "{target}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_disk_that_is_full_gets_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let on_disk = |line: &str| {
        let mut command = Command::new("unshare");
        let line =
            format!("mount -t tmpfs -o size=64k tmpfs . && cd \"$PWD\" || exit 99; {line}; ls -A");
        let path =
            shell("").get_envs().find(|(name, _)| *name == "PATH").unwrap().1.map(OsStr::to_owned);
        command.args(["-rm", "sh", "-c", &line]).current_dir(folder.path());
        command.env("PATH", path.unwrap()).env("QUARTIER_LANG", "en").answer()
    };
    if on_disk("true").code != Some(0) {
        let skipped = b"interrupted: no disk to fill, as `unshare -rm` is not permitted\n";
        io::stderr().write_all(skipped).unwrap();
        return;
    }
    for question in ["facts --format json --output facts.json", "export new"] {
        let answer = on_disk(&format!("quartier {question}; echo $?"));
        assert_eq!(answer.stdout, "1\n", "{question}: {}", answer.stderr);
        assert!(answer.stderr.contains("No space left on device"), "{}", answer.stderr);
    }
}

#[test]
fn what_is_private_is_so_from_the_first_byte() {
    let data = long_names();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("towns.csv");
    fs::write(&file, "before").unwrap();
    fs::set_permissions(&file, Permissions::from_mode(0o600)).unwrap();
    let line = format!("umask 0; exec quartier {QUESTION} --data {}", data.path().display());
    let mut command = shell(&format!("{line} -o {}", file.display()));
    let mut seen = 0;
    let status = watched(command.spawn().unwrap(), folder.path(), |_, draft| {
        if let Ok(known) = draft.metadata() {
            assert_eq!(known.mode() & 0o777, 0o600);
            seen += 1;
        }
    });
    assert!(status.success() && seen > 0, "{status}, seen {seen} times");
    assert_eq!(fs::metadata(&file).unwrap().mode() & 0o7777, 0o600);
}

#[test]
fn the_right_to_act_as_the_owner_is_not_handed_on() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("towns.csv");
    for (before, after) in [(0o6755, 0o755), (0o666, 0o666), (0o640, 0o640)] {
        fs::write(&file, "before").unwrap();
        fs::set_permissions(&file, Permissions::from_mode(before)).unwrap();
        quartier("list -o").arg(&file).text();
        assert_eq!(fs::metadata(&file).unwrap().mode() & 0o7777, after, "{before:o}");
    }
}
