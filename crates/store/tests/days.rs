//! Every operation on every day, and days checked by hand.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use penholder_mandate::Timeline;
use penholder_words::{Date, Status};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

#[test]
fn every_operation_answers_for_every_day_from_1948_to_2027() {
    let record = penholder_store::record();
    let (mut answers, mut days_active) = (0_u64, 0_u64);
    for operation in record.operations.iter() {
        let timeline = Timeline::new(&record, operation, None);
        let mut on = day("1948-01-01");
        let mut begun = false;
        while on <= day("2027-12-31") {
            let status = timeline.status(on);
            let latest = timeline.latest_decision(on);
            assert!(
                latest.is_none_or(|d| d.date <= on),
                "{} {on}",
                operation.operation
            );
            assert_eq!(
                latest.is_none(),
                status == Status::NotEstablished,
                "{} {on}",
                operation.operation
            );
            assert!(
                !begun || latest.is_some(),
                "{} {on}: what has begun stays begun",
                operation.operation
            );
            begun = latest.is_some();
            days_active += u64::from(status == Status::Active);
            answers += 1;
            on = on.tomorrow().unwrap();
        }
    }
    assert_eq!(answers, 129 * 29_220);
    assert!(days_active > 400_000, "{days_active} days of active mandates");
}

/// `points.csv`: operation, day, status, end, latest decision. Each was read in the text of that decision.
#[test]
fn days_checked_by_hand_stand_as_the_texts_say() {
    let record = penholder_store::record();
    let rows: Vec<Vec<&str>> = include_str!("points.csv")
        .lines()
        .skip(1)
        .map(|l| l.split(',').collect())
        .collect();
    let mut wrong = Vec::new();
    for row in &rows {
        let [key, on, status, until, latest] = row[..] else {
            panic!("points.csv: expected five columns, found {row:?}");
        };
        let operation = record.operation(key).unwrap();
        let timeline = Timeline::new(&record, operation, None);
        let on = day(on);
        let end = timeline
            .step(on)
            .and_then(|s| s.end.clone())
            .map_or(String::new(), |e| e.date.to_string());
        let decision = timeline.latest_decision(on).map_or("", |d| d.symbol.as_str());
        let found = [timeline.status(on).as_str(), end.as_str(), decision];
        if found != [status, until, latest] {
            wrong.push(format!(
                "{key} {on}: expected {status} {until} {latest}, found {found:?}"
            ));
        }
    }
    let operations: std::collections::BTreeSet<&str> = rows.iter().map(|r| r[0]).collect();
    assert!(
        rows.len() >= 150 && operations.len() >= 60,
        "{} points, {} operations",
        rows.len(),
        operations.len()
    );
    assert!(
        wrong.is_empty(),
        "{} of {} wrong\n{}",
        wrong.len(),
        rows.len(),
        wrong.join("\n")
    );
}
