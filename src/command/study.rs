//! `quartier study`: what the study is, what it says, and what is not known of it.

use anyhow::{Context as _, Result};

use super::{
    Context, citation,
    documented::{Documented, Documents},
    statements,
};
use crate::{
    dataset::{Statement, Study},
    report::{Block, Cell, Header, Report, Row, Table},
    vocabulary::SourceId,
};

/// Presents the study.
///
/// # Errors
/// The data cannot be read.
pub fn report(context: &Context) -> Result<Report> {
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

    let presentation = Presentation { study: &file.study, about, context };
    let mut report = Report::of(Table {
        headers: ["id", "section", "title", "text", "attributed_to", "as_of", "note", "confidence"]
            .map(Header::for_programs)
            .into(),
        rows: presentation.records(),
        cited: true,
        ..Table::default()
    });
    let statements = findings.iter().chain(&recommendations);
    report.records.rows.extend(statements.map(|statement| statement_record(statement, context)));

    report.page = presentation.page();
    for (title, statements) in
        [(context.texts.findings, &findings), (context.texts.recommendations, &recommendations)]
    {
        report.page.push(Block::Heading(title.to_owned()));
        report.page.push(Block::Table(statements::table(statements, &schema, context)));
    }
    let note = file.study.notes.recommendations.as_ref();
    report.page.extend(note.map(|note| Block::Paragraph(context.text(note))));
    report.page.push(Block::Heading(context.texts.not_known.to_owned()));
    let gaps = file.study.gaps.iter();
    report.page.extend(gaps.map(|gap| {
        let text = gap.text.get(context.language);
        Block::Paragraph(format!("{text} [{}]", gap.source))
    }));

    let statements = findings.iter().chain(&recommendations);
    let cited = presentation.sources().chain(statements.map(|statement| &statement.source));
    report.sources = Some(citation::citations(cited, context)?);
    Ok(report)
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

    fn records(&self) -> Vec<Row> {
        let language = self.context.language;
        let texts = self.context.texts;
        let study = self.study;
        let own = [
            ("title", "", &study.title),
            ("subtitle", "", &study.subtitle),
            ("institute", texts.institute, &study.institute),
            ("client", texts.client, &study.client),
        ];
        let own = own
            .into_iter()
            .map(|(id, title, text)| record(id, "study", title, text.get(language), &study.source));
        let year = record("year", "study", texts.year, &study.year.to_string(), &study.source);
        let about = self.about.iter().map(|about| {
            let fact = about.fact;
            let moment = fact.as_of.as_ref().map(|moment| moment.text(language));
            Row::new(vec![
                Cell::text(&fact.id),
                Cell::text("about"),
                Cell::text(about.topic_label()),
                Cell::text(fact.text.get(language)),
                Cell::MISSING,
                Cell::optional(moment),
                Cell::optional(fact.note.as_ref().map(|note| note.get(language))),
                Cell::text(fact.confidence.as_str()),
            ])
            .cited(citation::distinct(about.sources()))
        });
        let gaps = study.gaps.iter().enumerate().map(|(position, gap)| {
            let id = format!("gap-{}", position + 1);
            record(&id, "not-known", "", gap.text.get(language), &gap.source)
        });
        own.chain([year]).chain(about).chain(gaps).collect()
    }

    fn sources(&self) -> impl Iterator<Item = &'a SourceId> {
        let facts = self.about.iter().flat_map(Documented::sources);
        let gaps = self.study.gaps.iter().map(|gap| &gap.source);
        std::iter::once(&self.study.source).chain(facts).chain(gaps)
    }
}

fn record(id: &str, section: &str, title: &str, text: &str, source: &SourceId) -> Row {
    let mut cells: Vec<Cell> = [id, section, title, text].map(Cell::text).into();
    cells.extend([(); 4].map(|()| Cell::MISSING));
    Row::new(cells).cited(vec![source.to_string()])
}

fn statement_record(statement: &Statement, context: &Context) -> Row {
    let language = context.language;
    Row::new(vec![
        Cell::text(&statement.id),
        Cell::text(statement.kind.as_str()),
        Cell::text(statement.title.get(language)),
        Cell::text(statement.text.get(language)),
        Cell::text(statement.attributed_to.as_str()),
        Cell::MISSING,
        Cell::optional(statement.note.as_ref().map(|note| note.get(language))),
        Cell::MISSING,
    ])
    .cited(vec![statement.source.to_string()])
}
