//! The house rules: which room may use which, and what a pure room may not do.

#![allow(clippy::unwrap_used, reason = "a test that cannot read the tree must fail")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Each room with the rooms that it may use. A room that is not here must be added, with its reason, to ARCHITECTURE.md.
const MAY_USE: &[(&str, &[&str])] = &[
    ("words", &[]),
    ("text", &["words"]),
    ("read", &["text", "words"]),
    ("record", &["words"]),
    ("law", &["words"]),
    ("mandate", &["words", "record", "law"]),
    ("power", &["words", "law"]),
    ("forecast", &["words", "record", "law"]),
    ("compare", &["words", "text", "read"]),
    ("check", &["words", "text", "record", "read", "mandate", "law"]),
    (
        "answer",
        &[
            "words", "text", "read", "record", "law", "mandate", "power", "forecast", "compare", "check",
        ],
    ),
    ("store", &["words", "text", "read", "record"]),
    ("web", &["answer", "store", "read", "words", "record", "text"]),
    ("mcp", &["answer", "store", "words", "record", "text"]),
    (
        "cli",
        &[
            "answer", "store", "web", "mcp", "words", "text", "read", "record", "law", "power", "forecast",
            "compare", "mandate", "check",
        ],
    ),
];

/// Rooms that may touch disk, network, clock, environment or terminal.
const WITH_IO: &[&str] = &["store", "web", "mcp", "cli"];

/// What a pure room may not write, outside its tests.
const IMPURE: &[&str] = &[
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "SystemTime",
    "Instant::now",
    "Timestamp::now",
    "Zoned::now",
    "println!(",
    "print!(",
    "eprintln!(",
    "eprint!(",
    "std::io::stdin",
    "std::io::stdout",
    "include_str!(",
    "include_bytes!(",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()
        .unwrap()
}

fn rooms() -> Vec<String> {
    let folders = fs::read_dir(root().join("crates")).unwrap();
    let mut rooms: Vec<_> = folders
        .map(|f| f.unwrap().file_name().into_string().unwrap())
        .collect();
    rooms.sort();
    rooms
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for path in entries.map(|e| e.unwrap().path()) {
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
    found
}

/// Returns the rooms that a manifest names under `[dependencies]`.
fn uses(manifest: &str) -> Vec<String> {
    let section = manifest
        .split("\n[")
        .find(|s| s.starts_with("dependencies]"))
        .unwrap_or("");
    let lines = section
        .lines()
        .filter_map(|l| l.trim().strip_prefix("penholder-"));
    lines
        .map(|l| l.split(['.', ' ', '=']).next().unwrap().to_owned())
        .collect()
}

#[test]
fn arrows_point_one_way() {
    let may: BTreeMap<&str, &[&str]> = MAY_USE.iter().copied().collect();
    let mut wrong = Vec::new();
    for room in rooms() {
        let manifest = fs::read_to_string(root().join("crates").join(&room).join("Cargo.toml")).unwrap();
        let Some(allowed) = may.get(room.as_str()) else {
            wrong.push(format!("the room `{room}` is not in the table of rooms"));
            continue;
        };
        let forbidden = uses(&manifest)
            .into_iter()
            .filter(|u| !allowed.contains(&u.as_str()));
        wrong.extend(forbidden.map(|u| format!("`{room}` may not use `{u}`")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn pure_rooms_touch_nothing_outside() {
    let mut wrong = Vec::new();
    for room in rooms().iter().filter(|r| !WITH_IO.contains(&r.as_str())) {
        for path in sources(&root().join("crates").join(room).join("src")) {
            let in_tests = path
                .components()
                .any(|c| c.as_os_str().to_string_lossy().contains("tests"));
            let text = fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap();
            let code: String = code
                .lines()
                .filter(|l| !l.trim_start().starts_with("//"))
                .map(|l| format!("{l}\n"))
                .collect();
            let found = IMPURE.iter().filter(|i| !in_tests && code.contains(**i));
            wrong.extend(found.map(|i| format!("{}: {i}", path.display())));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_file_of_a_thousand_lines() {
    let long: Vec<_> = ["crates", "xtask", "fuzz"]
        .iter()
        .flat_map(|folder| sources(&root().join(folder)))
        .map(|path| (fs::read_to_string(&path).unwrap().lines().count(), path))
        .filter(|(lines, _)| *lines >= 1000)
        .collect();
    assert!(long.is_empty(), "{long:?}");
}
