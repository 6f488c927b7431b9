//! `compare` and `trace` as a person runs them.

#![allow(clippy::unwrap_used, reason = "a test may stop")]

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const OLD: &str = "Resolution 9001 (2001)\n\nAdopted by the Security Council at its 4000th meeting, on 5 March 2001\n\n\
The Security Council,\n\nRecalling its earlier decisions on the valley,\n\n\
1. Decides to keep the guard of up to 1,200 troops until 30 June 2001;\n\n\
2. Urges the two councils to open the mountain road;\n\n\
3. Asks for a weekly bulletin on the price of salt;\n\n4. Decides to remain seized of the matter.\n";
const NEW: &str = "Resolution 9002 (2001)\n\nAdopted by the Security Council at its 4100th meeting, on 28 June 2001\n\n\
The Security Council,\n\nRecalling its earlier decisions on the valley,\n\n\
1. Decides to keep the guard of up to 1,200 troops until 31 December 2001;\n\n\
2. Demands that the two councils open the mountain road;\n\n\
3. Welcomes the new school beside the old mill;\n\n4. Decides to remain seized of the matter.\n";

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("penholder-compare-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        fs::write(path.join("old.txt"), OLD).unwrap();
        fs::write(path.join("new.txt"), NEW).unwrap();
        Folder(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn run(folder: &Path, arguments: &[&str], columns: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_penholder"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("PENHOLDER_CORPUS")
        .env("COLUMNS", columns)
        .output()
        .unwrap()
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn two_files_with_dates_figures_and_verbs() {
    let folder = Folder::new("files");
    let shown = text(&run(&folder.0, &["compare", "old.txt", "new.txt"], "80"));
    let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    for line in [
        "until [-30 June-] {+31 December+} 2001;",
        "30 June 2001 → 31 December 2001",
        "Urges → Demands (stronger)",
        "same: 4",
        "3 dropped",
        "3 new",
    ] {
        assert!(shown.contains(line), "{line}\n{shown}");
    }
    assert!(!shown.contains('\u{1b}'), "no colours where nobody sees them");
    let wide = text(&run(&folder.0, &["compare", "old.txt", "new.txt"], "120"));
    assert!(wide.lines().any(|line| line.contains(" │ ")));
    assert!(wide.lines().all(|line| line.chars().count() <= 120), "{wide}");
}

#[test]
fn json_has_the_shape_of_the_design_and_gives_both_texts_back() {
    let folder = Folder::new("json");
    let answer: Value = serde_json::from_str(&text(&run(
        &folder.0,
        &["compare", "old.txt", "new.txt", "--json"],
        "80",
    )))
    .unwrap();
    assert_eq!(
        (&answer["from"], &answer["to"]),
        (
            &Value::from("S/RES/9001 (2001)"),
            &Value::from("S/RES/9002 (2001)")
        )
    );
    let rows = answer["paragraphs"].as_array().unwrap();
    let changes: Vec<(Option<&str>, Option<&str>, &str)> = rows
        .iter()
        .map(|row| {
            (
                row["from"].as_str(),
                row["to"].as_str(),
                row["change"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        changes,
        [
            (Some("pp1"), Some("pp1"), "same"),
            (Some("1"), Some("1"), "reworded"),
            (Some("2"), Some("2"), "reworded"),
            (Some("3"), None, "dropped"),
            (None, Some("3"), "new"),
            (Some("4"), Some("4"), "same"),
        ]
    );
    let side = |without: &str| -> String {
        let edits = rows.iter().flat_map(|row| row["edits"].as_array().unwrap());
        edits
            .filter(|e| e["op"] != without)
            .map(|e| e["text"].as_str().unwrap())
            .collect()
    };
    assert!(side("insert").contains("open the mountain road;Asks for a weekly bulletin"));
    assert!(side("delete").contains("open the mountain road;Welcomes the new school"));
    let figures = rows[1]["figures"].as_array().unwrap();
    let troops = figures.iter().find(|f| f["from"] == "1,200").unwrap();
    assert_eq!(
        (&troops["to"], &troops["changed"]),
        (&Value::from("1,200"), &Value::from(false))
    );
}

#[test]
fn without_texts_the_record_is_compared_and_says_so() {
    let folder = Folder::new("record");
    let output = run(&folder.0, &["compare", "2584", "2640", "--json"], "80");
    let answer: Value = serde_json::from_str(&text(&output)).unwrap();
    assert_eq!(answer["text_at_hand"], false);
    assert!(answer["paragraphs"].is_null());
    assert!(answer["notes"][0].as_str().unwrap().contains("not at hand"));
    assert_eq!(
        (&answer["until"]["from"], &answer["until"]["to"]),
        (&Value::from("2022-06-30"), &Value::from("2023-06-30"))
    );
    assert_eq!(answer["strength"]["military"]["to"], 13_289);
}

#[test]
fn the_page_needs_no_other_file() {
    let folder = Folder::new("html");
    let page = text(&run(
        &folder.0,
        &["compare", "old.txt", "new.txt", "--html"],
        "80",
    ));
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("<ins>") && page.contains("<del>"));
    assert!(!page.contains("<script") && !page.contains("src=") && !page.contains("<link"));
}

#[test]
fn what_cannot_be_compared_is_told_in_one_line() {
    let folder = Folder::new("errors");
    for (arguments, told) in [
        (
            &["compare", "old.txt", "gone.txt"][..],
            "gone.txt: expected a file, but there is none",
        ),
        (
            &["compare", "2640", "65000"][..],
            "the record has none with this number",
        ),
        (&["trace", "2640", "19"][..], "the text of `2640` is not at hand"),
    ] {
        let output = run(&folder.0, arguments, "80");
        assert_eq!(output.status.code(), Some(2));
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(error.contains(told), "{error}");
        assert!(output.stdout.is_empty());
    }
}
