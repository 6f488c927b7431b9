//! The names by which texts call operations and States, with their validity in time.
//!
//! The reader takes a [`Lexicon`] as a parameter: names are data of the record, not of the code.

use crate::{List, MemberCode, PartialDate, Symbol};

/// What an operation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum OperationKind {
    /// A peacekeeping operation.
    #[serde(rename = "PKO")]
    Peacekeeping,
    /// A special political mission.
    #[serde(rename = "SPM")]
    Political,
    /// Anything else: support offices, guards, investigative teams.
    #[serde(rename = "other")]
    Other,
}

/// An operation: one row of `data/operations.csv`.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct OperationEntry {
    /// The acronym, which is also the key in every other table: `MINUSMA`, `UNAVEM II`.
    pub operation: String,
    /// The full English name.
    pub name: String,
    /// Peacekeeping, political or other.
    pub kind: OperationKind,
    /// The host States of today.
    pub host: List<MemberCode>,
    /// First day, as far as known.
    pub start: Option<PartialDate>,
    /// Last day of mandate or withdrawal, as far as known; `None` for one that runs or whose end is not known.
    pub end: Option<PartialDate>,
    /// The decision that established it, where one is known.
    pub established_by: Option<Symbol>,
    /// The decision that ended it, where one is known.
    pub closed_by: Option<Symbol>,
    /// Where the row comes from.
    pub source: String,
    /// What was borne out by a check against the texts; empty if nothing was.
    pub checked: String,
    /// Whatever else has to be said.
    pub note: String,
}

/// What a name is to its operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NameKind {
    /// The acronym in use.
    Acronym,
    /// The full name.
    Name,
    /// Another acronym or spelling.
    Other,
    /// A name that it bore before or after.
    Former,
    /// A description that texts use before the name was given.
    Description,
}

/// A name of an operation: one row of `data/operation_names.csv`.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct OperationName {
    /// Key of the operation.
    pub operation: String,
    /// The name as texts write it.
    pub name: String,
    /// Language of the name, `en` or `fr`.
    pub lang: String,
    /// What the name is.
    pub kind: NameKind,
    /// First day on which a text can mean this operation by the name.
    pub from: Option<PartialDate>,
    /// Last day on which it can.
    pub until: Option<PartialDate>,
}

/// A State or former State: one row of `data/states.csv`.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct StateEntry {
    /// ISO 3166-1 alpha-3, or the former code.
    pub code: MemberCode,
    /// Short English name in use at the United Nations; the last one for former States.
    pub name: String,
}

/// A name of a State: one row of `data/state_names.csv`.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct StateName {
    /// Code of the State.
    pub code: MemberCode,
    /// The name as texts write it.
    pub name: String,
    /// Language of the name.
    pub lang: String,
    /// `official` (the United Nations' own at the time), `short`, `adjective` (Malian) or `capital`.
    pub kind: String,
    /// First day on which the name is right.
    pub from: Option<PartialDate>,
    /// Last day on which it is right.
    pub until: Option<PartialDate>,
}

/// All names together, as the reader takes them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lexicon {
    /// Operations.
    pub operations: Vec<OperationEntry>,
    /// Their names; acronym and full name of each operation are among them.
    pub operation_names: Vec<OperationName>,
    /// States.
    pub states: Vec<StateEntry>,
    /// Their names; the short name of each State is among them.
    pub state_names: Vec<StateName>,
}

impl Lexicon {
    /// Returns the operation whose key is `operation`.
    pub fn operation(&self, operation: &str) -> Option<&OperationEntry> {
        self.operations.iter().find(|o| o.operation == operation)
    }
}
