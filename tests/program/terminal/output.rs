//! What goes through a pipe or into a file: the same everywhere, and whole or not at all.

use std::{fs, os::unix::fs::PermissionsExt, process::Command};

use super::{in_terminal, shown};
use crate::support::{Answer, Ask, shell};

#[test]
fn tsv_is_the_same_everywhere() {
    const LIST: &str = "quartier list --size small";
    let piped = shell(LIST).text();
    assert!(piped.starts_with("id\tags\tname\t"));
    for locale in ["C", "de_DE.UTF-8", "nonsense"] {
        let line = format!("LANG={locale} LC_ALL={locale} {LIST} --format tsv");
        assert_eq!(shell(&line).text(), piped, "{locale}");
        assert_eq!(shown(40, &format!("stty -opost; {line}")), piped, "{locale}");
    }
}

/// Everything whose look depends on the terminal: pictures, widths, links, colours.
const DRAWN: [&str; 7] = [
    "map iserlohn",
    "list --bars population_change_2014",
    "show altena",
    "show altena --full",
    "match hamminkeln --explain",
    "briefing hamminkeln",
    "search kummerer",
];

#[test]
fn a_file_is_the_same_whatever_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let written = |terminal: &str, question: &str, target: &str| {
        let line = format!("{terminal} quartier {question} {target}");
        let mut command = shell(&line);
        command.current_dir(folder.path());
        let screen = in_terminal(57, 24, command);
        assert!(screen.success, "{line}: {}", screen.text);
        fs::read(folder.path().join("it")).unwrap()
    };
    for question in DRAWN {
        for target in [
            "--output it --format markdown",
            "--output it --format table",
            "--format markdown > it",
            "--format table > it",
            "--format tsv > it",
            "--format json --output it",
        ] {
            let expected = written("", question, target);
            assert!(!expected.contains(&0x1b), "{question} {target}");
            for terminal in [
                "COLUMNS=40",
                "COLUMNS=200 LINES=90",
                "LC_ALL=C",
                "LC_ALL=POSIX LANG=en_GB.ISO-8859-1",
                "TERM=dumb",
                "TERM=linux",
                "VTE_VERSION=6003 FORCE_HYPERLINK=1",
            ] {
                let found = written(terminal, question, target);
                assert!(found == expected, "{terminal}: {question} {target}");
            }
        }
    }
}

#[test]
fn a_closed_pipe_ends_the_program_quietly() {
    let line = "{ quartier study --format json; echo \"exit $?\" >&2; } | head -n 1";
    let answer = shell(line).answer();
    assert_eq!((&*answer.stdout, &*answer.stderr), ("[\n", "exit 0\n"));
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_an_error() {
    for target in ["> /dev/full", "--output /dev/full"] {
        let Answer { code, stderr: said, .. } = shell(&format!("quartier list {target}")).answer();
        assert_eq!(code, Some(1), "{target}");
        assert!(said.starts_with("error: cannot write"), "{said}");
        assert!(said.contains("No space left on device"), "{said}");
    }
}

#[test]
fn a_file_is_written_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let run = |line: &str| {
        let Answer { code, stdout, .. } = shell(line).current_dir(folder.path()).answer();
        (code, stdout)
    };
    assert_eq!(run("quartier list --output towns.json"), (Some(0), String::new()));
    let written = fs::read_to_string(folder.path().join("towns.json")).unwrap();
    assert_eq!(run("quartier list --format json"), (Some(0), written.clone()));

    // What was there stays if the question is wrong, and is replaced whole if it is right.
    assert_eq!(run("quartier list --size tiny --output towns.json").0, Some(2));
    assert_eq!(fs::read_to_string(folder.path().join("towns.json")).unwrap(), written);
    assert_eq!(run("ln -s towns.json link; quartier list -n 1 -f tsv -o link").0, Some(0));
    assert!(fs::symlink_metadata(folder.path().join("link")).unwrap().is_symlink());
    let written = fs::read_to_string(folder.path().join("towns.json")).unwrap();
    assert_eq!(written.lines().count(), 2);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "a file is left over");

    // A link to nothing leads to a file, one to itself nowhere.
    assert_eq!(run("mkdir new; ln -s new/towns.csv future; quartier list -o future").0, Some(0));
    assert!(fs::symlink_metadata(folder.path().join("future")).unwrap().is_symlink());
    assert!(fs::exists(folder.path().join("new/towns.csv")).unwrap());
    assert_eq!(run("ln -s loop loop; quartier list -o loop").0, Some(1));
    // A pipe is written to.
    let (_, through) = run("quartier list -f json -o /dev/stderr 2>&1 | cat");
    assert!(through.starts_with("[\n") && through.ends_with("]\n"), "{through}");
}

#[test]
fn a_file_that_cannot_be_written_stays_and_is_what_the_error_names() {
    let folder = tempfile::tempdir().unwrap();
    let said = |line: &str| {
        let Answer { code, stderr, .. } = shell(line).current_dir(folder.path()).answer();
        assert_eq!(code, Some(1), "{line}");
        stderr
    };
    assert_eq!(
        said("trap '' XFSZ; ulimit -f 0; quartier list -o towns.tsv"),
        "error: cannot write towns.tsv: File too large (os error 27)\n"
    );
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "a file is left over");

    let kept = folder.path().join("kept");
    fs::write(&kept, "what was there").unwrap();
    fs::set_permissions(&kept, fs::Permissions::from_mode(0o444)).unwrap();
    // An administrator can write it nevertheless.
    if fs::OpenOptions::new().write(true).open(&kept).is_err() {
        let expected = "error: cannot write kept: Permission denied (os error 13)\n";
        assert_eq!(said("quartier list -o kept"), expected);
        assert_eq!(fs::read_to_string(&kept).unwrap(), "what was there");
    }
}

/// Python, where there is one, has parsers of JSON and CSV that nobody here has written.
#[test]
fn pythons_own_library_reads_what_is_written() {
    const PROGRAM: &str = "
import csv, io, json, subprocess
def run(format):
    command = ['quartier', 'list', '--columns', 'all', '--format', format]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()
objects = json.loads(run('json'))
lines = [json.loads(line) for line in run('jsonl').splitlines()]
rows = list(csv.DictReader(io.StringIO(run('csv'), newline='')))
assert objects == lines and len(objects) == len(rows) == 8
types = {'ags': str, 'population_2014': int, 'vacancy_2011': float, 'rent_cap_2014': bool,
         'derived': list, 'independent_city': bool, 'foreigners_2022': float}
for object, row in zip(objects, rows):
    assert list(object) == list(row)
    for key, kind in types.items():
        assert type(object[key]) is kind, (key, object[key])
    for key, value in object.items():
        if isinstance(value, bool): value = 'true' if value else 'false'
        elif isinstance(value, (int, float)): assert value == float(row[key]); continue
        elif isinstance(value, list): value = ' '.join(value)
        assert row[key] == ('' if value is None else value), (key, value, row[key])
";
    if Command::new("python3").arg("--version").output().is_err() {
        return;
    }
    assert_eq!(shell("python3 -c \"$0\"").arg(PROGRAM).text(), "");
}
