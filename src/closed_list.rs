//! Options that take one of a few values.

use std::ffi::OsStr;

use clap::builder::{EnumValueParser, PossibleValue, TypedValueParser};
use clap::{Arg, Command, Error, ValueEnum};

use crate::text::{fold, is_form};

/// Parser of the values of an enum by their names, the first alias being the German one, in any
/// spelling and number, with or without words behind them: `Ankündigungen`, `appeal of 2016`.
#[derive(Debug, Clone)]
pub struct ClosedList<T: ValueEnum + Clone + Send + Sync + 'static>(EnumValueParser<T>);

/// Parser of the values of an enum.
pub fn one_of<T: ValueEnum + Clone + Send + Sync + 'static>() -> ClosedList<T> {
    ClosedList(EnumValueParser::new())
}

impl<T: ValueEnum + Clone + Send + Sync + 'static> TypedValueParser for ClosedList<T> {
    type Value = T;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<T, Error> {
        let typed = value.to_string_lossy();
        let is_meant = |it: &&T| it.to_possible_value().is_some_and(|it| is_named(&it, &typed));
        let meant = T::value_variants().iter().find(is_meant);
        meant.cloned().map_or_else(|| self.0.parse_ref(command, arg, value), Ok)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        self.0.possible_values()
    }
}

/// Tells whether a value is meant by what was typed.
pub fn is_named(value: &PossibleValue, typed: &str) -> bool {
    let typed = fold(typed);
    value.get_name_and_aliases().map(fold).any(|name| {
        is_form(&name, &typed) || typed.strip_prefix(&*name).is_some_and(|it| it.starts_with(' '))
    })
}
