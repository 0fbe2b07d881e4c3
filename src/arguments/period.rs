//! The option for the period whose figures give levels and similarity.

use std::rc::Rc;

use clap::{Arg, ArgMatches};

use super::OneOf;
use crate::{
    language::Language,
    schema::{Dimensions, Period, Times},
    text::Value,
};

/// Which periods a command can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TakesPeriod {
    /// None: it tells nothing of levels or similarity.
    No,
    /// One of them.
    One,
    /// Also one for the municipality in question and another for the rest.
    Across,
}

/// The name of the option.
pub const PERIOD: &str = "period";

/// The option for the periods of the data; none where there is nothing to choose.
pub fn period_option(periods: &[Rc<Period>], takes: TakesPeriod) -> Option<Arg> {
    let known = periods.iter().map(|period| {
        let id = String::from(&period.id);
        (id.clone(), id, Language::ALL.map(|it| period.label.get(it).to_owned()))
    });
    let across = match takes {
        TakesPeriod::No => return None,
        _ if periods.is_empty() => return None,
        TakesPeriod::Across if periods.len() > 1 => Some(Times::ACROSS.to_owned()),
        TakesPeriod::One | TakesPeriod::Across => None,
    };
    let across = across.map(|word| (word.clone(), word.clone(), [word.clone(), word]));
    let parser = OneOf::new(known.chain(across));
    Some(Arg::new(PERIOD).long(PERIOD).value_name(Value::Period).value_parser(parser))
}

/// The periods that are asked for.
pub fn times(arguments: &ArgMatches, dimensions: &Dimensions) -> Times {
    // Commands that take no period do not know the option.
    let Ok(Some(asked)) = arguments.try_get_one::<String>(PERIOD) else {
        return Times::default();
    };
    let mut periods = dimensions.periods.iter();
    let position = periods.position(|period| *period.id == **asked);
    position.map_or_else(|| dimensions.across(), Times::at)
}
