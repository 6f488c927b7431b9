//! Bytes to characters: which encoding, and where each character came from.

use crate::MappedText;
use std::fmt;

/// How characters are written as bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8, ASCII included.
    Utf8,
    /// Windows code page 1252, as old extracts from PDF have it.
    Windows1252,
    /// UTF-16, least significant byte first.
    Utf16Le,
    /// UTF-16, most significant byte first.
    Utf16Be,
}

impl Encoding {
    /// Returns the name by which the encoding is registered.
    pub const fn as_str(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Windows1252 => "windows-1252",
            Encoding::Utf16Le => "UTF-16LE",
            Encoding::Utf16Be => "UTF-16BE",
        }
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Decodes bytes of any encoding; every character leads back to its bytes.
///
/// A byte order mark decides; else what is valid UTF-8 is UTF-8; else what is UTF-8 in all but a few places keeps
/// it and shows those as U+FFFD; everything else is taken for Windows-1252, in which every byte has a meaning.
pub fn decode(bytes: &[u8]) -> (MappedText, Encoding) {
    match bytes {
        [0xff, 0xfe, ..] => return (utf16(bytes, u16::from_le_bytes), Encoding::Utf16Le),
        [0xfe, 0xff, ..] => return (utf16(bytes, u16::from_be_bytes), Encoding::Utf16Be),
        _ => {}
    }
    let skip = if bytes.starts_with(&[0xef, 0xbb, 0xbf]) {
        3
    } else {
        0
    };
    if let Ok(text) = std::str::from_utf8(&bytes[skip..]) {
        let mut mapped = MappedText::new();
        mapped.push_verbatim(text, skip);
        return (mapped, Encoding::Utf8);
    }
    if mostly_utf8(bytes) {
        (utf8_with_gaps(&bytes[skip..], skip), Encoding::Utf8)
    } else {
        (windows_1252(bytes), Encoding::Windows1252)
    }
}

/// Returns whether broken places are rare among the characters beyond ASCII.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|b| *b >= 0xc0).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > 10 * bad
}

fn utf8_with_gaps(bytes: &[u8], offset: usize) -> MappedText {
    let mut mapped = MappedText::new();
    let mut at = offset;
    for chunk in bytes.utf8_chunks() {
        mapped.push_verbatim(chunk.valid(), at);
        at += chunk.valid().len();
        let bad = chunk.invalid().len();
        if bad > 0 {
            mapped.push_replaced("\u{fffd}", at..at + bad);
            at += bad;
        }
    }
    mapped
}

/// What Windows-1252 has from 0x80 to 0x9F; above, it is Latin-1. The five bytes without a meaning stay themselves.
const HIGH: [char; 32] = [
    '\u{20ac}', '\u{81}', '\u{201a}', '\u{192}', '\u{201e}', '\u{2026}', '\u{2020}', '\u{2021}', '\u{2c6}',
    '\u{2030}', '\u{160}', '\u{2039}', '\u{152}', '\u{8d}', '\u{17d}', '\u{8f}', '\u{90}', '\u{2018}',
    '\u{2019}', '\u{201c}', '\u{201d}', '\u{2022}', '\u{2013}', '\u{2014}', '\u{2dc}', '\u{2122}', '\u{161}',
    '\u{203a}', '\u{153}', '\u{9d}', '\u{17e}', '\u{178}',
];

fn windows_1252(bytes: &[u8]) -> MappedText {
    let mut mapped = MappedText::new();
    let mut at = 0;
    while at < bytes.len() {
        let ascii = bytes[at..]
            .iter()
            .position(|b| !b.is_ascii())
            .unwrap_or(bytes.len() - at);
        let run = std::str::from_utf8(&bytes[at..at + ascii]).unwrap_or_default();
        mapped.push_verbatim(run, at);
        at += ascii;
        if let Some(byte) = bytes.get(at) {
            let mut buffer = [0; 4];
            let text = HIGH
                .get(usize::from(*byte) - 0x80)
                .copied()
                .unwrap_or(char::from(*byte))
                .encode_utf8(&mut buffer);
            mapped.push_replaced(text, at..at + 1);
            at += 1;
        }
    }
    mapped
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> MappedText {
    let units = bytes[2..].chunks(2).map(|c| match c {
        [a, b] => unit([*a, *b]),
        _ => 0xfffd,
    });
    let mut mapped = MappedText::new();
    let mut at = 2;
    for item in char::decode_utf16(units) {
        let c = item.unwrap_or('\u{fffd}');
        let end = (at + 2 * c.len_utf16()).min(bytes.len());
        mapped.push_replaced(c.encode_utf8(&mut [0; 4]), at..end);
        at = end;
    }
    mapped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], text: &str, encoding: Encoding) {
        let (mapped, found) = decode(bytes);
        assert_eq!((mapped.as_str(), found), (text, encoding));
    }

    #[test]
    fn each_encoding_is_told_from_the_bytes() {
        check("C\u{f4}te".as_bytes(), "C\u{f4}te", Encoding::Utf8);
        check(b"\xef\xbb\xbfC\xc3\xb4te", "C\u{f4}te", Encoding::Utf8);
        check(
            b"C\xf4te d\x92Ivoire",
            "C\u{f4}te d\u{2019}Ivoire",
            Encoding::Windows1252,
        );
        check(b"\xff\xfeM\0a\0", "Ma", Encoding::Utf16Le);
        check(b"\xfe\xff\0M\0a", "Ma", Encoding::Utf16Be);
    }

    #[test]
    fn a_place_in_windows_1252_is_the_byte_of_the_file() {
        let bytes = b"Lom\xe9 and Mali";
        let (mapped, _) = decode(bytes);
        let at = mapped.as_str().find("Mali").unwrap();
        let span = mapped.raw_span(at..at + 4);
        assert_eq!(&bytes[span.start..span.end], b"Mali");
    }
}
