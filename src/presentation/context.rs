//! What every command is given.

use anyhow::Result;

use crate::{
    arguments::Filters,
    dataset::{Dataset, Municipality},
    distinct::distinct,
    query::{Gazetteer, LevelChoice, Selection},
    report::Cell,
    schema::{Column, Dimensions, Levels, Period, Schema, Times, Variable},
    text::{Texts, filled},
    vocabulary::{Language, Localized},
};

/// What every command is given.
#[derive(Debug, Clone)]
pub struct Context {
    pub dataset: Dataset,
    /// The dimensions of the data, in all periods.
    pub dimensions: Dimensions,
    /// The periods that are asked for.
    pub times: Times,
    /// The levels that were asked for.
    pub wanted_levels: Vec<LevelChoice>,
    /// The names of all options, which no dimension can have.
    pub option_names: fn() -> Vec<String>,
    /// Whether to name the sources.
    pub cite: bool,
    /// Whether pages are read.
    pub reads_page: bool,
    /// Whether records are read.
    pub reads_records: bool,
    pub language: Language,
    /// That of what programs read.
    pub language_of_records: Language,
    /// What the program says in it.
    pub texts: &'static Texts,
}

impl Context {
    /// A text in the language of the output.
    pub fn text(&self, text: &Localized) -> String {
        text.get(self.language).to_owned()
    }

    pub fn cell(&self, text: Option<&Localized>) -> Cell {
        Cell::optional(text.map(|text| text.get(self.language)))
    }

    /// A word of a fixed list.
    pub fn word(&self, key: &str) -> Cell {
        Cell::term(key, self.texts.word(key))
    }

    /// What a reader of these columns has to know of the levels among them.
    pub fn note_on_levels(&self, columns: &[&Column]) -> Option<String> {
        let levels: Vec<&Levels> = columns
            .iter()
            .filter_map(|column| match &column.variable {
                Variable::Level(levels) => Some(levels),
                Variable::Identity(_) | Variable::Figure(_) => None,
            })
            .collect();
        let general = self.dimensions.note.iter().filter(|_| !levels.is_empty());
        let of_periods = levels.iter().filter_map(|it| it.period.as_ref()?.note.as_ref());
        let of_dimensions = levels.iter().filter_map(|it| it.dimension.note.as_ref());
        let of_both = levels.iter().filter_map(|it| it.dimension.note_on_period.as_ref());
        let notes = general.chain(of_periods).chain(of_dimensions).chain(of_both);
        let notes = distinct(notes.map(|note| note.get(self.language)), PartialEq::eq);
        (!notes.is_empty()).then(|| notes.join(" "))
    }

    /// The period of the municipality that a question is about, where the data name several.
    pub fn period(&self) -> Option<&Period> {
        let is_choice = self.dimensions.periods.len() > 1;
        self.dimensions.periods.get(self.times.own).filter(|_| is_choice).map(|it| &**it)
    }

    /// By the classes of which time statements are found to apply, where there is a choice.
    pub fn applied_by(&self) -> Option<String> {
        let label = self.period()?.label.get(self.language);
        Some(filled(self.texts.applied_by, &[label]))
    }

    /// The registry of columns.
    pub fn schema(&self) -> Result<Schema> {
        self.dataset.schema(self.dimensions.clone(), self.times)
    }

    /// The municipalities to choose from.
    pub fn gazetteer<'a>(&'a self, schema: &'a Schema) -> Result<Gazetteer<'a>> {
        Gazetteer::new(&self.dataset, schema)
    }

    /// The municipalities that are asked for, among all or among the case studies. A district in
    /// which no case study lies is none that is unknown.
    ///
    /// # Errors
    /// The question does not fit the data.
    pub fn selection_among<'a>(
        &self,
        args: &Filters,
        schema: &'a Schema,
        gazetteer: &Gazetteer<'_>,
        all: bool,
    ) -> Result<Selection<'a>> {
        let selection = self.selection(args, schema, gazetteer, gazetteer.of_scope(all)?);
        match selection {
            Err(_) if !all => self.selection(args, schema, gazetteer, gazetteer.all()?),
            selection => selection,
        }
    }

    /// The municipalities that are asked for.
    ///
    /// # Errors
    /// The question does not fit the data.
    pub fn selection<'a, 't>(
        &self,
        args: &Filters,
        schema: &'a Schema,
        gazetteer: &Gazetteer<'_>,
        all: impl IntoIterator<Item = &'t Municipality<'t>, IntoIter: Clone> + Clone,
    ) -> Result<Selection<'a>> {
        Selection::of_levels(self.wanted_levels.clone())
            .in_districts(&args.district, all.clone())?
            .in_regions(&args.region, all)?
            .satisfying(args.expression.as_deref(), schema, gazetteer)
    }
}
