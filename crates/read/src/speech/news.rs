//! News: title, dateline and day; who says what; what is claimed.

use super::clause::{Clause, clauses};
use super::kinds::kind;
use super::names::Names;
use super::scan::{Scan, sentences};
use super::stance::{speaker, stance};
use crate::reading::{Claim, Found, Noted, Passage, Statement};
use penholder_text::MappedText;
use penholder_words::{Date, MemberCode, Span};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// A sentence longer than this many bytes is no sentence of a report and is not taken apart.
const LONGEST_SENTENCE: usize = 4096;

/// What was read from a news report.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct News {
    /// Title, where the first line is one.
    pub title: Option<String>,
    /// Place of the dateline.
    pub place: Option<String>,
    /// The report's own day.
    pub date: Option<Date>,
    /// Where the day stands.
    pub date_span: Option<Span>,
    /// Who says what.
    pub statements: Vec<Statement>,
    /// What is claimed.
    pub claims: Vec<Claim>,
    /// Bytes of sentences that were too long to be taken apart.
    pub skipped: Vec<Span>,
}

/// `BANGUI, 15 November 2021 — `, `UNITED NATIONS, June 16 (Agency) - `.
static DATELINE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(?P<place>[A-Z\u{c0}-\u{dc}][A-Z\u{c0}-\u{dc} .'\u{2019}/-]+(?:, [A-Z][A-Za-z .]+)?)(?:,|\s\()\s?(?P<date>[^\u{2014}\u{2013}(]{4,30}?)(?:\)|\s\([^)]*\))?\s?(?:\u{2014}|\u{2013}|--?)\s").ok()
});

static ISO_LINE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"^(?:1[89]|20)\d\d-\d\d-\d\d$").ok());

/// Reads a news report; `on` is its day where the text does not give one, and counts before the text's own.
pub fn news(text: &MappedText, names: &Names, on: Option<Date>) -> News {
    let clean = text.as_str();
    let mut news = News::default();
    let lines = paragraphs(clean);
    let body = head(clean, &lines, text, &mut news);
    let anchor = on.or(news.date);
    let scans: Vec<(usize, Scan<'_>)> = body
        .iter()
        .map(|r| (r.start, Scan::new(&clean[r.clone()], names, anchor)))
        .collect();
    let title = lines.first().map(|r| Scan::new(&clean[r.clone()], names, anchor));
    let mut reader = Reader {
        text,
        names,
        anchor,
        about: first_operation(names, anchor, title.iter().chain(scans.iter().map(|(_, s)| s))),
        here: None,
        paragraph: 0,
        lead: Passage::default(),
        news,
        asked: None,
    };
    for (at, (start, scan)) in scans.iter().enumerate() {
        reader.paragraph = at;
        reader.paragraph(*start, scan);
    }
    reader.news
}

/// Returns the non-empty lines.
fn paragraphs(clean: &str) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let mut start = 0;
    for line in clean.split_inclusive(['\n', '\r']) {
        super::scan::push_trimmed(&mut all, clean, start..start + line.len());
        start += line.len();
    }
    all
}

/// Reads title and dateline, and returns the paragraphs of the body.
fn head(clean: &str, lines: &[Range<usize>], text: &MappedText, news: &mut News) -> Vec<Range<usize>> {
    let mut body: Vec<Range<usize>> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let words = &clean[line.clone()];
        let closed = words.ends_with(['.', '\u{201d}', '"', ')', '!', '?']) && !words.ends_with("...");
        if ISO_LINE.as_ref().is_some_and(|r| r.is_match(words)) {
            set_date(words, line.clone(), text, news);
            continue;
        }
        // The first line is the title where more follows and it does not end like a sentence.
        if at == 0 && lines.len() > 1 && (!closed || words.ends_with('\u{2026}')) && words.len() < 200 {
            news.title = Some(words.trim_end_matches(['\u{2026}', ' ']).to_owned());
            continue;
        }
        let furniture = !closed && body.is_empty() && words.len() < 40;
        if furniture {
            continue;
        }
        body.push(after_dateline(clean, line, text, news));
    }
    body
}

/// Reads the dateline that opens a paragraph and returns what follows it.
fn after_dateline(clean: &str, line: &Range<usize>, text: &MappedText, news: &mut News) -> Range<usize> {
    let words = &clean[line.clone()];
    let Some(c) = DATELINE.as_ref().and_then(|r| r.captures(words)) else {
        return line.clone();
    };
    let (Some(whole), Some(place), Some(date)) = (c.get(0), c.name("place"), c.name("date")) else {
        return line.clone();
    };
    if news.place.is_none() {
        news.place = Some(place.as_str().to_owned());
        set_date(
            date.as_str(),
            line.start + date.start()..line.start + date.end(),
            text,
            news,
        );
    }
    line.start + whole.end()..line.end
}

fn set_date(words: &str, range: Range<usize>, text: &MappedText, news: &mut News) {
    if news.date.is_some() {
        return;
    }
    let mut found = Vec::new();
    super::moment::moments(words, &words.to_ascii_lowercase(), None, &mut found);
    if let Some(Noted::When(when)) = found.first().map(|f| &f.what)
        && let Some(day) = when.day()
    {
        news.date = Some(day);
        news.date_span = Some(text.raw_span(range));
    }
}

/// Returns the operation that a report is about: the first named, else the one in the first State with a mission.
fn first_operation<'s, 't: 's>(
    names: &Names,
    anchor: Option<Date>,
    scans: impl Iterator<Item = &'s Scan<'t>> + Clone,
) -> Option<String> {
    let named = scans.clone().flat_map(|s| &s.found).find_map(|f| match &f.what {
        Noted::Operation(o) => Some(o.clone()),
        _ => None,
    });
    named.or_else(|| {
        scans
            .flat_map(|s| &s.found)
            .find_map(|f| match f.what {
                Noted::State(code, _) => names.the_operation_in(code, anchor),
                _ => None,
            })
            .map(str::to_owned)
    })
}

struct Reader<'t> {
    text: &'t MappedText,
    names: &'t Names,
    anchor: Option<Date>,
    /// The operation that the article goes on about.
    about: Option<String>,
    /// An operation that only the sentence at hand is about.
    here: Option<String>,
    paragraph: usize,
    lead: Passage,
    news: News,
    /// Who answers, in an interview printed as questions and answers.
    asked: Option<String>,
}

impl Reader<'_> {
    fn paragraph(&mut self, start: usize, scan: &Scan<'_>) {
        let label = speaker_label(scan.text).or_else(|| list_mark(scan.text).map(|end| ("", end)));
        for mut sentence in sentences(scan.text) {
            let span = self.text.raw_span(start + sentence.start..start + sentence.end);
            if sentence.len() > LONGEST_SENTENCE {
                self.news.skipped.push(span);
                continue;
            }
            if sentence.start < label.map_or(0, |l| l.1) {
                sentence.start = label.map_or(0, |l| l.1).min(sentence.end);
            }
            if scan.text[sentence.clone()].ends_with('?') {
                self.keep(scan, &sentence);
                continue;
            }
            self.asked = label.filter(|l| !l.0.is_empty()).map(|l| l.0.to_owned());
            self.sentence(start, scan, &sentence);
        }
    }

    fn sentence(&mut self, start: usize, scan: &Scan<'_>, sentence: &Range<usize>) {
        self.look_for_operation(scan, sentence);
        let clauses = clauses(scan, sentence);
        self.statement(start, scan, sentence, &clauses);
        let kinds: Vec<_> = clauses
            .iter()
            .map(|c| {
                let passage = scan.passage(&c.range);
                kind(
                    &scan.lower[c.range.clone()],
                    &passage.found,
                    c.spoken || self.asked.is_some(),
                )
            })
            .collect();
        let mut done = sentence.start;
        let mut at = 0;
        while at < clauses.len() {
            let Some(kind) = kinds[at] else {
                at += 1;
                continue;
            };
            let mut clause = clauses[at].clone();
            // Two clauses on one vote are one claim: "taken with fourteen votes, two abstaining".
            while kinds.get(at + 1) == Some(&Some(kind)) && joins(scan, &clause, &clauses[at + 1]) {
                at += 1;
                clause.range.end = clauses[at].range.end;
            }
            at += 1;
            self.keep(scan, &(done..clause.range.start));
            done = clause.range.end;
            self.claim(start, scan, &clause, kind);
        }
        self.keep(scan, &(done..sentence.end));
    }

    fn claim(&mut self, start: usize, scan: &Scan<'_>, clause: &Clause, kind: penholder_words::ClaimKind) {
        let body = scan.passage(&clause.range);
        let named = body.found.iter().find_map(|f| match &f.what {
            Noted::Operation(o) => Some(o.clone()),
            _ => None,
        });
        let who = clause.said_by.clone().map(|r| scan.text[r].trim().to_owned());
        let said_by = who.or_else(|| self.asked.clone());
        self.news.claims.push(Claim {
            span: self
                .text
                .raw_span(start + clause.range.start..start + clause.range.end),
            kind,
            speaker: said_by
                .as_deref()
                .map(|w| speaker(w, self.names, self.anchor))
                .unwrap_or_default(),
            said_by,
            quote: scan.quote_of(&clause.range).is_some(),
            in_council: clause.in_council,
            about: named.or_else(|| self.spoken_of()),
            paragraph: self.paragraph,
            body,
            lead: std::mem::take(&mut self.lead),
        });
    }

    /// Keeps text that stands in no claim, for the next claim's lead.
    fn keep(&mut self, scan: &Scan<'_>, range: &Range<usize>) {
        if range.start >= range.end {
            return;
        }
        let passage = scan.passage(range);
        let shift = self.lead.text.len() + 1;
        self.lead.text.push(' ');
        self.lead.text.push_str(&passage.text);
        self.lead.found.extend(passage.found.into_iter().map(|f| Found {
            range: f.range.start + shift..f.range.end + shift,
            ..f
        }));
    }

    fn spoken_of(&self) -> Option<String> {
        self.here.clone().or_else(|| self.about.clone())
    }

    /// Follows which operation is spoken of: one named early in a sentence stays, one named late is only mentioned.
    fn look_for_operation(&mut self, scan: &Scan<'_>, sentence: &Range<usize>) {
        let found = scan.found_in(sentence);
        let lower = &scan.lower[sentence.clone()];
        self.here = None;
        let named = found.iter().find_map(|f| match &f.what {
            Noted::Operation(o) => Some((o.clone(), f.range.start - sentence.start)),
            _ => None,
        });
        if let Some((operation, at)) = named {
            let object = is_object(&lower[..at]);
            if (at < 45 && !object) || self.about.is_none() {
                self.about = Some(operation);
            } else if self.about.as_ref() != Some(&operation) && !object {
                self.here = Some(operation);
            }
            return;
        }
        let mission = [
            "mission",
            "force",
            "peacekeep",
            "peace-keep",
            "blue helmet",
            "operation",
            "observers",
        ];
        if !mission.iter().any(|m| lower.contains(m)) {
            return;
        }
        let hosts: Vec<MemberCode> = found
            .iter()
            .filter_map(|f| match f.what {
                Noted::State(code, _) => Some(code),
                _ => None,
            })
            .collect();
        let current = self.about.clone();
        let here = |host: &MemberCode| self.names.operations_in(*host, self.anchor);
        // As long as the operation spoken of is one of the host's own, it stays.
        if hosts
            .iter()
            .any(|h| here(h).iter().any(|o| current.as_deref() == Some(*o)))
        {
            return;
        }
        let host = hosts
            .iter()
            .find_map(|h| self.names.the_operation_in(*h, self.anchor));
        if let Some(operation) = host {
            self.about = Some(operation.to_owned());
        }
    }

    /// Notes who says what in a sentence.
    fn statement(&mut self, start: usize, scan: &Scan<'_>, sentence: &Range<usize>, clauses: &[Clause]) {
        let spoken: Vec<&Clause> = clauses.iter().filter(|c| c.spoken).collect();
        let (Some(first), Some(last)) = (spoken.first(), spoken.last()) else {
            return self.asking(start, scan, sentence);
        };
        let Some(who) = first.said_by.clone() else { return };
        let content = first.range.start..last.range.end;
        let words = &scan.lower[sentence.clone()];
        self.news.statements.push(Statement {
            speaker: speaker(scan.text[who].trim(), self.names, self.anchor),
            text_span: self.text.raw_span(start + content.start..start + content.end),
            about: self.spoken_of(),
            stance: stance(words),
            quote: scan.quote_of(&content).is_some(),
        });
    }

    /// Notes what is asked for in the reporter's own words: "the authorities asked for the force to leave".
    fn asking(&mut self, start: usize, scan: &Scan<'_>, sentence: &Range<usize>) {
        let lower = &scan.lower[sentence.clone()];
        let Some(who) = super::stance::asker(lower) else {
            return;
        };
        let stance = stance(lower);
        if stance == penholder_words::Stance::None {
            return;
        }
        let who = sentence.start + who.start..sentence.start + who.end;
        self.news.statements.push(Statement {
            speaker: speaker(scan.text[who].trim(), self.names, self.anchor),
            text_span: self.text.raw_span(start + sentence.start..start + sentence.end),
            about: self.spoken_of(),
            stance,
            quote: false,
        });
    }
}

/// Returns whether what is named after these words is only what the sentence's own subject dealt with.
fn is_object(before: &str) -> bool {
    [
        "replac",
        "took over",
        "succeed",
        "taking over",
        "takes over",
        "from ",
        "like ",
    ]
    .iter()
    .any(|w| before.contains(w))
}

/// Returns whether two neighbouring clauses of one kind are one claim.
fn joins(scan: &Scan<'_>, first: &Clause, second: &Clause) -> bool {
    let between = scan.text.get(first.range.end..second.range.start).unwrap_or(";");
    first.said_by == second.said_by && (between == ", " || between == " ")
}

/// A time, a dash or a number that opens a line of a list: `10.05 `, `- `, `3) `.
static LIST_MARK: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(?:\d{1,2}[.:h]\d{2}(?: ?[ap]\.?m\.?)?|[-\u{2013}\u{2014}\u{2022}*\u{25cf}]|\(?\d{1,2}[.)]|\([a-z]\))[:,]?\s+").ok()
});

/// Returns where the words of a line of a list begin.
fn list_mark(text: &str) -> Option<usize> {
    LIST_MARK.as_ref()?.find(text).map(|m| m.end())
}

/// Returns the label of a speaker that opens a paragraph, `A` in `A: It is so.`, and where the words begin.
fn speaker_label(text: &str) -> Option<(&str, usize)> {
    let (label, rest) = text.split_once(": ")?;
    let short = label.len() <= 24 && label.split(' ').count() <= 3;
    let name = label.starts_with(|c: char| c.is_uppercase()) && !label.contains([',', '.', '\u{201c}']);
    let long = label == "Q" || label == "A" || label.chars().all(|c| c.is_uppercase() || c == ' ');
    (short && name && long && !rest.is_empty()).then_some((label, label.len() + 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_compiles() {
        for pattern in [&DATELINE, &ISO_LINE, &LIST_MARK] {
            assert!(pattern.is_some());
        }
    }
}
