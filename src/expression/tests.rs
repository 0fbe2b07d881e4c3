//! Conditions and calculations on three invented towns, as worked out by hand.

use std::collections::BTreeMap;
use std::rc::Rc;

use proptest::prelude::*;

use super::{ColumnExpr, Condition, ExpressionError, Scope};
use crate::errors::UsageError;
use crate::i18n::Language;
use crate::model::{Column, DimensionsFile, FigureValue, Schema, Town, TownClass};
use crate::number::Distribution;

const DIMENSIONS: &str = r#"
period = [{ id = "study", label = "then" }, { id = "latest", label = "today" }]

[[dimension]]
id = "size"
label = { en = "Size", de = "Größe" }
source = "x"
class = [
    { id = "small", label = { en = "small", de = "klein" } },
    { id = "large", label = { en = "large", de = "groß" } },
]
period = [
    { id = "study", heading = "Size 2014", indicators = [], rule = [] },
    { id = "latest", heading = "Size 2024", indicators = [], rule = [] },
]
"#;

const INDICATORS: &str = r#"
indicator = [
    { id = "vacancy", label = { en = "Vacancy", de = "Leerstand" }, kind = "share", unit = "%", decimals = 1, at = [
        { date = "2011", sources = [] }, { date = "2022", sources = [] },
    ] },
    { id = "rent", label = { en = "Net cold rent", de = "Miete" }, kind = "number", unit = "€/m²", decimals = 2, at = [
        { date = "2022", sources = [] },
    ] },
    { id = "population", label = "Population", kind = "count", unit = "people", at = [
        { date = "2014", sources = [], base = ["census-2011"] },
        { date = "2021", sources = [], base = ["census-2011"] },
        { date = "2024", sources = [], base = ["census-2022"] },
    ] },
    { id = "census", label = "Census", kind = "count", unit = "people", at = [
        { date = "2011", sources = [], base = ["census-2011", "census"] },
        { date = "2022", sources = [], base = ["census-2022", "census"] },
    ] },
    { id = "rent_brake", label = { en = "Rent brake", de = "Mietpreisbremse" }, kind = "yes-no", at = [
        { date = "2015", sources = [] },
    ] },
]
"#;

fn schema() -> Schema {
    let dimensions: DimensionsFile = toml::from_str(DIMENSIONS).unwrap();
    Schema::new(Rc::new(dimensions), &toml::from_str(INDICATORS).unwrap(), 0)
}

/// Town of this name and district, with classes then and today, and figures in the order of the
/// columns.
fn town(
    name: &str,
    district: &str,
    classes: [Option<usize>; 2],
    figures: [Option<f64>; 9],
) -> Town {
    let class = |class: usize| TownClass { class, is_close: false };
    let values = figures.into_iter().take(8).map(|it| it.map(FigureValue::Number));
    Town {
        id: name.to_lowercase(),
        ags: "05962004".to_owned().try_into().unwrap(),
        name: name.to_owned(),
        official_name: format!("{name}, Stadt"),
        kind: "Stadt".to_owned(),
        district: district.to_owned(),
        independent_city: name == district,
        region: "Arnsberg".to_owned(),
        central_place: "Mittelzentrum".to_owned(),
        longitude: 7.67459,
        latitude: 51.298_662,
        is_case: true,
        figures: BTreeMap::new(),
        values: values.chain([figures[8].map(|it| FigureValue::YesNo(it != 0.0))]).collect(),
        classes: classes.map(|it| vec![it.map(class)]).to_vec(),
    }
}

fn towns() -> [Town; 3] {
    let figures = |it: [f64; 9]| it.map(Some);
    let mut third = figures([2.0, 2.0, 8.71, 300.0, 310.0, 320.0, 290.0, 305.0, 1.0]);
    third[1] = None;
    [
        town(
            "Altena",
            "Märkischer Kreis",
            [Some(0), Some(1)],
            figures([10.4, 11.6, 4.66, 17270.0, 16000.0, 16315.0, 17453.0, 16500.0, 0.0]),
        ),
        town(
            "Bad Münster",
            "Wesel",
            [Some(1), Some(1)],
            figures([3.78, 2.4, 7.0, 59656.0, 61000.0, 62000.0, 58000.0, 61500.0, 1.0]),
        ),
        town("Cham", "Cham", [None, None], third),
    ]
}

fn parsed<T>(
    parse: impl FnOnce(&Scope<'_>) -> Result<T, ExpressionError>,
) -> Result<T, ExpressionError> {
    let (schema, towns) = (schema(), towns());
    let distribution = |column: &Column| {
        Some(Distribution::of(towns.iter().filter_map(|town| town.number(column))))
    };
    parse(&Scope { distribution: &distribution, ..Scope::new(&schema) })
}

/// First letters of the towns for which a condition holds, or what is wrong with it.
fn answer(text: &str) -> String {
    match parsed(|scope| Condition::parse(text, scope)) {
        Ok(condition) => {
            let found = towns().into_iter().filter(|town| condition.holds(town));
            found.filter_map(|town| town.name.chars().next()).collect()
        }
        Err(error) => UsageError::from(error).to_string(),
    }
}

fn check(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(answer(text), *expected, "{text}");
    }
}

#[test]
fn values_are_compared_by_their_kind() {
    check(&[
        ("vacancy_2011 >= 3.78", "AB"),
        ("vacancy > 2.4", "A"),
        ("vacancy = 5 or vacancy <> 2.4", "A"),
        ("5 < vacancy_2011 < 10.4 or 1 < vacancy_2011 <= 3,78", "BC"),
        ("vacancy_2011 > 3 and < 10", "B"),
        ("20000 > population_2014 and large = size", ""),
        ("size < large", "A"),
        ("size != large", "A"),
        ("size is klein or size in (GROSS)", "AB"),
        ("size_study < size_latest", "A"),
        ("rent_brake = yes and rent_brake", "BC"),
        ("nicht Mietpreisbremse", "A"),
        ("rent_brake != independent_city", "B"),
        ("name = altena", "A"),
        ("name != altena", "BC"),
        ("name = bad muenster", "B"),
        ("district = Märkischer Kreis", "A"),
        ("name = district or official_name ~ name", "ABC"),
        ("ags = 5962004 and latitude > 51.29", "ABC"),
        ("name = 'name' or 'Altena' = name", "A"),
        ("'Net cold rent 2022 (€/m²)' > 6 and \"leerstand 2011\" > 3 %", "B"),
        ("Vacancy 2011 < 3 or (vacancy_2011 > 3) = rent_brake", "BC"),
    ]);
}

#[test]
fn what_others_write_is_understood() {
    check(&[
        ("vacancy == 11.6 || size=klein&&rent<6", "A"),
        ("name like '%ünster%' or name enthält cha", "BC"),
        ("name ~ 'bad%' or name ~ 'c%m'", "BC"),
        ("name ~ 'a%' and name !~ 'bad'", "A"),
        ("name ~ '%m' and name !~ 'a%m'", "C"),
        ("vacancy => 2.4 und nicht (vacancy =< 5 oder rent > 9)", "A"),
        ("vacancy is null or vacancy = missing", "C"),
        ("vacancy ist nicht unbekannt und vacancy is not missing", "AB"),
        ("size not in (small, 'large') or !(size is not small)", "A"),
        ("vacancy zwischen 2 und 3 or vacancy_2011 not between 3 and 5", "ABC"),
        ("name not like '%a%'", ""),
        ("population_2014 > 17 000 and population_2014 < 17 280", "A"),
    ]);
}

#[test]
fn a_missing_value_satisfies_nothing() {
    check(&[
        ("vacancy > 0 or not vacancy > 0", "AB"),
        ("not (vacancy > 5 and rent > 8)", "AB"),
        ("vacancy > 5 or rent > 8", "AC"),
        ("size = small or size != small", "AB"),
        ("(vacancy - 1) is missing", "C"),
        ("rent / (rent - rent) is missing", "ABC"),
        ("size is missing and not name is missing", "C"),
    ]);
}

#[test]
fn what_is_calculated_is_compared_as_it_is_printed() {
    check(&[
        ("vacancy_2022 - vacancy_2011 = -1.38", "B"),
        ("vacancy_2022-vacancy_2011 > 0", "A"),
        ("2*(vacancy - 1)/2 = 1.4 and vacancy -1 = 1.4", "B"),
        ("100 * vacancy_2011 / vacancy_2022 between 157.5 and 158", "B"),
        ("percentile(rent) = 83.3 or rank(rent) = 3", "AC"),
        ("census_2022 / census_2011 > 1.05", "B"),
        ("percentile(population_2024) <= percentile(population_2014)", "ABC"),
    ]);
    for (text, printed) in [
        ("vacancy_2022 - vacancy_2011", ["1.2", "-1.38", "–"]),
        ("vacancy_2011 + 0.125", ["10.525", "3.905", "2.125"]),
        ("vacancy_2011 / vacancy_2022", ["0.90", "1.58", "–"]),
        ("rent / population_2014", ["0.000270", "0.000117", "0.03"]),
        ("rent * 0", ["0.00", "0.00", "0.00"]),
        ("rank(rent)", ["3", "2", "1"]),
        ("percentile(rent)", ["16.7", "50.0", "83.3"]),
        ("vacancy_2011 * 0.5 as half", ["5.20", "1.89", "1.00"]),
    ] {
        let calculation = parsed(|scope| ColumnExpr::calculation(text, scope)).unwrap();
        let amounts = towns().map(|town| match calculation.expr.amount(&town) {
            Some((value, places)) => format!("{value:.places$}"),
            None => "–".to_owned(),
        });
        assert_eq!(amounts, printed, "{text}");
    }
}

#[test]
fn a_calculation_has_a_name_a_unit_and_words() {
    for (text, name, unit, words) in [
        (
            "vacancy_2022 - vacancy_2011 as change",
            "change",
            "points",
            "Vacancy 2022 − Vacancy 2011",
        ),
        ("vacancy als now", "now", "%", "Vacancy 2022"),
        (
            "rent - (rent - 1.5)*2",
            "rent - (rent - 1.5)*2",
            "",
            "Net cold rent 2022 − (Net cold rent 2022 − 1.5) × 2",
        ),
        ("rent + rent as per m²", "per m²", "€/m²", "Net cold rent 2022 + Net cold rent 2022"),
    ] {
        let calculation = parsed(|scope| ColumnExpr::calculation(text, scope)).unwrap();
        assert_eq!(calculation.id, name);
        assert_eq!(calculation.expr.unit().map_or_else(String::new, |it| it.en), unit, "{text}");
        assert_eq!(calculation.expr.in_words(Language::English), words);
    }
    for text in ["rent as vacancy", "rent as class", "rent as", "rent x", "name as n"] {
        assert!(parsed(|scope| ColumnExpr::calculation(text, scope)).is_err(), "{text}");
    }
}

#[test]
fn a_condition_knows_its_columns_and_thresholds() {
    let text = "rent_brake = no and 5 <= vacancy_2011 and vacancy_2011 < rent + 1 or size = small";
    let condition = parsed(|scope| Condition::parse(text, scope)).unwrap();
    let ids: Vec<_> = condition.expr.columns().iter().map(|column| column.id.clone()).collect();
    assert_eq!(ids, ["rent_brake_2015", "vacancy_2011", "rent_2022", "size"]);
    let thresholds = condition.thresholds;
    assert_eq!(thresholds.len(), 1);
    assert!(thresholds[0].0.id == "vacancy_2011" && thresholds[0].1.total_cmp(&5.0).is_eq());
}

#[test]
fn a_fault_has_a_reason_and_a_place() {
    for (text, message, place) in [
        ("size = tiny", "`tiny` is no class of Size; there are small, large", "tiny"),
        ("vacancy - size > 0", "`size` is no number", "size"),
    ] {
        let error = parsed(|scope| Condition::parse(text, scope)).err().unwrap();
        assert_eq!(error.message.en, message, "{text}");
        assert_eq!(&text[error.span], place, "{text}");
    }
}

#[test]
fn carets_stand_under_the_place() {
    let fault = "`3` is no class of Size; there are small, large\n  größe ! 3\n          ^";
    assert_eq!(answer("größe ! 3"), fault);
    let long = format!("{}size = tiny", "size = small or ".repeat(9));
    let marked = format!(" or size = tiny\n  {}^^^^", " ".repeat(60));
    assert!(answer(&long).ends_with(&marked), "{}", answer(&long));
}

#[test]
fn deep_nesting_is_refused_and_long_chains_are_not() {
    for (open, inner, close) in [
        ("(", "rent = 1", ")"),
        ("not ", "rent = 1", ""),
        ("rank(", "rent", ")"),
        ("1 + ", "1", ""),
    ] {
        let deep = format!("{}{inner}{}", open.repeat(20_000), close.repeat(20_000));
        assert!(answer(&deep).starts_with("more than 100 levels"), "{open}");
    }
    assert!(answer(&"1-".repeat(20_000)).starts_with("more than 100 levels"));
    assert_eq!(answer(&vec!["(name = Altena)"; 20_000].join(" or ")), "A");
    assert_eq!(answer(&format!("1{} < vacancy", " < 2".repeat(20_000))), "");
}

/// Parts of which people might make a condition, rightly or wrongly.
fn sketch() -> impl Strategy<Value = String> {
    let parts = "vacancy_2011 size name rent_brake population_2014 = != < >= ~ is missing && ( ) and or \
        not small 'Bad' \" ' 5 -1.5e3 2,5 + - * / , in between percentile(rent) rank( as vacancy-1 ü !";
    let parts: Vec<&str> = parts.split_whitespace().collect();
    prop::collection::vec(prop::sample::select(parts), 0..16).prop_map(|parts| parts.join(" "))
}

proptest! {
    #[test]
    fn any_text_is_a_condition_or_has_a_fault_within(text in prop_oneof![any::<String>(), sketch()]) {
        match parsed(|scope| Condition::parse(&text, scope)) {
            Ok(condition) => {
                let contrary = parsed(|scope| Condition::parse(&format!("not ({text})"), scope));
                let contrary = contrary.unwrap();
                for town in towns() {
                    prop_assert!(!(condition.holds(&town) && contrary.holds(&town)));
                }
            }
            Err(error) => prop_assert!(text.get(error.span).is_some()),
        }
    }
}
