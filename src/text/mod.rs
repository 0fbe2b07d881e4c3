//! What the program itself says, in one place per language. A text that one language lacks
//! does not compile.

mod english;
mod german;
mod help;
mod number;
mod records;
mod topics;

pub use english::ENGLISH;
pub use german::GERMAN;
pub use help::{Argument, Help, Topic};
pub use number::{plain_number, readable_number};

use crate::language::Language;

/// The words and sentences of the interface in one language.
#[derive(Debug)]
pub struct Texts {
    /// The code of the language.
    pub language: &'static str,
    pub welcome: &'static str,
    pub first_steps: &'static str,
    /// How names of keys are read.
    pub names: records::Reading,
    pub thousands_separator: char,
    pub decimal_point: char,
    pub quotes: (char, char),
    pub percent: &'static str,
    pub yes: &'static str,
    pub no: &'static str,
    pub and_others: &'static str,
    pub and: &'static str,
    pub or: &'static str,
    pub not: &'static str,
    pub missing: &'static str,
    pub below: &'static str,
    pub at_most: &'static str,
    pub above: &'static str,
    pub at_least: &'static str,
    pub contains: &'static str,
    pub mark_explanation: &'static str,
    pub close_explanation: &'static str,
    pub mark_in_short: &'static str,
    pub close_in_short: &'static str,
    pub highest_explanation: &'static str,
    pub not_named_on_map: &'static str,

    // The sheets of a workbook.
    pub data: &'static str,
    pub notes: &'static str,
    pub number: &'static str,
    pub marks_in_workbook: &'static str,
    pub close_in_workbook: &'static str,
    pub made_by: &'static str,

    // Headers of columns and terms.
    pub applies_to: &'static str,
    pub attribute: &'static str,
    pub basis: &'static str,
    pub because: &'static str,
    pub client: &'static str,
    pub briefing: &'static str,
    pub column: &'static str,
    pub date: &'static str,
    pub dimension: &'static str,
    pub distance: &'static str,
    pub file: &'static str,
    pub given: &'static str,
    pub indicator: &'static str,
    pub institute: &'static str,
    pub key_fact_of: &'static str,
    pub kind: &'static str,
    pub level: &'static str,
    pub licence: &'static str,
    pub meaning: &'static str,
    pub message: &'static str,
    pub place: &'static str,
    pub note: &'static str,
    pub median: &'static str,
    pub percentile: &'static str,
    pub percentile_among: &'static str,
    pub profile: &'static str,
    pub rank: &'static str,
    pub rule: &'static str,
    pub says_who: &'static str,
    pub severity: &'static str,
    pub similarity: &'static str,
    pub similarity_in: &'static str,
    pub source: &'static str,
    pub status: &'static str,
    pub statement: &'static str,
    pub values: &'static str,
    pub without_value: &'static str,
    pub minimum: &'static str,
    pub first_quartile: &'static str,
    pub third_quartile: &'static str,
    pub maximum: &'static str,
    pub mean: &'static str,
    pub weighted_mean: &'static str,
    pub distribution: &'static str,
    pub lowest: &'static str,
    pub highest: &'static str,
    pub municipalities: &'static str,
    pub topic: &'static str,
    pub unit: &'static str,
    pub value: &'static str,
    pub weight: &'static str,
    pub what_changed: &'static str,
    pub year: &'static str,

    // Titles of answers that have none of their own.
    pub check_of_data: &'static str,
    pub comparison: &'static str,
    pub exported_files: &'static str,
    pub facts: &'static str,
    pub indicators: &'static str,
    pub map: &'static str,
    pub search_results: &'static str,
    pub study: &'static str,

    // Titles of sections.
    pub example: &'static str,
    pub examples: &'static str,
    pub attribution: &'static str,
    pub facts_by_field: &'static str,
    pub figures: &'static str,
    pub findings: &'static str,
    pub findings_that_apply: &'static str,
    pub levels: &'static str,
    pub nearest_case_studies: &'static str,
    pub not_known: &'static str,
    pub cases_and_deeds: &'static str,
    pub what_they_did: &'static str,
    pub cautions: &'static str,
    pub terms: &'static str,
    pub then_and_now: &'static str,
    pub recommendations: &'static str,
    pub recommendations_that_apply: &'static str,
    pub recommendations_of_report: &'static str,
    pub statements_of_state: &'static str,
    pub sources: &'static str,

    // What changed from one period to another, and which is told.
    pub changed_figure: &'static str,
    pub changed_rule: &'static str,
    pub changed_both: &'static str,
    pub changed_unclear: &'static str,
    pub applied_by: &'static str,
    pub compared_across: &'static str,
    pub compared_at: &'static str,
    pub first_across: &'static str,

    // What a reader has to know.
    pub annex: &'static str,
    pub is_most_like: &'static str,
    pub none_is_like: &'static str,
    pub both_are: &'static str,
    pub having: &'static str,
    pub no_class_shared: &'static str,
    pub no_other_is_close: &'static str,
    pub others_are_close: &'static str,
    pub is_case_study: &'static str,
    pub figure_close: &'static str,
    pub estimate_close: &'static str,
    pub why_class_changed: &'static str,
    pub no_class: &'static str,
    pub page_rests_on: &'static str,
    pub briefing_from: &'static str,
    pub attribution_of_derived: &'static str,
    pub unpublished_figures: &'static str,
    pub estimate_error: &'static str,
    pub points: &'static str,
    pub margin: &'static str,
    pub percent_of_threshold: &'static str,
    pub distances_explained: &'static str,
    pub close_to_threshold: &'static str,
    pub error_typical: &'static str,
    pub method: &'static str,
    pub read_from: &'static str,
    pub independent_city: &'static str,
    pub all_behind_page: &'static str,
    pub more: &'static str,
    pub match_shows: &'static str,
    pub briefing_shows: &'static str,
    pub full_shows: &'static str,
    pub dates_from_until: &'static str,
    pub and_others_alike: &'static str,
    pub without_level: &'static str,
    pub statistics_explained: &'static str,
    pub by_weight: &'static str,
    pub weighted_by: &'static str,
    pub unweighted: &'static str,
    pub unpublished_among: &'static str,
    pub tally: &'static str,
    pub median_of: &'static str,
    pub same_classes: &'static str,
    pub medians_explained: &'static str,
    pub more_attributes: &'static str,
    pub everywhere: &'static str,
    pub given_values: &'static str,
    pub left_out: &'static str,
    pub matching_choice: &'static str,
    pub confirmed: &'static str,
    pub partly_confirmed: &'static str,
    pub percentile_explained: &'static str,
    pub position_explained: &'static str,
    pub position_among_all: &'static str,
    pub position_among_case_studies: &'static str,
    pub similarity_explained: &'static str,
    pub strong_match: &'static str,
    pub weak_match: &'static str,
    pub incomparable: &'static str,
    pub as_near: &'static str,
    pub of_case_studies: &'static str,
    pub of_municipalities: &'static str,
    pub of_other_case_studies: &'static str,
    pub in_one: &'static str,
    pub in_several: &'static str,
    pub least_alike: &'static str,
    pub so_similar: &'static str,
    pub most_and_least: &'static str,
    pub against: &'static str,
    pub closer_than_pairs: &'static str,
    pub pairs_explained: &'static str,
    pub all_pairs: &'static str,
    pub sampled_pairs: &'static str,
    pub weak: &'static str,
    pub similarity_to: &'static str,

    // Remarks, such as on an empty result, and what stands before them.
    pub remark: &'static str,
    pub no_difference: &'static str,
    pub more_hits: &'static str,
    pub no_hit: &'static str,
    pub errors: &'static str,
    pub warnings: &'static str,
    pub few_cases: &'static str,
    pub no_fact: &'static str,
    pub no_municipality: &'static str,
    pub only_with_all: &'static str,
    pub one_without_all: &'static str,
    pub some_without_all: &'static str,
    pub each_alone: &'static str,
    pub values_there: &'static str,
    pub from_to: &'static str,
    pub nothing_documented: &'static str,
    pub documented_alike: &'static str,
    pub documented_are: &'static str,
    pub instead: &'static str,
    pub no_statement: &'static str,
    pub nothing_special: &'static str,
    pub undecided: &'static str,

    // What stands on a map.
    pub case_study: &'static str,
    pub named_place: &'static str,
    pub other_municipality: &'static str,
    pub outline: &'static str,
    pub similar_case_study: &'static str,
    pub weakly_similar_case_study: &'static str,
    pub marker: &'static str,

    // Words of fixed lists.
    pub error: &'static str,
    pub warning: &'static str,
    pub official: &'static str,
    pub derived: &'static str,
    pub estimate: &'static str,
    pub report: &'static str,
    pub minister: &'static str,
    pub ministry: &'static str,
    pub fact: &'static str,
    pub entry: &'static str,
    pub finding: &'static str,
    pub recommendation: &'static str,
    pub claim: &'static str,
    pub commitment: &'static str,
    pub appeal: &'static str,
    pub instrument: &'static str,
}

impl Texts {
    pub const fn of(language: Language) -> &'static Self {
        match language {
            Language::English => &ENGLISH,
            Language::German => &GERMAN,
        }
    }

    /// What people call the column of records under this key.
    pub fn header<'k>(&self, key: &'k str) -> &'k str {
        (self.names)(records::HEADERS, key).unwrap_or(key)
    }

    /// The word of a fixed list that programs know by this key.
    pub fn word<'k>(&self, key: &'k str) -> &'k str {
        (self.names)(records::WORDS, key).unwrap_or(key)
    }
}

/// A text with parts in the place of its gaps, `{}`, one after another.
pub fn filled(text: &str, parts: &[&str]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut parts = parts.iter();
    for (position, piece) in text.split("{}").enumerate() {
        if position > 0 {
            filled.push_str(parts.next().copied().unwrap_or_default());
        }
        filled.push_str(piece);
    }
    filled
}

/// Several in a sentence: `a, b and c`.
pub fn listed(parts: &[String], texts: &Texts) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} {} {last}", first.join(", "), texts.and),
    }
}

#[cfg(test)]
mod tests {
    use super::{ENGLISH, GERMAN};

    #[test]
    fn no_text_is_empty_in_either_language() {
        for texts in [&ENGLISH, &GERMAN] {
            assert!(!format!("{texts:?}").contains("\"\""));
        }
    }

    #[test]
    fn the_welcome_is_five_lines_for_any_terminal() {
        for texts in [&ENGLISH, &GERMAN] {
            let lines = || texts.welcome.lines().chain(texts.first_steps.lines());
            assert_eq!(lines().count(), 5);
            assert!(lines().all(|line| line.chars().count() <= 80));
        }
    }

    #[test]
    fn each_language_has_its_own_words() {
        let words = |texts| format!("{texts:?}").split(", ").map(str::to_owned).collect::<Vec<_>>();
        let (english, german) = (words(&ENGLISH), words(&GERMAN));
        let is_word = |word: &&String| word.contains(char::is_alphabetic);
        let same: Vec<_> =
            english.iter().filter(is_word).filter(|word| german.contains(word)).collect();
        // Words that are written alike in both.
        let alike = ["indicator", "institute", "median", "status", "minister", "instrument"];
        for text in same {
            assert!(alike.iter().any(|word| text.contains(word)), "{text}");
        }
    }
}
