use super::{
    Files, Item, Problem,
    document::{
        Document, Step,
        Step::{Index, Key},
    },
};
use crate::{
    dataset::{
        Statement, StatementKind,
        description::{Description, Flaw, Flawed},
    },
    expression::{Condition, ExpressionError},
    schema::{Column, Dimension, Identity, Kind, Margin, Schema, Subject},
};

impl Files<'_> {
    /// Whether what stands in the files makes sense.
    pub(super) fn check_content(&self, taken: &[String], problems: &mut Vec<Problem>) {
        let schema = self.schema();
        if let Some(document) = &self.dimensions {
            for entry in &self.parsed.dimensions {
                let mut check = Check { document, problems, schema: schema.as_ref() };
                check.dimension(entry, taken);
            }
        }
        if let Some(document) = &self.indicators {
            let mut check = Check { document, problems, schema: schema.as_ref() };
            check.columns(&self.parsed.indicators);
            check.weights(&self.parsed.indicators);
        }
        if let Some(document) = &self.municipalities {
            for entry in &self.parsed.municipalities {
                let mut check = Check { document, problems, schema: schema.as_ref() };
                check.municipality(entry);
            }
            keys_are_unique(document, &self.parsed.municipalities, problems);
        }
        if let Some(document) = &self.study {
            let mut check = Check { document, problems, schema: schema.as_ref() };
            for entry in &self.parsed.findings {
                check.statement("finding", entry, entry.value.kind == StatementKind::Finding);
            }
            for entry in &self.parsed.recommendations {
                check.statement(
                    "recommendation",
                    entry,
                    entry.value.kind != StatementKind::Finding,
                );
            }
        }
        self.check_documented(problems);
    }
}

/// Checks of one document.
struct Check<'a> {
    document: &'a Document<'a>,
    problems: &'a mut Vec<Problem>,
    /// The columns, if the files that they are made from are sound.
    schema: Option<&'a Schema>,
}

impl Check<'_> {
    fn dimension(&mut self, entry: &Item<Dimension>, taken: &[String]) {
        let here = [Key("dimension"), Index(entry.index)];
        let dimension = &entry.value;
        let is_column = Identity::ALL.iter().any(|it| dimension.id == *it.column());
        if is_column || taken.iter().any(|name| dimension.id == **name) {
            let message = format!("`{}` already means something else", dimension.id);
            self.problems.push(self.document.error_at(&[here[0], here[1], Key("id")], &message));
        }
        self.margin(&here, dimension.margin);
        for (position, level) in dimension.levels.iter().enumerate() {
            let path = [here[0], here[1], Key("level"), Index(position), Key("rule")];
            self.expression(&path, &level.rule, false);
            let again = dimension.levels.iter().take(position).any(|known| known.id == level.id);
            if again {
                let path = [here[0], here[1], Key("level"), Index(position), Key("id")];
                let message = format!("the level `{}` stands twice", level.id);
                self.problems.push(self.document.error_at(&path, &message));
            }
        }
        for (position, name) in dimension.indicators.iter().enumerate() {
            let Some(schema) = self.schema else { break };
            let message = match schema.find(name) {
                None => schema.unknown_column(name),
                Some(column) if !is_number(column) => {
                    format!("`{name}` is not a number")
                }
                Some(_) => continue,
            };
            let path = [here[0], here[1], Key("indicators"), Index(position)];
            self.problems.push(self.document.error_at(&path, &message));
        }
    }

    /// A margin has a width, as nothing is nearer to a threshold than nothing.
    fn margin(&mut self, here: &[Step<'_>; 2], margin: Option<Margin>) {
        let (unit, width, is_possible) = match margin.map(|margin| (margin, margin.width())) {
            None => return,
            Some((Margin::Percent(_), width)) => ("percent", width, width > 0.0 && width <= 100.0),
            Some((Margin::Points(_), width)) => ("points", width, width > 0.0),
        };
        if !is_possible {
            let most = if unit == "percent" { " and at most 100" } else { "" };
            let message = format!("a margin is above 0{most}, not {width}");
            let path = [here[0], here[1], Key("margin"), Key(unit)];
            self.problems.push(self.document.error_at(&path, &message));
        }
    }

    /// An expression is well-formed, and a rule looks at figures, a condition at levels.
    fn expression(&mut self, path: &[super::document::Step<'_>], text: &str, on_levels: bool) {
        let Some(schema) = self.schema else { return };
        let message = match Condition::parse(text, schema) {
            Err(error) => return self.malformed(path, &error),
            Ok(condition) => {
                let is_level = |column: &&Column| matches!(column.subject, Subject::Level(_));
                let columns = condition.columns();
                match columns.iter().find(|column| is_level(column) != on_levels) {
                    None => return,
                    Some(column) if on_levels => {
                        format!("`{}` is not a dimension: a condition is on levels", column.id)
                    }
                    Some(column) => {
                        format!("`{}` is a dimension: a rule is on figures", column.id)
                    }
                }
            }
        };
        self.problems.push(self.document.error_at(path, &message));
    }

    fn malformed(&mut self, path: &[super::document::Step<'_>], error: &ExpressionError) {
        let problem = self.document.error_within(path, error.span().start, error.message());
        self.problems.push(problem);
    }

    /// Columns are named once, and what is calculated is calculated from what is stated.
    fn columns(&mut self, indicators: &[Item<crate::schema::IndicatorEntry>]) {
        let mut known: Vec<String> = Vec::new();
        if let Some(schema) = self.schema {
            let other = schema.columns().iter().filter(|column| column.figures().is_none());
            known.extend(other.map(|column| column.id.clone()));
        }
        for Item { index, value, .. } in indicators {
            for (position, observation) in value.observations().iter().enumerate() {
                let at = [Key("indicator"), Index(*index), Key("at"), Index(position)];
                let mut error = |key, message: &str| {
                    let path = [at[0], at[1], at[2], at[3], Key(key)];
                    self.problems.push(self.document.error_at(&path, message));
                };
                let column = value.column(observation);
                if known.contains(&column) {
                    error("date", &format!("the column `{column}` stands twice"));
                }
                known.push(column);
                let is_computed = observation.computed.is_some();
                if is_computed == observation.source.iter().next().is_some() {
                    error("source", "figures have either a source or a formula");
                }
                if observation.rounded == Some(0) {
                    error("rounded", "figures cannot be rounded to 0");
                }
                let inputs = observation.computed.iter().flat_map(crate::schema::Formula::inputs);
                for input in inputs {
                    let Some(schema) = self.schema else { break };
                    let figures = schema.find(input).and_then(Column::figures);
                    if figures.is_none_or(|figures| figures.observation.computed.is_some()) {
                        error("computed", &format!("`{input}` is no stated figure"));
                    }
                }
            }
        }
    }

    /// What means are weighted by is a number that each municipality has.
    fn weights(&mut self, indicators: &[Item<crate::schema::IndicatorEntry>]) {
        let Some(schema) = self.schema else { return };
        for Item { index, value, .. } in indicators {
            for (position, observation) in value.observations().iter().enumerate() {
                let Some(name) = &observation.weight else { continue };
                let message = match schema.columns().iter().find(|column| column.id == **name) {
                    None => schema.unknown_column(name),
                    Some(column) if column.figures().is_none() || !is_number(column) => {
                        format!("`{name}` is no figure to weight by; people or dwellings are")
                    }
                    Some(_) => continue,
                };
                let at = [Key("indicator"), Index(*index), Key("at"), Index(position)];
                let path = [at[0], at[1], at[2], at[3], Key("weight")];
                self.problems.push(self.document.error_at(&path, &message));
            }
        }
    }

    fn municipality(&mut self, entry: &Item<Description>) {
        let here = [Key("municipality"), Index(entry.index)];
        let town = &entry.value;
        let Some(schema) = self.schema else { return };
        let (_, flaws) = town.figures(schema);
        for Flaw { at, message } in flaws {
            let path = match &at {
                Flawed::Figure(column) => [here[0], here[1], Key("figures"), Key(column)],
                // A figure with a fault has been taken out.
                Flawed::Mark(..) if !entry.is_sound => continue,
                Flawed::Mark(key, position) => [here[0], here[1], Key(key), Index(*position)],
            };
            self.problems.push(self.document.error_at(&path, &message));
        }
    }

    fn statement(&mut self, list: &str, entry: &Item<Statement>, fits: bool) {
        let here = [Key(list), Index(entry.index)];
        if !fits {
            let message = format!("a {list} cannot be of this kind");
            self.problems.push(self.document.error_at(&[here[0], here[1], Key("kind")], &message));
        }
        if let Some(condition) = &entry.value.applies {
            self.expression(&[here[0], here[1], Key("applies")], condition, true);
        }
    }
}

fn is_number(column: &Column) -> bool {
    matches!(column.kind(), Kind::Number)
}

/// No two municipalities have the same official key.
fn keys_are_unique(
    document: &Document<'_>,
    towns: &[Item<Description>],
    problems: &mut Vec<Problem>,
) {
    let mut known = std::collections::BTreeSet::new();
    // A key that is missing has been stood in for.
    for entry in towns.iter().filter(|entry| entry.is_sound) {
        if !known.insert(entry.value.ags.as_str()) {
            let path = [Key("municipality"), Index(entry.index), Key("ags")];
            let message = format!("the AGS {} stands twice", entry.value.ags);
            problems.push(document.error_at(&path, &message));
        }
    }
}
