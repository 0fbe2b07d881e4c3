//! What the formats for programs share: which columns a record has and what stands in them.

pub(super) mod csv;
pub(super) mod json;
pub(super) mod tsv;

use std::borrow::Cow;

use crate::{
    report::{Audience, Cell, Content, Report, Row, Table, Term},
    text::plain_number,
};

/// A record as programs read it.
struct Records<'a> {
    table: &'a Table,
}

impl<'a> Records<'a> {
    fn of(report: &'a Report) -> Self {
        Self { table: &report.records }
    }

    /// The keys of each record: those of the table, then those that list which bear a mark, then
    /// the sources.
    fn keys(&self) -> Vec<&'a str> {
        let own = self.table.headers.iter();
        let own = own.filter(|header| header.audience != Audience::People);
        let mut keys: Vec<_> = own.map(|header| &*header.key).collect();
        keys.extend(self.table.marks.iter().map(|mark| mark.key()));
        if self.table.cited {
            keys.push("sources");
        }
        keys
    }

    /// The values of each record, in the order of the keys.
    fn rows(&self) -> impl Iterator<Item = Vec<Cow<'a, Content>>> {
        self.table.rows.iter().map(|row| self.row(row))
    }

    fn row(&self, row: &'a Row) -> Vec<Cow<'a, Content>> {
        let mut contents: Vec<_> =
            self.cells(row).map(|(_, cell)| Cow::Borrowed(&cell.content)).collect();
        for mark in &self.table.marks {
            let marked = self.cells(row).filter(|(_, cell)| cell.mark == Some(*mark));
            let keys = marked.map(|(key, _)| key.to_owned().into()).collect();
            contents.push(Cow::Owned(Content::List(keys)));
        }
        if self.table.cited {
            let sources = row.sources.iter().cloned().map(Into::into).collect();
            contents.push(Cow::Owned(Content::List(sources)));
        }
        contents
    }

    fn cells(&self, row: &'a Row) -> impl Iterator<Item = (&'a str, &'a Cell)> {
        let cells = self.table.headers.iter().zip(&row.cells);
        cells
            .filter(|(header, _)| header.audience != Audience::People)
            .map(|(header, cell)| (&*header.key, cell))
    }
}

/// What programs know these words by.
fn keys(terms: &[Term]) -> Vec<&str> {
    terms.iter().map(|term| &*term.key).collect()
}

/// A value as plain text, the same in every locale.
fn plain(content: &Content) -> Cow<'_, str> {
    match content {
        Content::Missing => Cow::Borrowed(""),
        Content::Text(text) => Cow::Borrowed(text),
        Content::Term(term) => Cow::Borrowed(&*term.key),
        Content::Number { value, places } => Cow::Owned(plain_number(*value, *places)),
        Content::YesNo(yes) => Cow::Borrowed(if *yes { "true" } else { "false" }),
        Content::List(terms) => Cow::Owned(keys(terms).join(" ")),
        Content::Bar(value) | Content::Percentile(value) => Cow::Owned(value.to_string()),
    }
}
