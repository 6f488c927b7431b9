//! From each member's probabilities to the tally's and the draft's, as votes that hang together.
//!
//! Two normal factors of the draft move its voters: the heat felt by China and the Russian Federation, and the heat
//! felt by France, the United Kingdom and the United States; elected members feel both. A member's choice is where
//! `sqrt(rho)` times its heat plus `sqrt(1 - rho)` times chance of its own falls between the bounds that its own
//! probabilities set. Given the heats the votes are independent, so tallies are counted exactly; the heats are
//! integrated out at [`NODES`] points each.

use nalgebra::{DMatrix, SymmetricEigen};
use std::sync::LazyLock;

/// Points at which each heat is integrated out.
pub const NODES: usize = 11;
/// No probability is nearer to nought than this.
pub const LEAST: f64 = 1e-5;

/// Points of both heats with their weight: Gauss and Hermite for standard normal variables, by Golub and Welsch.
static HEAT: LazyLock<Vec<([f64; 3], f64)>> = LazyLock::new(|| {
    let off = |i: usize, j: usize| {
        if i.abs_diff(j) == 1 {
            (i.max(j) as f64).sqrt()
        } else {
            0.0
        }
    };
    let eigen = SymmetricEigen::new(DMatrix::from_fn(NODES, NODES, off));
    let weight = |k: usize| eigen.eigenvectors[(0, k)].powi(2);
    let mut nodes: Vec<_> = (0..NODES).map(|k| (eigen.eigenvalues[k], weight(k))).collect();
    nodes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let both = nodes
        .iter()
        .flat_map(|(east, u)| nodes.iter().map(move |(west, v)| (*east, *west, u * v)));
    both.map(|(east, west, weight)| ([east, west, (east + west) / std::f64::consts::SQRT_2], weight))
        .collect()
});

/// Which heat a member feels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// China and the Russian Federation.
    East,
    /// France, the United Kingdom and the United States.
    West,
    /// Both: elected members.
    Between,
}

/// A member's probabilities of yes, abstaining and no, and whether its no defeats the draft.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Voter {
    /// Yes, abstain, no; they add up to one.
    pub p: [f64; 3],
    /// Which heat the member feels; only elected members feel both, all others have the veto.
    pub side: Side,
}

impl Voter {
    /// Returns whether the member's no defeats a draft.
    pub fn permanent(&self) -> bool {
        self.side != Side::Between
    }
}

/// What follows for the draft.
#[derive(Debug, Clone, PartialEq)]
pub struct Tallies {
    /// Probability that the draft is adopted.
    pub pass: f64,
    /// Probability of each number of votes in favour, from none to all.
    pub yes: Vec<f64>,
    /// Probability of each pair of votes in favour and against, most likely first.
    pub tallies: Vec<(usize, usize, f64)>,
}

/// Returns probabilities none of which is nearer to nought than [`LEAST`].
pub fn bounded(p: [f64; 3]) -> [f64; 3] {
    let q = p.map(|x| x.max(LEAST));
    let sum: f64 = q.iter().sum();
    q.map(|x| x / sum)
}

/// The bounds between a member's choices on the scale of the draft's heat.
fn bounds(p: [f64; 3]) -> [f64; 2] {
    let q = bounded(p);
    [quantile(q[0]), quantile(1.0 - q[2])]
}

fn given(bounds: [f64; 2], rho: f64, heat: f64) -> [f64; 3] {
    let (own, shared) = ((1.0 - rho).sqrt(), rho.sqrt());
    let [yes, not_against] = bounds.map(|b| normal((b - shared * heat) / own));
    [yes, (not_against - yes).max(0.0), 1.0 - not_against]
}

/// Returns the probability of adoption and of each tally, where `needed` votes in favour adopt.
pub fn tallies(voters: &[Voter], needed: usize, rho: f64) -> Tallies {
    let n = voters.len();
    let cells = n + 1;
    let mut pass = 0.0;
    let mut table = vec![0.0; cells * cells];
    let edges: Vec<_> = voters.iter().map(|v| bounds(v.p)).collect();
    for (heat, weight) in HEAT.iter() {
        let mut open = vec![0.0; cells];
        open[0] = 1.0;
        let mut counts = vec![0.0; cells * cells];
        counts[0] = 1.0;
        for (at, (voter, edge)) in voters.iter().zip(&edges).enumerate() {
            let [yes, abstain, no] = given(*edge, rho, heat[voter.side as usize]);
            let stays = abstain + if voter.permanent() { 0.0 } else { no };
            for k in (0..=at).rev() {
                open[k + 1] += open[k] * yes;
                open[k] *= stays;
            }
            for i in (0..=at).rev() {
                for j in (0..=at - i).rev() {
                    let p = counts[i * cells + j];
                    counts[(i + 1) * cells + j] += p * yes;
                    counts[i * cells + j + 1] += p * no;
                    counts[i * cells + j] = p * abstain;
                }
            }
        }
        pass += weight * open[needed.min(cells)..].iter().sum::<f64>();
        for (sum, p) in table.iter_mut().zip(&counts) {
            *sum += weight * p;
        }
    }
    let yes = table.chunks(cells).map(|line| line.iter().sum()).collect();
    let mut tallies: Vec<_> = table
        .iter()
        .enumerate()
        .filter(|(_, p)| **p > 1e-9)
        .map(|(at, p)| (at / cells, at % cells, *p))
        .collect();
    tallies.sort_by(|a, b| b.2.total_cmp(&a.2).then((a.0, a.1).cmp(&(b.0, b.1))));
    Tallies { pass, yes, tallies }
}

/// Returns the probability of adoption alone.
pub fn pass(voters: &[Voter], needed: usize, rho: f64) -> f64 {
    let edges: Vec<_> = voters.iter().map(|v| bounds(v.p)).collect();
    let mut sum = 0.0;
    for (heat, weight) in HEAT.iter() {
        let mut open = vec![0.0; voters.len() + 1];
        open[0] = 1.0;
        for (at, (voter, edge)) in voters.iter().zip(&edges).enumerate() {
            let [yes, abstain, no] = given(*edge, rho, heat[voter.side as usize]);
            let stays = abstain + if voter.permanent() { 0.0 } else { no };
            for k in (0..=at).rev() {
                open[k + 1] += open[k] * yes;
                open[k] *= stays;
            }
        }
        sum += weight * open[needed.min(open.len())..].iter().sum::<f64>();
    }
    sum
}

/// Returns the log likelihood of one draft's votes taken together; choices are 0 yes, 1 abstain, 2 no.
pub fn log_likelihood(voters: &[Voter], choices: &[usize], rho: f64) -> f64 {
    let edges: Vec<_> = voters.iter().map(|v| (bounds(v.p), v.side as usize)).collect();
    let at = |heat: &[f64; 3]| -> f64 {
        let each = edges.iter().zip(choices);
        each.map(|((edge, side), c)| given(*edge, rho, heat[*side])[*c].max(1e-12))
            .product::<f64>()
            .max(1e-300)
            .ln()
    };
    let logs: Vec<_> = HEAT.iter().map(|(heat, weight)| weight.ln() + at(heat)).collect();
    let top = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    top + logs.iter().map(|l| (l - top).exp()).sum::<f64>().ln()
}

/// The standard normal distribution function.
fn normal(x: f64) -> f64 {
    0.5 * libm::erfc(-x / std::f64::consts::SQRT_2)
}

/// Its inverse, for probabilities not nearer to the ends than [`LEAST`]: bisection would do; Newton's method is faster.
fn quantile(p: f64) -> f64 {
    let mut x: f64 = 0.0;
    let (mut low, mut high) = (-9.0f64, 9.0f64);
    for _ in 0..80 {
        let miss = normal(x) - p;
        if miss > 0.0 {
            high = x
        } else {
            low = x
        }
        let density = (-0.5 * x * x).exp() / (2.0 * std::f64::consts::PI).sqrt();
        let next = x - miss / density.max(1e-300);
        let next = if next > low && next < high {
            next
        } else {
            0.5 * (low + high)
        };
        if (next - x).abs() < 1e-13 {
            return next;
        }
        x = next;
    }
    x
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn voters() -> impl Strategy<Value = Vec<Voter>> {
        let side = prop_oneof![Just(Side::East), Just(Side::West), Just(Side::Between)];
        let voter = (0.01f64..1.0, 0.01f64..1.0, 0.01f64..1.0, side).prop_map(|(a, b, c, side)| {
            let sum = a + b + c;
            Voter {
                p: [a / sum, b / sum, c / sum],
                side,
            }
        });
        proptest::collection::vec(voter, 15)
    }

    /// Adds up all three-to-the-n ways to vote.
    fn by_enumeration(voters: &[Voter], needed: usize) -> f64 {
        let n = voters.len() as u32;
        (0..3usize.pow(n))
            .map(|mut code| {
                let (mut p, mut yes, mut vetoed) = (1.0, 0, false);
                for voter in voters {
                    let choice = code % 3;
                    code /= 3;
                    p *= bounded(voter.p)[choice];
                    yes += usize::from(choice == 0);
                    vetoed |= choice == 2 && voter.permanent();
                }
                if yes >= needed && !vetoed { p } else { 0.0 }
            })
            .sum()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn independent_votes_are_counted_exactly(voters in voters()) {
            let few = &voters[..8];
            prop_assert!((pass(few, 5, 0.0) - by_enumeration(few, 5)).abs() < 1e-9);
        }

        #[test]
        fn each_member_keeps_its_own_probability(voters in voters(), rho in 0.0f64..0.8) {
            let found = tallies(&voters, 9, rho);
            let expected: f64 = voters.iter().map(|v| bounded(v.p)[0]).sum();
            let mean: f64 = found.yes.iter().enumerate().map(|(k, p)| k as f64 * p).sum();
            prop_assert!((mean - expected).abs() < 0.02, "{} for {}", mean, expected);
            prop_assert!((found.yes.iter().sum::<f64>() - 1.0).abs() < 1e-9);
            prop_assert!((found.pass - pass(&voters, 9, rho)).abs() < 1e-12);
        }

        #[test]
        fn the_quantile_undoes_the_distribution(p in 1e-5f64..0.99999) {
            prop_assert!((normal(quantile(p)) - p).abs() < 1e-11);
        }
    }

    #[test]
    fn one_certain_no_of_a_permanent_member_defeats_a_draft() {
        let mut voters = vec![
            Voter {
                p: [1.0, 0.0, 0.0],
                side: Side::Between
            };
            15
        ];
        assert!(pass(&voters, 9, 0.5) > 0.999);
        voters[3] = Voter {
            p: [0.0, 0.0, 1.0],
            side: Side::East,
        };
        assert!(pass(&voters, 9, 0.5) < 0.001);
    }

    #[test]
    fn dependence_raises_what_is_likely_of_votes_that_come_together() {
        let split = [Voter {
            p: [0.5, 0.3, 0.2],
            side: Side::Between,
        }; 10];
        let together = log_likelihood(&split, &[1; 10], 0.6);
        let apart = log_likelihood(&split, &[1; 10], 0.0);
        assert!(together > apart);
    }
}
