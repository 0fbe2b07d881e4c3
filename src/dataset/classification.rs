use anyhow::{Context, Result};

use super::Municipality;
use crate::{expression::Condition, schema::Schema};

/// The rules of all dimensions, ready to be asked.
#[derive(Debug)]
pub(super) struct Classifier<'a> {
    /// For each dimension the rules of its levels, in their order.
    dimensions: Vec<Vec<Condition<'a>>>,
}

impl<'a> Classifier<'a> {
    /// Reads the rules.
    ///
    /// # Errors
    /// A rule is not a valid expression.
    pub(super) fn new(schema: &'a Schema) -> Result<Self> {
        let dimensions = schema
            .dimensions()
            .map(|levels| {
                let levels = levels.dimension.levels.iter();
                levels
                    .map(|level| {
                        Condition::parse(&level.rule, schema)
                            .with_context(|| format!("the rule of level `{}`", level.id))
                    })
                    .collect()
            })
            .collect::<Result<_>>()?;
        Ok(Self { dimensions })
    }

    /// For each dimension the level whose rule holds; none where that depends on a figure
    /// that is not known.
    pub(super) fn levels(&self, municipality: &Municipality) -> Vec<Option<usize>> {
        let holds =
            |rule: &Condition<'a>| rule.holds(&|column| municipality.value(column)) == Some(true);
        self.dimensions.iter().map(|rules| rules.iter().position(holds)).collect()
    }
}
