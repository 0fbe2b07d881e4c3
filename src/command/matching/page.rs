//! What people read: the municipalities by their similarity, and where the one that was asked
//! for stands.

use super::{Answer, percent, percentile};
use crate::{
    command::{
        cells,
        certainty::unpublished,
        likeness::{Subject, pairs_explained, rating, sentence},
    },
    report::{Alignment, Block, Cell, Header, Row, Table},
    schema::Identity,
    similarity::{Match, similarity},
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
        let subject = Subject { town: self.town, profile: &self.profile };
        let sentence = sentence(subject, &self.matches, among, &self.matching, self.context);
        page.extend(sentence.map(Block::Paragraph));
        page.push(Block::Table(self.ranking()));
        if explain {
            for (rank, candidate) in (1..).zip(&self.matches) {
                let rating = rating(candidate, self.context);
                let rating = rating.map(|rating| format!(" – {rating}")).unwrap_or_default();
                page.push(Block::Heading(format!("{rank}. {}{rating}", candidate.town.name)));
                page.push(Block::Table(self.explanation(candidate)));
            }
            page.extend(self.unpublished());
        } else {
            page.push(Block::Table(self.standing()));
        }
        page
    }

    /// How sure the figures are that were compared.
    fn unpublished(&self) -> Vec<Block> {
        let towns: Vec<_> =
            self.town.into_iter().chain(self.matches.iter().map(|it| it.town)).collect();
        let columns = self.scales().map(|(_, _, scale)| scale.column);
        let items = unpublished(columns, &towns, self.context);
        if items.is_empty() {
            return Vec::new();
        }
        let title = self.context.texts.unpublished_figures.to_owned();
        vec![Block::Heading(title), Block::Items(items)]
    }

    pub(super) fn notes(&self, explain: bool) -> Vec<String> {
        let texts = self.context.texts;
        let mut notes = vec![texts.similarity_explained.to_owned()];
        notes.extend(pairs_explained(&self.matching, self.context));
        notes.push(texts.matching_choice.to_owned());
        if explain {
            notes.push(texts.distances_explained.to_owned());
        }
        let left_out = self.left_out_everywhere();
        if !left_out.is_empty() {
            notes.push(format!("{}: {}", texts.left_out, left_out.join(", ")));
        }
        notes
    }

    /// The indicators without a value, with the municipality that lacks it unless that is the
    /// one that was asked for.
    fn left_out_everywhere(&self) -> Vec<String> {
        let mut names = Vec::new();
        for (dimension, indicator, scale) in self.scales() {
            let label = scale.column.label(self.context.language);
            if super::position(&self.profile, dimension, indicator).is_none() {
                names.push(label);
                continue;
            }
            for candidate in &self.matches {
                if super::position(&candidate.profile, dimension, indicator).is_none() {
                    names.push(format!("{label} ({})", candidate.town.name));
                }
            }
        }
        names
    }

    /// The municipalities, the most similar first, with the part of each dimension.
    fn ranking(&self) -> Table {
        let texts = self.context.texts;
        let any_weak = self.matches.iter().any(Match::is_weak);
        let mut headers = vec![
            Header::for_people(Identity::Name.label().get(self.context.language)),
            Header::for_people(format!("{} (%)", texts.similarity)).aligned(Alignment::Right),
        ];
        if any_weak {
            headers.push(Header::for_people(texts.note));
        }
        headers.extend(self.counting().map(|(_, yardstick)| {
            let label = yardstick.dimension.label.get(self.context.language);
            Header::for_people(label).aligned(Alignment::Right)
        }));
        let rows = (1..).zip(&self.matches).map(|(rank, candidate)| {
            let mut cells = vec![
                Cell::text(format!("{rank}.\u{a0}{}", candidate.town.name)),
                percent(candidate.similarity()),
            ];
            if any_weak {
                cells.push(Cell::text(if candidate.is_weak() { texts.weak } else { "" }));
            }
            cells.extend(self.counting().map(|(dimension, _)| {
                let part = candidate.distance.dimensions.get(dimension);
                percent(part.and_then(|part| part.overall).map(similarity))
            }));
            Row::new(cells)
        });
        Table { rows: rows.collect(), headers, ..Table::default() }
    }

    /// Where the one that was asked for stands among all.
    fn standing(&self) -> Table {
        let texts = self.context.texts;
        let weighted =
            self.matching.yardsticks.iter().any(|yardstick| (yardstick.weight - 1.0).abs() > 0.0);
        let mut headers =
            vec![Header::for_people(texts.dimension), Header::for_people(texts.indicator)];
        if weighted {
            headers.insert(1, Header::for_people(texts.weight).aligned(Alignment::Right));
        }
        headers.extend([
            Header::for_people(self.name()).aligned(Alignment::Right),
            Header::for_people(format!("{} (%)", texts.percentile)).aligned(Alignment::Right),
        ]);
        let rows = self.scales().map(|(dimension, indicator, scale)| {
            let mut cells = vec![
                self.dimension_cell(dimension, indicator),
                Cell::text(cells::label(scale.column, self.context)),
                self.value(dimension, indicator, scale),
                percentile(&self.profile, dimension, indicator),
            ];
            if weighted {
                cells.insert(1, self.weight_cell(dimension, indicator));
            }
            Row::new(cells)
        });
        Table { rows: rows.collect(), headers, ..Table::default() }
    }

    /// Both values and both percentiles of every indicator.
    fn explanation(&self, candidate: &Match<'_>) -> Table {
        let texts = self.context.texts;
        let mut rows = Vec::new();
        for (dimension, indicator, scale) in self.scales() {
            let part = candidate.distance.dimensions.get(dimension);
            let distance = part.and_then(|part| part.indicators.get(indicator).copied().flatten());
            rows.push(Row::new(vec![
                self.dimension_cell(dimension, indicator),
                Cell::text(cells::label(scale.column, self.context)),
                self.value(dimension, indicator, scale),
                cells::cell(candidate.town, scale.column, self.context),
                Cell::text(""),
            ]));
            rows.push(Row::new(vec![
                Cell::text(""),
                Cell::text(format!("{} (%)", texts.percentile)),
                percentile(&self.profile, dimension, indicator),
                percentile(&candidate.profile, dimension, indicator),
                percent(distance.map(|distance| 100.0 * distance)),
            ]));
        }
        Table {
            headers: vec![
                Header::for_people(texts.dimension),
                Header::for_people(texts.indicator),
                Header::for_people(self.name()).aligned(Alignment::Right),
                Header::for_people(&*candidate.town.name).aligned(Alignment::Right),
                Header::for_people(texts.distance).aligned(Alignment::Right),
            ],
            rows,
            ..Table::default()
        }
    }

    /// The name of the dimension beside its first indicator.
    fn dimension_cell(&self, dimension: usize, indicator: usize) -> Cell {
        let yardstick = self.matching.yardsticks.get(dimension).filter(|_| indicator == 0);
        let label = yardstick.map(|it| it.dimension.label.get(self.context.language));
        Cell::text(label.unwrap_or_default())
    }

    fn weight_cell(&self, dimension: usize, indicator: usize) -> Cell {
        let yardstick = self.matching.yardsticks.get(dimension).filter(|_| indicator == 0);
        yardstick.map_or_else(|| Cell::text(""), |it| Cell::number(it.weight, 0))
    }
}
