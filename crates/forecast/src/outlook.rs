//! What comes after a period: the ways that the Council took in like situations, and how often.
//!
//! A situation is a period that runs out and has to be decided on. Its likeness to an earlier one is a product of
//! one factor for each thing that differs; the shares of the ways, weighted by likeness and pooled towards all
//! situations, are the probabilities. Nothing later than the day before is used.

use jiff::civil::Date;
use penholder_record::{MandateDecision, Record};
use penholder_words::{
    Action, ChapterVii, ConsentStatus, OperationEntry, OperationKind, Source, Stance, Symbol,
};

/// The ways that it can go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Way {
    /// Renewed as it was, for more than three months.
    Renewed,
    /// Renewed with changes, or reinforced.
    Changed,
    /// Rolled over for three months or less.
    Rollover,
    /// Renewed with fewer troops or tasks, or with a withdrawal under way.
    Drawdown,
    /// Ended, or replaced by another operation.
    Terminated,
    /// Not decided on: the period runs out.
    Lapse,
}

impl Way {
    /// All ways, in the order of every array of probabilities.
    pub const ALL: [Way; 6] = [
        Way::Renewed,
        Way::Changed,
        Way::Rollover,
        Way::Drawdown,
        Way::Terminated,
        Way::Lapse,
    ];

    /// Returns the word used in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Way::Renewed => "renewed",
            Way::Changed => "changed",
            Way::Rollover => "technical_rollover",
            Way::Drawdown => "drawdown",
            Way::Terminated => "terminated",
            Way::Lapse => "lapse",
        }
    }
}

/// Days up to which a renewal counts as a short one.
const SHORT: i32 = 92;
/// Days before the end at which an expiry is looked at.
const BEFORE: i32 = 30;
/// Days of grace: a decision that comes late still answers the period.
const GRACE: i32 = 5;
/// Years after which a situation weighs half.
const HALF_LIFE: f64 = 12.0;
/// What the shares of wider situations are worth against like ones.
const POOLED: f64 = 2.0;

/// A period that runs out, as it was known on a day before.
#[derive(Debug, Clone, PartialEq)]
pub struct Situation {
    /// Key of the operation.
    pub operation: String,
    /// Last day of the period.
    pub ends: Date,
    /// Where that is said.
    pub source: Source,
    /// The day from which it is looked at; nothing of that day or later is used.
    pub seen: Date,
    kind: OperationKind,
    withdrawn: bool,
    reducing: bool,
    last_way: Option<Way>,
    renewals: usize,
    days: i32,
    dissent: bool,
    chapter_vii: bool,
}

impl Case {
    /// Whether it was known before `seen` that the host had wanted it to leave.
    fn wanted_out(&self, seen: Date) -> bool {
        self.withdrawn.is_some_and(|known| known < seen)
    }
}

impl Situation {
    /// Returns whether the host was known to want the operation to leave, or to limit it.
    pub fn withdrawn(&self) -> bool {
        self.withdrawn
    }
}

/// A situation with what came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// As it was known before.
    pub situation: Situation,
    /// Day from which it is known that the host had wanted it to leave.
    withdrawn: Option<Date>,
    /// The way taken.
    pub way: Way,
    /// The decision, unless it lapsed.
    pub decided: Option<Symbol>,
    /// Day on which the way was known.
    pub known: Date,
}

/// A case with how like it is, the likest being near 1, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Precedent<'c> {
    /// The case.
    pub case: &'c Case,
    /// How like it is, time left aside.
    pub likeness: f64,
    /// What it has in common, in words.
    pub why: Vec<&'static str>,
}

/// Probabilities of the ways, and the cases behind them.
#[derive(Debug, Clone, PartialEq)]
pub struct Outlook<'c> {
    /// One for each of [`Way::ALL`].
    pub p: [f64; 6],
    /// Number of earlier cases for each way.
    pub cases: [usize; 6],
    /// The likest cases, likest first.
    pub precedents: Vec<Precedent<'c>>,
}

fn days(from: Date, to: Date) -> i32 {
    to.since((jiff::Unit::Day, from)).map_or(0, |s| s.get_days())
}

fn back(day: Date, by: i32) -> Date {
    day.checked_sub(jiff::Span::new().days(i64::from(by)))
        .unwrap_or(day)
}

/// Whether a decision says what comes after a period.
fn decides(d: &MandateDecision) -> bool {
    d.until.is_some() || d.open_ended || ends_it(d)
}

fn ends_it(d: &MandateDecision) -> bool {
    let does = |a: Action| d.actions.contains(&a);
    d.terminates_on.is_some() || does(Action::Terminate) || does(Action::Liquidate) && !does(Action::Extend)
}

/// Returns the way that a decision takes after a period that ends on `ends`.
fn way(d: &MandateDecision, ends: Date) -> Way {
    let does = |a: Action| d.actions.contains(&a);
    let replaced = does(Action::Transfer) && !does(Action::Extend);
    if ends_it(d) || replaced {
        Way::Terminated
    } else if does(Action::Reduce) || d.withdrawal_until.is_some() {
        Way::Drawdown
    } else if d.until.is_some_and(|until| days(ends, until) <= SHORT) {
        Way::Rollover
    } else if does(Action::Modify) || does(Action::Reinforce) {
        Way::Changed
    } else {
        Way::Renewed
    }
}

/// What is known of one operation, decision by decision.
struct File<'r> {
    record: &'r Record,
    operation: &'r OperationEntry,
    decisions: Vec<&'r MandateDecision>,
}

impl<'r> File<'r> {
    fn new(record: &'r Record, operation: &'r OperationEntry) -> Self {
        let mut decisions: Vec<_> = record.mandates.of(&operation.operation).iter().collect();
        decisions.sort_by_key(|d| (d.date, d.symbol.resolution_number()));
        File {
            record,
            operation,
            decisions,
        }
    }

    /// Returns the decision in force that set the period running on `day`, as known the day before.
    fn setting(&self, day: Date) -> Option<usize> {
        let before = self.decisions.partition_point(|d| d.date < day);
        (0..before).rev().find(|at| decides(self.decisions[*at]))
    }

    /// Returns the decision that answered the period set by the decision at `at`, which ends on `ends`.
    fn answer(&self, at: usize, ends: Date) -> Option<usize> {
        (at + 1..self.decisions.len())
            .take_while(|j| days(ends, self.decisions[*j].date) <= GRACE)
            .find(|j| self.decisions[*j].date > self.decisions[at].date && decides(self.decisions[*j]))
    }

    /// Returns the situation on `seen`, of the period set by the decision at `at`.
    /// What the host wants counts if it was known before `told`.
    fn situation(&self, at: usize, seen: Date, told: Date) -> Option<Situation> {
        let set = self.decisions[at];
        let ends = set.until.filter(|_| !ends_it(set))?;
        let key = &self.operation.operation;
        let earlier: Vec<&MandateDecision> = self.decisions[..at]
            .iter()
            .copied()
            .filter(|d| decides(d))
            .collect();
        let last_way = earlier.last().and_then(|d| d.until).map(|ended| way(set, ended));
        let latest = self.decisions.iter().take_while(|d| d.date < seen).last();
        let vote = set.symbol.resolution_number().and_then(|n| self.record.vote(n));
        Some(Situation {
            operation: key.clone(),
            ends,
            source: Source {
                symbol: set.symbol.clone(),
                paragraph: set.until_para.clone(),
            },
            seen,
            kind: self.operation.kind,
            withdrawn: self.withdrawn(set.date, told),
            reducing: latest.is_some_and(|d| way(d, ends) == Way::Drawdown),
            last_way,
            renewals: earlier.len(),
            days: days(set.date, ends),
            dissent: vote.is_some_and(|v| !v.no.is_empty() || !v.abstain.is_empty()),
            chapter_vii: set.chapter_vii != ChapterVii::None,
        })
    }

    /// Whether it was known before `seen` that the host wants the operation to leave or limits it.
    fn withdrawn(&self, since: Date, seen: Date) -> bool {
        let key = &self.operation.operation;
        let consent = self
            .record
            .consent
            .of(key)
            .iter()
            .filter(|c| c.known_from < seen && c.known_from >= since);
        let last = consent.max_by_key(|c| c.known_from);
        let asked =
            last.is_some_and(|c| matches!(c.status, ConsentStatus::Withdrawn | ConsentStatus::Limited));
        let hosts = &self.operation.host;
        let said = self.record.positions.of(key).iter().any(|p| {
            p.date < seen
                && p.date >= since
                && p.stance == Stance::ForWithdrawal
                && p.member.is_some_and(|m| hosts.contains(&m))
        });
        asked || said
    }
}

impl File<'_> {
    /// Returns the day from which documents tell that the host had wanted it to leave before `seen`.
    fn in_hindsight(&self, since: Date, seen: Date, known: Date) -> Option<Date> {
        if self.withdrawn(since, back(known, -1)) {
            return Some(known);
        }
        let cases = self.record.host_consent_cases.iter();
        cases
            .filter(|c| c.operation == self.operation.operation)
            .filter(|c| c.since.unwrap_or(c.known_from) <= seen && c.decided_on > since)
            .map(|c| c.known_from)
            .min()
    }
}

/// Returns every period that ran out and what came of it, in the order in which it was known.
pub fn cases(record: &Record) -> Vec<Case> {
    let mut cases = Vec::new();
    for operation in record.operations.iter() {
        let file = File::new(record, operation);
        for at in 0..file.decisions.len() {
            cases.extend(case(&file, at));
        }
    }
    cases.sort_by(|a, b| (a.known, &a.situation.operation).cmp(&(b.known, &b.situation.operation)));
    cases
}

fn case(file: &File<'_>, at: usize) -> Option<Case> {
    let set = file.decisions[at];
    let ends = set.until?;
    let answer = file.answer(at, ends).map(|j| file.decisions[j]);
    let settled = back(ends, -GRACE);
    if answer.is_none() && file.record.until.is_none_or(|until| until <= settled) {
        return None;
    }
    let usual = back(ends, BEFORE);
    let seen = answer.map_or(usual, |d| usual.min(d.date));
    let seen = seen.max(back(set.date, -1));
    let known = answer.map_or(settled, |d| d.date);
    Some(Case {
        situation: file.situation(at, seen, seen)?,
        withdrawn: file.in_hindsight(set.date, seen, known),
        way: answer.map_or(Way::Lapse, |d| way(d, ends)),
        decided: answer.map(|d| d.symbol.clone()),
        known,
    })
}

/// Returns the situation of an operation on a day; `None` where no period runs that has to be decided on.
///
/// Decisions of the day itself are not used; what the host says that day is.
pub fn situation(record: &Record, operation: &OperationEntry, on: Date) -> Option<Situation> {
    let file = File::new(record, operation);
    let at = file.setting(on)?;
    file.situation(at, on, back(on, -1)).filter(|s| on <= s.ends)
}

/// Each thing compared: what it is worth if it differs, and how to say that it is the same.
fn likeness(a: &Situation, case: &Case) -> (f64, Vec<&'static str>) {
    let b = &case.situation;
    let withdrawn = case.wanted_out(a.seen);
    let renewals = |s: &Situation| [1, 3, 10].iter().filter(|n| s.renewals >= **n).count();
    let length = |s: &Situation| [100, 200, 300].iter().filter(|n| s.days > **n).count();
    let things: [(bool, f64, Option<&'static str>); 9] = [
        (
            a.withdrawn == withdrawn,
            0.05,
            a.withdrawn.then_some("the host wanted it to leave"),
        ),
        (
            a.reducing == b.reducing,
            0.4,
            a.reducing.then_some("it was being drawn down"),
        ),
        (
            a.last_way == b.last_way,
            0.4,
            Some("the Council went the same way the time before"),
        ),
        (length(a) == length(b), 0.35, Some("the period was as long")),
        (
            renewals(a) == renewals(b),
            0.6,
            Some("it had been renewed as often"),
        ),
        (
            a.dissent == b.dissent,
            0.7,
            a.dissent.then_some("the last vote was not unanimous"),
        ),
        (a.kind == b.kind, 0.6, None),
        (
            a.chapter_vii == b.chapter_vii,
            0.7,
            a.chapter_vii.then_some("it stood under Chapter VII"),
        ),
        (a.operation == b.operation, 0.5, Some("the same operation")),
    ];
    let weight = things.iter().filter(|t| !t.0).map(|t| t.1).product();
    (
        weight,
        things.iter().filter(|t| t.0).filter_map(|t| t.2).collect(),
    )
}

fn shares(weights: [f64; 6]) -> [f64; 6] {
    let sum: f64 = weights.iter().sum();
    weights.map(|w| w / sum)
}

fn pooled(weights: [f64; 6], towards: [f64; 6]) -> [f64; 6] {
    shares([0, 1, 2, 3, 4, 5].map(|i| weights[i] + POOLED * towards[i]))
}

/// Returns the probabilities of the ways from the cases known before the day of the situation.
pub fn outlook<'c>(cases: &'c [Case], situation: &Situation) -> Outlook<'c> {
    let known = cases.partition_point(|c| c.known < situation.seen);
    let (mut near, mut same, mut all) = ([0.0; 6], [0.0; 6], [0.5; 6]);
    let mut counts = [0; 6];
    let mut precedents = Vec::with_capacity(known);
    for case in &cases[..known] {
        let (likeness, why) = likeness(situation, case);
        let years = f64::from(days(case.known, situation.seen)) / 365.25;
        let age = 0.5f64.powf(years / HALF_LIFE);
        near[case.way as usize] += likeness * age;
        all[case.way as usize] += age;
        if case.wanted_out(situation.seen) == situation.withdrawn {
            same[case.way as usize] += age;
        }
        counts[case.way as usize] += 1;
        precedents.push(Precedent { case, likeness, why });
    }
    // Like cases are pooled towards all cases where the host wanted the same, and those towards all.
    let wider = pooled(same, shares(all));
    let p = pooled(near, wider);
    precedents.sort_by(|a, b| {
        b.likeness
            .total_cmp(&a.likeness)
            .then(b.case.known.cmp(&a.case.known))
    });
    Outlook {
        p,
        cases: counts,
        precedents,
    }
}

/// How good outlooks were.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OutlookScores {
    /// Expiries.
    pub n: usize,
    /// Mean squared distance over the six ways.
    pub brier: f64,
    /// The same of always saying that it is renewed as usual.
    pub always_renewed: f64,
    /// The same of the shares of all earlier cases.
    pub shares: f64,
    /// Mean negative logarithm of the probability of the way taken.
    pub log_loss: f64,
    /// How often each way was taken.
    pub taken: [usize; 6],
}

/// Scores outlooks of all expiries known since a year, each from the cases known before.
pub fn track_record(cases: &[Case], from: i16) -> OutlookScores {
    let mut scores = OutlookScores {
        n: 0,
        brier: 0.0,
        always_renewed: 0.0,
        shares: 0.0,
        log_loss: 0.0,
        taken: [0; 6],
    };
    let distance = |p: &[f64; 6], way: Way| -> f64 {
        let off = |i: usize| p[i] - f64::from(u8::from(i == way as usize));
        (0..6).map(|i| off(i).powi(2)).sum()
    };
    for case in cases.iter().filter(|c| c.known.year() >= from) {
        let found = outlook(cases, &case.situation);
        let n: usize = found.cases.iter().sum();
        let shares = found.cases.map(|c| (c as f64 + 0.5) / (n as f64 + 3.0));
        scores.n += 1;
        scores.taken[case.way as usize] += 1;
        scores.brier += distance(&found.p, case.way);
        scores.always_renewed += distance(&[1.0, 0.0, 0.0, 0.0, 0.0, 0.0], case.way);
        scores.shares += distance(&shares, case.way);
        scores.log_loss -= found.p[case.way as usize].ln();
    }
    let n = scores.n.max(1) as f64;
    for sum in [
        &mut scores.brier,
        &mut scores.always_renewed,
        &mut scores.shares,
        &mut scores.log_loss,
    ] {
        *sum /= n;
    }
    scores
}
