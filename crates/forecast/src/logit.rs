//! Multinomial logit with normal priors: the most likely coefficients and how sure they are.

use nalgebra::{Cholesky, DMatrix, DVector, Dyn};

/// Rows of equal width: the columns that are not zero, in ascending order, and their values.
#[derive(Debug, Clone, Default)]
pub(crate) struct Design {
    /// Columns in all.
    pub columns: usize,
    /// Columns in a row.
    pub width: usize,
    pub at: Vec<u16>,
    pub values: Vec<f64>,
}

impl Design {
    pub fn rows(&self) -> usize {
        self.at.len() / self.width.max(1)
    }

    fn row(&self, n: usize) -> (&[u16], &[f64]) {
        let part = n * self.width..(n + 1) * self.width;
        (&self.at[part.clone()], &self.values[part])
    }

    /// Returns the scores of a row: of abstaining and of no against yes.
    pub fn scores(&self, n: usize, beta: &[[f64; 2]]) -> [f64; 2] {
        let (at, values) = self.row(n);
        let mut sums = [0.0; 2];
        for (column, value) in at.iter().zip(values) {
            let [a, b] = beta[*column as usize];
            sums[0] += a * value;
            sums[1] += b * value;
        }
        sums
    }
}

/// Returns the probabilities of yes, abstaining and no, and the logarithm of their common divisor.
pub(crate) fn probabilities([abstain, no]: [f64; 2]) -> ([f64; 3], f64) {
    let top = abstain.max(no).max(0.0);
    let parts = [(-top).exp(), (abstain - top).exp(), (no - top).exp()];
    let sum: f64 = parts.iter().sum();
    (parts.map(|p| p / sum), top + sum.ln())
}

/// What is fitted: rows, choices, their weights, and the precision of each coefficient's prior.
pub(crate) struct Problem<'a> {
    pub design: &'a Design,
    /// 0 yes, 1 abstain, 2 no.
    pub choices: &'a [u8],
    pub weights: &'a [f64],
    pub precision: &'a [[f64; 2]],
}

/// Rounds of Newton's method; it needs three to eight.
const ROUNDS: usize = 40;
/// The fit ends when a step would gain less than this, in log likelihood.
const ENOUGH: f64 = 1e-4;

impl Problem<'_> {
    fn loss(&self, beta: &[[f64; 2]]) -> f64 {
        let mut loss = self.prior(beta);
        for n in 0..self.design.rows() {
            let scores = self.design.scores(n, beta);
            let (_, divisor) = probabilities(scores);
            let own = match self.choices[n] {
                0 => 0.0,
                c => scores[c as usize - 1],
            };
            loss += self.weights[n] * (divisor - own);
        }
        loss
    }

    fn prior(&self, beta: &[[f64; 2]]) -> f64 {
        let each = beta.iter().zip(self.precision);
        each.map(|(b, k)| 0.5 * (k[0] * b[0] * b[0] + k[1] * b[1] * b[1]))
            .sum()
    }

    /// Returns the gradient and the lower triangle of the curvature, coefficients of abstaining first.
    fn curvature(&self, beta: &[[f64; 2]]) -> (DVector<f64>, DMatrix<f64>) {
        let p = self.design.columns;
        let mut slope = vec![[0.0; 2]; p];
        // Three blocks side by side: abstain with abstain, no with abstain, no with no.
        let mut blocks = vec![[0.0f64; 3]; p * p];
        for n in 0..self.design.rows() {
            let ([_, a, b], _) = probabilities(self.design.scores(n, beta));
            let w = self.weights[n];
            let choice = self.choices[n];
            let off = [
                w * (a - f64::from(u8::from(choice == 1))),
                w * (b - f64::from(u8::from(choice == 2))),
            ];
            let h = [w * a * (1.0 - a), -w * a * b, w * b * (1.0 - b)];
            let (at, values) = self.design.row(n);
            for (i, (&column, &value)) in at.iter().zip(values).enumerate() {
                if value == 0.0 {
                    continue;
                }
                let sums = &mut slope[column as usize];
                sums[0] += off[0] * value;
                sums[1] += off[1] * value;
                let scaled = h.map(|x| x * value);
                let line = &mut blocks[column as usize * p..][..p];
                for (&other, &v) in at[..=i].iter().zip(&values[..=i]) {
                    let cell = &mut line[other as usize];
                    cell[0] += scaled[0] * v;
                    cell[1] += scaled[1] * v;
                    cell[2] += scaled[2] * v;
                }
            }
        }
        let mut gradient = DVector::zeros(2 * p);
        let mut matrix = DMatrix::zeros(2 * p, 2 * p);
        for i in 0..p {
            for outcome in 0..2 {
                gradient[outcome * p + i] = slope[i][outcome] + self.precision[i][outcome] * beta[i][outcome];
            }
            for j in 0..=i {
                let [aa, ab, bb] = blocks[i * p + j];
                matrix[(i, j)] = aa;
                matrix[(p + i, p + j)] = bb;
                matrix[(p + i, j)] = ab;
                matrix[(p + j, i)] = ab;
            }
            matrix[(i, i)] += self.precision[i][0];
            matrix[(p + i, p + i)] += self.precision[i][1];
        }
        (gradient, matrix)
    }

    /// Moves `beta` to the most likely coefficients; returns the variance of each under the Laplace approximation.
    pub fn solve(&self, beta: &mut Vec<[f64; 2]>) -> Vec<[f64; 2]> {
        let p = self.design.columns;
        let mut factor: Option<Cholesky<f64, Dyn>> = None;
        let mut loss = self.loss(beta);
        for _ in 0..ROUNDS {
            let (gradient, matrix) = self.curvature(beta);
            factor = Cholesky::new(matrix);
            let Some(found) = &factor else { break };
            let step = found.solve(&gradient);
            let gain = gradient.dot(&step);
            if gain < ENOUGH {
                break;
            }
            let mut length = 1.0;
            loop {
                let moved: Vec<[f64; 2]> = (0..p)
                    .map(|i| [beta[i][0] - length * step[i], beta[i][1] - length * step[p + i]])
                    .collect();
                let reached = self.loss(&moved);
                if reached <= loss - 1e-4 * length * gain || length < 1e-3 {
                    *beta = moved;
                    loss = reached;
                    break;
                }
                length *= 0.5;
            }
            if gain < 100.0 * ENOUGH {
                break;
            }
        }
        let Some(found) = factor else {
            return vec![[0.0; 2]; p];
        };
        let inverse = found.inverse();
        (0..p)
            .map(|i| [inverse[(i, i)], inverse[(p + i, p + i)]])
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_intercept_alone_gives_the_shares() {
        let choices: Vec<u8> = [0u8; 80].into_iter().chain([1; 15]).chain([2; 5]).collect();
        let design = Design {
            columns: 1,
            width: 1,
            at: vec![0; 100],
            values: vec![1.0; 100],
        };
        let problem = Problem {
            design: &design,
            choices: &choices,
            weights: &[1.0; 100],
            precision: &[[1e-9; 2]],
        };
        let mut beta = vec![[0.0; 2]];
        problem.solve(&mut beta);
        let (p, _) = probabilities(beta[0]);
        for (found, share) in p.iter().zip([0.80, 0.15, 0.05]) {
            assert!((found - share).abs() < 1e-3, "{found} for {share}");
        }
    }
}
