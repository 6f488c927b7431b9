//! What each line of a plain text is.

use crate::verbs::{self, Opening};
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
    /// `Footnotes`
    Notes,
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
    // `95-18913 (E)`, `13-31417`, `05-65848 (E) 211205`, `6 11-39119`, `14-67467 9/15`, `04-57845* (E)`
    (
        LineKind::Furniture,
        r"^(?:[0-9/]{1,6}\s+)?[0-9]{2}-[0-9]{5}\s?\*?\s?(?:\([A-Z]\))?(?:\s+[0-9]{6})?(?:\s+[0-9*/]+)?(?:\s?/\.\.\.)?\s?[`´'.]*$",
    ),
    // `*0565848*`, `-----`, `/15`, `12/15`
    (
        LineKind::Furniture,
        r"^(?:\*[0-9]{5,10}\*|[-_=*•.]{3,}|[0-9]{1,3}|/[0-9]{1,3}|[0-9]{1,3}/[0-9]{1,3}|(?i:Page)\s[0-9]+)$",
    ),
    // `S/2000/867` alone, at the foot of a page
    (LineKind::Furniture, r"^S/(?:RES/|PRST/)?[0-9]{4}/[0-9]+$"),
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
        r"^[0-9]{1,4}\s?(?:\([0-9]{4}\))?[.,]?\s+(?i:Resolution)\s+of\b.{0,60}$",
    ),
    // `Resolution 598 (1987)`, `RESOLUTION 1000 (1995)`
    (
        LineKind::Head,
        r"^(?i:Resolution|Résolution)\s+[0-9]{1,4}\s?\([0-9]{4}\)\s?\*?[.,]?(?:\s+of\s.{0,40})?$",
    ),
    // `Resolution 918 (1994) Adopted by the Security Council at its Nth meeting,`
    (
        LineKind::Head,
        r"^(?i:Resolution|Résolution)\s+[0-9]{1,4}\s?\([0-9]{4}\)\s+Adopt",
    ),
    // `UNITED NATIONS S/RES/1445 (2002)`, `Security Council Distr.: General`
    (
        LineKind::Head,
        r"^(?i:United Nations|Security Council|Nations Unies)\s+(?:S/RES/|Distr\.)",
    ),
    // `of 25 October 1973`, `on 4 December 2002`, `ef 15 June 1965`, `of 30 May 1992 54`
    (
        LineKind::Head,
        r"^(?:[a-z]{2}\s+)?[0-9][0-9fIl]?\s+[A-Z][a-z]+\]?\.?\s+[0-9£]{4}(?:\s[0-9*]{1,3})?$",
    ),
    // `Resolution 290`, `Resolution 361 (197-4)`
    (
        LineKind::Head,
        r"^(?i:Resolution)\s+[0-9]{1,4}(?:\s?\([0-9-]{4,5}\))?$",
    ),
    // `Security Council Resolution S/RES/N (1994), Resolution N (1994) Adopted by …`
    (LineKind::Head, r"^Security Council Resolution\s+S/RES/"),
    // `[S/4741]`
    (LineKind::Head, r"^\[\s?S/[^\]]{1,40}\]$"),
    // `Adopted by the Security Council at its Nth meeting on 22 October 1999`
    (
        LineKind::Head,
        r"^(?i:Adopt(?:ed|ion) by the Security(?: Council)?|Adoptée? par le Conseil de sécurité)\b",
    ),
    (
        LineKind::Formula,
        r"^(?:[*“]?\s?)(?:The Security Council|THE SECURITY COUNCIL|Le Conseil de sécurité)\s?[,.;:]?$",
    ),
    // `Adopted unanimously at the 2750th`, `Adopted at the 942nd meeting`, `Adopted by 13 votes to none`
    (
        LineKind::Closing,
        r"^Ad[oa]pted\s+(?:unanimously|[a-z]{2}\s+t[hn]e|at|by\s+(?:[0-9IlO]{1,2}\s+votes|consensus)|the\s+[0-9]|without|on the)\b",
    ),
    (LineKind::Notes, r"^(?i:Foot-?notes?|Notes)\s?:?$"),
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

/// Says of every line what it is; a line on which several paragraphs run on is taken apart.
pub(super) fn classify(text: &str) -> Vec<Line<'_>> {
    let mut found = Vec::new();
    for line in lines(text) {
        let trimmed = line.text.trim();
        let start = line.start + (line.text.len() - line.text.trim_start().len());
        let kind = kind(trimmed);
        let cuts = if kind == LineKind::Text {
            cuts(trimmed)
        } else {
            Vec::new()
        };
        let mut from = 0;
        for to in cuts.into_iter().chain([trimmed.len()]) {
            let piece = trimmed[from..to].trim_end();
            let kind = if from > 0 || to < trimmed.len() {
                self::kind(piece)
            } else {
                kind
            };
            found.push(Line {
                text: piece,
                range: start + from..start + from + piece.len(),
                kind,
            });
            from = to;
        }
    }
    found
}

/// Returns where paragraphs begin inside a line on which several run on:
/// `The Security Council, Recalling …, 1. Decides …; (a) …; 2. Requests …`.
fn cuts(line: &str) -> Vec<usize> {
    let mut cuts = Vec::new();
    let formula = ["The Security Council, ", "Le Conseil de s\u{e9}curit\u{e9}, "]
        .iter()
        .find(|f| line.starts_with(**f));
    if let Some(formula) = formula {
        let rest = &line[formula.len()..];
        if verbs::opening(rest).is_none() {
            return cuts;
        }
        cuts.push(formula.len());
        let after_stop = memchr::memchr2_iter(b',', b';', rest.as_bytes()).map(|at| formula.len() + at + 1);
        cuts.extend(after_stop.filter_map(|at| {
            let next = line[at..].strip_prefix(' ')?;
            verbs::opening(next).map(|_| at + 1)
        }));
    }
    cuts.extend(numbers_inside(line));
    let points: Vec<usize> = points_inside(line).collect();
    let begins = points
        .first()
        .is_some_and(|at| line[*at..].starts_with("(a)") || line[*at..].starts_with("(i)"));
    if !cuts.is_empty() || begins && points.len() > 1 {
        cuts.extend(points);
    }
    cuts.sort_unstable();
    cuts.dedup();
    cuts
}

/// Returns where `; 2. Requests` begins a paragraph inside a line.
fn numbers_inside(line: &str) -> impl Iterator<Item = usize> {
    let bytes = line.as_bytes();
    memchr::memchr_iter(b'.', bytes).filter_map(move |dot| {
        let digits = bytes[..dot]
            .iter()
            .rev()
            .take(4)
            .take_while(|b| b.is_ascii_digit())
            .count();
        let start = dot - digits;
        let before = line[..start].trim_end();
        let next = line[dot + 1..].strip_prefix(' ');
        let upper = next.is_some_and(|n| n.starts_with(|c: char| c.is_uppercase()));
        let opens = next.and_then(verbs::opening) == Some(Opening::Operative);
        // A heading may stand on the line of the paragraph below it.
        let heading = before.len() < 110
            && before.starts_with(|c: char| c.is_uppercase())
            && verbs::opening(before).is_none();
        let fits = match before.as_bytes().last() {
            Some(b';' | b'.') => upper,
            Some(b',' | b':') => opens,
            _ => opens && heading,
        };
        ((1..4).contains(&digits) && start > 0 && bytes[start - 1] == b' ' && fits).then_some(start)
    })
}

/// Returns where `; (b) to monitor` begins a point inside a line.
fn points_inside(line: &str) -> impl Iterator<Item = usize> {
    let bytes = line.as_bytes();
    memchr::memchr_iter(b'(', bytes).filter(move |at| {
        let letters = bytes[at + 1..]
            .iter()
            .take(5)
            .take_while(|b| b.is_ascii_lowercase())
            .count();
        let closed = bytes.get(at + 1 + letters) == Some(&b')') && bytes.get(at + 2 + letters) == Some(&b' ');
        let before = line[..*at].trim_end();
        let stopped =
            before.ends_with([',', ';', ':']) || before.ends_with(" and") || before.ends_with(" or");
        letters > 0 && closed && stopped && before.len() < *at
    })
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
