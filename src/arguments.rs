//! Arguments as they were typed: what has to be known before they are read, and what is clear
//! enough to be read as it was meant.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use clap::ValueEnum;

use crate::data::Dataset;
use crate::errors::UsageError;
use crate::i18n::{Language, german};
use crate::model::Identity;
use crate::output;
use crate::query::{direction, find_area};
use crate::terminal::{self, ColorChoice, language_of_tag};
use crate::text::is_control;

/// Arguments that have to be known before the others can be read, or what the environment says.
#[derive(Debug, Clone)]
pub struct EarlyArgs {
    /// Language for people.
    pub language: Language,
    /// Folder of the dataset.
    data: Option<PathBuf>,
    /// Use of colour.
    pub color: ColorChoice,
}

impl EarlyArgs {
    /// Reads them, as far as they are right.
    pub fn read(args: &[OsString]) -> Self {
        let value = |names: [&str; 2]| {
            let mut args = args.iter().take_while(|arg| *arg != "--");
            let attached = args.find_map(|arg| {
                let arg = arg.to_string_lossy();
                let rest = names.iter().find_map(|name| arg.strip_prefix(name))?;
                let value = rest.strip_prefix('=').map(OsString::from);
                (value.is_some() || rest.is_empty()).then_some(value)
            })?;
            attached.or_else(|| args.next().cloned())
        };
        let text = |value: Option<OsString>| value?.into_string().ok();
        let color = text(value(["--color", "--farbe"]));
        let language = text(value(["--lang", "--sprache"])).and_then(|it| language_of_tag(&it));
        let asked = language.or_else(|| terminal::language_asked().ok().flatten());
        Self {
            language: asked.unwrap_or_else(terminal::language_of_system),
            data: value(["--data", "--daten"]).map(PathBuf::from).or_else(terminal::data_folder),
            color: color.and_then(|it| ColorChoice::from_str(&it, true).ok()).unwrap_or_default(),
        }
    }

    /// Dataset that answers.
    pub fn dataset(&self) -> Dataset {
        self.data.clone().map_or_else(Dataset::default, Dataset::folder)
    }
}

/// Argument in which a blank stands for each line break and tab.
pub fn in_one_line(arg: OsString) -> OsString {
    let is_break = |c: char| c.is_control() && c.is_whitespace();
    arg.into_string().map_or_else(|arg| arg, |text| text.replace(is_break, " ").into())
}

/// Refuses characters that a terminal would obey, and that no document may hold.
///
/// # Errors
/// An argument has one.
pub fn refuse_control(args: &[OsString]) -> Result<(), UsageError> {
    let control = |arg: &OsString| arg.to_string_lossy().chars().find(|c| is_control(*c));
    let Some(c) = args.iter().find_map(control) else { return Ok(()) };
    let c = c.escape_default();
    Err(UsageError(tr!(
        "an argument has a control character, {c}",
        "ein Argument enthält ein Steuerzeichen, {c}"
    )))
}

/// Arguments as they were probably meant: `--json` is `--format=json`, and what belongs to a value
/// is joined to it.
pub fn as_meant(args: Vec<OsString>, dataset: &Dataset) -> Vec<OsString> {
    let mut result: Vec<OsString> = Vec::with_capacity(args.len());
    let end = args.iter().position(|arg| arg == "--").unwrap_or(args.len());
    let mut args = args.into_iter();
    for arg in args.by_ref().take(end) {
        let option = arg.to_str().and_then(|it| it.strip_prefix("--")).unwrap_or_default();
        if output::format_named(option).is_some_and(|it| it.name == option) {
            result.push(format!("--format={option}").into());
        } else if let (Some(gap), Some(value)) = (gap(&result, &arg, dataset), result.last_mut()) {
            value.push(gap);
            value.push(arg);
        } else {
            result.push(arg);
        }
    }
    result.extend(args);
    result
}

/// Characters by which an argument joins the value before it: `--size small medium`,
/// `--columns name, rent`, `--sort rent desc`, `--district soest unna`, `--weight size 2`.
fn gap(before: &[OsString], arg: &OsStr, dataset: &Dataset) -> Option<&'static str> {
    let [.., option, value] = before else { return None };
    let [option, value, arg] = [option.to_str()?, value.to_str()?, arg.to_str()?];
    if !option.starts_with('-') || value.starts_with('-') || arg.starts_with('-') {
        return None;
    }
    let option = option.trim_start_matches('-');
    if value.ends_with(',') {
        return Some("");
    }
    let is = |name| german::is_option(option, name);
    let each =
        |is_so: &dyn Fn(&str) -> bool| [value, arg].iter().all(|it| it.split(',').all(is_so));
    if option == "s" || is("sort") {
        return direction(arg.trim_end_matches(',')).map(|_| " ");
    }
    let area = [Identity::District, Identity::Region].into_iter().find(|it| is(it.id()));
    if let Some(kind) = area {
        let is_area = |name: &str| matches!(find_area(name, kind, dataset), Ok(Some(_)));
        let is_one = is_area(&format!("{value} {arg}"));
        return if is_one { Some(" ") } else { each(&is_area).then_some(",") };
    }
    if option == "c" || is("columns") {
        let schema = dataset.schema(0).ok()?;
        return each(&|it| schema.find(it.trim_start_matches('+')).is_some()).then_some(",");
    }
    let mut dimensions = dataset.dimensions().ok()?.dimensions.iter();
    if is("weight") {
        let is_name = dimensions.any(|it| it.is_called(value));
        let is_pair = value.contains(['=', ':']) && arg.contains(['=', ':']);
        return if is_pair { Some(",") } else { is_name.then_some("=") };
    }
    let dimension = dimensions.find(|it| is(&it.id))?;
    each(&|text| dimension.find_class(text).is_some()).then_some(",")
}

/// Tells whether the arguments ask for help, be it behind a mistake.
pub fn asks_for_help(args: &[OsString]) -> bool {
    let mut before = args.iter().take_while(|arg| *arg != "--");
    before.any(|arg| ["-h", "--help", "--hilfe"].iter().any(|it| arg == it))
}

#[cfg(test)]
mod tests {
    use super::as_meant;
    use crate::data::Dataset;

    #[test]
    fn arguments_are_read_as_they_were_meant() {
        let dataset = Dataset::default();
        for (typed, meant) in [
            ("list --json", "list --format=json"),
            ("list --size small medium --all", "list --size small,medium --all"),
            ("list --größe klein mittel", "list --größe klein,mittel"),
            ("map --size small altena", "map --size small altena"),
            ("list --columns name, rent", "list --columns name,rent"),
            ("list --sort rent desc", "list --sort rent\u{a0}desc"),
            ("list --sort rent desc, size", "list --sort rent\u{a0}desc,size"),
            ("list --district soest unna", "list --district soest,unna"),
            ("list --kreis Märkischer Kreis", "list --kreis Märkischer\u{a0}Kreis"),
            ("map --district soest altena", "map --district soest altena"),
            ("compare a b --columns rent vacancy", "compare a b --columns rent,vacancy"),
            ("match a --weight size 2", "match a --weight size=2"),
            ("search -- --json", "search -- --json"),
        ] {
            let words = |text: &str| {
                text.split(' ').map(|it| it.replace('\u{a0}', " ").into()).collect::<Vec<_>>()
            };
            assert_eq!(as_meant(words(typed), &dataset), words(meant), "{typed}");
        }
    }
}
