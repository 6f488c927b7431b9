//! The judge: ballots put to a rule.

use crate::exceptions::{self, Clash, Exception, Facts};
use crate::{Body, Rule, Test, namibia_opinion};
use penholder_words::{Ballot, Outcome, Source, Tally};

/// One condition as it came out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What was asked, in words.
    pub text: String,
    /// How much was needed; zero for an objection, where more than this fails.
    pub needed: u64,
    /// How much was had.
    pub had: u64,
    /// Whether the condition was met.
    pub met: bool,
    /// How much was missing; for an objection, how many objections there are too many.
    pub missing: u64,
    /// Where the condition stands.
    pub source: Source,
}

/// Why the outcome is what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Ground {
    /// Every condition was met.
    Adopted,
    /// Every other condition was met, but a member with a veto was against.
    Vetoed,
    /// A condition was short of votes and nobody with a veto was against.
    Short,
    /// Short of votes anyway, and a member with a veto was against as well: not counted as a veto.
    ShortAndOpposed,
}

/// What a rule makes of ballots.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adjudication {
    /// Adopted or not.
    pub outcome: Outcome,
    /// Why.
    pub ground: Ground,
    /// Yes, no, abstain as they count, exceptions applied.
    pub tally: Tally,
    /// Members absent or not participating.
    pub not_voting: Vec<String>,
    /// Each condition as it came out.
    pub findings: Vec<Finding>,
    /// Members whose negative vote alone defeated it; empty if it would have failed anyway.
    pub vetoed_by: Vec<String>,
    /// Members with a veto who voted against, whether or not it mattered.
    pub opposed_with_veto: Vec<String>,
    /// Ballots as they count, in the order of the seats.
    pub ballots: Vec<Ballot>,
    /// Exceptions that applied, each with the member it applied to.
    pub exceptions: Vec<(Exception, String)>,
}

/// Puts ballots to a rule.
///
/// `ballots` are in the order of the body's seats; a missing one counts as not voting.
///
/// # Errors
/// If two exceptions that contradict each other apply to one member.
pub fn adjudicate(
    rule: &Rule,
    body: &Body,
    ballots: &[Ballot],
    facts: &Facts,
) -> Result<Adjudication, Clash> {
    let mut counted = ballots.to_vec();
    counted.resize(body.seats.len(), Ballot::NotVoting);
    let applied = exceptions::apply(body, &mut counted, facts)?;
    let findings: Vec<Finding> = rule
        .conditions
        .iter()
        .map(|c| finding(c, body, &counted))
        .collect();
    let opposed: Vec<String> = rule
        .vetoers(body)
        .into_iter()
        .filter(|i| counted[*i] == Ballot::No)
        .map(|i| body.seats[i].member.clone())
        .collect();
    let short = rule
        .conditions
        .iter()
        .any(|c| !matches!(c.test, Test::NoneAgainst { .. }) && !c.test.met(body, &counted));
    let ground = match (short, opposed.is_empty()) {
        (false, true) => Ground::Adopted,
        (false, false) => Ground::Vetoed,
        (true, true) => Ground::Short,
        (true, false) => Ground::ShortAndOpposed,
    };
    Ok(Adjudication {
        outcome: if ground == Ground::Adopted {
            Outcome::Adopted
        } else {
            Outcome::NotAdopted
        },
        ground,
        tally: tally(&counted),
        not_voting: members_with(body, &counted, Ballot::NotVoting),
        findings,
        vetoed_by: if ground == Ground::Vetoed {
            opposed.clone()
        } else {
            Vec::new()
        },
        opposed_with_veto: opposed,
        ballots: counted,
        exceptions: applied,
    })
}

fn finding(condition: &crate::Condition, body: &Body, ballots: &[Ballot]) -> Finding {
    let (needed, had) = condition.test.count(body, ballots);
    let met = condition.test.met(body, ballots);
    Finding {
        text: condition.text.clone(),
        needed,
        had,
        met,
        missing: if met { 0 } else { needed.abs_diff(had) },
        source: condition.source.clone(),
    }
}

/// Returns the members that cast `ballot`.
fn members_with(body: &Body, ballots: &[Ballot], ballot: Ballot) -> Vec<String> {
    let cast = body.seats.iter().zip(ballots).filter(|(_, b)| **b == ballot);
    cast.map(|(seat, _)| seat.member.clone()).collect()
}

fn tally(ballots: &[Ballot]) -> Tally {
    let count = |ballot| u8::try_from(ballots.iter().filter(|b| **b == ballot).count()).unwrap_or(u8::MAX);
    Tally {
        yes: count(Ballot::Yes),
        no: count(Ballot::No),
        abstain: count(Ballot::Abstain),
    }
}

impl Adjudication {
    /// Says in one sentence why the outcome is what it is.
    pub fn why(&self) -> String {
        let short = || {
            let missing = self.findings.iter().filter(|f| !f.met && f.needed > 0);
            let parts: Vec<String> = missing
                .map(|f| format!("{} short of the {} needed ({})", f.missing, f.needed, f.text))
                .collect();
            parts.join(" and ")
        };
        match self.ground {
            Ground::Adopted => "adopted: every condition is met".to_owned(),
            Ground::Vetoed => format!(
                "not adopted: it had the votes, but the negative vote of {} is a veto",
                and(&self.vetoed_by)
            ),
            Ground::Short => format!("not adopted: {}; nobody used a veto", short()),
            Ground::ShortAndOpposed => format!(
                "not adopted: {}; the negative vote of {} is not counted as a veto, since it would have failed anyway",
                short(),
                and(&self.opposed_with_veto)
            ),
        }
    }

    /// Says what abstentions and absences did; `None` if there were none.
    pub fn abstentions(&self, rule: &Rule, body: &Body) -> Option<String> {
        let aside: Vec<usize> = (0..body.seats.len())
            .filter(|i| matches!(self.ballots[*i], Ballot::Abstain | Ballot::NotVoting))
            .collect();
        if aside.is_empty() {
            return None;
        }
        let by_share = rule
            .conditions
            .iter()
            .any(|c| matches!(c.test, Test::ShareOfVoting { .. }));
        let mut text = match by_share {
            true => "members who abstain or are absent are not counted as voting, so the bar moves with them"
                .to_owned(),
            false => {
                "abstention and absence add no vote in favour and do not lower the number needed".to_owned()
            }
        };
        let vetoers = rule.vetoers(body);
        let permanent: Vec<String> = aside
            .iter()
            .filter(|i| vetoers.contains(i))
            .map(|i| body.seats[*i].member.clone())
            .collect();
        if !permanent.is_empty() {
            text.push_str(&format!(
                "; {} ({})",
                namibia_opinion::in_words(&permanent),
                namibia_opinion::source()
            ));
        }
        Some(text)
    }
}

/// Joins names for a sentence.
pub(crate) fn and(names: &[String]) -> String {
    match names {
        [] => "nobody".to_owned(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}
