//! A dataset of all municipalities of Germany: 11,000.

use tempfile::TempDir;

use crate::support::{Ask, BUNDLED, copy_of, quartier};

/// Dataset whose table has so many municipalities.
pub fn with_municipalities(count: usize) -> TempDir {
    let folder = copy_of(BUNDLED, &[]);
    let mut reader =
        csv::Reader::from_reader(include_bytes!("../../../data/reference.csv").as_slice());
    let header = reader.headers().unwrap().clone();
    let known: Vec<_> = reader.records().map(Result::unwrap).collect();
    let mut writer = csv::Writer::from_path(folder.path().join("reference.csv")).unwrap();
    writer.write_record(&header).unwrap();
    for (number, row) in known.iter().cycle().take(count).enumerate() {
        let is_known = number < known.len();
        let cells = header.iter().zip(row).map(|(column, cell)| match column {
            _ if is_known => cell.to_owned(),
            "id" => format!("{cell}-{number}"),
            "name" | "official_name" => format!("{cell} {number}"),
            "ags" => (10_000_000 + number).to_string(),
            _ => cell.to_owned(),
        });
        writer.write_record(cells).unwrap();
    }
    writer.flush().unwrap();
    folder
}

#[test]
fn eleven_thousand_municipalities_are_answered() {
    let folder = with_municipalities(11_000);
    for question in [
        "list --all --where vacancy>5",
        "match altena",
        "match altena --all --limit 20",
        "stats vacancy --by district",
        "compare altena --with state",
        "list --all --format geojson",
        "show altena",
    ] {
        let answer = quartier(question).arg("--data").arg(folder.path()).text();
        assert!(!answer.is_empty(), "{question}");
    }
}
