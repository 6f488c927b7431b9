//! Tasks given to an operation, each with its paragraph.

use super::actions::Event;
use super::context::{Context, Ruled, View};
use super::lang::{Actor, Verb};
use super::pattern::Table;
use super::task_table::TASKS;
use crate::reading::TaskFact;
use penholder_words::{Action, Task};
use std::sync::LazyLock;

static TABLE: LazyLock<Table<Task>> = LazyLock::new(|| Table::new(TASKS.iter().map(|r| (r.task, r.pattern))));

/// A task with the operation that it is given to.
#[derive(Debug, Clone)]
pub(crate) struct Given {
    pub(crate) op: usize,
    /// The verb that gives it.
    pub(crate) verb: Verb,
    pub(crate) fact: TaskFact,
}

/// Returns the tasks that the operative part gives.
pub(crate) fn tasks(context: &Context<'_>, events: &[Event]) -> Vec<Given> {
    let decided: Vec<usize> = events
        .iter()
        .filter(|e| !matches!(e.action, Action::Terminate | Action::Transfer | Action::Liquidate))
        .map(|e| e.op)
        .collect();
    let mut out: Vec<Given> = Vec::new();
    for (_, view) in context.operative() {
        for clause in &view.clauses {
            let Some(op) = given_to(context, view, clause, &decided) else {
                continue;
            };
            for (task, place) in TABLE.all(&view.cut.tokens[..clause.tokens.end], clause.tokens.clone()) {
                let known = out
                    .iter()
                    .any(|g| g.op == op && g.fact.task == task && g.fact.para == view.para.id);
                if !known {
                    out.push(Given {
                        op,
                        verb: clause.verb,
                        fact: TaskFact {
                            task,
                            priority: None,
                            para: view.para.id.clone(),
                            by_reference: false,
                            span: view.cut.span(&view.para.text, &(place.start..place.end)),
                        },
                    });
                }
            }
        }
    }
    out
}

/// Returns the operation that a clause gives tasks to, if it gives any.
fn given_to(context: &Context<'_>, view: &View<'_>, clause: &Ruled, decided: &[usize]) -> Option<usize> {
    let gives = match clause.verb {
        Verb::Request | Verb::Call | Verb::Authorize => clause.actor == Some(Actor::Operation),
        Verb::Decide => clause.actor == Some(Actor::Operation),
        Verb::Stress => clause.actor == Some(Actor::Operation),
        _ => false,
    };
    let _ = view;
    if !gives {
        return None;
    }
    let named = clause
        .ops
        .iter()
        .find(|op| decided.contains(op))
        .or(clause.ops.first())
        .copied();
    match named {
        Some(op) if decided.is_empty() || decided.contains(&op) => Some(op),
        Some(_) => None,
        None => decided.first().copied().or_else(|| context.main()),
    }
}
