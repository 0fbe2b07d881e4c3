//! The bundled data as they stand in their files, read without the program.

use std::{collections::BTreeMap, fs, path::Path};

use tempfile::TempDir;

use super::{Ask, files, quartier};

pub const REFERENCE: &str = include_str!("../../../data/reference.csv");
pub const DIMENSIONS: &str = include_str!("../../../data/dimensions.toml");

/// The cells of a municipality, by their columns.
pub type Row = BTreeMap<String, String>;

/// The municipalities beside the case studies.
pub fn reference() -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(REFERENCE.as_bytes());
    reader.deserialize().collect::<Result<_, _>>().expect("it is CSV")
}

/// The case studies, with those of their columns that hold texts or numbers.
pub fn case_studies() -> Vec<Row> {
    let file: toml::Table =
        toml::from_str(include_str!("../../../data/municipalities.toml")).unwrap();
    let row = |study: &toml::Value| {
        let cells = study.as_table().unwrap().iter().chain(study["figures"].as_table().unwrap());
        let cell = |value: &toml::Value| match value {
            toml::Value::String(text) => Some(text.clone()),
            toml::Value::Integer(number) => Some(number.to_string()),
            toml::Value::Float(number) => Some(number.to_string()),
            _ => None,
        };
        cells.filter_map(|(column, value)| Some((column.clone(), cell(value)?))).collect()
    };
    file["municipality"].as_array().unwrap().iter().map(row).collect()
}

/// All facts.
pub fn facts() -> Vec<toml::Table> {
    let mut facts = Vec::new();
    for file in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data/facts")) {
        let file: toml::Table = toml::from_str(&fs::read_to_string(file).unwrap()).unwrap();
        let of_file = file["fact"].as_array().unwrap().iter();
        facts.extend(of_file.map(|fact| fact.as_table().unwrap().clone()));
    }
    facts
}

/// The source of the outline of the state.
pub fn source_of_the_outline() -> String {
    let outline: toml::Table = toml::from_str(include_str!("../../../data/outline.toml")).unwrap();
    outline["source"].as_str().unwrap().to_owned()
}

/// The ids of all municipalities, as the program lists them.
pub fn ids() -> Vec<String> {
    let towns = quartier("list --all --columns id").rows();
    towns.into_iter().map(|mut cells| cells.swap_remove(0)).collect()
}

/// A copy to change.
pub fn exported() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    quartier("export").arg(folder.path()).text();
    folder
}

/// The share of values below this one, half of those that equal it included, in twice as many
/// parts as there are values: whole numbers, so that equal is equal.
pub fn percentile(values: &[f64], value: f64) -> usize {
    let below = values.iter().filter(|other| **other < value).count();
    below + values.iter().filter(|other| **other <= value).count()
}
