//! The help in English.

mod documents;
mod municipalities;

use super::{Argument, Help, Value, arg, topics};

pub static ENGLISH: Help = Help {
    about: "How eight municipalities of North Rhine-Westphalia receive, house and integrate \
            refugees: figures and documented facts, each with its source. What the expert report \
            of 2016 found is known from the state’s press release about it.",
    usage: "quartier COMMAND [ARGUMENTS] [OPTIONS]",
    more: &[
        ("help COMMAND", "what a command takes, with examples"),
        ("help output", "Excel, QGIS, print, files, language, sources"),
        ("help filters", "which municipalities: classes, districts, --where"),
        ("help expressions", "the language of conditions and computed columns"),
        ("help towns", "how a municipality can be named"),
        ("help dataset", "a study of your own: files and fields"),
        ("--version", "version of the program and of its data"),
    ],
    other_names: "",
    more_of_command: "\
Formats, files, language, sources: quartier help output. More on choosing: \
quartier help filters, quartier help expressions, quartier help towns.",

    usage_heading: "Usage",
    commands_heading: "Commands",
    arguments_heading: "Arguments",
    options_heading: "Options",
    filters_heading: "Filters",
    output_heading: "Output",
    formats_heading: "Formats",
    examples_heading: "Examples",
    more_heading: "More",
    any_options: "[OPTIONS]",

    manual: "Manual of quartier",
    name_heading: "Name",
    synopsis_heading: "Synopsis",
    description_heading: "Description",
    see_also_heading: "See also",

    version: "quartier {}\ndata {} of {}\n",
    version_without_data: "quartier {}\ndata cannot be read\n",

    value,
    level: arg("level", "{}: {}"),
    across: "; across: the municipality today, the case studies as they were",
    times: "A class rests on the figures of a time: {}. ",
    commands: &[municipalities::COMMANDS, documents::COMMANDS],
    shared: SHARED,
    formats: &[
        ("table", "a table for people, fitted to the terminal"),
        ("tsv", "tab-separated values"),
        ("csv", "comma-separated values (RFC 4180)"),
        ("excel-csv", "CSV for German spreadsheets: semicolons, decimal commas"),
        ("xlsx", "an Excel workbook, with a sheet of the sources"),
        ("json", "one JSON array"),
        ("jsonl", "one JSON object a line"),
        ("geojson", "areas or points for QGIS (RFC 7946)"),
        ("markdown", "Markdown, to paste into a document"),
        ("html", "a page for the browser, to print or to send"),
        ("bibtex", "the sources of what would be printed, as BibTeX"),
        ("csl-json", "the sources of what would be printed, as CSL-JSON"),
    ],
    environment: &[
        ("QUARTIER_LANG", "the language, as --lang; else that of the locale"),
        ("QUARTIER_DATA", "the folder of another dataset, as --data"),
        ("QUARTIER_PAGER, PAGER", "what long output goes through; empty: nothing"),
        ("NO_COLOR, CLICOLOR_FORCE", "if not empty: no colour, or colour also in pipes"),
        ("COLUMNS, LINES", "how wide and high the screen is"),
        ("TERM", "dumb: no colour, no drawings, no pager"),
    ],
    environment_heading: "Environment",
    exit: &[
        ("0", "done; also if nothing matches or the reader closes the pipe"),
        ("1", "the data or the system failed: faulty data, a full disk"),
        ("2", "the command line is wrong: an unknown option, town or column"),
    ],
    exit_heading: "Exit status",
    output: topics::output::ENGLISH,
    filters: topics::filters::ENGLISH,
    towns: topics::towns::ENGLISH,
    dataset: topics::dataset::ENGLISH,
    expressions: topics::expressions::ENGLISH,
};

const SHARED: &[Argument] = &[
    arg("all", "Among all municipalities, not only the case studies"),
    arg("limit", "Print no more than so many"),
    arg("period", "Figures of which time: {} (default: {})"),
    arg("district", "Only of these districts (Kreise)"),
    arg("region", "Only of these administrative regions (Regierungsbezirke)"),
    arg("expression", "Only where this holds, e.g. `vacancy_2011 >= 5`"),
    arg("format", "How to print it: one of the formats below"),
    arg("output", "Write to a file, whole or not at all; `-` is standard output"),
    arg("no_header", "Leave out the line of headers (tsv, csv, excel-csv)"),
    arg("points", "Points in the place of areas (geojson)"),
    arg("no_pager", "Print long output at once, not screen by screen"),
    arg("cite", "Name the sources of what is printed"),
    arg("lang", "Language: en or de"),
    arg("data", "Answer from the dataset in this folder, not the bundled one"),
    arg("color", "Colour: auto (on a terminal; default), always or never"),
    arg("help", "Print help"),
    arg("version", "Print the version of the program and of its data"),
];

fn value(value: Value) -> &'static str {
    match value {
        Value::Author => "AUTHOR",
        Value::Class => "CLASS",
        Value::Column | Value::Columns | Value::Grouping | Value::Numbers => "COLUMN",
        Value::Command => "COMMAND",
        Value::Condition => "EXPR",
        Value::Confidence => "DEGREE",
        Value::Count => "N",
        Value::Date => "DATE",
        Value::District | Value::Region | Value::Schema => "NAME",
        Value::Documented | Value::Town | Value::Towns => "TOWN",
        Value::Field => "FIELD",
        Value::File => "FILE",
        Value::Folder => "DIR",
        Value::Form | Value::Format => "FORMAT",
        Value::Key => "KEY",
        Value::Kind => "KIND",
        Value::Language => "LANGUAGE",
        Value::Likeness => "COLUMN=VALUE",
        Value::Neighbours => "WHOM",
        Value::Order => "ORDER",
        Value::Period => "PERIOD",
        Value::Shell => "SHELL",
        Value::Source => "SOURCE",
        Value::Statement => "ID|TOWN",
        Value::Text => "TEXT",
        Value::Topic => "COMMAND|TOPIC",
        Value::Weight => "DIMENSION=NUMBER",
        Value::When => "WHEN",
    }
}
