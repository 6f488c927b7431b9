//! What each line of a plain text is.

use penholder_text::lines;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// A line with what it is.
#[derive(Debug, Clone)]
pub(super) struct Line<'t> {
    /// The text without white space at its ends.
    pub text: &'t str,
    /// Where that text stands.
    pub range: Range<usize>,
    /// What it is.
    pub kind: LineKind,
}

/// What a line is, as far as it says by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum LineKind {
    /// No text.
    Blank,
    /// What belongs to the page and not to the text: headers, page and job numbers.
    Furniture,
    /// Symbol, title, date, distribution.
    Head,
    /// `The Security Council,`
    Formula,
    /// `Adopted at the 942nd meeting …`
    Closing,
    /// A single letter or Roman number.
    Section,
    /// `Annex II`
    Annex,
    /// Text.
    Text,
}

/// Patterns for whole lines, each with an example; the first that fits decides.
const PATTERNS: &[(LineKind, &str)] = &[
    // `/...`
    (LineKind::Furniture, r"^/?\s?(?:\.\s?){2,3}$"),
    // `S/RES/1270 (1999) Page 2`, `S/RES/1650 (2005)`
    (
        LineKind::Furniture,
        r"^S/RES/\s?[0-9]+\s?\([0-9]{4}\)\s?(?:\*+)?\s?(?:(?i:English)\s)?(?:(?i:Page)\s?[0-9]+)?$",
    ),
    // `95-18913 (E)`, `13-31417`, `05-65848 (E) 211205`
    (
        LineKind::Furniture,
        r"^[0-9]{2}-[0-9]{5}\s?(?:\*\s?)?(?:\([A-Z]\))?(?:\s+[0-9]{6})?(?:\s+[0-9*]+)?(?:\s?/\.\.\.)?$",
    ),
    // `*0565848*`, `-----`, `/15`, `12/15`
    (
        LineKind::Furniture,
        r"^(?:\*[0-9]{5,10}\*|[-_=*•.]{3,}|[0-9]{1,3}|/[0-9]{1,3}|[0-9]{1,3}/[0-9]{1,3}|(?i:Page)\s[0-9]+)$",
    ),
    // `English Page 3`, `Page 3`
    (LineKind::Furniture, r"^(?i:English\s)?(?i:Page)\s?[0-9]+$"),
    // `Distr.: General 25 April 2013`, `Distr. GENERAL S/RES/1000 (1995) 23 June 1995`
    (LineKind::Head, r"^Distr(?:\.|ibution)"),
    // `UNITED NATIONS`, `Security Council`, `S`
    (
        LineKind::Head,
        r"^(?:UNITED NATIONS|United Nations|Nations Unies|Security Council|SECURITY COUNCIL|Conseil de sécurité)$",
    ),
    // `161 (1961). Resolution of 21 February 1961`
    (
        LineKind::Head,
        r"^[0-9]{1,4}\s?\([0-9]{4}\)[.,]?\s+(?i:Resolution)\b.{0,60}$",
    ),
    // `Resolution 598 (1987)`, `RESOLUTION 1000 (1995)`
    (
        LineKind::Head,
        r"^(?i:Resolution|Résolution)\s+[0-9]{1,4}\s?\([0-9]{4}\)\s?\*?[.,]?(?:\s+of\s.{0,40})?$",
    ),
    // `of 25 October 1973`
    (LineKind::Head, r"^(?i:of)\s+[0-9]{1,2}\s+[A-Z][a-z]+\s+[0-9]{4}$"),
    // `[S/4741]`
    (LineKind::Head, r"^\[\s?S/[^\]]{1,40}\]$"),
    // `Adopted by the Security Council at its 4054th meeting on 22 October 1999`
    (
        LineKind::Head,
        r"^(?i:Adopted by the Security Council|Adoptée? par le Conseil de sécurité)\b",
    ),
    (
        LineKind::Formula,
        r"^(?:[*“]?\s?)(?:The Security Council|THE SECURITY COUNCIL|Le Conseil de sécurité)\s?[,.;:]?$",
    ),
    // `Adopted unanimously at the 2750th`, `Adopted at the 942nd meeting`, `Adopted by 13 votes to none`
    (
        LineKind::Closing,
        r"^Adopted\s+(?:unanimously|at|by|without|on)\b",
    ),
    (LineKind::Section, r"^(?:[A-H]|I|II|III|IV|V|VI|VII|VIII)\.?$"),
    (
        LineKind::Annex,
        r"^(?:Annex|ANNEX|Appendix|APPENDIX|Enclosure|ENCLOSURE|Attachment|Annexe|Appendice)\b\s?(?:[IVX]+|[0-9]{1,2}|[A-Z])?\s?\*?[.:]?$",
    ),
];

static COMPILED: LazyLock<Vec<(LineKind, Regex)>> = LazyLock::new(|| {
    PATTERNS
        .iter()
        .filter_map(|(kind, p)| Some((*kind, Regex::new(p).ok()?)))
        .collect()
});

/// Longest line that a pattern is tried on.
const LONGEST: usize = 240;

/// Says of every line what it is.
pub(super) fn classify(text: &str) -> Vec<Line<'_>> {
    lines(text)
        .map(|line| {
            let trimmed = line.text.trim();
            let start = line.start + (line.text.len() - line.text.trim_start().len());
            Line {
                text: trimmed,
                range: start..start + trimmed.len(),
                kind: kind(trimmed),
            }
        })
        .collect()
}

fn kind(line: &str) -> LineKind {
    if line.is_empty() {
        return LineKind::Blank;
    }
    if line.len() > LONGEST {
        return LineKind::Text;
    }
    COMPILED
        .iter()
        .find(|(_, p)| p.is_match(line))
        .map_or(LineKind::Text, |(kind, _)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_say_what_they_are() {
        let check = |line, expected| assert_eq!(kind(line), expected, "{line}");
        check("/...", LineKind::Furniture);
        check("S/RES/1270 (1999) Page 2", LineKind::Furniture);
        check("95-18913 (E)", LineKind::Furniture);
        check("*0565848*", LineKind::Furniture);
        check("161 (1961). Resolution of 21 February 1961", LineKind::Head);
        check("Resolution 598 (1987)", LineKind::Head);
        check("of 25 October 1973", LineKind::Head);
        check("[S/4741]", LineKind::Head);
        check("The Security Council,", LineKind::Formula);
        check("Adopted at the 942nd meeting", LineKind::Closing);
        check("B", LineKind::Section);
        check("Annex II", LineKind::Annex);
        check(
            "1. Demands that the parties observe a cease-fire;",
            LineKind::Text,
        );
    }
}
