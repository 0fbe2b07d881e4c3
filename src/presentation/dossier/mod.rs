//! What is known of a municipality, of which `show` tells all and `briefing` what a council needs.

mod records;

use anyhow::Result;

use super::{
    Context,
    changes::{Cause, Change, figures},
    classes::Class,
    columns,
    documented::{Documented, Documents},
    standing::Standings,
    statements,
};
use crate::{
    dataset::{Municipality, Statement, StudyFile},
    query::{Gazetteer, LevelChoice},
    report::{Alignment, Block, Cell, Columns, Item, Table},
    schema::{Column, Identity, Schema},
    vocabulary::SourceId,
};

/// What is known of any municipality.
pub struct Known<'a> {
    pub schema: &'a Schema,
    pub study: &'a StudyFile,
    pub documents: &'a Documents<'a>,
    pub standings: Standings<'a>,
    pub context: &'a Context,
}

impl<'a> Known<'a> {
    /// Reads what dossiers are made from.
    pub fn new(
        study: &'a StudyFile,
        documents: &'a Documents<'a>,
        gazetteer: &'a Gazetteer<'_>,
        schema: &'a Schema,
        context: &'a Context,
    ) -> Result<Self> {
        let standings = Standings::new(&context.dataset, gazetteer)?;
        Ok(Self { schema, study, documents, standings, context })
    }
}

/// What is known of a municipality.
pub struct Dossier<'a> {
    pub town: &'a Municipality<'a>,
    pub classes: Vec<Class<'a>>,
    /// The same in two periods, if the data name several.
    pub changes: Vec<Change<'a>>,
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
    pub fn new(town: &'a Municipality<'a>, known: &'a Known<'a>) -> Result<Self> {
        let Known { schema, study, documents, context, .. } = known;
        let levels = LevelChoice::of_municipality(town, schema);
        Ok(Self {
            town,
            classes: Class::all_of(town, schema)?,
            changes: Change::all_of(town, schema, context)?,
            findings: statements::applying(&study.findings, &levels, schema)?,
            recommendations: statements::applying(&study.recommendations, &levels, schema)?,
            facts: documents.on(town.id()),
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
            (Identity::OfficialName, town.official_name()),
            (Identity::Ags, town.ags()),
            (Identity::District, columns::district(town, context)),
            (Identity::Region, town.region()),
            (Identity::CentralPlace, town.central_place()),
        ]
        .map(|(identity, text)| (context.text(&identity.label()), text.to_owned()))
        .into()
    }

    /// What has to be known of its levels.
    pub fn note_on_levels(&self) -> Option<String> {
        let classes: Vec<&Column> = self.classes.iter().map(|class| class.column).collect();
        self.known.context.note_on_levels(&classes)
    }

    /// What has to be known of figures of this municipality, and need not be of others.
    pub fn cautions(&self) -> impl Iterator<Item = String> {
        let Self { town, known: Known { schema, context, .. }, .. } = self;
        let cautions = schema.dimensions().flat_map(|it| &it.dimension.cautions);
        let of_town = cautions.filter(|it| it.municipalities.iter().any(|id| **id == *town.id()));
        of_town.map(|it| context.text(&it.text))
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

    /// The levels in both periods side by side, where they differ, and what changed; `cited`
    /// writes the sources of a column's figures, `list_cited` those of what others decided.
    pub fn then_and_now(
        &self,
        cited: impl Fn(&Column) -> String,
        list_cited: impl Fn(&[SourceId]) -> String,
    ) -> Vec<Block> {
        let Self { town, known: Known { context, .. }, .. } = self;
        let texts = context.texts;
        let changed = || self.changes.iter().filter(|change| change.cause.is_some());
        let Some(first) = changed().next() else {
            return Vec::new();
        };
        let [then, now] = [&first.then, &first.now].map(|it| it.period_label(context));
        let columns = Columns::<&Change<'_>>::new()
            .for_people(texts.dimension, |it| Cell::text(it.then.dimension_label(context)))
            .for_people(then, |it| columns::cell(town, it.then.column, context))
            .for_people(now, |it| columns::cell(town, it.now.column, context))
            .for_people(texts.what_changed, |it| Cell::optional(it.reason(context)));
        let item = |change: &Change<'_>| {
            let [then, now] =
                [&change.then, &change.now].map(|it| figures(town, it, &cited, context));
            let mut text = format!("{then}; {now}");
            let rule = change.about_rule.filter(|_| change.cause != Some(Cause::Figure));
            if let Some(rule) = rule {
                text = format!("{text}; {}", rule.get(context.language));
            }
            // Thresholds are this project's own.
            if let Some(level) = change.now.level.filter(|_| change.cause == Some(Cause::Unclear)) {
                text.push_str(&list_cited(&level.sources));
            }
            Item::new(change.then.dimension_label(context), text)
        };
        // What has to be known of the period that is asked for is told with its classes.
        let others = changed().filter(|_| context.times.own == 0);
        let notes = others.filter_map(|change| change.now.note_on_period(context));
        let mut page = vec![
            Block::Heading(texts.then_and_now.to_owned()),
            Block::Table(Table::of(columns, changed())),
            Block::Items(changed().map(item).collect()),
        ];
        page.extend(notes.map(Block::Paragraph));
        page
    }

    /// By the classes of which time statements are found to apply, where there is a choice.
    pub fn applied_by(&self) -> Option<String> {
        let is_any = self.statements().next().is_some();
        self.known.context.applied_by().filter(|_| is_any)
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
