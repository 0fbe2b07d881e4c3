//! What each shell asks and how it is told the answer.

use super::{
    Answer, Offer, Request,
    choice::{Candidate, common},
    line::{quote, words},
    powershell,
};
use crate::{
    characters::{is_harmful, visible},
    cli::Shell,
    folding::fold,
    language::Language,
};

/// How a shell asks.
#[derive(Debug, PartialEq, Eq)]
pub enum Asked {
    /// The line as it is written, and what of its end bash puts the answer in the place of.
    Bash {
        line: String,
        replaced: String,
        is_list: bool,
    },
    Fish,
    Zsh,
}

/// What a shell runs to have completions.
pub fn script(shell: Shell, language: Language) -> String {
    match shell {
        Shell::Bash => include_str!("scripts/bash.sh").to_owned(),
        Shell::Fish => include_str!("scripts/quartier.fish").to_owned(),
        Shell::Powershell => powershell::script(language),
        Shell::Zsh => include_str!("scripts/zsh.sh").to_owned(),
    }
}

/// What bash says where it only lists what there is.
const LIST: &str = "63";

impl Asked {
    /// What is asked by these arguments: bash gives the line, the others its words.
    pub fn read(shell: &str, arguments: &[String]) -> Option<Request> {
        let asked = match (shell, arguments) {
            ("bash", [line, replaced, reason]) => {
                let asked = Self::Bash {
                    line: line.clone(),
                    replaced: replaced.clone(),
                    is_list: reason == LIST,
                };
                let mut words: Vec<_> = words(line).into_iter().map(|word| word.text).collect();
                let typed = words.pop().unwrap_or_default();
                return Some(Request { asked, words, typed });
            }
            ("fish", _) => Self::Fish,
            ("zsh", _) => Self::Zsh,
            _ => return None,
        };
        let (last, before) = arguments.split_last()?;
        let typed = if asked == Self::Fish { words(last).pop()?.text } else { last.clone() };
        Some(Request { asked, words: before.to_vec(), typed })
    }

    /// The answer: in the first line what it is and what goes with it, then a line each.
    pub fn told(&self, answer: &Answer, typed: &str) -> String {
        let Answer { kept, offer } = answer;
        let candidates = match offer {
            Offer::Files => return format!("files {kept}\n"),
            Offer::Folders => return format!("folders {kept}\n"),
            Offer::Words(candidates) => candidates,
        };
        let sound = |it: &&Candidate| !it.value.contains(is_harmful);
        let candidates: Vec<_> = candidates.iter().filter(sound).collect();
        let goes_on = candidates.iter().any(|it| it.goes_on);
        let lines = match self {
            Self::Bash { line, replaced, is_list } => {
                let mut lines = for_bash(&candidates, kept, line, replaced, *is_list);
                let all = lines.iter().map(String::as_str);
                if !*is_list && lines.len() > 1 && is_loss(common(all), replaced) {
                    // With nothing in common nothing is put in the place of what is typed.
                    lines.push(String::new());
                }
                lines
            }
            Self::Fish => candidates.iter().map(|it| for_fish(it, kept, typed)).collect(),
            Self::Zsh => candidates.iter().map(|it| for_zsh(it, kept)).collect(),
        };
        let all: Vec<_> = candidates.iter().map(|it| [kept, &*it.value].concat()).collect();
        let is_loss = all.len() > 1 && is_loss(common(all.iter().map(String::as_str)), typed);
        let mut told = String::from("words");
        told.push_str(if goes_on { " nospace" } else { "" });
        told.push_str(if is_loss { " keep" } else { "" });
        told.push('\n');
        for line in lines {
            told.push_str(&line);
            told.push('\n');
        }
        told
    }
}

/// Whether what all candidates begin with says less than what is typed.
fn is_loss(common: &str, typed: &str) -> bool {
    !fold(common).starts_with(&fold(typed)) || common.chars().count() < typed.chars().count()
}

/// What bash is to put in the place of the end of the line: quoted, as it inserts it as it is; or,
/// where it only lists, as people write it.
fn for_bash(
    candidates: &[&Candidate],
    kept: &str,
    line: &str,
    replaced: &str,
    is_list: bool,
) -> Vec<String> {
    if is_list {
        return candidates.iter().map(|it| it.value.clone()).collect();
    }
    let word = words(line).pop().unwrap_or_default();
    let staying = line.get(word.start..).and_then(|word| word.strip_suffix(replaced));
    let staying = words(staying.unwrap_or_default()).pop().unwrap_or_default();
    let whole = candidates.iter().map(|it| [kept, &*it.value].concat());
    let behind = whole.filter_map(|whole| {
        let rest = whole.strip_prefix(&staying.text)?;
        Some(quote(rest, staying.open))
    });
    behind.collect()
}

/// The word and what it is. Of what fish would not find by what is typed another spelling is
/// given, which the program knows as well.
fn for_fish(candidate: &Candidate, kept: &str, typed: &str) -> String {
    let Candidate { value, description, .. } = candidate;
    let typed = typed.strip_prefix(kept).unwrap_or(typed).to_lowercase();
    let is_found = |text: &str| text.to_lowercase().contains(&typed);
    let spelling = [spelled(value, true), spelled(value, false)];
    let other = spelling.iter().find(|it| !is_found(value) && is_found(it));
    match other {
        Some(other) => format!("{kept}{other}\t{value}"),
        None if description.is_empty() => format!("{kept}{value}"),
        None => format!("{kept}{value}\t{}", visible(description)),
    }
}

/// A name without umlauts, in which an e stands behind the vowel or not.
fn spelled(name: &str, with_e: bool) -> String {
    let mut spelled = String::with_capacity(name.len());
    for c in name.chars() {
        let plain = match c {
            'ä' => "ae",
            'ö' => "oe",
            'ü' => "ue",
            'Ä' => "Ae",
            'Ö' => "Oe",
            'Ü' => "Ue",
            'ß' => {
                spelled.push_str("ss");
                continue;
            }
            c => {
                spelled.push(c);
                continue;
            }
        };
        spelled.push_str(if with_e { plain } else { plain.get(..1).unwrap_or_default() });
    }
    spelled
}

/// The word, and what is shown for it: the last of several alone, and what it is.
fn for_zsh(candidate: &Candidate, kept: &str) -> String {
    let Candidate { value, description, .. } = candidate;
    let shown = value.replace('\\', r"\\").replace(':', r"\:");
    let shown =
        if description.is_empty() { shown } else { format!("{shown}:{}", visible(description)) };
    format!("{kept}{value}\t{shown}")
}
