//! The level of every municipality in every dimension, worked out anew from its figures.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::{Ask, Record, for_each, list, quartier, text};

/// A dimension in a period, with the column that decides and the levels that its thresholds part.
struct Rule {
    dimension: &'static str,
    period: &'static str,
    column: &'static str,
    levels: &'static [&'static str],
    /// Each with whether a value that equals it is of the upper level.
    thresholds: &'static [(f64, bool)],
    /// What is nearer to a threshold than this is close to it.
    margin: Margin,
}

#[derive(Clone, Copy)]
enum Margin {
    Points(f64),
    Share(f64),
}

const fn size(period: &'static str, column: &'static str) -> Rule {
    Rule {
        dimension: "size",
        period,
        column,
        levels: &["small", "medium", "large"],
        thresholds: &[(20_000.0, true), (100_000.0, true)],
        margin: Margin::Share(0.02),
    }
}

const fn trend(
    period: &'static str,
    column: &'static str,
    thresholds: &'static [(f64, bool)],
) -> Rule {
    let levels = &["shrinking", "stable", "growing"];
    Rule { dimension: "trend", period, column, levels, thresholds, margin: Margin::Points(0.1) }
}

const fn market(period: &'static str, column: &'static str) -> Rule {
    Rule {
        dimension: "market",
        period,
        column,
        levels: &["balanced", "relaxed"],
        thresholds: &[(5.0, true)],
        margin: Margin::Points(0.25),
    }
}

const fn experience(
    period: &'static str,
    column: &'static str,
    thresholds: &'static [(f64, bool)],
) -> Rule {
    let levels = &["little", "some", "long"];
    let (dimension, margin) = ("experience", Margin::Points(0.3));
    Rule { dimension, period, column, levels, thresholds, margin }
}

const RULES: [Rule; 8] = [
    size("study", "population_2014"),
    trend("study", "population_change_2014", &[(-1.0, false), (1.0, true)]),
    market("study", "vacancy_2011"),
    experience("study", "foreigners_2011", &[(4.0, true), (8.0, true)]),
    size("latest", "population_2023"),
    trend("latest", "population_change_2023", &[(-2.5, false), (2.5, true)]),
    market("latest", "vacancy_2022"),
    experience("latest", "foreigners_2022", &[(8.0, true), (13.0, true)]),
];

/// The column of the list on which a market is tight.
fn list_of(period: &str) -> &'static str {
    if period == "study" { "rent_cap_2014" } else { "tenant_protection_2025" }
}

impl Rule {
    /// The level and whether the value is close to a threshold.
    fn apply(&self, town: &Record) -> (&'static str, bool) {
        // What the state lists is tight, however much stands empty.
        if self.dimension == "market" && town[list_of(self.period)] == true {
            return ("tight", false);
        }
        // In thousandths, which no figure exceeds: 8 − 7.7 is 0.3.
        let thousandths = |number: f64| (1000.0 * number).round();
        let value = town[self.column].as_f64().unwrap();
        let (mut level, mut is_close) = (0, false);
        for (threshold, belongs_above) in self.thresholds {
            let margin = match self.margin {
                Margin::Points(points) => points,
                Margin::Share(share) => share * threshold,
            };
            let above = thousandths(value - threshold);
            level += usize::from(if *belongs_above { above >= 0.0 } else { above > 0.0 });
            is_close |= above.abs() < thousandths(margin);
        }
        (self.levels[level], is_close)
    }
}

#[test]
fn the_rules_give_every_municipality_its_level_and_what_is_near_to_a_threshold_is_close_to_it() {
    for asked in ["study", "latest"] {
        let mut levels = BTreeMap::new();
        let mut close = BTreeMap::new();
        for town in quartier(&format!("list --all --columns all --period {asked}")).records() {
            let mut expected = BTreeSet::new();
            for rule in &RULES {
                let (level, is_close) = rule.apply(&town);
                let named = format!("{}_{}", rule.dimension, rule.period);
                let asked = Some(rule.dimension).filter(|_| rule.period == asked);
                for column in [&*named].into_iter().chain(asked) {
                    assert_eq!(text(&town, column), level, "{column}: {}", town["id"]);
                }
                *levels.entry((rule.period, rule.dimension, level)).or_insert(0) += 1;
                if is_close {
                    expected.extend(asked.map(str::to_owned));
                    expected.insert(named);
                    *close.entry((rule.period, rule.dimension)).or_insert(0) += 1;
                }
            }
            let expected: BTreeSet<&str> = expected.iter().map(String::as_str).collect();
            assert_eq!(list(&town, "close"), expected, "{}", town["id"]);
        }
        for (dimension, counted, counted_today) in COUNTS {
            for (period, counted) in [("study", counted), ("latest", counted_today)] {
                for (level, count) in *counted {
                    assert_eq!(levels[&(period, *dimension, *level)], *count, "{period}: {level}");
                }
            }
        }
        let counted = [("experience", 50), ("market", 20), ("size", 9), ("trend", 29)];
        for (dimension, count) in counted {
            assert_eq!(close[&("study", dimension)], count);
        }
    }
}

type Counts = &'static [(&'static str, usize)];

/// How many are of each level then and today, counted in the table of the researched figures, too.
const COUNTS: &[(&str, Counts, Counts)] = &[
    (
        "size",
        &[("small", 190), ("medium", 177), ("large", 29)],
        &[("small", 183), ("medium", 183), ("large", 30)],
    ),
    (
        "trend",
        &[("shrinking", 128), ("stable", 179), ("growing", 89)],
        &[("shrinking", 18), ("stable", 157), ("growing", 221)],
    ),
    (
        "market",
        &[("tight", 59), ("relaxed", 39), ("balanced", 298)],
        &[("tight", 57), ("relaxed", 44), ("balanced", 295)],
    ),
    (
        "experience",
        &[("long", 102), ("some", 155), ("little", 139)],
        &[("long", 99), ("some", 160), ("little", 137)],
    ),
];

/// How many changed their level in each dimension, by the rules here.
fn changed(towns: &[Record]) -> BTreeMap<&'static str, usize> {
    let (then, now) = RULES.split_at(4);
    let count = |(then, now): (&Rule, &Rule)| {
        let differs = |town: &&Record| then.apply(town).0 != now.apply(town).0;
        (then.dimension, towns.iter().filter(differs).count())
    };
    then.iter().zip(now).map(count).collect()
}

#[test]
fn a_level_that_changed_is_found_by_its_two_columns() {
    let towns = quartier("list --all --columns all").records();
    for (dimension, count) in changed(&towns) {
        let rule = RULES.iter().find(|rule| rule.dimension == dimension).unwrap();
        let beside: &[&str] = if dimension == "market" { &["tight"] } else { &[] };
        let levels = rule.levels.iter().chain(beside);
        let differs = levels
            .map(|level| format!("{dimension}_study = {level} and {dimension}_latest != {level}"));
        let question = differs.collect::<Vec<_>>().join(" or ");
        let found = quartier("list --all --where").arg(question).records();
        assert_eq!(found.len(), count, "{dimension}");
        let known = [("size", 10), ("trend", 248), ("market", 79), ("experience", 82)];
        assert!(known.contains(&(dimension, count)), "{dimension}: {count}");
    }
}

#[test]
fn a_changed_level_says_whether_the_rule_or_the_figure_changed() {
    let towns = quartier("list --all --columns all").records();
    for_each(&towns, |town| {
        let id = text(town, "id");
        let page = quartier(&format!("show {id} --full --format markdown")).text();
        let rows = page.split("## ").find(|part| part.starts_with("Then and now\n"));
        let differs = RULES[..4].iter().zip(&RULES[4..]).any(|(then, now)| {
            let same = then.apply(town).0 == now.apply(town).0;
            let label = ["Size", "Population trend", "Market", "Experience"]
                [RULES.iter().position(|rule| rule.dimension == then.dimension).unwrap()];
            let row =
                rows.and_then(|it| it.lines().find(|it| it.starts_with(&format!("| {label}"))));
            assert_eq!(row.is_none(), same, "{id}: {label}");
            if let Some(row) = row {
                assert!(row.contains(cause(then, now, town)), "{id}: {row}");
            }
            !same
        });
        assert_eq!(rows.is_some(), differs, "{id}");
    });
}

/// What made a level another: only experience has other thresholds, and only the lists other
/// criteria.
fn cause(then: &Rule, now: &Rule, town: &Record) -> &'static str {
    match then.dimension {
        "market" if town[list_of("study")] != town[list_of("latest")] => "figure or rule",
        "experience" => {
            let by_old_rule = Rule { column: now.column, ..*then }.apply(town).0;
            if by_old_rule == then.apply(town).0 {
                "the rule"
            } else if by_old_rule == now.apply(town).0 {
                "the figure"
            } else {
                "figure and rule"
            }
        }
        _ => "the figure",
    }
}

#[test]
fn a_level_as_an_option_finds_those_that_have_it() {
    for rule in &RULES {
        let period = rule.period;
        let listed = quartier(&format!("list --all --period {period}")).records();
        let beside: &[&str] = if rule.dimension == "market" { &["tight"] } else { &[] };
        for level in rule.levels.iter().chain(beside) {
            let question = format!("list --all --{} {level} --period {period}", rule.dimension);
            let found = quartier(&question).records();
            let same = listed.iter().filter(|town| town[rule.dimension] == *level);
            assert!(found.iter().eq(same), "{level}");
        }
    }
}
