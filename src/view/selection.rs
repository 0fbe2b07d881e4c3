//! Municipalities that a question is about, and what to say where there are few or none.

use anyhow::Result;

use super::columns;
use super::notes::on_filter;
use crate::context::Context;
use crate::i18n::{Language, capitalized, joined};
use crate::model::Town;
use crate::query::{ColumnExpr, Filter, FilterArgs};
use crate::report::{Block, Report};

/// Municipalities that filters choose among the case studies or all.
pub struct Selection<'a> {
    /// Municipalities that are chosen, in the order of the data.
    pub towns: Vec<&'a Town>,
    /// Filter by which they are chosen.
    pub filter: Filter<'a>,
    /// True if all were to choose from, not the case studies alone.
    pub is_of_all: bool,
    total: usize,
}

impl<'a> Selection<'a> {
    /// Municipalities that the filters of a question choose.
    ///
    /// # Errors
    /// A filter does not fit the data, or these cannot be read.
    pub fn new(args: &FilterArgs, is_of_all: bool, cx: &'a Context) -> Result<Self> {
        let filter = Filter::parse(args, cx)?;
        let mut towns = cx.dataset.towns(is_of_all)?;
        let total = towns.len();
        towns.retain(|town| filter.matches(town));
        Ok(Self { towns, filter, is_of_all, total })
    }

    /// Title of a report on them: "Vacancy 2022 in the 396 municipalities", "Case studies – Size
    /// 2014: small".
    pub fn title(&self, subject: Option<&str>, cx: &Context) -> String {
        let (total, filter) = (self.total, self.filter.in_words(cx.language));
        let towns = self.noun(false, cx.language);
        match (subject, self.filter.is_empty()) {
            (None, true) => t!(cx.language, "The {total} {towns}", "Die {total} {towns}"),
            (None, false) => format!("{} – {filter}", capitalized(towns)),
            (Some(it), true) => {
                t!(cx.language, "{it} in the {total} {towns}", "{it} in den {total} {towns}")
            }
            (Some(it), false) => format!("{it} in {towns} – {filter}"),
        }
    }

    /// Number of those that are printed, of how many: "10 of 396 municipalities"; and how many
    /// more share the last value.
    pub fn count(&self, shown: usize, tied: usize, cx: &Context) -> String {
        let chosen = self.towns.len();
        let all = if shown < chosen { chosen } else { self.total };
        let towns = self.noun(all == 1, cx.language);
        let of_all =
            if shown < all { t!(cx.language, " of {all}", " von {all}") } else { String::new() };
        with_ties(format!("{shown}{of_all} {towns}"), tied, cx.language)
    }

    /// Completes a report on them by what is to be said of the filter, or of few or none.
    ///
    /// # Errors
    /// The data cannot be read.
    pub fn complete(&self, report: &mut Report, cx: &Context) -> Result<()> {
        if self.towns.is_empty() {
            report.remarks.extend(self.remark(cx)?);
            report.page = vec![self.empty(cx)];
            report.notes.clear();
            report.cited.clear();
        } else {
            report.notes.extend(on_filter(&self.filter, cx));
        }
        Ok(())
    }

    /// Sentence that nothing was found of what was asked for.
    pub fn empty(&self, cx: &Context) -> Block {
        let filter = self.filter.in_words(cx.language);
        let nothing = cx.of("Nothing found", "Nichts gefunden");
        Block::paragraph(format!("{nothing} – {filter}."))
    }

    /// Remark that others would be found.
    fn remark(&self, cx: &Context) -> Result<Option<String>> {
        let all = cx.dataset.towns(true)?;
        let (there, total) = (all.iter().filter(|it| self.filter.matches(it)).count(), all.len());
        if there > 0 {
            return Ok(Some(t!(
                cx.language,
                "no case study matches; with --all: {there} of {total} municipalities",
                "keine Fallkommune entspricht der Auswahl; mit --alle: {there} von {total} Kommunen"
            )));
        }
        let columns = self.filter.columns();
        let ranges = columns.iter().map(ColumnExpr::of).filter_map(|column| {
            let (values, places) = columns::amounts(&column, &all);
            let [least, most] = [f64::min, f64::max].map(|it| values.iter().copied().reduce(it));
            let range = columns::range_words(&column, [least?, most?], places, cx);
            Some(format!("{}: {range}", column.label(cx.language)))
        });
        Ok(joined(ranges, "; "))
    }

    fn noun(&self, is_one: bool, language: Language) -> &'static str {
        let [cases, all] = language.of(
            [["case studies", "case study"], ["municipalities", "municipality"]],
            [["Fallkommunen", "Fallkommune"], ["Kommunen", "Kommune"]],
        );
        (if self.is_of_all { all } else { cases })[usize::from(is_one)]
    }
}

/// Count of what is printed, with how many more share the last value.
pub fn with_ties(count: String, tied: usize, language: Language) -> String {
    let share = match tied {
        0 => return count,
        1 => language.of("shares", "weitere Zeile hat"),
        _ => language.of("share", "weitere Zeilen haben"),
    };
    t!(
        language,
        "{count}; {tied} more {share} the last value",
        "{count}; {tied} {share} denselben letzten Wert"
    )
}
