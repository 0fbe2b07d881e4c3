//! A table as it is read: one line a column, its name and its cells apart by tabs, nothing
//! quoted. What nobody asks for is passed over in one go.

use csv::{ErrorKind, Position, ReaderBuilder, StringRecord};

use super::is_harmful;

/// What a cell begins with that the column `derived` of its record lists. No cell of a CSV has it.
pub const DERIVED: char = '\u{1}';

/// The same for `estimated`.
pub const ESTIMATED: char = '\u{2}';

/// The columns of the CSV, before them the lines on which its records stand. The build needs
/// it as well, so that it knows nothing of the rest.
///
/// # Errors
/// It is no well-formed CSV, or a cell has a character that no text of a dataset may have; with
/// the line.
pub fn of_csv(text: &str) -> Result<String, (usize, String)> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let mut lines: Vec<String> = Vec::new();
    let mut columns: Vec<String> = Vec::new();
    let (mut header, mut record) = (StringRecord::new(), StringRecord::new());
    while reader.read_record(&mut record).map_err(|error| malformed(&error))? {
        let line = record.position().map_or(1, line);
        if let Some(c) = record.iter().flat_map(str::chars).find(|c| is_harmful(*c)) {
            let message = format!("a character that cannot be seen (U+{:04X})", u32::from(c));
            return Err((line, message));
        }
        if lines.is_empty() {
            columns.extend(record.iter().map(str::to_owned));
            header = record.clone();
        } else {
            let list = |name: &str| header.iter().position(|known| known == name);
            let listed = |list: Option<usize>, name: &str| {
                let list = list.and_then(|place| record.get(place)).unwrap_or_default();
                list.split(' ').any(|listed| listed == name)
            };
            let (derived, estimated) = (list("derived"), list("estimated"));
            for (column, (name, cell)) in columns.iter_mut().zip(header.iter().zip(&record)) {
                column.push('\t');
                if !cell.is_empty() && listed(derived, name) {
                    column.push(DERIVED);
                } else if !cell.is_empty() && listed(estimated, name) {
                    column.push(ESTIMATED);
                }
                column.push_str(cell);
            }
        }
        lines.push(line.to_string());
    }
    columns.insert(0, lines.join("\t"));
    Ok(columns.join("\n"))
}

fn line(position: &Position) -> usize {
    usize::try_from(position.line()).unwrap_or(usize::MAX)
}

fn malformed(error: &csv::Error) -> (usize, String) {
    let line = error.position().map_or(1, line);
    let message = match error.kind() {
        ErrorKind::UnequalLengths { expected_len, len, .. } => format!(
            "{len} cells instead of {expected_len}; a number has a point (5.5), and a cell with a \
             comma stands in quotes (\"Altena, Stadt\")"
        ),
        _ => "the table cannot be read; its cells are apart by commas".to_owned(),
    };
    (line, message)
}
