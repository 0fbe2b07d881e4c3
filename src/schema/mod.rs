//! What can be asked: the indicators, the dimensions, and the one registry of columns that
//! feeds `--columns`, `--sort`, `--where`, the keys of machine-readable output and
//! `quartier indicators`.

mod column;
mod dimension;
mod identity;
mod indicator;
mod period;

use std::{cell::OnceCell, cmp::Reverse, collections::HashMap, rc::Rc};

pub use column::{Column, Figures, Levels, Value};
pub use column::{DataType, Variable};
pub use dimension::Dimension;
pub use dimension::{Level, Margin};
pub use identity::Identity;
pub use indicator::{Deviation, Formula, Indicator, Measure, Observation, Provenance};
pub use period::{Dimensions, Period, Times};

use crate::{
    distinct::distinct, folding::fold, language::Language, say, suggestion::Suggestion,
    usage_error::UsageError,
};

/// What else stands among the keys of a record, or means something in an expression: no column is
/// called so, nor a municipality, which is one where it is compared.
pub const TAKEN: [&str; 11] = [
    "all",
    "class",
    "close",
    "derived",
    "estimated",
    "id",
    "label",
    "percentile",
    "rank",
    "sources",
    "unit",
];

/// The columns of a dataset, with the indicators and dimensions behind them.
#[derive(Debug)]
pub struct Schema {
    columns: Vec<Column>,
    dimensions: Dimensions,
    times: Times,
    /// The places of columns by what people call them, folded; made when it is first asked for.
    labels: OnceCell<HashMap<String, Vec<usize>>>,
}

impl Schema {
    /// The registry for these dimensions and indicators: identity first, then levels, then
    /// figures, in the order of the data. A dimension alone means the period that is asked for.
    pub fn new(dimensions: Dimensions, times: Times, indicators: Vec<Rc<Indicator>>) -> Self {
        let identity = Identity::ALL.map(|identity| Column {
            id: identity.column().to_owned(),
            variable: Variable::Identity(identity),
        });
        let mut columns = Vec::from(identity);

        columns.extend(dimensions.of(times.own).map(|levels| Column {
            id: levels.dimension.id.to_string(),
            variable: Variable::Level(levels.clone()),
        }));
        columns.extend(dimensions.all().filter_map(|levels| {
            let period = levels.period.as_ref()?;
            let id = [&*levels.dimension.id, "_", &*period.id].concat();
            Some(Column { id, variable: Variable::Level(levels.clone()) })
        }));

        let mut slot = 0;
        for indicator in indicators {
            for (id, observation) in indicator.columns() {
                let (indicator, observation) = (Rc::clone(&indicator), Rc::clone(observation));
                let figures = Figures { indicator, observation, slot };
                columns.push(Column { id, variable: Variable::Figure(figures) });
                slot += 1;
            }
        }
        Self { columns, dimensions, times, labels: OnceCell::new() }
    }

    /// Every column, in the order in which they are printed.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The dimensions in their order, in the period that is asked for.
    pub fn dimensions(&self) -> impl Iterator<Item = &Levels> {
        self.dimensions.of(self.times.own)
    }

    /// The dimensions in all periods.
    pub fn in_all_periods(&self) -> &Dimensions {
        &self.dimensions
    }

    /// The columns of the dimensions, in the period that is asked for.
    pub fn dimension_columns(&self) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(|column| column.is_of_dimension())
    }

    /// The first level of this name, with its dimension.
    pub fn level(&self, name: &str) -> Option<(&Dimension, &Level)> {
        self.dimensions().find_map(|Levels { dimension, .. }| {
            Some((&**dimension, dimension.levels.get(dimension.find(name)?)?))
        })
    }

    pub fn figures(&self) -> impl Iterator<Item = (&Column, &Figures)> + Clone {
        self.columns.iter().filter_map(|column| Some((column, column.figures()?)))
    }

    /// The columns of figures, each indicator with its latest date first.
    pub fn figures_newest_first(&self) -> impl Iterator<Item = (&Column, &Figures)> {
        let mut figures: Vec<_> = self.figures().collect();
        for same in figures.chunk_by_mut(|(_, a), (_, b)| Rc::ptr_eq(&a.indicator, &b.indicator)) {
            same.sort_by_key(|(_, figures)| Reverse(figures.observation.date));
        }
        figures.into_iter()
    }

    /// The column of this name or label; an indicator without a year means its latest date.
    pub fn find(&self, name: &str) -> Option<&Column> {
        let name = name.trim();
        let known = self.called(name).or_else(|| self.called(&name.to_lowercase()));
        known.or_else(|| match *self.labelled(name) {
            [only] => Some(only),
            _ => None,
        })
    }

    /// The column of this name, which is no label.
    pub fn called(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.id == name).or_else(|| {
            let same = self.figures().filter(|(_, figures)| *figures.indicator.id == *name);
            let latest = same.max_by_key(|(_, figures)| figures.observation.date);
            latest.map(|(column, _)| column)
        })
    }

    /// The columns that people call so in either language; the label of an indicator means its
    /// latest date.
    fn labelled(&self, written: &str) -> Vec<&Column> {
        if !written.starts_with(char::is_alphabetic) {
            return Vec::new();
        }
        let places = self.labels.get_or_init(|| self.by_labels()).get(&fold(written));
        let columns = places.into_iter().flatten().filter_map(|place| self.columns.get(*place));
        distinct(columns, |a, b| a.id == b.id)
    }

    fn by_labels(&self) -> HashMap<String, Vec<usize>> {
        let mut places: HashMap<_, Vec<_>> = HashMap::new();
        for (place, column) in self.columns.iter().enumerate() {
            for language in Language::ALL {
                places.entry(fold(&column.label(language))).or_default().push(place);
            }
        }
        for (_, Figures { indicator, .. }) in self.figures() {
            let latest = self.called(&indicator.id);
            let latest = latest.and_then(|it| self.columns.iter().position(|own| own.id == it.id));
            for label in Language::ALL.map(|language| indicator.label.get(language)) {
                places.entry(fold(label)).or_default().extend(latest);
            }
        }
        places
    }

    /// The column of this name, or an error that names the nearest.
    pub fn column(&self, name: &str) -> Result<&Column, UsageError> {
        self.find(name).ok_or_else(|| UsageError::new(self.unknown_column(name)))
    }

    /// Says that there is no such column, and which may be meant.
    pub fn unknown_column(&self, name: &str) -> String {
        let of_other_years = self.of_other_years(name);
        if !of_other_years.is_empty() {
            let known = of_other_years.join(", ");
            return say::column_of_other_years(name, known);
        }
        let labelled: Vec<_> = self.labelled(name).iter().map(|column| &*column.id).collect();
        if !labelled.is_empty() {
            return say::ambiguous_column(name, labelled.join(", "));
        }
        let labels: Vec<_> =
            self.columns.iter().map(|column| column.label(Language::spoken())).collect();
        let hint = Suggestion::of(name, self.names())
            .or_else(|| Suggestion::of(name, labels.iter().map(String::as_str)).typed(in_one_word))
            .or(say::indicators_lists_columns());
        say::unknown_column(name, hint)
    }

    /// The columns of the indicator that the name of a column begins with, the nearest year first.
    fn of_other_years(&self, name: &str) -> Vec<&str> {
        /// As many as a reader takes in at a glance.
        const MOST: usize = 3;

        let Some((indicator, year)) = name.rsplit_once('_') else {
            return Vec::new();
        };
        let Ok(year) = year.parse::<u16>() else {
            return Vec::new();
        };
        let same = self.figures().filter(|(_, figures)| *figures.indicator.id == *indicator);
        let mut same: Vec<_> = same.collect();
        same.sort_by_key(|(_, figures)| {
            let other = figures.observation.date.year();
            (other.abs_diff(year), other)
        });
        // A dataset may name a column twice, which is a fault of its own.
        same.dedup_by(|(a, _), (b, _)| a.id == b.id);
        same.iter().take(MOST).map(|(column, _)| &*column.id).collect()
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        let indicators = self.figures().map(|(_, figures)| &*figures.indicator.id);
        indicators.chain(self.columns.iter().map(|column| &*column.id))
    }
}

/// A label as it can be typed also where blanks separate words.
fn in_one_word(label: &str) -> String {
    let words = label.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("_")
}
