//! Values of numbers, ready to be worked out.

use std::rc::Rc;

use super::{Sign, Standing};
use crate::{
    number::{Distribution, decimals_at_least, rounded},
    schema::{Column, Value},
};

/// The decimal places of products and quotients.
const OF_PRODUCTS: usize = 2;
/// The decimal places of percentiles.
const OF_PERCENTILES: usize = 1;

/// A value that is a number.
#[derive(Debug)]
pub enum Quantity<'a> {
    Number(f64),
    Column(&'a Column),
    /// Where the value of a column stands among all, once these are known.
    Standing(Standing, &'a Column, Option<Rc<Distribution>>),
    /// Several, joined by signs of a sum or by those of a product.
    Arithmetic(Box<Quantity<'a>>, Vec<(Sign, Quantity<'a>)>),
}

/// A number with the decimal places that it is given with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Amount {
    pub value: f64,
    pub places: usize,
}

impl<'a> Quantity<'a> {
    /// What it amounts to, rounded as it is printed; nothing where a part is missing or it would
    /// divide by zero.
    pub fn amount<'v>(&self, value: &impl Fn(&Column) -> Value<'v>) -> Option<Amount> {
        let amount = self.exactly(value)?;
        Some(match self {
            Self::Arithmetic(..) => amount.rounded(),
            Self::Number(_) | Self::Column(_) | Self::Standing(..) => amount,
        })
    }

    /// The value without the places with which it is printed.
    pub fn value<'v>(&self, value: &impl Fn(&Column) -> Value<'v>) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Column(column) => value(column).number(),
            Self::Standing(..) | Self::Arithmetic(..) => Some(self.amount(value)?.value),
        }
    }

    /// The same, not rounded, so that parts of a calculation are as exact as they can be.
    fn exactly<'v>(&self, value: &impl Fn(&Column) -> Value<'v>) -> Option<Amount> {
        let of = |column: &Column| value(column).number();
        match self {
            Self::Number(number) => Some(Amount::of(*number, 0)),
            Self::Column(column) => Some(Amount::of(of(column)?, column.places())),
            Self::Standing(standing, column, among) => {
                standing.amount(of(column)?, among.as_deref()?)
            }
            Self::Arithmetic(first, rest) => {
                let first = first.exactly(value)?;
                rest.iter().try_fold(first, |so_far, (sign, next)| {
                    so_far.joined(*sign, next.exactly(value)?)
                })
            }
        }
    }

    /// Shows each column of which it is made.
    pub fn visit(&self, see: &mut impl FnMut(&'a Column)) {
        match self {
            Self::Number(_) => {}
            Self::Column(column) | Self::Standing(_, column, _) => see(column),
            Self::Arithmetic(first, rest) => {
                first.visit(see);
                for (_, next) in rest {
                    next.visit(see);
                }
            }
        }
    }

    /// Learns how the values of the columns are distributed among which a place is asked for.
    pub fn learn<E>(
        &mut self,
        distribution: &mut impl FnMut(&Column) -> Result<Distribution, E>,
    ) -> Result<(), E> {
        match self {
            Self::Number(_) | Self::Column(_) => Ok(()),
            Self::Standing(_, column, among) => {
                *among = Some(Rc::new(distribution(column)?));
                Ok(())
            }
            Self::Arithmetic(first, rest) => {
                first.learn(distribution)?;
                rest.iter_mut().try_for_each(|(_, next)| next.learn(distribution))
            }
        }
    }

    /// The column whose place among all is asked for, if there is one.
    pub fn standing(&self) -> Option<&'a Column> {
        match self {
            Self::Number(_) | Self::Column(_) => None,
            Self::Standing(_, column, _) => Some(column),
            Self::Arithmetic(first, rest) => {
                first.standing().or_else(|| rest.iter().find_map(|(_, next)| next.standing()))
            }
        }
    }
}

impl Standing {
    fn amount(self, value: f64, among: &Distribution) -> Option<Amount> {
        Some(match self {
            Self::Percentile => {
                let percentile = 100.0 * among.percentile(value)?;
                Amount { value: percentile, places: OF_PERCENTILES }.rounded()
            }
            #[expect(clippy::cast_precision_loss, reason = "nobody has 2^52 municipalities")]
            Self::Rank => Amount { value: among.rank(value) as f64, places: 0 },
        })
    }
}

impl Amount {
    /// A number with the places that it has, or more if it is to have `places`.
    fn of(value: f64, places: usize) -> Self {
        Self { value, places: decimals_at_least(value, places) }
    }

    /// The two joined, if the result is a number; a sum is as exact as its most exact part.
    fn joined(self, sign: Sign, other: Self) -> Option<Self> {
        let (a, b) = (self.value, other.value);
        let value = match sign {
            Sign::Plus => a + b,
            Sign::Minus => a - b,
            Sign::Times => a * b,
            Sign::Per => a / b,
        };
        let places = if sign.is_of_sum() { self.places.max(other.places) } else { OF_PRODUCTS };
        value.is_finite().then_some(Self { value, places })
    }

    /// Halves go up as on paper, whatever binary fractions make of them.
    fn rounded(self) -> Self {
        /// What a calculation may be off by, beside what its result is off by itself.
        const ERROR: f64 = 1e-9;
        /// Decimal places at which that error would show.
        const EXACT: usize = 8;

        let Self { value, places } = self;
        let error = ERROR.max(value.abs() * 8.0 * f64::EPSILON);
        let error = if places < EXACT { error.copysign(value) } else { 0.0 };
        Self { value: rounded(value + error, places), places }
    }
}

#[cfg(test)]
mod tests {
    use super::Amount;

    fn rounded(value: f64, places: usize) -> String {
        Amount { value, places }.rounded().value.to_string()
    }

    #[test]
    fn what_is_a_half_on_paper_goes_up_however_large_it_is() {
        assert_eq!([0.125, 0.135, 2.675].map(|it| rounded(it, 2)), ["0.13", "0.14", "2.68"]);
        assert_eq!([-0.125, -2.675].map(|it| rounded(it, 2)), ["-0.13", "-2.68"]);
        // The last bits are what a calculation of a few steps has lost.
        let below = |value: f64| f64::from_bits(value.to_bits() - 4);
        assert_eq!(rounded(below(100_000_000.005), 2), "100000000.01");
        assert_eq!(rounded(-below(100_000_000.005), 2), "-100000000.01");
        assert_eq!(rounded(100_000_000.004_9, 2), "100000000");
    }

    #[test]
    fn nothing_is_added_where_it_would_show() {
        assert_eq!(rounded(0.123_456_784_6, 8), "0.12345678");
        assert_eq!(rounded(0.123_456_789_4, 9), "0.123456789");
    }
}
