//! What the shared folder holds, read without judgement: one module for each kind of source.

pub mod akn;
pub mod facts;
pub mod meetings;
pub mod texts;
