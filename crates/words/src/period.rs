//! Periods of a mandate and dates known only in part.

use jiff::civil::Date;
use std::fmt;
use std::str::FromStr;

/// A date of which the day, or day and month, may be unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PartialDate {
    /// The year only.
    Year(i16),
    /// Year and month.
    Month(i16, i8),
    /// The whole date.
    Day(Date),
}

impl PartialDate {
    /// Returns the first day that the date can mean.
    pub fn first_day(self) -> Date {
        match self {
            PartialDate::Year(y) => Date::new(y, 1, 1).unwrap_or(Date::ZERO),
            PartialDate::Month(y, m) => Date::new(y, m, 1).unwrap_or(Date::ZERO),
            PartialDate::Day(d) => d,
        }
    }

    /// Returns the last day that the date can mean.
    pub fn last_day(self) -> Date {
        match self {
            PartialDate::Year(y) => Date::new(y, 12, 31).unwrap_or(Date::ZERO),
            PartialDate::Month(..) => self.first_day().last_of_month(),
            PartialDate::Day(d) => d,
        }
    }

    /// Returns the date, if the day is known.
    pub fn day(self) -> Option<Date> {
        match self {
            PartialDate::Day(d) => Some(d),
            _ => None,
        }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PartialDate::Year(y) => write!(f, "{y:04}"),
            PartialDate::Month(y, m) => write!(f, "{y:04}-{m:02}"),
            PartialDate::Day(d) => write!(f, "{d}"),
        }
    }
}

impl FromStr for PartialDate {
    type Err = String;

    fn from_str(s: &str) -> Result<Self, String> {
        let fail = || format!("expected a date as YYYY-MM-DD, YYYY-MM or YYYY, but found `{s}`");
        let number = |t: &str| t.parse::<i16>().map_err(|_| fail());
        match s.split('-').collect::<Vec<_>>()[..] {
            [y] => Ok(PartialDate::Year(number(y)?)),
            [y, m] => {
                let (y, m) = (number(y)?, number(m)? as i8);
                Date::new(y, m, 1)
                    .map(|_| PartialDate::Month(y, m))
                    .map_err(|_| fail())
            }
            _ => s.parse().map(PartialDate::Day).map_err(|_| fail()),
        }
    }
}

impl serde::Serialize for PartialDate {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for PartialDate {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(d)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// A number of months.
pub type Months = i32;

/// Returns the last day of a period that a text gives by its length.
///
/// The convention is the Council's own in most renewals: the same day of the month, so that six months
/// from 15 January end on 15 July, inclusive. Where that month has no such day, its last day.
/// `None` if the result lies outside the calendar.
pub fn end_of_period(start: Date, months: Months) -> Option<Date> {
    start.checked_add(jiff::Span::new().try_months(months).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_period_ends_on_the_same_day_of_the_month() {
        assert_eq!(end_of_period(date(1993, 1, 15), 6), Some(date(1993, 7, 15)));
        assert_eq!(end_of_period(date(1999, 8, 31), 6), Some(date(2000, 2, 29)));
        assert_eq!(end_of_period(date(9999, 12, 1), 6), None);
    }

    #[test]
    fn partial_dates_keep_what_is_known() {
        let month: PartialDate = "1956-11".parse().unwrap();
        assert_eq!(
            (month.first_day(), month.last_day()),
            (date(1956, 11, 1), date(1956, 11, 30))
        );
        assert_eq!(month.day(), None);
        assert_eq!(month.to_string(), "1956-11");
        assert!("1956-13".parse::<PartialDate>().is_err());
        assert!("2023-02-29".parse::<PartialDate>().is_err());
    }
}
