//! `check`: the claims of a report against the record.

use crate::reading::{DocumentAnswer, document};
use penholder_check::{Judgement, Texts};
use penholder_read::reading::{Claim, Reading};
use penholder_record::Record;
use penholder_words::{ClaimKind, Date, Span, Symbol, Verdict};
use serde::Serialize;

/// A report with what the record says of each of its claims.
#[derive(Debug, Serialize)]
pub struct CheckAnswer<'a> {
    /// The report.
    pub document: DocumentAnswer<'a>,
    /// The day as of which it was checked.
    pub on: Date,
    /// Last day of the record.
    pub record_until: Option<Date>,
    /// Whether the day lies after it; then nothing is covered.
    pub beyond_record: bool,
    /// Whether the texts of decisions were at hand beside the record.
    pub texts: bool,
    /// The claims in the order of the text.
    pub claims: Vec<ClaimAnswer<'a>>,
}

/// One claim.
#[derive(Debug, Serialize)]
pub struct ClaimAnswer<'a> {
    /// The clause as it stands in the file.
    pub text: String,
    /// Its bytes.
    pub span: [usize; 2],
    /// What it is about.
    pub kind: ClaimKind,
    /// Who says it; `article` is the reporter.
    pub said_by: &'a str,
    /// Operation that it is about.
    pub operation: Option<&'a str>,
    /// Whether it stands in quotation marks.
    pub quote: bool,
    /// What the record says.
    pub verdict: Verdict,
    /// Why, in one sentence.
    pub why: String,
    /// What decides it, best first.
    pub evidence: Vec<EvidenceAnswer>,
}

/// A fact of the record.
#[derive(Debug, Serialize)]
pub struct EvidenceAnswer {
    /// Document.
    pub symbol: Symbol,
    /// Paragraph.
    pub paragraph: Option<String>,
    /// What stands there, in few words.
    pub value: Option<String>,
}

/// Says why an article cannot be checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotChecked {
    /// It gives no day, and none was given with it.
    NoDay,
    /// It has no text at all.
    NoText,
}

impl std::fmt::Display for NotChecked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            NotChecked::NoDay => "the article gives no date, and a claim is only right or wrong as of a day",
            NotChecked::NoText => "expected an article, but found no text in it",
        })
    }
}

impl std::error::Error for NotChecked {}

/// Checks the claims of a reading of `bytes` as of `on`, else as of the article's own day.
///
/// # Errors
/// If no day is known, or there is nothing to read.
pub fn check<'a>(
    reading: &'a Reading,
    bytes: &[u8],
    on: Option<Date>,
    record: &Record,
    texts: Option<&dyn Texts>,
) -> Result<CheckAnswer<'a>, NotChecked> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(NotChecked::NoText);
    }
    let on = on.or(reading.adopted).ok_or(NotChecked::NoDay)?;
    let judgements = penholder_check::check(reading, on, record, texts.unwrap_or(&penholder_check::NoTexts));
    let claims = judgements
        .into_iter()
        .map(|j| claim(&reading.claims[j.claim], j, bytes))
        .collect();
    Ok(CheckAnswer {
        document: document(reading),
        on,
        record_until: record.until,
        beyond_record: record.until.is_some_and(|last| on > last),
        texts: texts.is_some(),
        claims,
    })
}

fn claim<'a>(claim: &'a Claim, judgement: Judgement, bytes: &[u8]) -> ClaimAnswer<'a> {
    let evidence = judgement.evidence.into_iter().map(|e| EvidenceAnswer {
        symbol: e.source.symbol,
        paragraph: e.source.paragraph,
        value: e.value,
    });
    ClaimAnswer {
        text: as_it_stands(bytes, claim.span).unwrap_or_else(|| claim.body.text.clone()),
        span: [claim.span.start, claim.span.end],
        kind: claim.kind,
        said_by: claim.said_by.as_deref().unwrap_or("article"),
        operation: claim.about.as_deref(),
        quote: claim.quote,
        verdict: judgement.verdict,
        why: judgement.why,
        evidence: evidence.collect(),
    }
}

/// Returns the clause as it stands in the file, if the file is text in UTF-8.
fn as_it_stands(bytes: &[u8], span: Span) -> Option<String> {
    let part = bytes.get(span.start..span.end)?;
    std::str::from_utf8(part).ok().map(str::to_owned)
}
