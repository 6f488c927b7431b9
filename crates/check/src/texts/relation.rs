//! Relations that a text states and a claim may turn round: within or on top of a ceiling, a seat in this town or
//! that, authorised or current strength, an embargo.

use super::meaning::{Bag, stem};
use super::{Text, TextParagraph, place};
use crate::claim::Words;
use crate::ground::Ground;
use crate::{Evidence, Finding};
use std::rc::Rc;

/// Judges a claim by a relation that the decision spoken of states.
pub(crate) fn judge(ground: &Ground<'_>, words: &Words<'_>, texts: &[Rc<Text>]) -> Option<Finding> {
    let first = texts.first()?;
    ceiling(words, texts)
        .or_else(|| town(ground, words, first))
        .or_else(|| embargo(words, texts))
}

fn finding(text: &Text, paragraph: &TextParagraph, right: bool, value: &str) -> Finding {
    let evidence = vec![Evidence::new(text.symbol.clone(), Some(&paragraph.id), value)];
    let why = format!("{}, {}: {value}.", text.symbol, place(&paragraph.id));
    if right {
        Finding::borne_out(why, evidence)
    } else {
        Finding::contradicted(why, evidence)
    }
}

const ABOVE: [&str; 6] = [
    "on top of",
    "in addition to",
    "over and above",
    "beyond the",
    "not counting",
    "above the",
];
const WITHIN: [&str; 4] = ["within the", "within its", "as part of the", "included in the"];

/// "On top of the ceiling of 19,815" against "within the authorised ceiling of 19,815".
fn ceiling(words: &Words<'_>, texts: &[Rc<Text>]) -> Option<Finding> {
    let says_above = words.has(&ABOVE);
    let says_within = words.has(&WITHIN);
    if says_above == says_within || !words.has_stem(&["ceiling", "strength", "limit", "troop"]) {
        return None;
    }
    let (figure, _) = words.figures().into_iter().find(|(f, _)| f.value >= 100.0)?;
    let number = grouped(figure.value);
    for text in texts {
        for paragraph in &text.paragraphs {
            let Some(at) = paragraph.text.find(&number) else {
                continue;
            };
            let lower = paragraph.text[..at].to_ascii_lowercase();
            let near = lower.rsplit([';', '.']).next().unwrap_or(&lower);
            let last = |all: &[&str]| all.iter().filter_map(|w| near.rfind(w)).max();
            let within = match (last(&WITHIN), last(&ABOVE)) {
                (None, None) => continue,
                (within, above) => within > above,
            };
            let value = format!(
                "{} the ceiling of {number}",
                if within { "within" } else { "in addition to" }
            );
            return Some(finding(text, paragraph, within == says_within, &value));
        }
    }
    None
}

fn grouped(value: f64) -> String {
    let plain = format!("{value}");
    match plain.len() {
        4..=6 => format!("{},{}", &plain[..plain.len() - 3], &plain[plain.len() - 3..]),
        _ => plain,
    }
}

/// "The headquarters will be in Bunia" against "with headquarters in Goma": the same thing in another town.
fn town(ground: &Ground<'_>, words: &Words<'_>, text: &Text) -> Option<Finding> {
    let bag = Bag::of_claim(ground, words);
    let [name] = bag.names() else { return None };
    let lower = words.lower.as_str();
    let at = words.claim.body.text.find(name.as_str())?;
    let located = lower[..at].ends_with(" in ") || lower[..at].ends_with(" at ");
    if !located || bag.words().len() > 3 {
        return None;
    }
    for paragraph in &text.paragraphs {
        let towns = located_in(&paragraph.text, bag.words());
        let Some(found) = towns.first() else { continue };
        let right = towns.iter().any(|t| t == name);
        let single = towns.iter().all(|t| t == found);
        return (right || single).then(|| finding(text, paragraph, right, &format!("in {found}")));
    }
    None
}

/// Returns the names that follow one of `things` and "in": `headquarters in Goma`.
fn located_in(paragraph: &str, things: &std::collections::BTreeSet<String>) -> Vec<String> {
    let words: Vec<&str> = paragraph
        .split([' ', ',', ';', '.'])
        .filter(|w| !w.is_empty())
        .collect();
    let mut found = Vec::new();
    for window in words.windows(3) {
        let [thing, preposition, name] = window else {
            continue;
        };
        let meant = super::meaning::content(&thing.to_ascii_lowercase());
        let same =
            meant.iter().any(|m| things.contains(m)) || things.contains(&stem(&thing.to_ascii_lowercase()));
        if same && matches!(*preposition, "in" | "at") && name.starts_with(|c: char| c.is_uppercase()) {
            found.push((*name).to_owned());
        }
    }
    found
}

/// An embargo is ordered where States are to prevent the sale or supply of arms.
fn embargo(words: &Words<'_>, texts: &[Rc<Text>]) -> Option<Finding> {
    let sale = words.has_stem(&["sale", "sell", "suppl", "deliver", "ship", "export"])
        && words.has_stem(&["arms", "weapon"]);
    let barred = words.has_stem(&[
        "bar", "ban", "forbid", "forbad", "prohibit", "outlaw", "stop", "halt", "prevent",
    ]);
    if !(words.has_stem(&["embargo"]) || (sale && barred))
        || words.has(&["no", "not", "lifted", "ended", "end", "without"])
        || words.has_stem(&["lift", "eas"])
    {
        return None;
    }
    let arms = words.has_stem(&["arms", "weapon"]);
    for text in texts.iter().take(3) {
        let chapter_seven = text.paragraphs.iter().any(|p| p.text.contains("Chapter VII"));
        if words.lower.contains("chapter vii") && !chapter_seven {
            continue;
        }
        let orders = |p: &&TextParagraph| {
            let lower = p.text.to_ascii_lowercase();
            (lower.contains("sale or supply")
                || lower.contains("deliveries of weapons")
                || lower.contains("embargo"))
                && (!arms || lower.contains("arms") || lower.contains("weapons"))
                && (lower.starts_with("decides")
                    || lower.contains("decides that all states")
                    || lower.contains("shall prevent")
                    || lower.contains("shall take"))
        };
        if let Some(paragraph) = text.whole.iter().find(orders) {
            return Some(finding(text, paragraph, true, "orders the embargo"));
        }
    }
    None
}

/// "An authorised strength of 1,586" against a report that gives authorised and current strength side by side.
pub(crate) fn authorised(words: &Words<'_>, report: &Text) -> Option<Finding> {
    let says_authorised = words.has_stem(&["authori", "ceiling"]);
    let says_current = words.has(&[
        "deployed",
        "present",
        "currently",
        "current",
        "on the ground",
        "actual",
        "serving",
    ]);
    if says_authorised == says_current {
        return None;
    }
    let (figure, _) = words.figures().into_iter().find(|(f, _)| f.value >= 20.0)?;
    let wanted = grouped(figure.value);
    for paragraph in &report.paragraphs {
        for sentence in paragraph.text.split_inclusive(". ") {
            let lower = sentence.to_ascii_lowercase();
            let (Some(authorised), Some(current)) = (
                number_after(&lower, "authorized strength"),
                number_after(&lower, "current strength").or_else(|| number_after(&lower, "actual strength")),
            ) else {
                continue;
            };
            let (asked, other) = if says_authorised {
                (authorised, current)
            } else {
                (current, authorised)
            };
            let value = format!("authorised {authorised}, current {current}");
            if asked == wanted {
                return Some(finding(report, paragraph, true, &value));
            }
            if other == wanted {
                return Some(finding(report, paragraph, false, &value));
            }
        }
    }
    None
}

/// Returns the first number after some words of a sentence, as it is printed.
fn number_after<'s>(lower: &'s str, words: &str) -> Option<&'s str> {
    let from = lower.find(words)? + words.len();
    let rest = &lower[from..];
    let at = rest.find(|c: char| c.is_ascii_digit()).filter(|a| *a < 60)?;
    let number = &rest[at..];
    let end = number
        .find(|c: char| !c.is_ascii_digit() && c != ',')
        .unwrap_or(number.len());
    Some(number[..end].trim_end_matches(','))
}
