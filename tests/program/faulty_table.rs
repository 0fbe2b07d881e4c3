//! A table of municipalities in which something is wrong is refused, with file, line and column.

use std::{fs, path::Path};

use crate::support::{Answer, Ask, DIMENSIONS, REFERENCE, english_words, exported, quartier};

/// What is said of a dataset in which one file is another.
fn asked(question: &str, folder: &Path, file: &str, text: &str) -> Answer {
    fs::write(folder.join(file), text).unwrap();
    quartier(question).arg("--data").arg(folder).answer()
}

#[test]
fn rules_that_leave_a_municipality_of_the_table_between_levels_are_refused() {
    let folder = exported();
    let large = "rule = \"population_2014 >= 100000\"";
    assert!(DIMENSIONS.contains(large));
    let line = DIMENSIONS.lines().position(|line| line == "id = \"size\"").unwrap() + 1;
    for (instead, message) in [
        (
            "rule = \"population_2014 >= 90000\"",
            "`medium` and `large` hold for Gütersloh (population_2014 = 96085) and 2 more; only one \
             level may",
        ),
        (
            "rule = \"population_2014 > 500000\"",
            "no rule of `small`, `medium`, `large` gives Bielefeld (population_2014 = 329782) \
             and 24 more a level; exactly one has to",
        ),
    ] {
        let rules = DIMENSIONS.replace(large, instead);
        let found = asked("check --no-header", folder.path(), "dimensions.toml", &rules);
        assert_eq!(found.code, Some(1));
        assert_eq!(found.stdout, format!("dimensions.toml\t{line}\t6\terror\t{message}\n"));
    }
}

#[test]
fn swapped_coordinates_in_the_table_are_refused() {
    let folder = exported();
    let swapped = REFERENCE.replacen("51.433259,6.765477", "6.765477,51.433259", 1);
    let found = asked("check --no-header", folder.path(), "reference.csv", &swapped);
    assert_eq!(found.code, Some(1));
    let message = "latitude and longitude are swapped: the latitude is 51.433259, not 6.765477";
    assert_eq!(found.stdout, format!("reference.csv\t3\t1\terror\t{message}\n"));
}

/// What a folder dataset's table can have wrong: what to replace by what, and what is said.
const FAULTS: [(&str, &str, u8, &str); 20] = [
    ("5.44", "5,44", 3, "50 cells instead of 49; a number has a point (5.5)"),
    ("5.44", "low", 3, "`vacancy_2011`: a number such as 5.5 is expected, not `low`"),
    ("5.44", "inf", 3, "`vacancy_2011`: a number such as 5.5 is expected, not `inf`"),
    ("5.44", "\"5,44\"", 3, "`vacancy_2011`: a number has a point, not a comma: 5.44, not 5,44"),
    (
        "5.44",
        "5.4400000000000004",
        3,
        "`vacancy_2011`: `5.4400000000000004` cannot be held exactly; the nearest is 5.44",
    ),
    ("5.44", "544", 3, "`vacancy_2011` is a percentage from 0 to 100, not 544"),
    ("Duisburg,true", "Duisburg,ja", 3, "`independent_city`: true or false is expected, not `ja`"),
    ("05112000", "5112000", 3, "`5112000` is no municipality key (AGS): eight digits"),
    (
        "51.433259",
        "151.433259",
        3,
        "`latitude`: 151.433259 is no latitude in degrees: from -90 to 90, such as 51.3",
    ),
    (
        "6.765477",
        "-186.7",
        3,
        "`longitude`: -186.7 is no longitude in degrees: from -180 to 180, such as 7.67",
    ),
    ("6.765477", "", 3, "`longitude`: a number is missing, such as 5.5"),
    ("05112000,Duisburg", "05112000,", 3, "`name`: the text is empty"),
    ("Stadt,Duisburg", "Stadt, ", 3, "`district`: the text is empty"),
    ("Duisburg", "Du\u{1b}[2Jisburg", 3, "a character that cannot be seen (U+001B)"),
    ("Duisburg", "Du\u{202e}isburg", 3, "a character that cannot be seen (U+202E)"),
    (
        ",foreigners_2011\nessen",
        ",foreigner\nessen",
        3,
        "`estimated`: there is no figure `foreigner` here",
    ),
    (",ags,", ",key,", 1, "no column `ags`"),
    ("vacancy_2011,", "vacancy_2010,", 1, "unknown column `vacancy_2010`"),
    ("vacancy_2011,", "vacancy_2022,", 1, "two columns `vacancy_2022`"),
    ("vacancy_2011,", "density_2023,", 2, "`density_2023` is calculated, not stated"),
];

#[test]
fn a_figure_that_may_be_derived_or_estimated_is_one_of_both() {
    let folder = exported();
    let file = folder.path().join("indicators.toml");
    let indicators = fs::read_to_string(&file).unwrap();
    let estimate = "estimate = \"zensus-2011\"";
    assert!(indicators.contains(estimate));
    let either = indicators.replace(estimate, &format!("{estimate}, derived = \"zensus-2011\""));
    fs::write(&file, either).unwrap();
    let marks = "population_2016,foreigners_2011\nessen";
    let both = "population_2016 foreigners_2011,foreigners_2011\nessen";
    let table = REFERENCE.replacen(marks, both, 1);
    let Answer { code, stderr, .. } = asked("list --all", folder.path(), "reference.csv", &table);
    assert_eq!(code, Some(1));
    assert!(stderr.contains("`foreigners_2011` is both derived and estimated"), "{stderr}");
}

#[test]
fn a_fault_in_the_table_is_told_with_its_line() {
    let folder = exported();
    let listed =
        |table: &str| asked("list --all --columns all", folder.path(), "reference.csv", table);
    for (from, to, line, said) in FAULTS {
        let Answer { code, stderr, .. } = listed(&REFERENCE.replacen(from, to, 1));
        assert_eq!(code, Some(1), "{to}");
        let place = format!("reference.csv:{line}:");
        assert!(stderr.contains(&place) && stderr.contains(said), "{stderr}{line}: {said}");
        assert_eq!(stderr.lines().count(), 1, "{stderr}");
        let german = quartier("list --all --lang de --data").arg(folder.path()).answer().stderr;
        assert!(german.starts_with("Fehler: ") && german.contains(&place), "{german}");
        assert!(!german.contains(said) && english_words(&german).is_empty(), "{german}");
    }
    // A column that no question looks at is checked by `check` alone.
    let elsewhere = REFERENCE.replacen("1321.09", "many", 1);
    let asked_of_names =
        asked("list --all --columns name", folder.path(), "reference.csv", &elsewhere);
    assert_eq!((asked_of_names.code, asked_of_names.stdout.lines().count()), (Some(0), 397));
    assert_eq!(quartier("check").arg(folder.path()).answer().code, Some(1));
    let Answer { stderr, .. } = listed(&REFERENCE.replace(',', ";"));
    assert!(stderr.contains("reference.csv:1:1: the cells are apart by semicolons"), "{stderr}");
    // A mark that stands twice does no harm.
    let marked_twice =
        REFERENCE.replacen(",foreigners_2011\n", ",foreigners_2011 foreigners_2011\n", 1);
    assert_eq!(listed(&marked_twice).stdout.lines().count(), 397);
    // Nor does what a spreadsheet may add.
    let of_a_spreadsheet = format!("\u{feff}{}", REFERENCE.replace('\n', "\r\n"));
    assert_eq!(listed(&of_a_spreadsheet).stdout.lines().count(), 397);
    fs::remove_file(folder.path().join("reference.csv")).unwrap();
    assert_eq!(quartier("list --all --data").arg(folder.path()).rows().len(), 8);
}
