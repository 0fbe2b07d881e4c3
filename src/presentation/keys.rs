//! The keys of records, with what stands under them.

use crate::{
    report::{Audience, Header, Holds, Mark, Table},
    text::Texts,
};

/// A key of records.
pub struct Key<'t> {
    pub name: &'t str,
    /// What people call it.
    pub label: &'t str,
    /// What one of its numbers is.
    pub unit: Option<&'t str>,
    pub holds: Holds,
}

/// The keys of these records, in their order.
pub fn of<'t>(records: &'t Table, texts: &Texts) -> impl Iterator<Item = Key<'t>> {
    let headers = records.headers.iter().filter(|it| it.audience != Audience::People);
    let listed = records.marks.iter().copied().map(Mark::key);
    let listed = listed.chain(records.cited.then_some(SOURCES));
    headers.map(|it| of_header(it, texts)).chain(listed.map(|it| list(it, texts)))
}

/// The key under which records name their sources.
pub const SOURCES: &str = "sources";

fn of_header<'t>(header: &'t Header, texts: &Texts) -> Key<'t> {
    let label = if header.label.is_empty() { texts.header(&header.key) } else { &*header.label };
    let unit = header.unit.as_deref();
    Key { name: &header.key, label, unit, holds: header.holds.clone() }
}

/// A key that lists other keys or sources.
pub fn list<'t>(name: &'t str, texts: &Texts) -> Key<'t> {
    Key { name, label: texts.header(name), unit: None, holds: Holds::List }
}
