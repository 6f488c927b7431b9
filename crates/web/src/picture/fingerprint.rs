//! Tasks by decision: a column for each decision that gives tasks, a row for each task, a mark where it is given.

use crate::frame::Frame;
use askama::Template;
use penholder_answer::history::History;
use penholder_words::{Priority, Symbol, Task};

const LABELS: f64 = 312.0;
const STEP: f64 = 24.0;
const HEAD: f64 = 62.0;

/// The picture.
#[derive(Debug, Template)]
#[template(path = "fingerprint.svg", escape = "html")]
pub struct Fingerprint {
    title: String,
    description: String,
    code: &'static str,
    width: f64,
    height: f64,
    columns: Vec<Column>,
    rows: Vec<Row>,
    cells: Vec<Cell>,
    /// Meanings of the marks: class, place, words.
    legend: Vec<(&'static str, f64, &'static str)>,
}

#[derive(Debug)]
struct Column {
    x: f64,
    label: String,
    href: Option<String>,
}

#[derive(Debug)]
struct Row {
    y: f64,
    label: &'static str,
}

#[derive(Debug)]
struct Cell {
    x: f64,
    y: f64,
    kind: &'static str,
    said: String,
}

impl Fingerprint {
    /// Returns the picture; none where no decision gives a task.
    pub fn new(f: &Frame<'_>, history: &History) -> Option<Self> {
        let giving: Vec<_> = history.decisions.iter().filter(|d| !d.tasks.is_empty()).collect();
        let given = |t: &&Task| giving.iter().any(|d| d.tasks.iter().any(|m| m.task == **t));
        let tasks: Vec<Task> = Task::ALL.iter().filter(given).copied().collect();
        if tasks.is_empty() {
            return None;
        }
        let x = |at: usize| LABELS + STEP * at as f64 + STEP / 2.0;
        let y = |at: usize| HEAD + STEP * at as f64 + STEP / 2.0;
        let mut cells = Vec::new();
        for (column, decision) in giving.iter().enumerate() {
            for mark in &decision.tasks {
                let Some(row) = tasks.iter().position(|t| *t == mark.task) else {
                    continue;
                };
                let rank = mark
                    .priority
                    .map(|p| format!(" ({})", f.say(&p)))
                    .unwrap_or_default();
                cells.push(Cell {
                    x: x(column),
                    y: y(row),
                    kind: kind(mark.priority, mark.by_reference),
                    said: format!(
                        "{}, {}{rank}: {}",
                        decision.symbol,
                        f.say(&mark.task),
                        mark.paragraphs.join(", ")
                    ),
                });
            }
        }
        let columns = giving.iter().enumerate().map(|(at, d)| Column {
            x: x(at),
            label: short(&d.symbol),
            href: f.document(&d.symbol),
        });
        let rows = tasks.iter().enumerate().map(|(at, t)| Row {
            y: y(at),
            label: f.say(t),
        });
        let legend = legend(f, &cells);
        Some(Fingerprint {
            title: format!(
                "{}: {}",
                history.operation,
                f.t("tasks by decision", "tâches par décision")
            ),
            description: format!(
                "{} {}, {} {}",
                tasks.len(),
                f.t("kinds of task", "types de tâches"),
                giving.len(),
                f.t(
                    "decisions that give tasks; a mark stands where the decision gives the task",
                    "décisions qui donnent des tâches ; une marque indique que la décision donne la tâche"
                )
            ),
            code: f.code(),
            width: (LABELS + STEP * giving.len() as f64 + 12.0).max(560.0),
            height: HEAD + STEP * tasks.len() as f64 + 36.0,
            columns: columns.collect(),
            rows: rows.collect(),
            legend,
            cells,
        })
    }

    fn bottom(&self) -> f64 {
        self.height - 14.0
    }
}

fn kind(priority: Option<Priority>, by_reference: bool) -> &'static str {
    match (by_reference, priority) {
        (true, _) => "reference",
        (false, Some(Priority::Priority)) => "priority",
        (false, Some(Priority::Other)) => "other",
        (false, None) => "plain",
    }
}

fn legend(f: &Frame<'_>, cells: &[Cell]) -> Vec<(&'static str, f64, &'static str)> {
    let kinds = [
        ("priority", "priority task", "tâche prioritaire"),
        ("other", "other task", "autre tâche"),
        ("plain", "task without rank", "tâche sans rang"),
        (
            "reference",
            "by reference to an earlier text",
            "par renvoi à un texte antérieur",
        ),
    ];
    let mut x = 12.0;
    let mut legend = Vec::new();
    for (kind, english, french) in kinds {
        if cells.iter().any(|c| c.kind == kind) {
            let words: &'static str = if f.code() == "fr" { french } else { english };
            legend.push((kind, x, words));
            x += 30.0 + 7.2 * words.chars().count() as f64;
        }
    }
    legend
}

/// Returns a symbol's number, which is what fits over a column.
fn short(symbol: &Symbol) -> String {
    symbol
        .resolution_number()
        .map_or_else(|| symbol.to_string(), |n| n.to_string())
}
