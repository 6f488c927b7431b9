//! Verbatim records of meetings: who speaks in which order, who votes how, which result is announced.

use super::figure::word_number;
use super::names::Names;
use super::stance;
use crate::names::StateNames;
use crate::reading::{AnnouncedVote, Noted, Speaker, Statement, Vote};
use penholder_text::MappedText;
use penholder_words::{Date, MemberCode};
use regex::{Captures, Regex};
use std::ops::Range;
use std::sync::LazyLock;

/// What was read from a record.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Meeting {
    /// Speeches in order, the President's own among them.
    pub statements: Vec<Statement>,
    /// Votes in order.
    pub votes: Vec<AnnouncedVote>,
}

/// `Mr. Churkin (Russian Federation) (spoke in Russian): `, at the beginning of a line, itself maybe broken.
static SPEAKER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let title = r"(?:M[rsn]{1,2}|Miss|Sir|Dame|Lord|Lady|Baroness|Baron|Dr|Archbishop|Bishop|Cardinal|Prince|Princess|Sheikh|Sheikha|Monsignor|Count|Father|Judge|General|King|Queen)";
    Regex::new(&format!(
        r"(?m)^(?P<who>The\s+(?:Acting\s+|Temporary\s+)?(?:President|Secretary-General|Deputy\s+Secretary-General)|{title}[.,]?\s+[^:()\n]{{1,60}}?(?:\n[^:()\n]{{1,40}}?)?)\s*(?:\((?P<state>[^)]{{3,90}})\)\s*)?(?:\(\s*(?:[Ss]poke|interpretation|speaking)\s+(?:in|from)\s+(?P<lang>[^)]+)\)\s*)?:\s"
    ))
    .ok()
});

static LIST: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?m)^(?P<how>In\s+favou?r|Against|Abstaining|Abstentions?|Not\s+participating(?:\s+in\s+the\s+voting)?|Absent):\s*\n?(?P<who>(?:[^\n]+\n?)+)").ok()
});

static TAKEN: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)A\s+vote\s+was\s+taken\s+by\s+show\s+of\s?hands").ok());

static RESULT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let number = r"(?:\d{1,2}|l|I|none|no|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen)";
    Regex::new(&format!(
        r"(?i)(?P<yes>{number})\s+votes?\s+in\s+favou?r(?:,?\s+(?:and\s+)?(?P<no>{number})\s+(?:votes?\s+)?against)?(?:,?\s+(?:and\s+|with\s+)?(?P<abstain>{number})\s+abst\w+)?"
    ))
    .ok()
});

static RESOLUTION: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)adopted\s+(?:unanimously\s+)?as\s+resolution\s+(\d{1,4})").ok());

/// Reads a record.
pub fn meeting(text: &MappedText, names: &Names, states: &StateNames, day: Option<Date>) -> Meeting {
    let clean = text.as_str();
    let heads: Vec<Captures<'_>> = SPEAKER.iter().flat_map(|r| r.captures_iter(clean)).collect();
    let mut meeting = Meeting::default();
    for (at, head) in heads.iter().enumerate() {
        let Some(whole) = head.get(0) else { continue };
        let next = heads
            .get(at + 1)
            .and_then(|h| h.get(0))
            .map_or(clean.len(), |m| m.start());
        let speech = whole.end()..whole.end() + clean[whole.end()..next].trim_end().len();
        meeting.statements.push(Statement {
            speaker: who(head, states, day),
            text_span: text.raw_span(speech.clone()),
            about: about(&clean[speech.clone()], names, day),
            stance: stance_of(&clean[speech], names, day),
            quote: true,
        });
    }
    votes(text, &heads, states, day, &mut meeting);
    meeting
}

fn single_spaced(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn who(head: &Captures<'_>, states: &StateNames, day: Option<Date>) -> Speaker {
    let name = single_spaced(&head["who"]);
    let state = head.name("state").map(|s| single_spaced(s.as_str()));
    let member = state.as_deref().and_then(|s| states.code(s, day));
    let office = name.strip_prefix("The ").map(str::to_owned);
    Speaker {
        role: office.clone(),
        name: office.is_none().then_some(name),
        member,
        // What stands in brackets and is no State is a body: "European Union".
        organisation: state
            .filter(|_| member.is_none())
            .filter(|s| !s.starts_with("spoke")),
        language: head.name("lang").map(|l| {
            let words = single_spaced(l.as_str());
            words.split([';', ',']).next().unwrap_or_default().to_owned()
        }),
    }
}

/// Returns the operation that a speech names most often; of two named as often the first.
fn about(speech: &str, names: &Names, day: Option<Date>) -> Option<String> {
    let mut found = Vec::new();
    names.find(speech, day, &mut found);
    let mut counts: Vec<(String, usize)> = Vec::new();
    for f in found {
        if let Noted::Operation(operation) = f.what {
            match counts.iter_mut().find(|(o, _)| *o == operation) {
                Some((_, n)) => *n += 1,
                None => counts.push((operation, 1)),
            }
        }
    }
    counts.into_iter().rev().max_by_key(|(_, n)| *n).map(|(o, _)| o)
}

/// Returns what a speech wants: the first sentence that names an operation and a wish decides.
fn stance_of(speech: &str, names: &Names, day: Option<Date>) -> penholder_words::Stance {
    if about(speech, names, day).is_none() {
        return penholder_words::Stance::None;
    }
    let found = super::scan::sentences(speech)
        .into_iter()
        .map(|r| speech[r].to_ascii_lowercase())
        .map(|lower| stance::stance(&lower))
        .find(|s| *s != penholder_words::Stance::None);
    found.unwrap_or(penholder_words::Stance::None)
}

fn votes(
    text: &MappedText,
    heads: &[Captures<'_>],
    states: &StateNames,
    day: Option<Date>,
    meeting: &mut Meeting,
) {
    let clean = text.as_str();
    let taken: Vec<Range<usize>> = TAKEN
        .iter()
        .flat_map(|r| r.find_iter(clean))
        .map(|m| m.range())
        .collect();
    for (at, show) in taken.iter().enumerate() {
        let end = taken.get(at + 1).map_or(clean.len(), |n| n.start);
        let part = &clean[show.end..end];
        let Some(result) = RESULT.as_ref().and_then(|r| r.captures(part)) else {
            continue;
        };
        let Some(whole) = result.get(0) else { continue };
        let announced = show.end + whole.start();
        let sentence_end = clean[announced..].find("\n\n").map_or(end, |e| announced + e);
        let words = single_spaced(&clean[announced..sentence_end]);
        let mut vote = Vote {
            yes: count(&result, "yes"),
            no: count(&result, "no").or(Some(0)),
            abstain: count(&result, "abstain").or(Some(0)),
            unanimous: words.contains("unanimously"),
            span: Some(text.raw_span(announced..announced + whole.len())),
            ..Vote::default()
        };
        for list in LIST.iter().flat_map(|r| r.captures_iter(&part[..whole.start()])) {
            let members = members(&list["who"], states, day);
            match &list["how"][..2] {
                "In" => vote.yes_by = members,
                "Ag" => vote.no_by = members,
                _ if list["how"].starts_with("Abst") => vote.abstain_by = members,
                _ => vote.not_voting_by = members,
            }
        }
        vote.not_voting = (!vote.not_voting_by.is_empty()).then_some(vote.not_voting_by.len() as u8);
        let number = RESOLUTION
            .as_ref()
            .and_then(|r| r.captures(&words))
            .and_then(|c| c[1].parse().ok());
        let statement = heads
            .iter()
            .rposition(|h| h.get(0).is_some_and(|m| m.start() <= announced));
        meeting.votes.push(AnnouncedVote {
            vote,
            adopted: words.contains("has been adopted") || words.contains("is adopted") || number.is_some(),
            resolution: number,
            amendment: words.to_ascii_lowercase().contains("amendment"),
            statement: statement.unwrap_or(0),
            span: text.raw_span(announced..sentence_end),
        });
    }
}

/// Returns a count; the letter l stands for a one in extracts by eye of a machine.
fn count(result: &Captures<'_>, group: &str) -> Option<u8> {
    let word = result.name(group)?.as_str().to_ascii_lowercase();
    match word.as_str() {
        "l" | "i" => Some(1),
        "none" | "no" => Some(0),
        other => other
            .parse()
            .ok()
            .or_else(|| u8::try_from(word_number(other)?).ok()),
    }
}

/// Returns the members of a list: `Bulgaria, China and United States of America`.
fn members(list: &str, states: &StateNames, day: Option<Date>) -> Vec<MemberCode> {
    let line = single_spaced(list);
    let mut found = Vec::new();
    for part in line.split(',') {
        let part = part.trim().trim_end_matches('.');
        match states.code(part, day) {
            Some(code) => found.push(code),
            // The last two are joined by "and", which is also part of names.
            None => {
                let halves = part.match_indices(" and ").find_map(|(at, _)| {
                    let (a, b) = (part[..at].trim(), part[at + 5..].trim());
                    Some((states.code(a, day)?, states.code(b, day)?))
                });
                match halves {
                    Some((a, b)) => found.extend([a, b]),
                    None => found.extend(states.code(part.trim_start_matches("and "), day)),
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use penholder_words::{Lexicon, StateEntry};

    fn read(text: &str) -> Meeting {
        let state = |code: &str, name: &str| StateEntry {
            code: code.parse().unwrap(),
            name: name.into(),
        };
        let lexicon = Lexicon {
            states: vec![
                state("FRA", "France"),
                state("RUS", "Russian Federation"),
                state("GBR", "United Kingdom of Great Britain and Northern Ireland"),
            ],
            ..Lexicon::default()
        };
        let mut mapped = MappedText::new();
        mapped.push_verbatim(text, 0);
        meeting(&mapped, &Names::new(&lexicon), &StateNames::new(&lexicon), None)
    }

    #[test]
    fn every_pattern_compiles() {
        for pattern in [&SPEAKER, &LIST, &TAKEN, &RESULT, &RESOLUTION] {
            assert!(pattern.is_some());
        }
    }

    #[test]
    fn speakers_stand_at_the_beginning_of_a_line() {
        let found = read(
            "The President (spoke in French): I open it.\n\nMr. Petrov (Russian Federation) (spoke in\nRussian): He said: no.\n\nMs. Blanc (France): Yes.\n",
        );
        let shown: Vec<_> = found
            .statements
            .iter()
            .map(|s| {
                (
                    s.speaker.name.as_deref(),
                    s.speaker.role.as_deref(),
                    s.speaker.member.map(|m| m.to_string()),
                )
            })
            .collect();
        assert_eq!(
            shown,
            [
                (None, Some("President"), None),
                (Some("Mr. Petrov"), None, Some("RUS".to_owned())),
                (Some("Ms. Blanc"), None, Some("FRA".to_owned())),
            ]
        );
        assert_eq!(found.statements[1].speaker.language.as_deref(), Some("Russian"));
    }

    #[test]
    fn a_vote_is_lists_and_an_announced_result() {
        let found = read(
            "A vote was taken by show ofhands.\n\nIn favour:\nFrance and United Kingdom of Great Britain\nand Northern Ireland\n\nAgainst:\nRussian Federation\n\nThe President: There were 2 votes in\nfavour, l vote against and no abstentions. The draft has not been adopted.\n",
        );
        let [vote] = &found.votes[..] else {
            panic!("one vote")
        };
        assert_eq!(
            (vote.vote.yes, vote.vote.no, vote.vote.abstain),
            (Some(2), Some(1), Some(0))
        );
        assert_eq!(vote.vote.yes_by.len(), 2);
        assert_eq!(vote.vote.no_by.len(), 1);
        assert!(!vote.adopted);
    }
}
