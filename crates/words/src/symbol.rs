//! Document symbols as the United Nations writes them.

use std::fmt;
use std::str::FromStr;

/// A document symbol, such as `S/RES/2640 (2022)`, `S/PV.9350`, `S/PRST/2013/10` or `A/RES/377 (V)`.
///
/// Held in one spelling: no space but the one before the year of a resolution. Charter provisions and
/// press sources are named in the same place and kept as they stand.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Symbol(String);

/// Says that a text is no document symbol.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseSymbolError {
    found: String,
}

impl fmt::Display for ParseSymbolError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "expected a document symbol such as S/RES/2640 (2022) or S/PV.9350, but found `{}`",
            self.found
        )
    }
}

impl std::error::Error for ParseSymbolError {}

impl Symbol {
    /// Returns the symbol of a resolution of the Council.
    pub fn resolution(number: u16, year: i16) -> Self {
        Symbol(format!("S/RES/{number} ({year})"))
    }

    /// Returns the symbol of a verbatim record.
    pub fn meeting_record(meeting: u32) -> Self {
        Symbol(format!("S/PV.{meeting}"))
    }

    /// Names a source that has no document symbol, such as a provision of the Charter, as it stands.
    pub fn named(name: impl Into<String>) -> Self {
        Symbol(name.into())
    }

    /// Returns the symbol as the United Nations writes it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the number, if this is a resolution of the Council.
    pub fn resolution_number(&self) -> Option<u16> {
        let rest = self.0.strip_prefix("S/RES/")?;
        rest.split([' ', '(']).next()?.parse().ok()
    }

    /// Returns the year in brackets, if this is a resolution of the Council.
    pub fn resolution_year(&self) -> Option<i16> {
        self.resolution_number()?;
        let (_, rest) = self.0.split_once('(')?;
        rest.strip_suffix(')')?.parse().ok()
    }

    /// Returns the meeting's number, if this is a verbatim record of the Council.
    pub fn meeting_number(&self) -> Option<u32> {
        let rest = self.0.strip_prefix("S/PV.")?;
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        rest[..digits].parse().ok()
    }
}

impl fmt::Display for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl FromStr for Symbol {
    type Err = ParseSymbolError;

    fn from_str(s: &str) -> Result<Self, ParseSymbolError> {
        let packed: String = s.chars().filter(|c| !c.is_whitespace()).collect();
        let mut chars = packed.chars();
        let body = chars.next().is_some_and(|c| c.is_ascii_uppercase());
        if !body || !packed.contains('/') || !packed.bytes().any(|b| b.is_ascii_digit()) {
            return Err(ParseSymbolError { found: s.to_owned() });
        }
        match packed.find('(') {
            Some(at) => Ok(Symbol(format!("{} {}", &packed[..at], &packed[at..]))),
            None => Ok(Symbol(packed)),
        }
    }
}

impl serde::Serialize for Symbol {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&self.0)
    }
}

impl<'de> serde::Deserialize<'de> for Symbol {
    /// Takes the text as it stands: tables hold symbols in their one spelling already.
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d).map(Symbol)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_spelling_however_it_is_spaced() {
        for text in ["S/RES/2640 (2022)", "S/RES/2640(2022)", " S/RES/ 2640 (2022)"] {
            let symbol: Symbol = text.parse().unwrap();
            assert_eq!(symbol, Symbol::resolution(2640, 2022));
            assert_eq!(
                (symbol.resolution_number(), symbol.resolution_year()),
                (Some(2640), Some(2022))
            );
        }
        assert_eq!(
            "S/PV.9350".parse::<Symbol>().unwrap().meeting_number(),
            Some(9350)
        );
    }

    #[test]
    fn prose_is_no_symbol() {
        assert!("resolution 2640".parse::<Symbol>().is_err());
        assert!("and/or".parse::<Symbol>().is_err());
    }
}
