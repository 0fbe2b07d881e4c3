//! What cannot be compared because it is counted on different bases.

use super::{ExpressionError, Operand, Word, checker::Checker};
use crate::{
    say,
    schema::{Column, Figures},
    vocabulary::Text,
};

impl<'a> Checker<'a, '_> {
    /// Refuses to calculate with or to compare columns that rest on different bases.
    pub fn of_one_base(&self, operands: &[&Operand]) -> Result<(), ExpressionError> {
        let mut based: Vec<(&Column, &Text, &Word)> = Vec::new();
        for operand in operands {
            self.visit_columns(operand, &mut |column, place| {
                based.extend(base(column).map(|base| (column, base, place)));
            });
        }
        let Some((first, base, _)) = based.first() else {
            return Ok(());
        };
        match based.iter().find(|(_, other, _)| other != base) {
            None => Ok(()),
            Some((other, of_other, place)) => {
                let way_on = match self.comparable(first, other) {
                    Some([a, b]) => say::comparable_pair(&*a.id, &*b.id),
                    None => say::only_percentiles(),
                };
                let message = say::different_bases(&*first.id, &*other.id, base, of_other, way_on);
                Err(self.error(message, place))
            }
        }
    }

    /// The pair nearest to these two that rests on one base: one of them with a column that
    /// measures the same as the other in the same year or else in the nearest.
    fn comparable(&self, first: &'a Column, other: &'a Column) -> Option<[&'a Column; 2]> {
        let instead_of_first = self.substitute(first, other);
        let instead_of_other = self.substitute(other, first);
        match (instead_of_first, instead_of_other) {
            (Some((apart, _)), Some((less, column))) if less < apart => Some([first, column]),
            (Some((_, column)), _) => Some([column, other]),
            (None, Some((_, column))) => Some([first, column]),
            (None, None) => None,
        }
    }

    /// What can be compared with `kept` in the place of `replaced`, and how many years it is from
    /// that.
    fn substitute(&self, replaced: &Column, kept: &Column) -> Option<(u16, &'a Column)> {
        let wanted = replaced.figures()?;
        let fits = |(column, figures): &(&Column, &Figures)| {
            column.id != kept.id && base(column) == base(kept) && measures_like(figures, wanted)
        };
        let candidates = self.schema.figures().filter(fits);
        let year = |figures: &Figures| figures.observation.date.year();
        let apart = candidates.map(|(column, it)| (year(it).abs_diff(year(wanted)), column));
        apart.min_by_key(|(years, _)| *years)
    }
}

fn base(column: &Column) -> Option<&Text> {
    column.figures()?.observation.base.as_ref()
}

fn measures_like(figures: &Figures, wanted: &Figures) -> bool {
    let (a, b) = (&figures.indicator, &wanted.indicator);
    a.measure == b.measure && (a.id == b.id || a.unit.is_some() && a.unit == b.unit)
}
