//! Values as spreadsheets in German expect them of a text file.

use super::{Entry, Reader, Records};
use crate::{
    render::{Format, Purpose},
    report::Cell,
    text::{Texts, plain_number},
};

pub const EXCEL_CSV: Format = Format {
    name: "excel-csv",
    // A file that ends in .csv is read by programs, too.
    endings: &[],
    purpose: Purpose::Sheet,
    is_binary: false,
    render: |report, style| {
        let records = Records::new(&report.records, Reader::Person, style.texts);
        let mut writer = csv::WriterBuilder::new()
            .delimiter(b';')
            .terminator(csv::Terminator::CRLF)
            .from_writer("\u{feff}".as_bytes().to_vec());
        if style.header {
            writer.write_record(records.labels().into_iter().map(harmless))?;
        }
        for row in records.rows() {
            writer.write_record(row.iter().map(|cell| written(cell, style.texts)))?;
        }
        Ok(writer.into_inner()?)
    },
};

/// A value with a decimal comma, whatever the language of the texts.
fn written(cell: &Cell, texts: &Texts) -> String {
    match Entry::of(&cell.content, texts) {
        Entry::Missing => String::new(),
        Entry::Text(text) => harmless(text),
        Entry::Number { value, places } => plain_number(value, places).replace('.', ","),
    }
}

/// The text behind an apostrophe if a spreadsheet would calculate it.
fn harmless(text: String) -> String {
    const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

    if text.trim_start_matches([' ', '\n']).starts_with(FORMULA) {
        format!("'{text}")
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn no_text_is_a_formula() {
        for text in ["=1+1", "+1", "-x", "@sum(a1)", "\t=1", "\r=1", " =1", "\n=1", "＝1", "＠x"]
        {
            assert_eq!(harmless(text.to_owned()), format!("'{text}"));
        }
        for text in ["", "Altena", "05962004", "a=b", "–", "'", "1 + 1", "„=“"] {
            assert_eq!(harmless(text.to_owned()), text);
        }
    }
}
