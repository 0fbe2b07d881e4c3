//! The one reader of `reference.csv`: a line is a municipality.

use std::{borrow::Cow, rc::Rc};

use csv::StringRecord;
use serde::{Deserialize, de::value::MapDeserializer};
use serde_json::Value;

use super::{
    Problem, names,
    problem::{fault_of_id, fault_of_text},
};
use crate::{
    i18n::Localized,
    model::{
        Ags, Column, ColumnKind, DataType, FigureColumn, FigureValue, Identity, Schema, Town,
        yes_no,
    },
    tr,
};

/// Municipalities of the table with their lines, and everything that is wrong with it, of each
/// line the first.
pub fn read_table(text: &str, schema: &Schema) -> (Vec<(usize, Town)>, Vec<Problem>) {
    let first_line = text.lines().next().unwrap_or_default();
    let has_semicolons = first_line.contains(';') && !first_line.contains(',');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(if has_semicolons { b';' } else { b',' })
        .flexible(true)
        .from_reader(text.as_bytes());
    let problem = |line, message| Problem::new(names::REFERENCE, message).at(line, 1);
    // Text with lines of any length is never refused.
    let header = reader.headers().cloned().unwrap_or_default();
    let (mut entries, mut problems) = (Vec::new(), Vec::new());
    let columns = columns(&header, schema, &mut |message| problems.push(problem(1, message)));
    if !problems.is_empty() {
        return (entries, problems);
    }
    for record in reader.records().flatten() {
        let line = record.position().and_then(|it| usize::try_from(it.line()).ok()).unwrap_or(1);
        match entry(&record, &columns, schema, has_semicolons) {
            Ok(entry) => entries.push((line, entry)),
            Err(message) => problems.push(problem(line, message)),
        }
    }
    (entries, problems)
}

/// Columns that the line of names names.
fn columns<'s>(
    header: &StringRecord,
    schema: &'s Schema,
    told: &mut impl FnMut(Localized),
) -> Vec<&'s Rc<Column>> {
    let mut columns = Vec::new();
    for (place, name) in header.iter().enumerate() {
        if header.iter().take(place).any(|earlier| earlier == name) {
            told(tr!("column `{name}` stands twice", "Spalte `{name}` steht zweimal"));
        }
        let column = schema.columns.iter().find(|column| column.id == name);
        let is_identity = column.is_some_and(|it| matches!(it.kind, ColumnKind::Identity(_)));
        match stated_figure(name, schema) {
            Err(message) if !is_identity => told(message),
            _ => columns.extend(column),
        }
    }
    for name in Identity::all().map(Identity::id) {
        if !header.iter().any(|known| known == name) {
            told(tr!("column `{name}` is missing", "Spalte `{name}` fehlt"));
        }
    }
    columns
}

/// Column of figures of this name that are stated, not computed.
///
/// # Errors
/// There is none.
pub fn stated_figure<'s>(name: &str, schema: &'s Schema) -> Result<&'s FigureColumn, Localized> {
    let column = schema.columns.iter().find(|column| column.id == name);
    match column.and_then(|column| column.figure()) {
        None => Err(schema.unknown_column(name)),
        Some(figure) if figure.is_computed() => {
            Err(tr!("`{name}` is computed, not stated", "`{name}` wird berechnet, nicht angegeben"))
        }
        Some(figure) => Ok(figure),
    }
}

/// Municipality of a line.
fn entry(
    record: &StringRecord,
    columns: &[&Rc<Column>],
    schema: &Schema,
    has_semicolons: bool,
) -> Result<Town, Localized> {
    let (cells, expected) = (record.len(), columns.len());
    if cells != expected {
        return Err(tr!("{cells} cells instead of {expected}", "{cells} statt {expected} Zellen"));
    }
    let mut identity = Vec::with_capacity(columns.len());
    let mut values = vec![None; schema.figures().count()];
    for (column, cell) in columns.iter().zip(record).filter(|(_, cell)| !cell.trim().is_empty()) {
        let name = &column.id;
        let value = match (column.data_type(), &**name) {
            (DataType::YesNo, _) => yes_no(cell.trim()).map(Value::from).ok_or_else(|| {
                tr!(
                    "`{cell}` is neither true nor false",
                    "`{cell}` ist weder true (WAHR) noch false (FALSCH)"
                )
            }),
            (DataType::Number, _) => number(cell, has_semicolons).map(Value::from),
            (_, "ags") => Ok(Ags::completed(cell).into()),
            (_, "id") => fault_of_id(cell).map_or_else(|| Ok(cell.into()), Err),
            _ => fault_of_text(cell).map_or_else(|| Ok(cell.into()), Err),
        };
        let value = value.map_err(|Localized { en, de }| tr!("{name}: {en}", "{name}: {de}"))?;
        match column.figure() {
            None => identity.push((&**name, value)),
            Some(figure) => {
                let number = value.as_f64().map(FigureValue::Number);
                values[figure.slot] = number.or(value.as_bool().map(FigureValue::YesNo));
            }
        }
    }
    let entry = Town::deserialize(MapDeserializer::new(identity.into_iter()));
    let entry =
        entry.map_err(|error: serde_json::Error| Localized::of_error(&error.to_string()))?;
    Ok(Town { values, ..entry })
}

/// Number with a decimal point, or a decimal comma where semicolons separate the cells; in
/// `17.000` the point may separate thousands.
fn number(cell: &str, has_semicolons: bool) -> Result<f64, Localized> {
    let pointed: Cow<'_, str> =
        if has_semicolons { cell.replace(',', ".").into() } else { cell.into() };
    if let Some(whole) = pointed.strip_suffix(".000").filter(|whole| *whole != "0") {
        return Err(tr!(
            "`{cell}` could be {whole}000; write it without a separator of thousands",
            "`{cell}` könnte {whole}000 sein; ohne Tausendertrennzeichen schreiben"
        ));
    }
    let number = pointed.trim().parse::<f64>().ok().filter(|it| it.is_finite());
    number
        .ok_or_else(|| tr!("`{cell}` is no number such as 5.5", "`{cell}` ist keine Zahl wie 5.5"))
}
