//! What people say: news reports, verbatim records of meetings, reports of the Secretary-General.
//!
//! Find first, resolve later: `scan` finds names, dates and figures in a paragraph, `clause` cuts sentences and tells
//! who speaks, `kinds` says what a clause is about. Whether a claim is true is not asked here.

mod clause;
mod figure;
mod kinds;
mod meeting;
mod moment;
mod names;
mod news;
mod report;
mod scan;
mod stance;

pub use figure::word_number;
pub use meeting::{Meeting, meeting};
pub use names::Names;
pub use news::{News, news};
pub use report::{Report, ReportText, report, report_text};
pub use scan::{Scan, sentences};

use crate::names::StateNames;
use crate::reading::Reading;
use penholder_text::MappedText;
use penholder_words::{Date, DocumentKind};

/// Returns text with single spaces and plain typography, line by line, with its map into the file.
pub(crate) fn clean(base: &MappedText) -> MappedText {
    let mut text = MappedText::new();
    for line in penholder_text::lines(base.as_str()) {
        if !line.text.trim().is_empty() {
            text.push_clean(line.text, line.start);
            text.trim_end();
        }
        let end = line.start + line.text.len();
        text.push_replaced("\n", end..end);
    }
    if !base.is_verbatim() {
        text.rebase(base);
    }
    text
}

/// Takes what is said out of a document of news, a meeting record or a report, and adds it to its reading.
pub(crate) fn add(
    reading: &mut Reading,
    base: &MappedText,
    names: &Names,
    states: &StateNames,
    on: Option<Date>,
) {
    let text = clean(base);
    let day = on.or(reading.adopted);
    match reading.kind {
        DocumentKind::News => {
            let news = news(&text, names, on);
            reading.title = news.title.or(reading.title.take());
            reading.adopted = news.date.or(reading.adopted);
            reading.statements = news.statements;
            reading.claims = news.claims;
        }
        DocumentKind::MeetingRecord => {
            let meeting = meeting(&text, names, states, day);
            reading.statements = meeting.statements;
            reading.announced = meeting.votes;
        }
        DocumentKind::Report => {
            let report = report(&text, names, day);
            reading.recommendations = report.recommendations;
            reading.events = report.events;
            reading.statements = report.statements;
        }
        _ => {}
    }
}
