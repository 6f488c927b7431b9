//! Invariants of the whole record.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use penholder_record::{Record, VoteRecord};
use penholder_words::{Action, Date, Modality};
use std::collections::BTreeSet;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// Fails with everything that breaks a rule, so that one run shows all of it.
fn none(broken: &[String], rule: &str) {
    assert!(
        broken.is_empty(),
        "{rule}: {} broken\n{}",
        broken.len(),
        broken.join("\n")
    );
}

#[test]
fn the_record_ends_with_its_last_decision() {
    let record = penholder_store::record();
    assert_eq!(record.until, record.decisions.iter().map(|d| d.date).max());
    assert_eq!(record.until, Some(day("2026-06-29")));
}

#[test]
fn resolutions_are_numbered_without_gap_and_in_order_of_days() {
    let record = penholder_store::record();
    let mut decisions: Vec<_> = record.decisions.iter().collect();
    decisions.sort_by_key(|d| d.number);
    assert_eq!(decisions.len(), 2825);
    let broken: Vec<String> = decisions
        .windows(2)
        .filter(|w| w[1].number != w[0].number + 1 || w[1].date < w[0].date)
        .map(|w| format!("{} {} then {} {}", w[0].number, w[0].date, w[1].number, w[1].date))
        .collect();
    none(&broken, "each resolution follows the one before");
}

fn seats(record: &Record, on: Date) -> Vec<String> {
    let mut all: Vec<String> = record.members_on(on).iter().map(ToString::to_string).collect();
    all.sort();
    all
}

fn named(vote: &VoteRecord) -> Vec<String> {
    let mut all: Vec<String> = vote.ballots().map(|(m, _)| m.to_string()).collect();
    all.sort();
    all
}

#[test]
fn every_vote_adds_up_to_the_seats_of_its_day() {
    let record = penholder_store::record();
    let mut broken = Vec::new();
    for decision in record.decisions.iter() {
        let vote = record.vote(decision.number).unwrap();
        if decision.modality != Modality::Vote {
            assert_eq!(vote.ballots().count(), 0, "{}", decision.symbol);
            continue;
        }
        let expected = seats(&record, decision.date);
        let tally = vote.tally.unwrap();
        let counted = (tally.yes as usize, tally.no as usize, tally.abstain as usize);
        if named(vote) != expected || counted != (vote.yes.len(), vote.no.len(), vote.abstain.len()) {
            broken.push(format!("{}: {:?} of {expected:?}", decision.symbol, named(vote)));
        }
    }
    none(
        &broken,
        "each member of the day has one ballot, and the lists give the tally",
    );
}

#[test]
fn names_of_a_failed_draft_are_the_members_of_its_day() {
    let record = penholder_store::record();
    let mut broken = Vec::new();
    let mut named_votes = 0;
    for draft in record.failed_drafts.iter() {
        let lists = [&draft.yes, &draft.no, &draft.abstain, &draft.not_voting];
        let mut all: Vec<String> = lists
            .iter()
            .flat_map(|l| l.iter())
            .map(ToString::to_string)
            .collect();
        if all.is_empty() {
            continue;
        }
        named_votes += 1;
        all.sort();
        let expected = seats(&record, draft.date);
        if all != expected {
            broken.push(format!("{} {}: {all:?} of {expected:?}", draft.date, draft.draft));
        }
    }
    assert!(named_votes > 150, "{named_votes} drafts with names");
    none(&broken, "each member of the day has one ballot");
}

#[test]
fn the_council_has_eleven_seats_to_1965_and_fifteen_since() {
    let record = penholder_store::record();
    let mut broken = Vec::new();
    let mut on = day("1946-01-17");
    while on < day("2027-12-31") {
        // The seat that Mexico took on 7 January 1980 was vacant for six days.
        let vacant = on >= day("1980-01-01") && on < day("1980-01-07");
        let expected = if on < day("1966-01-01") {
            11
        } else {
            15 - usize::from(vacant)
        };
        let found = record.members_on(on).len();
        if found != expected {
            broken.push(format!("{on}: {found} seats, expected {expected}"));
        }
        on = on.tomorrow().unwrap();
    }
    none(&broken, "seats of each day");
}

#[test]
fn an_end_is_never_before_its_decision() {
    let record = penholder_store::record();
    let early = |m: &&penholder_record::MandateDecision| {
        m.until.is_some_and(|u| u < m.date) || m.terminates_on.is_some_and(|t| t < m.date)
    };
    let broken: Vec<String> = record
        .mandates
        .iter()
        .filter(early)
        .map(|m| {
            format!(
                "{} {} of {}: {:?} {:?}",
                m.operation, m.symbol, m.date, m.until, m.terminates_on
            )
        })
        .collect();
    none(&broken, "ends follow decisions");
}

#[test]
fn strength_tasks_and_reports_have_a_decision() {
    let record = penholder_store::record();
    let mut broken = Vec::new();
    for operation in record.operations.iter() {
        let key = &operation.operation;
        let own: BTreeSet<&str> = record
            .mandates
            .of(key)
            .iter()
            .map(|m| m.symbol.as_str())
            .collect();
        let facts = record.strength.of(key).iter().map(|r| r.symbol.as_str());
        let facts = facts.chain(record.tasks.of(key).iter().map(|r| r.symbol.as_str()));
        let facts = facts.chain(record.reporting.of(key).iter().map(|r| r.symbol.as_str()));
        broken.extend(facts.filter(|s| !own.contains(s)).map(|s| format!("{key} {s}")));
    }
    none(&broken, "facts rest on decisions");
}

#[test]
fn decisions_stand_once_and_in_order_and_one_establishes() {
    let record = penholder_store::record();
    let mut broken = Vec::new();
    for operation in record.operations.iter() {
        let rows = record.mandates.of(&operation.operation);
        let symbols: BTreeSet<&str> = rows.iter().map(|m| m.symbol.as_str()).collect();
        let establishing = rows
            .iter()
            .filter(|m| m.actions.contains(&Action::Establish))
            .count();
        if symbols.len() != rows.len() {
            broken.push(format!("{}: a decision stands twice", operation.operation));
        }
        if establishing > 1 || establishing == 0 && !rows.is_empty() {
            broken.push(format!(
                "{}: {establishing} decisions establish it",
                operation.operation
            ));
        }
        if rows.windows(2).any(|w| w[1].date < w[0].date) {
            broken.push(format!("{}: not in order", operation.operation));
        }
    }
    none(&broken, "one life, one beginning");
}

/// A renewal may come late by this many days without being a question.
const LATE: i32 = 31;

#[test]
fn a_gap_between_periods_is_short_or_an_open_question() {
    let record = penholder_store::record();
    let mut broken = Vec::new();
    for operation in record.operations.iter() {
        let key = &operation.operation;
        let mut end: Option<Date> = None;
        for m in record.mandates.of(key).iter().filter(|m| m.until.is_some()) {
            if let Some(e) = end.filter(|e| *e < m.date) {
                let days = e.until(m.date).unwrap().get_days();
                let asked = |q: &penholder_record::OpenQuestion| {
                    q.operation == *key && q.from > e && q.until < m.date
                };
                if days > LATE && !record.open_questions.iter().any(asked) {
                    broken.push(format!("{key}: {e} to {} ({})", m.date, m.symbol));
                }
            }
            end = m.until;
        }
    }
    none(&broken, "gaps are explained or asked");
}

#[test]
fn each_operation_begins_and_ends_as_the_table_says_or_a_row_tells_why_not() {
    let record = penholder_store::record();
    let mut broken = Vec::new();
    for operation in record.operations.iter() {
        let key = &operation.operation;
        let rows = record.mandates.of(key);
        let told = |what: &str| {
            record
                .disagreements
                .iter()
                .any(|d| d.subject == *key && d.property == what)
        };
        let Some(first) = rows.first() else {
            if operation.start.is_some() {
                broken.push(format!("{key}: no decision"));
            }
            continue;
        };
        if operation.start.is_some_and(|s| s.last_day() < first.date) && !told("start") {
            broken.push(format!(
                "{key}: begins {} by decision, {:?} by table",
                first.date, operation.start
            ));
        }
        let last = rows
            .iter()
            .filter_map(|m| m.withdrawal_until.or(m.terminates_on).or(m.until))
            .next_back();
        let fits = match (operation.end, last) {
            (Some(end), Some(last)) => end.first_day() <= last && last <= end.last_day(),
            (None, Some(last)) => Some(last) >= record.until,
            (Some(_), None) => false,
            (None, None) => true,
        };
        if !fits && !told("end") {
            broken.push(format!(
                "{key}: ends {last:?} by decision, {:?} by table",
                operation.end
            ));
        }
    }
    none(&broken, "beginnings and ends");
}
