//! `presidency`: who presides over the Council, month by month, by rule 18.

use crate::members::president;
use penholder_record::Record;
use penholder_words::{Date, MemberCode, Source, Symbol};
use serde::Serialize;

/// Who presides in one month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PresidencyAnswer {
    /// The month, as `2023-06`.
    pub month: String,
    /// Who presides; null where the record cannot tell (before 1947, or past the terms it knows).
    pub president: Option<MemberCode>,
    /// The name at the time.
    pub name: Option<String>,
    /// First day of the month.
    pub first: Date,
    /// Last day of the month.
    pub last: Date,
    /// Whether the month begins after the record's last day.
    pub beyond_record: bool,
    /// The rule.
    pub source: Source,
}

/// Answers who presides in a month and in the `more` months after it.
///
/// Months outside the calendar are left out.
pub fn presidency(record: &Record, year: i16, month: i8, more: usize) -> Vec<PresidencyAnswer> {
    let first = Date::new(year, month, 1).ok();
    let next = |day: &Date| day.last_of_month().tomorrow().ok();
    let months = std::iter::successors(first, next).take(more + 1);
    months.map(|day| one(record, day)).collect()
}

fn one(record: &Record, first: Date) -> PresidencyAnswer {
    let president = president(record, first.year(), first.month());
    PresidencyAnswer {
        month: format!("{:04}-{:02}", first.year(), first.month()),
        president,
        name: president.map(|p| record.state_name(p, first)),
        first,
        last: first.last_of_month(),
        beyond_record: record.until.is_some_and(|until| first > until),
        source: Source {
            symbol: Symbol::named("Provisional rules of procedure of the Security Council"),
            paragraph: Some("rule 18".to_owned()),
        },
    }
}
