//! The one reader of `reference.csv`: a line is a municipality.

use std::rc::Rc;

use csv::StringRecord;
use serde::Deserialize;
use serde::de::value::MapDeserializer;
use serde_json::Value;

use super::problem::{MOST, fault_of_id, fault_of_text, no_number};
use super::{Problem, names};
use crate::i18n::Localized;
use crate::model::{
    Ags, Column, ColumnKind, DataType, FigureColumn, FigureValue, Identity, Measure, Schema, Town,
    yes_no,
};

/// Municipalities of the table with their lines, and everything that is wrong with it, of each
/// line the first.
pub fn read_table(text: &str, schema: &Schema) -> (Vec<(usize, Town)>, Vec<Problem>) {
    let first_line = text.lines().next().unwrap_or_default();
    let count = |separator: &u8| first_line.bytes().filter(|it| it == separator).count();
    let separator = [b'\t', b';', b','].into_iter().max_by_key(count).unwrap_or(b',');
    let mut reader =
        csv::ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(text.as_bytes());
    let problem = |line, message| Problem::new(names::REFERENCE, message).at(line, 1);
    // Text with lines of any length is never refused.
    let mut header = reader.headers().cloned().unwrap_or_default();
    drop_blank(&mut header, 0);
    let (columns, faults) = columns(&header, schema);
    let mut problems: Vec<_> = faults.into_iter().map(|message| problem(1, message)).collect();
    let mut entries = Vec::new();
    if !problems.is_empty() {
        return (entries, problems);
    }
    for mut record in reader.records().flatten() {
        let line = record.position().and_then(|it| usize::try_from(it.line()).ok()).unwrap_or(1);
        drop_blank(&mut record, columns.len());
        match entry(&record, &columns, schema, separator) {
            _ if record.iter().all(is_blank) => {}
            Ok(entry) => entries.push((line, entry)),
            Err(message) => problems.push(problem(line, message)),
        }
        if problems.len() == MOST {
            break;
        }
    }
    (entries, problems)
}

fn is_blank(cell: &str) -> bool {
    cell.trim().is_empty()
}

/// Drops the blank cells at the end that spreadsheets write, behind so many.
fn drop_blank(record: &mut StringRecord, least: usize) {
    let used = record.len() - record.iter().rev().take_while(|cell| is_blank(cell)).count();
    record.truncate(used.max(least));
}

/// Columns that the line of names names, and what is wrong with it.
fn columns<'s>(header: &StringRecord, schema: &'s Schema) -> (Vec<&'s Rc<Column>>, Vec<Localized>) {
    let (mut columns, mut faults) = (Vec::new(), Vec::new());
    // Of more names than there are columns some are wrong.
    for (place, name) in header.iter().take(2 * schema.columns.len()).enumerate() {
        if header.iter().take(place).any(|earlier| earlier == name) {
            faults.push(tr!("column `{name}` stands twice", "Spalte `{name}` steht zweimal"));
        }
        let column = schema.columns.iter().find(|column| column.id == name);
        let is_identity = column.is_some_and(|it| matches!(it.kind, ColumnKind::Identity(_)));
        if !is_identity && let Err(message) = stated_figure(name, schema) {
            faults.push(message);
        } else {
            columns.extend(column);
        }
    }
    for name in Identity::all().map(Identity::id) {
        if !header.iter().any(|known| known == name) {
            faults.push(tr!("column `{name}` is missing", "Spalte `{name}` fehlt"));
        }
    }
    (columns, faults)
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
    separator: u8,
) -> Result<Town, Localized> {
    let (cells, expected) = (record.len(), columns.len());
    if cells != expected {
        return Err(tr!("{cells} cells instead of {expected}", "{cells} statt {expected} Zellen"));
    }
    let mut identity = Vec::with_capacity(columns.len());
    let mut values = vec![None; schema.figures().count()];
    for (column, cell) in columns.iter().zip(record).filter(|(_, cell)| !is_blank(cell)) {
        let name = &column.id;
        let value = match (column.data_type(), &**name) {
            (DataType::YesNo, _) => yes_no(cell.trim()).map(Value::from).ok_or_else(|| {
                tr!(
                    "`{cell}` is neither true nor false",
                    "`{cell}` ist weder true (WAHR) noch false (FALSCH)"
                )
            }),
            (DataType::Number, _) => number(cell.trim(), column, separator).map(Value::from),
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
    let fault = |error: serde_json::Error| Localized::of_error(&error.to_string());
    let entry = Town::deserialize(MapDeserializer::new(identity.into_iter())).map_err(fault)?;
    Ok(Town { values, ..entry })
}

/// Number with a decimal point or comma. In `17.000`, and among commas in `17,270`, it may separate
/// thousands, unless the number is a share or a degree.
fn number(cell: &str, column: &Column, separator: u8) -> Result<f64, Localized> {
    let pointed = cell.replace(',', ".");
    let (whole, decimals) = pointed.split_once('.').unwrap_or((&pointed, ""));
    let thousands = || format!("{whole}{decimals}");
    let is_open = column.figure().is_some_and(|it| it.indicator.kind != Measure::Share);
    let is_grouped =
        decimals == "000" || separator == b',' && decimals.len() == 3 && cell != pointed;
    let is_number = |text: &str| text.parse::<i64>().is_ok_and(|it| it != 0);
    if is_open && is_grouped && is_number(whole) && is_number(&thousands()) {
        let thousands = thousands();
        return Err(tr!(
            "`{cell}` could be {thousands}; write it without a separator of thousands",
            "`{cell}` könnte {thousands} sein; ohne Tausendertrennzeichen schreiben"
        ));
    }
    pointed.parse::<f64>().ok().filter(|it| it.is_finite()).ok_or_else(|| no_number(cell))
}
