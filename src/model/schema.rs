//! Registry of columns: it feeds `--columns`, `--sort`, `--where`, the keys of programs' formats,
//! headers, `quartier indicators`, completions and the schemas.

use std::cell::OnceCell;
use std::iter;
use std::rc::Rc;

use super::{
    Class, ClassColumn, Column, ColumnKind, Dimension, DimensionsFile, FigureColumn, Identity,
    IndicatorsFile,
};
use crate::errors::UsageError;
use crate::i18n::{Language, Localized, join, joined};
use crate::text::{Suggestion, fold};

/// All columns of a dataset, for questions of one period.
#[derive(Default)]
pub struct Schema {
    /// Columns, identity first, then classes, then figures.
    pub columns: Vec<Rc<Column>>,
    /// Dimensions and periods.
    pub dimensions: Rc<DimensionsFile>,
    /// Position of the period that bare names of dimensions mean.
    pub period: usize,
    /// Labels of each column, folded when the first is looked up.
    folded_labels: OnceCell<Vec<Vec<String>>>,
}

impl Schema {
    /// Registry for questions of a period, by its position in the dataset.
    pub fn new(dimensions: Rc<DimensionsFile>, indicators: &IndicatorsFile, period: usize) -> Self {
        let identity = Identity::all().map(|it| (it.id().to_owned(), ColumnKind::Identity(it)));
        let named = dimensions.periods.iter().enumerate().map(|(place, it)| (place, Some(&it.id)));
        let classes = iter::once((period, None)).chain(named).flat_map(|(period, name)| {
            let dimensions = dimensions.dimensions.iter().enumerate();
            dimensions.map(move |(index, dimension)| {
                let (dimension, is_bare) = (Rc::clone(dimension), name.is_none());
                let id = join([Some(&dimension.id), name].into_iter().flatten(), "_");
                (id, ColumnKind::Class(ClassColumn { dimension, index, period, is_bare }))
            })
        });
        let observations = indicators.indicators.iter().flat_map(|indicator| {
            indicator.observations.iter().map(move |observation| (indicator, observation))
        });
        let figures = observations.enumerate().map(|(slot, (indicator, observation))| {
            let id = format!("{}_{}", indicator.id, observation.date.year);
            let (indicator, observation) = (Rc::clone(indicator), Rc::clone(observation));
            (id, ColumnKind::Figure(FigureColumn { indicator, observation, slot }))
        });
        let all = identity.chain(classes).chain(figures);
        let columns = all.map(|(id, kind)| Rc::new(Column { id, kind })).collect();
        Self { columns, dimensions, period, folded_labels: OnceCell::new() }
    }

    /// Columns of the dimensions in the period of the question, by their bare names.
    pub fn class_columns(&self) -> impl Iterator<Item = &Rc<Column>> {
        self.columns.iter().filter(|it| it.class().is_some_and(|class| class.is_bare))
    }

    /// Columns of figures with what they measure.
    pub fn figures(&self) -> impl Iterator<Item = (&Rc<Column>, &FigureColumn)> {
        self.columns.iter().filter_map(|column| Some((column, column.figure()?)))
    }

    /// Column with this id, or the latest of the indicator with this id.
    pub fn by_id(&self, id: &str) -> Option<&Rc<Column>> {
        self.columns.iter().find(|column| column.id == id).or_else(|| {
            let same = self.figures().filter(|(_, figure)| figure.indicator.id == id);
            same.max_by_key(|(_, figure)| figure.observation.date).map(|(column, _)| column)
        })
    }

    /// Column that a name means: an id, or a label in either language with or without unit and
    /// year, in any case; `None` if there is none, or if it is ambiguous.
    pub fn find(&self, name: &str) -> Option<&Rc<Column>> {
        let name = name.trim();
        let by_id = self.by_id(name).or_else(|| self.by_id(&name.to_lowercase().replace('-', "_")));
        by_id.or_else(|| if let [only] = self.labelled(name)[..] { Some(only) } else { None })
    }

    /// Column that a name means.
    ///
    /// # Errors
    /// There is none, or the name is ambiguous.
    pub fn column(&self, name: &str) -> Result<&Rc<Column>, UsageError> {
        self.find(name).ok_or_else(|| UsageError(self.unknown_column(name)))
    }

    /// Message that no column has this name, with the ones that might be meant.
    pub fn unknown_column(&self, name: &str) -> Localized {
        let mut near = self.of_other_years(name);
        near.extend(self.labelled(name).into_iter().map(|column| &*column.id));
        if let Some(near) = joined(near, ", ") {
            return tr!(
                "unknown column `{name}`; there are {near}",
                "unbekannte Spalte `{name}`; es gibt {near}"
            );
        }
        let indicators = self.figures().map(|(_, figure)| figure.indicator.id.clone());
        let names = self.columns.iter().flat_map(|column| {
            [column.id.clone()].into_iter().chain(Language::ALL.map(|it| column.label(it)))
        });
        let hint = Suggestion::of(name, indicators.chain(names))
            .or(tr!("`quartier indicators` lists them", "`quartier indikatoren` zählt sie auf"));
        hint.after(&tr!("unknown column `{name}`", "unbekannte Spalte `{name}`"))
    }

    /// Class that a word names, behind its dimension.
    pub fn class(&self, typed: &str) -> Option<(&Dimension, &Class)> {
        let mut dimensions = self.dimensions.dimensions.iter();
        dimensions.find_map(|it| Some((&**it, it.classes.get(it.find_class(typed)?)?)))
    }

    fn labelled(&self, typed: &str) -> Vec<&Rc<Column>> {
        if !typed.starts_with(char::is_alphanumeric) || !typed.contains(char::is_alphabetic) {
            return Vec::new();
        }
        let folded = |column: &Rc<Column>| -> Vec<String> {
            let labels = Language::ALL.into_iter().flat_map(|it| self.labels(column, it));
            labels.map(|label| fold(&label)).collect()
        };
        let labels = self.folded_labels.get_or_init(|| self.columns.iter().map(folded).collect());
        let typed = fold(typed);
        let labelled = self.columns.iter().zip(labels).filter(|(_, it)| it.contains(&typed));
        labelled.map(|(column, _)| column).collect()
    }

    /// Labels of a column, with and without unit; that of an indicator without a year means its
    /// latest date, and that of a dimension the bare name.
    fn labels(&self, column: &Column, language: Language) -> Vec<String> {
        let mut labels = vec![column.label(language)];
        match &column.kind {
            ColumnKind::Class(ClassColumn { is_bare: true, dimension, .. }) => {
                let own = [dimension.label.get(language), dimension.short_label(language)];
                labels = own.map(str::to_owned).to_vec();
            }
            ColumnKind::Figure(FigureColumn { indicator, observation, .. }) => {
                let is_latest = self.by_id(&indicator.id).is_some_and(|it| it.id == column.id);
                for label in indicator.labels(language) {
                    labels.push(format!("{label} {}", observation.date.year));
                    labels.extend(is_latest.then(|| label.to_owned()));
                }
            }
            _ => {}
        }
        let unit = column.unit().map(|unit| unit.get(language));
        let with_unit = |label: &String| Some(format!("{label} ({})", unit?));
        let with_units: Vec<_> = labels.iter().filter_map(with_unit).collect();
        [labels, with_units].concat()
    }

    /// Columns of the same indicator at the three nearest years, where the name ends in a year.
    fn of_other_years(&self, name: &str) -> Vec<&str> {
        let Some((indicator, year)) = name.rsplit_once('_') else { return Vec::new() };
        let Ok(year) = year.parse::<u16>() else { return Vec::new() };
        let same = self.figures().filter(|(_, figure)| figure.indicator.id == indicator);
        let mut same: Vec<_> = same.collect();
        same.sort_by_key(|(_, figure)| figure.observation.date.year.abs_diff(year));
        same.into_iter().take(3).map(|(column, _)| &*column.id).collect()
    }
}

/// Message that a name has a meaning already.
pub fn taken(id: &str) -> Localized {
    tr!("`{id}` already means something else", "`{id}` bedeutet schon etwas anderes")
}
