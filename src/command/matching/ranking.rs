//! What people read: the municipalities by their similarity, and where the one that was asked
//! for stands.

use super::{Answer, percent, percentile};
use crate::{
    presentation::{
        certainty::unpublished,
        columns,
        likeness::{Origin, compared, pairs_explained, rating, sentence, times_compared},
    },
    report::{Alignment, Audience, Block, Cell, Columns, Table, TableColumn},
    schema::Identity,
    similarity::{Match, Scale, Yardstick},
    text::filled,
};

impl Answer<'_> {
    pub fn page(&self, explain: bool) -> Vec<Block> {
        let texts = self.context.texts;
        let subject = self.town.map_or(texts.given_values, |town| town.name());
        let mut page = vec![Block::Title(format!("{} {subject}", texts.similarity_to))];
        let among = if self.among_all { texts.of_municipalities } else { texts.of_case_studies };
        page.extend(times_compared(subject, among, self.context).map(Block::Paragraph));
        if self.matches.iter().all(|it| it.similarity().is_none()) {
            page.push(Block::Paragraph(filled(texts.incomparable, &[subject, among])));
            page.push(Block::Table(self.standing()));
            return page;
        }
        let origin = Origin { town: self.town, profile: &self.profile };
        let sentence = sentence(origin, &self.matches, among, &self.matching, self.context);
        page.extend(sentence.map(Block::Paragraph));
        page.extend(self.across.clone().map(Block::Paragraph));
        page.push(Block::Table(self.ranking()));
        if explain {
            for (rank, candidate) in (1..).zip(&self.matches) {
                let rating = rating(candidate, self.context);
                let rating = rating.map(|rating| format!(" – {rating}")).unwrap_or_default();
                page.push(Block::Heading(format!("{rank}. {}{rating}", candidate.town.name())));
                page.push(Block::Table(self.explanation(candidate)));
            }
            let towns: Vec<_> = self.towns().collect();
            let columns = self.scales().flat_map(|scale| scale.sides().map(|side| side.column));
            page.extend(unpublished(columns, &towns, self.context));
        } else {
            page.push(Block::Table(self.standing()));
        }
        page.extend(self.more());
        page
    }

    /// The commands that lead on from the most similar case study.
    fn more(&self) -> Option<Block> {
        let texts = self.context.texts;
        let best = self.matches.first().filter(|_| !self.among_all)?.town;
        let deeds = filled(texts.deeds_shown, &[best.name()]);
        let deeds = (format!("quartier facts {}", best.id()), deeds);
        let briefing = self.town.map(|town| {
            (format!("quartier briefing {}", town.id()), texts.briefing_shows.to_owned())
        });
        Some(Block::Terms([deeds].into_iter().chain(briefing).collect()))
    }

    pub fn notes(&self, explain: bool) -> Vec<String> {
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
            let label = self.lacking(scale).column.label(self.context.language);
            if scale.position(&self.profile).is_none() {
                names.push(label);
                continue;
            }
            for candidate in &self.matches {
                if scale.position(&candidate.profile).is_none() {
                    let label = scale.others.column.label(self.context.language);
                    names.push(format!("{label} ({})", candidate.town.name()));
                }
            }
        }
        names
    }

    /// The municipalities, the most similar first, with the part of each dimension.
    fn ranking(&self) -> Table {
        let texts = self.context.texts;
        let mut columns = Columns::<(u32, &Match<'_>)>::new()
            .for_people(Identity::Name.label().get(self.context.language), |(rank, it)| {
                Cell::text(format!("{rank}.\u{a0}{}", it.town.name()))
            })
            .for_people(texts.similarity, |(_, it)| Cell::percent(it.similarity()))
            .in_percent();
        if self.matches.iter().any(Match::is_weak) {
            columns = columns.for_people(texts.note, |(_, it)| {
                Cell::text(if it.is_weak() { texts.weak } else { "" })
            });
        }
        for (place, yardstick) in self.matching.counting().enumerate() {
            let label = yardstick.dimension.label.get(self.context.language);
            let similarity =
                move |(_, it): &(u32, &Match<'_>)| Cell::percent(it.similarity_in(yardstick));
            let column = TableColumn::new("", label, similarity)
                .seen_by(Audience::People)
                .aligned(Alignment::Right);
            columns = columns.with(if place > 0 { column.kept_with_previous() } else { column });
        }
        Table::of(columns, (1..).zip(&self.matches))
    }

    /// Where the one that was asked for stands among all.
    fn standing(&self) -> Table {
        let texts = self.context.texts;
        let mut columns = Columns::<Step<'_, '_>>::new()
            .for_people(texts.dimension, |it| it.once(self.dimension(it.yardstick)));
        if self.matching.yardsticks.iter().any(|yardstick| (yardstick.weight - 1.0).abs() > 0.0) {
            columns = columns
                .for_people(texts.weight, |it| it.once(Cell::number(it.yardstick.weight, 0)))
                .aligned(Alignment::Right);
        }
        let columns = columns
            .for_people(texts.indicator, |it| {
                Cell::text(columns::label(it.scale.own.column, self.context))
            })
            .kept_with_previous()
            .for_people(self.name(), |it| self.value(it.scale))
            .aligned(Alignment::Right)
            .for_people(texts.percentile, |it| percentile(it.scale, &self.profile))
            .in_percent();
        Table::of(columns, self.steps())
    }

    /// Both values of every indicator, and below them both percentiles.
    fn explanation(&self, candidate: &Match<'_>) -> Table {
        let texts = self.context.texts;
        let lines = self.steps().flat_map(|step| [(step, true), (step, false)]);
        let columns = Columns::<(Step<'_, '_>, bool)>::new()
            .for_people(texts.dimension, |(it, is_value)| {
                if *is_value { it.once(self.dimension(it.yardstick)) } else { Cell::text("") }
            })
            .for_people(texts.indicator, |(it, is_value)| {
                Cell::text(if *is_value {
                    compared(it.scale, self.context)
                } else {
                    format!("{} (%)", texts.percentile)
                })
            })
            .kept_with_previous()
            .for_people(self.name(), |(it, is_value)| {
                if *is_value { self.value(it.scale) } else { percentile(it.scale, &self.profile) }
            })
            .aligned(Alignment::Right)
            .for_people(candidate.town.name(), |(it, is_value)| {
                if *is_value {
                    columns::cell(candidate.town, it.scale.others.column, self.context)
                } else {
                    percentile(it.scale, &candidate.profile)
                }
            })
            .aligned(Alignment::Right)
            .for_people(texts.distance, |(it, is_value)| {
                if *is_value { Cell::text("") } else { percent(candidate.distance_in(it.scale)) }
            })
            .aligned(Alignment::Right);
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

impl Step<'_, '_> {
    /// What is told of the dimension, in the first line of it.
    fn once(&self, cell: Cell) -> Cell {
        if self.is_first { cell } else { Cell::text("") }
    }
}
