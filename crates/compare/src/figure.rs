//! Dates, lengths of time, figures and cited resolutions in the words of a passage, and what became of them.

use crate::edit::{Passage, Stretch};
use crate::lcs::Run;
use std::ops::Range;

/// What is called out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A day, month or year.
    Date,
    /// A length of time, or how often: `six months`, `90 days`.
    Period,
    /// A number of persons or things, a sum or a share.
    Figure,
    /// A resolution by number and year.
    Resolution,
}

impl Kind {
    /// Returns the word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Date => "date",
            Kind::Period => "period",
            Kind::Figure => "figure",
            Kind::Resolution => "resolution",
        }
    }
}

/// A date or figure in the old text, in the new one, or in both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// What it is.
    pub kind: Kind,
    /// As it stood; `None` if it is new.
    pub old: Option<(Stretch, String)>,
    /// As it stands; `None` if it is gone.
    pub new: Option<(Stretch, String)>,
}

impl Figure {
    /// Returns whether it reads differently now; one that came or went has changed.
    pub fn changed(&self) -> bool {
        let text = |side: &Option<(Stretch, String)>| side.as_ref().map(|(_, text)| plain(text));
        text(&self.old) != text(&self.new)
    }
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns the dates and figures of both passages, those that changed paired with what they became.
pub(crate) fn figures(old: &Passage<'_>, new: &Passage<'_>, runs: &[Run]) -> Vec<Figure> {
    let (before, mut after) = (find(old), find(new).into_iter().map(Some).collect::<Vec<_>>());
    let mut figures = Vec::new();
    for found in before {
        let partner = partner(&found, &after, runs, new.len());
        let taken = partner.and_then(|at| after[at].take());
        figures.push(Figure {
            kind: found.kind,
            old: found.quote(old),
            new: taken.and_then(|f| f.quote(new)),
        });
    }
    for found in after.into_iter().flatten() {
        figures.push(Figure {
            kind: found.kind,
            old: None,
            new: found.quote(new),
        });
    }
    figures
}

/// Finds what a date or figure became: what stands in its place, of the same kind.
fn partner(found: &Found, after: &[Option<Found>], runs: &[Run], new_len: usize) -> Option<usize> {
    let place = counterpart(&found.words, runs, new_len);
    let meets = |words: &Range<usize>| words.start < place.end && place.start < words.end;
    let same_kind = || {
        let all = after.iter().enumerate();
        all.filter_map(|(at, f)| f.as_ref().map(|f| (at, f)))
            .filter(|(_, f)| f.kind == found.kind)
    };
    same_kind()
        .filter(|(_, f)| meets(&f.words))
        .min_by_key(|(_, f)| (f.text != found.text, f.words.start))
        .map(|(at, _)| at)
}

/// Returns the words of the new passage that stand where `words` stood in the old one.
fn counterpart(words: &Range<usize>, runs: &[Run], new_len: usize) -> Range<usize> {
    let map = |at: usize, up: bool| -> usize {
        let k = runs.partition_point(|run| run.a <= at);
        if let Some(run) = k.checked_sub(1).map(|k| runs[k])
            && at < run.a + run.len
        {
            return run.b + (at - run.a) + usize::from(up);
        }
        if up {
            runs.get(k).map_or(new_len, |run| run.b)
        } else {
            k.checked_sub(1).map_or(0, |k| runs[k].b + runs[k].len)
        }
    };
    map(words.start, false)..map(words.end.saturating_sub(1), true)
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Found {
    kind: Kind,
    words: Range<usize>,
    text: String,
}

impl Found {
    fn quote(&self, passage: &Passage<'_>) -> Option<(Stretch, String)> {
        Some((passage.stretch(self.words.clone())?, self.text.clone()))
    }
}

const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const UNITS: &[&str] = &[
    "day", "days", "week", "weeks", "month", "months", "year", "years", "jour", "jours", "semaine",
    "semaines", "mois", "an", "ans", "année",
];
const NUMERALS: &[&str] = &[
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "fifteen", "eighteen", "twenty", "thirty", "forty", "fifty", "sixty", "ninety", "hundred", "un", "deux",
    "trois", "quatre", "cinq", "sept", "huit", "neuf", "dix", "onze", "douze", "quinze", "vingt", "trente",
    "soixante", "une", "fourteen",
];
/// Words after which a number names a place in a text or a document.
const PLACES: &[&str] = &[
    "paragraph",
    "paragraphs",
    "article",
    "articles",
    "resolution",
    "resolutions",
    "annex",
    "chapter",
    "section",
    "part",
    "no",
    "meeting",
    "and",
    "to",
    "subparagraph",
    "paragraphe",
    "paragraphes",
    "résolution",
    "résolutions",
    "page",
    "phase",
    "pillar",
    "line",
    "of",
];

fn find(passage: &Passage<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut in_places = false;
    while at < passage.len() {
        let hit = date(passage, at)
            .or_else(|| resolution(passage, at))
            .or_else(|| period(passage, at))
            .or_else(|| figure(passage, at, in_places));
        match hit {
            Some(hit) => {
                at = hit.words.end;
                in_places = false;
                found.push(hit);
            }
            None => {
                in_places = names_a_place(&passage.word(at).to_lowercase(), in_places);
                at += 1;
            }
        }
    }
    found
}

/// Says whether the number that may follow is one of a paragraph or document rather than a figure.
fn names_a_place(word: &str, before: bool) -> bool {
    match word {
        "and" | "to" | "of" | "," | "(" | ")" | "or" => before,
        _ if word.bytes().all(|b| b.is_ascii_digit()) || word.len() == 1 => before,
        _ => PLACES.contains(&word),
    }
}

fn hit(passage: &Passage<'_>, kind: Kind, words: Range<usize>) -> Option<Found> {
    let mut text = String::new();
    for at in words.clone() {
        if at > words.start && !passage.gap_text(at).is_empty() {
            text.push(' ');
        }
        text.push_str(passage.word(at));
    }
    Some(Found { kind, words, text })
}

fn digits(word: &str) -> Option<u32> {
    if word.is_empty() || !word.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    word.parse().ok()
}

fn is_month(word: &str) -> bool {
    word.starts_with(char::is_alphabetic) && MONTHS.contains(&word.to_lowercase().as_str())
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && digits(word).is_some_and(|y| (1900..2100).contains(&y))
}

/// `30 June 2023`, `June 2023`, `30 June`, `1er juin 2023`; a year alone after `in`, `since`, `by`, `until`.
fn date(passage: &Passage<'_>, at: usize) -> Option<Found> {
    let word = |k: usize| passage.word(at + k);
    let day = digits(word(0)).is_some_and(|d| (1..=31).contains(&d)) || word(0) == "1er";
    if day && is_month(word(1)) {
        return hit(passage, Kind::Date, at..at + 2 + usize::from(is_year(word(2))));
    }
    if is_month(word(0)) && word(0).starts_with(char::is_uppercase) && is_year(word(1)) {
        return hit(passage, Kind::Date, at..at + 2);
    }
    let before = at.checked_sub(1).map_or("", |k| passage.word(k));
    let leads = ["in", "since", "by", "until", "of", "during", "en", "for", "from"].contains(&before);
    if leads && is_year(word(0)) {
        return hit(passage, Kind::Date, at..at + 1);
    }
    None
}

/// `2584 (2021)`.
fn resolution(passage: &Passage<'_>, at: usize) -> Option<Found> {
    let word = |k: usize| passage.word(at + k);
    let cited =
        digits(word(0)).is_some_and(|n| n < 10_000) && word(1) == "(" && is_year(word(2)) && word(3) == ")";
    if cited {
        hit(passage, Kind::Resolution, at..at + 4)
    } else {
        None
    }
}

/// `six months`, `90 days`, `every three months`, `a further period of one year`.
fn period(passage: &Passage<'_>, at: usize) -> Option<Found> {
    let word = |k: usize| passage.word(at + k).to_lowercase();
    let first = word(0);
    let every = usize::from(matches!(first.as_str(), "every" | "within"));
    let number = word(every);
    let counted = digits(&number).is_some() || NUMERALS.contains(&number.as_str());
    if !counted {
        return None;
    }
    let mut k = every + 1;
    while matches!(
        word(k).as_str(),
        "-" | "‑" | "additional" | "further" | "more" | "calendar" | "working"
    ) {
        k += 1;
    }
    if UNITS.contains(&word(k).as_str()) {
        hit(passage, Kind::Period, at..at + k + 1)
    } else {
        None
    }
}

/// `13,289`, `1 920`, `15 per cent`, `2.5 million`; no number of a paragraph or a symbol.
fn figure(passage: &Passage<'_>, at: usize, in_places: bool) -> Option<Found> {
    let word = |k: usize| passage.word(at + k);
    digits(word(0))?;
    let glued = |k: usize| k < passage.len() && passage.gap_text(k).is_empty();
    let before = at.checked_sub(1).map_or("", |k| passage.word(k));
    let in_symbol = |sign: &str| matches!(sign, "/" | "." | "-" | "‑" | "_" | "–");
    if in_places || (glued(at) && at > 0 && in_symbol(before)) || before == "/" {
        return None;
    }
    let mut k = 1;
    while word(k) == ","
        && glued(at + k)
        && glued(at + k + 1)
        && word(k + 1).len() == 3
        && digits(word(k + 1)).is_some()
    {
        k += 2;
    }
    if k == 1 && word(0).len() <= 3 {
        while !glued(at + k) && word(k).len() == 3 && digits(word(k)).is_some() {
            k += 1;
        }
    }
    if word(k) == "." && glued(at + k + 1) && digits(word(k + 1)).is_some() {
        k += 2;
    }
    if in_symbol(word(k)) && glued(at + k) && word(k) != "." || (word(k) == "(" && is_year(word(k + 1))) {
        return None;
    }
    if word(k) == "%" || matches!(word(k), "million" | "billion") {
        k += 1;
    } else if word(k) == "per" && word(k + 1) == "cent" {
        k += 2;
    }
    hit(passage, Kind::Figure, at..at + k)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::shared_runs;
    use crate::lcs::Lcs;
    use crate::token::Vocabulary;

    fn passage<'t>(text: &'t str, vocabulary: &mut Vocabulary<'t>) -> Passage<'t> {
        let mut passage = Passage::default();
        passage.push(0, text, &vocabulary.tokens(text));
        passage
    }

    fn found(text: &str) -> String {
        let mut vocabulary = Vocabulary::new();
        let all = find(&passage(text, &mut vocabulary));
        let line = |f: &Found| format!("{}: {}", f.kind.as_str(), f.text);
        all.iter().map(line).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn dates_periods_figures_and_citations() {
        assert_eq!(
            found("Recalling resolution 2584 (2021) and S/PRST/2018/10, until 30 June 2023"),
            "resolution: 2584 (2021); date: 30 June 2023"
        );
        assert_eq!(
            found("up to 13,289 military personnel and 1,920 police, every three months, 15 per cent"),
            "figure: 13,289; figure: 1,920; period: every three months; figure: 15 per cent"
        );
        assert_eq!(found("as set out in paragraphs 18, 19 (a) and 20 above"), "");
        assert_eq!(
            found("within 90 days, for a six-month period"),
            "period: within 90 days; period: six-month"
        );
        assert_eq!(found("COVID-19 since 2013"), "date: 2013");
    }

    #[test]
    fn what_became_of_them() {
        let (old, new) = (
            "until 30 June 2022, within 13,289 troops and 1,920 police",
            "until 30 June 2023, within 13,289 troops, 1,800 police and 12 planes",
        );
        let mut vocabulary = Vocabulary::new();
        let (a, b) = (passage(old, &mut vocabulary), passage(new, &mut vocabulary));
        let runs = shared_runs(&a, &b, &mut Lcs::new());
        let side = |s: &Option<(Stretch, String)>| s.as_ref().map_or("-".to_owned(), |(_, t)| t.clone());
        let lines: Vec<_> = figures(&a, &b, &runs)
            .iter()
            .map(|f| format!("{} > {} {}", side(&f.old), side(&f.new), f.changed()))
            .collect();
        assert_eq!(
            lines,
            [
                "30 June 2022 > 30 June 2023 true",
                "13,289 > 13,289 false",
                "1,920 > 1,800 true",
                "- > 12 true"
            ]
        );
    }
}
