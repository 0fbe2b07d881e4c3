//! Completion by the definitions of the command line, with ids of the data as candidates.

use std::ffi::{OsStr, OsString};

use anyhow::Result;
use clap::{Arg, ValueHint};
use clap_complete::CompleteEnv;
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};

use crate::arguments::EarlyArgs;
use crate::cli;
use crate::data::{Dataset, SCHEMAS};
use crate::help::Guide;
use crate::i18n::german::english_value;
use crate::i18n::{Language, Localized};
use crate::model::{DimensionsFile, Identity};
use crate::query::area_names;
use crate::render::FORMATS;
use crate::text::spellings;
use crate::view::district;

/// Line by which a shell completes.
pub fn line(shell: &str) -> &'static str {
    match &*shell.to_lowercase() {
        "bash" => "eval \"$(COMPLETE=bash quartier)\"\n",
        "zsh" => "autoload -Uz compinit && compinit\neval \"$(COMPLETE=zsh quartier)\"\n",
        "fish" => "env COMPLETE=fish quartier | source\n",
        _ => {
            "$env:COMPLETE = \"powershell\"; quartier | Out-String | Invoke-Expression; \
             Remove-Item Env:\\COMPLETE\n"
        }
    }
}

/// Answers a shell that asks for completions; says whether one did.
pub fn answer(args: &[OsString]) -> bool {
    let line: Vec<OsString> = args.iter().skip_while(|arg| *arg != "--").skip(1).cloned().collect();
    let early = EarlyArgs::read(&line);
    let program = || {
        let dataset = early.dataset();
        let data = dataset.dimensions().cloned().unwrap_or_default();
        let complete = |arg| with_candidates(arg, early.clone());
        let program = cli::definition(&data, early.language).mut_args(complete);
        program.mut_subcommands(|command| command.mut_args(complete))
    };
    let current = std::env::current_dir().ok();
    // Where a shell cannot be answered, it has no use for an error.
    CompleteEnv::with_factory(program).try_complete(args, current.as_deref()).unwrap_or(true)
}

/// Argument with candidates for its values, by the name of these in the definition.
fn with_candidates(arg: Arg, early: EarlyArgs) -> Arg {
    let name = arg.get_value_names().and_then(|names| names.first()).map(ToString::to_string);
    let is_other = !arg.get_action().takes_values()
        || arg.get_value_hint() != ValueHint::Unknown
        || !arg.get_possible_values().is_empty();
    let Some(name) = name.filter(|_| !is_other) else { return arg };
    let name = english_value(&name).to_owned();
    let id = arg.get_id().to_string();
    arg.add(ArgValueCompleter::new(move |typed: &OsStr| {
        let typed = typed.to_string_lossy();
        // Of several joined by commas the last is completed.
        let (before, last) = typed.split_at(typed.rfind(',').map_or(0, |comma| comma + 1));
        let found = candidates(&early.dataset(), &name, &id, early.language).unwrap_or_default();
        let wanted = spellings(last);
        let begins = |value: &str| {
            let mut pairs = wanted.iter().zip(spellings(value));
            value.starts_with(last) || pairs.any(|(wanted, value)| value.starts_with(wanted))
        };
        let found = found.into_iter().filter(|(value, _)| begins(value)).map(|(value, help)| {
            let help = (!help.is_empty()).then(|| help.into());
            CompletionCandidate::new(format!("{before}{value}")).help(help)
        });
        found.collect()
    }))
}

/// Values, each with its meaning.
type Candidates = Vec<(String, String)>;

/// Values that an argument can have.
fn candidates(data: &Dataset, name: &str, id: &str, language: Language) -> Result<Candidates> {
    let pair = |id: &str, help: &str| (id.to_owned(), help.to_owned());
    let plain = |name: &str| pair(name, "");
    let labelled = |id: &str, label: &Localized| match language {
        Language::English => (id.to_owned(), label.en.clone()),
        Language::German => (word(&label.de), label.de.clone()),
    };
    let schema = data.schema(0)?;
    let DimensionsFile { dimensions, periods, .. } = &*schema.dimensions;
    Ok(match name {
        "TOWN" => data.towns(true)?.iter().map(|it| pair(&it.id, district(it, language))).collect(),
        "COLUMN" => schema.columns.iter().map(|it| (it.id.clone(), it.label(language))).collect(),
        "CLASS" => {
            let dimension = dimensions.iter().find(|it| cli::class_option_id(it) == id);
            let classes = dimension.into_iter().flat_map(|it| &it.classes);
            classes.map(|it| labelled(&it.id, &it.label)).collect()
        }
        "DIMENSION=NUMBER" => dimensions.iter().map(|it| plain(&format!("{}=", it.id))).collect(),
        "GROUPING" => {
            let dimensions = dimensions.iter().map(|it| labelled(&it.id, &it.label));
            dimensions.chain(["district", "region"].map(plain)).collect()
        }
        "PERIOD" => periods.iter().map(|it| pair(&it.id, it.label.get(language))).collect(),
        "DISTRICT" | "REGION" => {
            let kind = if name == "REGION" { Identity::Region } else { Identity::District };
            area_names(kind, data)?.into_iter().map(|it| (word(it), it.to_owned())).collect()
        }
        "FIELD" => data.fields()?.fields.iter().map(|it| labelled(&it.id, &it.label)).collect(),
        "SOURCE" => data.sources()?.iter().map(|it| pair(&it.id, it.title.get(language))).collect(),
        "FORMAT" => FORMATS.iter().map(|it| plain(it.name)).collect(),
        "FILE" => SCHEMAS.iter().map(|it| plain(it.name)).collect(),
        "LANGUAGE" => ["en", "de"].map(plain).into(),
        "COMMAND" | "TOPIC" => {
            let program = cli::definition(&schema.dimensions, language);
            let guide = Guide { program, dataset: data, language, width: 80 };
            guide.words().map(|it| plain(&it)).collect()
        }
        _ => Vec::new(),
    })
}

/// Name as one word that no shell reads otherwise.
fn word(name: &str) -> String {
    let is_gap = |c: char| !c.is_alphanumeric();
    name.to_lowercase().split(is_gap).filter(|it| !it.is_empty()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::candidates;
    use crate::data::Dataset;
    use crate::i18n::Language;

    #[test]
    fn candidates_are_ids_of_the_data() {
        let data = Dataset::default();
        let found = |name, id| candidates(&data, name, id, Language::English).unwrap();
        assert!(found("TOWN", "towns").contains(&("altena".into(), "Märkischer Kreis".into())));
        assert!(found("CLASS", "class:size").contains(&("small".into(), "small".into())));
        assert!(found("DISTRICT", "district").iter().any(|(name, _)| name == "märkischer-kreis"));
        assert!(found("TOPIC", "words").iter().any(|(name, _)| name == "formats"));
        for (value, _) in found("DISTRICT", "district").iter().chain(&found("REGION", "region")) {
            assert!(!value.contains([' ', '(', '\'']), "{value}");
        }
    }
}
