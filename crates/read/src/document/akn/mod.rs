//! Akoma Ntoso to the tree.
//!
//! [`walk`] goes once through the XML and yields blocks of text with the numbers printed before them and the
//! metadata as they stand; [`meta`] makes a head of the metadata. Numbers come from `<num>`: identifiers and
//! nesting are not believed.

mod meta;
mod walk;
mod write;

pub use write::write;

use super::{Document, Format, arrange::arrange};
use crate::{ReadError, names::StateNames};
use penholder_text::{Encoding, MappedText};

/// Reads Akoma Ntoso; `base` is the decoded file.
///
/// # Errors
/// If the XML is cut off, not well formed, nested too deeply, declares entities, or is no Akoma Ntoso.
pub(crate) fn read(
    bytes: &[u8],
    base: &MappedText,
    encoding: Encoding,
    states: &StateNames,
) -> Result<Document, ReadError> {
    let mut walked = walk::walk(base.as_str()).map_err(|e| {
        let at = base.raw_span(e.at..e.at);
        ReadError::at(e.message, bytes, at.start)
    })?;
    if !base.is_verbatim() {
        walked.rebase(base);
    }
    let (kind, head) = meta::head(&walked.meta, states);
    let outline = arrange(walked.blocks);
    Ok(Document {
        kind,
        format: Format::AkomaNtoso,
        encoding,
        head,
        paragraphs: outline.paragraphs,
        footnotes: outline.footnotes,
        findings: walked
            .findings
            .into_iter()
            .map(|(message, at)| ReadError::at(message, bytes, base.raw_span(at..at).start))
            .collect(),
    })
}
