//! Claims on authorised and deployed strength, which are told apart.

use crate::claim::Words;
use crate::ground::{Act, Ground};
use crate::{Evidence, Finding};
use penholder_mandate::{Timeline, deployed, strength};
use penholder_read::reading::{Figure, Precision};
use penholder_record::StrengthRow;
use penholder_words::{Component, Status};

/// Judges the figures of a claim.
pub(crate) fn judge(ground: &Ground<'_>, words: &Words<'_>) -> Option<Finding> {
    let about = words.claim.about.as_deref()?;
    let timeline = ground.timeline(about)?;
    let mut figures: Vec<Asked<'_>> = words
        .figures()
        .into_iter()
        .filter_map(|(f, r)| Asked::of(words, f, r.start))
        .collect();
    carry_on(&mut figures);
    if figures.is_empty() {
        return None;
    }
    let is_deployed = words.has(&[
        "deployed",
        "serving",
        "on the ground",
        "stationed",
        "present",
        "currently",
        "are in",
        "presently",
        "actual",
        "serve there",
        "in the field",
    ]);
    let authorised = words.has_stem(&[
        "ceiling", "authori", "limit", "maximum", "cap", "allowed", "permit",
    ]) || words.has(&[
        "up to",
        "strength",
        "may have",
        "level",
        "as many as",
        "a maximum",
    ]);
    // Who leaves, comes or dies is counted by other figures than a ceiling.
    let moves = words.has_stem(&[
        "leav",
        "withdraw",
        "depart",
        "repatriat",
        "return",
        "arriv",
        "kill",
        "die",
        "wound",
        "captur",
        "pledg",
        "contribut",
        "offer",
        "rotat",
    ]);
    if relation(words).is_some() || moves {
        return None;
    }
    let change = changes(words);
    if change != Change::None
        && let Some(finding) = by_change(ground, words, &timeline, &figures, change)
    {
        return Some(finding);
    }
    if figures.iter().any(|f| f.increment) {
        return None;
    }
    if is_deployed && !authorised {
        return on_the_ground(ground, words, &timeline, &figures);
    }
    by_ceiling(ground, words, &timeline, &figures, authorised)
}

/// Judges figures of strength in a claim that is about something else as well.
pub(crate) fn judge_ceiling(ground: &Ground<'_>, words: &Words<'_>) -> Option<Finding> {
    let counted = words.figures().iter().any(|(f, _)| {
        f.value >= 20.0
            && [
                "troop",
                "soldier",
                "police",
                "military",
                "observer",
                "peacekeeper",
                "personnel",
                "officers",
                "men",
            ]
            .iter()
            .any(|w| f.unit.contains(w))
    });
    if !counted {
        return None;
    }
    judge(ground, words).or_else(|| {
        Some(Finding::not_covered(
            "the record does not bear out the figure in it",
        ))
    })
}

/// "By 2,000 soldiers and 300 police": what the first figure is, the next one is too.
fn carry_on(figures: &mut [Asked<'_>]) {
    let mut increment = false;
    for figure in figures {
        figure.increment |= increment;
        increment = figure.increment;
    }
}

/// A figure with the component that it counts.
struct Asked<'c> {
    figure: &'c Figure,
    /// Components that the words can mean, the most likely first; all for "peacekeepers".
    components: &'static [Component],
    increment: bool,
}

const MILITARY: &[Component] = &[
    Component::Military,
    Component::MilitaryObservers,
    Component::StaffOfficers,
];
const POLICE: &[Component] = &[Component::Police];
const OBSERVERS: &[Component] = &[Component::MilitaryObservers, Component::Military];
const CIVILIAN: &[Component] = &[Component::Civilian];
const ALL: &[Component] = &[];

impl<'c> Asked<'c> {
    fn of(words: &Words<'_>, figure: &'c Figure, at: usize) -> Option<Self> {
        let beside = beside(words, figure, at);
        let unit = beside.as_str();
        let has = |all: &[&str]| all.iter().any(|w| unit.contains(w));
        if figure.value < 5.0 && !has(&["observ", "officer", "police", "soldier"]) {
            return None;
        }
        let mixed = has(&["police"]) && has(&["soldier", "troop", "military"]);
        let components = if mixed {
            ALL
        } else if has(&["observer", "liaison", "monitors"]) {
            OBSERVERS
        } else if has(&["police", "gendarme", "constable"])
            || (has(&["officer"]) && words.has_stem(&["police"]))
        {
            POLICE
        } else if has(&["civilian"]) {
            CIVILIAN
        } else if has(&["soldier", "troop", "military", "infantry"]) {
            MILITARY
        } else {
            ALL
        };
        let before = words.before(at);
        let increment = before.ends_with("by")
            || before.ends_with("add")
            || before.ends_with("added")
            || before.ends_with("adds")
            || before.ends_with("adding")
            || before.ends_with("additional")
            || before.ends_with("another")
            || before.ends_with("extra")
            || before.ends_with("further")
            || figure.unit.starts_with("more")
            || unit.starts_with("additional")
            || unit.starts_with("extra")
            || unit.starts_with("fewer");
        Some(Asked {
            figure,
            components,
            increment,
        })
    }

    fn fits(&self, component: Component) -> bool {
        self.components.is_empty() || self.components.contains(&component)
    }

    fn equals(&self, number: f64) -> bool {
        equals(self.figure, number)
    }
}

/// Returns the words that say what a figure counts: those after it up to "and", else the nearest before it, as in
/// "a troop ceiling of 900".
fn beside(words: &Words<'_>, figure: &Figure, at: usize) -> String {
    let after = figure
        .unit
        .split(' ')
        .take_while(|w| *w != "and" && *w != "or")
        .collect::<Vec<_>>()
        .join(" ");
    let counted = [
        "troop",
        "soldier",
        "military",
        "infantry",
        "police",
        "officer",
        "observer",
        "liaison",
        "personnel",
        "civilian",
        "peacekeeper",
        "men",
        "blue",
        "gendarme",
        "monitors",
        "unit",
    ];
    let names = |w: &str| counted.iter().any(|c| w.starts_with(c));
    if after.split(' ').any(names) {
        // "3,500 soldiers and police" counts both together.
        let both = figure.unit.split(' ').collect::<Vec<_>>();
        let joined = both.len() == 3 && both[1] == "and" && names(both[0]) && names(both[2]);
        return if joined { figure.unit.clone() } else { after };
    }
    let before: Vec<&str> = words.lower[..at].split_whitespace().collect();
    let near = before.iter().rev().take(5).find(|w| names(w));
    near.map_or(after, |w| (*w).to_owned())
}

/// Returns whether a number is what a figure says, as exact as it means to be.
pub(crate) fn equals(figure: &Figure, number: f64) -> bool {
    let share = (figure.value - number).abs() / number.max(1.0);
    match figure.precision {
        Precision::About => share <= 0.05,
        Precision::Over => number >= figure.value * 0.995 && share <= 0.10,
        Precision::Under => number <= figure.value && share <= 0.10,
        // "Up to 26,000" rounds as newspapers do.
        Precision::UpTo if figure.value >= 10_000.0 && figure.value % 1000.0 == 0.0 => share <= 0.02,
        Precision::Exact | Precision::UpTo => (figure.value - number).abs() < 0.5,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Change {
    None,
    Up,
    Down,
}

fn changes(words: &Words<'_>) -> Change {
    if words.has_stem(&[
        "lift", "rais", "increas", "reinforc", "expand", "add", "grow", "boost", "enlarg", "more",
    ]) {
        Change::Up
    } else if words.has_stem(&[
        "cut", "reduc", "lower", "trim", "shrink", "shrank", "slash", "downsiz", "fewer",
    ]) {
        Change::Down
    } else {
        Change::None
    }
}

/// "On top of the ceiling" or "within" it: a relation that only the text of a decision can tell.
fn relation(words: &Words<'_>) -> Option<&'static str> {
    [
        "on top of",
        "in addition to",
        "within the",
        "over and above",
        "not counting",
    ]
    .into_iter()
    .find(|w| words.lower.contains(w))
}

fn row_evidence(row: &StrengthRow) -> Evidence {
    Evidence::new(
        row.symbol.clone(),
        Some(&row.para),
        format!("{} {}", row.number, row.component),
    )
}

/// Judges "raised by 2,000 soldiers" against what was in force before and after the decision spoken of.
fn by_change(
    ground: &Ground<'_>,
    words: &Words<'_>,
    timeline: &Timeline<'_>,
    figures: &[Asked<'_>],
    change: Change,
) -> Option<Finding> {
    if !figures.iter().any(|f| f.increment) {
        return None;
    }
    let Some(Act::Adopted(decision)) = ground.act else {
        return None;
    };
    let before = strength(ground.record, timeline, decision.date.yesterday().ok()?);
    let after = strength(ground.record, timeline, decision.date);
    let own: Vec<_> = after.iter().filter(|r| r.symbol == decision.symbol).collect();
    let mut evidence: Vec<Evidence> = own.iter().map(|r| row_evidence(r)).collect();
    let sign = if change == Change::Down { -1.0 } else { 1.0 };
    let mut all_right = true;
    for asked in figures.iter().filter(|f| f.increment) {
        let differs = |component: Component| {
            let of = |rows: &[&StrengthRow]| {
                rows.iter()
                    .filter(|r| r.component == component)
                    .map(|r| f64::from(r.number))
                    .sum::<f64>()
            };
            of(&after) - of(&before)
        };
        let named = own
            .iter()
            .any(|r| asked.fits(r.component) && asked.equals(f64::from(r.number)));
        let computed = Component::ALL
            .iter()
            .any(|c| asked.fits(*c) && asked.equals(sign * differs(*c)));
        let total = |rows: &[&StrengthRow]| rows.iter().map(|r| f64::from(r.number)).sum::<f64>();
        let sum = asked.components.is_empty() && asked.equals(sign * (total(&after) - total(&before)));
        all_right &= named || computed || sum;
    }
    if all_right {
        if evidence.is_empty() {
            evidence.push(Evidence::new(
                decision.symbol.clone(),
                None,
                "changes the strength",
            ));
        }
        return Some(Finding::borne_out(
            format!(
                "{} of {} changes the strength by that.",
                decision.symbol, decision.date
            ),
            evidence,
        ));
    }
    let _ = words;
    None
}

/// Judges a figure of those deployed against the monthly figures.
fn on_the_ground(
    ground: &Ground<'_>,
    words: &Words<'_>,
    timeline: &Timeline<'_>,
    figures: &[Asked<'_>],
) -> Option<Finding> {
    let row = deployed(ground.record, timeline, ground.on)?;
    let age = (ground.on - row.month.last_day()).get_days();
    if age > 95 {
        return None;
    }
    let parts = [
        (Component::Military, row.troops),
        (Component::Police, row.police),
        (Component::MilitaryObservers, row.observers),
    ];
    let evidence = vec![Evidence::new(
        penholder_words::Symbol::named("Contributions to peacekeeping by month"),
        None,
        format!(
            "{}: {} troops, {} police, {} observers",
            row.month,
            show(row.troops),
            show(row.police),
            show(row.observers)
        ),
    )];
    let total: Option<u32> = row
        .total
        .or_else(|| Some(row.troops? + row.police.unwrap_or(0) + row.observers.unwrap_or(0)));
    let near = |asked: &Asked<'_>, number: u32| {
        // The month's figure is never the day's: a few per cent either way are the same.
        (asked.figure.value - f64::from(number)).abs() / f64::from(number.max(1)) <= 0.06
    };
    let all = figures.iter().all(|asked| {
        let single = parts
            .iter()
            .any(|(c, n)| asked.fits(*c) && n.is_some_and(|n| near(asked, n)));
        single || (asked.components.is_empty() && total.is_some_and(|t| near(asked, t)))
    });
    let _ = words;
    all.then(|| {
        Finding::borne_out(
            format!("In {} the monthly figures show about as many.", row.month),
            evidence,
        )
    })
}

fn show(number: Option<u32>) -> String {
    number.map_or_else(|| "unknown".to_owned(), |n| n.to_string())
}

/// Judges figures against the ceilings in force, then against earlier ones.
fn by_ceiling(
    ground: &Ground<'_>,
    words: &Words<'_>,
    timeline: &Timeline<'_>,
    figures: &[Asked<'_>],
    authorised: bool,
) -> Option<Finding> {
    let in_force = strength(ground.record, timeline, ground.on);
    let ended = matches!(
        timeline.status(ground.on),
        Status::Terminated | Status::Lapsed | Status::Withdrawing
    );
    let named = words.resolutions();
    if let Some(number) = named.first() {
        let rows: Vec<&StrengthRow> = ground
            .record
            .strength
            .of(&timeline.operation.operation)
            .iter()
            .filter(|r| r.symbol.resolution_number() == Some(*number))
            .collect();
        if let Some(evidence) = matched(&rows, figures) {
            return Some(Finding::borne_out(
                format!("Resolution {number} sets that."),
                evidence,
            ));
        }
    }
    if !ended && let Some(evidence) = matched(&in_force, figures) {
        return Some(Finding::borne_out(
            format!("In force on {}: {}.", ground.on, list(&in_force)),
            evidence,
        ));
    }
    let taken = timeline.decisions_by(ground.on);
    let spoken = words
        .whens()
        .into_iter()
        .map(|(w, _)| w)
        .find(|w| w.last < ground.on);
    for decision in taken.iter().rev() {
        let then = strength(ground.record, timeline, decision.date);
        let Some(mut evidence) = matched(&then, figures) else {
            continue;
        };
        if spoken.is_some_and(|w| w.holds(decision.date)) {
            return Some(Finding::borne_out(
                format!("{} set that on {}.", decision.symbol, decision.date),
                evidence,
            ));
        }
        if words.has(&[
            "was",
            "were",
            "had",
            "began with",
            "started with",
            "once",
            "originally",
            "at first",
            "used to",
        ]) && !authorised_now(words)
        {
            return Some(Finding::borne_out(
                format!("{} set that on {}.", decision.symbol, decision.date),
                evidence,
            ));
        }
        let why = if ended {
            format!(
                "That was the strength until the mandate ended; {} has none any more.",
                timeline.operation.operation
            )
        } else {
            format!(
                "That was so by {}; since then: {}.",
                decision.symbol,
                list(&in_force)
            )
        };
        evidence.extend(in_force.iter().map(|r| row_evidence(r)));
        evidence.extend(timeline.latest_decision(ground.on).map(|d| {
            Evidence::new(
                d.symbol.clone(),
                d.para.as_deref(),
                format!("decided on {}", d.date),
            )
        }));
        return Some(Finding::outdated(why, evidence));
    }
    if ended || in_force.is_empty() || !authorised {
        return None;
    }
    wrong(ground, &in_force, figures)
}

fn authorised_now(words: &Words<'_>) -> bool {
    words.has(&["is", "remains", "stands at", "now"])
}

/// Contradicts a ceiling: the component must be in force once, and the figure far from every sum.
fn wrong(ground: &Ground<'_>, in_force: &[&StrengthRow], figures: &[Asked<'_>]) -> Option<Finding> {
    let asked = figures.iter().find(|f| {
        !f.increment
            && !f.components.is_empty()
            && matches!(
                f.figure.precision,
                Precision::Exact | Precision::UpTo | Precision::About
            )
    })?;
    let of_component: Vec<_> = in_force
        .iter()
        .filter(|r| r.component == asked.components[0])
        .collect();
    let [row] = of_component[..] else { return None };
    let all: f64 = in_force.iter().map(|r| f64::from(r.number)).sum();
    if (asked.figure.value - all).abs() <= all * 0.1 {
        return None;
    }
    (!asked.equals(f64::from(row.number))).then(|| {
        Finding::contradicted(
            format!("In force on {}: {}.", ground.on, list(in_force)),
            vec![row_evidence(row)],
        )
    })
}

/// Returns the rows that bear out every figure, singly or as a sum; `None` if one is not borne out.
fn matched(rows: &[&StrengthRow], figures: &[Asked<'_>]) -> Option<Vec<Evidence>> {
    let mut evidence = Vec::new();
    for asked in figures.iter().filter(|f| !f.increment) {
        let single: Vec<_> = rows
            .iter()
            .filter(|r| asked.fits(r.component) && asked.equals(f64::from(r.number)))
            .collect();
        if !single.is_empty() {
            evidence.extend(single.iter().map(|r| row_evidence(r)));
            continue;
        }
        let fitting: Vec<_> = rows.iter().filter(|r| asked.fits(r.component)).collect();
        let sum: f64 = fitting.iter().map(|r| f64::from(r.number)).sum();
        let uniformed: f64 = rows
            .iter()
            .filter(|r| r.component != Component::Civilian)
            .map(|r| f64::from(r.number))
            .sum();
        if fitting.len() > 1 && (asked.equals(sum) || asked.equals(uniformed))
            || (rows.len() > 1 && asked.figure.precision != Precision::Exact && asked.equals(uniformed))
        {
            evidence.extend(rows.iter().map(|r| row_evidence(r)));
            continue;
        }
        return None;
    }
    (!evidence.is_empty()).then_some(evidence)
}

fn list(rows: &[&StrengthRow]) -> String {
    if rows.is_empty() {
        return "no ceiling".to_owned();
    }
    let one = |r: &&StrengthRow| {
        format!(
            "{} {} ({}, para. {})",
            r.number,
            r.component.as_str().replace('_', " "),
            r.symbol,
            r.para
        )
    };
    rows.iter().map(one).collect::<Vec<_>>().join(", ")
}
