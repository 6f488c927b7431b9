//! The track record: every draft since a year forecast from earlier years, and scored.

use crate::baseline;
use crate::draft::{Choice, Draft};
use crate::fit::{Chain, Fit, voter};
use crate::history::Walk;
use crate::joint::{self, Voter};
use crate::layout::Kind;
use crate::score::{self, AdoptionScores, Failure, MemberScores, Scored};
use jiff::civil::Date;
use penholder_words::{MemberCode, Symbol};

/// Spans reported: since these years.
pub const SPANS: [i16; 3] = [2000, 2016, 2020];
/// Draws of drafts for the bounds.
const DRAWS: usize = 1000;
/// Correlation of votes assumed where a baseline goes through the rule.
const BASELINE_DEPENDENCE: f64 = 0.2;
/// First year whose forecasts choose the bound at which failure is told.
const BOUND_FROM: i16 = 1995;

/// Scores of one span of years.
#[derive(Debug, Clone, PartialEq)]
pub struct Span {
    /// First year.
    pub from: i16,
    /// Last year.
    pub until: i16,
    /// Members' votes.
    pub members: MemberScores,
    /// Drafts.
    pub adoption: AdoptionScores,
}

/// One forecast with its outcome.
#[derive(Debug, Clone, PartialEq)]
pub struct Prediction {
    /// The draft.
    pub draft: Symbol,
    /// The resolution, if adopted.
    pub resolution: Option<Symbol>,
    /// Day of the vote.
    pub date: Date,
    /// The member.
    pub member: MemberCode,
    /// Yes, abstain, no.
    pub p: [f64; 3],
    /// What happened.
    pub outcome: Choice,
}

/// One year beside the simplest and the best baseline.
#[derive(Debug, Clone, PartialEq)]
pub struct Year {
    /// The year.
    pub year: i16,
    /// Drafts put to the vote.
    pub drafts: usize,
    /// Of which failed.
    pub failed: usize,
    /// Share of votes not in favour.
    pub dissent: f64,
    /// Scores with the draft.
    pub members: MemberScores,
    /// Scores early.
    pub early: MemberScores,
    /// Log loss of everybody voting yes.
    pub all_yes: f64,
    /// Log loss of the product of member's rate and last vote.
    pub product: f64,
    /// Scores of adoption with the draft; `None` past the last failed draft known.
    pub adoption: Option<AdoptionScores>,
    /// Correlation of votes on one draft, learnt on the years before.
    pub dependence: f64,
}

/// The whole track record.
#[derive(Debug, Clone, PartialEq)]
pub struct Backtest {
    /// First year.
    pub from: i16,
    /// Last day on which a failed draft is known; adoption is judged up to it.
    pub failures_until: Option<Date>,
    /// With the draft.
    pub spans: Vec<Span>,
    /// Early.
    pub early: Vec<Span>,
    /// Baselines by name.
    pub baselines: Vec<(&'static str, Vec<Span>)>,
    /// Year by year.
    pub years: Vec<Year>,
    /// Every forecast with the draft.
    pub predictions: Vec<Prediction>,
    /// Prior variances of the last fit with the draft, by block: abstain, no.
    pub variances: Vec<(&'static str, [f64; 2])>,
}

/// Forecasts of one method for every draft, in their order; empty before its first year.
struct Method {
    members: Vec<Vec<[f64; 3]>>,
    fails: Vec<f64>,
}

/// Votes that adopt on the day of a draft, by the law.
fn needed(draft: &Draft) -> usize {
    penholder_law::article_27::required(draft.question.date).unwrap_or(9) as usize
}

fn run(walk: &Walk, kind: Kind) -> (Method, Vec<Fit>) {
    let mut method = Method {
        members: vec![Vec::new(); walk.drafts.len()],
        fails: vec![f64::NAN; walk.drafts.len()],
    };
    let fits: Vec<Fit> = Chain::new(walk, kind).collect();
    for (at, draft) in walk.drafts.iter().enumerate() {
        if let Some(fit) = fits.iter().find(|f| f.year == draft.year()) {
            let rows = &walk.rows[at];
            let p = fit.probabilities(rows);
            method.fails[at] = 1.0 - fit.pass(rows, &p, needed(draft));
            method.members[at] = p;
        }
    }
    (method, fits)
}

fn baselines(walk: &Walk) -> Vec<Method> {
    let found = baseline::baselines(walk);
    let mut base = (i16::MIN, 0.0);
    found
        .into_iter()
        .enumerate()
        .map(|(which, members)| {
            let fails = walk.drafts.iter().enumerate().map(|(at, draft)| {
                if which == 0 {
                    if base.0 != draft.year() {
                        base = (draft.year(), baseline::failure_rate(walk, draft.year()));
                    }
                    return base.1;
                }
                let each = walk.rows[at].iter().zip(&members[at]);
                let voters: Vec<Voter> = each.map(|(row, p)| voter(row, *p)).collect();
                1.0 - joint::pass(&voters, needed(draft), BASELINE_DEPENDENCE)
            });
            Method {
                fails: fails.collect(),
                members,
            }
        })
        .collect()
}

impl Method {
    fn votes(&self, walk: &Walk, from: i16, until: i16) -> Vec<Scored> {
        let years = from..=until;
        let drafts = walk
            .drafts
            .iter()
            .enumerate()
            .filter(|(_, d)| years.contains(&d.year()));
        drafts
            .flat_map(|(at, draft)| {
                let each = self.members[at].iter().zip(&draft.votes);
                each.map(move |(p, choice)| Scored {
                    draft: at,
                    p: *p,
                    outcome: choice.index(),
                })
            })
            .collect()
    }

    fn failures(&self, walk: &Walk, from: i16, until: i16, last: Option<Date>) -> Vec<Failure> {
        let years = from..=until;
        let drafts = walk.drafts.iter().enumerate();
        let mut bound = (i16::MIN, 0.5);
        drafts
            .filter(|(_, d)| years.contains(&d.year()) && last.is_none_or(|l| d.question.date <= l))
            .filter(|(at, _)| !self.fails[*at].is_nan())
            .map(|(at, draft)| {
                if bound.0 != draft.year() {
                    bound = (draft.year(), self.bound(walk, draft.year()));
                }
                Failure {
                    p: self.fails[at],
                    failed: !draft.adopted,
                    bound: bound.1,
                }
            })
            .collect()
    }

    /// Returns the bound that told failures best in the years before.
    fn bound(&self, walk: &Walk, year: i16) -> f64 {
        let before: Vec<(f64, bool)> = walk
            .drafts
            .iter()
            .zip(&self.fails)
            .filter(|(d, p)| (BOUND_FROM..year).contains(&d.year()) && !p.is_nan())
            .map(|(d, p)| (*p, !d.adopted))
            .collect();
        let tried = (2..17).map(|k| f64::from(k) * 0.05);
        tried
            .map(|bound| (score::f1_at(&before, bound), bound))
            .max_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)))
            .filter(|best| best.0 > 0.0)
            .map_or(0.5, |best| best.1)
    }

    fn spans(&self, walk: &Walk, from: i16, last: Option<Date>, draws: usize) -> Vec<Span> {
        let until = walk.drafts.last().map_or(from, Draft::year);
        let starts = SPANS.into_iter().filter(|s| *s >= from && *s <= until);
        starts
            .map(|start| Span {
                from: start,
                until,
                members: score::members(&self.votes(walk, start, until), draws),
                adoption: score::adoption(&self.failures(walk, start, until, last), draws),
            })
            .collect()
    }
}

/// Forecasts every draft since `from` from the votes of earlier years and days, and scores the forecasts.
pub fn backtest(walk: &Walk, from: i16) -> Backtest {
    let from = from.max(crate::fit::FIRST_YEAR);
    let ((with_draft, fits), (early, _), simple) = std::thread::scope(|scope| {
        let other = scope.spawn(|| (run(walk, Kind::Early), baselines(walk)));
        let first = run(walk, Kind::WithDraft);
        let (second, simple) = other
            .join()
            .unwrap_or_else(|_| (run(walk, Kind::Early), baselines(walk)));
        (first, second, simple)
    });
    let last = walk
        .drafts
        .iter()
        .filter(|d| !d.adopted)
        .map(|d| d.question.date)
        .max();
    let until = walk.drafts.last().map_or(from, Draft::year);
    let years = (from..=until).map(|year| {
        let of_year = || walk.drafts.iter().filter(move |d| d.year() == year);
        let votes: usize = of_year().map(|d| d.votes.len()).sum();
        let failures = with_draft.failures(walk, year, year, last);
        let loss = |m: &Method| score::members(&m.votes(walk, year, year), 0).log_loss;
        Year {
            year,
            drafts: of_year().count(),
            failed: of_year().filter(|d| !d.adopted).count(),
            dissent: of_year().map(Draft::dissent).sum::<usize>() as f64 / votes.max(1) as f64,
            members: score::members(&with_draft.votes(walk, year, year), 0),
            early: score::members(&early.votes(walk, year, year), 0),
            all_yes: loss(&simple[0]),
            product: loss(&simple[3]),
            adoption: (!failures.is_empty()).then(|| score::adoption(&failures, 0)),
            dependence: fits
                .iter()
                .find(|f| f.year == year)
                .map_or(f64::NAN, |f| f.dependence),
        }
    });
    let named = baseline::NAMES.into_iter().zip(&simple);
    Backtest {
        from,
        failures_until: last,
        spans: with_draft.spans(walk, from, last, DRAWS),
        early: early.spans(walk, from, last, DRAWS),
        baselines: named
            .map(|(name, m)| (name, m.spans(walk, from, last, 0)))
            .collect(),
        years: years.filter(|y| y.drafts > 0).collect(),
        predictions: predictions(walk, &with_draft, from),
        variances: fits.last().map(|f| f.variances.clone()).unwrap_or_default(),
    }
}

fn predictions(walk: &Walk, method: &Method, from: i16) -> Vec<Prediction> {
    let drafts = walk.drafts.iter().zip(&method.members);
    drafts
        .filter(|(draft, _)| draft.year() >= from)
        .flat_map(|(draft, p)| {
            let each = draft.question.members.iter().zip(p).zip(&draft.votes);
            each.map(|((seated, p), outcome)| Prediction {
                draft: draft.symbol.clone(),
                resolution: draft.resolution.clone(),
                date: draft.question.date,
                member: seated.member,
                p: *p,
                outcome: *outcome,
            })
        })
        .collect()
}
