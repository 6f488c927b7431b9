//! Lists in one field of a table, separated by spaces or semicolons.

use std::fmt;
use std::str::FromStr;

/// A list that stands in one field of a table, its items separated by `; `.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct List<T>(pub Vec<T>);

impl<T> std::ops::Deref for List<T> {
    type Target = [T];
    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T: fmt::Display> serde::Serialize for List<T> {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let texts: Vec<String> = self.0.iter().map(T::to_string).collect();
        s.serialize_str(&texts.join("; "))
    }
}

impl<'de, T: FromStr> serde::Deserialize<'de> for List<T>
where
    T::Err: fmt::Display,
{
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(d)?;
        let items = text.split(';').map(str::trim).filter(|t| !t.is_empty());
        items
            .map(|t| t.parse().map_err(serde::de::Error::custom))
            .collect::<Result<_, _>>()
            .map(List)
    }
}

/// Serde functions for lists of short codes separated by single spaces; use as `#[serde(with = "spaced")]`.
pub mod spaced {
    use std::fmt;
    use std::str::FromStr;

    /// Writes the items with one space between them.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<T: fmt::Display, S: serde::Serializer>(items: &[T], s: S) -> Result<S::Ok, S::Error> {
        let texts: Vec<String> = items.iter().map(T::to_string).collect();
        s.serialize_str(&texts.join(" "))
    }

    /// Reads items separated by white space.
    ///
    /// # Errors
    /// If an item does not parse.
    pub fn deserialize<'de, T, D>(d: D) -> Result<Vec<T>, D::Error>
    where
        T: FromStr,
        T::Err: fmt::Display,
        D: serde::Deserializer<'de>,
    {
        let text = <std::borrow::Cow<str> as serde::Deserialize>::deserialize(d)?;
        text.split_whitespace()
            .map(|t| t.parse().map_err(serde::de::Error::custom))
            .collect()
    }
}
