//! In which form a document was given.

use std::fmt;

/// The form in which a document was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Akoma Ntoso, the UN's own XML.
    AkomaNtoso,
    /// Plain text.
    Text,
    /// HTML.
    Html,
    /// PDF with a text layer.
    Pdf,
}

impl Format {
    /// Returns the word used in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Format::AkomaNtoso => "akn",
            Format::Text => "text",
            Format::Html => "html",
            Format::Pdf => "pdf",
        }
    }

    /// Tells the form from the first bytes; nothing is believed of the file's name.
    pub fn detect(bytes: &[u8]) -> Format {
        let start = &bytes[..bytes.len().min(1024)];
        let text = String::from_utf8_lossy(start);
        let text = text
            .trim_start_matches(['\u{feff}', '\u{fffd}'])
            .trim_start()
            .to_ascii_lowercase();
        if start.starts_with(b"%PDF-") {
            Format::Pdf
        } else if text.starts_with("<!doctype html") || text.starts_with("<html") {
            Format::Html
        } else if text.starts_with("<?xml")
            || text.starts_with("<!doctype")
            || text.starts_with("<akomantoso")
            || text.starts_with("<!--")
        {
            if text.contains("<html") {
                Format::Html
            } else {
                Format::AkomaNtoso
            }
        } else if text.starts_with('<') && text.as_bytes().get(1).is_some_and(u8::is_ascii_alphabetic) {
            if text.contains("akomantoso") {
                Format::AkomaNtoso
            } else {
                Format::Html
            }
        } else {
            Format::Text
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_bytes_tell_the_form() {
        assert_eq!(Format::detect(b"<akomaNtoso xmlns=\"\">"), Format::AkomaNtoso);
        assert_eq!(
            Format::detect(b"\xef\xbb\xbf<?xml version=\"1.0\"?>"),
            Format::AkomaNtoso
        );
        assert_eq!(Format::detect(b"\n<!DOCTYPE html>"), Format::Html);
        assert_eq!(Format::detect(b"<?xml version=\"1.0\"?><html>"), Format::Html);
        assert_eq!(Format::detect(b"%PDF-1.7"), Format::Pdf);
        assert_eq!(Format::detect(b"Resolution 1 (1946)"), Format::Text);
        assert_eq!(Format::detect(b"<3 is no tag"), Format::Text);
    }
}
