//! Check of a dataset: every fault with file, line and column. Only where all files can be read
//! is it checked what they mean together.

mod columns;
mod document;
mod links;
mod towns;

use std::borrow::Cow;
use std::rc::Rc;

pub use self::document::Document;
use self::document::Place;
use super::table::read_table;
use super::{FORMAT, FileSchema, Files, Problem, names};
use crate::i18n::Localized;
use crate::model::{Date, DimensionsFile, IndicatorsFile, MunicipalitiesFile, Schema, Town};

/// Everything that is wrong with a dataset, file by file, place by place.
pub fn check(files: &Files) -> Vec<Problem> {
    let mut problems = Vec::new();
    let texts = texts(files, &mut problems);
    let documents: Vec<_> = texts.iter().map(|(path, text)| Document::new(path, text)).collect();
    if let Some(study) = documents.iter().find(|it| it.path == names::STUDY && it.is_sound()) {
        let format = study.root().key("format");
        // By another format all else would be misread.
        if format.written() != FORMAT.to_string() {
            format.note(tr!(
                "`format = {FORMAT}` is expected; a dataset without it is one of quartier 0.1, and \
                 CHANGELOG has the table of old and new keys",
                "`format = {FORMAT}` wird erwartet; ein Datensatz ohne diese Zeile ist einer von \
                 quartier 0.1, und im CHANGELOG steht die Tabelle der alten und neuen Schlüssel"
            ));
            return study.problems.take();
        }
    }
    for document in documents.iter().filter(|it| it.is_sound()) {
        if let Some(file) = FileSchema::find(document.path) {
            (file.check)(document);
        }
        // A line of many thousand numbers of the wrong type is told once.
        if document.is_sound() {
            document.root().check_values();
        }
    }
    let is_sound = || documents.iter().all(Document::is_sound);
    if problems.is_empty()
        && is_sound()
        && let Some(data) = Data::read(&documents)
        && is_sound()
    {
        data.check_columns();
        data.check_statements();
        data.check_towns();
        data.check_links();
        if is_sound() {
            data.check_classes();
        }
    }
    problems.extend(documents.iter().flat_map(|it| it.problems.take()));
    problems.sort_by(|a, b| (&a.file, a.place).cmp(&(&b.file, b.place)));
    problems.dedup();
    problems
}

/// Paths and texts of the files that can be read.
fn texts(files: &Files, problems: &mut Vec<Problem>) -> Vec<(String, Cow<'static, str>)> {
    let paths = files.paths().map_err(|problem| problems.push(problem));
    let mut texts = Vec::new();
    for path in paths.unwrap_or_default() {
        match files.text(&path) {
            Ok(Some(text)) => texts.push((path, text)),
            Ok(None) if !names::REQUIRED.contains(&&*path) => {}
            Ok(None) => problems.push(Problem::missing(&path)),
            Err(problem) => problems.push(problem),
        }
    }
    texts
}

/// Dataset whose files can be read, with the places of everything in it.
struct Data<'d> {
    documents: &'d [Document<'d>],
    /// Registry of columns, with the dimensions.
    schema: Rc<Schema>,
    /// All municipalities, the case studies first.
    towns: Vec<(Place<'d>, Town)>,
}

impl<'d> Data<'d> {
    /// Reads the dataset, and notes everything that is wrong with the table.
    fn read(documents: &'d [Document<'d>]) -> Option<Self> {
        let indicators: IndicatorsFile = Document::read(documents, names::INDICATORS)?;
        let dimensions: DimensionsFile = Document::read(documents, names::DIMENSIONS)?;
        let cases: MunicipalitiesFile = Document::read(documents, names::MUNICIPALITIES)?;
        let schema = Rc::new(Schema::new(Rc::new(dimensions), &indicators, 0));
        let mut data = Self { documents, schema, towns: Vec::new() };
        data.towns =
            data.places(names::MUNICIPALITIES, "municipality").zip(cases.municipalities).collect();
        if let Some(table) = documents.iter().find(|it| it.path == names::REFERENCE) {
            let (lines, faults) = read_table(table.text, &data.schema);
            data.towns.extend(lines.into_iter().map(|(line, town)| (table.line(line), town)));
            table.problems.borrow_mut().extend(faults);
        }
        Some(data)
    }

    /// Places of the entries of a list.
    fn places(&self, path: &str, list: &'d str) -> impl Iterator<Item = Place<'d>> + use<'d> {
        let document = self.documents.iter().find(|it| it.path == path);
        document.into_iter().flat_map(move |it| it.root().key(list).elements())
    }

    /// Checks conditions of findings and recommendations, times of facts, and addresses.
    fn check_statements(&self) {
        for list in ["finding", "recommendation"] {
            for at in self.places(names::STUDY, list) {
                self.check_condition(at.key("applies"), true);
            }
        }
        let facts = self.documents.iter().filter(|it| it.path.starts_with("facts/"));
        for at in facts.flat_map(|it| it.root().key("fact").elements()) {
            let at = at.key("as_of");
            let date = |key| Date::try_from(at.key(key).text()?.to_owned()).ok();
            let dates = date("from").zip(date("until"));
            let wrong = dates.filter(|(from, until)| from.first_day() > until.last_day());
            at.note(wrong.map(|(from, until)| {
                tr!(
                    "it begins ({from}) after it ends ({until})",
                    "es beginnt ({from}) nach seinem Ende ({until})"
                )
            }));
        }
        for at in self.places(names::SOURCES, "source").map(|at| at.key("url")) {
            at.note(at.text().and_then(fault_of_address));
        }
    }
}

/// Fault of an address that browsers and reference managers are to open.
fn fault_of_address(url: &str) -> Option<Localized> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let has_host = rest.is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    let is_foreign = |c: char| c.is_whitespace() || "<>\"{}|\\^`".contains(c);
    (!has_host || url.contains(is_foreign)).then(|| {
        tr!(
            "`{url}` is no address such as https://www.example.org/report.pdf",
            "`{url}` ist keine Adresse wie https://www.example.org/report.pdf"
        )
    })
}

#[cfg(test)]
mod tests;
