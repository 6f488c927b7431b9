//! Resolutions and the votes on them.

use crate::sheet::Fault;
use crate::sources::akn::Meta;
use crate::sources::facts::{Facts, Resolution, Vote};
use crate::sources::meetings::Tables;
use crate::sources::texts::Adoption;
use penholder_record::{Decision, VoteRecord};
use penholder_words::{Date, MemberCode, Modality, Symbol};
use std::collections::BTreeMap;

/// Akoma Ntoso metadata by number of the resolution.
pub type AknByNumber = BTreeMap<u16, Meta>;

/// Keys the metadata by the number in the symbol.
pub fn by_number(metas: Vec<Meta>) -> AknByNumber {
    metas
        .into_iter()
        .filter_map(|m| Some((m.symbol.parse::<Symbol>().ok()?.resolution_number()?, m)))
        .collect()
}

/// Builds `decisions.csv`.
///
/// The day of adoption is the text's own; where the text shows none, or one that cannot be right (another year than
/// the symbol's, or outside the days of the neighbouring numbers), that of the Akoma Ntoso metadata, then that of
/// the index.
pub fn decisions(
    facts: &Facts,
    texts: &BTreeMap<u16, Adoption>,
    akn: &AknByNumber,
    tables: &Tables,
) -> Result<Vec<Decision>, Fault> {
    let table = tables.by_resolution();
    let rows = &facts.resolutions;
    let mut all = Vec::new();
    for (i, (row, vote)) in rows.iter().zip(&facts.votes).enumerate() {
        let day = |at: usize| rows.get(at).and_then(|r| r.date.parse().ok());
        let between = (all.last().map(|d: &Decision| d.date), day(i + 1));
        let text = texts.get(&row.number);
        let mut decision = decision(row, vote, text, akn.get(&row.number), between)?;
        if decision.meeting.is_none() {
            decision.meeting = table.get(&row.number).and_then(|o| o.meeting.clone());
        }
        all.push(decision);
    }
    Ok(all)
}

fn decision(
    row: &Resolution,
    vote: &Vote,
    text: Option<&Adoption>,
    akn: Option<&Meta>,
    (before, after): (Option<Date>, Option<Date>),
) -> Result<Decision, Fault> {
    let place = |e: &dyn std::fmt::Display| format!("resolutions_index.csv, {}: {e}", row.number);
    let some = |text: &str| {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        (!text.is_empty() && text != "--").then_some(text)
    };
    let symbol: Symbol = row.symbol.parse().map_err(|e| place(&e))?;
    let indexed: Date = row.date.parse().map_err(|e| place(&e))?;
    let can_be = |d: &Date| {
        Some(d.year()) == symbol.resolution_year()
            && before.is_none_or(|b| b <= *d)
            && after.is_none_or(|a| *d <= a)
    };
    let candidates = [
        (text.and_then(|t| t.date), "text"),
        (akn.and_then(|m| m.step_date), "akn"),
    ];
    let (date, source) = candidates
        .iter()
        .find_map(|(date, source)| date.filter(can_be).map(|d| (d, *source)))
        .unwrap_or((indexed, "index"));
    // `S/PV.618 closed`, `S/PV.4251 + Corr.1`: the record's symbol is the first word.
    let meeting = some(&row.meeting).and_then(|m| m.split(' ').next().map(str::to_owned));
    Ok(Decision {
        number: row.number,
        symbol,
        date,
        meeting,
        draft: some(&row.draft).map(|d| d.parse().unwrap_or_else(|_| Symbol::named(d))),
        title: some(&row.title),
        agenda_item: some(&row.agenda_item),
        modality: modality(&vote.modality).ok_or_else(|| place(&"no modality in votes_by_member.csv"))?,
        chapter_vii: match row.chapter_vii.as_str() {
            "yes" => Some(true),
            "no" => Some(false),
            _ => chapter_vii(text, indexed.year()),
        },
        sponsors: codes(&row.sponsors).map_err(|e| place(&e))?,
        source: source.to_owned(),
    })
}

/// What the text says of Chapter VII where no metadata do. Its formula is settled since 1990; the silence of an older
/// text proves nothing.
fn chapter_vii(text: Option<&Adoption>, year: i16) -> Option<bool> {
    match text?.chapter_vii {
        true => Some(true),
        false => (year >= 1990).then_some(false),
    }
}

fn modality(text: &str) -> Option<Modality> {
    match text {
        "vote" => Some(Modality::Vote),
        "without vote" => Some(Modality::WithoutVote),
        "in parts; no vote on the whole" => Some(Modality::InParts),
        "no details recorded" => Some(Modality::NotRecorded),
        _ => None,
    }
}

/// Parses a list of codes separated by spaces.
pub fn codes(list: &str) -> Result<Vec<MemberCode>, Fault> {
    list.split_whitespace()
        .map(|c| c.parse().map_err(|e| format!("{e}")))
        .collect()
}

/// Builds `votes.csv`.
pub fn votes(facts: &Facts) -> Result<Vec<VoteRecord>, Fault> {
    facts.votes.iter().map(vote).collect()
}

fn vote(row: &Vote) -> Result<VoteRecord, Fault> {
    let place = |e: &dyn std::fmt::Display| format!("votes_by_member.csv, {}: {e}", row.number);
    let list = |text: &str| codes(text).map_err(|e| place(&e));
    let tally = if row.tally.is_empty() {
        None
    } else {
        Some(row.tally.parse().map_err(|e| place(&e))?)
    };
    Ok(VoteRecord {
        number: row.number,
        tally,
        yes: list(&row.yes)?,
        no: list(&row.no)?,
        abstain: list(&row.abstain)?,
        not_voting: list(&row.not_voting)?,
        basis: row.basis.clone(),
    })
}
