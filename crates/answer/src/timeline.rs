//! What `penholder brief --timeline` answers: an operation's life, its ceiling and its deployed strength.

use penholder_mandate::{self as mandate, Timeline};
use penholder_record::Record;
use penholder_words::{Component, Date, OperationEntry, PartialDate, Status, Symbol};
use serde::Serialize;

/// An operation's life from its first decision to the day asked about.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LifeAnswer {
    /// Key of the operation.
    pub operation: String,
    /// Last day of the record.
    pub record_until: Option<Date>,
    /// Stretches of one standing, in order.
    pub standings: Vec<Standing>,
    /// Stretches of one ceiling for military and police personnel together, in order.
    pub ceilings: Vec<Ceiling>,
    /// Deployed strength by month.
    pub deployed: Vec<Deployed>,
}

/// A stretch of days with one standing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Standing {
    /// First day.
    pub from: Date,
    /// Last day, inclusive; the day asked about for the last stretch.
    pub until: Date,
    /// Where the mandate stands.
    pub status: Status,
    /// The latest decision.
    pub decision: Option<Symbol>,
}

/// A stretch of days with one ceiling.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ceiling {
    /// First day.
    pub from: Date,
    /// Last day, inclusive.
    pub until: Date,
    /// Uniformed personnel authorised: military (with observers and staff officers) and police.
    pub number: u32,
    /// The decision that set it last.
    pub decision: Symbol,
}

/// Strength deployed at the end of a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Deployed {
    /// The month.
    pub month: PartialDate,
    /// Uniformed personnel, or troops where nothing else is known.
    pub number: u32,
    /// Source of the figure.
    pub source: String,
}

/// Answers an operation's life up to `day`, from what was known on `known_on` where that is given.
pub fn life(record: &Record, operation: &OperationEntry, day: Date, known_on: Option<Date>) -> LifeAnswer {
    let timeline = Timeline::new(record, operation, known_on);
    LifeAnswer {
        operation: operation.operation.clone(),
        record_until: record.until,
        standings: standings(&timeline, day),
        ceilings: ceilings(record, &timeline, day),
        deployed: deployed(record, operation, day),
    }
}

fn standings(timeline: &Timeline<'_>, day: Date) -> Vec<Standing> {
    stretches(timeline, day)
        .map(|(from, until)| Standing {
            from,
            until,
            status: timeline.status(from),
            decision: timeline.latest_decision(from).map(|d| d.symbol.clone()),
        })
        .collect()
}

fn ceilings(record: &Record, timeline: &Timeline<'_>, day: Date) -> Vec<Ceiling> {
    let mut ceilings: Vec<Ceiling> = Vec::new();
    for (from, until) in stretches(timeline, day) {
        let figures = mandate::strength(record, timeline, from);
        let uniformed = figures.iter().filter(|f| f.component != Component::Civilian);
        let Some(latest) = uniformed.clone().max_by_key(|f| f.date) else {
            continue;
        };
        let number = uniformed.map(|f| f.number).sum();
        match ceilings.last_mut() {
            Some(last) if last.number == number && last.until.tomorrow().is_ok_and(|t| t == from) => {
                last.until = until
            }
            _ => ceilings.push(Ceiling {
                from,
                until,
                number,
                decision: latest.symbol.clone(),
            }),
        }
    }
    ceilings
}

/// Returns first and last day of each stretch of the timeline up to `day`.
fn stretches<'t>(timeline: &'t Timeline<'_>, day: Date) -> impl Iterator<Item = (Date, Date)> + 't {
    let steps = timeline.steps();
    steps
        .iter()
        .enumerate()
        .filter(move |(_, s)| s.from <= day)
        .map(move |(at, step)| {
            let last = steps.get(at + 1).and_then(|next| next.from.yesterday().ok());
            (step.from, last.map_or(day, |l| l.min(day)))
        })
}

/// Returns the best figure of each month: the sum of all parts where a source gives it, else troops.
fn deployed(record: &Record, operation: &OperationEntry, day: Date) -> Vec<Deployed> {
    let rows = record
        .deployed
        .of(&operation.operation)
        .iter()
        .filter(|r| r.month.first_day() <= day);
    let mut months: Vec<Deployed> = Vec::new();
    for row in rows {
        let Some(number) = row.total.or(row.troops) else {
            continue;
        };
        let found = Deployed {
            month: row.month,
            number,
            source: row.source.clone(),
        };
        match months.iter_mut().find(|m| m.month == row.month) {
            Some(standing) if row.total.is_some() => *standing = found,
            Some(_) => {}
            None => months.push(found),
        }
    }
    months.sort_by_key(|m| m.month);
    months
}
