//! Bytes to text, every offset leading back to the original byte.
//!
//! Cleaning is reversible: a [`MappedText`] remembers for every piece of clean text the bytes of the file
//! that it came from, so that a fact found in clean text can be shown in the file as it was given.

mod decode;
mod lines;
mod mapped;

pub use decode::{Encoding, decode};
pub use lines::{Line, LineIndex, lines};
pub use mapped::MappedText;
