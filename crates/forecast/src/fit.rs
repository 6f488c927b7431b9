//! The model fitted year after year, each time on the votes of earlier years only.

use crate::features::Row;
use crate::history::Walk;
use crate::joint;
use crate::layout::{Kind, Layout};
use crate::logit::{Design, Problem, probabilities};
use penholder_record::FitRow;

/// Years after which a vote weighs half in the fit.
const HALF_LIFE: f64 = 8.0;
/// What the prior variances of a block are worth before it is seen, in coefficients.
const VARIANCE_WORTH: f64 = 4.0;
/// First year forecast.
pub const FIRST_YEAR: i16 = 1994;
/// Dependence tried.
const DEPENDENCE: [f64; 8] = [0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8];
/// Dependence before any forecast has been compared with its votes.
const FIRST_DEPENDENCE: usize = 4;

/// Coefficients that serve one year; no vote of that year or later was seen.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// Which kind of forecast.
    pub kind: Kind,
    /// The year that it serves.
    pub year: i16,
    /// Mean and standard deviation of each number on the rows fitted.
    pub scales: Vec<[f64; 2]>,
    /// For each column the coefficient of abstaining and of no, against yes.
    pub beta: Vec<[f64; 2]>,
    /// Correlation of the votes on one draft.
    pub dependence: f64,
    /// Prior variance of each block, abstaining and no, as estimated; empty where the fit was read from a table.
    pub variances: Vec<(&'static str, [f64; 2])>,
}

impl Fit {
    /// Returns each member's probabilities of yes, abstaining and no.
    pub(crate) fn probabilities(&self, rows: &[Row]) -> Vec<[f64; 3]> {
        let layout = Layout::of(self.kind);
        let design = design(&layout, rows.iter(), &self.scales);
        (0..rows.len())
            .map(|n| joint::bounded(probabilities(design.scores(n, &self.beta)).0))
            .collect()
    }

    /// Returns the probability of adoption, where `needed` votes in favour adopt.
    pub(crate) fn pass(&self, rows: &[Row], p: &[[f64; 3]], needed: usize) -> f64 {
        let voters: Vec<_> = rows.iter().zip(p).map(|(row, p)| voter(row, *p)).collect();
        joint::pass(&voters, needed, self.dependence)
    }
}

pub(crate) fn voter(row: &Row, p: [f64; 3]) -> joint::Voter {
    let side = match row.person {
        0 | 3 => joint::Side::East,
        1 | 2 | 4 => joint::Side::West,
        _ => joint::Side::Between,
    };
    joint::Voter { p, side }
}

fn design<'a>(layout: &Layout, rows: impl Iterator<Item = &'a Row>, scales: &[[f64; 2]]) -> Design {
    let mut design = Design {
        columns: layout.columns(),
        width: layout.width(),
        ..Design::default()
    };
    for row in rows {
        layout.write(row, scales, &mut design.at, &mut design.values);
    }
    design
}

/// One fit after the other: coefficients and prior variances are carried on from year to year.
#[derive(Debug, Clone)]
pub struct Chain<'a> {
    walk: &'a Walk,
    kind: Kind,
    layout: Layout,
    beta: Vec<[f64; 2]>,
    variances: Vec<[f64; 2]>,
    likelihoods: [f64; DEPENDENCE.len()],
    forecast: usize,
    next: i16,
}

impl<'a> Chain<'a> {
    /// Starts a chain before the first year forecast.
    pub fn new(walk: &'a Walk, kind: Kind) -> Self {
        let layout = Layout::of(kind);
        let mut beta = vec![[0.0; 2]; layout.columns()];
        beta[0] = [-3.5, -5.0];
        Chain {
            variances: layout.blocks.iter().map(|b| [b.variance; 2]).collect(),
            walk,
            kind,
            layout,
            beta,
            likelihoods: [0.0; DEPENDENCE.len()],
            forecast: 0,
            next: FIRST_YEAR,
        }
    }

    /// Returns the drafts of a year: their places in the walk.
    fn of_year(&self, year: i16) -> impl Iterator<Item = usize> + '_ {
        let drafts = self.walk.drafts.iter().enumerate();
        drafts.filter(move |(_, d)| d.year() == year).map(|(at, _)| at)
    }

    /// Learns how far votes hang together from how well the fit of a year foretold its votes.
    fn learn_dependence(&mut self, fit: &Fit) {
        for at in self.of_year(fit.year).collect::<Vec<_>>() {
            let rows = &self.walk.rows[at];
            let p = fit.probabilities(rows);
            let voters: Vec<_> = rows.iter().zip(p).map(|(row, p)| voter(row, p)).collect();
            let choices: Vec<_> = self.walk.drafts[at].votes.iter().map(|c| c.index()).collect();
            for (sum, rho) in self.likelihoods.iter_mut().zip(DEPENDENCE) {
                *sum += joint::log_likelihood(&voters, &choices, rho);
            }
            self.forecast += 1;
        }
    }

    fn dependence(&self) -> f64 {
        if self.forecast == 0 {
            return DEPENDENCE[FIRST_DEPENDENCE];
        }
        let best = (0..DEPENDENCE.len()).max_by(|a, b| self.likelihoods[*a].total_cmp(&self.likelihoods[*b]));
        DEPENDENCE[best.unwrap_or(FIRST_DEPENDENCE)]
    }

    /// Fits the model for the next year on the votes of all years before.
    fn fit(&mut self) -> Fit {
        let year = self.next;
        let seen: Vec<usize> = (0..self.walk.drafts.len())
            .take_while(|at| self.walk.drafts[*at].year() < year)
            .collect();
        let rows = || seen.iter().flat_map(|at| self.walk.rows[*at].iter());
        let scales = scales(&self.layout, rows);
        let design = design(&self.layout, rows(), &scales);
        let choices: Vec<u8> = rows().map(|r| r.choice.map_or(0, |c| c.index() as u8)).collect();
        let weights: Vec<f64> = seen
            .iter()
            .flat_map(|at| {
                let age = f64::from(year - 1 - self.walk.drafts[*at].year());
                std::iter::repeat_n(0.5f64.powf(age / HALF_LIFE), self.walk.rows[*at].len())
            })
            .collect();
        let precision = self.precision();
        let problem = Problem {
            design: &design,
            choices: &choices,
            weights: &weights,
            precision: &precision,
        };
        let mut beta = std::mem::take(&mut self.beta);
        let spread = problem.solve(&mut beta);
        let fit = Fit {
            kind: self.kind,
            year,
            scales,
            beta: beta.iter().map(|b| b.map(rounded)).collect(),
            dependence: self.dependence(),
            variances: self
                .layout
                .blocks
                .iter()
                .map(|b| b.name)
                .zip(self.variances.clone())
                .collect(),
        };
        self.learn_variances(&beta, &spread);
        self.beta = beta;
        self.next += 1;
        fit
    }

    fn precision(&self) -> Vec<[f64; 2]> {
        let mut precision = vec![[0.01; 2]];
        for (block, variance) in self.layout.blocks.iter().zip(&self.variances) {
            precision.extend(std::iter::repeat_n(variance.map(|v| 1.0 / v), block.size));
        }
        precision
    }

    /// One step of expectation and maximisation: the variance of a block is what its coefficients spread, as far
    /// as they are known, with the first guess standing for a few coefficients.
    fn learn_variances(&mut self, beta: &[[f64; 2]], spread: &[[f64; 2]]) {
        let mut at = 1;
        for (block, variance) in self.layout.blocks.iter().zip(&mut self.variances) {
            let part = at..at + block.size;
            for outcome in 0..2 {
                let squares = |i: usize| beta[i][outcome].powi(2) + spread[i][outcome];
                let sum: f64 = part.clone().map(squares).sum();
                let worth = VARIANCE_WORTH * block.variance;
                variance[outcome] = (sum + worth) / (block.size as f64 + VARIANCE_WORTH);
            }
            at += block.size;
        }
    }
}

impl Iterator for Chain<'_> {
    type Item = Fit;

    /// Returns the fit for the next year, until the year after the last vote.
    fn next(&mut self) -> Option<Fit> {
        let last = self.walk.drafts.last()?.year();
        if self.next > last + 1 {
            return None;
        }
        let fit = self.fit();
        self.learn_dependence(&fit);
        Some(fit)
    }
}

/// Kept to six digits after the point, so that a fit read from a table is the fit itself.
fn rounded(x: f64) -> f64 {
    (x * 1e6).round() / 1e6
}

/// Returns mean and standard deviation of each number where it is known.
fn scales<'a, I: Iterator<Item = &'a Row>>(layout: &Layout, rows: impl Fn() -> I) -> Vec<[f64; 2]> {
    let scale = |feature: crate::features::Feature| {
        let (mut n, mut sum, mut squares) = (0.0, 0.0, 0.0);
        for row in rows() {
            let x = row.values[feature as usize];
            if !x.is_nan() {
                n += 1.0;
                sum += x;
                squares += x * x;
            }
        }
        if n == 0.0 {
            return [0.0, 1.0];
        }
        let mean: f64 = sum / n;
        let sd = (squares / n - mean * mean).max(0.0).sqrt() + 1e-3;
        [rounded(mean), if sd < 0.01 { 1.0 } else { rounded(sd) }]
    };
    layout.scaled().map(scale).collect()
}

impl Fit {
    /// Returns the fit as rows of a table.
    pub fn to_rows(&self) -> Vec<FitRow> {
        let row = |part: &str, at: usize, value: f64, against: Option<f64>| FitRow {
            year: self.year,
            kind: self.kind.as_str().to_owned(),
            part: part.to_owned(),
            at: at as u16,
            value,
            against,
        };
        let mut rows = vec![row("dependence", 0, self.dependence, None)];
        for (at, [mean, sd]) in self.scales.iter().enumerate() {
            rows.push(row("mean", at, *mean, None));
            rows.push(row("sd", at, *sd, None));
        }
        let set = |(_, b): &(usize, &[f64; 2])| b[0] != 0.0 || b[1] != 0.0;
        let coefficients = self.beta.iter().enumerate().filter(set);
        rows.extend(coefficients.map(|(at, b)| row("coefficient", at, b[0], Some(b[1]))));
        rows
    }

    /// Returns the fit of a kind from rows of a table; `None` if a row is out of place.
    pub fn from_rows(rows: &[FitRow], kind: Kind) -> Option<Fit> {
        let layout = Layout::of(kind);
        let own = || rows.iter().filter(|r| r.kind == kind.as_str());
        let mut fit = Fit {
            kind,
            year: own().next()?.year,
            scales: vec![[0.0, 1.0]; layout.scaled().count()],
            beta: vec![[0.0; 2]; layout.columns()],
            dependence: 0.0,
            variances: Vec::new(),
        };
        for row in own() {
            let at = usize::from(row.at);
            match row.part.as_str() {
                "mean" => fit.scales.get_mut(at)?[0] = row.value,
                "sd" => fit.scales.get_mut(at)?[1] = row.value,
                "coefficient" => *fit.beta.get_mut(at)? = [row.value, row.against?],
                "dependence" => fit.dependence = row.value,
                _ => return None,
            }
        }
        Some(fit)
    }
}

/// Returns the fits of both kinds that serve each year, the year after the last vote included.
pub fn all_fits(walk: &Walk) -> Vec<Fit> {
    let mut fits: Vec<Fit> = std::thread::scope(|scope| {
        let early = scope.spawn(|| Chain::new(walk, Kind::Early).collect::<Vec<_>>());
        let mut fits: Vec<Fit> = Chain::new(walk, Kind::WithDraft).collect();
        fits.extend(early.join().unwrap_or_default());
        fits
    });
    fits.sort_by_key(|f| (f.year, f.kind));
    fits
}
