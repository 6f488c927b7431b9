//! Lines: where they end, and which line a byte stands in.

use std::ops::Range;

/// A line without its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line<'t> {
    /// Offset of its first byte.
    pub start: usize,
    /// The text without the line's end.
    pub text: &'t str,
}

impl Line<'_> {
    /// Returns the range of the text.
    pub fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }
}

/// Returns the lines of a text; CR, LF, CRLF and a form feed end a line.
pub fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let bytes = text.as_bytes();
    let mut start = 0;
    std::iter::from_fn(move || {
        if start > bytes.len() {
            return None;
        }
        let rest = &bytes[start..];
        let (end, next) = match memchr::memchr3(b'\n', b'\r', 0x0c, rest) {
            None => (rest.len(), rest.len() + 1),
            Some(at) if rest[at..].starts_with(b"\r\n") => (at, at + 2),
            Some(at) => (at, at + 1),
        };
        let line = Line {
            start,
            text: &text[start..start + end],
        };
        start += next;
        Some(line)
    })
}

/// Line starts of a file, to say at which line and column a byte stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineIndex {
    starts: Vec<usize>,
}

impl LineIndex {
    /// Finds the lines of a file.
    pub fn new(bytes: &[u8]) -> Self {
        let mut starts = vec![0];
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            if bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n') {
                starts.push(at + 1);
            }
        }
        LineIndex { starts }
    }

    /// Returns line and column of a byte, both counted from 1, the column in bytes.
    pub fn place(&self, byte: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|s| *s <= byte);
        (line, byte - self.starts[line.saturating_sub(1)] + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_end_is_one() {
        let found: Vec<_> = lines("a\nb\r\nc\rd\u{c}e").map(|l| (l.start, l.text)).collect();
        assert_eq!(found, [(0, "a"), (2, "b"), (5, "c"), (7, "d"), (9, "e")]);
        assert_eq!(lines("").count(), 1);
        assert_eq!(lines("a\n").map(|l| l.text).collect::<Vec<_>>(), ["a", ""]);
    }

    #[test]
    fn a_byte_has_line_and_column() {
        let index = LineIndex::new(b"ab\r\ncd\re");
        assert_eq!(index.place(0), (1, 1));
        assert_eq!(index.place(5), (2, 2));
        assert_eq!(index.place(7), (3, 1));
    }
}
