//! The help in English on the commands about what is written, and where.

use super::super::{Argument, Command, arg};

pub const COMMANDS: &[Command] = &[
    Command {
        name: "findings",
        about: "What the report found, according to the press release",
        arguments: STATEMENTS,
        examples: &[
            ("All of them", "quartier findings"),
            ("For large cities, with examples", "quartier findings --size large --examples"),
        ],
    },
    Command {
        name: "recommendations",
        about: "What the report recommends, according to the press release, and what the state \
                adds (short: recs)",
        arguments: &[
            arg(
                "kind",
                "Only these: recommendation (of the report), claim, commitment, appeal, \
                 instrument (of the state)",
            ),
            STATEMENT,
            EXAMPLES,
            FOR,
            SAID_BY,
        ],
        examples: &[
            ("What applies to a town", "quartier recommendations altena"),
            ("What the report itself recommends", "quartier recommendations --said-by report"),
        ],
    },
    Command {
        name: "facts",
        about: "What is documented: statements on towns, programmes and terms",
        arguments: &[
            arg(
                "names",
                "Municipalities, study, programme, definition, fields or single facts \
                 (default: all)",
            ),
            arg("field", "Only of these fields, e.g. housing-market"),
            arg("since", "Only what holds on this date or later: 2015, 2015-09, 15.09.2015"),
            arg("until", "Only what holds on this date or earlier"),
            arg("confidence", "Only what could be confirmed: high (all of it), medium (part)"),
            arg("search", "Only facts in which all these words stand"),
            arg("sort", "Order: field (by town and field; default) or date"),
        ],
        examples: &[
            ("What is documented on a town", "quartier facts altena"),
            ("What it cost, from 2015 on", "quartier facts --field costs --since 2015"),
        ],
    },
    Command {
        name: "search",
        about: "Search facts, findings, recommendations and sources",
        arguments: &[
            arg("words", "Words that all have to be there, in English or German"),
            arg("limit", "Print no more than so many (default: 20)"),
        ],
        examples: &[
            ("Where both words stand", "quartier search rent volunteers"),
            ("The first five places", "quartier search Kosten --limit 5"),
        ],
    },
    Command {
        name: "indicators",
        about: "What can be queried: columns, their meaning, date and source",
        arguments: &[arg("names", "Columns, indicators or dimensions (default: all)")],
        examples: &[
            ("All columns", "quartier indicators"),
            ("How a figure was made, and how sure it is", "quartier indicators vacancy_2011"),
        ],
    },
    Command {
        name: "sources",
        about: "Where it is from: bibliography, licences, attributions",
        arguments: &[arg("ids", "Sources, by their short names (default: all)")],
        examples: &[
            ("One source", "quartier sources wogv-2016"),
            ("All, for a reference manager", "quartier sources --format bibtex"),
        ],
    },
    Command {
        name: "study",
        about: "What the study is, what is known of it, and what is not",
        arguments: &[],
        examples: &[("On the screen", "quartier study"), ("In German", "quartier study --lang de")],
    },
    Command {
        name: "check",
        about: "Check a dataset: every fault with file, line and column",
        arguments: &[arg(
            "folder",
            "The folder of the dataset (default: that of --data, else the bundled one)",
        )],
        examples: &[
            ("The bundled one", "quartier check"),
            ("One’s own", "quartier check my-study"),
        ],
    },
    Command {
        name: "export",
        about: "Write the bundled dataset to a folder",
        arguments: &[
            arg("folder", "The folder to write to; it must be new or empty"),
            arg(
                "form",
                "datapackage: tables as CSV with a datapackage.json (Frictionless), for statistics programs and repositories; of --data, if given",
            ),
            arg(
                "empty",
                "Not the bundled one but a small one of invented data to overwrite, with comments",
            ),
        ],
        examples: &[
            ("To read, or as a start for one’s own", "quartier export my-study"),
            ("An own study, to overwrite", "quartier export --empty own-study"),
            ("For R, Python, DuckDB", "quartier export --as datapackage package"),
        ],
    },
    Command {
        name: "schema",
        about: "JSON Schemas of what the commands print and of the files of a dataset",
        arguments: &[arg(
            "name",
            "A command (list), or a file of a dataset (dimensions.toml); default: all in one document",
        )],
        examples: &[
            ("What a record of list holds", "quartier schema list"),
            ("What an editor needs to know of a file", "quartier schema dimensions.toml"),
        ],
    },
    Command {
        name: "completions",
        about: "What a shell runs to complete commands, towns, columns …",
        arguments: &[arg("shell", "The shell: bash, zsh, fish or powershell")],
        examples: &[
            ("For bash, as a file", "quartier completions bash --output quartier"),
            ("For zsh, as a file", "quartier completions zsh --output _quartier"),
        ],
    },
    Command {
        name: "man",
        about: "The manual, of the program or of a command",
        arguments: &[arg("command", "A command (default: the program)")],
        examples: &[
            ("As a file to install", "quartier man --output quartier.1"),
            ("Of a command", "quartier man list --output quartier-list.1"),
        ],
    },
    Command {
        name: "help",
        about: "Help on a command or a topic",
        arguments: &[arg("words", "A command, or output, filters, expressions, towns, dataset")],
        examples: &[
            ("On a command", "quartier help list"),
            ("On what is the same everywhere", "quartier help output"),
        ],
    },
];

const STATEMENTS: &[Argument] = &[STATEMENT, EXAMPLES, FOR, SAID_BY];
const STATEMENT: Argument = arg(
    "names",
    "Single statements, by their ids, or the municipality to which they are to apply (default: all)",
);
const EXAMPLES: Argument = arg("examples", "Show the documented examples of each");
const FOR: Argument = arg("town", "Only those that apply to this municipality");
const SAID_BY: Argument = arg("said_by", "Only what these say: report, minister, ministry");
