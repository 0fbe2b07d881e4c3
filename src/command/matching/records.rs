//! What programs read: a record for each municipality, or for each of its indicators.

use super::{Answer, percent, percentile};
use crate::{
    presentation::{
        certainty::{error_of, typical_and_largest},
        citation, columns,
    },
    report::{Cell, Mark, Table, TableColumn},
    schema::Deviation,
    similarity::{Match, Scale, Yardstick},
};

/// A municipality with its rank and, where each is explained, an indicator.
#[derive(Clone, Copy)]
struct Record<'m, 'a> {
    rank: u32,
    candidate: &'m Match<'a>,
    indicator: Option<(&'m Yardstick<'a>, &'m Scale<'a>)>,
}

type RecordColumn<'m, 'a> = TableColumn<'m, Record<'m, 'a>>;

impl<'a> Answer<'a> {
    /// A record for each municipality or, if that is to be explained, for each of its indicators.
    pub(super) fn records(&self, explain: bool) -> Table {
        let ranked = (1..).zip(&self.matches);
        let whole = ranked.map(|(rank, candidate)| Record { rank, candidate, indicator: None });
        if !explain {
            let columns = self.keys().into_iter().chain(self.parts()).chain(self.strength());
            return self.table(columns.collect(), whole.collect());
        }
        let indicators = || {
            self.matching.counting().flat_map(|yardstick| {
                yardstick.scales.iter().map(move |scale| Some((yardstick, scale)))
            })
        };
        let records = whole
            .flat_map(|record| indicators().map(move |indicator| Record { indicator, ..record }));
        let columns = self.keys().into_iter().chain(self.explained()).chain(self.strength());
        let table = self.table(columns.collect(), records.collect());
        Table { marks: Mark::OF_FIGURES.into(), ..table }
    }

    fn table(&self, columns: Vec<RecordColumn<'_, 'a>>, records: Vec<Record<'_, 'a>>) -> Table {
        if !self.context.cite {
            return Table::of(columns, records);
        }
        // The figures of both municipalities.
        Table::cited(columns, records, |record| {
            let towns = self.town.into_iter().chain([record.candidate.town]);
            citation::distinct(towns.flat_map(|town| self.sources_on(town)))
        })
    }

    /// What every record begins with.
    fn keys(&self) -> [RecordColumn<'_, 'a>; 6] {
        [
            TableColumn::for_programs("id", |it: &Record| Cell::text(&it.candidate.town.id)),
            TableColumn::for_programs("ags", |it: &Record| {
                Cell::text(it.candidate.town.ags.as_str())
            }),
            TableColumn::for_programs("name", |it: &Record| Cell::text(&it.candidate.town.name)),
            TableColumn::for_programs("town", |_: &Record| {
                Cell::optional(self.town.map(|town| &town.id))
            }),
            TableColumn::for_programs("rank", |it: &Record| {
                let rank = it.candidate.similarity().map(|_| Cell::number(it.rank.into(), 0));
                rank.unwrap_or_default()
            }),
            TableColumn::for_programs("similarity", |it: &Record| {
                it.candidate.similarity().map(Cell::percent).unwrap_or_default()
            }),
        ]
    }

    /// The similarity in each dimension, and what could not be compared.
    fn parts(&self) -> Vec<RecordColumn<'_, 'a>> {
        let mut columns: Vec<_> = self.matching.yardsticks.iter().map(|yardstick| {
            let key = format!("{}_similarity", yardstick.dimension.id);
            TableColumn::for_programs(key, |it: &Record| part(it.candidate, yardstick))
        }).collect();
        columns.push(TableColumn::for_programs("left_out", |it: &Record| {
            let missing = self.scales().filter(|scale| it.candidate.distance_in(scale).is_none());
            Cell::list(missing.map(|scale| scale.column.id.clone()))
        }));
        columns
    }

    /// What a record of an indicator says of it.
    fn explained(&self) -> Vec<RecordColumn<'_, 'a>> {
        fn of<'m, 'a: 'm>(
            key: &str,
            cell: impl Fn(&Match<'a>, &Yardstick<'a>, &Scale<'a>) -> Cell + 'm,
        ) -> RecordColumn<'m, 'a> {
            TableColumn::for_programs(key, move |it: &Record<'m, 'a>| {
                let cell = |(yardstick, scale)| cell(it.candidate, yardstick, scale);
                it.indicator.map(cell).unwrap_or_default()
            })
        }
        let context = self.context;
        vec![
            of("dimension", |_, yardstick, _| Cell::text(&yardstick.dimension.id)),
            of("weight", |_, yardstick, _| Cell::number(yardstick.weight, 0)),
            of("dimension_similarity", |candidate, yardstick, _| part(candidate, yardstick)),
            of("indicator", |_, _, scale| Cell::text(&scale.column.id)),
            of("unit", |_, _, scale| {
                let unit = scale.figures.indicator.unit.as_ref();
                Cell::optional(unit.map(|unit| unit.get(context.language)))
            }),
            of("value", |candidate, _, scale| {
                columns::cell(candidate.town, scale.column, context)
            }),
            of("percentile", |candidate, _, scale| percentile(scale, &candidate.profile)),
            of("town_value", |_, _, scale| self.value(scale)),
            of("town_percentile", |_, _, scale| percentile(scale, &self.profile)),
            of("distance", |candidate, _, scale| percent(candidate.distance_in(scale))),
            of("error_typical", |candidate, _, scale| {
                let [typical, _] = typical_and_largest(self.error(candidate, scale));
                typical
            }),
            of("error_max", |candidate, _, scale| {
                let [_, largest] = typical_and_largest(self.error(candidate, scale));
                largest
            }),
        ]
    }

    /// What the similarity means: the share of pairs that are less similar, and whether that is
    /// few.
    fn strength(&self) -> [RecordColumn<'_, 'a>; 2] {
        [
            TableColumn::for_programs("less_similar_pairs", |it: &Record| {
                percent(it.candidate.less_similar)
            }),
            TableColumn::for_programs("weak", |it: &Record| {
                let weak = it.candidate.less_similar.map(|_| Cell::yes_no(it.candidate.is_weak()));
                weak.unwrap_or_default()
            }),
        ]
    }

    /// How far the figures that are compared may be off, where one is an estimate.
    fn error(&self, candidate: &Match<'_>, scale: &Scale<'_>) -> Option<Deviation> {
        let towns = self.town.into_iter().chain([candidate.town]);
        let statuses = towns.filter_map(|town| Some(town.figure(scale.figures)?.status));
        statuses.max().and_then(|status| error_of(scale.figures, status))
    }
}

/// The similarity in a dimension, if it counts.
fn part(candidate: &Match<'_>, yardstick: &Yardstick<'_>) -> Cell {
    let part = candidate.similarity_in(yardstick).filter(|_| yardstick.weight > 0.0);
    part.map(Cell::percent).unwrap_or_default()
}
