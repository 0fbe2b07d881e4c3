//! A municipality: its identity, its classes with the figures that gave them, its figures.

use std::rc::Rc;

use anyhow::Result;

use super::columns::{district, known_cell, newest_first, number, value_text};
use crate::context::Context;
use crate::expression::distinct;
use crate::i18n::{in_sentence, join};
use crate::model::{Class, ClassRule, Column, FigureColumn, Identity, Measure, Town};
use crate::number::round;
use crate::report::{Alignment, Cell, Columns, Table, Text};

/// Terms that say who it is.
pub fn identity(town: &Town, cx: &Context) -> Vec<(Text, Text)> {
    let language = cx.language;
    let terms = [
        (Identity::OfficialName, &*town.official_name),
        (Identity::Ags, town.ags.as_str()),
        (Identity::District, district(town, language)),
        (Identity::Region, &*town.region),
        (Identity::CentralPlace, &*town.central_place),
    ];
    terms.map(|(identity, text)| (identity.label(language).into(), text.into())).to_vec()
}

/// Columns of its classes in all periods, by period, then dimension.
pub fn class_columns(cx: &Context) -> impl Iterator<Item = &Rc<Column>> {
    cx.schema.columns.iter().filter(|it| it.class().is_some_and(|class| !class.is_bare))
}

/// Columns that the rules of a class look at.
fn rule_columns(class: &Column, cx: &Context) -> Vec<Rc<Column>> {
    let Some(class) = class.class() else { return Vec::new() };
    // Rules that cannot be read are faults of the dataset, which is refused before.
    let rules = cx.dataset.rules().map_or(&[][..], |it| &it.classes[class.period][class.index]);
    distinct(rules.iter().flat_map(|it| it.expr.columns()))
}

/// Its classes in all periods, each with the figures that gave it.
pub fn class_table(town: &Town, cx: &Context) -> Table {
    let columns = Columns::<&Rc<Column>>::new(cx.language)
        .for_people(["Dimension", "Merkmal"], |it| it.label(cx.language))
        .for_people(["Class", "Klasse"], |it| known_cell(town, it, cx.language))
        .for_people(["Figures", "Zahlen"], |it| {
            let text = Text::from(figures_text(town, it, true, cx));
            if cx.with_sources { text.cite(it.sources()) } else { text }
        });
    Table::of(columns, class_columns(cx))
}

/// Rule by which it has each of its classes, with the reason for it and its sources.
pub fn class_rules(town: &Town, cx: &Context) -> Vec<(Text, Text)> {
    let rules = class_columns(cx).filter_map(|column| {
        let (class, rule) = class_rule(town, column)?;
        let (label, basis) = (cx.text(&class.label), cx.text(&rule.basis));
        let text = format!("{label} – {} ({basis})", rule.rule);
        let text = Text::from(text).cite(&rule.sources).close_if(town.is_close(column));
        Some((column.label(cx.language).into(), text))
    });
    rules.collect()
}

/// Class of a municipality in such a column, and the rule that gave it.
fn class_rule<'c>(town: &Town, column: &'c Column) -> Option<(&'c Class, &'c ClassRule)> {
    let class = column.class()?;
    let named = &class.dimension.classes[town.class(class.period, class.index)?.class];
    Some((named, class.of_period()?.rule(named)?))
}

/// Latest known figure of each indicator, with its place among those of all municipalities: of the
/// indicators that are shown where nobody names columns, or of all and with the medians.
///
/// # Errors
/// The data cannot be read.
pub fn figure_table(town: &Town, of_all: bool, cx: &Context) -> Result<Table> {
    let (language, count) = (cx.language, cx.dataset.towns(true)?.len());
    let is_wanted = |it: &FigureColumn| of_all || it.observation.headline;
    let mut figures = newest_first(&cx.schema);
    figures.retain(|it| it.is_number() && it.figure().is_some_and(is_wanted));
    figures.dedup_by_key(|it| it.figure().map(|figure| Rc::as_ptr(&figure.indicator)));
    figures.retain(|it| town.number(it).is_some());
    let distribution = |it: &Column| cx.dataset.distribution(it).ok();
    let mut columns = Columns::<&Rc<Column>>::new(language)
        .for_people(["Indicator", "Kennzahl"], |it| it.label_with_unit(language))
        .aligned(Alignment::Right, ["Value", "Wert"], |it| known_cell(town, it, language));
    if of_all {
        columns = columns.aligned(Alignment::Right, ["Median", "Median"], |it| {
            let median = distribution(it)?.quantile(0.5)?;
            Some(number(it, round(median, it.places())))
        });
    }
    let place = t!(language, "Percentile among all {count}", "Prozentrang unter allen {count}");
    columns = columns.aligned(Alignment::Picture, [&place; 2], |it| {
        let place = distribution(it)?.percentile_of(town.number(it)?)?;
        Some(Cell::Percentile(100.0 * place))
    });
    Ok(Table::of(columns, figures))
}

/// Class with the figures that gave it, and their sources: "small, 17,270 people (2014)".
pub fn class_text(town: &Town, class: &Column, cx: &Context) -> Text {
    let label = value_text(town, class, cx.language).unwrap_or_else(|| "–".to_owned());
    let figures = figures_text(town, class, false, cx);
    let figures = if figures.is_empty() { figures } else { format!(", {figures}") };
    let columns = rule_columns(class, cx);
    let sources = columns.iter().flat_map(|it| it.sources());
    Text::from(label).close_if(town.is_close(class)).then(figures).cite(sources)
}

/// Figures that gave a class, in words; of what is yes or no all, or the reason for the rule where
/// it holds.
fn figures_text(town: &Town, class: &Column, all: bool, cx: &Context) -> String {
    let language = cx.language;
    let columns = rule_columns(class, cx);
    let basis = class_rule(town, class).map(|(_, rule)| cx.text(&rule.basis));
    let figures = columns.iter().filter_map(|column| {
        let FigureColumn { indicator, observation, .. } = column.figure()?;
        let (label, value) = (column.label(language), value_text(town, column, language)?);
        if indicator.kind == Measure::YesNo {
            if all {
                return Some(format!("{}: {value}", in_sentence(&label, language)));
            }
            let holds = town.number(column) == Some(1.0);
            return basis.filter(|_| holds).map(str::to_owned);
        }
        let bare = cx.text(&indicator.label);
        let span = label.strip_prefix(bare).map_or("", str::trim);
        let is_named = observation.label.is_none() && indicator.kind != Measure::Count;
        let name = if is_named { in_sentence(bare, language) + " " } else { String::new() };
        Some(format!("{name}{value} ({span})"))
    });
    join(figures, ", ")
}
