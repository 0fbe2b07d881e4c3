//! Help: the grouped list of commands, the page of a command, and topics.

use clap::builder::StyledStr;
use clap::{Arg, Command};

use crate::cli::{self, FOR_REPORTS, WITHOUT_REPORT};
use crate::command::stats;
use crate::data::Dataset;
use crate::i18n::german::{command_name, option_name};
use crate::i18n::{Language, join, list};
use crate::model::Identity;
use crate::query::area_names;
use crate::render::{FORMATS, Format};
use crate::text::{fold, wrap};

/// Groups of commands: their headings in both languages, and the commands.
const GROUPS: [([&str; 2], &[&str]); 4] = [
    (["Begin here", "Hier anfangen"], &["match", "show", "briefing", "search"]),
    (["All municipalities", "Alle Kommunen"], &["list", "compare", "stats", "map"]),
    (["The report", "Das Gutachten"], &["study", "findings", "recommendations", "facts"]),
    (
        ["Data and tools", "Daten und Werkzeuge"],
        &["indicators", "sources", "check", "export", "schema", "completions", "man", "help"],
    ),
];

macro_rules! topics {
    ($($name:literal)*) => {
        [$([
            include_str!(concat!("i18n/topics/", $name, ".en.md")),
            include_str!(concat!("i18n/topics/", $name, ".de.md")),
        ]),*]
    };
}

/// Topics of the help as Markdown, in both languages.
const TOPICS: [[&str; 2]; 8] = topics![
    "towns" "filters" "expressions" "formats" "fields" "likeness" "dataset" "environment"
];

/// Topic of the help, as its file has it: a title and a subject, other words by which people ask
/// for it, and the text.
struct Topic {
    title: &'static str,
    about: &'static str,
    others: &'static str,
    text: &'static str,
}

impl Topic {
    fn read(file: &'static str) -> Option<Self> {
        let (title, rest) = file.strip_prefix("# ")?.split_once(" – ")?;
        let (about, rest) = rest.split_once("\n\n<!-- ")?;
        let (others, text) = rest.split_once(" -->\n")?;
        Some(Self { title, about, others, text })
    }

    /// Topics in a language.
    fn all(language: Language) -> impl Iterator<Item = Self> {
        TOPICS.iter().filter_map(move |[english, german]| Self::read(language.of(english, german)))
    }

    fn is_called(&self, folded: &str) -> bool {
        fold(self.title) == folded || self.others.split(' ').any(|it| fold(it) == folded)
    }
}

/// Formats in which a command can answer.
fn formats(command: &str) -> impl Iterator<Item = &'static Format> {
    FORMATS.iter().filter(move |it| cli::takes_format(command, **it))
}

/// Help in a language, on a screen of a width.
pub struct Guide<'a> {
    /// Definitions of the command line in the language.
    pub program: Command,
    /// Dataset, whose classes and fields are named.
    pub dataset: &'a Dataset,
    /// Language.
    pub language: Language,
    /// Columns of the screen.
    pub width: usize,
}

impl Guide<'_> {
    /// Page of a command, else of the program.
    pub fn page(&self, command: Option<&str>) -> StyledStr {
        command.and_then(|name| self.command(name)).unwrap_or_else(|| self.program())
    }

    /// Page of a command, by any of its names.
    pub fn command(&self, name: &str) -> Option<StyledStr> {
        let mut program = self.explained();
        let named = |it: &&mut Command| cli::names(it).any(|it| it == name);
        Some(program.get_subcommands_mut().find(named)?.render_help())
    }

    /// Definitions in which the values of options that take a few are named.
    pub fn explained(&self) -> Command {
        let explained = |arg: Arg, command: &str| {
            let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
            let id = arg.get_id().as_str();
            let is_of_no_use = FOR_REPORTS.contains(&id) && WITHOUT_REPORT.contains(&command)
                || id == "no_header" && !formats(command).any(|it| it.name == "tsv");
            match self.values(id, command) {
                _ if is_of_no_use => arg.hide(true),
                Some(values) => arg.help(format!("{help}: {values}")),
                None => arg,
            }
        };
        let mut program = self.program.clone().term_width(self.width);
        program.build();
        program.mut_args(|arg| explained(arg, "list")).mut_subcommands(|command| {
            let name = command.get_name().to_owned();
            command.mut_args(|arg| explained(arg, &name))
        })
    }

    /// Values of an argument of a command, where they are few.
    fn values(&self, id: &str, command: &str) -> Option<String> {
        let (dataset, language) = (self.dataset, self.language);
        let text = |it: &str| it.to_owned();
        let values: Vec<String> = match id {
            "format" => formats(command).map(|it| text(it.name)).collect(),
            "field" => {
                let fields = dataset.fields().ok()?.fields.iter();
                fields.map(|it| text(language.of(&*it.id, it.short_label(language)))).collect()
            }
            "region" => area_names(Identity::Region, dataset).ok()?.into_iter().map(text).collect(),
            "by" => {
                let dimensions = dataset.dimensions().ok()?.dimensions.iter().map(|it| &*it.id);
                let names = dimensions.chain(["district", "region"]);
                names.map(|it| text(option_name(it, language))).collect()
            }
            "sort" if command == "stats" => stats::sort_keys(language),
            _ => return None,
        };
        Some(list(values))
    }

    /// Page of a topic, by any of its names.
    pub fn topic(&self, name: &str) -> Option<StyledStr> {
        let name = fold(name);
        let found = |language| Topic::all(language).position(|topic| topic.is_called(&name));
        let place = Language::ALL.into_iter().find_map(found)?;
        let Topic { title, text, .. } = Topic::all(self.language).nth(place)?;
        let heading = self.heading(title);
        Some(format!("{heading}\n{}", self.markdown(&self.with_data(text))).into())
    }

    /// Words that can stand behind `help`.
    pub fn words(&self) -> impl Iterator<Item = String> {
        let commands = self.program.get_subcommands().filter(|command| !command.is_hide_set());
        let names = commands.flat_map(cli::names);
        let topics = Language::ALL.into_iter().flat_map(Topic::all);
        names.map(str::to_owned).chain(topics.map(|topic| topic.title.to_lowercase()))
    }

    /// Page of the program: all commands in groups, and the topics.
    pub fn program(&self) -> StyledStr {
        let language = self.language;
        let about = self.program.get_about().map(ToString::to_string).unwrap_or_default();
        let usage = language.of(
            "Usage: quartier COMMAND [ARGUMENTS] [OPTIONS]",
            "Aufruf: quartier BEFEHL [ARGUMENTE] [OPTIONEN]",
        );
        let mut parts = vec![wrap(&format!("{about}."), 0, self.width), usage.to_owned()];
        let grouped = GROUPS.iter().flat_map(|(_, names)| *names);
        let lengths = grouped.map(|name| command_name(name, language).chars().count());
        let column = lengths.max().unwrap_or_default();
        for ([english, german], names) in GROUPS {
            let commands = names.iter().filter_map(|name| {
                let about = self.program.find_subcommand(name)?.get_about()?.to_string();
                Some((format!("{:<column$}", command_name(name, language)), about))
            });
            parts.push(self.list(language.of(english, german), commands));
        }
        let help = command_name("help", language);
        let command = language.of("COMMAND", "BEFEHL").to_owned();
        let about = language.of("a command with its options", "ein Befehl mit seinen Optionen");
        let topics = Topic::all(language).map(|topic| (topic.title.to_lowercase(), topic.about));
        let more = std::iter::once((command, about)).chain(topics);
        let more = more.map(|(name, about)| (format!("quartier {help} {name}"), about.to_owned()));
        parts.push(self.list(language.of("More", "Mehr"), more));
        let options = self.explained().mut_args(|arg| arg.hide(false));
        let options = options.help_template("{options}").render_help();
        let heading = self.heading(language.of("Options", "Optionen"));
        parts.push(format!("{heading}\n{}", options.ansi().to_string().trim_end()));
        format!("{}\n", parts.join("\n\n")).into()
    }

    /// Introduction for those who only type the name of the program.
    pub fn welcome(&self) -> String {
        let [[english, german]] = topics!["welcome"];
        let text = self.language.of(english, german);
        let cases = self.dataset.cases().unwrap_or_default();
        let names = join(cases.iter().map(|town| &*town.name), ", ");
        let all = self.dataset.towns(true).unwrap_or_default().len().to_string();
        self.markdown(&text.replace("{names}", &names).replace("{all}", &all))
    }

    /// Text of a topic with what the data define in the place of `{fields}` and the like.
    fn with_data(&self, text: &str) -> String {
        let language = self.language;
        let item = |name: &str, text: &str| format!("- {name} – {text}\n");
        let data = self.dataset.dimensions().cloned().unwrap_or_default();
        let classes = data.dimensions.iter().map(|dimension| {
            let classes = join(dimension.classes.iter().map(|it| it.label.get(language)), ", ");
            item(&format!("--{}", option_name(&dimension.id, language)), &classes)
        });
        let periods = data.periods.iter().map(|it| item(&it.id, it.label.get(language)));
        let fields = self.dataset.fields().map_or(&[][..], |it| &it.fields);
        let fields = fields.iter().map(|it| item(&it.id, it.label.get(language)));
        text.replace("{classes}\n", &classes.collect::<String>())
            .replace("{periods}\n", &periods.collect::<String>())
            .replace("{fields}\n", &fields.collect::<String>())
    }

    /// Markdown of a topic as text of a screen: headings, paragraphs, lines of code, and lists of
    /// names and explanations.
    fn markdown(&self, text: &str) -> String {
        let shown = |block: &str| {
            if let Some(title) = block.strip_prefix('#') {
                self.heading(title.trim_start_matches(['#', ' '])) + "\n"
            } else if block.starts_with("    ") {
                join(block.lines().map(|line| line.get(2..).unwrap_or_default()), "\n") + "\n\n"
            } else if let Some(items) = block.strip_prefix("- ") {
                let items = items.split("\n- ").map(|item| {
                    let item = join(item.lines().map(str::trim), " ");
                    let (name, text) = item.split_once(" – ").unwrap_or(("", &item));
                    (name.to_owned(), text.to_owned())
                });
                self.rows(items) + "\n\n"
            } else {
                wrap(&join(block.lines(), " "), 0, self.width) + "\n\n"
            }
        };
        let shown: String = text.trim().split("\n\n").map(shown).collect();
        format!("{}\n", shown.trim_end())
    }

    fn list(&self, heading: &str, rows: impl IntoIterator<Item = (String, String)>) -> String {
        format!("{}\n{}", self.heading(heading), self.rows(rows))
    }

    /// Names and explanations in two columns.
    fn rows(&self, rows: impl IntoIterator<Item = (String, String)>) -> String {
        let rows: Vec<_> = rows.into_iter().collect();
        let column = rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or_default();
        let lines = rows.iter().map(|(name, text)| {
            wrap(&format!("  {name:<column$}  {text}"), column + 4, self.width)
        });
        join(lines, "\n")
    }

    fn heading(&self, text: &str) -> String {
        let style = self.program.get_styles().get_header();
        format!("{style}{text}:{style:#}")
    }
}

#[cfg(test)]
mod tests {
    use super::{GROUPS, TOPICS, Topic};
    use crate::cli;
    use crate::i18n::Language;
    use crate::model::DimensionsFile;
    use crate::render::FORMATS;

    #[test]
    fn each_command_stands_in_one_group() {
        let program = cli::definition(&DimensionsFile::default(), Language::English);
        let shown = program.get_subcommands().filter(|command| !command.is_hide_set());
        let mut names: Vec<&str> = shown.map(clap::Command::get_name).collect();
        let mut grouped: Vec<&str> = GROUPS.iter().flat_map(|(_, names)| *names).copied().collect();
        names.sort_unstable();
        grouped.sort_unstable();
        assert_eq!(grouped, names);
    }

    #[test]
    fn the_topic_of_formats_explains_each() {
        for (format, file) in FORMATS.iter().flat_map(|it| TOPICS[3].map(|file| (it.name, file))) {
            let text = Topic::read(file).unwrap().text;
            assert!(text.contains(&format!("\n- {format} – ")), "{format}");
        }
    }
}
