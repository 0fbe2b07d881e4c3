//! Findings, recommendations and what was said with them, as people and programs read them.

use anyhow::Result;

use super::facts::fact_item_with_subject;
use crate::context::Context;
use crate::errors::UsageError;
use crate::expression::{Condition, Scope};
use crate::i18n::{Language, capitalized, join};
use crate::model::{Statement, StatementKind, Town, TownClass, word};
use crate::report::{Block, Cell, Columns, Item, Table, Term, Text};

/// Statements that apply to one of these municipalities by its classes of a period, those first
/// that do not apply to all.
///
/// # Errors
/// A condition of the data is wrong.
pub fn applying<'d>(
    statements: impl IntoIterator<Item = &'d Statement>,
    towns: &[&Town],
    period: usize,
    cx: &Context,
) -> Result<Vec<&'d Statement>> {
    let schema = cx.dataset.schema(period)?;
    let mut found = Vec::new();
    for statement in statements {
        let condition = statement.applies.as_deref();
        let condition = condition.map(|text| Condition::parse(text, &Scope::new(&schema)));
        let condition = condition.transpose().map_err(UsageError::from)?;
        if towns.iter().any(|town| condition.as_ref().is_none_or(|it| it.holds(town))) {
            found.push(statement);
        }
    }
    found.sort_by_key(|statement| statement.applies.is_none());
    Ok(found)
}

/// Classes to which a statement applies, "small or medium (Size 2014)", or its condition where
/// that is on several dimensions; `None` if to all.
fn applies_text(statement: &Statement, cx: &Context) -> Option<String> {
    let condition = statement.applies.as_deref()?;
    Some(classes_text(condition, cx).unwrap_or_else(|| condition.to_owned()))
}

/// Classes of one dimension for which a condition holds.
fn classes_text(condition: &str, cx: &Context) -> Option<String> {
    let condition = Condition::parse(condition, &Scope::new(&cx.schema)).ok()?;
    let [column] = &condition.expr.columns()[..] else { return None };
    let class = column.class()?;
    let mut town = cx.dataset.cases().ok()?.first()?.clone();
    let mut holds = |place: usize| {
        town.classes[class.period][class.index] = Some(TownClass { class: place, is_close: false });
        condition.holds(&town)
    };
    let classes = class.dimension.classes.iter().enumerate();
    let classes = classes.filter(|(place, _)| holds(*place)).map(|(_, it)| cx.text(&it.label));
    let classes = join(classes, cx.of(" or ", " oder "));
    Some(format!("{classes} ({})", column.label(cx.language)))
}

/// Heading of statements of a kind.
pub const fn kind_heading(kind: StatementKind, language: Language) -> &'static str {
    match kind {
        StatementKind::Finding => language.of("Findings", "Befunde"),
        StatementKind::Recommendation => language.of(
            "The report’s recommendations (quartier’s reading)",
            "Empfehlungen des Gutachtens (Einordnung von quartier)",
        ),
        _ => language.of("Statements of the state", "Aussagen des Landes"),
    }
}

/// Statements under headings, with documented examples of each if these are asked for.
///
/// # Errors
/// An example cannot be read.
pub fn sections(
    statements: &[&Statement],
    heading: impl Fn(&Statement) -> Option<&'static str>,
    with_examples: bool,
    cx: &Context,
) -> Result<Vec<Block>> {
    let mut page = Vec::new();
    for section in statements.chunk_by(|a, b| heading(a) == heading(b)) {
        page.extend(heading(section[0]).map(Block::heading));
        let items = section.iter().map(|it| statement_item(it, with_examples, cx));
        page.push(Block::Items(items.collect::<Result<_>>()?));
    }
    Ok(page)
}

/// Statement with its sources, and below it its kind and author, to whom it applies, its note, and
/// its examples if these are asked for.
fn statement_item(statement: &Statement, with_examples: bool, cx: &Context) -> Result<Item> {
    let text = Text::from(cx.text(&statement.text)).cite(statement.sources());
    let mut item = Item::new(cx.text(&statement.title), text);
    let kind = capitalized(cx.text(&statement.kind_label));
    item.details.push(Item::new(kind, cx.text(&statement.who)));
    let applies = applies_text(statement, cx);
    item.details.extend(applies.map(|it| Item::new(cx.of("Applies to", "Gilt für"), it)));
    let note = statement.note.iter();
    item.details.extend(note.map(|it| Item::new(cx.of("Note", "Hinweis"), cx.text(it))));
    for id in statement.examples.iter().filter(|_| with_examples) {
        item.details.push(fact_item_with_subject(cx.dataset.fact(id)?, cx));
    }
    Ok(item)
}

/// Statements as records with their sources.
pub fn statement_table(statements: &[&Statement], cx: &Context) -> Table {
    let columns = Columns::<&Statement>::new(cx.language)
        .for_programs("id", |it| &*it.id)
        .for_everyone("kind", ["Kind", "Art"], |it| {
            Term::new(word(&it.kind), cx.text(&it.kind_label))
        })
        .for_programs("kind_label", |it| cx.text(&it.kind_label))
        .for_programs("attributed_to", |it| word(&it.attributed_to))
        .for_everyone("who", ["Said by", "Wer sagt es"], |it| cx.text(&it.who))
        .for_programs("addressee", |it| it.addressee.as_deref())
        .for_everyone("title", ["Title", "Titel"], |it| cx.text(&it.title))
        .for_everyone("text", ["Statement", "Aussage"], |it| cx.text(&it.text))
        .for_everyone("applies", ["Applies to", "Gilt für"], |it| {
            let condition = it.applies.as_ref().zip(applies_text(it, cx));
            condition.map(|(key, label)| Term::new(&**key, label))
        })
        .for_everyone("note", ["Note", "Hinweis"], |it| it.note.as_ref().map(|note| cx.text(note)))
        .for_programs("examples", |it| Cell::list(it.examples.iter().cloned()));
    Table::cited(columns, statements.iter().copied(), |it| it.sources().cloned().collect())
}
