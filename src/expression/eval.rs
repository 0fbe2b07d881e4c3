//! Value of an expression for a municipality.

use super::tree::{CONTAINS, Comparison, EQUAL, Expr, Function, Kind, strength};
use crate::i18n::{Language, Localized, readable_number};
use crate::model::{Ags, Town, Value};
use crate::number::{count, decimals, round};
use crate::text::spellings;

impl Expr {
    /// Value for a municipality. A number that is calculated is rounded as it is printed; a
    /// condition is missing where it depends on a missing value, which satisfies no comparison and
    /// not its contrary either.
    pub fn value<'t>(&'t self, town: &'t Town) -> Value<'t> {
        match &self.kind {
            Kind::Number(number) => Value::Number(*number),
            Kind::Position(..) | Kind::Arithmetic(..) => {
                self.amount(town).map_or(Value::Missing, |(value, _)| Value::Number(value))
            }
            Kind::Text(text) => Value::Text(text),
            Kind::Class(_, position) => Value::Class(*position),
            Kind::YesNo(yes) => Value::YesNo(*yes),
            Kind::Column(column) => town.value(column),
            Kind::Compare(sides, sign) => {
                compare(sides, sign, town).map_or(Value::Missing, Value::YesNo)
            }
            Kind::Missing(inner) => Value::YesNo(inner.value(town) == Value::Missing),
            Kind::Not(inner) => match inner.value(town) {
                Value::YesNo(holds) => Value::YesNo(!holds),
                _ => Value::Missing,
            },
            Kind::All(parts) => three_valued(parts, town, false),
            Kind::Any(parts) => three_valued(parts, town, true),
            Kind::Words | Kind::Quoted => Value::Missing,
        }
    }

    /// Number for a municipality, rounded as it is printed, and its decimal places.
    pub fn amount(&self, town: &Town) -> Option<(f64, usize)> {
        let (value, places) = (self.unrounded(town)?, self.places(town));
        Some((round(value, places), places))
    }

    /// Number for a municipality before it is rounded; `None` where a part is missing or it would
    /// divide by zero.
    pub fn unrounded(&self, town: &Town) -> Option<f64> {
        let value = match &self.kind {
            Kind::Number(number) => *number,
            Kind::Column(column) => town.value(column).number()?,
            Kind::Position(function, column, distribution) => {
                let value = town.value(column).number()?;
                match function {
                    Function::Percentile => round(100.0 * distribution.percentile_of(value)?, 1),
                    Function::Rank => count(distribution.rank_of(value)),
                }
            }
            Kind::Arithmetic(sides, sign) => {
                let [a, b] = [sides[0].unrounded(town)?, sides[1].unrounded(town)?];
                match sign {
                    '+' => a + b,
                    '−' => a - b,
                    '×' => a * b,
                    _ => a / b,
                }
            }
            _ => return None,
        };
        value.is_finite().then_some(value)
    }

    /// Decimal places to which its number is rounded.
    fn places(&self, town: &Town) -> usize {
        let places_by = |rule: fn(f64) -> usize| self.unrounded(town).map_or(0, rule);
        match &self.kind {
            Kind::Column(column) => column.places().max(places_by(decimals)),
            Kind::Position(Function::Percentile, ..) => 1,
            Kind::Arithmetic(sides, '+' | '−') => {
                sides[0].places(town).max(sides[1].places(town))
            }
            Kind::Arithmetic(..) => places_by(places_of_product),
            _ => places_by(decimals),
        }
    }

    /// The calculation with the labels of its columns.
    pub fn in_words(&self, language: Language) -> String {
        match &self.kind {
            Kind::Number(number) => readable_number(*number, decimals(*number), language),
            Kind::Column(column) => column.label(language),
            Kind::Position(function, column, _) => {
                let name = match function {
                    Function::Percentile => language.of("Percentile", "Prozentrang"),
                    Function::Rank => language.of("Rank", "Rang"),
                };
                format!("{name} ({})", column.label(language))
            }
            Kind::Arithmetic(sides, sign) => {
                let side = |side: &Self, least: u8| match side.kind {
                    Kind::Arithmetic(_, inner) if strength(inner) < least => {
                        format!("({})", side.in_words(language))
                    }
                    _ => side.in_words(language),
                };
                let [left, right] =
                    [side(&sides[0], strength(*sign)), side(&sides[1], strength(*sign) + 1)];
                format!("{left} {sign} {right}")
            }
            _ => String::new(),
        }
    }

    /// Unit of its numbers, where it follows from the columns.
    pub fn unit(&self) -> Option<Localized> {
        match &self.kind {
            Kind::Column(column) => column.shown_unit().cloned(),
            Kind::Position(Function::Percentile, ..) => Some(Localized::new("%", "%")),
            Kind::Arithmetic(sides, sign @ ('+' | '−')) => {
                let unit = sides[0].unit().filter(|unit| sides[1].unit().as_ref() == Some(unit))?;
                let is_difference = *sign == '−' && unit.en == "%";
                Some(if is_difference { tr!("points", "Punkte") } else { unit })
            }
            _ => None,
        }
    }
}

/// `decisive` if any condition is, else missing if any is, else the contrary.
fn three_valued<'t>(parts: &[Expr], town: &Town, decisive: bool) -> Value<'t> {
    let mut whole = Value::YesNo(!decisive);
    for value in parts.iter().map(|part| part.value(town)) {
        match value {
            Value::Missing => whole = Value::Missing,
            Value::YesNo(holds) if holds == decisive => return Value::YesNo(decisive),
            _ => {}
        }
    }
    whole
}

fn compare([left, right]: &[Expr; 2], sign: Comparison, town: &Town) -> Option<bool> {
    let order = match (left.value(town), right.value(town)) {
        (Value::Number(a), Value::Number(b)) => a.partial_cmp(&b)?,
        (Value::Class(a), Value::Class(b)) => a.cmp(&b),
        (Value::YesNo(a), Value::YesNo(b)) => a.cmp(&b),
        (Value::Text(a), Value::Text(b)) if sign == CONTAINS => return Some(is_like(a, b)),
        (Value::Text(a), Value::Text(b)) => return Some(is_same(a, b) == (sign == EQUAL)),
        _ => return None,
    };
    Some(sign.contains(&order))
}

/// Two decimal places, or those of three significant digits where two would leave none.
fn places_of_product(value: f64) -> usize {
    /// Rest that binary arithmetic leaves of nothing.
    const NOTHING: f64 = 1e-12;

    // "1.23e-4": the exponent counts the zeros before the first digit.
    let scientific = format!("{value:.2e}");
    match scientific.split_once("e-").map(|(_, zeros)| zeros.parse::<usize>()) {
        Some(Ok(zeros)) if value.abs() > NOTHING && round(value, 2) == 0.0 => zeros + 2,
        _ => 2,
    }
}

/// Tells whether two texts are the same in some spelling, or one key that is written in two ways.
fn is_same(text: &str, other: &str) -> bool {
    let others = spellings(other);
    text == Ags::completed(other) || spellings(text).iter().any(|it| others.contains(it))
}

/// Tells whether a text contains another, or is like it where `%` (as in SQL) or `*` (as in a
/// shell) stands for any letters.
fn is_like(text: &str, wanted: &str) -> bool {
    const ANYTHING: [char; 2] = ['%', '*'];

    let any_part = format!("%{wanted}%");
    let wanted = if wanted.contains(ANYTHING) { wanted } else { &any_part };
    let parts: Vec<_> = wanted.split(ANYTHING).map(spellings).collect();
    let last = parts.len() - 1;
    spellings(text).iter().any(|text| {
        let rest = parts.iter().enumerate().try_fold(&**text, |rest, (place, part)| {
            part.iter().map(String::as_str).find_map(|part| match place {
                0 => rest.strip_prefix(part),
                _ if place == last => rest.ends_with(part).then_some(""),
                _ => rest.split_once(part).map(|(_, behind)| behind),
            })
        });
        rest.is_some()
    })
}
