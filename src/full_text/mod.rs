//! The full text of all that is written in a dataset, in which words are looked for.

mod words;

use std::{borrow::Cow, collections::HashSet};

use anyhow::Result;
use memchr::memmem;
use postcard::to_allocvec;
use serde::{Deserialize, Serialize};

use crate::{
    dataset::{Dataset, Fact, Fields, ListedFact, Source, Statement},
    folding::fold,
    vocabulary::{Language, Localized, Text},
};
pub use words::Words;

/// What has a text of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
pub enum Kind {
    Statement,
    Fact,
    Source,
}

/// The folded texts of all documents, in both languages.
#[derive(Debug, Default, Deserialize, Serialize)]
pub struct FullText<'b> {
    /// One behind the other, each on a line.
    #[serde(borrow)]
    text: Cow<'b, str>,
    passages: Vec<Passage>,
    documents: Vec<(Kind, Text)>,
}

/// A text of a document.
#[derive(Debug, Deserialize, Serialize)]
struct Passage {
    /// Where its line ends.
    end: u32,
    /// What it counts for, from 1 to 4.
    weight: u32,
    document: u32,
}

/// A document that answers.
#[derive(Debug, Clone, Copy)]
pub struct Answer<'f> {
    pub kind: Kind,
    pub id: &'f str,
    /// How well it answers.
    pub score: u32,
}

/// Under which name the full text of the bundled dataset is stored.
const PART: &str = "full-text";

impl FullText<'static> {
    /// The full text of a dataset.
    ///
    /// # Errors
    /// The dataset cannot be read.
    pub fn of(dataset: &Dataset) -> Result<Self> {
        match dataset.part(PART)? {
            Some(bytes) => Ok(postcard::from_bytes(bytes)?),
            None => Self::read(dataset),
        }
    }

    fn read(dataset: &Dataset) -> Result<Self> {
        let mut full_text = Self::default();
        let study = dataset.study()?;
        for statement in study.findings.iter().chain(&study.recommendations) {
            full_text.add(Kind::Statement, &statement.id, of_statement(statement));
        }
        let fields = dataset.fields()?;
        let schema = dataset.schema(dataset.dimensions()?, <_>::default())?;
        let towns = dataset.municipalities(&schema)?;
        for subject in dataset.facts(&towns, &fields)? {
            let town = towns.iter().find(|town| town.id() == subject.id);
            let label = match town {
                Some(town) => fold(town.name()),
                None => in_both(|language| fields.label(&subject.id, language)),
            };
            for fact in subject.facts.iter().filter_map(ListedFact::get) {
                full_text.add(Kind::Fact, &fact.id, of_fact(fact, &label, &fields));
            }
        }
        for source in dataset.bibliography()?.all() {
            full_text.add(Kind::Source, source.id.text(), of_source(source));
        }
        Ok(full_text)
    }

    fn add(&mut self, kind: Kind, id: &Text, texts: Vec<(u32, String)>) {
        let text = self.text.to_mut();
        let document = u32::try_from(self.documents.len()).unwrap_or(u32::MAX);
        self.documents.push((kind, id.clone()));
        for (weight, passage) in texts {
            text.push_str(&passage);
            text.push('\n');
            let end = u32::try_from(text.len()).unwrap_or(u32::MAX);
            self.passages.push(Passage { end, weight, document });
        }
    }
}

impl FullText<'_> {
    /// The documents in which every word stands, somewhere, in their order. A whole word counts
    /// more than the beginning of one, and that more than a part of one, wherever they stand; for
    /// each word the best place counts.
    pub fn answers(&self, words: &Words) -> Vec<Answer<'_>> {
        let mut totals = vec![Some(0); self.documents.len()];
        for word in words.folded() {
            let best = self.best(word);
            for (total, best) in totals.iter_mut().zip(best) {
                *total = total.filter(|_| best > 0).map(|total| total + best);
            }
        }
        let documents = self.documents.iter().zip(totals);
        let answers = documents.filter_map(|((kind, id), total)| {
            Some(Answer { kind: *kind, id, score: total.filter(|total| *total > 0)? })
        });
        answers.collect()
    }

    /// The facts in which every word stands, by their ids.
    pub fn facts(&self, words: &Words) -> HashSet<&str> {
        let answers = self.answers(words).into_iter();
        answers.filter(|answer| answer.kind == Kind::Fact).map(|answer| answer.id).collect()
    }

    /// What the best place of a word counts for, document by document.
    fn best(&self, word: &str) -> Vec<u32> {
        let mut best = vec![0; self.documents.len()];
        let mut passages = self.passages.iter().peekable();
        for start in memmem::find_iter(self.text.as_bytes(), word) {
            while passages
                .next_if(|it| usize::try_from(it.end).is_ok_and(|end| end <= start))
                .is_some()
            {}
            let Some(Passage { weight, document, .. }) = passages.peek() else { break };
            let place = usize::try_from(*document).ok().and_then(|place| best.get_mut(place));
            if let Some(known) = place {
                *known = weight.saturating_mul(self.rank(start, start + word.len())).max(*known);
            }
        }
        best
    }

    /// What it counts for that a word stands there. No weight is above 4, so that none makes up for
    /// the next better place of a word.
    fn rank(&self, start: usize, end: usize) -> u32 {
        let is_apart = |place: Option<usize>| {
            let byte = place.and_then(|place| self.text.as_bytes().get(place));
            byte.is_none_or(|byte| matches!(byte, b' ' | b'\n'))
        };
        match (is_apart(start.checked_sub(1)), is_apart(Some(end))) {
            (true, true) => 25,
            (true, false) => 5,
            (false, _) => 1,
        }
    }
}

/// What the build stores of the full text of a dataset.
///
/// # Errors
/// The dataset cannot be read.
#[allow(dead_code, reason = "the build calls it")]
pub fn parts(dataset: &Dataset) -> Result<Vec<(String, Vec<u8>)>> {
    Ok(vec![(PART.to_owned(), to_allocvec(&FullText::read(dataset)?)?)])
}

/// Title and id, the statement, its notes.
fn of_statement(statement: &Statement) -> Vec<(u32, String)> {
    let title = both(&statement.title) + " " + &fold(&statement.id);
    let mut texts = vec![(4, title), (3, both(&statement.text))];
    let notes = [&statement.note, &statement.note_on_examples];
    texts.extend(notes.into_iter().flatten().map(|note| (1, both(note))));
    texts
}

/// Topic and id, subject and fields, keywords, the statement, its note.
fn of_fact(fact: &Fact, subject: &str, fields: &Fields) -> Vec<(u32, String)> {
    let topic = fields.topics.get(&fact.topic).map(both).unwrap_or_default();
    let labels = fields.fields.iter().filter(|field| fact.is_in(&field.id));
    let labels: Vec<String> = labels.map(|field| both(&field.label)).collect();
    let keywords: Vec<&str> = fact.keywords.iter().map(|word| &**word).collect();
    let mut texts = vec![
        (3, format!("{topic} {} {}", fold(&fact.topic), fold(&fact.id))),
        (2, format!("{subject} {}", labels.join(" "))),
        (2, fold(&keywords.join(" "))),
        (2, both(&fact.text)),
    ];
    texts.extend(fact.note.as_ref().map(|note| (1, both(note))));
    texts
}

/// Title and id, publisher.
fn of_source(source: &Source) -> Vec<(u32, String)> {
    let title = both(&source.title) + " " + &fold(source.id.as_str());
    vec![(2, title), (1, both(&source.publisher))]
}

/// A text in both languages, folded.
fn both(text: &Localized) -> String {
    in_both(|language| text.get(language))
}

fn in_both<'t>(text: impl Fn(Language) -> &'t str) -> String {
    let [english, german] = Language::ALL.map(text);
    fold(&format!("{english} {german}"))
}

#[cfg(test)]
mod tests {
    use super::{FullText, Kind, Words, fold};
    use crate::vocabulary::Text;

    fn score(query: &str, title: &str, text: &str) -> Option<u32> {
        let mut full_text = FullText::default();
        let other = vec![(4, fold("Garten Wohnung rent"))];
        full_text.add(Kind::Fact, &Text::new("before"), other);
        full_text.add(Kind::Fact, &Text::new("a"), vec![(3, fold(title)), (1, fold(text))]);
        let answers = full_text.answers(&Words::of(query));
        answers.iter().find(|answer| answer.id == "a").map(|answer| answer.score)
    }

    #[test]
    fn every_word_has_to_be_there() {
        assert_eq!(score("flüchtling wohnung", "", "Wohnungen für Flüchtlinge"), Some(10));
        assert_eq!(score("flüchtling garten", "", "Wohnungen für Flüchtlinge"), None);
    }

    #[test]
    fn whole_words_and_titles_come_first() {
        assert_eq!(score("rent", "Rent", "rents"), Some(75));
        assert_eq!(score("rent", "", "the rent"), Some(25));
        assert_eq!(score("rent", "", "rents"), Some(5));
        assert_eq!(score("rent", "", "current"), Some(1));
    }
}
