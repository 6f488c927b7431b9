//! How good forecasts were: proper scores, decisions, calibration, and how sure the figures are.

use crate::joint;

/// One forecast of a member's vote and how it came out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scored {
    /// Which draft; votes on one draft are drawn together.
    pub draft: usize,
    /// Yes, abstain, no.
    pub p: [f64; 3],
    /// What happened: 0 yes, 1 abstain, 2 no.
    pub outcome: usize,
}

/// A figure with the bounds that hold it in 95 of 100 draws of drafts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Lower bound.
    pub low: f64,
    /// Upper bound.
    pub high: f64,
}

/// Bins of equal width from 0 to 1.
pub const BINS: usize = 10;

/// One bin of a calibration table.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Bin {
    /// Forecasts in it.
    pub n: usize,
    /// Their mean.
    pub forecast: f64,
    /// The share that came true.
    pub observed: f64,
}

/// Scores of members' votes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MemberScores {
    /// Votes.
    pub n: usize,
    /// Drafts.
    pub drafts: usize,
    /// Mean negative logarithm of the probability of what happened.
    pub log_loss: f64,
    /// Mean squared distance over the three options.
    pub brier: f64,
    /// Share of votes where the likeliest option came true.
    pub accuracy: f64,
    /// Mean share over the options.
    pub balanced: f64,
    /// Mean F1 over the options.
    pub macro_f1: f64,
    /// Matthews' correlation over three options.
    pub mcc: f64,
    /// F1 of yes, abstain and no.
    pub f1: [f64; 3],
    /// Calibration error of the likeliest option.
    pub calibration_error: f64,
    /// Calibration error of yes, abstain and no.
    pub calibration_errors: [f64; 3],
    /// Calibration tables of yes, abstain and no.
    pub bins: [[Bin; BINS]; 3],
    /// Bounds of the log loss, where drawn.
    pub log_loss_interval: Option<Interval>,
    /// Bounds of macro-F1, where drawn.
    pub macro_f1_interval: Option<Interval>,
    /// Bounds of Matthews' correlation, where drawn.
    pub mcc_interval: Option<Interval>,
}

/// Counts of outcomes by decision, for any number of options.
struct Decisions {
    accuracy: f64,
    balanced: f64,
    macro_f1: f64,
    mcc: f64,
    f1: Vec<f64>,
}

/// `counts[truth * k + decision]`.
fn decisions(counts: &[f64], k: usize) -> Decisions {
    let truth = |t: usize| (0..k).map(|d| counts[t * k + d]).sum::<f64>();
    let decided = |d: usize| (0..k).map(|t| counts[t * k + d]).sum::<f64>();
    let right = |t: usize| counts[t * k + t];
    let n: f64 = counts.iter().sum();
    let hits: f64 = (0..k).map(right).sum();
    let recalls: Vec<f64> = (0..k)
        .filter(|t| truth(*t) > 0.0)
        .map(|t| right(t) / truth(t))
        .collect();
    let f1: Vec<f64> = (0..k)
        .map(|t| {
            let sum = truth(t) + decided(t);
            if sum > 0.0 { 2.0 * right(t) / sum } else { f64::NAN }
        })
        .collect();
    let known: Vec<f64> = f1.iter().copied().filter(|x| !x.is_nan()).collect();
    let mean = |xs: &[f64]| xs.iter().sum::<f64>() / xs.len().max(1) as f64;
    let squares = |of: &dyn Fn(usize) -> f64| (0..k).map(|i| of(i).powi(2)).sum::<f64>();
    let cross: f64 = (0..k).map(|i| truth(i) * decided(i)).sum();
    let spread = ((n * n - squares(&decided)) * (n * n - squares(&truth))).sqrt();
    Decisions {
        accuracy: hits / n.max(1.0),
        balanced: mean(&recalls),
        macro_f1: mean(&known),
        mcc: if spread > 0.0 {
            (hits * n - cross) / spread
        } else {
            0.0
        },
        f1,
    }
}

fn likeliest(p: &[f64; 3]) -> usize {
    (1..3).fold(0, |best, i| if p[i] > p[best] { i } else { best })
}

fn bins(pairs: impl Iterator<Item = (f64, bool)>) -> [Bin; BINS] {
    let mut bins = [Bin::default(); BINS];
    for (p, came_true) in pairs {
        let bin = &mut bins[((p * BINS as f64) as usize).min(BINS - 1)];
        bin.n += 1;
        bin.forecast += p;
        bin.observed += f64::from(u8::from(came_true));
    }
    for bin in &mut bins {
        let n = bin.n.max(1) as f64;
        bin.forecast /= n;
        bin.observed /= n;
    }
    bins
}

fn error(bins: &[Bin; BINS]) -> f64 {
    let n: usize = bins.iter().map(|b| b.n).sum();
    let off = |b: &Bin| b.n as f64 * (b.forecast - b.observed).abs();
    bins.iter().map(off).sum::<f64>() / n.max(1) as f64
}

/// Scores forecasts of members' votes; `draws` draws of drafts give the bounds.
pub fn members(scored: &[Scored], draws: usize) -> MemberScores {
    let scored: Vec<Scored> = scored
        .iter()
        .map(|s| Scored {
            p: joint::bounded(s.p),
            ..*s
        })
        .collect();
    let mut by_draft: Vec<[f64; 12]> = Vec::new();
    let mut last = None;
    for s in &scored {
        if last != Some(s.draft) {
            by_draft.push([0.0; 12]);
            last = Some(s.draft);
        }
        if let Some(sums) = by_draft.last_mut() {
            sums[0] += 1.0;
            sums[1] -= s.p[s.outcome].ln();
            sums[2] += (0..3)
                .map(|i| (s.p[i] - f64::from(u8::from(i == s.outcome))).powi(2))
                .sum::<f64>();
            sums[3 + 3 * s.outcome + likeliest(&s.p)] += 1.0;
        }
    }
    let whole = add_up(by_draft.iter());
    let decided = decisions(&whole[3..], 3);
    let option = |i: usize| bins(scored.iter().map(|s| (s.p[i], s.outcome == i)));
    let tables = [option(0), option(1), option(2)];
    let top = bins(scored.iter().map(|s| {
        let best = likeliest(&s.p);
        (s.p[best], best == s.outcome)
    }));
    let mut found = MemberScores {
        n: scored.len(),
        drafts: by_draft.len(),
        log_loss: whole[1] / whole[0].max(1.0),
        brier: whole[2] / whole[0].max(1.0),
        accuracy: decided.accuracy,
        balanced: decided.balanced,
        macro_f1: decided.macro_f1,
        mcc: decided.mcc,
        f1: [decided.f1[0], decided.f1[1], decided.f1[2]],
        calibration_error: error(&top),
        calibration_errors: [error(&tables[0]), error(&tables[1]), error(&tables[2])],
        bins: tables,
        ..MemberScores::default()
    };
    if draws > 0 {
        let drawn = draw(&by_draft, draws, |sums| {
            let d = decisions(&sums[3..], 3);
            [sums[1] / sums[0].max(1.0), d.macro_f1, d.mcc]
        });
        found.log_loss_interval = interval(&drawn, 0);
        found.macro_f1_interval = interval(&drawn, 1);
        found.mcc_interval = interval(&drawn, 2);
    }
    found
}

/// Scores of whether drafts fail.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct AdoptionScores {
    /// Drafts.
    pub n: usize,
    /// Of which failed.
    pub failed: usize,
    /// Mean negative logarithm of the probability of what happened.
    pub log_loss: f64,
    /// Mean squared distance.
    pub brier: f64,
    /// Area under the curve of failures told from adoptions.
    pub auc: f64,
    /// F1 of failures, told at one half.
    pub f1: f64,
    /// Matthews' correlation at one half.
    pub mcc: f64,
    /// Mean share of failures and adoptions told right at one half.
    pub balanced: f64,
    /// F1 at the bound that told failures best in the years before.
    pub f1_tuned: Option<f64>,
    /// Matthews' correlation at that bound.
    pub mcc_tuned: Option<f64>,
    /// Bounds of the log loss, where drawn.
    pub log_loss_interval: Option<Interval>,
    /// Bounds of F1, where drawn.
    pub f1_interval: Option<Interval>,
    /// Bounds of Matthews' correlation, where drawn.
    pub mcc_interval: Option<Interval>,
}

/// One forecast of failure, how it came out, and the bound in use.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Failure {
    /// Probability that the draft fails.
    pub p: f64,
    /// Whether it failed.
    pub failed: bool,
    /// The bound chosen on earlier years.
    pub bound: f64,
}

/// Scores forecasts of failure.
pub fn adoption(all: &[Failure], draws: usize) -> AdoptionScores {
    let kept = |p: f64| p.clamp(1e-4, 1.0 - 1e-4);
    let row = |f: &Failure, bound: f64| {
        let p = kept(f.p);
        let mut sums = [0.0; 7];
        sums[0] = 1.0;
        sums[1] = -(if f.failed { p } else { 1.0 - p }).ln();
        sums[2] = (p - f64::from(u8::from(f.failed))).powi(2);
        sums[3 + 2 * usize::from(f.failed) + usize::from(p >= bound)] = 1.0;
        sums
    };
    let rows: Vec<[f64; 7]> = all.iter().map(|f| row(f, 0.5)).collect();
    let whole = add_up(rows.iter());
    let decided = decisions(&whole[3..], 2);
    let tuned: Vec<[f64; 7]> = all.iter().map(|f| row(f, f.bound)).collect();
    let tuned = decisions(&add_up(tuned.iter())[3..], 2);
    let mut found = AdoptionScores {
        n: all.len(),
        failed: all.iter().filter(|f| f.failed).count(),
        log_loss: whole[1] / whole[0].max(1.0),
        brier: whole[2] / whole[0].max(1.0),
        auc: area(all),
        f1: decided.f1[1],
        mcc: decided.mcc,
        balanced: decided.balanced,
        f1_tuned: Some(tuned.f1[1]),
        mcc_tuned: Some(tuned.mcc),
        ..AdoptionScores::default()
    };
    if draws > 0 {
        let drawn = draw(&rows, draws, |sums| {
            let d = decisions(&sums[3..], 2);
            [sums[1] / sums[0].max(1.0), d.f1[1], d.mcc]
        });
        found.log_loss_interval = interval(&drawn, 0);
        found.f1_interval = interval(&drawn, 1);
        found.mcc_interval = interval(&drawn, 2);
    }
    found
}

/// Returns F1 of failures if they are told at `bound`.
pub fn f1_at(all: &[(f64, bool)], bound: f64) -> f64 {
    let count = |failed: bool, told: bool| {
        let hits = all.iter().filter(|(p, f)| *f == failed && (*p >= bound) == told);
        hits.count() as f64
    };
    let right = count(true, true);
    let sum = 2.0 * right + count(true, false) + count(false, true);
    if sum > 0.0 { 2.0 * right / sum } else { 0.0 }
}

/// Share of pairs of a failure and an adoption that are told in the right order; equal ones count half.
fn area(all: &[Failure]) -> f64 {
    let (failed, adopted): (Vec<&Failure>, Vec<&Failure>) = all.iter().partition(|f| f.failed);
    let mut sum = 0.0;
    for f in &failed {
        for a in &adopted {
            sum += match f.p.total_cmp(&a.p) {
                std::cmp::Ordering::Greater => 1.0,
                std::cmp::Ordering::Equal => 0.5,
                std::cmp::Ordering::Less => 0.0,
            };
        }
    }
    sum / ((failed.len() * adopted.len()).max(1) as f64)
}

fn add_up<'a, const N: usize>(rows: impl Iterator<Item = &'a [f64; N]>) -> [f64; N] {
    rows.fold([0.0; N], |mut sums, row| {
        sums.iter_mut().zip(row).for_each(|(sum, x)| *sum += x);
        sums
    })
}

/// Draws as many rows as there are, with replacement, and computes figures of each draw; the draws are always the
/// same.
fn draw<const N: usize>(
    rows: &[[f64; N]],
    draws: usize,
    figures: impl Fn(&[f64; N]) -> [f64; 3],
) -> Vec<[f64; 3]> {
    let mut state = 0x9E37_79B9_7F4A_7C15u64;
    let mut next = || {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    };
    let n = rows.len();
    (0..draws)
        .map(|_| {
            let mut sums = [0.0; N];
            for _ in 0..n {
                let row = &rows[((u128::from(next()) * n as u128) >> 64) as usize];
                sums.iter_mut().zip(row).for_each(|(sum, x)| *sum += x);
            }
            figures(&sums)
        })
        .collect()
}

fn interval(drawn: &[[f64; 3]], which: usize) -> Option<Interval> {
    let mut values: Vec<f64> = drawn.iter().map(|d| d[which]).collect();
    values.sort_by(f64::total_cmp);
    let at = |share: f64| {
        values
            .get(((values.len() - 1) as f64 * share).round() as usize)
            .copied()
    };
    Some(Interval {
        low: at(0.025)?,
        high: at(0.975)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sure_and_right_scores_best() {
        let right = Scored {
            draft: 0,
            p: [1.0, 0.0, 0.0],
            outcome: 0,
        };
        let wrong = Scored {
            draft: 1,
            p: [1.0, 0.0, 0.0],
            outcome: 2,
        };
        let good = members(&[right, right], 0);
        let bad = members(&[right, wrong], 0);
        assert!(good.log_loss < 1e-4 && good.accuracy == 1.0);
        assert!(bad.log_loss > 5.0 && bad.accuracy == 0.5);
    }

    #[test]
    fn decisions_of_a_known_table() {
        // Truth by decision: 6 and 1, 2 and 3.
        let found = decisions(&[6.0, 1.0, 2.0, 3.0], 2);
        let mcc = (6.0 * 3.0 - 1.0 * 2.0) / (7.0f64 * 5.0 * 8.0 * 4.0).sqrt();
        assert!((found.mcc - mcc).abs() < 1e-12);
        assert!((found.f1[1] - 6.0 / 9.0).abs() < 1e-12);
    }

    #[test]
    fn the_area_counts_pairs() {
        let f = |p, failed| Failure {
            p,
            failed,
            bound: 0.5,
        };
        assert_eq!(area(&[f(0.9, true), f(0.1, false), f(0.9, false)]), 0.75);
    }
}
