//! MINUSMA day by day: the day before, of and after each decision and each end, read by hand from the resolutions.

#![allow(clippy::expect_used, reason = "a test that cannot go on must fail")]

use penholder_answer::brief::{self, Brief};
use penholder_words::{Date, Status};

/// Day, standing, last day of the mandate, number of the latest decision.
const DAYS: &[(&str, &str, Option<&str>, Option<u16>)] = &[
    ("2012-01-01", "not_established", None, None),
    ("2013-04-24", "not_established", None, None),
    // 2100 (2013), para. 7: for an initial period of 12 months from 1 July 2013.
    ("2013-04-25", "active", Some("2014-07-01"), Some(2100)),
    ("2014-06-24", "active", Some("2014-07-01"), Some(2100)),
    ("2014-06-25", "active", Some("2015-06-30"), Some(2164)),
    ("2014-06-26", "active", Some("2015-06-30"), Some(2164)),
    ("2015-06-28", "active", Some("2015-06-30"), Some(2164)),
    ("2015-06-29", "active", Some("2016-06-30"), Some(2227)),
    ("2016-06-28", "active", Some("2016-06-30"), Some(2227)),
    ("2016-06-29", "active", Some("2017-06-30"), Some(2295)),
    ("2017-06-28", "active", Some("2017-06-30"), Some(2295)),
    ("2017-06-29", "active", Some("2018-06-30"), Some(2364)),
    // 2391 (2017) has the mission support the joint force of the G5 Sahel and leaves the end where it is.
    ("2017-12-07", "active", Some("2018-06-30"), Some(2364)),
    ("2017-12-08", "active", Some("2018-06-30"), Some(2391)),
    ("2018-06-27", "active", Some("2018-06-30"), Some(2391)),
    ("2018-06-28", "active", Some("2019-06-30"), Some(2423)),
    ("2019-06-28", "active", Some("2020-06-30"), Some(2480)),
    ("2020-06-28", "active", Some("2020-06-30"), Some(2480)),
    ("2020-06-29", "active", Some("2021-06-30"), Some(2531)),
    ("2021-06-29", "active", Some("2022-06-30"), Some(2584)),
    ("2022-06-28", "active", Some("2022-06-30"), Some(2584)),
    ("2022-06-29", "active", Some("2023-06-30"), Some(2640)),
    ("2023-06-16", "active", Some("2023-06-30"), Some(2640)),
    ("2023-06-29", "active", Some("2023-06-30"), Some(2640)),
    // 2690 (2023), para. 1, ends the mandate as of 30 June 2023, which is still a day in force.
    ("2023-06-30", "active", Some("2023-06-30"), Some(2690)),
    ("2023-07-01", "withdrawing", Some("2023-06-30"), Some(2690)),
    ("2023-12-31", "withdrawing", Some("2023-06-30"), Some(2690)),
    ("2024-01-01", "terminated", Some("2023-06-30"), Some(2690)),
    ("2026-06-29", "terminated", Some("2023-06-30"), Some(2690)),
    ("2027-12-31", "terminated", Some("2023-06-30"), Some(2690)),
];

fn day(text: &str) -> Date {
    text.parse().expect("a day of the table")
}

fn brief_on(on: Date, known_on: Option<Date>) -> Brief {
    let record = penholder_store::record();
    let operation = record
        .operations
        .iter()
        .find(|o| o.operation == "MINUSMA")
        .expect("MINUSMA is in the record");
    brief::brief(&record, operation, on, known_on)
}

#[test]
fn every_turning_point() {
    for (on, status, until, latest) in DAYS {
        let brief = brief_on(day(on), None);
        assert_eq!(brief.status.as_str(), *status, "status on {on}");
        let end = brief.until.as_ref().and_then(|u| u.date);
        assert_eq!(end, until.map(day), "end on {on}");
        let number = brief
            .latest_decision
            .as_ref()
            .and_then(|d| d.symbol.resolution_number());
        assert_eq!(number, *latest, "latest decision on {on}");
    }
}

#[test]
fn every_day_answers_with_a_source() {
    let record = penholder_store::record();
    let operation = record
        .operations
        .iter()
        .find(|o| o.operation == "MINUSMA")
        .expect("MINUSMA is in the record");
    let mut on = day("2012-01-01");
    while on <= day("2026-06-29") {
        let brief = brief::brief(&record, operation, on, None);
        let exists = brief.status != Status::NotEstablished;
        assert_eq!(exists, brief.established.is_some(), "{on}");
        assert_eq!(exists, brief.until.is_some(), "{on}");
        assert!(!brief.beyond_record, "{on}");
        on = on.tomorrow().expect("a next day");
    }
}

#[test]
fn as_known_on_the_day_of_the_report_the_end_was_open() {
    let brief = brief_on(day("2023-07-15"), Some(day("2023-06-16")));
    assert_eq!((brief.status, brief.beyond_record), (Status::NotKnown, true));
    let brief = brief_on(day("2023-06-20"), Some(day("2023-06-16")));
    assert_eq!((brief.status, brief.beyond_record), (Status::Active, true));
}
