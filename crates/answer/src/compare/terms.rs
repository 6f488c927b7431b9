//! What changed in the mandates that two documents set.

use super::Given;
use penholder_compare::terms::{
    Change, DayTerm, ReportTerm, StrengthTerm, TaskChange, TaskFate, TaskTerm, Terms, TermsChange,
    terms_change,
};
use penholder_compare::{Comparison, Unit};
use penholder_read::reading::Mandate;
use penholder_record::Record;
use penholder_words::{ChapterVii, Component, Date, Priority, StrengthKind, Symbol, Task};
use serde::Serialize;
use std::collections::BTreeMap;

/// What was and what is; null for what is not there or not known.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Was<T> {
    /// What was.
    pub from: Option<T>,
    /// What is.
    pub to: Option<T>,
    /// Whether they differ; one that is not there differs from one that is.
    pub changed: bool,
}

impl<T> Default for Was<T> {
    fn default() -> Self {
        Was {
            from: None,
            to: None,
            changed: false,
        }
    }
}

/// The terms of the operation that the later document decides on first.
#[derive(Debug, Clone, Default, Serialize)]
pub struct MainTerms {
    /// The operation.
    pub operation: Option<String>,
    /// Tasks.
    pub tasks: Option<TasksChange>,
    /// Authorised strength by component.
    pub strength: Option<BTreeMap<String, StrengthChange>>,
    /// Last day of the period, inclusive.
    pub until: Option<DayChange>,
}

impl MainTerms {
    pub(super) fn of(mandate: &MandateChangeAnswer) -> Self {
        MainTerms {
            operation: Some(mandate.operation.clone()),
            tasks: Some(mandate.tasks.clone()),
            strength: Some(mandate.strength.clone()),
            until: Some(mandate.until.clone()),
        }
    }
}

/// What changed in the mandate of one operation.
#[derive(Debug, Clone, Serialize)]
pub struct MandateChangeAnswer {
    /// The operation.
    pub operation: String,
    /// Last day of the period, inclusive.
    pub until: DayChange,
    /// Authorised strength by component; a second figure of a component has its kind in the key.
    pub strength: BTreeMap<String, StrengthChange>,
    /// Tasks, each once.
    pub tasks: TasksChange,
    /// Reports asked for.
    pub reporting: Vec<Was<ReportAnswer>>,
    /// Chapter VII.
    pub chapter_vii: Was<ChapterVii>,
    /// Use of force.
    pub use_of_force: Was<bool>,
    /// Where the terms come from, old and new: `text`, `record`, or `none` where the document says nothing of it.
    pub terms_from: [&'static str; 2],
}

/// The end of a period, as it was and is.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DayChange {
    /// The days.
    #[serde(flatten)]
    pub was: Was<Date>,
    /// Whether they were computed from a length of time.
    pub computed: [bool; 2],
    /// Paragraph that set it.
    pub from_para: Option<String>,
    /// Paragraph that sets it.
    pub to_para: Option<String>,
}

/// A figure of strength, as it was and is.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StrengthChange {
    /// Component.
    pub component: Component,
    /// Numbers of persons.
    #[serde(flatten)]
    pub was: Was<u32>,
    /// What the figures mean.
    pub kind: StrengthKind,
    /// Paragraph that set it.
    pub from_para: Option<String>,
    /// Paragraph that sets it.
    pub to_para: Option<String>,
}

/// What became of the tasks.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct TasksChange {
    /// Given now and not before.
    pub gained: Vec<TaskAnswer>,
    /// Given before and not now.
    pub lost: Vec<TaskAnswer>,
    /// With another rank now.
    pub priority_changed: Vec<TaskAnswer>,
    /// Given with the same rank.
    pub kept: Vec<TaskAnswer>,
}

/// A task with its paragraphs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TaskAnswer {
    /// The task.
    pub task: Task,
    /// Highest rank that it had and has.
    pub priority: Was<Priority>,
    /// Paragraphs that gave it.
    pub from_paras: Vec<String>,
    /// Paragraphs that give it.
    pub to_paras: Vec<String>,
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
        until: decision.until.or(decision.terminates_on).map(|date| DayTerm {
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
        until: mandate.until.as_ref().map(|until| DayTerm {
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
        from: change.old.map(&answer),
        to: change.new.map(&answer),
        changed,
    }
}

fn answer(operation: &str, change: TermsChange, from: [&'static str; 2]) -> MandateChangeAnswer {
    let report = |r: ReportTerm| ReportAnswer {
        due: r.due,
        due_date: r.due_date,
        every_months: r.every_months,
        para: r.para,
    };
    let other_report = |a: &ReportTerm, b: &ReportTerm| a.due != b.due || a.every_months != b.every_months;
    let reporting = change.reporting.into_iter();
    MandateChangeAnswer {
        operation: operation.to_owned(),
        until: change.until.map(day_change).unwrap_or_default(),
        strength: strength_change(change.strength),
        tasks: tasks_change(change.tasks),
        reporting: reporting.map(|r| was(r, report, other_report)).collect(),
        chapter_vii: was(change.chapter_vii, |c| c, |a, b| a != b),
        use_of_force: was(change.use_of_force, |u| u, |a, b| a != b),
        terms_from: from,
    }
}

fn day_change(change: Change<DayTerm>) -> DayChange {
    let computed = |day: &Option<DayTerm>| day.as_ref().is_some_and(|d| d.computed);
    let para = |day: &Option<DayTerm>| day.as_ref().and_then(|d| d.para.clone());
    DayChange {
        computed: [computed(&change.old), computed(&change.new)],
        from_para: para(&change.old),
        to_para: para(&change.new),
        was: was(change, |day| day.date, |a, b| a.date != b.date),
    }
}

fn strength_change(changes: Vec<Change<StrengthTerm>>) -> BTreeMap<String, StrengthChange> {
    let mut by_component = BTreeMap::new();
    for change in changes {
        let Some(stands) = change.new.as_ref().or(change.old.as_ref()) else {
            continue;
        };
        let (component, kind) = (stands.component, stands.kind);
        let para = |s: &Option<StrengthTerm>| s.as_ref().map(|s| s.para.clone());
        let mut key = component.to_string();
        while by_component.contains_key(&key) {
            key = format!("{key} {kind}");
        }
        let entry = StrengthChange {
            component,
            kind,
            from_para: para(&change.old),
            to_para: para(&change.new),
            was: was(
                change,
                |s| s.number,
                |a, b| a.number != b.number || a.kind != b.kind,
            ),
        };
        by_component.insert(key, entry);
    }
    by_component
}

fn tasks_change(changes: Vec<TaskChange>) -> TasksChange {
    let mut tasks = TasksChange::default();
    for change in changes {
        let list = match change.what {
            TaskFate::Gained => &mut tasks.gained,
            TaskFate::Lost => &mut tasks.lost,
            TaskFate::Reprioritised => &mut tasks.priority_changed,
            TaskFate::Kept => &mut tasks.kept,
        };
        let priority = Change {
            old: change.old_priority,
            new: change.new_priority,
        };
        list.push(TaskAnswer {
            task: change.task,
            priority: was(priority, |p| p, |a, b| a != b),
            from_paras: change.old_paras,
            to_paras: change.new_paras,
        });
    }
    tasks
}
