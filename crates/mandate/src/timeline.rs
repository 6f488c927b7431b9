//! An operation's life, cut at every day on which its standing changes.

use penholder_record::{MandateDecision, Record};
use penholder_words::{Action, Date, OperationEntry, Source, Status};

/// The end of a period, as a decision set it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct End {
    /// Last day in force, inclusive.
    pub date: Date,
    /// Whether the day was computed from a length of time.
    pub computed: bool,
    /// The decision and paragraph that set it.
    pub source: Source,
}

/// A stretch of days with one standing.
#[derive(Debug, Clone)]
pub struct Step<'r> {
    /// First day of the stretch.
    pub from: Date,
    /// Where the mandate stands.
    pub status: Status,
    /// Position in [`Timeline::decisions`] of the latest decision; `None` before the first.
    pub latest: Option<usize>,
    /// The end of the current, or of the last, period; `None` while none is set.
    pub end: Option<End>,
    /// Whether the mandate runs until the Council decides otherwise.
    pub open_ended: bool,
    /// The decision that ended the mandate, once it has been taken.
    pub ended_by: Option<&'r MandateDecision>,
}

/// An operation's life up to the last day of the record.
#[derive(Debug, Clone)]
pub struct Timeline<'r> {
    /// The operation.
    pub operation: &'r OperationEntry,
    /// Its decisions in the order in which they were taken.
    pub decisions: Vec<&'r MandateDecision>,
    steps: Vec<Step<'r>>,
    /// Last day that is known: the record's own, or the day as known on which was asked for.
    pub record_until: Option<Date>,
}

/// What the decisions up to some day have set.
#[derive(Clone, Default)]
struct Standing<'r> {
    latest: Option<usize>,
    end: Option<End>,
    open_ended: bool,
    ended_by: Option<&'r MandateDecision>,
}

impl<'r> Timeline<'r> {
    /// Builds the timeline of an operation, from what was known on `known_on` where that is given.
    pub fn new(record: &'r Record, operation: &'r OperationEntry, known_on: Option<Date>) -> Self {
        let record_until = match (record.until, known_on) {
            (Some(last), Some(known)) => Some(last.min(known)),
            (last, known) => last.or(known),
        };
        let known = |d: &&MandateDecision| known_on.is_none_or(|k| d.date <= k);
        let mut decisions: Vec<_> = record
            .mandates
            .of(&operation.operation)
            .iter()
            .filter(known)
            .collect();
        decisions.sort_by_key(|d| (d.date, d.symbol.resolution_number()));
        let steps = steps(&decisions);
        Timeline {
            operation,
            decisions,
            steps,
            record_until,
        }
    }

    /// Returns the stretches of days in order; the first begins with the first decision.
    pub fn steps(&self) -> &[Step<'r>] {
        &self.steps
    }

    /// Returns the stretch that holds `day`; `None` before the first decision.
    pub fn step(&self, day: Date) -> Option<&Step<'r>> {
        let at = self.steps.partition_point(|s| s.from <= day);
        self.steps[..at].last()
    }

    /// Returns where the mandate stands on `day`.
    ///
    /// Past the record's last day a mandate that was ended stays ended, one whose period still runs is active as
    /// known, and one whose period has run out since is not known.
    pub fn status(&self, day: Date) -> Status {
        let Some(step) = self.step(day) else {
            return Status::NotEstablished;
        };
        let ran_out_unseen = step.status == Status::Lapsed && self.beyond_record(step.from);
        if ran_out_unseen {
            Status::NotKnown
        } else {
            step.status
        }
    }

    /// Returns whether `day` lies past the last day that the record covers.
    pub fn beyond_record(&self, day: Date) -> bool {
        self.record_until.is_some_and(|last| day > last)
    }

    /// Returns the latest decision that set, changed or ended the mandate on or before `day`.
    pub fn latest_decision(&self, day: Date) -> Option<&'r MandateDecision> {
        Some(self.decisions[self.step(day)?.latest?])
    }

    /// Returns the decisions taken on or before `day`, in order.
    pub fn decisions_by(&self, day: Date) -> &[&'r MandateDecision] {
        let at = self.decisions.partition_point(|d| d.date <= day);
        &self.decisions[..at]
    }

    /// Returns the decision that established the operation.
    pub fn established(&self) -> Option<&'r MandateDecision> {
        let establishes = |d: &&&MandateDecision| d.actions.contains(&Action::Establish);
        self.decisions
            .iter()
            .find(establishes)
            .or(self.decisions.first())
            .copied()
    }
}

fn steps<'r>(decisions: &[&'r MandateDecision]) -> Vec<Step<'r>> {
    let mut steps = Vec::new();
    let mut standing = Standing::default();
    for (at, decision) in decisions.iter().enumerate() {
        apply(&mut standing, at, decision);
        let next = decisions.get(at + 1).map(|d| d.date);
        if next != Some(decision.date) {
            push_stretches(&mut steps, &standing, decision.date, next);
        }
    }
    steps
}

/// Takes the effect of one decision into the standing.
fn apply<'r>(standing: &mut Standing<'r>, at: usize, decision: &'r MandateDecision) {
    standing.latest = Some(at);
    if let Some(date) = decision.until.or(decision.terminates_on) {
        let paragraph = decision.until_para.clone().or_else(|| decision.para.clone());
        let source = Source {
            symbol: decision.symbol.clone(),
            paragraph,
        };
        standing.end = Some(End {
            date,
            computed: decision.until_computed,
            source,
        });
        standing.open_ended = false;
    } else if decision.open_ended {
        standing.end = None;
        standing.open_ended = true;
    }
    if decision.terminates_on.is_some() || decision.actions.contains(&Action::Terminate) {
        standing.ended_by = Some(decision);
    } else if decision.until.is_some() || decision.open_ended {
        // A renewal after an end that had been set takes that end back.
        standing.ended_by = None;
    }
}

/// Cuts the days from a decision to the next one (not included) where the standing changes by itself.
fn push_stretches<'r>(steps: &mut Vec<Step<'r>>, standing: &Standing<'r>, from: Date, next: Option<Date>) {
    let mut push = |from: Date, status: Status| {
        if next.is_none_or(|n| from < n) {
            steps.push(Step {
                from,
                status,
                latest: standing.latest,
                end: standing.end.clone(),
                open_ended: standing.open_ended,
                ended_by: standing.ended_by,
            });
        }
    };
    let day_after = |d: Date| d.tomorrow().unwrap_or(d);
    let Some(end) = &standing.end else {
        let status = if standing.ended_by.is_some() {
            Status::Terminated
        } else {
            Status::Active
        };
        return push(from, status);
    };
    let over = day_after(end.date).max(from);
    if from <= end.date {
        push(from, Status::Active);
    }
    let Some(ended_by) = standing.ended_by else {
        return push(over, Status::Lapsed);
    };
    match ended_by.withdrawal_until.filter(|w| *w >= over) {
        Some(withdrawal) => {
            push(over, Status::Withdrawing);
            push(day_after(withdrawal), Status::Terminated);
        }
        None => push(over, Status::Terminated),
    }
}

#[cfg(test)]
mod tests;
