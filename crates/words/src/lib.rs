//! The field's nouns as types that parse and print.
//!
//! Every other room speaks in these words: document [`Symbol`]s, [`MemberCode`]s, [`Tally`]s, the
//! vocabularies of actions, tasks and components, the [`Lexicon`] of operations and states, and the
//! [`Source`] that every fact carries. Nothing here touches a file, a clock or a terminal.

mod ballot;
mod labels;
mod lexicon;
mod list;
mod period;
mod source;
mod symbol;
mod vocabulary;

pub use ballot::{Ballot, MemberCode, ParseMemberError, ParseTallyError, Tally};
pub use jiff::civil::Date;
pub use labels::{Lang, long_date, long_partial_date, month_name};
pub use lexicon::{Lexicon, NameKind, OperationEntry, OperationKind, OperationName, StateEntry, StateName};
pub use list::{List, spaced};
pub use period::{Months, PartialDate, end_of_period};
pub use source::{Source, Span};
pub use symbol::{ParseSymbolError, Symbol};
pub use vocabulary::{
    Action, ChapterVii, ClaimKind, Component, ConsentStatus, DocumentKind, Matter, Modality, Outcome, Part,
    Priority, Stance, Status, StrengthKind, Task, UnknownWord, Verdict,
};
