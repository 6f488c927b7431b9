//! What is in force on a day: the accumulated result of decisions.

use crate::Timeline;
use penholder_record::{MandateDecision, Record, StrengthRow, TaskRow};
use penholder_words::{Action, ChapterVii, Component, Date, Source, Symbol, Task};
use std::collections::BTreeSet;

/// Powers in force on a day, each with the decision and paragraph that gives it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Powers {
    /// How far the mandate stands under Chapter VII, by the latest decision that set its period.
    pub chapter_vii: Option<(ChapterVii, Source)>,
    /// Who may use force, by the latest decision that says so.
    pub use_of_force: Option<(String, Source)>,
}

/// Returns whether a decision sets the period anew, so that what it says of powers and reports stands for the mandate.
fn sets_period(decision: &MandateDecision) -> bool {
    decision.until.is_some() || decision.open_ended || decision.actions.contains(&Action::Establish)
}

/// Returns the decisions whose content is in force on `day`: all up to that day, and after the end only the ending one.
pub(crate) fn bearing<'t, 'r>(timeline: &'t Timeline<'r>, day: Date) -> &'t [&'r MandateDecision] {
    let taken = timeline.decisions_by(day);
    let Some(step) = timeline.step(day) else {
        return &[];
    };
    let Some(ending) = step.ended_by else { return taken };
    let Some(at) = taken.iter().position(|d| std::ptr::eq(*d, ending)) else {
        return taken;
    };
    match &step.end {
        Some(end) if day <= end.date => &taken[..at],
        _ => &taken[at..],
    }
}

/// Returns the powers in force on `day`.
pub fn powers(timeline: &Timeline<'_>, day: Date) -> Powers {
    let bearing = bearing(timeline, day);
    let source = |d: &MandateDecision, para: &Option<String>| Source {
        symbol: d.symbol.clone(),
        paragraph: para.clone(),
    };
    let chapter = bearing.iter().rev().find(|d| sets_period(d)).or(bearing.last());
    let force = bearing.iter().rev().find(|d| d.use_of_force);
    Powers {
        chapter_vii: chapter.map(|d| (d.chapter_vii, source(d, &d.chapter_vii_para))),
        use_of_force: force.map(|d| {
            let by = d.use_of_force_by.clone().unwrap_or_else(|| d.operation.clone());
            (by, source(d, &d.use_of_force_para))
        }),
    }
}

/// Returns the authorised strength in force on `day`: for each component the figures of the latest decision on it.
///
/// A figure for military personnel replaces those for observers and staff officers too, which are part of it.
pub fn strength<'r>(record: &'r Record, timeline: &Timeline<'r>, day: Date) -> Vec<&'r StrengthRow> {
    let rows = record.strength.of(&timeline.operation.operation);
    let mut in_force: Vec<&StrengthRow> = Vec::new();
    for decision in bearing(timeline, day) {
        let new: Vec<_> = rows.iter().filter(|r| r.symbol == decision.symbol).collect();
        let mut components: BTreeSet<Component> = new.iter().map(|r| r.component).collect();
        if components.contains(&Component::Military) {
            components.extend([Component::MilitaryObservers, Component::StaffOfficers]);
        }
        in_force.retain(|r| !components.contains(&r.component));
        in_force.extend(new);
    }
    in_force
}

/// Returns the tasks in force on `day`.
///
/// A decision that sets the period and lists at least three kinds of task, and at least half as many as are in force,
/// states the mandate anew and replaces what stood before; any other decision adds to it.
pub fn tasks<'r>(record: &'r Record, timeline: &Timeline<'r>, day: Date) -> Vec<&'r TaskRow> {
    let rows = record.tasks.of(&timeline.operation.operation);
    let mut in_force: Vec<&TaskRow> = Vec::new();
    for decision in bearing(timeline, day) {
        let new: Vec<_> = rows
            .iter()
            .filter(|r| r.symbol == decision.symbol && !r.by_reference)
            .collect();
        if sets_period(decision) && states_anew(&new, &in_force) {
            in_force.clear();
        }
        in_force.extend(new);
    }
    in_force
}

fn states_anew(new: &[&TaskRow], standing: &[&TaskRow]) -> bool {
    let kinds = |rows: &[&TaskRow]| rows.iter().map(|r| r.task).collect::<BTreeSet<Task>>().len();
    kinds(new) >= 3 && 2 * kinds(new) >= kinds(standing)
}

/// Returns the symbols of the decisions whose requests for reports still stand on `day`.
pub(crate) fn reporting_decisions<'r>(timeline: &Timeline<'r>, day: Date) -> Vec<&'r Symbol> {
    let bearing = bearing(timeline, day);
    let from = bearing.iter().rposition(|d| sets_period(d)).unwrap_or(0);
    bearing[from..].iter().map(|d| &d.symbol).collect()
}
