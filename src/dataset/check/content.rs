//! Whether what stands in the files makes sense.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    FACTS, Files, Problem,
    document::{Cursor, Placed},
};
use crate::{
    dataset::{Fact, Statement, StatementKind},
    expression::Condition,
    say,
    schema::{
        Column, DataType, Dimension, Formula, Identity, Margin, Observation, Schema, TAKEN,
        Variable,
    },
    vocabulary::Text,
};

impl Files<'_> {
    /// Whether what stands in the files makes sense.
    pub fn check_content(&self, taken: &[String], problems: &mut Vec<Problem>) {
        let is_column = |id: &str| Identity::ALL.iter().any(|it| *id == *it.column());
        for Placed { at, value, .. } in &self.dimensions.entries {
            let id = &*value.id;
            if is_column(id) || TAKEN.contains(&id) || taken.iter().any(|name| *id == **name) {
                problems.push(at.key("id").error(say::already_taken(id)));
            }
            self.check_dimension(*at, value, problems);
        }
        // Alone, the name of an indicator means its latest figures.
        for Placed { at, value, .. } in &self.indicators.entries {
            let is_dimension = self.dimensions.entries.iter().any(|it| it.value.id == value.id);
            if is_dimension || is_column(&value.id) {
                problems.push(at.key("id").error(say::already_taken(&value.id)));
            }
        }
        self.check_columns(problems);
        for statement in &self.findings.entries {
            self.check_statement("finding", statement, problems);
        }
        for statement in &self.recommendations.entries {
            self.check_statement("recommendation", statement, problems);
        }
        self.check_subjects(problems);
        for (_, facts) in &self.facts {
            facts.entries.iter().for_each(|fact| check_fact(fact, problems));
            check_keys(&facts.entries, problems);
        }
    }

    fn check_dimension(&self, at: Cursor<'_>, value: &Dimension, problems: &mut Vec<Problem>) {
        problems.extend(value.margin.and_then(|margin| check_margin(at.key("margin"), margin)));
        let mut known = BTreeSet::new();
        for (level, at) in value.levels.iter().zip(at.key("level").elements()) {
            problems.extend(self.check_expression(at.key("rule"), &level.rule, false));
            if !known.insert(&level.id) {
                problems.push(at.key("id").error(say::level_twice(&level.id)));
            }
        }
        self.check_indicators(at.key("indicators"), &value.indicators, problems);
    }

    /// Whether what places are matched by are columns of numbers.
    pub fn check_indicators(&self, at: Cursor<'_>, names: &[Text], problems: &mut Vec<Problem>) {
        let Some(schema) = &self.schema else { return };
        for (name, at) in names.iter().zip(at.elements()) {
            match schema.find(name) {
                None => problems.push(at.error(schema.unknown_column(name))),
                Some(column) if !is_number(column) => {
                    problems.push(at.error(say::no_number_column(name)));
                }
                Some(_) => {}
            }
        }
    }

    /// An expression is well-formed, and a rule looks at figures, a condition at levels.
    pub fn check_expression(&self, at: Cursor<'_>, text: &str, on_levels: bool) -> Option<Problem> {
        let condition = match Condition::parse(text, self.schema.as_ref()?) {
            Ok(condition) => condition,
            Err(error) => return Some(at.error_within(error.span().start, error.message())),
        };
        if condition.standing().is_some() {
            return Some(at.error(say::standing_in_rule()));
        }
        let is_level = |column: &&Column| matches!(column.variable, Variable::Level(_));
        let columns = condition.columns();
        let id = &columns.iter().find(|column| is_level(column) != on_levels)?.id;
        Some(at.error(if on_levels {
            say::not_about_levels(id)
        } else {
            say::not_about_figures(id)
        }))
    }

    /// Columns are named once, and what is calculated is calculated from what is stated.
    fn check_columns(&self, problems: &mut Vec<Problem>) {
        let mut known = BTreeSet::new();
        let others = self.schema.iter().flat_map(Schema::columns);
        known.extend(others.filter(|it| it.figures().is_none()).map(|it| it.id.clone()));
        for Placed { at, value, .. } in &self.indicators.entries {
            for ((column, observation), at) in value.columns().zip(at.key("at").elements()) {
                if known.contains(&column) {
                    problems.push(at.key("date").error(say::column_twice(&column)));
                }
                known.insert(column);
                self.check_observation(at, observation, problems);
            }
        }
    }

    fn check_observation(
        &self,
        at: Cursor<'_>,
        Observation { source, computed, rounded, weight, .. }: &Observation,
        problems: &mut Vec<Problem>,
    ) {
        if computed.is_some() == source.iter().next().is_some() {
            problems.push(at.key("source").error(say::source_or_formula()));
        }
        if *rounded == Some(0) {
            problems.push(at.key("rounded").error(say::rounded_to_0()));
        }
        let Some(schema) = &self.schema else { return };
        for input in computed.iter().flat_map(Formula::inputs) {
            let figures = schema.find(input).and_then(Column::figures);
            if figures.is_none_or(|figures| figures.observation.computed.is_some()) {
                problems.push(at.key("computed").error(say::not_stated(input)));
            }
        }
        // What means are weighted by is a number that each municipality has.
        let Some(name) = weight else { return };
        let column = schema.columns().iter().find(|column| column.id == **name);
        if column.is_none_or(|column| column.figures().is_none() || !is_number(column)) {
            let message = match column {
                None => schema.unknown_column(name),
                Some(_) => say::no_weighting(name),
            };
            problems.push(at.key("weight").error(message));
        }
    }

    fn check_statement(
        &self,
        list: &str,
        Placed { at, value, .. }: &Placed<'_, Statement>,
        problems: &mut Vec<Problem>,
    ) {
        if (value.kind == StatementKind::Finding) != (list == "finding") {
            problems.push(at.key("kind").error(say::wrong_kind(list)));
        }
        let applies = value.applies.as_ref();
        let at = at.key("applies");
        problems.extend(applies.and_then(|condition| self.check_expression(at, condition, true)));
    }

    /// Whether facts are about something that there is.
    fn check_subjects(&self, problems: &mut Vec<Problem>) {
        for (document, _) in &self.facts {
            let subject = document.path.strip_prefix(FACTS).and_then(|it| it.strip_suffix(".toml"));
            let (subject, at) = (subject.unwrap_or_default(), document.root().key("subject"));
            if at.text() != Some(subject) {
                problems.push(at.error(say::subject_is_no_file(subject)));
            }
            let is_municipality = self.may_have("municipalities.toml", "municipality", subject);
            if !is_municipality && !self.may_have("fields.toml", "field", subject) {
                problems.push(at.error(say::no_municipality_nor_field(subject)));
            }
        }
    }
}

/// A margin has a width, as nothing is nearer to a threshold than nothing.
fn check_margin(at: Cursor<'_>, margin: Margin) -> Option<Problem> {
    let (unit, width, most) = match margin {
        Margin::Percent(width) => ("percent", f64::from(width), 100.0),
        Margin::Points(width) => ("points", f64::from(width), f64::INFINITY),
    };
    let message = || {
        if most.is_finite() { say::margin_up_to(most, width) } else { say::margin_above_0(width) }
    };
    (width <= 0.0 || width > most).then(|| at.key(unit).error(message()))
}

/// A fact is in each field once, and at a time that there was.
fn check_fact(
    Placed { at, value: fact, is_sound }: &Placed<'_, Fact>,
    problems: &mut Vec<Problem>,
) {
    for (position, (field, at)) in
        fact.also_fields.iter().zip(at.key("also_fields").elements()).enumerate()
    {
        if fact.fields().take(position + 1).any(|known| known == field) {
            problems.push(at.error(say::field_again(field)));
        }
    }
    if let Some(key) = fact.key.as_ref().filter(|key| *is_sound && !fact.is_in(key)) {
        let known: Vec<String> = fact.fields().map(|field| format!("`{field}`")).collect();
        problems.push(at.key("key").error(say::not_in_field(key, known.join(", "))));
    }
    let moment = fact.as_of.as_ref();
    if let Some((from, until)) = moment.and_then(|it| Some((it.from?, it.until?)))
        && from.first_day() > until.last_day()
    {
        problems.push(at.key("as_of").error(say::ends_before_it_begins(from, until)));
    }
}

/// A subject has one key fact in a field, if any.
fn check_keys(facts: &[Placed<'_, Fact>], problems: &mut Vec<Problem>) {
    let mut known = BTreeMap::new();
    for Placed { at, value: fact, .. } in facts {
        let Some(key) = &fact.key else { continue };
        match known.get(key) {
            None => {
                known.insert(key, &fact.id);
            }
            Some(other) => {
                problems.push(at.key("key").error(say::second_key_fact(key, other)));
            }
        }
    }
}

fn is_number(column: &Column) -> bool {
    matches!(column.data_type(), DataType::Number)
}
