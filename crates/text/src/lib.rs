//! Bytes to text, every offset leading back to the original byte.
//!
//! Cleaning is reversible: a [`MappedText`] remembers for every piece of clean text the bytes of the file
//! that it came from, so that a fact found in clean text can be shown in the file as it was given.

mod decode;
mod gzip;
mod lines;
mod mapped;

pub use decode::{Encoding, decode};
pub use gzip::{GzipError, gunzip, is_gzip};
pub use lines::{Line, LineIndex, lines};
pub use mapped::MappedText;
