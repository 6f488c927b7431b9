//! Votes, members, presidency and power on the command line, from the embedded record.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use serde_json::Value;
use std::process::{Command, Output};

fn run(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_penholder"))
        .args(args)
        .env("COLUMNS", "80")
        .output()
        .unwrap()
}

fn json(args: &[&str]) -> Value {
    let out = run(args);
    assert!(
        out.status.success(),
        "{args:?}: {}",
        String::from_utf8_lossy(&out.stderr)
    );
    serde_json::from_slice(&out.stdout).unwrap()
}

fn refused(args: &[&str]) -> String {
    let out = run(args);
    assert_eq!(out.status.code(), Some(2), "{args:?}");
    assert!(out.stdout.is_empty(), "{args:?}");
    String::from_utf8(out.stderr).unwrap()
}

#[test]
fn a_veto_with_rule_conditions_and_flips() {
    let answer = json(&[
        "vote",
        "--on",
        "2023-06-30",
        "--no",
        "RUS",
        "--abstain",
        "CHN",
        "--json",
    ]);
    assert_eq!(answer["outcome"], "not_adopted");
    assert_eq!(answer["vetoed_by"], serde_json::json!(["RUS"]));
    assert_eq!(answer["tally"], "13-1-1");
    assert_eq!(answer["rule"]["source"]["paragraph"], "Article 27 (3)");
    let conditions = answer["conditions"].as_array().unwrap();
    assert_eq!(
        (&conditions[0]["needed"], &conditions[0]["had"]),
        (&9.into(), &13.into())
    );
    assert_eq!(
        (&conditions[0]["met"], &conditions[1]["met"]),
        (&true.into(), &false.into())
    );
    let flips = answer["flips"].as_array().unwrap();
    assert_eq!(flips.len(), 2);
    assert!(
        flips
            .iter()
            .all(|f| f["changes"][0]["member"] == "RUS" && f["outcome"] == "adopted")
    );
}

#[test]
fn names_are_taken_and_the_day_decides_who_votes() {
    let answer = json(&[
        "vote",
        "--on",
        "1962-06-22",
        "--no",
        "Soviet Union,Romania",
        "--abstain",
        "Ghana,United Arab Republic",
        "--json",
    ]);
    assert_eq!(
        (&answer["tally"], &answer["ground"]),
        (&"7-2-2".into(), &"vetoed".into())
    );
    assert_eq!(answer["conditions"][0]["needed"], 7);
    let procedural = json(&[
        "vote",
        "--on",
        "2022-02-27",
        "--matter",
        "procedural",
        "--no",
        "Russia",
        "--abstain",
        "ARE,CHN,IND",
        "--json",
    ]);
    assert_eq!(procedural["outcome"], "adopted");
    assert_eq!(
        run(&["vote", "--on", "2023-06-30", "--no", "RUS", "--exit-code"])
            .status
            .code(),
        Some(1)
    );
}

#[test]
fn wrong_members_are_refused_with_a_way_on() {
    let message = refused(&["vote", "--on", "2023-06-30", "--no", "MLI"]);
    assert!(
        message.contains("MLI (Mali) had no seat on 2023-06-30") && message.contains("2000-2001"),
        "{message}"
    );
    let message = refused(&["vote", "--on", "2023-06-30", "--no", "Rusia"]);
    assert!(
        message.contains("did you mean RUS (Russian Federation)?"),
        "{message}"
    );
    let message = refused(&["vote", "--on", "2023-06-30", "--no", "RUS", "--abstain", "RUS"]);
    assert!(message.contains("RUS is given two different votes"), "{message}");
    assert!(refused(&["vote", "--on", "1945-06-26"]).contains("no member of the Council on 1945-06-26"));
    assert!(refused(&["vote", "--on", "2031-03-01"]).contains("is not known: the record knows 5 of 15"));
    assert!(refused(&["vote", "--on", "2023-02-30"]).contains("no such day"));
    let clash = refused(&[
        "vote",
        "--on",
        "2023-06-30",
        "--party",
        "RUS",
        "--chapter-vi",
        "--chapter-vii",
    ]);
    assert!(clash.contains("two exceptions"), "{clash}");
}

#[test]
fn every_vote_of_history_is_explained() {
    let answer = json(&["vote", "--replay", "--json"]);
    assert_eq!(answer["unexplained"], serde_json::json!([]));
    assert_eq!(answer["votes"], answer["explained"]);
    assert!(answer["votes"].as_u64().unwrap() > 3_100);
    let by_ground = answer["by_ground"].as_object().unwrap();
    assert_eq!(
        by_ground.values().map(|n| n.as_u64().unwrap()).sum::<u64>(),
        answer["votes"].as_u64().unwrap()
    );
    let over: Vec<&str> = answer["over_a_permanent_no"]
        .as_array()
        .unwrap()
        .iter()
        .map(|v| v["symbol"].as_str().unwrap())
        .collect();
    assert_eq!(
        over,
        [
            "S/RES/34 (1947)",
            "S/RES/87 (1950)",
            "S/RES/88 (1950)",
            "S/RES/110 (1955)",
            "S/RES/119 (1956)",
            "S/RES/120 (1956)",
            "S/RES/132 (1959)",
            "S/RES/157 (1960)",
            "S/RES/462 (1980)",
            "S/RES/2623 (2022)"
        ]
    );
    assert_eq!(answer["membership_differs"], serde_json::json!([]));
    assert_eq!(answer["vetoes_differ"], serde_json::json!([]));
}

#[test]
fn presidents_follow_the_alphabet() {
    // Months with their presidents as the Council's own records have them.
    let known = [
        ("1948-06", "SYR"),
        ("1950-08", "SUN"),
        ("1956-10", "FRA"),
        ("1961-01", "EGY"),
        ("1961-02", "GBR"),
        ("1961-07", "ECU"),
        ("1961-09", "LBR"),
        ("1961-12", "EGY"),
        ("1962-03", "VEN"),
        ("1962-10", "SUN"),
        ("1991-12", "SUN"),
        ("1992-01", "GBR"),
        ("2002-11", "CHN"),
        ("2003-02", "DEU"),
        ("2003-03", "GIN"),
        ("2012-06", "CHN"),
        ("2013-04", "RWA"),
        ("2014-03", "LUX"),
        ("2014-04", "NGA"),
        ("2014-07", "RWA"),
        ("2016-03", "AGO"),
        ("2020-02", "BEL"),
        ("2020-03", "CHN"),
        ("2020-04", "DOM"),
        ("2020-05", "EST"),
        ("2022-02", "RUS"),
        ("2023-06", "ARE"),
        ("2024-10", "CHE"),
        ("2024-11", "GBR"),
        ("2025-01", "DZA"),
        ("2026-01", "SOM"),
    ];
    for (month, president) in known {
        assert_eq!(
            json(&["presidency", "--month", month, "--json"])["president"],
            president,
            "{month}"
        );
    }
    assert_eq!(
        json(&["presidency", "--month", "1946-06", "--json"])["president"],
        Value::Null
    );
    let members = json(&["members", "--on", "2023-06-30", "--json"]);
    assert_eq!(members["members"].as_array().unwrap().len(), 15);
    assert_eq!(members["president"], "ARE");
}

#[test]
fn power_of_the_council_and_of_reform_proposals() {
    let answer = json(&["power", "--on", "1950-01-01", "--json"]);
    let of = |code: &str| {
        let members = answer["members"].as_array().unwrap();
        members.iter().find(|m| m["member"] == code).unwrap().clone()
    };
    assert_eq!(of("CHN")["banzhaf"]["exact"], "19/105");
    assert_eq!(of("EGY")["shapley_shubik"]["exact"], "1/462");
    let joined = json(&[
        "power",
        "--on",
        "2023-06-30",
        "--what-if",
        "France,GBR",
        "--index",
        "banzhaf",
        "--json",
    ]);
    assert_eq!(joined["voters"], 14);
    assert!(refused(&["power", "--body", "g5"]).contains("there are council-1946"));
    for body in [
        "g4",
        "g4-veto",
        "uniting-for-consensus",
        "ezulwini",
        "ezulwini-no-veto",
    ] {
        let answer = json(&["power", "--body", body, "--json"]);
        assert_eq!(answer["not_computed"], serde_json::json!([]), "{body}");
    }
}

/// The example in the description of the format is a file that works.
#[test]
fn the_example_of_a_rules_file_works() {
    let readme = include_str!("../../../data/bodies/README.md");
    let example = readme
        .split("```toml")
        .nth(1)
        .unwrap()
        .split("```")
        .next()
        .unwrap();
    let path = std::env::temp_dir().join(format!("penholder-rules-{}.toml", std::process::id()));
    std::fs::write(&path, example).unwrap();
    let rules = path.to_str().unwrap();
    let answer = json(&["vote", "--rules", rules, "--no", "CCC,FFF", "--json"]);
    assert_eq!(
        (&answer["outcome"], &answer["tally"]),
        (&"adopted".into(), &"5-2-0".into())
    );
    let vetoed = json(&["vote", "--rules", rules, "--no", "AAA", "--json"]);
    assert_eq!(vetoed["vetoed_by"], serde_json::json!(["AAA"]));
    let power = json(&["power", "--rules", rules, "--json"]);
    assert_eq!(power["voters"], 7);
    std::fs::write(&path, "name = 3").unwrap();
    let message = refused(&["vote", "--rules", rules]);
    assert!(message.contains("line 1"), "{message}");
    std::fs::remove_file(&path).unwrap();
}
