//! `vote`: would these ballots adopt, by which rule, and what is the smallest change that turns it?

use crate::members::{self, NoMember};
use penholder_law::{
    Adjudication, Body, Clash, Finding, Flip, Ground, Rule, adjudicate, rule_for_facts, smallest_flips,
};
pub use penholder_law::{Facts, RulesError, RulesFile, parse_rules};
use penholder_record::Record;
use penholder_words::{Ballot, Date, Matter, Outcome, Source, Tally};
use serde::Serialize;
use std::fmt;

/// A vote to be judged; members not named vote yes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct VoteQuestion {
    /// The day, which gives members and rule.
    pub on: Option<Date>,
    /// What is voted on; substantive where not said.
    pub matter: Option<Matter>,
    /// Members against, by code or name.
    pub no: Vec<String>,
    /// Members abstaining.
    pub abstain: Vec<String>,
    /// Members absent or not participating.
    pub absent: Vec<String>,
    /// What else is known of the draft.
    pub facts: Facts,
}

/// Why a vote could not be judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VoteError {
    /// A member or day is wrong.
    Member(NoMember),
    /// Two exceptions contradict each other.
    Clash(Clash),
    /// The Charter was not in force.
    NoRule(Date),
    /// No day was given for a body that has one.
    NoDay,
}

impl fmt::Display for VoteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            VoteError::Member(error) => error.fmt(f),
            VoteError::Clash(error) => error.fmt(f),
            VoteError::NoRule(day) => write!(f, "there was no rule of decision on {day}"),
            VoteError::NoDay => f.write_str("expected the day of the vote"),
        }
    }
}

impl std::error::Error for VoteError {}

impl From<NoMember> for VoteError {
    fn from(error: NoMember) -> Self {
        VoteError::Member(error)
    }
}

impl VoteError {
    /// Returns what to do about it.
    pub fn hint(&self) -> Option<String> {
        match self {
            VoteError::Member(error) => error.hint(),
            _ => None,
        }
    }
}

/// The judgement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VoteAnswer {
    /// The body.
    pub body: String,
    /// The day; `None` for a body of a rules file.
    pub on: Option<Date>,
    /// Last day of the record.
    pub record_until: Option<Date>,
    /// Whether the day lies after it.
    pub beyond_record: bool,
    /// The matter; `None` for a body of a rules file.
    pub matter: Option<Matter>,
    /// Adopted or not.
    pub outcome: Outcome,
    /// `adopted`, `vetoed`, `short_of_majority` or `short_of_majority_and_opposed`.
    pub ground: &'static str,
    /// The same in a sentence.
    pub why: String,
    /// Members whose negative vote alone defeated it.
    pub vetoed_by: Vec<String>,
    /// Members with a veto that voted against, whether or not it mattered.
    pub opposed_with_veto: Vec<String>,
    /// Yes, no, abstain.
    pub tally: Tally,
    /// Members absent or not participating.
    pub not_voting: Vec<String>,
    /// The rule.
    pub rule: RuleAnswer,
    /// Its conditions as they came out.
    pub conditions: Vec<ConditionAnswer>,
    /// What abstentions and absences did; null if there were none.
    pub abstentions: Option<String>,
    /// Exceptions that applied.
    pub exceptions: Vec<ExceptionAnswer>,
    /// Members that must change in a smallest flip; null if none was found.
    pub flip_size: Option<usize>,
    /// Whether `flips` holds all of that size.
    pub flips_complete: bool,
    /// Members that could take part in a smallest flip.
    pub flip_members: Vec<String>,
    /// Every smallest flip.
    pub flips: Vec<FlipAnswer>,
    /// Each member's ballot as it counts.
    pub ballots: Vec<BallotAnswer>,
}

/// A rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RuleAnswer {
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub source: Source,
    /// What a reader should know beside it.
    pub notes: Vec<String>,
}

/// A condition as it came out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ConditionAnswer {
    /// What was asked.
    pub text: String,
    /// How much was needed; for objections, how many are allowed.
    pub needed: u64,
    /// How much was had.
    pub had: u64,
    /// Whether it was met.
    pub met: bool,
    /// How much was missing, or too much.
    pub missing: u64,
    /// Where it stands.
    pub source: Source,
}

/// An exception that applied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ExceptionAnswer {
    /// Its name.
    pub name: &'static str,
    /// To whom it applied.
    pub member: String,
    /// Where it stands.
    pub source: Source,
}

/// Changes that together turn the outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FlipAnswer {
    /// The changes.
    pub changes: Vec<ChangeAnswer>,
    /// What the outcome becomes.
    pub outcome: Outcome,
}

/// One member voting otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangeAnswer {
    /// The member.
    pub member: String,
    /// How it voted.
    pub from: Ballot,
    /// How it would have to vote.
    pub to: Ballot,
}

/// A member's ballot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BallotAnswer {
    /// The member.
    pub member: String,
    /// Whether its negative vote defeats a draft.
    pub veto: bool,
    /// Its vote.
    pub vote: Ballot,
}

/// Judges a vote of the Council.
///
/// # Errors
/// If a member is unknown, has no seat that day or is given two votes; if nobody sits; if exceptions clash.
pub fn vote(record: &Record, question: &VoteQuestion) -> Result<VoteAnswer, VoteError> {
    let on = question.on.ok_or(VoteError::NoDay)?;
    let body = members::council(record, on)?;
    let matter = question.matter.unwrap_or(Matter::Substantive);
    let facts = named(record, &body, on, &question.facts)?;
    let rule = rule_for_facts(matter, on, &facts).ok_or(VoteError::NoRule(on))?;
    let mut answer = judge(record, question, &body, &rule, &facts)?;
    answer.on = Some(on);
    answer.matter = Some(matter);
    answer.beyond_record = record.until.is_some_and(|until| on > until);
    Ok(answer)
}

/// Judges a vote of a body that a rules file describes.
///
/// # Errors
/// If a member is unknown or is given two votes.
pub fn vote_by_rules(
    record: &Record,
    question: &VoteQuestion,
    file: &RulesFile,
) -> Result<VoteAnswer, VoteError> {
    judge(record, question, &file.body, &file.rule, &Facts::default())
}

/// Turns the parties' names into members; a party need not have a seat.
fn named(record: &Record, body: &Body, on: Date, facts: &Facts) -> Result<Facts, VoteError> {
    let mut named = facts.clone();
    for party in &mut named.parties {
        match members::seat(record, body, Some(on), party) {
            Ok(at) => party.clone_from(&body.seats[at].member),
            Err(NoMember::NoSeat { .. }) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(named)
}

fn judge(
    record: &Record,
    question: &VoteQuestion,
    body: &Body,
    rule: &Rule,
    facts: &Facts,
) -> Result<VoteAnswer, VoteError> {
    let ballots = ballots(record, question, body)?;
    let found = adjudicate(rule, body, &ballots, facts).map_err(VoteError::Clash)?;
    let flips = smallest_flips(rule, body, &found.ballots);
    let vetoers = rule.vetoers(body);
    let cast = body.seats.iter().zip(&found.ballots).enumerate();
    Ok(VoteAnswer {
        body: body.name.clone(),
        on: None,
        record_until: record.until,
        beyond_record: false,
        matter: None,
        outcome: found.outcome,
        ground: ground(found.ground),
        why: found.why(),
        rule: RuleAnswer {
            name: rule.name.clone(),
            source: rule.source.clone(),
            notes: rule.notes.clone(),
        },
        conditions: found.findings.iter().map(condition).collect(),
        abstentions: found.abstentions(rule, body),
        exceptions: exceptions(&found),
        flip_size: flips.size,
        flips_complete: flips.complete,
        flip_members: flips.who(),
        flips: flips.flips.iter().map(flip).collect(),
        ballots: cast
            .map(|(at, (seat, vote))| BallotAnswer {
                member: seat.member.clone(),
                veto: vetoers.contains(&at),
                vote: *vote,
            })
            .collect(),
        vetoed_by: found.vetoed_by,
        opposed_with_veto: found.opposed_with_veto,
        tally: found.tally,
        not_voting: found.not_voting,
    })
}

fn ballots(record: &Record, question: &VoteQuestion, body: &Body) -> Result<Vec<Ballot>, VoteError> {
    let mut ballots: Vec<Option<Ballot>> = vec![None; body.seats.len()];
    let given = [
        (&question.no, Ballot::No),
        (&question.abstain, Ballot::Abstain),
        (&question.absent, Ballot::NotVoting),
    ];
    for (names, ballot) in given {
        for name in names {
            let at = members::seat(record, body, question.on, name)?;
            if ballots[at].is_some_and(|b| b != ballot) {
                return Err(VoteError::Member(NoMember::Twice {
                    member: body.seats[at].member.clone(),
                }));
            }
            ballots[at] = Some(ballot);
        }
    }
    Ok(ballots.into_iter().map(|b| b.unwrap_or(Ballot::Yes)).collect())
}

fn ground(ground: Ground) -> &'static str {
    match ground {
        Ground::Adopted => "adopted",
        Ground::Vetoed => "vetoed",
        Ground::Short => "short_of_majority",
        Ground::ShortAndOpposed => "short_of_majority_and_opposed",
    }
}

fn condition(finding: &Finding) -> ConditionAnswer {
    ConditionAnswer {
        text: finding.text.clone(),
        needed: finding.needed,
        had: finding.had,
        met: finding.met,
        missing: finding.missing,
        source: finding.source.clone(),
    }
}

fn exceptions(found: &Adjudication) -> Vec<ExceptionAnswer> {
    let answer = |(exception, member): &(penholder_law::Exception, String)| ExceptionAnswer {
        name: exception.name(),
        member: member.clone(),
        source: exception.source(),
    };
    found.exceptions.iter().map(answer).collect()
}

fn flip(flip: &Flip) -> FlipAnswer {
    let change = |c: &penholder_law::Change| ChangeAnswer {
        member: c.member.clone(),
        from: c.from,
        to: c.to,
    };
    FlipAnswer {
        changes: flip.changes.iter().map(change).collect(),
        outcome: flip.outcome,
    }
}
