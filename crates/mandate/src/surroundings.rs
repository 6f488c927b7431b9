//! What stands around a mandate: consent, positions, events, recommendations, deployment.

use crate::Timeline;
use penholder_record::{ConsentRow, DeployedRow, EventRow, PositionRow, RecommendationRow, Record};
use penholder_words::{Action, Date};

/// Where the host's consent stands, with all that bears it out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsentStanding<'r> {
    /// The row that sets it: the first of those that say the same one after the other.
    pub first: &'r ConsentRow,
    /// Further rows that say the same, in order of the day on which they became known.
    pub further: Vec<&'r ConsentRow>,
}

/// Returns where the host's consent stands on `day`; `None` where no document says.
///
/// A document that says the same again, or that confirms it later without a day of its own, is a further source.
pub fn consent<'r>(record: &'r Record, timeline: &Timeline<'r>, day: Date) -> Option<ConsentStanding<'r>> {
    let begins = |r: &ConsentRow| r.since.map_or(r.known_from, |s| s.first_day());
    let mut rows: Vec<_> = known(record.consent.of(&timeline.operation.operation), timeline, |r| {
        r.known_from
    })
    .collect();
    rows.sort_by_key(|r| (begins(r), r.known_from));
    let at = rows.partition_point(|r| begins(r) <= day).checked_sub(1)?;
    let same = |r: &&&ConsentRow| r.status == rows[at].status;
    let before = rows[..at].iter().rev().take_while(same).count();
    let confirming = rows[at + 1..]
        .iter()
        .take_while(same)
        .take_while(|r| r.since.is_none())
        .count();
    let first = at - before;
    Some(ConsentStanding {
        first: rows[first],
        further: rows[first + 1..=at + confirming].to_vec(),
    })
}

/// Returns the positions stated in the current period on or before `day`, the latest first.
pub fn positions<'r>(record: &'r Record, timeline: &Timeline<'r>, day: Date) -> Vec<&'r PositionRow> {
    let from = period_start(timeline, day);
    let mut rows: Vec<_> = known(
        record.positions.of(&timeline.operation.operation),
        timeline,
        |r| r.date,
    )
    .filter(|r| from.is_none_or(|f| r.date >= f) && r.date <= day)
    .collect();
    rows.sort_by_key(|r| std::cmp::Reverse(r.date));
    rows
}

/// Returns the incidents (`kind` is `incident`) or the context (`context`) of the current period, the latest first.
pub fn events<'r>(record: &'r Record, timeline: &Timeline<'r>, day: Date, kind: &str) -> Vec<&'r EventRow> {
    let from = period_start(timeline, day);
    let mut rows: Vec<_> = known(record.events.of(&timeline.operation.operation), timeline, |r| {
        r.known_from
    })
    .filter(|r| r.kind == kind && r.known_from <= day && from.is_none_or(|f| r.known_from >= f))
    .collect();
    rows.sort_by_key(|r| std::cmp::Reverse(r.known_from));
    rows
}

/// Returns the latest recommendation of the Secretary-General in the current period.
pub fn recommendation<'r>(
    record: &'r Record,
    timeline: &Timeline<'r>,
    day: Date,
) -> Option<&'r RecommendationRow> {
    let from = period_start(timeline, day);
    known(
        record.recommendations.of(&timeline.operation.operation),
        timeline,
        |r| r.known_from,
    )
    .filter(|r| r.date.first_day() <= day && from.is_none_or(|f| r.date.last_day() >= f))
    .max_by_key(|r| r.date.first_day())
}

/// Returns the last deployed strength known for a month that is over, or running, on `day`.
pub fn deployed<'r>(record: &'r Record, timeline: &Timeline<'r>, day: Date) -> Option<&'r DeployedRow> {
    let last = timeline.record_until.map_or(day, |r| r.min(day));
    let rows = record.deployed.of(&timeline.operation.operation).iter();
    rows.filter(|r| r.month.first_day() <= last)
        .max_by_key(|r| r.month)
}

fn known<'r, T>(
    rows: &'r [T],
    timeline: &Timeline<'r>,
    from: impl Fn(&T) -> Date,
) -> impl Iterator<Item = &'r T> {
    let last = timeline.record_until;
    rows.iter().filter(move |r| last.is_none_or(|l| from(r) <= l))
}

/// Returns the day of the decision that set the period running on `day`.
fn period_start(timeline: &Timeline<'_>, day: Date) -> Option<Date> {
    let sets = |d: &&&penholder_record::MandateDecision| {
        d.until.is_some() || d.open_ended || d.actions.contains(&Action::Establish)
    };
    timeline.decisions_by(day).iter().rev().find(sets).map(|d| d.date)
}
