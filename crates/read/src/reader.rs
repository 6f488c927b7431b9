//! The way in: bytes of any form to a tree, a tree to a reading.

use crate::document::{Document, Format, akn, html, pdf, plain};
use crate::names::StateNames;
use crate::reading::{ParagraphFacts, Reading};
use crate::speech::{self, Names};
use crate::{ReadError, cites, facts, verbs};
use penholder_text::{decode, gunzip, is_gzip};
use penholder_words::{Date, DocumentKind, Lexicon, Symbol};
use std::sync::OnceLock;

/// A reader with its names made ready, for many documents.
#[derive(Debug)]
pub struct Reader {
    finder: facts::Finder,
    states: StateNames,
    lexicon: Lexicon,
    names: OnceLock<Names>,
}

impl Reader {
    /// Makes the names of a lexicon ready.
    pub fn new(lexicon: &Lexicon) -> Self {
        Reader {
            finder: facts::Finder::new(lexicon),
            states: StateNames::new(lexicon),
            lexicon: lexicon.clone(),
            names: OnceLock::new(),
        }
    }

    /// Reads bytes to a tree; the form is told from the bytes, `name_hint` is the file's name where there is one.
    ///
    /// # Errors
    /// If the bytes are not what they claim to be: XML that is cut off or malformed, a PDF without text.
    pub fn read_document(&self, bytes: &[u8], name_hint: Option<&str>) -> Result<Document, ReadError> {
        if is_gzip(bytes) {
            let unpacked = gunzip(bytes).map_err(|e| ReadError::whole(e.to_string()))?;
            let name = name_hint.map(|n| n.strip_suffix(".gz").unwrap_or(n));
            return self.read_unpacked(&unpacked, name);
        }
        self.read_unpacked(bytes, name_hint)
    }

    fn read_unpacked(&self, bytes: &[u8], name_hint: Option<&str>) -> Result<Document, ReadError> {
        let format = Format::detect(bytes);
        if format == Format::Text && name_hint.is_some_and(|n| n.to_ascii_lowercase().ends_with(".xml")) {
            return Err(ReadError::at(
                "expected Akoma Ntoso, as the file's name says, but found no XML",
                bytes,
                0,
            ));
        }
        let (base, encoding) = decode(bytes);
        match format {
            Format::AkomaNtoso => akn::read(bytes, &base, encoding, &self.states),
            Format::Text => Ok(plain::read(&base, format, encoding, &self.states)),
            Format::Html => {
                let mut text = html::text(base.as_str());
                text.rebase(&base);
                Ok(plain::read(&text, format, encoding, &self.states))
            }
            Format::Pdf => Ok(plain::read(&pdf::text(bytes)?, format, encoding, &self.states)),
        }
    }

    /// Reads bytes to a reading.
    ///
    /// # Errors
    /// As [`Reader::read_document`].
    pub fn read(&self, bytes: &[u8], name_hint: Option<&str>) -> Result<Reading, ReadError> {
        self.read_on(bytes, name_hint, None)
    }

    /// Reads bytes to a reading; `on` is the day of a report, against which "on Friday" is resolved.
    ///
    /// # Errors
    /// As [`Reader::read_document`].
    pub fn read_on(
        &self,
        bytes: &[u8],
        name_hint: Option<&str>,
        on: Option<Date>,
    ) -> Result<Reading, ReadError> {
        let document = self.read_document(bytes, name_hint)?;
        let mut reading = self.facts(document);
        if matches!(
            reading.kind,
            DocumentKind::News | DocumentKind::MeetingRecord | DocumentKind::Report
        ) {
            speech::add(&mut reading, &decode(bytes).0, self.names(), &self.states, on);
        }
        Ok(reading)
    }

    /// Reads bytes as a news report, whatever they look like.
    ///
    /// # Errors
    /// As [`Reader::read_document`].
    pub fn read_news(
        &self,
        bytes: &[u8],
        name_hint: Option<&str>,
        on: Option<Date>,
    ) -> Result<Reading, ReadError> {
        let mut document = self.read_document(bytes, name_hint)?;
        document.kind = DocumentKind::News;
        document.paragraphs.clear();
        let mut reading = self.facts(document);
        speech::add(&mut reading, &decode(bytes).0, self.names(), &self.states, on);
        Ok(reading)
    }

    /// Returns the names of operations and States made ready for running text, on first use.
    pub fn names(&self) -> &Names {
        self.names.get_or_init(|| Names::new(&self.lexicon))
    }

    /// Writes a tree as Akoma Ntoso.
    pub fn to_akoma_ntoso(&self, document: &Document) -> String {
        akn::write(document, &self.lexicon)
    }

    /// Takes the facts of a tree.
    pub fn facts(&self, document: Document) -> Reading {
        let cites = cites::cites(&document);
        let mandates = self.finder.mandates(&document);
        let paragraphs = document
            .paragraphs
            .iter()
            .map(|p| ParagraphFacts {
                id: p.id.clone(),
                part: p.part,
                heading: p.heading.clone(),
                verb: verbs::verb(p.text.as_str()).map(str::to_owned),
                span: p.span,
            })
            .collect();
        let head = document.head;
        // A verbatim record tells its meeting by its symbol alone.
        let meeting = head
            .meeting
            .or_else(|| head.symbol.as_ref().and_then(Symbol::meeting_number));
        Reading {
            kind: document.kind,
            format: document.format,
            encoding: document.encoding,
            symbol: head.symbol,
            title: head.title,
            adopted: head.date,
            meeting,
            draft: head.draft,
            sponsors: head.sponsors,
            lang: head.lang,
            vote: head.vote,
            cites,
            paragraphs,
            mandates,
            statements: Vec::new(),
            claims: Vec::new(),
            announced: Vec::new(),
            events: Vec::new(),
            recommendations: Vec::new(),
        }
    }
}

/// Reads bytes to a tree; for many documents make one [`Reader`].
///
/// # Errors
/// As [`Reader::read_document`].
pub fn read_document(
    bytes: &[u8],
    name_hint: Option<&str>,
    lexicon: &Lexicon,
) -> Result<Document, ReadError> {
    Reader::new(lexicon).read_document(bytes, name_hint)
}

/// Reads bytes to a reading; for many documents make one [`Reader`].
///
/// # Errors
/// As [`Reader::read_document`].
pub fn read(bytes: &[u8], name_hint: Option<&str>, lexicon: &Lexicon) -> Result<Reading, ReadError> {
    Reader::new(lexicon).read(bytes, name_hint)
}
