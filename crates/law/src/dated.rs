//! Parameters of law that changed with time.

use penholder_words::{Date, Source, Symbol};

/// One value of a parameter, from a day on, with what set it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dated<T> {
    /// First day on which the value holds, as year, month, day.
    pub from: (i16, i8, i8),
    /// The value.
    pub value: T,
    /// Document that set it.
    pub document: &'static str,
    /// Its paragraph or article, empty where the whole document speaks.
    pub paragraph: &'static str,
}

impl<T> Dated<T> {
    /// Returns what holds on `on`: the latest value that began on or before that day.
    ///
    /// `None` before the first value; the table must be in ascending order of its days.
    pub fn on(table: &'static [Dated<T>], on: Date) -> Option<&'static Dated<T>> {
        let day = (on.year(), on.month(), on.day());
        table.iter().rev().find(|d| d.from <= day)
    }

    /// Returns the source of the value.
    pub fn source(&self) -> Source {
        source(self.document, self.paragraph)
    }
}

/// Returns a source named as it stands.
pub(crate) fn source(document: &str, paragraph: &str) -> Source {
    Source {
        symbol: Symbol::named(document),
        paragraph: (!paragraph.is_empty()).then(|| paragraph.to_owned()),
    }
}

/// Returns a provision of the Charter as a source.
pub(crate) fn charter(article: &str) -> Source {
    source("Charter of the United Nations", article)
}
