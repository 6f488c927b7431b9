//! A made-up operation, UNXA, whose whole life fits on a screen.

use super::*;
use jiff::civil::date;
use penholder_record::{Partitioned, Table};
use penholder_words::{ChapterVii, List, OperationKind, Symbol};
use std::collections::BTreeMap;

fn decision(number: u16, date: Date, actions: &[Action]) -> MandateDecision {
    MandateDecision {
        operation: "UNXA".to_owned(),
        symbol: Symbol::resolution(number, date.year()),
        date,
        actions: actions.to_vec(),
        para: Some("1".to_owned()),
        until: None,
        until_computed: false,
        until_para: None,
        open_ended: false,
        terminates_on: None,
        withdrawal_until: None,
        withdrawal_para: None,
        liquidation_from: None,
        liquidation_para: None,
        chapter_vii: ChapterVii::None,
        chapter_vii_para: None,
        use_of_force: false,
        use_of_force_by: None,
        use_of_force_para: None,
        source: "text".to_owned(),
    }
}

fn until(mut decision: MandateDecision, end: Date) -> MandateDecision {
    decision.until = Some(end);
    decision
}

fn record(decisions: Vec<MandateDecision>) -> Record {
    let operation = OperationEntry {
        operation: "UNXA".to_owned(),
        name: "United Nations Example Assistance".to_owned(),
        kind: OperationKind::Peacekeeping,
        host: List(Vec::new()),
        start: None,
        end: None,
        established_by: None,
        closed_by: None,
        source: String::new(),
        checked: String::new(),
        note: String::new(),
    };
    Record {
        until: Some(date(2010, 12, 31)),
        operations: Table::ready(vec![operation]),
        mandates: Partitioned::new(BTreeMap::from([("UNXA".to_owned(), Table::ready(decisions))])),
        ..Record::default()
    }
}

fn check(decisions: Vec<MandateDecision>, known_on: Option<Date>, expected: &[(Date, Status, Option<Date>)]) {
    let record = record(decisions);
    let timeline = Timeline::new(&record, &record.operations[0], known_on);
    for (day, status, end) in expected {
        assert_eq!(timeline.status(*day), *status, "on {day}");
        let found = timeline.step(*day).and_then(|s| s.end.as_ref()).map(|e| e.date);
        assert_eq!(found, *end, "end as seen on {day}");
    }
}

fn renewed_then_lapsed() -> Vec<MandateDecision> {
    vec![
        until(
            decision(1, date(2000, 1, 15), &[Action::Establish]),
            date(2000, 7, 15),
        ),
        until(
            decision(2, date(2000, 7, 14), &[Action::Extend]),
            date(2001, 1, 15),
        ),
    ]
}

#[test]
fn a_last_day_is_inclusive_and_a_decision_counts_from_its_day() {
    let (first, second) = (Some(date(2000, 7, 15)), Some(date(2001, 1, 15)));
    check(
        renewed_then_lapsed(),
        None,
        &[
            (date(2000, 1, 14), Status::NotEstablished, None),
            (date(2000, 1, 15), Status::Active, first),
            (date(2000, 7, 13), Status::Active, first),
            (date(2000, 7, 14), Status::Active, second),
            (date(2001, 1, 15), Status::Active, second),
            (date(2001, 1, 16), Status::Lapsed, second),
            (date(2020, 1, 1), Status::Lapsed, second),
        ],
    );
}

#[test]
fn an_ended_mandate_is_withdrawn_then_terminated_and_stays_so() {
    let mut ending = decision(3, date(2001, 1, 10), &[Action::Terminate]);
    ending.terminates_on = Some(date(2001, 1, 15));
    ending.withdrawal_until = Some(date(2001, 6, 30));
    let mut decisions = renewed_then_lapsed();
    decisions.push(ending);
    let end = Some(date(2001, 1, 15));
    check(
        decisions,
        None,
        &[
            (date(2001, 1, 15), Status::Active, end),
            (date(2001, 1, 16), Status::Withdrawing, end),
            (date(2001, 6, 30), Status::Withdrawing, end),
            (date(2001, 7, 1), Status::Terminated, end),
            (date(2040, 7, 1), Status::Terminated, end),
        ],
    );
}

#[test]
fn past_the_record_what_has_run_out_is_not_known() {
    let decisions = vec![until(
        decision(1, date(2010, 6, 1), &[Action::Establish]),
        date(2011, 6, 1),
    )];
    let end = Some(date(2011, 6, 1));
    check(
        decisions,
        None,
        &[
            (date(2011, 1, 1), Status::Active, end),
            (date(2011, 6, 1), Status::Active, end),
            (date(2011, 6, 2), Status::NotKnown, end),
        ],
    );
}

#[test]
fn as_known_on_a_day_nothing_later_counts() {
    let first = Some(date(2000, 7, 15));
    check(
        renewed_then_lapsed(),
        Some(date(2000, 3, 1)),
        &[
            (date(2000, 7, 15), Status::Active, first),
            (date(2000, 7, 16), Status::NotKnown, first),
        ],
    );
}
