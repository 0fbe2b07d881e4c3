//! `quartier map`: where the municipalities lie.

use anyhow::Result;
use clap::Args;

use super::{
    Context, SelectionArgs, cells, citation, dead_end::Question, likeness::nearest_case_studies,
};
use crate::{
    dataset::{Municipality, Outline, Source},
    query::Gazetteer,
    report::{Alignment, Block, Cell, Header, Map, Marker, Place, Point, Report, Row, Table},
    schema::{Identity, Schema},
    similarity::Match,
    vocabulary::SourceId,
};

/// What to show.
#[derive(Debug, Args)]
pub struct MapArgs {
    /// Municipalities to point out, by id, name or AGS: any of the state's, not only a case
    /// study; of a single one the most similar case studies are marked, too
    #[arg(value_name = "TOWN")]
    pub towns: Vec<String>,
    /// Among all municipalities, not only the case studies
    #[arg(long)]
    pub all: bool,
    /// Which municipalities.
    #[command(flatten)]
    pub selection: SelectionArgs,
}

/// Shows where the municipalities lie that are asked for by filters or by name.
///
/// # Errors
/// The question does not fit the data, or the data cannot be read.
pub fn report(args: &MapArgs, context: &Context) -> Result<Report> {
    let schema = context.schema()?;
    let gazetteer = context.gazetteer(&schema)?;
    let named = gazetteer.find_all(&args.towns)?;
    let nearest = match named.as_slice() {
        [town] => nearest_case_studies(town, &gazetteer, &schema)?,
        // Of several nobody could tell which are like which.
        _ => Vec::new(),
    };
    let selection = context.selection_among(&args.selection, &schema, &gazetteer, args.all)?;

    let sight = |town| {
        let marker = marker(town, &named, &nearest, &gazetteer);
        let is_named = marker == Marker::Emphasised;
        let is_asked_for = (gazetteer.is_case_study(town) || args.all) && selection.takes(town);
        (is_named || is_asked_for).then_some(Sight { town, marker })
    };
    let others = args.all || named.iter().any(|town| !gazetteer.is_case_study(town));
    let sights: Vec<_> = gazetteer.of_scope(others)?.into_iter().filter_map(sight).collect();

    let outline = context.dataset.outline()?;
    let mut report = Report::of(table(&sights, &schema, context));
    report.page.push(Block::Map(map(&sights, outline.as_ref(), context)?));
    if named.is_empty() {
        let question = Question::new(&args.selection, args.all, &schema, &gazetteer, context);
        report.remarks.extend(question.way_on(sights.len(), context.texts)?);
    }
    if context.cite {
        let cited = outline.iter().map(|outline| &outline.source);
        report.sources = Some(citation::citations(cited, context)?);
    }
    Ok(report)
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

    let ring = |ring: &crate::dataset::Ring| {
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
        Self { shortening: cosine(f64::midpoint(south, north).to_radians()) }
    }

    fn point(&self, longitude: f64, latitude: f64) -> Point {
        Point { x: longitude * self.shortening, y: latitude }
    }
}

/// The cosine of an angle up to a right one, to four places: for a map of dots that is plenty, and
/// no answer has to wait until the system has loaded its mathematics.
fn cosine(angle: f64) -> f64 {
    let square = angle * angle;
    1.0 - square / 2.0 * (1.0 - square / 12.0 * (1.0 - square / 30.0 * (1.0 - square / 56.0)))
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
fn table(sights: &[Sight<'_>], schema: &Schema, context: &Context) -> Table {
    let shown = [Identity::Name, Identity::District, Identity::Latitude, Identity::Longitude];
    let shown = shown.map(Identity::column);
    let columns: Vec<_> = shown.iter().filter_map(|column| schema.find(column)).collect();

    let mut headers: Vec<_> = [Identity::Id, Identity::Ags]
        .map(|identity| Header::for_programs(identity.column()))
        .into();
    headers.extend(columns.iter().map(|column| cells::header(column, context)));
    headers.push(Header::new("marker", context.texts.marker).aligned(Alignment::Left));

    let rows = sights.iter().map(|Sight { town, marker }| {
        let mut row = vec![Cell::text(&town.id), Cell::text(town.ags.as_str())];
        row.extend(columns.iter().map(|column| cells::cell(town, column, context)));
        row.push(Cell::term(key(*marker), meaning(*marker, context)));
        Row::new(row)
    });
    Table { headers, rows: rows.collect(), marks: Vec::new(), cited: context.cite }
}

#[cfg(test)]
mod tests {
    use super::cosine;

    #[test]
    fn the_cosine_is_exact_enough() {
        for degrees in 0..=90 {
            let angle = f64::from(degrees).to_radians();
            assert!((cosine(angle) - angle.cos()).abs() < 1e-4, "{degrees}°");
        }
    }
}
