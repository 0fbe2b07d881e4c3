//! Check of dimensions and indicators, which make the columns and classes.

use std::collections::{BTreeSet, HashSet};
use std::rc::Rc;

use super::Data;
use super::document::Place;
use crate::data::{Rules, names};
use crate::expression::{ColumnExpr, Condition, Scope};
use crate::model::{
    Comparison, Dimension, DimensionPeriod, FigureColumn, Identity, Town, Value, taken,
};

/// Names with a meaning of their own in questions and records, separated by blanks.
pub const TAKEN: &str = "all class close count id key label medians nearer percentile rank \
    similarity sources unit weak";

/// Options of the command line, which no dimension can be called like, separated by blanks.
pub const OPTIONS: &str = "as bars began by cases color columns confidence count data diff \
    district empty examples explain field format full help kind lang limit no-header output \
    period points quiet region said-by shade since sort source sources until version weight where \
    with als alle anzahl art ausgabe balken beispiele beleg bezirk bis daten farbe ohne-kopf \
    punkte quelle quellen seit sortierung spalten sprache still unterschiede voll von wo zeit";

impl<'d> Data<'d> {
    /// Checks names, expressions and everything else of which columns are made.
    pub fn check_columns(&self) {
        self.check_names();
        let indicators = self.places(names::INDICATORS, "indicator");
        for at in indicators.flat_map(|at| at.key("at").elements()) {
            self.check_observation(at);
        }
        let periods = self.schema.dimensions.periods.iter();
        let all: Vec<&str> = periods.map(|it| &*it.id).collect();
        for (dimension, at) in self.dimensions() {
            let own: Vec<&str> = dimension.periods.iter().map(|it| &*it.id).collect();
            if own != all || all.is_empty() {
                let (own, all) = (own.join(", "), all.join(", "));
                at.key("id").note(tr!(
                    "its periods are [{own}]; they have to be those of the file, [{all}]",
                    "seine Zeiträume sind [{own}]; es müssen die der Datei sein, [{all}]"
                ));
            }
            for (period, at) in dimension.periods.iter().zip(at.key("period").elements()) {
                self.check_period(dimension, period, at);
            }
        }
    }

    /// Dimensions with their places.
    pub fn dimensions(&self) -> impl Iterator<Item = (&Dimension, Place<'d>)> {
        let dimensions = self.schema.dimensions.dimensions.iter().map(|it| &**it);
        dimensions.zip(self.places(names::DIMENSIONS, "dimension"))
    }

    /// Checks that each name means one column.
    fn check_names(&self) {
        let known = Identity::all().map(Identity::id).chain(TAKEN.split(' '));
        let mut known: HashSet<String> = known.map(str::to_owned).collect();
        for (Dimension { id, periods, .. }, at) in self.dimensions() {
            let mut is_taken = OPTIONS.split(' ').any(|option| option == id);
            let of_periods = periods.iter().map(|period| format!("{id}_{}", period.id));
            for name in of_periods.chain([id.clone()]) {
                is_taken |= !known.insert(name);
            }
            at.key("id").note(is_taken.then(|| taken(id)));
        }
        let mut columns = self.schema.figures().map(|(column, _)| &column.id);
        for at in self.places(names::INDICATORS, "indicator") {
            let id = at.key("id").text().unwrap_or_default();
            at.key("id").note((!known.insert(id.to_owned())).then(|| taken(id)));
            for (at, column) in at.key("at").elements().zip(&mut columns) {
                at.key("date").note((!known.insert(column.clone())).then(|| taken(column)));
            }
        }
    }

    fn check_observation(&self, at: Place<'_>) {
        if at.key("sources").elements().next().is_none() {
            at.key("sources").note(tr!("figures have a source", "Zahlen haben eine Quelle"));
        }
        self.check_number_column(at.key("weight"));
        let at = at.key("computed");
        let Some(text) = at.text() else { return };
        let calculation = match ColumnExpr::calculation(text, &Scope::new(&self.schema)) {
            Ok(calculation) => calculation,
            Err(error) => return at.note_expression(error),
        };
        let columns = calculation.expr.columns();
        let is_stated = |figure: &FigureColumn| !figure.is_computed();
        let other = columns.iter().find(|it| !it.figure().is_some_and(is_stated)).map(|it| &it.id);
        at.note(
            other.map(|id| tr!("`{id}` is no stated figure", "`{id}` ist keine angegebene Zahl")),
        );
    }

    /// Checks matching indicators and rules of a dimension in a period.
    fn check_period(&self, dimension: &Dimension, period: &DimensionPeriod, at: Place<'_>) {
        for at in at.key("indicators").elements() {
            self.check_number_column(at.key("column"));
        }
        for at in at.key("rule").elements() {
            self.check_condition(at.key("rule"), false);
        }
        let classes: Vec<&str> = dimension.classes.iter().map(|it| &*it.id).collect();
        let mut ruled: Vec<&str> = period.rules.iter().map(|it| &*it.class).collect();
        ruled.sort_unstable();
        if !ruled.iter().eq(&classes.iter().copied().collect::<BTreeSet<_>>()) {
            let (ruled, classes) = (ruled.join(", "), classes.join(", "));
            at.key("id").note(tr!(
                "its rules are of [{ruled}]; each of [{classes}] has one",
                "seine Regeln sind die von [{ruled}]; jede von [{classes}] hat eine"
            ));
        }
    }

    /// Checks that a column of numbers has the name that stands here, if one does.
    fn check_number_column(&self, at: Place<'_>) {
        let Some(name) = at.text() else { return };
        at.note(match self.schema.columns.iter().find(|column| column.id == name) {
            Some(column) if column.is_number() => None,
            Some(_) => Some(tr!("`{name}` is not a number", "`{name}` ist keine Zahl")),
            None => Some(self.schema.unknown_column(name)),
        });
    }

    /// Checks a condition on classes (where a statement applies) or on figures (a rule), if one
    /// stands here.
    pub fn check_condition(&self, at: Place<'_>, on_classes: bool) {
        let Some(text) = at.text() else { return };
        let condition = match Condition::parse(text, &Scope::new(&self.schema)) {
            Ok(condition) => condition,
            Err(error) => return at.note_expression(error),
        };
        let columns = condition.expr.columns();
        let other = columns.iter().find(|it| it.class().is_some() != on_classes).map(|it| &it.id);
        at.note(other.map(|id| {
            tr!(
                "`{id}` does not belong here: rules ask for figures, conditions for classes",
                "`{id}` gehört nicht hierher: Regeln fragen nach Zahlen, Bedingungen nach Klassen"
            )
        }));
    }

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
