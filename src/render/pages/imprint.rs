//! What is printed of a source around its title.

use crate::{
    render::Style,
    report::{Citation, Writer},
};

/// Who wrote a source, as it stands before its title.
pub(super) fn authors(source: &Citation, style: &Style) -> String {
    let name = |author: &Writer| match author {
        Writer::Person { family, given } => format!("{given} {family}"),
        Writer::Whole(name) => name.clone(),
        Writer::Others => style.texts.and_others.to_owned(),
    };
    let names: Vec<String> = source.authors.iter().map(name).collect();
    if names.is_empty() { String::new() } else { format!("{}: ", names.join(", ")) }
}

/// What stands behind the title of a source: publisher, date and licence.
pub(super) fn imprint(source: &Citation, style: &Style) -> String {
    let mut text = source.publisher.clone();
    if let Some(date) = &source.date {
        text = format!("{text}, {date}");
    }
    match &source.licence {
        Some(licence) => format!("{text}. {}: {licence}.", style.texts.licence),
        None => text + ".",
    }
}
