//! `quartier match`: which municipalities are most like one, and why.

mod page;
mod question;
mod records;

use std::num::NonZeroUsize;

use anyhow::Result;
use clap::Args;

use super::{Context, cells, citation, parsers::count};
use crate::{
    dataset::Municipality,
    report::{Cell, Content, Report},
    schema::Schema,
    similarity::{Match, Matching, Position, Profile, Scale, Yardstick},
    vocabulary::SourceId,
};

/// What to match.
#[derive(Debug, Args)]
#[command(override_usage = "quartier match [OPTIONS] <TOWN>\n       \
                            quartier match [OPTIONS] --like <COLUMN=VALUE>")]
pub struct MatchArgs {
    /// Municipality, by id, name or AGS: any of the state's, not only a case study
    #[arg(value_name = "TOWN", required_unless_present = "like", conflicts_with = "like")]
    pub town: Option<String>,
    /// Instead of a town, a place with these values, e.g.
    /// `population_2014=30000,vacancy_2011=4.5`
    #[arg(long, value_name = "COLUMN=VALUE")]
    pub like: Vec<String>,
    /// What a dimension counts for, e.g. `market=2`; several with commas [default: 1 each]
    #[arg(long, value_name = "DIMENSION=NUMBER")]
    pub weight: Vec<String>,
    /// Among all municipalities, not only the case studies
    #[arg(long)]
    pub all: bool,
    /// Print no more than so many [default: every case study, 10 with --all]
    #[arg(long, short = 'n', alias = "limit", value_name = "N", value_parser = count, allow_negative_numbers = true)]
    pub top: Option<NonZeroUsize>,
    /// Show every indicator: both values, both percentiles, and the distance between them
    #[arg(long)]
    pub explain: bool,
}

/// How many of all municipalities are printed unless somebody asks for more.
const SHORTLIST: usize = 10;

/// Ranks municipalities by how like one they are.
///
/// # Errors
/// The question does not fit the data, or the data cannot be read.
pub fn report(args: &MatchArgs, context: &Context) -> Result<Report> {
    let schema = context.schema()?;
    let weights = question::weights(&args.weight, &schema)?;
    let gazetteer = context.gazetteer(&schema)?;
    let town = args.town.as_deref().map(|name| gazetteer.find(name)).transpose()?;
    let matching = Matching::new(&schema, &gazetteer.all()?, &weights)?;
    let profile = match town {
        Some(town) => matching.profile_of(town),
        None => question::profile(&args.like, &matching)?,
    };
    let mut candidates = gazetteer.of_scope(args.all)?;
    candidates.retain(|candidate| town.is_none_or(|town| town.id != candidate.id));
    let most = if args.all { SHORTLIST } else { usize::MAX };
    let most = args.top.map_or(most, NonZeroUsize::get);
    let matches = matching.ranked(&profile, candidates, most);

    let answer =
        Answer { among_all: args.all, town, profile, matching, matches, schema: &schema, context };
    let mut report =
        Report::of(if args.explain { answer.explained_records() } else { answer.records() });
    if answer.matches.is_empty() {
        report.remarks.push(context.texts.no_municipality.to_owned());
    } else {
        report.page = answer.page(args.explain);
        report.notes = answer.notes(args.explain);
    }
    if context.cite {
        report.sources = Some(citation::citations(answer.sources(), context)?);
    }
    Ok(report)
}

/// What was asked for and what was found.
struct Answer<'a> {
    /// Whether the matches are of all municipalities, not only of the case studies.
    among_all: bool,
    /// The municipality that was asked for; none if only values were given.
    town: Option<&'a Municipality>,
    profile: Profile,
    matching: Matching<'a>,
    matches: Vec<Match<'a>>,
    schema: &'a Schema,
    context: &'a Context,
}

impl<'a> Answer<'a> {
    /// What people call that for which was asked.
    fn name(&self) -> &str {
        self.town.map_or(self.context.texts.given, |town| &town.name)
    }

    /// The dimensions that count.
    fn counting(&self) -> impl Iterator<Item = (usize, &Yardstick<'a>)> {
        self.matching.yardsticks.iter().enumerate().filter(|(_, yardstick)| yardstick.weight > 0.0)
    }

    /// The indicators that count, with the places of dimension and indicator.
    fn scales(&self) -> impl Iterator<Item = (usize, usize, &Scale<'a>)> {
        self.counting().flat_map(|(dimension, yardstick)| {
            let scales = yardstick.scales.iter().enumerate();
            scales.map(move |(indicator, scale)| (dimension, indicator, scale))
        })
    }

    /// The value of that for which was asked.
    fn value(&self, dimension: usize, indicator: usize, scale: &Scale<'_>) -> Cell {
        if let Some(town) = self.town {
            return cells::cell(town, scale.column, self.context);
        }
        position(&self.profile, dimension, indicator)
            .map_or(Cell::MISSING, |position| cells::given(position.value, scale.column))
    }

    /// The indicators that cannot be compared, by their columns.
    fn left_out(&self, candidate: &Match<'_>) -> Vec<&Scale<'a>> {
        let compared = |dimension: usize, indicator: usize| {
            let part = candidate.distance.dimensions.get(dimension);
            part.and_then(|part| part.indicators.get(indicator).copied().flatten()).is_some()
        };
        let scales = self.scales();
        let missing = scales.filter(|(dimension, indicator, _)| !compared(*dimension, *indicator));
        missing.map(|(_, _, scale)| scale).collect()
    }

    fn sources(&self) -> Vec<&SourceId> {
        let mut sources = Vec::new();
        for town in self.town.into_iter().chain(self.matches.iter().map(|it| it.town)) {
            for (_, _, scale) in self.scales() {
                sources.extend(scale.figures.sources(town, self.schema));
            }
        }
        sources
    }
}

fn position(profile: &Profile, dimension: usize, indicator: usize) -> Option<Position> {
    profile.get(dimension)?.get(indicator).copied().flatten()
}

/// A share in percent, as exact as it is printed.
fn percent(value: Option<f64>) -> Cell {
    value.map_or(Cell::MISSING, |value| Content::Number { value, places: 1 }.into())
}

fn percentile(profile: &Profile, dimension: usize, indicator: usize) -> Cell {
    percent(position(profile, dimension, indicator).map(|it| 100.0 * it.percentile))
}
