//! Check of findings, recommendations, facts and addresses.

use super::{Data, document::Document};
use crate::{
    data::names,
    i18n::Localized,
    model::{FactsFile, StudyFile},
    tr,
};

impl Data<'_> {
    /// Checks findings, recommendations, facts and addresses.
    pub fn check_statements(&self) {
        for document in self.documents {
            match document.path {
                names::STUDY => self.check_study(document),
                path if path.starts_with("facts/") => check_facts(document),
                _ => {}
            }
        }
        for at in self.places(names::SOURCES, "source").map(|at| at.key("url")) {
            at.note(at.text().and_then(fault_of_address));
        }
    }

    fn check_study(&self, document: &Document<'_>) {
        let Some(StudyFile { findings, recommendations, .. }) = document.read() else { return };
        for (list, statements) in [("finding", findings), ("recommendation", recommendations)] {
            for (statement, at) in statements.iter().zip(document.root().key(list).elements()) {
                if let Some(text) = &statement.applies {
                    self.check_condition(text, true, at.key("applies"));
                }
            }
        }
    }
}

/// Checks the times of the facts of a file.
fn check_facts(document: &Document<'_>) {
    let Some(FactsFile { facts, .. }) = document.read() else { return };
    for (fact, at) in facts.iter().zip(document.root().key("fact").elements()) {
        let dates = fact.as_of.as_ref().and_then(|it| Some((it.from?, it.until?)));
        let wrong = dates.filter(|(from, until)| from.first_day() > until.last_day());
        at.key("as_of").note(wrong.map(|(from, until)| {
            tr!(
                "it begins ({from}) after it ends ({until})",
                "es beginnt ({from}) nach seinem Ende ({until})"
            )
        }));
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
