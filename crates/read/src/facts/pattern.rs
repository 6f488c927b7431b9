//! Patterns as data: a small language of words and gaps over tokens.
//!
//! `extend*|renew* ~6 mandate* of the? <op>` is: a word that begins with `extend` or `renew`, at most six tokens
//! between, a word that begins with `mandate`, `of`, perhaps `the`, an operation. Without `~N` the next element
//! follows at once. `word?` may be missing; `!word` says that the next token is not that word and takes none. A gap never crosses `;`, `:` or a full stop.

use super::token::{Kind, Token};

/// What one element asks of a token.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Test {
    Word(&'static str),
    Stem(&'static str),
    Op,
    Date,
    Length,
    Number,
    Punct(u8),
}

#[derive(Debug, Clone)]
struct Element {
    tests: Vec<Test>,
    gap: u8,
    optional: bool,
    negative: bool,
}

/// A pattern ready to match.
#[derive(Debug, Clone)]
pub(crate) struct Pattern {
    elements: Vec<Element>,
}

/// Where a pattern matched, in tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Found {
    /// First token.
    pub start: usize,
    /// Token after the last one.
    pub end: usize,
}

impl Pattern {
    /// Reads a pattern from its text.
    pub(crate) fn new(text: &'static str) -> Self {
        let mut elements = Vec::new();
        let mut gap = 0;
        for word in text.split_whitespace() {
            if let Some(n) = word.strip_prefix('~') {
                gap = n.parse().unwrap_or(0);
                continue;
            }
            let (negative, word) = match word.strip_prefix('!') {
                Some(rest) => (true, rest),
                None => (false, word),
            };
            let (optional, word) = match word.strip_suffix('?') {
                Some(rest) if !rest.is_empty() => (true, rest),
                _ => (false, word),
            };
            elements.push(Element {
                tests: word.split('|').map(test).collect(),
                gap,
                optional,
                negative,
            });
            gap = 0;
        }
        Pattern { elements }
    }

    /// Returns the pattern and, as far as its first elements may be missing, what is left without them.
    fn with_and_without_first(self) -> Vec<Pattern> {
        let mut all = vec![self];
        while let Some(last) = all.last()
            && last.elements.len() > 1
            && last.elements[0].optional
        {
            let elements = last.elements[1..].to_vec();
            all.push(Pattern { elements });
        }
        all
    }

    /// Returns the match that begins at token `at`, if there is one.
    pub(crate) fn at(&self, tokens: &[Token<'_>], at: usize) -> Option<Found> {
        let first = self.elements.first()?;
        if !first.matches(tokens.get(at)?) {
            return None;
        }
        rest(&self.elements[1..], tokens, at + 1).map(|end| Found { start: at, end })
    }

    /// Returns the keys of the words with which a match can begin; `None` if it can begin with no word.
    fn keys(&self) -> Option<Vec<u32>> {
        let first = self.elements.first()?;
        first
            .tests
            .iter()
            .map(|t| match t {
                Test::Word(w) | Test::Stem(w) => Some(key(w)),
                _ => None,
            })
            .collect()
    }
}

fn test(text: &'static str) -> Test {
    match text {
        "<op>" => Test::Op,
        "<date>" => Test::Date,
        "<len>" => Test::Length,
        "<num>" => Test::Number,
        t if t.len() == 1 && !t.as_bytes()[0].is_ascii_alphanumeric() => Test::Punct(t.as_bytes()[0]),
        t => match t.strip_suffix('*') {
            Some(stem) => Test::Stem(stem),
            None => Test::Word(t),
        },
    }
}

impl Element {
    fn matches(&self, token: &Token<'_>) -> bool {
        self.tests.iter().any(|t| match *t {
            Test::Word(w) => token.text == w && token.kind == Kind::Word,
            Test::Stem(s) => token.kind == Kind::Word && token.text.starts_with(s),
            Test::Op => matches!(token.kind, Kind::Op(_)),
            Test::Date => matches!(token.kind, Kind::Date(_)),
            Test::Length => matches!(token.kind, Kind::Length(_)),
            Test::Number => matches!(token.kind, Kind::Number(_)),
            Test::Punct(p) => token.kind == Kind::Punct(p),
        })
    }
}

fn rest(elements: &[Element], tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let Some(element) = elements.first() else {
        return Some(at);
    };
    if element.negative {
        let clash = tokens.get(at).is_some_and(|t| element.matches(t));
        return if clash {
            None
        } else {
            rest(&elements[1..], tokens, at)
        };
    }
    for here in at..=at + usize::from(element.gap) {
        let Some(token) = tokens.get(here) else { break };
        if element.matches(token)
            && let Some(end) = rest(&elements[1..], tokens, here + 1)
        {
            return Some(end);
        }
        if token.stops() {
            break;
        }
    }
    if element.optional {
        rest(&elements[1..], tokens, at)
    } else {
        None
    }
}

/// First three letters of a word, packed: what a table is entered by.
fn key(word: &str) -> u32 {
    word.bytes().take(3).fold(0, |k, b| (k << 8) | u32::from(b))
}

/// Hashing for keys that are short texts of our own, where nobody can choose collisions.
pub(crate) type Quick = std::hash::BuildHasherDefault<QuickHasher>;

/// See [`Quick`].
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct QuickHasher(u64);

impl std::hash::Hasher for QuickHasher {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }

    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let word = chunk.iter().fold(0u64, |w, b| (w << 8) | u64::from(*b));
            self.write_u64(word);
        }
    }

    fn write_u32(&mut self, n: u32) {
        self.write_u64(u64::from(n));
    }

    fn write_u64(&mut self, n: u64) {
        self.0 = (self.0.rotate_left(5) ^ n).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

/// A table of patterns, entered by the first letters of their first word.
#[derive(Debug)]
pub(crate) struct Table<T> {
    rules: Vec<(Pattern, T)>,
    by_key: std::collections::HashMap<u32, Vec<u16>, Quick>,
    always: Vec<u16>,
}

impl<T: Copy> Table<T> {
    /// Builds the table from rows of what a pattern means and its text.
    pub(crate) fn new(rows: impl IntoIterator<Item = (T, &'static str)>) -> Self {
        let mut table = Table {
            rules: Vec::new(),
            by_key: std::collections::HashMap::default(),
            always: Vec::new(),
        };
        let rows = rows.into_iter().flat_map(|(what, text)| {
            Pattern::new(text)
                .with_and_without_first()
                .into_iter()
                .map(move |p| (what, p))
        });
        for (what, pattern) in rows {
            let index = table.rules.len() as u16;
            match pattern.keys() {
                Some(keys) => {
                    for k in keys {
                        let list = table.by_key.entry(k).or_default();
                        if list.last() != Some(&index) {
                            list.push(index);
                        }
                    }
                }
                None => table.always.push(index),
            }
            table.rules.push((pattern, what));
        }
        table
    }

    /// Returns the longest match of each rule's kind that begins at `at`, best first.
    pub(crate) fn at(&self, tokens: &[Token<'_>], at: usize) -> Vec<(T, Found)> {
        let mut found = Vec::new();
        self.each_at(tokens, at, |what, place| found.push((what, place)));
        found
    }

    /// Returns every match within `range`, in the order of the text.
    pub(crate) fn all(&self, tokens: &[Token<'_>], range: std::ops::Range<usize>) -> Vec<(T, Found)> {
        let window = &tokens[..range.end.min(tokens.len())];
        let mut found = Vec::new();
        for at in range.start..window.len() {
            self.each_at(window, at, |what, place| found.push((what, place)));
        }
        found
    }

    fn each_at(&self, tokens: &[Token<'_>], at: usize, mut hit: impl FnMut(T, Found)) {
        let Some(token) = tokens.get(at) else { return };
        let listed: &[u16] = match token.kind {
            Kind::Word => {
                let own = key(token.text);
                self.by_key.get(&own).map_or(&[], Vec::as_slice)
            }
            _ => &[],
        };
        for &i in listed.iter().chain(&self.always) {
            let (pattern, what) = &self.rules[usize::from(i)];
            if let Some(place) = pattern.at(tokens, at) {
                hit(*what, place);
            }
        }
    }
}
