//! Claims on what an operation has to do or may do.

use crate::claim::Words;
use crate::ground::{Act, Ground};
use crate::{Evidence, Finding};
use penholder_mandate::{Timeline, powers, tasks};
use penholder_record::TaskRow;
use penholder_words::{Priority, Status, Task};

/// Words by which reports name a task; every group is one task.
const NAMES: &[(Task, &[&str])] = &[
    (
        Task::ProtectCivilians,
        &[
            "protect civilians",
            "protecting civilians",
            "protection of civilians",
            "protect the civilian",
            "civilians under threat",
            "civilians at risk",
            "protect the population",
            "shield civilians",
            "protects civilians",
            "civilians",
        ],
    ),
    (
        Task::CeasefireMonitoring,
        &["cease-fire", "ceasefire", "truce", "armistice"],
    ),
    (
        Task::WithdrawalVerification,
        &[
            "verify the withdrawal",
            "supervise the withdrawal",
            "monitor the withdrawal",
            "verifying the withdrawal",
            "withdrawal of foreign",
        ],
    ),
    (
        Task::PoliticalProcess,
        &[
            "good offices",
            "political transition",
            "peace agreement",
            "peace accord",
            "dialogue",
            "reconciliation",
            "political process",
            "peace process",
        ],
    ),
    (
        Task::Electoral,
        &[
            "election",
            "elections",
            "electoral",
            "referendum",
            "polls",
            "ballot",
        ],
    ),
    (
        Task::DisarmamentDdr,
        &["disarm", "disarmament", "demobili", "reintegration"],
    ),
    (
        Task::SecuritySectorReform,
        &["security sector", "reform of the army", "retrain the army"],
    ),
    (
        Task::PoliceSupport,
        &[
            "train the police",
            "police training",
            "monitor the police",
            "national police",
            "local police",
            "police reform",
            "police",
        ],
    ),
    (
        Task::RuleOfLaw,
        &["rule of law", "courts", "prisons", "judiciary", "justice system"],
    ),
    (
        Task::JusticeIcc,
        &[
            "war crimes",
            "accountability",
            "international criminal court",
            "tribunal",
        ],
    ),
    (Task::HumanRights, &["human rights"]),
    (
        Task::Humanitarian,
        &[
            "humanitarian",
            "relief",
            "aid deliveries",
            "aid convoys",
            "food convoys",
            "delivery of aid",
        ],
    ),
    (
        Task::RefugeesDisplaced,
        &[
            "refugees",
            "displaced people",
            "displaced persons",
            "the displaced",
        ],
    ),
    (Task::WomenPeaceSecurity, &["women", "sexual violence"]),
    (Task::Children, &["child soldiers", "children"]),
    (
        Task::StateAuthority,
        &[
            "state authority",
            "authority of the state",
            "natural resources",
            "diamonds",
        ],
    ),
    (
        Task::TransitionalAdministration,
        &[
            "administer the territory",
            "run the territory",
            "govern the territory",
            "administration of the territory",
            "legislative and executive",
            "administer",
        ],
    ),
    (
        Task::EconomicReconstruction,
        &["reconstruction", "development", "quick impact"],
    ),
    (
        Task::MineAction,
        &["mines", "demining", "mine clearance", "mine action"],
    ),
    (Task::BorderMonitoring, &["border", "borders", "frontier"]),
    (Task::ArmsEmbargo, &["arms embargo"]),
    (
        Task::ProtectUnPersonnel,
        &[
            "united nations personnel",
            "un personnel",
            "un staff",
            "freedom of movement",
        ],
    ),
    (Task::PublicInformation, &["radio", "public information"]),
    (Task::CulturalHeritage, &["cultural", "heritage", "shrines"]),
];

/// Judges a claim on tasks and powers from the record's rows; `None` where only the text of a decision can tell.
pub(crate) fn judge(ground: &Ground<'_>, words: &Words<'_>) -> Option<Finding> {
    let about = words.claim.about.as_deref()?;
    let timeline = ground.timeline(about)?;
    if let Some(finding) = changed(ground, words, &timeline) {
        return Some(finding);
    }
    let status = timeline.status(ground.on);
    if matches!(status, Status::Terminated | Status::Lapsed) {
        return None;
    }
    if let Some(finding) = chapter_seven(ground, words, &timeline) {
        return Some(finding);
    }
    if let Some(finding) = force(ground, words, &timeline) {
        return Some(finding);
    }
    named_tasks(ground, words, &timeline)
}

/// Judges "adopted under Chapter VII" by the row of the decision spoken of; only a row that says so bears it out.
fn chapter_seven(ground: &Ground<'_>, words: &Words<'_>, timeline: &Timeline<'_>) -> Option<Finding> {
    if !words.lower.contains("chapter vii")
        || words.has(&["not", "no", "never", "without"])
        || words.lower.split_whitespace().count() > 12
    {
        return None;
    }
    let symbol = spoken_decision(ground).map(|d| d.symbol.clone())?;
    let row = timeline.decisions.iter().find(|d| d.symbol == symbol)?;
    let says = row.chapter_vii != penholder_words::ChapterVii::None;
    says.then(|| {
        Finding::borne_out(
            format!("{symbol} invokes Chapter VII."),
            vec![Evidence::new(
                symbol.clone(),
                row.chapter_vii_para.as_deref(),
                "Chapter VII",
            )],
        )
    })
}

/// Judges authority to use force.
fn force(ground: &Ground<'_>, words: &Words<'_>, timeline: &Timeline<'_>) -> Option<Finding> {
    let speaks = words.has(&[
        "all necessary means",
        "all necessary measures",
        "all means necessary",
        "use force",
        "use of force",
        "necessary action",
    ]);
    if !speaks || words.has(&["self-defence", "self-defense", "last resort"]) {
        return None;
    }
    let denied = words.has(&[
        "may not",
        "cannot",
        "must not",
        "no authority",
        "not allowed",
        "never",
        "without",
        "not",
    ]);
    let powers = powers(timeline, ground.on);
    let (by, source) = powers.use_of_force?;
    let evidence = vec![Evidence {
        source: source.clone(),
        value: Some(format!("use of force by {by}")),
    }];
    (!denied).then(|| Finding::borne_out(format!("{source} authorises the use of force."), evidence))
}

/// Judges tasks by name: every task that the claim names must be in force.
fn named_tasks(ground: &Ground<'_>, words: &Words<'_>, timeline: &Timeline<'_>) -> Option<Finding> {
    let rows = tasks(ground.record, timeline, ground.on);
    let asked: Vec<Task> = NAMES
        .iter()
        .filter(|(_, names)| {
            names
                .iter()
                .any(|n| words.has(&[n]) || (n.ends_with('i') && words.lower.contains(n)))
        })
        .map(|(task, _)| *task)
        .collect();
    if asked.is_empty() || rows.is_empty() {
        return None;
    }
    // A claim that says only which tasks there are, or their rank, can be told by the rows; what else it says cannot.
    if words.has(&[
        "no more",
        "only",
        "nothing else",
        "not",
        "no",
        "never",
        "except",
        "cannot",
        "may not",
    ]) {
        return None;
    }
    let ranked = words.has_stem(&["priorit"]) || words.has(&["first", "comes first", "top of the list"]);
    if !is_plain(words) || left_over(words) > 1.max(2 * asked.len()) {
        return None;
    }
    let mut evidence = Vec::new();
    for task in &asked {
        let best = |r: &&&TaskRow| r.task == *task && (!ranked || r.priority == Some(Priority::Priority));
        let row = rows.iter().rev().find(best).or_else(|| rows.iter().find(best))?;
        evidence.push(Evidence::new(
            row.symbol.clone(),
            Some(&row.para),
            row.task.as_str().replace('_', " "),
        ));
    }
    Some(Finding::borne_out(
        "Among the tasks in force.".to_owned(),
        evidence,
    ))
}

/// Returns how many words of the claim say something beside the names of tasks.
fn left_over(words: &Words<'_>) -> usize {
    let mut rest = words.bare.clone();
    for name in NAMES.iter().flat_map(|(_, names)| names.iter()) {
        rest = rest.replace(name, " ");
    }
    let common = [
        "task", "priority", "protect", "help", "promote", "monitor", "first", "include", "come", "among",
        "remain", "orders", "observe",
    ];
    let common: Vec<String> = common.iter().map(|w| crate::texts::meaning_of(w)).collect();
    crate::texts::content_of(&rest)
        .into_iter()
        .filter(|w| !common.contains(w))
        .count()
}

/// Returns whether a claim names tasks and little else: no figure, no place, no body beside the operation.
fn is_plain(words: &Words<'_>) -> bool {
    let mandate = words.has_stem(&[
        "task", "mandate", "priorit", "help", "support", "protect", "guard", "assist", "promot", "monitor",
        "job", "observ", "supervis", "verif",
    ]);
    let figures = words.figures().iter().any(|(f, _)| f.value > 1.0);
    mandate && !figures
}

/// Judges "its task was cut in April by resolution 909": which decision changed the mandate, and when.
fn changed(ground: &Ground<'_>, words: &Words<'_>, timeline: &Timeline<'_>) -> Option<Finding> {
    use penholder_words::Action::{Modify, Reduce, Reinforce};
    let cut = words.has(&[
        "cut",
        "cut down",
        "reduced",
        "adjusted",
        "trimmed",
        "narrowed",
        "scaled down",
        "curtailed",
    ]);
    let widened = words.has(&[
        "widened",
        "expanded",
        "enlarged",
        "broadened",
        "extended its tasks",
        "strengthened",
    ]);
    if !(cut || widened) || !words.has_stem(&["task", "mandate", "role", "orders"]) {
        return None;
    }
    let wanted =
        |a: &penholder_words::Action| *a == Modify || (cut && *a == Reduce) || (widened && *a == Reinforce);
    let number = *words.resolutions().first()?;
    let rows: Vec<_> = timeline.decisions_by(ground.on).to_vec();
    let row = rows
        .iter()
        .find(|r| r.symbol.resolution_number() == Some(number))?;
    let evidence = |r: &penholder_record::MandateDecision| {
        let actions: Vec<_> = r.actions.iter().map(|a| a.as_str()).collect();
        Evidence::new(
            r.symbol.clone(),
            r.para.as_deref(),
            format!("{} on {}", actions.join(", "), r.date),
        )
    };
    if row.actions.iter().any(wanted) {
        return Some(Finding::borne_out(
            format!("{} of {} changed the mandate.", row.symbol, row.date),
            vec![evidence(row)],
        ));
    }
    let whens: Vec<_> = words.whens().into_iter().map(|(w, _)| w).collect();
    let other = rows
        .iter()
        .find(|r| r.actions.iter().any(wanted) && whens.iter().any(|w| w.holds(r.date)))?;
    Some(Finding::contradicted(
        format!(
            "It was {} of {}; {} did something else.",
            other.symbol, other.date, row.symbol
        ),
        vec![evidence(other), evidence(row)],
    ))
}

/// Returns the decision spoken of last, if it was adopted.
pub(crate) fn spoken_decision<'r>(ground: &Ground<'r>) -> Option<&'r penholder_record::Decision> {
    match ground.act {
        Some(Act::Adopted(d)) => Some(d),
        _ => None,
    }
}
