//! What befalls the files of a dataset.

use std::{
    fs,
    ops::Range,
    path::{Path, PathBuf},
};

use proptest::{
    prelude::*,
    sample::{Index, select},
};

use serde_json::Value;

use super::{
    expressions::condition,
    places::{entry, is_name, one_of, place, places, sort, spans},
};
use crate::support::files;

/// Something that is done to a file.
#[derive(Debug, Clone)]
pub struct Damage {
    file: Index,
    kind: Kind,
}

#[derive(Debug, Clone)]
enum Kind {
    RemoveLine(Index),
    DoubleLine(Index),
    SwapLines(Index, Index),
    /// From a line that begins an entry to the next one.
    RemoveEntry(Index),
    DoubleEntry(Index),
    /// Writes something else in the place of a value or a key.
    Replace(Index, String),
    /// Writes what stands elsewhere in the same dataset, as far as it is of the same sort.
    Borrow(Index, Index),
    /// Writes another number, text or condition in the place of one: what may well be meant.
    Number(Index, String),
    Text(Index, String),
    Rule(Index, String),
    /// Gives another name to what has one, wherever it stands.
    Rename(Index, &'static str),
    /// Writes other bytes in the place of some.
    Bytes(Index, usize, Vec<u8>),
    RemoveFile,
}

/// What may stand where something else should, a line each: values of TOML, and what is none.
const HOSTILE: &str = include_str!("hostile.txt");

/// What a text may be and nobody expects.
const TEXTS: &str = include_str!("texts.txt");

/// Names that mean something elsewhere.
const NAMES: &str = "all alle and or not is in missing between rank percentile desc asc as name id \
    ags size district region derived estimated close unit label kind state peers study latest \
    across self true none 0 7 2020 1e3 x a-b a_b a_2020 x_y_2019 größe Name ägypten x.y nan inf \
    kreis stadt nrw nordrhein-westfalen median n reference county programme definition report \
    count rows value fields text title sources similarity";

/// Some of it: such as leaves hardly anything sound, or such as may be meant.
pub fn damage() -> impl Strategy<Value = Vec<Damage>> {
    let done = |kind: BoxedStrategy<Kind>| {
        (any::<Index>(), kind).prop_map(|(file, kind)| Damage { file, kind })
    };
    prop_oneof![
        1 => prop::collection::vec(done(harsh().boxed()), 1..4),
        2 => prop::collection::vec(done(mild().boxed()), 1..4),
    ]
}

fn harsh() -> impl Strategy<Value = Kind> {
    let place = any::<Index>;
    let long = (1_usize..5).prop_map(|thousands| format!("\"{}\"", "x".repeat(1_000 * thousands)));
    let other = prop_oneof![
        12 => select(HOSTILE.lines().collect::<Vec<_>>()).prop_map(str::to_owned),
        1 => long,
        2 => any::<String>().prop_map(|text| Value::from(text).to_string()),
        2 => any::<f64>().prop_map(|number| format!("{number:?}")),
    ];
    let bytes = prop::collection::vec(any::<u8>(), 0..4);
    prop_oneof![
        3 => place().prop_map(Kind::RemoveLine),
        2 => place().prop_map(Kind::DoubleLine),
        2 => (place(), place()).prop_map(|(a, b)| Kind::SwapLines(a, b)),
        3 => place().prop_map(Kind::RemoveEntry),
        1 => place().prop_map(Kind::DoubleEntry),
        10 => (place(), other).prop_map(|(at, other)| Kind::Replace(at, other)),
        8 => (place(), place()).prop_map(|(at, from)| Kind::Borrow(at, from)),
        2 => (place(), 0_usize..4, bytes).prop_map(|(at, length, bytes)| Kind::Bytes(at, length, bytes)),
        1 => Just(Kind::RemoveFile),
    ]
}

fn mild() -> impl Strategy<Value = Kind> {
    let place = any::<Index>;
    let number = prop_oneof![
        3 => (-100_i32..1_000).prop_map(|number| number.to_string()),
        2 => (0.0..100.0).prop_map(|number: f64| format!("{number:.2}")),
        1 => select(vec!["0", "0.0", "-0.0", "100", "1e6", "1e15", "9007199254740991", "1e-7"])
            .prop_map(str::to_owned),
    ];
    let text = select(TEXTS.lines().collect::<Vec<_>>()).prop_map(|it| Value::from(it).to_string());
    let name = select(NAMES.split_whitespace().collect::<Vec<_>>());
    prop_oneof![
        6 => (place(), number).prop_map(|(at, other)| Kind::Number(at, other)),
        6 => (place(), text).prop_map(|(at, other)| Kind::Text(at, other)),
        2 => (place(), condition()).prop_map(|(at, other)| Kind::Rule(at, other)),
        3 => (place(), name).prop_map(|(at, other)| Kind::Rename(at, other)),
        3 => (place(), place()).prop_map(|(at, from)| Kind::Borrow(at, from)),
        2 => place().prop_map(Kind::RemoveLine),
        1 => place().prop_map(Kind::RemoveEntry),
    ]
}

impl Damage {
    /// Does it to the dataset in a folder, and tells what was done.
    pub fn befall(&self, folder: &Path) -> Done {
        let mut files = files(folder);
        files.sort();
        let Self { file, kind } = self;
        let path = file.get(&files);
        let before = fs::read(path).unwrap();
        let (range, instead) = match kind {
            Kind::RemoveFile => {
                fs::remove_file(path).unwrap();
                return Done::of(format!("{} is removed", path.display()));
            }
            Kind::Bytes(at, length, bytes) => {
                let at = at.index(before.len() + 1);
                (at..(at + length).min(before.len()), bytes.clone())
            }
            Kind::Rename(at, new) => {
                let text = String::from_utf8_lossy(&before).into_owned();
                let Some(place) = place(path, &text, *at, is_name) else { return Done::nothing() };
                let old = text[place].trim_matches('"').to_owned();
                for file in &files {
                    rename(file, &old, new);
                }
                return Done { told: format!("{old} becomes {new}"), renamed: Some((old, new)) };
            }
            of_text => {
                let text = str::from_utf8(&before).ok();
                let Some((range, instead)) =
                    text.and_then(|text| of_text.in_text(path, text, &files))
                else {
                    return Done::nothing();
                };
                (range, instead.into_bytes())
            }
        };
        let [stood, stands] = [&before[range.clone()], &*instead].map(String::from_utf8_lossy);
        let told = format!("{}:{}: {stood:?} → {stands:?}", path.display(), range.start);
        fs::write(path, [&before[..range.start], &*instead, &before[range.end..]].concat())
            .unwrap();
        Done::of(told)
    }
}

/// What was done: in words, and what has another name since.
pub struct Done {
    pub told: String,
    pub renamed: Option<(String, &'static str)>,
}

impl Done {
    fn nothing() -> Self {
        Self::of("nothing".to_owned())
    }

    fn of(told: String) -> Self {
        Self { told, renamed: None }
    }
}

/// A text in which something has another name; what has a year behind its name keeps that.
pub fn renamed(text: &str, old: &str, new: &str) -> String {
    let is_letter = |c: char| c.is_alphanumeric() || "-_".contains(c);
    let words = text.split_inclusive(|c| !is_letter(c));
    let word = |word: &str| {
        let rest = word.strip_prefix(old).filter(|rest| {
            let year = rest.strip_prefix('_').unwrap_or(rest);
            !year.starts_with(|c: char| is_letter(c) && !c.is_ascii_digit())
        });
        rest.map_or_else(|| word.to_owned(), |rest| format!("{new}{rest}"))
    };
    words.map(word).collect()
}

fn rename(file: &Path, old: &str, new: &str) {
    let Ok(text) = fs::read_to_string(file) else { return };
    fs::write(file, renamed(&text, old, new)).unwrap();
    if file.file_stem().is_some_and(|stem| stem == old)
        && file.parent().is_some_and(|it| it.ends_with("facts"))
    {
        fs::rename(file, file.with_file_name(format!("{new}.toml"))).unwrap();
    }
}

impl Kind {
    /// What stands where, and what is to stand there instead.
    fn in_text(
        &self,
        path: &Path,
        text: &str,
        files: &[PathBuf],
    ) -> Option<(Range<usize>, String)> {
        let lines = spans(text.split_inclusive('\n'));
        let line = |at: &Index| one_of(&lines, *at);
        Some(match self {
            Self::RemoveLine(at) => (line(at)?, String::new()),
            Self::DoubleLine(at) => (line(at)?, text[line(at)?].repeat(2)),
            Self::SwapLines(a, b) => {
                let (a, b) = (line(a)?, line(b)?);
                let (a, b) = if a.start < b.start { (a, b) } else { (b, a) };
                if a == b {
                    return None;
                }
                let between = &text[a.end..b.start];
                (a.start..b.end, [&text[b], between, &text[a]].concat())
            }
            Self::RemoveEntry(at) => (entry(text, *at)?, String::new()),
            Self::DoubleEntry(at) => {
                let range = entry(text, *at)?;
                (range.clone(), format!("{0}\n{0}", &text[range]))
            }
            Self::Replace(at, other) => {
                let is_table = path.extension().is_some_and(|it| it == "csv");
                let plain = is_table.then(|| serde_json::from_str(other).ok()).flatten();
                (one_of(&places(path, text), *at)?, plain.unwrap_or_else(|| other.clone()))
            }
            Self::Borrow(at, from) => {
                let place = one_of(&places(path, text), *at)?;
                let sort = sort(&text[place.clone()]);
                let others = files.iter().filter(|file| file.extension() == path.extension());
                let others = others.flat_map(|file| {
                    let text = String::from_utf8_lossy(&fs::read(file).unwrap()).into_owned();
                    let places = places(file, &text);
                    places.into_iter().map(move |place| text[place].to_owned()).collect::<Vec<_>>()
                });
                let others: Vec<_> = others.filter(|other| self::sort(other) == sort).collect();
                (place, one_of(&others, *from)?)
            }
            Self::Number(at, other) => {
                (place(path, text, *at, |it| it.parse::<f64>().is_ok())?, other.clone())
            }
            Self::Text(at, other) => {
                let is_text = |it: &str| it.starts_with('"') && !is_name(it);
                (place(path, text, *at, is_text)?, other.clone())
            }
            Self::Rule(at, other) => {
                let is_rule = |it: &str| it.starts_with('"') && it.contains(['=', '<', '>']);
                let other = Value::from(&**other).to_string();
                (place(path, text, *at, is_rule)?, other)
            }
            Self::Bytes(..) | Self::Rename(..) | Self::RemoveFile => return None,
        })
    }
}
