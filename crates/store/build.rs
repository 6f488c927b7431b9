//! Packs the tables under `data/` into one archive, each part compressed on its own.
//!
//! A partitioned table is cut by its first column (resolutions by blocks of a hundred numbers), so that an answer
//! unpacks only what it needs. Beside the archive stands an index in Rust: where each part lies and how long it is.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Tables cut by the operation, or the year, in their first column.
const BY_OPERATION: [&str; 12] = [
    "budgets",
    "consent",
    "deployed",
    "events",
    "fatalities",
    "forecast_fits",
    "mandates",
    "positions",
    "recommendations",
    "reporting",
    "strength",
    "tasks",
];
/// Tables cut by the hundreds of the number in their first column.
const BY_HUNDRED: [&str; 3] = ["citations", "decisions", "votes"];

fn main() -> Result<(), Box<dyn Error>> {
    let data = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR")?).join("../../data");
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed={}", data.display());
    let mut archive = Vec::new();
    let mut index = String::from("pub(crate) static PARTS: &[Part] = &[\n");
    let mut headers = String::from("pub(crate) static HEADERS: &[(&str, &str)] = &[\n");
    let mut until = String::new();
    for (table, path) in tables(&data)? {
        println!("cargo:rerun-if-changed={}", path.display());
        let text = fs::read_to_string(&path)?;
        let (header, body) = text.split_once('\n').unwrap_or((&text, ""));
        writeln!(headers, "    ({table:?}, {header:?}),")?;
        if table == "decisions" {
            until = last_day(header, body)?;
        }
        for (key, part) in parts(&table, body) {
            let packed = miniz_oxide::deflate::compress_to_vec(part.as_bytes(), 10);
            let (at, end) = (archive.len(), archive.len() + packed.len());
            let (rows, bytes) = (part.lines().count(), part.len());
            writeln!(
                index,
                "    Part {{ table: {table:?}, key: {key:?}, at: {at}, end: {end}, bytes: {bytes}, rows: {rows} }},"
            )?;
            archive.extend(packed);
        }
    }
    index.push_str("];\n");
    headers.push_str("];\n");
    writeln!(headers, "pub(crate) const UNTIL: &str = {until:?};")?;
    fs::write(out.join("archive.bin"), archive)?;
    fs::write(out.join("index.rs"), index + &headers)?;
    Ok(())
}

fn tables(data: &Path) -> Result<BTreeMap<String, PathBuf>, Box<dyn Error>> {
    let mut tables = BTreeMap::new();
    for entry in fs::read_dir(data)? {
        let path = entry?.path();
        let name = path
            .file_stem()
            .and_then(|s| s.to_str())
            .unwrap_or_default()
            .to_owned();
        if path.extension().is_some_and(|e| e == "csv") {
            tables.insert(name, path);
        }
    }
    Ok(tables)
}

fn parts(table: &str, body: &str) -> BTreeMap<String, String> {
    let mut parts: BTreeMap<String, String> = BTreeMap::new();
    for line in body.split_inclusive('\n') {
        let first = line.split(',').next().unwrap_or_default();
        let key = if BY_OPERATION.contains(&table) {
            first.trim_matches('"').to_owned()
        } else if BY_HUNDRED.contains(&table) {
            first
                .parse::<u32>()
                .map_or_else(|_| String::new(), |n| (n / 100 * 100).to_string())
        } else {
            String::new()
        };
        parts.entry(key).or_default().push_str(line);
    }
    parts
}

/// The record ends with the day of its last decision. The date stands before any quoted column.
fn last_day(header: &str, body: &str) -> Result<String, Box<dyn Error>> {
    let column = header
        .split(',')
        .position(|h| h == "date")
        .ok_or("decisions.csv has no column `date`")?;
    let last = body.lines().filter_map(|line| line.split(',').nth(column)).max();
    Ok(last.ok_or("decisions.csv is empty")?.to_owned())
}
