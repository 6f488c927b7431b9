//! Every coalition, one by one: the obvious engine, by which the others are tested.

use crate::Game;
use dashu_int::UBig;

/// Counts the swings of each player by size, for up to 24 players.
pub fn swings_by_size(game: &Game) -> Vec<Vec<UBig>> {
    let n = game.players();
    let wins: Vec<bool> = (0..1u64 << n).map(|c| game.wins(c)).collect();
    let mut counts = vec![vec![0u64; n]; n];
    for coalition in 0..1usize << n {
        if wins[coalition] {
            continue;
        }
        for (player, sizes) in counts.iter_mut().enumerate() {
            let with = coalition | 1 << player;
            if with != coalition && wins[with] {
                sizes[coalition.count_ones() as usize] += 1;
            }
        }
    }
    counts
        .into_iter()
        .map(|sizes| sizes.into_iter().map(UBig::from).collect())
        .collect()
}
