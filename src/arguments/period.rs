//! The option for the period whose figures give levels and similarity.

use std::rc::Rc;

use clap::{Arg, ArgMatches, builder::PossibleValuesParser};

use crate::schema::{Dimensions, Period, Times};

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
    let mut values: Vec<String> = periods.iter().map(|period| String::from(&period.id)).collect();
    match takes {
        TakesPeriod::No => return None,
        _ if values.is_empty() => return None,
        TakesPeriod::Across if values.len() > 1 => values.push(Times::ACROSS.to_owned()),
        TakesPeriod::One | TakesPeriod::Across => {}
    }
    let parser = PossibleValuesParser::new(values);
    Some(Arg::new(PERIOD).long(PERIOD).ignore_case(true).value_parser(parser))
}

/// The periods that are asked for.
pub fn times(arguments: &ArgMatches, dimensions: &Dimensions) -> Times {
    // Commands that take no period do not know the option.
    let Ok(Some(asked)) = arguments.try_get_one::<String>(PERIOD) else {
        return Times::default();
    };
    let mut periods = dimensions.periods.iter();
    let position = periods.position(|period| period.id.eq_ignore_ascii_case(asked));
    position.map_or_else(|| dimensions.across(), Times::at)
}
