//! Why a document could not be read.

use penholder_text::LineIndex;
use std::fmt;

/// Why a document could not be read: what was expected and what was found, with the place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError {
    /// What was expected and what was found, without a full stop.
    pub message: String,
    /// Byte in the file at which it was found.
    pub byte: Option<usize>,
    /// Line and column, both from 1.
    pub place: Option<(usize, usize)>,
}

impl ReadError {
    /// Returns an error about the file as a whole.
    pub fn whole(message: impl Into<String>) -> Self {
        ReadError {
            message: message.into(),
            byte: None,
            place: None,
        }
    }

    /// Returns an error about a byte of the file.
    pub fn at(message: impl Into<String>, bytes: &[u8], byte: usize) -> Self {
        let byte = byte.min(bytes.len());
        let place = LineIndex::new(&bytes[..byte]).place(byte);
        ReadError {
            message: message.into(),
            byte: Some(byte),
            place: Some(place),
        }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((line, column)) = self.place {
            write!(f, "line {line}, column {column}: ")?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for ReadError {}
