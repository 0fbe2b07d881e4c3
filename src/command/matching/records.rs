//! What programs read: a record for each municipality, or for each of its indicators.

use super::{Answer, percent, percentile};
use crate::{
    presentation::{
        certainty::{self, error_of},
        citation, columns,
    },
    report::{Audience, Cell, Columns, Holds, Mark, Table, TableColumn},
    schema::Deviation,
    similarity::{Match, Scale, Yardstick},
    text::filled,
};

/// A municipality with its rank and, where each is explained, an indicator.
#[derive(Clone, Copy)]
struct Ranked<'m, 'a> {
    rank: u32,
    candidate: &'m Match<'a>,
    indicator: Option<(&'m Yardstick<'a>, &'m Scale<'a>)>,
}

type RankedColumns<'m, 'a> = Columns<'m, Ranked<'m, 'a>>;

impl<'a> Answer<'a> {
    /// A record for each municipality or, if that is to be explained, for each of its indicators.
    pub fn records(&self, explain: bool) -> Table {
        let ranked = (1..).zip(&self.matches);
        let whole = ranked.map(|(rank, candidate)| Ranked { rank, candidate, indicator: None });
        if !explain {
            return self.table(strength(self.parts(self.keys())), whole.collect());
        }
        let indicators = || {
            self.matching.counting().flat_map(|yardstick| {
                yardstick.scales.iter().map(move |scale| Some((yardstick, scale)))
            })
        };
        let records = whole
            .flat_map(|record| indicators().map(move |indicator| Ranked { indicator, ..record }));
        let table = self.table(strength(self.explained(self.keys())), records.collect());
        Table { marks: Mark::OF_FIGURES.into(), ..table }
    }

    fn table<'m>(&'m self, columns: RankedColumns<'m, 'a>, records: Vec<Ranked<'m, 'a>>) -> Table {
        if !self.context.cite {
            return Table::of(columns, records);
        }
        // The figures of both municipalities.
        Table::cited(columns, records, |record| {
            citation::names(
                self.sources_on_own().chain(self.sources_on_other(record.candidate.town)),
            )
        })
    }

    /// What every record begins with.
    fn keys(&self) -> RankedColumns<'_, 'a> {
        RankedColumns::new()
            .for_programs("id", |it| Cell::text(it.candidate.town.id()))
            .for_programs("ags", |it| Cell::text(it.candidate.town.ags()))
            .for_programs("name", |it| Cell::text(it.candidate.town.name()))
            .for_programs("town", |_| {
                self.town.map(|it| Cell::term(it.id(), it.name())).unwrap_or_default()
            })
            .for_programs("rank", |it| {
                let rank = it.candidate.similarity().map(|_| Cell::number(it.rank.into(), 0));
                rank.unwrap_or_default()
            })
            .holding(Holds::Number)
            .for_programs("similarity", |it| Cell::percent(it.candidate.similarity()))
            .holding(Holds::Number)
    }

    /// And the similarity in each dimension, and what could not be compared.
    fn parts<'m>(&'m self, columns: RankedColumns<'m, 'a>) -> RankedColumns<'m, 'a> {
        let columns = self.matching.yardsticks.iter().fold(columns, |columns, yardstick| {
            let key = format!("{}_similarity", yardstick.dimension.id);
            let label = yardstick.dimension.label.get(self.context.language);
            let label = filled(self.context.texts.similarity_in, &[label]);
            let column =
                TableColumn::new(key, label, |it: &Ranked<'_, '_>| part(it.candidate, yardstick));
            columns.with(column.seen_by(Audience::Programs).holding(Holds::Number))
        });
        columns
            .for_programs("left_out", |it| {
                let missing =
                    self.scales().filter(|scale| it.candidate.distance_in(scale).is_none());
                Cell::list(
                    missing.map(|scale| columns::term(self.lacking(scale).column, self.context)),
                )
            })
            .holding(Holds::List)
    }

    /// And what a record of an indicator says of it.
    fn explained<'m>(&'m self, columns: RankedColumns<'m, 'a>) -> RankedColumns<'m, 'a> {
        let context = self.context;
        let columns = columns
            .for_programs("dimension", |it| {
                it.of(|it, _| {
                    Cell::term(&*it.dimension.id, it.dimension.label.get(context.language))
                })
            })
            .for_programs("weight", |it| it.of(|it, _| Cell::number(it.weight, 0)))
            .holding(Holds::Number)
            .for_programs("dimension_similarity", |it| {
                it.of(|yardstick, _| part(it.candidate, yardstick))
            })
            .holding(Holds::Number)
            .for_programs("indicator", |it| {
                it.of(|_, scale| columns::term(scale.others.column, context).into())
            })
            .for_programs("unit", |it| {
                it.of(|_, scale| context.cell(scale.others.figures.indicator.unit.as_ref()))
            })
            .for_programs("value", |it| {
                it.of(|_, scale| columns::cell(it.candidate.town, scale.others.column, context))
            })
            .holding(Holds::Anything)
            .for_programs("percentile", |it| {
                it.of(|_, scale| percentile(scale, &it.candidate.profile))
            })
            .holding(Holds::Number)
            .for_programs("town_value", |it| it.of(|_, scale| self.value(scale)))
            .holding(Holds::Anything)
            .for_programs("town_percentile", |it| {
                it.of(|_, scale| percentile(scale, &self.profile))
            })
            .holding(Holds::Number)
            .for_programs("distance", |it| {
                it.of(|_, scale| percent(it.candidate.distance_in(scale)))
            })
            .holding(Holds::Number)
            .for_programs("error_typical", |it| {
                it.of(|_, scale| certainty::typical(self.error(it.candidate, scale)))
            })
            .holding(Holds::Number)
            .for_programs("error_max", |it| {
                it.of(|_, scale| certainty::largest(self.error(it.candidate, scale)))
            })
            .holding(Holds::Number);
        if !self.context.times.is_across() {
            return columns;
        }
        columns
            .for_programs("town_indicator", |it| {
                it.of(|_, scale| columns::term(scale.own.column, context).into())
            })
            .for_programs("town_unit", |it| {
                it.of(|_, scale| context.cell(scale.own.figures.indicator.unit.as_ref()))
            })
    }

    /// How far the figures that are compared may be off, where one is an estimate.
    fn error(&self, candidate: &Match<'_>, scale: &Scale<'_>) -> Option<Deviation> {
        let own = self.town.map(|town| (town, scale.own.figures));
        let compared = own.into_iter().chain([(candidate.town, scale.others.figures)]);
        let statuses =
            compared.filter_map(|(town, figures)| Some((town.figure(figures)?.status, figures)));
        let (status, figures) = statuses.max_by_key(|(status, _)| *status)?;
        error_of(figures, status)
    }
}

impl<'a> Ranked<'_, 'a> {
    /// What is said of its indicator, if it has one.
    fn of(&self, cell: impl Fn(&Yardstick<'a>, &Scale<'a>) -> Cell) -> Cell {
        self.indicator.map(|(yardstick, scale)| cell(yardstick, scale)).unwrap_or_default()
    }
}

/// And what the similarity means: the share of pairs that are less similar, and whether that is
/// few.
fn strength<'m, 'a>(columns: RankedColumns<'m, 'a>) -> RankedColumns<'m, 'a> {
    columns
        .for_programs("less_similar_pairs", |it| percent(it.candidate.less_similar))
        .holding(Holds::Number)
        .for_programs("weak", |it| {
            let weak = it.candidate.less_similar.map(|_| Cell::yes_no(it.candidate.is_weak()));
            weak.unwrap_or_default()
        })
        .holding(Holds::YesNo)
}

/// The similarity in a dimension, if it counts.
fn part(candidate: &Match<'_>, yardstick: &Yardstick<'_>) -> Cell {
    Cell::percent(candidate.similarity_in(yardstick).filter(|_| yardstick.weight > 0.0))
}
