//! What is known of a municipality, of which `show` tells all and `briefing` what a council needs.

mod records;

use anyhow::Result;

use super::{
    Context,
    classes::Class,
    columns,
    documented::{Documented, Documents},
    standing::Standings,
    statements,
};
use crate::{
    dataset::{Municipality, Statement, StudyFile},
    query::{Gazetteer, LevelChoice},
    report::{Alignment, Cell, Columns, Table},
    schema::{Column, Identity, Schema},
    vocabulary::SourceId,
};

/// What is known of any municipality.
pub struct Known<'a> {
    pub schema: &'a Schema,
    pub study: &'a StudyFile,
    pub documents: &'a Documents<'a>,
    pub standings: Standings,
    pub context: &'a Context,
}

impl<'a> Known<'a> {
    /// Reads what dossiers are made from.
    pub fn new(
        study: &'a StudyFile,
        documents: &'a Documents<'a>,
        gazetteer: &Gazetteer<'_>,
        schema: &'a Schema,
        context: &'a Context,
    ) -> Result<Self> {
        let standings = Standings::new(gazetteer, schema)?;
        Ok(Self { schema, study, documents, standings, context })
    }
}

/// What is known of a municipality.
pub struct Dossier<'a> {
    pub town: &'a Municipality,
    pub classes: Vec<Class<'a>>,
    /// The findings and the recommendations that apply to it.
    pub findings: Vec<&'a Statement>,
    pub recommendations: Vec<&'a Statement>,
    pub facts: Vec<Documented<'a>>,
    pub known: &'a Known<'a>,
}

/// A column that gave a level, behind the level itself if it is the first.
struct Reason<'d, 'a> {
    class: Option<&'d Class<'a>>,
    column: &'a Column,
}

impl<'a> Dossier<'a> {
    /// Gathers what is known of a municipality.
    ///
    /// # Errors
    /// A rule or a condition is not a valid expression.
    pub fn new(town: &'a Municipality, known: &'a Known<'a>) -> Result<Self> {
        let Known { schema, study, documents, .. } = known;
        let levels = LevelChoice::of_municipality(town, schema);
        Ok(Self {
            town,
            classes: Class::all_of(town, schema)?,
            findings: statements::applying(&study.findings, &levels, schema)?,
            recommendations: statements::applying(&study.recommendations, &levels, schema)?,
            facts: documents.on(&town.id),
            known,
        })
    }

    /// Both sorts of statements under their titles, as far as there are any.
    pub fn statements(&self) -> impl Iterator<Item = &'a Statement> {
        self.findings.iter().chain(&self.recommendations).copied()
    }

    pub fn identity(&self) -> Vec<(String, String)> {
        let Self { town, known: Known { context, .. }, .. } = self;
        [
            (Identity::OfficialName, &*town.official_name),
            (Identity::Ags, town.ags.as_str()),
            (Identity::District, columns::district(town, context)),
            (Identity::Region, &town.region),
            (Identity::CentralPlace, &town.central_place),
        ]
        .map(|(identity, text)| (context.text(&identity.label()), text.to_owned()))
        .into()
    }

    /// What has to be known of its levels.
    pub fn note_on_levels(&self) -> Option<String> {
        let classes: Vec<&Column> = self.classes.iter().map(|class| class.column).collect();
        self.known.context.note_on_levels(&classes)
    }

    /// Each level with the figures behind it, under the labels that are given, and, if that is
    /// wanted, where these stand among all.
    pub fn class_table(&self, label: impl Fn(&Column) -> String, with_percentiles: bool) -> Table {
        let Self { town, known: Known { standings, context, .. }, .. } = self;
        let texts = context.texts;
        let of_class = |it: &Reason<'_, '_>, cell: &dyn Fn(&Column) -> Cell| {
            it.class.map_or_else(|| Cell::text(""), |class| cell(class.column))
        };
        let mut columns = Columns::<Reason<'_, '_>>::new()
            .for_people(texts.dimension, |it| {
                of_class(it, &|column| Cell::text(column.label(context.language)))
            })
            .for_people(texts.level, |it| {
                of_class(it, &|column| columns::cell(town, column, context))
            })
            .for_people(texts.because, |it| Cell::text(label(it.column)))
            .for_people(texts.value, |it| columns::cell(town, it.column, context))
            .aligned(Alignment::Right);
        if with_percentiles {
            let percentile = |it: &Reason<'_, '_>| standings.percentile(town, it.column);
            columns = columns
                .for_people(texts.percentile, move |it| Cell::percent(percentile(it)))
                .in_percent();
        }
        let reasons = self.classes.iter().flat_map(|class| {
            let columns = class.looks_at.iter().enumerate();
            columns
                .map(move |(place, column)| Reason { class: (place == 0).then_some(class), column })
        });
        Table::of(columns, reasons)
    }

    /// The rule that gave each level; `cited` writes the sources of its threshold.
    pub fn rules(&self, cited: impl Fn(&[SourceId]) -> String) -> Vec<(String, String)> {
        let context = self.known.context;
        let with_level = self.classes.iter().filter(|class| class.level.is_some());
        with_level
            .map(|class| (class.column.label(context.language), class.reason(context, &cited)))
            .collect()
    }
}
