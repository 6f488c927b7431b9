//! Reading and judging news: ten thousand briefs on one core, and a long report of the Secretary-General.
//!
//! The texts are read from `../shared`; without it there is nothing to measure.

#![allow(missing_docs, clippy::unwrap_used, reason = "a benchmark")]

use divan::Bencher;
use penholder_check::{NoTexts, check};
use penholder_read::Reader;
use std::fs;
use std::path::{Path, PathBuf};

fn shared() -> PathBuf {
    std::env::var_os("PENHOLDER_SHARED").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        PathBuf::from,
    )
}

fn texts(folder: &str, prefix: &str) -> Vec<Vec<u8>> {
    let Ok(entries) = fs::read_dir(shared().join("corpus").join(folder)) else {
        println!("skipped: ../shared is not here");
        return Vec::new();
    };
    let mut paths: Vec<_> = entries.map(|e| e.unwrap().path()).collect();
    paths.sort();
    paths.retain(|p| p.file_name().unwrap().to_string_lossy().starts_with(prefix));
    paths.iter().map(|p| fs::read(p).unwrap()).collect()
}

/// Ten thousand briefs, read and judged: the forty that are there, over and over.
#[divan::bench(sample_count = 1, sample_size = 1)]
fn ten_thousand_briefs(bencher: Bencher<'_, '_>) {
    let briefs = texts("news", "brief");
    let (lexicon, record) = (penholder_store::lexicon(), penholder_store::record());
    let reader = Reader::new(&lexicon);
    bencher.bench_local(|| {
        let mut claims = 0;
        for brief in briefs
            .iter()
            .cycle()
            .take(if briefs.is_empty() { 0 } else { 10_000 })
        {
            let reading = reader.read_news(brief, None, None).unwrap();
            if let Some(on) = reading.adopted {
                claims += check(&reading, on, &record, &NoTexts).len();
            }
        }
        claims
    });
}

/// A report of some 200 pages: those on one operation, put together.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn report_of_two_hundred_pages(bencher: Bencher<'_, '_>) {
    let mut report = texts("reports", "S_2").concat();
    report.truncate(600_000);
    let lexicon = penholder_store::lexicon();
    let reader = Reader::new(&lexicon);
    bencher.bench_local(|| reader.read(&report, None).unwrap().recommendations.len());
}

fn main() {
    divan::main();
}
