//! Numbers in figures and words, lengths of time and tallies.

use crate::reading::{Figure, Found, Noted, Precision};
use penholder_words::Tally;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

static TALLY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"\b(\d{1,2})\s?[-\u{2013}\u{2011}]\s?(\d{1,2})\s?[-\u{2013}\u{2011}]\s?(\d{1,2})\b").ok()
});

static NUMBER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let small = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen";
    let tens = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety";
    let word = format!("(?:(?:{tens})(?:[- ](?:{small}))?|{small})");
    Regex::new(&format!(
        r"\b(?:(?P<digits>\d{{1,3}}(?:[ ,]\d{{3}})+|\d+(?:\.\d+)?)|(?P<words>(?:(?:a|{word}) hundred(?: and)?(?: {word})?|{word}))|(?P<a>a|several|tens of|hundreds of)(?: (?:few))?)(?:[ -](?P<scale>hundred|thousand|million|billion)s?)?\b"
    ))
    .ok()
});

static DURATION: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"\b(?:(?P<n>\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|twenty-four|thirty|sixty|ninety|a|an|another)(?: (?:more|further|additional|last|final|full))?)[ -](?:(?P<more>one|two|three|four|five|six|nine|twelve|eighteen|\d{1,2}) )?(?P<unit>day|week|fortnight|month|year)s?\b",
    )
    .ok()
});

/// Finds tallies, lengths of time and numbers in text of which `lower` is the ASCII lower-case form, leaving out
/// what lies in `taken`.
pub fn figures(lower: &str, taken: &mut Vec<Range<usize>>, found: &mut Vec<Found>) {
    tallies(lower, taken, found);
    durations(lower, taken, found);
    numbers(lower, taken, found);
}

fn free(taken: &[Range<usize>], range: &Range<usize>) -> bool {
    taken.iter().all(|t| t.end <= range.start || range.end <= t.start)
}

fn tallies(lower: &str, taken: &mut Vec<Range<usize>>, found: &mut Vec<Found>) {
    let Some(regex) = TALLY.as_ref() else { return };
    for c in regex.captures_iter(lower) {
        let Some(range) = c.get(0).map(|m| m.range()) else {
            continue;
        };
        let part = |i: usize| c[i].parse::<u8>().unwrap_or(u8::MAX);
        let tally = Tally {
            yes: part(1),
            no: part(2),
            abstain: part(3),
        };
        let members = u32::from(tally.yes) + u32::from(tally.no) + u32::from(tally.abstain);
        if members <= 15 && free(taken, &range) {
            taken.push(range.clone());
            found.push(Found {
                what: Noted::Tally(tally),
                range,
            });
        }
    }
}

fn durations(lower: &str, taken: &mut Vec<Range<usize>>, found: &mut Vec<Found>) {
    let Some(regex) = DURATION.as_ref() else { return };
    for c in regex.captures_iter(lower) {
        let Some(range) = c.get(0).map(|m| m.range()) else {
            continue;
        };
        let first = match &c["n"] {
            "a" | "an" | "another" => c.name("more").map_or(Some(1), |m| small_number(m.as_str())),
            n => small_number(n),
        };
        let Some(n) = first else { continue };
        let (months, days) = match &c["unit"] {
            "day" => (0, n),
            "week" => (0, 7 * n),
            "fortnight" => (0, 14 * n),
            "month" => (n, 0),
            _ => (12 * n, 0),
        };
        if free(taken, &range) {
            taken.push(range.clone());
            found.push(Found {
                what: Noted::Duration { months, days },
                range,
            });
        }
    }
}

fn small_number(text: &str) -> Option<i32> {
    text.parse().ok().or_else(|| word_number(text).map(|n| n as i32))
}

fn numbers(lower: &str, taken: &mut [Range<usize>], found: &mut Vec<Found>) {
    let Some(regex) = NUMBER.as_ref() else { return };
    // What is taken was pushed kind by kind; in order it can be walked along.
    taken.sort_by_key(|r| r.start);
    let mut at = 0;
    for c in regex.captures_iter(lower) {
        let Some(range) = c.get(0).map(|m| m.range()) else {
            continue;
        };
        while at < taken.len() && taken[at].end <= range.start {
            at += 1;
        }
        if taken.get(at).is_some_and(|t| t.start < range.end) {
            continue;
        }
        let scale = match c.name("scale").map(|s| s.as_str()) {
            Some("hundred") => 100.0,
            Some("thousand") => 1e3,
            Some("million") => 1e6,
            Some("billion") => 1e9,
            _ => 1.0,
        };
        let base = match (c.name("digits"), c.name("words")) {
            (Some(d), _) => d.as_str().replace([' ', ','], "").parse::<f64>().ok(),
            (_, Some(w)) => word_number(w.as_str()).map(f64::from),
            // "a" counts only before a scale: "a thousand".
            _ if scale > 1.0 => Some(1.0),
            _ => None,
        };
        let Some(base) = base else { continue };
        if is_no_number(lower, &range, base * scale) {
            continue;
        }
        let vague = c.name("a").is_some_and(|a| a.as_str() != "a");
        let before = &lower[super::moment::floor(lower, range.start.saturating_sub(24))..range.start];
        let precision = if vague {
            Precision::About
        } else {
            precision(before)
        };
        found.push(Found {
            what: Noted::Figure(Figure {
                value: base * scale,
                precision,
                unit: unit(&lower[range.end..]),
            }),
            range,
        });
    }
}

/// Returns whether a number counts nothing: a bare year, or "one" for a thing already named.
fn is_no_number(lower: &str, range: &Range<usize>, value: f64) -> bool {
    let word = &lower[range.clone()];
    let year =
        word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()) && (1940.0..2060.0).contains(&value);
    if year {
        let unit = unit(&lower[range.end..]);
        let counted = [
            "troops",
            "soldiers",
            "police",
            "officers",
            "men",
            "personnel",
            "observers",
            "people",
            "peacekeepers",
            "military",
        ];
        return !counted.iter().any(|c| unit.starts_with(c));
    }
    word == "one"
}

fn precision(before: &str) -> Precision {
    let words: Vec<&str> = before.split_whitespace().collect();
    let ends = |phrase: &[&str]| words.ends_with(phrase);
    let about = [
        "some",
        "about",
        "around",
        "nearly",
        "almost",
        "roughly",
        "approximately",
        "estimated",
        "perhaps",
    ];
    if about.iter().any(|w| ends(&[w])) || ends(&["close", "to"]) {
        Precision::About
    } else if ends(&["up", "to"]) || ends(&["maximum", "of"]) || ends(&["as", "many", "as"]) {
        Precision::UpTo
    } else if ends(&["more", "than"]) || ends(&["over"]) || ends(&["at", "least"]) || ends(&["above"]) {
        Precision::Over
    } else if ends(&["fewer", "than"]) || ends(&["less", "than"]) || ends(&["under"]) || ends(&["below"]) {
        Precision::Under
    } else {
        Precision::Exact
    }
}

/// Returns the next words, up to three, that belong to the number.
fn unit(after: &str) -> String {
    let end = after
        .find([',', '.', ';', ':', '(', ')', '\u{201d}', '\u{2014}', '?', '!'])
        .unwrap_or(after.len());
    after[..end]
        .split_whitespace()
        .take(3)
        .collect::<Vec<_>>()
        .join(" ")
}

/// Returns the number that words up to the hundreds name: `twenty-seven`, `a hundred and five`.
pub fn word_number(text: &str) -> Option<u32> {
    let mut total = 0;
    for word in text.split([' ', '-']).filter(|w| *w != "and" && !w.is_empty()) {
        if word == "hundred" {
            total = total.max(1) * 100;
        } else if word == "a" {
            total += 1;
        } else if let Some(n) = SMALL.iter().position(|s| *s == word) {
            total += n as u32;
        } else if let Some(t) = TENS.iter().position(|t| *t == word) {
            total += 20 + 10 * t as u32;
        } else {
            return None;
        }
    }
    (!text.is_empty()).then_some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        figures(&text.to_ascii_lowercase(), &mut Vec::new(), &mut found);
        found.sort_by_key(|f| f.range.start);
        let show = |f: &Found| match &f.what {
            Noted::Figure(f) => format!("{} {:?} {}", f.value, f.precision, f.unit),
            Noted::Duration { months, days } => format!("{months} months {days} days"),
            Noted::Tally(t) => t.to_string(),
            other => format!("{other:?}"),
        };
        found.iter().map(show).collect()
    }

    #[test]
    fn every_pattern_compiles() {
        assert!(TALLY.is_some() && NUMBER.is_some() && DURATION.is_some());
    }

    #[test]
    fn numbers_in_figures_and_words() {
        assert_eq!(shown("some 15 000 troops"), ["15000 About troops"]);
        assert_eq!(shown("up to 1,608 police"), ["1608 UpTo police"]);
        assert_eq!(shown("over six million displaced"), ["6000000 Over displaced"]);
        assert_eq!(
            shown("twenty-seven officers, a thousand men"),
            ["27 Exact officers", "1000 Exact men"]
        );
    }

    #[test]
    fn lengths_of_time() {
        assert_eq!(shown("for another six months"), ["6 months 0 days"]);
        assert_eq!(shown("another year"), ["12 months 0 days"]);
        assert_eq!(shown("within 90 days"), ["0 months 90 days"]);
    }

    #[test]
    fn tallies_are_no_numbers() {
        assert_eq!(shown("The tally was 13\u{2013}0\u{2013}2"), ["13-0-2"]);
    }
}
