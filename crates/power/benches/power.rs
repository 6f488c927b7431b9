//! Cost of the two indices on the bodies of `../shared/peers/workloads.py`.
//!
//! `cargo bench -p penholder-power`; `scripts/power_peers.sh` runs it side by side with the peers. Each time includes
//! making the game from weights, counting, and exact fractions for every player.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a bench that cannot read its bodies must fail"
)]

use penholder_law::{RulesFile, parse_rules};
use penholder_power::{Game, banzhaf, shapley_shubik};

fn main() {
    divan::main();
}

fn body(key: &str) -> RulesFile {
    let path = format!("{}/../../data/bodies/{key}.toml", env!("CARGO_MANIFEST_DIR"));
    parse_rules(&std::fs::read_to_string(path).unwrap()).unwrap_or_else(|e| panic!("{key}: {e}"))
}

const SMALL: [&str; 8] = [
    "council-1946",
    "council-1966",
    "electoral-college",
    "eu27",
    "eu27-blocking-minority",
    "imf-board",
    "imf-board-85",
    "g4",
];

#[divan::bench(args = SMALL)]
fn banzhaf_index(bencher: divan::Bencher, key: &str) {
    let file = body(key);
    let game = Game::of_rule(&file.rule, &file.body);
    bencher.bench_local(|| banzhaf(&game).unwrap().normalised());
}

#[divan::bench(args = SMALL)]
fn banzhaf_swings(bencher: divan::Bencher, key: &str) {
    let file = body(key);
    let game = Game::of_rule(&file.rule, &file.body);
    bencher.bench_local(|| banzhaf(&game).unwrap());
}

#[divan::bench(args = SMALL)]
fn shapley_shubik_index(bencher: divan::Bencher, key: &str) {
    let file = body(key);
    let game = Game::of_rule(&file.rule, &file.body);
    bencher.bench_local(|| shapley_shubik(&game).unwrap());
}

#[divan::bench(args = SMALL)]
fn game_of_rule(bencher: divan::Bencher, key: &str) {
    let file = body(key);
    bencher.bench_local(|| Game::of_rule(&file.rule, &file.body));
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn banzhaf_imf_members(bencher: divan::Bencher) {
    let file = body("imf-members");
    let game = Game::of_rule(&file.rule, &file.body);
    bencher.bench_local(|| banzhaf(&game).unwrap().normalised());
}

#[divan::bench(sample_count = 1, sample_size = 1)]
fn shapley_shubik_imf_members(bencher: divan::Bencher) {
    let file = body("imf-members");
    let game = Game::of_rule(&file.rule, &file.body);
    bencher.bench_local(|| shapley_shubik(&game).unwrap());
}
