//! `quartier indicators`: columns that can be asked for, and all about one.

use std::rc::Rc;

use anyhow::Result;

use super::Context;
use crate::i18n::{Language, Localized, join, joined, readable_number};
use crate::model::{
    ClassRule, Column, ColumnKind, DataType, FigureColumn, Margin, Observation, Town,
};
use crate::number::decimals;
use crate::query::ColumnExpr;
use crate::report::{Block, Cell, Columns, Report, Table, TableColumn, Term, Text};
use crate::text::fold;
use crate::view::{columns, distinct, fact_item, notes};

/// List or explain columns: meaning, date, source
///
/// Examples:
///   All columns
///     quartier indicators
///   Vacancy at all dates, with source, note, distribution, terms
///     quartier indicators vacancy
///   Rules of the classes of the market
///     quartier indicators market
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// Columns or indicators to explain; without any, all columns are listed
    #[arg(value_name = "COLUMN")]
    names: Vec<String>,
}

impl Args {
    /// Answer of the command.
    ///
    /// # Errors
    /// The question does not fit the data, or the data cannot be read.
    pub fn report(&self, cx: &Context) -> Result<Report> {
        let chosen = self.chosen(cx)?;
        let title = match self.names[..] {
            [] => cx.of("Columns", "Spalten").to_owned(),
            _ => join(chosen.iter().map(|it| it.label(cx.language)), ", "),
        };
        let sources = |it: &&Rc<Column>| distinct(it.sources().into_iter().cloned());
        let records = Table::cited(record_columns(cx), chosen.iter().copied(), sources);
        let mut report = Report::of_table(title, cx.language, records);
        if self.names.is_empty() {
            report.page = overview(&chosen, cx);
            return Ok(report);
        }
        for column in &chosen {
            report.page.extend(page(column, cx)?);
        }
        let terms = distinct(chosen.iter().flat_map(|it| it.definitions()));
        report.page.extend(definitions(&terms, cx)?);
        Ok(report)
    }

    /// Columns of these names, or all; an indicator means all its dates.
    fn chosen<'a>(&self, cx: &'a Context) -> Result<Vec<&'a Rc<Column>>> {
        if self.names.is_empty() {
            return Ok(cx.schema.columns.iter().collect());
        }
        let mut chosen: Vec<&Rc<Column>> = Vec::new();
        for name in &self.names {
            let is_meant = |it: &FigureColumn| {
                let labels = Language::ALL.into_iter().flat_map(|to| it.indicator.labels(to));
                labels.chain([&*it.indicator.id]).any(|label| fold(label) == fold(name))
            };
            let mut dates = columns::newest_first(&cx.schema);
            dates.retain(|column| column.figure().is_some_and(is_meant));
            if dates.is_empty() {
                dates.push(cx.schema.column(name)?);
            }
            chosen.extend(dates);
        }
        Ok(chosen)
    }
}

fn observation(column: &Column) -> Option<&Observation> {
    column.figure().map(|figure| &*figure.observation)
}

/// Columns of the records.
fn record_columns(cx: &Context) -> Columns<'_, &Rc<Column>> {
    let language = cx.language;
    let text = move |text: Option<&Localized>| text.map(|it| it.get(language).to_owned());
    let mut columns = Columns::<&Rc<Column>>::new(language)
        .for_everyone("id", ["Column", "Spalte"], |it| &*it.id)
        .for_programs("label", move |it| it.label(language))
        .for_people(["Meaning", "Bedeutung"], move |it| it.label_with_unit(language))
        .for_programs("kind", |it| match it.data_type() {
            DataType::Text => "text",
            DataType::Number => "number",
            DataType::YesNo => "yes-no",
            DataType::Class(_) => "class",
        })
        .for_programs("unit", move |it| text(it.unit()))
        .for_everyone("date", ["Date", "Stand"], move |it| {
            let date = observation(it).map(|it| it.date);
            date.map(|it| Term::new(it.to_string(), it.readable(language)))
        })
        .for_everyone("status", ["Status"; 2], |it| columns::status(it, cx))
        .for_programs("formula", |it| formula(it))
        .for_programs("note", move |it| text(observation(it).and_then(|it| it.note.as_ref())))
        .for_programs("via", move |it| text(observation(it).and_then(|it| it.via.as_ref())))
        .for_programs("base", |it| {
            Cell::list(observation(it).into_iter().flat_map(|it| it.base.iter().cloned()))
        })
        .for_programs("weight", |it| observation(it).and_then(|it| it.weight.as_deref()))
        .for_people(["Source", "Quelle"], |it| citation(it));
    for TableColumn { header, .. } in &mut columns.list {
        header.is_whole = header.key == "id";
        header.is_optional = header.label == language.of("Source", "Quelle");
    }
    columns
}

/// Expression of a computed column, or the rules of the classes of one.
fn formula(column: &Column) -> Option<String> {
    let Some(class) = column.class() else { return observation(column)?.computed.clone() };
    let rules = class.of_period()?.rules.iter();
    joined(rules.map(|rule| format!("{}: {}", rule.class, rule.rule)), "; ")
}

/// Citation of the sources of a column, if it has any.
fn citation(column: &Column) -> Option<Text> {
    Some(Text::default().cite(column.sources())).filter(|it| !it.is_empty())
}

/// Columns in groups: figures, classes, and what a municipality is.
fn overview(chosen: &[&Rc<Column>], cx: &Context) -> Vec<Block> {
    type IsIn = fn(&&Rc<Column>) -> bool;
    let groups: [(_, _, IsIn); 3] = [
        ("Figures", "Kennzahlen", |it| it.figure().is_some()),
        ("Classes", "Klassen", |it| it.class().is_some()),
        ("Municipality", "Kommune", |it| matches!(it.kind, ColumnKind::Identity(_))),
    ];
    let blocks = groups.into_iter().flat_map(|(english, german, is_in)| {
        let columns = chosen.iter().copied().filter(is_in);
        let table = Table::of(record_columns(cx), columns).without_empty();
        [Block::heading(cx.of(english, german)), Block::Table(table)]
    });
    blocks.collect()
}

/// Page on one column.
fn page(column: &Rc<Column>, cx: &Context) -> Result<Vec<Block>> {
    let mut terms: Vec<(Text, Text)> = Vec::new();
    let mut add = |english: &str, german: &str, text: Option<Text>| {
        terms.extend(text.map(|text| (Text::from(cx.of(english, german)), text)));
    };
    let text = |text: &Option<Localized>| text.as_ref().map(|it| Text::from(cx.text(it)));
    let observation = observation(column);
    add("Date", "Stand", observation.map(|it| it.date.readable(cx.language).into()));
    add("Status", "Status", columns::status(column, cx).map(|it| it.label.into()));
    add("Calculation", "Berechnung", notes::formula_in_words(column, cx).map(Text::from));
    add("Base", "Basis", observation.and_then(|it| joined(&it.base, ", ")).map(Text::from));
    let weight = observation.and_then(|it| cx.schema.by_id(it.weight.as_ref()?));
    add("Mean weighted by", "Mittel gewichtet nach", weight.map(|it| it.label(cx.language).into()));
    add("Distribution", "Verteilung", distribution(column, cx).map(Text::from));
    add("Note", "Hinweis", observation.and_then(|it| text(&it.note)));
    add("Source", "Quelle", citation(column));
    add("Read from", "Entnommen aus", observation.and_then(|it| text(&it.via)));
    add("Column", "Spalte", Some(column.id.as_str().into()));
    let title = Block::Title(column.label_with_unit(cx.language));
    let mut page = vec![title, Block::Terms(terms)];
    page.extend(rules(column, cx)?);
    Ok(page)
}

/// Distribution of a column of numbers over all municipalities: ends, quartiles.
fn distribution(column: &Rc<Column>, cx: &Context) -> Option<String> {
    column.figure().filter(|_| column.is_number())?;
    let (values, places) = (cx.dataset.distribution(column).ok()?, column.places());
    let column = ColumnExpr::of(column);
    let range = |from, to| {
        let ends = [values.quantile(from)?, values.quantile(to)?];
        Some(columns::range_words(&column, ends, places, cx))
    };
    let (all, middle, count) = (range(0.0, 1.0)?, range(0.25, 0.75)?, values.len());
    let median =
        columns::words(&columns::aggregate(&column, values.quantile(0.5), places), cx.language);
    Some(t!(
        cx.language,
        "{all} in {count} municipalities, the middle half {middle}, median {median}",
        "{all} in {count} Kommunen, die mittlere Hälfte {middle}, Median {median}"
    ))
}

/// Rules of the classes of a dimension, how many municipalities have each, and notes.
fn rules(column: &Rc<Column>, cx: &Context) -> Result<Vec<Block>> {
    let Some((class, period)) = column.class().and_then(|it| Some((it, it.of_period()?))) else {
        return Ok(Vec::new());
    };
    let towns = cx.dataset.towns(true)?;
    let position = |rule: &ClassRule| class.dimension.find_class(&rule.class);
    let class_of = |town: &Town| town.class(class.period, class.index).map(|it| it.class);
    let count = |it: &ClassRule| towns.iter().filter(|town| class_of(town) == position(it)).count();
    let label = |place| columns::class_cell(column, place, cx.language);
    let set = Columns::<&ClassRule>::new(cx.language)
        .for_people(["Class", "Klasse"], |it| position(it).map(label))
        .for_people(["Rule", "Regel"], |it| &*it.rule)
        .for_people(["Municipalities", "Kommunen"], |it| Cell::whole(count(it)))
        .for_people(["Why", "Begründung"], |it| Text::from(cx.text(&it.basis)).cite(&it.sources));
    let mut blocks = vec![Block::Table(Table::of(set, &period.rules))];
    blocks.extend(period.margin.map(|it| Block::paragraph(margin_in_words(it, cx))));
    let note = cx.schema.dimensions.periods.get(class.period).and_then(|it| it.note.as_ref());
    blocks.extend(note.map(|it| Block::paragraph(cx.text(it))));
    let changed = period.rule_change.iter().map(|_| &class.dimension);
    blocks.extend(notes::on_changes(changed, cx).map(Block::paragraph));
    let notes = notes::on_dimensions(&[Rc::clone(column)], &towns, cx);
    blocks.extend(notes.into_iter().map(Block::Paragraph));
    Ok(blocks)
}

/// Distance from a threshold below which a class is close to it.
fn margin_in_words(margin: Margin, cx: &Context) -> String {
    let (value, unit) = match margin {
        Margin::Percent(value) => (value, cx.of("% of the threshold", " % der Schwelle")),
        Margin::Points(value) => (value, cx.of(" points", " Punkte")),
    };
    let number = readable_number(value, decimals(value), cx.language);
    t!(
        cx.language,
        "A class is close to a threshold where its value is less than {number}{unit} away.",
        "Eine Klasse ist nahe an der Schwelle, wenn ihr Wert weniger als {number}{unit} entfernt ist."
    )
}

/// Facts that define terms.
///
/// # Errors
/// There is no fact with one of these ids, or the data cannot be read.
pub fn definitions(ids: &[&String], cx: &Context) -> Result<Vec<Block>> {
    let items = ids.iter().map(|id| Ok(fact_item(cx.dataset.fact(id)?, cx)));
    Ok(Block::items_under(cx.of("Terms", "Begriffe"), items.collect::<Result<_>>()?))
}
