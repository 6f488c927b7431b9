//! What is known of a document that is compared.

use super::SideAnswer;
use penholder_compare::Unit;
use penholder_read::document::Document;
use penholder_read::reading::Reading;
use penholder_record::Record;
use penholder_words::{Date, Symbol};

/// A document that is compared, with as much of it as is at hand.
#[derive(Debug, Clone)]
pub struct Given<'a> {
    /// Its symbol, or the name of the file.
    pub name: String,
    /// Its symbol.
    pub symbol: Option<Symbol>,
    /// Day of adoption, or its own date.
    pub date: Option<Date>,
    /// Title.
    pub title: Option<String>,
    /// Its text.
    pub document: Option<&'a Document>,
    /// What was read from the text.
    pub reading: Option<&'a Reading>,
}

impl<'a> Given<'a> {
    /// Returns a document whose text is at hand; `name` is used if it shows no symbol.
    pub fn text(name: &str, document: &'a Document, reading: Option<&'a Reading>) -> Self {
        let head = &document.head;
        Given {
            name: head.symbol.as_ref().map_or(name.to_owned(), Symbol::to_string),
            symbol: head.symbol.clone(),
            date: head.date,
            title: head.title.clone(),
            document: Some(document),
            reading,
        }
    }

    /// Returns a resolution of which only the record is at hand; `None` if the record does not have it either.
    pub fn recorded(record: &Record, number: u16) -> Option<Given<'static>> {
        let decision = record.decision(number)?;
        Some(Given {
            name: decision.symbol.to_string(),
            symbol: Some(decision.symbol.clone()),
            date: Some(decision.date),
            title: decision.title.clone(),
            document: None,
            reading: None,
        })
    }

    pub(super) fn answer(&self, words: Option<usize>) -> SideAnswer {
        SideAnswer {
            name: self.name.clone(),
            symbol: self.symbol.clone(),
            date: self.date,
            title: self.title.clone(),
            text_at_hand: self.document.is_some(),
            paragraphs: self.document.map(|d| d.paragraphs.len()),
            words,
        }
    }

    pub(super) fn missing(&self) -> Option<String> {
        self.document.is_none().then(|| {
            format!(
                "the text of {} is not at hand: what the record knows of both is compared",
                self.name
            )
        })
    }
}

/// Returns a document's paragraphs as they are compared.
pub fn document_units(document: &Document) -> Vec<Unit<'_>> {
    let unit = |p| {
        let p: &penholder_read::document::Paragraph = p;
        Unit {
            id: &p.id,
            part: p.part,
            heading: p.heading.as_deref(),
            text: p.text.as_str(),
        }
    };
    document.paragraphs.iter().map(unit).collect()
}
