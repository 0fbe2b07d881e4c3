//! A value as it is written, and what is wrong where something else is asked of it.

use std::{fmt, str::FromStr};

use serde::{
    Deserializer,
    de::{DeserializeSeed, Expected, Visitor},
    forward_to_deserialize_any,
};
use toml::{Spanned, de::DeValue};

use super::{
    access::{Choice, Elements, Members},
    fault::{Fault, shortened},
};
use crate::{number::Finite, say};

/// A value as it is written. What is asked of it is said in the words of the file, and where it
/// is something else, how it would have to be written.
#[derive(Clone, Copy)]
pub struct Written<'a>(pub &'a Spanned<DeValue<'a>>);

impl Written<'_> {
    /// What it says, or what is wrong with it and where.
    pub fn read<'de, T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Fault> {
        self.placed(seed.deserialize(self))
    }

    fn placed<T>(self, result: Result<T, Fault>) -> Result<T, Fault> {
        result.map_err(|fault| fault.or_at(self.0.span().start))
    }

    /// The fault that something else stands here.
    fn instead<T>(self, expected: impl fmt::Display) -> Result<T, Fault> {
        self.placed(Err(Fault::instead(expected, self)))
    }

    /// A number as it is written, in digits; `None` if it is no number.
    fn digits(self) -> Option<String> {
        match self.0.get_ref() {
            DeValue::Integer(whole) => {
                let value = i128::from_str_radix(whole.as_str(), whole.radix());
                // One that is longer stays as it is written.
                Some(value.map_or_else(|_| whole.to_string(), |value| value.to_string()))
            }
            DeValue::Float(float) => Some(float.as_str().to_owned()),
            _ => None,
        }
    }

    fn whole<T: FromStr + fmt::Display>(self, least: T, most: T) -> Result<T, Fault> {
        let digits = matches!(self.0.get_ref(), DeValue::Integer(_)).then(|| self.digits());
        match digits.flatten().and_then(|digits| digits.parse().ok()) {
            Some(number) => Ok(number),
            None => self.instead(say::whole_number(least, most)),
        }
    }

    fn number(self) -> Result<f64, Fault> {
        match self.digits() {
            Some(digits) => {
                self.placed(digits.parse::<Finite>().map(f64::from).map_err(Fault::new))
            }
            None => self.instead(say::plain_number()),
        }
    }
}

impl fmt::Display for Written<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self.0.get_ref() {
            DeValue::String(text) => say::the_text(shortened(text)),
            DeValue::Integer(_) | DeValue::Float(_) => {
                say::the_number(shortened(&self.digits().unwrap_or_default()))
            }
            DeValue::Boolean(yes) => yes.to_string(),
            DeValue::Datetime(date) => say::the_date(date),
            DeValue::Array(_) => say::some_list(),
            DeValue::Table(_) => say::some_keys(),
        })
    }
}

/// The methods that ask for a whole number.
macro_rules! whole_numbers {
    ($($method:ident $visit:ident $number:ty)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            let number = self.whole(<$number>::MIN, <$number>::MAX)?;
            self.placed(visitor.$visit(number))
        }
    )*};
}

impl<'de> Deserializer<'de> for Written<'_> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.placed(match self.0.get_ref() {
            DeValue::String(text) => visitor.visit_str(text),
            DeValue::Integer(_) | DeValue::Float(_) => visitor.visit_f64(self.number()?),
            DeValue::Boolean(yes) => visitor.visit_bool(*yes),
            DeValue::Datetime(_) => Err(Fault::instead(&visitor as &dyn Expected, self)),
            DeValue::Array(list) => visitor.visit_seq(Elements(list.iter())),
            DeValue::Table(table) => visitor.visit_map(Members { rest: table.iter(), value: None }),
        })
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let unquoted = match self.0.get_ref() {
            DeValue::String(_) => return self.deserialize_any(visitor),
            DeValue::Datetime(date) => date.to_string(),
            DeValue::Boolean(yes) => yes.to_string(),
            DeValue::Integer(_) | DeValue::Float(_) => self.digits().unwrap_or_default(),
            DeValue::Array(_) | DeValue::Table(_) => "…".to_owned(),
        };
        self.instead(say::quoted_text(shortened(&unquoted)))
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0.get_ref() {
            DeValue::Boolean(_) => self.deserialize_any(visitor),
            _ => self.instead(say::true_or_false()),
        }
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_f64(visitor)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.placed(visitor.visit_f64(self.number()?))
    }

    whole_numbers! {
        deserialize_i8 visit_i8 i8
        deserialize_i16 visit_i16 i16
        deserialize_i32 visit_i32 i32
        deserialize_i64 visit_i64 i64
        deserialize_u8 visit_u8 u8
        deserialize_u16 visit_u16 u16
        deserialize_u32 visit_u32 u32
        deserialize_u64 visit_u64 u64
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0.get_ref() {
            DeValue::Array(_) => self.deserialize_any(visitor),
            DeValue::String(text) => self.instead(say::list_of_one(shortened(text))),
            _ => self.instead(say::list_of_parts()),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0.get_ref() {
            DeValue::Table(_) => self.deserialize_any(visitor),
            _ => self.instead(say::keys_with_values("key")),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        keys: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match self.0.get_ref() {
            DeValue::Table(_) => self.deserialize_any(visitor),
            _ => self.instead(say::keys_with_values(keys.join(" = …, "))),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        words: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let choice = match self.0.get_ref() {
            DeValue::String(word) => Choice { word, at: self.0.span().start, value: None },
            DeValue::Table(table) => {
                let mut entries = table.iter();
                let (Some((key, value)), None) = (entries.next(), entries.next()) else {
                    return self.instead(say::one_of(words.join(", ")));
                };
                Choice { word: key.get_ref(), at: key.span().start, value: Some(Written(value)) }
            }
            _ => return self.instead(say::one_of(format_args!("\"{}\"", words.join("\", \"")))),
        };
        self.placed(visitor.visit_enum(choice))
    }

    forward_to_deserialize_any! {
        <V: Visitor<'de>>
        char bytes byte_buf unit unit_struct tuple tuple_struct identifier ignored_any
    }
}
