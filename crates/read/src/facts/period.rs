//! The end of a period, as stated or computed from its length.

use super::clause::Cut;
use super::lang::Lang;
use super::token::{Kind, Length, Token};
use penholder_words::{Date, end_of_period};
use std::ops::Range;

/// How a date is brought in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lead {
    /// `until`, `ending on`: the date is a last day.
    Until,
    /// `as of`, `from`: something begins or changes on the date.
    AsOf,
    /// `by`: something is done on the date at the latest.
    By,
}

/// The end of a period found in a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct End {
    pub(crate) date: Date,
    /// How the day was computed, in words; `None` for a stated day.
    pub(crate) convention: Option<String>,
    /// Tokens of the date or of the length.
    pub(crate) tokens: Range<usize>,
}

/// Returns how the date at token `at` is brought in.
pub(crate) fn lead(tokens: &[Token<'_>], at: usize, lang: &Lang) -> Option<Lead> {
    let small = |t: &Token<'_>| t.is(&["on", "the", "midnight", "le", "a", "date", "of", "au", "to"]);
    let open = (at.saturating_sub(4)..at)
        .rev()
        .take_while(|&i| !tokens[i].stops())
        .last()?;
    // The earliest lead that reaches the date is the fullest: `ending on`, not `on`.
    (open..at).find_map(|start| {
        let hits = lang.until.at(&tokens[..at], start);
        let fits = hits.into_iter().filter(|h| tokens[h.1.end..at].iter().all(small));
        fits.max_by_key(|h| h.1.end).map(|h| h.0)
    })
}

/// Returns the first last day that is stated in `range`, not before `adopted`.
pub(crate) fn stated(cut: &Cut<'_>, range: &Range<usize>, adopted: Option<Date>, lang: &Lang) -> Option<End> {
    range.clone().find_map(|at| {
        let Kind::Date(date) = cut.tokens[at].kind else {
            return None;
        };
        let until = lead(&cut.tokens, at, lang) == Some(Lead::Until);
        (until && adopted.is_none_or(|a| date >= a)).then(|| End {
            date,
            convention: None,
            tokens: at..at + 1,
        })
    })
}

/// Returns the end of a period that `range` gives by its length.
///
/// The period begins on the date that the clause names for its beginning, else on the day of adoption.
pub(crate) fn computed(
    cut: &Cut<'_>,
    range: &Range<usize>,
    adopted: Option<Date>,
    lang: &Lang,
) -> Option<End> {
    let at = range
        .clone()
        .find(|&i| matches!(cut.tokens[i].kind, Kind::Length(_)) && is_period(&cut.tokens, range.start, i))?;
    let Kind::Length(length) = cut.tokens[at].kind else {
        return None;
    };
    if goes_on(&cut.tokens, at, range.end) {
        return None;
    }
    let begins = range.clone().find_map(|i| {
        let Kind::Date(date) = cut.tokens[i].kind else {
            return None;
        };
        let begins = lead(&cut.tokens, i, lang) == Some(Lead::AsOf);
        (begins && adopted.is_none_or(|a| date >= a)).then_some(date)
    });
    let start = begins.or(adopted)?;
    let date = add(start, length)?;
    Some(End {
        date,
        convention: Some(convention(length, start, begins.is_none())),
        tokens: at..at + 1,
    })
}

/// Says whether a length at `at` is that of a period: `for a further period of six months`.
fn is_period(tokens: &[Token<'_>], from: usize, at: usize) -> bool {
    let window = &tokens[at.saturating_sub(8).max(from)..at];
    for t in window.iter().rev() {
        if t.is(&[
            "for",
            "period",
            "pour",
            "periode",
            "duree",
            "additional",
            "further",
            "another",
        ]) {
            return true;
        }
        if t.stops()
            || t.is(&[
                "every", "within", "beyond", "after", "than", "in", "tous", "les", "dans", "apres", "last",
                "each", "review",
            ])
        {
            return false;
        }
    }
    false
}

/// Says whether the period runs on by itself: "to continue thereafter unless the Council decides otherwise".
fn goes_on(tokens: &[Token<'_>], at: usize, end: usize) -> bool {
    let window = &tokens[at..end.min(at + 14)];
    let place = window.iter().position(|t| t.is(&["continue"]));
    place.is_some_and(|i| {
        window[i..].iter().take(3).any(|t| t.is(&["thereafter"]))
            && !window.iter().any(|t| t.is(&["provided", "required"]))
    })
}

/// Adds a length to a day: months by the calendar, then days.
pub(crate) fn add(start: Date, length: Length) -> Option<Date> {
    let date = end_of_period(start, length.months)?;
    let days = jiff::Span::new().try_days(length.days).ok()?;
    date.checked_add(days).ok()
}

fn convention(length: Length, start: Date, adoption: bool) -> String {
    let count = |n: i32, one: &str| match n {
        0 => String::new(),
        1 => format!("1 {one}"),
        n => format!("{n} {one}s"),
    };
    let parts = [count(length.months, "month"), count(length.days, "day")];
    let length = parts
        .iter()
        .filter(|p| !p.is_empty())
        .cloned()
        .collect::<Vec<_>>()
        .join(" and ");
    let from = if adoption { ", the day of adoption" } else { "" };
    format!("{length} from {}{from}, same day of the month", in_words(start))
}

fn in_words(date: Date) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = MONTHS.get(date.month() as usize - 1).copied().unwrap_or("");
    format!("{} {month} {}", date.day(), date.year())
}
