//! A rule of decision: conditions that must all be met, each with its source.

use crate::Body;
use penholder_words::{Ballot, Source};

/// The seats that a test looks at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Among {
    /// Every seat.
    All,
    /// Seats of one class.
    Class(String),
    /// Seats outside one class.
    NotClass(String),
}

impl Among {
    /// Returns whether the seat is looked at.
    pub fn holds(&self, seat: &crate::Seat) -> bool {
        match self {
            Among::All => true,
            Among::Class(class) => seat.is(class),
            Among::NotClass(class) => !seat.is(class),
        }
    }
}

/// What a condition asks of the ballots. No test is ever failed by one more vote in favour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// Those in favour weigh at least `needed`.
    InFavour {
        /// Whose votes count.
        among: Among,
        /// By which measure; each seat counts one where none is named.
        measure: Option<String>,
        /// The least that must be reached.
        needed: u64,
    },
    /// Nobody is against; abstention and absence are no objection.
    NoneAgainst {
        /// Whose objection counts.
        among: Among,
    },
    /// A share of those present and voting, that is of yes and no together; at least one must be in favour.
    ShareOfVoting {
        /// Numerator of the share.
        numerator: u64,
        /// Denominator of the share.
        denominator: u64,
        /// Whether the share must be passed, not only reached.
        more_than: bool,
    },
    /// At least `needed` of these tests are met: all of them, any of them, or a tier of groups that vote as one.
    AtLeast {
        /// How many.
        needed: u64,
        /// The tests.
        of: Vec<Test>,
    },
}

impl Test {
    /// Returns what was needed and what was had; met where the second reaches the first.
    ///
    /// For an objection the two are counts of negative votes: none may be had.
    pub fn count(&self, body: &Body, ballots: &[Ballot]) -> (u64, u64) {
        let votes = || body.seats.iter().zip(ballots);
        match self {
            Test::InFavour {
                among,
                measure,
                needed,
            } => {
                let yes = votes().filter(|(seat, b)| **b == Ballot::Yes && among.holds(seat));
                (
                    *needed,
                    yes.map(|(seat, _)| seat.weight(measure.as_deref())).sum(),
                )
            }
            Test::NoneAgainst { among } => {
                let no = votes().filter(|(seat, b)| **b == Ballot::No && among.holds(seat));
                (0, no.count() as u64)
            }
            Test::ShareOfVoting {
                numerator,
                denominator,
                more_than,
            } => {
                let of = |ballot| ballots.iter().filter(|b| **b == ballot).count() as u64;
                let (yes, no) = (of(Ballot::Yes), of(Ballot::No));
                let bar = numerator * (yes + no);
                let needed = match more_than {
                    true => bar / denominator + 1,
                    false => bar.div_ceil(*denominator),
                };
                (needed.max(1), yes)
            }
            Test::AtLeast { needed, of } => {
                let met = of.iter().filter(|test| test.met(body, ballots));
                (*needed, met.count() as u64)
            }
        }
    }

    /// Returns whether the test is met.
    pub fn met(&self, body: &Body, ballots: &[Ballot]) -> bool {
        let (needed, had) = self.count(body, ballots);
        match self {
            Test::NoneAgainst { .. } => had == 0,
            _ => had >= needed,
        }
    }
}

/// One condition of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// What is asked, in words.
    pub text: String,
    /// The test.
    pub test: Test,
    /// Where it stands.
    pub source: Source,
}

/// A rule of decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub source: Source,
    /// Conditions, all of which must be met.
    pub conditions: Vec<Condition>,
    /// What a reader should know beside the conditions.
    pub notes: Vec<String>,
}

impl Rule {
    /// Returns whether the ballots adopt.
    pub fn adopts(&self, body: &Body, ballots: &[Ballot]) -> bool {
        self.conditions.iter().all(|c| c.test.met(body, ballots))
    }

    /// Returns the seats whose objection alone defeats a draft.
    pub fn vetoers(&self, body: &Body) -> Vec<usize> {
        let objects = |seat| {
            let test = |c: &Condition| match &c.test {
                Test::NoneAgainst { among } => among.holds(seat),
                _ => false,
            };
            self.conditions.iter().any(test)
        };
        (0..body.seats.len())
            .filter(|i| objects(&body.seats[*i]))
            .collect()
    }
}
