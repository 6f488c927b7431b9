//! Word alignment of the 200 pairs that `../shared/peers/make_pairs.py` writes; `PENHOLDER_PAIRS` names their folder.

use penholder_compare::{
    lcs::{self, Lcs},
    token::Vocabulary,
};

fn main() {
    divan::main();
}

struct Pair {
    old: String,
    new: String,
}

fn pairs() -> Option<Vec<Pair>> {
    let folder = std::path::PathBuf::from(std::env::var_os("PENHOLDER_PAIRS")?);
    let list = std::fs::read_to_string(folder.join("pairs.tsv")).ok()?;
    let read = |number: &str| std::fs::read_to_string(folder.join(format!("{number}.txt"))).ok();
    list.lines()
        .map(|line| {
            let (old, new) = line.split_once('\t')?;
            Some(Pair {
                old: read(old)?,
                new: read(new)?,
            })
        })
        .collect()
}

/// Whole pass over all pairs: tokens known, as the peers have them.
#[divan::bench]
fn word_alignment(bencher: divan::Bencher) {
    let Some(pairs) = pairs() else {
        println!("skipped: PENHOLDER_PAIRS is not set");
        return;
    };
    let numbered: Vec<(Vec<u32>, Vec<u32>)> = pairs
        .iter()
        .map(|pair| {
            let mut vocabulary = Vocabulary::new();
            let mut side = |text| vocabulary.tokens(text).iter().map(|t| t.word).collect();
            (side(&pair.old), side(&pair.new))
        })
        .collect();
    let mut lcs = Lcs::new();
    let mut pass = || {
        numbered
            .iter()
            .map(|(a, b)| lcs::matched(lcs.runs(a, b)))
            .sum::<usize>()
    };
    println!("{} pairs, {} equal words", pairs.len(), pass());
    bencher.bench_local(pass);
}

/// The same with splitting and numbering of the words.
#[divan::bench]
fn word_alignment_from_text(bencher: divan::Bencher) {
    let Some(pairs) = pairs() else { return };
    let mut lcs = Lcs::new();
    bencher.bench_local(|| {
        pairs
            .iter()
            .map(|pair| {
                let mut vocabulary = Vocabulary::new();
                let mut side = |text| vocabulary.tokens(text).iter().map(|t| t.word).collect::<Vec<_>>();
                let (a, b) = (side(&pair.old), side(&pair.new));
                lcs::matched(lcs.runs(&a, &b))
            })
            .sum::<usize>()
    });
}
