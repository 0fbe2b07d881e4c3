//! Where the municipalities of a report lie, for maps that others draw.

use std::{collections::HashMap, rc::Rc};

use anyhow::Result;

use super::{Context, columns::KEYS};
use crate::{
    dataset::Source,
    distinct::distinct_by_key,
    report::{Content, Geometry, Report, Row},
    say,
    schema::Identity,
    text::filled,
    usage_error::UsageError,
    vocabulary::{Localized, SourceId},
};

/// As what a municipality is put on a map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    Area,
    Point,
}

/// Puts in each record where the municipality lies that it is about.
///
/// # Errors
/// The records are about none, or the data cannot be read.
pub fn locate(report: &mut Report, shape: Shape, command: &str, context: &Context) -> Result<()> {
    let keys = report.records.headers.iter().map(|header| &*header.key);
    if !keys.take(KEYS.len()).eq(KEYS.map(Identity::column)) {
        return Err(refusal(command).into());
    }
    match shape {
        Shape::Point => {
            let schema = context.schema()?;
            let gazetteer = context.gazetteer(&schema)?;
            let towns = gazetteer.all()?;
            let towns = towns.iter();
            let points = towns.map(|town| (town.ags(), Geometry::Point(town.coordinates())));
            locate_by(&points.collect(), &mut report.records.rows);
        }
        Shape::Area => {
            if let Some(areas) = context.dataset.areas()? {
                let all = areas.iter();
                let all = all.map(|(ags, polygons)| (ags, Geometry::Area(Rc::clone(polygons))));
                locate_by(&all.collect(), &mut report.records.rows);
                report.geometry_credit = Some(attribution(&areas.source, context)?);
                report.cite([&areas.source]);
            }
            let rows = report.records.rows.iter();
            let lacking = rows.filter(|row| row.geometry.is_none()).filter_map(id);
            let remark = without_area(lacking, context);
            report
                .remarks
                .extend(remark.map(|remark| format!("{remark}; {}", context.texts.points_instead)));
        }
    }
    Ok(())
}

/// Says that there is nothing to locate.
pub fn refusal(command: &str) -> UsageError {
    UsageError::new(say::no_layer(command))
}

fn locate_by(known: &HashMap<&str, Geometry>, rows: &mut [Row]) {
    for row in rows {
        row.geometry = ags(row).and_then(|ags| known.get(ags)).cloned();
    }
}

fn id(row: &Row) -> Option<&str> {
    text(row, 0)
}

fn ags(row: &Row) -> Option<&str> {
    text(row, 1)
}

fn text(row: &Row, place: usize) -> Option<&str> {
    match &row.cells.get(place)?.content {
        Content::Text(text) => Some(text),
        _ => None,
    }
}

/// Says of which municipalities no area is known.
pub fn without_area<'n>(names: impl Iterator<Item = &'n str>, context: &Context) -> Option<String> {
    /// Who lacks more sees as much from the first of them.
    const MOST: usize = 8;

    let names = distinct_by_key(names, |name| *name);
    let first = names.iter().take(MOST).copied().collect::<Vec<_>>().join(", ");
    let list = match names.len().saturating_sub(MOST) {
        0 => first,
        more => filled(context.texts.and_others_alike, &[&first, &more.to_string()]),
    };
    (!names.is_empty()).then(|| filled(context.texts.without_area, &[&list]))
}

/// Who is to be named wherever the areas are shown.
fn attribution(source: &SourceId, context: &Context) -> Result<String> {
    let bibliography = context.dataset.bibliography()?;
    let Source { publisher, title, licence, url, .. } = bibliography.get(source)?;
    let text = |text: &Localized| text.get(context.language).to_owned();
    let parts = [Some(text(publisher)), Some(text(title)), licence.as_ref().map(text)];
    let parts = parts.into_iter().flatten().chain([url.to_string()]);
    Ok(parts.collect::<Vec<_>>().join(", "))
}
