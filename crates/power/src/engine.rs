//! Engines that count swings: coalitions without a player that lose, and win once it joins.

#[doc(hidden)]
pub mod brute;
#[doc(hidden)]
pub mod diagram;
#[doc(hidden)]
pub mod halves;
#[doc(hidden)]
pub mod points;
#[doc(hidden)]
pub mod profiles;
#[doc(hidden)]
pub mod table;

use crate::{Game, TooLarge};
use dashu_int::UBig;

/// Swings of each kind of player.
pub(crate) type Swings = Vec<UBig>;
/// Swings of each kind of player by the size of the coalition that it joins, from none to all others.
pub(crate) type SwingsBySize = Vec<Vec<UBig>>;

/// Profiles up to which players that are alike are counted together.
const MANY_PROFILES: usize = 1 << 14;
/// Players up to which a game is cut into two halves.
const HALVES: usize = 34;
/// Bytes that a table may take.
const TABLE_BYTES: usize = 1 << 29;

/// Counts the swings of each kind.
pub(crate) fn swings(game: &Game) -> Result<Swings, TooLarge> {
    if profiles::number(game) <= MANY_PROFILES {
        return Ok(profiles::swings(game));
    }
    let Some(sized) = game.sized() else {
        return Ok(totals(diagram::swings_by_size(game)?));
    };
    let quota = sized.quota();
    let width = quota.map_or(u64::MAX, |q| table::least_width(sized, q));
    let small = width.saturating_mul(game.players() as u64) <= 1 << 17;
    if quota.is_some() && (small || game.players() > HALVES) {
        return table::swings(game, sized);
    }
    if game.players() <= HALVES {
        return Ok(halves::swings(game, sized));
    }
    Ok(totals(swings_by_size(game)?))
}

/// Counts the swings of each kind by size.
pub(crate) fn swings_by_size(game: &Game) -> Result<SwingsBySize, TooLarge> {
    if profiles::number(game) <= MANY_PROFILES {
        return Ok(profiles::swings_by_size(game));
    }
    let Some(sized) = game.sized() else {
        return diagram::swings_by_size(game);
    };
    let bytes = table::bytes_by_size(sized);
    if bytes <= 1 << 17 || (game.players() > HALVES && bytes <= TABLE_BYTES) {
        return table::swings_by_size(game, sized);
    }
    if game.players() <= HALVES {
        return Ok(halves::swings_by_size(game, sized));
    }
    match sized.quota() {
        Some(quota) => points::swings_by_size(game, &sized.weights, quota),
        None => Err(TooLarge {
            players: game.players(),
        }),
    }
}

fn totals(by_size: SwingsBySize) -> Swings {
    by_size
        .iter()
        .map(|sizes| sizes.iter().fold(UBig::ZERO, |sum, c| sum + c))
        .collect()
}
