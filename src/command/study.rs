//! `quartier study`: what the study is, what it says, and what is not known of it.

use anyhow::{Context as _, Result};
use clap::Args;

use super::Command;
use crate::{
    dataset::{Statement, Study},
    presentation::{
        Context, citation,
        documented::{Documented, Documents},
        record::Record,
        statements,
    },
    report::{Block, Cell, Report, Shape},
    text::Texts,
    vocabulary::SourceId,
};

/// There is but one.
#[derive(Debug, Args)]
pub struct StudyArgs {}

impl Command for StudyArgs {
    const NAME: &'static str = "study";
    const ALIASES: &'static [&'static str] = &["studie"];

    fn title(texts: &Texts) -> &'static str {
        texts.study
    }

    fn shapes(_: &Context) -> Result<Vec<Shape>> {
        Ok(vec![Shape::of(Record::table([], KEYS))])
    }

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
        let records = records.chain(statements().map(|it| statement_record(it, context)));
        let mut report = Report::of(Record::table(records, KEYS));

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
        let own = own.map(|(id, title, text)| {
            record(id, self.context.word("study"), title, text, &study.source)
        });
        let about = self.about.iter().map(move |about| {
            let fact = about.fact;
            let (topic, text) = (about.topic_label(), fact.text.get(language));
            let time = fact.as_of.as_ref().map(|moment| moment.text(language));
            record(&fact.id, self.context.word("about"), &topic, text, &fact.source)
                .with("as_of", Cell::optional(time))
                .with("note", self.context.cell(fact.note.as_ref()))
                .with("confidence", about.confidence())
                .from(citation::names(about.sources()))
        });
        let gaps = (1..).zip(&study.gaps).map(move |(number, gap)| {
            let text = gap.text.get(language);
            record(&format!("gap-{number}"), self.context.word("not-known"), "", text, &gap.source)
        });
        own.into_iter().chain(about).chain(gaps)
    }

    fn sources(&self) -> impl Iterator<Item = &'a SourceId> {
        let facts = self.about.iter().flat_map(Documented::sources);
        let gaps = self.study.gaps.iter().map(|gap| &gap.source);
        std::iter::once(&self.study.source).chain(facts).chain(gaps)
    }
}

/// The keys of the records.
const KEYS: &str = "id section title text attributed_to as_of note confidence";

/// Something that is known of the study, or that it says.
fn record(id: &str, section: Cell, title: &str, text: &str, source: &SourceId) -> Record {
    Record::default()
        .with("id", Cell::text(id))
        .with("section", section)
        .with("title", Cell::text(title))
        .with("text", Cell::text(text))
        .from(vec![source.to_string()])
}

fn statement_record(statement: &Statement, context: &Context) -> Record {
    let Statement { id, title, text, source, .. } = statement;
    let [title, text] = [title, text].map(|text| text.get(context.language));
    record(id, statements::kind(statement, context), title, text, source)
        .with("attributed_to", statements::author(statement, context))
        .with("note", context.cell(statement.note.as_ref()))
}
