//! Help: the definitions of the command line with what a language says of them, and the topics
//! that commands share. Nothing of it is made unless somebody asks or is refused.

use std::rc::Rc;

use clap::{
    Arg,
    builder::{PossibleValue, StyledStr, Styles},
};

use crate::{
    arguments::{FILTERS, PERIOD},
    cli::{self, OUTPUT},
    language::Language,
    lines::{fitted, hanging},
    schema::{Dimension, Dimensions, Times},
    template,
    text::{Argument, Help, Topic, Value, filled},
};

/// Who asks for help, and on what.
pub struct Guide<'a> {
    pub language: Language,
    pub dimensions: &'a Dimensions,
    /// Whether the data are those that the examples ask.
    pub has_examples: bool,
    /// How many cells a line has.
    pub width: usize,
}

impl Guide<'_> {
    /// The definitions with all texts.
    pub fn program(&self) -> clap::Command {
        let help = self.help();
        let program = cli::command(self.dimensions)
            .mut_args(|arg| self.told(arg, None).hide(true))
            .mut_subcommands(|command| self.command(command));
        let more = help.more.iter().map(|(asked, about)| (format!("quartier {asked}"), *about));
        let more = list(help.more_heading, more) + help.other_names;
        self.page(program, help.about, help.usage, more.trim_end())
            .subcommand_help_heading(help.commands_heading)
    }

    /// The explanation of a topic, if there is one of this name in either language.
    pub fn topic(&self, name: &str) -> Option<StyledStr> {
        let help = self.help();
        match name {
            "expressions" | "expression" | "where" | "ausdrücke" | "ausdruecke" | "ausdruck" => {
                Some(fitted(help.expressions, self.width).into())
            }
            "towns" | "town" | "orte" | "ort" | "kommunen" | "kommune" => {
                Some(fitted(help.towns, self.width).into())
            }
            "dataset" | "datensatz" | "data" | "daten" => {
                let fields = template::fields(self.language, self.width);
                Some((fitted(help.dataset, self.width) + &fields).into())
            }
            "output" | "ausgabe" | "formats" | "formate" | "format" => {
                let formats = list(help.formats_heading, help.formats.iter().copied());
                let environment = list(help.environment_heading, help.environment.iter().copied());
                let exit = list(help.exit_heading, help.exit.iter().copied());
                let after = format!("{formats}\n{}\n\n{environment}\n{exit}", help.output.after);
                Some(self.options(OUTPUT, &help.output, &after))
            }
            "filters" | "filter" => {
                Some(self.options(FILTERS, &help.filters, &self.more_on_filters()))
            }
            _ => None,
        }
    }

    /// What is said of filters behind their list.
    pub fn more_on_filters(&self) -> String {
        let help = self.help();
        let times = self.dimensions.periods.iter();
        let times = times.map(|it| format!("{} – {}", it.id, it.label.get(self.language)));
        let times = times.collect::<Vec<_>>().join("; ");
        let told = if times.is_empty() { "" } else { help.times };
        filled(help.filters.after, &[&filled(told, &[&times])])
    }

    /// The options of a kind.
    pub fn of_kind<'p>(
        &self,
        kind: &str,
        program: &'p clap::Command,
    ) -> impl Iterator<Item = &'p Arg> + use<'p> {
        let help = self.help();
        let heading = if kind == OUTPUT { help.output_heading } else { help.filters_heading };
        let is_besides =
            move |id: &str| heading == help.filters_heading && ["all", PERIOD].contains(&id);
        // No command has more filters than `list`; what concerns the output all have.
        let list = program.find_subcommand("list").into_iter();
        list.flat_map(clap::Command::get_arguments).filter(move |arg| {
            arg.get_help_heading() == Some(heading) || is_besides(arg.get_id().as_str())
        })
    }

    fn help(&self) -> &'static Help {
        Help::of(self.language)
    }

    /// A command with its texts.
    fn command(&self, command: clap::Command) -> clap::Command {
        let help = self.help();
        let Some(told) = help.command(command.get_name()) else {
            return command;
        };
        let command = command.mut_args(|arg| {
            let argument = told.argument(arg.get_id().as_str());
            self.told(arg, argument)
        });
        let usage = self.usage(&command);
        let examples = told.examples.iter().map(|(question, asked)| {
            let question = hanging(&format!("  {question}"), 2, self.width);
            format!("{question}\n    {asked}")
        });
        let after = self.examples(examples) + help.more_of_command;
        self.page(command, told.about, &usage, &after)
    }

    /// How a command is called.
    pub fn usage(&self, command: &clap::Command) -> String {
        let mut usage = format!("quartier {}", command.get_name());
        for positional in command.get_positionals() {
            usage = format!("{usage} {positional}");
        }
        if command.get_opts().next().is_some() {
            usage = format!("{usage} {}", self.help().any_options);
        }
        usage
    }

    /// The options of a kind, as a page of their own.
    fn options(&self, kind: &str, topic: &Topic, after: &str) -> StyledStr {
        let mut program = self.program();
        program.build();
        let help = self.help();
        let heading = if kind == OUTPUT { help.output_heading } else { help.filters_heading };
        let args = self.of_kind(kind, &program);
        let args = args.map(|arg| arg.clone().hide(false).global(false).help_heading(heading));
        let page = clap::Command::new("topic").disable_help_flag(true).args(args);
        let examples = self.examples(topic.examples.iter().map(|it| format!("  {it}")));
        let page = page.about(topic.about).term_width(self.width);
        let after = fitted(&(examples + after), self.width);
        page.help_template(format!("{{about}}\n\n{{all-args}}\n\n{after}\n")).render_help()
    }

    /// Examples, as far as they ask these data.
    fn examples(&self, examples: impl Iterator<Item = String>) -> String {
        let examples: Vec<_> = examples.filter(|_| self.has_examples).collect();
        if examples.is_empty() {
            return String::new();
        }
        let heading = heading(self.help().examples_heading);
        format!("{heading}\n{}\n\n", examples.join("\n"))
    }

    /// A page that says no more than this language does.
    fn page(&self, command: clap::Command, about: &str, usage: &str, after: &str) -> clap::Command {
        let heading = heading(self.help().usage_heading);
        let has_more = command.has_subcommands() || command.get_arguments().next().is_some();
        let more = if has_more { "\n\n{all-args}" } else { "" };
        let after = fitted(after, self.width);
        // As part of the template, as whatever follows the options is broken anew.
        command
            .about(about.to_owned())
            .help_template(format!("{{about}}\n\n{heading} {usage}{more}\n\n{after}\n"))
            .term_width(self.width)
    }

    /// An argument with its texts: those of its command, or those that it has everywhere.
    fn told(&self, arg: Arg, of_command: Option<&'static Argument>) -> Arg {
        let help = self.help();
        let heading = match arg.get_help_heading() {
            Some(FILTERS) => help.filters_heading,
            Some(_) => help.output_heading,
            None if arg.is_positional() => help.arguments_heading,
            None => help.options_heading,
        };
        let text = self.explanation(&arg, of_command);
        let arg = text.into_iter().fold(arg.help_heading(heading), Arg::help);
        if !arg.get_action().takes_values() {
            return arg;
        }
        let arg = arg.hide_possible_values(true).hide_default_value(true);
        Value::of(&arg).into_iter().fold(arg, |arg, value| arg.value_name((help.value)(value)))
    }

    /// What is said of an argument: by its command, or wherever it is.
    pub fn explanation(&self, arg: &Arg, of_command: Option<&'static Argument>) -> Option<String> {
        let help = self.help();
        let id = arg.get_id().as_str();
        let is_level = |dimension: &&Rc<Dimension>| cli::level_option_id(&dimension.id) == id;
        let dimension = self.dimensions.of(0).map(|it| &it.dimension).find(is_level);
        let shared = || help.shared.iter().find(|argument| argument.id == id);
        let argument = of_command.or(dimension.map(|_| &help.level)).or_else(shared)?;
        Some(match dimension {
            Some(dimension) => self.levels(argument.text, dimension),
            None if id == PERIOD => self.periods(argument.text, arg),
            None => argument.text.to_owned(),
        })
    }

    /// What is said of the levels of a dimension, as people call them.
    fn levels(&self, text: &str, dimension: &Dimension) -> String {
        let levels = dimension.levels.iter().map(|level| level.label.get(self.language));
        let levels = levels.collect::<Vec<_>>().join(", ");
        filled(text, &[dimension.label.get(self.language), &levels])
    }

    /// What is said of the periods, which the data name.
    fn periods(&self, text: &str, arg: &Arg) -> String {
        let values = arg.get_possible_values();
        let names: Vec<&str> = values.iter().map(PossibleValue::get_name).collect();
        let first = names.first().copied().unwrap_or_default();
        let text = filled(text, &[&names.join(", "), first]);
        let across = if names.contains(&Times::ACROSS) { self.help().across } else { "" };
        text + across
    }
}

/// A list under a heading, what it lists in a column.
fn list<T: AsRef<str>>(title: &str, listed: impl IntoIterator<Item = (T, &'static str)>) -> String {
    let listed: Vec<_> = listed.into_iter().collect();
    let names = listed.iter().map(|(name, _)| name.as_ref().chars().count());
    let width = names.max().unwrap_or_default();
    let lines = listed.iter().map(|(name, text)| format!("  {:<width$}  {text}\n", name.as_ref()));
    format!("{}\n{}", heading(title), lines.collect::<String>())
}

fn heading(heading: &str) -> String {
    let styles = Styles::default();
    let style = styles.get_header();
    format!("{style}{heading}:{style:#}")
}

#[cfg(test)]
mod tests;
