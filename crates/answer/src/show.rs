//! What `penholder show` answers: one decision of the Council.

use crate::brief::{ReportDueAnswer, StrengthAnswer, TaskAnswer};
use penholder_mandate::Timeline;
use penholder_record::{Decision, MandateDecision, Record};
use penholder_words::{Action, Ballot, ChapterVii, Date, MemberCode, Modality, Source, Symbol, Tally};
use serde::Serialize;

/// One decision with its vote and what it decides.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Shown {
    /// Symbol.
    pub symbol: Symbol,
    /// Number.
    pub number: u16,
    /// Day of adoption.
    pub date: Date,
    /// Symbol of the meeting's record, or of the letter for votes by written procedure.
    pub meeting: Option<String>,
    /// Draft adopted.
    pub draft: Option<Symbol>,
    /// Title, where one is known.
    pub title: Option<String>,
    /// Agenda item.
    pub agenda_item: Option<String>,
    /// States that submitted the draft, where known.
    pub sponsors: Vec<MemberCode>,
    /// Whether it was adopted under Chapter VII; null where no source says.
    pub chapter_vii: Option<bool>,
    /// How the Council came to it.
    pub modality: Modality,
    /// Tally; null where no vote of a member exists.
    pub tally: Option<Tally>,
    /// Each member's vote.
    pub votes: Vec<MemberVote>,
    /// Where the votes come from.
    pub votes_basis: Option<String>,
    /// What it decides on each operation.
    pub mandates: Vec<ShownMandate>,
    /// Last day of the record.
    pub record_until: Option<Date>,
}

/// A member's vote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MemberVote {
    /// The member.
    pub member: MemberCode,
    /// Its name on the day.
    pub name: String,
    /// Whether it is a permanent member.
    pub permanent: bool,
    /// How it voted.
    pub vote: Ballot,
}

/// What a decision decides on one operation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ShownMandate {
    /// Key of the operation.
    pub operation: String,
    /// What is done to the mandate.
    pub actions: Vec<Action>,
    /// Last day of the period that it sets.
    pub until: Option<Date>,
    /// Whether that day was computed.
    pub until_computed: bool,
    /// Where the end stands.
    pub until_source: Option<Source>,
    /// Last day of a mandate that it ends.
    pub terminates_on: Option<Date>,
    /// Day by which withdrawal is to be complete.
    pub withdrawal_until: Option<Date>,
    /// First day of liquidation.
    pub liquidation_from: Option<Date>,
    /// How far it stands under Chapter VII.
    pub chapter_vii: ChapterVii,
    /// Whether it authorises the use of force.
    pub use_of_force: bool,
    /// Authorised strength that it sets.
    pub strength: Vec<StrengthAnswer>,
    /// Tasks that it gives.
    pub tasks: Vec<TaskAnswer>,
    /// Reports that it asks for.
    pub reporting: Vec<ReportDueAnswer>,
    /// The decision on the same operation before it.
    pub supersedes: Option<Symbol>,
    /// The next decision on the same operation.
    pub superseded_by: Option<Symbol>,
}

/// Shows the resolution with this number; `None` if the record has none.
pub fn show(record: &Record, number: u16) -> Option<Shown> {
    let decision = record.decision(number)?;
    let vote = record.vote(number);
    let of_decision = |d: &&MandateDecision| d.symbol == decision.symbol;
    Some(Shown {
        symbol: decision.symbol.clone(),
        number,
        date: decision.date,
        meeting: decision.meeting.clone(),
        draft: decision.draft.clone(),
        title: decision.title.clone(),
        agenda_item: decision.agenda_item.clone(),
        sponsors: decision.sponsors.clone(),
        chapter_vii: decision.chapter_vii,
        modality: decision.modality,
        tally: vote.and_then(|v| v.tally),
        votes: votes(record, decision),
        votes_basis: vote.map(|v| v.basis.clone()),
        mandates: record
            .mandates
            .iter()
            .filter(of_decision)
            .map(|d| mandate(record, d))
            .collect(),
        record_until: record.until,
    })
}

fn votes(record: &Record, decision: &Decision) -> Vec<MemberVote> {
    let Some(vote) = record.vote(decision.number) else {
        return Vec::new();
    };
    let permanent = record.permanent_members_on(decision.date);
    let lists = [
        (&vote.yes, Ballot::Yes),
        (&vote.no, Ballot::No),
        (&vote.abstain, Ballot::Abstain),
        (&vote.not_voting, Ballot::NotVoting),
    ];
    let mut votes: Vec<_> = lists
        .iter()
        .flat_map(|(members, ballot)| members.iter().map(|m| (*m, *ballot)))
        .map(|(member, vote)| MemberVote {
            member,
            name: record.state_name(member, decision.date),
            permanent: permanent.contains(&member),
            vote,
        })
        .collect();
    votes.sort_by(|a, b| (!a.permanent, &a.name).cmp(&(!b.permanent, &b.name)));
    votes
}

fn mandate(record: &Record, decision: &MandateDecision) -> ShownMandate {
    let key = decision.operation.as_str();
    let at = |para: &str| Source {
        symbol: decision.symbol.clone(),
        paragraph: Some(para.to_owned()),
    };
    let strength = record
        .strength
        .of(key)
        .iter()
        .filter(|r| r.symbol == decision.symbol);
    let tasks = record
        .tasks
        .of(key)
        .iter()
        .filter(|r| r.symbol == decision.symbol);
    let reporting = record
        .reporting
        .of(key)
        .iter()
        .filter(|r| r.symbol == decision.symbol);
    let (supersedes, superseded_by) = neighbours(record, decision);
    ShownMandate {
        operation: decision.operation.clone(),
        actions: decision.actions.clone(),
        until: decision.until,
        until_computed: decision.until_computed,
        until_source: decision.until_para.as_deref().map(at),
        terminates_on: decision.terminates_on,
        withdrawal_until: decision.withdrawal_until,
        liquidation_from: decision.liquidation_from,
        chapter_vii: decision.chapter_vii,
        use_of_force: decision.use_of_force,
        strength: strength
            .map(|r| StrengthAnswer {
                component: r.component,
                number: r.number,
                kind: r.kind,
                source: at(&r.para),
            })
            .collect(),
        tasks: tasks
            .map(|r| TaskAnswer {
                task: r.task,
                priority: r.priority,
                source: at(&r.para),
            })
            .collect(),
        reporting: reporting
            .map(|r| ReportDueAnswer {
                date: r.due_date,
                due: r.due.clone(),
                every_months: r.every_months,
                source: at(&r.para),
            })
            .collect(),
        supersedes,
        superseded_by,
    }
}

/// Returns the decisions on the same operation before and after this one.
fn neighbours(record: &Record, decision: &MandateDecision) -> (Option<Symbol>, Option<Symbol>) {
    let operation = record
        .operations
        .iter()
        .find(|o| o.operation == decision.operation);
    let Some(timeline) = operation.map(|o| Timeline::new(record, o, None)) else {
        return (None, None);
    };
    let at = timeline
        .decisions
        .iter()
        .position(|d| d.symbol == decision.symbol);
    let symbol = |at: Option<usize>| {
        at.and_then(|a| timeline.decisions.get(a))
            .map(|d| d.symbol.clone())
    };
    (
        symbol(at.and_then(|a| a.checked_sub(1))),
        symbol(at.map(|a| a + 1)),
    )
}
