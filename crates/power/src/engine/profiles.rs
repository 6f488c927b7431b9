//! Players that are alike counted together: a profile says how many of each kind are in.

use crate::Game;
use crate::count::binomials;
use crate::engine::{Swings, SwingsBySize};
use dashu_int::UBig;

/// Players up to which counts fit into 128 bits.
const PLAIN: usize = 127;

/// Returns the number of profiles; `usize::MAX` if there are more than that.
pub fn number(game: &Game) -> usize {
    game.kinds()
        .iter()
        .fold(1, |n: usize, kind| n.saturating_mul(kind.len() + 1))
}

/// The profiles of a game, numbered so that one more of a kind is a fixed step further.
pub(crate) struct Profiles {
    /// Players of each kind.
    pub(crate) sizes: Vec<usize>,
    /// Step of each kind.
    pub(crate) steps: Vec<usize>,
    /// Whether each profile wins.
    pub(crate) wins: Vec<bool>,
}

impl Profiles {
    pub(crate) fn of(game: &Game) -> Profiles {
        let sizes: Vec<usize> = game.kinds().iter().map(Vec::len).collect();
        let mut steps = Vec::with_capacity(sizes.len());
        let mut total = 1;
        for size in &sizes {
            steps.push(total);
            total *= size + 1;
        }
        let mut wins = Vec::with_capacity(total);
        let mut sums = vec![0u64; game.measures().len()];
        let mut counts = vec![0usize; sizes.len()];
        loop {
            wins.push(game.wins_with(&sums));
            // The next profile: one more of the first kind that is not full, none of the fuller ones before it.
            let Some(kind) = (0..sizes.len()).find(|k| counts[*k] < sizes[*k]) else {
                break;
            };
            for (sum, column) in sums.iter_mut().zip(game.measures()) {
                for before in 0..kind {
                    *sum -= sizes[before] as u64 * column[game.kinds()[before][0]];
                }
                *sum += column[game.kinds()[kind][0]];
            }
            counts[..kind].fill(0);
            counts[kind] += 1;
        }
        Profiles { sizes, steps, wins }
    }

    /// Returns how many of a kind are in.
    #[inline]
    pub(crate) fn of_kind(&self, profile: usize, kind: usize) -> usize {
        profile / self.steps[kind] % (self.sizes[kind] + 1)
    }
}

/// Counts the swings of each kind.
pub fn swings(game: &Game) -> Swings {
    if game.players() > PLAIN {
        let by_size = swings_by_size(game);
        return by_size
            .iter()
            .map(|sizes| sizes.iter().fold(UBig::ZERO, |s, c| s + c))
            .collect();
    }
    let mut out = vec![0u128; game.kinds().len()];
    each_swing(game, |kind, _, ways| out[kind] += ways);
    out.into_iter().map(UBig::from).collect()
}

/// Counts the swings of each kind by size.
pub fn swings_by_size(game: &Game) -> SwingsBySize {
    let n = game.players();
    if n > PLAIN {
        return big(game);
    }
    let mut out = vec![0u128; n * game.kinds().len()];
    each_swing(game, |kind, size, ways| out[kind * n + size] += ways);
    out.chunks(n.max(1))
        .map(|sizes| sizes.iter().map(|c| UBig::from(*c)).collect())
        .collect()
}

/// Calls `tell` with kind, size and number of coalitions, for every profile that a player of the kind turns.
fn each_swing(game: &Game, mut tell: impl FnMut(usize, usize, u128)) {
    let profiles = Profiles::of(game);
    let largest = profiles.sizes.iter().copied().max().unwrap_or(0);
    let pascal = pascal(largest);
    let choose = |n: usize, k: usize| pascal[n * (largest + 1) + k];
    let kinds = profiles.sizes.len();
    let mut counts = vec![0usize; kinds];
    for profile in 0..profiles.wins.len() {
        if !profiles.wins[profile] {
            let size = counts.iter().sum();
            for kind in 0..kinds {
                let turns =
                    counts[kind] < profiles.sizes[kind] && profiles.wins[profile + profiles.steps[kind]];
                if turns {
                    let ways =
                        (0..kinds).map(|k| choose(profiles.sizes[k] - usize::from(k == kind), counts[k]));
                    tell(kind, size, ways.product());
                }
            }
        }
        for (count, size) in counts.iter_mut().zip(&profiles.sizes) {
            if *count < *size {
                *count += 1;
                break;
            }
            *count = 0;
        }
    }
}

fn pascal(n: usize) -> Vec<u128> {
    let mut rows = vec![0u128; (n + 1) * (n + 1)];
    for row in 0..=n {
        rows[row * (n + 1)] = 1;
        for k in 1..=row {
            rows[row * (n + 1) + k] = rows[(row - 1) * (n + 1) + k - 1] + rows[(row - 1) * (n + 1) + k];
        }
    }
    rows
}

fn big(game: &Game) -> SwingsBySize {
    let profiles = Profiles::of(game);
    let kinds = profiles.sizes.len();
    let whole: Vec<Vec<UBig>> = profiles.sizes.iter().map(|n| binomials(*n)).collect();
    let less: Vec<Vec<UBig>> = profiles.sizes.iter().map(|n| binomials(n - 1)).collect();
    let mut out = vec![vec![UBig::ZERO; game.players()]; kinds];
    for profile in 0..profiles.wins.len() {
        if profiles.wins[profile] {
            continue;
        }
        let counts: Vec<usize> = (0..kinds).map(|k| profiles.of_kind(profile, k)).collect();
        for kind in 0..kinds {
            if counts[kind] < profiles.sizes[kind] && profiles.wins[profile + profiles.steps[kind]] {
                let pick = |k: usize| {
                    if k == kind {
                        &less[k][counts[k]]
                    } else {
                        &whole[k][counts[k]]
                    }
                };
                let ways = (0..kinds).fold(UBig::ONE, |product, k| product * pick(k));
                out[kind][counts.iter().sum::<usize>()] += ways;
            }
        }
    }
    out
}
