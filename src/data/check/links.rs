//! Check that ids are unique and everything that is referred to is there.

use std::collections::{HashMap, HashSet};

use super::Data;
use super::document::Place;
use crate::data::names;
use crate::data::problem::MOST;
use crate::i18n::Localized;
use crate::text::Suggestion;

/// Things that ids name: words behind "there is", in English and German; keys that hold such an
/// id or a list of them; lists in which they stand, each behind the beginning of their files.
type Target = ([&'static str; 2], &'static [&'static str], &'static [(&'static str, &'static str)]);

const TARGETS: [Target; 6] = [
    (
        ["no source", "keine Quelle"],
        &["source", "sources", "also", "short_sources"],
        &[(names::SOURCES, "source")],
    ),
    (["no fact", "keinen Fakt"], &["examples", "definitions", "about"], &[("facts/", "fact")]),
    (
        ["no field", "kein Themenfeld"],
        &["field", "also_fields", "key"],
        &[(names::FIELDS, "field")],
    ),
    (["no topic", "kein Thema"], &["topic"], &[(names::FIELDS, "topic")]),
    (["no municipality", "keine Kommune"], &["municipalities"], &[TOWNS, (names::REFERENCE, "")]),
    (
        ["no case study or field", "keine Fallkommune und kein Themenfeld"],
        &["subject"],
        &[TOWNS, (names::FIELDS, "field")],
    ),
];
const TOWNS: (&str, &str) = (names::MUNICIPALITIES, "municipality");

/// Unknown ids of which it is said what may be meant.
const SUGGESTED: usize = 20;

impl Data<'_> {
    /// Checks that ids are unique and everything that is referred to is there.
    pub fn check_links(&self) {
        self.check_ids();
        for ([en, de], keys, homes) in TARGETS {
            let known = self.known(homes);
            let mut references = Vec::new();
            // The keys of two files name nothing.
            let is_free = |path| [names::FIELDS, names::SOURCES].contains(&path);
            for document in self.documents.iter().filter(|it| !is_free(it.path)) {
                collect(document.root(), keys, false, &mut references);
            }
            let unknown = references.into_iter().filter(|(id, _)| !known.contains(id));
            for (place, (id, at)) in unknown.take(MOST).enumerate() {
                // To measure all against all would take hours.
                let near = known.iter().copied().filter(|_| place < SUGGESTED);
                let message = tr!("there is {en} `{id}`", "es gibt {de} `{id}`");
                at.note(Suggestion::of(id, near).after(&message));
            }
        }
    }

    /// Notes each id or AGS that stands a second time in lists of the same name.
    fn check_ids(&self) {
        let mut known = HashMap::new();
        for document in self.documents {
            for (list, part) in document.root().keys() {
                for (key, at) in part.elements().flat_map(Place::keys) {
                    let id = at.text().filter(|_| ["id", "ags"].contains(&key));
                    let other = id.and_then(|id| known.insert((list, key, id), document.path));
                    at.note(other.map(|file| twice(id.unwrap_or_default(), file)));
                }
            }
        }
    }

    /// Ids of all that can be named.
    fn known(&self, homes: &[(&str, &str)]) -> HashSet<&str> {
        let mut known = HashSet::new();
        for (path, list) in homes {
            for document in self.documents.iter().filter(|it| it.path.starts_with(path)) {
                let part = document.root().key(list);
                known.extend(part.elements().filter_map(|entry| entry.key("id").text()));
                known.extend(part.keys().map(|(key, _)| key));
            }
            let of_file = self.towns.iter().filter(|(at, _)| at.document.path == *path);
            known.extend(of_file.map(|(_, town)| &*town.id));
        }
        known
    }
}

/// Collects references here and further in; texts here are ids if those under their key are.
fn collect<'d>(at: Place<'d>, keys: &[&str], is_id: bool, found: &mut Vec<(&'d str, Place<'d>)>) {
    found.extend(at.text().filter(|_| is_id).map(|id| (id, at)));
    for element in at.elements() {
        collect(element, keys, is_id, found);
    }
    for (key, value) in at.keys() {
        collect(value, keys, keys.contains(&key), found);
    }
}

/// Message that an id stands in another list or further up.
pub fn twice(id: &str, file: &str) -> Localized {
    tr!("`{id}` stands twice, before in {file}", "`{id}` steht zweimal, vorher in {file}")
}
