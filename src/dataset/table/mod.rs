//! The table of the municipalities beside the case studies: a CSV, as spreadsheets write it, with
//! a line for each.

mod columns;

use std::{array, rc::Rc};

use anyhow::{Context, Error, Result, bail, ensure};
pub use columns::{Table, towns};
use csv::{ErrorKind, Position, ReaderBuilder, StringRecord};
use serde::de::{IntoDeserializer, value};

use super::description::{Description, StatedFigures, StatedValue};
use crate::{
    characters::{code, is_harmful},
    number::Finite,
    say,
    schema::{Identity, Measure, Schema},
    vocabulary::{self, Text},
};

pub const FILE: &str = "reference.csv";

/// The columns that list other columns: those with derived figures, and those with estimated ones.
const MARKS: [&str; 2] = ["derived", "estimated"];

/// What is wrong, and on which line.
pub type LineFault = (usize, Error);

/// A line: the municipality that it describes, or what is wrong with its cells.
pub struct Line {
    pub number: usize,
    pub described: Result<Description, Vec<Error>>,
}

/// The lines of a table.
/// Fails if it is no well-formed CSV, or the first line does not name the columns.
pub fn lines(text: &str, schema: &Schema) -> Result<Vec<Line>, LineFault> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let mut record = StringRecord::new();
    let mut header = None;
    let mut lines = Vec::new();
    while reader.read_record(&mut record).map_err(malformed)? {
        let number = record.position().map_or(1, line);
        if let Some(header) = &header {
            lines.push(Line { number, described: description(header, &record) });
        } else {
            header = Some(HeadLine::of(&record, schema).map_err(|error| (number, error))?);
        }
    }
    if header.is_some() { Ok(lines) } else { Err((1, Error::msg(say::empty_table()))) }
}

/// Where the cells of a line stand.
#[derive(Debug)]
struct HeadLine {
    identity: [usize; Identity::ALL.len()],
    marks: [usize; MARKS.len()],
    figures: Vec<Figured>,
}

/// A column of figures.
#[derive(Debug)]
struct Figured {
    /// In which cell of a line its figure stands.
    place: usize,
    name: Rc<str>,
    measure: Measure,
    /// Where a municipality keeps the figure.
    slot: usize,
    /// Whether it is not to be stated.
    is_calculated: bool,
}

impl HeadLine {
    fn of(cells: &StringRecord, schema: &Schema) -> Result<Self> {
        let column = |name: &str| {
            let mut named = cells.iter().enumerate().filter(|(_, known)| *known == name);
            let (place, _) = named.next().with_context(|| no_column(name, cells))?;
            ensure!(named.next().is_none(), say::two_columns(name));
            Ok(place)
        };
        let mut header = Self { identity: array::from_fn(|n| n), marks: [0; 2], figures: vec![] };
        let identity = Identity::ALL.map(Identity::column);
        for (place, name) in header.identity.iter_mut().zip(identity) {
            *place = column(name)?;
        }
        for (place, name) in header.marks.iter_mut().zip(MARKS) {
            *place = column(name)?;
        }
        for name in cells.iter().filter(|name| !identity.contains(name) && !MARKS.contains(name)) {
            let place = column(name)?;
            let known = schema.figures().find(|(column, _)| column.id == *name);
            let (_, figures) = known.ok_or_else(|| Error::msg(schema.unknown_column(name)))?;
            header.figures.push(Figured {
                place,
                name: name.into(),
                measure: figures.indicator.measure,
                slot: figures.slot,
                is_calculated: figures.observation.computed.is_some(),
            });
        }
        Ok(header)
    }
}

/// Says that the table lacks a column, and why that may be.
fn no_column(name: &str, names: &StringRecord) -> String {
    if names.len() == 1 && names.iter().any(|header| header.contains(';')) {
        say::semicolons()
    } else {
        say::no_column(name)
    }
}

fn description(header: &HeadLine, record: &StringRecord) -> Result<Description, Vec<Error>> {
    let mut faults = Vec::new();
    let mut figures = Vec::with_capacity(header.figures.len());
    for Figured { place, name, measure, .. } in &header.figures {
        let value = stated(record.get(*place).unwrap_or_default(), *measure);
        match value.with_context(|| format!("`{name}`")) {
            Ok(value) => figures.extend(value.map(|value| (Rc::clone(name), value))),
            Err(fault) => faults.push(fault),
        }
    }
    let described = marks(header, record)
        .and_then(|marks| identified(header, record, marks, StatedFigures(figures)));
    match described {
        Ok(description) if faults.is_empty() => return Ok(description),
        Ok(_) => {}
        Err(fault) => faults.push(fault),
    }
    Err(sound(record).map_or_else(|fault| vec![fault], |()| faults))
}

/// Nothing that has a harmful character is sound, and no message may quote it.
fn sound(record: &StringRecord) -> Result<()> {
    match record.as_slice().chars().find(|c| is_harmful(*c)) {
        Some(c) => Err(Error::msg(say::unseen_character(code(c)))),
        None => Ok(()),
    }
}

/// What a cell states; nothing if it is empty.
fn stated(cell: &str, measure: Measure) -> Result<Option<StatedValue>> {
    match measure {
        _ if cell.is_empty() => Ok(None),
        Measure::YesNo => yes_no(cell).map(|yes| Some(StatedValue::YesNo(yes))),
        Measure::Count | Measure::Share | Measure::Number => {
            number(cell).map(|number| Some(StatedValue::Number(number)))
        }
    }
}

/// The names of the derived and the estimated figures of a line.
fn marks(header: &HeadLine, record: &StringRecord) -> Result<[Vec<Text>; 2]> {
    let [derived, estimated] = header.marks.map(|place| {
        let names = record.get(place).unwrap_or_default().split(' ');
        let names = names.filter(|name| !name.is_empty());
        names.map(|name| Text::try_from(name.to_owned()).map_err(Error::msg)).collect::<Result<_>>()
    });
    Ok([derived?, estimated?])
}

/// The figures and their marks with what the municipality is, in the order of [`Identity::ALL`].
fn identified(
    header: &HeadLine,
    record: &StringRecord,
    [derived, estimated]: [Vec<Text>; 2],
    figures: StatedFigures,
) -> Result<Description> {
    let [
        id,
        ags,
        name,
        official_name,
        kind,
        district,
        independent_city,
        region,
        central_place,
        latitude,
        longitude,
    ] = header.identity.map(|place| record.get(place).unwrap_or_default());
    Ok(Description {
        id: vocabulary::id(IntoDeserializer::<value::Error>::into_deserializer(id))
            .context("`id`")?,
        ags: text(ags, "ags")?.try_into().map_err(Error::msg)?,
        name: text(name, "name")?,
        official_name: text(official_name, "official_name")?,
        kind: text(kind, "kind")?,
        district: text(district, "district")?,
        independent_city: yes_no(independent_city).context("`independent_city`")?,
        region: text(region, "region")?,
        central_place: text(central_place, "central_place")?,
        latitude: degrees(latitude, vocabulary::latitude).context("`latitude`")?,
        longitude: degrees(longitude, vocabulary::longitude).context("`longitude`")?,
        derived,
        estimated,
        stated: figures,
    })
}

fn text(cell: &str, column: &str) -> Result<Text> {
    Text::try_from(cell.to_owned()).map_err(Error::msg).with_context(|| format!("`{column}`"))
}

fn yes_no(cell: &str) -> Result<bool> {
    match cell {
        "true" | "yes" => Ok(true),
        "false" | "no" => Ok(false),
        _ => bail!(say::cell_is_no_truth(cell)),
    }
}

/// A number, as a table has it.
fn number(cell: &str) -> Result<f64> {
    cell.parse::<Finite>().map(f64::from).map_err(Error::msg)
}

/// The degrees in a cell, if they are somewhere on the globe.
fn degrees(cell: &str, check: fn(f64) -> Result<f64, String>) -> Result<f64> {
    check(number(cell)?).map_err(Error::msg)
}

fn line(position: &Position) -> usize {
    usize::try_from(position.line()).unwrap_or(usize::MAX)
}

#[expect(clippy::needless_pass_by_value, reason = "an error is mapped")]
fn malformed(error: csv::Error) -> LineFault {
    let line = error.position().map_or(1, line);
    let message = match error.kind() {
        ErrorKind::UnequalLengths { expected_len, len, .. } => say::cells_differ(len, expected_len),
        _ => say::unreadable_table(),
    };
    (line, Error::msg(message))
}
