//! One file a command: its arguments, and how it turns the dataset into a report. A new command
//! is a file and a variant of [`Command`].

mod briefing;
mod check;
mod compare;
mod export;
mod facts;
mod indicators;
mod list;
mod map;
mod matching;
mod schema;
mod search;
mod show;
mod sources;
mod statements;
pub mod stats;
mod study;

use anyhow::Result;

use crate::report::Report;

pub use crate::context::Context;

/// Commands that answer with a report; `i18n/german.rs` adds their German names.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    List(list::Args),
    #[command(aliases = ["profile", "profil", "info"])]
    Show(show::Args),
    Compare(compare::Args),
    Stats(stats::Args),
    #[command(name = "match", aliases = ["aehnlich", "similar"])]
    Match(matching::Args),
    #[command(aliases = ["report", "bericht"])]
    Briefing(briefing::Args),
    Map(map::Args),
    Facts(facts::Args),
    #[command(aliases = ["find", "finde"])]
    Search(search::Args),
    Findings(statements::FindingsArgs),
    #[command(visible_alias = "recs")]
    Recommendations(statements::RecommendationsArgs),
    Indicators(indicators::Args),
    #[command(aliases = ["licence", "license", "lizenz"])]
    Sources(sources::Args),
    /// Present the report: its origin, its findings, its gaps
    ///
    /// Examples:
    ///   The report on the screen
    ///     quartier study
    ///   The report as a document
    ///     quartier study --output study.docx
    #[command(aliases = ["gutachten", "about"], verbatim_doc_comment)]
    Study,
    #[command(alias = "pruefe")]
    Check(check::Args),
    Export(export::Args),
    Schema(schema::Args),
}

impl Command {
    /// True if it needs a dataset without faults.
    pub fn needs_data(&self) -> bool {
        match self {
            Self::Check(_) | Self::Schema(_) => false,
            // The files themselves are written as they are.
            Self::Export(args) => args.form.is_some(),
            _ => true,
        }
    }

    /// Answer of the command.
    ///
    /// # Errors
    /// The question does not fit the data, or the data cannot be read.
    pub fn report(&self, cx: &Context) -> Result<Report> {
        match self {
            Self::List(args) => args.report(cx),
            Self::Show(args) => args.report(cx),
            Self::Compare(args) => args.report(cx),
            Self::Stats(args) => args.report(cx),
            Self::Match(args) => args.report(cx),
            Self::Briefing(args) => args.report(cx),
            Self::Map(args) => args.report(cx),
            Self::Facts(args) => args.report(cx),
            Self::Search(args) => args.report(cx),
            Self::Findings(args) => args.report(None, cx),
            Self::Recommendations(args) => args.statements.report(Some(args), cx),
            Self::Indicators(args) => args.report(cx),
            Self::Sources(args) => args.report(cx),
            Self::Study => study::report(cx),
            Self::Check(args) => Ok(args.report(cx)),
            Self::Export(args) => args.report(cx),
            Self::Schema(args) => args.report(cx),
        }
    }
}
