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

    /// Returns the body in which the members of `bloc` vote as one, in the place of the first of them.
    ///
    /// The bloc has every class and the sum of the weights of its members; members not in the body are passed over.
    pub fn with_bloc(&self, name: &str, bloc: &[usize]) -> Body {
        let mut seats = Vec::new();
        for (at, seat) in self.seats.iter().enumerate() {
            match bloc.iter().position(|b| *b == at) {
                None => seats.push(seat.clone()),
                Some(_) if bloc.iter().min() == Some(&at) => seats.push(self.joined(name, bloc)),
                Some(_) => {}
            }
        }
        Body {
            name: self.name.clone(),
            seats,
        }
    }

    fn joined(&self, name: &str, bloc: &[usize]) -> Seat {
        let mut joint = Seat {
            member: name.to_owned(),
            classes: Vec::new(),
            weights: BTreeMap::new(),
        };
        for seat in bloc.iter().filter_map(|b| self.seats.get(*b)) {
            for class in &seat.classes {
                if !joint.is(class) {
                    joint.classes.push(class.clone());
                }
            }
            for (measure, weight) in &seat.weights {
                *joint.weights.entry(measure.clone()).or_default() += weight;
            }
        }
        joint
    }
}
