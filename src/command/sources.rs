//! `quartier sources`: the bibliography, with licences and attributions.

use anyhow::Result;
use clap::Args;

use super::{Context, citation};
use crate::{
    dataset::Source,
    report::{Block, Cell, Content, Header, Report, Row, Table},
    suggestion::Suggestion,
    usage_error::UsageError,
};

/// Which sources to print.
#[derive(Debug, Args)]
pub struct SourcesArgs {
    /// Sources, by their short names [default: all]
    #[arg(value_name = "SOURCE")]
    pub ids: Vec<String>,
}

/// Prints the sources.
///
/// # Errors
/// There is no such source, or the data cannot be read.
pub fn report(args: &SourcesArgs, context: &Context) -> Result<Report> {
    let bibliography = context.dataset.bibliography()?;
    let sources = chosen(&args.ids, bibliography.all())?;
    let rows = sources.iter().map(|source| row(source, context));
    let keys = [
        "id",
        "title",
        "publisher",
        "date",
        "url",
        "licence",
        "attribution",
        "authors",
        "issued",
        "circa",
        "language",
        "checked",
    ];
    let mut report = Report::of(Table {
        headers: keys.map(Header::for_programs).into(),
        rows: rows.collect(),
        ..Table::default()
    });

    let list = sources.iter().map(|source| citation::citation(source, context)).collect();
    if context.cite {
        report.sources = Some(list);
    } else {
        report.page.push(Block::Citations(list));
    }
    let texts = sources.iter();
    let texts: Vec<_> =
        texts.filter_map(|source| source.attribution_text(context.language)).collect();
    if !texts.is_empty() {
        report.page.push(Block::Heading(context.texts.attribution.to_owned()));
        report.page.extend(texts.into_iter().map(Block::Paragraph));
        report.page.push(Block::Paragraph(context.texts.attribution_of_derived.to_owned()));
    }
    Ok(report)
}

fn chosen<'a>(ids: &[String], all: &'a [Source]) -> Result<Vec<&'a Source>, UsageError> {
    if ids.is_empty() {
        return Ok(all.iter().collect());
    }
    let find = |id: &String| {
        let source = all.iter().find(|source| source.id.as_str() == id);
        source.ok_or_else(|| {
            let ids = all.iter().map(|source| source.id.as_str());
            let hint = Suggestion::of(id, ids).or("`quartier sources` lists them");
            UsageError::new(format!("unknown source `{id}`{hint}"))
        })
    };
    ids.iter().map(find).collect()
}

fn row(source: &Source, context: &Context) -> Row {
    let language = context.language;
    let authors: Vec<&str> = source.authors.iter().map(|name| &**name).collect();
    Row::new(vec![
        Cell::text(source.id.as_str()),
        Cell::text(source.title.get(language)),
        Cell::text(source.publisher.get(language)),
        Cell::optional(source.date.as_ref().map(|date| date.get(language))),
        Cell::text(&source.url),
        Cell::optional(source.licence.as_ref().map(|licence| licence.get(language))),
        Cell::optional(source.attribution_text(language)),
        Cell::optional((!authors.is_empty()).then(|| authors.join("; "))),
        Cell::optional(source.issued.map(|date| date.to_string())),
        Content::YesNo(source.circa).into(),
        Cell::optional(source.language.as_ref()),
        Cell::optional(source.checked.map(|date| date.to_string())),
    ])
}
