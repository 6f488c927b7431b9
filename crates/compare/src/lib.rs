//! Paragraphs of two documents to an alignment: what stayed, what moved, which words changed.
//!
//! Paragraphs are aligned by content, all together ([`compare()`]); the words of those that belong together are
//! aligned by a longest common subsequence ([`lcs`]); dates, figures and verbs that changed are called out.
//! Pure: no file, network, clock, environment or printing.

mod align;
mod assign;
mod compare;
pub mod edit;
pub mod figure;
pub mod lcs;
pub mod lineage;
mod side;
mod similar;
mod spans;
pub mod terms;
pub mod token;
pub mod verb;

pub use compare::{Comparison, Item, Label, VerbChange, compare, rebuild};
pub use side::Unit;
