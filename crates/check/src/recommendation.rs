//! Claims on what the Secretary-General recommends.

use crate::claim::Words;
use crate::ground::Ground;
use crate::strength::equals;
use crate::{Evidence, Finding};
use penholder_read::reading::When;
use penholder_record::RecommendationRow;

/// Judges a recommendation from the record's rows.
pub(crate) fn judge(ground: &Ground<'_>, words: &Words<'_>) -> Option<Finding> {
    let about = words.claim.about.as_deref()?;
    let whens: Vec<&When> = words
        .whens()
        .into_iter()
        .map(|(w, _)| w)
        .filter(|w| w.first <= ground.on)
        .collect();
    let rows = ground.record.recommendations.of(about).iter();
    // A press report is no source for what another one says.
    let official = rows.filter(|r| r.source.as_str().starts_with("S/"));
    let known = official.filter(|r| r.known_from <= ground.on && r.date.first_day() <= ground.on);
    let made = |r: &&RecommendationRow| {
        let recent = (ground.on - r.date.last_day()).get_days() <= 200;
        let meant = whens
            .iter()
            .any(|w| w.first <= r.date.last_day() && r.date.first_day() <= w.last);
        if whens.is_empty() { recent } else { meant }
    };
    let row = known.filter(made).max_by_key(|r| r.date.first_day())?;
    let length = words.duration().map(|(months, _)| months);
    let evidence = vec![Evidence::new(
        row.source.clone(),
        row.para.as_deref(),
        row.gist.clone(),
    )];
    let right_length = match (length, row.months) {
        (Some(said), Some(real)) => Some(said == real),
        (Some(_), None) => None,
        (None, _) => Some(true),
    };
    let right_strength = words
        .figures()
        .iter()
        .filter(|(f, _)| f.value >= 50.0)
        .all(|(f, _)| row.strength.is_none_or(|s| equals(f, f64::from(s))));
    match (right_length?, right_strength) {
        (true, true) => Some(Finding::borne_out(
            format!("{}: {}.", row.source, row.gist),
            evidence,
        )),
        _ => Some(Finding::contradicted(
            format!("{}: {}.", row.source, row.gist),
            evidence,
        )),
    }
}
