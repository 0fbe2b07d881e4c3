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
            meant.map(|it| Term::new(it.1, meaning(it, &[], cx)))
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
    let word = cx.of("Outline", "Umriss");
    let map = Map {
        rings: lines().map(|line| plane.ring(&line.points)).collect(),
        places: sights.iter().map(marked).collect(),
        key: markers.map(|it| (it.0, meaning(it, named, cx))).collect(),
        credit: outline.map(|it| geography::credit(word, &it.source, cx)).transpose()?,
        ..Map::default()
    };
    Ok((map, plane))
}

/// Marker, its word for programs, and its meaning in both languages.
type Meaning = (Marker, &'static str, &'static str, &'static str);

/// Markers, the most important first.
const MARKERS: [Meaning; 5] = [
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

/// Meaning of a marker for people.
fn meaning((marker, _, english, german): &Meaning, named: &[&Town], cx: &Context) -> String {
    match named {
        [town] if *marker == Marker::Emphasised => town.name.clone(),
        _ => cx.of(english, german).to_string(),
    }
}

/// Keys, name and district.
fn identity<'a>(cx: &Context) -> Columns<'a, &'a Town> {
    let columns = [Identity::Name, Identity::District].map(|it| cx.schema.by_id(it.id()));
    let columns = columns.into_iter().flatten();
    columns::keys(cx).with_all(columns.map(|it| columns::town_column(&ColumnExpr::of(it), cx)))
}

/// Map of areas in classes of equal count by a column, without a title.
fn shaded(column: ColumnExpr, shown: &[&Town], named: &[&Town], cx: &Context) -> Result<Report> {
    let all = cx.dataset.towns(true)?;
    let shading = Shading::new(&column, &all);
    let cases = shown.iter().filter(|town| town.is_case);
    let sights: Vec<_> = match named {
        [] => cases.map(|town| (*town, Marker::Main)).collect(),
        _ => named.iter().map(|town| (*town, Marker::Emphasised)).collect(),
    };
    let (mut map, plane) = map(&sights, named, cx)?;
    let mut report = Report::of_table("", cx.language, shading.records(shown, cx));
    report.cite(&columns::sources([&column]));
    if let Some(areas) = cx.dataset.areas()? {
        let area = |town: &&Town| {
            let area = areas.areas.iter().find(|it| it.ags == town.ags)?;
            let rings = area.polygons.0.iter().flatten().map(|ring| plane.ring(ring)).collect();
            Some(Area { name: town.name.clone(), rings, shade: shading.shade(town) })
        };
        map.areas = shown.iter().filter_map(area).collect();
        let word = cx.of("Areas", "Flächen");
        map.credit = Some(geography::credit(word, &areas.source, cx)?);
        report.cite([&areas.source]);
    }
    map.shades = Some(shading.legend(cx));
    report.page.push(Block::Map(map));
    let known = shading.distribution.len();
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

/// Municipalities in classes of equal count by a column.
struct Shading<'a> {
    column: &'a ColumnExpr,
    /// Values of all municipalities, whichever are shown.
    distribution: Distribution,
    /// Classes, the lowest first, and those without a value.
    classes: Vec<Class>,
}

/// Municipalities that share a shade.
struct Class {
    shade: Shade,
    /// Lowest and highest value.
    ends: [Cell; 2],
    count: usize,
}

impl<'a> Shading<'a> {
    fn new(column: &'a ColumnExpr, all: &[&Town]) -> Self {
        let (values, places) = columns::amounts(column, all);
        let mut shading =
            Self { column, distribution: Distribution::of(values), classes: Vec::new() };
        let class = |shade: Shade| {
            let towns = all.iter().filter(|it| shading.shade(it) == shade);
            let values = towns.clone().filter_map(|it| column.expr.value(it).number());
            let ends = [f64::min, f64::max].map(|it| values.clone().reduce(it));
            let ends = ends.map(|it| columns::aggregate(column, it, places));
            Class { shade, ends, count: towns.count() }
        };
        shading.classes = (0..SHADES).map(Some).chain([None]).map(class).collect();
        shading
    }

    fn shade(&self, town: &Town) -> Shade {
        self.distribution.class_of(self.column.expr.value(town).number()?, SHADES)
    }

    fn class(&self, town: &Town) -> &Class {
        &self.classes[self.shade(town).unwrap_or(SHADES)]
    }

    /// Meaning of the shades, and how many of all municipalities have each.
    fn legend(&self, cx: &Context) -> Shades {
        let language = cx.language;
        let used = || self.classes.iter().filter(|it| it.shade.is_some() || it.count > 0);
        let words = |class: &Class| {
            let [from, to] = class.ends.each_ref().map(|it| columns::words(it, language));
            let limits = match class.shade {
                _ if class.ends[0] != Cell::default() => {
                    t!(language, "{from} to {to}", "{from} bis {to}")
                }
                None => t!(language, "no value", "ohne Wert"),
                Some(_) => "–".to_owned(),
            };
            (class.shade, format!("{limits} ({})", class.count))
        };
        let table = Columns::<&Class>::new(language)
            .for_people(["Group", "Gruppe"], |it| class_number(it.shade))
            .aligned(Alignment::Decimal, ["Min"; 2], |it| it.ends[0].clone())
            .aligned(Alignment::Decimal, ["Max"; 2], |it| it.ends[1].clone())
            .aligned(Alignment::Decimal, ["Municipalities", "Kommunen"], |it| {
                Cell::whole(it.count)
            });
        let label = columns::label_with_unit(self.column, language);
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

    /// Municipalities, each with its value, its class and the bounds of the class.
    fn records(&self, shown: &[&Town], cx: &Context) -> Table {
        let records = identity(cx)
            .with(columns::town_column(self.column, cx))
            .for_everyone("class", ["Group", "Gruppe"], |it| class_number(self.shade(it)))
            .for_programs("class_min", |town| self.class(town).ends[0].clone())
            .for_programs("class_max", |town| self.class(town).ends[1].clone());
        columns::table(records, shown, std::slice::from_ref(self.column), cx)
    }
}

/// Number of a class, 1 for the lowest.
fn class_number(shade: Shade) -> Cell {
    shade.map(|class| Cell::whole(class + 1)).into()
}
