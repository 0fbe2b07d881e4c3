//! JSON: one array always, but for a schema, or its elements as lines.

use serde_json::{Map, Value};

use super::records::{self, plain};
use crate::report::{Cell, Report, Table};

/// The whole, indented.
pub fn array(report: &Report) -> String {
    format!("{:#}\n", whole(report))
}

/// Elements of the array, one a line.
pub fn lines(report: &Report) -> String {
    whole(report).as_array().into_iter().flatten().map(|it| format!("{it}\n")).collect()
}

/// JSON in the shape of the thing if it has one, else an array of the records.
fn whole(report: &Report) -> Value {
    report.json.clone().unwrap_or_else(|| objects(&report.records).into())
}

/// Object of each record, by the keys of the columns.
pub fn objects(table: &Table) -> Vec<Value> {
    let keys = records::keys(table);
    let object = |row| {
        let values = records::values(table, row).map(|cell| value(&cell));
        keys.iter().cloned().zip(values).collect::<Map<_, _>>().into()
    };
    table.rows.iter().map(object).collect()
}

/// Value as JSON has it: real numbers, `true` and `false`, `null` where it is missing.
pub fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Text(_) | Cell::Term(_) => plain(cell).into(),
        // The very number that the other formats print.
        Cell::Number { .. } => plain(cell).parse().map_or(Value::Null, Value::Number),
        Cell::YesNo(yes) => (*yes).into(),
        Cell::List(terms) => terms.iter().map(|term| term.key.as_str()).collect(),
        // Programs see no pictures.
        _ => Value::Null,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{array, lines, value};
    use crate::render::records::tests::towns;
    use crate::report::{Cell, Report};

    #[test]
    fn a_number_is_written_however_large_it_is() {
        let written = |number, places| match Cell::exactly(number, places) {
            cell @ Cell::Number { .. } => value(&cell).to_string(),
            _ => String::new(),
        };
        assert_eq!(written(17_270.0, 0), "17270");
        assert_eq!(written(-5.2036, 2), "-5.2");
        assert_eq!(written(1e19, 0), "10000000000000000000");
        assert_eq!(written(1e25, 0), "1e+25");
    }

    #[test]
    fn one_array_in_the_shape_of_the_thing() {
        let lines = lines(&towns());
        let first = r#"{"id":"altena","name":"Altena","size":"small","rent":10.4,"capped":false,"close":["size","market"],"sources":["bbsr"]}"#;
        assert_eq!(lines.lines().next(), Some(first));
        let report = Report { json: Some(json!([{"values": {"altena": 1}}])), ..towns() };
        assert_eq!(
            serde_json::from_str::<serde_json::Value>(&array(&report)).unwrap(),
            json!([{"values": {"altena": 1}}])
        );
        assert_eq!(array(&Report::default()), "[]\n");
    }
}
