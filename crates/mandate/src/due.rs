//! What falls due: the next decision, and the reports asked for.

use crate::force::reporting_decisions;
use crate::{End, Timeline};
use penholder_record::{Record, ReportingRow};
use penholder_words::{Date, Status, Symbol, end_of_period};

/// A decision that has to be taken for the mandate to go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionNeeded {
    /// Last day on which it can be taken without a lapse.
    pub by: Date,
    /// The end that makes it necessary.
    pub end: End,
}

/// Returns the decision needed for the mandate to go on past its period; `None` where nothing runs out.
pub fn decision_needed(timeline: &Timeline<'_>, day: Date) -> Option<DecisionNeeded> {
    let step = timeline.step(day)?;
    if timeline.status(day) != Status::Active || step.ended_by.is_some() {
        return None;
    }
    let end = step.end.clone()?;
    Some(DecisionNeeded { by: end.date, end })
}

/// A report that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportDue<'r> {
    /// Next day on which it is due; `None` where the request gives no day that can be told.
    pub next: Option<Date>,
    /// The request.
    pub request: &'r ReportingRow,
}

/// Returns the reports whose requests stand on `day`, those with a day first, in order of the day.
///
/// A one-off report whose day is past is left out.
pub fn reports_due<'r>(record: &'r Record, timeline: &Timeline<'r>, day: Date) -> Vec<ReportDue<'r>> {
    let mut due: Vec<_> = standing_requests(record, timeline, day)
        .filter_map(|request| match next_due(request, day) {
            NextDue::On(next) => Some(ReportDue {
                next: Some(next),
                request,
            }),
            NextDue::Unknown => Some(ReportDue { next: None, request }),
            NextDue::Past => None,
        })
        .collect();
    due.sort_by_key(|d| (d.next.is_none(), d.next));
    due
}

/// Returns the requests for reports that stand on `day`.
pub(crate) fn standing_requests<'r>(
    record: &'r Record,
    timeline: &Timeline<'r>,
    day: Date,
) -> impl Iterator<Item = &'r ReportingRow> {
    let standing: Vec<Symbol> = reporting_decisions(timeline, day).into_iter().cloned().collect();
    let rows = record.reporting.of(&timeline.operation.operation).iter();
    rows.filter(move |r| standing.contains(&r.symbol))
}

/// Returns the days from `first` to `last`, both included, on which a report is due.
pub(crate) fn occurrences(request: &ReportingRow, first: Date, last: Date) -> Vec<Date> {
    let mut days = Vec::new();
    let mut from = first;
    while let NextDue::On(next) = next_due(request, from) {
        if next > last {
            break;
        }
        days.push(next);
        match next.tomorrow() {
            Ok(after) => from = after,
            Err(_) => break,
        }
    }
    days
}

enum NextDue {
    On(Date),
    Unknown,
    Past,
}

/// Returns the first day on or after `day` on which a report is due.
///
/// Recurring reports are counted from the first day named, or from the decision.
fn next_due(request: &ReportingRow, day: Date) -> NextDue {
    match (request.due_date, request.every_months) {
        (Some(first), _) if first >= day => NextDue::On(first),
        (first, Some(months)) if months > 0 => {
            let start = first.unwrap_or(request.date);
            let mut count = if first.is_some() { 0 } else { 1 };
            loop {
                match end_of_period(start, months * count) {
                    Some(next) if next >= day => return NextDue::On(next),
                    Some(_) => count += 1,
                    None => return NextDue::Unknown,
                }
            }
        }
        (Some(_), _) => NextDue::Past,
        (None, _) => NextDue::Unknown,
    }
}
