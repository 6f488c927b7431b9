//! Plain text to the tree: extracts from PDF, OCR of the 1950s, files converted from XML.
//!
//! [`lines`] says of every line what it is, [`blocks`] joins lines to paragraphs, [`head`] reads the lines before
//! and after the body.

mod blocks;
mod head;
mod lines;

use super::{Document, Format, arrange::arrange};
use crate::names::StateNames;
use penholder_text::{Encoding, MappedText};

/// Reads plain text; `base` is the decoded file.
pub(crate) fn read(base: &MappedText, format: Format, encoding: Encoding, states: &StateNames) -> Document {
    let lines = lines::classify(base.as_str());
    let found = blocks::build(base.as_str(), &lines);
    let (kind, mut head) = head::read(base.as_str(), &lines, &found, states);
    let mut blocks = found.blocks;
    if !base.is_verbatim() {
        for block in &mut blocks {
            block.text.rebase(base);
            block.span = base.raw_span(block.span.start..block.span.end);
        }
        head.date_span = head.date_span.map(|s| base.raw_span(s.start..s.end));
        if let Some(vote) = &mut head.vote {
            vote.span = vote.span.map(|s| base.raw_span(s.start..s.end));
        }
    }
    let outline = arrange(blocks);
    Document {
        kind,
        format,
        encoding,
        head,
        paragraphs: outline.paragraphs,
        footnotes: outline.footnotes,
        findings: Vec::new(),
    }
}
