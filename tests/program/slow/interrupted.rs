//! Signals, limits and full disks while the program writes: nothing half-written is left in the
//! place of a file, and nobody sees what is private.

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command};

use tempfile::TempDir;

use super::can_be_asked;
use super::large::with_municipalities;
use crate::support::{Answer, Ask, quartier, shell};

const QUESTION: &str = "list --all --columns all --format csv";

/// Whether a folder has anything beside the files that are meant to be there.
fn has_drafts(folder: &Path) -> bool {
    let mut entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    entries.any(|it| it.file_name().as_encoded_bytes().starts_with(b"."))
}

/// Sends a signal to the program as soon as it writes, until one has ended it, or 40 came late.
fn interrupt(signal: i32, folder: &Path, start: impl Fn() -> Child, is_sound: impl Fn() -> bool) {
    for _ in 0..40 {
        let mut child = start();
        let status = loop {
            if let Some(status) = child.try_wait().unwrap() {
                break status;
            }
            if has_drafts(folder) {
                let mut kill = Command::new("kill");
                kill.args([format!("-{signal}"), child.id().to_string()]).output().unwrap();
                break child.wait().unwrap();
            }
        };
        assert!(is_sound(), "{signal}: {status}");
        if status.signal() == Some(signal) {
            return;
        }
        assert!(status.success(), "{signal}: {status}");
    }
    eprintln!("signal {signal} has never come in time");
}

#[test]
fn a_signal_leaves_the_file_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("towns.csv");
    let start = || {
        fs::write(&file, "before").unwrap();
        quartier(QUESTION).arg("-o").arg(&file).spawn().unwrap()
    };
    let is_sound = || {
        let text = fs::read_to_string(&file).unwrap();
        text == "before" || text.lines().count() > 396
    };
    // SIGINT and SIGTERM.
    for signal in [2, 15] {
        interrupt(signal, folder.path(), start, is_sound);
    }
}

#[test]
fn a_file_is_written_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let run = |line: &str| shell(line).current_dir(&folder).answer();
    assert_eq!(run("quartier list -o towns.json").code, Some(0));
    let written = fs::read_to_string(path("towns.json")).unwrap();
    assert_eq!(run("quartier list -f json").stdout, written);
    // What was there stays if the question is wrong, and is replaced whole if it is right.
    assert_eq!(run("quartier list --size tiny -o towns.json").code, Some(2));
    assert_eq!(fs::read_to_string(path("towns.json")).unwrap(), written);
    assert_eq!(run("ln -s towns.json link; quartier list -n 1 -f tsv -o link").code, Some(0));
    assert!(fs::symlink_metadata(path("link")).unwrap().is_symlink());
    assert_eq!(fs::read_to_string(path("towns.json")).unwrap().lines().count(), 2);
    assert_eq!(run("ln -s loop loop; quartier list -o loop").code, Some(1));
    let through = run("quartier list -f json -o /dev/stderr 2>&1 | cat").stdout;
    assert!(through.starts_with("[\n"), "a pipe is written to: {through}");
    assert!(!has_drafts(folder.path()));
}

#[test]
fn a_full_disk_and_a_limit_are_errors_that_leave_nothing() {
    let folder = TempDir::new().unwrap();
    let run = |line: &str| shell(line).current_dir(&folder).answer();
    for line in [
        "quartier list > /dev/full",
        "quartier list -o /dev/full",
        "trap '' XFSZ; ulimit -f 8; quartier facts -f json -o facts.json",
        "trap '' XFSZ; ulimit -f 8; quartier facts -f json > /dev/null; quartier export new",
    ] {
        let Answer { code, stderr, .. } = run(line);
        assert_eq!(code, Some(1), "{line}: {stderr}");
        assert!(stderr.contains("error: ") && !stderr.contains("panicked"), "{line}: {stderr}");
        assert!(!folder.path().join("facts.json").exists(), "{line}");
    }
    // In a small file system of its own, where that is permitted.
    let on_disk = |line: &str| {
        let mount = "mount -t tmpfs -o size=64k tmpfs . && cd \"$PWD\" || exit 99";
        let mut command = Command::new("unshare");
        let path =
            shell("").get_envs().find_map(|(name, it)| (name == "PATH").then_some(it?.to_owned()));
        command.args(["-rm", "sh", "-c", &format!("{mount}; {line}; ls -A")]);
        command.current_dir(&folder).env("PATH", path.unwrap()).env("QUARTIER_LANG", "en").answer()
    };
    if can_be_asked("unshare", on_disk("true").code == Some(0)) {
        for question in ["facts -f json -o facts.json", "export new"] {
            let answer = on_disk(&format!("quartier {question}; echo $?"));
            assert_eq!(answer.stdout, "1\n", "{question}: {}", answer.stderr);
        }
    }
}

#[test]
fn a_file_keeps_its_rights_and_what_is_private_is_so_from_the_first_byte() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("towns.csv");
    for (before, after) in [(0o6755, 0o755), (0o666, 0o666), (0o600, 0o600)] {
        fs::write(&file, "before").unwrap();
        fs::set_permissions(&file, Permissions::from_mode(before)).unwrap();
        quartier("list -o").arg(&file).text();
        assert_eq!(fs::metadata(&file).unwrap().mode() & 0o7777, after, "{before:o}");
    }
    let data = with_municipalities(11_000);
    let line = format!("umask 0; exec quartier {QUESTION} --data {}", data.path().display());
    let mut child = shell(&format!("{line} -o {}", file.display())).spawn().unwrap();
    while child.try_wait().unwrap().is_none() {
        for entry in fs::read_dir(&folder).unwrap().filter_map(Result::ok) {
            let mode = entry.metadata().map_or(0o600, |it| it.mode());
            assert_eq!(mode & 0o077, 0, "{entry:?}");
        }
    }
    assert_eq!(fs::metadata(&file).unwrap().mode() & 0o7777, 0o600);
}
