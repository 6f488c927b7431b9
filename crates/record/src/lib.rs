//! The typed record in memory: decisions, votes, memberships, mandates and what surrounds them.
//!
//! The record holds facts that were compiled elsewhere; it never reads a text. Tables are loaded when they are
//! first asked for, so that an answer pays only for what it uses.

mod ballots;
mod lookup;
mod rows;
mod table;

pub use rows::*;
pub use table::{Partitioned, Table};

use penholder_words::Date;

/// All tables of the record.
#[derive(Debug, Default)]
pub struct Record {
    /// Last day that the record covers.
    pub until: Option<Date>,
    /// Operations, their names, States and their names.
    pub operations: Table<penholder_words::OperationEntry>,
    /// Names of operations.
    pub operation_names: Table<penholder_words::OperationName>,
    /// States and former States.
    pub states: Table<penholder_words::StateEntry>,
    /// Names of States.
    pub state_names: Table<penholder_words::StateName>,
    /// Terms of the Council's members.
    pub terms: Table<Term>,
    /// Resolutions, in blocks of a hundred numbers (`2600` holds 2600 to 2699).
    pub decisions: Partitioned<Decision>,
    /// Votes on resolutions, in the same blocks.
    pub votes: Partitioned<VoteRecord>,
    /// Drafts put to the vote and not adopted, vetoed or short of votes.
    pub failed_drafts: Table<FailedDraft>,
    /// What resolutions cite, in the same blocks.
    pub citations: Partitioned<Citation>,
    /// Gaps and doubts that nobody has explained yet.
    pub open_questions: Table<OpenQuestion>,
    /// Votes adopted over a permanent member's no, each with its ground.
    pub procedural_votes: Table<ProceduralVote>,
    /// What drafts are about, coded by hand where no title is published.
    pub draft_codings: Table<DraftCoding>,
    /// Hosts that withdrew or limited consent, and what the Council did.
    pub host_consent_cases: Table<HostConsentCase>,
    /// Fits of the forecast, by the year that they serve.
    pub forecast_fits: Partitioned<FitRow>,
    /// What each decision does to each operation, by operation.
    pub mandates: Partitioned<MandateDecision>,
    /// Authorised strength, by operation.
    pub strength: Partitioned<StrengthRow>,
    /// Tasks, by operation.
    pub tasks: Partitioned<TaskRow>,
    /// Reports asked for, by operation.
    pub reporting: Partitioned<ReportingRow>,
    /// Consent of hosts, by operation.
    pub consent: Partitioned<ConsentRow>,
    /// Positions of States and officials, by operation.
    pub positions: Partitioned<PositionRow>,
    /// Incidents and context, by operation.
    pub events: Partitioned<EventRow>,
    /// Recommendations of the Secretary-General, by operation.
    pub recommendations: Partitioned<RecommendationRow>,
    /// Deployed strength by month, by operation.
    pub deployed: Partitioned<DeployedRow>,
    /// Deaths by month, by operation.
    pub fatalities: Partitioned<FatalitiesRow>,
    /// Budgets, by operation.
    pub budgets: Partitioned<BudgetRow>,
    /// Corrections made by hand, with reason and source.
    pub corrections: Table<CorrectionRow>,
    /// Places where sources disagree.
    pub disagreements: Table<DisagreementRow>,
}
