//! What a document decides on operations.

use crate::document::Document;
use crate::reading::Mandate;
use penholder_words::Lexicon;

/// Returns what the document decides on each operation.
pub fn mandates(_document: &Document, _lexicon: &Lexicon) -> Vec<Mandate> {
    Vec::new()
}
