//! What facts have to be like to be printed, and what is said where none is.

use std::collections::HashSet;

use anyhow::Result;

use super::FactsArgs;
use crate::{
    full_text::{FullText, Words},
    presentation::{
        dead_end::{Filter, Question, each_alone},
        documented::{Documented, Documents, Named},
    },
    query::typed,
    similarity::Matching,
    text::filled,
};

/// What a fact has to be like.
pub struct Wanted<'a> {
    args: &'a FactsArgs,
    /// Subjects and facts by their ids; any if there is none.
    ids: Vec<String>,
    /// Fields by their ids; any if there is none.
    fields: Vec<String>,
    words: Words,
    /// Where the words are looked for, if there are any.
    full_text: FullText<'static>,
    /// The facts in which all of them stand.
    answering: HashSet<String>,
    /// What their towns have to be like.
    filters: Vec<Filter<'a>>,
}

impl<'a> Wanted<'a> {
    /// Reads what is asked for.
    ///
    /// # Errors
    /// There is no such subject, fact or field, or the filters do not fit the data.
    pub fn new(
        args: &'a FactsArgs,
        documents: &Documents<'_>,
        question: &Question<'a, '_>,
    ) -> Result<Self> {
        let fields = args.field.iter().map(|field| documents.field(field));
        let mut fields: Vec<String> = fields.collect::<Result<_, _>>()?;
        let mut ids = Vec::new();
        for name in &args.names {
            for named in documents.find(name, question.gazetteer)? {
                match named {
                    Named::Id(id) if !ids.contains(&id) => ids.push(id),
                    Named::Id(_) => {}
                    Named::Field(field) => fields.push(field),
                }
            }
        }
        let words = Words::of(args.search.as_deref().unwrap_or_default());
        let full_text = if words.is_empty() {
            FullText::default()
        } else {
            FullText::of(&question.context.dataset)?
        };
        let answering = full_text.facts(&words).into_iter().map(str::to_owned).collect();
        let filters = question.filters()?;
        Ok(Self { args, ids, fields, words, full_text, answering, filters })
    }

    /// Subjects and facts by their ids.
    pub fn ids(&self) -> &[String] {
        &self.ids
    }

    /// Fields by their ids.
    pub fn fields(&self) -> &[String] {
        &self.fields
    }

    pub fn words(&self) -> &Words {
        &self.words
    }

    /// Whether a fact is like that.
    pub fn takes(&self, fact: &Documented<'_>) -> bool {
        self.is_named(fact)
            && self.is_of_field(fact)
            && self.is_within(fact)
            && self.is_confirmed(fact)
            && (self.words.is_empty() || self.answering.contains(&*fact.fact.id))
            && self.filters.iter().all(|filter| is_of_town(filter, fact))
    }

    fn is_named(&self, fact: &Documented<'_>) -> bool {
        let named = |id: &String| *id == *fact.subject || *id == *fact.fact.id;
        self.ids.is_empty() || self.ids.iter().any(named)
    }

    fn is_of_field(&self, fact: &Documented<'_>) -> bool {
        self.fields.is_empty() || self.fields.iter().any(|field| fact.fact.is_in(field))
    }

    fn is_within(&self, fact: &Documented<'_>) -> bool {
        let FactsArgs { since, until, .. } = self.args;
        let moment = fact.fact.as_of.as_ref();
        (since.is_none() && until.is_none())
            || moment.is_some_and(|moment| moment.overlaps(*since, *until))
    }

    fn is_confirmed(&self, fact: &Documented<'_>) -> bool {
        self.args.confidence.is_none_or(|confidence| fact.fact.confidence == confidence)
    }

    /// On which of the municipalities that are asked for nothing is documented, and, where that is
    /// all that were, on which of those like them something is.
    pub fn undocumented(
        &self,
        documents: &Documents<'_>,
        question: &Question<'_, '_>,
    ) -> Result<Vec<String>> {
        let Question { gazetteer, schema, context, .. } = question;
        let is_dead_end = !self.ids.iter().any(|id| documents.has(id));
        let mut remarks = Vec::new();
        for id in self.ids.iter().filter(|id| !documents.has(id)) {
            let town = gazetteer.find(id)?;
            if !is_dead_end {
                remarks.push(filled(context.texts.nothing_documented, &[town.name()]));
                continue;
            }
            let mut remark = filled(context.texts.nothing_documented, &[town.name()]);
            let nearest =
                Matching::unweighted(&context.dataset, schema, &gazetteer.all()?, context.times)?
                    .nearest(town, gazetteer.case_studies());
            if let Some(nearest) =
                nearest.into_iter().find(|nearest| documents.has(nearest.town.id()))
            {
                let mut name = nearest.town.name().to_string();
                if nearest.is_weak() {
                    name = format!("{name} ({})", context.texts.weak);
                }
                let way_on = filled(context.texts.documented_alike, &[&name, nearest.town.id()]);
                remark = format!("{remark}; {way_on}");
            }
            remarks.push(remark);
        }
        Ok(remarks)
    }

    /// Says that no fact is like that, and how many each filter finds alone.
    pub fn nothing(
        &self,
        documents: &Documents<'_>,
        question: &Question<'_, '_>,
    ) -> Result<String> {
        let texts = question.context.texts;
        let counts = self.each(documents);
        let is_lone_place = counts.len() < 2 && !self.filters.is_empty();
        let mut parts = vec![texts.no_fact.to_owned()];
        parts.extend(each_alone(counts, texts));
        let towns: Vec<_> = question.gazetteer.case_studies().iter().collect();
        if is_lone_place {
            let documented = towns.iter().filter(|town| documents.has(town.id()));
            let names: Vec<&str> = documented.map(|town| town.name()).collect();
            parts.push(filled(texts.documented_are, &[&names.join(", ")]));
        }
        parts.extend(question.values(&towns, texts)?);
        Ok(parts.join("; "))
    }

    /// How many facts each filter finds alone.
    fn each(&self, documents: &Documents<'_>) -> Vec<(String, usize)> {
        let count = |takes: &dyn Fn(&Documented<'_>) -> bool| {
            documents.all().filter(|fact| takes(fact)).count()
        };
        let FactsArgs { since, until, confidence, search, .. } = self.args;
        let mut counts = Vec::new();
        if !self.ids.is_empty() {
            counts.push((self.ids.join(","), count(&|fact| self.is_named(fact))));
        }
        if !self.fields.is_empty() {
            let written = format!("--field {}", self.fields.join(","));
            counts.push((written, count(&|fact| self.is_of_field(fact))));
        }
        let span = [("--since", since), ("--until", until)];
        let span = span.iter().filter_map(|(option, date)| date.map(|it| format!("{option} {it}")));
        let span = span.collect::<Vec<_>>().join(" ");
        if !span.is_empty() {
            counts.push((span, count(&|fact| self.is_within(fact))));
        }
        if let Some(confidence) = confidence {
            let written = format!("--confidence {}", confidence.as_str());
            counts.push((written, count(&|fact| self.is_confirmed(fact))));
        }
        for word in search.iter().flat_map(|text| text.split_whitespace()) {
            let answering = self.full_text.facts(&Words::of(word));
            let found = count(&|fact| answering.contains(&*fact.fact.id));
            counts.push((format!("--search {}", typed(word)), found));
        }
        for filter in &self.filters {
            counts.push((filter.written.clone(), count(&|fact| is_of_town(filter, fact))));
        }
        counts
    }
}

fn is_of_town(filter: &Filter<'_>, fact: &Documented<'_>) -> bool {
    fact.town.is_some_and(|town| filter.selection.takes(town))
}
