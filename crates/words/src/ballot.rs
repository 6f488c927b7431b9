//! Members, how each voted, and the tally.

use std::fmt;
use std::str::FromStr;

/// A State's code by ISO 3166-1 alpha-3, former codes included (SUN, YUG, CSK, DDR …).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MemberCode([u8; 3]);

/// Says that a text is no three-letter code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseMemberError {
    found: String,
}

impl fmt::Display for ParseMemberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "expected a State by its three-letter code, such as FRA, but found `{}`",
            self.found
        )
    }
}

impl std::error::Error for ParseMemberError {}

impl MemberCode {
    /// Returns the code as text.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("???")
    }
}

impl FromStr for MemberCode {
    type Err = ParseMemberError;

    fn from_str(s: &str) -> Result<Self, ParseMemberError> {
        match s.trim().as_bytes() {
            [a, b, c] if [a, b, c].iter().all(|x| x.is_ascii_alphabetic()) => Ok(MemberCode([
                a.to_ascii_uppercase(),
                b.to_ascii_uppercase(),
                c.to_ascii_uppercase(),
            ])),
            _ => Err(ParseMemberError { found: s.to_owned() }),
        }
    }
}

impl fmt::Display for MemberCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for MemberCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl serde::Serialize for MemberCode {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.as_str())
    }
}

impl<'de> serde::Deserialize<'de> for MemberCode {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let code = std::borrow::Cow::<str>::deserialize(d)?;
        code.parse().map_err(serde::de::Error::custom)
    }
}

/// How a member voted; absence and non-participation are kept apart from abstention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Ballot {
    /// In favour.
    Yes,
    /// Against.
    No,
    /// Abstained.
    Abstain,
    /// Absent, or present and not participating.
    NotVoting,
}

impl Ballot {
    /// The four ballots.
    pub const ALL: [Ballot; 4] = [Ballot::Yes, Ballot::No, Ballot::Abstain, Ballot::NotVoting];

    /// Returns the word used in tables and JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Ballot::Yes => "yes",
            Ballot::No => "no",
            Ballot::Abstain => "abstain",
            Ballot::NotVoting => "not_voting",
        }
    }
}

impl fmt::Display for Ballot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl serde::Serialize for Ballot {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.as_str())
    }
}

/// The counts of a vote, written yes-no-abstain: `13-0-2`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Tally {
    /// Members in favour.
    pub yes: u8,
    /// Members against.
    pub no: u8,
    /// Members abstaining.
    pub abstain: u8,
}

/// Says that a text is no tally.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseTallyError {
    found: String,
}

impl fmt::Display for ParseTallyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "expected a tally yes-no-abstain, such as 13-0-2, but found `{}`",
            self.found
        )
    }
}

impl std::error::Error for ParseTallyError {}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}-{}-{}", self.yes, self.no, self.abstain))
    }
}

impl FromStr for Tally {
    type Err = ParseTallyError;

    fn from_str(s: &str) -> Result<Self, ParseTallyError> {
        let fail = || ParseTallyError { found: s.to_owned() };
        let mut parts = s.trim().split(['-', '\u{2013}']).map(|p| p.trim().parse::<u8>());
        let mut next = || parts.next().and_then(Result::ok).ok_or_else(fail);
        let tally = Tally {
            yes: next()?,
            no: next()?,
            abstain: next()?,
        };
        if parts.next().is_some() {
            Err(fail())
        } else {
            Ok(tally)
        }
    }
}

impl serde::Serialize for Tally {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Tally {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(d)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tally_prints_and_parses_back() {
        let tally = Tally {
            yes: 13,
            no: 0,
            abstain: 2,
        };
        assert_eq!(tally.to_string(), "13-0-2");
        assert_eq!("13-0-2".parse(), Ok(tally));
        assert!("13-0".parse::<Tally>().is_err());
        assert!("13-0-2-1".parse::<Tally>().is_err());
    }

    #[test]
    fn codes_are_three_letters() {
        assert_eq!("mli".parse::<MemberCode>().unwrap().as_str(), "MLI");
        assert!("Mali".parse::<MemberCode>().is_err());
        assert!("M1I".parse::<MemberCode>().is_err());
    }
}
