//! What an operation's decisions put on the calendar: ends of periods, decisions needed, reports due.

use crate::due::{occurrences, standing_requests};
use crate::{Timeline, decision_needed};
use penholder_record::{Record, ReportingRow};
use penholder_words::{Date, OperationEntry, Source, Status, Symbol};

/// Days, the last one included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    /// First day.
    pub first: Date,
    /// Last day, inclusive.
    pub last: Date,
}

impl Days {
    /// Returns whether a day is one of them.
    pub fn contains(self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }
}

/// What is on the calendar on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry<'r> {
    /// The last day of a period.
    Expiry {
        /// Whether the mandate has been ended, so that nothing follows.
        ended: bool,
        /// Whether the day was computed from a length of time.
        computed: bool,
    },
    /// The last day on which a decision keeps the mandate from lapsing.
    DecisionNeeded,
    /// A report asked for.
    Report {
        /// The request.
        request: &'r ReportingRow,
    },
}

/// An entry with its day and source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event<'r> {
    /// The day.
    pub date: Date,
    /// What it is.
    pub entry: Entry<'r>,
    /// Decision and paragraph that put it there.
    pub source: Source,
    /// Day of that decision.
    pub decided: Date,
}

/// An event that a later decision took off the calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cancelled<'r> {
    /// The event as it was.
    pub event: Event<'r>,
    /// Day of the decision that took it off.
    pub on: Date,
}

/// Returns an operation's events on `days` as they were known on `known_on`, in order of the day.
pub fn events<'r>(
    record: &'r Record,
    operation: &'r OperationEntry,
    known_on: Date,
    days: Days,
) -> Vec<Event<'r>> {
    let timeline = Timeline::new(record, operation, Some(known_on));
    let Some(step) = timeline.step(known_on) else {
        return Vec::new();
    };
    // One that is known to have closed has nothing more to come, whatever its last request said.
    if operation
        .end
        .is_some_and(|end| end.last_day() < known_on.min(days.first))
    {
        return Vec::new();
    }
    let mut events = Vec::new();
    if let Some(end) = &step.end
        && days.contains(end.date)
        && timeline
            .step(end.date)
            .is_some_and(|s| s.status == Status::Active)
    {
        events.push(Event {
            date: end.date,
            entry: Entry::Expiry {
                ended: step.ended_by.is_some(),
                computed: end.computed,
            },
            decided: decided(&timeline, &end.source.symbol),
            source: end.source.clone(),
        });
    }
    if let Some(needed) = decision_needed(&timeline, known_on).filter(|n| days.contains(n.by)) {
        events.push(Event {
            date: needed.by,
            entry: Entry::DecisionNeeded,
            decided: decided(&timeline, &needed.end.source.symbol),
            source: needed.end.source,
        });
    }
    events.extend(reports(record, &timeline, known_on, days));
    events.sort_by_key(|event| event.date);
    events
}

fn decided(timeline: &Timeline<'_>, symbol: &Symbol) -> Date {
    let by = timeline.decisions.iter().find(|d| d.symbol == *symbol);
    by.map_or(Date::ZERO, |d| d.date)
}

/// Returns the reports due; those that recur are not expected past the end of the period as known.
fn reports<'r>(record: &'r Record, timeline: &Timeline<'r>, known_on: Date, days: Days) -> Vec<Event<'r>> {
    let end = timeline
        .step(known_on)
        .and_then(|s| s.end.as_ref())
        .map(|end| end.date);
    let standing = timeline.status(known_on);
    if matches!(standing, Status::Terminated | Status::NotEstablished) {
        return Vec::new();
    }
    let mut events = Vec::new();
    for request in standing_requests(record, timeline, known_on) {
        let recurs = request.every_months.is_some();
        let last = if recurs {
            end.map_or(days.last, |end| end.min(days.last))
        } else {
            days.last
        };
        for date in occurrences(request, days.first, last) {
            events.push(Event {
                date,
                entry: Entry::Report { request },
                source: Source {
                    symbol: request.symbol.clone(),
                    paragraph: Some(request.para.clone()),
                },
                decided: request.date,
            });
        }
    }
    events
}

/// Returns the events on `days` that were known at some time before `known_on` and are no more.
///
/// Only what was put there in the two years before is looked at: no period is longer than that in practice, and a
/// reader of the feed has long forgotten anything older.
pub fn cancelled<'r>(
    record: &'r Record,
    operation: &'r OperationEntry,
    known_on: Date,
    days: Days,
) -> Vec<Cancelled<'r>> {
    let since = known_on
        .checked_sub(jiff::Span::new().years(2))
        .unwrap_or(known_on);
    let mut dates: Vec<Date> = record
        .mandates
        .of(&operation.operation)
        .iter()
        .map(|d| d.date)
        .filter(|d| since <= *d && *d <= known_on)
        .collect();
    dates.sort_unstable();
    dates.dedup();
    let known: Vec<Vec<Event<'r>>> = dates
        .iter()
        .map(|day| events(record, operation, *day, days))
        .collect();
    let mut cancelled: Vec<Cancelled<'r>> = Vec::new();
    for at in 1..known.len() {
        let gone = known[at - 1].iter().filter(|event| !known[at].contains(event));
        for event in gone {
            let back = known[at..].iter().any(|later| later.contains(event));
            // One whose day was over before the next decision came was kept, not cancelled.
            if !back && event.date >= dates[at] && !cancelled.iter().any(|c| c.event == *event) {
                cancelled.push(Cancelled {
                    event: event.clone(),
                    on: dates[at],
                });
            }
        }
    }
    cancelled.sort_by_key(|c| c.event.date);
    cancelled
}
