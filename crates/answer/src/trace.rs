//! What `penholder trace` answers: one paragraph back through the renewals to where its words first stood.

use crate::compare::{Given, OriginAnswer, document_units, origin_answers};
use penholder_compare::Unit;
use penholder_compare::lineage::{TextLineage, lineage};
use penholder_words::{Date, Symbol};
use serde::Serialize;

/// One paragraph's way back.
#[derive(Debug, Clone, Serialize)]
pub struct TraceAnswer {
    /// The document asked about.
    pub document: String,
    /// Its symbol.
    pub symbol: Option<Symbol>,
    /// The paragraph asked about.
    pub paragraph: String,
    /// Its own text.
    pub text: String,
    /// The paragraph in each text that had it, latest first; the first is the paragraph itself.
    pub steps: Vec<StepAnswer>,
    /// Where its words first stood, oldest first.
    pub by_origin: Vec<OriginAnswer>,
    /// The earliest text in which the paragraph stood.
    pub first: Option<StepAnswer>,
    /// Texts of the line that were looked at, oldest first.
    pub line: Vec<String>,
    /// Texts of the line that were not at hand, so that the way may be cut short.
    pub not_at_hand: Vec<String>,
}

/// The paragraph in one text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StepAnswer {
    /// The text.
    pub document: String,
    /// Its symbol.
    pub symbol: Option<Symbol>,
    /// Its day.
    pub date: Option<Date>,
    /// The paragraphs there; several where they were merged later.
    pub paragraphs: Vec<String>,
    /// What became of it in the next later text: `same`, `reworded`, …; null for the paragraph asked about.
    pub label: Option<&'static str>,
    /// Share of words that are equal to the next later text.
    pub alike: Option<f64>,
    /// Words of the paragraph asked about that first stood in this text.
    pub words: usize,
}

/// Why a paragraph cannot be traced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TraceError {
    /// The text has no such paragraph; the ids that it has.
    NoParagraph(Vec<String>),
    /// The text is not at hand.
    NoText,
}

/// Traces a paragraph of the last text of `line`, which is oldest first.
///
/// # Errors
/// The text is not at hand, or has no paragraph with this id.
pub fn trace(line: &[Given<'_>], paragraph: &str) -> Result<TraceAnswer, TraceError> {
    let Some(asked) = line.last() else {
        return Err(TraceError::NoText);
    };
    let texts: Vec<&Given<'_>> = line.iter().filter(|g| g.document.is_some()).collect();
    if asked.document.is_none() {
        return Err(TraceError::NoText);
    }
    let units: Vec<Vec<Unit<'_>>> = texts
        .iter()
        .filter_map(|g| g.document)
        .map(document_units)
        .collect();
    let last = units.len() - 1;
    let wanted = find(&units[last], paragraph)?;
    let slices: Vec<&[Unit<'_>]> = units.iter().map(Vec::as_slice).collect();
    let known = lineage(&slices);
    let counts = known[last].words_by_origin([wanted]);
    let steps = steps(&texts, &units, &known, wanted, &counts);
    Ok(TraceAnswer {
        document: asked.name.clone(),
        symbol: asked.symbol.clone(),
        paragraph: units[last][wanted].id.to_owned(),
        text: units[last][wanted].text.to_owned(),
        first: steps.last().cloned(),
        steps,
        by_origin: origin_answers(&texts, &counts),
        line: texts.iter().map(|g| g.name.clone()).collect(),
        not_at_hand: line
            .iter()
            .filter(|g| g.document.is_none())
            .map(|g| g.name.clone())
            .collect(),
    })
}

/// Finds a paragraph by its id, however its brackets are spaced.
fn find(units: &[Unit<'_>], paragraph: &str) -> Result<usize, TraceError> {
    let packed = |id: &str| id.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let wanted = packed(paragraph);
    let found = units.iter().position(|u| packed(u.id) == wanted);
    found.ok_or_else(|| TraceError::NoParagraph(units.iter().map(|u| u.id.to_owned()).collect()))
}

fn steps(
    texts: &[&Given<'_>],
    units: &[Vec<Unit<'_>>],
    known: &[TextLineage],
    wanted: usize,
    counts: &[usize],
) -> Vec<StepAnswer> {
    let step = |text: usize, at: &[usize], label: Option<&'static str>, alike: Option<f64>| StepAnswer {
        document: texts[text].name.clone(),
        symbol: texts[text].symbol.clone(),
        date: texts[text].date,
        paragraphs: at.iter().map(|k| units[text][*k].id.to_owned()).collect(),
        label,
        alike,
        words: counts.get(text).copied().unwrap_or(0),
    };
    let (mut text, mut at) = (texts.len() - 1, wanted);
    let mut steps = vec![step(text, &[at], None, None)];
    while let Some(ancestor) = known[text].ancestor[at].as_ref() {
        let alike = (f64::from(ancestor.alike) * 1e4).round() / 1e4;
        steps.push(step(
            ancestor.text,
            &ancestor.units,
            Some(ancestor.label.as_str()),
            Some(alike),
        ));
        // Of several that were merged the longest is followed.
        let longest = ancestor
            .units
            .iter()
            .max_by_key(|k| units[ancestor.text][**k].text.len());
        let Some(longest) = longest else { break };
        (text, at) = (ancestor.text, *longest);
    }
    steps
}
