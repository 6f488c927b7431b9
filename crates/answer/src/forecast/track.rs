//! What `penholder forecast --backtest` answers: the track record.

use super::digits;
use penholder_forecast::backtest::{self, Backtest, Span};
use penholder_forecast::score::{self, Interval};
use penholder_forecast::{draft, history};
use penholder_record::Record;
use penholder_words::Date;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Spans by their first year.
pub type Spans = BTreeMap<String, SpanAnswer>;

/// The track record of the model, beside simple counts.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TrackRecord {
    /// First year forecast.
    pub from: i16,
    /// Last day of the record.
    pub until: Option<Date>,
    /// Last day on which a failed draft is known; adoption is judged up to it.
    pub failures_until: Option<Date>,
    /// With the draft: sponsors and title known.
    pub spans: Spans,
    /// Early: the file and its history only.
    pub early: Spans,
    /// Simple counts by name.
    pub baselines: BTreeMap<&'static str, Spans>,
    /// Year by year.
    pub years: Vec<YearAnswer>,
    /// Prior variances of the last fit, by block of coefficients: abstain, no.
    pub prior_variances: BTreeMap<&'static str, [f64; 2]>,
}

/// Scores of a span.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SpanAnswer {
    /// Last year.
    pub until: i16,
    /// Members' votes.
    pub members: MembersAnswer,
    /// Drafts; probabilities are those of failure.
    pub adoption: AdoptionAnswer,
}

/// Scores of members' votes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MembersAnswer {
    /// Votes.
    pub n: usize,
    /// Drafts.
    pub drafts: usize,
    /// Mean negative logarithm of the probability of what happened.
    pub log_loss: f64,
    /// Bounds of 95 in 100 draws of drafts.
    pub log_loss_interval: Option<[f64; 2]>,
    /// Mean squared distance over three options.
    pub brier: f64,
    /// Share of votes told right.
    pub accuracy: f64,
    /// Mean share over the options.
    pub balanced: f64,
    /// Mean F1 over the options.
    pub macro_f1: f64,
    /// Its bounds.
    pub macro_f1_interval: Option<[f64; 2]>,
    /// Matthews' correlation.
    pub mcc: f64,
    /// Its bounds.
    pub mcc_interval: Option<[f64; 2]>,
    /// F1 of yes, abstain, no.
    pub f1: [f64; 3],
    /// Calibration error of the likeliest option, ten bins.
    pub calibration_error: f64,
    /// The same of yes, abstain, no.
    pub calibration_errors: [f64; 3],
    /// Calibration tables of yes, abstain, no.
    pub calibration: [Vec<BinAnswer>; 3],
}

/// One bin of a calibration table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BinAnswer {
    /// Lower bound of the bin.
    pub from: f64,
    /// Forecasts in it.
    pub n: usize,
    /// Their mean.
    pub forecast: f64,
    /// The share that came true.
    pub observed: f64,
}

/// Scores of whether drafts fail.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AdoptionAnswer {
    /// Drafts.
    pub n: usize,
    /// Of which failed.
    pub failed: usize,
    /// Mean negative logarithm of the probability of what happened.
    pub log_loss: f64,
    /// Bounds of 95 in 100 draws.
    pub log_loss_interval: Option<[f64; 2]>,
    /// Mean squared distance.
    pub brier: f64,
    /// Share of pairs of a failure and an adoption told in the right order.
    pub auc: f64,
    /// F1 of failures, told at one half.
    pub f1: f64,
    /// Its bounds.
    pub f1_interval: Option<[f64; 2]>,
    /// Matthews' correlation at one half.
    pub mcc: f64,
    /// Its bounds.
    pub mcc_interval: Option<[f64; 2]>,
    /// Failures and adoptions told right, on average.
    pub balanced: f64,
    /// F1 at the bound that told failures best in the years before.
    pub f1_tuned: Option<f64>,
    /// Matthews' correlation at that bound.
    pub mcc_tuned: Option<f64>,
}

/// One year.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct YearAnswer {
    /// The year.
    pub year: i16,
    /// Drafts put to the vote.
    pub drafts: usize,
    /// Of which failed.
    pub failed: usize,
    /// Share of votes not in favour.
    pub dissent: f64,
    /// Log loss per vote, with the draft.
    pub log_loss: f64,
    /// Brier score per vote, with the draft.
    pub brier: f64,
    /// Log loss per vote, early.
    pub early: f64,
    /// Log loss of everybody voting yes.
    pub all_yes: f64,
    /// Log loss of the product of member's rate and last vote.
    pub product: f64,
    /// Log loss of adoption; null past the last failed draft known.
    pub adoption: Option<f64>,
    /// Correlation of votes on one draft, learnt on the years before.
    pub dependence: f64,
}

/// Runs the track record and answers with every forecast in it.
pub fn track_record(record: &Record, from: i16) -> (TrackRecord, Backtest) {
    let walk = history::walk(draft::drafts(record));
    let found = backtest::backtest(&walk, from);
    let answer = TrackRecord {
        from: found.from,
        until: record.until,
        failures_until: found.failures_until,
        spans: spans(&found.spans),
        early: spans(&found.early),
        baselines: found
            .baselines
            .iter()
            .map(|(name, s)| (*name, spans(s)))
            .collect(),
        years: found.years.iter().map(year).collect(),
        prior_variances: found.variances.iter().map(|(n, v)| (*n, v.map(digits))).collect(),
    };
    (answer, found)
}

fn spans(all: &[Span]) -> Spans {
    all.iter().map(|s| (s.from.to_string(), span(s))).collect()
}

fn bounds(interval: Option<Interval>) -> Option<[f64; 2]> {
    interval.map(|i| [digits(i.low), digits(i.high)])
}

fn span(span: &Span) -> SpanAnswer {
    let (m, a) = (&span.members, &span.adoption);
    let bin = |(at, bin): (usize, &score::Bin)| BinAnswer {
        from: at as f64 / score::BINS as f64,
        n: bin.n,
        forecast: digits(bin.forecast),
        observed: digits(bin.observed),
    };
    let table = |option: usize| m.bins[option].iter().enumerate().map(bin).collect();
    SpanAnswer {
        until: span.until,
        members: MembersAnswer {
            n: m.n,
            drafts: m.drafts,
            log_loss: digits(m.log_loss),
            log_loss_interval: bounds(m.log_loss_interval),
            brier: digits(m.brier),
            accuracy: digits(m.accuracy),
            balanced: digits(m.balanced),
            macro_f1: digits(m.macro_f1),
            macro_f1_interval: bounds(m.macro_f1_interval),
            mcc: digits(m.mcc),
            mcc_interval: bounds(m.mcc_interval),
            f1: m.f1.map(digits),
            calibration_error: digits(m.calibration_error),
            calibration_errors: m.calibration_errors.map(digits),
            calibration: [table(0), table(1), table(2)],
        },
        adoption: AdoptionAnswer {
            n: a.n,
            failed: a.failed,
            log_loss: digits(a.log_loss),
            log_loss_interval: bounds(a.log_loss_interval),
            brier: digits(a.brier),
            auc: digits(a.auc),
            f1: digits(a.f1),
            f1_interval: bounds(a.f1_interval),
            mcc: digits(a.mcc),
            mcc_interval: bounds(a.mcc_interval),
            balanced: digits(a.balanced),
            f1_tuned: a.f1_tuned.map(digits),
            mcc_tuned: a.mcc_tuned.map(digits),
        },
    }
}

fn year(year: &backtest::Year) -> YearAnswer {
    YearAnswer {
        year: year.year,
        drafts: year.drafts,
        failed: year.failed,
        dissent: digits(year.dissent),
        log_loss: digits(year.members.log_loss),
        brier: digits(year.members.brier),
        early: digits(year.early.log_loss),
        all_yes: digits(year.all_yes),
        product: digits(year.product),
        adoption: year.adoption.as_ref().map(|a| digits(a.log_loss)),
        dependence: year.dependence,
    }
}

/// Returns every forecast as CSV: `draft,resolution,date,member,p_yes,p_abstain,p_no,outcome`.
pub fn predictions(found: &Backtest) -> String {
    let mut text = String::from("draft,resolution,date,member,p_yes,p_abstain,p_no,outcome\n");
    for p in &found.predictions {
        let resolution = p.resolution.as_ref().map_or("", |r| r.as_str());
        let [yes, abstain, no] = p.p;
        let outcome = p.outcome.as_str();
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "{},{resolution},{},{},{yes:.6},{abstain:.6},{no:.6},{outcome}",
            quoted(p.draft.as_str()),
            p.date,
            p.member
        );
    }
    text
}

/// Symbols hold no quotation marks, but some hold a comma.
fn quoted(text: &str) -> String {
    if text.contains([',', '"']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}
