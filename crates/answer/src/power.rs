//! `power`: how much voting power has each member under a rule?

use crate::members::{self, NoMember};
use penholder_law::{Body, Rule, RulesFile, rule_for};
use penholder_power::{
    Game, RBig, TooLarge, banzhaf, deegan_packel, holler, johnston, shapley_shubik, to_f64,
};
use penholder_record::Record;
use penholder_words::{Date, Matter, Source};
use serde::Serialize;
use std::fmt;

/// An index of voting power.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Index {
    /// Share of all swings.
    Banzhaf,
    /// Probability of deciding when all others toss coins.
    BanzhafAbsolute,
    /// Share of the orders in which the member is pivotal.
    ShapleyShubik,
    /// Equal shares in equally likely minimal winning coalitions.
    DeeganPackel,
    /// Shares of memberships in minimal winning coalitions.
    Holler,
    /// Equal shares among the critical members of winning coalitions.
    Johnston,
}

impl Index {
    /// All indices, in the order in which they are shown.
    pub const ALL: [Index; 6] = [
        Index::Banzhaf,
        Index::BanzhafAbsolute,
        Index::ShapleyShubik,
        Index::DeeganPackel,
        Index::Holler,
        Index::Johnston,
    ];

    /// Returns the word by which it is asked for and its key in the answer.
    pub fn as_str(self) -> &'static str {
        match self {
            Index::Banzhaf => "banzhaf",
            Index::BanzhafAbsolute => "banzhaf_absolute",
            Index::ShapleyShubik => "shapley_shubik",
            Index::DeeganPackel => "deegan_packel",
            Index::Holler => "holler",
            Index::Johnston => "johnston",
        }
    }
}

/// What is asked beside the body.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PowerQuestion {
    /// Indices to be computed; all of them where none is named.
    pub indices: Vec<Index>,
    /// Members that vote as a bloc, by code or name.
    pub bloc: Vec<String>,
}

/// Voting power of each member.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PowerAnswer {
    /// The body.
    pub body: String,
    /// The day; null for a body of a rules file.
    pub on: Option<Date>,
    /// Name of the rule.
    pub rule: String,
    /// Where the rule stands.
    pub source: Source,
    /// What a reader should know.
    pub notes: Vec<String>,
    /// Members that vote as a bloc; null if none do.
    pub bloc: Option<Vec<String>>,
    /// Number of voters: members, a bloc counting once.
    pub voters: usize,
    /// Each voter; members of a bloc have its figures.
    pub members: Vec<MemberPower>,
    /// Indices that could not be computed.
    pub not_computed: Vec<NotComputed>,
}

/// Voting power of one member.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MemberPower {
    /// The member.
    pub member: String,
    /// Whether it votes as part of the bloc.
    pub in_bloc: bool,
    /// Classes of its seat.
    pub classes: Vec<String>,
    /// Coalitions of the others that it turns; null if Banzhaf was not asked for.
    pub swings: Option<String>,
    /// Banzhaf, normalised.
    pub banzhaf: Option<Share>,
    /// Banzhaf, absolute.
    pub banzhaf_absolute: Option<Share>,
    /// Shapley-Shubik.
    pub shapley_shubik: Option<Share>,
    /// Deegan-Packel.
    pub deegan_packel: Option<Share>,
    /// Holler (public good).
    pub holler: Option<Share>,
    /// Johnston.
    pub johnston: Option<Share>,
}

/// An exact share.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Share {
    /// The fraction in lowest terms: `19/105`.
    pub exact: String,
    /// The same as a decimal number.
    pub value: f64,
}

/// An index that could not be computed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NotComputed {
    /// The index.
    pub index: Index,
    /// Why.
    pub why: String,
}

/// Why power could not be computed at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PowerError {
    /// A member or day is wrong.
    Member(NoMember),
    /// The Charter was not in force.
    NoRule(Date),
}

impl fmt::Display for PowerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PowerError::Member(error) => error.fmt(f),
            PowerError::NoRule(day) => write!(f, "there was no rule of decision on {day}"),
        }
    }
}

impl std::error::Error for PowerError {}

impl PowerError {
    /// Returns what to do about it.
    pub fn hint(&self) -> Option<String> {
        match self {
            PowerError::Member(error) => error.hint(),
            PowerError::NoRule(_) => None,
        }
    }
}

/// Answers for the Council as it sat on a day.
///
/// # Errors
/// If nobody sat, or a member of the bloc is unknown.
pub fn of_council(
    record: &Record,
    on: Date,
    matter: Matter,
    question: &PowerQuestion,
) -> Result<PowerAnswer, PowerError> {
    let body = members::council(record, on).map_err(PowerError::Member)?;
    let rule = rule_for(matter, on).ok_or(PowerError::NoRule(on))?;
    let mut answer = power(record, Some(on), &body, &rule, question)?;
    answer.on = Some(on);
    Ok(answer)
}

/// Answers for a body that a rules file describes.
///
/// # Errors
/// If a member of the bloc is unknown.
pub fn of_rules(
    record: &Record,
    file: &RulesFile,
    question: &PowerQuestion,
) -> Result<PowerAnswer, PowerError> {
    power(record, None, &file.body, &file.rule, question)
}

fn power(
    record: &Record,
    on: Option<Date>,
    body: &Body,
    rule: &Rule,
    question: &PowerQuestion,
) -> Result<PowerAnswer, PowerError> {
    let seat = |name: &String| members::seat(record, body, on, name).map_err(PowerError::Member);
    let bloc: Vec<usize> = question.bloc.iter().map(seat).collect::<Result<_, _>>()?;
    let (game, voter_of) = Game::of_rule(rule, body).with_bloc(&bloc);
    let mut answer = PowerAnswer {
        body: body.name.clone(),
        on: None,
        rule: rule.name.clone(),
        source: rule.source.clone(),
        notes: rule.notes.clone(),
        bloc: (!bloc.is_empty()).then(|| bloc.iter().map(|b| body.seats[*b].member.clone()).collect()),
        voters: game.players(),
        members: (0..body.seats.len())
            .map(|at| unknown(body, at, bloc.contains(&at)))
            .collect(),
        not_computed: Vec::new(),
    };
    let wanted = if question.indices.is_empty() {
        &Index::ALL[..]
    } else {
        &question.indices
    };
    for index in wanted {
        match shares(&game, *index) {
            Ok((shares, swings)) => {
                for (member, voter) in answer.members.iter_mut().zip(&voter_of) {
                    *slot(member, *index) = Some(share(&shares[*voter]));
                    if let Some(swings) = &swings {
                        member.swings = Some(swings[*voter].clone());
                    }
                }
            }
            Err(error) => answer.not_computed.push(NotComputed {
                index: *index,
                why: error.to_string(),
            }),
        }
    }
    Ok(answer)
}

/// The shares of each voter, and its swings where the index rests on them alone.
type Shares = (Vec<RBig>, Option<Vec<String>>);

fn shares(game: &Game, index: Index) -> Result<Shares, TooLarge> {
    let plain = |shares: Vec<RBig>| (shares, None);
    match index {
        Index::Banzhaf | Index::BanzhafAbsolute => {
            let found = banzhaf(game)?;
            let shares = if index == Index::Banzhaf {
                found.normalised()
            } else {
                found.absolute()
            };
            let swings = (0..found.players())
                .map(|p| found.swings(p).to_string())
                .collect();
            Ok((shares, Some(swings)))
        }
        Index::ShapleyShubik => shapley_shubik(game).map(plain),
        Index::DeeganPackel => deegan_packel(game).map(plain),
        Index::Holler => holler(game).map(plain),
        Index::Johnston => johnston(game).map(plain),
    }
}

fn unknown(body: &Body, at: usize, in_bloc: bool) -> MemberPower {
    MemberPower {
        member: body.seats[at].member.clone(),
        in_bloc,
        classes: body.seats[at].classes.clone(),
        swings: None,
        banzhaf: None,
        banzhaf_absolute: None,
        shapley_shubik: None,
        deegan_packel: None,
        holler: None,
        johnston: None,
    }
}

fn slot(member: &mut MemberPower, index: Index) -> &mut Option<Share> {
    match index {
        Index::Banzhaf => &mut member.banzhaf,
        Index::BanzhafAbsolute => &mut member.banzhaf_absolute,
        Index::ShapleyShubik => &mut member.shapley_shubik,
        Index::DeeganPackel => &mut member.deegan_packel,
        Index::Holler => &mut member.holler,
        Index::Johnston => &mut member.johnston,
    }
}

fn share(fraction: &RBig) -> Share {
    Share {
        exact: fraction.to_string(),
        value: to_f64(fraction),
    }
}
