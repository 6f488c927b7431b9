//! Every page that can be reached from the start, in one run: all there, all sound.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot ask must fail"
)]

mod common;
#[path = "common/html.rs"]
mod html;

use axum::http::StatusCode;
use common::{get, pages, run};
use std::collections::{BTreeMap, HashSet, VecDeque};

/// What a page is, by its address.
fn kind(address: &str) -> &'static str {
    let path = address.split('?').next().unwrap();
    let path = path
        .strip_prefix("/fr")
        .filter(|r| r.is_empty() || r.starts_with('/'))
        .unwrap_or(path);
    let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
    match parts[..] {
        ["operations"] => "operations",
        ["operations", _] => "operation",
        ["operations", _, "on", _] => "operation on a day",
        ["operations", ..] => "operation's life",
        ["decisions", "in", _] => "decisions of a year",
        ["decisions", _] => "decision",
        ["members", "on", _] => "members on a day",
        ["members", _] => "member",
        ["vote", ..] => "vote",
        ["compare", ..] => "compare",
        ["assets", ..] => "asset",
        _ => "other",
    }
}

/// Whether the links on a page are followed: not from one that has a neighbour for every day or every ballot, but for
/// today's.
fn followed(address: &str) -> bool {
    !address.contains('?')
        && !address.starts_with("/fr")
        && (!matches!(
            kind(address),
            "operation on a day" | "members on a day" | "vote" | "compare" | "asset"
        ) || address.ends_with(&format!("/on/{}", common::today())))
        && !has_ending(address)
}

fn has_ending(address: &str) -> bool {
    let path = address.split('?').next().unwrap();
    [".json", ".csv", ".svg", ".bib", ".ics", ".atom"]
        .iter()
        .any(|e| path.ends_with(e))
}

/// Other forms, the other language, votes and comparisons are as many as decisions or more: one of 20 is asked for.
fn asked(address: &str) -> bool {
    let other = has_ending(address) || address.starts_with("/fr");
    let many = match kind(address) {
        "vote" | "compare" => true,
        "decision" | "operation on a day" | "member" => other,
        _ => false,
    };
    !many
        || address
            .bytes()
            .fold(0u32, |sum, b| sum.wrapping_mul(31).wrapping_add(u32::from(b)))
            .is_multiple_of(20)
}

#[test]
fn every_page_is_there_and_sound() {
    run(async {
        let pages = pages();
        let mut seen: HashSet<String> = HashSet::from(["/".to_owned()]);
        let mut waiting: VecDeque<String> = VecDeque::from(["/".to_owned()]);
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        let mut spent: BTreeMap<&str, f64> = BTreeMap::new();
        let mut wrong: Vec<String> = Vec::new();
        while let Some(address) = waiting.pop_front() {
            let began = std::time::Instant::now();
            let got = get(&pages, &address).await;
            *spent.entry(kind(&address)).or_default() += began.elapsed().as_secs_f64();
            let form = address.contains("/on?") || got.status == StatusCode::SEE_OTHER;
            if got.status == StatusCode::SEE_OTHER {
                let to = got.header("location").to_owned();
                if seen.insert(to.clone()) {
                    waiting.push_back(to);
                }
            } else if got.status != StatusCode::OK {
                wrong.push(format!("{address}: {}", got.status));
            }
            if form {
                continue;
            }
            *counts.entry(kind(&address)).or_default() += 1;
            if !got.header("content-type").starts_with("text/html") {
                if got.header("content-type") == "application/json" {
                    got.json();
                }
                continue;
            }
            let read = html::read(&got.text);
            wrong.extend(read.faults.iter().take(3).map(|f| format!("{address}: {f}")));
            if !followed(&address) {
                continue;
            }
            for link in read.links {
                let link = link.split('#').next().unwrap().replace("&amp;", "&");
                let own = link
                    .strip_prefix("http://penholder.test")
                    .unwrap_or(&link)
                    .to_owned();
                let inside = own.starts_with('/') && asked(&own);
                if inside && seen.insert(own.clone()) {
                    waiting.push_back(own);
                }
                if !link.starts_with('/')
                    && !link.starts_with("http")
                    && !link.starts_with("webcal:")
                    && !link.is_empty()
                {
                    wrong.push(format!("{address}: leads to `{link}`"));
                }
            }
        }
        let record = penholder_store::record();
        println!("visited {counts:?}\nin seconds {spent:.1?}");
        assert!(
            wrong.is_empty(),
            "{} wrong:\n{}",
            wrong.len(),
            wrong[..wrong.len().min(40)].join("\n")
        );
        assert!(
            counts["decision"] >= record.decisions.iter().count(),
            "{counts:?}"
        );
        assert!(
            counts["operation on a day"] >= record.operations.len(),
            "{counts:?}"
        );
        assert!(
            counts["operation's life"] >= 3 * record.operations.len(),
            "{counts:?}"
        );
        assert!(counts["member"] >= 100, "{counts:?}");
    });
}
