//! `quartier show`: all about one municipality.

use anyhow::Result;
use clap::Args;

use super::{
    Context, cells, citation,
    documented::{Documented, Documents},
    facts, series, statements,
};
use crate::{
    dataset::{Municipality, Notes, Statement, StudyFile},
    expression::Condition,
    query::LevelChoice,
    report::{Alignment, Block, Cell, Header, Report, Row, Table},
    schema::{Column, Figures, Identity, Level, Levels, Schema, Subject},
    vocabulary::{SourceId, Status},
};

/// Which municipalities to show.
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// Municipalities, by id, name or AGS
    #[arg(value_name = "TOWN", required = true)]
    pub towns: Vec<String>,
}

/// Shows all about the municipalities.
///
/// # Errors
/// There is no such municipality, or the data cannot be read.
pub fn report(args: &ShowArgs, context: &Context) -> Result<Report> {
    let schema = context.schema()?;
    let gazetteer = context.gazetteer(&schema)?;
    let towns = args.towns.iter().map(|name| gazetteer.find(name));
    let towns: Vec<&Municipality> = towns.collect::<Result<_, _>>()?;
    let study = context.dataset.study()?;
    let documents = Documents::load(gazetteer.case_studies(), context)?;

    let mut report = Report::default();
    let mut cited = Vec::new();
    for town in towns {
        let profile = Profile::new(town, &schema, &study, &documents, context)?;
        report.page.extend(profile.page());
        report.records.rows.extend(profile.records());
        cited.extend(profile.sources());
    }
    report.records.headers = RECORD_KEYS.map(Header::for_programs).into();
    report.records.cited = true;
    report.sources = Some(citation::citations(cited, context)?);
    Ok(report)
}

/// Everything that is known of a municipality.
struct Profile<'a> {
    town: &'a Municipality,
    schema: &'a Schema,
    classes: Vec<Class<'a>>,
    findings: Vec<&'a Statement>,
    recommendations: Vec<&'a Statement>,
    notes: &'a Notes,
    facts: Vec<Documented<'a>>,
    /// What is to be known of these facts.
    cautions: Vec<String>,
    definitions: Vec<Documented<'a>>,
    context: &'a Context,
}

/// The level in one dimension and the columns that its rule looks at; without a level, those
/// that all rules look at.
struct Class<'a> {
    column: &'a Column,
    level: Option<&'a Level>,
    looks_at: Vec<&'a Column>,
}

impl<'a> Profile<'a> {
    fn new(
        town: &'a Municipality,
        schema: &'a Schema,
        study: &'a StudyFile,
        documents: &'a Documents<'a>,
        context: &'a Context,
    ) -> Result<Self> {
        let levels = LevelChoice::of_municipality(town, schema);
        let classes = schema.columns().iter().filter_map(|column| match &column.subject {
            Subject::Level(levels) => Some(Class::new(town, column, levels, schema)),
            Subject::Identity(_) | Subject::Figure(_) => None,
        });
        let classes: Vec<Class<'_>> = classes.collect::<Result<_>>()?;
        let facts = documents.on(&town.id);
        Ok(Self {
            town,
            schema,
            cautions: documents.field_notes(&facts),
            facts,
            definitions: documents.definitions(classes.iter().map(|class| class.column))?,
            classes,
            findings: statements::applying(&study.findings, &levels, schema)?,
            recommendations: statements::applying(&study.recommendations, &levels, schema)?,
            notes: &study.study.notes,
            context,
        })
    }

    fn page(&self) -> Vec<Block> {
        let texts = self.context.texts;
        let mut page = vec![
            Block::Title(self.town.name.to_string()),
            Block::Terms(self.identity()),
            Block::Heading(texts.levels.to_owned()),
        ];
        page.extend(self.context.note_on_levels.clone().map(Block::Paragraph));
        page.extend([
            Block::Table(self.class_table()),
            Block::Terms(self.rules()),
            Block::Heading(texts.figures.to_owned()),
        ]);
        let series = series::of(self.town, self.schema, self.context);
        if !series.is_empty() {
            page.push(Block::Series(series));
        }
        page.push(Block::Table(self.figure_table()));
        for (title, statements) in [
            (texts.findings_that_apply, &self.findings),
            (texts.recommendations_that_apply, &self.recommendations),
        ] {
            if statements.is_empty() {
                continue;
            }
            page.push(Block::Heading(title.to_owned()));
            page.push(Block::Table(statements::table(statements, self.context)));
            let notes = statements.iter();
            let notes = notes.filter_map(|statement| statements::note(statement, self.context));
            page.extend(notes.map(Block::Paragraph));
        }
        let note = self.notes.recommendations.as_ref();
        page.extend(note.map(|note| Block::Paragraph(self.context.text(note))));
        page.extend(facts::by_field(&self.facts));
        page.extend(self.cautions.iter().cloned().map(Block::Paragraph));
        if !self.definitions.is_empty() {
            page.push(Block::Heading(texts.terms.to_owned()));
            page.push(Block::Items(self.definitions.iter().map(Documented::item).collect()));
        }
        page
    }

    fn identity(&self) -> Vec<(String, String)> {
        let town = self.town;
        [
            (Identity::OfficialName, &*town.official_name),
            (Identity::Ags, town.ags.as_str()),
            (Identity::District, &town.district),
            (Identity::Region, &town.region),
            (Identity::CentralPlace, &town.central_place),
        ]
        .map(|(identity, text)| {
            (identity.label().get(self.context.language).to_owned(), text.to_owned())
        })
        .into()
    }

    fn class_table(&self) -> Table {
        let texts = self.context.texts;
        let mut rows = Vec::new();
        for class in &self.classes {
            let mut first = [
                Cell::text(class.column.label(self.context.language)),
                cells::cell(self.town, class.column, self.context),
            ];
            for column in &class.looks_at {
                let [dimension, level] = first;
                rows.push(Row::new(vec![
                    dimension,
                    level,
                    Cell::text(cells::label(column, self.context)),
                    cells::cell(self.town, column, self.context),
                ]));
                first = [(); 2].map(|()| Cell::text(""));
            }
        }
        Table {
            headers: vec![
                Header::new("", texts.dimension),
                Header::new("", texts.level),
                Header::new("", texts.because),
                Header::new("", texts.value).aligned(Alignment::Right),
            ],
            rows,
            ..Table::default()
        }
    }

    /// The rule that gave each level.
    fn rules(&self) -> Vec<(String, String)> {
        let with_level = self.classes.iter().filter(|class| class.level.is_some());
        let rule = |class: &Class<'_>| {
            (class.column.label(self.context.language), class.reason(self.context))
        };
        with_level.map(rule).collect()
    }

    fn figure_table(&self) -> Table {
        let texts = self.context.texts;
        let rows = self.figures().map(|(column, figures)| {
            Row::new(vec![
                Cell::text(self.indicator(figures)),
                cells::date(figures.observation.date, self.context),
                cells::cell(self.town, column, self.context),
                Cell::text(self.status(figures).map_or("", |status| texts.status(status))),
                Cell::text(self.sources_of(column).join(", ")),
            ])
        });
        Table {
            rows: rows.collect(),
            headers: vec![
                Header::new("", texts.indicator),
                Header::new("", texts.date),
                Header::new("", texts.value).aligned(Alignment::Right),
                Header::new("", texts.status),
                Header::new("", texts.source),
            ],
            ..Table::default()
        }
    }

    /// The indicator with its unit; the date stands beside it.
    fn indicator(&self, figures: &Figures) -> String {
        let language = self.context.language;
        let label = figures.indicator.label.get(language);
        match figures.symbol() {
            Some(unit) => format!("{label} ({})", unit.get(language)),
            None => label.to_owned(),
        }
    }

    fn figures(&self) -> impl Iterator<Item = (&'a Column, &'a Figures)> {
        self.schema.figures_newest_first()
    }

    fn status(&self, figures: &Figures) -> Option<Status> {
        self.town.figure(figures).map(|figure| figure.status)
    }

    fn sources_of(&self, column: &Column) -> Vec<String> {
        citation::distinct(citation::sources_of(self.town, column, self.schema))
    }

    /// The sources of everything on the page, in its order.
    fn sources(&self) -> Vec<&'a SourceId> {
        let classes = self.classes.iter().map(|class| class.column);
        let columns = classes.chain(self.figures().map(|(column, _)| column));
        let columns =
            columns.flat_map(|column| citation::sources_of(self.town, column, self.schema));
        let statements = self.findings.iter().chain(&self.recommendations);
        let documented = self.facts.iter().chain(&self.definitions);
        columns
            .chain(statements.map(|statement| &statement.source))
            .chain(documented.flat_map(Documented::sources))
            .collect()
    }
}

impl<'a> Class<'a> {
    fn new(
        town: &Municipality,
        column: &'a Column,
        levels: &'a Levels,
        schema: &'a Schema,
    ) -> Result<Self> {
        let all = &levels.dimension.levels;
        let level = town.level(levels.slot).and_then(|position| all.get(position));
        let rules: Vec<&Level> = level.map_or_else(|| all.iter().collect(), |level| vec![level]);
        let mut looks_at: Vec<&Column> = Vec::new();
        for rule in rules {
            for column in Condition::parse(&rule.rule, schema)?.columns() {
                if !looks_at.iter().any(|known| known.id == column.id) {
                    looks_at.push(column);
                }
            }
        }
        Ok(Self { column, level, looks_at })
    }

    /// The rule, and where its threshold comes from.
    fn reason(&self, context: &Context) -> String {
        let Some(level) = self.level else {
            return String::new();
        };
        let basis = level.basis.get(context.language);
        if level.sources.is_empty() {
            return format!("{} ({basis})", level.rule);
        }
        let sources = citation::distinct(&level.sources).join(", ");
        format!("{} ({basis}; {sources})", level.rule)
    }
}

/// What a record says: to which section it belongs, what it is about, and its value.
const RECORD_KEYS: [&str; 12] = [
    "id",
    "ags",
    "section",
    "key",
    "label",
    "value",
    "unit",
    "date",
    "status",
    "attributed_to",
    "rule",
    "note",
];

/// What a record holds beside the municipality.
#[derive(Default)]
struct Record {
    section: &'static str,
    key: String,
    label: String,
    value: Option<Cell>,
    unit: Option<String>,
    date: Option<String>,
    status: Option<Status>,
    attributed_to: Option<&'static str>,
    rule: Option<String>,
    note: Option<String>,
    sources: Vec<String>,
}

impl Profile<'_> {
    fn records(&self) -> Vec<Row> {
        let identity = self.schema.columns().iter().filter_map(|column| match column.subject {
            Subject::Identity(_) => Some(self.column_record("identity", column)),
            Subject::Level(_) | Subject::Figure(_) => None,
        });
        let classes = self.classes.iter().map(|class| self.class_record(class));
        let figures = self.figures().map(|(column, figures)| self.figure_record(column, figures));
        let statements = self.findings.iter().chain(&self.recommendations);
        let statements = statements.map(|statement| self.statement_record(statement));
        let facts = self.facts.iter().map(|fact| self.fact_record(fact));
        let records = identity.chain(classes).chain(figures).chain(statements).chain(facts);
        records.map(|record| self.row(record)).collect()
    }

    fn row(&self, record: Record) -> Row {
        Row::new(vec![
            Cell::text(&self.town.id),
            Cell::text(self.town.ags.as_str()),
            Cell::text(record.section),
            Cell::text(record.key),
            Cell::text(record.label),
            record.value.unwrap_or(Cell::MISSING),
            Cell::optional(record.unit),
            Cell::optional(record.date),
            Cell::optional(record.status.map(Status::as_str)),
            Cell::optional(record.attributed_to),
            Cell::optional(record.rule),
            Cell::optional(record.note),
        ])
        .cited(record.sources)
    }

    fn column_record(&self, section: &'static str, column: &Column) -> Record {
        Record {
            section,
            key: column.id.clone(),
            label: column.label(self.context.language),
            value: Some(cells::cell(self.town, column, self.context)),
            sources: self.sources_of(column),
            ..Record::default()
        }
    }

    fn class_record(&self, class: &Class<'_>) -> Record {
        let basis = |level: &Level| level.basis.get(self.context.language).to_owned();
        Record {
            status: class.level.map(|_| Status::Derived),
            rule: class.level.map(|level| level.rule.to_string()),
            note: class.level.map(basis),
            ..self.column_record("level", class.column)
        }
    }

    fn figure_record(&self, column: &Column, figures: &Figures) -> Record {
        let text = |text: &crate::vocabulary::Localized| text.get(self.context.language).to_owned();
        Record {
            unit: figures.indicator.unit.as_ref().map(text),
            date: Some(figures.observation.date.to_string()),
            status: self.status(figures),
            note: figures.observation.note.as_ref().map(text),
            ..self.column_record("figure", column)
        }
    }

    fn statement_record(&self, statement: &Statement) -> Record {
        let language = self.context.language;
        Record {
            section: statement.kind.as_str(),
            key: statement.id.to_string(),
            label: statement.title.get(language).to_owned(),
            value: Some(Cell::text(statement.text.get(language))),
            attributed_to: Some(statement.attributed_to.as_str()),
            rule: statement.applies.as_ref().map(ToString::to_string),
            note: statement.note.as_ref().map(|note| note.get(language).to_owned()),
            sources: vec![statement.source.to_string()],
            ..Record::default()
        }
    }

    fn fact_record(&self, documented: &Documented<'_>) -> Record {
        let language = self.context.language;
        let fact = documented.fact;
        Record {
            section: "fact",
            key: fact.id.to_string(),
            label: documented.topic_label(),
            value: Some(Cell::text(fact.text.get(language))),
            date: fact.as_of.as_ref().map(|moment| moment.text(language).to_owned()),
            note: fact.note.as_ref().map(|note| note.get(language).to_owned()),
            sources: citation::distinct(documented.sources()),
            ..Record::default()
        }
    }
}
