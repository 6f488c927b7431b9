//! Rules of several conditions over unlike players: a diagram whose layers are players and whose states are what the
//! players so far have reached by each measure, capped where more makes no difference.

use crate::engine::SwingsBySize;
use crate::{Game, TooLarge};
use dashu_int::UBig;
use std::collections::HashMap;

/// States that a diagram may have in all.
const STATES: usize = 4_000_000;
/// Players up to which counts fit into 128 bits.
const PLAYERS: usize = 127;

struct Layer {
    /// For each state, the state in the next layer without and with the player.
    next: Vec<[usize; 2]>,
}

/// Counts the swings of each kind by size.
///
/// # Errors
/// If there are more than 127 players, or too many states.
pub fn swings_by_size(game: &Game) -> Result<SwingsBySize, TooLarge> {
    let n = game.players();
    let too_large = TooLarge { players: n };
    if n > PLAYERS {
        return Err(too_large);
    }
    let (layers, wins) = layers(game).ok_or(too_large)?;
    let below = below(&layers, &wins);
    let mut counts = vec![vec![0u128; n]; n];
    // Ways to reach each state by size, layer by layer.
    let mut above: Vec<Vec<u128>> = vec![vec![1]];
    for (player, layer) in layers.iter().enumerate() {
        let mut next_above = vec![vec![0u128; player + 2]; below[player + 1].len()];
        for (state, ways) in above.iter().enumerate() {
            let [without, with] = layer.next[state];
            let (lose, win) = (&below[player + 1][without], &below[player + 1][with]);
            for (size, ways) in ways.iter().enumerate().filter(|(_, w)| **w > 0) {
                for (rest, (l, w)) in lose.iter().zip(win).enumerate() {
                    counts[player][size + rest] += ways * (w - l);
                }
                next_above[without][size] += ways;
                next_above[with][size + 1] += ways;
            }
        }
        above = next_above;
    }
    let order = order(game);
    let place = |player: usize| order.iter().position(|p| *p == player).unwrap_or(0);
    let of_kind = |kind: &Vec<usize>| counts[place(kind[0])].iter().map(|c| UBig::from(*c)).collect();
    Ok(game.kinds().iter().map(of_kind).collect())
}

/// Heavy players first: their coalitions are few, and light ones then share states.
fn order(game: &Game) -> Vec<usize> {
    let mut order: Vec<usize> = (0..game.players()).collect();
    order.sort_by_key(|p| std::cmp::Reverse(game.measures().iter().map(|m| m[*p]).collect::<Vec<_>>()));
    order
}

fn layers(game: &Game) -> Option<(Vec<Layer>, Vec<bool>)> {
    let caps = game.caps();
    let mut states: Vec<Vec<u64>> = vec![vec![0; caps.len()]];
    let mut layers = Vec::new();
    let mut total = 1;
    for player in order(game) {
        let mut ids: HashMap<Vec<u64>, usize> = HashMap::new();
        let mut reached: Vec<Vec<u64>> = Vec::new();
        let mut id = |sums: Vec<u64>| {
            *ids.entry(sums).or_insert_with_key(|sums| {
                reached.push(sums.clone());
                reached.len() - 1
            })
        };
        let mut next = Vec::with_capacity(states.len());
        for state in states {
            let with: Vec<u64> = (0..caps.len())
                .map(|m| (state[m] + game.measures()[m][player]).min(caps[m]))
                .collect();
            next.push([id(state), id(with)]);
        }
        total += reached.len();
        if total > STATES {
            return None;
        }
        states = reached;
        layers.push(Layer { next });
    }
    let wins = states.iter().map(|sums| game.wins_with(sums)).collect();
    Some((layers, wins))
}

/// Returns, for each layer and state, the winning continuations by size.
fn below(layers: &[Layer], wins: &[bool]) -> Vec<Vec<Vec<u128>>> {
    let mut below = vec![wins.iter().map(|w| vec![u128::from(*w)]).collect::<Vec<_>>()];
    for layer in layers.iter().rev() {
        let last = &below[below.len() - 1];
        let join = |[without, with]: &[usize; 2]| {
            let mut sizes = last[*without].clone();
            sizes.push(0);
            for (size, count) in last[*with].iter().enumerate() {
                sizes[size + 1] += count;
            }
            sizes
        };
        below.push(layer.next.iter().map(join).collect());
    }
    below.reverse();
    below
}
