//! What `penholder calendar` answers: what expires and what is due, when, and who presides.

mod feed;

pub use feed::{atom, icalendar};

use crate::members::president;
use penholder_mandate::calendar::{self as entries, Days, Entry, Event};
use penholder_record::{Record, Seat};
use penholder_words::{Date, Lang, MemberCode, OperationEntry, Source, Symbol, long_date};
use serde::Serialize;

/// What an event is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The last day of a period.
    Expiry,
    /// A report of the Secretary-General, or of others, is due.
    ReportDue,
    /// The last day on which a decision keeps a mandate from lapsing.
    DecisionNeeded,
    /// The last day of members' terms, before which the Assembly elects others.
    Election,
    /// The first day of a presidency.
    Presidency,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 5] = [
        Kind::Expiry,
        Kind::ReportDue,
        Kind::DecisionNeeded,
        Kind::Election,
        Kind::Presidency,
    ];

    /// Returns the word as it stands in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Expiry => "expiry",
            Kind::ReportDue => "report_due",
            Kind::DecisionNeeded => "decision_needed",
            Kind::Election => "election",
            Kind::Presidency => "presidency",
        }
    }

    /// Returns the word as people read it.
    pub fn label(self) -> &'static str {
        match self {
            Kind::Expiry => "expiry",
            Kind::ReportDue => "report due",
            Kind::DecisionNeeded => "decision needed",
            Kind::Election => "election",
            Kind::Presidency => "presidency",
        }
    }
}

/// One event of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CalendarEvent {
    /// The day.
    pub date: Date,
    /// What it is.
    pub kind: Kind,
    /// The operation; null for what concerns the Council itself.
    pub operation: Option<String>,
    /// Host States of the operation.
    pub host: Vec<MemberCode>,
    /// In our words.
    pub text: String,
    /// The decision, rule or provision that it follows from.
    pub source: Source,
    /// Whether the day was computed from a length of time.
    pub computed: bool,
    /// A name that stays the same as long as the event exists.
    pub uid: String,
    /// Day of the decision that put it on the calendar; null for what follows from a rule.
    pub decided: Option<Date>,
    /// Whether the event's day lies past the record's last day, so that later decisions are not known.
    pub beyond_record: bool,
}

/// An event that a later decision took off the calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CancelledEvent {
    /// The event as it was.
    #[serde(flatten)]
    pub event: CalendarEvent,
    /// Day of the decision that took it off.
    pub cancelled: Date,
}

/// Which days and events.
#[derive(Debug, Clone)]
pub struct Query {
    /// First day, on which the calendar is read: only what was known on it is used.
    pub on: Date,
    /// Number of days after it.
    pub days: i32,
    /// Only this operation.
    pub operation: Option<String>,
    /// Only operations hosted by this State.
    pub host: Option<MemberCode>,
    /// Only these kinds; all if empty.
    pub kinds: Vec<Kind>,
}

/// A calendar as it was known on a day.
#[derive(Debug, Clone)]
pub struct Calendar {
    /// The day on which it is read.
    pub on: Date,
    /// Last day, inclusive.
    pub last: Date,
    /// Last day of the record.
    pub record_until: Option<Date>,
    /// Events in order of the day.
    pub events: Vec<CalendarEvent>,
    /// Events of these days that were known once and were taken off by a later decision.
    pub cancelled: Vec<CancelledEvent>,
}

/// Returns the calendar that a query asks for.
pub fn calendar(record: &Record, query: &Query) -> Calendar {
    let last = query
        .on
        .checked_add(jiff::Span::new().days(query.days))
        .unwrap_or(query.on);
    let days = Days {
        first: query.on,
        last,
    };
    let mut events = Vec::new();
    let mut cancelled = Vec::new();
    let asked = |o: &&OperationEntry| {
        query.operation.as_ref().is_none_or(|key| *key == o.operation)
            && query.host.is_none_or(|host| o.host.contains(&host))
    };
    for operation in record.operations.iter().filter(asked) {
        let now = entries::events(record, operation, query.on, days);
        let now: Vec<CalendarEvent> = now
            .iter()
            .map(|event| of_operation(record, operation, event))
            .collect();
        for gone in entries::cancelled(record, operation, query.on, days) {
            let event = of_operation(record, operation, &gone.event);
            if now.iter().all(|e| e.uid != event.uid) {
                cancelled.push(CancelledEvent {
                    event,
                    cancelled: gone.on,
                });
            }
        }
        events.extend(now);
    }
    if query.operation.is_none() && query.host.is_none() {
        events.extend(of_the_council(record, days));
    }
    let kept = |kind: Kind| query.kinds.is_empty() || query.kinds.contains(&kind);
    let mut events = together(events);
    events.retain(|e| kept(e.kind));
    cancelled.retain(|c| kept(c.event.kind));
    events
        .sort_by(|a, b| (a.date, a.kind, &a.operation, &a.uid).cmp(&(b.date, b.kind, &b.operation, &b.uid)));
    Calendar {
        on: query.on,
        last,
        record_until: record.until,
        events,
        cancelled,
    }
}

/// Makes one event of requests that one paragraph makes for one day.
fn together(events: Vec<CalendarEvent>) -> Vec<CalendarEvent> {
    let mut joined: Vec<CalendarEvent> = Vec::with_capacity(events.len());
    for event in events {
        match joined.iter_mut().find(|known| known.uid == event.uid) {
            Some(known) => {
                if !known.text.contains(&event.text) {
                    let due = event
                        .text
                        .rsplit_once('(')
                        .map_or("", |(_, due)| due.trim_end_matches(')'));
                    known.text = format!("{}; {due})", known.text.trim_end_matches(')'));
                }
                known.computed &= event.computed;
            }
            None => joined.push(event),
        }
    }
    joined
}

fn of_operation(record: &Record, operation: &OperationEntry, event: &Event<'_>) -> CalendarEvent {
    let key = &operation.operation;
    let (kind, text, computed) = match &event.entry {
        Entry::Expiry {
            ended: true,
            computed,
        } => (
            Kind::Expiry,
            format!("{key}: last day of the mandate, which has been ended"),
            *computed,
        ),
        Entry::Expiry {
            ended: false,
            computed,
        } => (
            Kind::Expiry,
            format!("{key}: last day of the mandate unless it is renewed"),
            *computed,
        ),
        Entry::DecisionNeeded => (
            Kind::DecisionNeeded,
            format!("{key}: last day for a decision if the mandate is to go on"),
            false,
        ),
        Entry::Report { request } => (
            Kind::ReportDue,
            format!("{key}: report due ({})", request.due),
            request.due_date != Some(event.date) || request.every_months.is_some(),
        ),
    };
    // Several reports of one decision, and the several days of one that recurs, are told apart.
    let which = match &event.entry {
        Entry::Report { .. } => format!(
            "-{}-{}",
            event.source.paragraph.as_deref().unwrap_or(""),
            event.date
        ),
        _ => String::new(),
    };
    CalendarEvent {
        date: event.date,
        kind,
        operation: Some(key.clone()),
        host: operation.host.to_vec(),
        text,
        uid: uid(&format!("{key}-{}-{}{which}", event.source.symbol, kind.as_str())),
        source: event.source.clone(),
        computed,
        decided: Some(event.decided),
        beyond_record: record.until.is_some_and(|until| event.date > until),
    }
}

/// Makes a name of letters, digits and hyphens.
fn uid(name: &str) -> String {
    let lower = name.to_lowercase();
    let parts: Vec<&str> = lower
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|p| !p.is_empty())
        .collect();
    format!("{}@penholder", parts.join("-"))
}

/// Returns presidencies that begin and terms that end on these days.
fn of_the_council(record: &Record, days: Days) -> Vec<CalendarEvent> {
    let first_month = days.first.first_of_month();
    let months = std::iter::successors(Some(first_month), |m| m.last_of_month().tomorrow().ok());
    let months = months
        .take_while(|m| *m <= days.last)
        .filter(|m| days.contains(*m));
    let presidencies = months.filter_map(|month| {
        let code = president(record, month.year(), month.month())?;
        let name = record.state_name(code, month);
        let last = long_date(month.last_of_month(), Lang::En);
        Some(council_event(
            record,
            month,
            Kind::Presidency,
            format!("{name} presides over the Council until {last}"),
            (
                "Provisional rules of procedure of the Security Council",
                "rule 18",
            ),
        ))
    });
    let ends = (days.first.year()..=days.last.year()).filter_map(|year| Date::new(year, 12, 31).ok());
    let elections = ends.filter(|end| days.contains(*end)).filter_map(|end| {
        let leaving = record
            .terms
            .iter()
            .filter(|t| t.seat == Seat::Elected && t.last == Some(end));
        let mut names: Vec<String> = leaving.map(|t| record.state_name(t.member, end)).collect();
        names.sort();
        let text = format!(
            "last day of the terms of {}; the General Assembly elects their successors before it",
            names.join(", ")
        );
        let source = ("Charter of the United Nations", "Article 23 (2)");
        (!names.is_empty()).then(|| council_event(record, end, Kind::Election, text, source))
    });
    presidencies.chain(elections).collect()
}

fn council_event(
    record: &Record,
    date: Date,
    kind: Kind,
    text: String,
    source: (&str, &str),
) -> CalendarEvent {
    CalendarEvent {
        date,
        kind,
        operation: None,
        host: Vec::new(),
        text,
        source: Source {
            symbol: Symbol::named(source.0),
            paragraph: Some(source.1.to_owned()),
        },
        computed: true,
        uid: uid(&format!("council-{date}-{}", kind.as_str())),
        decided: None,
        beyond_record: record.until.is_some_and(|until| date > until),
    }
}
