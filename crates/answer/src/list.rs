//! What `penholder list` answers: operations with their standing on a day.

use crate::brief::{self, DecisionRef, UntilAnswer};
use penholder_mandate::Timeline;
use penholder_record::Record;
use penholder_words::{Date, MemberCode, OperationEntry, OperationKind, Status};
use serde::Serialize;

/// One operation on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Listed {
    /// Key of the operation.
    pub operation: String,
    /// Its full name.
    pub name: String,
    /// Peacekeeping, political or other.
    pub kind: OperationKind,
    /// Host States.
    pub host: Vec<MemberCode>,
    /// Where the mandate stands.
    pub status: Status,
    /// The end of the period.
    pub until: Option<UntilAnswer>,
    /// Days from the day asked about to the last day of the period.
    pub days_left: Option<i32>,
    /// The latest decision on or before the day.
    pub latest_decision: Option<DecisionRef>,
    /// Whether the day lies past the record's last day.
    pub beyond_record: bool,
}

/// Which operations to list.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only those with one of these standings; all if empty.
    pub status: Vec<Status>,
    /// Only those hosted by one of these States; all if empty.
    pub hosts: Vec<MemberCode>,
    /// Only those of this kind.
    pub kind: Option<OperationKind>,
}

/// In which order to list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// As in the record: by first day.
    #[default]
    Record,
    /// By acronym.
    Name,
    /// By the end of the period, those without an end last.
    End,
}

/// Lists the operations that pass the filter, from what was known on `known_on` where that is given.
pub fn list(
    record: &Record,
    day: Date,
    known_on: Option<Date>,
    filter: &Filter,
    order: Order,
) -> Vec<Listed> {
    let mut listed: Vec<_> = record
        .operations
        .iter()
        .filter(|o| filter.kind.is_none_or(|k| o.kind == k))
        .filter(|o| filter.hosts.is_empty() || o.host.iter().any(|h| filter.hosts.contains(h)))
        .map(|o| one(record, o, day, known_on))
        .filter(|l| filter.status.is_empty() || filter.status.contains(&l.status))
        .collect();
    match order {
        Order::Record => {}
        Order::Name => listed.sort_by(|a, b| a.operation.cmp(&b.operation)),
        Order::End => listed.sort_by_key(|l| {
            let end = l.until.as_ref().and_then(|u| u.date);
            (end.is_none(), end, l.operation.clone())
        }),
    }
    listed
}

fn one(record: &Record, operation: &OperationEntry, day: Date, known_on: Option<Date>) -> Listed {
    let timeline = Timeline::new(record, operation, known_on);
    Listed {
        operation: operation.operation.clone(),
        name: operation.name.clone(),
        kind: operation.kind,
        host: operation.host.to_vec(),
        status: timeline.status(day),
        until: brief::until(&timeline, day),
        days_left: brief::days_left(&timeline, day),
        latest_decision: timeline.latest_decision(day).map(brief::decision_ref),
        beyond_record: timeline.beyond_record(day),
    }
}
