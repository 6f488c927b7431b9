//! One table of coalitions by weight for all players; a player is taken out again by sums of alternating sign, which
//! needs no division and no second table.

use crate::count::{Count, Wide, binomials};
use crate::engine::{Swings, SwingsBySize};
use crate::game::Sized;
use crate::{Game, TooLarge};
use dashu_int::UBig;

/// Calls a function with the narrowest count that holds two to the number of players.
macro_rules! by_width {
    ($players:expr, $f:ident, $($arg:expr),+) => {
        match $players {
            0..=63 => Ok($f::<u64>($($arg),+)),
            64..=127 => Ok($f::<u128>($($arg),+)),
            128..=191 => Ok($f::<Wide<3>>($($arg),+)),
            192..=255 => Ok($f::<Wide<4>>($($arg),+)),
            256..=511 => Ok($f::<Wide<8>>($($arg),+)),
            512..=1023 => Ok($f::<Wide<16>>($($arg),+)),
            players => Err(TooLarge { players }),
        }
    };
}

/// Returns the width of the smaller of the two tables that a quota allows: of coalitions that fall short of it, or
/// of coalitions too light to block.
pub fn least_width(sized: &Sized, quota: u64) -> u64 {
    let total: u64 = sized.weights.iter().sum();
    quota.min((total + 1).saturating_sub(quota))
}

/// Returns the bytes of the table by size.
pub fn bytes_by_size(sized: &Sized) -> usize {
    let n = sized.weights.len();
    let width = match sized.quota() {
        Some(quota) => least_width(sized, quota),
        None => sized.weights.iter().sum::<u64>() + 1,
    };
    let words = n / 64 + 1;
    usize::try_from(width)
        .unwrap_or(usize::MAX)
        .saturating_mul(n * words * 8)
}

/// Counts the swings of each kind.
///
/// # Errors
/// If there are more than 1,023 players.
pub fn swings(game: &Game, sized: &Sized) -> Result<Swings, TooLarge> {
    let quota = sized.quota().unwrap_or(0);
    // The dual game, in which a coalition wins if it blocks, has the same swings and may have a smaller table.
    let total: u64 = sized.weights.iter().sum();
    if quota == 0 || quota > total {
        return Ok(vec![UBig::ZERO; game.kinds().len()]);
    }
    let width = least_width(sized, quota) as usize;
    by_width!(game.players(), swings_in, game, &sized.weights, width)
}

fn swings_in<C: Count>(game: &Game, weights: &[u64], width: usize) -> Swings {
    let mut order: Vec<usize> = weights.iter().map(|w| *w as usize).collect();
    order.sort_unstable();
    let mut table = vec![C::default(); width];
    table[0] = C::ONE;
    let mut top = 0;
    for weight in order {
        if weight == 0 {
            for cell in &mut table[..=top] {
                *cell = cell.add(*cell);
            }
            continue;
        }
        let next = (top + weight).min(width - 1);
        shift_add(&mut table, weight, next);
        top = next;
    }
    let mut sum = C::default();
    for cell in &mut table {
        sum = sum.add(*cell);
        *cell = sum;
    }
    let turned = |kind: &Vec<usize>| taken_out(&table, weights[kind[0]] as usize);
    game.kinds().iter().map(|kind| turned(kind).big()).collect()
}

/// Adds to each cell up to `top` the one `weight` below it, from above down, so that no player counts twice.
fn shift_add<C: Count>(table: &mut [C], weight: usize, top: usize) {
    let mut end = top + 1;
    while end > weight {
        // Cells from `begin` on and those a weight below do not overlap.
        let begin = end.saturating_sub(weight).max(weight);
        let (low, high) = table.split_at_mut(begin);
        let from = &low[begin - weight..];
        for (to, from) in high[..end - begin].iter_mut().zip(from) {
            *to = to.add(*from);
        }
        end = begin;
    }
}

/// Returns the swings of a player of some weight, from the running sums of the table of all players.
///
/// Without the player F'(t) = F(t) - F(t - w) + F(t - 2w) - …; the swings are F'(q - 1) - F'(q - 1 - w).
fn taken_out<C: Count>(sums: &[C], weight: usize) -> C {
    if weight == 0 {
        return C::default();
    }
    let mut at = sums.len() - 1;
    let mut turned = sums[at];
    let mut add = false;
    while at >= weight {
        at -= weight;
        let twice = sums[at].add(sums[at]);
        turned = if add { turned.add(twice) } else { turned.sub(twice) };
        add = !add;
    }
    turned
}

/// Counts the swings of each kind by size.
///
/// # Errors
/// If there are more than 1,023 players.
pub fn swings_by_size(game: &Game, sized: &Sized) -> Result<SwingsBySize, TooLarge> {
    let total: u64 = sized.weights.iter().sum();
    if let Some(quota) = sized.quota() {
        let n = game.players();
        if quota == 0 || quota > total {
            return Ok(vec![vec![UBig::ZERO; n]; game.kinds().len()]);
        }
        let dual = total + 1 - quota;
        if dual < quota {
            let need = vec![Some(dual); n + 1];
            let mut by_size = by_width!(n, by_size_in, game, &sized.weights, &need, dual as usize)?;
            by_size.iter_mut().for_each(|sizes| sizes.reverse());
            return Ok(by_size);
        }
        return by_width!(n, by_size_in, game, &sized.weights, &sized.need, quota as usize);
    }
    let width = total as usize + 1;
    by_width!(
        game.players(),
        by_size_in,
        game,
        &sized.weights,
        &sized.need,
        width
    )
}

fn by_size_in<C: Count>(game: &Game, weights: &[u64], need: &[Option<u64>], width: usize) -> SwingsBySize {
    let n = game.players();
    let mut order: Vec<usize> = weights.iter().map(|w| *w as usize).collect();
    order.sort_unstable();
    let mut table = vec![C::default(); (n + 1) * width];
    table[0] = C::ONE;
    let mut top = 0;
    for (done, weight) in order.into_iter().enumerate() {
        top = (top + weight).min(width - 1);
        for size in (0..=done).rev() {
            let (low, high) = table.split_at_mut((size + 1) * width);
            if weight > top {
                continue;
            }
            let from = &low[size * width..][..top + 1 - weight];
            let to = &mut high[weight..top + 1];
            for (to, from) in to.iter_mut().zip(from) {
                *to = to.add(*from);
            }
        }
    }
    for row in table.chunks_mut(width) {
        let mut sum = C::default();
        for cell in row {
            sum = sum.add(*cell);
            *cell = sum;
        }
    }
    let rows = Rows {
        table: &table,
        width,
        choose: binomials(n.saturating_sub(1)),
    };
    game.kinds()
        .iter()
        .map(|kind| rows.turned(weights[kind[0]], need, n))
        .collect()
}

/// The table by size, each row with running sums.
struct Rows<'a, C> {
    table: &'a [C],
    width: usize,
    choose: Vec<UBig>,
}

impl<C: Count> Rows<'_, C> {
    /// Returns the coalitions of `size` without a player of `weight` that weigh less than `bar`.
    fn lighter(&self, size: usize, weight: usize, bar: u64) -> C {
        let mut sum = C::default();
        let (mut size, mut bar) = (size, usize::try_from(bar).unwrap_or(usize::MAX));
        let mut add = true;
        while bar > 0 {
            let cell = self.table[size * self.width + (bar - 1).min(self.width - 1)];
            sum = if add { sum.add(cell) } else { sum.sub(cell) };
            if size == 0 {
                break;
            }
            (size, bar, add) = (size - 1, bar.saturating_sub(weight), !add);
        }
        sum
    }

    /// Returns the swings of a player by size: coalitions that lose as they are and win with it.
    fn turned(&self, weight: u64, need: &[Option<u64>], n: usize) -> Vec<UBig> {
        let turned = |size: usize| {
            let Some(with) = need[size + 1] else {
                return UBig::ZERO;
            };
            // Too light without the player, less those too light even with it.
            let short = self
                .lighter(size, weight as usize, with.saturating_sub(weight))
                .big();
            match need[size] {
                Some(without) => self.lighter(size, weight as usize, without).big() - short,
                None => &self.choose[size] - short,
            }
        };
        (0..n).map(turned).collect()
    }
}
