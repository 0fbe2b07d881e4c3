//! What programs read: a record for each municipality, or for each of its indicators.

use super::{Answer, percent, percentile};
use crate::{
    command::{
        cells,
        certainty::{error_cells, error_of},
        citation,
    },
    report::{Cell, Content, Header, Mark, Row, Table},
    schema::Deviation,
    similarity::{Match, Scale, similarity},
};

/// What every record begins with.
const KEYS: [&str; 6] = ["id", "ags", "name", "town", "rank", "similarity"];

/// What a record of an indicator goes on with.
const INDICATOR_KEYS: [&str; 14] = [
    "dimension",
    "weight",
    "dimension_similarity",
    "indicator",
    "unit",
    "value",
    "percentile",
    "town_value",
    "town_percentile",
    "distance",
    "error_typical",
    "error_max",
    "less_similar_pairs",
    "weak",
];

/// What the similarity means: the share of pairs that are less similar, and whether that is few.
fn strength(candidate: &Match<'_>) -> [Cell; 2] {
    let weak = candidate.less_similar.map(|_| Content::YesNo(candidate.is_weak()).into());
    [percent(candidate.less_similar.map(|share| 100.0 * share)), weak.unwrap_or(Cell::MISSING)]
}

impl Answer<'_> {
    /// A record for each municipality.
    pub(super) fn records(&self) -> Table {
        let mut headers: Vec<Header> = KEYS.map(Header::for_programs).into();
        headers.extend(self.matching.yardsticks.iter().map(|yardstick| {
            Header::for_programs(format!("{}_similarity", yardstick.dimension.id))
        }));
        headers.extend(["left_out", "less_similar_pairs", "weak"].map(Header::for_programs));
        let rows = (1..).zip(&self.matches).map(|(rank, candidate)| {
            let mut cells = self.common(rank, candidate);
            let dimensions = 0..self.matching.yardsticks.len();
            cells.extend(dimensions.map(|dimension| self.part(candidate, dimension)));
            let left_out = self.left_out(candidate);
            cells.push(Cell::list(left_out.iter().map(|it| it.column.id.clone())));
            cells.extend(strength(candidate));
            Row::new(cells).cited(self.cited(candidate))
        });
        Table { rows: rows.collect(), headers, marks: Vec::new(), cited: self.context.cite }
    }

    /// A record for each indicator of each municipality.
    pub(super) fn explained_records(&self) -> Table {
        let keys = KEYS.into_iter().chain(INDICATOR_KEYS);
        let mut rows = Vec::new();
        for (rank, candidate) in (1..).zip(&self.matches) {
            for (dimension, indicator, scale) in self.scales() {
                let part = candidate.distance.dimensions.get(dimension);
                let distance =
                    part.and_then(|part| part.indicators.get(indicator).copied().flatten());
                let yardstick = self.matching.yardsticks.get(dimension);
                let unit = scale.figures.indicator.unit.as_ref();
                let mut cells = self.common(rank, candidate);
                cells.extend([
                    Cell::optional(yardstick.map(|it| &it.dimension.id)),
                    yardstick.map_or(Cell::MISSING, |it| Cell::number(it.weight, 0)),
                    self.part(candidate, dimension),
                    Cell::text(&scale.column.id),
                    Cell::optional(unit.map(|unit| unit.get(self.context.language))),
                    cells::cell(candidate.town, scale.column, self.context),
                    percentile(&candidate.profile, dimension, indicator),
                    self.value(dimension, indicator, scale),
                    percentile(&self.profile, dimension, indicator),
                    percent(distance.map(|distance| 100.0 * distance)),
                ]);
                cells.extend(error_cells(self.error(candidate, scale)));
                cells.extend(strength(candidate));
                rows.push(Row::new(cells).cited(self.cited(candidate)));
            }
        }
        let headers = keys.map(Header::for_programs).collect();
        Table { headers, rows, marks: Mark::OF_FIGURES.into(), cited: self.context.cite }
    }

    fn common(&self, rank: u32, candidate: &Match<'_>) -> Vec<Cell> {
        let similarity = candidate.similarity();
        vec![
            Cell::text(&candidate.town.id),
            Cell::text(candidate.town.ags.as_str()),
            Cell::text(&candidate.town.name),
            Cell::optional(self.town.map(|town| &town.id)),
            similarity.map_or(Cell::MISSING, |_| Cell::number(f64::from(rank), 0)),
            percent(similarity),
        ]
    }

    /// How far the figures that are compared may be off, where one is an estimate.
    fn error(&self, candidate: &Match<'_>, scale: &Scale<'_>) -> Option<Deviation> {
        let towns = self.town.into_iter().chain([candidate.town]);
        let statuses = towns.filter_map(|town| Some(town.figure(scale.figures)?.status));
        statuses.max().and_then(|status| error_of(scale.figures, status))
    }

    /// The similarity in a dimension, if it counts.
    fn part(&self, candidate: &Match<'_>, dimension: usize) -> Cell {
        let counts = self.matching.yardsticks.get(dimension).is_some_and(|it| it.weight > 0.0);
        let part = candidate.distance.dimensions.get(dimension).filter(|_| counts);
        percent(part.and_then(|part| part.overall).map(similarity))
    }

    /// The sources of the figures of both municipalities.
    fn cited(&self, candidate: &Match<'_>) -> Vec<String> {
        if !self.context.cite {
            return Vec::new();
        }
        let towns = self.town.into_iter().chain([candidate.town]);
        let sources = towns.flat_map(|town| {
            self.scales().flat_map(move |(_, _, scale)| scale.figures.sources(town, self.schema))
        });
        citation::distinct(sources)
    }
}
