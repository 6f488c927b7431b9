//! Resolutions and the votes on them.

use crate::sheet::Fault;
use crate::sources::akn::Meta;
use crate::sources::facts::{Facts, Resolution, Vote};
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
/// The day of adoption is the text's own; where the text shows none, that of the Akoma Ntoso metadata, then
/// that of the index.
pub fn decisions(
    facts: &Facts,
    texts: &BTreeMap<u16, Adoption>,
    akn: &AknByNumber,
) -> Result<Vec<Decision>, Fault> {
    let modality: BTreeMap<u16, &str> = facts
        .votes
        .iter()
        .map(|v| (v.number, v.modality.as_str()))
        .collect();
    facts
        .resolutions
        .iter()
        .map(|row| decision(row, texts.get(&row.number), akn.get(&row.number), &modality))
        .collect()
}

fn decision(
    row: &Resolution,
    text: Option<&Adoption>,
    akn: Option<&Meta>,
    modality: &BTreeMap<u16, &str>,
) -> Result<Decision, Fault> {
    let place = |e: &dyn std::fmt::Display| format!("resolutions_index.csv, {}: {e}", row.number);
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let indexed: Date = row.date.parse().map_err(|e| place(&e))?;
    let candidates = [
        (text.and_then(|t| t.date), "text"),
        (akn.and_then(|m| m.step_date), "akn"),
        (Some(indexed), "index"),
    ];
    let (date, source) = candidates
        .iter()
        .find_map(|(date, source)| date.map(|d| (d, *source)))
        .unwrap_or((indexed, "index"));
    Ok(Decision {
        number: row.number,
        symbol: row.symbol.parse().map_err(|e| place(&e))?,
        date,
        meeting: some(&row.meeting),
        draft: some(&row.draft).map(|d| d.parse().unwrap_or_else(|_| Symbol::named(d))),
        title: some(&row.title),
        agenda_item: some(&row.agenda_item),
        modality: modality
            .get(&row.number)
            .and_then(|m| match *m {
                "vote" => Some(Modality::Vote),
                "without vote" => Some(Modality::WithoutVote),
                "in parts; no vote on the whole" => Some(Modality::InParts),
                "no details recorded" => Some(Modality::NotRecorded),
                _ => None,
            })
            .ok_or_else(|| place(&"no modality in votes_by_member.csv"))?,
        chapter_vii: match row.chapter_vii.as_str() {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        },
        sponsors: codes(&row.sponsors).map_err(|e| place(&e))?,
        source: source.to_owned(),
    })
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
