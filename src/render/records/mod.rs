//! What the formats for programs share: which columns a record has and what stands in them.

pub(super) mod csv;
pub(super) mod json;
pub(super) mod tsv;

use std::borrow::Cow;

use crate::{
    render::Style,
    report::{Audience, Content, Header, Row, Table, Term},
    text::plain_number,
};

/// The keys of each record: those of the table, then those that list which bear a mark, then the
/// sources.
fn keys(table: &Table) -> Vec<&str> {
    let mut keys: Vec<_> = shown(table).map(|(_, header)| &*header.key).collect();
    keys.extend(table.marks.iter().map(|mark| mark.key()));
    if table.cited {
        keys.push("sources");
    }
    keys
}

/// The values of each record, in the order of the keys.
fn values<'a>(table: &'a Table, row: &'a Row) -> Vec<Cow<'a, Content>> {
    let cells = || {
        shown(table).filter_map(|(position, header)| Some((&*header.key, row.cells.get(position)?)))
    };
    let mut values: Vec<_> = cells().map(|(_, cell)| Cow::Borrowed(&cell.content)).collect();
    let list = |words: Vec<Term>| Cow::Owned(Content::List(words));
    for mark in &table.marks {
        let marked = cells().filter(|(_, cell)| cell.mark == Some(*mark));
        values.push(list(marked.map(|(key, _)| key.to_owned().into()).collect()));
    }
    if table.cited {
        values.push(list(row.sources.iter().cloned().map(Into::into).collect()));
    }
    values
}

/// The columns that programs see, by their positions.
fn shown(table: &Table) -> impl Iterator<Item = (usize, &Header)> {
    let headers = table.headers.iter().enumerate();
    headers.filter(|(_, header)| header.audience != Audience::People)
}

/// The records as lines of plain texts, below a line of keys where there is to be one.
fn lines<'a>(table: &'a Table, style: &Style) -> impl Iterator<Item = Vec<String>> + use<'a> {
    let header = style.header.then(|| keys(table).into_iter().map(ToOwned::to_owned).collect());
    let texts = |row| values(table, row).iter().map(|value| plain(value)).collect();
    header.into_iter().chain(table.rows.iter().map(texts))
}

/// What programs know these words by.
fn words(terms: &[Term]) -> Vec<&str> {
    terms.iter().map(|term| &*term.key).collect()
}

/// A value as plain text, the same in every locale.
fn plain(content: &Content) -> String {
    match content {
        Content::Missing => String::new(),
        Content::Text(text) | Content::Term(Term { key: text, .. }) => text.clone(),
        Content::Number { value, places } => plain_number(*value, *places),
        Content::YesNo(yes) => yes.to_string(),
        Content::List(terms) => words(terms).join(" "),
        Content::Bar(value) | Content::Percentile(value) => value.to_string(),
        Content::Histogram(counts) => {
            counts.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
        }
    }
}
