//! Things of the data that words mean beside municipalities.

use anyhow::Result;

use super::find_area;
use crate::data::Dataset;
use crate::i18n::german::option_name;
use crate::i18n::{Language, Localized};
use crate::model::Identity;
use crate::text::{fold, typed};

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
