//! From a question to its answer: report, format, bytes, and the place where they go.

use std::io;
use std::path::Path;
use std::process::ExitCode;
use std::rc::Rc;

use anyhow::Result;
use clap::ArgMatches;

use crate::cli::{self, LAYER, OutputArgs, PERIOD, POINTS};
use crate::command::Command;
use crate::context::Context;
use crate::data::Dataset;
use crate::errors::UsageError;
use crate::i18n::german::command_name;
use crate::i18n::{Language, Localized};
use crate::messages::Messages;
use crate::model::{DimensionsFile, Period, Schema};
use crate::render::{Format, Readers, Style};
use crate::report::Report;
use crate::text::{Suggestion, fold, sign, typed};
use crate::view::{citations, geography};
use crate::{output, terminal};

/// Question, and the circumstances under which it is asked.
pub struct Answer<'a> {
    /// Command that answers.
    pub command: &'a Command,
    /// Name of the command.
    pub name: &'a str,
    /// Arguments of the command.
    pub arguments: &'a ArgMatches,
    /// Options of the output.
    pub output: &'a OutputArgs,
    /// Messages beside the answer.
    pub messages: Messages,
}

impl Answer<'_> {
    /// Gives the answer from a dataset.
    ///
    /// # Errors
    /// The question does not fit the data, the data are wrong, or the answer cannot be written.
    pub fn give(&self, dataset: Rc<Dataset>) -> Result<ExitCode> {
        let is_stdout = |file: &&Path| ["-", "/dev/stdout"].map(Path::new).contains(file);
        let file = self.output.output.as_deref().filter(|file| !is_stdout(file));
        let format = self.format(file)?;
        let cx = self.context(dataset, format)?;
        let mut report = self.command.report(&cx)?;
        let format = self.final_format(format, &report)?;
        if format.name == LAYER {
            geography::locate(&mut report, self.has_points(), &cx)?;
            citations::resolve(&mut report, &cx)?;
        }
        report.lists_sources |= self.output.sources;
        if self.output.quiet {
            report.notes.clear();
            report.remarks.clear();
        }
        if self.output.quiet || file.is_some() || !terminal::stdout_is_terminal() {
            report.hints.clear();
        }
        if cx.with_sources || report.lists_sources {
            citations::resolve(&mut report, &cx)?;
        }
        self.deliver(&report, format, file)
    }

    fn has_points(&self) -> bool {
        // Commands without layers do not know the option.
        matches!(self.arguments.try_get_one::<bool>(POINTS), Ok(Some(true)))
    }

    /// Format that was asked for, or the one that suits where the answer goes.
    fn format(&self, file: Option<&Path>) -> Result<Format, UsageError> {
        let asked = match (self.output.format, file) {
            (None, Some(file)) => output::format_of_file(file)?,
            (asked, _) => asked,
        };
        let is_on_terminal = file.is_none() && terminal::stdout_is_terminal();
        let implied = match self.name {
            _ if self.has_points() => LAYER,
            _ if self.output.no_header => "tsv",
            _ if is_on_terminal && terminal::is_dumb() => "text",
            _ if is_on_terminal => "table",
            "briefing" => "markdown",
            "show" | "facts" | "search" | "findings" | "recommendations" | "study" => "text",
            _ => "tsv",
        };
        let format = asked.map_or_else(|| output::parse_format(implied), Ok)?;
        self.refusal(format, is_on_terminal).map_or(Ok(format), |it| Err(UsageError(it)))
    }

    /// Format of a report that has only one, if no other is asked for: JSON of a schema, and a
    /// number as it is.
    fn final_format(&self, format: Format, report: &Report) -> Result<Format, UsageError> {
        let asked = self.output.format.map(|format| format.name);
        if report.json.as_ref().is_some_and(serde_json::Value::is_object) {
            if asked.is_some_and(|asked| asked != "json") {
                return Err(UsageError(tr!("a schema is JSON", "ein Schema ist JSON")));
            }
            return output::parse_format("json");
        }
        let is_bare = report.is_single_value && asked.is_none() && self.output.output.is_none();
        if is_bare { output::parse_format("text") } else { Ok(format) }
    }

    /// Message that the format does not suit the command, the other options or the place.
    fn refusal(&self, format: Format, is_on_terminal: bool) -> Option<Localized> {
        let name = format.name;
        if !cli::takes_format(self.name, format) {
            let [en, de] = Language::ALL.map(|language| command_name(self.name, language));
            if name == LAYER {
                return Some(tr!(
                    "`{en}` does not write {name}; `list`, `match` and `map` do",
                    "`{de}` schreibt kein {name}, sondern `liste`, `ähnlich` und `karte`"
                ));
            }
            let town = self.arguments.try_get_many::<String>("town").ok().flatten();
            let town: String = town.into_iter().flatten().map(|it| typed(it) + " ").collect();
            let is_town = !town.is_empty();
            let [show, zeige] = if is_town { ["show", "zeige"] } else { ["findings", "befunde"] };
            return Some(tr!(
                "`{en}` does not write {name}; `quartier {show} {town}-f {name}` does",
                "`{de}` schreibt kein {name}, sondern `quartier {zeige} {town}-f {name}`"
            ));
        }
        if self.has_points() && name != LAYER {
            return Some(tr!("`--points` is for geojson", "`--punkte` gilt nur für geojson"));
        }
        if self.output.no_header && !["tsv", "csv"].contains(&name) {
            return Some(tr!(
                "`--no-header` is for tsv and csv",
                "`--ohne-kopf` gilt nur für tsv und csv"
            ));
        }
        (is_on_terminal && ["xlsx", "docx"].contains(&name)).then(|| {
            tr!(
                "a terminal cannot show {name}; `-o FILE.{name}` writes a file",
                "ein Terminal kann {name} nicht zeigen; `-o DATEI.{name}` schreibt eine Datei"
            )
        })
    }

    fn context(&self, dataset: Rc<Dataset>, format: Format) -> Result<Context> {
        let asked = self.output.lang.or(terminal::language_asked()?).unwrap_or_default();
        let is_for_programs = format.readers == Readers::Programs;
        let language = if is_for_programs { asked } else { self.messages.language };
        let data = dataset.dimensions().cloned().unwrap_or_default();
        let (period, class_filters) = (self.period(&data)?, self.class_filters(&data)?);
        let schema = match dataset.schema(period) {
            Err(_) if !self.command.needs_data() => Schema::default(),
            schema => schema?,
        };
        let lists_sources = format.readers == Readers::Document || format.name == "bibtex";
        let with_sources = self.output.sources || lists_sources;
        Ok(Context { dataset, schema: Rc::new(schema), class_filters, with_sources, language })
    }

    /// Position of the period that is asked for, by its id or its label.
    fn period(&self, data: &DimensionsFile) -> Result<usize, UsageError> {
        // Commands without periods do not know the option.
        let asked = self.arguments.try_get_one::<String>(PERIOD).ok().flatten();
        let Some(asked) = asked else { return Ok(0) };
        let names = |period: &Rc<Period>| {
            let [en, de] = Language::ALL.map(|language| period.short_label(language).to_owned());
            [period.id.clone(), en, de, period.label.en.clone(), period.label.de.clone()]
        };
        let is_it = |period: &Rc<Period>| names(period).iter().any(|it| fold(it) == fold(asked));
        data.periods.iter().position(is_it).ok_or_else(|| {
            let periods = || data.periods.iter();
            let shown = |to: Language| periods().map(move |it| to.of(&*it.id, it.short_label(to)));
            let message = tr!("there is no period `{asked}`", "es gibt keine Zeit `{asked}`");
            UsageError(Suggestion::among(asked, shown).after(&message))
        })
    }

    /// Classes that the options of the dimensions ask for, as [`Context::class_filters`].
    fn class_filters(&self, data: &DimensionsFile) -> Result<Vec<(usize, Vec<usize>)>, UsageError> {
        let filters = data.dimensions.iter().enumerate().filter_map(|(place, dimension)| {
            let id = cli::class_option_id(dimension);
            // Commands without filters do not know the option.
            let names = self.arguments.try_get_many::<String>(&id).ok()??;
            let classes = names.map(|name| {
                let found = dimension.find_class(name).filter(|_| sign(name).is_none());
                found.ok_or_else(|| UsageError(dimension.unknown_class(name)))
            });
            Some(classes.collect::<Result<Vec<_>, _>>().map(|classes| (place, classes)))
        });
        filters.collect()
    }

    fn deliver(&self, report: &Report, format: Format, file: Option<&Path>) -> Result<ExitCode> {
        let is_on_screen = file.is_none() && format.readers == Readers::Screen;
        let style = Style {
            width: if is_on_screen { terminal::width() } else { 80 },
            height: if is_on_screen { terminal::height() } else { 24 },
            color: is_on_screen && terminal::has_color(self.messages.color, &io::stdout()),
            pictures: !is_on_screen || terminal::has_pictures(),
            header: !self.output.no_header,
            quiet: self.output.quiet,
            labels: self.output.lang == Some(Language::German),
        };
        let bytes = (format.render)(report, &style)?;
        let replaced = file.map(|file| output::write(&bytes, file)).transpose()?;
        if file.is_none() {
            terminal::print(&bytes, report.page.is_empty(), report.language)?;
        }
        if format.readers == Readers::Programs {
            report.notes.iter().for_each(|note| self.messages.note(&note.words()));
        }
        report.remarks.iter().for_each(|remark| self.messages.note(remark));
        if format.readers != Readers::Screen {
            report.count.iter().for_each(|count| self.messages.line("", count));
        }
        if let Some((file, is_replaced)) = file.zip(replaced) {
            let sheet = report.sheet.as_ref().filter(|_| format.name == "xlsx");
            let rows = sheet.unwrap_or(&report.records).rows.len();
            self.tell_written(file, is_replaced, format, rows);
        }
        let Some(failure) = &report.failure else { return Ok(ExitCode::SUCCESS) };
        self.messages.error(failure.get(self.messages.language));
        Ok(ExitCode::FAILURE)
    }

    fn tell_written(&self, file: &Path, is_replaced: bool, format: Format, rows: usize) {
        let (language, file) = (self.messages.language, file.display());
        let rows = match rows {
            _ if !format.has_records() => String::new(),
            1 => language.of(", 1 row", ", 1 Zeile").to_owned(),
            rows => t!(language, ", {rows} rows", ", {rows} Zeilen"),
        };
        let replaced = language.of(" (replaced)", " (ersetzt)");
        let replaced = if is_replaced { replaced } else { "" };
        let written = language.of("written", "geschrieben");
        self.messages.line("", &format!("{written}: {file}{rows}{replaced}"));
        if format.name == "csv" && language == Language::German && !self.output.quiet {
            self.messages.note("für Excel: -o DATEI.xlsx");
        }
    }
}
