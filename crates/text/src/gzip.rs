//! Files compressed with gzip.

use std::fmt;

/// Most bytes that a file may grow to: twice the largest that a reader is made for.
const MOST: usize = 256 << 20;

/// Why a gzip file could not be unpacked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GzipError {
    /// The header is cut off or names another method.
    Header,
    /// The data are damaged or cut off.
    Data,
    /// The file grows beyond all measure.
    TooLarge,
}

impl fmt::Display for GzipError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            GzipError::Header => "expected a gzip file, but its header is damaged",
            GzipError::Data => "expected a whole gzip file, but its data are damaged or cut off",
            GzipError::TooLarge => "expected a gzip file that unpacks to at most 256 MB, but it grows beyond",
        })
    }
}

impl std::error::Error for GzipError {}

/// Returns whether the bytes begin as a gzip file does.
pub fn is_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0x1f, 0x8b])
}

/// Unpacks a gzip file of one member.
///
/// # Errors
/// If it is damaged, cut off, or grows beyond all measure.
pub fn gunzip(bytes: &[u8]) -> Result<Vec<u8>, GzipError> {
    let start = data_start(bytes).ok_or(GzipError::Header)?;
    let data = bytes.get(start..).ok_or(GzipError::Header)?;
    miniz_oxide::inflate::decompress_to_vec_with_limit(data, MOST).map_err(|error| {
        if error.status == miniz_oxide::inflate::TINFLStatus::HasMoreOutput {
            GzipError::TooLarge
        } else {
            GzipError::Data
        }
    })
}

/// Returns where the compressed data begin (RFC 1952).
fn data_start(bytes: &[u8]) -> Option<usize> {
    let (extra, name, comment, check) = (4u8, 8u8, 16u8, 2u8);
    if !is_gzip(bytes) || bytes.get(2) != Some(&8) {
        return None;
    }
    let flags = *bytes.get(3)?;
    let mut at = 10;
    if flags & extra != 0 {
        at += 2 + usize::from(u16::from_le_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]));
    }
    for flag in [name, comment] {
        if flags & flag != 0 {
            at += memchr::memchr(0, bytes.get(at..)?)? + 1;
        }
    }
    if flags & check != 0 {
        at += 2;
    }
    Some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_unpacked_and_a_damaged_one_told() {
        let mut packed = vec![0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3];
        packed.extend(b"name\0");
        packed.extend(miniz_oxide::deflate::compress_to_vec(b"The Security Council,", 6));
        assert_eq!(gunzip(&packed).unwrap(), b"The Security Council,");
        assert_eq!(gunzip(&packed[..packed.len() - 4]), Err(GzipError::Data));
        assert_eq!(gunzip(&[0x1f, 0x8b, 8, 4]), Err(GzipError::Header));
    }
}
