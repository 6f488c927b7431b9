//! Clean text that knows where each of its bytes came from.

use penholder_words::Span;
use std::ops::Range;

/// A run of clean text that came from one run of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    clean: usize,
    raw: usize,
    raw_len: usize,
    /// Clean and raw bytes are the same, one for one; otherwise the piece stands for its raw bytes as a whole.
    verbatim: bool,
}

/// Clean text with a map back to the bytes of the file.
///
/// Pieces stand in the order of the clean text. A piece is either verbatim, byte for byte, or a replacement
/// (a space for a line break, `’` for `&#8217;`) that maps as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MappedText {
    text: String,
    pieces: Vec<Piece>,
}

impl MappedText {
    /// Returns an empty text.
    pub fn new() -> Self {
        Self::default()
    }

    /// Returns the clean text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Returns whether every byte of the text stands in the file at its own offset.
    pub fn is_verbatim(&self) -> bool {
        self.pieces.iter().all(|p| p.verbatim && p.clean == p.raw)
    }

    /// Appends text that stands in the file as it is, beginning at byte `raw`.
    pub fn push_verbatim(&mut self, text: &str, raw: usize) {
        if text.is_empty() {
            return;
        }
        if let Some(last) = self.pieces.last_mut()
            && last.verbatim
            && last.raw + last.raw_len == raw
        {
            last.raw_len += text.len();
        } else {
            self.pieces.push(Piece {
                clean: self.text.len(),
                raw,
                raw_len: text.len(),
                verbatim: true,
            });
        }
        self.text.push_str(text);
    }

    /// Appends text that stands for the bytes `raw` of the file without being equal to them.
    pub fn push_replaced(&mut self, text: &str, raw: Range<usize>) {
        if text.is_empty() {
            return;
        }
        self.pieces.push(Piece {
            clean: self.text.len(),
            raw: raw.start,
            raw_len: raw.end.saturating_sub(raw.start),
            verbatim: false,
        });
        self.text.push_str(text);
    }

    /// Appends another clean text with its map.
    pub fn push_mapped(&mut self, other: &MappedText) {
        let shift = self.text.len();
        self.pieces.extend(other.pieces.iter().map(|p| Piece {
            clean: p.clean + shift,
            ..*p
        }));
        self.text.push_str(&other.text);
    }

    /// Appends text of the file with its white space made single and its typography made plain.
    ///
    /// No-break spaces become spaces and no-break hyphens hyphens; soft hyphens, zero-width characters and control
    /// characters go; white space at the beginning is left out. Everything else, quotation marks included, stays.
    pub fn push_clean(&mut self, text: &str, raw: usize) {
        let mut run = 0;

        for (at, c) in text.char_indices() {
            let plain = match Plain::of(c) {
                Plain::Same => continue,
                Plain::Space => {
                    let blank = self.ends_blank(&text[run..at]);
                    if c == ' ' && !blank {
                        continue;
                    }
                    if blank { "" } else { " " }
                }
                Plain::Hyphen => "-",
                Plain::Nothing => "",
            };
            let end = at + c.len_utf8();
            self.push_verbatim(&text[run..at], raw + run);
            self.push_replaced(plain, raw + at..raw + end);
            run = end;
        }
        self.push_verbatim(&text[run..], raw + run);
    }

    /// Returns whether nothing or white space stands before the place after `run`, which is yet to be appended.
    fn ends_blank(&self, run: &str) -> bool {
        let last = run.as_bytes().last().or(self.text.as_bytes().last());
        last.is_none_or(|b| matches!(b, b' ' | b'\n'))
    }

    /// Removes white space at the end.
    pub fn trim_end(&mut self) {
        let len = self.text.trim_end().len();
        self.truncate(len);
    }

    /// Shortens the clean text to `len` bytes; a `len` inside a character is moved to its start.
    pub fn truncate(&mut self, len: usize) {
        let mut len = len.min(self.text.len());
        while !self.text.is_char_boundary(len) {
            len -= 1;
        }
        self.text.truncate(len);
        while self.pieces.last().is_some_and(|p| p.clean >= len) {
            self.pieces.pop();
        }
        if let Some(last) = self.pieces.last_mut()
            && last.verbatim
        {
            last.raw_len = last.raw_len.min(len - last.clean);
        }
    }

    /// Returns the clean text from byte `from` on, with its map; `from` must not lie inside a character.
    pub fn tail(&self, from: usize) -> MappedText {
        let from = from.min(self.text.len());
        let mut tail = MappedText::new();
        for (i, piece) in self.pieces.iter().enumerate() {
            let end = self.pieces.get(i + 1).map_or(self.text.len(), |next| next.clean);
            if end <= from {
                continue;
            }
            let cut = from.saturating_sub(piece.clean);
            tail.pieces.push(Piece {
                clean: piece.clean.max(from) - from,
                raw: if piece.verbatim {
                    piece.raw + cut
                } else {
                    piece.raw
                },
                raw_len: if piece.verbatim {
                    piece.raw_len - cut
                } else {
                    piece.raw_len
                },
                verbatim: piece.verbatim,
            });
        }
        tail.text.push_str(self.text.get(from..).unwrap_or_default());
        tail
    }

    /// Leads the map on through another: this text was made from the clean text of `base`.
    pub fn rebase(&mut self, base: &MappedText) {
        for piece in &mut self.pieces {
            let span = base.raw_span(piece.raw..piece.raw + piece.raw_len);
            piece.verbatim &= span.len() == piece.raw_len;
            piece.raw = span.start;
            piece.raw_len = span.len();
        }
    }

    /// Returns the bytes of the file that the clean range stands for.
    ///
    /// An empty text or a range outside it gives the nearest place.
    pub fn raw_span(&self, clean: Range<usize>) -> Span {
        if self.pieces.is_empty() {
            return Span::new(0, 0);
        }
        let start = self.raw_offset(clean.start, false);
        let end = if clean.end > clean.start {
            self.raw_offset(clean.end - 1, true)
        } else {
            start
        };
        Span::new(start, end)
    }

    /// Returns the span of the whole text in the file.
    pub fn span(&self) -> Span {
        self.raw_span(0..self.text.len())
    }

    fn raw_offset(&self, clean: usize, after: bool) -> usize {
        let at = self
            .pieces
            .partition_point(|p| p.clean <= clean)
            .saturating_sub(1);
        let piece = self.pieces[at];
        let into = clean.saturating_sub(piece.clean);
        match (piece.verbatim, after) {
            (true, _) => piece.raw + (into + usize::from(after)).min(piece.raw_len),
            (false, false) => piece.raw,
            (false, true) => piece.raw + piece.raw_len,
        }
    }
}

/// What a character becomes in clean text.
enum Plain {
    Same,
    Space,
    Hyphen,
    Nothing,
}

impl Plain {
    fn of(c: char) -> Plain {
        match c {
            '!'..='~' => Plain::Same,
            ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' => Plain::Space,
            '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{2028}' | '\u{2029}' | '\u{202f}' | '\u{3000}' => {
                Plain::Space
            }
            '\u{2010}' | '\u{2011}' => Plain::Hyphen,
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => Plain::Nothing,
            _ if c.is_control() => Plain::Nothing,
            _ => Plain::Same,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_lead_back_to_the_file() {
        let raw = "Mali\u{2019}s  long\nroad &amp; end";
        let mut text = MappedText::new();
        text.push_verbatim("Mali\u{2019}s", 0);
        text.push_replaced(" ", 8..10);
        text.push_verbatim("long", 10);
        text.push_replaced(" ", 14..15);
        text.push_verbatim("road ", 15);
        text.push_replaced("&", 20..25);
        text.push_verbatim(" end", 25);
        assert_eq!(text.as_str(), "Mali\u{2019}s long road & end");
        let at = text.as_str().find("long road").unwrap();
        let span = text.raw_span(at..at + 9);
        assert_eq!(&raw[span.start..span.end], "long\nroad");
        let amp = text.as_str().find('&').unwrap();
        let span = text.raw_span(amp..amp + 1);
        assert_eq!(&raw[span.start..span.end], "&amp;");
        assert_eq!(text.span(), Span::new(0, raw.len()));
    }
}
