//! Check of findings, recommendations, facts and addresses.

use super::Data;
use crate::data::names;
use crate::i18n::Localized;
use crate::model::Date;

impl Data<'_> {
    /// Checks conditions of findings and recommendations, times of facts, and addresses.
    pub fn check_statements(&self) {
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
