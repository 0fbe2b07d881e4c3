//! Someone else's study: `tests/own-study/` answers every command without touching the code.

use std::{fs, path::Path};

use crate::support::{Answer, Ask, STUDY, changed, exported, files, quartier};

/// The answer to a question to the dataset in a folder.
fn asked(question: &str, folder: &Path) -> Answer {
    quartier(question).arg("--data").arg(folder).answer()
}

#[test]
fn its_dimensions_are_filters_and_its_figures_columns() {
    for (question, expected) in [
        (
            "list --shore at-sea",
            "id\tags\tname\tshore\tdistance_2020\tderived\testimated\tclose\n\
             seehausen\t99000001\tSeehausen\tat-sea\t0.2\t\t\t\n",
        ),
        (
            "list --where boats_change>5 --columns boats_change",
            "id\tags\tboats_change_2021\tderived\testimated\n\
             seehausen\t99000001\t10.0\tboats_change_2021\t\n",
        ),
        (
            "compare seehausen bergdorf --columns boats",
            "id\tlabel\tunit\tseehausen\tbergdorf\tderived\testimated\tclose\n\
             boats_2021\tBoats 2021\t\t44\t2\tbergdorf\t\t\n",
        ),
        (
            "findings --for bergdorf",
            "id\tkind\tattributed_to\taddressee\ttitle\ttext\tapplies\tnote\texamples\tsources\n",
        ),
        (
            "search LIEGEPLATZ",
            "id\tkind\ttitle\ttext\tcommand\tconfidence\tsources\n\
             seehausen-harbour\tfact\tSeehausen, Size (summer 2021)\t\
             The harbour has 50 berths. [survey] [register]\t\
             quartier facts seehausen-harbour\thigh\tsurvey register\n",
        ),
        ("--version", "quartier 0.1.0\ndata 0.1 of 2022-01-31\n"),
        ("--lang en", "All commands: quartier --help. Excel, QGIS, print: quartier help output.\n"),
    ] {
        let answer = asked(question, Path::new(STUDY));
        assert_eq!(answer.stdout, expected, "{question}: {}", answer.stderr);
    }
    for question in [
        "show seehausen",
        "show seehausen --full",
        "study",
        "facts",
        "sources",
        "indicators",
        "recs",
    ] {
        let told = quartier(question).args(["--data", STUDY]).told();
        assert!(!told.contains("Altena"), "{question}");
    }
    assert_eq!(asked("list --size small", Path::new(STUDY)).code, Some(2));
}

#[test]
fn a_dimension_can_have_any_name_that_no_option_has() {
    let names = ["cite", "no_header", "town", "towns", "names", "ids", "expression", "level"];
    for name in names {
        let folder = changed(&[]);
        for path in files(folder.path()) {
            let renamed = fs::read_to_string(&path).unwrap().replace("shore", name);
            fs::write(path, renamed).unwrap();
        }
        let question = format!("list --columns {name} --{name}=inland --no-header");
        let answer = asked(&question, folder.path());
        assert_eq!(answer.stdout, "bergdorf\t99000002\tinland\t\n", "{name}: {answer:?}");
        for command in ["compare", "map", "findings", "recs", "facts"] {
            let answer = asked(&format!("{command} --{name}=inland,at-sea"), folder.path());
            assert_eq!(answer.code, Some(0), "{name}: {command}: {answer:?}");
        }
    }
}

#[test]
#[cfg(unix)]
fn a_folder_need_not_be_named_in_utf_8() {
    use std::{ffi::OsString, os::unix::ffi::OsStringExt};
    let folder = tempfile::tempdir().unwrap();
    let link = folder.path().join(OsString::from_vec(vec![b's', 0xff]));
    std::os::unix::fs::symlink(STUDY, &link).unwrap();
    let mut option = OsString::from("--data=");
    option.push(&link);
    for arguments in [vec![option], vec!["--data".into(), link.into()]] {
        let listed = quartier("list").args(&arguments).text();
        assert!(listed.contains("Seehausen"), "{arguments:?}: {listed}");
    }
}

#[test]
fn help_version_and_welcome_need_no_data() {
    let asked = |question: &str| quartier(question).env("QUARTIER_DATA", "nowhere").answer();
    for (question, begin) in [
        ("--help", "How eight municipalities"),
        ("list --help", "List municipalities"),
        ("--version", "quartier 0.1.0\ndata cannot be read\n"),
        ("", "All commands: quartier --help."),
    ] {
        let Answer { code, stdout, .. } = asked(question);
        assert!(code == Some(0) && stdout.starts_with(begin), "{question}: {stdout}");
    }
    for question in ["list", "list --size small"] {
        let Answer { code, stdout, .. } = asked(question);
        assert_eq!((code, &*stdout), (Some(1), ""), "{question}");
    }
}

#[test]
fn the_environment_names_a_dataset_and_the_option_overrules_it() {
    let lines = |option: &[&str]| {
        let listed = quartier("list").args(option).env("QUARTIER_DATA", STUDY).text();
        listed.lines().count()
    };
    assert_eq!(lines(&[]), 3);
    let bundled = exported();
    let folder = bundled.path().to_str().unwrap();
    assert_eq!(lines(&["--data", folder]), 9);
    assert_eq!(lines(&[&format!("--data={folder}")]), 9);
}

#[test]
fn what_is_exported_is_what_is_bundled() {
    let folder = exported();
    for question in ["list --columns all", "show altena", "facts", "study", "sources"] {
        let bundled = quartier(question).answer();
        assert_eq!(bundled.code, Some(0), "{question}");
        assert_eq!(asked(question, folder.path()), bundled, "{question}");
    }
    let again = quartier("export").arg(folder.path()).answer();
    assert_eq!(again.code, Some(1));
    let folder = folder.path().display();
    assert_eq!(again.stderr, format!("error: cannot write {folder}: it is not empty\n"));
}

#[test]
fn what_cannot_be_compared_has_no_empty_similarity() {
    let folder = changed(&[
        ("municipalities.toml", "distance_2020 = 312.5, boats_2021", "boats_2021"),
        ("municipalities.toml", "estimated = [\"distance_2020\"]\n", ""),
    ]);
    for (language, word, because) in [
        ("en", "Similarity", "There are no values by which to compare"),
        ("de", "Ähnlichkeit", "Es fehlen Werte, um"),
    ] {
        for question in ["match seehausen", "match seehausen --explain", "briefing seehausen"] {
            for format in ["table", "markdown"] {
                let question = format!("{question} --lang {language} --format {format}");
                let Answer { code, stdout, stderr } = asked(&question, folder.path());
                assert_eq!(code, Some(0), "{question}: {stderr}");
                let said = stdout.replace('\u{a0}', " ");
                for empty in [format!("{word} %"), format!("{word}  "), format!("{word} –")] {
                    assert!(!said.contains(&empty), "{question}: {said}");
                }
                assert!(said.contains(because), "{question}: {said}");
                assert!(!said.contains(" 0 "), "{question}: {said}");
                // No example is given of a town that is not alike, and none is recommended.
                assert!(!said.contains("() ") && !said.contains("weak match for"), "{said}");
                assert!(!stderr.trim_end().ends_with("quartier facts"), "{question}: {stderr}");
            }
        }
    }
    let answer = asked("match seehausen --no-header", folder.path());
    let record = "bergdorf\t99000002\tBergdorf\tseehausen\t\t\t\tdistance_2020\t\t\n";
    assert_eq!(answer.stdout, record);
}

#[test]
fn a_study_can_do_without_an_outline() {
    let folder = changed(&[]);
    let map = || {
        let mut map = quartier("map --format table --data");
        map.arg(folder.path()).env("LC_ALL", "C").text()
    };
    let with_outline = map();
    fs::remove_file(folder.path().join("outline.toml")).unwrap();
    let without = map();
    assert!(with_outline.contains("Outline: Amt für Beispiele, dl-de/by-2-0"), "{with_outline}");
    assert!(!without.contains("Outline") && without.contains("o case study"), "{without}");
    assert_eq!(quartier("check").arg(folder.path()).text(), quartier("check").arg(STUDY).text());
}

#[test]
fn towns_of_one_name_are_told_apart_by_their_ids() {
    let folder = changed(&[("municipalities.toml", "name = \"Bergdorf\"", "name = \"Seehausen\"")]);
    for name in ["SEEHAUSEN", "Seehausen"] {
        let answer = asked(&format!("show {name}"), folder.path());
        assert_eq!(answer.code, Some(2), "{}", answer.stdout);
        assert!(answer.stderr.ends_with(": seehausen, bergdorf\n"), "{}", answer.stderr);
    }
    for id in ["seehausen", "99000001"] {
        assert!(asked(&format!("show {id}"), folder.path()).stdout.contains("seehausen\t99000001"));
    }
    let folder = changed(&[(
        "municipalities.toml",
        "official_name = \"Bergdorf\"",
        "official_name = \"Seehausen\"",
    )]);
    let answer = asked("show Seehausen", folder.path());
    assert_eq!(answer.stderr, "error: `Seehausen` is ambiguous: Bergdorf, seehausen\n");
}

#[test]
fn an_id_names_its_town_whatever_another_is_called() {
    let folder = changed(&[("municipalities.toml", "name = \"Bergdorf\"", "name = \"seehausen\"")]);
    let Answer { stdout, stderr, .. } = asked("show seehausen --no-header", folder.path());
    let is_of_it = |line: &str| line.starts_with("seehausen\t99000001\t");
    assert!(!stdout.is_empty() && stdout.lines().all(is_of_it), "{stdout}{stderr}");
}

#[test]
fn a_case_study_and_another_municipality_of_one_name_are_told_apart() {
    let folder = exported();
    let file = folder.path().join("reference.csv");
    let table = fs::read_to_string(&file).unwrap();
    fs::write(&file, table.replacen(",Duisburg,", ",Altena,", 1)).unwrap();
    let answer = asked("facts Altena", folder.path());
    assert_eq!(answer.stderr, "error: `Altena` is ambiguous: altena, duisburg\n");
    assert_eq!(answer.code, Some(2));
}

#[test]
fn what_can_be_compared_instead_is_the_nearest_pair_of_one_base() {
    let observed = |year: u16, base: &str| {
        format!(
            "[[indicator.at]]\ndate = \"{year}\"\nbase = \"{base}\"\n\
             source = {{ official = \"survey\" }}\n\n"
        )
    };
    let nets = [(2018, "old"), (2020, "old"), (2021, "new"), (2023, "new")];
    let nets: String = nets.iter().map(|(year, base)| observed(*year, base)).collect();
    let afloat = "[[indicator]]\nid = \"afloat\"";
    let nets = format!(
        "[[indicator]]\nid = \"nets\"\nlabel = {{ en = \"Nets\", de = \"Netze\" }}\n\
         kind = \"count\"\n\n{nets}{afloat}"
    );
    let folder = changed(&[("indicators.toml", afloat, &nets)]);
    for (one, other, instead) in [
        // One year instead of five, on whichever side.
        ("nets_2020", "nets_2023", "nets_2021 and nets_2023"),
        ("nets_2023", "nets_2020", "nets_2023 and nets_2021"),
        // Where both are three years off, the first gives way.
        ("nets_2020", "nets_2021", "nets_2023 and nets_2021"),
    ] {
        let answer = asked(&format!("list --where {one}>{other}"), folder.path());
        let expected = format!("; {instead} would do\n");
        assert!(answer.stderr.contains(&expected), "{one} {other}: {}", answer.stderr);
    }
}
