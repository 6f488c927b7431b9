//! Who votes: seats with their classes and weights.

use penholder_words::MemberCode;
use std::collections::BTreeMap;

/// The class of permanent members.
pub(crate) const PERMANENT: &str = "permanent";

/// A seat in a body, with whoever holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// Code or name of the holder.
    pub member: String,
    /// Classes that conditions may name, such as `permanent`.
    pub classes: Vec<String>,
    /// Weights by measure, such as `population`; a measure that is not here counts nothing for this seat.
    pub weights: BTreeMap<String, u64>,
}

impl Seat {
    /// Returns a seat of a member of the Council.
    pub fn of_council(member: MemberCode, permanent: bool) -> Self {
        Seat {
            member: member.to_string(),
            classes: if permanent {
                vec![PERMANENT.to_owned()]
            } else {
                Vec::new()
            },
            weights: BTreeMap::new(),
        }
    }

    /// Returns whether the seat belongs to `class`.
    pub fn is(&self, class: &str) -> bool {
        self.classes.iter().any(|c| c == class)
    }

    /// Returns what the seat counts: one where no measure is named.
    pub fn weight(&self, measure: Option<&str>) -> u64 {
        measure.map_or(1, |m| self.weights.get(m).copied().unwrap_or(0))
    }
}

/// A body that votes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Body {
    /// Its name.
    pub name: String,
    /// Its seats, filled ones only.
    pub seats: Vec<Seat>,
}

impl Body {
    /// Returns the seat of `member`.
    pub fn seat(&self, member: &str) -> Option<usize> {
        self.seats.iter().position(|s| s.member == member)
    }
}
