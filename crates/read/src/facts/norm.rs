//! One plain spelling of a paragraph for matching, with the way back to the clean text.
//!
//! Texts of eighty years spell the same word in many ways: `cease-fire` and `ceasefire`, `Secretary-General`
//! and `SecretaryGeneral` where a scan lost its hyphen, `Côte` and `Cote`. Matching is done on a plain form
//! (lower case, no accents, no hyphens inside words, `united nations` as `un`), so that a pattern names a word once.

/// A text in plain spelling; every byte knows the byte of the clean text that it stands for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Norm {
    text: String,
    map: Vec<u32>,
}

impl Norm {
    /// Brings `clean` into plain spelling.
    pub(crate) fn new(clean: &str) -> Self {
        let mut norm = Norm {
            text: String::with_capacity(clean.len()),
            map: Vec::with_capacity(clean.len() + 1),
        };
        let bytes = clean.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let b = bytes[at];
            if b.is_ascii_alphanumeric() {
                let from = at;
                while at < bytes.len() && bytes[at].is_ascii_alphanumeric() {
                    norm.push(bytes[at].to_ascii_lowercase() as char, at);
                    at += 1;
                }
                if at - from > 3 && bytes[at - 1] | 32 == b's' {
                    norm.shorten_name(clean[at..].chars().next());
                }
                continue;
            }
            let Some(c) = clean[at..].chars().next() else {
                break;
            };
            let after = at + c.len_utf8();
            if is_hyphen(c) {
                match hyphen_inside_word(norm.text.as_bytes().last().copied(), &clean[after..]) {
                    Some(skip) => at = after + skip,
                    None => {
                        norm.push('-', at);
                        at = after;
                    }
                }
                continue;
            }
            if c.is_whitespace() {
                if !norm.text.ends_with(' ') {
                    norm.push(' ', at);
                }
            } else {
                for plain in fold(c).chars() {
                    norm.push(plain, at);
                }
            }
            at = after;
        }
        norm.map.push(clean.len() as u32);
        norm
    }

    /// Returns the plain text; it is ASCII.
    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns the range of the clean text that a range of the plain text stands for.
    pub(crate) fn clean(&self, range: std::ops::Range<usize>) -> std::ops::Range<usize> {
        let last = self.map.len() - 1;
        let start = self.map[range.start.min(last)] as usize;
        let end = self.map[range.end.min(last)] as usize;
        start..end.max(start)
    }

    fn push(&mut self, c: char, at: usize) {
        self.text.push(c);
        self.map.push(at as u32);
    }

    /// Writes `united nations` as `un` and `nations unies` as `onu`, since texts use both.
    fn shorten_name(&mut self, next: Option<char>) {
        if next.is_some_and(char::is_alphabetic) {
            return;
        }
        for (long, short) in [("united nations", "un"), ("nations unies", "onu")] {
            if self.text.ends_with(long) {
                let start = self.text.len() - long.len();
                if start > 0 && self.text.as_bytes()[start - 1].is_ascii_alphanumeric() {
                    continue;
                }
                let first = self.map[start];
                self.text.truncate(start);
                self.map.truncate(start);
                for c in short.chars() {
                    self.text.push(c);
                    self.map.push(first);
                }
                return;
            }
        }
    }
}

fn is_hyphen(c: char) -> bool {
    matches!(
        c,
        '-' | '~' | '\u{00ad}' | '\u{2010}' | '\u{2011}' | '\u{2012}' | '\u{2013}' | '\u{2014}'
    )
}

/// Says how many bytes of `rest` to skip if the hyphen stands inside a word; `None` if it does not.
///
/// `Secretary-General` and the line break of `meet- ing` are inside; `pre- and post-war` is not.
fn hyphen_inside_word(before: Option<u8>, rest: &str) -> Option<usize> {
    if !before.is_some_and(|b| b.is_ascii_alphabetic()) {
        return None;
    }
    let extra = rest
        .chars()
        .take_while(|c| is_hyphen(*c))
        .map(char::len_utf8)
        .sum::<usize>();
    let after = &rest[extra..];
    let trimmed = after.trim_start();
    let space = after.len() - trimmed.len();
    let next = trimmed.chars().next()?;
    if space == 0 {
        return next.is_alphabetic().then_some(extra);
    }
    let word = trimmed.split_whitespace().next().unwrap_or("");
    (extra == 0 && next.is_lowercase() && !matches!(word, "and" | "or" | "to" | "et" | "ou")).then_some(space)
}

/// Returns the plain ASCII spelling of a character.
fn fold(c: char) -> &'static str {
    match c {
        'à'..='å' | 'À'..='Å' | 'ā' => "a",
        'ç' | 'Ç' | 'ć' | 'č' | 'Č' => "c",
        'è'..='ë' | 'È'..='Ë' => "e",
        'ì'..='ï' | 'Ì'..='Ï' => "i",
        'ñ' | 'Ñ' => "n",
        'ò'..='ö' | 'Ò'..='Ö' => "o",
        'ù'..='ü' | 'Ù'..='Ü' => "u",
        'ý' | 'ÿ' => "y",
        'š' | 'Š' => "s",
        'ž' | 'Ž' => "z",
        'œ' | 'Œ' => "oe",
        'æ' | 'Æ' => "ae",
        '\u{2018}' | '\u{2019}' | '\'' | '`' | '\u{00b4}' => "'",
        '\u{201c}' | '\u{201d}' | '"' | '«' | '»' => "\"",
        c if c.is_ascii() => ASCII.get(c as usize..=c as usize).unwrap_or(""),
        _ => "",
    }
}

const ASCII: &str = "\0\x01\x02\x03\x04\x05\x06\x07\x08\t\n\x0b\x0c\r\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~\x7f";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_become_one() {
        for (given, plain) in [
            (
                "the Secretary-General\u{2019}s cease-fire",
                "the secretarygeneral's ceasefire",
            ),
            ("Secretary~-General", "secretarygeneral"),
            ("the United Nations Force", "the un force"),
            ("sécurité  des Nations Unies", "securite des onu"),
            ("meet- ing, pre- and post-war", "meeting, pre- and postwar"),
            ("2023-24", "2023-24"),
        ] {
            assert_eq!(Norm::new(given).as_str(), plain);
        }
    }

    #[test]
    fn every_range_leads_back() {
        let clean = "À la United Nations cease-fire, fin";
        let norm = Norm::new(clean);
        let at = norm.as_str().find("ceasefire").unwrap();
        assert_eq!(&clean[norm.clean(at..at + 9)], "cease-fire");
        let at = norm.as_str().find("un").unwrap();
        assert_eq!(&clean[norm.clean(at..at + 2)], "United Nations");
    }
}
