//! Claims on who sits on the Council and who presides.

use crate::claim::Words;
use crate::ground::Ground;
use crate::{Evidence, Finding, vote};
use penholder_law::rule_18;
use penholder_read::reading::{Noted, When};
use penholder_record::Seat;
use penholder_words::{Date, MemberCode, Symbol, Verdict};

/// Judges a claim on a seat, its kind, or the presidency.
pub(crate) fn judge(ground: &Ground<'_>, words: &Words<'_>) -> Option<Finding> {
    // Whether nobody else sits is another question than whether these do: that these do not is told all the same.
    if words.has(&[
        "by members",
        "by council members",
        "told members",
        "members of the council for",
        "council members must",
    ]) {
        return None;
    }
    let alone = words.has(&["only", "sole", "the first time"]);
    seated(ground, words).filter(|f| !alone || f.verdict == Verdict::Contradicted)
}

fn seated(ground: &Ground<'_>, words: &Words<'_>) -> Option<Finding> {
    let member = subject(words)?;
    let when = words.whens().last().map(|(w, _)| **w);
    let name = ground.record.state_name(member, ground.on);
    if words.has_stem(&["presid", "chairs", "chair"]) && !words.has_stem(&["seat"]) {
        return presidency(ground, words, member, when, &name);
    }
    // "Bangladesh and Jamaica, both elected": each must sit.
    for other in joined(words, member) {
        let right = self::sat(ground, other, when)? != self::denied(words)
            && (self::denied(words) || kind_fits(ground, words, other));
        if !right {
            let name = ground.record.state_name(other, ground.on);
            let had = if self::sat(ground, other, when)? {
                "had a seat, but not as said"
            } else {
                "had no seat then"
            };
            let value = format!("{name} {had}");
            return Some(Finding::contradicted(
                format!("{value}."),
                vec![Evidence::new(Symbol::named("Charter Article 23"), None, value)],
            ));
        }
    }
    let sat = sat(ground, member, when);
    let evidence = |value: String| vec![Evidence::new(Symbol::named("Charter Article 23"), None, value)];
    let denied = denied(words);
    let term = term(ground, member, when);
    let value = match &term {
        Some((first, last)) => format!("{name} had a seat from {first} to {last}"),
        None if permanent(ground, member) => format!("{name} is a permanent member"),
        None => format!("{name} had no seat then"),
    };
    let sat = sat?;
    let mut right = sat != denied;
    if sat && !denied {
        right = right && kind_fits(ground, words, member);
    }
    let verdict = if right {
        Verdict::BorneOut
    } else {
        Verdict::Contradicted
    };
    let finding = Finding::new(verdict, format!("{value}."), evidence(value));
    if !right {
        return Some(finding);
    }
    // "has a seat and voted yes": the vote is judged too.
    match vote::ballots_only(ground, words) {
        Some(vote) if vote.verdict != Verdict::BorneOut => Some(vote),
        Some(mut vote) => {
            vote.evidence.extend(finding.evidence);
            vote.why = format!("{} {}", finding.why, vote.why);
            Some(vote)
        }
        None => Some(finding),
    }
}

/// Returns the State that the claim is about: the first in the clause, else the last before it.
fn subject(words: &Words<'_>) -> Option<MemberCode> {
    let state = |n: &Noted| match n {
        Noted::State(code, _) => Some(*code),
        _ => None,
    };
    let inside = words.found().iter().find_map(|f| state(&f.what));
    // A relative clause, "which has no seat", belongs to the name directly before it.
    let relative = words.lower.starts_with("which ")
        || words.lower.starts_with("who ")
        || words.lower.starts_with("whose ");
    let lead = || words.claim.lead.found.iter().rev().find_map(|f| state(&f.what));
    if relative {
        lead().or(inside)
    } else {
        inside.or_else(lead)
    }
}

/// Returns the States joined to the one that a claim is about: "Angola and Senegal".
fn joined(words: &Words<'_>, member: MemberCode) -> Vec<MemberCode> {
    let states = words.states();
    let Some(at) = states.iter().position(|(c, _)| *c == member) else {
        return Vec::new();
    };
    let mut end = states[at].1.end;
    let mut all = Vec::new();
    for (code, range) in &states[at + 1..] {
        let gap = words
            .lower
            .get(end..range.start)
            .unwrap_or("x")
            .replace([',', ' '], "");
        if !matches!(gap.as_str(), "" | "and" | "andthe" | "the" | "nor" | "or") {
            break;
        }
        all.push(*code);
        end = range.end;
    }
    all
}

fn denied(words: &Words<'_>) -> bool {
    words.has(&[
        "no seat",
        "not a member",
        "no member",
        "not sit",
        "without a seat",
        "no vote in",
        "no longer",
        "nor a member",
        "never sat",
        "lost its seat",
        "has left",
        "left the council",
        "not on the council",
        "is not",
        "was not",
    ])
}

/// Returns whether the member sat on the day that is meant; `None` where a stretch of days holds both.
fn sat(ground: &Ground<'_>, member: MemberCode, when: Option<When>) -> Option<bool> {
    let (first, last) = days(ground, when);
    let inside = ground
        .record
        .terms
        .iter()
        .any(|t| t.member == member && t.first <= last && t.last.is_none_or(|l| l >= first));
    if ground.record.terms.rows().is_empty() {
        return None;
    }
    let whole = ground
        .record
        .terms
        .iter()
        .any(|t| t.member == member && t.first <= first && t.last.is_none_or(|l| l >= last));
    (inside == whole || inside).then_some(inside)
}

fn days(ground: &Ground<'_>, when: Option<When>) -> (Date, Date) {
    when.map_or((ground.on, ground.on), |w| (w.first, w.last))
}

fn term(ground: &Ground<'_>, member: MemberCode, when: Option<When>) -> Option<(Date, Date)> {
    let (first, last) = days(ground, when);
    ground
        .record
        .terms
        .iter()
        .find(|t| t.member == member && t.first <= last && t.last.is_some_and(|l| l >= first))
        .and_then(|t| Some((t.first, t.last?)))
}

fn permanent(ground: &Ground<'_>, member: MemberCode) -> bool {
    ground.record.permanent_members_on(ground.on).contains(&member)
}

fn kind_fits(ground: &Ground<'_>, words: &Words<'_>, member: MemberCode) -> bool {
    let is_permanent = ground
        .record
        .terms_on(ground.on)
        .iter()
        .any(|t| t.member == member && t.seat == Seat::Permanent);
    let says_elected = words.has(&[
        "elected",
        "non-permanent",
        "nonpermanent",
        "elected member",
        "rotating",
    ]);
    let says_permanent = !says_elected
        && words.has(&[
            "permanent member",
            "permanent members",
            "permanent seat",
            "permanent",
        ]);
    if is_permanent {
        !says_elected
    } else {
        !says_permanent
    }
}

/// Judges who presides: in the month that is named, else in the article's own.
fn presidency(
    ground: &Ground<'_>,
    words: &Words<'_>,
    member: MemberCode,
    when: Option<When>,
    name: &str,
) -> Option<Finding> {
    let day = when
        .filter(|w| (w.last - w.first).get_days() <= 31)
        .map_or(ground.on, |w| w.first);
    let sitting = |on: Date| -> Vec<(String, String)> {
        let members = ground.record.members_on(on).into_iter();
        members
            .map(|m| (m.to_string(), ground.record.state_name(m, on)))
            .collect()
    };
    let presides = rule_18::president(day.year(), day.month(), sitting)?;
    let right = (presides == member.as_str()) != denied(words);
    let verdict = if right {
        Verdict::BorneOut
    } else {
        Verdict::Contradicted
    };
    let president = presides
        .parse()
        .map_or(presides.clone(), |m| ground.record.state_name(m, day));
    let value = format!("president in {:04}-{:02}: {president}", day.year(), day.month());
    let evidence = vec![Evidence::new(
        Symbol::named("Provisional rules of procedure"),
        Some("rule 18"),
        value,
    )];
    let why = if right {
        format!("{name} held the presidency that month by rotation.")
    } else {
        format!("By rotation {president} held the presidency that month.")
    };
    Some(Finding::new(verdict, why, evidence))
}
