//! Claims on when a mandate ends.

use crate::claim::Words;
use crate::ground::{Act, Ground};
use crate::{Evidence, Finding, vote};
use penholder_mandate::Timeline;
use penholder_read::reading::{Noted, When};
use penholder_read::speech::Scan;
use penholder_record::MandateDecision;
use penholder_words::{Action, Date, Status, Symbol, Verdict, end_of_period};
use std::ops::Range;

/// Judges a claim on the end of a mandate.
pub(crate) fn judge(ground: &Ground<'_>, words: &Words<'_>) -> Option<Finding> {
    let finding = end(ground, words);
    let finding = match finding {
        Some(f) if f.verdict == Verdict::BorneOut => f,
        // The sentence may name two operations, the old one and the new.
        other => of_another(ground, words).or(other)?,
    };
    // "voted unanimously to extend": one wrong part makes the whole wrong.
    if vote::unanimous_only(ground, words, ground.act) == Some(false) && finding.verdict == Verdict::BorneOut
    {
        let mut finding = finding;
        finding.verdict = Verdict::Contradicted;
        finding.why = "The period is right, but the vote was not unanimous.".to_owned();
        return Some(finding);
    }
    Some(finding)
}

/// Judges by the other operation that the sentence names, if that bears the claim out.
fn of_another(ground: &Ground<'_>, words: &Words<'_>) -> Option<Finding> {
    let inside = words.claim.lead.found.iter().chain(words.found());
    let mut others = inside.filter_map(|f| match &f.what {
        Noted::Operation(o) if Some(o) != words.claim.about.as_ref() => Some(o),
        _ => None,
    });
    let other = others.next_back()?;
    let whens = words.whens();
    let (when, range) = ending(words, &whens)?;
    let timeline = ground.timeline(other)?;
    by_date(ground, words, &timeline, when, decided_on(&whens, &range))
        .filter(|f| f.verdict == Verdict::BorneOut)
}

/// Judges the end in a claim that is about something else as well: only a date after "until".
pub(crate) fn judge_until(ground: &Ground<'_>, words: &Words<'_>) -> Option<Finding> {
    let whens = words.whens();
    let until = whens.iter().any(|(_, r)| {
        let before = words.before(r.start);
        before.ends_with("until") || before.ends_with("through")
    });
    let mandate = [
        "mandate", "mission", "force", "extend", "renew", "prolong", "period",
    ]
    .iter()
    .any(|w| words.bare.contains(w));
    if until && mandate {
        end(ground, words)
    } else {
        None
    }
}

fn end(ground: &Ground<'_>, words: &Words<'_>) -> Option<Finding> {
    if let Some(number) = words.resolutions().first() {
        return by_number(ground, words, *number);
    }
    let about = words.claim.about.as_deref()?;
    let timeline = ground.timeline(about)?;
    let whens = words.whens();
    if let Some((when, range)) = ending(words, &whens) {
        let decided = decided_on(&whens, &range);
        return by_date(ground, words, &timeline, when, decided);
    }
    by_length(ground, words, &timeline)
}

/// Returns the date that the claim gives as an end.
fn ending<'c>(words: &Words<'c>, whens: &[(&'c When, Range<usize>)]) -> Option<(&'c When, Range<usize>)> {
    let is_end = |r: &Range<usize>| {
        let before = words.before(r.start);
        [
            "until",
            "till",
            "through",
            "by",
            "to",
            "until the",
            "by the",
            "until midnight on",
            "on",
            "of",
        ]
        .iter()
        .any(|w| before.ends_with(w))
            && !words.before(r.start).ends_with("decided on")
    };
    let firm = |r: &Range<usize>| {
        let before = words.before(r.start);
        ["until", "till", "through", "by", "to", "until the", "by the"]
            .iter()
            .any(|w| before.ends_with(w))
    };
    let all = || whens.iter().rev();
    all()
        .find(|(_, r)| firm(r))
        .or_else(|| all().find(|(_, r)| is_end(r)))
        .or_else(|| all().next())
        .map(|(w, r)| (*w, r.clone()))
}

/// Returns the day on which the claim says that it was decided: another date than the end.
fn decided_on<'c>(whens: &[(&'c When, Range<usize>)], end: &Range<usize>) -> Option<&'c When> {
    whens.iter().find(|(_, r)| r != end).map(|(w, _)| *w)
}

/// A period's end in the record with the decision that set it.
#[derive(Clone)]
struct Set<'r> {
    end: Date,
    row: &'r MandateDecision,
    para: Option<&'r str>,
    what: &'static str,
}

impl Set<'_> {
    fn evidence(&self) -> Evidence {
        Evidence::new(
            self.row.symbol.clone(),
            self.para,
            format!("{} {}", self.what, self.end),
        )
    }
}

/// Returns the dates that a decision sets: end of the period, of the withdrawal, beginning of liquidation.
fn sets(row: &MandateDecision) -> Vec<Set<'_>> {
    let mut all = Vec::new();
    let para = row.until_para.as_deref().or(row.para.as_deref());
    if let Some(end) = row.until {
        all.push(Set {
            end,
            row,
            para,
            what: "until",
        });
    }
    if let Some(end) = row.terminates_on.filter(|t| Some(*t) != row.until) {
        all.push(Set {
            end,
            row,
            para: row.para.as_deref(),
            what: "ends on",
        });
    }
    if let Some(end) = row.withdrawal_until {
        all.push(Set {
            end,
            row,
            para: row.withdrawal_para.as_deref(),
            what: "withdrawal complete by",
        });
    }
    if let Some(end) = row.liquidation_from {
        all.push(Set {
            end,
            row,
            para: row.liquidation_para.as_deref(),
            what: "liquidation from",
        });
    }
    all
}

/// Returns whether an end of the record is what the claim means; a day on either side of midnight is the same.
fn means(when: &When, end: Date) -> bool {
    // A year alone names no end.
    if (when.last - when.first).get_days() > 31 {
        return false;
    }
    if when.holds(end) {
        return true;
    }
    if !when.year_given
        && let Some(day) = when.day()
    {
        return day.month() == end.month() && day.day() == end.day() && (day - end).get_days().abs() < 400;
    }
    false
}

/// An end that the text of a decision gives where the record has no row for it.
struct Written {
    end: Date,
    symbol: Symbol,
    para: String,
}

impl Written {
    fn evidence(&self) -> Evidence {
        Evidence::new(
            self.symbol.clone(),
            Some(&self.para),
            format!("until {}", self.end),
        )
    }
}

/// Returns the ends that the operative paragraphs of a resolution give for a mandate or for arrangements.
fn written(ground: &Ground<'_>, number: u16) -> Vec<Written> {
    let Some(text) = ground.texts.resolution(number) else {
        return Vec::new();
    };
    let mut all = Vec::new();
    for paragraph in text
        .paragraphs
        .iter()
        .filter(|p| !p.id.starts_with("pp") || p.text.contains("Decides to extend"))
    {
        let scan = Scan::new(&paragraph.text, ground.names(), text.date);
        let speaks = [
            "mandate",
            "extend",
            "continue in force",
            "remain in force",
            "shall continue",
            "period",
            "maintain",
        ]
        .iter()
        .any(|w| scan.lower.contains(w));
        for found in scan.found.iter().filter(|_| speaks) {
            let Noted::When(when) = &found.what else { continue };
            let before = scan.lower[..found.range.start].trim_end();
            let is_end = [
                "until",
                "through",
                "ending on",
                "ending",
                "terminating on",
                "expires on",
                "expiring on",
                "to",
                "until and including",
                "period ending",
            ]
            .iter()
            .any(|w| before.ends_with(w));
            if let Some(end) = when.day().filter(|_| is_end) {
                all.push(Written {
                    end,
                    symbol: text.symbol.clone(),
                    para: paragraph.id.clone(),
                });
            }
        }
    }
    all
}

/// Judges by the text of the resolution that a claim names, where the record has no row for it.
fn by_written(ground: &Ground<'_>, words: &Words<'_>, number: u16) -> Option<Finding> {
    let whens = words.whens();
    let (when, _) = ending(words, &whens)?;
    let ends = written(ground, number);
    if let Some(found) = ends.iter().find(|w| means(when, w.end)) {
        return Some(Finding::borne_out(
            format!("{}, para. {} has {}.", found.symbol, found.para, found.end),
            vec![found.evidence()],
        ));
    }
    let first = ends.first().filter(|f| ends.iter().all(|e| e.end == f.end))?;
    let kept = words.has_stem(&["exten", "renew", "prolong", "kept", "keep", "force", "until"]);
    (kept && when.day().is_some()).then(|| {
        Finding::contradicted(
            format!("{}, para. {} has {}.", first.symbol, first.para, first.end),
            vec![first.evidence()],
        )
    })
}

/// Judges by the texts of an operation's decisions, the latest first: the first end found is the one in force.
fn by_texts(ground: &Ground<'_>, timeline: &Timeline<'_>, when: &When) -> Option<Finding> {
    let mut numbers: Vec<u16> = timeline
        .decisions_by(ground.on)
        .iter()
        .rev()
        .filter_map(|d| d.symbol.resolution_number())
        .take(10)
        .collect();
    let spoken = match ground.act {
        Some(Act::Adopted(d)) => Some(d.number),
        _ => None,
    };
    numbers.extend(
        spoken
            .into_iter()
            .chain(ground.cited.iter().copied())
            .filter(|n| ground.decision(*n).is_some()),
    );
    numbers.sort_unstable_by_key(|n| std::cmp::Reverse(*n));
    numbers.dedup();
    let mut current: Option<Written> = None;
    for number in numbers {
        for found in written(ground, number) {
            if means(when, found.end) {
                let why = format!("{}, para. {} has {}", found.symbol, found.para, found.end);
                return Some(match current {
                    None => Finding::borne_out(format!("{why}."), vec![found.evidence()]),
                    Some(now) if now.end == found.end => {
                        Finding::borne_out(format!("{why}."), vec![found.evidence(), now.evidence()])
                    }
                    Some(now) => Finding::outdated(
                        format!("{why}; {} has it at {}.", now.symbol, now.end),
                        vec![found.evidence(), now.evidence()],
                    ),
                });
            }
            current.get_or_insert(found);
        }
    }
    None
}

fn by_number(ground: &Ground<'_>, words: &Words<'_>, number: u16) -> Option<Finding> {
    let decision = ground.decision(number)?;
    if ground.rows_of(number).iter().all(|r| r.until.is_none())
        && let Some(finding) = by_written(ground, words, number)
    {
        return Some(finding);
    }
    let whens = words.whens();
    let rows = ground.rows_of(number);
    let about = words.claim.about.as_deref();
    let mine: Vec<_> = rows
        .iter()
        .filter(|r| about.is_none_or(|a| a == r.operation))
        .collect();
    let rows: Vec<_> = if mine.is_empty() {
        rows.iter().collect()
    } else {
        mine
    };
    let ends: Vec<Set<'_>> = rows.iter().flat_map(|r| sets(r)).collect();
    let Some((when, range)) = ending(words, &whens) else {
        return length_of(ground, words, rows.first()?);
    };
    if let Some(day) = decided_on(&whens, &range)
        && !day.holds(decision.date)
    {
        return None;
    }
    if let Some(set) = ends.iter().find(|s| means(when, s.end)) {
        return Some(Finding::borne_out(
            format!("{} sets {}: {}.", set.row.symbol, set.what, set.end),
            vec![set.evidence()],
        ));
    }
    // A date that is not an end but the day of the decision itself says nothing on the period.
    if when.holds(decision.date) {
        return None;
    }
    let set = ends.iter().find(|s| s.what == "until")?;
    Some(Finding::contradicted(
        format!("{} runs until {}.", set.row.symbol, set.end),
        vec![set.evidence()],
    ))
}

fn by_date(
    ground: &Ground<'_>,
    words: &Words<'_>,
    timeline: &Timeline<'_>,
    when: &When,
    decided: Option<&When>,
) -> Option<Finding> {
    let taken = timeline.decisions_by(ground.on);
    let all: Vec<Set<'_>> = taken.iter().flat_map(|r| sets(r)).collect();
    let Some(step) = timeline.step(ground.on).filter(|s| s.end.is_some()) else {
        return by_texts(ground, timeline, when);
    };
    let current = step.end.as_ref().map(|e| e.date);
    let standing: Vec<&Set<'_>> = all
        .iter()
        .filter(|s| {
            Some(s.end) == current
                || (s.what != "until"
                    && Some(s.row.date) >= timeline.latest_decision(ground.on).map(|d| d.date))
        })
        .collect();
    let ruling = |end: Date| standing.iter().rev().find(|s| s.end == end);
    // The record holds no later decision, but the claim speaks of a mandate that still runs: a text may tell.
    if step.status == Status::Lapsed && !past_tense(words) {
        return by_texts(ground, timeline, when).filter(|f| f.verdict != Verdict::BorneOut);
    }
    // In force: the end that stands on the article's day.
    let mandate = words.bare.contains("mandate");
    let fits = |s: &&&Set<'_>| {
        means(when, s.end)
            && !(mandate && (s.what.starts_with("withdrawal") || s.what.starts_with("liquidation")))
    };
    let fits_any = |s: &&Set<'_>| fits(&s);
    if let Some(set) = standing.iter().rev().find(fits) {
        if let Some(day) = decided.filter(|d| d.last <= ground.on)
            && !all.iter().any(|s| means(when, s.end) && day.holds(s.row.date))
        {
            return wrong_day(words, set, day);
        }
        return Some(Finding::borne_out(
            format!("{} sets {}: {}.", set.row.symbol, set.what, set.end),
            vec![set.evidence()],
        ));
    }
    let current_set = current.and_then(|c| {
        ruling(c)
            .copied()
            .or_else(|| all.iter().rev().find(|s| s.end == c))
    });
    // Said of the past: "was extended in June until …" is judged by the decision of that day.
    if let Some(day) = decided
        && let Some(set) = all
            .iter()
            .rev()
            .find(|s| day.holds(s.row.date) && means(when, s.end))
    {
        return Some(Finding::borne_out(
            format!("{} sets {}: {}.", set.row.symbol, set.what, set.end),
            vec![set.evidence()],
        ));
    }
    if let Some(set) = all.iter().rev().find(fits_any) {
        let mut evidence = vec![set.evidence()];
        let meant_then = words.has(&[
            "had been due",
            "was due",
            "were due",
            "was to end",
            "was to expire",
            "would have ended",
            "would have expired",
            "had been set",
        ]);
        if meant_then || (past_tense(words) && set.end < ground.on) {
            return Some(Finding::borne_out(
                format!("{} sets {}: {}.", set.row.symbol, set.what, set.end),
                evidence,
            ));
        }
        let replaced = current_set.map_or_else(
            || "a later decision replaced it".to_owned(),
            |c| format!("{} has it at {}", c.row.symbol, c.end),
        );
        evidence.extend(current_set.map(Set::evidence));
        return Some(Finding::outdated(
            format!("That was the date of {}; {replaced}.", set.row.symbol),
            evidence,
        ));
    }
    if let Some(finding) = by_texts(ground, timeline, when) {
        return Some(finding);
    }
    let current_set = current_set?;
    // Only a claim on the mandate itself is contradicted by its end.
    let other_deadline = words.has_stem(&["review", "report", "elect", "begin", "start", "complet"]);
    let on_mandate = words.bare.contains("mandate")
        || words.bare.contains("period")
        || words.bare.contains("extend")
        || words.bare.contains("renew")
        || words.bare.contains("prolong")
        || (words.bare.contains("stay") && words.bare.contains("may"));
    // A rest of a year or month that the end lies close to is loose speech, no contradiction.
    (on_mandate && !other_deadline && when.day().is_some() && !past_tense(words)).then(|| {
        Finding::contradicted(
            format!(
                "The period ends on {} by {}.",
                current_set.end, current_set.row.symbol
            ),
            vec![current_set.evidence()],
        )
    })
}

fn wrong_day(words: &Words<'_>, set: &Set<'_>, day: &When) -> Option<Finding> {
    let firm = words.has_stem(&[
        "decided",
        "voted",
        "adopted",
        "agreed",
        "extended",
        "renewed",
        "prolonged",
    ]);
    // Newspapers date a vote by their own clock; a day's difference is none.
    let near =
        (day.first - set.row.date).get_days().abs() <= 1 || (day.last - set.row.date).get_days().abs() <= 1;
    if near {
        return Some(Finding::borne_out(
            format!("{} sets {}: {}.", set.row.symbol, set.what, set.end),
            vec![set.evidence()],
        ));
    }
    (firm && day.day().is_some()).then(|| {
        Finding::contradicted(
            format!("{} was adopted on {}.", set.row.symbol, set.row.date),
            vec![set.evidence()],
        )
    })
}

fn past_tense(words: &Words<'_>) -> bool {
    words.has(&[
        "had been", "was to", "ended", "expired", "ran out", "had", "previous", "earlier", "old", "lapsed",
        "first",
    ])
}

/// Judges a claim that gives a length of time only: "for another six months".
fn by_length(ground: &Ground<'_>, words: &Words<'_>, timeline: &Timeline<'_>) -> Option<Finding> {
    let spoken = match ground.act {
        Some(Act::Adopted(d)) => timeline.decisions.iter().find(|r| r.symbol == d.symbol).copied(),
        _ => None,
    };
    let row = spoken.or_else(|| timeline.latest_decision(ground.on))?;
    length_of(ground, words, row)
}

fn length_of(ground: &Ground<'_>, words: &Words<'_>, row: &MandateDecision) -> Option<Finding> {
    let (months, days) = words.duration()?;
    let until = row.until?;
    let extends = words.has_stem(&[
        "exten", "renew", "prolong", "kept", "keep", "stay", "another", "further", "more", "last", "given",
        "gave", "give",
    ]);
    if !extends || !(row.actions.contains(&Action::Extend) || row.actions.contains(&Action::Establish)) {
        return None;
    }
    let timeline = ground.timeline(&row.operation)?;
    let previous = timeline
        .decisions_by(row.date)
        .iter()
        .filter(|d| d.date < row.date)
        .filter_map(|d| d.until)
        .next_back();
    let starts: Vec<Date> = [Some(row.date), previous].into_iter().flatten().collect();
    let reached = |start: Date| -> Option<Date> {
        let end = if months > 0 {
            end_of_period(start, months)?
        } else {
            start
        };
        end.checked_add(jiff::Span::new().try_days(i64::from(days)).ok()?)
            .ok()
    };
    // A period counted in months is right within a fortnight of its day, one in days within two days.
    let tolerance = if months > 0 { 15 } else { 2 };
    let right = starts
        .iter()
        .filter_map(|s| reached(*s))
        .any(|e| (e - until).get_days().abs() <= tolerance);
    let evidence = vec![Evidence::new(
        row.symbol.clone(),
        row.until_para.as_deref(),
        format!("until {until}"),
    )];
    if right {
        return Some(Finding::borne_out(
            format!("{} of {} runs until {until}.", row.symbol, row.date),
            evidence,
        ));
    }
    let exact = words.has_stem(&["exten", "renew", "prolong"]) && months > 0;
    let far = starts
        .iter()
        .filter_map(|s| reached(*s))
        .all(|e| (e - until).get_days().abs() > 45);
    (exact && far).then(|| {
        Finding::contradicted(
            format!("{} of {} runs until {until}.", row.symbol, row.date),
            evidence,
        )
    })
}
