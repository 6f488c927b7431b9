//! The lines before and after the body: symbol, date, meeting, vote.

use super::super::{Head, kind};
use super::blocks::Found;
use super::lines::{Line, LineKind};
use crate::names::StateNames;
use crate::{adoption, votes};
use penholder_words::{DocumentKind, Span, Symbol};
use regex::Regex;
use std::sync::LazyLock;

/// `161 (1961)`, `S/RES/1270 (1999)`, `Resolution 598 (1987)` in lines of the head.
static NUMBER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?:^|S/RES/\s?|(?i:Resolution|Résolution)\s+)([0-9]{1,4})\s?\(((?:19|20)[0-9]{2})\)").ok()
});

/// `Resolution 290`, `53 Resolution of 7 July 1948`, where the year is missing or unreadable
static NUMBER_ALONE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(?:(?i:Resolution)\s+([0-9]{1,4})(?:\s?\([^)]*\))?$|([0-9]{1,4})\.?\s+Resolution\s+of\b)")
        .ok()
});

/// `S/PRST/2013/10`, `S/PV.7643 (Resumption 1)`, `S/2013/189`, `S/25354` at the beginning of a line
static OTHER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^S/(?:PRST/(?:19|20)[0-9]{2}/[0-9]+|PV\.[0-9]+(?:\s?\(Resumption [0-9]+\))?|(?:19|20)[0-9]{2}/[0-9]+|[0-9]{4,5})\b\)?").ok()
});

/// `[S/4741]`
static DRAFT: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\[\s?(S/[^\]]+?)\s?\]$").ok());

/// Reads the head and says what kind of document it is.
pub(super) fn read(
    text: &str,
    lines: &[Line<'_>],
    found: &Found,
    states: &StateNames,
) -> (DocumentKind, Head) {
    let mut head = Head {
        lang: language(text),
        ..Head::default()
    };
    let near = &lines[..found.head];
    let near: Vec<_> = near.iter().filter(|l| l.kind != LineKind::Blank).collect();
    for (at, line) in near.iter().enumerate() {
        symbol(line, &mut head);
        adopted(text, line, near.get(at + 1).copied(), &mut head);
    }
    let title = near.iter().find_map(|l| NUMBER_ALONE.as_ref()?.captures(l.text));
    if let (None, Some(c), Some(date)) = (&head.symbol, title, head.date) {
        head.symbol = c
            .get(1)
            .or(c.get(2))
            .and_then(|n| n.as_str().parse().ok())
            .map(|n| Symbol::resolution(n, date.year()));
    }
    for closing in &found.closings {
        if let Some(adoption) = adoption::in_line(closing.as_str()) {
            head.meeting = head.meeting.or(adoption.meeting);
        }
    }
    head.vote = votes::closing(&found.closings, &found.blocks, states, head.date);
    let formula = lines.iter().any(|l| l.kind == LineKind::Formula);
    (kind::of_text(text, head.symbol.as_ref(), formula), head)
}

fn symbol(line: &Line<'_>, head: &mut Head) {
    if let Some(c) = DRAFT.as_ref().and_then(|r| r.captures(line.text)) {
        head.draft = head.draft.take().or_else(|| c[1].parse().ok());
    }
    if head.symbol.is_some() {
        return;
    }
    if let Some(c) = NUMBER.as_ref().and_then(|r| r.captures(line.text))
        && let (Ok(number), Ok(year)) = (c[1].parse(), c[2].parse())
    {
        head.symbol = Some(Symbol::resolution(number, year));
    } else if let Some(m) = OTHER.as_ref().and_then(|r| r.find(line.text)) {
        head.symbol = m.as_str().parse().ok();
    }
}

/// Takes day and meeting from a line; a line of adoption may go on in the next.
fn adopted(text: &str, line: &Line<'_>, next: Option<&Line<'_>>, head: &mut Head) {
    if line.kind != LineKind::Head || line.text.starts_with('[') {
        return;
    }
    let distributed = line.text.contains("Distr");
    let end = match next {
        Some(next) if line.text.contains("Adopt") || distributed => next.range.end,
        _ => line.range.end,
    };
    let Some(read) = adoption::in_line(&text[line.range.start..end]) else {
        return;
    };
    if let (Some(date), Some(day)) = (read.date, read.day)
        && (head.date.is_none() || line.text.contains("Adopt"))
    {
        head.date = Some(date);
        let start = line.range.start + day.start;
        head.date_span = Some(Span::new(start, start + day.len()));
    }
    head.meeting = head.meeting.or(read.meeting);
}

/// Tells French from English by the words that no text is without.
fn language(text: &str) -> String {
    let mut end = text.len().min(6000);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let words = text[..end].split_whitespace();
    let (french, english) = words.fold((0, 0), |(f, e), w| match w {
        "les" | "des" | "une" | "et" | "du" | "la" | "le" => (f + 1, e),
        "the" | "of" | "and" | "to" | "that" => (f, e + 1),
        _ => (f, e),
    });
    if french > english {
        "fr".to_owned()
    } else {
        "en".to_owned()
    }
}
