//! Where a mandate stands on a day, and what falls due.
//!
//! A [`Timeline`] is an operation's life as the record's decisions make it, cut at every day on which its standing
//! changes; looking up a day is a binary search. What is in force on a day (tasks, strength, powers) is the
//! accumulated result of decisions, each item with the decision and paragraph that it comes from.

pub mod calendar;
mod due;
mod force;
mod surroundings;
mod timeline;

pub use due::{DecisionNeeded, ReportDue, decision_needed, reports_due};
pub use force::{Powers, powers, strength, tasks};
pub use surroundings::{ConsentStanding, consent, deployed, events, positions, recommendation};
pub use timeline::{End, Step, Timeline};
