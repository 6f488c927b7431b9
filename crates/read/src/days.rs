//! Dates as texts write them, in English and French: `29 June 2016`, `June 29, 2016`, `le 1er juin 2022`.

use penholder_words::Date;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// A date with its place in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayMention {
    /// The day.
    pub date: Date,
    /// Bytes of the clean text.
    pub range: Range<usize>,
}

const MONTHS: [[&str; 2]; 12] = [
    ["january", "janvier"],
    ["february", "février"],
    ["march", "mars"],
    ["april", "avril"],
    ["may", "mai"],
    ["june", "juin"],
    ["july", "juillet"],
    ["august", "août"],
    ["september", "septembre"],
    ["october", "octobre"],
    ["november", "novembre"],
    ["december", "décembre"],
];

/// Day, month, year: `25 January 1946`, `1er juin 2022`, `29 June, 2016`.
static DAY_FIRST: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let months = MONTHS.concat().join("|");
    Regex::new(&format!(
        r"(?i)\b([0-3]?[0-9])\s?(?:st|nd|rd|th|er|\.)?\s+({months}),?\s+([12][0-9]{{3}})\b"
    ))
    .ok()
});

/// Returns the dates in a text that give day, month and year, in its order.
pub fn days(text: &str) -> impl Iterator<Item = DayMention> + '_ {
    DAY_FIRST
        .iter()
        .flat_map(move |r| r.captures_iter(text))
        .filter_map(|c| {
            let date = Date::new(c[3].parse().ok()?, month(&c[2])?, c[1].parse().ok()?).ok()?;
            Some(DayMention {
                date,
                range: c.get(0)?.range(),
            })
        })
}

/// Returns the first date in a text.
pub fn first_day(text: &str) -> Option<DayMention> {
    days(text).next()
}

/// Returns the number of a month by its English or French name.
pub fn month(name: &str) -> Option<i8> {
    let name = name.to_lowercase();
    let at = MONTHS.iter().position(|names| names.contains(&name.as_str()))?;
    i8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn dates_in_both_languages() {
        let text = "from 25 January 1946 to le 1er juin 2022, not 31 February 2000, then 3 août 1999";
        let found: Vec<_> = days(text).map(|d| d.date).collect();
        assert_eq!(found, [date(1946, 1, 25), date(2022, 6, 1), date(1999, 8, 3)]);
        assert_eq!(&text[days(text).next().unwrap().range], "25 January 1946");
    }
}
