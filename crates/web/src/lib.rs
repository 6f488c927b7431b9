//! Answers as pages, JSON, CSV, pictures and feeds over HTTP.
//!
//! Every page is data: the same path with `.json` prints the bytes that the command line prints with `--json`. A page
//! is one handler (a pure function of site and question), one struct that derives `Template`, and one template.
//! [`router`] needs no port, so tests ask it directly; [`serve`] puts it on one.

mod address;
mod answered;
mod citation;
mod error;
mod format;
mod frame;
mod pages;
mod picture;
mod serve;
mod site;
mod table;

pub use serve::{Serve, serve};
pub use site::Site;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::response::Response;
use std::sync::Arc;
use std::time::Duration;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::cors::{Any, CorsLayer};
use tower_http::timeout::TimeoutLayer;

/// How long an answer may take, the body of a question included.
const TIME: Duration = Duration::from_secs(10);

/// Returns the site as a service, without a port.
pub fn router(site: Arc<Site>) -> Router {
    let reading = CorsLayer::new()
        .allow_origin(Any)
        .allow_methods([Method::GET, Method::HEAD])
        .allow_headers(Any)
        .expose_headers([
            header::ETAG,
            header::LAST_MODIFIED,
            answered::AS_OF,
            answered::RECORD_UNTIL,
        ]);
    let panicked = site.clone();
    let pages = pages::routes().with_state(site.clone());
    let addressed = address::Addressed::new(pages, site);
    Router::new()
        .fallback_service(addressed)
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, TIME))
        .layer(CatchPanicLayer::custom(move |cause| {
            error::panicked(&panicked, cause)
        }))
        .layer(axum::middleware::map_response(secured))
        .layer(reading)
        .layer(CompressionLayer::new())
        .layer(axum::middleware::from_fn(logged))
}

/// What every answer tells the browser: nothing from outside, nothing inline, nothing guessed.
static SECURITY: [(HeaderName, &str); 6] = [
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "no-referrer"),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=()",
    ),
];

async fn secured(mut response: Response) -> Response {
    let headers = response.headers_mut();
    for (name, value) in &SECURITY {
        if !headers.contains_key(name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
    response
}

async fn logged(request: Request, next: axum::middleware::Next) -> Response {
    if !tracing::enabled!(tracing::Level::INFO) {
        return next.run(request).await;
    }
    let (method, uri) = (request.method().clone(), request.uri().clone());
    let began = std::time::Instant::now();
    let response = next.run(request).await;
    let micros = u64::try_from(began.elapsed().as_micros()).unwrap_or(u64::MAX);
    tracing::info!(%method, %uri, status = response.status().as_u16(), micros, "answered");
    response
}
