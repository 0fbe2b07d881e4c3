//! `quartier map`: where the municipalities lie.

use anyhow::Result;
use clap::Args;

use super::Command;
use crate::{
    arguments::{Filters, TakesPeriod},
    dataset::{Municipality, Outline, Ring, Source},
    presentation::{Context, columns, dead_end::Question, likeness::times_compared},
    query::Gazetteer,
    report::{Block, Cell, Map, Marker, Place, Point, Report, Table},
    schema::{Identity, Schema},
    similarity::{Match, Matching},
    text::Texts,
    vocabulary::SourceId,
};

#[derive(Debug, Args)]
pub struct MapArgs {
    towns: Vec<String>,
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    filters: Filters,
}

impl Command for MapArgs {
    const NAME: &'static str = "map";
    const ALIASES: &'static [&'static str] = &["karte"];
    const TAKES_PERIOD: TakesPeriod = TakesPeriod::One;
    const TAKES_LEVELS: bool = true;

    fn title(texts: &Texts) -> &'static str {
        texts.map
    }

    /// Shows where the municipalities lie that are asked for by filters or by name.
    fn report(&self, context: &Context) -> Result<Report> {
        let schema = context.schema()?;
        let gazetteer = context.gazetteer(&schema)?;
        let named = gazetteer.find_all(&self.towns)?;
        let nearest = match named.as_slice() {
            [town] => Matching::unweighted(&schema, &gazetteer.all()?, context.times)?
                .nearest(town, gazetteer.case_studies()),
            // Of several nobody could tell which are like which.
            _ => Vec::new(),
        };
        let selection = context.selection_among(&self.filters, &schema, &gazetteer, self.all)?;

        let sight = |town| {
            let marker = marker(town, &named, &nearest, &gazetteer);
            let is_named = marker == Marker::Emphasised;
            let is_asked_for = (gazetteer.is_case_study(town) || self.all) && selection.takes(town);
            (is_named || is_asked_for).then_some(Sight { town, marker })
        };
        let others = self.all || named.iter().any(|town| !gazetteer.is_case_study(town));
        let sights: Vec<_> = gazetteer.of_scope(others)?.into_iter().filter_map(sight).collect();

        let outline = context.dataset.outline()?;
        let mut report = Report::default();
        report.page.push(Block::Map(map(&sights, outline.as_ref(), context)?));
        if named.is_empty() {
            let question = Question::new(&self.filters, self.all, &schema, &gazetteer, context);
            report.remarks.extend(question.way_on(sights.len(), context.texts)?);
        }
        if let Some(town) = named.first().filter(|_| !nearest.is_empty()) {
            let among = context.texts.of_case_studies;
            report.notes.extend(times_compared(&town.name, among, context));
        }
        report.cite(outline.iter().map(|outline| &outline.source));
        report.records = table(sights, &schema, context);
        Ok(report)
    }
}

fn marker(
    town: &Municipality,
    named: &[&Municipality],
    nearest: &[Match<'_>],
    gazetteer: &Gazetteer<'_>,
) -> Marker {
    if named.iter().any(|known| known.id == town.id) {
        return Marker::Emphasised;
    }
    match nearest.iter().find(|found| found.town.id == town.id) {
        Some(found) if found.is_weak() => Marker::Near,
        Some(_) => Marker::Nearest,
        None if gazetteer.is_case_study(town) => Marker::Main,
        None => Marker::Minor,
    }
}

/// A municipality as it stands on the map.
struct Sight<'a> {
    town: &'a Municipality,
    marker: Marker,
}

/// The places within the outline, if the dataset has one.
fn map(sights: &[Sight<'_>], outline: Option<&Outline>, context: &Context) -> Result<Map> {
    let rings = outline.map_or(&[][..], |outline| &outline.rings);
    let corners = rings.iter().flat_map(|ring| &ring.points).map(|corner| corner.latitude);
    let towns = sights.iter().map(|sight| sight.town.latitude);
    let projection = Projection::for_latitudes(corners.chain(towns));

    let ring = |ring: &Ring| {
        let corners = ring.points.iter();
        corners.map(|it| projection.point(it.longitude, it.latitude)).collect()
    };
    let place = |Sight { town, marker }: &Sight<'_>| Place {
        point: projection.point(town.longitude, town.latitude),
        name: town.name.to_string(),
        marker: *marker,
    };
    Ok(Map {
        rings: rings.iter().map(ring).collect(),
        places: sights.iter().map(place).collect(),
        key: MARKERS.map(|marker| (marker, meaning(marker, context).to_owned())).into(),
        credit: outline.map(|outline| credit(&outline.source, context)).transpose()?,
    })
}

/// Who made the outline, which whoever shows it has to say.
fn credit(source: &SourceId, context: &Context) -> Result<String> {
    let bibliography = context.dataset.bibliography()?;
    let Source { publisher, licence, .. } = bibliography.get(source)?;
    let publisher = publisher.get(context.language);
    let licence = licence.as_ref().map(|licence| licence.get(context.language));
    let text = format!("{}: {publisher}", context.texts.outline);
    Ok(licence.map_or(text.clone(), |licence| format!("{text}, {licence}")))
}

/// A plane on which a degree of longitude is as much shorter than one of latitude as it is in
/// the middle of the map.
struct Projection {
    shortening: f64,
}

impl Projection {
    fn for_latitudes(latitudes: impl Iterator<Item = f64>) -> Self {
        let (south, north) = latitudes
            .fold((90.0_f64, -90.0_f64), |(south, north), it| (south.min(it), north.max(it)));
        Self { shortening: f64::midpoint(south, north).to_radians().cos() }
    }

    fn point(&self, longitude: f64, latitude: f64) -> Point {
        Point { x: longitude * self.shortening, y: latitude }
    }
}

const MARKERS: [Marker; 5] =
    [Marker::Emphasised, Marker::Nearest, Marker::Near, Marker::Main, Marker::Minor];

fn key(marker: Marker) -> &'static str {
    match marker {
        Marker::Emphasised => "named",
        Marker::Nearest => "nearest",
        Marker::Near => "nearest-weak",
        Marker::Main => "case-study",
        Marker::Minor => "municipality",
    }
}

fn meaning(marker: Marker, context: &Context) -> &'static str {
    match marker {
        Marker::Emphasised => context.texts.named_place,
        Marker::Nearest => context.texts.similar_case_study,
        Marker::Near => context.texts.weakly_similar_case_study,
        Marker::Main => context.texts.case_study,
        Marker::Minor => context.texts.other_municipality,
    }
}

/// The same as records.
fn table(sights: Vec<Sight<'_>>, schema: &Schema, context: &Context) -> Table {
    let shown = [Identity::Name, Identity::District, Identity::Latitude, Identity::Longitude];
    let shown = columns::known(&shown, schema);
    let shown = shown.into_iter().map(|column| columns::column(column, context));
    let columns = columns::keys().with_all(shown).within(|sight: &Sight<'_>| sight.town);
    let columns = columns.for_everyone("marker", context.texts.marker, |it| {
        Cell::term(key(it.marker), meaning(it.marker, context))
    });
    Table { cited: context.cite, ..Table::of(columns, sights) }
}
