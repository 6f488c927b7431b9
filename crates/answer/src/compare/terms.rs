//! What changed in the mandates that two documents set.

use super::Given;
use penholder_compare::terms::{
    Change, ReportTerm, StrengthTerm, TaskTerm, Terms, TermsChange, terms_change,
};
use penholder_compare::{Comparison, Unit};
use penholder_read::reading::Mandate;
use penholder_record::Record;
use penholder_words::{ChapterVii, Component, Date, Priority, StrengthKind, Symbol, Task};
use serde::Serialize;

/// What was and what is; null for what is not there or not known.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Was<T> {
    /// What was.
    pub old: Option<T>,
    /// What is.
    pub new: Option<T>,
    /// Whether both are there and differ, or one of them is not there.
    pub changed: bool,
}

/// What changed in the mandate of one operation.
#[derive(Debug, Clone, Serialize)]
pub struct MandateChangeAnswer {
    /// The operation.
    pub operation: String,
    /// Last day of the period, inclusive.
    pub until: Was<DayAnswer>,
    /// Authorised strength by component.
    pub strength: Vec<StrengthChangeAnswer>,
    /// Tasks, each once.
    pub tasks: Vec<TaskChangeAnswer>,
    /// Reports asked for.
    pub reporting: Vec<Was<ReportAnswer>>,
    /// Chapter VII.
    pub chapter_vii: Was<ChapterVii>,
    /// Use of force.
    pub use_of_force: Was<bool>,
    /// Where the terms come from, old and new: `text` or `record`.
    pub from: [&'static str; 2],
}

/// A day with its source.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DayAnswer {
    /// The day.
    pub date: Date,
    /// Whether it was computed from a length of time.
    pub computed: bool,
    /// Paragraph.
    pub para: Option<String>,
}

/// A figure of strength.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FigureOfStrength {
    /// Number of persons.
    pub number: u32,
    /// What the figure means.
    pub kind: StrengthKind,
    /// Paragraph.
    pub para: String,
}

/// Strength of one component.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StrengthChangeAnswer {
    /// Component.
    pub component: Component,
    /// The figures.
    #[serde(flatten)]
    pub was: Was<FigureOfStrength>,
}

/// A task and what became of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TaskChangeAnswer {
    /// The task.
    pub task: Task,
    /// `gained`, `lost`, `priority changed` or `kept`.
    pub what: &'static str,
    /// Highest rank that it had and has.
    pub priority: Was<Priority>,
    /// Paragraphs that gave it.
    pub old_paras: Vec<String>,
    /// Paragraphs that give it.
    pub new_paras: Vec<String>,
}

/// A report asked for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReportAnswer {
    /// When, in words or as a date.
    pub due: String,
    /// First day on which it is due.
    pub due_date: Option<Date>,
    /// Months between reports.
    pub every_months: Option<i32>,
    /// Paragraph.
    pub para: String,
}

type Aligned<'c> = Option<(&'c [Unit<'c>], &'c [Unit<'c>], &'c Comparison)>;

/// Returns the changes for each operation that either document decides on.
pub(super) fn changes(
    record: &Record,
    old: &Given<'_>,
    new: &Given<'_>,
    aligned: Aligned<'_>,
) -> Vec<MandateChangeAnswer> {
    let together = pairs_of_ids(aligned);
    let same_paragraph = |a: &str, b: &str| together.iter().any(|(o, n)| o == a && n == b);
    let mut operations = operations(record, new);
    for operation in self::operations(record, old) {
        if !operations.contains(&operation) {
            operations.push(operation);
        }
    }
    let change = |operation: &String| {
        let (before, after) = (terms(record, old, operation), terms(record, new, operation));
        let from = [
            before.as_ref().map_or("none", |t| t.1),
            after.as_ref().map_or("none", |t| t.1),
        ];
        let terms = |t: Option<(Terms, &str)>| t.map(|t| t.0).unwrap_or_default();
        let change = terms_change(&terms(before), &terms(after), &same_paragraph);
        answer(operation, change, from)
    };
    operations.iter().map(change).collect()
}

fn pairs_of_ids(aligned: Aligned<'_>) -> Vec<(String, String)> {
    let Some((old, new, comparison)) = aligned else {
        return Vec::new();
    };
    let mut pairs = Vec::new();
    for item in &comparison.items {
        for o in &item.old {
            let ids = item
                .new
                .iter()
                .map(|n| (old[*o].id.to_owned(), new[*n].id.to_owned()));
            pairs.extend(ids);
        }
    }
    pairs
}

/// Returns the operations that a document decides on, from the record where it has it, else from the text.
fn operations(record: &Record, given: &Given<'_>) -> Vec<String> {
    let recorded = recorded_operations(record, given.symbol.as_ref());
    match given.reading {
        _ if !recorded.is_empty() => recorded,
        Some(reading) => reading.mandates.iter().map(|m| m.operation.clone()).collect(),
        None => Vec::new(),
    }
}

fn recorded_operations(record: &Record, symbol: Option<&Symbol>) -> Vec<String> {
    let Some(symbol) = symbol else {
        return Vec::new();
    };
    let decided = record.mandates.iter().filter(|d| d.symbol == *symbol);
    decided.map(|d| d.operation.clone()).collect()
}

/// Returns what a document sets for an operation, and whether the record or the text says so.
fn terms(record: &Record, given: &Given<'_>, operation: &str) -> Option<(Terms, &'static str)> {
    let recorded = given
        .symbol
        .as_ref()
        .and_then(|s| recorded_terms(record, s, operation));
    if let Some(terms) = recorded {
        return Some((terms, "record"));
    }
    let mandate = given
        .reading?
        .mandates
        .iter()
        .find(|m| m.operation == operation)?;
    Some((read_terms(mandate), "text"))
}

fn recorded_terms(record: &Record, symbol: &Symbol, operation: &str) -> Option<Terms> {
    let decision = record
        .mandates
        .of(operation)
        .iter()
        .find(|d| d.symbol == *symbol)?;
    let strength = record
        .strength
        .of(operation)
        .iter()
        .filter(|r| r.symbol == *symbol);
    let tasks = record.tasks.of(operation).iter().filter(|r| r.symbol == *symbol);
    let reporting = record
        .reporting
        .of(operation)
        .iter()
        .filter(|r| r.symbol == *symbol);
    Some(Terms {
        until: decision
            .until
            .or(decision.terminates_on)
            .map(|date| penholder_compare::terms::DayTerm {
                date,
                computed: decision.until_computed,
                para: decision.until_para.clone(),
            }),
        strength: strength
            .map(|r| StrengthTerm {
                component: r.component,
                number: r.number,
                kind: r.kind,
                para: r.para.clone(),
            })
            .collect(),
        tasks: tasks
            .map(|r| TaskTerm {
                task: r.task,
                priority: r.priority,
                para: r.para.clone(),
            })
            .collect(),
        reporting: reporting
            .map(|r| ReportTerm {
                due: r.due.clone(),
                due_date: r.due_date,
                every_months: r.every_months,
                para: r.para.clone(),
            })
            .collect(),
        chapter_vii: Some(decision.chapter_vii),
        use_of_force: Some(decision.use_of_force),
    })
}

fn read_terms(mandate: &Mandate) -> Terms {
    Terms {
        until: mandate
            .until
            .as_ref()
            .map(|until| penholder_compare::terms::DayTerm {
                date: until.date,
                computed: until.computed,
                para: Some(until.para.clone()),
            }),
        strength: mandate
            .strength
            .iter()
            .map(|s| StrengthTerm {
                component: s.component,
                number: s.number,
                kind: s.kind,
                para: s.para.clone(),
            })
            .collect(),
        tasks: mandate
            .tasks
            .iter()
            .map(|t| TaskTerm {
                task: t.task,
                priority: t.priority,
                para: t.para.clone(),
            })
            .collect(),
        reporting: mandate
            .reporting
            .iter()
            .map(|r| ReportTerm {
                due: r.due.clone(),
                due_date: r.due_date,
                every_months: r.every_months,
                para: r.para.clone(),
            })
            .collect(),
        chapter_vii: Some(mandate.chapter_vii),
        use_of_force: Some(mandate.use_of_force.is_some()),
    }
}

fn was<T, U>(change: Change<T>, answer: impl Fn(T) -> U, differs: impl Fn(&T, &T) -> bool) -> Was<U> {
    let changed = match (&change.old, &change.new) {
        (Some(old), Some(new)) => differs(old, new),
        (None, None) => false,
        _ => true,
    };
    Was {
        old: change.old.map(&answer),
        new: change.new.map(&answer),
        changed,
    }
}

fn answer(operation: &str, change: TermsChange, from: [&'static str; 2]) -> MandateChangeAnswer {
    MandateChangeAnswer {
        operation: operation.to_owned(),
        until: was(
            change.until.unwrap_or(Change { old: None, new: None }),
            |day| DayAnswer {
                date: day.date,
                computed: day.computed,
                para: day.para,
            },
            |a, b| a.date != b.date,
        ),
        strength: change.strength.into_iter().filter_map(strength_answer).collect(),
        tasks: change
            .tasks
            .into_iter()
            .map(|t| TaskChangeAnswer {
                task: t.task,
                what: t.what.as_str(),
                priority: was(
                    Change {
                        old: t.old_priority,
                        new: t.new_priority,
                    },
                    |p| p,
                    |a, b| a != b,
                ),
                old_paras: t.old_paras,
                new_paras: t.new_paras,
            })
            .collect(),
        reporting: change
            .reporting
            .into_iter()
            .map(|r| {
                let answer = |r: ReportTerm| ReportAnswer {
                    due: r.due,
                    due_date: r.due_date,
                    every_months: r.every_months,
                    para: r.para,
                };
                was(r, answer, |a, b| {
                    a.due != b.due || a.every_months != b.every_months
                })
            })
            .collect(),
        chapter_vii: was(change.chapter_vii, |c| c, |a, b| a != b),
        use_of_force: was(change.use_of_force, |u| u, |a, b| a != b),
        from,
    }
}

fn strength_answer(change: Change<StrengthTerm>) -> Option<StrengthChangeAnswer> {
    let component = change.new.as_ref().or(change.old.as_ref())?.component;
    let figure = |s: StrengthTerm| FigureOfStrength {
        number: s.number,
        kind: s.kind,
        para: s.para,
    };
    Some(StrengthChangeAnswer {
        component,
        was: was(change, figure, |a, b| a.number != b.number || a.kind != b.kind),
    })
}
