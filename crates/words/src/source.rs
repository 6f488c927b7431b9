//! Where a fact comes from.

use crate::Symbol;

/// A stretch of bytes in a file as it was given: `file[start..end]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset after the last byte; never before `start`.
    pub end: usize,
}

impl Span {
    /// Returns the span from `start` to `end`; an end before the start gives an empty span.
    pub fn new(start: usize, end: usize) -> Self {
        Span {
            start,
            end: end.max(start),
        }
    }

    /// Returns the number of bytes covered.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Returns whether no byte is covered.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Returns the smallest span that covers both.
    pub fn join(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }
}

/// The document and paragraph that a fact rests on.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub struct Source {
    /// Symbol of the document.
    pub symbol: Symbol,
    /// The paragraph as printed, such as `14 (d) (i)` or `preamble`; `None` where the whole document speaks.
    pub paragraph: Option<String>,
}

impl std::fmt::Display for Source {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let recital = |p: &str| {
            p.strip_prefix("pp")
                .filter(|n| n.parse::<u16>().is_ok())
                .map(str::to_owned)
        };
        match &self.paragraph {
            Some(p) if recital(p).is_some() => {
                write!(
                    f,
                    "{}, preambular para. {}",
                    self.symbol,
                    recital(p).unwrap_or_default()
                )
            }
            Some(p) if p.starts_with(|c: char| c.is_ascii_digit()) => write!(f, "{}, para. {p}", self.symbol),
            Some(p) => write!(f, "{}, {p}", self.symbol),
            None => write!(f, "{}", self.symbol),
        }
    }
}
