//! `quartier match`: which municipalities are most like one, and why.

mod explain;
mod weights;

use std::num::NonZeroUsize;

use anyhow::{Result, bail};

use super::Context;
use crate::errors::UsageError;
use crate::i18n::{capitalized, joined};
use crate::model::Town;
use crate::query::FilterArgs;
use crate::report::{Alignment, Block, Cell, Columns, Item, Report, Table, TableColumn, Text};
use crate::similarity::{Match, Scale};
use crate::view::{
    Likeness, Line, Selection, asked_first, distinct, line_columns, nearer, nearer_label,
    whole_percent,
};
use weights::weights;

/// Find the case studies most like a municipality, and why
///
/// Examples:
///   Case studies that are most like Iserlohn
///     quartier match iserlohn
///   The same by today’s figures
///     quartier match iserlohn --period latest
///   Every step, to check by hand
///     quartier match iserlohn --explain
///   How alike two municipalities are
///     quartier match altena werdohl
///   The most similar large cities of all municipalities
///     quartier match iserlohn --all --size large
#[derive(Debug, Default, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// Municipality; a second one to learn how alike the two are
    #[arg(required = true, value_name = "TOWN")]
    pub towns: Vec<String>,
    /// Find the most similar of all municipalities, not only of the case studies
    #[arg(long)]
    pub all: bool,
    /// Number of municipalities to print (default: all case studies; with --all 10)
    #[arg(long, short = 'n', value_name = "N")]
    pub limit: Option<NonZeroUsize>,
    /// Weight of a dimension, as in size=2 or market=0
    #[arg(long, value_name = "DIMENSION=NUMBER")]
    pub weight: Vec<String>,
    /// Print every step of the calculation, to check it by hand
    #[arg(long)]
    pub explain: bool,
    /// Filters of the municipalities that are printed.
    #[command(flatten)]
    pub filters: FilterArgs,
}

/// Number of municipalities that are printed of all, unless another is asked for.
const SHORTLIST: usize = 10;

/// Number of nearest municipalities that are named where no case study is near.
const NEAREST: usize = 5;

impl Args {
    /// Answer of the command.
    ///
    /// # Errors
    /// The question does not fit the data, or the data cannot be read.
    pub fn report(&self, cx: &Context) -> Result<Report> {
        let weights = weights(&self.weight, &cx.schema)?;
        let towns = cx.dataset.find_towns(&self.towns)?;
        let ([town] | [town, _]) = towns[..] else {
            bail!(UsageError(tr!(
                "`match` takes one municipality, or two; `quartier compare` takes more",
                "`ähnlich` nimmt eine Kommune oder zwei; `quartier vergleiche` nimmt mehr"
            )));
        };
        let second = towns.get(1).copied();
        let selection = Selection::new(&self.filters, self.all || second.is_some(), cx)?;
        let likeness = Likeness::in_periods(town, &weights, cx)?;
        Answer { town, second, likeness, selection, cx }.report(self)
    }
}

/// Municipality that is asked for, and those that are chosen.
struct Answer<'a> {
    town: &'a Town,
    second: Option<&'a Town>,
    likeness: Vec<Likeness<'a>>,
    selection: Selection<'a>,
    cx: &'a Context,
}

impl<'a> Answer<'a> {
    fn report(&self, args: &Args) -> Result<Report> {
        let cx = self.cx;
        let mut lines = Line::ranked(&self.likeness, self.selection.is_of_all, cx);
        lines.retain(|line| {
            self.second.is_none_or(|second| second.id == line.town.id)
                && self.selection.filter.matches(line.town)
        });
        let sentences = self.sentences(&lines);
        let most = if args.all { SHORTLIST } else { usize::MAX };
        lines.truncate(args.limit.map_or(most, NonZeroUsize::get));
        let mut report = Report::new(self.title(), cx.language);
        report.records = self.records(&lines);
        if lines.is_empty() {
            self.selection.complete(&mut report, cx)?;
            report.page = vec![self.selection.empty(cx)];
            return Ok(report);
        }
        report.count = args.all.then(|| self.selection.count(lines.len(), 0, cx));
        report.notes = self.notes(&lines);
        report.hints.push(self.hint());
        report.page = self.page(&lines, sentences);
        if args.explain {
            let matching = &self.asked().matching;
            report.page.push(explain::explanation(matching.others() + 1, cx.language));
            let blocks = |line| explain::blocks(self.town, line, matching, cx);
            report.page.extend(lines.iter().flat_map(blocks));
        }
        Ok(report)
    }

    /// Likeness in the period that is asked for.
    fn asked(&self) -> &Likeness<'a> {
        &self.likeness[self.cx.schema.period]
    }

    fn title(&self) -> String {
        let (town, language) = (&self.town.name, self.cx.language);
        let title = match self.second {
            Some(Town { name, .. }) => {
                t!(language, "Similarity of {town} and {name}", "Ähnlichkeit von {town} und {name}")
            }
            None if self.selection.is_of_all => {
                t!(language, "Municipalities most like {town}", "Kommunen, die {town} ähneln")
            }
            None => t!(
                language,
                "Case studies by their similarity to {town}",
                "Fallkommunen nach ihrer Ähnlichkeit mit {town}"
            ),
        };
        let filter = self.selection.filter.in_words(language);
        if filter.is_empty() { title } else { format!("{title} – {filter}") }
    }

    fn page(&self, lines: &[Line<'a>], sentences: Vec<String>) -> Vec<Block> {
        let (cx, asked) = (self.cx, self.asked());
        let mut page = vec![Block::Title(self.title())];
        let nearest = std::slice::from_ref(&lines[0].periods[asked.matching.period]);
        let portrayed = if self.selection.is_of_all { nearest } else { asked.leaders() };
        let mut sentences = sentences.into_iter();
        let first = sentences.next().unwrap_or_default();
        if let [only] = portrayed {
            page.push(Block::paragraph(format!("{first} {}", asked.portrait(only)).trim_end()));
        } else {
            let items = portrayed.iter().map(|it| Item::new(&*it.town.name, asked.portrait(it)));
            page.extend([Block::paragraph(first), Block::Items(items.collect())]);
        }
        page.extend(sentences.map(Block::paragraph));
        if !self.selection.is_of_all {
            page.extend(asked.without_one().map(Block::paragraph));
            if asked.is_weak() {
                let (count, town) = (asked.matching.others() + 1, &self.town.name);
                let names = asked.nearest_of_all(NEAREST, true).words();
                page.push(Block::paragraph(t!(
                    cx.language,
                    "Of all {count} municipalities these are most like {town}: {names}.",
                    "Von allen {count} Kommunen ähneln {town} am meisten: {names}."
                )));
            }
        }
        page.extend(self.weights().map(Block::paragraph));
        page.push(Block::Table(self.table(lines)));
        page
    }

    /// Sentence on each period, that asked for first: on the case studies, or on the nearest of
    /// the municipalities that are chosen of all.
    fn sentences(&self, lines: &[Line<'a>]) -> Vec<String> {
        if !self.selection.is_of_all {
            return Likeness::sentences(&self.likeness, self.cx);
        }
        let (language, others) = (self.cx.language, self.asked().matching.others());
        let all = t!(language, "other {others} municipalities", "übrigen {others} Kommunen");
        let chosen = language.of("municipalities chosen", "ausgewählten Kommunen");
        let among = if self.selection.filter.is_empty() { &*all } else { chosen };
        let sentence = |period: usize| {
            let found = lines.iter().map(|line| &line.periods[period]);
            let (best, likeness) = (found.min_by_key(|it| it.nearer)?, &self.likeness[period]);
            Some(match self.second {
                Some(_) => likeness.pair_sentence(best),
                None => likeness.nearest_sentence(best, among),
            })
        };
        asked_first(self.cx).filter_map(sentence).collect()
    }

    /// Table for people.
    fn table(&self, lines: &[Line<'a>]) -> Table {
        let cx = self.cx;
        let asked = cx.schema.period;
        let parts = self.asked().matching.counting().map(|(place, of)| {
            let part = move |it: &&Line<'_>| whole_percent(it.periods[asked].similarity_in(place));
            TableColumn::new("", of.dimension.short_label(cx.language), part)
                .aligned(Alignment::Decimal)
                .set(|it| it.is_optional = true)
        });
        Table::of(line_columns(cx).with_all(parts), lines)
    }

    /// Records for programs.
    fn records(&self, lines: &[Line<'a>]) -> Table {
        let cx = self.cx;
        let (asked, dimensions) = (cx.schema.period, &cx.schema.dimensions);
        let parts = dimensions.dimensions.iter().enumerate().map(|(place, it)| {
            let key = format!("{}_similarity", it.id);
            TableColumn::new(key, cx.text(&it.label), move |line: &&Line<'_>| {
                Cell::percent(line.periods[asked].similarity_in(place))
            })
        });
        let columns = Columns::<&Line<'_>>::new(cx.language)
            .for_programs("id", |it| &*it.town.id)
            .for_programs("ags", |it| it.town.ags.as_str())
            .for_everyone("name", ["Name"; 2], |it| &*it.town.name)
            .for_everyone("rank", ["Rank", "Rang"], |it| {
                it.periods[asked].distance.map(|_| Cell::whole(it.rank))
            })
            .with_all(period_columns(asked, cx))
            .with_all(parts)
            .with_all(asked_first(cx).skip(1).flat_map(|period| period_columns(period, cx)));
        let sources = distinct(self.scales().flat_map(|it| it.column.sources()).cloned());
        let table = Table::cited(columns, lines, |_| sources.clone());
        Table { is_cited: cx.with_sources, ..table }.about(lines.iter().map(|it| &it.town.ags))
    }

    /// Indicators that count, in all periods.
    fn scales(&self) -> impl Iterator<Item = &Scale> {
        let dimensions = self.likeness.iter().flat_map(|it| it.matching.counting());
        dimensions.flat_map(|(_, it)| &it.indicators)
    }

    fn notes(&self, lines: &[Line<'a>]) -> Vec<Text> {
        let (language, town) = (self.cx.language, &self.town.name);
        let others = self.asked().matching.others();
        let (all, quarter) = (others + 1, others / 4);
        let are_equal = self.likeness.iter().any(|it| it.leaders().len() > 1);
        let equal = language.of(
            " Within three points of the best: equally near.",
            " Bis drei Punkte hinter der ersten: gleich ähnlich.",
        );
        let equal = if are_equal && !self.selection.is_of_all { equal } else { "" };
        let label = capitalized(nearer_label(language));
        let count = t!(
            language,
            "{label}: how many of the other {others} municipalities are nearer, more like {town}; \
             with more than {quarter} a match is weak.{equal}",
            "{label}: wie viele der übrigen {others} Kommunen {town} ähnlicher sind; bei mehr als \
             {quarter} ist die Ähnlichkeit schwach.{equal}"
        );
        let similarity = t!(
            language,
            "Similarity: 100% less the distance, as a part of the usual span among all {all}. The \
             dimensions are the study’s, indicators and weights quartier’s own choice.",
            "Ähnlichkeit: 100 % abzüglich des Abstands, gemessen an der üblichen Spanne aller {all}. \
             Die Merkmale sind die des Gutachtens, Kennzahlen und Gewichte wählte quartier."
        );
        let notes = [self.missing(lines), Some(count), Some(similarity)];
        notes.into_iter().flatten().map(Text::from).collect()
    }

    /// Indicators that are left out, with the municipalities that lack a value.
    fn missing(&self, lines: &[Line<'a>]) -> Option<String> {
        let language = self.cx.language;
        let towns = || std::iter::once(self.town).chain(lines.iter().map(|it| it.town));
        let missing = self.scales().filter_map(|scale| {
            let lacking = towns().filter(|it| it.number(&scale.column).is_none());
            let names = joined(lacking.map(|it| &*it.name), ", ")?;
            Some(format!("{} ({names})", scale.column.label(language)))
        });
        let missing = joined(missing, "; ")?;
        Some(t!(
            language,
            "Left out, because a value is missing: {missing}",
            "Weggelassen, weil ein Wert fehlt: {missing}"
        ))
    }

    /// Weights other than 1.
    fn weights(&self) -> Option<String> {
        let cx = self.cx;
        let dimensions = self.asked().matching.dimensions.iter();
        let changed = dimensions.filter(|it| it.weight.total_cmp(&1.0).is_ne()).map(|it| {
            let weight = explain::weight_text(it.weight, cx.language);
            format!("{} {weight}", cx.text(&it.dimension.label))
        });
        let changed = joined(changed, ", ")?;
        Some(t!(cx.language, "Weights: {changed}; otherwise 1.", "Gewichte: {changed}; sonst 1."))
    }

    fn hint(&self) -> Text {
        let (language, id) = (self.cx.language, &self.town.id);
        let (period, time) = (&self.cx.period().id, self.cx.period().short_label(language));
        let period = t!(language, " --period {period}", " --zeit {time}");
        let period = if self.cx.schema.period == 0 { String::new() } else { period };
        let steps = t!(
            language,
            "quartier match {id} --explain{period}",
            "quartier ähnlich {id} --erklären{period}"
        );
        Text::from(language.of("Every step: ", "Jeder Schritt: ")).command(steps)
    }
}

/// Similarity, how many are nearer and whether a match is weak in a period, for programs; their
/// keys name it unless it is the one that is asked for.
fn period_columns<'a>(period: usize, cx: &Context) -> [TableColumn<'a, &'a Line<'a>>; 3] {
    let of = &cx.schema.dimensions.periods[period];
    let suffix = if period == cx.schema.period { String::new() } else { format!("_{}", of.id) };
    let time = cx.text(&of.label);
    let column = |key: &str, label: &str, cell: fn(&Match<'_>) -> Cell| {
        let cell = move |it: &&'a Line<'a>| cell(&it.periods[period]);
        TableColumn::new(format!("{key}{suffix}"), format!("{label}, {time}"), cell)
    };
    let [similarity, weak] = [cx.of("Similarity", "Ähnlichkeit"), cx.of("Weak", "Schwach")];
    [
        column("similarity", similarity, |it| Cell::percent(it.similarity())),
        column("nearer", &capitalized(nearer_label(cx.language)), nearer),
        column("weak", weak, |it| it.distance.map(|_| Cell::YesNo(it.is_weak)).into()),
    ]
}
