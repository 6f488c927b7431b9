//! What every format is taken apart into before numbers make a tree of it.

use penholder_text::MappedText;
use penholder_words::{Part, Span};

/// A stretch of text that its format keeps together: a line of XML's `<p>`, a paragraph of plain text.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// What it is in the document.
    pub role: Role,
    /// The number as printed before it: `14.`, `(d)`, `–`.
    pub number: Option<String>,
    /// Clean text without the number.
    pub text: MappedText,
    /// The bytes of number and text.
    pub span: Span,
}

/// What a block is in the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Text of that part.
    Text(Part),
    /// Text that goes on with the paragraph before it, whatever its number.
    More(Part),
    /// A heading inside that part.
    Heading(Part),
    /// The letter or number of a part with numbering of its own.
    Section(Part),
    /// The title of an annex, with which it begins.
    AnnexTitle,
    /// A footnote.
    Footnote,
}
