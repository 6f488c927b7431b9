//! What can go wrong, in one shape: `ok`, `status`, `error`, `hint`.

use crate::address::Ask;
use crate::answered;
use crate::format::Format;
use crate::frame::Frame;
use crate::site::Site;
use askama::Template;
use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use penholder_answer::resolve::NotResolved;
use penholder_words::Lang;
use serde::Serialize;

/// Why a question has no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebError {
    /// Status.
    pub status: StatusCode,
    /// One sentence without a full stop: what was expected and what was found.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
    /// Addresses that may be meant, without language, each with its name.
    pub instead: Vec<(String, String)>,
}

/// An error as data.
#[derive(Debug, Serialize)]
struct ErrorAnswer<'a> {
    ok: bool,
    status: u16,
    error: &'a str,
    hint: Option<&'a str>,
}

impl WebError {
    /// Returns an error.
    pub fn new(status: StatusCode, message: impl Into<String>) -> Self {
        WebError {
            status,
            message: message.into(),
            hint: None,
            instead: Vec::new(),
        }
    }

    /// Returns an error about what was asked.
    pub fn bad(message: impl Into<String>) -> Self {
        WebError::new(StatusCode::BAD_REQUEST, message)
    }

    /// Returns an error about something that is not in the record.
    pub fn missing(message: impl Into<String>) -> Self {
        WebError::new(StatusCode::NOT_FOUND, message)
    }

    /// Returns an error of our own; its cause is logged and not shown.
    pub fn internal(cause: impl std::fmt::Display) -> Self {
        tracing::error!(%cause, "could not answer");
        WebError::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "the answer could not be given; the fault is ours",
        )
    }

    /// Adds a hint.
    pub fn with_hint(self, hint: Option<String>) -> Self {
        WebError { hint, ..self }
    }

    /// Adds an address that may be meant.
    pub fn or(mut self, path: impl Into<String>, name: impl Into<String>) -> Self {
        self.instead.push((path.into(), name.into()));
        self
    }

    /// Returns the error as an answer in the form that was asked for.
    pub fn page(&self, site: &Site, lang: Lang, format: Format) -> Response {
        match format {
            Format::Html => self.html(site, lang).unwrap_or_else(|_| self.plain()),
            _ => self.plain(),
        }
    }

    fn html(&self, site: &Site, lang: Lang) -> Result<Response, askama::Error> {
        let title = match (self.status, lang) {
            (StatusCode::NOT_FOUND, Lang::En) => "Not in the record",
            (StatusCode::NOT_FOUND, Lang::Fr) => "Absent du recueil",
            (status, Lang::En) if status.is_client_error() => "This cannot be answered",
            (status, Lang::Fr) if status.is_client_error() => "Sans réponse possible",
            (_, Lang::En) => "Our fault",
            (_, Lang::Fr) => "Erreur de notre part",
        };
        let f = Frame::error(site, lang, title);
        let html = ErrorPage { f, error: self }.render()?;
        Ok(self.response(Format::Html.media_type(), html))
    }

    /// Returns the error as JSON.
    pub fn plain(&self) -> Response {
        let answer = ErrorAnswer {
            ok: false,
            status: self.status.as_u16(),
            error: &self.message,
            hint: self.hint.as_deref(),
        };
        self.response(
            Format::Json.media_type(),
            answered::json(&answer).unwrap_or_default(),
        )
    }

    fn response(&self, media_type: &'static str, body: impl Into<Body>) -> Response {
        let mut response = Response::new(body.into());
        *response.status_mut() = self.status;
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage<'a> {
    f: Frame<'a>,
    error: &'a WebError,
}

impl From<askama::Error> for WebError {
    fn from(error: askama::Error) -> Self {
        WebError::internal(error)
    }
}

impl From<NotResolved> for WebError {
    fn from(error: NotResolved) -> Self {
        let likely = match &error {
            NotResolved::Unknown { nearest, .. } => nearest,
            NotResolved::Several { operations, .. } => operations,
        };
        let missing = WebError::missing(error.to_string());
        likely
            .iter()
            .fold(missing, |e, o| {
                e.or(format!("/operations/{}", crate::frame::slug(o)), o.as_str())
            })
            .with_hint(match &error {
                NotResolved::Unknown { nearest, .. } if nearest.is_empty() => {
                    Some("/operations lists all operations".to_owned())
                }
                other => other.hint(),
            })
    }
}

/// Returns the answer to a question whose handler panicked.
pub fn panicked(site: &Site, cause: Box<dyn std::any::Any + Send>) -> Response {
    let said = cause
        .downcast_ref::<&str>()
        .map(|s| (*s).to_owned())
        .or_else(|| cause.downcast_ref::<String>().cloned());
    WebError::internal(said.unwrap_or_else(|| "panic".to_owned())).page(site, Lang::En, Format::Html)
}

/// Returns the error for a path that leads nowhere.
pub fn no_such_page(ask: &Ask) -> WebError {
    WebError::missing(format!(
        "there is no page {}",
        crate::address::shortened(&ask.path)
    ))
    .or("/", "Start")
    .or("/operations", "Operations")
}
