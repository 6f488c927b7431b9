//! The texts of decisions, reports and meetings, where the caller has them, and what they say of a claim.
//!
//! The record holds facts, not sentences; a claim on what a decision says can only be judged with its text. A
//! paragraph bears a claim out if it holds every number, date and name of the claim and most of its other words,
//! each allowed to stand under another word of the same meaning.

mod meaning;
mod relation;

use crate::claim::Words;
use crate::ground::{Act, Ground};
use crate::{Evidence, Finding};
use meaning::Bag;
use penholder_record::MandateDecision;
use penholder_words::{ClaimKind, Date, Symbol};
use std::rc::Rc;

/// A paragraph of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextParagraph {
    /// Its place as printed; for a meeting, the speaker.
    pub id: String,
    /// Its words.
    pub text: String,
}

/// The text of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The document.
    pub symbol: Symbol,
    /// Its day.
    pub date: Option<Date>,
    /// Its paragraphs in order.
    pub paragraphs: Vec<TextParagraph>,
    /// The same, and after them every paragraph with points as one.
    whole: Vec<TextParagraph>,
}

impl Text {
    /// Returns a text of these paragraphs.
    pub fn new(symbol: Symbol, date: Option<Date>, paragraphs: Vec<TextParagraph>) -> Self {
        let mut whole = paragraphs.clone();
        let mut joined: Vec<TextParagraph> = Vec::new();
        for paragraph in &paragraphs {
            let top = paragraph.id.split(' ').next().unwrap_or_default();
            match joined.last_mut() {
                Some(last) if !top.is_empty() && last.id == top => {
                    last.text.push(' ');
                    last.text.push_str(&paragraph.text);
                }
                _ => joined.push(TextParagraph {
                    id: top.to_owned(),
                    text: paragraph.text.clone(),
                }),
            }
        }
        // What stands in a long list of points is no longer one statement.
        joined.retain(|j| j.text.len() <= LIST && paragraphs.iter().all(|p| p.text != j.text));
        whole.extend(joined);
        Text {
            symbol,
            date,
            paragraphs,
            whole,
        }
    }
}

/// A paragraph of more bytes than this is looked at sentence by sentence.
const LONG: usize = 1500;

/// A paragraph with points of more bytes than this is not looked at as one.
const LIST: usize = 1000;

/// Texts that the caller has at hand.
pub trait Texts {
    /// Returns the text of a resolution.
    fn resolution(&self, number: u16) -> Option<Rc<Text>>;
    /// Returns the reports on an operation dated on or before a day, the latest first.
    fn reports(&self, operation: &str, on: Date) -> Vec<Rc<Text>>;
    /// Returns the record of a meeting.
    fn meeting(&self, number: u32) -> Option<Rc<Text>>;
}

/// No texts at all.
#[derive(Debug, Clone, Copy)]
pub struct NoTexts;

impl Texts for NoTexts {
    fn resolution(&self, _: u16) -> Option<Rc<Text>> {
        None
    }
    fn reports(&self, _: &str, _: Date) -> Vec<Rc<Text>> {
        Vec::new()
    }
    fn meeting(&self, _: u32) -> Option<Rc<Text>> {
        None
    }
}

pub(crate) use meaning::{content as content_of, meaning as meaning_of};

/// How many of an operation's decisions are looked into, from the latest back.
const DECISIONS: usize = 8;

/// Judges a claim by what the decisions spoken of say; `None` where they do not tell.
pub(crate) fn judge(ground: &Ground<'_>, words: &Words<'_>) -> Option<Finding> {
    // What only people outside the Council can know is not sought in its decisions.
    if matches!(
        words.claim.kind,
        ClaimKind::VotingRule | ClaimKind::Membership | ClaimKind::Vote
    ) {
        return None;
    }
    if words.claim.kind == ClaimKind::Figure {
        return None;
    }
    if of_report(words)
        && let Some(finding) = in_reports(ground, words)
    {
        return Some(finding);
    }
    // What a report says is not told by a resolution.
    if words.has(&[
        "report had",
        "report says",
        "report said",
        "report states",
        "report stated",
        "report notes",
        "report found",
        "report to the council",
        "the same report",
        "a report by",
        "latest report",
    ]) && words.claim.kind != ClaimKind::Recommendation
    {
        return None;
    }
    let texts = spoken_of(ground, words);
    if texts.is_empty() {
        return None;
    }
    if words.claim.kind == ClaimKind::Recommendation {
        return recommended(ground, words, &texts);
    }
    if let Some(finding) = relation::judge(ground, words, &texts) {
        return Some(finding);
    }
    let bag = Bag::of_claim(ground, words);
    let exclusive = meaning::is_exclusive(words);
    for (at, text) in texts.iter().enumerate() {
        // A recital tells what was so before; only what the Council says of itself may stand there.
        let operative = words.claim.kind != ClaimKind::Statement;
        // What happened is told less surely by like words than what was ordered.
        let firm = |found: &(&TextParagraph, f64)| words.claim.kind != ClaimKind::Event || found.1 >= 0.7;
        if let Some((paragraph, _)) = best(ground, text, &bag, operative).filter(firm) {
            let evidence = Evidence::new(text.symbol.clone(), Some(&paragraph.id), "says so");
            if exclusive {
                return widened_since(ground, words, text, evidence);
            }
            // An older decision bears out what a newer one may have replaced: it is the text spoken of that counts.
            return (at == 0 || !replaced(words)).then(|| {
                Finding::borne_out(
                    format!("{}, {} says so.", text.symbol, place(&paragraph.id)),
                    vec![evidence],
                )
            });
        }
    }
    None
}

/// Returns the days that a paragraph of a resolution names, where its text is at hand.
pub(crate) fn days_of(ground: &Ground<'_>, symbol: &Symbol, para: Option<&str>) -> Vec<Date> {
    let text = symbol
        .resolution_number()
        .and_then(|n| ground.texts.resolution(n));
    let Some(text) = text else { return Vec::new() };
    let found = text.paragraphs.iter().find(|p| Some(p.id.as_str()) == para);
    found.map_or_else(Vec::new, |p| {
        meaning::dates(ground, &p.text, text.date)
            .iter()
            .filter_map(|w| w.day())
            .collect()
    })
}

fn place(id: &str) -> String {
    if id.starts_with("pp") {
        format!("preamble ({id})")
    } else {
        format!("para. {id}")
    }
}

/// Returns whether a claim is of a kind that a later decision replaces: strength and tasks.
fn replaced(words: &Words<'_>) -> bool {
    matches!(words.claim.kind, ClaimKind::Strength | ClaimKind::MandateEnd)
}

/// Returns the texts of the decisions that a claim can be about: those it names, the one spoken of, the operation's.
fn spoken_of(ground: &Ground<'_>, words: &Words<'_>) -> Vec<Rc<Text>> {
    let mut numbers: Vec<u16> = words.resolutions();
    let named = !numbers.is_empty();
    if let Some(Act::Adopted(d)) = ground.act {
        numbers.push(d.number);
    }
    if !named && let Some(timeline) = words.claim.about.as_deref().and_then(|o| ground.timeline(o)) {
        let taken = timeline.decisions_by(ground.on);
        let own = taken.iter().rev().take(DECISIONS).chain(taken.first());
        numbers.extend(own.filter_map(|d| d.symbol.resolution_number()));
    }
    let mut seen = Vec::new();
    numbers.retain(|n| {
        !seen.contains(n) && {
            seen.push(*n);
            true
        }
    });
    if named {
        numbers.truncate(words.resolutions().len().max(1));
    }
    numbers
        .into_iter()
        .filter(|n| ground.decision(*n).is_some())
        .filter_map(|n| ground.texts.resolution(n))
        .collect()
}

/// Returns a short paragraph as it is, a long one in pieces of neighbouring sentences.
fn parts(text: &str) -> Vec<&str> {
    if text.len() <= LONG {
        return vec![text];
    }
    let mut ends: Vec<usize> = vec![0];
    ends.extend(
        text.match_indices([';', '.'])
            .map(|(at, _)| at + 1)
            .filter(|at| text[*at..].starts_with([' ', '\n'])),
    );
    ends.push(text.len());
    let mut all = Vec::new();
    for at in 0..ends.len() - 1 {
        let end = (at + 1..ends.len())
            .rev()
            .find(|e| ends[*e] - ends[at] <= LONG / 2)
            .unwrap_or(at + 1);
        all.push(&text[ends[at]..ends[end]]);
    }
    all
}

/// Returns the paragraph that bears a claim out best, if one does.
fn best<'t>(
    ground: &Ground<'_>,
    text: &'t Text,
    bag: &Bag,
    operative: bool,
) -> Option<(&'t TextParagraph, f64)> {
    let mut found: Option<(&TextParagraph, f64)> = None;
    for paragraph in text
        .whole
        .iter()
        .filter(|p| !operative || !p.id.starts_with("pp"))
    {
        for part in parts(&paragraph.text) {
            let score = bag.borne_out_by(ground, part, text.date);
            if score > found.map_or(0.0, |(_, s)| s) {
                found = Some((paragraph, score));
            }
        }
    }
    found.filter(|(_, score)| *score >= meaning::ENOUGH)
}

/// "Their orders are … and no more": true under a decision to which a later one added tasks.
fn widened_since(ground: &Ground<'_>, words: &Words<'_>, text: &Text, evidence: Evidence) -> Option<Finding> {
    use penholder_words::Action;
    let timeline = ground.timeline(words.claim.about.as_deref()?)?;
    let number = text.symbol.resolution_number()?;
    let taken = timeline.decisions_by(ground.on);
    let at = taken
        .iter()
        .position(|d| d.symbol.resolution_number() == Some(number))?;
    let widens = |d: &&&MandateDecision| {
        d.actions
            .iter()
            .any(|a| matches!(a, Action::Modify | Action::Reinforce))
            || ground
                .record
                .tasks
                .of(&d.operation)
                .iter()
                .any(|t| t.symbol == d.symbol)
    };
    let later = taken[at + 1..].iter().rev().find(widens)?;
    let more = Evidence::new(
        later.symbol.clone(),
        later.para.as_deref(),
        format!("changes the mandate on {}", later.date),
    );
    Some(Finding::outdated(
        format!(
            "That was the mandate by {}; {} of {} changed it.",
            text.symbol, later.symbol, later.date
        ),
        vec![evidence, more],
    ))
}

/// Judges "as the Secretary-General had recommended in February" by the report that the decision names.
fn recommended(ground: &Ground<'_>, words: &Words<'_>, texts: &[Rc<Text>]) -> Option<Finding> {
    let whens: Vec<_> = words
        .whens()
        .into_iter()
        .map(|(w, _)| w)
        .filter(|w| w.first <= ground.on)
        .collect();
    let bag = Bag::of_claim(ground, words);
    for text in texts.iter().take(2) {
        let recommends = text.paragraphs.iter().any(|p| {
            p.text.contains("recommend") || p.text.contains("proposal") || p.text.contains("proposed")
        });
        for paragraph in text
            .paragraphs
            .iter()
            .filter(|p| ["report", "Report", "letter"].iter().any(|w| p.text.contains(w)))
        {
            if !paragraph.text.contains("Secretary-General") {
                continue;
            }
            let dates = meaning::dates(ground, &paragraph.text, text.date);
            // A month alone may be that of any report; a day names one.
            let enough = |w: &&penholder_read::reading::When| recommends || w.day().is_some();
            let dated = whens
                .iter()
                .any(|w| enough(w) && dates.iter().any(|d| w.holds(d.first) && d.day().is_some()));
            if dated && bag.numbers_in(&paragraph.text, texts) {
                let cited = meaning::symbols(&paragraph.text);
                let mut evidence = vec![Evidence::new(
                    text.symbol.clone(),
                    Some(&paragraph.id),
                    "names the report",
                )];
                evidence.extend(cited.into_iter().map(|s| Evidence::new(s, None, "the report")));
                return Some(Finding::borne_out(
                    format!("{}, {} names that report.", text.symbol, place(&paragraph.id)),
                    evidence,
                ));
            }
        }
    }
    None
}

fn of_report(words: &Words<'_>) -> bool {
    let said_by = words.claim.said_by.as_deref().unwrap_or_default().to_lowercase();
    let lead = words.claim.lead.text.to_lowercase();
    said_by.contains("secretary-general")
        || said_by.contains("report")
        || words.has(&["report", "the same report"])
        || lead.ends_with("report")
}

/// Judges a claim by the latest report of the Secretary-General.
fn in_reports(ground: &Ground<'_>, words: &Words<'_>) -> Option<Finding> {
    let about = words.claim.about.as_deref()?;
    let reports = ground.texts.reports(about, ground.on);
    // A report older than half a year is not the latest one, which is then not at hand.
    let report = reports
        .first()
        .filter(|r| r.date.is_some_and(|d| (ground.on - d).get_days() <= 190))?;
    if let Some(finding) = relation::authorised(words, report) {
        return Some(finding);
    }
    let bag = Bag::of_claim(ground, words);
    let (paragraph, _) = best(ground, report, &bag, false)?;
    Some(Finding::borne_out(
        format!("{}, {} says so.", report.symbol, place(&paragraph.id)),
        vec![Evidence::new(
            report.symbol.clone(),
            Some(&paragraph.id),
            "says so",
        )],
    ))
}

/// Judges words said in the Council by the record of the meeting, if it is at hand.
pub(crate) fn in_meeting(ground: &Ground<'_>, words: &Words<'_>) -> Option<Finding> {
    let when = words
        .claim
        .lead
        .found
        .iter()
        .chain(words.found())
        .rev()
        .find_map(|f| match &f.what {
            penholder_read::reading::Noted::When(w) if w.day().is_some() && w.first <= ground.on => w.day(),
            _ => None,
        });
    let day = when.unwrap_or(ground.on);
    let on_day = ground.record.decisions.iter().filter(|d| d.date == day);
    let failed = ground.record.failed_drafts.iter().filter(|d| d.date == day);
    let numbers = on_day
        .filter_map(|d| d.meeting.as_deref())
        .chain(failed.filter_map(|d| d.meeting.as_ref().map(Symbol::as_str)))
        .filter_map(|m| m.parse::<Symbol>().ok()?.meeting_number());
    let name = words
        .claim
        .speaker
        .name
        .as_deref()?
        .split(' ')
        .next_back()?
        .to_owned();
    let bag = Bag::of_claim(ground, words);
    for number in numbers {
        let Some(meeting) = ground.texts.meeting(number) else {
            continue;
        };
        let said = meeting.paragraphs.iter().filter(|p| p.id.contains(&name));
        for speech in said {
            if bag.borne_out_by(ground, &speech.text, meeting.date) >= meaning::ENOUGH {
                let evidence = Evidence::new(meeting.symbol.clone(), Some(&speech.id), "said so");
                return Some(Finding::borne_out(
                    format!("{}: {name} said so.", meeting.symbol),
                    vec![evidence],
                ));
            }
        }
    }
    None
}
