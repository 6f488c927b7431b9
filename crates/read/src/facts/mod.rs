//! What a resolution decides on peace operations.
//!
//! The way goes find, extract, resolve. [`names`] finds operations, [`token`] dates, numbers and lengths of time;
//! [`clause`] cuts a paragraph by the Council's own verbs; the modules of facts match patterns, which are data, in
//! clauses of the right kind; [`context`] says last what "the Mission" or "its mandate" means.

mod actions;
mod clause;
mod consent;
mod context;
mod lang;
mod names;
mod norm;
mod pattern;
mod period;
mod powers;
mod reporting;
mod strength;
mod task_table;
mod tasks;
#[cfg(test)]
mod tests;
mod token;

use crate::document::Document;
use crate::reading::Mandate;
use context::Context;
use names::Names;
use penholder_words::{DocumentKind, Lexicon};

/// The reader of mandates with the names of a lexicon compiled; make one and keep it.
#[derive(Debug)]
pub struct Finder {
    names: Names,
}

impl Finder {
    /// Compiles the names of operations.
    pub fn new(lexicon: &Lexicon) -> Self {
        Finder {
            names: Names::new(lexicon),
        }
    }

    /// Returns what the operative part of a document decides on each operation, in the order of the decisions.
    ///
    /// A document that decides on no operation, or that is neither a resolution nor a draft, gives none.
    pub fn mandates(&self, document: &Document) -> Vec<Mandate> {
        if !matches!(document.kind, DocumentKind::Resolution | DocumentKind::Draft) {
            return Vec::new();
        }
        let source = context::Source::new(document, &self.names);
        if !source.names_an_operation() {
            return Vec::new();
        }
        Context::new(document, &self.names, &source).mandates()
    }
}

/// Returns what a document decides on each operation; for many documents make a [`Finder`] once.
pub fn mandates(document: &Document, lexicon: &Lexicon) -> Vec<Mandate> {
    Finder::new(lexicon).mandates(document)
}
