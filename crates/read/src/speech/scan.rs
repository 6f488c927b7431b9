//! One paragraph with everything that was found in it: names, dates, figures, documents, quotations.

use super::names::Names;
use super::{figure, moment};
use crate::reading::{Found, Noted, Passage};
use penholder_words::{Date, Symbol};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

static RESOLUTION: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"\b(?:resolutions?|unscr|s/res/)\s?(?:no\.? ?)?(\d{1,4})\b(?:\s?\((?:1[89]|20)\d\d\))?(?:,? (?:and|or) (\d{3,4})\b(?:\s?\((?:1[89]|20)\d\d\))?)?").ok()
});

static DOCUMENT: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\bS/(?:PV\.\d{1,5}|PRST/\d{4}/\d{1,3}|\d{4}/\d{1,4}|\d{3,5})\b").ok());

/// A paragraph of clean text with what was found in it, in the order of the text.
#[derive(Debug, Default)]
pub struct Scan<'t> {
    /// The paragraph.
    pub text: &'t str,
    /// Its ASCII lower-case form, byte for byte as long.
    pub lower: String,
    /// Names, dates, figures, documents.
    pub found: Vec<Found>,
    /// What stands in quotation marks, the marks left out.
    pub quotes: Vec<Range<usize>>,
}

impl<'t> Scan<'t> {
    /// Finds everything in a paragraph; dates are resolved against `anchor`, the report's own day.
    pub fn new(text: &'t str, names: &Names, anchor: Option<Date>) -> Self {
        let lower = text.to_ascii_lowercase();
        let mut found = Vec::new();
        documents(text, &lower, &mut found);
        moment::moments(text, &lower, anchor, &mut found);
        names.find(text, anchor, &mut found);
        let mut taken: Vec<Range<usize>> = found.iter().map(|f| f.range.clone()).collect();
        taken.sort_by_key(|r| r.start);
        figure::figures(&lower, &mut taken, &mut found);
        found.sort_by_key(|f| (f.range.start, std::cmp::Reverse(f.range.end)));
        Scan {
            text,
            lower,
            found,
            quotes: quotes(text),
        }
    }

    /// Returns what was found in a stretch.
    pub fn found_in(&self, range: &Range<usize>) -> &[Found] {
        let from = self.found.partition_point(|f| f.range.start < range.start);
        let to = self.found.partition_point(|f| f.range.start < range.end);
        &self.found[from..to.max(from)]
    }

    /// Returns a stretch as a passage.
    pub fn passage(&self, range: &Range<usize>) -> Passage {
        let shifted = |f: &Found| Found {
            what: f.what.clone(),
            range: f.range.start - range.start..f.range.end - range.start,
        };
        Passage {
            text: self.text[range.clone()].to_owned(),
            found: self.found_in(range).iter().map(shifted).collect(),
        }
    }

    /// Returns the quotation that holds most of a stretch.
    pub fn quote_of(&self, range: &Range<usize>) -> Option<&Range<usize>> {
        self.quotes.iter().find(|q| {
            let shared = q.end.min(range.end).saturating_sub(q.start.max(range.start));
            shared * 3 >= range.len() * 2
        })
    }

    /// Returns whether a byte lies inside a quotation.
    pub fn is_quoted(&self, at: usize) -> bool {
        self.quotes.iter().any(|q| q.start <= at && at < q.end)
    }
}

fn documents(text: &str, lower: &str, found: &mut Vec<Found>) {
    for c in RESOLUTION.iter().flat_map(|r| r.captures_iter(lower)) {
        let whole = c.get(0).map_or(0..0, |m| m.range());
        for (i, m) in [c.get(1), c.get(2)].into_iter().flatten().enumerate() {
            let Ok(number) = m.as_str().parse() else { continue };
            let range = if i == 0 && c.get(2).is_none() {
                whole.clone()
            } else {
                m.range()
            };
            found.push(Found {
                what: Noted::Resolution(number),
                range,
            });
        }
    }
    for m in DOCUMENT.iter().flat_map(|r| r.find_iter(text)) {
        if let Ok(symbol) = m.as_str().parse::<Symbol>() {
            found.push(Found {
                what: Noted::Document(symbol),
                range: m.range(),
            });
        }
    }
}

/// Returns what stands between quotation marks; one that is not closed runs to the end of the paragraph.
fn quotes(text: &str) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let mut open: Option<usize> = None;
    for (at, c) in text.char_indices() {
        match (c, open) {
            ('\u{201c}' | '\u{ab}', None) => open = Some(at + c.len_utf8()),
            ('"', None) => open = Some(at + 1),
            ('\u{201d}' | '\u{bb}' | '"', Some(start)) => {
                all.push(start..at);
                open = None;
            }
            _ => {}
        }
    }
    all.extend(open.map(|start| start..text.len()));
    all
}

const ABBREVIATIONS: [&str; 26] = [
    "mr", "mrs", "ms", "dr", "st", "gen", "lt", "col", "maj", "capt", "sgt", "brig", "prof", "rev", "sen",
    "rep", "gov", "no", "nos", "para", "paras", "art", "vs", "u.n", "u.s", "u.k",
];

/// Returns the sentences of a paragraph.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !matches!(c, '.' | '!' | '?' | '\u{2026}') {
            continue;
        }
        let mut end = at + c.len_utf8();
        while let Some(&(next, mark)) = chars.peek() {
            if !matches!(
                mark,
                '\u{201d}' | '\u{2019}' | '"' | '\'' | ')' | '.' | '\u{2026}'
            ) {
                break;
            }
            end = next + mark.len_utf8();
            chars.next();
        }
        let rest = &text[end..];
        let spaced = rest.starts_with(char::is_whitespace);
        let begins = rest.trim_start().chars().next().is_none_or(|n| {
            n.is_uppercase()
                || n.is_ascii_digit()
                || matches!(n, '\u{201c}' | '"' | '\u{2018}' | '\u{2014}' | '(')
        });
        if (spaced || rest.is_empty()) && begins && !(c == '.' && is_abbreviation(&text[start..at])) {
            push_trimmed(&mut all, text, start..end);
            start = end;
        }
    }
    push_trimmed(&mut all, text, start..text.len());
    all
}

fn is_abbreviation(before: &str) -> bool {
    let word = before
        .rsplit(|c: char| c.is_whitespace() || c == '(')
        .next()
        .unwrap_or("");
    let letters = word.trim_start_matches(['\u{201c}', '"']);
    let initial = letters.len() == 1 && letters.chars().all(|c| c.is_ascii_uppercase());
    initial || ABBREVIATIONS.contains(&letters.to_ascii_lowercase().as_str())
}

/// Appends a range without the white space around it; an empty one is left out.
pub fn push_trimmed(all: &mut Vec<Range<usize>>, text: &str, range: Range<usize>) {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    let end = start + part.trim().len();
    if start < end {
        all.push(start..end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_compiles() {
        for pattern in [&RESOLUTION, &DOCUMENT] {
            assert!(pattern.is_some());
        }
    }

    #[test]
    fn sentences_end_where_a_new_one_begins() {
        let text = "The U.N. envoy, Mr. Smith, left. \u{201c}We go,\u{201d} he said. \u{201c}Now.\u{201d} It was 5.30 p.m. in St. John's.";
        let found: Vec<_> = sentences(text).into_iter().map(|r| &text[r]).collect();
        assert_eq!(
            found,
            [
                "The U.N. envoy, Mr. Smith, left.",
                "\u{201c}We go,\u{201d} he said.",
                "\u{201c}Now.\u{201d}",
                "It was 5.30 p.m. in St. John's."
            ]
        );
    }

    #[test]
    fn quotations_leave_their_marks_out() {
        let text = "a \u{201c}b c\u{201d} d \"e\" \u{201c}f";
        let found: Vec<_> = quotes(text).into_iter().map(|r| &text[r]).collect();
        assert_eq!(found, ["b c", "e", "f"]);
    }

    #[test]
    fn resolutions_are_found_one_by_one() {
        let scan = Scan::new(
            "Resolutions 101 (1953) and 1105, S/1999/57",
            &Names::new(&Default::default()),
            None,
        );
        let found: Vec<_> = scan.found.iter().map(|f| f.what.clone()).collect();
        assert_eq!(
            found,
            [
                Noted::Resolution(101),
                Noted::Resolution(1105),
                Noted::Document("S/1999/57".parse().unwrap())
            ]
        );
    }
}
