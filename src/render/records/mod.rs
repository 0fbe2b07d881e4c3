//! What the formats for programs share: which columns a record has and what stands in them.

pub mod csv;
pub mod json;
pub mod tsv;

use std::borrow::Cow;

use crate::{
    render::Style,
    report::{Audience, Content, Header, Row, Table, Term},
    text::plain_number,
};

/// The keys of each record: those of the table, then those that list which bear a mark, then the
/// sources.
fn keys(table: &Table) -> Vec<&str> {
    let columns = shown(table).map(|(_, header)| &*header.key);
    let marks = table.marks.iter().map(|mark| mark.key());
    columns.chain(marks).chain(table.cited.then_some("sources")).collect()
}

/// The values of each record, in the order of the keys.
fn values<'a>(table: &'a Table, row: &'a Row) -> Vec<Cow<'a, Content>> {
    let cells = || shown(table).filter_map(|(place, it)| Some((&it.key, row.cells.get(place)?)));
    let columns = cells().map(|(_, cell)| Cow::Borrowed(&cell.content));
    let list = |words: Vec<&String>| {
        Cow::Owned(Content::List(words.into_iter().cloned().map(Term::from).collect()))
    };
    let marks = table.marks.iter().map(|mark| {
        let marked = cells().filter(|(_, cell)| cell.mark == Some(*mark));
        list(marked.map(|(key, _)| key).collect())
    });
    let sources = table.cited.then(|| list(row.sources.iter().collect()));
    columns.chain(marks).chain(sources).collect()
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
