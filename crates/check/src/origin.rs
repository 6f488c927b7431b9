//! Claims on how an operation began, was renamed or took over.

use crate::claim::Words;
use crate::ground::{Act, Ground};
use crate::{Evidence, Finding, period};
use penholder_mandate::Timeline;
use penholder_read::reading::When;
use penholder_record::MandateDecision;
use penholder_words::{Action, Date, Symbol, Verdict};

/// Judges a claim on the beginning of an operation, or on its taking over from another.
pub(crate) fn judge(ground: &Ground<'_>, words: &Words<'_>) -> Option<Finding> {
    let about = words.claim.about.as_deref()?;
    let whens: Vec<&When> = words.whens().into_iter().map(|(w, _)| w).collect();
    let numbers = words.resolutions();
    let finding = by_words(ground, words, about, &whens, &numbers)?;
    // "Launched an offensive" begins something else: only what is said of the operation itself can be wrong.
    (finding.verdict != Verdict::Contradicted || words.is_on_operation()).then_some(finding)
}

fn by_words(
    ground: &Ground<'_>,
    words: &Words<'_>,
    about: &str,
    whens: &[&When],
    numbers: &[u16],
) -> Option<Finding> {
    if is_transfer(words) {
        return transfer(ground, words, about, whens, numbers).or_else(|| started(ground, about, whens));
    }
    if whens.is_empty() && numbers.is_empty() && words.duration().is_some() {
        return period::judge(ground, words);
    }
    beginning(ground, words, about, whens, numbers)
}

/// Judges "takes over on 1 June" by the day on which the operation started.
fn started(ground: &Ground<'_>, about: &str, whens: &[&When]) -> Option<Finding> {
    let timeline = ground.timeline(about)?;
    let start = timeline.operation.start?.day()?;
    let (symbol, day, para) = established(ground, &timeline)?;
    whens.iter().any(|w| w.day() == Some(start)).then(|| {
        Finding::borne_out(
            format!("{about}, established by {symbol} of {day}, started on {start}."),
            vec![Evidence::new(
                symbol.clone(),
                para.as_deref(),
                format!("started on {start}"),
            )],
        )
    })
}

fn is_transfer(words: &Words<'_>) -> bool {
    words.has(&[
        "name",
        "renamed",
        "took over",
        "takes over",
        "taking over",
        "handed over",
        "new name",
    ]) || words.has_stem(&["replac", "succe", "rename"])
}

fn symbol_evidence(row: &MandateDecision, value: &str) -> Evidence {
    Evidence::new(
        row.symbol.clone(),
        row.para.as_deref(),
        format!("{value} on {}", row.date),
    )
}

fn beginning(
    ground: &Ground<'_>,
    words: &Words<'_>,
    about: &str,
    whens: &[&When],
    numbers: &[u16],
) -> Option<Finding> {
    let timeline = ground.timeline(about)?;
    let (symbol, day, para) = established(ground, &timeline)?;
    let start = timeline.operation.start;
    let evidence = vec![Evidence::new(
        symbol.clone(),
        para.as_deref(),
        format!("established on {day}"),
    )];
    let right = format!("{about} was established by {symbol} of {day}.");
    let number_wrong = symbol
        .resolution_number()
        .is_some_and(|n| !numbers.is_empty() && !numbers.contains(&n));
    let deployed = words.has(&[
        "deployed",
        "arrived",
        "sent in",
        "sent",
        "began",
        "started",
        "launched",
        "start",
        "on the ground",
    ]);
    let founded = words.has(&[
        "set up",
        "created",
        "established",
        "dates from",
        "dates back to",
        "founded",
        "came into being",
        "born",
        "creation",
        "establishment",
        "authorised",
        "authorized",
        "dating from",
        "launched",
    ]);
    // A later decision of the same number may have changed it, so a number alone is judged only with "set up".
    if number_wrong {
        return founded.then(|| Finding::contradicted(right, evidence));
    }
    let holds = |w: &&&When| w.holds(day);
    if whens.iter().any(|w| holds(&w)) || (whens.is_empty() && !numbers.is_empty() && !number_wrong) {
        return Some(Finding::borne_out(right, evidence));
    }
    if let Some(started) = start
        && whens
            .iter()
            .any(|w| w.first <= started.last_day() && started.first_day() <= w.last)
        && (deployed || words.has(&["dates from", "born"]))
    {
        return Some(Finding::borne_out(
            format!("{right} It started in {started}."),
            evidence,
        ));
    }
    if whens.is_empty() {
        return by_age(ground, words, day, right, evidence);
    }
    // A year that another event of the sentence may belong to is no contradiction; one date beside the verb is.
    let one = whens.len() == 1;
    (one && founded && !deployed_only(words)).then(|| Finding::contradicted(right, evidence))
}

/// Returns the decision that established an operation, its day and paragraph.
fn established(ground: &Ground<'_>, timeline: &Timeline<'_>) -> Option<(Symbol, Date, Option<String>)> {
    let row = timeline
        .decisions
        .iter()
        .find(|d| d.actions.contains(&Action::Establish));
    let named = timeline.operation.established_by.as_ref();
    if let Some(symbol) = named.filter(|s| row.is_none_or(|r| r.symbol != **s)) {
        let decision = ground.decision(symbol.resolution_number()?)?;
        return Some((symbol.clone(), decision.date, None));
    }
    row.map(|r| (r.symbol.clone(), r.date, r.para.clone()))
}

fn deployed_only(words: &Words<'_>) -> bool {
    words.has(&["deployed", "arrived", "on the ground"])
}

/// Judges "a decade-long mission", "for a thirteenth year": only borne out, never contradicted.
fn by_age(
    ground: &Ground<'_>,
    words: &Words<'_>,
    day: Date,
    right: String,
    evidence: Vec<Evidence>,
) -> Option<Finding> {
    let (months, _) = words.duration()?;
    let age = (ground.on - day).get_days() as f64 / 30.44;
    let near = months > 11 && (age - f64::from(months)).abs() <= 6.0;
    near.then(|| Finding::borne_out(right, evidence))
}

/// Judges a claim on a change of name or on one operation taking over from another.
fn transfer(
    ground: &Ground<'_>,
    words: &Words<'_>,
    about: &str,
    whens: &[&When],
    numbers: &[u16],
) -> Option<Finding> {
    let mut operations: Vec<&str> = vec![about];
    operations.extend(ground.named.iter().map(String::as_str).filter(|o| *o != about));
    let mut rows: Vec<MandateDecision> = Vec::new();
    for operation in &operations {
        let Some(timeline) = ground.timeline(operation) else {
            continue;
        };
        let moved = |d: &&&MandateDecision| {
            d.actions.contains(&Action::Transfer)
                || d.actions.contains(&Action::Establish)
                || d.actions.contains(&Action::Terminate)
        };
        rows.extend(
            timeline
                .decisions_by(ground.on)
                .iter()
                .filter(moved)
                .map(|d| (*d).clone()),
        );
    }
    // Where the operations spoken of are two, a decision on both of them comes first.
    let both = |r: &MandateDecision| {
        let touched = r
            .symbol
            .resolution_number()
            .map_or(&[][..], |n| ground.rows_of(n));
        touched
            .iter()
            .filter(|t| operations.contains(&t.operation.as_str()))
            .count()
    };
    rows.sort_by_key(|r| std::cmp::Reverse((both(r), r.actions.contains(&Action::Transfer))));
    let by_number = |r: &&MandateDecision| r.symbol.resolution_number().is_some_and(|n| numbers.contains(&n));
    let by_day = |r: &&MandateDecision| whens.iter().any(|w| w.holds(r.date));
    let named = match (numbers.is_empty(), whens.is_empty()) {
        (false, true) => rows.iter().find(by_number),
        (false, false) => rows.iter().find(|r| by_number(r) && by_day(r)),
        (true, false) => rows.iter().find(by_day),
        (true, true) => {
            let Some(Act::Adopted(d)) = ground.act else {
                return None;
            };
            rows.iter().find(|r| r.symbol == d.symbol && both(r) > 1)
        }
    };
    if let Some(row) = named {
        let says = words.claim.about.as_deref().unwrap_or(about);
        return Some(Finding::borne_out(
            format!("{} of {} made the change for {says}.", row.symbol, row.date),
            vec![symbol_evidence(row, "decided")],
        ));
    }
    // Contradicted only where one decision touches both operations and the claim gives another day or number.
    let known: Vec<&MandateDecision> = rows.iter().filter(|r| both(r) > 1).collect();
    let first = known.first()?;
    let single = known.iter().all(|r| r.symbol == first.symbol);
    (single && (!numbers.is_empty() || whens.len() == 1)).then(|| {
        Finding::contradicted(
            format!("It was {} of {}.", first.symbol, first.date),
            vec![symbol_evidence(first, "decided")],
        )
    })
}
