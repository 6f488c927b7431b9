//! The decision needed next, and the last votes on the file.

use super::DecisionNeededAnswer;
use penholder_law::article_27;
use penholder_mandate as mandate;
use penholder_mandate::Timeline;
use penholder_record::{Decision, FailedDraft, Record, VoteRecord};
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

/// Returns the last votes on the file on or before `day`, adopted and failed, the latest first.
///
/// The file is the operation's own decisions, and the failed drafts on the same agenda item.
pub fn last_votes(record: &Record, timeline: &Timeline<'_>, day: Date) -> Vec<LastVote> {
    let numbers = timeline
        .decisions_by(day)
        .iter()
        .filter_map(|d| d.symbol.resolution_number());
    let decisions: Vec<_> = numbers.filter_map(|n| record.decision(n)).collect();
    let agenda_item = decisions.last().and_then(|d| d.agenda_item.as_deref());
    let failed = agenda_item
        .map(|item| record.failed_on_agenda_item(item, day))
        .unwrap_or_default();
    let first = decisions.first().map(|d| d.date);
    let mut votes: Vec<_> = decisions
        .iter()
        .rev()
        .take(SHOWN)
        .map(|d| adopted(record, d))
        .collect();
    votes.extend(
        failed
            .into_iter()
            .filter(|f| first.is_some_and(|d| f.date >= d))
            .map(not_adopted),
    );
    votes.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| b.symbol.cmp(&a.symbol)));
    votes.truncate(SHOWN);
    votes
}

fn adopted(record: &Record, decision: &Decision) -> LastVote {
    let vote = record.vote(decision.number);
    let list = |of: fn(&VoteRecord) -> &Vec<MemberCode>| vote.map(|v| of(v).clone()).unwrap_or_default();
    LastVote {
        symbol: decision.symbol.clone(),
        date: decision.date,
        outcome: Outcome::Adopted,
        tally: vote.and_then(|v| v.tally),
        no: list(|v| &v.no),
        abstain: list(|v| &v.abstain),
        not_voting: list(|v| &v.not_voting),
    }
}

fn not_adopted(draft: &FailedDraft) -> LastVote {
    LastVote {
        symbol: draft.draft.clone(),
        date: draft.date,
        outcome: Outcome::NotAdopted,
        tally: draft.tally,
        no: draft.no.clone(),
        abstain: draft.abstain.clone(),
        not_voting: draft.not_voting.clone(),
    }
}

/// Returns the decision needed for the mandate to go on, with the rule under which it is taken that day.
pub fn decision_needed(record: &Record, timeline: &Timeline<'_>, day: Date) -> Option<DecisionNeededAnswer> {
    let needed = mandate::decision_needed(timeline, day)?;
    let rule = article_27::substantive(needed.by)?;
    let votes_needed = article_27::required(needed.by)?;
    Some(DecisionNeededAnswer {
        by: needed.by,
        rule: format!(
            "{}: {votes_needed} votes in favour and no permanent member against",
            rule.name
        ),
        votes_needed,
        permanent_members: record.permanent_members_on(needed.by),
        source: rule.source,
        end_source: needed.end.source,
    })
}
