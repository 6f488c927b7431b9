//! Tasks of this repository: `cargo xtask compile-record [--check]`, `cargo xtask coverage`.
//!
//! The tasks read files and print; none of this is part of the program that users run.

mod compile;
mod corpus_diff;
mod fields;
mod fits;
mod sheet;
mod sources;
mod tables;

use std::path::PathBuf;
use std::process::ExitCode;

const USAGE: &str = "usage: cargo xtask compile-record|fit-forecasts [--check]
  corpus-diff             read the whole corpus and print what a change gained and lost since the last run
  compile-record          read ../shared and data/hand, write the tables under data/
  compile-record --check  write nothing; exit 1 with the first difference if data/ is not what compilation gives
  fit-forecasts           fit the forecast for every year, write data/forecast_fits.csv; after compile-record
  fit-forecasts --check   write nothing; exit 1 if the table is not what the fit gives";

/// Returns the root of the workspace.
fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .map_or_else(|| PathBuf::from("."), PathBuf::from)
}

/// Returns the folder of shared material: `PENHOLDER_SHARED`, or `../shared` beside the workspace.
fn shared() -> PathBuf {
    std::env::var_os("PENHOLDER_SHARED").map_or_else(|| root().join("../shared"), PathBuf::from)
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match words[..] {
        ["compile-record"] => compile::write(&shared(), &root().join("data")),
        ["fit-forecasts"] => fits::run(&root().join("data"), false),
        ["fit-forecasts", "--check"] => fits::run(&root().join("data"), true),
        ["corpus-diff"] => corpus_diff::run(&shared(), &root()),
        ["compile-record", "--check"] => compile::check(&shared(), &root().join("data")),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(code) => code,
        Err(fault) => {
            eprintln!("error: {fault}");
            ExitCode::from(2)
        }
    }
}
