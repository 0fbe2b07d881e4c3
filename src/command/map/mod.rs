//! `quartier map`: where the municipalities lie, and how a column is spread over them.

mod plane;
mod shading;

use anyhow::Result;
use clap::Args;

use self::{plane::Plane, shading::Shading};
use super::Command;
use crate::{
    arguments::{Filters, TakesPeriod},
    dataset::{Municipality, Outline, Source},
    presentation::{Context, columns, dead_end::Question, geography, likeness::times_compared},
    query::{Asked, Gazetteer},
    report::{Block, Cell, Holds, Map, Marker, Place, Report, Shape, Table},
    schema::{Identity, Schema},
    similarity::{Match, Matching},
    text::{Texts, Value},
    vocabulary::SourceId,
};

#[derive(Debug, Args)]
pub struct MapArgs {
    #[arg(value_name = Value::Towns)]
    towns: Vec<String>,
    #[arg(long, value_name = Value::Numbers)]
    shade: Option<String>,
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

    fn shapes(context: &Context) -> Result<Vec<Shape>> {
        let schema = context.schema()?;
        let shaded = schema.figures().next().map(|(column, _)| {
            let shading = Shading::new(Asked::Known(column), &[], context);
            let mut records = shading.records(&[], &schema);
            records.headers.retain(|header| header.key != column.id);
            Shape::of(records).with_further(Holds::Number)
        });
        Ok(std::iter::once(Shape::of(table(vec![], &schema, context))).chain(shaded).collect())
    }

    /// Shows where the municipalities lie that are asked for by filters or by name.
    fn report(&self, context: &Context) -> Result<Report> {
        let schema = context.schema()?;
        let gazetteer = context.gazetteer(&schema)?;
        let named = gazetteer.find_all(&self.towns)?;
        if let Some(column) = &self.shade {
            let column = Asked::numbers(column, &[], &schema, &gazetteer)?;
            let shading = Shading::new(column, &gazetteer.all()?, context);
            return self.shaded(&shading, &named, &schema, &gazetteer);
        }
        let nearest = match named.as_slice() {
            [town] => {
                Matching::unweighted(&context.dataset, &schema, &gazetteer.all()?, context.times)?
                    .nearest(town, gazetteer.case_studies())
            }
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
        let plane = plane(outline.as_ref(), sights.iter().map(|sight| sight.town));
        report.page.push(Block::Map(map(&sights, outline.as_ref(), &plane, context)?));
        if named.is_empty() {
            let question = Question::new(&self.filters, self.all, &schema, &gazetteer, context);
            report.remarks.extend(question.way_on(sights.len(), context.texts)?);
        }
        if let Some(town) = named.first().filter(|_| !nearest.is_empty()) {
            let among = context.texts.of_case_studies;
            report.notes.extend(times_compared(town.name(), among, context));
        }
        report.cite(outline.iter().map(|outline| &outline.source));
        report.records = table(sights, &schema, context);
        Ok(report)
    }
}

impl MapArgs {
    /// Shows how a column is spread over the municipalities that filters take and those that are
    /// asked for by name, which are marked.
    fn shaded(
        &self,
        shading: &Shading<'_>,
        named: &[&Municipality],
        schema: &Schema,
        gazetteer: &Gazetteer<'_>,
    ) -> Result<Report> {
        let context = shading.context;
        let all = gazetteer.all()?;
        let selection = context.selection_among(&self.filters, schema, gazetteer, true)?;
        let is_named = |town: &Municipality| named.iter().any(|known| known.id() == town.id());
        let mut shown = all.clone();
        shown.retain(|town| is_named(town) || selection.takes(town));

        let mut report = Report::default();
        let outline = context.dataset.outline()?;
        let areas = context.dataset.areas()?;
        let sights: Vec<_> =
            named.iter().map(|town| Sight { town, marker: Marker::Emphasised }).collect();
        let plane = plane(outline.as_ref(), all.iter().copied());
        let mut map = map(&sights, outline.as_ref(), &plane, context)?;
        if let Some(areas) = &areas {
            map.areas = shading.areas(areas, &shown, &plane);
            map.credit = Some(credit(context.texts.areas, &areas.source, context)?);
        }
        map.shades = Some(shading.legend(&all, &shown));
        let known: Vec<_> = map.areas.iter().map(|area| &*area.name).collect();
        let lacking = shown.iter().map(|town| town.name()).filter(|name| !known.contains(name));
        report.remarks.extend(geography::without_area(lacking, context));
        report.page.push(Block::Map(map));
        if named.is_empty() {
            let question = Question::new(&self.filters, true, schema, gazetteer, context);
            report.remarks.extend(question.way_on(shown.len(), context.texts)?);
        }
        report.notes = shading.notes(schema);
        if context.cite {
            report.cite(shown.iter().flat_map(|town| shading.sources(town, schema)));
        }
        report.cite(outline.iter().map(|outline| &outline.source));
        report.cite(areas.iter().map(|areas| &areas.source));
        report.records = shading.records(&shown, schema);
        Ok(report)
    }
}

fn marker(
    town: &Municipality,
    named: &[&Municipality],
    nearest: &[Match<'_>],
    gazetteer: &Gazetteer<'_>,
) -> Marker {
    if named.iter().any(|known| known.id() == town.id()) {
        return Marker::Emphasised;
    }
    match nearest.iter().find(|found| found.town.id() == town.id()) {
        Some(found) if found.is_weak() => Marker::Near,
        Some(_) => Marker::Nearest,
        None if gazetteer.is_case_study(town) => Marker::Main,
        None => Marker::Minor,
    }
}

/// A municipality as it stands on the map.
struct Sight<'a> {
    town: &'a Municipality<'a>,
    marker: Marker,
}

/// The places within the outline, if the dataset has one.
fn map(
    sights: &[Sight<'_>],
    outline: Option<&Outline>,
    plane: &Plane,
    context: &Context,
) -> Result<Map> {
    let mark = |Sight { town, marker }: &Sight<'_>| Place {
        point: plane.point(town.coordinates()),
        name: town.name().to_string(),
        marker: *marker,
    };
    let lines = outline.iter().flat_map(|outline| &outline.lines);
    Ok(Map {
        rings: lines.map(|line| plane.ring(&line.points)).collect(),
        places: sights.iter().map(mark).collect(),
        key: MARKERS.map(|marker| (marker, meaning(marker, context).to_owned())).into(),
        credit: outline
            .map(|outline| credit(context.texts.outline, &outline.source, context))
            .transpose()?,
        ..Map::default()
    })
}

/// The plane in whose middle the outline and these municipalities lie.
fn plane<'t>(
    outline: Option<&Outline>,
    towns: impl Iterator<Item = &'t Municipality<'t>>,
) -> Plane {
    let lines = outline.iter().flat_map(|outline| &outline.lines);
    let corners = lines.flat_map(|line| line.points.iter()).map(|corner| corner.latitude);
    Plane::for_latitudes(corners.chain(towns.map(|town| town.coordinates().latitude)))
}

/// Who made what is shown, which whoever shows it has to say.
fn credit(shown: &str, source: &SourceId, context: &Context) -> Result<String> {
    let bibliography = context.dataset.bibliography()?;
    let Source { publisher, licence, .. } = bibliography.get(source)?;
    let publisher = publisher.get(context.language);
    let licence = licence.as_ref().map(|licence| licence.get(context.language));
    let text = format!("{shown}: {publisher}");
    Ok(licence.map_or(text.clone(), |licence| format!("{text}, {licence}")))
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
