//! A table as it is read: one line a record, cells apart by tabs, nothing quoted.

use csv::{ErrorKind, Position, ReaderBuilder, StringRecord};

/// The same table as the CSV, each record on the line on which it stands there. The build needs
/// it as well, so that it knows nothing of the rest.
///
/// # Errors
/// It is no well-formed CSV, or a cell has a character that no text of a dataset may have; the
/// error knows the line.
pub fn of_csv(text: &str) -> Result<String, String> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let mut plain = String::with_capacity(text.len());
    let mut record = StringRecord::new();
    let mut line = 1;
    while reader.read_record(&mut record).map_err(|error| malformed(&error))? {
        let start = record.position().map_or(line, Position::line);
        // The reader passes over empty lines.
        while line < start {
            plain.push('\n');
            line += 1;
        }
        for (position, cell) in record.iter().enumerate() {
            if let Some(c) = cell.chars().find(|c| c.is_control()) {
                return Err(format!("{start}: a control character (U+{:04X})", u32::from(c)));
            }
            if position > 0 {
                plain.push('\t');
            }
            plain.push_str(cell);
        }
        plain.push('\n');
        line += 1;
    }
    Ok(plain)
}

fn malformed(error: &csv::Error) -> String {
    match error.kind() {
        ErrorKind::UnequalLengths { pos, expected_len, len } => {
            let line = pos.as_ref().map_or(0, Position::line);
            format!("{line}: {len} cells instead of {expected_len}")
        }
        _ => error.to_string(),
    }
}
