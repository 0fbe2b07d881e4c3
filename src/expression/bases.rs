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
    /// measures the same as the other in the same year or else nearest to it.
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

    /// What can be compared with `kept` in the place of `replaced`, and how far apart in time it is
    /// from that: in years, then in days.
    fn substitute(&self, replaced: &Column, kept: &Column) -> Option<([u32; 2], &'a Column)> {
        let wanted = replaced.figures()?;
        let fits = |(column, figures): &(&Column, &Figures)| {
            column.id != kept.id && base(column) == base(kept) && measures_like(figures, wanted)
        };
        let candidates = self.schema.figures().filter(fits);
        let apart = candidates.map(|(column, figures)| (distance(figures, wanted), column));
        apart.min_by_key(|(distance, _)| *distance)
    }
}

fn distance(a: &Figures, b: &Figures) -> [u32; 2] {
    let [a, b] = [a, b].map(|figures| figures.observation.date);
    // Months are as good as 31 days long where only the order counts.
    let days = |(year, month, day): (u16, u8, u8)| {
        (u32::from(year) * 12 + u32::from(month)) * 31 + u32::from(day)
    };
    let apart = days(a.first_day()).abs_diff(days(b.first_day()));
    [u32::from(a.year().abs_diff(b.year())), apart]
}

fn base(column: &Column) -> Option<&Text> {
    column.figures()?.observation.base.as_ref()
}

fn measures_like(figures: &Figures, wanted: &Figures) -> bool {
    let (a, b) = (&figures.indicator, &wanted.indicator);
    a.measure == b.measure && (a.id == b.id || a.unit.is_some() && a.unit == b.unit)
}
