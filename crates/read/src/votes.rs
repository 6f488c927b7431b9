//! Votes as the closing lines of old texts give them.
//!
//! `Adopted at the Nth meeting by 9 votes to none, with 2 abstentions (France, …)`, `Adopted unanimously …`, and
//! the footnote `One member (China) did not participate in the voting`.

use crate::adoption;
use crate::document::{Block, Role};
use crate::names::StateNames;
use crate::reading::Vote;
use penholder_text::MappedText;
use penholder_words::{Date, MemberCode};
use regex::{Captures, Regex};
use std::sync::LazyLock;

/// `by 9 votes to none`, `by I4 votes to 2 (Cuba, Yemen)`, `by 10 votes (USSR, absent)`, with what follows.
static COUNT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)\bb?[hy]y?\s+([0-9IlO]{1,2}|[a-z]{3,8})\s+votes?(?:\s+in\s+favou?r)?",
        r"(?:\s*,?\s*t[oa]\s+(none?s?|nil|[0-9IlO]{1,2}|[a-z]{3,8})\b)?[0-9]{0,3}\s*(?:\(([^)]*)\)?)?",
    ))
    .ok()
});

/// `with 2 abstentions (France, United Kingdom)`, `with one abstention`
static ABSTAINING: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)with\s+([0-9IlO]{1,2}|[a-z]{3,8})\s*abst[a-z]+\s*[0-9]{0,3}\s*(?:\(\s*([^)}]*)[)}]?)?")
        .ok()
});

/// `Two members (China and Iraq) did not participate in the voting`, `one member (…) was absent`
static NOT_VOTING: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\bmembers?\s+\(([^)]*)\)\s+(?:did not participate|did not take part|was absent|were absent|was not present)").ok()
});

/// Reads the vote from the closing lines and the footnotes; `None` if they give none.
pub fn closing(
    closings: &[MappedText],
    blocks: &[Block],
    states: &StateNames,
    on: Option<Date>,
) -> Option<Vote> {
    let line = closings.first()?;
    let text = line.as_str();
    let mut vote = Vote {
        span: Some(line.span()),
        ..Vote::default()
    };
    let notes = blocks
        .iter()
        .filter(|b| b.role == Role::Footnote)
        .map(|b| b.text.as_str());
    let mut n_not_voting = 0;
    for note in notes.chain([text]) {
        for c in NOT_VOTING.iter().flat_map(|r| r.captures_iter(note)) {
            n_not_voting += members(&c[1], &mut vote.not_voting_by, states, on);
        }
    }
    if let Some(count) = COUNT
        .as_ref()
        .and_then(|r| r.captures(text))
        .filter(|c| number(&c[1]).is_some())
    {
        counted(&count, text, &mut vote, &mut n_not_voting, states, on);
    } else if text.to_lowercase().contains("unanimously") {
        vote.unanimous = n_not_voting == 0;
    } else {
        return None;
    }
    vote.not_voting = (n_not_voting > 0).then_some(n_not_voting);
    Some(vote)
}

fn counted(
    count: &Captures<'_>,
    text: &str,
    vote: &mut Vote,
    n_not_voting: &mut u8,
    states: &StateNames,
    on: Option<Date>,
) {
    vote.yes = number(&count[1]);
    vote.no = Some(0);
    vote.abstain = Some(0);
    let listed = count.get(3).map_or("", |m| m.as_str());
    if let Some(no) = count.get(2) {
        vote.no = number(no.as_str());
        if vote.no.is_some_and(|n| n > 0) {
            members(listed, &mut vote.no_by, states, on);
        }
    } else {
        // `by 10 votes (Australia, present and not voting; USSR, absent)`
        let names = listed.split(';').filter_map(|part| part.split_once(','));
        for (name, _) in names.filter(|(_, what)| what.contains("absent") || what.contains("not voting")) {
            *n_not_voting += members(name, &mut vote.not_voting_by, states, on);
        }
    }
    let rest = &text[count.get(0).map_or(0, |m| m.start())..];
    if let Some(c) = ABSTAINING.as_ref().and_then(|r| r.captures(rest)) {
        vote.abstain = number(&c[1]);
        if let Some(list) = c.get(2) {
            members(list.as_str(), &mut vote.abstain_by, states, on);
        }
    }
    let others = vote.no != Some(0) || vote.abstain != Some(0) || *n_not_voting > 0;
    vote.unanimous = !others && vote.yes == Some(seats(on));
}

/// Returns how many members the Council had on a day: eleven until the amendment of the Charter took effect.
pub(crate) fn seats(on: Option<Date>) -> u8 {
    if on.is_some_and(|day| day.year() < 1966) {
        11
    } else {
        15
    }
}

/// Reads a count in figures or words; signs that are taken for figures count as such.
fn number(text: &str) -> Option<u8> {
    const WORDS: [&str; 16] = [
        "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve", "thirteen", "fourteen", "fifteen",
    ];
    let lower = text.to_lowercase();
    if lower.starts_with("non") || lower == "nil" {
        return Some(0);
    }
    if let Some(at) = WORDS.iter().position(|w| *w == lower) {
        return u8::try_from(at).ok();
    }
    adoption::figures(text).and_then(|n| u8::try_from(n).ok())
}

/// Adds the States of a list and returns how many it names.
fn members(list: &str, to: &mut Vec<MemberCode>, states: &StateNames, on: Option<Date>) -> u8 {
    let mut n = 0u8;
    for part in list.split([',', ';']) {
        let whole = part.trim().trim_end_matches('.');
        if whole.is_empty() {
            continue;
        }
        // `Trinidad and Tobago` is one State, `China and Iraq` are two.
        let names: Vec<&str> = match states.code(whole, on) {
            Some(_) => vec![whole],
            None => whole
                .split(" and ")
                .map(|n| n.trim().trim_start_matches("and "))
                .collect(),
        };
        for name in names.into_iter().filter(|n| !n.is_empty()) {
            n = n.saturating_add(1);
            to.extend(states.code(name, on));
        }
    }
    n
}

#[cfg(test)]
mod tests {
    use super::*;
    use penholder_words::{Lexicon, StateEntry};

    fn read(text: &str, note: &str) -> Option<Vote> {
        let state = |code: &str, name: &str| StateEntry {
            code: code.parse().unwrap(),
            name: name.to_owned(),
        };
        let lexicon = Lexicon {
            states: vec![
                state("CHN", "China"),
                state("FRA", "France"),
                state("IRQ", "Iraq"),
                state("SUN", "Union of Soviet Socialist Republics"),
                state("TTO", "Trinidad and Tobago"),
            ],
            ..Lexicon::default()
        };
        let mut line = MappedText::new();
        line.push_verbatim(text, 0);
        let mut footnote = MappedText::new();
        footnote.push_verbatim(note, 500);
        let span = footnote.span();
        let notes = [Block {
            role: Role::Footnote,
            number: None,
            text: footnote,
            span,
        }];
        closing(&[line], &notes, &StateNames::new(&lexicon), None)
    }

    fn codes(list: &[MemberCode]) -> Vec<&str> {
        list.iter().map(MemberCode::as_str).collect()
    }

    #[test]
    fn counts_and_names() {
        let vote = read("Adopted at the 942nd meeting by 9 votes to 1 (Iraq), with 2 abstentions (France, Trinidad and Tobago).", "").unwrap();
        assert_eq!(
            (vote.yes, vote.no, vote.abstain, vote.unanimous),
            (Some(9), Some(1), Some(2), false)
        );
        assert_eq!(
            (codes(&vote.no_by), codes(&vote.abstain_by)),
            (vec!["IRQ"], vec!["FRA", "TTO"])
        );
        let scanned = read(
            "Adopted at the I750th meeting by I3 votes to nones 30",
            "30 Two members (China and Iraq) did not participate in the voting.",
        )
        .unwrap();
        assert_eq!(
            (scanned.yes, scanned.no, scanned.not_voting),
            (Some(13), Some(0), Some(2))
        );
        assert_eq!(codes(&scanned.not_voting_by), ["CHN", "IRQ"]);
        let absent = read(
            "Adopted at the 90th meeting by 10 votes (Union of Soviet Socialist Republics, absent).",
            "",
        )
        .unwrap();
        assert_eq!(
            (absent.yes, codes(&absent.not_voting_by)),
            (Some(10), vec!["SUN"])
        );
    }

    #[test]
    fn what_is_not_given_is_not_known() {
        let vote = read("Adopted unanimously at the 2750th meeting.", "").unwrap();
        assert_eq!((vote.unanimous, vote.yes), (true, None));
        assert_eq!(
            read("Adopted at the 2nd meeting. 22", "22 Adopted without vote."),
            None
        );
    }
}
