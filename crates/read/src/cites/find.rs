//! Mentions of documents in clean text.

use penholder_words::Symbol;
use regex::Regex;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

/// A mention with its place in the clean text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub what: Found,
    pub range: Range<usize>,
}

/// What is mentioned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Found {
    /// A resolution of the Council.
    Resolution { number: u16, year: Option<i16> },
    /// Any other document with a symbol.
    Document(Symbol),
    /// A chapter or article of the Charter.
    Charter(String),
}

impl Found {
    /// Returns the name under which a mention is shown.
    pub fn name(&self) -> String {
        match self {
            Found::Resolution {
                number,
                year: Some(year),
            } => Symbol::resolution(*number, *year).to_string(),
            Found::Resolution { number, year: None } => format!("S/RES/{number}"),
            Found::Document(symbol) => symbol.to_string(),
            Found::Charter(name) => name.clone(),
        }
    }
}

/// `1171 (1998)`: a number with a year of the Council in brackets.
static WITH_YEAR: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\b([0-9]{1,4})\s{0,2}\(\s?((?:19[4-9]|20[0-9])[0-9])\s?\)").ok());

/// `resolution 2584 of 29 June`, `resolutions 1325 and 2250`: numbers without a year.
static BARE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"\b(?:[Rr]esolutions?|UNSCR|[Rr]ésolutions?)\s+",
        r"([0-9]{1,4}(?:(?:, |,? and |,? et )[0-9]{3,4})*)\b(?:\s*(\(|/|[A-Z]/))?",
    ))
    .ok()
});

/// `S/PRST/2013/10`, `S/2015/488`, `A/RES/60/1`, `S/25354`, `S/PV.9082`
static SYMBOL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"\b[SA]/(?:[A-Z]{2,6}[/.-])?[0-9]{1,5}(?:[/.][0-9]{1,5})*(?:/(?:Add|Rev|Corr)\.[0-9]{1,2})*(?:\s\((?:19|20)[0-9]{2}\))?").ok()
});

/// `General Assembly resolution 46/182`, `resolution 1514 (XV)`, `resolutions 60/1`
static ASSEMBLY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"\b([0-9]{1,4})\s?\(((?:ES-|S-)?[IVX]{1,7})\)(?:\s?([A-H])\b)?|\b([0-9]{2}/[0-9]{1,3})(?:\s?([A-H])\b)?").ok()
});

/// `Chapter VII of the Charter`, `Article 41`, `Articles 39 and 40 of the Charter`
static CHARTER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"\b(?:Chapters?|Chapitres?)\s+([IVX]{1,5})\b(?:(?:,|,? and|,? et)\s+([IVX]{1,5})\b)?|\bArticles?\s+([0-9]{1,3})\b(?:\s?\([0-9]\))?(?:(?:,|,? and|,? et)\s+([0-9]{1,3})\b)?").ok()
});

/// Returns the mentions in a text, in its order.
pub(super) fn find(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    if text.bytes().any(|b| b.is_ascii_digit()) {
        symbols(text, &mut tokens);
        numbers(text, &mut tokens);
    }
    charter(text, &mut tokens);
    tokens.sort_by_key(|t| (t.range.start, t.range.end));
    tokens
}

fn symbols(text: &str, tokens: &mut Vec<Token>) {
    if !text.contains("S/") && !text.contains("A/") {
        return;
    }
    for m in SYMBOL.iter().flat_map(|r| r.find_iter(text)) {
        let Ok(symbol) = m.as_str().parse::<Symbol>() else {
            continue;
        };
        let what = match (symbol.resolution_number(), symbol.resolution_year()) {
            (Some(number), year) => Found::Resolution { number, year },
            _ => Found::Document(symbol),
        };
        tokens.push(Token {
            what,
            range: m.range(),
        });
    }
}

fn numbers(text: &str, tokens: &mut Vec<Token>) {
    let mut taken: BTreeMap<usize, usize> = tokens.iter().map(|t| (t.range.start, t.range.end)).collect();
    for c in WITH_YEAR.iter().flat_map(|r| r.captures_iter(text)) {
        let (Some(m), Ok(number), Ok(year)) = (c.get(0), c[1].parse::<u16>(), c[2].parse::<i16>()) else {
            continue;
        };
        if fits(number, year) && free(&mut taken, &m.range()) {
            tokens.push(Token {
                what: Found::Resolution {
                    number,
                    year: Some(year),
                },
                range: m.range(),
            });
        }
    }
    for c in ASSEMBLY.iter().flat_map(|r| r.captures_iter(text)) {
        let Some(m) = c.get(0) else { continue };
        if !after_assembly(&text[..m.start()]) || !free(&mut taken, &m.range()) {
            continue;
        }
        let name = c
            .get(4)
            .map_or_else(|| format!("{} ({})", &c[1], &c[2]), |n| n.as_str().to_owned());
        if let Ok(symbol) = format!("A/RES/{name}").parse() {
            tokens.push(Token {
                what: Found::Document(symbol),
                range: m.range(),
            });
        }
    }
    for c in BARE.iter().flat_map(|r| r.captures_iter(text)) {
        let (Some(list), None) = (c.get(1), c.get(2)) else {
            continue;
        };
        if after_assembly(&text[..list.start()]) {
            continue;
        }
        for (at, digits) in figures(list.as_str()) {
            let range = list.start() + at..list.start() + at + digits.len();
            let Ok(number) = digits.parse::<u16>() else {
                continue;
            };
            if (1..4000).contains(&number) && free(&mut taken, &range) {
                tokens.push(Token {
                    what: Found::Resolution { number, year: None },
                    range,
                });
            }
        }
    }
}

/// Takes a range if nothing found before overlaps it.
fn free(taken: &mut BTreeMap<usize, usize>, range: &Range<usize>) -> bool {
    let overlaps = taken
        .range(..range.end)
        .next_back()
        .is_some_and(|(_, end)| *end > range.start);
    if !overlaps {
        taken.insert(range.start, range.end);
    }
    !overlaps
}

/// Returns the numbers in a list with their places.
fn figures(list: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    list.split_inclusive(|c: char| !c.is_ascii_digit())
        .filter_map(move |piece| {
            let start = at;
            at += piece.len();
            let digits = piece.trim_end_matches(|c: char| !c.is_ascii_digit());
            (!digits.is_empty()).then_some((start, digits))
        })
}

/// Returns whether a resolution of that number can be of that year: some 30 in the first years, 2,800 by 2025.
fn fits(number: u16, year: i16) -> bool {
    const FIRST_OF_YEAR: [(i16, u16); 9] = [
        (1946, 1),
        (1956, 112),
        (1966, 219),
        (1976, 384),
        (1986, 580),
        (1996, 1035),
        (2006, 1653),
        (2016, 2259),
        (2026, 2812),
    ];
    let slack = 200;
    let bound = |year: i16, last: bool| {
        let mut pairs = FIRST_OF_YEAR.windows(2).map(|w| (w[0], w[1]));
        let at = pairs.find(|(a, b)| a.0 <= year && year < b.0);
        match at {
            Some((a, b)) => {
                if last {
                    b.1
                } else {
                    a.1
                }
            }
            None => {
                if last {
                    u16::MAX - slack
                } else {
                    2812
                }
            }
        }
    };
    number > 0 && number + slack >= bound(year, false) && number <= bound(year, true) + slack
}

/// Returns whether the words before a number say that it is of the General Assembly.
fn after_assembly(before: &str) -> bool {
    let mut start = before.len().saturating_sub(160);
    while !before.is_char_boundary(start) {
        start += 1;
    }
    let near = &before[start..];
    let assembly = near.rfind("Assembly").or(near.rfind("Assemblée"));
    let council = near
        .rfind("Security Council")
        .or(near.rfind("Conseil de sécurité"));
    assembly.is_some() && assembly > council
}

fn charter(text: &str, tokens: &mut Vec<Token>) {
    if !text.contains("hap") && !text.contains("Article") {
        return;
    }
    for c in CHARTER.iter().flat_map(|r| r.captures_iter(text)) {
        let Some(m) = c.get(0) else { continue };
        let end = text[m.end()..]
            .char_indices()
            .map(|(i, _)| m.end() + i)
            .nth(90)
            .unwrap_or(text.len());
        let after = &text[m.end()..end];
        let of_charter = after.contains("Charter") || after.contains("Charte");
        let chapter = c.get(1).is_some();
        let acting = chapter && acts_under(&text[..m.start()]);
        if !of_charter && !acting {
            continue;
        }
        let groups = if chapter { [1, 2] } else { [3, 4] };
        for number in groups.into_iter().filter_map(|g| c.get(g)) {
            let word = if chapter { "Chapter" } else { "Article" };
            tokens.push(Token {
                what: Found::Charter(format!("{word} {}", number.as_str())),
                range: m.range(),
            });
        }
    }
}

/// Returns whether the words before say that the text itself acts under what follows.
fn acts_under(before: &str) -> bool {
    let before = before.trim_end();
    [
        "cting under",
        "cting for these reasons under",
        "gissant en vertu du",
    ]
    .iter()
    .any(|w| before.ends_with(w))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        find(text).iter().map(|t| t.what.name()).collect()
    }

    #[test]
    fn resolutions_of_the_council() {
        assert_eq!(
            names(
                "Recalling its resolutions 1171 (1998) of 5 June 1998 and 1181 (1998), and S/RES/2100 (2013)"
            ),
            ["S/RES/1171 (1998)", "S/RES/1181 (1998)", "S/RES/2100 (2013)"]
        );
        assert_eq!(names("in line with resolution 1325"), ["S/RES/1325"]);
    }

    #[test]
    fn resolutions_of_the_assembly_are_documents() {
        assert_eq!(names("General Assembly resolution 46/182"), ["A/RES/46/182"]);
        assert_eq!(
            names("General Assembly resolution 1474 (ES-IV) of 20 September 1960"),
            ["A/RES/1474 (ES-IV)"]
        );
    }

    #[test]
    fn documents_and_the_charter() {
        assert_eq!(
            names("the letter (S/2023/448), S/PRST/2015/5 and, acting under Chapter VII of the Charter,"),
            ["S/2023/448", "S/PRST/2015/5", "Chapter VII"]
        );
        assert_eq!(
            names("Acting under Articles 39 and 40 of the Charter"),
            ["Article 39", "Article 40"]
        );
        assert_eq!(names("Article 5 of the Agreement"), Vec::<String>::new());
    }
}
