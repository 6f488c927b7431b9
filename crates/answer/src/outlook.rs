//! What `penholder outlook` answers: the ways that a mandate can go, and what happened in like situations.

use crate::forecast::digits;
use penholder_forecast::outlook::{self, Case, Outlook, Precedent, Situation, Way};
use penholder_record::{HostConsentCase, Record};
use penholder_words::{Date, MemberCode, OperationEntry, Source, Symbol};
use serde::Serialize;

/// Precedents named, and how many of one operation.
const PRECEDENTS: usize = 6;
const OF_ONE: usize = 2;
/// Since when outlooks are scored.
const SCORED_FROM: i16 = 2000;

/// The ways that a mandate can go.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OutlookAnswer {
    /// Key of the operation.
    pub operation: String,
    /// The day; decisions of that day or later are not used, what the host says that day is.
    pub on: Date,
    /// Last day of the period.
    pub period_ends: Date,
    /// Where that is said.
    pub source: Source,
    /// Whether the host was known to want it to leave, or to limit it.
    pub host_wants_out: bool,
    /// Each way, likeliest first.
    pub ways: Vec<WayAnswer>,
    /// The likest situations before.
    pub precedents: Vec<PrecedentAnswer>,
    /// Hosts that withdrew or limited consent before, and what the Council did.
    pub host_consent: Vec<HostConsentAnswer>,
    /// Last day whose decisions were used.
    pub trained_until: Date,
    /// Last day of the record.
    pub record_until: Option<Date>,
    /// Whether that day lies before the day before.
    pub beyond_record: bool,
}

/// One way.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WayAnswer {
    /// The way.
    pub way: &'static str,
    /// Its probability.
    pub p: f64,
    /// How often it was taken before, of all periods that ran out.
    pub taken_before: usize,
    /// What it needs.
    pub needs: &'static str,
    /// By when; null where nothing is needed.
    pub by: Option<Date>,
    /// The rule behind it.
    pub source: Source,
}

/// A situation before, and what the Council did.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PrecedentAnswer {
    /// Key of the operation.
    pub operation: String,
    /// Last day of the period that ran out.
    pub period_ended: Date,
    /// Where that is said.
    pub source: Source,
    /// The way taken.
    pub way: &'static str,
    /// The decision; null where the period ran out without one.
    pub decided: Option<Symbol>,
    /// Day on which it was known.
    pub on: Date,
    /// Days before the end; negative after it.
    pub days_before_end: i32,
    /// How like it is, from 0 to 1.
    pub likeness: f64,
    /// What it has in common.
    pub why: Vec<&'static str>,
}

/// A host's word, and what followed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HostConsentAnswer {
    /// Key of the operation.
    pub operation: String,
    /// The host.
    pub host: MemberCode,
    /// `asked_to_leave`, `restricted` or `agreed_end`.
    pub status: String,
    /// Day of the host's word or act.
    pub since: Option<Date>,
    /// Where that is said.
    pub source: Source,
    /// The host's own document.
    pub document: Option<Symbol>,
    /// The way taken; null where the decision came later than the day asked about.
    pub way: Option<String>,
    /// The decision.
    pub decided: Option<Source>,
    /// Its day.
    pub decided_on: Option<Date>,
    /// Days from the host's word to the decision.
    pub days_to_decision: Option<i32>,
    /// Day by which the withdrawal was to be complete.
    pub withdrawn_by: Option<Date>,
    /// Days from the decision to that day.
    pub days_to_withdrawal: Option<i32>,
    /// In our words.
    pub note: String,
}

/// How good outlooks were, over all periods that ran out.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OutlookTrackRecord {
    /// First year.
    pub from: i16,
    /// Periods that ran out.
    pub n: usize,
    /// Mean squared distance over the six ways.
    pub brier: f64,
    /// The same of always saying that it is renewed as usual.
    pub always_renewed: f64,
    /// The same of the shares of all earlier cases.
    pub shares: f64,
    /// How far below `always_renewed`, as a share.
    pub better_by: f64,
    /// Mean negative logarithm of the probability of the way taken.
    pub log_loss: f64,
    /// How often each way was taken.
    pub taken: std::collections::BTreeMap<&'static str, usize>,
}

/// Why there is no outlook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoPeriod {
    operation: String,
    on: Date,
}

impl std::fmt::Display for NoPeriod {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (operation, on) = (&self.operation, self.on);
        write!(
            f,
            "no period of {operation} that has to be decided on runs on {on}, as known the day before"
        )
    }
}

impl std::error::Error for NoPeriod {}

/// Tells the ways that the mandate can go after the period running on a day.
///
/// # Errors
/// If no period runs that has to be decided on.
pub fn outlook(record: &Record, operation: &OperationEntry, on: Date) -> Result<OutlookAnswer, NoPeriod> {
    let Some(situation) = outlook::situation(record, operation, on) else {
        return Err(NoPeriod {
            operation: operation.operation.clone(),
            on,
        });
    };
    let cases = outlook::cases(record);
    let found = outlook::outlook(&cases, &situation);
    let trained_until = on.yesterday().unwrap_or(on);
    let consent = record.host_consent_cases.iter().filter(|c| c.known_from <= on);
    Ok(OutlookAnswer {
        operation: operation.operation.clone(),
        on,
        period_ends: situation.ends,
        source: situation.source.clone(),
        host_wants_out: situation.withdrawn(),
        ways: ways(&found, &situation),
        precedents: precedents(&found),
        host_consent: consent.map(|c| host_consent(c, on)).collect(),
        trained_until,
        record_until: record.until,
        beyond_record: record.until.is_none_or(|until| until < trained_until),
    })
}

fn ways(found: &Outlook<'_>, situation: &Situation) -> Vec<WayAnswer> {
    let rule = |paragraph: &str| Source {
        symbol: Symbol::named("Charter of the United Nations"),
        paragraph: Some(paragraph.to_owned()),
    };
    let mut ways: Vec<WayAnswer> = Way::ALL
        .into_iter()
        .map(|way| {
            let decision = "nine votes in favour and no negative vote of a permanent member";
            let (needs, by, source) = match way {
                Way::Lapse => (
                    "nothing: the mandate ends with its period if no draft is adopted",
                    None,
                    situation.source.clone(),
                ),
                _ => (decision, Some(situation.ends), rule("Article 27 (3)")),
            };
            WayAnswer {
                way: way.as_str(),
                p: digits(found.p[way as usize]),
                taken_before: found.cases[way as usize],
                needs,
                by,
                source,
            }
        })
        .collect();
    ways.sort_by(|a, b| b.p.total_cmp(&a.p));
    ways
}

fn days(from: Date, to: Date) -> i32 {
    to.since((jiff::Unit::Day, from)).map_or(0, |s| s.get_days())
}

/// Returns the likest cases, of each operation a few at most.
fn precedents(found: &Outlook<'_>) -> Vec<PrecedentAnswer> {
    let mut named: Vec<&Precedent<'_>> = Vec::new();
    for one in &found.precedents {
        let key = &one.case.situation.operation;
        let of_one = named
            .iter()
            .filter(|p| p.case.situation.operation == *key)
            .count();
        if of_one < OF_ONE {
            named.push(one);
        }
        if named.len() == PRECEDENTS {
            break;
        }
    }
    named.into_iter().map(precedent).collect()
}

fn precedent(found: &Precedent<'_>) -> PrecedentAnswer {
    let Case {
        situation,
        way,
        decided,
        known,
        ..
    } = found.case;
    PrecedentAnswer {
        operation: situation.operation.clone(),
        period_ended: situation.ends,
        source: situation.source.clone(),
        way: way.as_str(),
        decided: decided.clone(),
        on: *known,
        days_before_end: days(*known, situation.ends),
        likeness: digits(found.likeness),
        why: found.why.clone(),
    }
}

fn host_consent(case: &HostConsentCase, on: Date) -> HostConsentAnswer {
    let known = case.decided_on < on;
    let source = |symbol: &Symbol, paragraph: &str| Source {
        symbol: symbol.clone(),
        paragraph: Some(paragraph.to_owned()),
    };
    HostConsentAnswer {
        operation: case.operation.clone(),
        host: case.host,
        status: case.status.clone(),
        since: case.since,
        source: source(&case.symbol, &case.para),
        document: case.document.clone(),
        way: known.then(|| case.way.clone()),
        decided: known.then(|| source(&case.decided, &case.decided_para)),
        decided_on: known.then_some(case.decided_on),
        days_to_decision: case.since.filter(|_| known).map(|s| days(s, case.decided_on)),
        withdrawn_by: case.withdrawn_by.filter(|_| known),
        days_to_withdrawal: case
            .withdrawn_by
            .filter(|_| known)
            .map(|w| days(case.decided_on, w)),
        note: case.note.clone(),
    }
}

/// Scores outlooks of all periods that ran out since 2000, each from the cases known before.
pub fn track_record(record: &Record) -> OutlookTrackRecord {
    let found = outlook::track_record(&outlook::cases(record), SCORED_FROM);
    OutlookTrackRecord {
        from: SCORED_FROM,
        n: found.n,
        brier: digits(found.brier),
        always_renewed: digits(found.always_renewed),
        shares: digits(found.shares),
        better_by: digits(1.0 - found.brier / found.always_renewed),
        log_loss: digits(found.log_loss),
        taken: Way::ALL
            .iter()
            .map(|w| (w.as_str(), found.taken[*w as usize]))
            .collect(),
    }
}
