//! Records for programs: the columns that they see, each value as plain text, and the formats
//! with a record a line.

use std::borrow::Cow;

use anyhow::Result;

use super::Style;
use crate::i18n::{join, plain_number};
use crate::report::{Audience, Cell, Header, Report, Row, Table, Term};

/// Key of the column of sources, behind those of a table.
pub const SOURCES: &str = "sources";

/// Columns that programs see, with their positions.
pub fn columns(table: &Table) -> impl Iterator<Item = (usize, &Header)> {
    table.headers.iter().enumerate().filter(|(_, it)| it.audience != Audience::People)
}

/// Keys of the columns that programs see.
pub fn keys(table: &Table) -> Vec<String> {
    names(table, |header| header.key.clone())
}

/// Names of the columns that programs see.
pub fn names(table: &Table, name: fn(&Header) -> String) -> Vec<String> {
    let sources = table.is_cited.then(|| SOURCES.to_owned());
    columns(table).map(|(_, header)| name(header)).chain(sources).collect()
}

/// Label of a column with its unit, or its key if it has no label.
pub fn label(header: &Header) -> String {
    match (&*header.label, &header.unit) {
        ("", _) => header.key.clone(),
        (label, Some(unit)) => format!("{label} ({unit})"),
        (label, None) => label.to_owned(),
    }
}

/// Values of a record that programs see.
pub fn values<'t>(table: &'t Table, row: &'t Row) -> impl Iterator<Item = Cow<'t, Cell>> {
    let ids = || row.sources.iter().map(|id| Term::from(id.to_string())).collect();
    let sources = table.is_cited.then(|| Cow::Owned(Cell::List(ids())));
    columns(table).map(|(place, _)| Cow::Borrowed(&row.cells[place])).chain(sources)
}

/// Comma-separated values (RFC 4180): lines end in CR LF.
///
/// # Errors
/// None that is known: nothing is written but memory.
pub fn csv(report: &Report, style: &Style) -> Result<Vec<u8>> {
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    for line in lines(&report.records, style) {
        writer.write_record(&line)?;
    }
    Ok(writer.into_inner()?)
}

/// Tab-separated values, in which tabs, line breaks, backslashes and other control characters are
/// escaped (`\t`, `\n`, `\\`, `\u{1b}`).
pub fn tsv(report: &Report, style: &Style) -> String {
    let escape = |c: char| match c {
        c if c == '\\' || c.is_control() => c.escape_default().to_string(),
        c => c.to_string(),
    };
    let cell = |cell: &String| cell.chars().map(escape).collect::<String>();
    let line = |cells: Vec<String>| join(cells.iter().map(cell), "\t") + "\n";
    lines(&report.records, style).map(line).collect()
}

/// Records as lines of plain texts, below a line of keys where there is to be one.
fn lines(table: &Table, style: &Style) -> impl Iterator<Item = Vec<String>> {
    let header = style.header.then(|| keys(table));
    let line = |row| values(table, row).map(|value| plain(&value)).collect();
    header.into_iter().chain(table.rows.iter().map(line))
}

/// Value as plain text, the same in both languages.
pub fn plain(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.words(),
        Cell::Term(term) => term.key.clone(),
        Cell::Number { value, places, .. } => plain_number(*value, *places),
        Cell::YesNo(yes) => yes.to_string(),
        Cell::List(terms) => join(terms.iter().map(|term| &*term.key), " "),
        // Programs see no pictures.
        _ => String::new(),
    }
}

#[cfg(test)]
pub mod tests {
    use super::{Style, keys, lines, tsv};
    use crate::i18n::Language;
    use crate::model::SourceId;
    use crate::report::{Cell, Columns, Report, Table, Term};

    /// Style of the formats in tests.
    pub const STYLE: Style = Style {
        width: 80,
        height: 24,
        color: false,
        pictures: false,
        header: true,
        quiet: false,
        labels: false,
    };

    /// Report on two towns with a cell of each kind.
    pub fn towns() -> Report {
        let columns = Columns::<&str>::new(Language::English)
            .for_programs("id", |it| Cell::text(it.to_lowercase()))
            .for_everyone("name", ["Name"; 2], |it| Cell::text(*it))
            .for_people(["Rank"; 2], |_| Cell::whole(1))
            .for_everyone("size", ["Size 2014"; 2], |_| {
                Cell::from(Term::new("small", "klein")).close_if(true)
            })
            .for_everyone("rent", ["Rent"; 2], |it| {
                if *it == "Altena" { Cell::number(10.4, 2) } else { Cell::default() }
            })
            .for_everyone("capped", ["Capped"; 2], |_| Cell::YesNo(false))
            .for_programs("close", |_| Cell::list(["size".to_owned(), "market".to_owned()]));
        let source = |_: &&str| vec![SourceId("bbsr".to_owned())];
        let table = Table::cited(columns, ["Altena", "Bad\tHonnef, \"x\""], source);
        Report { records: table, ..Report::default() }
    }

    #[test]
    fn programs_see_keys_and_plain_values() {
        let table = towns().records;
        assert_eq!(keys(&table), ["id", "name", "size", "rent", "capped", "close", "sources"]);
        let lines: Vec<_> = lines(&table, &STYLE).collect();
        assert_eq!(
            lines[1],
            ["altena", "Altena", "small", "10.40", "false", "size market", "bbsr"]
        );
        assert_eq!(lines[2][3], "");
    }

    #[test]
    fn a_record_is_a_line() {
        let text = tsv(&towns(), &Style { header: false, ..STYLE });
        assert_eq!(text.lines().count(), 2);
        assert!(text.contains("Bad\\tHonnef, \"x\"\tsmall\t\tfalse"), "{text}");
    }
}
