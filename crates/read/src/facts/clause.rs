//! Clauses of a paragraph: what the Council does, and whom it asks.

use super::lang::{Actor, Lang, Verb};
use super::names::Mention;
use super::norm::Norm;
use super::token::{Kind, Token, tokens};
use penholder_text::MappedText;
use std::ops::Range;

/// A paragraph cut for reading.
pub(crate) struct Cut<'a> {
    pub(crate) norm: &'a Norm,
    pub(crate) tokens: Vec<Token<'a>>,
    pub(crate) mentions: &'a [Mention],
    pub(crate) clauses: Vec<Clause>,
}

/// A stretch of a paragraph governed by one verb of the Council.
#[derive(Debug, Clone)]
pub(crate) struct Clause {
    pub(crate) verb: Verb,
    /// Tokens after the verb.
    pub(crate) tokens: Range<usize>,
    /// Tokens that name who is asked or allowed, or the subject of what is decided.
    pub(crate) who: Range<usize>,
}

impl<'a> Cut<'a> {
    /// Cuts a paragraph; `norm` was made from its clean text.
    pub(crate) fn new(norm: &'a Norm, mentions: &'a [Mention], lang: &'static Lang) -> Self {
        let ranges: Vec<Range<usize>> = mentions.iter().map(|m| m.range.clone()).collect();
        let tokens = tokens(norm, &ranges, lang);
        let clauses = clauses(&tokens, lang);
        Cut {
            norm,
            tokens,
            mentions,
            clauses,
        }
    }

    /// Returns a paragraph left uncut, from which nothing is to be read.
    pub(crate) fn unread(norm: &'a Norm, mentions: &'a [Mention]) -> Self {
        Cut {
            norm,
            tokens: Vec::new(),
            mentions,
            clauses: Vec::new(),
        }
    }

    /// Returns the bytes of the file that a range of tokens stands for.
    pub(crate) fn span(&self, text: &MappedText, range: &Range<usize>) -> penholder_words::Span {
        let last = self.tokens.len().saturating_sub(1);
        let Some(first) = self.tokens.get(range.start.min(last)) else {
            return text.span();
        };
        let end = self.tokens[range.end.saturating_sub(1).clamp(range.start.min(last), last)].end;
        text.raw_span(self.norm.clean(first.start as usize..end as usize))
    }

    /// Returns the mentions of operations among a range of tokens.
    pub(crate) fn ops(&self, range: Range<usize>) -> impl Iterator<Item = (usize, &Mention)> {
        let end = range.end.min(self.tokens.len());
        (range.start.min(end)..end).filter_map(|i| match self.tokens[i].kind {
            Kind::Op(m) => self.mentions.get(usize::from(m)).map(|m| (i, m)),
            _ => None,
        })
    }
}

fn clauses(tokens: &[Token<'_>], lang: &Lang) -> Vec<Clause> {
    let mut starts: Vec<(usize, usize, Verb)> = Vec::new();
    for at in 0..tokens.len() {
        if tokens[at].kind != Kind::Word || !opens(tokens, at, lang) {
            continue;
        }
        let hits = lang.verbs.at(tokens, at);
        let Some((verb, place)) = hits.into_iter().max_by_key(|h| h.1.end) else {
            continue;
        };
        let noun = tokens.get(place.end).is_some_and(|t| t.is(lang.after_noun));
        if !(at > 0 && (noun || participle(&tokens[at]))) {
            starts.push((at, place.end, verb));
        }
    }
    let mut out = Vec::with_capacity(starts.len());
    for (i, &(_, from, verb)) in starts.iter().enumerate() {
        let to = starts.get(i + 1).map_or(tokens.len(), |n| n.0);
        let who = subject(tokens, from..to.max(from), verb, lang);
        out.push(Clause {
            verb,
            tokens: from..to.max(from),
            who,
        });
    }
    out
}

/// Says whether a word is a participle, which opens a paragraph but no clause inside one.
fn participle(token: &Token<'_>) -> bool {
    token.text.ends_with("ing")
        || token.text.ends_with("ant")
        || token.is(&["convinced", "concerned", "determined", "mindful"])
}

/// Says whether a verb of the Council can stand at `at`: at the start, after a mark or `and`, adverbs left aside.
fn opens(tokens: &[Token<'_>], at: usize, lang: &Lang) -> bool {
    let mut before = at;
    while before > 0 && tokens[before - 1].is(lang.adverbs) {
        before -= 1;
    }
    match before.checked_sub(1).map(|i| tokens[i]) {
        None => true,
        Some(t) => {
            matches!(
                t.kind,
                Kind::Punct(b',' | b';' | b'.' | b':' | b')' | b'-' | b'"')
            ) || t.is(lang.and)
        }
    }
}

/// Returns the tokens that name who is asked, or of whom something is decided.
///
/// For `requests X, with the support of Y, to do`, that is `X`; for `decides that X shall`, `X`; for `decides to
/// extend`, nobody.
fn subject(tokens: &[Token<'_>], range: Range<usize>, verb: Verb, lang: &Lang) -> Range<usize> {
    let stated = !matches!(verb, Verb::Request | Verb::Call | Verb::Authorize);
    let near = range.start..range.end.min(range.start + 40);
    let to = near
        .clone()
        .find(|&i| tokens[i].stops() || tokens[i].is(lang.address_stops))
        .unwrap_or(near.end);
    let that = near
        .clone()
        .find(|&i| tokens[i].is(lang.that))
        .filter(|&i| i <= to);
    let (start, stop_words) = match (that, stated) {
        (Some(at), _) => (at + 1, lang.subject_stops),
        (None, true) if verb != Verb::Stress => return range.start..range.start,
        (None, _) => (range.start, lang.address_stops),
    };
    let mut end = start.min(range.end);
    while end < range.end && end - start < 60 && !tokens[end].stops() && !tokens[end].is(stop_words) {
        end += 1;
    }
    start.min(end)..end
}

/// Returns who acts, from the tokens that name them; the first one named counts.
pub(crate) fn actor(cut: &Cut<'_>, who: &Range<usize>, lang: &Lang) -> Option<(Actor, usize)> {
    let mut first: Option<(Actor, usize)> = None;
    let mut depth = 0usize;
    for at in who.clone() {
        let token = &cut.tokens[at];
        match token.kind {
            Kind::Punct(b'(') => depth += 1,
            Kind::Punct(b')') => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > 0 {
            continue;
        }
        let here = match token.kind {
            Kind::Op(_) => Some(Actor::Operation),
            Kind::Word => lang
                .actors
                .at(&cut.tokens[..who.end], at)
                .into_iter()
                .map(|h| h.0)
                .min(),
            _ => None,
        };
        let Some(here) = here else { continue };
        if here == Actor::Operation && helped(&cut.tokens, who.start, at, lang) {
            continue;
        }
        match first {
            None => first = Some((here, at)),
            // "the Secretary-General and MONUC", "the Secretary-General, through his Special Representative"
            Some((Actor::SecretaryGeneral, _))
                if here == Actor::Operation && joined(&cut.tokens, at, lang, true) =>
            {
                first = Some((here, at));
            }
            // "the Government and the Mission"
            Some((Actor::Others, _)) if here == Actor::Operation && joined(&cut.tokens, at, lang, false) => {
                first = Some((here, at));
            }
            _ => {}
        }
    }
    first
}

/// Says whether a mention only stands for help or for a bearing: "with the support of MONUC", "cooperate with".
fn helped(tokens: &[Token<'_>], from: usize, at: usize, lang: &Lang) -> bool {
    let window = &tokens[at.saturating_sub(7).max(from)..at];
    window
        .iter()
        .rev()
        .take_while(|t| !matches!(t.kind, Kind::Punct(b',' | b'(')))
        .any(|t| t.is(lang.helpers))
}

/// Says whether what stands at `at` is joined by "and" to what is named before it, or acts for it.
fn joined(tokens: &[Token<'_>], at: usize, lang: &Lang, acts_for: bool) -> bool {
    let small = |t: &Token<'_>| t.is(&["the", "la", "le", "l", "his", "her", "its", "both"]);
    let before = tokens[..at].iter().rev().find(|t| !small(t));
    before.is_some_and(|t| {
        t.is(lang.and) || acts_for && (t.is(&["through", "that", "par"]) || t.kind == Kind::Punct(b','))
    })
}
