//! Reports of the Secretary-General: paragraphs, recommendations, incidents, figures, observations.

use super::names::Names;
use super::scan::{Scan, sentences};
use crate::reading::{EventKind, Found, Noted, Precision, Recommendation, ReportedEvent, Speaker, Statement};
use penholder_text::MappedText;
use penholder_words::{Action, Component, Date, Stance, Symbol};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// A report in plain text, cut into its numbered paragraphs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportText {
    /// Its symbol.
    pub symbol: Symbol,
    /// Its day.
    pub date: Option<Date>,
    /// Number and words of each paragraph; what stands before the first has no number.
    pub paragraphs: Vec<(String, String)>,
}

/// Cuts a report in plain text into its paragraphs; `None` if it names no symbol.
pub fn report_text(bytes: &[u8]) -> Option<ReportText> {
    let base = penholder_text::decode(bytes).0;
    let text = base.as_str();
    let symbol = text
        .lines()
        .map(str::trim)
        .find_map(|l| l.parse::<Symbol>().ok())?;
    let head: String = text.lines().take(12).collect::<Vec<_>>().join(" ");
    let date = crate::days::first_day(&head).map(|d| d.date);
    let mut paragraphs: Vec<(String, String)> = Vec::new();
    for line in text.lines().map(str::trim).filter(|l| !l.is_empty()) {
        match numbered(line, paragraphs.last().and_then(|p| p.0.parse().ok())) {
            Some((number, rest)) => paragraphs.push((number.to_string(), rest.to_owned())),
            None => match paragraphs.last_mut() {
                Some(last) => {
                    last.1.push(' ');
                    last.1.push_str(line);
                }
                None => paragraphs.push((String::new(), line.to_owned())),
            },
        }
    }
    Some(ReportText {
        symbol,
        date,
        paragraphs,
    })
}

/// Returns number and words of a line that opens a paragraph: its number follows the last one, or nearly.
fn numbered(line: &str, last: Option<u32>) -> Option<(u32, &str)> {
    let (number, rest) = line.split_once(". ")?;
    let number: u32 = number.parse().ok()?;
    let next = last.unwrap_or(0) + 1;
    (next..next + 4).contains(&number).then_some((number, rest))
}

/// What was read from a report.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Report {
    /// What is recommended to the Council.
    pub recommendations: Vec<Recommendation>,
    /// Incidents, figures of the context, observations.
    pub events: Vec<ReportedEvent>,
    /// The Secretary-General's own wishes for the operation.
    pub statements: Vec<Statement>,
}

macro_rules! words {
    ($($name:ident = $pattern:expr;)+) => {
        $(static $name: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(&format!(r"\b(?:{})", $pattern)).ok());)+
    };
}

words! {
    RECOMMENDS = r"i (?:\w+ )?(?:\w+, )?(?:\w+ )?recommend\b|it is (?:\w+ )?recommended|i (?:\w+ )?propose that the (?:security )?council|i (?:\w+ )?propose (?:to )?(?:extend|the extension|that the mandate)|i recommend|my recommendation that|i would (?:also |therefore |accordingly )?recommend|i (?:further|also) recommend|i wish to recommend|is recommended that";
    PAST = r"i (?:had )?recommended|it had been recommended|as recommended";
    EXTEND = r"exten(?:d|ded|sion|ding)\b|renew\w*|prolong\w*|maintain(?:ed)?\b|continu\w+|remain\b|retain\w*|retention";
    END = r"terminat\w+|withdraw\w*|clos(?:e|ure)\b|liquidat\w+|wound up|bring (?:\w+ ){0,3}to an end";
    LESS = r"reduc\w+|drawdown|draw down|downsiz\w+|decreas\w+";
    MORE = r"increas\w+|reinforc\w+|strengthen\w+|expan\w+|augment\w+|additional";
    BEGIN = r"establish\w*|deploy\w*|creat\w+|set up";
    RESTRICTION = r"(?:restrict\w+|impeded?|obstruct\w+|denied|hinder\w+|limit\w+|prevented|blocked) (?:\w+ ){0,6}(?:movement|access|patrol\w*|convoys?)|(?:movement|access|patrol\w*|convoys?) (?:\w+ ){0,6}(?:restrict\w+|impeded|obstruct\w+|denied|hindered|blocked)|freedom of movement";
    VIOLATION = r"violat(?:ion|ions|ed|es)\b|breach(?:es|ed)?\b";
    DEATHS = r"(?:killed|dead|deaths?|died|fatalit\w+|lost their lives|casualties)\b";
    DISPLACED = r"(?:displaced|refugees?|fled|returnees?|returned to their homes|internally displaced)\b";
    OBSERVES = r"i (?:\w+ )?(?:believe|welcome|urge|call (?:on|upon)|remain (?:\w+ )?(?:concerned|convinced|hopeful)|am (?:\w+ )?(?:concerned|convinced|encouraged|confident|pleased|gratified)|appeal|commend|regret|condemn|note with|share the|hope\b|consider|wish to)";
}

fn is(pattern: &LazyLock<Option<Regex>>, lower: &str) -> bool {
    pattern.as_ref().is_some_and(|p| p.is_match(lower))
}

/// Reads a report.
pub fn report(text: &MappedText, names: &Names, day: Option<Date>) -> Report {
    let clean = text.as_str();
    let mut report = Report::default();
    let about = mission(clean, names, day);
    let mut para: Option<u32> = None;
    let mut start = 0;
    for line in clean.split_inclusive('\n') {
        let at = start;
        start += line.len();
        let words = line.trim();
        if let Some((number, _)) = numbered(words, para) {
            para = Some(number);
        }
        if words.is_empty() {
            continue;
        }
        for sentence in sentences(line) {
            let place = Place {
                span: text.raw_span(at + sentence.start..at + sentence.end),
                para: para.map(|p| p.to_string()),
            };
            read_sentence(&line[sentence], names, day, about.as_deref(), place, &mut report);
        }
    }
    report
}

struct Place {
    span: penholder_words::Span,
    para: Option<String>,
}

/// Returns the operation that a report is on: the one that it names most often.
fn mission(clean: &str, names: &Names, day: Option<Date>) -> Option<String> {
    let mut found = Vec::new();
    names.find(clean, day, &mut found);
    let mut counts: Vec<(String, usize)> = Vec::new();
    for f in found {
        if let Noted::Operation(o) = f.what {
            match counts.iter_mut().find(|(k, _)| *k == o) {
                Some((_, n)) => *n += 1,
                None => counts.push((o, 1)),
            }
        }
    }
    counts.into_iter().rev().max_by_key(|(_, n)| *n).map(|(o, _)| o)
}

fn read_sentence(
    words: &str,
    names: &Names,
    day: Option<Date>,
    about: Option<&str>,
    place: Place,
    report: &mut Report,
) {
    let lower = words.to_ascii_lowercase();
    let recommends = is(&RECOMMENDS, &lower)
        && !is(&PAST, &lower)
        && !lower.contains("not recommend")
        && !lower.contains("to recommend that the");
    let kinds = [
        (EventKind::Restriction, is(&RESTRICTION, &lower)),
        (EventKind::Violation, is(&VIOLATION, &lower)),
        (EventKind::Deaths, is(&DEATHS, &lower)),
        (EventKind::Displacement, is(&DISPLACED, &lower)),
        (EventKind::Observation, is(&OBSERVES, &lower)),
    ];
    if !recommends && kinds.iter().all(|(_, found)| !found) {
        return;
    }
    let scan = Scan::new(words, names, day);
    if recommends {
        recommend(&scan, about, &place, report);
    }
    for (kind, _) in kinds.into_iter().filter(|(_, found)| *found) {
        report.events.push(ReportedEvent {
            kind,
            figure: figure_of(&scan, kind),
            para: place.para.clone(),
            span: place.span,
        });
    }
}

/// Returns the figure that belongs to deaths or displacement: the first one beside the words for them.
fn figure_of(scan: &Scan<'_>, kind: EventKind) -> Option<u64> {
    let pattern = match kind {
        EventKind::Deaths => &DEATHS,
        EventKind::Displacement => &DISPLACED,
        _ => return None,
    };
    let word = pattern.as_ref()?.find(&scan.lower)?.start();
    let figures = scan.found.iter().filter_map(|f| match &f.what {
        Noted::Figure(n) if n.value >= 1.0 => Some((f.range.start.abs_diff(word), n.value)),
        _ => None,
    });
    figures
        .filter(|(far, _)| *far < 60)
        .min_by_key(|(far, _)| *far)
        .map(|(_, v)| v as u64)
}

fn recommend(scan: &Scan<'_>, about: Option<&str>, place: &Place, report: &mut Report) {
    let lower = scan.lower.as_str();
    let from = RECOMMENDS
        .as_ref()
        .and_then(|r| r.find(lower))
        .map_or(0, |m| m.start());
    let rest = &lower[from..];
    let mandate = [
        "mandate",
        "mission",
        "force",
        "presence",
        "operation",
        "observer",
        "contingent",
        "component",
    ]
    .iter()
    .any(|w| rest.contains(w))
        || scan.found.iter().any(|f| matches!(f.what, Noted::Operation(_)));
    let action = if is(&LESS, rest) && !is(&EXTEND, rest) {
        Action::Reduce
    } else if is(&EXTEND, rest) {
        Action::Extend
    } else if is(&END, rest) {
        Action::Terminate
    } else if is(&MORE, rest) {
        Action::Reinforce
    } else if is(&BEGIN, rest) {
        Action::Establish
    } else {
        Action::Modify
    };
    if !mandate && action == Action::Modify {
        return;
    }
    let inside = |f: &&Found| f.range.start >= from;
    let months = scan.found.iter().filter(inside).find_map(|f| match f.what {
        Noted::Duration { months, .. } if months > 0 => Some(months),
        _ => None,
    });
    let until = scan.found.iter().filter(inside).find_map(|f| match &f.what {
        Noted::When(w)
            if before(
                lower,
                &f.range,
                &["until", "to end on", "ending on", "ending", "till", "to"],
            ) =>
        {
            w.day()
        }
        _ => None,
    });
    let operation = scan.found.iter().filter(inside).find_map(|f| match &f.what {
        Noted::Operation(o) => Some(o.clone()),
        _ => None,
    });
    report.recommendations.push(Recommendation {
        operation: operation.or_else(|| about.map(str::to_owned)),
        action,
        months,
        until,
        strength: strength(scan, from),
        para: place.para.clone(),
        span: place.span,
    });
    report.statements.push(Statement {
        speaker: Speaker {
            role: Some("Secretary-General".to_owned()),
            organisation: Some("United Nations".to_owned()),
            ..Speaker::default()
        },
        text_span: place.span,
        about: about.map(str::to_owned),
        stance: match action {
            Action::Extend => Stance::ForExtension,
            Action::Terminate | Action::Liquidate => Stance::ForWithdrawal,
            _ => Stance::ForChange,
        },
        quote: false,
    });
}

fn before(lower: &str, range: &Range<usize>, words: &[&str]) -> bool {
    let before = lower[..range.start].trim_end();
    words.iter().any(|w| before.ends_with(w))
}

/// Returns the figures of strength in what is recommended; of a cut "from … to …" the latter.
fn strength(scan: &Scan<'_>, from: usize) -> Vec<(Component, u32)> {
    let mut all: Vec<(Component, u32)> = Vec::new();
    for found in scan.found.iter().filter(|f| f.range.start >= from) {
        let Noted::Figure(figure) = &found.what else {
            continue;
        };
        if figure.value < 2.0 || figure.precision == Precision::Over {
            continue;
        }
        let unit = figure.unit.as_str();
        let has = |words: &[&str]| words.iter().any(|w| unit.contains(w));
        let component = if has(&["observer", "liaison"]) {
            Component::MilitaryObservers
        } else if has(&["police"]) {
            Component::Police
        } else if has(&["troop", "military", "soldier", "infantry"]) {
            Component::Military
        } else {
            continue;
        };
        let number = figure.value as u32;
        match all.iter_mut().find(|(c, _)| *c == component) {
            Some(entry) => entry.1 = number,
            None => all.push((component, number)),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_compiles() {
        for pattern in [
            &RECOMMENDS,
            &PAST,
            &EXTEND,
            &END,
            &LESS,
            &MORE,
            &BEGIN,
            &RESTRICTION,
            &VIOLATION,
            &DEATHS,
            &DISPLACED,
            &OBSERVES,
        ] {
            assert!(pattern.is_some());
        }
    }
}
