//! Authorised strength: figures with what they count.

use super::clause::{Clause, Cut};
use super::lang::Lang;
use super::token::{Kind, Token};
use penholder_words::{Component, StrengthKind};
use std::ops::Range;

/// What a noun counts: the component, and whether it names formed police units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Noun(pub(crate) Component, pub(crate) bool);

/// A figure found in a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Figure {
    pub(crate) component: Component,
    pub(crate) number: u32,
    pub(crate) kind: StrengthKind,
    pub(crate) tokens: Range<usize>,
}

/// Returns the figures of strength that a clause decides.
pub(crate) fn figures(cut: &Cut<'_>, clause: &Clause, lang: &Lang) -> Vec<Figure> {
    let range = clause.tokens.clone();
    let mut out: Vec<Figure> = Vec::new();
    let mut inside = false;
    for at in range.clone() {
        let token = &cut.tokens[at];
        if token.is(&[
            "including",
            "comprising",
            "whom",
            "which",
            "notamment",
            "dont",
            "inclusive",
        ]) {
            inside = !out.is_empty();
        } else if token.is(&["and", "et"]) && at > range.start && cut.tokens[at - 1].kind == Kind::Punct(b',')
            || token.kind == Kind::Punct(b';')
        {
            inside = false;
        }
        let Kind::Number(number) = token.kind else {
            continue;
        };
        if !countable(&cut.tokens, at, range.start) {
            continue;
        }
        let Some((noun, end)) = counted(cut, at, range.end, lang).or_else(|| level(cut, at, &range)) else {
            continue;
        };
        let Noun(component, formed) = noun;
        let product = per_unit(&cut.tokens, number, formed, end, range.end);
        let (number, end) = product.unwrap_or((number, end));
        let inside = inside && product.is_none();
        let seen = out.iter().any(|f| f.component == component);
        if inside && (seen || component == Component::Civilian) || points_elsewhere(&cut.tokens, end) {
            continue;
        }
        if number < 5 || out.iter().any(|f| f.component == component && f.number == number) {
            continue;
        }
        out.push(Figure {
            component,
            number,
            kind: kind(&cut.tokens, at, range.start),
            tokens: at..at + 1,
        });
    }
    out
}

/// Says whether the number at `at` can be a level and is no difference, year or paragraph.
fn countable(tokens: &[Token<'_>], at: usize, from: usize) -> bool {
    let before = &tokens[at.saturating_sub(5).max(from)..at];
    let last = before.last();
    if last.is_some_and(|t| {
        t.is(&[
            "paragraph",
            "paragraphs",
            "resolution",
            "by",
            "from",
            "chapter",
            "article",
            "paragraphe",
            "de",
            "additional",
            "by",
            "than",
        ]) || t.kind == Kind::Punct(b'(')
            || t.kind == Kind::Punct(b'/')
    }) && !(last.is_some_and(|t| t.is(&["de"]))
        && before.iter().any(|t| t.is(&["maximum", "plafond", "a", "total"])))
        && !before.iter().any(|t| t.is(&["less", "fewer"]))
    {
        return false;
    }
    if tokens
        .get(at + 1)
        .is_some_and(|t| t.is(&["additional", "supplementary", "more", "supplementaires", "per"]))
    {
        return false;
    }
    let stem = |s: &[&str]| before.iter().any(|t| t.starts(s));
    !stem(&["additional", "reduction", "withdraw", "repatriat", "increase of"])
}

/// Returns what the number at `at` counts and the token after the noun.
fn counted(cut: &Cut<'_>, at: usize, end: usize, lang: &Lang) -> Option<(Noun, usize)> {
    let limit = (at + 8).min(end);
    for here in at + 1..limit {
        let token = &cut.tokens[here];
        if matches!(token.kind, Kind::Number(_)) || token.stops() || token.kind == Kind::Punct(b',') {
            return None;
        }
        let mut hits = lang.components.at(&cut.tokens[..end], here);
        hits.sort_by_key(|h| std::cmp::Reverse(h.1.end - h.1.start));
        if let Some((noun, place)) = hits.first() {
            let last = &cut.tokens[place.end - 1];
            let bare = noun.0 == Component::Civilian && last.is(&["personnel"]);
            let noun = if bare {
                named_before(cut, at, here, *noun)?
            } else {
                *noun
            };
            return Some((noun, place.end));
        }
    }
    None
}

/// `a police component of up to 1,323 personnel`: what the figure counts stands before it.
///
/// `None` for bare "personnel" that nothing before says anything of.
fn named_before(cut: &Cut<'_>, at: usize, noun_at: usize, noun: Noun) -> Option<Noun> {
    let before = cut.tokens[at.saturating_sub(16)..at].iter().rev();
    let mut words = before.take_while(|t| !t.stops() && !matches!(t.kind, Kind::Number(_)));
    let told = words.find(|t| t.starts(&["polic", "militar", "militair", "troop", "uniformed"]));
    match told {
        Some(t) if t.starts(&["polic"]) => Some(Noun(Component::Police, false)),
        Some(_) => Some(Noun(Component::Military, false)),
        None => cut.tokens[at..=noun_at]
            .iter()
            .any(|t| t.starts(&["civil"]))
            .then_some(noun),
    }
}

/// `force levels to 888`, `military strength at 8,202`: the noun stands before the number.
fn level(cut: &Cut<'_>, at: usize, range: &Range<usize>) -> Option<(Noun, usize)> {
    let before = &cut.tokens[at.saturating_sub(7).max(range.start)..at];
    if !before.last()?.is(&["to", "at", "of", "a"]) {
        return None;
    }
    let noun = before
        .iter()
        .rposition(|t| t.starts(&["level", "strength", "ceiling", "effectif", "plafond"]))?;
    if !before[noun..].iter().all(|t| t.kind == Kind::Word) {
        return None;
    }
    let context = &before[..noun];
    if context
        .iter()
        .any(|t| t.starts(&["police", "civilian", "budget", "observer"]))
    {
        return None;
    }
    let military = context
        .iter()
        .any(|t| t.starts(&["force", "troop", "military", "militaire", "soldat"]));
    military.then_some((Noun(Component::Military, false), at + 1))
}

/// `19 formed police units of up to 140 personnel each`: the product.
fn per_unit(tokens: &[Token<'_>], units: u32, formed: bool, from: usize, end: usize) -> Option<(u32, usize)> {
    if !formed || units > 60 {
        return None;
    }
    let window = from..end.min(from + 10);
    let at = window
        .clone()
        .find(|&i| matches!(tokens[i].kind, Kind::Number(_)))?;
    let Kind::Number(each) = tokens[at].kind else {
        return None;
    };
    tokens[at..window.end]
        .iter()
        .any(|t| t.is(&["each", "chacune"]))
        .then(|| (units * each, at + 1))
}

/// Says whether the figure only points to where it was decided: `set out in paragraph 8`.
fn points_elsewhere(tokens: &[Token<'_>], end: usize) -> bool {
    let window = &tokens[end.min(tokens.len())..(end + 5).min(tokens.len())];
    window.iter().any(|t| t.is(&["paragraph", "paragraphe"]))
        && window.iter().any(|t| t.is(&["set", "fixe", "referred"]))
}

fn kind(tokens: &[Token<'_>], at: usize, from: usize) -> StrengthKind {
    let before = &tokens[at.saturating_sub(7).max(from)..at];
    let near = &before[before.len().saturating_sub(3)..];
    let all = &tokens[from..at];
    if near.iter().any(|t| t.is(&["least", "minimum", "moins"])) {
        StrengthKind::AtLeast
    } else if before
        .iter()
        .any(|t| t.is(&["maximum", "ceiling", "exceed", "ceilings", "plafond", "maximal"]))
    {
        StrengthKind::Ceiling
    } else if all
        .iter()
        .any(|t| t.starts(&["initially", "initial"]) && !t.is(&["initiative"]))
    {
        StrengthKind::Initial
    } else if near.iter().any(|t| t.is(&["up"])) {
        StrengthKind::UpTo
    } else {
        StrengthKind::Ceiling
    }
}
