//! The municipalities of a file, column by column: a question pays for the columns that it uses.

use std::{borrow::Cow, cell::OnceCell, mem, rc::Rc};

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
    /// By slot, nine bytes a municipality: see [`Figure::bytes`].
    figures: Vec<OnceCell<Cow<'static, [u8]>>>,
    /// By the slots of dimensions in periods, a byte a municipality: the place of its level, from
    /// one; 0 where it has none.
    levels: Vec<OnceCell<Cow<'static, [u8]>>>,
    /// By the same slots, likewise: the place of the threshold to which its level is close.
    close_to: Vec<OnceCell<Cow<'static, [u8]>>>,
    /// By the same slots.
    thresholds: Vec<Vec<Threshold>>,
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

/// The columns as the build stores them, by their slots.
#[derive(Debug, Deserialize, Serialize)]
struct StoredColumns<'b> {
    #[serde(borrow)]
    figures: Vec<&'b [u8]>,
    #[serde(borrow)]
    levels: Vec<&'b [u8]>,
    #[serde(borrow)]
    close_to: Vec<&'b [u8]>,
    thresholds: Vec<Vec<Threshold>>,
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
                column.get_or_init(|| entries.iter().map(figure).flat_map(Figure::bytes).collect());
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
            thresholds: classifier.thresholds(),
            origin: Origin::Read { table, calculations, classifier },
        })
    }

    /// The municipalities as the build has stored them.
    ///
    /// # Errors
    /// These bytes are something else.
    pub fn stored(bytes: &'static [u8]) -> Result<Self> {
        let (cells, mut columns): (Cells<'static>, StoredColumns<'static>) =
            postcard::from_bytes(bytes)?;
        Ok(Self {
            cells,
            identity: std::array::from_fn(|place| place),
            figures: empty(columns.figures.len()),
            levels: empty(columns.levels.len()),
            close_to: empty(columns.close_to.len()),
            thresholds: mem::take(&mut columns.thresholds),
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
        let slots = || 0..self.levels.len();
        let columns = StoredColumns {
            figures: schema.figures().map(|(_, figures)| self.figures(figures)).collect(),
            levels: slots().map(|slot| self.levels(slot)).collect(),
            close_to: slots().map(|slot| self.places_of_thresholds(slot)).collect(),
            thresholds: self.thresholds.clone(),
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
        Figure::of_bytes(self.figures(figures).as_chunks().0.get(row)?)
    }

    /// The position of a level in the dimension of this slot, if a rule gives one.
    pub fn level(&self, row: usize, slot: usize) -> Option<usize> {
        place(self.levels(slot), row)
    }

    /// The threshold to which the level in the dimension of this slot is close.
    pub fn close_to(&self, row: usize, slot: usize) -> Option<&Threshold> {
        self.thresholds.get(slot)?.get(place(self.places_of_thresholds(slot), row)?)
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

    fn figures(&self, figures: &Figures) -> &[u8] {
        let Some(column) = self.figures.get(figures.slot) else { return &[] };
        column.get_or_init(|| match &self.origin {
            Origin::Stored(columns) => stored(&columns.figures, figures.slot),
            Origin::Read { table, calculations, .. } => {
                let calculation = calculations.of(figures);
                let calculated = calculation.map(|calculation| {
                    let result = |row| calculation.result(|input| self.figure(row, input));
                    (0..self.count()).map(result).flat_map(Figure::bytes).collect()
                });
                let read = || Some(table.as_ref()?.column(&self.cells, figures).collect());
                calculated.or_else(read).unwrap_or_default()
            }
        })
    }

    fn levels(&self, slot: usize) -> &[u8] {
        let Some(column) = self.levels.get(slot) else { return &[] };
        column.get_or_init(|| match &self.origin {
            Origin::Stored(columns) => stored(&columns.levels, slot),
            Origin::Read { classifier, .. } => self
                .places(|row| classifier.level(slot, &|column| self.stated(row, column)))
                .collect(),
        })
    }

    fn places_of_thresholds(&self, slot: usize) -> &[u8] {
        let Some(column) = self.close_to.get(slot) else { return &[] };
        column.get_or_init(|| match &self.origin {
            Origin::Stored(columns) => stored(&columns.close_to, slot),
            Origin::Read { classifier, .. } => self
                .places(|row| classifier.close_to(slot, &|column| self.stated(row, column)))
                .collect(),
        })
    }

    /// A byte for each municipality, as columns of places have them.
    fn places(&self, place: impl Fn(usize) -> Option<usize>) -> impl Iterator<Item = u8> {
        let byte = |place: usize| u8::try_from(place + 1).ok();
        (0..self.count()).map(move |row| place(row).and_then(byte).unwrap_or_default())
    }
}

/// A place in a column of places.
fn place(column: &[u8], row: usize) -> Option<usize> {
    usize::from(*column.get(row)?).checked_sub(1)
}

fn stored(columns: &[&'static [u8]], slot: usize) -> Cow<'static, [u8]> {
    columns.get(slot).copied().unwrap_or_default().into()
}

/// How a cell says yes.
pub const YES: &str = "true";

/// Columns that have not been asked for.
fn empty<T>(count: usize) -> Vec<OnceCell<T>> {
    std::iter::repeat_with(OnceCell::new).take(count).collect()
}
