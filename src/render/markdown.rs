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
    parts.extend(explanations.iter().chain(&report.notes).map(|note| paragraph(note) + "\n"));
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
        Block::Paragraph(text) => paragraph(text) + "\n",
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
        match (&*item.label, &*item.text) {
            ("", statement) => text.push_str(&paragraph(statement)),
            (label, "") => text.extend(["**", &escape(label), "**:"]),
            (label, statement) => {
                text.extend(["**", &escape(label), "**: ", &escape(statement)]);
            }
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
        let authors = escape(&page::authors(source, style));
        let imprint = escape(&page::imprint(source, style));
        format!("{} {id} – {authors}[{title}](<{}>). {imprint}\n", bullet(position), source.url)
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

/// The text as a block of its own: nothing at its start makes a list or a line of it.
fn paragraph(text: &str) -> String {
    let escaped = escape(text.trim_start());
    let number = escaped.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = escaped.split_at(number);
    let bullets = if number.is_empty() { ['-', '+'] } else { ['.', ')'] };
    let is_bullet = rest
        .strip_prefix(bullets)
        .is_some_and(|after| after.is_empty() || after.starts_with([' ', '-']));
    if is_bullet { format!("{number}\\{rest}") } else { escaped }
}

/// The text so that no character of it is taken for markup, and each address is a link.
fn escape(text: &str) -> String {
    let words = text.split(' ').map(|word| {
        let address = word.trim_end_matches([',', '.', ';', ')']);
        let is_address = address.starts_with("http://") || address.starts_with("https://");
        if !is_address || address.contains(['|', '<', '>', '\n', '\r']) {
            return escape_word(word);
        }
        format!("<{address}>{}", word.strip_prefix(address).unwrap_or_default())
    });
    words.collect::<Vec<_>>().join(" ")
}

fn escape_word(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (position, c) in text.char_indices() {
        match c {
            '\\' | '|' | '*' | '_' | '`' | '<' | '>' | '[' | ']' | '#' | '~' => {
                escaped.push('\\');
                escaped.push(c);
            }
            '&' if begins_entity(text.get(position + 1..).unwrap_or_default()) => {
                escaped.push_str("\\&");
            }
            '\n' | '\r' => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

/// Whether this, behind `&`, is read as the name of a character: `amp;`.
fn begins_entity(text: &str) -> bool {
    let name = text.split_once(';').map_or("", |(name, _)| name);
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::{escape, paragraph};

    #[test]
    fn no_character_is_taken_for_markup() {
        for (text, escaped) in [
            ("a|b <c> [d] R&D &amp; &#38; &;", "a\\|b \\<c\\> \\[d\\] R&D \\&amp; &\\#38; &;"),
            ("see https://a.b/c?d=1&e, or", "see <https://a.b/c?d=1&e>, or"),
            ("https://a|b/ https://a<b>/", "https://a\\|b/ https://a\\<b\\>/"),
        ] {
            assert_eq!(escape(text), escaped);
        }
    }

    #[test]
    fn a_paragraph_stays_one() {
        for (text, escaped) in [
            ("- a", "\\- a"),
            ("+ a", "\\+ a"),
            ("---", "\\---"),
            ("16. a", "16\\. a"),
            ("2) a", "2\\) a"),
            ("# a", "\\# a"),
            ("> a", "\\> a"),
            ("    a", "a"),
            ("-5.2 a", "-5.2 a"),
            ("2.5 a", "2.5 a"),
        ] {
            assert_eq!(paragraph(text), escaped);
        }
    }
}
