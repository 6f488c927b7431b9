//! Paragraphs of two documents to an alignment: what stayed, what moved, which words changed.
//!
//! Pure: no file, network, clock, environment or printing.

pub mod lcs;
pub mod token;
