//! The compiled tables of `facts/`, one type for each file.

use crate::sheet::{Fault, read};
use serde::Deserialize;
use std::path::Path;

/// A row of `operations.csv`.
#[derive(Debug, Deserialize)]
pub struct Operation {
    pub acronym: String,
    pub name: String,
    pub kind: String,
    pub host: String,
    pub start: String,
    pub end: String,
    pub established_by: String,
    pub closed_by: String,
    pub source: String,
    pub checked: String,
    pub note: String,
}

/// A row of `council_membership_by_year.csv`.
#[derive(Debug, Deserialize)]
pub struct Membership {
    pub year: i16,
    pub iso3: String,
    pub permanent: u8,
    pub regional_group: String,
}

/// A row of `resolutions_index.csv`.
#[derive(Debug, Deserialize)]
pub struct Resolution {
    pub number: u16,
    pub symbol: String,
    pub date: String,
    pub meeting: String,
    pub draft: String,
    pub title: String,
    pub agenda_item: String,
    pub until_in_title: String,
    pub tally: String,
    pub tally_meeting_table: String,
    pub chapter_vii: String,
    pub sponsors: String,
}

/// A row of `votes_by_member.csv`.
#[derive(Debug, Deserialize)]
pub struct Vote {
    pub number: u16,
    pub modality: String,
    pub tally: String,
    pub yes: String,
    pub no: String,
    pub abstain: String,
    pub not_voting: String,
    pub basis: String,
}

/// A row of `failed_drafts_1994_2025.csv`.
#[derive(Debug, Clone, Deserialize)]
pub struct FailedDraft {
    pub date: String,
    pub meeting: String,
    pub draft: String,
    pub agenda_item: String,
    pub submitted_by: String,
    pub tally: String,
    pub yes: String,
    pub no: String,
    pub abstain: String,
    pub not_listed: String,
    pub vetoed_by: String,
    pub amendment: String,
    pub note: String,
}

/// A row of `failed_drafts_votes.csv`.
#[derive(Debug, Clone, Deserialize)]
pub struct ShortDraft {
    #[serde(rename = "Meeting Number")]
    pub meeting: u32,
    #[serde(rename = "Voting On")]
    pub on: String,
    #[serde(rename = "Year")]
    pub year: i16,
    #[serde(rename = "Submitted By")]
    pub submitted_by: String,
    #[serde(rename = "In Favor")]
    pub yes: String,
    #[serde(rename = "Abstain")]
    pub abstain: String,
    #[serde(rename = "Against")]
    pub no: String,
}

/// A row of `vetoes_1946_2022.csv`.
#[derive(Debug, Clone, Deserialize)]
pub struct Veto {
    pub date: String,
    pub draft: String,
    pub meeting_record: String,
    pub agenda_item: String,
    pub member_veto1: String,
    pub member_veto2: String,
    pub member_veto3: String,
}

/// A row of `strength_monthly.csv`.
#[derive(Debug, Deserialize)]
pub struct Deployed {
    pub mission: String,
    pub month: String,
    pub troops: String,
    pub police: String,
    pub observers: String,
    pub total: String,
    pub source: String,
    pub note: String,
}

/// A row of `fatalities_monthly.csv`.
#[derive(Debug, Deserialize)]
pub struct Fatalities {
    pub mission: String,
    pub month: String,
    pub total: u32,
    pub malicious_act: u32,
}

/// A row of `mission_budgets.csv`.
#[derive(Debug, Deserialize)]
pub struct Budget {
    pub mission: String,
    pub fiscal_year: String,
    pub measure: String,
    pub class: String,
    pub usd: f64,
    pub document: String,
}

/// All tables of `facts/` that the record is compiled from.
#[derive(Debug)]
pub struct Facts {
    pub operations: Vec<Operation>,
    pub memberships: Vec<Membership>,
    pub resolutions: Vec<Resolution>,
    pub votes: Vec<Vote>,
    pub failed: Vec<FailedDraft>,
    pub short: Vec<ShortDraft>,
    pub vetoes: Vec<Veto>,
    pub deployed: Vec<Deployed>,
    pub fatalities: Vec<Fatalities>,
    pub budgets: Vec<Budget>,
}

/// Reads all tables of `folder`.
pub fn read_all(folder: &Path) -> Result<Facts, Fault> {
    Ok(Facts {
        operations: read(&folder.join("operations.csv"))?,
        memberships: read(&folder.join("council_membership_by_year.csv"))?,
        resolutions: read(&folder.join("resolutions_index.csv"))?,
        votes: read(&folder.join("votes_by_member.csv"))?,
        failed: read(&folder.join("failed_drafts_1994_2025.csv"))?,
        short: read(&folder.join("failed_drafts_votes.csv"))?,
        vetoes: read(&folder.join("vetoes_1946_2022.csv"))?,
        deployed: read(&folder.join("strength_monthly.csv"))?,
        fatalities: read(&folder.join("fatalities_monthly.csv"))?,
        budgets: read(&folder.join("mission_budgets.csv"))?,
    })
}
