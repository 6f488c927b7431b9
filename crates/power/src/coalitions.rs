//! Indices that look at single coalitions: Deegan-Packel and Holler at those that lose if anybody leaves, Johnston at
//! those that lose if somebody does.

use crate::engine::profiles::Profiles;
use crate::indices::few_profiles;
use crate::{Game, TooLarge};
use dashu_int::{IBig, UBig};
use dashu_ratio::RBig;

/// Profiles up to which coalitions are gone through.
const PROFILES: usize = 1 << 22;
/// Players up to which the numbers of coalitions of one profile fit into 128 bits.
const PLAYERS: usize = 100;

/// Numbers of coalitions: for each kind and each size of what shares the gain, those that hold one given player.
struct Shared {
    counts: Vec<Vec<u128>>,
}

/// Which coalitions are counted, and among how many the gain of each is shared.
#[derive(Clone, Copy)]
enum Of {
    /// Minimal winning ones, shared by all members.
    Minimal,
    /// Winning ones with critical members, shared by these.
    Critical,
}

fn shared(game: &Game, of: Of) -> Result<Shared, TooLarge> {
    let n = game.players();
    if n > PLAYERS || !few_profiles(game, PROFILES) {
        return Err(TooLarge { players: n });
    }
    let profiles = Profiles::of(game);
    let kinds = profiles.sizes.len();
    let choose: Vec<Vec<u128>> = profiles.sizes.iter().map(|size| row(*size)).collect();
    let mut counts = vec![vec![0u128; n + 1]; kinds];
    for profile in (0..profiles.wins.len()).filter(|p| profiles.wins[*p]) {
        let inside = |kind: usize| profiles.of_kind(profile, kind);
        let critical = |kind: usize| inside(kind) > 0 && !profiles.wins[profile - profiles.steps[kind]];
        let sharing: usize = (0..kinds).filter(|k| critical(*k)).map(inside).sum();
        let size: usize = (0..kinds).map(inside).sum();
        if sharing == 0 || (matches!(of, Of::Minimal) && sharing < size) {
            continue;
        }
        let ways: u128 = (0..kinds).map(|k| choose[k][inside(k)]).product();
        for kind in (0..kinds).filter(|k| critical(*k)) {
            // Of all coalitions of this profile, inside / size of the kind hold one given player.
            counts[kind][sharing] += ways * inside(kind) as u128 / profiles.sizes[kind] as u128;
        }
    }
    Ok(Shared { counts })
}

fn row(n: usize) -> Vec<u128> {
    let mut row = vec![1u128; n + 1];
    for k in 1..n {
        row[k] = row[k - 1] * (n - k + 1) as u128 / k as u128;
    }
    row
}

impl Shared {
    /// Returns each player's gain as a share of all gains, where a coalition gives each sharer `1 / weight(size)`.
    fn index(&self, game: &Game, equal_split: bool) -> Vec<RBig> {
        let gain = |sizes: &Vec<u128>| {
            let parts = sizes.iter().enumerate().skip(1).filter(|(_, count)| **count > 0);
            parts.fold(RBig::ZERO, |sum, (size, count)| {
                let split = if equal_split { size } else { 1 };
                sum + RBig::from_parts(IBig::from(*count), UBig::from(split))
            })
        };
        let gains: Vec<RBig> = self.counts.iter().map(gain).collect();
        let all = game
            .kind_of()
            .iter()
            .fold(RBig::ZERO, |sum, kind| sum + &gains[*kind]);
        let share = |kind: &usize| {
            if all == RBig::ZERO {
                RBig::ZERO
            } else {
                &gains[*kind] / &all
            }
        };
        game.kind_of().iter().map(share).collect()
    }
}

/// Returns the Deegan-Packel index: every minimal winning coalition is as likely, and its members share alike.
///
/// # Errors
/// If there are too many coalitions to be gone through.
pub fn deegan_packel(game: &Game) -> Result<Vec<RBig>, TooLarge> {
    Ok(shared(game, Of::Minimal)?.index(game, true))
}

/// Returns the Holler (public good) index: shares of the memberships in minimal winning coalitions.
///
/// # Errors
/// If there are too many coalitions to be gone through.
pub fn holler(game: &Game) -> Result<Vec<RBig>, TooLarge> {
    Ok(shared(game, Of::Minimal)?.index(game, false))
}

/// Returns the Johnston index: the critical members of a winning coalition share it alike.
///
/// # Errors
/// If there are too many coalitions to be gone through.
pub fn johnston(game: &Game) -> Result<Vec<RBig>, TooLarge> {
    Ok(shared(game, Of::Critical)?.index(game, true))
}
