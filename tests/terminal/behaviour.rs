use std::{
    fs,
    os::unix::{ffi::OsStringExt, fs::PermissionsExt},
    process::Command,
};

use super::terminal::{in_terminal, quartier};

const LIST: &str = "quartier list --size small";

/// The width of the widest line, without what turns bold on and off.
fn widest(text: &str) -> usize {
    let plain = text.replace("\u{1b}[1m", "").replace("\u{1b}[0m", "");
    assert!(!plain.contains('\u{1b}'), "{plain:?}");
    plain.lines().map(|line| line.chars().count()).max().unwrap_or(0)
}

#[test]
fn a_table_fits_the_terminal() {
    for columns in [80, 120] {
        for question in ["list", "compare altena dortmund", "show muelheim", "recs", "study"] {
            let screen = in_terminal(columns, quartier(&format!("quartier {question}")));
            assert!(screen.success, "{question}");
            // Addresses are never broken.
            let lines: Vec<_> = screen.text.lines().filter(|line| !line.contains("://")).collect();
            assert!(widest(&lines.join("\n")) <= columns.into(), "{question}: {}", screen.text);
        }
    }
}

#[test]
fn every_default_row_is_one_line_of_80_columns() {
    let screen = in_terminal(80, quartier("quartier list --color never"));
    let rows = screen.text.lines().skip_while(|line| !line.starts_with('─'));
    let rows: Vec<_> = rows.skip(1).take(8).collect();
    assert!(rows.iter().all(|row| row.contains(',')), "{rows:?}");
    assert!(widest(&screen.text) <= 80);
}

#[test]
fn all_columns_at_once_stay_readable() {
    let screen = in_terminal(80, quartier("quartier list --columns all"));
    assert!(widest(&screen.text) <= 80, "{}", screen.text);
    for figure in ["580,511", "~−5.20", "05962004", "Märkischer Kreis"] {
        assert!(screen.text.contains(figure), "{figure}");
    }
}

#[test]
fn headers_are_bold_unless_somebody_objects() {
    let bold = |command: Command| in_terminal(80, command).text.contains("\u{1b}[1m");
    assert!(bold(quartier(LIST)));
    assert!(bold(quartier(&format!("NO_COLOR= {LIST}"))));
    assert!(!bold(quartier(&format!("NO_COLOR=1 {LIST}"))));
    assert!(!bold(quartier(&format!("TERM=dumb {LIST}"))));
    assert!(!bold(quartier(&format!("{LIST} --color never"))));
    assert!(bold(quartier(&format!("NO_COLOR=1 {LIST} --color always"))));
    assert!(bold(quartier(&format!("CLICOLOR_FORCE=1 {LIST} --format table | cat"))));
    assert!(!bold(quartier(&format!("{LIST} --format table | cat"))));
    for line in ["quartier show nowhere", "quartier lst", "quartier --help"] {
        assert!(bold(quartier(line)), "{line}");
        assert!(!bold(quartier(&format!("{line} --color never"))), "{line}");
        assert!(!bold(quartier(&format!("NO_COLOR=1 {line}"))), "{line}");
        assert!(bold(quartier(&format!("{line} --color=always 2>&1 | cat"))), "{line}");
    }
}

#[test]
fn tsv_is_the_same_everywhere() {
    let piped = quartier(LIST).output().unwrap().stdout;
    assert!(String::from_utf8(piped.clone()).unwrap().starts_with("id\tags\tname\t"));
    for locale in ["C", "de_DE.UTF-8", "nonsense"] {
        let line = format!("LANG={locale} LC_ALL={locale} {LIST} --format tsv");
        assert_eq!(quartier(&line).output().unwrap().stdout, piped, "{locale}");
        let screen = in_terminal(40, quartier(&format!("stty -opost; {line}")));
        assert_eq!(screen.text.as_bytes(), piped, "{locale}");
    }
}

/// Everything whose look depends on the terminal: pictures, widths, links, colours.
const DRAWN: [&str; 6] = [
    "map iserlohn",
    "list --bars population_change_2014",
    "show altena",
    "match hamminkeln --explain",
    "briefing hamminkeln",
    "search kummerer",
];

#[test]
fn a_file_is_the_same_whatever_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let written = |terminal: &str, question: &str, target: &str| {
        let line = format!("{terminal} quartier {question} {target}");
        let mut command = quartier(&line);
        command.current_dir(folder.path());
        let screen = in_terminal(57, command);
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
fn numbers_keep_their_sign_and_their_unit() {
    const UNITS: [&str; 5] = ["%", "€", "km²", "points", "Punkte"];
    for question in ["show altena", "indicators vacancy_2011", "briefing altena", "match iserlohn"]
    {
        for language in ["en", "de"] {
            for columns in [60, 71, 80, 97] {
                let line = format!("quartier {question} --lang {language} --color never");
                let screen = in_terminal(columns, quartier(&line));
                let lines: Vec<_> = screen.text.lines().map(str::trim).collect();
                for pair in lines.windows(2) {
                    let ends_in_number = pair[0].ends_with(|c: char| c.is_ascii_digit());
                    let torn = UNITS.iter().any(|unit| pair[1].starts_with(unit));
                    assert!(!(ends_in_number && torn), "{line} {columns}: {pair:?}");
                    let sign = |text: &str| {
                        [" -", "~-", "(-"].iter().any(|dash| {
                            text.split(dash)
                                .skip(1)
                                .any(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
                        })
                    };
                    assert!(!sign(pair[0]), "{line}: {pair:?}");
                }
            }
        }
    }
    let told = in_terminal(80, quartier("quartier list --columns population_change_2014")).text;
    assert!(told.contains("~−5.20"), "{told}");
}

#[test]
fn a_closed_pipe_ends_the_program_quietly() {
    let line = "{ quartier study --format json; echo \"exit $?\" >&2; } | head -n 1";
    let output = quartier(line).output().unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "[\n");
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "exit 0\n");
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_an_error() {
    for target in ["> /dev/full", "--output /dev/full"] {
        let output = quartier(&format!("{LIST} {target}")).output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{target}");
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.starts_with("error: cannot write"), "{said}");
        assert!(said.contains("No space left on device"), "{said}");
    }
}

#[test]
fn arguments_that_are_no_text_are_refused() {
    let mut command = quartier("quartier show \"$0\"");
    command.arg(std::ffi::OsString::from_vec(vec![b'a', 0xff]));
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("invalid UTF-8"));
}

#[test]
fn what_is_quoted_stays_in_its_line_and_does_nothing_to_the_terminal() {
    const QUOTED: &str = "no/\\033]0;title\\007\\n\\342\\200\\256\\tx y";
    for question in [
        "show",
        "list --where",
        "list --size",
        "list --limit",
        "facts --since",
        "list --output",
        "list --data",
        "check",
        "--lang",
        "",
    ] {
        let line = format!("NO_COLOR=1 quartier {question} \"$(printf '{QUOTED}')\"");
        let said = in_terminal(80, quartier(&line)).text;
        let harmful = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(!said.contains(harmful), "{said:?}");
        let quoted = said.lines().any(|line| line.contains("title\\u{7}\\n\\u{202e}\\tx"));
        assert!(quoted || question == "list --where", "{said}");
    }
}

#[test]
fn a_file_is_written_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let run = |line: &str| {
        let output = quartier(line).current_dir(folder.path()).output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
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
        let output = quartier(line).current_dir(folder.path()).output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{line}");
        String::from_utf8(output.stderr).unwrap()
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

#[test]
fn titles_are_links_where_the_terminal_knows_them() {
    let link = "\u{1b}]8;;https://land.nrw/";
    let shown = |line: &str| in_terminal(80, quartier(line)).text;
    let linked = shown("VTE_VERSION=6003 quartier sources pr");
    assert!(linked.contains(link) && !linked.contains("\n  https://land.nrw/"), "{linked:?}");
    for line in [
        "TERM=dumb quartier sources pr",
        "quartier sources pr --color never",
        "VTE_VERSION=6003 NO_COLOR=1 quartier sources pr",
    ] {
        let plain = shown(line);
        assert!(!plain.contains(link) && plain.contains("  https://land.nrw/"), "{plain:?}");
    }
}

#[test]
fn the_locale_speaks_to_people_only() {
    let german = in_terminal(80, quartier("LANG=de_DE.UTF-8 quartier list --size small")).text;
    assert!(german.contains("17.270") && german.contains("schrumpfend"), "{german}");
    for line in [
        "LANG=de_DE.UTF-8 QUARTIER_LANG=en quartier list --size small",
        "LANG=de_DE.UTF-8 LC_ALL=C quartier list --size small",
        "LANG=de_DE.UTF-8 quartier list --size small --lang en",
        "LANG=fr_FR.UTF-8 quartier list --size small",
    ] {
        let english = in_terminal(80, quartier(line)).text;
        assert!(english.contains("17,270") && english.contains("shrinking"), "{line}: {english}");
    }
    let output = quartier("QUARTIER_LANG=xx quartier list --format table").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        String::from_utf8(output.stderr).unwrap(),
        "error: QUARTIER_LANG is `xx`, not en or de\n"
    );
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
    let output = quartier("python3 -c \"$0\"").arg(PROGRAM).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
