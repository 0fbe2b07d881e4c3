//! Matching: every municipality against a second calculation, straight from the data.

use std::fs;

use proptest::prelude::*;

use crate::support::{Ask, Row, case_studies, exported, for_each, percentile, quartier, reference};

/// A municipality with what it is matched by: for each period, for each dimension its indicators.
struct Town {
    id: String,
    is_case_study: bool,
    periods: [[Vec<f64>; 4]; 2],
}

const STUDY: usize = 0;
const LATEST: usize = 1;

fn town(cells: &Row, is_case_study: bool) -> Town {
    let figure = |column: &str| -> f64 { cells[column].parse().unwrap() };
    let population = ["population_census_2011", "population_2014", "population_2023"].map(figure);
    Town {
        id: cells["id"].clone(),
        is_case_study,
        periods: [
            [
                vec![population[1]],
                vec![change(population[0], population[1])],
                vec![figure("vacancy_2011"), figure("rent_step_2016")],
                vec![figure("foreigners_2011")],
            ],
            [
                vec![population[2]],
                vec![change(population[1], population[2])],
                vec![figure("vacancy_2022"), figure("rent_2022")],
                vec![figure("foreigners_2022")],
            ],
        ],
    }
}

/// The change in percent, in hundredths, which is how exact it is given.
#[expect(clippy::cast_possible_truncation, reason = "whole numbers of people")]
fn change(before: f64, after: f64) -> f64 {
    let (before, after) = (before as i64, after as i64);
    let twice = 2 * 10_000 * (after - before);
    ((twice + twice.signum() * before) / (2 * before)) as f64
}

/// Where a municipality stands in each indicator, in 792nds.
type Place = [Vec<usize>; 4];

/// The place of each among all in a period, counted anew.
fn places(towns: &[Town], period: usize) -> Vec<Place> {
    let place = |town: &Town| {
        [0, 1, 2, 3].map(|dimension: usize| {
            let values = town.periods[period][dimension].iter().enumerate();
            let place = |(indicator, value): (usize, &f64)| {
                let all = towns.iter().map(|town| town.periods[period][dimension][indicator]);
                percentile(&all.collect::<Vec<_>>(), *value)
            };
            values.map(place).collect()
        })
    };
    towns.iter().map(place).collect()
}

/// The distance in each dimension, in twice 792nds: whole numbers, so that equal is equal.
fn distance(a: &Place, b: &Place) -> [usize; 4] {
    [0, 1, 2, 3].map(|dimension: usize| {
        let pairs = a[dimension].iter().zip(&b[dimension]);
        let sum: usize = pairs.map(|(a, b)| a.abs_diff(*b)).sum();
        2 * sum / a[dimension].len()
    })
}

/// A similarity with one decimal place, for `of` dimensions.
fn tenths(distance: usize, of: usize, count: usize) -> String {
    let most = 4 * count * of;
    format!("{:.1}", 100.0 * (1.0 - distance as f64 / most as f64))
}

/// The distance of every pair, the nearest first; across periods both ways.
fn pairs(own: &[Place], others: &[Place]) -> Vec<usize> {
    let mut pairs = Vec::new();
    for (place, one) in own.iter().enumerate() {
        for (other_place, other) in others.iter().enumerate() {
            if other_place < place || (other_place > place && own != others) {
                pairs.push(distance(one, other).iter().sum::<usize>());
            }
        }
    }
    pairs.sort_unstable();
    pairs
}

/// The municipalities with their places in the periods that are asked for, and the distances of
/// all pairs of them.
struct Second {
    towns: Vec<Town>,
    own: Vec<Place>,
    others: Vec<Place>,
    pairs: Vec<usize>,
}

impl Second {
    /// Each of one period, the others of another.
    fn calculation(own: usize, others: usize) -> Self {
        let studies = case_studies();
        let references = reference();
        let towns = studies.iter().map(|cells| town(cells, true));
        let towns: Vec<Town> =
            towns.chain(references.iter().map(|cells| town(cells, false))).collect();
        let [own, others] = [own, others].map(|period| places(&towns, period));
        let pairs = pairs(&own, &others);
        Self { towns, own, others, pairs }
    }

    /// What the program has to print: id, rank, similarity, the part of each dimension, the
    /// share of pairs that are less similar, whether that is weak.
    fn matches(&self, of: usize, among_all: bool) -> Vec<String> {
        let mut ranking: Vec<([usize; 4], &str)> = Vec::new();
        for (place, town) in self.towns.iter().enumerate() {
            if place != of && (among_all || town.is_case_study) {
                ranking.push((distance(&self.own[of], &self.others[place]), &town.id));
            }
        }
        ranking.sort_by_key(|(parts, id)| (parts.iter().sum::<usize>(), id.to_string()));
        let (count, pairs) = (self.towns.len(), &self.pairs);
        let lines = ranking.iter().zip(1..).map(|((parts, id), rank)| {
            let whole = parts.iter().sum();
            let overall = tenths(whole, 4, count);
            let further = pairs.len() - pairs.partition_point(|pair| *pair <= whole);
            let share = format!("{:.1}", 100.0 * further as f64 / pairs.len() as f64);
            let weak = 4 * further < 3 * pairs.len();
            let parts = parts.map(|part| tenths(part, 1, count)).join("\t");
            format!("{id}\t{rank}\t{overall}\t{parts}\t{share}\t{weak}")
        });
        lines.take(if among_all { 5 } else { usize::MAX }).collect()
    }
}

/// The same as the program prints it.
fn matches(of: &str, options: &str) -> Vec<String> {
    let rows = quartier(&format!("match {of} {options}")).rows().into_iter();
    let lines = rows.map(|cells| {
        assert_eq!(cells[3], of);
        // Before the last two stands what was left out.
        [&cells[..1], &cells[4..10], &cells[11..]].concat().join("\t")
    });
    lines.collect()
}

#[test]
fn every_municipality_has_the_matches_that_a_second_calculation_finds() {
    let second = Second::calculation(STUDY, STUDY);
    assert_eq!((second.towns.len(), second.pairs.len()), (396, 78_210));
    let towns: Vec<(usize, &Town)> = second.towns.iter().enumerate().collect();
    for_each(&towns, |(place, Town { id, .. })| {
        assert_eq!(matches(id, ""), second.matches(*place, false), "{id}");
        assert_eq!(matches(id, "--all --top 5"), second.matches(*place, true), "{id}");
    });
}

#[test]
fn every_municipality_has_the_same_matches_today_and_across_periods() {
    for (period, own, others, pairs) in
        [("latest", LATEST, LATEST, 78_210), ("across", LATEST, STUDY, 156_420)]
    {
        let second = Second::calculation(own, others);
        assert_eq!(second.pairs.len(), pairs);
        let towns: Vec<(usize, &Town)> = second.towns.iter().enumerate().collect();
        for_each(&towns, |(place, Town { id, .. })| {
            let found = matches(id, &format!("--period {period}"));
            assert_eq!(found, second.matches(*place, false), "{period}: {id}");
        });
    }
}

#[test]
fn another_that_comes_first_across_periods_is_named() {
    let [then, across] =
        [(STUDY, STUDY), (LATEST, STUDY)].map(|(own, others)| Second::calculation(own, others));
    let first = |second: &Second, of: usize| {
        second.matches(of, false)[0].split('\t').next().unwrap().to_owned()
    };
    // Every eleventh: those of all districts.
    let towns: Vec<(usize, &Town)> = then.towns.iter().enumerate().step_by(11).collect();
    for_each(&towns, |(place, Town { id, .. })| {
        let page = quartier(&format!("match {id} --format markdown")).text();
        let is_other = first(&then, *place) != first(&across, *place);
        assert_eq!(page.contains("--period across"), is_other, "{id}");
    });
}

#[test]
fn every_format_has_the_same_numbers() {
    let records = quartier("match iserlohn --explain").records();
    let page = quartier("match iserlohn --explain --format markdown").text();
    assert_eq!(records.len(), 8 * 5);
    for record in records {
        for key in ["similarity", "dimension_similarity", "percentile", "town_percentile"] {
            let number = format!(" {:.1} ", record[key].as_f64().unwrap());
            assert!(page.contains(&number), "{key}: {number}");
        }
    }
}

#[test]
fn the_order_of_the_data_does_not_matter() {
    let folder = exported();
    let path = folder.path().join("municipalities.toml");
    let file = fs::read_to_string(&path).unwrap();
    let mut towns: Vec<&str> = file.split("[[municipality]]").collect();
    let head = towns.remove(0);
    let weight = prop::sample::select(vec![0, 1, 2]);
    let weights = prop::collection::vec(weight, 4)
        .prop_filter("one at least counts", |weights| weights.iter().any(|weight| *weight > 0));
    proptest!(ProptestConfig::with_cases(32), |(
        towns in Just(towns).prop_shuffle(),
        weights in weights,
    )| {
        let shuffled = towns.iter().map(|town| ["[[municipality]]", town, "\n"].concat());
        fs::write(&path, [head.to_owned(), shuffled.collect()].concat()).unwrap();
        let dimensions = ["size", "trend", "market", "experience"].iter().zip(weights);
        let weights: Vec<_> = dimensions.map(|(name, weight)| format!("{name}={weight}")).collect();
        let question = format!("match altena --explain --weight {}", weights.join(","));
        let of_shuffled = quartier(&question).arg("--data").arg(folder.path()).text();
        prop_assert_eq!(of_shuffled, quartier(&question).text());
    });
}
