//! The names of a row type's columns, asked from its own deserialiser.

use serde::de::{self, DeserializeOwned, Deserializer, Visitor};
use std::fmt;

/// Returns the fields of the struct `T` in the order of their definition.
pub fn of<T: DeserializeOwned>() -> Vec<&'static str> {
    let mut fields: &'static [&'static str] = &[];
    let _ = T::deserialize(Asker { fields: &mut fields });
    fields.to_vec()
}

struct Asker<'a> {
    fields: &'a mut &'static [&'static str],
}

#[derive(Debug)]
struct Asked;

impl fmt::Display for Asked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("only the names of the fields were asked for")
    }
}

impl std::error::Error for Asked {}

impl de::Error for Asked {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Asked
    }
}

impl<'de> Deserializer<'de> for Asker<'_> {
    type Error = Asked;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        _visitor: V,
    ) -> Result<V::Value, Asked> {
        *self.fields = fields;
        Err(Asked)
    }

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Asked> {
        Err(Asked)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn columns_stand_in_the_order_of_the_type() {
        let fields = super::of::<penholder_record::Term>();
        assert_eq!(fields, ["member", "seat", "first", "last", "region", "source"]);
    }
}
