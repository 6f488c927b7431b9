//! One type for each table; one row is one fact with its source.
//!
//! Each type is at once the row of a CSV file under `data/` and the value in memory. The first column of a
//! partitioned table is its key.

use penholder_words::{
    Action, ChapterVii, Component, ConsentStatus, Date, MemberCode, Modality, PartialDate, Priority, Stance,
    StrengthKind, Symbol, Tally, Task, spaced,
};
use serde::{Deserialize, Serialize};

/// A resolution of the Council.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Number of the resolution.
    pub number: u16,
    /// Its symbol.
    pub symbol: Symbol,
    /// Day of adoption.
    pub date: Date,
    /// Symbol of the meeting's record, or of the letter for votes by written procedure.
    pub meeting: Option<String>,
    /// Draft adopted.
    pub draft: Option<Symbol>,
    /// Title, where one is known.
    pub title: Option<String>,
    /// Agenda item.
    pub agenda_item: Option<String>,
    /// How the Council came to it.
    pub modality: Modality,
    /// Whether it was adopted under Chapter VII; `None` where no source says.
    pub chapter_vii: Option<bool>,
    /// States that submitted the draft, where known.
    #[serde(with = "spaced")]
    pub sponsors: Vec<MemberCode>,
    /// Where date and meeting come from: `text`, `akn`, `index`.
    pub source: String,
}

/// Each member's vote on a resolution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VoteRecord {
    /// Number of the resolution.
    pub number: u16,
    /// Tally; `None` where no vote of a member exists.
    pub tally: Option<Tally>,
    /// In favour.
    #[serde(with = "spaced")]
    pub yes: Vec<MemberCode>,
    /// Against.
    #[serde(with = "spaced")]
    pub no: Vec<MemberCode>,
    /// Abstained.
    #[serde(with = "spaced")]
    pub abstain: Vec<MemberCode>,
    /// Absent, or present and not participating.
    #[serde(with = "spaced")]
    pub not_voting: Vec<MemberCode>,
    /// Where the votes come from.
    pub basis: String,
}

/// A draft put to the vote and not adopted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FailedDraft {
    /// Day of the vote.
    pub date: Date,
    /// Symbol of the draft, or a name where it has none.
    pub draft: Symbol,
    /// Symbol of the meeting's record.
    pub meeting: Option<Symbol>,
    /// Agenda item.
    pub agenda_item: Option<String>,
    /// What was voted on: `draft`, `amendment`, `part`, `procedural`.
    pub kind: String,
    /// States that submitted it.
    #[serde(with = "spaced")]
    pub sponsors: Vec<MemberCode>,
    /// Tally; `None` where unknown.
    pub tally: Option<Tally>,
    /// In favour; empty with a tally where names are unknown.
    #[serde(with = "spaced")]
    pub yes: Vec<MemberCode>,
    /// Against.
    #[serde(with = "spaced")]
    pub no: Vec<MemberCode>,
    /// Abstained.
    #[serde(with = "spaced")]
    pub abstain: Vec<MemberCode>,
    /// Absent or not participating.
    #[serde(with = "spaced")]
    pub not_voting: Vec<MemberCode>,
    /// Permanent members whose vote defeated it, as the sources count vetoes.
    #[serde(with = "spaced")]
    pub vetoed_by: Vec<MemberCode>,
    /// Where the row comes from.
    pub source: String,
    /// What is wrong or uncertain in the sources.
    pub note: String,
}

/// The kind of a seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Seat {
    /// China, France, Russia, the United Kingdom, the United States.
    Permanent,
    /// Elected for a term.
    Elected,
}

/// A term on the Council.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// The member.
    pub member: MemberCode,
    /// Kind of seat.
    pub seat: Seat,
    /// First day.
    pub first: Date,
    /// Last day, inclusive; `None` for a seat without end.
    pub last: Option<Date>,
    /// Regional group, where known.
    pub region: Option<String>,
    /// Where the row comes from.
    pub source: String,
}

/// What one decision does to one operation's mandate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MandateDecision {
    /// Key of the operation.
    pub operation: String,
    /// The decision.
    pub symbol: Symbol,
    /// Day on which it was taken; it counts from this day.
    pub date: Date,
    /// What it does.
    #[serde(with = "spaced")]
    pub actions: Vec<Action>,
    /// Paragraph of the main action.
    pub para: Option<String>,
    /// Last day of the period it sets, inclusive.
    pub until: Option<Date>,
    /// Whether that day was computed from a length of time.
    pub until_computed: bool,
    /// Paragraph of the end.
    pub until_para: Option<String>,
    /// Whether it sets a mandate that runs until the Council decides otherwise.
    pub open_ended: bool,
    /// Last day in force of a mandate that it terminates.
    pub terminates_on: Option<Date>,
    /// Day by which withdrawal is to be complete.
    pub withdrawal_until: Option<Date>,
    /// Paragraph of the withdrawal.
    pub withdrawal_para: Option<String>,
    /// First day of liquidation.
    pub liquidation_from: Option<Date>,
    /// Paragraph of the liquidation.
    pub liquidation_para: Option<String>,
    /// How far it stands under Chapter VII.
    pub chapter_vii: ChapterVii,
    /// Paragraph that invokes Chapter VII.
    pub chapter_vii_para: Option<String>,
    /// Whether it authorises the use of force.
    pub use_of_force: bool,
    /// Who may use it.
    pub use_of_force_by: Option<String>,
    /// Paragraph that authorises it.
    pub use_of_force_para: Option<String>,
    /// Where the row comes from: `akn`, `text`, `table`, `correction`.
    pub source: String,
}

/// A figure of authorised strength set by a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StrengthRow {
    /// Key of the operation.
    pub operation: String,
    /// The decision.
    pub symbol: Symbol,
    /// Its day.
    pub date: Date,
    /// Component.
    pub component: Component,
    /// Number of persons.
    pub number: u32,
    /// What the figure means.
    pub kind: StrengthKind,
    /// Paragraph.
    pub para: String,
}

/// A task given by a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskRow {
    /// Key of the operation.
    pub operation: String,
    /// The decision.
    pub symbol: Symbol,
    /// Its day.
    pub date: Date,
    /// The task.
    pub task: Task,
    /// Rank, where the text gives one.
    pub priority: Option<Priority>,
    /// Paragraph.
    pub para: String,
    /// Whether it is only given by reference.
    pub by_reference: bool,
}

/// A report asked for by a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportingRow {
    /// Key of the operation.
    pub operation: String,
    /// The decision.
    pub symbol: Symbol,
    /// Its day.
    pub date: Date,
    /// When, in words or as a date.
    pub due: String,
    /// First day on which it is due, where that can be told.
    pub due_date: Option<Date>,
    /// Months between reports, for those that recur.
    pub every_months: Option<i32>,
    /// Paragraph.
    pub para: String,
}

/// Something known of the host's consent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentRow {
    /// Key of the operation.
    pub operation: String,
    /// Where consent stands.
    pub status: ConsentStatus,
    /// Day from which, as far as known.
    pub since: Option<PartialDate>,
    /// Day on which a document in the record first says so; nobody reading the record knew it before.
    pub known_from: Date,
    /// The host's own document, where one is named.
    pub document: Option<Symbol>,
    /// The document that bears it out.
    pub symbol: Symbol,
    /// Paragraph.
    pub para: Option<String>,
    /// In our words.
    pub note: String,
}

/// A position taken by a State or an official.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PositionRow {
    /// Key of the operation.
    pub operation: String,
    /// Day on which it was stated.
    pub date: Date,
    /// Who: name of the person.
    pub who: String,
    /// Role.
    pub role: Option<String>,
    /// State spoken for.
    pub member: Option<MemberCode>,
    /// Organisation spoken for.
    pub organisation: Option<String>,
    /// What the speaker wants.
    pub stance: Stance,
    /// In our words.
    pub gist: String,
    /// Where it was said or reported.
    pub source: Symbol,
    /// Paragraph, counted from the title's next one for a news report.
    pub para: Option<String>,
}

/// An incident, or a fact of the context.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventRow {
    /// Key of the operation.
    pub operation: String,
    /// `incident` or `context`.
    pub kind: String,
    /// Day or period.
    pub date: PartialDate,
    /// Day on which a source in the record first says so.
    pub known_from: Date,
    /// In our words.
    pub what: String,
    /// A figure, where there is one.
    pub figure: Option<u64>,
    /// Where it stands.
    pub source: Symbol,
    /// Paragraph.
    pub para: Option<String>,
}

/// A recommendation of the Secretary-General.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecommendationRow {
    /// Key of the operation.
    pub operation: String,
    /// Day or month in which it was made.
    pub date: PartialDate,
    /// Day on which a source in the record first says so.
    pub known_from: Date,
    /// What is recommended.
    pub action: Action,
    /// For how many months.
    pub months: Option<i32>,
    /// Strength recommended, as far as given.
    pub strength: Option<u32>,
    /// In our words.
    pub gist: String,
    /// Where it stands.
    pub source: Symbol,
    /// Paragraph.
    pub para: Option<String>,
}

/// Strength deployed at the end of a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeployedRow {
    /// Key of the operation.
    pub operation: String,
    /// The month.
    pub month: PartialDate,
    /// Troops.
    pub troops: Option<u32>,
    /// Police.
    pub police: Option<u32>,
    /// Observers and experts on mission.
    pub observers: Option<u32>,
    /// Sum, where the source gives all parts.
    pub total: Option<u32>,
    /// Where the row comes from.
    pub source: String,
    /// What is uncertain.
    pub note: String,
}

/// Deaths in a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FatalitiesRow {
    /// Key of the operation.
    pub operation: String,
    /// The month.
    pub month: PartialDate,
    /// All deaths.
    pub total: u32,
    /// Of which by malicious acts.
    pub malicious_act: u32,
}

/// Spending or budget of a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BudgetRow {
    /// Key of the operation.
    pub operation: String,
    /// Fiscal year: `2022/23`.
    pub fiscal_year: String,
    /// `expenditure`, `appropriation` and the like.
    pub measure: String,
    /// Class of spending.
    pub class: String,
    /// US dollars.
    pub usd: i64,
    /// Document.
    pub document: String,
}

/// A correction made by hand; never silent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectionRow {
    /// Table that is corrected.
    pub table: String,
    /// Key of the row: operation, symbol or number, as the table has it.
    pub key: String,
    /// Column.
    pub column: String,
    /// What the compilation gave.
    pub was: String,
    /// What is right.
    pub is: String,
    /// Why.
    pub reason: String,
    /// What bears it out.
    pub source: String,
}

/// Two sources that disagree, and the one followed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisagreementRow {
    /// What it is about: `S/RES/2695 (2023)`, `UNTAC`.
    pub subject: String,
    /// Which property.
    pub property: String,
    /// Source of the value followed.
    pub chosen_source: String,
    /// Value followed.
    pub chosen: String,
    /// The other source.
    pub other_source: String,
    /// Its value.
    pub other: String,
    /// Why.
    pub reason: String,
}

/// A vote adopted over a permanent member's no, with the rule that made it possible.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProceduralVote {
    /// Number of the resolution.
    pub number: u16,
    /// `procedural`, `uniting_for_peace` or `review_conference`.
    pub ground: String,
    /// Where that rule stands.
    pub provision: String,
    /// What was decided, in our words.
    pub what: String,
    /// What else has to be said.
    pub note: String,
}

/// What a draft is about, coded by hand where the sources give no title.
///
/// Titles, Chapter VII and sponsors are published of adopted texts only; drafts that failed are coded in the same
/// manner, so that both can be compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftCoding {
    /// Day of the vote.
    pub date: Date,
    /// Symbol of the draft; of the resolution where only its topic had to be told.
    pub draft: Symbol,
    /// Topic, as the forecast names it.
    pub topic: String,
    /// Short title in the manner of the United Nations; `None` where the published one stands.
    pub title: Option<String>,
    /// Whether it stood under Chapter VII.
    pub chapter_vii: Option<bool>,
    /// Members of the Council that sponsored it.
    #[serde(with = "spaced")]
    pub sponsors: Vec<MemberCode>,
    /// Who coded it and how.
    pub source: String,
}

/// One number of a fitted forecast, kept so that a forecast need not be fitted anew.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FitRow {
    /// Year that the fit serves; it has seen no vote of that year or later.
    pub year: i16,
    /// `early` or `with_draft`.
    pub kind: String,
    /// `mean`, `sd` (of a number's scale), `coefficient` or `dependence`.
    pub part: String,
    /// Place among the numbers of that part.
    pub at: u16,
    /// The number; for a coefficient that of abstaining against yes.
    pub value: f64,
    /// For a coefficient that of no against yes.
    pub against: Option<f64>,
}

/// A host that withdrew or limited its consent, or agreed to an end, and what the Council did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HostConsentCase {
    /// Key of the operation.
    pub operation: String,
    /// The host.
    pub host: MemberCode,
    /// `asked_to_leave`, `restricted` or `agreed_end`.
    pub status: String,
    /// Day of the host's word or act, where known.
    pub since: Option<Date>,
    /// Day on which a document in the record first says so.
    pub known_from: Date,
    /// The host's own document, where one is named.
    pub document: Option<Symbol>,
    /// The document that bears it out.
    pub symbol: Symbol,
    /// Paragraph; `pp` counts those of the preamble.
    pub para: String,
    /// The Council's decision.
    pub decided: Symbol,
    /// Its day.
    pub decided_on: Date,
    /// Its paragraph.
    pub decided_para: String,
    /// The way taken, as the outlook names it.
    pub way: String,
    /// Last day of the mandate that it set or confirmed.
    pub mandate_until: Option<Date>,
    /// Day by which it asked the withdrawal to be complete.
    pub withdrawn_by: Option<Date>,
    /// Paragraph of that day.
    pub withdrawn_para: Option<String>,
    /// In our words.
    pub note: String,
}

/// A document that a resolution cites, once for each document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    /// Number of the resolution that cites.
    pub number: u16,
    /// The document cited.
    pub cited: Symbol,
    /// Paragraph of the first mention.
    pub para: String,
}

/// A gap or doubt that nobody has explained yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenQuestion {
    /// Key of the operation.
    pub operation: String,
    /// First day in doubt.
    pub from: Date,
    /// Last day in doubt.
    pub until: Date,
    /// What is not known, and what is.
    pub question: String,
}
