//! What the formats of records share: which columns a record has and what stands in them.
//! Programs know the columns by their keys, people by their labels.

pub mod csv;
pub mod excel_csv;
pub mod geojson;
pub mod json;
pub mod tsv;
pub mod xlsx;

use std::borrow::Cow;

use crate::{
    number::decimals,
    render::Style,
    report::{Audience, Cell, Content, Header, Mark, Row, Table, Term},
    text::{Texts, plain_number},
};

/// Who reads the records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reader {
    Program,
    Person,
}

/// Records with the columns that their reader sees: those of the table, then those that list
/// which of them bear a mark, then the sources.
struct Records<'a> {
    table: &'a Table,
    texts: &'static Texts,
    shown: Vec<(usize, &'a Header)>,
    marks: Vec<Mark>,
}

impl<'a> Records<'a> {
    fn new(table: &'a Table, reader: Reader, texts: &'static Texts) -> Self {
        let headers = table.headers.iter().enumerate();
        let shown: Vec<_> = headers.filter(|(_, header)| is_shown(header, table, reader)).collect();
        let records = Self { table, texts, shown, marks: table.marks.clone() };
        // People may see more columns than programs, with what these bear.
        let is_added = |header: &Header| header.audience == Audience::People;
        let is_listed = |mark: &Mark| table.marks.contains(mark) || records.bears(*mark, is_added);
        let marks = Mark::ALL.into_iter().filter(is_listed).collect();
        Self { marks, ..records }
    }

    /// Whether a cell of such a column bears the mark.
    fn bears(&self, mark: Mark, is_meant: impl Fn(&Header) -> bool) -> bool {
        self.shown.iter().filter(|(_, header)| is_meant(header)).any(|(place, _)| {
            let mut cells = self.table.rows.iter().filter_map(|row| row.cells.get(*place));
            cells.any(|cell| cell.mark == Some(mark))
        })
    }

    fn keys(&self) -> Vec<&'a str> {
        let columns = self.shown.iter().map(|&(_, header)| header.key.as_str());
        columns.chain(self.added()).collect()
    }

    /// What people call the columns, with the units of their numbers.
    fn labels(&self) -> Vec<String> {
        let columns = self.shown.iter().map(|(_, header)| {
            let label = label(header, self.texts);
            header
                .unit
                .as_ref()
                .map_or_else(|| label.to_owned(), |unit| format!("{label} ({unit})"))
        });
        let added = self.added().map(|key| self.texts.header(key).to_owned());
        columns.chain(added).collect()
    }

    /// The keys of the columns behind those of the table.
    fn added(&self) -> impl Iterator<Item = &'a str> {
        self.marks.iter().map(|mark| mark.key()).chain(self.table.cited.then_some("sources"))
    }

    fn rows(&self) -> impl Iterator<Item = Vec<Cow<'a, Cell>>> {
        self.table.rows.iter().map(|row| self.row(row))
    }

    fn row(&self, row: &'a Row) -> Vec<Cow<'a, Cell>> {
        let cells =
            || self.shown.iter().filter_map(|(place, it)| Some((it, row.cells.get(*place)?)));
        let columns = cells().map(|(_, cell)| Cow::Borrowed(cell));
        let marks = self.marks.iter().map(|mark| {
            let marked = cells().filter(|(_, cell)| cell.mark == Some(*mark));
            Cell::list(marked.map(|(it, _)| Term::new(&*it.key, label(it, self.texts))))
        });
        let sources = self.table.cited.then(|| Cell::list(row.sources.iter().cloned()));
        columns.chain(marks.chain(sources).map(Cow::Owned)).collect()
    }
}

/// Whether a reader sees a column. People who have asked for one that programs have anyway need
/// it only once, and those without a key are told by another.
fn is_shown(header: &Header, table: &Table, reader: Reader) -> bool {
    let is_twin = |it: &Header| it.audience != Audience::People && it.key == header.key;
    match header.audience {
        Audience::Everyone | Audience::Programs => true,
        Audience::People if reader == Reader::Program => false,
        Audience::People => !header.key.is_empty() && !table.headers.iter().any(is_twin),
    }
}

fn label<'a>(header: &'a Header, texts: &Texts) -> &'a str {
    match &*header.label {
        "" => texts.header(&header.key),
        label => label,
    }
}

/// The records as lines of plain texts, below a line of keys where there is to be one.
fn lines<'a>(table: &'a Table, style: &Style) -> Vec<Vec<Cow<'a, str>>> {
    let records = Records::new(table, Reader::Program, style.texts);
    let header = style.header.then(|| records.keys().into_iter().map(Cow::Borrowed).collect());
    let text = |cell: Cow<'a, Cell>| match cell {
        Cow::Borrowed(cell) => plain(&cell.content),
        Cow::Owned(cell) => plain(&cell.content).into_owned().into(),
    };
    let rows = records.rows().map(|row| row.into_iter().map(text).collect());
    header.into_iter().chain(rows).collect()
}

/// What programs know these words by.
fn words(terms: &[Term]) -> Vec<&str> {
    terms.iter().map(|term| &*term.key).collect()
}

/// A value as plain text, the same in every locale.
fn plain(content: &Content) -> Cow<'_, str> {
    let text = match content {
        Content::Missing => return Cow::Borrowed(""),
        Content::Text(text) | Content::Term(Term { key: text, .. }) => return text.into(),
        Content::Number { value, places } => plain_number(*value, *places),
        Content::YesNo(yes) => yes.to_string(),
        Content::List(terms) => words(terms).join(" "),
        Content::Bar(value) | Content::Percentile(value) => value.to_string(),
        Content::Histogram(counts) => counted(counts),
    };
    text.into()
}

fn counted(counts: &[usize]) -> String {
    counts.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

/// What a spreadsheet holds in a cell.
enum Entry {
    Missing,
    Text(String),
    Number { value: f64, places: usize },
}

impl Entry {
    /// A value as people know it.
    fn of(content: &Content, texts: &Texts) -> Self {
        let text = match content {
            Content::Missing => return Self::Missing,
            Content::Number { value, places } => {
                return Self::Number { value: *value, places: *places };
            }
            Content::Bar(value) | Content::Percentile(value) => {
                return Self::Number { value: *value, places: decimals(*value) };
            }
            Content::Text(text) | Content::Term(Term { label: text, .. }) => text.clone(),
            // A spreadsheet would show its own words for them, in its own language.
            Content::YesNo(true) => texts.yes.to_owned(),
            Content::YesNo(false) => texts.no.to_owned(),
            Content::List(terms) => {
                terms.iter().map(|term| &*term.label).collect::<Vec<_>>().join(", ")
            }
            Content::Histogram(counts) => counted(counts),
        };
        if text.is_empty() { Self::Missing } else { Self::Text(text) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Content, Entry, plain};
    use crate::text::ENGLISH;

    #[test]
    fn a_drawing_is_the_numbers_that_it_shows() {
        let drawings =
            || [Content::Bar(-1.5), Content::Percentile(12.5), Content::Histogram(vec![1, 0, 20])];
        assert_eq!(drawings().map(|it| plain(&it).into_owned()), ["-1.5", "12.5", "1 0 20"]);
        let entries = drawings().map(|it| match Entry::of(&it, &ENGLISH) {
            Entry::Number { value, places } => format!("{value} to {places}"),
            Entry::Text(text) => text,
            Entry::Missing => String::new(),
        });
        assert_eq!(entries, ["-1.5 to 1", "12.5 to 1", "1 0 20"]);
    }
}
