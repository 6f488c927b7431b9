//! `/calendar` and its feeds: what expires and what is due, for all, for an operation, for a country, of a kind.

use crate::address::Ask;
use crate::answered::{Reply, reply};
use crate::error::WebError;
use crate::format::Format;
use crate::frame::Frame;
use crate::site::Site;
use askama::Template;
use penholder_answer::calendar::{Calendar, CalendarEvent, Kind, Query, atom, calendar, icalendar};
use penholder_answer::resolve;
use penholder_words::{Date, MemberCode};

const FORMS: &[Format] = &[
    Format::Html,
    Format::Json,
    Format::Csv,
    Format::Ics,
    Format::Atom,
    Format::Bib,
    Format::Csl,
];
/// Days that are shown where the address does not say.
const DAYS: i32 = 90;
/// Days that a feed without a day in its address reaches ahead.
const FEED_DAYS: i32 = 400;
/// Most days that can be asked for.
const MOST_DAYS: i32 = 3660;

/// Kinds: meaning, English, French.
const KINDS: &[(Kind, &str, &str)] = &[
    (Kind::Expiry, "mandate ends", "fin de mandat"),
    (Kind::DecisionNeeded, "decision needed", "décision requise"),
    (Kind::ReportDue, "report due", "rapport attendu"),
    (Kind::Election, "terms end", "fin de mandat de membres"),
    (Kind::Presidency, "presidency", "présidence"),
];

#[derive(Template)]
#[template(path = "calendar.html")]
struct CalendarPage<'a> {
    f: Frame<'a>,
    query: &'a Query,
    calendar: &'a Calendar,
}

/// Answers.
pub fn page(site: &Site, ask: &Ask) -> Result<Reply, WebError> {
    let query = query(site, ask)?;
    let calendar = calendar(&site.record, &query);
    let frame = Frame::new(site, ask)
        .on(query.on)
        .within("/calendar")
        .forms(FORMS);
    let title = format!(
        "{} {}",
        frame.t("Calendar from", "Calendrier à partir du"),
        frame.date(&query.on)
    );
    let name = match (&query.operation, query.host) {
        (Some(operation), _) => format!("Security Council: {operation}"),
        (None, Some(host)) => format!("Security Council: {}", frame.state(&host, &query.on)),
        (None, None) => "Security Council".to_owned(),
    };
    let body = match ask.format {
        Format::Ics => icalendar(&calendar, &name),
        Format::Atom => atom(&calendar, &name).map_err(WebError::internal)?,
        _ => {
            let about = frame
                .t(
                    "What expires, what is due, and who presides",
                    "Ce qui expire, ce qui est attendu, et qui préside",
                )
                .to_owned();
            return reply(frame.titled(title).about(about), &calendar.events, |f| {
                CalendarPage {
                    f,
                    query: &query,
                    calendar: &calendar,
                }
            });
        }
    };
    Ok(Reply::Body {
        media_type: ask.format.media_type(),
        body,
        as_of: query.on,
    })
}

fn query(site: &Site, ask: &Ask) -> Result<Query, WebError> {
    let operation = match ask.get("operation") {
        Some(asked) => Some(resolve::operation(&site.record, asked)?.operation.clone()),
        None => None,
    };
    let host = ask.get("country").map(str::parse::<MemberCode>).transpose();
    let kinds =
        match ask.get("kind") {
            None => Vec::new(),
            Some(asked) => {
                vec![KINDS.iter().map(|k| k.0).find(|k| k.as_str() == asked).ok_or_else(|| {
            WebError::bad("expected the kind expiry, decision_needed, report_due, election or presidency")
        })?]
            }
        };
    let feed = matches!(ask.format, Format::Ics | Format::Atom);
    let days = match ask.get("days") {
        None => {
            if feed {
                FEED_DAYS
            } else {
                DAYS
            }
        }
        Some(days) => days
            .parse()
            .ok()
            .filter(|d| (0..=MOST_DAYS).contains(d))
            .ok_or_else(|| WebError::bad(format!("expected a number of days from 0 to {MOST_DAYS}")))?,
    };
    Ok(Query {
        on: ask.day("on")?.unwrap_or_else(|| site.today()),
        days,
        operation,
        host: host.map_err(|e| WebError::bad(e.to_string()))?,
        kinds,
    })
}

/// Returns the name of a kind in the language of the page.
pub fn kind(f: &Frame<'_>, kind: Kind) -> &'static str {
    let found = KINDS.iter().find(|k| k.0 == kind);
    found.map_or("", |k| if f.code() == "fr" { k.2 } else { k.1 })
}

impl CalendarPage<'_> {
    fn kind(&self, event: &CalendarEvent) -> &'static str {
        kind(&self.f, event.kind)
    }

    fn is_kind(&self, kind: &Kind) -> bool {
        self.query.kinds.contains(kind)
    }

    /// Returns the address of the feed with the filter but not the day, for a calendar program or a feed reader.
    fn feed(&self, ending: &str) -> String {
        let mut query = Vec::new();
        if let Some(operation) = &self.query.operation {
            query.push(format!("operation={}", crate::frame::slug(operation)));
        }
        if let Some(host) = self.query.host {
            query.push(format!("country={host}"));
        }
        if let Some(kind) = self.query.kinds.first() {
            query.push(format!("kind={}", kind.as_str()));
        }
        let mark = if query.is_empty() { "" } else { "?" };
        self.f
            .href(&format!("/calendar{ending}{mark}{}", query.join("&")))
    }

    fn webcal(&self) -> String {
        let whole = self.f.whole(&self.feed(".ics"));
        let bare = whole.trim_start_matches("https://").trim_start_matches("http://");
        format!("webcal://{bare}")
    }

    fn last(&self) -> &Date {
        &self.calendar.last
    }
}
