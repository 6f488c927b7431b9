//! An answer in the form that was asked for, with what caches need to know of it.

use crate::address::Ask;
use crate::error::WebError;
use crate::format::Format;
use crate::frame::Frame;
use crate::site::{Kept, Site};
use crate::{citation, table};
use askama::Template;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::Response;
use axum::routing::{MethodRouter, get};
use penholder_words::Date;
use serde::Serialize;
use std::sync::Arc;

/// The day that the answer is about.
pub const AS_OF: HeaderName = HeaderName::from_static("penholder-as-of");
/// The last day of the record.
pub const RECORD_UNTIL: HeaderName = HeaderName::from_static("penholder-record-until");

/// What a handler gives.
#[derive(Debug)]
pub enum Reply {
    /// An answer in one form.
    Body {
        /// Media type.
        media_type: &'static str,
        /// The bytes.
        body: String,
        /// The day that it is about.
        as_of: Date,
    },
    /// Another address, without language; permanent where the two always mean the same.
    Elsewhere {
        /// The address.
        to: String,
        /// Whether it always means that.
        permanent: bool,
    },
}

impl Reply {
    /// Sends the reader to an address that says the same for good.
    pub fn elsewhere(to: impl Into<String>) -> Result<Reply, WebError> {
        let (to, permanent) = (to.into(), false);
        Ok(Reply::Elsewhere { to, permanent })
    }
}

/// A page: what it answers to a question.
pub type Handler = fn(&Site, &Ask) -> Result<Reply, WebError>;

/// Writes an answer as the command line does with `--json`.
///
/// # Errors
/// If it cannot be serialised.
pub fn json(answer: &impl Serialize) -> Result<String, WebError> {
    let text = serde_json::to_string_pretty(answer).map_err(WebError::internal)?;
    Ok(text + "\n")
}

/// Returns the answer in the form that `frame` was asked for.
///
/// # Errors
/// If the page has no such form.
pub fn reply<'a, A: Serialize, T: Template>(
    frame: Frame<'a>,
    answer: &A,
    page: impl FnOnce(Frame<'a>) -> T,
) -> Result<Reply, WebError> {
    reply_rows(frame, answer, answer, page)
}

/// Returns the answer in the form that `frame` was asked for, with `rows` for the table.
///
/// # Errors
/// If the page has no such form.
pub fn reply_rows<'a, T: Template>(
    frame: Frame<'a>,
    answer: &impl Serialize,
    rows: &impl Serialize,
    page: impl FnOnce(Frame<'a>) -> T,
) -> Result<Reply, WebError> {
    let (format, as_of) = (frame.format(), frame.as_of());
    let body = match format {
        Format::Html => page(frame).render()?,
        Format::Json => json(answer)?,
        Format::Csv => {
            let value = serde_json::to_value(rows).map_err(WebError::internal)?;
            table::csv(&value).map_err(WebError::internal)?
        }
        Format::Bib => citation::bibtex(&frame),
        Format::Csl => citation::csl(&frame)?,
        Format::Svg | Format::Ics | Format::Atom => return Err(no_such_form(&frame)),
    };
    Ok(Reply::Body {
        media_type: format.media_type(),
        body,
        as_of,
    })
}

/// Returns the error for a form that the page has not.
pub fn no_such_form(frame: &Frame<'_>) -> WebError {
    let names: Vec<&str> = frame
        .formats()
        .iter()
        .map(|f| f.ending())
        .filter(|e| !e.is_empty())
        .collect();
    WebError::missing(format!(
        "the page {} has no form {}",
        frame.path(),
        frame.format().ending()
    ))
    .with_hint(Some(format!("it has {}", names.join(", "))))
}

/// Turns a handler into a route.
pub fn page(handler: Handler) -> MethodRouter<Arc<Site>> {
    get(
        move |State(site): State<Arc<Site>>, ask: Ask, headers: HeaderMap| async move {
            answer(&site, &ask, &headers, handler)
        },
    )
}

fn answer(site: &Site, ask: &Ask, headers: &HeaderMap, handler: Handler) -> Response {
    let key = ask.key();
    if let Some(kept) = site.kept(&key) {
        return kept_response(site, &kept, headers);
    }
    let day = site.today();
    match handler(site, ask) {
        Ok(Reply::Body {
            media_type,
            body,
            as_of,
        }) => {
            let kept = Arc::new(Kept::new(media_type, body, as_of));
            site.keep(day, key, kept.clone());
            kept_response(site, &kept, headers)
        }
        Ok(Reply::Elsewhere { to, permanent }) => elsewhere(ask, &to, permanent),
        Err(error) => error.page(site, ask.lang, ask.format),
    }
}

/// Turns a reply that is not to be kept into a response.
pub fn response(site: &Site, ask: &Ask, reply: Reply) -> Response {
    match reply {
        Reply::Body {
            media_type,
            body,
            as_of,
        } => {
            let mut response = kept_response(site, &Kept::new(media_type, body, as_of), &HeaderMap::new());
            let headers = response.headers_mut();
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
            headers.remove(header::ETAG);
            headers.remove(header::LAST_MODIFIED);
            response
        }
        Reply::Elsewhere { to, permanent } => elsewhere(ask, &to, permanent),
    }
}

fn elsewhere(ask: &Ask, to: &str, permanent: bool) -> Response {
    let (path, query) = to.split_once('?').map_or((to, ""), |(p, q)| (p, q));
    let mark = if query.is_empty() { "" } else { "?" };
    let to = format!("{}{path}{}{mark}{query}", ask.prefix(), ask.format.ending());
    let mut response = Response::new(Body::empty());
    *response.status_mut() = if permanent {
        StatusCode::PERMANENT_REDIRECT
    } else {
        StatusCode::SEE_OTHER
    };
    match HeaderValue::from_str(&to) {
        Ok(to) => {
            response.headers_mut().insert(header::LOCATION, to);
            response
        }
        Err(error) => WebError::internal(error).plain(),
    }
}

fn kept_response(site: &Site, kept: &Kept, asked: &HeaderMap) -> Response {
    let unchanged = unchanged(site, kept, asked);
    let body = if unchanged {
        Body::empty()
    } else {
        Body::from(kept.body.clone())
    };
    let mut response = Response::new(body);
    if unchanged {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
    }
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kept.media_type));
    headers.insert(header::ETAG, kept.etag.clone());
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(AS_OF, kept.as_of.clone());
    if let Some(last) = site.record_until_header() {
        headers.insert(RECORD_UNTIL, last.clone());
    }
    if let Some(modified) = site.modified() {
        headers.insert(header::LAST_MODIFIED, modified.clone());
    }
    if kept.media_type == Format::Svg.media_type() {
        // A picture on its own carries its colours with it.
        let own = "default-src 'none'; style-src 'unsafe-inline'";
        headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(own));
    }
    response
}

/// Tells whether the asker has the answer already; an entity tag says more than a day.
fn unchanged(site: &Site, kept: &Kept, asked: &HeaderMap) -> bool {
    let text = |name: HeaderName| asked.get(name).and_then(|v| v.to_str().ok());
    if let Some(tags) = text(header::IF_NONE_MATCH) {
        let own = kept.etag.to_str().unwrap_or_default();
        return tags.split(',').any(|t| t.trim() == own || t.trim() == "*");
    }
    text(header::IF_MODIFIED_SINCE).is_some_and(|since| site.unchanged_since(since))
}
