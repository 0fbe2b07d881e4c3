//! The municipalities of a file, column by column: a question pays for the columns that it uses.

use std::{cell::OnceCell, rc::Rc};

use anyhow::Result;
use serde::{Deserialize, Serialize};

use super::{
    Figure, Municipality,
    calculation::Calculations,
    cells::Cells,
    classification::{Classifier, Threshold},
    description::Description,
    table::Table,
};
use crate::schema::{Column, Figures, Identity, Measure, Schema, Value, Variable};

/// The municipalities of a file. Each column is worked out when it is first asked for.
#[derive(Debug)]
pub struct Towns<'a> {
    /// What each municipality is, and what else stands in its file.
    cells: Cells<'static>,
    /// In which cells stands what it is.
    identity: [usize; Identity::ALL.len()],
    /// By slot.
    figures: Vec<OnceCell<Vec<Option<Figure>>>>,
    /// By the slots of dimensions in periods.
    levels: Vec<OnceCell<Vec<Option<usize>>>>,
    /// By the same slots the threshold to which the level is close.
    close_to: Vec<OnceCell<Vec<Option<Threshold>>>>,
    origin: Origin<'a>,
}

/// Where the columns come from.
#[derive(Debug)]
enum Origin<'a> {
    /// The build has worked them out.
    Stored(StoredColumns<'static>),
    /// From the figures of a table, or from those that are there already, the others follow.
    Read { table: Option<Table>, calculations: Calculations<'a>, classifier: Classifier<'a> },
}

/// The columns as the build stores them, each by itself, by their slots.
#[derive(Debug, Deserialize, Serialize)]
struct StoredColumns<'b> {
    /// Nine bytes a figure: see [`Figure::bytes`].
    #[serde(borrow)]
    figures: Vec<&'b [u8]>,
    /// A byte a level: its place, from one; 0 where there is none.
    #[serde(borrow)]
    levels: Vec<&'b [u8]>,
    #[serde(borrow)]
    close_to: Vec<&'b [u8]>,
}

impl<'a> Towns<'a> {
    /// The municipalities of entries, whose figures have to fit the columns.
    ///
    /// # Errors
    /// A rule of the schema cannot be read.
    pub fn described(
        entries: &[(Description, Vec<Option<Figure>>)],
        schema: &'a Schema,
    ) -> Result<Self> {
        let mut cells = Cells::new(Identity::ALL.len());
        for (description, _) in entries {
            cells.push(description.cells().each_ref().map(|cell| &**cell));
        }
        let towns = Self::read(cells, std::array::from_fn(|place| place), None, schema)?;
        for (slot, column) in towns.figures.iter().enumerate() {
            let is_calculated = |(_, figures): (&Column, &Figures)| {
                figures.slot == slot && figures.observation.computed.is_some()
            };
            if !schema.figures().any(is_calculated) {
                let figure = |(_, figures): &(_, Vec<_>)| figures.get(slot).copied().flatten();
                column.get_or_init(|| entries.iter().map(figure).collect());
            }
        }
        Ok(towns)
    }

    /// The municipalities of a table.
    ///
    /// # Errors
    /// A rule of the schema cannot be read.
    pub fn of_table(
        cells: Cells<'static>,
        identity: [usize; Identity::ALL.len()],
        table: Table,
        schema: &'a Schema,
    ) -> Result<Self> {
        Self::read(cells, identity, Some(table), schema)
    }

    fn read(
        cells: Cells<'static>,
        identity: [usize; Identity::ALL.len()],
        table: Option<Table>,
        schema: &'a Schema,
    ) -> Result<Self> {
        let calculations = Calculations::new(schema)?;
        let classifier = Classifier::new(schema)?;
        let slots = schema.in_all_periods().all().count();
        Ok(Self {
            cells,
            identity,
            figures: empty(schema.figures().count()),
            levels: empty(slots),
            close_to: empty(slots),
            origin: Origin::Read { table, calculations, classifier },
        })
    }

    /// The municipalities as the build has stored them.
    ///
    /// # Errors
    /// These bytes are something else.
    pub fn stored(bytes: &'static [u8]) -> Result<Self> {
        let (cells, columns): (Cells<'static>, StoredColumns<'static>) =
            postcard::from_bytes(bytes)?;
        Ok(Self {
            cells,
            identity: std::array::from_fn(|place| place),
            figures: empty(columns.figures.len()),
            levels: empty(columns.levels.len()),
            close_to: empty(columns.close_to.len()),
            origin: Origin::Stored(columns),
        })
    }

    /// The bytes by which the build stores them, every column worked out.
    ///
    /// # Errors
    /// A row is too long.
    pub fn store(&self, schema: &Schema) -> Result<Vec<u8>> {
        let mut cells = Cells::new(Identity::ALL.len());
        for row in 0..self.count() {
            cells.push(Identity::ALL.map(|identity| self.text(row, identity)));
        }
        let bytes = |figures: &Figures| {
            self.figures(figures).iter().flat_map(|it| Figure::bytes(*it)).collect()
        };
        let figures: Vec<Vec<u8>> = schema.figures().map(|(_, figures)| bytes(figures)).collect();
        let slots = 0..self.levels.len();
        let byte = |level: &Option<usize>| u8::try_from(level.map_or(0, |place| place + 1));
        let levels = slots.clone().map(|slot| self.levels(slot).iter().map(byte).collect());
        let levels: Vec<Vec<u8>> = levels.collect::<Result<_, _>>()?;
        let close_to = slots.map(|slot| postcard::to_allocvec(self.thresholds(slot)));
        let close_to: Vec<_> = close_to.collect::<Result<_, _>>()?;
        let columns = StoredColumns {
            figures: views(&figures),
            levels: views(&levels),
            close_to: views(&close_to),
        };
        Ok(postcard::to_allocvec(&(cells, columns))?)
    }

    /// Each of them.
    pub fn all(self) -> Vec<Municipality<'a>> {
        let count = self.count();
        let towns = Rc::new(self);
        (0..count).map(|row| Municipality::new(Rc::clone(&towns), row)).collect()
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.cells.rows()
    }

    /// What one is, as it is written.
    pub fn text(&self, row: usize, identity: Identity) -> &str {
        self.identity.get(identity as usize).map_or("", |place| self.cells.get(row, *place))
    }

    pub fn figure(&self, row: usize, figures: &Figures) -> Option<Figure> {
        self.figures(figures).get(row).copied().flatten()
    }

    /// The position of a level in the dimension of this slot, if a rule gives one.
    pub fn level(&self, row: usize, slot: usize) -> Option<usize> {
        self.levels(slot).get(row).copied().flatten()
    }

    /// The threshold to which the level in the dimension of this slot is close.
    pub fn close_to(&self, row: usize, slot: usize) -> Option<&Threshold> {
        self.thresholds(slot).get(row)?.as_ref()
    }

    /// What a column holds for one of them.
    pub fn value(&self, row: usize, column: &Column) -> Value<'_> {
        match &column.variable {
            Variable::Level(levels) => {
                self.level(row, levels.slot).map_or(Value::Missing, Value::Level)
            }
            _ => self.stated(row, column),
        }
    }

    /// The same without levels, which no rule for a level looks at.
    fn stated(&self, row: usize, column: &Column) -> Value<'_> {
        match &column.variable {
            Variable::Identity(identity) => match identity {
                Identity::IndependentCity => Value::YesNo(self.text(row, *identity) == YES),
                Identity::Latitude | Identity::Longitude => {
                    self.text(row, *identity).parse().map_or(Value::Missing, Value::Number)
                }
                _ => Value::Text(self.text(row, *identity)),
            },
            Variable::Level(_) => Value::Missing,
            Variable::Figure(figures) => {
                self.figure(row, figures).map_or(Value::Missing, |figure| {
                    match figures.indicator.measure {
                        Measure::YesNo => Value::YesNo(figure.value != 0.0),
                        Measure::Count | Measure::Share | Measure::Number => {
                            Value::Number(figure.value)
                        }
                    }
                })
            }
        }
    }

    fn figures(&self, figures: &Figures) -> &[Option<Figure>] {
        let Some(column) = self.figures.get(figures.slot) else { return &[] };
        column.get_or_init(|| match &self.origin {
            Origin::Stored(columns) => {
                let bytes = columns.figures.get(figures.slot).copied().unwrap_or_default();
                bytes.as_chunks().0.iter().map(Figure::of_bytes).collect()
            }
            Origin::Read { table, calculations, .. } => match (calculations.of(figures), table) {
                (Some(calculation), _) => (0..self.count())
                    .map(|row| calculation.result(|input| self.figure(row, input)))
                    .collect(),
                (None, Some(table)) => table.column(&self.cells, figures),
                (None, None) => Vec::new(),
            },
        })
    }

    fn levels(&self, slot: usize) -> &[Option<usize>] {
        let Some(column) = self.levels.get(slot) else { return &[] };
        column.get_or_init(|| match &self.origin {
            Origin::Stored(columns) => {
                let bytes = columns.levels.get(slot).copied().unwrap_or_default();
                bytes.iter().map(|place| usize::from(*place).checked_sub(1)).collect()
            }
            Origin::Read { classifier, .. } => {
                let level = |row| classifier.level(slot, &|column| self.stated(row, column));
                (0..self.count()).map(level).collect()
            }
        })
    }

    fn thresholds(&self, slot: usize) -> &[Option<Threshold>] {
        let Some(column) = self.close_to.get(slot) else { return &[] };
        column.get_or_init(|| match &self.origin {
            Origin::Stored(columns) => {
                let bytes = columns.close_to.get(slot).copied().unwrap_or_default();
                postcard::from_bytes(bytes).unwrap_or_default()
            }
            Origin::Read { classifier, .. } => {
                let close_to = |row| classifier.close_to(slot, &|column| self.stated(row, column));
                (0..self.count()).map(close_to).collect()
            }
        })
    }
}

/// How a cell says yes.
pub const YES: &str = "true";

/// Columns that have not been asked for.
fn empty<T>(count: usize) -> Vec<OnceCell<T>> {
    std::iter::repeat_with(OnceCell::new).take(count).collect()
}

fn views(columns: &[Vec<u8>]) -> Vec<&[u8]> {
    columns.iter().map(Vec::as_slice).collect()
}
