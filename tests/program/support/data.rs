//! The bundled data as they stand in their files, read without the program.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

/// Cells of a line, by their columns.
pub type Row = BTreeMap<String, String>;

/// A file of the bundled data.
pub fn file(path: impl AsRef<Path>) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(path);
    toml::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// All municipalities, the case studies first, with their identity and figures as texts.
pub fn municipalities() -> Vec<Row> {
    let file = file("municipalities.toml");
    let towns = file["municipality"].as_array().unwrap().iter().map(|town| {
        let figures = town["figures"].as_object().unwrap().iter();
        let cells = town.as_object().unwrap().iter().chain(figures);
        let cells = cells.filter(|(key, _)| *key != "figures");
        let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        cells.map(|(key, value)| (key.clone(), text(value))).collect()
    });
    towns.chain(csv("data/reference.csv")).collect()
}

/// Columns of figures with the tables of `indicators.toml` that describe each: that of the
/// indicator, and that of the date.
pub fn indicators() -> BTreeMap<String, (Value, Value)> {
    let mut columns = BTreeMap::new();
    for indicator in file("indicators.toml")["indicator"].as_array().unwrap() {
        for at in indicator["at"].as_array().unwrap() {
            let year = &at["date"].as_str().unwrap()[..4];
            let id = format!("{}_{year}", indicator["id"].as_str().unwrap());
            columns.insert(id, (indicator.clone(), at.clone()));
        }
    }
    columns
}

/// A table of `tests/expected/`, computed by a separate program.
pub fn expected(name: &str) -> Vec<Row> {
    csv(&format!("tests/expected/{name}"))
}

fn csv(path: &str) -> Vec<Row> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    csv::Reader::from_path(path).unwrap().deserialize().collect::<Result<_, _>>().expect("CSV")
}
