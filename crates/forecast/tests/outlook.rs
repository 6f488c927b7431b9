//! Outlooks: nothing of the day or later, and better than saying "renewed as usual".
#![allow(missing_docs, clippy::expect_used, clippy::unwrap_used)]

use penholder_forecast::outlook::{self, Way};
use penholder_record::{Partitioned, Record, Table};
use penholder_words::Date;
use std::collections::BTreeMap;

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

/// Returns the record as it would stand without any decision of `on` or later.
fn cut(on: Date) -> Record {
    let mut record = penholder_store::record();
    let mut parts: BTreeMap<String, Vec<_>> = BTreeMap::new();
    for row in record.mandates.iter().filter(|m| m.date < on) {
        parts.entry(row.operation.clone()).or_default().push(row.clone());
    }
    let ready = parts.into_iter().map(|(key, rows)| (key, Table::ready(rows)));
    record.mandates = Partitioned::new(ready.collect());
    record
}

#[test]
fn an_outlook_uses_nothing_of_its_day_or_later() {
    for (key, on) in [
        ("MINUSMA", "2023-06-16"),
        ("UNIFIL", "2006-07-20"),
        ("UNOCI", "2015-06-01"),
    ] {
        let (whole, part) = (penholder_store::record(), cut(day(on)));
        let find = |record: &Record| {
            let operation = record.operations.iter().find(|o| o.operation == key).cloned();
            let situation = outlook::situation(record, &operation.expect("it exists"), day(on));
            let situation = situation.expect("a period runs");
            let p = outlook::outlook(&outlook::cases(record), &situation).p;
            (situation, p)
        };
        assert_eq!(find(&whole), find(&part), "{key}");
    }
}

#[test]
fn outlooks_beat_saying_renewed_as_usual_by_fifteen_per_cent() {
    let record = penholder_store::record();
    let found = outlook::track_record(&outlook::cases(&record), 2000);
    assert!(found.n > 300, "{found:?}");
    assert!(found.brier < 0.85 * found.always_renewed, "{found:?}");
    assert!(found.brier < found.shares, "{found:?}");
}

#[test]
fn the_ways_of_well_known_ends_are_told() {
    let record = penholder_store::record();
    let cases = outlook::cases(&record);
    let end = |key: &str, decided: &str| {
        let found = cases.iter().find(|c| {
            c.situation.operation == key && c.decided.as_ref().is_some_and(|d| d.as_str().contains(decided))
        });
        found.map(|c| c.way)
    };
    assert_eq!(end("UNMEE", "1827"), Some(Way::Terminated));
    assert_eq!(end("MINUSMA", "2690"), Some(Way::Terminated));
}
