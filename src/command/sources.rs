//! `quartier sources`: the bibliography, with licences and attributions.

use anyhow::Result;
use clap::Args;

use super::Command;
use crate::{
    dataset::{Bibliography, Source},
    presentation::{Context, citation},
    report::{Block, Cell, Columns, Holds, Report, Shape, Table},
    say,
    suggestion::Suggestion,
    text::{Texts, Value},
    usage_error::UsageError,
    vocabulary::SourceId,
};

#[derive(Debug, Args)]
pub struct SourcesArgs {
    #[arg(value_name = Value::Source)]
    ids: Vec<String>,
}

impl Command for SourcesArgs {
    const NAME: &'static str = "sources";
    const ALIASES: &'static [&'static str] = &["quellen"];

    fn title(texts: &Texts) -> &'static str {
        texts.sources
    }

    fn shapes(context: &Context) -> Result<Vec<Shape>> {
        Ok(vec![Shape::of(Table::of(columns(context), []))])
    }

    fn report(&self, context: &Context) -> Result<Report> {
        let bibliography = context.dataset.bibliography()?;
        let sources = chosen(&self.ids, &bibliography)?;
        let mut report = Report::of(Table::of(columns(context), sources.iter().copied()));
        report.cite(sources.iter().map(|source| &source.id));
        if !context.cite {
            let list = sources.iter().map(|source| citation::citation(source, context)).collect();
            report.page.push(Block::Citations(list));
        }
        let attributions = sources.iter().filter_map(|it| it.attribution_text(context.language));
        report.page.extend(citation::attributions(attributions.collect(), context));
        Ok(report)
    }
}

fn chosen<'a>(ids: &[String], known: &'a Bibliography) -> Result<Vec<&'a Source>, UsageError> {
    if ids.is_empty() {
        return Ok(known.all().collect());
    }
    let find = |id: &String| {
        let source = known.all().find(|source| source.id.as_str() == id);
        source.ok_or_else(|| {
            let ids = known.ids().map(SourceId::as_str);
            let hint = Suggestion::of(id, ids).or(say::sources_lists_sources());
            UsageError::new(say::unknown_source(id, hint))
        })
    };
    ids.iter().map(find).collect()
}

fn columns(context: &Context) -> Columns<'_, &Source> {
    let language = context.language;
    Columns::<&Source>::new()
        .for_programs("id", |it| Cell::text(it.id.as_str()))
        .for_programs("title", move |it| Cell::text(it.title.get(language)))
        .for_programs("publisher", move |it| Cell::text(it.publisher.get(language)))
        .for_programs("date", move |it| context.cell(it.date.as_ref()))
        .for_programs("url", |it| Cell::text(&it.url))
        .for_programs("licence", move |it| context.cell(it.licence.as_ref()))
        .for_programs("attribution", move |it| Cell::optional(it.attribution_text(language)))
        .for_programs("authors", |it| {
            let authors: Vec<&str> = it.authors.iter().map(|name| &**name).collect();
            Cell::optional((!authors.is_empty()).then(|| authors.join("; ")))
        })
        .for_programs("issued", |it| Cell::optional(it.issued.map(|date| date.to_string())))
        .for_programs("circa", |it| Cell::yes_no(it.circa))
        .holding(Holds::YesNo)
        .for_programs("language", |it| Cell::optional(it.language.as_ref()))
        .for_programs("checked", |it| Cell::optional(it.checked.map(|date| date.to_string())))
}
