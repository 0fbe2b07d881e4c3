//! Page of a report as every format for people shows it: what is drawn, said in words or left out
//! is decided here.

use super::Style;
use super::column::{Column, total};
use super::inline::without_commands;
use crate::model::Source;
use crate::report::{Alignment, Block, Inline, Item, Map, Report, Table, Text};

/// Part of a page.
pub enum Part<'a> {
    /// Heading of this level; the title of the whole is of the first.
    Heading(usize, &'a str),
    /// Running text.
    Paragraph(Text),
    /// Terms, each with what it means or holds.
    Terms(Vec<(Text, Text)>),
    /// Statements.
    Items(&'a [Item]),
    /// Columns of a table, and the labels of those for which there is no room.
    Table(Vec<Column<'a>>, Vec<&'a str>),
    /// Entries of a bibliography.
    Citations(&'a [Source]),
    /// Map, and for documents what it shows as a table.
    Map(&'a Map, Vec<Column<'a>>),
    /// Notes on what is printed.
    Notes(Vec<Text>),
    /// Sources of a document, by their numbers.
    Sources(&'a [Source]),
}

/// Page of a report for a document: with title, notes and sources.
pub fn of_document<'a>(report: &'a Report, style: &Style) -> Vec<Part<'a>> {
    let mut parts = of(report, style, None);
    parts.retain(|part| match part {
        Part::Paragraph(text) => !without_commands(text).is_empty(),
        Part::Terms(terms) => !terms.is_empty(),
        _ => true,
    });
    if !parts.iter().any(|it| matches!(it, Part::Heading(1, _))) {
        parts.insert(0, Part::Heading(1, &report.title));
    }
    parts.extend(sources(report));
    parts
}

/// Page of a report for a document or, with its width, for a terminal, on which optional columns
/// of tables are left out where they find no room.
pub fn of<'a>(report: &'a Report, style: &Style, width: Option<usize>) -> Vec<Part<'a>> {
    let titles = report.page.iter().filter(|block| matches!(block, Block::Title(_)));
    let level = if titles.count() > 1 { 2 } else { 1 };
    let bar = style.pictures.then(|| width.map_or(20, |width| (width / 4).clamp(10, 40)));
    let setting = Setting { report, bar, width, level };
    let mut parts: Vec<_> = report.page.iter().map(|block| setting.part(block)).collect();
    if parts.is_empty() {
        parts.push(setting.table(&report.records));
    }
    let is_close = parts.iter().flat_map(Part::texts).any(|it| it.0.contains(&Inline::Close));
    let close = report.language.of("* close to the threshold", "* nahe an der Schwelle");
    let close = (is_close && !style.quiet).then(|| close.into());
    let notes: Vec<Text> = close.into_iter().chain(report.notes.iter().cloned()).collect();
    let count = report.count.iter().filter(|_| width.is_some());
    parts.extend(count.map(|count| Part::Paragraph(count.as_str().into())));
    parts.extend((!notes.is_empty()).then_some(Part::Notes(notes)));
    parts
}

/// List of the sources of a report, unless its page is such a list itself.
pub fn sources(report: &Report) -> Vec<Part<'_>> {
    if report.sources.is_empty() || report.page.iter().any(|it| matches!(it, Block::Citations(_))) {
        return Vec::new();
    }
    let heading = Part::Heading(2, report.language.of("Sources", "Quellen"));
    vec![heading, Part::Sources(&report.sources)]
}

impl Part<'_> {
    /// Texts of the part.
    pub fn texts(&self) -> Vec<&Text> {
        match self {
            Self::Paragraph(text) => vec![text],
            Self::Notes(notes) => notes.iter().collect(),
            Self::Terms(terms) => terms.iter().flat_map(|(term, text)| [term, text]).collect(),
            Self::Items(items) => items.iter().flat_map(Item::texts).collect(),
            Self::Table(columns, _) | Self::Map(_, columns) => {
                columns.iter().flat_map(|it| [&it.label].into_iter().chain(&it.cells)).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// Circumstances under which the blocks of a report become parts of a page.
struct Setting<'a> {
    report: &'a Report,
    /// Length of bars, where anything is drawn.
    bar: Option<usize>,
    width: Option<usize>,
    /// Level of titles.
    level: usize,
}

impl<'a> Setting<'a> {
    fn part(&self, block: &'a Block) -> Part<'a> {
        match block {
            Block::Title(title) => Part::Heading(self.level, title),
            Block::Heading(heading) => Part::Heading(self.level + 1, heading),
            Block::Paragraph(text) => Part::Paragraph(text.clone()),
            Block::Terms(terms) => Part::Terms(terms.clone()),
            Block::Items(items) => Part::Items(items),
            Block::Table(table) => self.table(table),
            Block::Citations(sources) => Part::Citations(sources),
            Block::Map(map) => {
                let table = map.shades.as_ref().map_or(&self.report.records, |it| &it.table);
                match self.width {
                    _ if self.bar.is_none() => self.table(table),
                    Some(_) => Part::Map(map, Vec::new()),
                    None => Part::Map(map, self.columns(table)),
                }
            }
        }
    }

    fn columns(&self, table: &'a Table) -> Vec<Column<'a>> {
        Column::all(table, self.report.language, self.bar)
    }

    /// Table whose optional columns are left out from the right until the rest fits.
    fn table(&self, table: &'a Table) -> Part<'a> {
        if table.rows.is_empty() {
            let nothing = self.report.language.of("Nothing found.", "Nichts gefunden.");
            return Part::Paragraph(nothing.into());
        }
        let mut columns = self.columns(table);
        let mut left_out = Vec::new();
        while self.width.is_some_and(|width| total(&columns, |it| it.least) > width)
            && let Some(place) = columns.iter().rposition(|it| it.header.is_optional)
        {
            let header = columns.remove(place).header;
            // The numbers of a picture stand beside it.
            if header.alignment != Alignment::Picture {
                left_out.insert(0, &*header.label);
            }
        }
        Part::Table(columns, left_out)
    }
}
