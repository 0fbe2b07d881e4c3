//! Columns that cannot be compared because they are counted on different bases.

use crate::i18n::Localized;
use crate::model::{Column, FigureColumn, Schema};

/// Message that two columns cannot be compared: both have bases and share none. It names the nearest
/// pair that can.
pub fn fault(first: &Column, other: &Column, schema: &Schema) -> Option<Localized> {
    if are_comparable(first, other) {
        return None;
    }
    let [a_base, b_base] = [first, other].map(|it| bases(it).first().map_or("", |base| base));
    let (a, b) = (&first.id, &other.id);
    let Localized { en, de } = match instead_of(first, other, schema) {
        Some(instead) => tr!("{instead} and {b} would do", "möglich sind {instead} und {b}"),
        None => {
            tr!("only their percentiles can be compared", "vergleichbar sind nur ihre Prozentränge")
        }
    };
    Some(tr!(
        "`{a}` and `{b}` cannot be compared: they rest on different bases ({a_base} and \
         {b_base}); {en}",
        "`{a}` und `{b}` sind nicht vergleichbar: sie beruhen auf verschiedenen Grundlagen \
         ({a_base} und {b_base}); {de}"
    ))
}

/// Column like the first, of the nearest year, that can be compared with the other.
fn instead_of<'s>(first: &Column, other: &Column, schema: &'s Schema) -> Option<&'s str> {
    let first = first.figure()?;
    let kind = |figure: &FigureColumn| (figure.indicator.kind, figure.indicator.unit.clone());
    let year = |figure: &FigureColumn| figure.observation.date.year;
    let alike = schema.figures().filter(|(column, figure)| {
        kind(figure) == kind(first) && column.id != other.id && are_comparable(column, other)
    });
    let nearest = alike.min_by_key(|(_, figure)| year(figure).abs_diff(year(first)));
    nearest.map(|(column, _)| &*column.id)
}

fn are_comparable(a: &Column, b: &Column) -> bool {
    let (a, b) = (bases(a), bases(b));
    a.is_empty() || b.is_empty() || a.iter().any(|base| b.contains(base))
}

fn bases(column: &Column) -> &[String] {
    column.figure().map_or(&[], |figure| &figure.observation.base)
}
