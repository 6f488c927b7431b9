//! From sources to tables: one module for each family of tables.

pub mod decisions;
pub mod disagreements;
pub mod drafts;
pub mod months;
pub mod names;
pub mod readings;
pub mod terms;
pub mod timelines;
