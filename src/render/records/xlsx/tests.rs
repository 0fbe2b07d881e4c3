//! Workbooks beside what other programs read of them: how much room there is, and which links.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::XLSX;
use crate::{
    render::Style,
    report::{Cell, Columns, Mark, Report, Table},
    text::ENGLISH,
};

/// The files of which a workbook consists.
struct Parts(ZipArchive<Cursor<Vec<u8>>>);

impl Parts {
    /// Those of a workbook in which a cell stands below a label.
    fn of(label: &str, cells: &[Cell]) -> Self {
        let columns = Columns::<Cell>::new().for_everyone("key", label, Clone::clone);
        let report = Report::of(Table::of(columns, cells.iter().cloned()));
        let book = (XLSX.render)(&report, &Style::document(&ENGLISH)).unwrap();
        Self(ZipArchive::new(Cursor::new(book)).unwrap())
    }

    fn file(&mut self, name: &str) -> String {
        let mut text = String::new();
        if let Ok(mut file) = self.0.by_name(name) {
            file.read_to_string(&mut text).unwrap();
        }
        text
    }

    fn sheet(&mut self) -> String {
        self.file("xl/worksheets/sheet1.xml")
    }
}

/// How many characters wide the column is: Excel adds 5 pixels, of 7 for a character.
fn width(label: &str, cell: Cell) -> u32 {
    let sheet = Parts::of(label, &[cell]).sheet();
    let width = sheet.split(r#"<col min="1" max="1" width=""#).nth(1).unwrap();
    width.split(".7109375\"").next().unwrap().parse().unwrap()
}

/// How high the rows are, from the header on; nothing where they are as high as any.
fn heights(label: &str, cells: &[Cell]) -> Vec<Option<String>> {
    let sheet = Parts::of(label, cells).sheet();
    let height = |row: &str| Some(row.split_once(r#"ht=""#)?.1.split_once('"')?.0.to_owned());
    sheet.split("<row ").skip(1).map(|row| height(row.split_once('>').unwrap().0)).collect()
}

fn marked(value: f64, mark: Mark) -> Cell {
    Cell { mark: Some(mark), ..Cell::number(value, 0) }
}

#[test]
fn a_text_that_excel_cannot_hold_is_an_error() {
    let written = |length| {
        let columns = Columns::<String>::new().for_everyone("name", "Name", |it| Cell::text(it));
        let report = Report::of(Table::of(columns, ["ä".repeat(length)]));
        (XLSX.render)(&report, &Style::document(&ENGLISH)).map_err(|error| error.to_string())
    };
    assert!(written(32_767).is_ok());
    let refusal = "under `Name` stands a text that is too long for Excel; csv takes it";
    assert_eq!(written(32_768), Err(refusal.to_owned()));
}

#[test]
fn a_column_is_as_wide_as_what_stands_in_it_and_two_more() {
    // The button that filters covers 3 of a header, which may take several lines of 12.
    assert_eq!(width("Name", Cell::text("Aue")), 4 + 3 + 2);
    assert_eq!(width("Mean of all of them", Cell::text("Aue")), 12 + 3 + 2);
    assert_eq!(width("Bevölkerungstrend", Cell::text("Aue")), 17 + 3 + 2);
    assert_eq!(width("Name", Cell::text("a".repeat(50))), 50 + 2);
    // Twelve words of four letters and the blanks between them: a thirteenth would be beyond 60.
    assert_eq!(width("Name", Cell::text("word ".repeat(20))), 59 + 2);
    assert_eq!(width("Name", Cell::list(["a".repeat(50)])), 36 + 2);
    assert_eq!(width("Name", Cell::text(format!("https://{}", "a".repeat(50)))), 36 + 2);
    assert_eq!(width("Name", Cell::number(123_456_789.0, 0)), 11 + 2);
    assert_eq!(width("Name", marked(123_456_789.0, Mark::Estimated)), 1 + 11 + 2);
}

#[test]
fn a_row_is_as_high_as_its_lines() {
    let lines = |count: usize| Cell::text("word ".repeat(12 * count));
    let high = |points: &str| Some(points.to_owned());
    assert_eq!(heights("Name", &[lines(1), lines(2)]), [None, None, high("30")]);
    // Excel takes 409 points at most, in pixels of three quarters of a point.
    assert_eq!(heights("Name", &[lines(27), lines(28)]), [None, high("405"), high("408.75")]);
    // What does not fit beside the button: 15 letters in a line.
    assert_eq!(heights("Housing-benefit rent", &[]), [high("30")]);
    assert_eq!(heights("Housing-benefit", &[]), [None]);
}

#[test]
fn what_is_not_too_wide_is_printed_on_one_page() {
    let fits = |columns: usize| {
        let text = |place: usize| {
            let cell = |length: &usize| Cell::text("a".repeat(*length));
            (format!("key_{place}"), "Name", cell)
        };
        let columns = (0..columns).map(text).fold(Columns::new(), |columns, (key, label, cell)| {
            columns.for_everyone(key, label, cell)
        });
        let report = Report::of(Table::of(columns, [60_usize]));
        let book = (XLSX.render)(&report, &Style::document(&ENGLISH)).unwrap();
        let mut parts = Parts(ZipArchive::new(Cursor::new(book)).unwrap());
        parts.sheet().contains(r#"fitToPage="1""#)
    };
    assert!(fits(4), "240 letters are readable beside each other");
    assert!(!fits(5));
}

#[test]
fn an_address_is_a_link_if_excel_can_take_it() {
    let long = |length: usize| format!("https://{}", "a".repeat(length - 8));
    for (text, is_link) in [
        ("http://a.b/c", true),
        ("https://a.b/c", true),
        ("a.b/c", false),
        ("https://a.b/%20", false),
        ("https://a.b/ c", false),
        (&*long(2_000), true),
        (&*long(2_001), false),
    ] {
        let mut parts = Parts::of("Source", &[Cell::text(text)]);
        let links = parts.file("xl/worksheets/_rels/sheet1.xml.rels");
        assert_eq!(links.contains(&format!("Target=\"{text}\"")), is_link, "{text}");
    }
}

#[test]
fn what_is_less_sure_looks_so() {
    let styles = |cell| Parts::of("Figure", &[cell]).file("xl/styles.xml");
    let digits = |cell| {
        let styles = styles(cell);
        let format = styles.split_once("formatCode=\"").map(|(_, rest)| rest.to_owned());
        format.and_then(|it| Some(it.split_once("\"/>")?.0.replace("&quot;", "\"")))
    };
    assert_eq!(digits(marked(1.5, Mark::Derived)).unwrap(), r##""~"#,##0.0;"~-"#,##0.0"##);
    assert_eq!(digits(marked(2.0, Mark::Estimated)).unwrap(), r##""~"#,##0;"~-"#,##0"##);
    assert_eq!(digits(Cell::exactly(3.0, 2)).unwrap(), "#,##0.00");
    let word = |mark| styles(Cell { mark, ..Cell::text("much") });
    assert!(word(Some(Mark::Close)).contains("<i/>") && !word(None).contains("<i/>"));
}
