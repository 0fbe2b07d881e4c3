//! Municipalities that a question is about, and what to say where there are few or none.

use std::rc::Rc;

use anyhow::Result;

use crate::{
    cli::FilterArgs,
    command::Context,
    i18n::{Language, Localized, capitalized, plain_number},
    model::{Column, Town},
    query::Filter,
    report::Block,
    t, tr,
};

/// Municipalities that filters choose among the case studies or all.
pub struct Selection<'a> {
    /// Municipalities that are chosen, in the order of the data.
    pub towns: Vec<&'a Town>,
    /// Filter by which they are chosen.
    pub filter: Filter,
    /// True if all were to choose from, not the case studies alone.
    pub is_of_all: bool,
    total: usize,
    has_place: bool,
}

impl<'a> Selection<'a> {
    /// Municipalities that the filters of a question choose.
    ///
    /// # Errors
    /// A filter does not fit the data, or these cannot be read.
    pub fn new(args: &FilterArgs, is_of_all: bool, cx: &'a Context) -> Result<Self> {
        let filter = cx.filter(args)?;
        let mut towns = cx.dataset.towns(is_of_all)?;
        let total = towns.len();
        towns.retain(|town| filter.matches(town));
        let has_place = !args.district.is_empty() || !args.region.is_empty();
        Ok(Self { towns, filter, is_of_all, total, has_place })
    }

    /// Title of a report on them: "Vacancy 2022 in the 396 municipalities", "Case studies – Size
    /// 2014: small".
    pub fn title(&self, subject: Option<&str>, cx: &Context) -> String {
        let (total, filter) = (self.total, self.filter.in_words(&cx.schema, cx.language));
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
        let of = cx.language.of("of", "von");
        let of_all = if shown < all { format!(" {of} {all}") } else { String::new() };
        let count = format!("{shown}{of_all} {towns}");
        with_ties(count, tied, cx.language)
    }

    /// Remark that more, or others, would be found, or in what range the values lie.
    ///
    /// # Errors
    /// The data cannot be read.
    pub fn remark(&self, cx: &Context) -> Result<Option<Localized>> {
        let found = self.towns.len();
        if found > 0 && (self.is_of_all || !self.has_place) {
            return Ok(None);
        }
        let all = cx.dataset.towns(true)?;
        let (there, total) = (all.iter().filter(|it| self.filter.matches(it)).count(), all.len());
        Ok(match found {
            0 if there > 0 => Some(tr!(
                "no case study matches; with --all: {there} of {total} municipalities",
                "keine Fallkommune entspricht der Auswahl; mit --alle: {there} von {total} Kommunen"
            )),
            0 => self.ranges(&all),
            _ if there == found => None,
            1 => Some(tr!(
                "one of the {there} municipalities that match is a case study; --all finds all \
                 {there}",
                "eine der {there} passenden Kommunen ist eine Fallkommune; --alle findet alle \
                 {there}"
            )),
            _ => Some(tr!(
                "{found} of the {there} municipalities that match are case studies; --all finds \
                 all {there}",
                "{found} der {there} passenden Kommunen sind Fallkommunen; --alle findet alle \
                 {there}"
            )),
        })
    }

    /// Page that says that nothing was found of what was asked for.
    pub fn empty_page(&self, cx: &Context) -> Vec<Block> {
        let filter = self.filter.in_words(&cx.schema, cx.language);
        let nothing = cx.language.of("Nothing found", "Nichts gefunden");
        vec![Block::paragraph(format!("{nothing} – {filter}."))]
    }

    /// Ranges of the numbers on which a condition was put that no municipality satisfies.
    fn ranges(&self, towns: &[&Town]) -> Option<Localized> {
        let range = |column: Rc<Column>| {
            let values = || towns.iter().filter_map(|town| town.value(&column).number());
            let [least, most] = [values().reduce(f64::min)?, values().reduce(f64::max)?]
                .map(|value| plain_number(value, column.places()));
            let id = &column.id;
            Some(tr!("{id} {least} to {most}", "{id} {least} bis {most}"))
        };
        let ranges: Vec<Localized> = self.filter.columns().into_iter().filter_map(range).collect();
        let [en, de] = Language::ALL
            .map(|it| ranges.iter().map(|range| range.get(it)).collect::<Vec<_>>().join(", "));
        let message = tr!(
            "no municipality matches; values there are {en}",
            "keine Kommune entspricht der Auswahl; vorhandene Werte: {de}"
        );
        (!ranges.is_empty()).then_some(message)
    }

    fn noun(&self, is_one: bool, language: Language) -> &'static str {
        match (self.is_of_all, is_one) {
            (true, true) => language.of("municipality", "Kommune"),
            (true, false) => language.of("municipalities", "Kommunen"),
            (false, true) => language.of("case study", "Fallkommune"),
            (false, false) => language.of("case studies", "Fallkommunen"),
        }
    }
}

/// Count of what is printed, with how many more share the last value.
pub fn with_ties(count: String, tied: usize, language: Language) -> String {
    match tied {
        0 => count,
        1 => t!(
            language,
            "{count}; 1 more shares the last value",
            "{count}; 1 weitere Zeile hat denselben letzten Wert"
        ),
        more => t!(
            language,
            "{count}; {more} more share the last value",
            "{count}; {more} weitere Zeilen haben denselben letzten Wert"
        ),
    }
}
