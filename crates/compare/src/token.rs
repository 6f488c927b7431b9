//! Text to words: the tokens that are compared, each with its bytes.

use rustc_hash::FxHashMap;

/// A word or a single sign, with the bytes at which it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Number of the word in the [`Vocabulary`].
    pub word: u32,
    /// Offset of its first byte.
    pub start: u32,
    /// Offset after its last byte.
    pub end: u32,
}

impl Token {
    /// Returns the token's text within the text that it was taken from.
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }
}

/// Numbers given to words, the same number for the same spelling.
#[derive(Debug, Default)]
pub struct Vocabulary<'t> {
    numbers: FxHashMap<&'t str, u32>,
    words: Vec<&'t str>,
}

impl<'t> Vocabulary<'t> {
    /// Returns a vocabulary without words.
    pub fn new() -> Self {
        Self::default()
    }

    /// Returns the number of `word`, a new one if it was not met before.
    pub fn number(&mut self, word: &'t str) -> u32 {
        let next = self.words.len() as u32;
        let number = *self.numbers.entry(word).or_insert(next);
        if number == next {
            self.words.push(word);
        }
        number
    }

    /// Returns the words by number.
    pub fn words(&self) -> &[&'t str] {
        &self.words
    }

    /// Splits a text into words and signs.
    ///
    /// A word is a run of letters, digits and underscores; every other character that is no space stands alone.
    pub fn tokens(&mut self, text: &'t str) -> Vec<Token> {
        let mut tokens = Vec::with_capacity(text.len() / 5);
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let (end, kind) = scan(text, at);
            if kind != Kind::Space {
                let word = self.number(&text[at..end]);
                tokens.push(Token {
                    word,
                    start: at as u32,
                    end: end as u32,
                });
            }
            at = end;
        }
        tokens
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Word,
    Space,
    Sign,
}

/// Returns where the token that begins at `at` ends, and what it is.
fn scan(text: &str, at: usize) -> (usize, Kind) {
    let bytes = text.as_bytes();
    let mut end = at;
    let mut kind = None;
    while end < bytes.len() {
        let byte = bytes[end];
        let (this, len) = if byte.is_ascii() {
            (kind_of_ascii(byte), 1)
        } else {
            kind_of_wide(&text[end..])
        };
        match kind {
            None => {
                kind = Some(this);
                end += len;
                if this == Kind::Sign {
                    break;
                }
            }
            Some(kind) if kind == this => end += len,
            Some(_) => break,
        }
    }
    (end, kind.unwrap_or(Kind::Space))
}

fn kind_of_ascii(byte: u8) -> Kind {
    match byte {
        b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'_' => Kind::Word,
        b'\t'..=b'\r' | b' ' | 0x1c..=0x1f => Kind::Space,
        _ => Kind::Sign,
    }
}

fn kind_of_wide(rest: &str) -> (Kind, usize) {
    let c = rest.chars().next().unwrap_or(' ');
    let kind = if c.is_alphanumeric() {
        Kind::Word
    } else if c.is_whitespace() {
        Kind::Space
    } else {
        Kind::Sign
    };
    (kind, c.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_signs_and_figures() {
        let text = "Decides, until 30 June 2023: 13,289 “troops” — Ménaka";
        let mut vocabulary = Vocabulary::new();
        let tokens = vocabulary.tokens(text);
        let words: Vec<_> = tokens.iter().map(|t| t.of(text)).collect();
        assert_eq!(
            words.join("|"),
            "Decides|,|until|30|June|2023|:|13|,|289|“|troops|”|—|Ménaka"
        );
        assert_eq!(tokens[1].word, tokens[8].word);
    }
}
