//! Notes for readers of columns: on classes, dimensions and their cautions, and on what is
//! computed. Each stands only where it concerns something that is printed, and once.

use std::rc::Rc;

use super::distinct;
use crate::context::Context;
use crate::expression::Scope;
use crate::i18n::{in_sentence, joined};
use crate::model::{ClassColumn, Column, Dimension, Town};
use crate::query::{ColumnExpr, Filter};
use crate::report::Text;

/// Notes on columns that are printed for these municipalities.
pub fn on_columns(columns: &[ColumnExpr], towns: &[&Town], cx: &Context) -> Vec<Text> {
    let known: Vec<_> = columns.iter().flat_map(|it| it.expr.columns()).collect();
    let mut notes = on_classes(&known, towns, cx);
    notes.extend(cautions(&known, towns, cx));
    if let Some(note) = on_calculations(columns, cx) {
        notes.insert(notes.len().min(1), note);
    }
    notes
}

/// Notes on the classes among these columns: on all, and on each dimension.
pub fn on_classes(columns: &[Rc<Column>], towns: &[&Town], cx: &Context) -> Vec<Text> {
    let has_classes = columns.iter().any(|it| it.class().is_some());
    let of_all = cx.schema.dimensions.note.iter().filter(|_| has_classes);
    let of_all = of_all.map(|it| Text::from(cx.text(it)));
    of_all.chain(on_dimensions(columns, towns, cx)).collect()
}

/// Notes on the dimensions among these columns, then on classes that one of the municipalities
/// has.
pub fn on_dimensions(columns: &[Rc<Column>], towns: &[&Town], cx: &Context) -> Vec<Text> {
    let classes: Vec<&ClassColumn> = columns.iter().filter_map(|it| it.class()).collect();
    let (mut notes, mut of_classes) = (Vec::new(), Vec::new());
    for class in &classes {
        let Some(period) = class.of_period() else { continue };
        let is_of_one_time = classes.iter().all(|it| it.period == class.period);
        let name = if is_of_one_time { &class.dimension.label } else { &period.heading };
        let note = period.note.iter();
        notes.extend(note.map(|it| Text::from(format!("{}: {}", cx.text(name), cx.text(it)))));
        let class_of = |town: &&Town| town.class(class.period, class.index).map(|it| it.class);
        for (place, it) in class.dimension.classes.iter().enumerate() {
            let note = period.rule(it).and_then(|rule| rule.note.as_ref());
            let note = note.filter(|_| towns.iter().any(|town| class_of(town) == Some(place)));
            of_classes.extend(note.map(|it| Text::from(cx.text(it))));
        }
    }
    distinct(notes.into_iter().chain(of_classes))
}

/// Sentence on what of these dimensions cannot be compared between the first and the last period.
pub fn on_changes<'d>(
    dimensions: impl IntoIterator<Item = &'d Rc<Dimension>>,
    cx: &Context,
) -> Option<String> {
    let changes = dimensions.into_iter().filter_map(|it| {
        let change = it.periods.last()?.rule_change.as_ref()?;
        Some(format!("{} ({})", in_sentence(cx.text(&it.label), cx.language), cx.text(change)))
    });
    let changes = joined(changes, ", ")?;
    let then = cx.schema.dimensions.periods[0].short_label(cx.language);
    Some(t!(
        cx.language,
        "Not comparable with {then}: {changes}.",
        "Mit {then} nicht vergleichbar: {changes}."
    ))
}

/// Cautions on classes of single municipalities among these, or for whom there are some.
fn cautions(columns: &[Rc<Column>], towns: &[&Town], cx: &Context) -> Vec<Text> {
    /// Number of cautions that are printed.
    const MOST: usize = 2;

    let mut found: Vec<(&Town, String)> = Vec::new();
    for period in columns.iter().filter_map(|it| it.class()?.of_period()) {
        let heading = cx.text(&period.heading);
        for town in towns {
            let texts = period.cautions_for(&town.id).map(|it| cx.text(&it.text));
            found.extend(texts.map(|it| (*town, format!("{}, {heading}: {it}", town.name))));
        }
    }
    if found.len() <= MOST {
        return distinct(found.into_iter().map(|(_, text)| text.into()));
    }
    let names = distinct(found.iter().map(|(town, _)| &*town.name)).join(", ");
    vec![Text::from(t!(
        cx.language,
        "There are cautions on the classes of {names}: they stand in their profiles.",
        "Vorbehalte gibt es bei den Klassen von {names}: Sie stehen in deren Profilen."
    ))]
}

/// Note on the computed ones among columns, with the expressions of those of the question.
pub fn on_calculations(columns: &[ColumnExpr], cx: &Context) -> Option<Text> {
    let language = cx.language;
    let parts = columns.iter().filter_map(|column| match column.known() {
        None => Some(format!("{} = {}", column.id(), column.expr.in_words(language))),
        Some(it) => it.figure()?.is_computed().then(|| it.label(language)),
    });
    let parts = joined(distinct(parts), "; ")?;
    Some(t!(language, "Computed by quartier: {parts}", "Eigene Berechnung: {parts}").into())
}

/// Expression of a computed column of the data, with the labels of its columns.
pub fn formula_in_words(column: &Column, cx: &Context) -> Option<String> {
    let expression = column.figure()?.observation.computed.as_ref()?;
    let calculation = ColumnExpr::calculation(expression, &Scope::new(&cx.schema)).ok()?;
    Some(calculation.expr.in_words(cx.language))
}

/// Note on a filter by classes, which says of what time they are.
pub fn on_filter(filter: &Filter<'_>, cx: &Context) -> Option<Text> {
    let columns = filter.columns();
    let classes = columns.iter().filter(|column| column.class().is_some());
    let labels = distinct(classes.map(|column| column.label(cx.language))).join(", ");
    if labels.is_empty() && cx.class_filters.is_empty() {
        return None;
    }
    let time = if labels.is_empty() { labels } else { format!(" ({labels})") };
    let words = filter.in_words(cx.language) + &time;
    Some(t!(cx.language, "Chosen – {words}.", "Auswahl – {words}.").into())
}
