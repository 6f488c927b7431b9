//! An address to a question: language, form, path and parameters, refused early where it is no sound address.

use crate::error::WebError;
use crate::format::Format;
use crate::site::Site;
use axum::Router;
use axum::extract::{FromRequestParts, RawPathParams, Request};
use axum::http::request::Parts;
use axum::http::uri::PathAndQuery;
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use penholder_words::{Date, Lang};
use std::convert::Infallible;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use tower::{Service, ServiceExt};

/// Longest address that is read, in bytes.
const LONGEST: usize = 8 * 1024;
/// Most parameters that are read.
const MOST: usize = 100;

/// What was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// Language of the labels.
    pub lang: Lang,
    /// Form of the answer.
    pub format: Format,
    /// The path as it came, without language and ending.
    pub path: String,
    /// What stands after the question mark, as it came.
    pub raw_query: String,
    query: Vec<(String, String)>,
    params: Vec<(String, String)>,
}

impl Ask {
    /// Reads an address.
    ///
    /// # Errors
    /// If it is too long, is no UTF-8, holds control characters, leaves its folder or has too many parameters.
    pub fn read(uri: &Uri) -> Result<Ask, WebError> {
        let raw_query = uri.query().unwrap_or_default();
        if uri.path().len() + raw_query.len() > LONGEST {
            return Err(WebError::new(
                StatusCode::URI_TOO_LONG,
                format!("the address is longer than {LONGEST} bytes"),
            ));
        }
        let decoded = decode(uri.path())?;
        if decoded.split('/').any(|part| part == "..") || decoded.contains('\\') {
            return Err(WebError::bad("the path leaves its folder"));
        }
        let (lang, path) = match uri.path().strip_prefix("/fr") {
            Some("") => (Lang::Fr, "/"),
            Some(rest) if rest.starts_with(['/', '.']) => (Lang::Fr, rest),
            _ => (Lang::En, uri.path()),
        };
        let (path, format) = match path.starts_with("/assets/") {
            true => (path, Format::Html),
            false => Format::split(path),
        };
        Ok(Ask {
            lang,
            format,
            path: path.to_owned(),
            raw_query: raw_query.to_owned(),
            query: parameters(raw_query)?,
            params: Vec::new(),
        })
    }

    /// Returns a part of the path by the name that the route gives it; empty if the route has none such.
    pub fn param(&self, name: &str) -> &str {
        let found = self.params.iter().find(|(n, _)| n == name);
        found.map_or("", |(_, value)| value)
    }

    /// Returns a parameter, if it was given and is not empty.
    pub fn get(&self, name: &str) -> Option<&str> {
        let named = self.query.iter().filter(|(n, _)| n == name);
        named.map(|(_, value)| value.trim()).find(|v| !v.is_empty())
    }

    /// Returns what tells this question from every other.
    pub fn key(&self) -> String {
        let params = self.raw_query.as_str();
        format!("{}{}{}?{params}", self.prefix(), self.path, self.format.ending())
    }

    /// Returns what stands before the path for the language.
    pub fn prefix(&self) -> &'static str {
        match self.lang {
            Lang::En => "",
            Lang::Fr => "/fr",
        }
    }

    /// Returns the names of the parameters that have a value.
    pub fn named<'a>(&'a self, value: &'a str) -> impl Iterator<Item = &'a str> {
        let having = self.query.iter().filter(move |(_, v)| v == value);
        having.map(|(name, _)| name.as_str())
    }

    /// Reads a day that stands in the path.
    ///
    /// # Errors
    /// If it is no day of the calendar.
    pub fn day_in_path(&self, name: &str) -> Result<Date, WebError> {
        day(self.param(name))
    }

    /// Reads a day given as a parameter.
    ///
    /// # Errors
    /// If it is no day of the calendar.
    pub fn day(&self, name: &str) -> Result<Option<Date>, WebError> {
        self.get(name).map(day).transpose()
    }
}

/// Reads a day as `YYYY-MM-DD`.
///
/// # Errors
/// If the text is no day of the calendar.
pub fn day(text: &str) -> Result<Date, WebError> {
    let shaped =
        text.split('-').map(str::len).eq([4, 2, 2]) && text.bytes().all(|b| b == b'-' || b.is_ascii_digit());
    if !shaped {
        return Err(WebError::bad(format!(
            "expected a day as YYYY-MM-DD, such as 2023-06-16, but found `{}`",
            shortened(text)
        )));
    }
    text.parse()
        .map_err(|_| WebError::bad(format!("there is no day {text} in the calendar")))
}

/// Cuts a text to what fits in a message.
pub fn shortened(text: &str) -> String {
    let mut short: String = text.chars().take(60).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

fn decode(text: &str) -> Result<String, WebError> {
    let decoded = percent_encoding::percent_decode_str(text)
        .decode_utf8()
        .map_err(|_| WebError::bad("the address is not UTF-8"))?;
    if decoded
        .chars()
        .any(|c| c.is_control() && c != '\n' && c != '\r' && c != '\t')
    {
        return Err(WebError::bad("the address holds control characters"));
    }
    Ok(decoded.into_owned())
}

fn parameters(raw: &str) -> Result<Vec<(String, String)>, WebError> {
    let pairs: Vec<&str> = raw.split('&').filter(|p| !p.is_empty()).take(MOST + 1).collect();
    if pairs.len() > MOST {
        return Err(WebError::bad(format!("more than {MOST} parameters")));
    }
    let pair = |text: &&str| {
        let (name, value) = text.split_once('=').unwrap_or((text, ""));
        Ok((
            decode(&name.replace('+', " "))?,
            decode(&value.replace('+', " "))?,
        ))
    };
    pairs.iter().map(pair).collect()
}

impl FromRequestParts<Arc<Site>> for Ask {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Response> {
        let params = RawPathParams::from_request_parts(parts, site).await;
        let Some(mut ask) = parts.extensions.get::<Ask>().cloned() else {
            return Err(WebError::internal("no address was read").plain());
        };
        if let Ok(params) = params {
            ask.params = params.iter().map(|(n, v)| (n.to_owned(), v.to_owned())).collect();
        }
        Ok(ask)
    }
}

/// Reads the address before the routes see it, and hands them the bare path.
#[derive(Debug, Clone)]
pub struct Addressed {
    routes: Router,
    site: Arc<Site>,
}

impl Addressed {
    /// Returns the routes behind a reader of addresses.
    pub fn new(routes: Router, site: Arc<Site>) -> Self {
        Addressed { routes, site }
    }
}

impl Service<Request> for Addressed {
    type Response = Response;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Response, Infallible>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, mut request: Request) -> Self::Future {
        match Ask::read(request.uri()) {
            Ok(ask) => {
                if let Ok(path) = ask.path.parse::<PathAndQuery>() {
                    let mut parts = request.uri().clone().into_parts();
                    parts.path_and_query = Some(path);
                    if let Ok(uri) = Uri::from_parts(parts) {
                        *request.uri_mut() = uri;
                    }
                }
                request.extensions_mut().insert(ask);
                Box::pin(self.routes.clone().oneshot(request))
            }
            Err(error) => {
                let (_, format) = Format::split(request.uri().path());
                let response = error.page(&self.site, Lang::En, format);
                Box::pin(async move { Ok(response) })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(uri: &str) -> Result<Ask, WebError> {
        Ask::read(&uri.parse().unwrap())
    }

    #[test]
    fn language_form_and_parameters_are_read() {
        let ask = read("/fr/operations/MINUSMA.csv?kind=PKO&kind=&q=a+b%26c").unwrap();
        assert_eq!((ask.lang, ask.format), (Lang::Fr, Format::Csv));
        assert_eq!(ask.path, "/operations/MINUSMA");
        assert_eq!(ask.get("kind"), Some("PKO"));
        assert_eq!(ask.get("q"), Some("a b&c"));
        assert_eq!(read("/france").unwrap().lang, Lang::En);
        assert_eq!(read("/fr").unwrap().path, "/");
    }

    #[test]
    fn unsound_addresses_are_refused() {
        for uri in ["/a/../b", "/a/%2e%2e/b", "/%ff", "/a%00b", "/a%5cb"] {
            assert_eq!(read(uri).unwrap_err().status, StatusCode::BAD_REQUEST, "{uri}");
        }
        let many = format!("/?{}", "a=b&".repeat(101));
        assert_eq!(read(&many).unwrap_err().status, StatusCode::BAD_REQUEST);
        let long = format!("/{}", "a".repeat(9000));
        assert_eq!(read(&long).unwrap_err().status, StatusCode::URI_TOO_LONG);
    }

    #[test]
    fn impossible_days_are_refused() {
        assert!(day("2023-06-16").is_ok());
        for text in [
            "2023-02-30",
            "2023-6-16",
            "yesterday",
            "20230616",
            "2023-06-16T00",
            "",
            "-001-01-01",
        ] {
            assert!(day(text).is_err(), "{text}");
        }
    }
}
