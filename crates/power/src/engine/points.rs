//! Many players of great weight: the table by size would not fit into memory, so the generating function of the
//! swings by size is evaluated at enough points, modulo enough primes, and put together again.
//!
//! At a point x the table holds the sum of x to the size over coalitions of each weight. A point gives the value at x,
//! and by the dual game (where a coalition wins if it blocks) the value at 1/x from the same table: half as many
//! tables as there are sizes. Residues are whole numbers held in `f64`, between minus and plus half the prime, so
//! that a step is exact and vectorises on every machine; no result is ever rounded.

use crate::count::binomials;
use crate::engine::SwingsBySize;
use crate::{Game, TooLarge};
use dashu_int::UBig;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// Adding and taking away this rounds a number of less than 51 bits to a whole one.
const ROUND: f64 = 6_755_399_441_055_744.0;
/// Cells whose sum stays exact: 64 residues of at most 46.5 bits.
const BLOCK: usize = 64;
/// Cells of a row that are done before the next row of a sweep has its turn.
const SWEEP: usize = 4096;
/// Cells that the rows of one sweep may reach back together: half a mebibyte, half of a usual second-level cache.
const REACH: usize = 1 << 16;

/// Arithmetic modulo a prime, in balanced residues.
#[derive(Debug, Clone, Copy)]
struct Field {
    prime: f64,
    inverse: f64,
}

impl Field {
    fn new(prime: u64) -> Field {
        Field {
            prime: prime as f64,
            inverse: 1.0 / prime as f64,
        }
    }

    /// Returns the residue of a whole number of at most 53 bits.
    #[inline(always)]
    fn fold(self, value: f64) -> f64 {
        let times = (value * self.inverse + ROUND) - ROUND;
        value - times * self.prime
    }

    fn lift(self, residue: f64) -> u64 {
        let positive = if residue < 0.0 {
            residue + self.prime
        } else {
            residue
        };
        positive as u64 % self.prime as u64
    }
}

/// What has to be evaluated: the game and, for each kind, its weight.
struct Plan {
    weights: Vec<usize>,
    kinds: Vec<usize>,
    quota: usize,
    /// Quota of the dual game, if each table is used for both.
    dual: Option<usize>,
    points: Vec<u64>,
}

/// Counts the swings of each kind by size in a weighted game.
///
/// # Errors
/// If there are more than 400 players, or the table of weights alone is beyond memory.
pub fn swings_by_size(game: &Game, weights: &[u64], quota: u64) -> Result<SwingsBySize, TooLarge> {
    let n = weights.len();
    let total: u64 = weights.iter().sum();
    let too_large = TooLarge { players: n };
    if quota == 0 || quota > total {
        return Ok(vec![vec![UBig::ZERO; n]; game.kinds().len()]);
    }
    if n > 400 || total > 1 << 28 || n < 2 {
        return Err(too_large);
    }
    let (plan, reversed) = plan(game, weights, quota, total);
    let largest_point = plan.points.last().copied().unwrap_or(1);
    // No number of swings of one size is greater than that of all coalitions of half the others.
    let primes = primes(largest_point, &binomials(n - 1)[(n - 1) / 2]);
    let residues: Vec<Vec<Vec<u64>>> = evaluate(&plan, &primes);
    let polynomials: Vec<Vec<Vec<u64>>> = primes
        .iter()
        .zip(&residues)
        .map(|(p, values)| interpolate(&plan, *p, n, values))
        .collect();
    let combine = Combine::new(&primes);
    let kinds = (0..plan.kinds.len()).map(|kind| {
        let mut sizes: Vec<UBig> = (0..n)
            .map(|k| combine.number(&polynomials.iter().map(|p| p[kind][k]).collect::<Vec<_>>()))
            .collect();
        if reversed {
            sizes.reverse();
        }
        sizes
    });
    Ok(kinds.collect())
}

/// Chooses the tables: wide ones that serve a point and its inverse, or narrow ones that serve one point each.
fn plan(game: &Game, weights: &[u64], quota: u64, total: u64) -> (Plan, bool) {
    let n = weights.len() as u64;
    let dual = total + 1 - quota;
    let paired = quota.max(dual) < 2 * quota.min(dual);
    let plan = Plan {
        weights: {
            let mut order: Vec<usize> = weights.iter().map(|w| *w as usize).collect();
            order.sort_unstable();
            order
        },
        kinds: game
            .kinds()
            .iter()
            .map(|kind| weights[kind[0]] as usize)
            .collect(),
        quota: if paired { quota } else { quota.min(dual) } as usize,
        dual: paired.then_some(dual as usize),
        // The coefficient of size none is known without a table.
        points: (1..=if paired { n.div_ceil(2) } else { n - 1 }).collect(),
    };
    (plan, !paired && dual < quota)
}

/// Returns primes below what keeps a step exact, enough of them to tell the numbers up to `most` apart.
fn primes(largest_point: u64, most: &UBig) -> Vec<u64> {
    let mut candidate = (1u64 << 47).min((1u64 << 54) / (largest_point + 2)) - 1;
    let mut primes = Vec::new();
    let mut product = UBig::ONE;
    while product <= *most {
        if is_prime(candidate) {
            primes.push(candidate);
            product *= candidate;
        }
        candidate -= 1;
    }
    primes
}

fn is_prime(n: u64) -> bool {
    if n < 2 || n.is_multiple_of(2) {
        return n == 2;
    }
    let (mut odd, mut twos) = (n - 1, 0);
    while odd.is_multiple_of(2) {
        (odd, twos) = (odd / 2, twos + 1);
    }
    // These bases settle every number of 64 bits.
    [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37].iter().all(|base| {
        let mut x = power(*base, odd, n);
        if n == *base || x == 1 || x == n - 1 {
            return true;
        }
        (1..twos).any(|_| {
            x = times(x, x, n);
            x == n - 1
        })
    })
}

fn times(a: u64, b: u64, p: u64) -> u64 {
    (u128::from(a) * u128::from(b) % u128::from(p)) as u64
}

fn power(mut base: u64, mut exponent: u64, p: u64) -> u64 {
    let mut out = 1;
    base %= p;
    while exponent > 0 {
        if exponent & 1 == 1 {
            out = times(out, base, p);
        }
        base = times(base, base, p);
        exponent >>= 1;
    }
    out
}

fn invert(a: u64, p: u64) -> u64 {
    power(a, p - 2, p)
}

/// Returns, for each prime and each kind, the values at the points and, if paired, at their inverses.
fn evaluate(plan: &Plan, primes: &[u64]) -> Vec<Vec<Vec<u64>>> {
    let jobs: Vec<(usize, usize)> = (0..primes.len())
        .flat_map(|p| (0..plan.points.len()).map(move |x| (p, x)))
        .collect();
    let per_point = if plan.dual.is_some() { 2 } else { 1 };
    let empty = vec![vec![0; plan.points.len() * per_point]; plan.kinds.len()];
    let out = Mutex::new(vec![empty; primes.len()]);
    let next = AtomicUsize::new(0);
    let workers = std::thread::available_parallelism()
        .map_or(1, usize::from)
        .min(jobs.len());
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                let mut table = Table::new(plan);
                while let Some((p, x)) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let values = table.values(plan, primes[*p], plan.points[*x]);
                    let mut out = out.lock().unwrap_or_else(PoisonError::into_inner);
                    for (kind, value) in values.chunks(per_point).enumerate() {
                        out[*p][kind][x * per_point..(x + 1) * per_point].copy_from_slice(value);
                    }
                }
            });
        }
    });
    out.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// One table of weights, used again for every point.
struct Table {
    cells: Vec<f64>,
    blocks: Vec<f64>,
}

impl Table {
    fn new(plan: &Plan) -> Table {
        let width = plan.quota.max(plan.dual.unwrap_or(0));
        Table {
            cells: vec![0.0; width],
            blocks: vec![0.0; width / BLOCK + 1],
        }
    }

    /// Returns the value at a point for each kind, followed, if paired, by that at the inverse.
    fn values(&mut self, plan: &Plan, prime: u64, point: u64) -> Vec<u64> {
        let field = Field::new(prime);
        self.fill(&plan.weights, field, point as f64);
        let n = plan.weights.len() as u64;
        let back = invert(power(point, n - 1, prime), prime);
        let mut out = Vec::new();
        for weight in &plan.kinds {
            out.push(field.lift(self.turned(*weight, plan.quota, field, point as f64)));
            if let Some(dual) = plan.dual {
                // The dual counts the same swings from the other end: at x it is x^(n-1) times the value at 1/x.
                let value = field.lift(self.turned(*weight, dual, field, point as f64));
                out.push(times(value, back, prime));
            }
        }
        out
    }

    fn fill(&mut self, weights: &[usize], field: Field, point: f64) {
        let cells = &mut self.cells[..];
        cells.fill(0.0);
        cells[0] = 1.0;
        let mut top = 0;
        let mut rest = weights;
        while !rest.is_empty() {
            let (band, after) = rest.split_at(band(rest));
            top = rows(cells, band, top, field, point);
            rest = after;
        }
        let mut sum = 0.0;
        for (block, cells) in self.blocks.iter_mut().zip(self.cells.chunks(BLOCK)) {
            *block = sum;
            sum = field.fold(sum + cells.iter().sum::<f64>());
        }
    }

    /// Returns the sum of the cells up to `at`.
    fn sum_to(&self, at: usize) -> f64 {
        let block = at / BLOCK;
        self.blocks[block] + self.cells[block * BLOCK..=at].iter().sum::<f64>()
    }

    /// Returns the value for a player of `weight`, taken out of the table by sums of alternating sign.
    fn turned(&self, weight: usize, quota: usize, field: Field, point: f64) -> f64 {
        if weight == 0 {
            return 0.0;
        }
        let steps = (quota - 1) / weight;
        let mut value = 0.0;
        let mut further = 0.0;
        for step in (0..=steps).rev() {
            let here = field.fold(self.sum_to(quota - 1 - step * weight));
            // F'(t) - F'(t - w) = D(t) - x (D(t - w) - x (…)), with D(t) = F(t) - F(t - w).
            value = field.fold(field.fold(here - further) - field.fold(value * point));
            further = here;
        }
        value
    }
}

/// Returns how many of the players to come are added in one sweep: as many as keep what is touched in the cache.
fn band(weights: &[usize]) -> usize {
    let mut reach = 0;
    let fits = |weight: &&usize| {
        reach += **weight;
        **weight > 0 && reach <= REACH
    };
    weights.iter().take_while(fits).count().max(1)
}

/// Adds players to the table in one sweep from above down, each player's row behind the one before by its own weight,
/// so that what a row reads was written by the row before and not yet by itself. Returns the new top.
fn rows(cells: &mut [f64], weights: &[usize], top: usize, field: Field, point: f64) -> usize {
    let mut behind = 0;
    let mut tops = top;
    let mut plan: Vec<(usize, usize, usize)> = Vec::with_capacity(weights.len());
    for (at, weight) in weights.iter().enumerate() {
        behind += if at == 0 { 0 } else { *weight };
        tops = (tops + weight).min(cells.len() - 1);
        plan.push((*weight, behind, tops));
    }
    if let [0] = weights {
        cells[..=top]
            .iter_mut()
            .for_each(|c| *c = field.fold(*c * (1.0 + point)));
        return top;
    }
    // Blocks end where the last row has come down to the bottom.
    let mut begin = tops as isize / SWEEP as isize * SWEEP as isize;
    while begin + (behind as isize) > -(SWEEP as isize) {
        for (weight, behind, top) in &plan {
            let from = (begin + *behind as isize).max(*weight as isize);
            let to = (begin + (*behind + SWEEP) as isize).min(*top as isize + 1);
            if from < to {
                row(cells, *weight, from as usize, to as usize, field, point);
            }
        }
        begin -= SWEEP as isize;
    }
    tops
}

/// Adds a player to the cells from `from` up to `to`, from above down.
fn row(cells: &mut [f64], weight: usize, from: usize, to: usize, field: Field, point: f64) {
    let mut end = to;
    while end > from {
        // These cells and those a weight below do not overlap.
        let begin = end.saturating_sub(weight).max(from);
        let (low, high) = cells.split_at_mut(begin);
        for (to, from) in high[..end - begin].iter_mut().zip(&low[begin - weight..]) {
            *to = field.fold(*to + *from * point);
        }
        end = begin;
    }
}

/// Returns, for each kind, the coefficients modulo the prime.
fn interpolate(plan: &Plan, p: u64, n: usize, values: &[Vec<u64>]) -> Vec<Vec<u64>> {
    let nodes: Vec<u64> = match plan.dual {
        Some(_) => plan.points.iter().flat_map(|x| [*x, invert(*x, p)]).collect(),
        None => plan.points.clone(),
    };
    // A point that is its own inverse counts once; the known coefficient makes the point zero.
    let mut used = vec![0u64];
    let mut from: Vec<Option<usize>> = vec![None];
    for (at, node) in nodes.iter().enumerate() {
        if used.len() < n && !used.contains(node) {
            used.push(*node);
            from.push(Some(at));
        }
    }
    let basis = basis(&used, p);
    let quota = plan.quota;
    let kinds = plan.kinds.iter().zip(values).map(|(weight, values)| {
        let at = |f: &Option<usize>| f.map_or(u64::from(*weight >= quota), |at| values[at]);
        let known: Vec<u64> = from.iter().map(at).collect();
        let coefficient = |k: usize| {
            let sum: u128 = known
                .iter()
                .zip(&basis)
                .map(|(v, row)| u128::from(*v) * u128::from(row[k]))
                .sum();
            (sum % u128::from(p)) as u64
        };
        (0..n).map(coefficient).collect()
    });
    kinds.collect()
}

/// Returns the coefficients of the polynomials that are one at one node and zero at the others.
fn basis(nodes: &[u64], p: u64) -> Vec<Vec<u64>> {
    let n = nodes.len();
    // The product of (x - node) over all nodes.
    let mut product = vec![0u64; n + 1];
    product[0] = 1;
    for (done, node) in nodes.iter().enumerate() {
        for k in (0..=done + 1).rev() {
            let below = if k > 0 { product[k - 1] } else { 0 };
            product[k] = (below + p - times(product[k], *node, p)) % p;
        }
    }
    let one = |node: &u64| {
        // The product without this node, by division from above.
        let mut row = vec![0u64; n];
        let mut carry = 0;
        for k in (0..n).rev() {
            carry = (product[k + 1] + times(carry, *node, p)) % p;
            row[k] = carry;
        }
        let at_node = row.iter().rev().fold(0, |sum, c| (times(sum, *node, p) + c) % p);
        let scale = invert(at_node, p);
        row.iter_mut().for_each(|c| *c = times(*c, scale, p));
        row
    };
    nodes.iter().map(one).collect()
}

/// Puts residues together to the number below the product of the primes.
struct Combine {
    primes: Vec<u64>,
    /// For each prime, the inverse of the product of those before it.
    inverses: Vec<u64>,
    products: Vec<UBig>,
}

impl Combine {
    fn new(primes: &[u64]) -> Combine {
        let product_mod = |i: usize| {
            primes[..i]
                .iter()
                .fold(1, |m, q| times(m, q % primes[i], primes[i]))
        };
        let mut products = vec![UBig::ONE];
        for p in primes {
            products.push(&products[products.len() - 1] * *p);
        }
        Combine {
            primes: primes.to_vec(),
            inverses: (0..primes.len())
                .map(|i| invert(product_mod(i), primes[i]))
                .collect(),
            products,
        }
    }

    fn number(&self, residues: &[u64]) -> UBig {
        let mut digits: Vec<u64> = Vec::with_capacity(residues.len());
        let mut number = UBig::ZERO;
        for (i, residue) in residues.iter().enumerate() {
            let p = self.primes[i];
            let so_far = digits
                .iter()
                .enumerate()
                .rev()
                .fold(0, |sum, (j, d)| (times(sum, self.primes[j] % p, p) + d) % p);
            let digit = times((residue + p - so_far) % p, self.inverses[i], p);
            number += &self.products[i] * digit;
            digits.push(digit);
        }
        number
    }
}
