//! The style sheet, the script and the mark.

use crate::site::Site;
use axum::Router;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::sync::Arc;

/// The style sheet.
pub const STYLE: &str = include_str!("../../assets/style.css");
/// The script.
pub const SCRIPT: &str = include_str!("../../assets/enhance.js");
/// The mark in the browser's tab.
const MARK: &str = include_str!("../../assets/mark.svg");

/// Returns their routes. Pages name them with a digest of their content, so a browser may keep them for good.
pub fn routes() -> Router<Arc<Site>> {
    Router::new()
        .route(
            "/assets/style.css",
            get(|h: HeaderMap| async move { asset(&h, "text/css; charset=utf-8", STYLE) }),
        )
        .route(
            "/assets/enhance.js",
            get(|h: HeaderMap| async move { asset(&h, "text/javascript; charset=utf-8", SCRIPT) }),
        )
        .route(
            "/assets/mark.svg",
            get(|h: HeaderMap| async move { asset(&h, "image/svg+xml", MARK) }),
        )
        .route("/robots.txt", get(|| async { "User-agent: *\nAllow: /\n" }))
}

fn asset(asked: &HeaderMap, media_type: &'static str, text: &'static str) -> Response {
    let tag = format!("\"{:016x}\"", crate::site::digest(text.as_bytes()));
    let headers = [
        (header::CONTENT_TYPE, media_type.to_owned()),
        (
            header::CACHE_CONTROL,
            "public, max-age=31536000, immutable".to_owned(),
        ),
        (header::ETAG, tag.clone()),
    ];
    let known = asked.get(header::IF_NONE_MATCH).and_then(|v| v.to_str().ok());
    if known.is_some_and(|k| k.split(',').any(|t| t.trim() == tag)) {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    (headers, text).into_response()
}
