//! A document to a reading: what it decides or says, each fact with paragraph and span.
//!
//! The way in is find, extract, resolve: `document` makes one tree of every format, the modules of facts find
//! tokens in the clean text of a paragraph, and what a token refers to is resolved last. A reader never consults
//! the record; names come in as a [`penholder_words::Lexicon`].

mod adoption;
mod cites;
pub mod days;
pub mod document;
mod error;
pub mod facts;
mod names;
mod reader;
pub mod reading;
pub mod speech;
pub mod verbs;
mod votes;

pub use cites::cites;
pub use error::ReadError;
pub use names::StateNames;
pub use reader::{Reader, read, read_document};
