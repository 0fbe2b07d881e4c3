//! A municipality: its identity, its classes with the figures that gave them, its figures and the
//! course of its population.

use std::{collections::BTreeMap, rc::Rc};

use anyhow::Result;

use super::columns::{district, known_cell, newest_first, number, value_text};
use crate::{
    command::Context,
    errors::UsageError,
    expression::{Condition, Scope},
    i18n::{in_sentence, joined, readable_number},
    model::{Column, FigureColumn, Identity, Measure, Town},
    number::round,
    report::{Alignment, Block, Cell, Columns, Content, Item, Table, Text},
    t,
};

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
///
/// # Errors
/// A rule of the data is wrong; so for all that follow.
pub fn rule_columns(class: &Column, cx: &Context) -> Result<Vec<Rc<Column>>> {
    let mut columns: Vec<Rc<Column>> = Vec::new();
    let period = class.class().and_then(|it| it.of_period());
    for rule in period.into_iter().flat_map(|it| &it.rules) {
        let condition = Condition::parse(&rule.rule, &Scope::new(&cx.schema));
        for column in condition.map_err(UsageError::from)?.columns() {
            if columns.iter().all(|it| it.id != column.id) {
                columns.push(column);
            }
        }
    }
    Ok(columns)
}

/// Its classes in all periods, each with the figures that gave it.
pub fn class_table(town: &Town, cx: &Context) -> Result<Table> {
    let language = cx.language;
    let rows = class_columns(cx).map(|class| Ok((class, figures_text(town, class, true, cx)?)));
    let rows: Vec<(&Rc<Column>, String)> = rows.collect::<Result<_>>()?;
    let columns = Columns::<(&Rc<Column>, String)>::new()
        .for_people(language.of("Dimension", "Merkmal"), |it| Cell::text(it.0.label(language)))
        .for_people(language.of("Class", "Klasse"), |it| known_cell(town, it.0, language))
        .for_people(language.of("Figures", "Zahlen"), |it| {
            let text = Text::from(&*it.1);
            Cell::text(if cx.with_sources { text.cite(it.0.sources()) } else { text })
        });
    Ok(Table::of(columns, rows))
}

/// Rule by which it has each of its classes, with the reason for it and its sources.
pub fn class_rules(town: &Town, cx: &Context) -> Vec<(Text, Text)> {
    let rules = class_columns(cx).filter_map(|column| {
        let class = column.class()?;
        let own = town.class(class.period, class.index)?;
        let named = &class.dimension.classes[own.class];
        let rule = class.of_period()?.rule(named)?;
        let (label, basis) = (cx.text(&named.label), cx.text(&rule.basis));
        let text = format!("{label} – {} ({basis})", rule.rule);
        let text = Text::from(text).cite(&rule.sources).close_if(own.is_close);
        Some((column.label(cx.language).into(), text))
    });
    rules.collect()
}

/// Classes that differ from those of the first period, with what differs in their rules.
pub fn changes(town: &Town, cx: &Context) -> Option<Block> {
    let changes = class_columns(cx).filter_map(|column| {
        let class = column.class()?;
        let [then, now] = [0, class.period].map(|period| town.class(period, class.index));
        let [then, now] = [then?.class, now?.class].map(|it| &class.dimension.classes[it]);
        let label = cx.text(&class.dimension.label);
        let (before, after) = (cx.text(&then.label), cx.text(&now.label));
        let rule = class.of_period()?.rule_change.as_ref();
        let rule = rule.map(|it| format!(" ({})", cx.text(it))).unwrap_or_default();
        (then.id != now.id).then(|| format!("{label} {before} → {after}{rule}"))
    });
    let label = cx.language.of("Another class than then", "Andere Klasse als damals");
    Some(Block::Items(vec![Item::new(label, joined(changes, "; ")?)]))
}

/// Latest figures of the indicators that are shown where nobody names columns.
pub fn headline_figures<'c>(town: &Town, cx: &'c Context) -> Vec<&'c Rc<Column>> {
    latest(town, cx, |figure| figure.observation.headline)
}

/// Latest column of numbers of each indicator among those that are wanted and known of it.
pub fn latest<'c>(
    town: &Town,
    cx: &'c Context,
    is_wanted: impl Fn(&FigureColumn) -> bool,
) -> Vec<&'c Rc<Column>> {
    let mut latest = newest_first(&cx.schema);
    latest.retain(|it| it.is_number() && it.figure().is_some_and(&is_wanted));
    latest.dedup_by_key(|it| it.figure().map(|figure| Rc::as_ptr(&figure.indicator)));
    latest.retain(|it| town.number(it).is_some());
    latest
}

/// Figures with their places among those of all municipalities, and with the medians of these if
/// they are wanted.
pub fn figure_table(
    town: &Town,
    figures: &[&Rc<Column>],
    with_medians: bool,
    cx: &Context,
) -> Result<Table> {
    type Row<'c> = (&'c Rc<Column>, Option<f64>, Option<f64>);

    let language = cx.language;
    let all = cx.dataset.towns(true)?.len();
    let mut rows = Vec::new();
    for column in figures {
        let distribution = cx.dataset.distribution(column)?;
        let percentile = town.number(column).and_then(|it| distribution.percentile_of(it));
        rows.push((*column, distribution.quantile(0.5), percentile));
    }
    let mut columns = Columns::<Row<'_>>::new()
        .for_people(language.of("Indicator", "Kennzahl"), |it| {
            Cell::text(it.0.label_with_unit(language))
        })
        .aligned(Alignment::Right, language.of("Value", "Wert"), |it| {
            known_cell(town, it.0, language)
        });
    if with_medians {
        columns = columns.aligned(Alignment::Right, language.of("Median", "Median"), |it| {
            it.1.map(|value| number(it.0, round(value, it.0.places()))).unwrap_or_default()
        });
    }
    let place = t!(language, "Percentile among all {all}", "Prozentrang unter allen {all}");
    columns = columns.aligned(Alignment::Picture, place, |it| {
        it.2.map(|it| Content::Percentile(100.0 * it).into()).unwrap_or_default()
    });
    Ok(Table::of(columns, rows))
}

/// Course of its counts on the base on which most of them rest, with the counts of the same
/// things on other bases in words.
pub fn course(town: &Town, cx: &Context) -> Option<Vec<Block>> {
    /// Number of counts that show a course.
    const LEAST: usize = 4;

    let mut by_base: BTreeMap<&str, Vec<(&Rc<Column>, &FigureColumn)>> = BTreeMap::new();
    let counts = cx.schema.figures().filter(|(column, figure)| {
        figure.indicator.kind == Measure::Count && town.number(column).is_some()
    });
    let counts: Vec<_> = counts.collect();
    for count in &counts {
        for base in &count.1.observation.base {
            by_base.entry(base).or_default().push(*count);
        }
    }
    let mut course = by_base.into_values().max_by_key(Vec::len).filter(|it| it.len() >= LEAST)?;
    course.sort_by_key(|(_, figure)| figure.observation.date);
    let year = |(_, figure): &(&Rc<Column>, &FigureColumn)| figure.observation.date.year;
    let (first, last) = (year(course.first()?), year(course.last()?));
    let cells = (first..=last).map(|wanted| {
        let found = course.iter().rfind(|it| year(it) == wanted);
        found.map(|(column, _)| known_cell(town, column, cx.language)).unwrap_or_default()
    });
    let label = cx.text(&course.last()?.1.indicator.label);
    let series = Block::Series(format!("{label} {first}–{last}"), cells.collect());
    let others = counts.iter().filter(|(column, figure)| {
        course.iter().any(|(_, it)| Rc::ptr_eq(&it.indicator, &figure.indicator))
            && course.iter().all(|(it, _)| it.id != column.id)
    });
    let others = others.filter_map(|(column, _)| {
        let value = readable_number(town.number(column)?, 0, cx.language);
        Some(format!("{} {value}", column.label(cx.language)))
    });
    let others = joined(others, "; ").map(|others| {
        Block::paragraph(t!(
            cx.language,
            "On another base, not to be compared with these: {others}",
            "Auf anderer Grundlage, damit nicht vergleichbar: {others}"
        ))
    });
    Some(std::iter::once(series).chain(others).collect())
}

/// Class with the figures that gave it, and their sources: "small, 17,270 people (2014)".
pub fn class_text(town: &Town, class: &Column, cx: &Context) -> Result<Text> {
    let label = value_text(town, class, cx.language).unwrap_or_else(|| "–".to_owned());
    let mut figures = figures_text(town, class, false, cx)?;
    if !figures.is_empty() {
        figures.insert_str(0, ", ");
    }
    let columns = rule_columns(class, cx)?;
    let sources = columns.iter().flat_map(|it| it.sources());
    Ok(Text::from(label).close_if(town.is_close(class)).then(figures).cite(sources))
}

/// Figures that gave a class, in words; of what is yes or no all, or only what holds.
fn figures_text(town: &Town, class: &Column, all: bool, cx: &Context) -> Result<String> {
    let language = cx.language;
    let columns = rule_columns(class, cx)?;
    let figures = columns.iter().filter_map(|column| {
        let figure = column.figure()?;
        let (label, value) = (column.label(language), value_text(town, column, language)?);
        if figure.indicator.kind == Measure::YesNo {
            let label = in_sentence(&label, language);
            return if all {
                Some(format!("{label}: {value}"))
            } else {
                (town.number(column) == Some(1.0)).then_some(label)
            };
        }
        let indicator = cx.text(&figure.indicator.label);
        let span = label.strip_prefix(indicator).map_or("", str::trim);
        let is_named =
            figure.observation.label.is_none() && figure.indicator.kind != Measure::Count;
        let name = if is_named { in_sentence(indicator, language) + " " } else { String::new() };
        Some(format!("{name}{value} ({span})"))
    });
    Ok(figures.collect::<Vec<_>>().join(", "))
}
