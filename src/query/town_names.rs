//! Municipalities by their names, and what words name beside them.

use anyhow::Result;

use super::find_area;
use crate::data::Dataset;
use crate::errors::UsageError;
use crate::i18n::german::option_name;
use crate::i18n::{Language, Localized};
use crate::model::{Ags, Identity, Town};
use crate::text::{Suggestion, fold, is_joining, spellings, typed};

/// Words of the longest name, and of those that a mistyped one is compared with.
const LONGEST: usize = 8;

/// Words that say what a place is, before its name.
const BEFORE: &str = "kreisfreie stadt gemeinde kreisstadt hansestadt bundesstadt \
                      landeshauptstadt universitatsstadt";
/// Words that say what or where it is, behind its name, separated by blanks.
const BEHIND: &str = "kreisfreie stadt gemeinde bundesstadt landeshauptstadt nrw nordrhein \
                      westfalen westf rheinland rhld in im i";

impl Dataset {
    /// Municipality that a name means, in any spelling.
    ///
    /// # Errors
    /// There is none, or there are several.
    pub fn find_town(&self, name: &str) -> Result<&Town> {
        match self.find_towns(&[name.to_owned()])?[..] {
            [town] => Ok(town),
            ref several => Err(ambiguous(name.trim(), several).into()),
        }
    }

    /// Municipalities that the words of a command line name: several joined by commas or blanks,
    /// and words that together are one name; each once.
    ///
    /// # Errors
    /// There is none of such a name, or there are several.
    pub fn find_towns(&self, words: &[String]) -> Result<Vec<&Town>> {
        let line = words.join(" ");
        let is_apart = |c: char| c == ',' || c.is_whitespace();
        let asked: Vec<&str> = line.split(is_apart).filter(|word| !word.is_empty()).collect();
        if asked.is_empty() && !words.is_empty() {
            return Err(self.unknown(&line).into());
        }
        let cases = self.cases()?;
        let is_case = |word: &&str| identified(word, cases.iter()).is_some();
        let names = Names::of(&self.towns(!asked.iter().all(is_case))?);
        let mut towns: Vec<&Town> = Vec::new();
        let (mut place, mut last) = (0, 0);
        while place < asked.len() {
            if asked.len() > 1 && is_joining(asked[place]) {
                (place, last) = (place + 1, 0);
                continue;
            }
            let (found, length) = names.longest(&asked[place..]);
            let [town] = found[..] else {
                // `sankt augustn`: the first word is a name, and both are nearly one.
                let longer = self.mistyped(&asked[place - last..], last.max(length) + 1)?;
                let rest = &asked[place..];
                return Err(match longer.or(self.mistyped(rest, length + 1)?) {
                    Some(message) => UsageError(message),
                    None if found.is_empty() => {
                        let known = rest.iter().position(|word| !names.find(word).is_empty());
                        self.unknown(&rest[..known.unwrap_or(rest.len())].join(" "))
                    }
                    None => ambiguous(&rest[..length].join(" "), &found),
                }
                .into());
            };
            if !towns.iter().any(|known| known.id == town.id) {
                towns.push(town);
            }
            (place, last) = (place + length, length);
        }
        Ok(towns)
    }

    /// Municipalities that words name where they could also be the ids of other things.
    ///
    /// # Errors
    /// They name none, or several; with an id that is like one of them, if there is one.
    pub fn towns_beside<'i>(
        &self,
        words: &[String],
        (en, de): (&str, &str),
        ids: impl Iterator<Item = &'i str>,
    ) -> Result<Vec<&Town>> {
        self.find_towns(words).map_err(|error| {
            let ids: Vec<&str> = ids.collect();
            let hints = words.iter().map(|word| (word, Suggestion::of(word, ids.iter().copied())));
            let near = hints.into_iter().find(|(_, hint)| hint.nearest.is_some());
            near.map_or(error, |(word, hint)| {
                UsageError(hint.after(&tr!("`{word}` {en}", "`{word}` {de}"))).into()
            })
        })
    }

    /// Message on the first words, at least so many, that are something else than a municipality or
    /// nearly the name of one.
    fn mistyped(&self, words: &[&str], least: usize) -> Result<Option<Localized>> {
        let names =
            || (least..=words.len().min(LONGEST)).rev().map(|length| words[..length].join(" "));
        for name in names() {
            if let Some((Localized { en, de }, arguments)) = other_thing(&name, self)? {
                let Localized { en: list, de: liste } = arguments;
                return Ok(Some(tr!(
                    "`{name}` is no municipality but {en}: `quartier list {list}`",
                    "`{name}` ist keine Kommune, sondern {de}: `quartier liste {liste}`"
                )));
            }
        }
        let towns = self.towns(true)?;
        let known = || towns.iter().flat_map(|town| [&*town.name, &*town.id]);
        let mut hints = names().map(|name| (Suggestion::of(&name, known()).map(typed), name));
        let near = hints.find(|(hint, _)| hint.nearest.is_some());
        Ok(near.map(|(hint, name)| hint.after(&self.no_town(&name))))
    }

    fn unknown(&self, name: &str) -> UsageError {
        let (Localized { en, de }, word) = (self.no_town(name), typed(name));
        UsageError(tr!(
            "{en}; `quartier list --all` lists them, `quartier search {word}` looks in all texts",
            "{de}; `quartier liste --alle` zählt sie auf, `quartier suche {word}` sucht in allen Texten"
        ))
    }

    /// Message that no municipality has a name: the bundled dataset has all of the state.
    fn no_town(&self, name: &str) -> Localized {
        if self.is_bundled() {
            tr!("`{name}` is no municipality of NRW", "`{name}` ist keine Kommune in NRW")
        } else {
            tr!("unknown municipality `{name}`", "unbekannte Kommune `{name}`")
        }
    }
}

/// Spellings of the names of municipalities: of the id, the name, the official name.
struct Names<'d>(Vec<(&'d Town, Vec<String>)>);

impl<'d> Names<'d> {
    fn of(towns: &[&'d Town]) -> Self {
        let names = |town: &Town| {
            [&*town.id, &*town.name, &*town.official_name].into_iter().flat_map(spellings).collect()
        };
        Self(towns.iter().map(|town| (*town, names(town))).collect())
    }

    /// Municipalities that the first words name, as many as together are a name, and their number.
    fn longest(&self, words: &[&str]) -> (Vec<&'d Town>, usize) {
        let lengths = (1..=words.len().min(LONGEST)).rev();
        let mut found = lengths.map(|length| (self.find(&words[..length].join(" ")), length));
        found.find(|(towns, _)| !towns.is_empty()).unwrap_or_default()
    }

    /// Municipalities that a name means: the one of this id or key, else those of this name, else
    /// those whose name begins with it, with or without words that say what and where it is.
    fn find(&self, name: &str) -> Vec<&'d Town> {
        if let Some(town) = identified(name, self.0.iter().map(|(town, _)| *town)) {
            return vec![town];
        }
        let [name, _] = spellings(name);
        let name = match name.strip_prefix("st ") {
            Some(saint) => format!("sankt {saint}"),
            None => name.replace(" a d ", " an der "),
        };
        let mut wanted = &*name;
        loop {
            // The one English name that is more than another spelling.
            let found = self.called(if wanted == "cologne" { "koln" } else { wanted });
            let is_one = |word: &str, of: &str| of.split(' ').any(|it| it == word);
            let behind = wanted.rsplit_once(' ').filter(|(_, word)| is_one(word, BEHIND));
            let before = wanted.split_once(' ').filter(|(word, _)| is_one(word, BEFORE));
            match behind.map(|(rest, _)| rest).or(before.map(|(_, rest)| rest)) {
                Some(shorter) if found.is_empty() => wanted = shorter,
                _ => return found,
            }
        }
    }

    /// Municipalities of a name, or those whose name begins with it, or begins and ends with its
    /// words: `Mülheim (Ruhr)`.
    fn called(&self, wanted: &str) -> Vec<&'d Town> {
        let (first, last) = wanted.rsplit_once(' ').unwrap_or((wanted, wanted));
        let begins =
            |name: &str, start| name.strip_prefix(start).is_some_and(|it| it.starts_with(' '));
        let ends = |name: &str| name.rsplit(' ').next() == Some(last);
        let that = |is_so: &dyn Fn(&str) -> bool| -> Vec<&'d Town> {
            let towns = self.0.iter().filter(|(_, names)| names.iter().any(|name| is_so(name)));
            towns.map(|(town, _)| *town).collect()
        };
        let is_first_and_last = |name: &str| begins(name, first) && ends(name);
        let ways: [&dyn Fn(&str) -> bool; 3] =
            [&|name| name == wanted, &|name| begins(name, wanted), &is_first_and_last];
        ways.into_iter().map(that).find(|found| !found.is_empty()).unwrap_or_default()
    }
}

/// Municipality of this id or key; no other has it.
fn identified<'d>(name: &str, mut towns: impl Iterator<Item = &'d Town>) -> Option<&'d Town> {
    let ags = Ags::completed(name);
    towns.find(|town| town.id == name || town.ags.as_str() == ags)
}

fn ambiguous(name: &str, towns: &[&Town]) -> UsageError {
    let mut ids: Vec<&str> = towns.iter().map(|town| &*town.id).collect();
    ids.sort_unstable();
    let ids = ids.join(", ");
    UsageError(tr!("`{name}` is ambiguous: {ids}", "`{name}` ist mehrdeutig: {ids}"))
}

/// Thing that words mean – all municipalities, a class, a district, a region, a column –, and the
/// arguments of `list` that ask for it.
///
/// # Errors
/// The data cannot be read.
pub fn other_thing(words: &str, dataset: &Dataset) -> Result<Option<(Localized, Localized)>> {
    const ALL: [&str; 5] = ["all", "alle", "nrw", "nordrhein westfalen", "north rhine westphalia"];

    let option = |name: &str, en: &str, de: &str| {
        let argument = |it| format!("--{} {}", option_name(name, it), typed(it.of(en, de)));
        Localized::new(argument(Language::English), argument(Language::German))
    };
    if ALL.contains(&&*fold(words)) {
        return Ok(Some((tr!("the whole state", "das ganze Land"), tr!("--all", "--alle"))));
    }
    let schema = dataset.schema(0)?;
    if let Some((dimension, class)) = schema.class(words) {
        let Localized { en, de } = &dimension.label;
        let what = tr!("a class of {en}", "eine Klasse des Merkmals {de}");
        return Ok(Some((what, option(&dimension.id, &class.id, &class.label.de))));
    }
    for kind in [Identity::District, Identity::Region] {
        if let Some(area) = find_area(words, kind, dataset)? {
            let (en, de) = (kind.id(), kind.label(Language::German));
            let what = tr!("a {en}", "ein {de}");
            let Localized { en, de } = option(kind.id(), area, area);
            return Ok(Some((what, tr!("{en} --all", "{de} --alle"))));
        }
    }
    let Some(column) = schema.find(words) else { return Ok(None) };
    let [en, de] = [&*column.id, words].map(|it| format!("+{it}"));
    Ok(Some((tr!("a column", "eine Spalte"), option("columns", &en, &de))))
}

#[cfg(test)]
mod tests {
    use crate::data::Dataset;

    fn answer(line: &str) -> String {
        let words: Vec<String> = line.split(' ').map(str::to_owned).collect();
        match Dataset::default().find_towns(&words) {
            Ok(towns) => towns.iter().map(|town| &*town.id).collect::<Vec<_>>().join(" "),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn a_town_has_many_names() {
        for (line, ids) in [
            ("muelheim 05515000", "muelheim muenster"),
            ("MÜLHEIM an der ruhr", "muelheim"),
            ("mulheim Munster", "muelheim muenster"),
            ("Münster, Stadt", "muenster"),
            ("5962004 059620004004", "altena"),
            ("münster (westf.) Halle, Westfalen", "muenster halle-westf"),
            ("Stadt Altena NRW", "altena"),
            ("dortmund, kreisfreie Stadt", "dortmund"),
            ("Kreisfreie Stadt Dortmund Bonn, Bundesstadt", "dortmund bonn"),
            ("Mülheim (Ruhr), St. Augustin Mülheim a. d. Ruhr", "muelheim sankt-augustin"),
            ("Universitätsstadt Siegen Soest, Stadt", "siegen soest"),
            ("altena,dortmund,Altena", "altena dortmund"),
            ("Altena, Stadt,Münster, Stadt", "altena muenster"),
            ("Erkrath, Fundort des Neanderthalers, Stadt, NRW", "erkrath"),
            (
                "bad münstereifel Sankt Augustin wetter",
                "bad-muenstereifel sankt-augustin wetter-ruhr",
            ),
            ("Neunkirchen Neuenkirchen", "neunkirchen neuenkirchen"),
            ("Cologne Horn-Bad Meinberg", "koeln horn-bad-meinberg"),
        ] {
            assert_eq!(answer(line), ids, "{line}");
        }
    }

    #[test]
    fn what_is_no_town_says_what_it_is() {
        for (line, message) in [
            ("altana", "`altana` is no municipality of NRW – did you mean `Altena`?"),
            (
                "xyz altena",
                "`xyz` is no municipality of NRW; `quartier list --all` lists them, `quartier search xyz` looks in all texts",
            ),
            ("altena dortmnud", "`dortmnud` is no municipality of NRW – did you mean `Dortmund`?"),
            ("muelhem", "`muelhem` is no municipality of NRW – did you mean `muelheim`?"),
            (
                "salzuflen",
                "`salzuflen` is no municipality of NRW – did you mean `'Bad Salzuflen'`?",
            ),
            ("bad hoonef", "`bad hoonef` is no municipality of NRW – did you mean `'Bad Honnef'`?"),
            (
                "sankt augustn",
                "`sankt augustn` is no municipality of NRW – did you mean `'Sankt Augustin'`?",
            ),
            (
                "Bad",
                "`Bad` is ambiguous: bad-berleburg, bad-driburg, bad-honnef, bad-laasphe, bad-lippspringe, bad-muenstereifel, bad-oeynhausen, bad-salzuflen, bad-sassendorf, bad-wuennenberg",
            ),
            (
                "berlin",
                "`berlin` is no municipality of NRW; `quartier list --all` lists them, `quartier search berlin` looks in all texts",
            ),
            (
                "Oldenburg",
                "`Oldenburg` is no municipality of NRW; `quartier list --all` lists them, `quartier search Oldenburg` looks in all texts",
            ),
            ("nrw", "`nrw` is no municipality but the whole state: `quartier list --all`"),
            (
                "kreis soest",
                "`kreis soest` is no municipality but a district: `quartier list --district Soest --all`",
            ),
            (
                "Märkischer Kreis",
                "`Märkischer Kreis` is no municipality but a district: `quartier list --district 'Märkischer Kreis' --all`",
            ),
            (
                "klein",
                "`klein` is no municipality but a class of Size: `quartier list --size small`",
            ),
            (
                ",",
                "`,` is no municipality of NRW; `quartier list --all` lists them, `quartier search ,` looks in all texts",
            ),
        ] {
            assert_eq!(answer(line), message, "{line}");
        }
    }

    #[test]
    fn a_single_town_is_asked_for() {
        let dataset = Dataset::default();
        let find = |name| dataset.find_town(name).map_err(|it| it.to_string());
        assert_eq!(find(" Bad Honnef ").map(|it| &*it.id), Ok("bad-honnef"));
        let message = "`altena,dortmund` is ambiguous: altena, dortmund";
        assert_eq!(find("altena,dortmund").err().as_deref(), Some(message));
    }
}
