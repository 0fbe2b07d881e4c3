//! `quartier study`: what the study is, what it says, and what is not known of it.

use anyhow::{Context as _, Result};
use clap::Args;

use super::Command;
use crate::{
    dataset::{Confidence, Statement, Study},
    presentation::{
        Context, citation,
        documented::{Documented, Documents},
        statements,
    },
    report::{Block, Cell, Columns, Report, Table},
    vocabulary::SourceId,
};

/// There is but one.
#[derive(Debug, Args)]
pub struct StudyArgs {}

impl Command for StudyArgs {
    const NAME: &'static str = "study";
    const ABOUT: &'static str = "What the study is, what is known of it, and what is not";
    const ALIASES: &'static [&'static str] = &["studie"];

    fn report(&self, context: &Context) -> Result<Report> {
        let file = context.dataset.study()?;
        let schema = context.schema()?;
        let documents = Documents::load(&[], context)?;
        let about = file.study.about.iter().map(|id| {
            let fact = documents.get(id);
            fact.with_context(|| format!("study.toml: there is no fact `{id}`"))
        });
        let about: Vec<Documented<'_>> = about.collect::<Result<_>>()?;
        let findings: Vec<&Statement> = file.findings.iter().collect();
        let recommendations: Vec<&Statement> = file.recommendations.iter().collect();
        let statements = || findings.iter().chain(&recommendations);

        let presentation = Presentation { study: &file.study, about, context };
        let records = presentation.records();
        let of_statements = statements().map(|statement| Record::of(statement, context));
        let records = records.chain(of_statements);
        let mut report =
            Report::of(Table::cited(columns(), records, |record| record.sources.clone()));

        report.page = presentation.page();
        let texts = context.texts;
        for (title, statements) in
            [(texts.findings, &findings), (texts.recommendations, &recommendations)]
        {
            report.page.push(Block::Heading(title.to_owned()));
            report.page.push(Block::Table(statements::table(statements, &schema, context)));
        }
        let note = file.study.notes.recommendations.as_ref();
        report.page.extend(note.map(|note| Block::Paragraph(context.text(note))));
        report.page.push(Block::Heading(texts.not_known.to_owned()));
        let gaps = file.study.gaps.iter();
        report.page.extend(gaps.map(|gap| {
            let text = gap.text.get(context.language);
            Block::Paragraph(format!("{text} [{}]", gap.source))
        }));

        report.lists_sources = true;
        report.cite(presentation.sources());
        report.cite(statements().map(|statement| &statement.source));
        Ok(report)
    }
}

/// The study and what is documented of it.
struct Presentation<'a> {
    study: &'a Study,
    about: Vec<Documented<'a>>,
    context: &'a Context,
}

impl<'a> Presentation<'a> {
    fn page(&self) -> Vec<Block> {
        let language = self.context.language;
        let texts = self.context.texts;
        let study = self.study;
        let about = self.about.iter().map(|about| (about.topic_label(), about.statement()));
        let mut terms = vec![
            (texts.institute.to_owned(), study.institute.get(language).to_owned()),
            (texts.client.to_owned(), study.client.get(language).to_owned()),
            (texts.year.to_owned(), study.year.to_string()),
        ];
        terms.extend(about);
        vec![
            Block::Title(study.title.get(language).to_owned()),
            Block::Paragraph(study.subtitle.get(language).to_owned()),
            Block::Terms(terms),
        ]
    }

    fn records(&self) -> impl Iterator<Item = Record> {
        let language = self.context.language;
        let texts = self.context.texts;
        let study = self.study;
        let own = [
            ("title", "", study.title.get(language)),
            ("subtitle", "", study.subtitle.get(language)),
            ("institute", texts.institute, study.institute.get(language)),
            ("client", texts.client, study.client.get(language)),
            ("year", texts.year, &study.year.to_string()),
        ];
        let own = own.map(|(id, title, text)| Record::new(id, "study", title, text, &study.source));
        let about = self.about.iter().map(move |about| {
            let fact = about.fact;
            Record {
                as_of: fact.as_of.as_ref().map(|moment| moment.text(language).to_owned()),
                note: fact.note.as_ref().map(|note| note.get(language).to_owned()),
                confidence: Some(fact.confidence),
                sources: citation::distinct(about.sources()),
                ..Record::new(
                    &fact.id,
                    "about",
                    &about.topic_label(),
                    fact.text.get(language),
                    &fact.source,
                )
            }
        });
        let gaps = (1..).zip(&study.gaps).map(move |(number, gap)| {
            let text = gap.text.get(language);
            Record::new(&format!("gap-{number}"), "not-known", "", text, &gap.source)
        });
        own.into_iter().chain(about).chain(gaps)
    }

    fn sources(&self) -> impl Iterator<Item = &'a SourceId> {
        let facts = self.about.iter().flat_map(Documented::sources);
        let gaps = self.study.gaps.iter().map(|gap| &gap.source);
        std::iter::once(&self.study.source).chain(facts).chain(gaps)
    }
}

/// Something that is known of the study, or that it says.
#[derive(Default)]
struct Record {
    id: String,
    section: &'static str,
    title: String,
    text: String,
    attributed_to: Option<&'static str>,
    as_of: Option<String>,
    note: Option<String>,
    confidence: Option<Confidence>,
    sources: Vec<String>,
}

impl Record {
    fn new(id: &str, section: &'static str, title: &str, text: &str, source: &SourceId) -> Self {
        let [id, title, text] = [id, title, text].map(str::to_owned);
        Self { id, section, title, text, sources: vec![source.to_string()], ..Self::default() }
    }

    fn of(statement: &Statement, context: &Context) -> Self {
        let [title, text] =
            [&statement.title, &statement.text].map(|text| text.get(context.language));
        Self {
            attributed_to: Some(statement.attributed_to.as_str()),
            note: statement.note.as_ref().map(|note| context.text(note)),
            ..Self::new(&statement.id, statement.kind.as_str(), title, text, &statement.source)
        }
    }
}

fn columns<'a>() -> Columns<'a, Record> {
    Columns::<Record>::new()
        .for_programs("id", |it| Cell::text(&it.id))
        .for_programs("section", |it| Cell::text(it.section))
        .for_programs("title", |it| Cell::text(&it.title))
        .for_programs("text", |it| Cell::text(&it.text))
        .for_programs("attributed_to", |it| Cell::optional(it.attributed_to))
        .for_programs("as_of", |it| Cell::optional(it.as_of.as_ref()))
        .for_programs("note", |it| Cell::optional(it.note.as_ref()))
        .for_programs("confidence", |it| Cell::optional(it.confidence.map(Confidence::as_str)))
}
