//! Whole comparisons of documents of `../shared`, trees at hand.

#[path = "../tests/renewals/corpus.rs"]
#[allow(dead_code, clippy::unwrap_used)]
mod corpus;

use penholder_compare::compare;
use penholder_compare::lineage::lineage;
use penholder_read::document::Document;
use std::collections::HashMap;

fn main() {
    divan::main();
}

fn texts(numbers: &[u16]) -> Option<Vec<Document>> {
    let corpus = corpus::Corpus::open(&corpus::shared()?);
    numbers.iter().map(|number| corpus.read(*number)).collect()
}

/// One large mandate against the one before: MINUSCA 2021 and 2022.
#[divan::bench]
fn large_mandate(bencher: divan::Bencher) {
    let Some(texts) = texts(&[2605, 2659]) else { return };
    let (old, new) = (corpus::units(&texts[0]), corpus::units(&texts[1]));
    bencher.bench_local(|| compare(&old, &new).items.len());
}

/// Every decision on an operation against the one before it.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn all_successive_pairs(bencher: divan::Bencher) {
    let Some(shared) = corpus::shared() else { return };
    let corpus = corpus::Corpus::open(&shared);
    let pairs = corpus::successive_decisions();
    let mut documents: HashMap<u16, Document> = HashMap::new();
    for number in pairs.iter().flat_map(|(_, old, new)| [*old, *new]) {
        if let Some(document) = corpus.read(number) {
            documents.insert(number, document);
        }
    }
    let units: HashMap<u16, _> = documents
        .iter()
        .map(|(n, document)| (*n, corpus::units(document)))
        .collect();
    println!("{} pairs", pairs.len());
    bencher.bench_local(|| {
        let both = pairs
            .iter()
            .filter_map(|(_, old, new)| units.get(old).zip(units.get(new)));
        both.map(|(old, new)| compare(old, new).items.len())
            .sum::<usize>()
    });
}

/// Every word of MINUSMA's thirteen decisions back to where it first stood.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn lineage_of_a_mission(bencher: divan::Bencher) {
    let line = [2100, 2164, 2227, 2295, 2364, 2423, 2480, 2531, 2584, 2640, 2690];
    let Some(texts) = texts(&line) else { return };
    let units: Vec<_> = texts.iter().map(corpus::units).collect();
    let slices: Vec<_> = units.iter().map(Vec::as_slice).collect();
    bencher.bench_local(|| lineage(&slices).len());
}
