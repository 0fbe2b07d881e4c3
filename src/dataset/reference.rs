//! The municipalities beside the case studies: a plain table, one municipality a line.

use anyhow::{Context, Result, anyhow, bail, ensure};
use serde::{
    Deserialize,
    de::value::{BorrowedStrDeserializer, Error},
};

use super::{Figure, Municipality, municipality::Entry};
use crate::{
    schema::{Column, Figures, Identity, Measure, Schema},
    vocabulary::{self, Finite, Status, Text},
};

/// Its file.
pub(super) const FILE: &str = "reference.csv";

/// The municipalities of a [`plain table`](super::plain_table), without what follows from their
/// stated figures.
///
/// # Errors
/// The table does not fit the columns; the error knows the line.
pub(super) fn parse(table: &'static str, file: &str, schema: &Schema) -> Result<Vec<Municipality>> {
    let records = records(table, schema).map_err(|(line, error)| at(error, file, line))?;
    let mut towns = Vec::new();
    for (line, town) in records {
        towns.push(town.map_err(|error| at(error, file, line))?);
    }
    Ok(towns)
}

fn at(error: anyhow::Error, file: &str, line: usize) -> anyhow::Error {
    error.context(format!("{file}:{line}"))
}

/// Each record of a plain table with its line.
///
/// # Errors
/// The first line does not name the columns.
pub(super) fn records<'s>(
    table: &'static str,
    schema: &'s Schema,
) -> Result<impl Iterator<Item = (usize, Result<Municipality>)> + 's, (usize, anyhow::Error)> {
    let mut lines = (1..).zip(table.split_terminator('\n')).filter(|(_, line)| !line.is_empty());
    let (line, header) = lines.next().ok_or_else(|| (1, anyhow!("the table is empty")))?;
    let mut cells: Vec<&str> = cells_of(header).collect();
    let mut layout = Layout::of(&cells, schema).map_err(|error| (line, error))?;
    Ok(lines.map(move |(line, record)| {
        cells.clear();
        cells.extend(cells_of(record));
        (line, layout.municipality(&cells))
    }))
}

/// The cells of a record, which are short: a search that is made for long texts would only
/// cost time.
fn cells_of(record: &'static str) -> impl Iterator<Item = &'static str> {
    let mut rest = Some(record);
    std::iter::from_fn(move || {
        let text = rest?;
        let end = text.bytes().position(|byte| byte == b'\t');
        rest = end.and_then(|end| text.get(end + 1..));
        end.map_or(Some(text), |end| text.get(..end))
    })
}

/// A record.
type Cells = [&'static str];

/// Which column stands where.
struct Layout<'a> {
    identity: [usize; Identity::ALL.len()],
    figures: Vec<(usize, &'a Column, &'a Figures)>,
    derived: usize,
    estimated: usize,
    slots: usize,
    statuses: Vec<Statuses>,
}

/// What the two lists of columns say; many municipalities have the same.
struct Statuses {
    derived: &'static str,
    estimated: &'static str,
    /// In the order of the columns of figures.
    of_figures: Vec<Status>,
}

impl<'a> Layout<'a> {
    fn of(header: &Cells, schema: &'a Schema) -> Result<Self> {
        let place = |name: &str| {
            let mut places = header.iter().enumerate().filter(|(_, known)| **known == name);
            let (place, _) = places.next().with_context(|| format!("no column `{name}`"))?;
            ensure!(places.next().is_none(), "two columns `{name}`");
            Ok(place)
        };
        let mut identity = [0; Identity::ALL.len()];
        for (slot, part) in identity.iter_mut().zip(Identity::ALL) {
            *slot = place(part.column())?;
        }
        let (derived, estimated) = (place("derived")?, place("estimated")?);
        let mut figures = Vec::new();
        for (position, name) in header.iter().enumerate() {
            if identity.contains(&position) || [derived, estimated].contains(&position) {
                continue;
            }
            place(name)?;
            let found = schema.figures().find(|(column, _)| column.id == *name);
            let Some((column, known)) = found else {
                bail!(schema.unknown_column(name));
            };
            figures.push((position, column, known));
        }
        let slots = schema.figures().count();
        Ok(Self { identity, figures, derived, estimated, slots, statuses: Vec::new() })
    }

    fn municipality(&mut self, record: &Cells) -> Result<Municipality> {
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
        ] = self.identity;
        let figures = self.figures(record)?;
        Ok(Municipality {
            id: short_name(record, id)?,
            ags: text(record, ags, "ags")?.try_into().map_err(anyhow::Error::msg)?,
            name: text(record, name, "name")?,
            official_name: text(record, official_name, "official_name")?,
            kind: text(record, kind, "kind")?,
            district: text(record, district, "district")?,
            independent_city: yes_no(cell(record, independent_city))
                .context("`independent_city`")?,
            region: text(record, region, "region")?,
            central_place: text(record, central_place, "central_place")?,
            latitude: number(cell(record, latitude)).context("`latitude`")?,
            longitude: number(cell(record, longitude)).context("`longitude`")?,
            figures,
            levels: Vec::new(),
        })
    }

    fn figures(&mut self, record: &Cells) -> Result<Vec<Option<Figure>>> {
        let mut slots = vec![None; self.slots];
        let statuses = self.statuses(record)?;
        let statuses = self.statuses.get(statuses).map_or(&[][..], |known| &known.of_figures);
        for ((position, column, figures), status) in self.figures.iter().zip(statuses) {
            let written = cell(record, *position);
            if written.is_empty() {
                continue;
            }
            let entry = match figures.indicator.measure {
                Measure::YesNo => yes_no(written).map(Entry::YesNo),
                Measure::Count | Measure::Share | Measure::Number => {
                    number(written).map(Entry::Number)
                }
            };
            let entry = entry.with_context(|| format!("`{}`", column.id))?;
            if let Some(slot) = slots.get_mut(figures.slot) {
                *slot = Some(Figure::stated(column, figures, entry, *status)?);
            }
        }
        Ok(slots)
    }

    /// Where the statuses of this record's figures stand.
    fn statuses(&mut self, record: &Cells) -> Result<usize> {
        let (derived, estimated) = (cell(record, self.derived), cell(record, self.estimated));
        let same = |known: &Statuses| known.derived == derived && known.estimated == estimated;
        if let Some(position) = self.statuses.iter().position(same) {
            return Ok(position);
        }
        let mut of_figures = vec![Status::Official; self.figures.len()];
        for (list, status) in [(derived, Status::Derived), (estimated, Status::Estimate)] {
            for name in list.split(' ').filter(|name| !name.is_empty()) {
                let named = self.figures.iter().position(|(_, column, _)| column.id == name);
                let place = named.and_then(|position| of_figures.get_mut(position));
                let place =
                    place.with_context(|| format!("`{}`: no figure `{name}`", status.as_str()))?;
                ensure!(*place == Status::Official, "`{name}` is both derived and estimated");
                *place = status;
            }
        }
        self.statuses.push(Statuses { derived, estimated, of_figures });
        Ok(self.statuses.len() - 1)
    }
}

fn cell(record: &Cells, position: usize) -> &'static str {
    record.get(position).copied().unwrap_or_default()
}

fn text(record: &Cells, position: usize, column: &str) -> Result<Text> {
    let written = cell(record, position);
    ensure!(!written.is_empty(), "`{column}` is missing");
    let text = BorrowedStrDeserializer::<Error>::new(written);
    Text::deserialize(text).with_context(|| format!("`{column}`"))
}

fn short_name(record: &Cells, position: usize) -> Result<Text> {
    vocabulary::id(BorrowedStrDeserializer::<Error>::new(cell(record, position))).context("`id`")
}

fn yes_no(written: &str) -> Result<bool> {
    match written {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => bail!("yes or no, not `{written}`"),
    }
}

fn number(written: &str) -> Result<f64> {
    let number = written.parse().ok().and_then(|number: f64| Finite::try_from(number).ok());
    number.map(f64::from).with_context(|| format!("a number, not `{written}`"))
}
