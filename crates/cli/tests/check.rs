//! `penholder check` from end to end, on the report that started it and on bad input.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn shared(path: &str) -> Option<PathBuf> {
    let root = std::env::var_os("PENHOLDER_SHARED").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        PathBuf::from,
    );
    let found = root.join(path);
    if !found.exists() {
        println!("skipped: ../shared is not here");
        return None;
    }
    Some(found)
}

fn check(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_penholder"))
        .arg("check")
        .args(args)
        .env_remove("PENHOLDER_CORPUS")
        .output()
        .unwrap()
}

fn claims(output: &Output) -> Vec<serde_json::Value> {
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    answer["claims"].as_array().unwrap().clone()
}

/// Returns verdict and sources of the claim that holds `words`.
fn verdict_on(claims: &[serde_json::Value], words: &str) -> (String, Vec<String>) {
    let claim = claims
        .iter()
        .find(|c| c["text"].as_str().unwrap().contains(words))
        .unwrap_or_else(|| panic!("no claim holds `{words}`"));
    let source = |e: &serde_json::Value| {
        let paragraph = e["paragraph"].as_str().unwrap_or_default();
        format!("{} {paragraph}", e["symbol"].as_str().unwrap())
            .trim()
            .to_owned()
    };
    (
        claim["verdict"].as_str().unwrap().to_owned(),
        claim["evidence"].as_array().unwrap().iter().map(source).collect(),
    )
}

#[test]
fn the_report_of_june_2023_is_judged_as_of_its_day() {
    let Some(article) = shared("corpus/news/mali-asks-un-to-withdraw.txt") else {
        return;
    };
    let corpus = shared("corpus").unwrap();
    let claims = claims(&check(&[
        article.to_str().unwrap(),
        "--on",
        "2023-06-16",
        "--json",
        "--corpus",
        corpus.to_str().unwrap(),
    ]));
    let (verdict, sources) = verdict_on(&claims, "nine votes");
    assert_eq!(verdict, "borne_out");
    assert!(
        sources.contains(&"Charter Article 27 (3)".to_owned()),
        "{sources:?}"
    );

    let (verdict, sources) = verdict_on(&claims, "by June 30");
    assert_eq!(verdict, "borne_out");
    assert!(
        sources.contains(&"S/RES/2640 (2022) 15".to_owned()),
        "{sources:?}"
    );

    let (verdict, sources) = verdict_on(&claims, "15 000");
    assert_eq!(verdict, "borne_out");
    assert!(sources.iter().all(|s| s.starts_with("S/RES/")), "{sources:?}");

    let (verdict, sources) = verdict_on(&claims, "deployed");
    assert_eq!(verdict, "borne_out");
    assert!(sources[0].starts_with("S/RES/2100 (2013)"), "{sources:?}");

    // What the record cannot tell is said to be so; the report on the operation is not in it.
    for words in [
        "two coups",
        "displaced",
        "crisis of confidence",
        "recommended this month",
    ] {
        let (verdict, _) = verdict_on(&claims, words);
        assert_eq!(verdict, "not_covered", "{words}");
    }
}

#[test]
fn every_span_holds_its_claim() {
    let Some(article) = shared("corpus/news/mali-asks-un-to-withdraw.txt") else {
        return;
    };
    let bytes = fs::read(&article).unwrap();
    for claim in claims(&check(&[
        article.to_str().unwrap(),
        "--on",
        "2023-06-16",
        "--json",
    ])) {
        let span = |i: usize| usize::try_from(claim["span"][i].as_u64().unwrap()).unwrap();
        let text = std::str::from_utf8(&bytes[span(0)..span(1)]).unwrap();
        assert_eq!(text, claim["text"].as_str().unwrap());
    }
}

#[test]
fn every_brief_is_read_and_judged() {
    let Some(folder) = shared("corpus/news") else {
        return;
    };
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.file_name().unwrap().to_string_lossy().starts_with("brief") {
            claims(&check(&[path.to_str().unwrap(), "--json"]));
        }
    }
}

#[test]
fn an_article_without_a_day_wants_one() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("undated.txt");
    fs::write(
        &file,
        "Force to stay\n\nThe Council extended the mandate of UNDOF until 30 June.\n",
    )
    .unwrap();
    let output = check(&[file.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(told.contains("gives no date") && told.contains("--on"), "{told}");
    assert!(
        check(&[file.to_str().unwrap(), "--on", "2015-06-29"])
            .status
            .success()
    );
}

#[test]
fn bad_input_is_told_or_left_uncovered() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| {
        let file = folder.path().join(name);
        fs::write(&file, bytes).unwrap();
        file.to_str().unwrap().to_owned()
    };
    let empty = check(&[&write("empty.txt", b" \n"), "--on", "2015-06-29"]);
    assert_eq!(empty.status.code(), Some(2));

    let picture = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
    let output = check(&[&write("scan.pdf", picture), "--on", "2015-06-29"]);
    assert_eq!(
        output.status.code(),
        Some(2),
        "{}",
        String::from_utf8_lossy(&output.stdout)
    );

    let scripts = "Новости 新闻 أخبار\n\nСовет Безопасности, 安全理事会, مجلس الأمن: UNDOF.\n";
    assert!(
        check(&[
            &write("scripts.txt", scripts.as_bytes()),
            "--on",
            "2015-06-29",
            "--json"
        ])
        .status
        .success()
    );

    let endless = "and the force stays ".repeat(500_000);
    let output = check(&[
        &write("endless.txt", endless.as_bytes()),
        "--on",
        "2015-06-29",
        "--json",
    ]);
    assert!(claims(&output).iter().all(|c| c["verdict"] == "not_covered"));

    let missing = check(&["no-such-article.txt", "--on", "2015-06-29"]);
    assert_eq!(missing.status.code(), Some(2));
}

#[test]
fn the_page_needs_nothing_from_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("article.txt");
    fs::write(
        &file,
        "Observers <stay>\n\nNEW YORK, 30 June 2015 \u{2014} Resolution 2229 keeps UNDOF on the Golan until 31 December 2015.\n",
    )
    .unwrap();
    let output = check(&[file.to_str().unwrap(), "--html"]);
    let page = String::from_utf8(output.stdout).unwrap();
    assert!(page.starts_with("<!doctype html>") && page.contains("Observers &lt;stay&gt;"));
    assert!(page.contains("<mark class=\"borne_out\""), "{page}");
    assert!(!page.contains("src=") && !page.contains("<link") && !page.contains("http"));
}
