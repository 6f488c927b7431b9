//! HTML to lines of text, which are then read as plain text.
//!
//! Elements that stand as blocks begin a line; scripts, styles and what only navigates are left out. Every
//! character leads back to its bytes, entities included.

use html5gum::{DefaultEmitter, Token, Tokenizer};
use penholder_text::MappedText;

/// Elements whose content is no text of the document.
const SILENT: &[&[u8]] = &[
    b"script",
    b"style",
    b"head",
    b"nav",
    b"noscript",
    b"template",
    b"svg",
    b"button",
    b"select",
];

/// Elements that run on inside a line; all others break it.
const INLINE: &[&[u8]] = &[
    b"a", b"abbr", b"b", b"bdi", b"cite", b"code", b"del", b"em", b"font", b"i", b"ins", b"mark", b"q", b"s",
    b"small", b"span", b"strong", b"sub", b"sup", b"time", b"u", b"wbr", b"img",
];

/// Returns the text of an HTML file with its map into `html`.
pub(crate) fn text(html: &str) -> MappedText {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut text = MappedText::new();
    let mut silent: Option<(Vec<u8>, usize)> = None;
    for token in Tokenizer::new_with_emitter(html, emitter).flatten() {
        match token {
            Token::StartTag(tag) => match &mut silent {
                Some((name, depth)) if tag.name.as_slice() == name.as_slice() => *depth += 1,
                Some(_) => {}
                None if SILENT.contains(&tag.name.as_slice()) && !tag.self_closing => {
                    silent = Some((tag.name.to_vec(), 1));
                }
                None => break_line(&mut text, &tag.name, tag.span.end),
            },
            Token::EndTag(tag) => match &mut silent {
                Some((name, depth)) if tag.name.as_slice() == name.as_slice() => {
                    *depth -= 1;
                    if *depth == 0 {
                        silent = None;
                    }
                }
                Some(_) => {}
                None => break_line(&mut text, &tag.name, tag.span.start),
            },
            Token::String(string) if silent.is_none() => {
                let (start, end) = (string.span.start, string.span.end.min(html.len()));
                if let (Ok(decoded), Some(raw)) = (std::str::from_utf8(&string.value), html.get(start..end)) {
                    push(&mut text, raw, decoded, start);
                }
            }
            _ => {}
        }
    }
    text
}

fn break_line(text: &mut MappedText, name: &[u8], at: usize) {
    if INLINE.contains(&name) || text.is_empty() || text.as_str().ends_with('\n') {
        return;
    }
    text.push_replaced(if matches!(name, b"td" | b"th") { " " } else { "\n" }, at..at);
}

/// Appends the text of a token; line ends inside an element are only spaces.
fn push(text: &mut MappedText, raw: &str, decoded: &str, start: usize) {
    let mut at = 0;
    let mut rest = decoded;
    while !rest.is_empty() {
        let tail = &raw[at..];
        let same = tail
            .bytes()
            .zip(rest.bytes())
            .take_while(|(a, b)| a == b && !matches!(a, b'&' | b'\n' | b'\r'))
            .count();
        let same = (0..=same)
            .rev()
            .find(|n| rest.is_char_boundary(*n) && tail.is_char_boundary(*n))
            .unwrap_or(0);
        text.push_verbatim(&rest[..same], start + at);
        (at, rest) = (at + same, &rest[same..]);
        let Some(c) = rest.chars().next() else { break };
        let tail = &raw[at..];
        let len = match tail.as_bytes().first() {
            Some(b'&') if c != '&' || tail.starts_with("&amp") || tail.starts_with("&#") => {
                tail.find(';').filter(|n| *n < 40).map_or(1, |n| n + 1)
            }
            Some(_) => tail.chars().next().map_or(0, char::len_utf8),
            None => 0,
        };
        let shown = if matches!(c, '\n' | '\r') { ' ' } else { c };
        text.push_replaced(shown.encode_utf8(&mut [0; 4]), start + at..start + at + len);
        (at, rest) = (at + len, &rest[c.len_utf8()..]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_make_lines_and_entities_keep_their_place() {
        let html = "<html><head><title>x</title></head><body><p>C&ocirc;te &amp; <b>Mali</b>\nend<p>2.&nbsp;Two<script>no</script></body>";
        let text = text(html);
        assert_eq!(text.as_str(), "Côte & Mali end\n2.\u{a0}Two\n");
        let at = text.as_str().find('&').unwrap();
        let span = text.raw_span(at..at + 1);
        assert_eq!(&html[span.start..span.end], "&amp;");
        let at = text.as_str().find("Mali").unwrap();
        let span = text.raw_span(at..at + 4);
        assert_eq!(&html[span.start..span.end], "Mali");
    }
}
