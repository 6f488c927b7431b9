//! Lines that say when and where a document was adopted.

use crate::days;
use penholder_words::Date;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// What a line of adoption says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Adoption {
    /// Day.
    pub date: Option<Date>,
    /// Bytes of the day in the line.
    pub day: Option<Range<usize>>,
    /// Number of the meeting.
    pub meeting: Option<u32>,
}

/// `its 9082nd meeting`, `the 2750th\nmeeting`, `sa 9082e séance`, `4337th (closed) meeting`; and as scanners read:
/// `the I851st meeting`, `the 273 1st meeting`, `the 30i6th meeting`.
static MEETING: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)\b([0-9IlO][0-9IlO]{0,4}?(?:\s[0-9])?)\s?(?:[a-z]{1,2}|ème)?[_ ]*",
        r"(?:\([^)]{1,20}\))?\s*(?:me[a-z]*t?-?\s?ings?|séance)\b",
    ))
    .ok()
});

/// Returns the number of the meeting that a text names first.
pub fn meeting(text: &str) -> Option<u32> {
    // Letters alone are a word, as in `at its meeting`.
    let mut found = MEETING.as_ref()?.captures_iter(text);
    figures(&found.find(|c| c[1].bytes().any(|b| b.is_ascii_digit()))?[1])
}

/// Reads a number in which a scanner took letters for figures.
pub(crate) fn figures(text: &str) -> Option<u32> {
    let figure = |c: char| match c {
        'I' | 'l' | 'i' => '1',
        'O' | 'o' => '0',
        other => other,
    };
    text.chars()
        .filter(|c| !c.is_whitespace())
        .map(figure)
        .collect::<String>()
        .parse()
        .ok()
}

/// Reads a line such as `Adopted by the Security Council at its Nth meeting, on 29 June 2016`.
pub fn in_line(line: &str) -> Option<Adoption> {
    let mention = days::first_day(line);
    let found = Adoption {
        date: mention.as_ref().map(|m| m.date),
        day: mention.map(|m| m.range),
        meeting: meeting(line),
    };
    (found.date.is_some() || found.meeting.is_some()).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn lines_of_adoption_in_both_languages() {
        let english =
            in_line("Adopted by the Security Council at its 7777th meeting, on 29 June 2016").unwrap();
        assert_eq!(
            (english.date, english.meeting),
            (Some(date(2016, 6, 29)), Some(7777))
        );
        let french =
            in_line("Adoptée par le Conseil de sécurité à sa 9082e séance, le 29 juin 2022").unwrap();
        assert_eq!(
            (french.date, french.meeting),
            (Some(date(2022, 6, 29)), Some(9082))
        );
        assert_eq!(meeting("Adopted unanimously at the 2750th meeting."), Some(2750));
        assert_eq!(meeting("Adopted at the I851st meeting by 13 votes"), Some(1851));
        assert_eq!(meeting("Adopted unanimously at the 273 1st meeting."), Some(2731));
        assert_eq!(meeting("Adopted unanimously at the 30i6th meeting."), Some(3016));
        assert_eq!(meeting("Adopted at its meeting on 3 May"), None);
        assert_eq!(in_line("The Security Council,"), None);
    }
}
