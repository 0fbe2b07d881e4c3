//! The manual: the same definitions and texts as the help, as pages that `man` shows.

mod layout;

use clap::{Arg, Command};
use layout::Page;
use roff::{Inline, bold, italic, roman};

use crate::{
    arguments::FILTERS,
    cli,
    dataset::Edition,
    help::Guide,
    text::{Command as Told, Help},
};

/// The manual for whom a guide is for.
pub struct Manual<'a> {
    pub guide: &'a Guide<'a>,
    /// The edition of the data, whose date is that of the pages.
    pub edition: Option<&'a Edition>,
}

impl Manual<'_> {
    /// The page of the program, with what concerns all commands.
    pub fn of_program(&self) -> String {
        let help = self.help();
        let program = self.guide.program();
        let commands = || help.commands.iter().copied().flatten();
        // What it is about, without how.
        let name = help.about.split(':').next().unwrap_or_default();
        let mut page = self.page("quartier", name, help.usage);
        page.paragraph(help.about);
        page.paragraph(help.other_names);
        page.section(help.commands_heading);
        for command in commands() {
            page.term(vec![bold(command.name)], command.about);
        }
        page.section(help.options_heading);
        options(&mut page, program.get_arguments());
        list(&mut page, Page::part, help.formats_heading, help.formats);

        topic(&mut page, help.output.about);
        page.laid_out(help.output.after);
        topic(&mut page, help.filters.about);
        options(&mut page, self.guide.of_kind(FILTERS, &program));
        if self.guide.has_examples {
            page.typed(help.filters.examples);
        }
        page.laid_out(&self.guide.more_on_filters());
        topic(&mut page, help.expressions);
        topic(&mut page, help.towns);
        self.examples(&mut page, commands().filter_map(|command| command.examples.first()));
        list(&mut page, Page::section, help.exit_heading, help.exit);
        list(&mut page, Page::section, help.environment_heading, help.environment);
        self.end(page, commands().map(|command| format!("quartier-{}", command.name)))
    }

    /// The page of a command.
    pub fn of_command(&self, told: &Told) -> String {
        let help = self.help();
        let program = self.guide.program();
        let command = program.find_subcommand(told.name);
        let usage = command.map(|command| self.guide.usage(command)).unwrap_or_default();
        let mut page = self.page(&format!("quartier-{}", told.name), told.about, &usage);
        page.paragraph(told.about);
        page.section(help.options_heading);
        for heading in [help.arguments_heading, help.options_heading, help.filters_heading] {
            let arguments = command.into_iter().flat_map(Command::get_arguments);
            let under = arguments.filter(|it| it.get_help_heading() == Some(heading));
            let under: Vec<_> = under.collect();
            if !under.is_empty() {
                page.part(heading);
                options(&mut page, under.into_iter());
            }
        }
        page.paragraph(help.more_of_command);
        self.examples(&mut page, told.examples.iter());
        self.end(page, std::iter::once("quartier".to_owned()))
    }

    fn help(&self) -> &'static Help {
        Help::of(self.guide.language)
    }

    /// A page up to its description: of what, in short, and how it is called.
    fn page(&self, title: &str, name: &str, usage: &str) -> Page {
        let help = self.help();
        let date = self.edition.map(|edition| edition.date.to_string()).unwrap_or_default();
        let program = concat!("quartier ", env!("CARGO_PKG_VERSION"));
        let mut page = Page::new(&title.to_uppercase(), &date, program, help.manual);
        page.section(help.name_heading);
        page.fill(&format!("{title} - {name}"));
        page.section(help.synopsis_heading);
        page.line(called(usage));
        page.section(help.description_heading);
        page
    }

    /// Questions and the commands that ask them, as far as they ask these data.
    fn examples<'e>(
        &self,
        page: &mut Page,
        examples: impl Iterator<Item = &'e (&'static str, &'static str)>,
    ) {
        let examples: Vec<_> = examples.filter(|_| self.guide.has_examples).collect();
        if !examples.is_empty() {
            page.section(self.help().examples_heading);
        }
        for (question, asked) in examples {
            page.paragraph(question);
            page.typed(&[asked]);
        }
    }

    /// The page with where more is to be read.
    fn end(&self, mut page: Page, others: impl Iterator<Item = String>) -> String {
        page.section(self.help().see_also_heading);
        let mut line = Vec::new();
        for other in others {
            line.extend((!line.is_empty()).then(|| roman(", ")));
            line.extend([bold(other), roman("(1)")]);
        }
        page.line(line);
        page.text()
    }
}

/// What several commands share, under its name, with which its text begins.
fn topic(page: &mut Page, text: &str) {
    let (heading, text) = text.split_once(": ").unwrap_or_default();
    page.section(heading);
    let mut chars = text.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    page.laid_out(&first.chain(chars).collect::<String>());
}

fn list(page: &mut Page, head: fn(&mut Page, &str), heading: &str, listed: &[(&str, &str)]) {
    head(page, heading);
    for (name, text) in listed {
        page.term(vec![bold(*name)], text);
    }
}

/// Arguments, each with its names and what is said of it.
fn options<'a>(page: &mut Page, arguments: impl Iterator<Item = &'a Arg>) {
    let mut arguments: Vec<_> = arguments.collect();
    // Levels come first among the filters.
    arguments.sort_by_key(|argument| !cli::is_level_option(argument));
    for argument in arguments {
        let text = argument.get_help().map(ToString::to_string).unwrap_or_default();
        page.term(names(argument), &text);
    }
}

/// What an argument is called: `-f, --format FORMAT` or `TOWN`.
fn names(argument: &Arg) -> Vec<Inline> {
    let value = argument.get_value_names().and_then(|names| names.first());
    let value = value.filter(|_| argument.get_action().takes_values());
    let value = value.map(|value| italic(value.as_str()));
    let short = argument.get_short().map(|short| bold(format!("-{short}")));
    let long = argument.get_long().map(|long| bold(format!("--{long}")));
    let mut names: Vec<_> = short.into_iter().collect();
    for part in long.into_iter().map(|it| (", ", it)).chain(value.map(|it| (" ", it))) {
        names.extend((!names.is_empty()).then(|| roman(part.0)));
        names.push(part.1);
    }
    names
}

/// How something is called: what is typed, and what stands for something else.
fn called(usage: &str) -> Vec<Inline> {
    let mut line = Vec::new();
    for word in usage.split(' ') {
        line.extend((!line.is_empty()).then(|| roman(" ")));
        let is_typed = word.contains(char::is_lowercase);
        line.push(if is_typed { bold(word) } else { italic(word) });
    }
    line
}
