//! An operation's whole life: its decisions, standings, tasks, authorised and deployed strength, in order of time.

use crate::brief::DecisionRef;
use penholder_mandate::{self as mandate, Timeline};
use penholder_record::{MandateDecision, Record, StrengthRow, TaskRow};
use penholder_words::{
    Action, Component, Date, MemberCode, OperationEntry, PartialDate, Priority, Status, StrengthKind, Symbol,
    Tally, Task,
};
use serde::Serialize;
use std::collections::BTreeMap;

/// An operation's life.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct History {
    /// Key of the operation.
    pub operation: String,
    /// Its full name.
    pub name: String,
    /// Host States.
    pub host: Vec<MemberCode>,
    /// Last day of the record.
    pub record_until: Option<Date>,
    /// Its decisions in the order in which they were taken.
    pub decisions: Vec<HistoryDecision>,
    /// Stretches of days with one standing.
    pub stretches: Vec<Stretch>,
    /// Authorised strength by stretch of days.
    pub authorised: Vec<Authorised>,
    /// Deployed strength by month.
    pub deployed: Vec<DeployedMonth>,
}

/// A decision on the operation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HistoryDecision {
    /// Symbol.
    pub symbol: Symbol,
    /// Day on which it was taken.
    pub date: Date,
    /// What it did to the mandate.
    pub actions: Vec<Action>,
    /// Last day of the period that it sets.
    pub until: Option<Date>,
    /// Whether it sets a mandate without end.
    pub open_ended: bool,
    /// Tally; null where no vote of a member exists.
    pub tally: Option<Tally>,
    /// Tasks that it gives.
    pub tasks: Vec<TaskMark>,
}

/// A task in a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TaskMark {
    /// The task.
    pub task: Task,
    /// Highest rank that the text gives it.
    pub priority: Option<Priority>,
    /// Whether it is only given by reference to an earlier text.
    pub by_reference: bool,
    /// Paragraphs.
    pub paragraphs: Vec<String>,
}

/// Days with one standing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stretch {
    /// First day.
    pub from: Date,
    /// Last day; null for the last stretch.
    pub to: Option<Date>,
    /// The standing.
    pub status: Status,
    /// Last day of the period then set.
    pub until: Option<Date>,
    /// The latest decision.
    pub decision: Option<DecisionRef>,
}

/// Authorised strength from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Authorised {
    /// Day of the decision.
    pub from: Date,
    /// The decision.
    pub symbol: Symbol,
    /// Military personnel: ceiling or first deployment.
    pub military: Option<u32>,
    /// Police.
    pub police: Option<u32>,
}

/// Deployed strength at the end of a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DeployedMonth {
    /// The month.
    pub month: PartialDate,
    /// Troops.
    pub troops: Option<u32>,
    /// Police.
    pub police: Option<u32>,
    /// Observers and experts on mission.
    pub observers: Option<u32>,
    /// Their sum, where all are known.
    pub total: Option<u32>,
    /// Source of the figures.
    pub source: String,
}

/// Answers what an operation's life was, up to the last day of the record.
pub fn history(record: &Record, operation: &OperationEntry) -> History {
    let timeline = Timeline::new(record, operation, None);
    History {
        operation: operation.operation.clone(),
        name: operation.name.clone(),
        host: operation.host.to_vec(),
        record_until: record.until,
        decisions: decisions(record, &timeline),
        stretches: stretches(&timeline),
        authorised: authorised(record, &timeline),
        deployed: deployed(record, &timeline),
    }
}

fn decisions(record: &Record, timeline: &Timeline<'_>) -> Vec<HistoryDecision> {
    let rows = record.tasks.of(&timeline.operation.operation);
    let vote = |symbol: &Symbol| record.vote(symbol.resolution_number()?)?.tally;
    timeline
        .decisions
        .iter()
        .map(|d| HistoryDecision {
            symbol: d.symbol.clone(),
            date: d.date,
            actions: d.actions.clone(),
            until: d.until.or(d.terminates_on),
            open_ended: d.open_ended,
            tally: vote(&d.symbol),
            tasks: marks(rows.iter().filter(|r| r.symbol == d.symbol)),
        })
        .collect()
}

/// Puts the rows of one task together.
fn marks<'r>(rows: impl Iterator<Item = &'r TaskRow>) -> Vec<TaskMark> {
    let mut marks: BTreeMap<Task, TaskMark> = BTreeMap::new();
    for row in rows {
        let mark = marks.entry(row.task).or_insert_with(|| TaskMark {
            task: row.task,
            priority: row.priority,
            by_reference: true,
            paragraphs: Vec::new(),
        });
        mark.by_reference &= row.by_reference;
        if row.priority == Some(Priority::Priority) || mark.priority.is_none() {
            mark.priority = row.priority;
        }
        mark.paragraphs.push(row.para.clone());
    }
    marks.into_values().collect()
}

fn stretches(timeline: &Timeline<'_>) -> Vec<Stretch> {
    let steps = timeline.steps();
    let next = |at: usize| steps.get(at + 1).and_then(|s| s.from.yesterday().ok());
    steps
        .iter()
        .enumerate()
        .map(|(at, step)| Stretch {
            from: step.from,
            to: next(at),
            status: timeline.status(step.from),
            until: step.end.as_ref().map(|e| e.date),
            decision: step
                .latest
                .map(|l| crate::brief::decision_ref(timeline.decisions[l])),
        })
        .collect()
}

fn authorised(record: &Record, timeline: &Timeline<'_>) -> Vec<Authorised> {
    let of = |rows: &[&StrengthRow], component: Component| {
        let figures = rows
            .iter()
            .filter(|r| r.component == component && r.kind != StrengthKind::AtLeast);
        figures.map(|r| r.number).max()
    };
    let set = record.strength.of(&timeline.operation.operation);
    let sets = |d: &&&MandateDecision| set.iter().any(|r| r.symbol == d.symbol);
    let mut out: Vec<Authorised> = Vec::new();
    for decision in timeline.decisions.iter().filter(sets) {
        let rows = mandate::strength(record, timeline, decision.date);
        let now = Authorised {
            from: decision.date,
            symbol: decision.symbol.clone(),
            military: of(&rows, Component::Military),
            police: of(&rows, Component::Police),
        };
        let changed = out
            .last()
            .is_none_or(|l| (l.military, l.police) != (now.military, now.police));
        if changed {
            out.push(now);
        }
    }
    out
}

fn deployed(record: &Record, timeline: &Timeline<'_>) -> Vec<DeployedMonth> {
    let mut months: Vec<_> = record
        .deployed
        .of(&timeline.operation.operation)
        .iter()
        .map(|r| DeployedMonth {
            month: r.month,
            troops: r.troops,
            police: r.police,
            observers: r.observers,
            total: r.total,
            source: r.source.clone(),
        })
        .collect();
    months.sort_by_key(|m| m.month);
    months
}
