//! What texts, levels and answers mean for the columns of a dataset.

use super::{ExpressionError, Operator, Word, checker::Checker, condition::Test};
use crate::{
    folding::{sign, spellings},
    say,
    schema::{Column, Dimension, Identity, Variable},
    suggestion::Suggestion,
    vocabulary::Ags,
};

impl Checker<'_, '_> {
    pub fn level(
        &self,
        dimension: &Dimension,
        operator: Operator,
        value: &Word,
    ) -> Result<Test, ExpressionError> {
        let levels = || dimension.levels.iter().map(|level| &*level.id);
        if operator == Operator::Contains {
            let message = say::equality_and_contains(&*dimension.id);
            return Err(self.error(message, value));
        }
        let position = dimension.find(&value.text).ok_or_else(|| {
            let known = levels().collect::<Vec<_>>().join(", ");
            let hint = Suggestion::of(&value.text, levels());
            self.error(say::no_level(&*dimension.id, known, &value.text, hint), value)
        })?;
        Ok(Test::Level(operator, position))
    }

    pub fn yes_no(
        &self,
        column: &Column,
        operator: Operator,
        value: &Word,
    ) -> Result<Test, ExpressionError> {
        let Some(yes) = truth(&value.text) else {
            return Err(self.error(say::yes_or_no_column(&*column.id), value));
        };
        match operator {
            Operator::Equal => Ok(Test::YesNo { expected: yes }),
            Operator::NotEqual => Ok(Test::YesNo { expected: !yes }),
            _ => Err(self.only_equality(column, operator, say::yes_or_no(), value)),
        }
    }

    pub fn contents(
        &self,
        column: &Column,
        operator: Operator,
        value: &Word,
    ) -> Result<Test, ExpressionError> {
        if let Some(sign) = sign(&value.text) {
            return Err(self.error(say::sign_in_value(sign), value));
        }
        if operator == Operator::Contains {
            self.no_pattern(column, value)?;
        }
        let expected = match column.variable {
            Variable::Identity(Identity::Ags) if operator != Operator::Contains => {
                spellings(&Ags::completed(&value.text))
            }
            _ => spellings(&value.text),
        };
        match operator {
            Operator::Equal => Ok(Test::Text { expected, wanted: true }),
            Operator::NotEqual => Ok(Test::Text { expected, wanted: false }),
            Operator::Contains if expected.iter().any(String::is_empty) => {
                Err(self.error(say::nothing_to_find(), value))
            }
            Operator::Contains => Ok(Test::Contains(expected)),
            _ => Err(self.only_equality(column, operator, say::a_text(), value)),
        }
    }

    /// Refuses the signs by which other languages write patterns.
    fn no_pattern(&self, column: &Column, value: &Word) -> Result<(), ExpressionError> {
        const SIGNS: [char; 8] = ['^', '$', '*', '%', '|', '?', '[', ']'];
        let Some(sign) = value.text.chars().find(|c| SIGNS.contains(c)) else {
            return Ok(());
        };
        let parts = value.text.split(SIGNS).map(|part| part.trim_matches('.'));
        let comparisons = parts.filter(|part| !part.is_empty()).map(|part| {
            format!("{} {} {}", column.id, Operator::Contains.sign(), Word::unwritten(part))
        });
        let joined = if value.text.contains('|') { " or " } else { " and " };
        let rewritten = comparisons.collect::<Vec<_>>().join(joined);
        Err(self.error(say::no_patterns(sign, rewritten), value))
    }

    pub fn only_equality(
        &self,
        column: &Column,
        operator: Operator,
        sort: String,
        value: &Word,
    ) -> ExpressionError {
        let sign = operator.sign();
        self.error(say::only_equality(sign, &*column.id, sort), value)
    }
}

/// What a word for a truth says.
pub fn truth(word: &str) -> Option<bool> {
    match word.to_ascii_lowercase().as_str() {
        "yes" | "true" | "1" | "ja" => Some(true),
        "no" | "false" | "0" | "nein" => Some(false),
        _ => None,
    }
}
