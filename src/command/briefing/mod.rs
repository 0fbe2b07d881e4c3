//! `quartier briefing`: one page on a municipality to hand to its council.

mod cases;
mod page;

use anyhow::{Result, bail};

use super::{Context, facts, matching, show};
use crate::errors::UsageError;
use crate::i18n::join;
use crate::report::{Block, Report};
use crate::view::Likeness;
use cases::Case;
use page::Page;

/// Write one page on a municipality, to hand to its council
///
/// Examples:
///   A page to print or to open in a browser
///     quartier briefing werdohl --output werdohl.html
///   A Word document in German
///     quartier briefing iserlohn --lang de --output iserlohn.docx
///   What similar towns did for work, school and sport
///     quartier briefing iserlohn --field work,sport
///   With everything behind the page
///     quartier briefing altena --full --output altena.html
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// Municipality, in any spelling
    #[arg(required = true, value_name = "TOWN")]
    pub town: Vec<String>,
    /// Fields, the rows of the table on the case studies
    #[arg(long, value_delimiter = ',', value_name = "FIELD")]
    pub field: Vec<String>,
    /// Append the profile, every step of the likeness and all facts on the towns of the table
    #[arg(long)]
    pub full: bool,
}

impl Args {
    /// Answer of the command.
    ///
    /// # Errors
    /// The question does not fit the data, or the data cannot be read.
    pub fn report(&self, cx: &Context) -> Result<Report> {
        let towns = cx.dataset.find_towns(&self.town)?;
        let [town] = towns[..] else {
            let [en, de] = ["briefing", "kurzbericht"].map(|name| {
                join(towns.iter().map(|it| format!("`quartier {name} {}`", it.id)), ", ")
            });
            bail!(UsageError(tr!(
                "a briefing is on one municipality: {en}",
                "ein Kurzbericht gilt einer Kommune: {de}"
            )));
        };
        let likeness = Likeness::in_periods(town, &[], cx)?;
        let cases = Case::chosen(town, &likeness, cx)?;
        let all = &cx.dataset.fields()?.fields;
        let is_named = all.iter().any(|it| it.briefing);
        let fields = match &self.field[..] {
            // Those that the data name, else all that say what the towns did.
            [] => all.iter().filter(|it| it.briefing || (!is_named && !it.situation)).collect(),
            asked => facts::fields_named(asked, cx)?,
        };
        let page = Page { town, likeness, cases, fields, cx };
        let name = &town.name;
        let title = t!(cx.language, "{name}: briefing", "{name}: Kurzbericht");
        let mut report = Report::new(title, cx.language);
        report.page = page.blocks()?;
        report.notes = page.notes();
        report.lists_sources = true;
        if self.full {
            report.page.extend(annex(&page)?);
        }
        Ok(report)
    }
}

/// All that is behind the page, as other commands show it.
fn annex(page: &Page<'_>) -> Result<Vec<Block>> {
    let (town, cx) = (page.town, page.cx);
    let mut blocks = vec![Block::Title(cx.of("Profile", "Profil").to_owned())];
    let period = cx.schema.dimensions.periods.len() - 1;
    blocks.extend(show::Profile { town, period, cx }.full()?);
    let steps =
        matching::Args { towns: vec![town.id.clone()], explain: true, ..matching::Args::default() };
    let likeness = steps.report(cx)?;
    let others = page.cases.iter().filter(|it| it.town.id != town.id);
    let words = others.map(|it| it.town.id.clone()).collect();
    let facts = facts::Args { words, ..facts::Args::default() }.report(cx)?;
    for report in [likeness, facts] {
        blocks.push(Block::Title(report.title.clone()));
        blocks.extend(report.into_part());
    }
    Ok(blocks)
}
