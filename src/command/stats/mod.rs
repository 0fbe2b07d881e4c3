//! `quartier stats`: how many municipalities and people are in each class, and how values are
//! distributed.

mod groups;
mod table;

pub use table::sort_keys;

use std::num::NonZeroUsize;

use anyhow::Result;

use self::groups::{Group, weight};
use self::table::{OF_CLASSES, OF_VALUES, cut, order, page};
use super::Context;
use crate::i18n::{join, joined};
use crate::model::Column;
use crate::query::{ColumnExpr, FilterArgs, split_list};
use crate::report::{Report, Table, Text};
use crate::view::{Selection, columns, notes};

/// Count municipalities and people by class; summarize columns
///
/// Examples:
///   Municipalities and people in each class
///     quartier stats
///   Vacancy in the five regions
///     quartier stats vacancy --by region
///   Districts with the highest rents
///     quartier stats rent --by district --sort -median --limit 5
///   Markets of small, medium and large municipalities
///     quartier stats market --by size
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// Columns of numbers, to print median, quartiles, mean and sum, or dimensions, to count their
    /// classes; without any, all dimensions
    #[arg(value_name = "COLUMN")]
    columns: Vec<String>,
    /// Group by
    #[arg(long, value_name = "GROUPING")]
    by: Option<String>,
    /// Printed columns to sort by, with `-` before the highest first
    #[arg(long, short, value_delimiter = ',', allow_hyphen_values = true, value_name = "KEY")]
    sort: Vec<String>,
    /// Number of lines to print for each column
    #[arg(long, short = 'n', value_name = "N")]
    limit: Option<NonZeroUsize>,
    /// Only the case studies, not all municipalities
    #[arg(long)]
    cases: bool,
    #[arg(long, hide = true, conflicts_with = "cases")]
    all: bool,
    #[command(flatten)]
    filters: FilterArgs,
}

impl Args {
    /// Answer of the command.
    ///
    /// # Errors
    /// The question does not fit the data, or the data cannot be read.
    pub fn report(&self, cx: &Context) -> Result<Report> {
        let by = self.by.as_deref().map(|name| groups::column(name, cx)).transpose()?;
        let columns = self.columns(by.as_deref(), cx)?;
        let is_of_classes = columns.iter().all(is_class);
        let order = order(&self.sort, if is_of_classes { OF_CLASSES } else { OF_VALUES })?;
        let selection = Selection::new(&self.filters, self.all || !self.cases, cx)?;
        let groups = Group::all(&selection.towns, by.as_deref(), cx.language);
        let section = |it| groups::section(it, by.as_deref(), &groups, cx);
        let mut sections: Vec<Table> = columns.iter().map(section).collect();
        let most = self.limit.map_or(usize::MAX, NonZeroUsize::get);
        let cuts = sections.iter_mut().map(|it| cut(it, &order, most, cx.language));
        let count = cuts.fold(None, Option::or);

        let labels = match &self.columns[..] {
            [] => format!("{} {}", cx.of("Classes", "Klassen"), cx.text(&cx.period().label)),
            _ => join(columns.iter().map(|it| it.label(cx.language)), ", "),
        };
        let grouping = by.iter().map(|by| by.label(cx.language));
        let subject = join([labels].into_iter().chain(grouping), cx.of(" by ", " nach "));
        let records = Table { is_cited: cx.with_sources, ..table::joined(&sections) };
        let mut report =
            Report::of_table(selection.title(Some(&subject), cx), cx.language, records);
        report.page = page(sections, by.is_some(), cx.language);
        report.count = count;
        let printed: Vec<_> =
            columns.iter().cloned().chain(by.as_ref().map(ColumnExpr::of)).collect();
        let known: Vec<_> = printed.iter().flat_map(|it| it.expr.columns()).collect();
        report.notes.extend((!is_of_classes).then(|| note_on_means(&columns, cx)));
        report.notes.extend(notes::on_calculations(&printed, cx));
        report.notes.extend(notes::on_classes(&known, &selection.towns, cx));
        selection.complete(&mut report, cx)?;
        if self.cases {
            let few = cx.of(
                "the case studies were chosen because they differ: their means say nothing about others",
                "die Fallkommunen wurden ihrer Unterschiede wegen ausgewählt; ihre Mittelwerte sagen nichts über andere",
            );
            report.remarks.push(few.to_owned());
        }
        Ok(report)
    }

    /// Columns of numbers, or dimensions: all but the one that makes the groups, if none is named.
    fn columns(&self, by: Option<&Column>, cx: &Context) -> Result<Vec<ColumnExpr>> {
        // What is printed anyway needs no name: `stats median rent`.
        let is_key = |it: &String| it == "avg" || OF_VALUES[3..].iter().any(|key| key.0 == it);
        let named = split_list(&self.columns)?.into_iter().filter(|it| !is_key(it));
        let named = named.map(|name| ColumnExpr::parse(&name, cx));
        let mut columns = named.collect::<Result<Vec<_>>>()?;
        columns.dedup_by(|a, b| a.id() == b.id());
        if columns.is_empty() {
            let others = cx.schema.class_columns().filter(|it| by.is_none_or(|by| by.id != it.id));
            columns.extend(others.map(ColumnExpr::of));
        }
        if !columns.iter().all(is_class) {
            columns.iter().try_for_each(columns::require_numbers)?;
        }
        Ok(columns)
    }
}

fn is_class(column: &ColumnExpr) -> bool {
    column.known().is_some_and(|it| it.class().is_some())
}

/// Note on what is computed, and by what the means are weighted.
fn note_on_means(columns: &[ColumnExpr], cx: &Context) -> Text {
    let weights = columns.iter().filter_map(|it| {
        let (label, weight) = (it.label(cx.language), weight(it, cx)?.label(cx.language));
        Some(t!(cx.language, "{label} by {weight}", "{label} nach {weight}"))
    });
    let weighted = joined(weights, ", ").map(|weights| {
        t!(cx.language, " Weighted mean: {weights}.", " Gewichtetes Mittel: {weights}.")
    });
    let own = cx.of(
        "Medians, quartiles and means are quartier’s own calculations.",
        "Mediane, Quartile und Mittel sind eigene Berechnungen.",
    );
    format!("{own}{}", weighted.unwrap_or_default()).into()
}
