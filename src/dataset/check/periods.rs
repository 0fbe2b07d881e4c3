//! Whether each dimension has what it needs in every period.

use std::{
    collections::BTreeMap,
    mem::{Discriminant, discriminant},
};

use super::{
    Files, Problem,
    document::{Cursor, Placed},
};
use crate::{
    distinct::distinct,
    expression::Condition,
    say,
    schema::{DataType, Dimension, Period, Schema, Times},
    vocabulary::Text,
};

impl Files<'_> {
    /// Whether periods can be asked for, and each dimension has its indicators and rules in each.
    pub fn check_periods(&self, problems: &mut Vec<Problem>) {
        for Placed { at, value, .. } in &self.periods.entries {
            if value.id == *Times::ACROSS {
                problems.push(at.key("id").error(say::already_taken(&value.id)));
            }
        }
        for Placed { at, value, .. } in &self.dimensions.entries {
            let before = problems.len();
            self.check_known(*at, &value.periods, "indicators", problems);
            for (level, at) in value.levels.iter().zip(at.key("level").elements()) {
                self.check_known(at, &level.periods, "rule", problems);
                for (id, rule) in &level.periods {
                    let at = at.key("period").key(id).key("rule");
                    problems.extend(self.check_expression(at, &rule.rule, false));
                }
            }
            for (id, of_period) in &value.periods {
                let at = at.key("period").key(id).key("indicators");
                self.check_indicators(at, &of_period.indicators, problems);
                let (own, first) = (of_period.indicators.len(), value.indicators.len());
                if own != first {
                    problems.push(at.error(say::counts_differ(own, first)));
                }
            }
            // What is wrong in a rule alone would be said twice.
            if problems.len() == before {
                self.check_counterparts(*at, value, problems);
            }
            self.check_names(*at, value, problems);
        }
    }

    /// Whether something is said of each period but the first, and of no other.
    fn check_known<T>(
        &self,
        at: Cursor<'_>,
        said: &BTreeMap<Text, T>,
        key: &str,
        problems: &mut Vec<Problem>,
    ) {
        for id in said.keys() {
            let known = self.periods.entries.iter().position(|it| it.value.id == *id);
            let place = at.key("period").key(id);
            match known {
                None => problems.push(place.error(say::unknown_period(id))),
                Some(0) => problems.push(place.error(say::first_period_named())),
                Some(_) => {}
            }
        }
        for Period { id, .. } in self.later() {
            if !said.contains_key(id) {
                problems.push(at.key("id").error(say::missing_in_period(id, key)));
            }
        }
    }

    /// The periods but the first.
    fn later(&self) -> impl Iterator<Item = &Period> {
        self.periods.entries.iter().skip(1).map(|it| &*it.value)
    }

    /// Whether the rules of each period look at columns of the same sorts in the same order, so
    /// that each has a counterpart in the first.
    fn check_counterparts(
        &self,
        at: Cursor<'_>,
        dimension: &Dimension,
        problems: &mut Vec<Problem>,
    ) {
        let Some(schema) = &self.schema else { return };
        let first = sorts(dimension, schema);
        for Period { id, .. } in self.later().filter(|it| dimension.periods.contains_key(&it.id)) {
            let own = sorts(&dimension.in_period(id), schema);
            if first.iter().zip(&own).any(|(first, own)| first != own) {
                problems.push(at.key("period").key(id).error(say::no_counterparts(id)));
            }
        }
    }

    /// Whether the columns of a dimension in its periods have names of their own.
    fn check_names(&self, at: Cursor<'_>, dimension: &Dimension, problems: &mut Vec<Problem>) {
        for Placed { value: period, .. } in &self.periods.entries {
            let name = [&*dimension.id, "_", &*period.id].concat();
            if self.dimensions.entries.iter().any(|other| *other.value.id == *name) {
                problems.push(at.key("id").error(say::name_in_period(name)));
            }
        }
    }
}

/// What sorts of columns the rules look at, if they can be read.
fn sorts<'s>(dimension: &Dimension, schema: &'s Schema) -> Option<Vec<Discriminant<DataType<'s>>>> {
    let rules = dimension.levels.iter().map(|level| Condition::parse(&level.rule, schema).ok());
    let rules: Vec<_> = rules.collect::<Option<_>>()?;
    let columns = distinct(rules.iter().flat_map(Condition::columns), |a, b| a.id == b.id);
    Some(columns.into_iter().map(|column| discriminant(&column.data_type())).collect())
}
