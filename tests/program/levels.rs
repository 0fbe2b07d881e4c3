//! The level of every municipality in every dimension, worked out anew from its figures.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::{Ask, Record, list, quartier, text};

/// A dimension with the column that decides and the levels that its thresholds part.
struct Rule {
    dimension: &'static str,
    column: &'static str,
    levels: &'static [&'static str],
    /// Each with whether a value that equals it is of the upper level.
    thresholds: &'static [(f64, bool)],
    /// What is nearer to a threshold than this is close to it.
    margin: Margin,
}

enum Margin {
    Points(f64),
    Share(f64),
}

const RULES: [Rule; 4] = [
    Rule {
        dimension: "size",
        column: "population_2014",
        levels: &["small", "medium", "large"],
        thresholds: &[(20_000.0, true), (100_000.0, true)],
        margin: Margin::Share(0.02),
    },
    Rule {
        dimension: "trend",
        column: "population_change_2014",
        levels: &["shrinking", "stable", "growing"],
        thresholds: &[(-1.0, false), (1.0, true)],
        margin: Margin::Points(0.1),
    },
    Rule {
        dimension: "market",
        column: "vacancy_2011",
        levels: &["balanced", "relaxed"],
        thresholds: &[(5.0, true)],
        margin: Margin::Points(0.25),
    },
    Rule {
        dimension: "experience",
        column: "foreigners_2011",
        levels: &["little", "some", "long"],
        thresholds: &[(4.0, true), (8.0, true)],
        margin: Margin::Points(0.3),
    },
];

impl Rule {
    /// The level and whether the value is close to a threshold.
    fn apply(&self, town: &Record) -> (&'static str, bool) {
        // What the state lists is tight, however much stands empty.
        if self.dimension == "market" && town["rent_cap_2014"] == true {
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
    let mut levels = BTreeMap::new();
    let mut close = BTreeMap::new();
    for town in quartier("list --all --columns all").records() {
        let mut expected = BTreeSet::new();
        for rule in &RULES {
            let (level, is_close) = rule.apply(&town);
            assert_eq!(text(&town, rule.dimension), level, "{}", town["id"]);
            *levels.entry((rule.dimension, level)).or_insert(0) += 1;
            if is_close {
                expected.insert(rule.dimension);
                *close.entry(rule.dimension).or_insert(0) += 1;
            }
        }
        assert_eq!(list(&town, "close"), expected, "{}", town["id"]);
    }
    // Counted in the table of the researched figures, too.
    let counted = [
        (("experience", "little"), 139),
        (("experience", "long"), 102),
        (("experience", "some"), 155),
        (("market", "balanced"), 298),
        (("market", "relaxed"), 39),
        (("market", "tight"), 59),
        (("size", "large"), 29),
        (("size", "medium"), 177),
        (("size", "small"), 190),
        (("trend", "growing"), 89),
        (("trend", "shrinking"), 128),
        (("trend", "stable"), 179),
    ];
    assert_eq!(levels, counted.into());
    let counted = [("experience", 50), ("market", 20), ("size", 9), ("trend", 29)];
    assert_eq!(close, counted.into());
}

#[test]
fn a_level_as_an_option_finds_those_that_have_it() {
    let listed = quartier("list --all").records();
    for rule in &RULES {
        let beside: &[&str] = if rule.dimension == "market" { &["tight"] } else { &[] };
        for level in rule.levels.iter().chain(beside) {
            let found = quartier(&format!("list --all --{} {level}", rule.dimension)).records();
            let same = listed.iter().filter(|town| town[rule.dimension] == *level);
            assert!(found.iter().eq(same), "{level}");
        }
    }
}
