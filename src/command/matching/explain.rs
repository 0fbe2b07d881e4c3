//! Steps of a calculation of similarity, so that it can be repeated by hand.

use crate::command::Context;
use crate::i18n::{Language, joined, readable_number};
use crate::model::{Comparison, Town};
use crate::number::decimals;
use crate::report::{Alignment, Block, Cell, Columns, Table};
use crate::similarity::{Match, MatchDimension, Matching, Scale};
use crate::view::{Line, known_cell, percent};

/// Decimal places of parts.
const PLACES: usize = 4;

/// Heading, table and sum of a match.
pub fn blocks(town: &Town, line: &Line<'_>, matching: &Matching<'_>, cx: &Context) -> [Block; 3] {
    let found = &line.periods[matching.period];
    let (rank, name, similarity) = (line.rank, &found.town.name, percent(found, cx.language));
    [
        Block::Heading(format!("{rank}. {name} – {similarity}")),
        Block::Table(table(town, found.town, matching, cx)),
        Block::paragraph(sum(found, matching, cx.language)),
    ]
}

/// Explanation of the steps.
pub fn explanation(count: usize, language: Language) -> Block {
    Block::paragraph(t!(
        language,
        "Part: how far two values are apart, divided by the usual span, at most 1. The usual span \
         reaches from the 5th to the 95th percentile of all {count} municipalities. Where values \
         are compared by how many times as large (×) the one is, logarithms are divided: \
         log(×) / log(span). A dimension is the mean of its parts.",
        "Anteil: der Abstand zweier Werte, geteilt durch die übliche Spanne, höchstens 1. Die \
         übliche Spanne reicht vom 5. bis zum 95. Perzentil aller {count} Kommunen. Wo zählt, wie \
         viel Mal so groß (×) ein Wert ist, werden Logarithmen geteilt: log(×) / log(Spanne). Ein \
         Merkmal ist das Mittel seiner Anteile."
    ))
}

fn table(town: &Town, other: &Town, matching: &Matching<'_>, cx: &Context) -> Table {
    let language = cx.language;
    let value = |town: &Town, scale: &Scale| known_cell(town, &scale.column, language);
    let mut columns = Columns::<(&MatchDimension, &Scale)>::new(language)
        .for_people(["Dimension", "Merkmal"], |(of, _)| of.dimension.label.get(language))
        .for_people(["Indicator", "Kennzahl"], |(_, scale)| scale.column.label_with_unit(language))
        .aligned(Alignment::Right, [&town.name; 2], |(_, scale)| value(town, scale))
        .aligned(Alignment::Right, [&other.name; 2], |(_, scale)| value(other, scale))
        .aligned(Alignment::Right, ["Apart", "Abstand"], |(_, scale)| {
            scale.apart(town, other).map(|it| step(scale, it, language))
        })
        .aligned(Alignment::Right, ["Usual span", "Übliche Spanne"], |(_, scale)| {
            step(scale, scale.span, language)
        })
        .aligned(Alignment::Decimal, ["Part", "Anteil"], |(_, scale)| {
            scale.part(town, other).map(|part| Cell::exactly(part, PLACES))
        });
    columns.list[0].header.is_group = true;
    let steps =
        matching.counting().flat_map(|(_, of)| of.indicators.iter().map(move |scale| (of, scale)));
    Table::of(columns, steps)
}

/// Ratio of the larger value to the smaller, or their difference.
fn step(scale: &Scale, apart: f64, language: Language) -> String {
    match scale.by {
        Comparison::Ratio => format!("× {}", readable_number(apart.exp(), 3, language)),
        Comparison::Difference => readable_number(apart, 3, language),
    }
}

/// Weighted mean of the dimensions, and what it means.
fn sum(found: &Match<'_>, matching: &Matching<'_>, language: Language) -> String {
    let number = |value: f64| readable_number(value, PLACES, language);
    let parts =
        || matching.counting().filter_map(|(place, it)| Some((it.weight, found.parts[place]?)));
    let total: f64 = parts().map(|(weight, _)| weight).sum();
    let terms = parts().map(|(weight, part)| match (weight_text(weight, language), number(part)) {
        (one, part) if one == "1" => part,
        (weight, part) => format!("{weight} × {part}"),
    });
    let (terms, total) = (joined(terms, " + ").unwrap_or_default(), weight_text(total, language));
    let Some(distance) = found.distance.map(number) else { return String::new() };
    let similarity = readable_number(found.similarity().unwrap_or_default(), 1, language);
    t!(
        language,
        "Distance: ({terms}) / {total} = {distance}. Similarity: 100 × (1 − {distance}) = {similarity}%.",
        "Abstand: ({terms}) / {total} = {distance}. Ähnlichkeit: 100 × (1 − {distance}) = {similarity} %."
    )
}

/// Weight with the decimal places that it has.
pub fn weight_text(weight: f64, language: Language) -> String {
    readable_number(weight, decimals(weight), language)
}
