//! The terms of two mandates, and what changed between them.
//!
//! Terms come from a reading of the text or from the record; the comparison is the same.

use penholder_words::{ChapterVii, Component, Date, Priority, StrengthKind, Task};

/// What one decision sets for one operation.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Terms {
    /// Last day of the period, inclusive.
    pub until: Option<DayTerm>,
    /// Authorised strength.
    pub strength: Vec<StrengthTerm>,
    /// Tasks, one entry for each task and paragraph.
    pub tasks: Vec<TaskTerm>,
    /// Reports asked for.
    pub reporting: Vec<ReportTerm>,
    /// How far it stands under Chapter VII; `None` where that is not known.
    pub chapter_vii: Option<ChapterVii>,
    /// Whether it authorises the use of force; `None` where that is not known.
    pub use_of_force: Option<bool>,
}

/// A day with its paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayTerm {
    /// The day.
    pub date: Date,
    /// Whether it was computed from a length of time.
    pub computed: bool,
    /// Paragraph.
    pub para: Option<String>,
}

/// A figure of authorised strength.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StrengthTerm {
    /// Component.
    pub component: Component,
    /// Number of persons.
    pub number: u32,
    /// What the figure means.
    pub kind: StrengthKind,
    /// Paragraph.
    pub para: String,
}

/// A task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskTerm {
    /// The task.
    pub task: Task,
    /// Rank, where the text gives one.
    pub priority: Option<Priority>,
    /// Paragraph.
    pub para: String,
}

/// A report asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportTerm {
    /// When, in words or as a date.
    pub due: String,
    /// First day on which it is due.
    pub due_date: Option<Date>,
    /// Months between reports.
    pub every_months: Option<i32>,
    /// Paragraph.
    pub para: String,
}

/// Something that was and something that is; at least one of them is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change<T> {
    /// What was.
    pub old: Option<T>,
    /// What is.
    pub new: Option<T>,
}

/// A task in both mandates, or in one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskChange {
    /// The task.
    pub task: Task,
    /// What became of it.
    pub what: TaskFate,
    /// Highest rank it had.
    pub old_priority: Option<Priority>,
    /// Highest rank it has.
    pub new_priority: Option<Priority>,
    /// Paragraphs that gave it.
    pub old_paras: Vec<String>,
    /// Paragraphs that give it.
    pub new_paras: Vec<String>,
}

/// What became of a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TaskFate {
    /// It is given now and was not.
    Gained,
    /// It was given and is not.
    Lost,
    /// Its rank is another.
    Reprioritised,
    /// It is given with the same rank.
    Kept,
}

impl TaskFate {
    /// Returns the word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            TaskFate::Gained => "gained",
            TaskFate::Lost => "lost",
            TaskFate::Reprioritised => "priority changed",
            TaskFate::Kept => "kept",
        }
    }
}

/// What changed between the terms of two decisions on one operation.
#[derive(Debug, Clone, PartialEq)]
pub struct TermsChange {
    /// The end of the period; `None` where neither sets one.
    pub until: Option<Change<DayTerm>>,
    /// Strength, by component and kind.
    pub strength: Vec<Change<StrengthTerm>>,
    /// Tasks in the order of the vocabulary.
    pub tasks: Vec<TaskChange>,
    /// Reports, those asked for by paragraphs that belong together side by side.
    pub reporting: Vec<Change<ReportTerm>>,
    /// Chapter VII.
    pub chapter_vii: Change<ChapterVii>,
    /// Use of force.
    pub use_of_force: Change<bool>,
}

/// Compares the terms of two decisions.
///
/// `same_paragraph` says whether a paragraph of the old text and one of the new belong together, where that is known.
pub fn terms_change(old: &Terms, new: &Terms, same_paragraph: &dyn Fn(&str, &str) -> bool) -> TermsChange {
    TermsChange {
        until: (old.until.is_some() || new.until.is_some()).then(|| Change {
            old: old.until.clone(),
            new: new.until.clone(),
        }),
        strength: pair(
            &old.strength,
            &new.strength,
            &[
                &|a, b| a.component == b.component && a.kind == b.kind && a.number == b.number,
                &|a, b| a.component == b.component && a.kind == b.kind && same_paragraph(&a.para, &b.para),
                &|a, b| a.component == b.component && a.kind == b.kind,
                &|a, b| a.component == b.component,
            ],
        ),
        tasks: tasks_change(&old.tasks, &new.tasks),
        reporting: pair(
            &old.reporting,
            &new.reporting,
            &[
                &|a, b| same_paragraph(&a.para, &b.para) && a.every_months == b.every_months,
                &|a, b| same_paragraph(&a.para, &b.para),
                &|a, b| a.every_months.is_some() && a.every_months == b.every_months,
                &|a, b| a.due_date.is_none() && a.due == b.due,
            ],
        ),
        chapter_vii: Change {
            old: old.chapter_vii,
            new: new.chapter_vii,
        },
        use_of_force: Change {
            old: old.use_of_force,
            new: new.use_of_force,
        },
    }
}

/// A test whether two entries are one.
type Test<'t, T> = &'t dyn Fn(&T, &T) -> bool;

/// Pairs entries of two lists by the first test that holds, each entry once.
fn pair<T: Clone>(old: &[T], new: &[T], tests: &[Test<'_, T>]) -> Vec<Change<T>> {
    let mut partner: Vec<Option<usize>> = vec![None; old.len()];
    let mut taken = vec![false; new.len()];
    for test in tests {
        for (o, before) in old.iter().enumerate() {
            if partner[o].is_some() {
                continue;
            }
            if let Some(n) = (0..new.len()).find(|n| !taken[*n] && test(before, &new[*n])) {
                (partner[o], taken[n]) = (Some(n), true);
            }
        }
    }
    let mut changes: Vec<(usize, Change<T>)> = Vec::new();
    for (n, after) in new.iter().enumerate() {
        let before = partner.iter().position(|p| *p == Some(n)).map(|o| old[o].clone());
        changes.push((
            n,
            Change {
                old: before,
                new: Some(after.clone()),
            },
        ));
    }
    for (o, before) in old.iter().enumerate().filter(|(o, _)| partner[*o].is_none()) {
        changes.push((
            new.len() + o,
            Change {
                old: Some(before.clone()),
                new: None,
            },
        ));
    }
    changes.sort_by_key(|(at, _)| *at);
    changes.into_iter().map(|(_, change)| change).collect()
}

fn tasks_change(old: &[TaskTerm], new: &[TaskTerm]) -> Vec<TaskChange> {
    let of = |list: &[TaskTerm], task: Task| -> (Vec<String>, Option<Priority>) {
        let mine: Vec<&TaskTerm> = list.iter().filter(|t| t.task == task).collect();
        let mut paras: Vec<String> = mine.iter().map(|t| t.para.clone()).collect();
        paras.dedup();
        (paras, mine.iter().filter_map(|t| t.priority).min())
    };
    let change = |task: &Task| {
        let ((old_paras, old_priority), (new_paras, new_priority)) = (of(old, *task), of(new, *task));
        let what = match (old_paras.is_empty(), new_paras.is_empty()) {
            (true, true) => return None,
            (true, false) => TaskFate::Gained,
            (false, true) => TaskFate::Lost,
            (false, false) if old_priority != new_priority => TaskFate::Reprioritised,
            (false, false) => TaskFate::Kept,
        };
        Some(TaskChange {
            task: *task,
            what,
            old_priority,
            new_priority,
            old_paras,
            new_paras,
        })
    };
    Task::ALL.iter().filter_map(change).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn task(task: Task, priority: Option<Priority>, para: &str) -> TaskTerm {
        TaskTerm {
            task,
            priority,
            para: para.to_owned(),
        }
    }

    fn troops(number: u32) -> StrengthTerm {
        StrengthTerm {
            component: Component::Military,
            number,
            kind: StrengthKind::Ceiling,
            para: "1".to_owned(),
        }
    }

    #[test]
    fn tasks_are_gained_lost_and_ranked_anew() {
        let old = Terms {
            tasks: vec![
                task(Task::Electoral, None, "4"),
                task(Task::HumanRights, Some(Priority::Priority), "5 (a)"),
                task(Task::MineAction, None, "6"),
            ],
            ..Terms::default()
        };
        let new = Terms {
            tasks: vec![
                task(Task::HumanRights, Some(Priority::Other), "7 (b)"),
                task(Task::MineAction, None, "8"),
                task(Task::Children, None, "9"),
            ],
            ..Terms::default()
        };
        let change = terms_change(&old, &new, &|_, _| false);
        let fates: Vec<_> = change.tasks.iter().map(|t| (t.task, t.what)).collect();
        assert_eq!(
            fates,
            [
                (Task::Electoral, TaskFate::Lost),
                (Task::HumanRights, TaskFate::Reprioritised),
                (Task::Children, TaskFate::Gained),
                (Task::MineAction, TaskFate::Kept),
            ]
        );
    }

    #[test]
    fn strength_is_paired_by_component_and_nothing_is_unknown_by_default() {
        let old = Terms {
            strength: vec![troops(13_289)],
            ..Terms::default()
        };
        let new = Terms {
            strength: vec![troops(11_500)],
            ..Terms::default()
        };
        let change = terms_change(&old, &new, &|_, _| false);
        let numbers: Vec<_> = change
            .strength
            .iter()
            .map(|c| (c.old.as_ref().map(|s| s.number), c.new.as_ref().map(|s| s.number)))
            .collect();
        assert_eq!(numbers, [(Some(13_289), Some(11_500))]);
        assert!(change.until.is_none());
        assert_eq!(change.chapter_vii, Change { old: None, new: None });
    }
}
