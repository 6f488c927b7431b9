//! One file for each page.

mod about;
mod assets;
mod calendar;
mod check;
mod compare;
mod decision;
mod decisions;
mod find;
mod life;
mod members;
mod operation;
mod operations;
mod start;
mod vote;

pub use assets::{SCRIPT, STYLE};

use crate::address::Ask;
use crate::answered::page;
use crate::error::{WebError, no_such_page};
use crate::site::Site;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use std::sync::Arc;

/// The entries of the navigation: path, English, French.
pub const NAVIGATION: &[(&str, &str, &str)] = &[
    ("/", "Today", "Aujourd’hui"),
    ("/operations", "Operations", "Opérations"),
    ("/decisions", "Decisions", "Décisions"),
    ("/members", "Members", "Membres"),
    ("/calendar", "Calendar", "Calendrier"),
    ("/vote", "Vote", "Vote"),
    ("/compare", "Compare", "Comparer"),
    ("/check", "Check", "Vérifier"),
    ("/about", "About", "À propos"),
];

/// Returns the routes, as they stand without language and ending.
pub fn routes() -> Router<Arc<Site>> {
    Router::new()
        .route("/", page(start::page))
        .route("/today", page(start::page))
        .route("/operations", page(operations::page))
        .route("/operations/{operation}", page(operation::today))
        .route("/operations/{operation}/on", page(operation::to_day))
        .route("/operations/{operation}/on/{day}", page(operation::on_day))
        .route("/operations/{operation}/history", page(life::history_page))
        .route("/operations/{operation}/tasks", page(life::tasks_page))
        .route("/operations/{operation}/strength", page(life::strength_page))
        .route("/decisions", page(decisions::latest))
        .route("/decisions/in/{year}", page(decisions::in_year))
        .route("/decisions/{number}", page(decision::page))
        .route("/members", page(members::today))
        .route("/members/on/{day}", page(members::on_day))
        .route("/members/{member}", page(members::page))
        .route("/vote", page(vote::today))
        .route("/vote/cast", page(vote::cast))
        .route("/vote/on/{day}", page(vote::page))
        .route(
            "/check",
            page(check::form).merge(post(check::judge).layer(DefaultBodyLimit::max(check::MOST))),
        )
        .route("/compare", page(compare::form))
        .route("/compare/{from}/{to}", page(compare::page))
        .route("/calendar", page(calendar::page))
        .route("/find", page(find::page))
        .route("/about", page(about::page))
        .route("/healthz", get(|| async { "ok\n" }))
        .merge(assets::routes())
        .fallback(missing)
        .method_not_allowed_fallback(wrong_method)
}

async fn missing(State(site): State<Arc<Site>>, ask: Ask) -> Response {
    no_such_page(&ask).page(&site, ask.lang, ask.format)
}

async fn wrong_method(State(site): State<Arc<Site>>, ask: Ask) -> Response {
    let error = WebError::new(
        StatusCode::METHOD_NOT_ALLOWED,
        "this page is only read: ask with GET",
    );
    error.page(&site, ask.lang, ask.format)
}
