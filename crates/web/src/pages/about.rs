//! `/about`: what the record covers and how to use it as data.

use crate::address::Ask;
use crate::answered::{Reply, reply};
use crate::error::WebError;
use crate::format::Format;
use crate::frame::Frame;
use crate::site::Site;
use askama::Template;
use penholder_words::Date;
use serde::Serialize;

/// What the record covers.
#[derive(Debug, Serialize)]
struct About {
    record_until: Option<Date>,
    operations: usize,
    resolutions: usize,
    votes_by_member: usize,
    drafts_not_adopted: usize,
    corrections: usize,
    disagreements: usize,
}

#[derive(Template)]
#[template(path = "about.html")]
struct AboutPage<'a> {
    f: Frame<'a>,
    about: &'a About,
    forms: &'static [Format],
}

/// Answers.
pub fn page(site: &Site, ask: &Ask) -> Result<Reply, WebError> {
    let record = &site.record;
    let about = About {
        record_until: record.until,
        operations: record.operations.len(),
        resolutions: record.decisions.iter().count(),
        votes_by_member: record.votes.iter().filter(|v| v.tally.is_some()).count(),
        drafts_not_adopted: record.failed_drafts.len(),
        corrections: record.corrections.len(),
        disagreements: record.disagreements.len(),
    };
    let frame = Frame::new(site, ask);
    let title = frame.t("About", "À propos").to_owned();
    let frame = frame.titled(title).within("/about");
    reply(frame, &about, |f| AboutPage {
        f,
        about: &about,
        forms: &Format::ENDINGS,
    })
}
