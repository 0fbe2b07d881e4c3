//! Running text with its citations and commands, as several formats write it.

use crate::i18n::{Language, join};
use crate::model::{Date, Source, SourceId};
use crate::report::{Inline, Report, Text};

/// Signs behind which no blank is needed.
const OPEN: [char; 3] = [' ', '(', '\u{a0}'];

/// Text for a terminal: sources by their ids, `[pr, lwl]`, commands behind an arrow.
pub fn screen_text(text: &Text) -> String {
    let mut written = String::new();
    for part in &text.0 {
        let is_apart = !written.is_empty() && !written.ends_with(OPEN);
        let (gap, arrow) = if is_apart { (" ", "→ ") } else { ("", "") };
        match part {
            Inline::Words(words) => written.push_str(words),
            Inline::Close => written.push('*'),
            Inline::Sources(ids) => {
                written.extend([gap, "[", &join(ids.iter().map(|id| &**id), ", "), "]"]);
            }
            // Arrow and command stay on one line.
            Inline::Command(command) => {
                written.extend([gap, &format!("{arrow}{command}").replace(' ', "\u{a0}")]);
            }
        }
    }
    written
}

/// Text for readers who cannot type commands: without these and the signs that lead to them.
pub fn without_commands(text: &Text) -> Text {
    let mut parts: Vec<Inline> = Vec::new();
    for part in &text.0 {
        match (part, parts.last_mut()) {
            (Inline::Command(_), Some(Inline::Words(words))) => {
                words.truncate(words.trim_end_matches([' ', '–', ':', '→', '(']).len());
            }
            (Inline::Command(_), _) => {}
            _ => parts.push(part.clone()),
        }
    }
    parts.retain(|part| !matches!(part, Inline::Words(words) if words.is_empty()));
    Text(parts)
}

/// Text of a document: words, each with the sources behind them by their numbers in the list at the
/// end, before which such a gap stands.
pub fn pieces(text: &Text, report: &Report, gap: &str) -> Vec<(String, Vec<usize>)> {
    // All sources that a report cites are in its list.
    let number = |id: &SourceId| report.sources.iter().take_while(|it| it.id != *id).count() + 1;
    let mut pieces = Vec::new();
    for part in without_commands(text).0 {
        match part {
            Inline::Words(words) => pieces.push((words, Vec::new())),
            Inline::Close => pieces.push(("*".to_owned(), Vec::new())),
            Inline::Sources(ids) => {
                let is_apart = |it: &(String, Vec<usize>)| it.1.is_empty() && !it.0.ends_with(OPEN);
                let gap = if pieces.last().is_some_and(is_apart) { gap } else { "" };
                pieces.push((gap.to_owned(), ids.iter().map(number).collect()));
            }
            Inline::Command(_) => {}
        }
    }
    pieces
}

/// Entry of a source: authors, as they stand before its title, the title, and what stands behind it.
pub fn entry(source: &Source, language: Language) -> [String; 3] {
    let names = authors(source, language.of("et al.", "u. a.")).join(", ");
    let authors = if names.is_empty() { names } else { names + ": " };
    let (title, publisher) = (source.title.get(language), source.publisher.get(language));
    let date = date(source, language).map(|it| format!(", {it}")).unwrap_or_default();
    let licence = source.licence.as_ref().map(|it| it.get(language));
    let licence = licence.map(|it| t!(language, " Licence: {it}.", " Lizenz: {it}."));
    let stop = if title.ends_with(['.', '!', '?']) { "" } else { "." };
    [authors, title.to_owned(), format!("{stop} {publisher}{date}.{}", licence.unwrap_or_default())]
}

/// Names of the authors of a source, with the words for those who are not named.
pub fn authors(source: &Source, others: &str) -> Vec<String> {
    let name = |name: &String| match name.split_once(',') {
        Some((family, given)) => format!("{} {}", given.trim(), family.trim()),
        None if name == "others" => others.to_owned(),
        None => name.clone(),
    };
    source.authors.iter().map(name).collect()
}

/// Date of a source as people write it, or the words that stand for one.
pub fn date(source: &Source, language: Language) -> Option<String> {
    let text = source.date.as_ref()?.get(language);
    let date = Date::try_from(text.to_owned());
    Some(date.map_or_else(|_| text.to_owned(), |it| it.readable(language)))
}

/// Address that a word is, and what stands behind it, such as a comma.
pub fn address(word: &str) -> Option<(&str, &str)> {
    let address = word.trim_end_matches([',', '.', ';', ')', ' ', '\u{a0}']);
    let is_address = address.starts_with("https://") || address.starts_with("http://");
    is_address.then(|| word.split_at(address.len()))
}

#[cfg(test)]
mod tests {
    use super::{screen_text, without_commands};
    use crate::model::SourceId;
    use crate::report::Text;

    #[test]
    fn citations_are_joined_and_commands_left_out_with_what_leads_to_them() {
        let sources = ["pr", "lwl"].map(|id| SourceId(id.to_owned()));
        let text = Text::from("Altena shrank").cite(&sources).then(" – ").command("quartier x");
        assert_eq!(
            screen_text(&text).replace('\u{a0}', " "),
            "Altena shrank [pr, lwl] – quartier x"
        );
        assert_eq!(screen_text(&without_commands(&text)), "Altena shrank [pr, lwl]");
        assert!(without_commands(&Text::default().command("quartier x")).is_empty());
    }
}
