//! Whether ids are unique and everything that is referred to is there.

use std::collections::{BTreeMap, BTreeSet};

use toml::de::DeValue;

use super::{
    FACTS, Files, Problem, Severity,
    document::{Cursor, Document},
};
use crate::say;

/// What an id names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
    Source,
    Fact,
    Field,
    Topic,
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

impl Target {
    const ALL: [Self; 4] = [Self::Source, Self::Fact, Self::Field, Self::Topic];

    /// How the paths of the files begin in which it stands, and in which list.
    fn home(self) -> (&'static str, &'static str) {
        match self {
            Self::Source => ("sources.toml", "source"),
            Self::Fact => (FACTS, "fact"),
            Self::Field => ("fields.toml", "field"),
            Self::Topic => ("fields.toml", "topic"),
        }
    }

    /// Says that there is nothing of this id.
    fn lacks(self, id: &str) -> String {
        match self {
            Self::Source => say::no_source(id),
            Self::Fact => say::no_fact(id),
            Self::Field => say::no_field(id),
            Self::Topic => say::no_topic(id),
        }
    }
}

impl Files<'_> {
    /// Whether ids are unique and everything that is referred to is there.
    pub fn check_links(&self, problems: &mut Vec<Problem>) {
        self.check_ids(problems);
        let mut links = Vec::new();
        // The others refer to nothing.
        let is_free = |path: &str| ["fields.toml", "sources.toml"].contains(&path);
        let documents = self.documents.values().filter(|it| it.is_well_formed && !is_free(it.path));
        documents.for_each(|document| collect(document.root(), None, &mut links));
        for target in Target::ALL {
            let Some(known) = self.known(target) else { continue };
            for (_, id, at) in links.iter().filter(|(named, ..)| *named == target) {
                if !known.contains(id) {
                    problems.push(at.error(target.lacks(id)));
                }
            }
            if target == Target::Source {
                self.check_sources(&links, problems);
            }
        }
    }

    /// Notes each id that stands a second time in the same sort of list.
    fn check_ids(&self, problems: &mut Vec<Problem>) {
        let mut known = BTreeMap::new();
        for document in self.documents.values() {
            for (list, part) in document.root().keys() {
                for (id, at) in ids(part) {
                    if let Some(file) = known.insert((list.get_ref(), id), document.path) {
                        problems.push(at.error(say::id_twice(id, file)));
                    }
                }
            }
        }
    }

    /// Notes each source to which nothing refers.
    fn check_sources(&self, links: &[(Target, &str, Cursor<'_>)], problems: &mut Vec<Problem>) {
        // What could not be read may refer to it.
        if problems.iter().any(|problem| problem.severity == Severity::Error) {
            return;
        }
        let used = links.iter().filter(|(target, ..)| *target == Target::Source);
        let used: BTreeSet<&str> = used.map(|(_, id, _)| *id).collect();
        let bibliography = self.documents.get("sources.toml");
        for (id, at) in bibliography.into_iter().flat_map(|it| ids(it.root().key("source"))) {
            if !used.contains(id) {
                let unused = at.error(say::unused(id));
                problems.push(Problem { severity: Severity::Warning, ..unused });
            }
        }
    }

    /// The ids of all that can be named, if they can be known.
    fn known(&self, target: Target) -> Option<BTreeSet<&str>> {
        let (path, list) = target.home();
        let mut known = BTreeSet::new();
        for document in self.documents.values().filter(|it| it.path.starts_with(path)) {
            if !document.is_well_formed {
                return None;
            }
            let part = document.root().key(list);
            known.extend(ids(part).map(|(id, _)| id));
            known.extend(part.keys().map(|(key, _)| &**key.get_ref()));
        }
        (target == Target::Fact || !known.is_empty()).then_some(known)
    }

    /// Whether a list of a file has an id, as far as it can be known.
    pub fn may_have(&self, path: &str, list: &str, id: &str) -> bool {
        let is_well_formed = |it: &&Document<'_>| it.is_well_formed;
        let document = self.documents.get(path).filter(is_well_formed);
        let mut ids = document.into_iter().flat_map(|it| ids(it.root().key(list))).peekable();
        ids.peek().is_none() || ids.any(|(known, _)| known == id)
    }
}

/// The ids of the entries of a list, each with its place.
fn ids(list: Cursor<'_>) -> impl Iterator<Item = (&str, Cursor<'_>)> {
    list.elements().map(|entry| entry.key("id")).filter_map(|at| Some((at.text()?, at)))
}

/// The links in what stands at a place, whose own texts name something if there is a target.
fn collect<'d>(
    at: Cursor<'d>,
    named: Option<Target>,
    found: &mut Vec<(Target, &'d str, Cursor<'d>)>,
) {
    found.extend(named.zip(at.text()).map(|(target, id)| (target, id, at)));
    at.elements().for_each(|element| collect(element, named, found));
    at.keys().for_each(|(key, value)| collect(value, target(key.get_ref(), value), found));
}

/// What the texts under a key name.
fn target(key: &str, value: Cursor<'_>) -> Option<Target> {
    let keys = match value.value()? {
        DeValue::String(_) => &ONE[..],
        DeValue::Array(_) => &SEVERAL[..],
        _ => return None,
    };
    keys.iter().find(|(known, _)| *known == key).map(|(_, target)| *target)
}
