//! The calendar against the tables it is made from, and its feeds against the standards.

#![allow(clippy::unwrap_used, reason = "a test may stop")]

use penholder_answer::calendar::{Calendar, Kind, Query, atom, calendar, icalendar};
use std::collections::BTreeSet;
use std::path::Path;

type Day = penholder_words::Date;

fn ask(on: &str, days: i32, operation: Option<&str>) -> Calendar {
    let query = Query {
        on: on.parse().unwrap(),
        days,
        operation: operation.map(str::to_owned),
        host: None,
        kinds: Vec::new(),
    };
    calendar(&penholder_store::record(), &query)
}

/// Ends of periods straight from the rows of the table: for each operation the last row that sets one.
fn ends_by_the_table(on: Day, last: Day) -> BTreeSet<(String, Day)> {
    let table = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/mandates.csv");
    let mut reader = csv::Reader::from_path(table).unwrap();
    let columns = reader.headers().unwrap().clone();
    let at = |name: &str| columns.iter().position(|c| c == name).unwrap();
    let (operation, symbol, date, until) = (at("operation"), at("symbol"), at("date"), at("until"));
    let (open, terminates) = (at("open_ended"), at("terminates_on"));
    let mut rows: Vec<(String, Day, u32, Option<Day>, bool)> = Vec::new();
    for row in reader.records().map(Result::unwrap) {
        let day = |k: usize| row[k].parse::<Day>().ok();
        let number = row[symbol]
            .trim_start_matches("S/RES/")
            .split(' ')
            .next()
            .unwrap()
            .parse()
            .unwrap_or(0);
        let end = day(until).or(day(terminates));
        rows.push((
            row[operation].to_owned(),
            day(date).unwrap(),
            number,
            end,
            &row[open] == "true",
        ));
    }
    rows.sort();
    let mut latest = std::collections::BTreeMap::new();
    for (operation, date, _, end, open) in rows {
        if date <= on && (end.is_some() || open) {
            latest.insert(operation, end);
        }
    }
    let ends = latest
        .into_iter()
        .filter_map(|(operation, end)| Some((operation, end?)));
    ends.filter(|(_, end)| on <= *end && *end <= last).collect()
}

#[test]
fn ends_are_those_of_the_table_on_ten_past_days() {
    let days = [
        "1965-03-01",
        "1978-09-15",
        "1993-02-10",
        "1994-11-01",
        "1999-12-20",
        "2004-02-28",
        "2010-05-01",
        "2016-02-29",
        "2019-11-04",
        "2023-05-01",
    ];
    for on in days {
        let answer = ask(on, 90, None);
        let found: BTreeSet<(String, Day)> = answer
            .events
            .iter()
            .filter(|e| e.kind == Kind::Expiry)
            .map(|e| (e.operation.clone().unwrap(), e.date))
            .collect();
        let expected = ends_by_the_table(answer.on, answer.last);
        assert_eq!(found, expected, "on {on}");
        assert!(!found.is_empty(), "on {on}");
    }
}

#[test]
fn the_first_of_may_2023() {
    let answer = ask("2023-05-01", 60, Some("MINUSMA"));
    let lines: Vec<String> = answer
        .events
        .iter()
        .filter(|e| e.kind != Kind::ReportDue)
        .map(|e| format!("{} {} {}", e.date, e.kind.as_str(), e.source.symbol))
        .collect();
    assert_eq!(
        lines,
        [
            "2023-06-30 expiry S/RES/2640 (2022)",
            "2023-06-30 decision_needed S/RES/2640 (2022)"
        ]
    );
}

#[test]
fn a_later_decision_cancels_what_it_replaces() {
    let answer = ask("2023-06-30", 10, Some("MINUSMA"));
    let uids: Vec<&str> = answer.cancelled.iter().map(|c| c.event.uid.as_str()).collect();
    assert!(
        uids.contains(&"minusma-s-res-2640-2022-decision-needed@penholder"),
        "{uids:?}"
    );
    let feed = icalendar(&answer, "MINUSMA");
    let events: Vec<&str> = feed.split("BEGIN:VEVENT").skip(1).collect();
    let of_old = events
        .iter()
        .find(|e| e.contains("UID:minusma-s-res-2640-2022-decision-needed@penholder"));
    let of_old = of_old.unwrap();
    assert!(of_old.contains("STATUS:CANCELLED") && of_old.contains("SEQUENCE:1"));
    assert!(of_old.contains("LAST-MODIFIED:20230630T000000Z"));
}

#[test]
fn names_of_events_are_unique_and_stay() {
    let (early, late) = (ask("2023-05-01", 90, None), ask("2023-05-15", 76, None));
    let uids: BTreeSet<&str> = early.events.iter().map(|e| e.uid.as_str()).collect();
    assert_eq!(uids.len(), early.events.len());
    let june = |c: &Calendar| -> BTreeSet<(String, Day)> {
        let mandate = c
            .events
            .iter()
            .filter(|e| e.operation.as_deref() == Some("MINUSMA"));
        mandate
            .filter(|e| e.date.month() == 6)
            .map(|e| (e.uid.clone(), e.date))
            .collect()
    };
    assert_eq!(june(&early), june(&late));
}

#[test]
fn the_last_day_is_included_and_days_have_no_hour() {
    // The clocks of New York went forward on 10 March 2024; UNMISS ran to 15 March, a leap day lay before.
    let answer = ask("2024-02-28", 16, Some("UNMISS"));
    let expiry = answer.events.iter().find(|e| e.kind == Kind::Expiry).unwrap();
    assert_eq!(expiry.date.to_string(), "2024-03-15");
    assert!(
        ask("2024-02-28", 15, Some("UNMISS"))
            .events
            .iter()
            .all(|e| e.kind != Kind::Expiry)
    );
    // Ended as of 30 June 2023: that day is the last in force, and on the calendar when read on it.
    let on_the_day = ask("2023-06-30", 0, Some("MINUSMA"));
    assert!(on_the_day.events.iter().any(|e| e.kind == Kind::Expiry));
    let feed = icalendar(&answer, "UNMISS");
    assert!(feed.contains("DTSTART;VALUE=DATE:20240315") && feed.contains("DTEND;VALUE=DATE:20240316"));
    assert!(!feed.contains("TZID"));
    assert_eq!(feed, icalendar(&answer, "UNMISS"));
}

#[test]
fn presidencies_and_terms() {
    let answer = ask("2023-11-15", 60, None);
    let council: Vec<String> = answer
        .events
        .iter()
        .filter(|e| e.operation.is_none())
        .map(|e| format!("{} {}", e.date, e.kind.as_str()))
        .collect();
    assert_eq!(
        council,
        [
            "2023-12-01 presidency",
            "2023-12-31 election",
            "2024-01-01 presidency"
        ]
    );
    let terms = answer.events.iter().find(|e| e.kind == Kind::Election).unwrap();
    for name in ["Albania", "Brazil", "Gabon", "Ghana", "United Arab Emirates"] {
        assert!(terms.text.contains(name), "{}", terms.text);
    }
}

#[test]
fn the_atom_feed_is_xml_with_an_entry_for_each_event() {
    let answer = ask("2023-05-01", 60, None);
    let feed = atom(&answer, "Council & others").unwrap();
    assert_eq!(feed.matches("<entry>").count(), answer.events.len());
    assert!(feed.contains("<title>Council &amp; others</title>"));
}
