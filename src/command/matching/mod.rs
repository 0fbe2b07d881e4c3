//! `quartier match`: which municipalities are most like one, and why.

mod question;
mod ranking;
mod records;

use std::num::NonZeroUsize;

use anyhow::Result;
use clap::Args;

use super::Command;
use crate::{
    arguments::{TakesPeriod, count},
    dataset::Municipality,
    presentation::{Context, columns, likeness::first_across},
    report::{Cell, Report, Shape},
    schema::Schema,
    similarity::{Match, Matching, Profile, Scale, Side},
    text::{Texts, Value},
    vocabulary::SourceId,
};

/// What to match.
#[derive(Debug, Args)]
pub struct MatchArgs {
    #[arg(required_unless_present = "like", conflicts_with = "like", value_name = Value::Town)]
    town: Option<String>,
    #[arg(long, value_name = Value::Likeness)]
    like: Vec<String>,
    #[arg(long, value_name = Value::Weight)]
    weight: Vec<String>,
    #[arg(long)]
    all: bool,
    #[arg(long, short = 'n', alias = "limit", value_parser = count, allow_negative_numbers = true, value_name = Value::Count)]
    top: Option<NonZeroUsize>,
    #[arg(long)]
    explain: bool,
}

/// How many of all municipalities are printed unless somebody asks for more.
const SHORTLIST: usize = 10;

impl Command for MatchArgs {
    const NAME: &'static str = "match";
    const ALIASES: &'static [&'static str] = &["abgleich", "ähnlich", "aehnlich"];
    const TAKES_PERIOD: TakesPeriod = TakesPeriod::Across;

    fn title(texts: &Texts) -> &'static str {
        texts.similarity
    }

    fn shapes(context: &Context) -> Result<Vec<Shape>> {
        let across = Context { times: context.dimensions.across(), ..context.clone() };
        let asked = [(context, false), (context, true), (&across, true)];
        asked.into_iter().map(|(context, explain)| shape(context, explain)).collect()
    }

    fn report(&self, context: &Context) -> Result<Report> {
        let schema = context.schema()?;
        let weights = question::weights(&self.weight, &schema)?;
        let gazetteer = context.gazetteer(&schema)?;
        let town = self.town.as_deref().map(|name| gazetteer.find(name)).transpose()?;
        let matching =
            Matching::new(&context.dataset, &schema, &gazetteer.all()?, &weights, context.times)?;
        let profile = match town {
            Some(town) => matching.profile_of(town),
            None => question::profile(&self.like, &matching, &schema)?,
        };
        let mut candidates = gazetteer.of_scope(self.all)?;
        candidates.retain(|candidate| town.is_none_or(|town| town.id() != candidate.id()));
        let most = if self.all { SHORTLIST } else { usize::MAX };
        let most = self.top.map_or(most, NonZeroUsize::get);
        let matches = matching.ranked(&profile, candidates, most);

        let across = match town.filter(|_| !self.all) {
            Some(town) => {
                first_across(town, matches.first(), &gazetteer, &schema, &weights, context)?
            }
            None => None,
        };
        let among_all = self.all;
        let answer = Answer {
            among_all,
            town,
            profile,
            matching,
            matches,
            across,
            schema: &schema,
            context,
        };
        let mut report = Report::of(answer.records(self.explain));
        if answer.matches.is_empty() {
            report.remarks.push(context.texts.no_municipality.to_owned());
        } else {
            report.page = answer.page(self.explain);
            report.notes = answer.notes(self.explain);
        }
        report.cite(answer.sources());
        Ok(report)
    }
}

/// What records look like that nothing has been found for.
fn shape(context: &Context, explain: bool) -> Result<Shape> {
    let schema = context.schema()?;
    let matching = Matching::unweighted(&context.dataset, &schema, &[], context.times)?;
    let answer = Answer {
        among_all: false,
        town: None,
        profile: Profile::new(),
        matching,
        matches: Vec::new(),
        across: None,
        schema: &schema,
        context,
    };
    Ok(Shape::of(answer.records(explain)))
}

/// What was asked for and what was found.
struct Answer<'a> {
    /// Whether the matches are of all municipalities, not only of the case studies.
    among_all: bool,
    /// The municipality that was asked for, unless only values were given.
    town: Option<&'a Municipality<'a>>,
    profile: Profile,
    matching: Matching<'a>,
    matches: Vec<Match<'a>>,
    /// That another case study comes first across periods.
    across: Option<String>,
    schema: &'a Schema,
    context: &'a Context,
}

impl<'a> Answer<'a> {
    /// What people call that for which was asked.
    fn name(&self) -> &str {
        self.town.map_or(self.context.texts.given, |town| town.name())
    }

    /// The indicators of the dimensions that count.
    fn scales(&self) -> impl Iterator<Item = &Scale<'a>> {
        self.matching.counting().flat_map(|yardstick| &yardstick.scales)
    }

    /// The side on which a value is missing, where one is.
    fn lacking<'s>(&self, scale: &'s Scale<'a>) -> &'s Side<'a> {
        if scale.position(&self.profile).is_none() { &scale.own } else { &scale.others }
    }

    /// The municipality that was asked for and those that were found.
    fn towns(&self) -> impl Iterator<Item = &'a Municipality<'a>> {
        self.town.into_iter().chain(self.matches.iter().map(|it| it.town))
    }

    /// The value of that for which was asked.
    fn value(&self, scale: &Scale<'_>) -> Cell {
        let given = || {
            let position = scale.position(&self.profile);
            position.map(|position| columns::given(position.value, scale.own.column))
        };
        match self.town {
            Some(town) => columns::cell(town, scale.own.column, self.context),
            None => given().unwrap_or_default(),
        }
    }

    fn sources(&self) -> impl Iterator<Item = &SourceId> {
        let others = self.matches.iter().flat_map(|found| self.sources_on_other(found.town));
        self.sources_on_own().chain(others)
    }

    /// The sources of the figures by which the municipality is matched that was asked for.
    fn sources_on_own(&self) -> impl Iterator<Item = &SourceId> {
        let of_town = move |town| {
            self.scales().flat_map(move |scale| scale.own.figures.sources(town, self.schema))
        };
        self.town.into_iter().flat_map(of_town)
    }

    /// The sources of the figures by which another is matched.
    fn sources_on_other(&self, town: &'a Municipality<'a>) -> impl Iterator<Item = &SourceId> {
        self.scales().flat_map(move |scale| scale.others.figures.sources(town, self.schema))
    }
}

/// A share in percent.
fn percent(share: Option<f64>) -> Cell {
    Cell::percent(share.map(|share| 100.0 * share))
}

/// Where somebody of this profile stands, in percent.
fn percentile(scale: &Scale<'_>, profile: &Profile) -> Cell {
    percent(scale.position(profile).map(|position| position.percentile))
}
