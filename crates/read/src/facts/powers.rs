//! Chapter VII and the use of force.

use super::clause::Cut;
use super::pattern::Table;
use super::token::{Kind, Token};
use std::ops::Range;
use std::sync::LazyLock;

/// How Chapter VII is invoked in a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Invoked {
    /// For all that is decided.
    Whole,
    /// For some areas or paragraphs only.
    Limited,
}

static ACTING: LazyLock<Table<()>> = LazyLock::new(|| {
    Table::new([
        ((), "acting|act ~4 chapter vii"),
        ((), "acting ~4 chapter 7"),
        ((), "acting ~3 articles? ~3 <num> ~3 charter"),
        ((), "acting ~4 article|articles ~6 charter"),
        ((), "agissant ~6 chapitre vii"),
        ((), "agissant ~3 articles ~6 charte"),
    ])
});

/// Returns how a paragraph invokes Chapter VII, and the tokens that do.
pub(crate) fn invoked(cut: &Cut<'_>) -> Option<(Invoked, Range<usize>)> {
    let (_, place) = *ACTING.all(&cut.tokens, 0..cut.tokens.len()).first()?;
    let words = &cut.tokens[place.start..place.end];
    if words
        .iter()
        .any(|t| matches!(t.kind, Kind::Number(n) if !(39..=51).contains(&n)) && t.text.len() < 4)
    {
        return None;
    }
    let before = &cut.tokens[..place.start];
    let limited = before
        .windows(2)
        .any(|w| w[0].is(&["as", "with"]) && w[1].is(&["regards", "regard", "respect"]))
        && before.iter().any(|t| t.is(&["in"]));
    let how = if limited { Invoked::Limited } else { Invoked::Whole };
    Some((how, place.start..place.end))
}

static FORCE: LazyLock<Table<()>> = LazyLock::new(|| {
    Table::new([
        ((), "all necessary means"),
        ((), "all means necessary"),
        ((), "necessary means"),
        ((), "take all? the? necessary action|actions"),
        (
            (),
            "take all? the? necessary measures , including the use of force",
        ),
        ((), "necessary measures ~2 including ~4 force"),
        ((), "use of force"),
        ((), "use force"),
        ((), "all necessary action"),
        ((), "all necessary measures"),
        ((), "tous les moyens necessaires"),
        ((), "toutes les mesures necessaires"),
    ])
});

/// Returns the tokens in `range` that give authority to use force.
pub(crate) fn force(tokens: &[Token<'_>], range: Range<usize>) -> Option<Range<usize>> {
    let (_, place) = *FORCE.all(tokens, range).first()?;
    Some(place.start..place.end)
}
