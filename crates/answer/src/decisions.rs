//! The resolutions of a year, each with what became of the vote.

use penholder_record::Record;
use penholder_words::{Date, MemberCode, Modality, Symbol, Tally};
use serde::Serialize;
use std::collections::BTreeSet;

/// A resolution in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Listed {
    /// Number.
    pub number: u16,
    /// Symbol.
    pub symbol: Symbol,
    /// Day of adoption.
    pub date: Date,
    /// Title, where one is known.
    pub title: Option<String>,
    /// Agenda item.
    pub agenda_item: Option<String>,
    /// How the Council came to it.
    pub modality: Modality,
    /// Tally; null where no vote of a member exists.
    pub tally: Option<Tally>,
    /// Members against.
    pub no: Vec<MemberCode>,
    /// Members abstaining.
    pub abstain: Vec<MemberCode>,
    /// Members absent or not participating.
    pub not_voting: Vec<MemberCode>,
}

/// Returns the years in which the record has resolutions, the first one first.
pub fn years(record: &Record) -> Vec<i16> {
    let years: BTreeSet<i16> = record.decisions.iter().map(|d| d.date.year()).collect();
    years.into_iter().collect()
}

/// Returns the resolutions adopted in a year, in the order of their numbers.
pub fn of_year(record: &Record, year: i16) -> Vec<Listed> {
    let mut listed: Vec<_> = record
        .decisions
        .iter()
        .filter(|d| d.date.year() == year)
        .map(|d| {
            let vote = record.vote(d.number);
            Listed {
                number: d.number,
                symbol: d.symbol.clone(),
                date: d.date,
                title: d.title.clone(),
                agenda_item: d.agenda_item.clone(),
                modality: d.modality,
                tally: vote.and_then(|v| v.tally),
                no: vote.map(|v| v.no.clone()).unwrap_or_default(),
                abstain: vote.map(|v| v.abstain.clone()).unwrap_or_default(),
                not_voting: vote.map(|v| v.not_voting.clone()).unwrap_or_default(),
            }
        })
        .collect();
    listed.sort_by_key(|d| d.number);
    listed
}
