//! What a claim's words mean, so that a paragraph with other words of the same meaning bears it out.

use super::Text;
use crate::claim::Words;
use crate::ground::Ground;
use penholder_read::reading::{Noted, When};
use penholder_read::speech::Scan;
use penholder_words::{Date, MemberCode, Symbol};
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;
use std::sync::LazyLock;

/// The share of a claim's words that a paragraph must hold.
pub(crate) const ENOUGH: f64 = 0.6;

/// Words that mean the same in this field; the first stands for all.
const SAME: &[&str] = &[
    "protect guard secure security safe shield defend safeguard protection",
    "help contribute assist support aid facilitate back assistance lend",
    "deliver distribute provide provision delivery distribution supply",
    "troops soldiers military infantry army fardc",
    "mount carry conduct launch undertake",
    "alone itself unilateral unilaterally own",
    "together joint jointly alongside cooperation",
    "set create establish form build found creating",
    "scouts reconnaissance",
    "people persons population residents inhabitants",
    "end terminate expire cease close finish termination",
    "extend prolong renew extension renewal",
    "cut reduce decrease lower downsize reduction",
    "raise increase lift expand reinforce enlarge expansion",
    "leave withdraw depart pull withdrawal",
    "watch monitor observe supervise oversee verify verification see",
    "truce ceasefire cease-fire armistice",
    "mediate intermediary go-between mediation",
    "vote elections polls ballot electoral election",
    "headquarters base",
    "police constables gendarmes",
    "rebels insurgents guerrillas",
    "attack offensive assault",
    "condemn denounce deplore",
    "demand insist call urge",
    "ask request invite",
    "train instruct mentor training",
    "weapons arms materiel",
    "relief humanitarian food",
    "refugees displaced returnees",
    "frontier border boundary",
    "complete conclude finish",
    "report inform update",
    "administer govern run manage administration government",
    "prison detention corrections jails",
    "judges courts judicial judiciary",
    "children child minors",
    "women female gender",
    "mines explosive ordnance demining",
    "airport airfield",
    "roads routes corridors",
    "country territory nation",
    "pact agreement accord accords deal treaty",
    "join integrate reintegrate reintegration",
    "special extraordinary exceptional",
    "worried concern concerned worry",
    "zone area strip",
    "buffer separation",
    "handover transfer",
    "aid-convoys convoys",
    "wholly fully entirely",
    "promptly immediately once",
];

/// Each stem of [`SAME`] with the word that stands for it.
static MEANINGS: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let mut meanings = HashMap::new();
    for group in SAME {
        let first = group.split(' ').next().unwrap_or_default();
        for word in group.split(' ') {
            meanings.entry(stem(word)).or_insert(first);
        }
    }
    meanings
});

/// Words that say nothing on their own.
const EMPTY: &[&str] = &[
    "the",
    "a",
    "an",
    "and",
    "or",
    "but",
    "of",
    "to",
    "in",
    "on",
    "at",
    "by",
    "for",
    "with",
    "from",
    "as",
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "being",
    "it",
    "its",
    "they",
    "their",
    "them",
    "this",
    "that",
    "these",
    "those",
    "which",
    "who",
    "whom",
    "whose",
    "has",
    "have",
    "had",
    "having",
    "will",
    "would",
    "shall",
    "should",
    "may",
    "might",
    "can",
    "could",
    "must",
    "do",
    "does",
    "did",
    "not",
    "no",
    "nor",
    "also",
    "then",
    "than",
    "there",
    "here",
    "where",
    "when",
    "while",
    "if",
    "so",
    "such",
    "other",
    "any",
    "all",
    "some",
    "each",
    "every",
    "both",
    "more",
    "most",
    "one",
    "two",
    "up",
    "out",
    "into",
    "under",
    "over",
    "about",
    "after",
    "before",
    "between",
    "during",
    "until",
    "through",
    "against",
    "without",
    "within",
    "council",
    "security",
    "resolution",
    "united",
    "nations",
    "un",
    "text",
    "says",
    "said",
    "say",
    "declares",
    "declared",
    "states",
    "stated",
    "decided",
    "decides",
    "decision",
    "mission",
    "operation",
    "peacekeepers",
    "blue",
    "helmets",
    "mandate",
    "new",
    "he",
    "she",
    "his",
    "her",
    "we",
    "our",
    "you",
    "i",
    "my",
    "year",
    "years",
    "month",
    "months",
    "day",
    "still",
    "yet",
    "already",
    "only",
    "even",
    "just",
    "now",
    "away",
    "well",
    "very",
    "much",
    "many",
    "let",
    "made",
    "make",
    "got",
    "get",
    "gave",
    "give",
    "given",
    "gives",
    "took",
    "take",
    "taken",
    "put",
    "orders",
    "part",
    "place",
    "part",
    "less",
    "group",
    "latest",
    "same",
    "kind",
    "what",
    "work",
    "hand",
    "things",
    "thing",
    "way",
];

/// The meaning of a claim: what a paragraph must hold to bear it out.
pub(crate) struct Bag {
    words: BTreeSet<String>,
    numbers: Vec<f64>,
    whens: Vec<When>,
    durations: Vec<(i32, i32)>,
    names: Vec<String>,
    states: Vec<MemberCode>,
    negative: bool,
}

impl Bag {
    pub fn of_claim(ground: &Ground<'_>, words: &Words<'_>) -> Bag {
        let hosts = ground.hosts(words.claim.about.as_deref());
        // The host and its people need not be named again in a decision on the operation.
        let states = words
            .states()
            .into_iter()
            .map(|(c, _)| c)
            .filter(|c| !hosts.contains(c))
            .collect();
        let numbers = words
            .figures()
            .into_iter()
            .map(|(f, _)| f.value)
            .filter(|v| *v >= 3.0)
            .collect();
        let decided: Option<Date> = crate::task::spoken_decision(ground).map(|d| d.date);
        let whens = words
            .whens()
            .into_iter()
            .map(|(w, _)| *w)
            // The day of the decision stands at its head, not in its paragraphs.
            .filter(|w| !decided.is_some_and(|d| w.holds(d)))
            .collect();
        Bag {
            words: content(&words.bare),
            numbers,
            whens,
            durations: words.duration().into_iter().collect(),
            names: names(ground, words),
            states,
            negative: is_negative(&words.lower) && !is_exclusive(words),
        }
    }

    /// Returns the share of the claim's words that a paragraph holds; 0 where a number, date or name is missing, or
    /// where one denies what the other says.
    pub fn borne_out_by(&self, ground: &Ground<'_>, paragraph: &str, date: Option<Date>) -> f64 {
        if self.words.len() < 2 {
            return 0.0;
        }
        let lower = paragraph.to_ascii_lowercase();
        let there = content(&lower);
        let shared = self.words.iter().filter(|w| there.contains(*w)).count();
        let share = shared as f64 / self.words.len() as f64;
        if share < ENOUGH || shared < 2 || !self.names.iter().all(|n| paragraph.contains(n.as_str())) {
            return 0.0;
        }
        if self.negative && !is_negative(&lower) {
            return 0.0;
        }
        let scan = Scan::new(paragraph, ground.names(), date);
        let holds = |test: &dyn Fn(&Noted) -> bool| scan.found.iter().any(|f| test(&f.what));
        let numbers = self
            .numbers
            .iter()
            .all(|n| holds(&|x| matches!(x, Noted::Figure(f) if (f.value - n).abs() < 0.5)));
        let whens = self
            .whens
            .iter()
            .all(|w| holds(&|x| matches!(x, Noted::When(t) if overlaps(w, t))));
        let durations = self.durations.iter().all(|(m, d)| {
            holds(&|x| matches!(x, Noted::Duration { months, days } if months == m && days == d))
        });
        let states = self
            .states
            .iter()
            .all(|s| holds(&|x| matches!(x, Noted::State(c, _) if c == s)));
        // Few words that all agree weigh less than many.
        let few = if self.words.len() < 3
            && self.numbers.is_empty()
            && self.whens.is_empty()
            && self.names.is_empty()
        {
            1.0
        } else {
            ENOUGH
        };
        if numbers && whens && durations && states && share >= few {
            share
        } else {
            0.0
        }
    }

    /// Returns whether every number of the claim stands in the paragraph or somewhere in the texts.
    pub fn numbers_in(&self, paragraph: &str, texts: &[Rc<Text>]) -> bool {
        let shown = |n: &f64| {
            let plain = format!("{n}");
            let digits = plain.len();
            if digits > 3 {
                format!("{},{}", &plain[..digits - 3], &plain[digits - 3..])
            } else {
                plain
            }
        };
        self.numbers.iter().filter(|n| n.fract() == 0.0).all(|n| {
            let number = shown(n);
            paragraph.contains(&number)
                || texts
                    .iter()
                    .any(|t| t.paragraphs.iter().any(|p| p.text.contains(&number)))
        })
    }

    /// Returns the claim's words that say something.
    pub fn words(&self) -> &BTreeSet<String> {
        &self.words
    }

    /// Returns the claim's proper names.
    pub fn names(&self) -> &[String] {
        &self.names
    }
}

/// Returns whether two dates can mean the same day.
fn overlaps(a: &When, b: &When) -> bool {
    let year_of_end = |w: &When| (w.last - w.first).get_days() > 300;
    if year_of_end(b) && !year_of_end(a) {
        // "by the end of 2002" against "2002" with "end of" before it: the last day of the year.
        return a.last == b.last;
    }
    a.first <= b.last && b.first <= a.last
}

/// Returns the days that a paragraph names.
pub(crate) fn dates(ground: &Ground<'_>, paragraph: &str, date: Option<Date>) -> Vec<When> {
    let scan = Scan::new(paragraph, ground.names(), date);
    let when = |n: &Noted| match n {
        Noted::When(w) => Some(*w),
        _ => None,
    };
    scan.found.iter().filter_map(|f| when(&f.what)).collect()
}

/// Returns the documents that a paragraph cites.
pub(crate) fn symbols(paragraph: &str) -> Vec<Symbol> {
    let inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-');
    paragraph
        .split(|c: char| !inside(c))
        .filter(|w| w.starts_with("S/") && !w.starts_with("S/RES"))
        .filter_map(|w| w.trim_end_matches('.').parse().ok())
        .collect()
}

/// Returns capitalised words inside the claim that are no date, State or operation.
fn names(ground: &Ground<'_>, words: &Words<'_>) -> Vec<String> {
    let text = words.claim.body.text.as_str();
    let mut names = Vec::new();
    let mut at = 0;
    for word in text.split(|c: char| !c.is_alphanumeric() && c != '-') {
        let start = at;
        at += word.len() + text[at + word.len()..].chars().next().map_or(0, char::len_utf8);
        let capital = word.starts_with(|c: char| c.is_uppercase()) && word.len() > 2;
        let known = words
            .found()
            .iter()
            .any(|f| f.range.start <= start && start < f.range.end);
        let common = [
            "Council",
            "Security",
            "United",
            "Nations",
            "Secretary-General",
            "Charter",
            "Chapter",
            "Resolution",
            "Government",
            "The",
            "General",
            "VII",
            "Force",
            "Mission",
            "Secretary",
        ];
        // "Congolese" may be said of two States and is then none; it need not stand in the paragraph.
        let adjective = || {
            ground
                .record
                .state_names
                .iter()
                .any(|n| n.kind == "adjective" && n.name == word)
        };
        if capital && start > 0 && !known && !common.contains(&word) && !adjective() {
            names.push(word.to_owned());
        }
    }
    names
}

/// Returns whether a claim says that there is nothing beside what it names: "… and no more".
pub(crate) fn is_exclusive(words: &Words<'_>) -> bool {
    words.has(&[
        "and no more",
        "only",
        "nothing else",
        "nothing more",
        "no more than that",
        "merely",
    ])
}

fn is_negative(lower: &str) -> bool {
    crate::claim::has(
        lower,
        &[
            "not", "no", "never", "without", "nor", "none", "nothing", "neither",
        ],
    )
}

/// Returns the words that say something, each as its meaning.
pub(crate) fn content(lower: &str) -> BTreeSet<String> {
    lower
        .split(|c: char| !c.is_alphanumeric() && c != '-' && c != '\u{2011}')
        .filter(|w| w.len() > 2 && !EMPTY.contains(w) && !w.starts_with(|c: char| c.is_ascii_digit()))
        .map(meaning)
        .collect()
}

/// Returns what a word means: its stem, or the word that stands for its group.
pub(crate) fn meaning(word: &str) -> String {
    let stem = stem(word);
    MEANINGS.get(&stem).map_or(stem, |first| (*first).to_owned())
}

/// Returns a word without its endings: `protecting`, `protected` and `protection` are `protect`.
pub(crate) fn stem(word: &str) -> String {
    let mut stem = word.trim_matches('-');
    for ending in [
        "ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ies", "ied", "edly", "ed", "es",
        "ly", "al", "s", "e",
    ] {
        if let Some(rest) = stem.strip_suffix(ending)
            && rest.len() >= 3
        {
            stem = rest;
            break;
        }
    }
    let mut owned = stem.to_owned();
    // "planning" and "plan": a doubled consonant before the ending is single.
    let doubled = owned.len() > 4 && owned.as_bytes()[owned.len() - 1] == owned.as_bytes()[owned.len() - 2];
    if doubled && !owned.ends_with("ss") && !owned.ends_with("ll") {
        owned.pop();
    }
    owned
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_meaning_are_one() {
        assert_eq!(
            content("guarding the delivery"),
            content("protection, distribution")
        );
        assert_eq!(stem("planning"), stem("planned"));
        assert!(content("the council of the united nations").is_empty());
    }
}
