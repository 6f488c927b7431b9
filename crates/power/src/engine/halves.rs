//! Two halves of the players, each with its coalitions in the order of their weights: for every coalition of one
//! half, those of the other that win with it are the end of a list.

use crate::Game;
use crate::engine::{Swings, SwingsBySize};
use crate::game::Sized;
use dashu_int::UBig;

/// Returns the coalitions of some players with their weights, lightest first.
fn sorted(weights: &[u64]) -> Vec<(u64, u32)> {
    let mut all = vec![(0u64, 0u32)];
    for (player, weight) in weights.iter().enumerate() {
        let mut merged = Vec::with_capacity(all.len() * 2);
        let (mut without, mut with) = (0, 0);
        while without < all.len() {
            let joined = (all[with].0 + weight, all[with].1 | 1 << player);
            if all[without].0 <= joined.0 {
                merged.push(all[without]);
                without += 1;
            } else {
                merged.push(joined);
                with += 1;
            }
        }
        merged.extend(
            all[with..]
                .iter()
                .map(|(w, mask)| (w + weight, mask | 1 << player)),
        );
        all = merged;
    }
    all
}

/// Cuts the players in two, alternately by weight, so that both halves spread alike.
fn cut(weights: &[u64]) -> [Vec<usize>; 2] {
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|i| weights[*i]);
    let half = |odd: usize| order.iter().copied().skip(odd).step_by(2).collect();
    [half(0), half(1)]
}

/// Counts the swings of each kind.
pub fn swings(game: &Game, sized: &Sized) -> Swings {
    let Some(quota) = sized.quota() else {
        let by_size = swings_by_size(game, sized);
        return by_size
            .iter()
            .map(|sizes| sizes.iter().fold(UBig::ZERO, |s, c| s + c))
            .collect();
    };
    let sides = cut(&sized.weights);
    let lists = sides.each_ref().map(|side| sorted(&pick(side, &sized.weights)));
    let mut winning = vec![0u64; game.players()];
    let mut all = 0;
    for (inner, outer) in [(1, 0), (0, 1)] {
        let mut end = lists[inner].len();
        all = 0;
        let mut by_bit = [0u64; 32];
        for (weight, mask) in &lists[outer] {
            while end > 0 && lists[inner][end - 1].0 + weight >= quota {
                end -= 1;
            }
            let with = (lists[inner].len() - end) as u64;
            all += with;
            for (bit, count) in by_bit.iter_mut().take(sides[outer].len()).enumerate() {
                *count += with & (u64::from(mask >> bit & 1)).wrapping_neg();
            }
        }
        for (bit, player) in sides[outer].iter().enumerate() {
            winning[*player] = by_bit[bit];
        }
    }
    // Winning coalitions with a player less those without are those that it turns.
    game.kinds()
        .iter()
        .map(|kind| UBig::from(2 * winning[kind[0]] - all))
        .collect()
}

/// Counts the swings of each kind by size.
pub fn swings_by_size(game: &Game, sized: &Sized) -> SwingsBySize {
    let n = game.players();
    let sides = cut(&sized.weights);
    let lists = sides.each_ref().map(|side| sorted(&pick(side, &sized.weights)));
    let mut winning = vec![vec![0u64; n + 1]; n];
    let mut all = vec![0u64; n + 1];
    for (inner, outer) in [(1, 0), (0, 1)] {
        all.fill(0);
        let inside = Inside::of(&lists[inner], sides[inner].len());
        let rows = rows(&lists[outer], &inside, sides[outer].len(), sized, &mut all);
        for (bit, player) in sides[outer].iter().enumerate() {
            winning[*player].clone_from(&rows[bit]);
        }
    }
    let turned = |kind: &Vec<usize>| {
        let with = &winning[kind[0]];
        (0..n)
            .map(|k| UBig::from(with[k + 1] + with[k] - all[k]))
            .collect()
    };
    game.kinds().iter().map(turned).collect()
}

fn pick(side: &[usize], weights: &[u64]) -> Vec<u64> {
    side.iter().map(|i| weights[*i]).collect()
}

/// The inner half: its coalitions in order, and how many of each size stand before each place.
struct Inside<'a> {
    list: &'a [(u64, u32)],
    players: usize,
    before: Vec<u32>,
}

impl Inside<'_> {
    fn of(list: &[(u64, u32)], players: usize) -> Inside<'_> {
        let row = players + 1;
        let mut before = vec![0u32; (list.len() + 1) * row];
        for (at, (_, mask)) in list.iter().enumerate() {
            let (done, next) = before.split_at_mut((at + 1) * row);
            next[..row].copy_from_slice(&done[at * row..]);
            next[mask.count_ones() as usize] += 1;
        }
        Inside {
            list,
            players,
            before,
        }
    }

    fn row(&self, at: usize) -> &[u32] {
        let row = self.players + 1;
        &self.before[at * row..(at + 1) * row]
    }
}

/// Counts winning coalitions by size: all of them into `all`, and those with each player of the outer half.
fn rows(
    outer: &[(u64, u32)],
    inside: &Inside,
    outer_players: usize,
    sized: &Sized,
    all: &mut [u64],
) -> Vec<Vec<u64>> {
    let n = all.len() - 1;
    let mut steps: Vec<u64> = sized.need.iter().copied().flatten().collect();
    steps.sort_unstable();
    steps.dedup();
    let mut ends = vec![inside.list.len(); steps.len()];
    // Winning coalitions of one outer coalition by inner size; summed by outer players and outer size.
    let width = inside.players + 1;
    let mut sums = vec![0u64; outer_players * (outer_players + 1) * width];
    let mut total = vec![0u64; (outer_players + 1) * width];
    let full = inside.row(inside.list.len()).to_vec();
    let mut row = vec![0u64; width];
    for (weight, mask) in outer {
        for (end, step) in ends.iter_mut().zip(&steps) {
            while *end > 0 && inside.list[*end - 1].0 + weight >= *step {
                *end -= 1;
            }
        }
        let size = mask.count_ones() as usize;
        row.fill(0);
        for (step, end) in steps.iter().zip(&ends) {
            let before = inside.row(*end);
            for l in 0..width {
                if sized.need[size + l] == Some(*step) {
                    row[l] = u64::from(full[l] - before[l]);
                }
            }
        }
        let add = |to: &mut [u64]| to.iter_mut().zip(&row).for_each(|(t, r)| *t += r);
        add(&mut total[size * width..(size + 1) * width]);
        let mut left = *mask;
        while left != 0 {
            let bit = left.trailing_zeros() as usize;
            let at = (bit * (outer_players + 1) + size) * width;
            add(&mut sums[at..at + width]);
            left &= left - 1;
        }
    }
    let fold = |from: &[u64], to: &mut [u64]| {
        for (size, row) in from.chunks(width).enumerate() {
            row.iter()
                .enumerate()
                .for_each(|(l, count)| to[size + l] += count);
        }
    };
    fold(&total, all);
    let each = sums.chunks((outer_players + 1) * width).map(|part| {
        let mut sizes = vec![0u64; n + 1];
        fold(part, &mut sizes);
        sizes
    });
    each.collect()
}
