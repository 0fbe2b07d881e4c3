//! Check that the rules of each dimension give every municipality one class, once all else is
//! sound.

use std::rc::Rc;

use super::Data;
use super::document::Place;
use crate::data::Rules;
use crate::expression::Condition;
use crate::model::{Comparison, Dimension, Town, Value};

impl Data<'_> {
    /// Checks that rules exclude each other and miss nobody whose values are known, and that
    /// ratios are of positive values.
    pub fn check_classes(&self) {
        let Ok(rules) = Rules::new(Rc::clone(&self.schema)) else { return };
        let towns: Vec<Town> =
            self.towns.iter().map(|(_, it)| rules.complete(it.clone(), false)).collect();
        for (index, (dimension, at)) in self.dimensions().enumerate() {
            let periods = dimension.periods.iter().zip(at.key("period").elements());
            for ((period, at), rules) in periods.zip(&rules.classes) {
                check_rules(dimension, &rules[index], &towns, at.key("id"));
                let indicators = period.indicators.iter().zip(at.key("indicators").elements());
                for (indicator, at) in indicators.filter(|(it, _)| it.by == Comparison::Ratio) {
                    let id = &indicator.column;
                    let column = self.schema.by_id(id);
                    let value = |town: &Town| column.and_then(|column| town.number(column));
                    let wrong = towns.iter().find(|town| value(town).is_some_and(|it| it <= 0.0));
                    at.key("by").note(wrong.map(|Town { name, .. }| {
                        tr!(
                            "a ratio needs positive values, but `{id}` of {name} is not",
                            "ein Verhältnis braucht positive Werte, aber `{id}` von {name} ist keiner"
                        )
                    }));
                }
            }
        }
    }
}

/// Checks that one rule of a dimension holds for each municipality; where values are missing,
/// none may.
fn check_rules(dimension: &Dimension, rules: &[Condition], towns: &[Town], at: Place<'_>) {
    let classes = |town: &Town| -> Vec<&str> {
        let rules = dimension.classes.iter().zip(rules);
        rules.filter(|(_, rule)| rule.holds(town)).map(|(class, _)| &*class.id).collect()
    };
    let is_known = |town: &Town| {
        let mut columns = rules.iter().flat_map(|it| it.expr.columns());
        columns.all(|column| town.value(&column) != Value::Missing)
    };
    let is_wrong = |town: &&Town| match classes(town).len() {
        0 => is_known(town),
        number => number > 1,
    };
    at.note(towns.iter().find(is_wrong).map(|town| {
        let (name, classes) = (&town.name, classes(town).join(", "));
        tr!(
            "rules that hold for {name}: [{classes}]; it has to be exactly one",
            "Regeln, die für {name} gelten: [{classes}]; es muss genau eine sein"
        )
    }));
}
