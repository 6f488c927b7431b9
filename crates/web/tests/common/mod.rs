//! The site without a port.

#![allow(dead_code, reason = "each test uses its part")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot ask must fail"
)]

use axum::Router;
use axum::body::Body;
use axum::http::{Request, Response, StatusCode, header};
use http_body_util::BodyExt;
use penholder_web::{Site, router};
use penholder_words::Date;
use std::sync::Arc;
use tower::ServiceExt;

/// The day that the tests call today.
pub fn today() -> Date {
    jiff::civil::date(2023, 6, 16)
}

/// Returns the pages over the embedded record.
pub fn pages() -> Router {
    let site = Site::new(penholder_store::record(), "http://penholder.test", today);
    router(Arc::new(site))
}

/// What came back.
pub struct Got {
    pub status: StatusCode,
    pub headers: axum::http::HeaderMap,
    pub text: String,
}

impl Got {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |v| v.to_str().unwrap())
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.text).unwrap_or_else(|e| panic!("{e}: {}", self.text))
    }
}

/// Asks for an address.
pub async fn get(pages: &Router, address: &str) -> Got {
    ask(pages, Request::get(address).body(Body::empty()).unwrap()).await
}

/// Asks.
pub async fn ask(pages: &Router, request: Request<Body>) -> Got {
    let response: Response<Body> = pages.clone().oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let bytes = body.collect().await.unwrap().to_bytes();
    Got {
        status: parts.status,
        headers: parts.headers,
        text: String::from_utf8(bytes.to_vec()).unwrap_or_default(),
    }
}

/// Asks with one header.
pub async fn get_with(pages: &Router, address: &str, name: header::HeaderName, value: &str) -> Got {
    let request = Request::get(address).header(name, value);
    ask(pages, request.body(Body::empty()).unwrap()).await
}

/// Runs a test that waits.
pub fn run(test: impl Future<Output = ()>) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(test);
}
