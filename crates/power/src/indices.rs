//! Banzhaf and Shapley-Shubik.

use crate::engine::{self, profiles};
use crate::{Game, TooLarge};
use dashu_int::{IBig, UBig};
use dashu_ratio::RBig;

/// Swings of each player: coalitions of the others that lose, and win once it joins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Banzhaf {
    by_kind: Vec<UBig>,
    kind_of: Vec<usize>,
}

impl Banzhaf {
    /// Returns the number of players.
    pub fn players(&self) -> usize {
        self.kind_of.len()
    }

    /// Returns the swings of a player.
    ///
    /// # Panics
    /// If there is no such player.
    pub fn swings(&self, player: usize) -> &UBig {
        &self.by_kind[self.kind_of[player]]
    }

    /// Returns the swings of all players together.
    pub fn total(&self) -> UBig {
        self.kind_of
            .iter()
            .fold(UBig::ZERO, |sum, kind| sum + &self.by_kind[*kind])
    }

    /// Returns the absolute index of each player: its swings as a share of the coalitions of the others, that is the
    /// probability that it decides when all others toss coins.
    pub fn absolute(&self) -> Vec<RBig> {
        let others = UBig::ONE << self.players().saturating_sub(1);
        self.shares(&others)
    }

    /// Returns the normalised index of each player: its swings as a share of all swings; zero if there are none.
    pub fn normalised(&self) -> Vec<RBig> {
        let total = self.total();
        self.shares(&if total == UBig::ZERO { UBig::ONE } else { total })
    }

    fn shares(&self, whole: &UBig) -> Vec<RBig> {
        let share = |swings: &UBig| RBig::from_parts(IBig::from(swings.clone()), whole.clone());
        let shares: Vec<RBig> = self.by_kind.iter().map(share).collect();
        self.kind_of.iter().map(|kind| shares[*kind].clone()).collect()
    }
}

/// Counts how often each player decides.
///
/// # Errors
/// If the game is beyond every engine.
pub fn banzhaf(game: &Game) -> Result<Banzhaf, TooLarge> {
    Ok(Banzhaf {
        by_kind: engine::swings(game)?,
        kind_of: game.kind_of().to_vec(),
    })
}

/// Returns the Shapley-Shubik index of each player: the share of the orders of all players in which it is the one
/// that turns losing into winning.
///
/// # Errors
/// If the game is beyond every engine.
pub fn shapley_shubik(game: &Game) -> Result<Vec<RBig>, TooLarge> {
    let n = game.players();
    if n == 0 {
        return Ok(Vec::new());
    }
    let by_size = engine::swings_by_size(game)?;
    // Swings of size k stand in k! (n - 1 - k)! orders, which is 1 / (n C(n - 1, k)) of all; the least common multiple
    // of these denominators is that of 1 to n.
    let whole = least_common_multiple(n);
    let mut choose = UBig::ONE;
    let mut shares = Vec::with_capacity(n);
    for k in 0..n {
        shares.push(&whole / (&choose * n));
        choose = choose * (n - 1 - k) / (k + 1);
    }
    let of_kind = |sizes: &Vec<UBig>| {
        let orders = sizes
            .iter()
            .zip(&shares)
            .fold(UBig::ZERO, |sum, (count, share)| sum + count * share);
        RBig::from_parts(IBig::from(orders), whole.clone())
    };
    let indices: Vec<RBig> = by_size.iter().map(of_kind).collect();
    Ok(game.kind_of().iter().map(|kind| indices[*kind].clone()).collect())
}

/// Returns the least common multiple of 1 to `n`.
fn least_common_multiple(n: usize) -> UBig {
    let is_prime = |p: &usize| (2..*p).take_while(|d| d * d <= *p).all(|d| !p.is_multiple_of(d));
    let top_power = |p: usize| {
        std::iter::successors(Some(p), |q| q.checked_mul(p))
            .take_while(|q| *q <= n)
            .last()
    };
    (2..=n)
        .filter(is_prime)
        .filter_map(top_power)
        .fold(UBig::ONE, |product, power| product * power)
}

/// Returns a fraction as the nearest `f64`, for printing.
pub fn to_f64(fraction: &RBig) -> f64 {
    fraction.to_f64().value()
}

/// Returns whether players that are alike are few enough to be counted by profile.
pub(crate) fn few_profiles(game: &Game, limit: usize) -> bool {
    profiles::number(game) <= limit
}
