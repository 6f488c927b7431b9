//! The embedded record: the tables under `data/`, packed at build time, unpacked when asked for.
//!
//! This is the only room that embeds data and touches the disk. Nothing is unpacked at start: [`record`] returns
//! tables that load themselves, part by part, on first use.

mod archive;
mod bodies;
mod corpus;

pub use bodies::{body_names, body_rules};
pub use corpus::Corpus;

use penholder_record::{Partitioned, Record, Table};
use penholder_words::Lexicon;
use serde::de::DeserializeOwned;

/// Returns the record; each table or part is unpacked when it is first asked for.
pub fn record() -> Record {
    Record {
        until: archive::UNTIL.parse().ok(),
        operations: table("operations"),
        operation_names: table("operation_names"),
        states: table("states"),
        state_names: table("state_names"),
        terms: table("terms"),
        decisions: partitioned("decisions"),
        votes: partitioned("votes"),
        failed_drafts: table("failed_drafts"),
        citations: partitioned("citations"),
        open_questions: table("open_questions"),
        procedural_votes: table("procedural_votes"),
        draft_codings: table("draft_codings"),
        host_consent_cases: table("host_consent_cases"),
        forecast_fits: partitioned("forecast_fits"),
        mandates: partitioned("mandates"),
        strength: partitioned("strength"),
        tasks: partitioned("tasks"),
        reporting: partitioned("reporting"),
        consent: partitioned("consent"),
        positions: partitioned("positions"),
        events: partitioned("events"),
        recommendations: partitioned("recommendations"),
        deployed: partitioned("deployed"),
        fatalities: partitioned("fatalities"),
        budgets: partitioned("budgets"),
        corrections: table("corrections"),
        disagreements: table("disagreements"),
    }
}

/// Returns the names of operations and States, as the reader takes them.
pub fn lexicon() -> Lexicon {
    Lexicon {
        operations: archive::rows("operations", ""),
        operation_names: archive::rows("operation_names", ""),
        states: archive::rows("states", ""),
        state_names: archive::rows("state_names", ""),
    }
}

/// Returns the names of the embedded tables in ascending order.
pub fn table_names() -> impl Iterator<Item = &'static str> {
    archive::HEADERS.iter().map(|(name, _)| *name)
}

/// Returns a table as CSV text with its header; `None` if there is no such table.
pub fn table_csv(name: &str) -> Option<String> {
    let (_, header) = archive::HEADERS.iter().find(|(table, _)| *table == name)?;
    let mut text = format!("{header}\n");
    for part in archive::parts(name) {
        text.push_str(&archive::unpack(part));
    }
    Some(text)
}

fn table<T: DeserializeOwned>(name: &'static str) -> Table<T> {
    Table::lazy(move || archive::rows(name, ""))
}

fn partitioned<T: DeserializeOwned + 'static>(name: &'static str) -> Partitioned<T> {
    let keys = || archive::parts(name).iter().map(|p| p.key).collect();
    Partitioned::lazy(keys, move |key| archive::rows(name, key))
}
