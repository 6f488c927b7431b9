//! The tokens of a paragraph: words, numbers, dates, lengths of time, operations.

use super::lang::Lang;
use super::norm::Norm;
use penholder_words::Date;
use std::ops::Range;

/// A length of time as a text gives it: six months and twelve days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Length {
    pub(crate) months: i32,
    pub(crate) days: i32,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A word, or a word with digits in it.
    Word,
    /// A number in figures or words.
    Number(u32),
    /// A whole date.
    Date(Date),
    /// A month with its year.
    Month(i16, i8),
    /// A length of time.
    Length(Length),
    /// A mention of an operation: index into the paragraph's mentions.
    Op(u16),
    /// A mark of punctuation.
    Punct(u8),
}

/// A token with its place in the plain text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token<'a> {
    pub(crate) kind: Kind,
    pub(crate) text: &'a str,
    pub(crate) start: u32,
    pub(crate) end: u32,
}

impl Token<'_> {
    /// Says whether the token closes a thought, which no gap of a pattern crosses.
    pub(crate) fn stops(&self) -> bool {
        matches!(self.kind, Kind::Punct(b';' | b':' | b'.'))
    }

    pub(crate) fn is(&self, words: &[&str]) -> bool {
        self.kind == Kind::Word && words.contains(&self.text)
    }

    pub(crate) fn starts(&self, stems: &[&str]) -> bool {
        self.kind == Kind::Word && stems.iter().any(|s| self.text.starts_with(s))
    }
}

/// Cuts a plain text into tokens; mentions of operations (sorted, without overlap) become one token each.
pub(crate) fn tokens<'a>(norm: &'a Norm, mentions: &[Range<usize>], lang: &Lang) -> Vec<Token<'a>> {
    let text = norm.as_str();
    let mut words = Vec::with_capacity(text.len() / 5);
    let bytes = text.as_bytes();
    let mut mention = 0;
    let mut at = 0;
    while at < bytes.len() {
        if let Some(m) = mentions.get(mention)
            && at >= m.start
        {
            words.push(token(Kind::Op(mention as u16), text, m.start, m.end));
            at = m.end.max(at + 1);
            mention += 1;
            continue;
        }
        let limit = mentions.get(mention).map_or(bytes.len(), |m| m.start);
        let b = bytes[at];
        if b.is_ascii_alphanumeric() {
            let mut end = at + 1;
            while end < limit && (bytes[end].is_ascii_alphanumeric() || joins(bytes, end)) {
                if bytes[end - 1].is_ascii_digit()
                    && bytes[end].is_ascii_alphabetic()
                    && lang.month_begins(&text[end..limit])
                {
                    break;
                }
                end += 1;
            }
            words.push(word(text, at, end, lang));
            at = end;
        } else {
            if b != b' ' {
                words.push(token(Kind::Punct(b), text, at, at + 1));
            }
            at += 1;
        }
    }
    merge(words, text, lang)
}

/// Says whether the byte at `at` holds a word or number together: `secretary's`, `13,289`.
fn joins(bytes: &[u8], at: usize) -> bool {
    let (Some(before), Some(after)) = (at.checked_sub(1).map(|i| bytes[i]), bytes.get(at + 1)) else {
        return false;
    };
    match bytes[at] {
        b'\'' => before.is_ascii_alphabetic() && after.is_ascii_alphabetic(),
        b',' => {
            before.is_ascii_digit()
                && bytes
                    .get(at + 1..at + 4)
                    .is_some_and(|d| d.iter().all(u8::is_ascii_digit))
                && !bytes.get(at + 4).is_some_and(u8::is_ascii_digit)
        }
        _ => false,
    }
}

fn token(kind: Kind, text: &str, start: usize, end: usize) -> Token<'_> {
    Token {
        kind,
        text: &text[start..end],
        start: start as u32,
        end: end as u32,
    }
}

fn word<'a>(text: &'a str, start: usize, end: usize, lang: &Lang) -> Token<'a> {
    let found = token(Kind::Word, text, start, end);
    let number = if found.text.as_bytes()[0].is_ascii_digit() {
        figures(found.text)
    } else {
        lang.number(found.text)
    };
    match number {
        Some(n) => Token {
            kind: Kind::Number(n),
            ..found
        },
        None => found,
    }
}

fn figures(text: &str) -> Option<u32> {
    let digits: String = text.chars().filter(|c| *c != ',').collect();
    digits.parse().ok()
}

/// Joins tokens to dates and lengths of time.
fn merge<'a>(words: Vec<Token<'a>>, text: &'a str, lang: &Lang) -> Vec<Token<'a>> {
    let mut out = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        let rest = &words[at..];
        let joined = thousands(rest, lang)
            .or_else(|| date(rest, lang))
            .or_else(|| length(rest, lang))
            .or_else(|| month(rest, lang));
        match joined {
            Some((kind, used)) => {
                let (start, end) = (rest[0].start as usize, rest[used - 1].end as usize);
                out.push(token(kind, text, start, end));
                at += used;
            }
            None => {
                out.push(rest[0]);
                at += 1;
            }
        }
    }
    out
}

/// `13 289` in languages that part thousands by a space.
fn thousands(words: &[Token<'_>], lang: &Lang) -> Option<(Kind, usize)> {
    if !lang.thousands_by_space {
        return None;
    }
    let Kind::Number(mut n) = words.first()?.kind else {
        return None;
    };
    if words[0].text.len() > 3 || !words[0].text.as_bytes()[0].is_ascii_digit() {
        return None;
    }
    let mut used = 1;
    while let Some(next) = words.get(used) {
        let Kind::Number(k) = next.kind else { break };
        if next.text.len() != 3 || !next.text.bytes().all(|b| b.is_ascii_digit()) || n > 4_000_000 {
            break;
        }
        n = n * 1000 + k;
        used += 1;
    }
    (used > 1).then_some((Kind::Number(n), used))
}

fn year_of(token: Option<&Token<'_>>) -> Option<i16> {
    let Kind::Number(n) = token?.kind else { return None };
    (1900..2200).contains(&n).then_some(n as i16)
}

fn day_of(token: &Token<'_>) -> Option<i8> {
    match token.kind {
        Kind::Number(n) if (1..=31).contains(&n) && token.text.len() <= 2 => Some(n as i8),
        Kind::Word => {
            let digits = token.text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
            let suffix = &token.text[digits.len()..];
            (matches!(suffix, "er" | "st" | "nd" | "rd" | "th") && !digits.is_empty())
                .then(|| digits.parse().ok())
                .flatten()
                .filter(|d| (1..=31).contains(d))
        }
        _ => None,
    }
}

/// `30 June 2023`, `June 30, 2023`, `30 juin 2023`.
fn date(words: &[Token<'_>], lang: &Lang) -> Option<(Kind, usize)> {
    let first = words.first()?;
    if let Some(day) = day_of(first) {
        // `1 er janvier`, with a space from the markup.
        let at = 1 + usize::from(
            words
                .get(1)
                .is_some_and(|t| t.is(&["er", "st", "nd", "rd", "th"])),
        );
        let month = lang.month(words.get(at)?.text)?;
        let comma = usize::from(matches!(
            words.get(at + 1).map(|t| t.kind),
            Some(Kind::Punct(b','))
        ));
        let year = year_of(words.get(at + 1 + comma))?;
        let date = Date::new(year, month, day).ok()?;
        return Some((Kind::Date(date), at + 2 + comma));
    }
    let month = lang.month(first.text)?;
    let day = day_of(words.get(1)?)?;
    let comma = usize::from(matches!(words.get(2).map(|t| t.kind), Some(Kind::Punct(b','))));
    let year = year_of(words.get(2 + comma))?;
    Some((Kind::Date(Date::new(year, month, day).ok()?), 3 + comma))
}

fn month(words: &[Token<'_>], lang: &Lang) -> Option<(Kind, usize)> {
    let month = lang.month(words.first()?.text)?;
    Some((Kind::Month(year_of(words.get(1))?, month), 2))
}

/// `six months`, `a six-month`, `90 days`, `one year and six months`, `ninety (90) days`.
fn length(words: &[Token<'_>], lang: &Lang) -> Option<(Kind, usize)> {
    let (mut sum, mut used) = one_length(words, lang)?;
    if words.get(used).is_some_and(|t| t.is(lang.and))
        && let Some((more, extra)) = one_length(&words[used + 1..], lang)
    {
        sum.months += more.months;
        sum.days += more.days;
        used += 1 + extra;
    }
    Some((Kind::Length(sum), used))
}

fn one_length(words: &[Token<'_>], lang: &Lang) -> Option<(Length, usize)> {
    let first = words.first()?;
    if let Kind::Word = first.kind {
        return lang.joined_length(first.text).map(|l| (l, 1));
    }
    let Kind::Number(n) = first.kind else { return None };
    if n > 1000 {
        return None;
    }
    let bracket = |i: usize, b: u8| matches!(words.get(i).map(|t| t.kind), Some(Kind::Punct(p)) if p == b);
    let mut at = 1;
    if bracket(1, b'(') && bracket(3, b')') {
        at = 4;
    }
    if bracket(at, b'-') {
        at += 1;
    }
    if words.get(at).is_some_and(|t| t.is(lang.calendar)) {
        at += 1;
    }
    let unit = words.get(at)?;
    (unit.kind == Kind::Word).then_some(())?;
    lang.unit(unit.text, n as i32).map(|l| (l, at + 1))
}
