//! What people read: the municipalities by their similarity, and where the one that was asked
//! for stands.

use super::{Answer, percent, percentile};
use crate::{
    presentation::{
        certainty::unpublished,
        columns,
        likeness::{Origin, pairs_explained, rating, sentence},
    },
    report::{Alignment, Block, Cell, Table, TableColumn},
    schema::Identity,
    similarity::{Match, Scale, Yardstick},
    text::filled,
};

impl Answer<'_> {
    pub(super) fn page(&self, explain: bool) -> Vec<Block> {
        let texts = self.context.texts;
        let subject = self.town.map_or(texts.given_values, |town| &town.name);
        let mut page = vec![Block::Title(format!("{} {subject}", texts.similarity_to))];
        let among = if self.among_all { texts.of_municipalities } else { texts.of_case_studies };
        if self.matches.iter().all(|it| it.similarity().is_none()) {
            page.push(Block::Paragraph(filled(texts.incomparable, &[subject, among])));
            page.push(Block::Table(self.standing()));
            return page;
        }
        let origin = Origin { town: self.town, profile: &self.profile };
        let sentence = sentence(origin, &self.matches, among, &self.matching, self.context);
        page.extend(sentence.map(Block::Paragraph));
        page.push(Block::Table(self.ranking()));
        if explain {
            for (rank, candidate) in (1..).zip(&self.matches) {
                let rating = rating(candidate, self.context);
                let rating = rating.map(|rating| format!(" – {rating}")).unwrap_or_default();
                page.push(Block::Heading(format!("{rank}. {}{rating}", candidate.town.name)));
                page.push(Block::Table(self.explanation(candidate)));
            }
            let towns: Vec<_> = self.towns().collect();
            let columns = self.scales().map(|scale| scale.column);
            page.extend(unpublished(columns, &towns, self.context));
        } else {
            page.push(Block::Table(self.standing()));
        }
        page
    }

    pub(super) fn notes(&self, explain: bool) -> Vec<String> {
        let texts = self.context.texts;
        let mut notes = vec![texts.similarity_explained.to_owned()];
        notes.extend(pairs_explained(&self.matching, self.context));
        notes.push(texts.matching_choice.to_owned());
        if explain {
            notes.push(texts.distances_explained.to_owned());
        }
        let left_out = self.left_out();
        if !left_out.is_empty() {
            notes.push(format!("{}: {}", texts.left_out, left_out.join(", ")));
        }
        notes
    }

    /// The indicators without a value, with the municipality that lacks it unless that is the
    /// one that was asked for.
    fn left_out(&self) -> Vec<String> {
        let mut names = Vec::new();
        for scale in self.scales() {
            let label = scale.column.label(self.context.language);
            if scale.position(&self.profile).is_none() {
                names.push(label);
                continue;
            }
            for candidate in &self.matches {
                if scale.position(&candidate.profile).is_none() {
                    names.push(format!("{label} ({})", candidate.town.name));
                }
            }
        }
        names
    }

    /// The municipalities, the most similar first, with the part of each dimension.
    fn ranking(&self) -> Table {
        type Ranked<'m, 't> = (u32, &'m Match<'t>);
        let texts = self.context.texts;
        let mut columns = vec![
            TableColumn::for_people(
                Identity::Name.label().get(self.context.language),
                |(rank, candidate): &Ranked<'_, '_>| {
                    Cell::text(format!("{rank}.\u{a0}{}", candidate.town.name))
                },
            ),
            TableColumn::for_people(
                format!("{} (%)", texts.similarity),
                |(_, candidate): &Ranked<'_, '_>| {
                    candidate.similarity().map(Cell::percent).unwrap_or_default()
                },
            )
            .aligned(Alignment::Right),
        ];
        if self.matches.iter().any(Match::is_weak) {
            columns.push(TableColumn::for_people(texts.note, |(_, it): &Ranked<'_, '_>| {
                Cell::text(if it.is_weak() { texts.weak } else { "" })
            }));
        }
        columns.extend(self.matching.counting().map(|yardstick| {
            let label = yardstick.dimension.label.get(self.context.language);
            let part = |(_, candidate): &Ranked<'_, '_>| {
                candidate.similarity_in(yardstick).map(Cell::percent).unwrap_or_default()
            };
            TableColumn::for_people(label, part).aligned(Alignment::Right)
        }));
        Table::of(columns, (1..).zip(&self.matches))
    }

    /// Where the one that was asked for stands among all.
    fn standing(&self) -> Table {
        let texts = self.context.texts;
        let of_dimension = |it: &Step<'_, '_>, cell: &dyn Fn(&Yardstick<'_>) -> Cell| {
            if it.is_first { cell(it.yardstick) } else { Cell::text("") }
        };
        let mut columns = vec![TableColumn::for_people(texts.dimension, |it: &Step<'_, '_>| {
            of_dimension(it, &|yardstick| self.dimension(yardstick))
        })];
        if self.matching.yardsticks.iter().any(|yardstick| (yardstick.weight - 1.0).abs() > 0.0) {
            let weight = |it: &Step<'_, '_>| {
                of_dimension(it, &|yardstick| Cell::number(yardstick.weight, 0))
            };
            columns.push(TableColumn::for_people(texts.weight, weight).aligned(Alignment::Right));
        }
        let percentile_label = format!("{} (%)", texts.percentile);
        columns.extend([
            TableColumn::for_people(texts.indicator, |it: &Step<'_, '_>| {
                Cell::text(columns::label(it.scale.column, self.context))
            }),
            TableColumn::for_people(self.name(), |it: &Step<'_, '_>| self.value(it.scale))
                .aligned(Alignment::Right),
            TableColumn::for_people(percentile_label, |it: &Step<'_, '_>| {
                percentile(it.scale, &self.profile)
            })
            .aligned(Alignment::Right),
        ]);
        Table::of(columns, self.steps())
    }

    /// Both values of every indicator, and below them both percentiles.
    fn explanation(&self, candidate: &Match<'_>) -> Table {
        let texts = self.context.texts;
        let lines = self.steps().flat_map(|step| [(step, true), (step, false)]);
        let columns = vec![
            TableColumn::for_people(texts.dimension, |(it, is_value): &(Step<'_, '_>, bool)| {
                if *is_value && it.is_first { self.dimension(it.yardstick) } else { Cell::text("") }
            }),
            TableColumn::for_people(texts.indicator, |(it, is_value)| {
                Cell::text(if *is_value {
                    columns::label(it.scale.column, self.context)
                } else {
                    format!("{} (%)", texts.percentile)
                })
            }),
            TableColumn::for_people(self.name(), |(it, is_value)| {
                if *is_value { self.value(it.scale) } else { percentile(it.scale, &self.profile) }
            })
            .aligned(Alignment::Right),
            TableColumn::for_people(&*candidate.town.name, |(it, is_value)| {
                if *is_value {
                    columns::cell(candidate.town, it.scale.column, self.context)
                } else {
                    percentile(it.scale, &candidate.profile)
                }
            })
            .aligned(Alignment::Right),
            TableColumn::for_people(texts.distance, |(it, is_value)| {
                if *is_value { Cell::text("") } else { percent(candidate.distance_in(it.scale)) }
            })
            .aligned(Alignment::Right),
        ];
        Table::of(columns, lines)
    }

    /// The indicators that count, each with its dimension.
    fn steps(&self) -> impl Iterator<Item = Step<'_, '_>> {
        self.matching.counting().flat_map(|yardstick| {
            let scales = yardstick.scales.iter().enumerate();
            scales.map(move |(place, scale)| Step { yardstick, scale, is_first: place == 0 })
        })
    }

    fn dimension(&self, yardstick: &Yardstick<'_>) -> Cell {
        Cell::text(yardstick.dimension.label.get(self.context.language))
    }
}

/// An indicator in a table that names each dimension but once.
#[derive(Clone, Copy)]
struct Step<'m, 'a> {
    yardstick: &'m Yardstick<'a>,
    scale: &'m Scale<'a>,
    /// Whether it is the first of its dimension.
    is_first: bool,
}
