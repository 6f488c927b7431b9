//! A whole line of renewals, each against the one before.

use super::{CompareAnswer, Given, compare_with, origins};
use penholder_record::Record;
use serde::Serialize;

/// The renewals of one operation, each compared with the one before.
#[derive(Debug, Clone, Serialize)]
pub struct SeriesAnswer {
    /// The operation.
    pub operation: String,
    /// Which texts were not at hand.
    pub notes: Vec<String>,
    /// The comparisons, oldest first.
    pub steps: Vec<CompareAnswer>,
}

/// Compares each text of a line with the one before; `line` is oldest first.
///
/// Paragraphs are left out unless `full` is asked for: a line of sixty renewals has many thousands of them.
pub fn series(record: &Record, operation: &str, line: &[Given<'_>], full: bool) -> SeriesAnswer {
    let texts: Vec<&Given<'_>> = line.iter().filter(|g| g.document.is_some()).collect();
    let mut known = origins(&texts).into_iter();
    // A text that is not at hand has no words; the others come in the order of the line.
    let mut by_text = line
        .iter()
        .map(|g| g.document.and_then(|_| known.next()).unwrap_or_default());
    by_text.next();
    let steps = line
        .windows(2)
        .zip(by_text)
        .map(|(pair, by_origin)| {
            let mut answer = compare_with(record, &pair[0], &pair[1], by_origin);
            if !full {
                answer.paragraphs = None;
            }
            answer
        })
        .collect();
    SeriesAnswer {
        operation: operation.to_owned(),
        notes: line.iter().filter_map(Given::missing).collect(),
        steps,
    }
}
