//! Days, months and years as reports write them, resolved against the day of the report.

use crate::reading::{Found, Noted, When};
use penholder_words::{Date, PartialDate};
use regex::{Captures, Regex};
use std::ops::Range;
use std::sync::LazyLock;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// One alternative for each way of writing a date; the named groups say which one matched.
static MOMENT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let month = r"(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:jan|feb|mar|apr|aug|sept|sep|oct|nov|dec)\b\.?)";
    let year = r"(?:1[89]\d\d|20\d\d)";
    let of_year = r"(?:of )?(?:this|last|next|the same) year";
    let weekday = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)";
    Regex::new(&format!(
        r"(?x)\b(?:
        (?P<iso>{year}-\d\d-\d\d)
        |(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\ (?:of\ )?(?P<m1>{month})(?:,?\ (?:(?P<y1>{year})|(?P<r1>{of_year_x})))?
        |(?P<m2>{month})\ (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\ (?:(?P<y2>{year})|(?P<r2>{of_year_x})))?
        |(?P<m3>{month}),?\ (?:of\ )?(?:(?P<y3>{year})|(?P<r3>{of_year_x}))
        |(?P<p4>in|since|until|by|of|last|next|early|late|mid|from|through|during|on|to|end\ of)[\ -](?P<m4>{month})(?:\ (?P<d4>\d{{1,2}})(?:st|nd|rd|th)?\b)?(?:,?\ (?:of\ )?(?:(?P<y4>{year})|(?P<r4>{of_year_x})))?
        |(?P<p5>last\ |next\ |this\ )?(?P<w5>{weekday})
        |(?P<rel>today|yesterday|tomorrow|this\ month|last\ month|next\ month|this\ year|last\ year|next\ year
            |(?:the\ )?end\ of\ (?:the|this)\ (?:month|year)|a\ day\ (?:after|later)|the\ next\ day)
        |(?P<p6>in|since|of|until|from|by|during|early|late|mid|through|and|end\ of|before|after|only|back\ to)[\ -](?P<y6>{year})
        )\b",
        of_year_x = of_year.replace(' ', "\\ "),
    ))
    .ok()
});

/// Finds days, months and years in `text`, whose ASCII lower-case form is `lower`; `anchor` is the report's own day.
///
/// Without an anchor only dates that give their year are found.
pub fn moments(text: &str, lower: &str, anchor: Option<Date>, found: &mut Vec<Found>) {
    let Some(regex) = MOMENT.as_ref() else { return };
    for captures in regex.captures_iter(lower) {
        let Some(range) = range_of(&captures, text) else {
            continue;
        };
        let context = Context {
            before: &lower[floor(lower, range.start.saturating_sub(40))..range.start],
            sentence_end: &lower[range.end..floor(lower, (range.end + 40).min(lower.len()))],
            anchor,
        };
        if let Some(when) = resolve(&captures, &context) {
            found.push(Found {
                what: Noted::When(when),
                range,
            });
        }
    }
}

/// Returns the nearest character boundary at or before `at`.
pub(super) fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Returns the bytes of the date itself, without the preposition that told it from a common word.
fn range_of(captures: &Captures<'_>, text: &str) -> Option<Range<usize>> {
    let whole = captures.get(0)?;
    let start = ["m4", "y6"]
        .iter()
        .find_map(|g| captures.name(g))
        .map_or(whole.start(), |m| m.start());
    let range = start..whole.end();
    // "may" and "march" are words; as months they are capitalised.
    let month = ["m1", "m2", "m3", "m4"].iter().find_map(|g| captures.name(g));
    let capital = |r: Range<usize>| text[r].starts_with(|c: char| c.is_ascii_uppercase());
    match month {
        Some(m) if !capital(m.range()) => None,
        _ => Some(range),
    }
}

struct Context<'t> {
    before: &'t str,
    sentence_end: &'t str,
    anchor: Option<Date>,
}

impl Context<'_> {
    fn looks_ahead(&self) -> bool {
        let last_words: Vec<_> = self.before.split_whitespace().rev().take(3).collect();
        last_words.iter().any(|w| {
            matches!(
                *w,
                "until"
                    | "till"
                    | "through"
                    | "by"
                    | "ends"
                    | "end"
                    | "expires"
                    | "expire"
                    | "runs"
                    | "to"
                    | "next"
                    | "before"
                    | "deadline"
                    | "lasts"
            )
        })
    }

    fn is_future(&self) -> bool {
        let word = |w: &str| self.before.split_whitespace().any(|x| x == w);
        word("will") || word("next") || self.sentence_end.split_whitespace().take(6).any(|w| w == "will")
    }
}

fn resolve(c: &Captures<'_>, context: &Context<'_>) -> Option<When> {
    if let Some(iso) = c.name("iso") {
        return iso.as_str().parse().ok().map(|day| day_when(day, true));
    }
    for (d, m, y, r) in [("d1", "m1", "y1", "r1"), ("d2", "m2", "y2", "r2")] {
        if let (Some(d), Some(m)) = (c.name(d), c.name(m)) {
            let (day, month) = (d.as_str().parse().ok()?, month_number(m.as_str())?);
            return match year_of(c, y, r, context.anchor) {
                Some(year) => Date::new(year, month, day).ok().map(|d| day_when(d, true)),
                None => nearest_day(month, day, context),
            };
        }
    }
    if let Some(m) = c.name("m3") {
        let year = year_of(c, "y3", "r3", context.anchor)?;
        return Some(partial(PartialDate::Month(year, month_number(m.as_str())?), true));
    }
    if let Some(m) = c.name("m4") {
        return after_preposition(c, month_number(m.as_str())?, context);
    }
    if let Some(w) = c.name("w5") {
        let future = c.name("p5").is_some_and(|p| p.as_str() == "next ") || context.is_future();
        return weekday(w.as_str(), future, context.anchor?);
    }
    if let Some(r) = c.name("rel") {
        return relative(r.as_str(), context.anchor?);
    }
    let year: i16 = c.name("y6")?.as_str().parse().ok()?;
    let end = c.name("p6").is_some_and(|p| p.as_str() == "end of");
    Some(match end {
        true => day_when(Date::new(year, 12, 31).ok()?, true),
        false => partial(PartialDate::Year(year), true),
    })
}

fn day_when(day: Date, year_given: bool) -> When {
    When {
        first: day,
        last: day,
        year_given,
    }
}

fn partial(date: PartialDate, year_given: bool) -> When {
    When {
        first: date.first_day(),
        last: date.last_day(),
        year_given,
    }
}

/// Returns the number of a month by its English name or its first three letters.
pub(super) fn month_number(name: &str) -> Option<i8> {
    let name = name.trim_end_matches('.');
    let at = MONTHS.iter().position(|m| m.get(..3) == name.get(..3))?;
    i8::try_from(at + 1).ok()
}

fn year_of(c: &Captures<'_>, year: &str, relative: &str, anchor: Option<Date>) -> Option<i16> {
    if let Some(year) = c.name(year) {
        return year.as_str().parse().ok();
    }
    let this = anchor?.year();
    match c.name(relative)?.as_str() {
        r if r.contains("last") => Some(this - 1),
        r if r.contains("next") => Some(this + 1),
        _ => Some(this),
    }
}

/// Returns the day of the month nearest to the report's day: after it where the words look ahead, else around it.
fn nearest_day(month: i8, day: i8, context: &Context<'_>) -> Option<When> {
    let anchor = context.anchor?;
    let distance = |d: Date| (d - anchor).get_days();
    // An end that the words announce may just have passed, but is hardly more than ten months away.
    let (behind, ahead) = if context.looks_ahead() {
        (-90, 300)
    } else {
        (-330, 60)
    };
    let candidates: Vec<Date> = [-1, 0, 1]
        .iter()
        .filter_map(|y| Date::new(anchor.year() + y, month, day).ok())
        .collect();
    let near = candidates
        .iter()
        .filter(|d| (behind..=ahead).contains(&distance(**d)))
        .min_by_key(|d| distance(**d).abs());
    let any = candidates.iter().min_by_key(|d| distance(**d).abs());
    near.or(any).map(|d| day_when(*d, false))
}

/// "by June 30", "in May 2010", "since March": the preposition comes first.
fn after_preposition(c: &Captures<'_>, month: i8, context: &Context<'_>) -> Option<When> {
    let year = year_of(c, "y4", "r4", context.anchor);
    let ahead = Context {
        before: &format!("{} {}", context.before, &c["p4"]),
        ..*context
    };
    match (c.name("d4").map(|d| d.as_str().parse()), year) {
        (Some(day), Some(year)) => Date::new(year, month, day.ok()?).ok().map(|d| day_when(d, true)),
        (Some(day), None) => nearest_day(month, day.ok()?, &ahead),
        (None, Some(year)) => Some(partial(PartialDate::Month(year, month), true)),
        (None, None) => nearest_month(month, &c["p4"], context),
    }
}

fn nearest_month(month: i8, preposition: &str, context: &Context<'_>) -> Option<When> {
    let anchor = context.anchor?;
    let year = anchor.year();
    let ahead = matches!(preposition, "until" | "by" | "next" | "through") || context.is_future();
    let year = match (ahead, month.cmp(&anchor.month())) {
        (true, std::cmp::Ordering::Less) => year + 1,
        (false, std::cmp::Ordering::Greater) => year - 1,
        _ => year,
    };
    Some(partial(PartialDate::Month(year, month), false))
}

/// Returns the weekday on or before the report's day, or the next one after it.
fn weekday(name: &str, future: bool, anchor: Date) -> Option<When> {
    let wanted = WEEKDAYS.iter().position(|w| *w == name)? as i64;
    let today = i64::from(anchor.weekday().to_monday_zero_offset());
    let step = if future {
        match (wanted - today).rem_euclid(7) {
            0 => 7,
            n => n,
        }
    } else {
        -(today - wanted).rem_euclid(7)
    };
    shift(anchor, step).map(|d| day_when(d, true))
}

fn shift(day: Date, days: i64) -> Option<Date> {
    day.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

fn relative(words: &str, anchor: Date) -> Option<When> {
    let month = |n: i32| {
        let first = anchor
            .first_of_month()
            .checked_add(jiff::Span::new().try_months(n).ok()?)
            .ok()?;
        Some(partial(PartialDate::Month(first.year(), first.month()), true))
    };
    match words {
        "today" => Some(day_when(anchor, true)),
        "yesterday" | "a day after" | "a day later" => shift(anchor, -1).map(|d| day_when(d, true)),
        "tomorrow" => shift(anchor, 1).map(|d| day_when(d, true)),
        "this month" => month(0),
        "last month" => month(-1),
        "next month" => month(1),
        "this year" => Some(partial(PartialDate::Year(anchor.year()), true)),
        "last year" => Some(partial(PartialDate::Year(anchor.year() - 1), true)),
        "next year" => Some(partial(PartialDate::Year(anchor.year() + 1), true)),
        "the next day" => None,
        w if w.ends_with("month") => Some(day_when(anchor.last_of_month(), true)),
        w if w.ends_with("year") => Some(day_when(anchor.last_of_year(), true)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn check(text: &str, anchor: Date, expected: &[(&str, Date, Date)]) {
        let mut found = Vec::new();
        moments(text, &text.to_ascii_lowercase(), Some(anchor), &mut found);
        let shown: Vec<_> = found
            .iter()
            .map(|f| match &f.what {
                Noted::When(w) => (&text[f.range.clone()], w.first, w.last),
                _ => unreachable!(),
            })
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn every_pattern_compiles() {
        {
            let pattern = &MOMENT;
            assert!(pattern.is_some());
        }
    }

    #[test]
    fn a_weekday_is_the_one_just_past_unless_it_is_announced() {
        // 20 May 2015 was a Wednesday.
        let anchor = date(2015, 5, 20);
        let (monday, friday) = (date(2015, 5, 18), date(2015, 5, 22));
        check("The council met on Monday", anchor, &[("Monday", monday, monday)]);
        check("It will meet on Friday", anchor, &[("Friday", friday, friday)]);
    }

    #[test]
    fn a_day_without_a_year_is_the_nearest_that_fits() {
        let anchor = date(2015, 5, 20);
        let ahead = date(2016, 1, 31);
        check("runs until 31 January", anchor, &[("31 January", ahead, ahead)]);
        let past = date(2014, 10, 3);
        check(
            "it was created on October 3",
            anchor,
            &[("October 3", past, past)],
        );
        check(
            "by June 30",
            anchor,
            &[("June 30", date(2015, 6, 30), date(2015, 6, 30))],
        );
        check(
            "a text of May 2010",
            anchor,
            &[("May 2010", date(2010, 5, 1), date(2010, 5, 31))],
        );
        check(
            "raised in November",
            anchor,
            &[("November", date(2014, 11, 1), date(2014, 11, 30))],
        );
        let year_end = date(2015, 12, 31);
        check(
            "over by the end of this year",
            anchor,
            &[("the end of this year", year_end, year_end)],
        );
    }

    #[test]
    fn words_that_look_like_months_are_none() {
        check(
            "The force may use its arms on the march of",
            date(2015, 5, 20),
            &[],
        );
    }

    #[test]
    fn years_and_whole_dates() {
        let day = date(2022, 11, 15);
        check(
            "stay until 15 November 2022, since 1999",
            date(2021, 11, 15),
            &[
                ("15 November 2022", day, day),
                ("1999", date(1999, 1, 1), date(1999, 12, 31)),
            ],
        );
    }
}
