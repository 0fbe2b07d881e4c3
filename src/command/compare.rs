//! `quartier compare`: attributes as rows, municipalities as columns.

use anyhow::Result;
use clap::ValueEnum;
use serde_json::{Map, Value as Json, json};

use super::Context;
use crate::closed_list::one_of;
use crate::errors::UsageError;
use crate::i18n::join;
use crate::model::{Town, word};
use crate::number::median;
use crate::query::{ColumnExpr, FilterArgs};
use crate::render::json_value;
use crate::report::{Alignment, Audience, Block, Cell, Columns, Report, Table, TableColumn, Text};
use crate::view::{Choice, Selection, columns, distinct, notes};

/// Compare municipalities side by side
///
/// Examples:
///   Differences between two towns
///     quartier compare altena nordkirchen --diff
///   One town beside the medians of its district and of the state
///     quartier compare altena --with district,state
///   Vacancy and rent in three towns
///     quartier compare altena iserlohn werdohl --columns vacancy,rent
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// Municipalities, in any spelling; without any, those that the filters choose
    #[arg(value_name = "TOWN")]
    towns: Vec<String>,
    /// Print only attributes in which the municipalities differ
    #[arg(long)]
    diff: bool,
    /// Attributes to compare, in this order; `+COLUMN` adds to the usual ones, `all` is every
    /// one, `EXPR as NAME` computes one (default: those that matter most; for programs all)
    #[arg(long, short, value_name = "COLUMN")]
    columns: Vec<String>,
    /// Add the median of the other municipalities: district, state or peers (the same classes);
    /// one municipality is enough then
    #[arg(long, value_delimiter = ',', value_parser = one_of::<Others>(), value_name = "OTHERS")]
    with: Vec<Others>,
    /// All municipalities, where filters choose them
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    filters: FilterArgs,
}

/// Other municipalities, of which medians are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Others {
    /// Those of the same district
    #[value(alias = "kreis")]
    District,
    /// All of the state
    #[value(aliases = ["land", "NRW", "all", "alle"])]
    State,
    /// Those with the same classes
    #[value(aliases = ["klassen", "gleiche"])]
    Peers,
}

impl Args {
    /// Answer of the command.
    ///
    /// # Errors
    /// The question does not fit the data, or the data cannot be read.
    pub fn report(&self, cx: &Context) -> Result<Report> {
        let towns = self.chosen_towns(cx)?;
        let others: Vec<_> =
            self.with.iter().map(|others| Group::of(*others, &towns, cx)).collect::<Result<_>>()?;
        let attributes = cx.schema.class_columns().chain(columns::newest_first(&cx.schema));
        let every: Vec<_> = attributes.cloned().collect();
        let choice = Choice::parse(&self.columns, &every, &every, cx)?;
        let cell = |town: &Town, column| columns::cell(town, column, cx.language);
        let attributes = choice.columns.iter().map(|column| Attribute {
            cells: towns.iter().map(|town| (*town, cell(town, column))).collect(),
            medians: others.iter().map(|group| (group, group.median(column))).collect(),
            column,
        });
        let mut attributes: Vec<_> = attributes.filter(|it| !self.diff || it.differs()).collect();

        let names = join(towns.iter().map(|town| &*town.name), ", ");
        let title = t!(cx.language, "Comparison: {names}", "Vergleich: {names}");
        let records = table(&attributes, &towns, &others, cx);
        let mut report = Report::of_table(title, cx.language, records);
        report.json = Some(attributes.iter().map(|it| it.json(cx)).collect());
        if attributes.is_empty() {
            report.page = vec![Block::paragraph(cx.of("No difference.", "Kein Unterschied."))];
            return Ok(report);
        }
        let all = attributes.len();
        // People see what they have asked for, classes, and headline figures.
        let headline = |it: &ColumnExpr| it.known()?.figure().map(|it| it.observation.headline);
        attributes.retain(|it| choice.is_asked(it.column) || headline(it.column).unwrap_or(true));
        let printed: Vec<_> = attributes.iter().map(|it| it.column.clone()).collect();
        report.page = vec![Block::Table(table(&attributes, &towns, &others, cx))];
        report.notes = notes::on_columns(&printed, &towns, cx);
        report.notes.extend(others.iter().filter_map(|group| group.too_few(cx)));
        let more = all - printed.len();
        if more > 0 {
            let hint = t!(cx.language, "{more} more attributes: ", "{more} weitere Angaben: ");
            report.hints.push(Text::from(hint).command(cx.of("--columns all", "--spalten alle")));
        }
        Ok(report)
    }

    /// Municipalities by name, or those that the filters choose; two or more, or one beside
    /// medians.
    fn chosen_towns<'a>(&self, cx: &'a Context) -> Result<Vec<&'a Town>> {
        let named = cx.dataset.find_towns(&self.towns)?;
        let is_of_all = self.all || named.iter().any(|town| !town.is_case);
        let selection = Selection::new(&self.filters, is_of_all, cx)?;
        let is_chosen = named.is_empty() && (self.all || !selection.filter.is_empty());
        let mut towns = if is_chosen { selection.towns } else { named };
        towns.retain(|town| selection.filter.matches(town));
        if towns.len() > 1 || (towns.len() == 1 && !self.with.is_empty()) {
            return Ok(towns);
        }
        Err(UsageError(tr!(
            "name at least two municipalities, or filters that choose two; one is enough beside \
             medians: `--with district,state,peers`",
            "mindestens zwei Kommunen nennen, oder Filter, die zwei auswählen; neben Medianen \
             genügt eine: `--mit kreis,land,klassen`"
        ))
        .into())
    }
}

/// Other municipalities than those compared, of which medians are printed.
struct Group<'a> {
    key: String,
    /// Name for people: "Märkischer Kreis".
    name: String,
    towns: Vec<&'a Town>,
}

impl<'a> Group<'a> {
    /// Number of municipalities below which nothing is said of the others.
    const LEAST: usize = 5;

    /// Others of the same kind as all of these; none where these are of several.
    fn of(others: Others, towns: &[&Town], cx: &'a Context) -> Result<Self> {
        let is_near = |a: &Town, b: &Town| match others {
            Others::State => true,
            Others::District => {
                a.district == b.district && a.independent_city == b.independent_city
            }
            Others::Peers => cx.schema.class_columns().all(|it| a.value(it) == b.value(it)),
        };
        let name = match others {
            Others::State => cx.of("all", "alle").to_owned(),
            Others::District => join(distinct(towns.iter().map(|it| &*it.district)), ", "),
            Others::Peers => cx.of("same classes", "gleiche Klassen").to_owned(),
        };
        let mut near = cx.dataset.towns(true)?;
        near.retain(|it| towns.iter().all(|town| town.ags != it.ags && is_near(town, it)));
        Ok(Self { key: word(&others), name, towns: near })
    }

    /// Median of a column of numbers, to the decimals of its values, and how many these are.
    fn median(&self, column: &ColumnExpr) -> (Cell, usize) {
        let (values, places) = columns::amounts(column, &self.towns);
        let count = if columns::is_number(column) { values.len() } else { 0 };
        let value = median(values).filter(|_| count >= Self::LEAST);
        (columns::aggregate(column, value, places), count)
    }

    /// Note that there are too few of them.
    fn too_few(&self, cx: &Context) -> Option<Text> {
        let (name, count) = (&self.name, self.towns.len());
        let note = t!(
            cx.language,
            "No median – {name}: fewer than five others ({count}).",
            "Kein Median – {name}: weniger als fünf andere ({count})."
        );
        (count < Self::LEAST).then(|| note.into())
    }
}

/// Attribute with its values for each municipality.
struct Attribute<'c> {
    column: &'c ColumnExpr,
    cells: Vec<(&'c Town, Cell)>,
    /// Medians of the others, each with the number of its values.
    medians: Vec<(&'c Group<'c>, (Cell, usize))>,
}

impl Attribute<'_> {
    /// True if two of the municipalities have different values; of a single one, whether a median
    /// is another.
    fn differs(&self) -> bool {
        let [(_, first), rest @ ..] = &self.cells[..] else { return false };
        let medians = self.medians.iter().map(|(_, (median, _))| median);
        let medians = medians.filter(|it| rest.is_empty() && **it != Cell::Missing);
        let others = rest.iter().map(|(_, cell)| cell).chain(medians);
        others.map(json_value).any(|it| it != json_value(first))
    }

    /// Ids of the municipalities that are close to a threshold.
    fn close(&self) -> Vec<String> {
        let close = self.cells.iter().filter(|(_, cell)| cell.is_close());
        close.map(|(town, _)| town.id.clone()).collect()
    }

    /// Attribute as an object.
    fn json(&self, cx: &Context) -> Json {
        let values = self.cells.iter();
        let values = values.map(|(town, cell)| (town.id.clone(), json_value(cell)));
        let medians = self.medians.iter().map(|(group, (cell, count))| {
            (group.key.clone(), json!({ "value": json_value(cell), "count": count }))
        });
        let mut object = json!({
            "key": self.column.id(),
            "label": columns::label_with_unit(self.column, cx.language),
            "unit": columns::unit(self.column, cx.language),
            "values": values.collect::<Map<_, _>>(),
            "medians": medians.collect::<Map<_, _>>(),
            "close": self.close(),
        });
        if cx.with_sources {
            let sources = columns::sources([self.column]);
            object["sources"] = sources.iter().map(ToString::to_string).collect();
        }
        object
    }
}

/// Attributes as rows; municipalities, and medians of the others, as columns.
fn table(attributes: &[Attribute], towns: &[&Town], others: &[Group], cx: &Context) -> Table {
    let language = cx.language;
    let mut set = Columns::<&Attribute<'_>>::new(language)
        .for_programs("key", |it| it.column.id())
        .for_everyone("label", ["Attribute", "Angabe"], move |it| {
            columns::label_with_unit(it.column, language)
        })
        .for_programs("unit", move |it| columns::unit(it.column, language));
    for (place, town) in towns.iter().enumerate() {
        let cell = move |it: &&Attribute<'_>| it.cells[place].1.clone();
        let column = TableColumn::new(&*town.id, &*town.name, cell);
        set = set.with(column.aligned(Alignment::Right));
    }
    for (place, group) in others.iter().enumerate() {
        let (key, count) = (&group.key, group.towns.len());
        let others = cx.of("others", "andere");
        let label = format!("Median: {} ({count} {others})", group.name);
        let is_any = count >= Group::LEAST;
        let cell = move |it: &&Attribute<'_>| it.medians[place].1.0.clone();
        let median = TableColumn::new(format!("{key}_median"), label, cell);
        let audience = if is_any { Audience::Everyone } else { Audience::Programs };
        set = set
            .with(median.aligned(Alignment::Right).seen_by(audience))
            .for_programs(&format!("{key}_count"), move |it| Cell::whole(it.medians[place].1.1));
    }
    set = set.for_programs("close", |it| Cell::list(it.close()));
    let table = Table::cited(set, attributes, |it| columns::sources([it.column]));
    Table { is_cited: cx.with_sources, ..table }
}
