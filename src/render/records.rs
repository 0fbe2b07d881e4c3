//! What the formats for programs share: which columns a record has and what stands in them.

use std::borrow::Cow;

use crate::report::{Audience, Cell, Content, Mark, Report, Row, Table, plain_number};

/// A record as programs read it.
pub(super) struct Records<'a> {
    table: &'a Table,
}

impl<'a> Records<'a> {
    pub(super) fn of(report: &'a Report) -> Self {
        Self { table: &report.records }
    }

    /// The keys of each record: those of the table, then which of them are derived and which
    /// estimated, then the sources.
    pub(super) fn keys(&self) -> Vec<&'a str> {
        let own = self.table.headers.iter();
        let own = own.filter(|header| header.audience != Audience::People);
        let mut keys: Vec<_> = own.map(|header| &*header.key).collect();
        if self.table.marked {
            keys.extend(["derived", "estimated"]);
        }
        if self.table.cited {
            keys.push("sources");
        }
        keys
    }

    /// The values of each record, in the order of the keys.
    pub(super) fn rows(&self) -> impl Iterator<Item = Vec<Cow<'a, Content>>> {
        self.table.rows.iter().map(|row| self.row(row))
    }

    fn row(&self, row: &'a Row) -> Vec<Cow<'a, Content>> {
        let mut contents: Vec<_> =
            self.cells(row).map(|(_, cell)| Cow::Borrowed(&cell.content)).collect();
        if self.table.marked {
            for mark in [Mark::Derived, Mark::Estimated] {
                let marked = self.cells(row).filter(|(_, cell)| cell.mark == Some(mark));
                let keys = marked.map(|(key, _)| key.to_owned()).collect();
                contents.push(Cow::Owned(Content::List(keys)));
            }
        }
        if self.table.cited {
            contents.push(Cow::Owned(Content::List(row.sources.clone())));
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

/// A value as plain text, the same in every locale.
pub(super) fn plain(content: &Content) -> Cow<'_, str> {
    match content {
        Content::Missing => Cow::Borrowed(""),
        Content::Text(text) => Cow::Borrowed(text),
        Content::Term { key, .. } => Cow::Borrowed(key),
        Content::Number { value, places } => Cow::Owned(plain_number(*value, *places)),
        Content::YesNo(yes) => Cow::Borrowed(if *yes { "true" } else { "false" }),
        Content::List(texts) => Cow::Owned(texts.join(" ")),
        Content::Bar(value) | Content::Percentile(value) => Cow::Owned(value.to_string()),
    }
}
