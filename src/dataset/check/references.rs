//! Whether ids are unique and everything that is referred to is there.

use std::collections::{BTreeMap, BTreeSet};

use toml::{Spanned, de::DeValue};

use super::{
    Files, Problem, Severity,
    document::{
        Document,
        Step::{Index, Key},
    },
};

/// What an id names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
    Source,
    Fact,
    Field,
    Topic,
}

impl Target {
    const ALL: [Self; 4] = [Self::Source, Self::Fact, Self::Field, Self::Topic];

    /// Says that there is nothing of this id.
    fn lacks(self, id: &str) -> String {
        match self {
            Self::Source => format!("sources.toml lacks the source `{id}`"),
            Self::Fact => format!("there is no fact `{id}`"),
            Self::Field => format!("fields.toml lacks the field `{id}`"),
            Self::Topic => format!("fields.toml lacks the topic `{id}`"),
        }
    }
}

/// The keys that hold one id, with what it names.
const ONE: [(&str, Target); 6] = [
    ("source", Target::Source),
    ("official", Target::Source),
    ("derived", Target::Source),
    ("estimate", Target::Source),
    ("field", Target::Field),
    ("topic", Target::Topic),
];

/// The keys that hold a list of ids, with what they name.
const SEVERAL: [(&str, Target); 6] = [
    ("sources", Target::Source),
    ("also", Target::Source),
    ("examples", Target::Fact),
    ("definitions", Target::Fact),
    ("about", Target::Fact),
    ("also_fields", Target::Field),
];

/// An id that refers to something, where it stands.
struct Link<'a> {
    target: Target,
    id: &'a str,
    at: usize,
}

impl Files<'_> {
    /// Whether ids are unique and everything that is referred to is there.
    pub(super) fn check_references(&self, problems: &mut Vec<Problem>) {
        for (document, list) in self.documents() {
            unique(&[(document, list)], problems);
        }
        let facts: Vec<_> = self.facts.values().map(|document| (document, "fact")).collect();
        unique(&facts, problems);
        for target in Target::ALL {
            if let Some(known) = self.known(target) {
                self.check_links(target, &known, problems);
            }
        }
    }

    /// The ids of all that can be named, if they can be known.
    fn known(&self, target: Target) -> Option<BTreeSet<&str>> {
        let well_formed = |it: &&Document<'_>| it.well_formed;
        let fields = self.fields.as_ref().filter(well_formed);
        let known: BTreeSet<&str> = match target {
            Target::Source => names(self.sources.as_ref().filter(well_formed)?.ids("source")),
            Target::Field => names(fields?.ids("field")),
            Target::Topic => fields?.keys("topic").collect(),
            Target::Fact => {
                if !self.facts.values().all(|document| document.well_formed) {
                    return None;
                }
                return Some(self.facts.values().flat_map(|it| names(it.ids("fact"))).collect());
            }
        };
        (!known.is_empty()).then_some(known)
    }

    /// Whether every link leads somewhere, and whether something leads to every source.
    fn check_links(&self, target: Target, known: &BTreeSet<&str>, problems: &mut Vec<Problem>) {
        let mut used = BTreeSet::new();
        for document in self.with_links() {
            for link in links(document).into_iter().filter(|link| link.target == target) {
                if !known.contains(link.id) {
                    problems.push(document.error(link.at, &target.lacks(link.id)));
                }
                used.insert(link.id);
            }
        }
        // What could not be read may refer to it.
        let is_sound = !problems.iter().any(|problem| problem.severity == Severity::Error);
        let Some(bibliography) = self.sources.as_ref().filter(|_| is_sound) else { return };
        for (index, id) in bibliography.ids("source") {
            if target == Target::Source && !used.contains(id) {
                let path = [Key("source"), Index(index), Key("id")];
                problems.push(bibliography.warning_at(&path, &format!("nothing refers to `{id}`")));
            }
        }
    }

    /// The documents that refer to something.
    fn with_links(&self) -> impl Iterator<Item = &Document<'_>> {
        let single = [&self.dimensions, &self.indicators, &self.study, &self.outline];
        let documents = single.into_iter().flatten().chain(self.facts.values());
        documents.filter(|document| document.well_formed)
    }
}

fn names(ids: Vec<(usize, &str)>) -> BTreeSet<&str> {
    ids.into_iter().map(|(_, id)| id).collect()
}

/// All links of a document.
fn links<'a>(document: &'a Document<'_>) -> Vec<Link<'a>> {
    let mut found = Vec::new();
    for (key, value) in document.root() {
        collect(value, target(key.get_ref(), value), &mut found);
    }
    found
}

/// The links in a value, whose own texts name something if there is a target.
fn collect<'a>(value: &'a Spanned<DeValue<'_>>, named: Option<Target>, found: &mut Vec<Link<'a>>) {
    match value.get_ref() {
        DeValue::String(id) => {
            found.extend(named.map(|target| Link { target, id, at: value.span().start }));
        }
        DeValue::Array(list) => list.iter().for_each(|element| collect(element, named, found)),
        DeValue::Table(table) => {
            for (key, value) in table {
                collect(value, target(key.get_ref(), value), found);
            }
        }
        _ => {}
    }
}

/// What the texts under a key name.
fn target(key: &str, value: &Spanned<DeValue<'_>>) -> Option<Target> {
    let keys = match value.get_ref() {
        DeValue::String(_) => &ONE[..],
        DeValue::Array(_) => &SEVERAL[..],
        _ => return None,
    };
    keys.iter().find(|(known, _)| *known == key).map(|(_, target)| *target)
}

/// Notes each id that stands a second time in the same sort of list.
fn unique(lists: &[(&Document<'_>, &str)], problems: &mut Vec<Problem>) {
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
