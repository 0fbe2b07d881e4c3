//! The classes of a shaded map, found a second time by another way, and how it is filtered.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::support::{Ask, Record, STUDY, on_one_line, quartier, text};

/// The class of each value: runs of equal values stand in order, and a run is in the fifth in
/// which its middle lies.
fn fifths(values: &[f64]) -> BTreeMap<u64, usize> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let mut classes = BTreeMap::new();
    let mut start = 0;
    for run in sorted.chunk_by(|a, b| a.total_cmp(b).is_eq()) {
        let middle = start as f64 + run.len() as f64 / 2.0;
        let limits = [1, 2, 3, 4].map(|fifth| sorted.len() as f64 * f64::from(fifth) / 5.0);
        let class = 1 + limits.iter().filter(|limit| middle >= **limit).count();
        classes.insert(run[0].to_bits(), class);
        start += run.len();
    }
    classes
}

fn class(record: &Record) -> Option<usize> {
    record["class"].as_u64().map(|class| usize::try_from(class).unwrap())
}

fn shaded(column: &str, filters: &str) -> Vec<Record> {
    quartier(&format!("map {filters} --shade")).arg(column).records()
}

#[test]
fn classes_are_fifths_and_equals_share_one() {
    // Without equals, with some, with few different values, with missing ones.
    for column in ["population_change_2014", "vacancy_2022", "rent_step_2016", "tax_power_2015"] {
        let values = quartier(&format!("list --all --columns {column}")).records();
        let numbers: Vec<f64> = values.iter().filter_map(|it| it[column].as_f64()).collect();
        let expected = fifths(&numbers);
        let records = shaded(column, "");
        assert_eq!(records.len(), 396);
        let by_id: BTreeMap<&str, &Value> =
            values.iter().map(|it| (text(it, "id"), &it[column])).collect();
        for record in &records {
            assert_eq!(&record[column], by_id[text(record, "id")]);
            let value = record[column].as_f64();
            let found = value.map(|value| expected[&value.to_bits()]);
            assert_eq!(class(record), found, "{column}: {record:?}");
        }
        let counts = [1, 2, 3, 4, 5]
            .map(|fifth| records.iter().filter(|it| class(it) == Some(fifth)).count());
        assert_eq!(counts.iter().sum::<usize>(), numbers.len());
        if expected.len() == numbers.len() {
            assert!(counts.iter().all(|count| count.abs_diff(numbers.len() / 5) <= 1));
        }
        // The legend has the same counts.
        let said = on_one_line(&quartier("map --format table --shade").arg(column).text());
        for count in counts {
            assert!(said.contains(&format!("({count})")), "{column}, {count}: {said}");
        }
    }
}

#[test]
fn filters_leave_others_out_and_classes_as_they_are() {
    let all = shaded("vacancy_2022", "");
    let small = shaded("vacancy_2022", "--size small");
    assert_eq!(small.len(), 190);
    assert!(small.iter().all(|record| all.contains(record)));
    // Who is asked for by name is shown whatever filters say.
    let named = shaded("vacancy_2022", "dortmund --size small");
    assert_eq!(named.len(), 191);

    let blank = |question: &str| {
        let text = quartier(question).env("COLUMNS", "120").env("LINES", "60").text();
        text.lines()
            .take_while(|line| !line.is_empty())
            .map(|it| it.matches(['·', '░', '▒', '▓', '█']).count())
            .sum::<usize>()
    };
    let [all, small] =
        ["map --shade vacancy --format table", "map --shade vacancy --size small --format table"]
            .map(blank);
    assert!(small * 4 > all && small * 3 < all * 2, "{small} of {all} cells");
}

#[test]
fn what_is_computed_can_be_shaded_and_what_is_no_number_cannot() {
    let records = shaded("vacancy_2022 - vacancy_2011 as change", "");
    let changes: Vec<f64> = records.iter().filter_map(|it| it["change"].as_f64()).collect();
    let expected = fifths(&changes);
    for record in &records {
        let change = record["change"].as_f64();
        assert_eq!(class(record), change.map(|change| expected[&change.to_bits()]));
    }
    for (column, said) in [
        ("name", "no numbers"),
        ("market", "no numbers"),
        ("vacncy", "vacancy"),
        ("rent - 1", "as NAME"),
    ] {
        let answer = quartier("map --shade").arg(column).answer();
        assert_eq!(answer.code, Some(2), "{column}");
        assert!(answer.stderr.contains(said), "{}", answer.stderr);
    }
}

#[test]
fn where_nothing_can_be_drawn_classes_are_a_table() {
    let mut asked = quartier("map --shade vacancy_2022 --size small --format table");
    let said = on_one_line(&asked.env("TERM", "dumb").text());
    for part in ["Vacancy 2022 (%)", "Min", "Max", "Municipalities", "Shown", "1 1.7 2.4 71"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert!(!said.contains(['░', '·']) && !said.contains("Altena"), "{said}");
}

#[test]
fn a_study_without_an_area_says_so() {
    let answer = quartier("map --shade boats_2021 --format table --data").arg(STUDY).answer();
    assert_eq!(answer.code, Some(0));
    assert!(answer.stderr.contains("no area of Bergdorf"), "{}", answer.stderr);
    assert!(answer.stdout.contains("Areas: Amt für Beispiele"), "{}", answer.stdout);
}

#[test]
fn a_page_for_the_browser_has_every_area() {
    let page = quartier("map werdohl --shade vacancy_2022 --format html").text();
    let count = |part: &str| page.matches(part).count();
    assert_eq!((count("<path class=\"area\""), count("<pattern id=\"shade-")), (396, 5));
    assert_eq!(count("<title>Altena: 4.4 to 11.6 (76)</title>"), 1);
    // The picture in words, and each shade beside its meaning.
    assert!(page.contains("Vacancy 2022 (%): 1.7 to 2.4 (71), 2.5 to 2.9 (86)"), "{page}");
    assert_eq!(count("<rect class=\"area\""), 5);
}
