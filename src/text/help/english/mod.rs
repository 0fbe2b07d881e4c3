//! The help in English.

mod documents;
mod municipalities;

use super::{Argument, Help, arg, topics};

pub static ENGLISH: Help = Help {
    about: "How eight municipalities of North Rhine-Westphalia receive, house and integrate \
            refugees: figures and documented facts, each with its source. What the expert report \
            of 2016 found is known from the state’s press release about it.",
    usage: "quartier COMMAND [ARGUMENTS] [OPTIONS]",
    more_of_program: "\
More:
  quartier help COMMAND      what a command takes, with examples
  quartier help output       Excel, QGIS, print, files, language, sources
  quartier help filters      which municipalities: classes, districts, --where
  quartier help expressions  the language of conditions and computed columns
  quartier help towns        how a municipality can be named
  quartier help dataset      a study of your own: files and fields
  quartier --version         version of the program and of its data",
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
    any_options: "[OPTIONS]",

    version: "quartier {}\ndata {} of {}\n",
    version_without_data: "quartier {}\ndata cannot be read\n",

    level: arg("level", "CLASS", "{}: {}"),
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
    output: topics::output::ENGLISH,
    filters: topics::filters::ENGLISH,
    towns: topics::towns::ENGLISH,
    dataset: topics::dataset::ENGLISH,
    expressions: topics::expressions::ENGLISH,
};

const SHARED: &[Argument] = &[
    arg("all", "", "Among all municipalities, not only the case studies"),
    arg("limit", "N", "Print no more than so many"),
    arg("period", "PERIOD", "Figures of which time: {} (default: {})"),
    arg("district", "NAME", "Only of these districts (Kreise)"),
    arg("region", "NAME", "Only of these administrative regions (Regierungsbezirke)"),
    arg("expression", "EXPR", "Only where this holds, e.g. `vacancy_2011 >= 5`"),
    arg("format", "FORMAT", "How to print it: one of the formats below"),
    arg("output", "FILE", "Write to a file, whole or not at all; `-` is standard output"),
    arg("no_header", "", "Leave out the line of headers (tsv, csv, excel-csv)"),
    arg("points", "", "Points in the place of areas (geojson)"),
    arg("no_pager", "", "Print long output at once, not screen by screen"),
    arg("cite", "", "Name the sources of what is printed"),
    arg("lang", "LANGUAGE", "Language: en or de"),
    arg("data", "DIR", "Answer from the dataset in this folder, not the bundled one"),
    arg("color", "WHEN", "Colour: auto (on a terminal; default), always or never"),
    arg("help", "", "Print help"),
    arg("version", "", "Print the version of the program and of its data"),
];
