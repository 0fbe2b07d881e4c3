use super::{
    Pictures, Style, bar, map,
    page::{self, Sheet},
    sparkline::{self, Drawn},
};
use crate::report::{Alignment, Block, Citation, Item, Map, Report, Series, Table};

/// The report as `CommonMark` with tables: titles, tables, notes, numbered sources.
pub(super) fn render(report: &Report, style: &Style) -> String {
    let mut parts: Vec<String> = if page::shows_records(report) {
        vec![table(&report.records, report, style)]
    } else {
        report.page.iter().map(|part| block(part, report, style)).collect()
    };
    let explanations = page::explanations(report, style);
    parts.extend(explanations.iter().chain(&report.notes).map(|note| escape(note) + "\n"));
    if let Some(sources) = report.sources.as_deref().filter(|list| !list.is_empty()) {
        parts.push(format!("## {}\n", style.texts.sources));
        parts.push(citations(sources, style, |position| format!("{}.", position + 1)));
    }
    parts.retain(|part| !part.is_empty());
    parts.join("\n")
}

fn block(block: &Block, report: &Report, style: &Style) -> String {
    match block {
        Block::Title(title) => format!("# {}\n", escape(title)),
        Block::Heading(title) => format!("## {}\n", escape(title)),
        Block::Paragraph(text) => escape(text) + "\n",
        Block::Terms(terms) => {
            let term = |(term, meaning): &(String, String)| {
                format!("- **{}**: {}\n", escape(term), escape(meaning))
            };
            terms.iter().map(term).collect::<Vec<_>>().concat()
        }
        Block::Table(part) => table(part, report, style),
        Block::Items(items) => self::items(items, ""),
        Block::Citations(list) => citations(list, style, |_| "-".to_owned()),
        Block::Map(map) => map_and_places(map, report, style),
        Block::Series(list) => list.iter().map(|series| course(series, style)).collect(),
    }
}

fn items(items: &[Item], margin: &str) -> String {
    let mut text = String::new();
    for item in items {
        text.extend([margin, "- "]);
        if !item.label.is_empty() {
            text.extend(["**", &escape(&item.label), "**:"]);
        }
        if !item.text.is_empty() {
            text.extend([if item.label.is_empty() { "" } else { " " }, &escape(&item.text)]);
        }
        if let Some(command) = &item.command {
            text.extend([" – `", command, "`"]);
        }
        text.push('\n');
        text.push_str(&self::items(&item.details, &format!("{margin}  ")));
    }
    text
}

/// The map as it stands, where the format allows no other picture; what it shows as a table.
fn map_and_places(map: &Map, report: &Report, style: &Style) -> String {
    let places = table(&report.records, report, style);
    if style.pictures == Pictures::Words {
        return places;
    }
    let drawing = map::draw(map, &Style { color: false, ..*style });
    format!("```text\n{drawing}```\n\n{places}")
}

fn course(series: &Series, style: &Style) -> String {
    let Drawn { label, course, ends } = sparkline::draw(series, style);
    let gap = if course.is_empty() { "" } else { " " };
    format!("- **{}**: {course}{gap}{}\n", escape(label), escape(&ends))
}

fn citations(sources: &[Citation], style: &Style, bullet: impl Fn(usize) -> String) -> String {
    let entries = sources.iter().enumerate().map(|(position, source)| {
        let (id, title) = (escape(&source.id), escape(&source.title));
        let imprint = escape(&page::imprint(source, style));
        format!("{} {id} – [{title}](<{}>). {imprint}\n", bullet(position), source.url)
    });
    entries.collect::<Vec<_>>().concat()
}

fn table(table: &Table, report: &Report, style: &Style) -> String {
    let mut sheet = Sheet::of(table, report, style);
    sheet.draw_bars(2 * bar::LEAST, style.pictures);
    let labels = sheet.columns.iter().map(|column| escape(&column.label));
    let mut text = line(labels);
    text.push_str(&line(sheet.columns.iter().map(|column| match column.alignment {
        Alignment::Left | Alignment::Picture => "---",
        Alignment::Right | Alignment::Decimal => "---:",
    })));
    for row in &sheet.rows {
        text.push_str(&line(row.iter().map(|cell| escape(cell))));
    }
    text
}

fn line(cells: impl Iterator<Item = impl AsRef<str>>) -> String {
    let mut text = String::from("|");
    for cell in cells {
        text.push(' ');
        text.push_str(cell.as_ref());
        text.push_str(" |");
    }
    text.push('\n');
    text
}

/// The text so that no character of it is taken for markup, and each address is a link.
fn escape(text: &str) -> String {
    let words = text.split(' ').map(|word| {
        let address = word.trim_end_matches([',', '.', ';', ')']);
        if !address.starts_with("http://") && !address.starts_with("https://") {
            return escape_word(word);
        }
        format!("<{address}>{}", word.strip_prefix(address).unwrap_or_default())
    });
    words.collect::<Vec<_>>().join(" ")
}

fn escape_word(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '|' | '*' | '_' | '`' | '<' | '>' | '[' | ']' | '#' | '~' => {
                escaped.push('\\');
                escaped.push(c);
            }
            '\n' | '\r' => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}
