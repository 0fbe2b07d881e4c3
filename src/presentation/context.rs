//! What every command is given.

use anyhow::Result;

use crate::{
    arguments::Filters,
    dataset::{Dataset, Municipality},
    query::{Gazetteer, LevelChoice, Selection},
    report::Cell,
    schema::{Column, Dimension, Levels, Schema, Variable},
    text::Texts,
    vocabulary::{Language, Localized},
};

/// What every command is given.
#[derive(Debug)]
pub struct Context {
    pub dataset: Dataset,
    /// The levels of each dimension of the data.
    pub levels: Vec<Levels>,
    /// What a reader of any levels has to know.
    pub general_note: Option<Localized>,
    /// The levels that were asked for.
    pub wanted_levels: Vec<LevelChoice>,
    /// The names of all options, which no dimension can have.
    pub option_names: fn() -> Vec<String>,
    /// Whether to name the sources.
    pub cite: bool,
    pub language: Language,
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

    /// What a reader of these columns has to know of the levels among them.
    pub fn note_on_levels(&self, columns: &[&Column]) -> Option<String> {
        let dimensions: Vec<&Dimension> = columns
            .iter()
            .filter_map(|column| match &column.variable {
                Variable::Level(levels) => Some(&*levels.dimension),
                Variable::Identity(_) | Variable::Figure(_) => None,
            })
            .collect();
        let general = self.general_note.iter().filter(|_| !dimensions.is_empty());
        let notes = general.chain(dimensions.iter().filter_map(|it| it.note.as_ref()));
        let notes: Vec<&str> = notes.map(|note| note.get(self.language)).collect();
        (!notes.is_empty()).then(|| notes.join(" "))
    }

    /// The registry of columns.
    pub fn schema(&self) -> Result<Schema> {
        self.dataset.schema(self.levels.clone())
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
        all: impl IntoIterator<Item = &'t Municipality, IntoIter: Clone> + Clone,
    ) -> Result<Selection<'a>> {
        Selection::of_levels(self.wanted_levels.clone())
            .in_districts(&args.district, all.clone())?
            .in_regions(&args.region, all)?
            .satisfying(args.expression.as_deref(), schema, gazetteer)
    }
}
