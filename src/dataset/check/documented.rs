use super::{
    Files, Problem,
    document::{
        Document, Item,
        Step::{Index, Key},
    },
};
use crate::dataset::Fact;

impl Files<'_> {
    /// Whether facts are about something that there is, at a time that there was.
    pub(super) fn check_documented(&self, problems: &mut Vec<Problem>) {
        let towns = names(self.municipalities.as_ref(), "municipality");
        let fields = names(self.fields.as_ref(), "field");
        for (subject, document) in &self.facts {
            let mut error = |message: String| {
                problems.push(document.error_at(&[Key("subject")], &message));
            };
            if document.text_of("subject") != Some(subject) {
                error(format!("the subject is not the name of the file, `{subject}`"));
            }
            if !has(towns.as_ref(), subject) && !has(fields.as_ref(), subject) {
                error(format!("`{subject}` is neither a municipality nor a field"));
            }
            for entry in self.parsed.facts.get(subject).into_iter().flatten() {
                check_fact(document, entry, problems);
            }
        }
    }
}

fn check_fact(
    document: &Document<'_>,
    Item { index, value: fact, is_sound }: &Item<Fact>,
    problems: &mut Vec<Problem>,
) {
    for (position, field) in fact.also_fields.iter().enumerate() {
        if fact.fields().take(position + 1).any(|known| known == field) {
            let message = format!("the fact belongs to the field `{field}` already");
            let path = [Key("fact"), Index(*index), Key("also_fields"), Index(position)];
            problems.push(document.error_at(&path, &message));
        }
    }
    let mut error = |key, message: String| {
        problems.push(document.error_at(&[Key("fact"), Index(*index), Key(key)], &message));
    };
    if let Some(key) = fact.key.as_ref().filter(|key| *is_sound && !fact.is_in(key)) {
        let known: Vec<String> = fact.fields().map(|field| format!("`{field}`")).collect();
        let known = known.join(", ");
        error("key", format!("the fact is not in the field `{key}`, but in {known}"));
    }
    let moment = fact.as_of.as_ref();
    if let Some((from, until)) = moment.and_then(|it| Some((it.from?, it.until?)))
        && from.first_day() > until.last_day()
    {
        error("as_of", format!("it begins ({from}) after it ends ({until})"));
    }
}

/// The ids of a list, if they can be known.
fn names<'a>(document: Option<&'a Document<'_>>, list: &str) -> Option<Vec<&'a str>> {
    let document = document.filter(|document| document.well_formed)?;
    let ids: Vec<&str> = document.ids(list).into_iter().map(|(_, id)| id).collect();
    (!ids.is_empty()).then_some(ids)
}

/// Whether a list has an id, as far as it can be known.
fn has(ids: Option<&Vec<&str>>, id: &str) -> bool {
    ids.is_none_or(|ids| ids.contains(&id))
}
