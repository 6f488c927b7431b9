//! The decision needed next, and the last votes on the file.

use super::{DecisionNeededAnswer, at};
use penholder_mandate as mandate;
use penholder_mandate::Timeline;
use penholder_record::{FailedDraft, Record};
use penholder_words::{Date, MemberCode, Outcome, Symbol, Tally};
use serde::Serialize;

/// How many votes a brief shows.
const SHOWN: usize = 5;

/// A vote on the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LastVote {
    /// The resolution, or the draft where it was not adopted.
    pub symbol: Symbol,
    /// Day of the vote.
    pub date: Date,
    /// What became of it.
    pub outcome: Outcome,
    /// Tally; null where there was no vote of members or none is known.
    pub tally: Option<Tally>,
    /// Members against.
    pub no: Vec<MemberCode>,
    /// Members abstaining.
    pub abstain: Vec<MemberCode>,
    /// Members absent or not participating.
    pub not_voting: Vec<MemberCode>,
}
