//! `quartier study`: what the study is, what it says, and what is not known of it.

use anyhow::Result;

use super::Context;
use crate::model::{Identity, Statement, Study};
use crate::query::ColumnExpr;
use crate::report::{Block, Columns, Report, Table, Text};
use crate::view::{facts, kind_heading, sections, town_column};

/// Answer of the command.
///
/// # Errors
/// The data cannot be read.
pub fn report(cx: &Context) -> Result<Report> {
    let file = cx.dataset.study()?;
    let (study, language) = (&file.study, cx.language);
    let mut report = Report::new(cx.text(&study.title), language);
    report.lists_sources = true;
    report.cite([&study.source]);
    report.page = about(study, cx)?;

    report.page.push(Block::heading(language.of("The case studies", "Die Fallkommunen")));
    report.page.push(Block::Table(cases(cx)?));
    report.page.extend(cx.period().note.as_ref().map(|note| Block::paragraph(cx.text(note))));

    let notes = &study.notes;
    for (statements, note) in
        [(&file.findings, &notes.findings), (&file.recommendations, &notes.recommendations)]
    {
        let statements: Vec<&Statement> = statements.iter().collect();
        let heading = |it: &Statement| Some(kind_heading(it.kind, language));
        report.page.extend(sections(&statements, heading, false, cx)?);
        report.page.extend(note.iter().map(|note| Block::paragraph(cx.text(note))));
    }
    report.page.push(Block::heading(language.of("What is not known", "Nicht bekannt")));
    let gaps = study.gaps.iter().map(|it| Text::from(cx.text(&it.text)).cite([&it.source]));
    report.page.extend(gaps.map(Block::Paragraph));
    Ok(report)
}

/// Subtitle, bibliographic facts, and the facts that say what the study is.
fn about(study: &Study, cx: &Context) -> Result<Vec<Block>> {
    let mut terms = vec![
        (cx.of("Institute", "Institut").into(), cx.text(&study.institute).into()),
        (cx.of("Client", "Auftraggeber").into(), cx.text(&study.client).into()),
        (cx.of("Year", "Jahr").into(), study.year.to_string().into()),
    ];
    for id in &study.about {
        let fact = cx.dataset.fact(id)?;
        terms.push((facts::topic_label(&fact.topic, cx).into(), facts::statement(fact, cx)));
    }
    let paragraphs = [Some(&study.subtitle), study.summary.as_ref()].into_iter().flatten();
    let mut page = vec![Block::Title(cx.text(&study.title).to_owned())];
    page.extend(paragraphs.map(|text| Block::paragraph(cx.text(text))));
    page.push(Block::Terms(terms));
    Ok(page)
}

/// Case studies with their classes.
///
/// # Errors
/// The data cannot be read.
pub fn cases(cx: &Context) -> Result<Table> {
    let columns = cx.schema.by_id(Identity::Name.id()).into_iter().chain(cx.schema.class_columns());
    let columns = columns.map(|it| town_column(&ColumnExpr::of(it), cx));
    Ok(Table::of(Columns::new(cx.language).with_all(columns), cx.dataset.cases()?))
}
