//! What stands within a value: elements, keys, one of several words.

use serde::{
    Deserializer as _,
    de::{
        DeserializeSeed, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, VariantAccess,
        Visitor, value::StrDeserializer,
    },
};
use toml::{
    Spanned,
    de::{DeString, DeValue},
    map::Iter,
};

use super::{fault::Fault, value::Written};
use crate::say;

pub struct Elements<'a>(pub std::slice::Iter<'a, Spanned<DeValue<'a>>>);

impl<'de> SeqAccess<'de> for Elements<'_> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Fault> {
        self.0.next().map(|element| Written(element).read(seed)).transpose()
    }
}

/// The keys of a table with their values.
pub struct Members<'a> {
    pub rest: Iter<'a, Spanned<DeString<'a>>, Spanned<DeValue<'a>>>,
    pub value: Option<&'a Spanned<DeValue<'a>>>,
}

impl<'de> MapAccess<'de> for Members<'_> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Fault> {
        let Some((key, value)) = self.rest.next() else {
            return Ok(None);
        };
        self.value = Some(value);
        let name: StrDeserializer<'_, Fault> = key.get_ref().as_ref().into_deserializer();
        let name = seed.deserialize(name).map_err(|fault| fault.or_at(key.span().start))?;
        Ok(Some(name))
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Fault> {
        let value = self.value.take().ok_or_else(|| Fault::new(say::no_value("key")))?;
        Written(value).read(seed)
    }
}

/// One of several words, and what stands behind it: `high`, `change = { … }`.
pub struct Choice<'a> {
    pub word: &'a str,
    pub at: usize,
    pub value: Option<Written<'a>>,
}

impl<'de, 'a> EnumAccess<'de> for Choice<'a> {
    type Error = Fault;
    type Variant = Self;

    fn variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<(T::Value, Self), Fault> {
        let word: StrDeserializer<'a, Fault> = self.word.into_deserializer();
        let word = seed.deserialize(word).map_err(|fault| fault.or_at(self.at))?;
        Ok((word, self))
    }
}

impl<'de> VariantAccess<'de> for Choice<'_> {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        match self.value {
            None => Ok(()),
            Some(_) => {
                Err(Fault::instead(format_args!("\"{}\"", self.word), say::more_than_a_word()))
            }
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Fault> {
        let Some(value) = self.value else {
            return Err(Fault::instead(say::value_of(self.word), say::a_word()));
        };
        value.read(seed)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Fault> {
        self.struct_variant(&[], visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        keys: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let Some(value) = self.value else {
            let expected = format!("{{ {} = {{ {} = … }} }}", self.word, keys.join(" = …, "));
            return Err(Fault::instead(expected, say::the_word(self.word)));
        };
        value.deserialize_struct("", keys, visitor)
    }
}
