//! Claims that fit no other kind: deadlines, reports asked for, what a decision says, what happened.

use crate::claim::Words;
use crate::ground::Ground;
use crate::{Evidence, Finding, period, texts};
use penholder_record::ReportingRow;
use penholder_words::{ClaimKind, ConsentStatus};

/// Judges deadlines and reports asked for from the record's rows.
pub(crate) fn judge(ground: &Ground<'_>, words: &Words<'_>) -> Option<Finding> {
    if words.claim.kind == ClaimKind::Figure {
        return None;
    }
    reporting(ground, words)
        .or_else(|| adopted_on(ground, words))
        .or_else(|| consent(ground, words))
        .or_else(|| withdrawal(ground, words))
}

/// Judges "the Council voted on it on 17 May" by the day of the decision spoken of.
fn adopted_on(ground: &Ground<'_>, words: &Words<'_>) -> Option<Finding> {
    let decides = words.has(&["voted", "adopted", "passed", "approved", "decided", "adoption"]);
    let whens = words.whens();
    let ([(when, _)], Some(decision)) = (&whens[..], crate::task::spoken_decision(ground)) else {
        return None;
    };
    // What else the clause says is not told by the day.
    if !decides || words.lower.split_whitespace().count() > 12 {
        return None;
    }
    let evidence = vec![Evidence::new(
        decision.symbol.clone(),
        None,
        format!("adopted on {}", decision.date),
    )];
    let why = format!("{} was adopted on {}.", decision.symbol, decision.date);
    if when.holds(decision.date) {
        return Some(Finding::borne_out(why, evidence));
    }
    let far =
        (when.first - decision.date).get_days().abs() > 1 && (when.last - decision.date).get_days().abs() > 1;
    (far && words.resolutions() == [decision.number]).then(|| Finding::contradicted(why, evidence))
}

/// Judges "the host asked in a letter of … that the mission be ended" by what the record holds of its consent.
pub(crate) fn consent(ground: &Ground<'_>, words: &Words<'_>) -> Option<Finding> {
    let asks = words.has_stem(&["ask", "request", "demand", "call", "order"])
        && words.has_stem(&["withdraw", "leave", "terminat", "end", "depart", "close"]);
    let about = words.claim.about.as_deref()?;
    let host = ground.hosts(Some(about));
    let by_host = words.states().iter().any(|(c, _)| host.contains(c))
        || words.has(&[
            "host",
            "the government",
            "the junta",
            "the authorities",
            "host government",
        ]);
    if !asks || !by_host {
        return None;
    }
    let mut rows = ground.record.consent.of(about).iter();
    let row = rows.rfind(|r| {
        r.known_from <= ground.on
            && r.status == ConsentStatus::Withdrawn
            && r.symbol.resolution_number().is_some()
    })?;
    let whens = words.whens();
    // The day of the request must be the one that the record has, where both give one.
    let since = row.since.map(|s| s.first_day());
    let dated = since
        .map(|s| vec![s])
        .unwrap_or_else(|| texts::days_of(ground, &row.symbol, row.para.as_deref()));
    if !whens.is_empty() && !whens.iter().any(|(w, _)| dated.iter().any(|d| w.holds(*d))) {
        return None;
    }
    let mut evidence = vec![Evidence::new(
        row.symbol.clone(),
        row.para.as_deref(),
        row.note.clone(),
    )];
    evidence.extend(
        row.document
            .clone()
            .map(|d| Evidence::new(d, None, "the host's letter")),
    );
    Some(Finding::borne_out(
        format!("{}: {}.", row.symbol, row.note),
        evidence,
    ))
}

/// Judges "asked the Secretary-General to report by …", "every three months".
fn reporting(ground: &Ground<'_>, words: &Words<'_>) -> Option<Finding> {
    let asks = words.has_stem(&["report"])
        && words.has_stem(&[
            "ask", "request", "due", "every", "wants", "expect", "within", "want",
        ]);
    if !asks {
        return None;
    }
    let about = words.claim.about.as_deref()?;
    let timeline = ground.timeline(about)?;
    let latest = timeline.latest_decision(ground.on)?;
    let rows: Vec<&ReportingRow> = ground
        .record
        .reporting
        .of(about)
        .iter()
        .filter(|r| r.date <= ground.on)
        .collect();
    let number = words.resolutions().first().copied();
    let spoken = crate::task::spoken_decision(ground).map(|d| d.symbol.clone());
    let meant: Vec<&&ReportingRow> = rows
        .iter()
        .filter(|r| match number {
            Some(n) => r.symbol.resolution_number() == Some(n),
            None => Some(&r.symbol) == spoken.as_ref() || r.symbol == latest.symbol,
        })
        .collect();
    let evidence = |r: &ReportingRow| vec![Evidence::new(r.symbol.clone(), Some(&r.para), r.due.clone())];
    let when = words
        .whens()
        .into_iter()
        .map(|(w, _)| w)
        .find(|w| w.last > ground.on.yesterday().unwrap_or(ground.on));
    let length = words.duration();
    let right = |r: &&&&ReportingRow| {
        let by_day = when.is_some_and(|w| r.due_date.is_some_and(|d| w.holds(d)));
        let by_months = length.is_some_and(|(m, d)| d == 0 && r.every_months == Some(m));
        let by_days = length.is_some_and(|(m, d)| {
            let span = r.due_date.map(|due| (due - r.date).get_days());
            span.is_some_and(|s| {
                (m == 0 && s == d) || (d == 0 && m > 0 && (f64::from(s) / 30.44 - f64::from(m)).abs() < 0.2)
            })
        });
        by_day || by_months || by_days
    };
    let row = meant.iter().find(right)?;
    Some(Finding::borne_out(
        format!(
            "{}, para. {} asks for a report: {}.",
            row.symbol, row.para, row.due
        ),
        evidence(row),
    ))
}

/// Judges the end of a withdrawal as a period's end.
fn withdrawal(ground: &Ground<'_>, words: &Words<'_>) -> Option<Finding> {
    let leaves = words.has_stem(&["withdraw", "liquidat", "pull", "wound", "closure", "close"]);
    (leaves && !words.whens().is_empty())
        .then(|| period::judge(ground, words))
        .flatten()
}

/// Judges what was said in the Council by its records: borne out where the record of that meeting has the words.
pub(crate) fn spoken_in_council(ground: &Ground<'_>, words: &Words<'_>) -> Finding {
    texts::in_meeting(ground, words).unwrap_or_else(|| {
        Finding::not_covered("the record does not hold the meeting at which this was said")
    })
}
