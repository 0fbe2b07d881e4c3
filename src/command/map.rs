//! `quartier map`: where municipalities are, and how a column is spread over them.

use anyhow::Result;

use super::Context;
use crate::i18n::{join, joined};
use crate::model::{Identity, Town};
use crate::number::Distribution;
use crate::query::{ColumnExpr, FilterArgs};
use crate::report::{
    Alignment, Area, Block, Cell, Columns, Map, Marker, Place, Report, SHADES, Shade, Shades,
    Table, Term,
};
use crate::view::{Likeness, Plane, Selection, columns, geography, notes};

/// Draw a map of municipalities, shaded by a column
///
/// Examples:
///   The eight case studies
///     quartier map
///   Vacancy over the whole state
///     quartier map --shade vacancy
///   Municipalities with many empty dwellings, as a layer for QGIS
///     quartier map --all --where 'vacancy >= 6' --output vacancy.geojson
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// Municipalities to highlight; for a single one the most similar case studies, too
    #[arg(value_name = "TOWN")]
    towns: Vec<String>,
    /// Column of numbers, or `EXPR as NAME`, by which to shade the areas of all municipalities in
    /// five groups of about equal count; filters leave the others blank
    #[arg(long, value_name = "COLUMN")]
    shade: Option<String>,
    /// All municipalities, not only the case studies
    #[arg(long)]
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
        let named = cx.dataset.find_towns(&self.towns)?;
        let shade = self.shade.as_deref().map(|name| columns::numbers(name, cx)).transpose()?;
        let selection = Selection::new(&self.filters, self.all || shade.is_some(), cx)?;
        let mut shown = named.clone();
        let is_named = |town: &&Town| named.iter().any(|it| it.ags == town.ags);
        shown.extend(selection.towns.iter().copied().filter(|town| !is_named(town)));
        shown.sort_by_key(|town| !town.is_case);

        let label = shade.as_ref().map(|it| columns::label_with_unit(it, cx.language));
        let title = selection.title(label.as_deref(), cx);
        let mut report = match shade {
            Some(column) => Report { title, ..shaded(column, &shown, &named, cx)? },
            None => marked(title, &shown, &named, cx)?,
        };
        report.cite(cx.dataset.outline()?.map(|it| &it.source));
        if named.is_empty() {
            selection.complete(&mut report, cx)?;
        } else {
            report.notes.extend(notes::on_filter(&selection.filter, cx));
        }
        Ok(report)
    }
}

/// Decimal places of degrees.
const DEGREES: usize = 6;

/// Map of municipalities as places, marked by what they are; `chosen` says which these are.
fn marked(chosen: String, shown: &[&Town], named: &[&Town], cx: &Context) -> Result<Report> {
    let nearest = match named {
        [town] => Likeness::new(town, cx.schema.period, &[], cx)?.leaders().to_vec(),
        // Of several nobody could tell which are like which.
        _ => Vec::new(),
    };
    let marker = |town: &Town| match nearest.iter().find(|it| it.town.ags == town.ags) {
        _ if named.iter().any(|it| it.ags == town.ags) => Marker::Emphasised,
        Some(found) if found.is_weak => Marker::Near,
        Some(_) => Marker::Nearest,
        None if town.is_case => Marker::Main,
        None => Marker::Minor,
    };
    let records = identity(cx)
        .for_programs("latitude", |town| Cell::exactly(town.latitude, DEGREES))
        .for_programs("longitude", |town| Cell::exactly(town.longitude, DEGREES))
        .for_everyone("marker", ["Marker", "Markierung"], |town| {
            let meant = MARKERS.iter().find(|it| it.0 == marker(town));
            meant.map(|(_, key, en, de)| Term::new(*key, cx.of(*en, *de)))
        });
    let records = columns::table(records, shown, &[], cx);
    let sights: Vec<(&Town, Marker)> = shown.iter().map(|town| (*town, marker(town))).collect();
    let asked = joined(named.iter().map(|town| &*town.name), ", ");
    let subject = join(asked.into_iter().chain([chosen]), "; ");
    let title = t!(cx.language, "Map: {subject}", "Karte: {subject}");
    let mut report = Report::of_table(title, cx.language, records);
    report.page.push(Block::Map(map(&sights, named, cx)?.0));
    if !nearest.is_empty() {
        let period = cx.text(&cx.period().label);
        let note = t!(cx.language, "Similarity: {period}.", "Ähnlichkeit: {period}.");
        report.notes.push(note.into());
    }
    Ok(report)
}

/// Places within the outline, and the plane on which they lie.
fn map(sights: &[(&Town, Marker)], named: &[&Town], cx: &Context) -> Result<(Map, Plane)> {
    let outline = cx.dataset.outline()?;
    let lines = || outline.iter().flat_map(|outline| &outline.lines);
    let corners = lines().flat_map(|line| line.points.0.iter()).map(|corner| corner.latitude);
    let plane = Plane::for_latitudes(corners.chain(sights.iter().map(|(town, _)| town.latitude)));
    let marked = |(town, marker): &(&Town, Marker)| Place {
        point: plane.point(town.coordinates()),
        name: town.name.clone(),
        marker: *marker,
    };
    let markers = MARKERS.iter().filter(|(it, ..)| sights.iter().any(|(_, own)| own == it));
    let meaning = |&(marker, _, en, de): &(Marker, &str, &str, &str)| match named {
        [town] if marker == Marker::Emphasised => (marker, town.name.clone()),
        _ => (marker, cx.of(en, de).to_owned()),
    };
    let word = cx.of("Outline", "Umriss");
    let map = Map {
        rings: lines().map(|line| plane.ring(&line.points)).collect(),
        places: sights.iter().map(marked).collect(),
        key: markers.map(meaning).collect(),
        credit: outline.map(|it| geography::credit(word, &it.source, cx)).transpose()?,
        ..Map::default()
    };
    Ok((map, plane))
}

/// Markers, the most important first, each with its word for programs and its meaning for people
/// in both languages.
const MARKERS: [(Marker, &str, &str, &str); 5] = [
    (Marker::Emphasised, "named", "highlighted", "hervorgehoben"),
    (Marker::Nearest, "nearest", "most similar case study", "ähnlichste Fallkommune"),
    (
        Marker::Near,
        "nearest-weak",
        "most similar case study (weak)",
        "ähnlichste Fallkommune (schwache Ähnlichkeit)",
    ),
    (Marker::Main, "case-study", "case study", "Fallkommune"),
    (Marker::Minor, "municipality", "other municipality", "andere Kommune"),
];

/// Keys, name and district.
fn identity<'a>(cx: &Context) -> Columns<'a, &'a Town> {
    let columns = [Identity::Name, Identity::District].map(|it| cx.schema.by_id(it.id()));
    let columns = columns.into_iter().flatten();
    columns::keys(cx).with_all(columns.map(|it| columns::town_column(&ColumnExpr::of(it), cx)))
}

/// Municipalities that share a shade.
struct Class {
    shade: Shade,
    /// Lowest and highest value.
    ends: [Cell; 2],
    count: usize,
}

/// Map of areas in classes of equal count by a column, without a title.
fn shaded(column: ColumnExpr, shown: &[&Town], named: &[&Town], cx: &Context) -> Result<Report> {
    // Classes are those of all municipalities, whichever are shown.
    let all = cx.dataset.towns(true)?;
    let (values, places) = columns::amounts(&column, &all);
    let distribution = Distribution::of(values);
    let shade = |town: &Town| distribution.class_of(column.expr.value(town).number()?, SHADES);
    let class = |shared: Shade| {
        let towns = all.iter().filter(|town| shade(town) == shared);
        let values = towns.clone().filter_map(|town| column.expr.value(town).number());
        let ends = [f64::min, f64::max].map(|it| values.clone().reduce(it));
        let ends = ends.map(|it| columns::aggregate(&column, it, places));
        Class { shade: shared, ends, count: towns.count() }
    };
    // The lowest first, and at last those without a value.
    let classes: Vec<Class> = (0..SHADES).map(Some).chain([None]).map(class).collect();
    let bound = |town: &Town, at: usize| classes[shade(town).unwrap_or(SHADES)].ends[at].clone();
    let records = identity(cx)
        .with(columns::town_column(&column, cx))
        .for_everyone("class", ["Group", "Gruppe"], |town| class_number(shade(town)))
        .for_programs("class_min", |town| bound(town, 0))
        .for_programs("class_max", |town| bound(town, 1));
    let records = columns::table(records, shown, std::slice::from_ref(&column), cx);
    let cases = shown.iter().filter(|town| town.is_case);
    let sights: Vec<_> = match named {
        [] => cases.map(|town| (*town, Marker::Main)).collect(),
        _ => named.iter().map(|town| (*town, Marker::Emphasised)).collect(),
    };
    let (mut map, plane) = map(&sights, named, cx)?;
    let mut report = Report::of_table("", cx.language, records);
    if let Some(areas) = cx.dataset.areas()? {
        let area = |town: &&Town| {
            let area = areas.areas.iter().find(|it| it.ags == town.ags)?;
            let rings = area.polygons.0.iter().flatten().map(|ring| plane.ring(ring)).collect();
            Some(Area { name: town.name.clone(), rings, shade: shade(town) })
        };
        map.areas = shown.iter().filter_map(area).collect();
        let word = cx.of("Areas", "Flächen");
        map.credit = Some(geography::credit(word, &areas.source, cx)?);
        report.cite([&areas.source]);
    }
    map.shades = Some(legend(&column, &classes, cx));
    report.page.push(Block::Map(map));
    let known = distribution.len();
    let note = t!(
        cx.language,
        "Five groups of about equal count among the {known} municipalities with a value; equal \
         values share a group.",
        "Fünf etwa gleich große Gruppen unter den {known} Kommunen mit einem Wert; gleiche Werte \
         liegen in derselben Gruppe."
    );
    report.notes.push(note.into());
    report.notes.extend(notes::on_calculations(&[column], cx));
    Ok(report)
}

/// Meaning of the shades, and how many of all municipalities have each.
fn legend(column: &ColumnExpr, classes: &[Class], cx: &Context) -> Shades {
    let language = cx.language;
    let used = || classes.iter().filter(|it| it.shade.is_some() || it.count > 0);
    let words = |class: &Class| {
        let [from, to] = class.ends.each_ref().map(|it| columns::words(it, language));
        let limits = match (class.shade, class.count) {
            (None, _) => t!(language, "no value", "ohne Wert"),
            (_, 0) => "–".to_owned(),
            _ => t!(language, "{from} to {to}", "{from} bis {to}"),
        };
        (class.shade, format!("{limits} ({})", class.count))
    };
    let table = Columns::<&Class>::new(language)
        .for_people(["Group", "Gruppe"], |it| class_number(it.shade))
        .aligned(Alignment::Decimal, ["Min"; 2], |it| it.ends[0].clone())
        .aligned(Alignment::Decimal, ["Max"; 2], |it| it.ends[1].clone())
        .aligned(Alignment::Decimal, ["Municipalities", "Kommunen"], |it| Cell::whole(it.count));
    let label = columns::label_with_unit(column, language);
    Shades {
        title: t!(
            language,
            "{label}, with the number of municipalities",
            "{label}, mit der Zahl der Kommunen"
        ),
        key: used().map(words).collect(),
        table: Table::of(table, used()),
    }
}

/// Number of a class, 1 for the lowest.
fn class_number(shade: Shade) -> Cell {
    shade.map(|class| Cell::whole(class + 1)).into()
}
