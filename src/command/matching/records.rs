//! What programs read: a record for each municipality, or for each of its indicators.

use super::{Answer, percent, percentile};
use crate::{
    command::{cells, citation},
    report::{Cell, Header, Row, Table},
    similarity::{Match, similarity},
};

/// What every record begins with.
const KEYS: [&str; 6] = ["id", "ags", "name", "town", "rank", "similarity"];

/// What a record of an indicator goes on with.
const INDICATOR_KEYS: [&str; 10] = [
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
];

impl Answer<'_> {
    /// A record for each municipality.
    pub(super) fn records(&self) -> Table {
        let mut headers: Vec<Header> = KEYS.map(Header::for_programs).into();
        headers.extend(self.yardsticks.iter().map(|yardstick| {
            Header::for_programs(format!("{}_similarity", yardstick.dimension.id))
        }));
        headers.push(Header::for_programs("left_out"));
        let rows = (1..).zip(&self.matches).map(|(rank, candidate)| {
            let mut cells = self.common(rank, candidate);
            let dimensions = 0..self.yardsticks.len();
            cells.extend(dimensions.map(|dimension| self.part(candidate, dimension)));
            let left_out = self.left_out(candidate);
            cells.push(Cell::list(left_out.iter().map(|it| it.column.id.clone()).collect()));
            Row::new(cells).cited(self.cited(candidate))
        });
        Table { rows: rows.collect(), headers, marked: false, cited: self.context.cite }
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
                let yardstick = self.yardsticks.get(dimension);
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
                rows.push(Row::new(cells).cited(self.cited(candidate)));
            }
        }
        let headers = keys.map(Header::for_programs).collect();
        Table { headers, rows, marked: true, cited: self.context.cite }
    }

    fn common(&self, rank: u32, candidate: &Match<'_>) -> Vec<Cell> {
        vec![
            Cell::text(&candidate.town.id),
            Cell::text(candidate.town.ags.as_str()),
            Cell::text(&candidate.town.name),
            Cell::optional(self.town.map(|town| &town.id)),
            Cell::number(f64::from(rank), 0),
            percent(candidate.distance.overall.map(similarity)),
        ]
    }

    /// The similarity in a dimension, if it counts.
    fn part(&self, candidate: &Match<'_>, dimension: usize) -> Cell {
        let counts = self.yardsticks.get(dimension).is_some_and(|it| it.weight > 0.0);
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
