//! quartier answers questions about how eight municipalities of North Rhine-Westphalia
//! received, housed and integrated refugees.
//!
//! Arguments become a command, the command meets the dataset and becomes a report, the report
//! becomes text. Each room uses only those below it:
//!
//! ```text
//! app          from arguments to a question, or to help, manual, version, completions
//! answer       from a question to a report, a format, bytes, and the place where they go
//! usage_errors refused command lines in one line, with a suggestion
//! completion   candidates for shells; help: pages of commands and topics
//! arguments    what was typed, read as it was meant
//! cli          definitions of the command line; i18n/german.rs lays German over them
//! command/     one file a command: its arguments, and dataset → report
//! view/        what several commands show: columns, facts, a town, likeness, statements
//! render/      one file a format; knows tables and text, not municipalities
//! report/      the answer as data: blocks, tables, texts with citations
//! similarity   how alike municipalities are
//! search       in which texts words stand
//! query/       town names, filters, sorting, columns that are asked for
//! context      the dataset, columns, classes and language of a question
//! data/        the dataset: reading and checking files, computed figures, classes
//! expression/  the language of --where, computed columns and rules
//! model/       what the data are made of, and the registry of columns
//! closed_list  options that take one of a few values
//! output, messages, terminal, errors, i18n/, number/, text/
//! ```

// Its macros `t!` and `tr!`, for texts in both languages, are known everywhere.
#[macro_use]
mod i18n;

mod answer;
mod app;
mod arguments;
mod cli;
mod closed_list;
mod command;
mod completion;
mod context;
mod data;
mod errors;
mod expression;
mod help;
mod messages;
mod model;
mod number;
mod output;
mod query;
mod render;
mod report;
mod search;
mod similarity;
mod terminal;
mod text;
mod usage_errors;
mod view;

pub use app::run;
