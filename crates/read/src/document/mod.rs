//! The one tree that every format becomes: Akoma Ntoso of 2023 and a text file of 1956 alike.

pub(crate) mod akn;
mod arrange;
mod block;
mod format;
pub(crate) mod html;
mod kind;
mod number;
pub(crate) mod pdf;
pub(crate) mod plain;

pub(crate) use block::{Block, Role};
pub use format::Format;

use crate::ReadError;
use penholder_text::{Encoding, MappedText};
use penholder_words::{Date, DocumentKind, MemberCode, Part, Span, Symbol};

/// A document as read from bytes, before any fact is taken from it.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// What kind of document it is.
    pub kind: DocumentKind,
    /// The form in which it was given.
    pub format: Format,
    /// How its characters are written as bytes.
    pub encoding: Encoding,
    /// What the document says of itself.
    pub head: Head,
    /// Recitals, operative paragraphs with their points, and annexes, in the order of the text.
    pub paragraphs: Vec<Paragraph>,
    /// Footnotes, which belong to no paragraph.
    pub footnotes: Vec<MappedText>,
    /// What is not as it should be in the file, and was mended.
    pub findings: Vec<ReadError>,
}

/// Paragraphs and footnotes, before the document says what it is.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Outline {
    /// Paragraphs in the order of the text.
    pub paragraphs: Vec<Paragraph>,
    /// Footnotes.
    pub footnotes: Vec<MappedText>,
}

/// What a document says of itself: symbol, title, adoption, and its metadata.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Head {
    /// The document's symbol.
    pub symbol: Option<Symbol>,
    /// Title, where it has one.
    pub title: Option<String>,
    /// Day of adoption, or the document's own date.
    pub date: Option<Date>,
    /// Where the date stands.
    pub date_span: Option<Span>,
    /// Number of the meeting.
    pub meeting: Option<u32>,
    /// Language, ISO 639-1.
    pub lang: String,
    /// Symbol of the draft that was adopted.
    pub draft: Option<Symbol>,
    /// States that submitted the draft.
    pub sponsors: Vec<MemberCode>,
    /// The vote as the document or its metadata gives it.
    pub vote: Option<super::reading::Vote>,
    /// Whether the metadata name Chapter VII.
    pub chapter_vii: bool,
    /// Subject headings of the metadata.
    pub keywords: Vec<String>,
}

/// A paragraph or point, the smallest thing with a number of its own.
///
/// A paragraph with points gives one `Paragraph` for its opening words and one for each point; unnumbered
/// continuation (dashes, closing words) belongs to the numbered one above it and is part of its text, after a line
/// break. The text of a number that stands directly before its first point is empty.
#[derive(Debug, Clone, PartialEq)]
pub struct Paragraph {
    /// Which part it stands in.
    pub part: Part,
    /// Its place as printed: `14`, `14 (d)`, `14 (d) (i)`, `A.1`; recitals are counted `pp1`, `pp2`, operative
    /// paragraphs without a number `op1`, `op2`; in annexes the annex goes before: `annexII.3 (b)`.
    pub id: String,
    /// The heading it stands under, if any.
    pub heading: Option<String>,
    /// Clean text without the number, with its map into the file.
    pub text: MappedText,
    /// The bytes of number and text together.
    pub span: Span,
}

impl Paragraph {
    /// Returns the number of the top paragraph: `14` for `14 (d) (i)`.
    pub fn top(&self) -> &str {
        self.id.split(' ').next().unwrap_or(&self.id)
    }

    /// Returns how deep the point stands: 0 for `14`, 2 for `14 (d) (i)`.
    pub fn depth(&self) -> usize {
        self.id.matches('(').count()
    }
}
