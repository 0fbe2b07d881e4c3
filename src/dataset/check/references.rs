use std::collections::{BTreeMap, BTreeSet};

use super::{
    Files, Problem, Severity,
    document::{
        Document, MISSING,
        Step::{Index, Key},
    },
};

impl Files {
    /// Whether ids are unique and everything that is referred to is there.
    pub(super) fn check_references(&self, problems: &mut Vec<Problem>) {
        for (document, list) in self.documents() {
            unique(&[(document, list)], problems);
        }
        let facts: Vec<_> = self.facts.values().map(|document| (document, "fact")).collect();
        unique(&facts, problems);
        self.check_facts(problems);
        self.check_sources(problems);
    }

    /// Whether every fact that something names is documented.
    fn check_facts(&self, problems: &mut Vec<Problem>) {
        if !self.facts.values().all(|document| document.well_formed) {
            return;
        }
        let known: BTreeSet<&str> =
            self.facts.values().flat_map(|it| it.ids("fact")).map(|(_, id)| id).collect();
        for (place, id) in self.named_facts() {
            if !known.contains(&*id) && id != MISSING {
                problems.push(place.error(&format!("there is no fact `{id}`")));
            }
        }
    }

    fn named_facts(&self) -> Vec<(Place<'_>, String)> {
        let content = &self.content;
        let mut named = Vec::new();
        for (document, list, statements) in [
            (&self.study, "finding", &content.findings),
            (&self.study, "recommendation", &content.recommendations),
        ] {
            for entry in statements {
                let examples = entry.value.examples.iter().map(ToString::to_string);
                named.extend(places(document.as_ref(), list, entry.index, "examples", examples));
            }
        }
        for entry in &content.dimensions {
            let ids = entry.value.definitions.iter().map(ToString::to_string);
            let document = self.dimensions.as_ref();
            named.extend(places(document, "dimension", entry.index, "definitions", ids));
        }
        for entry in &content.indicators {
            let ids = entry.value.definitions().iter().map(ToString::to_string);
            let document = self.indicators.as_ref();
            named.extend(places(document, "indicator", entry.index, "definitions", ids));
        }
        let about = content.study.iter().flat_map(|study| study.about.iter().enumerate());
        for (position, id) in about {
            if let Some(document) = &self.study {
                let path = vec![Key("study"), Key("about"), Index(position)];
                named.push((Place { document, path }, id.to_string()));
            }
        }
        named
    }

    /// Whether every source that something names is in the bibliography, and the other way round.
    fn check_sources(&self, problems: &mut Vec<Problem>) {
        let Some(bibliography) = self.sources.as_ref().filter(|it| it.well_formed) else { return };
        let known: BTreeMap<&str, usize> =
            bibliography.ids("source").into_iter().map(|(index, id)| (id, index)).collect();
        let mut used = BTreeSet::new();
        for (place, id) in self.named_sources() {
            if !known.contains_key(&*id) && !known.is_empty() && id != MISSING {
                problems.push(place.error(&format!("sources.toml lacks the source `{id}`")));
            }
            used.insert(id);
        }
        // What could not be read may refer to it.
        if problems.iter().any(|problem| problem.severity == Severity::Error) {
            return;
        }
        for (id, index) in known.iter().filter(|(id, _)| !used.contains(**id)) {
            let path = [Key("source"), Index(*index), Key("id")];
            problems.push(bibliography.warning_at(&path, &format!("nothing refers to `{id}`")));
        }
    }

    fn named_sources(&self) -> Vec<(Place<'_>, String)> {
        let content = &self.content;
        let mut named = Vec::new();
        let dimensions = self.dimensions.as_ref();
        for entry in &content.dimensions {
            let own = [entry.value.source.to_string()];
            named.extend(places(dimensions, "dimension", entry.index, "source", own));
            for (position, level) in entry.value.levels.iter().enumerate() {
                for (number, source) in level.sources.iter().enumerate() {
                    let path = vec![
                        Key("dimension"),
                        Index(entry.index),
                        Key("level"),
                        Index(position),
                        Key("sources"),
                        Index(number),
                    ];
                    named.extend(
                        dimensions.map(|it| (Place { document: it, path }, source.to_string())),
                    );
                }
            }
        }
        for entry in &content.indicators {
            for (position, observation) in entry.value.observations().iter().enumerate() {
                for (status, source) in observation.source.iter() {
                    let path = vec![
                        Key("indicator"),
                        Index(entry.index),
                        Key("at"),
                        Index(position),
                        Key("source"),
                        Key(status.as_str()),
                    ];
                    let document = self.indicators.as_ref();
                    named.extend(
                        document.map(|it| (Place { document: it, path }, source.to_string())),
                    );
                }
            }
        }
        for (list, statements) in
            [("finding", &content.findings), ("recommendation", &content.recommendations)]
        {
            for entry in statements {
                let own = [entry.value.source.to_string()];
                named.extend(places(self.study.as_ref(), list, entry.index, "source", own));
            }
        }
        if let (Some(document), Some(study)) = (&self.study, &content.study) {
            let path = vec![Key("study"), Key("source")];
            named.push((Place { document, path }, study.source.to_string()));
            for (position, gap) in study.gaps.iter().enumerate() {
                let path = vec![Key("study"), Key("gap"), Index(position), Key("source")];
                named.push((Place { document, path }, gap.source.to_string()));
            }
        }
        if let Some(document) = &self.outline {
            let source = document.text_of("source").map(ToOwned::to_owned);
            let path = vec![Key("source")];
            named.extend(source.map(|source| (Place { document, path }, source)));
        }
        for (subject, entries) in &content.facts {
            let document = self.facts.get(subject);
            for entry in entries {
                let own = [entry.value.source.to_string()];
                named.extend(places(document, "fact", entry.index, "source", own));
                let also = entry.value.also.iter().map(ToString::to_string);
                named.extend(places(document, "fact", entry.index, "also", also));
            }
        }
        named
    }
}

/// Where something stands.
struct Place<'a> {
    document: &'a Document,
    path: Vec<super::document::Step<'a>>,
}

impl Place<'_> {
    fn error(&self, message: &str) -> Problem {
        self.document.error_at(&self.path, message)
    }
}

/// The places of what an entry names under a key: one name, or a list of them.
fn places<'a>(
    document: Option<&'a Document>,
    list: &'a str,
    index: usize,
    key: &'a str,
    names: impl IntoIterator<Item = String>,
) -> Vec<(Place<'a>, String)> {
    let Some(document) = document else { return Vec::new() };
    let names = names.into_iter().enumerate();
    names
        .map(|(position, name)| {
            let path = vec![Key(list), Index(index), Key(key), Index(position)];
            (Place { document, path }, name)
        })
        .collect()
}

/// Notes each id that stands a second time in the same sort of list.
fn unique(lists: &[(&Document, &str)], problems: &mut Vec<Problem>) {
    let mut known: BTreeMap<&str, &str> = BTreeMap::new();
    for (document, list) in lists {
        for (index, id) in document.ids(list) {
            if let Some(file) = known.insert(id, &document.path) {
                let path = [Key(list), Index(index), Key("id")];
                let message = format!("the id `{id}` stands twice, before in {file}");
                problems.push(document.error_at(&path, &message));
            }
        }
    }
}
