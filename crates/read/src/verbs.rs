//! The words that open a paragraph: `Recalling`, `Decides`, `Calls upon`, `Demande`.
//!
//! The lists are data. A recital opens with a participle or an adjective of mind, an operative paragraph with a
//! verb in the third person; adverbs may stand before either (`Also decides`, `Deeply concerned`).

/// What kind of paragraph a text opens like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Opening {
    /// Like a recital: `Recalling`, `Deeply concerned`, `Rappelant`.
    Recital,
    /// Like an operative paragraph: `Decides`, `Further requests`, `Décide`.
    Operative,
}

/// Words that may stand before the word that decides.
const ADVERBS: &[&str] = &[
    "again",
    "also",
    "hereby",
    "deeply",
    "especially",
    "extremely",
    "firmly",
    "fully",
    "further",
    "gravely",
    "greatly",
    "in addition",
    "in particular",
    "in this regard",
    "in this context",
    "more specifically",
    "once again",
    "once more",
    "particularly",
    "profoundly",
    "seriously",
    "solemnly",
    "strongly",
    "to this end",
    "to that end",
    "unanimously",
    "urgently",
    "vigorously",
    "warmly",
    "while",
    "therefore",
    "accordingly",
    "further still",
    "with immediate effect",
    "pending",
    "most",
    "profondément",
    "vivement",
    "gravement",
    "vigoureusement",
    "également",
    "egalement",
    "expressément",
    "fermement",
    "instamment",
];

/// Adjectives and participles of the past that open recitals; those in `-ing` need no list.
const RECITAL_WORDS: &[&str] = &[
    "alarmed",
    "appalled",
    "aware",
    "cognizant",
    "committed",
    "concerned",
    "conscious",
    "convinced",
    "deploring",
    "desirous",
    "determined",
    "dismayed",
    "distressed",
    "disturbed",
    "encouraged",
    "equally",
    "grieved",
    "guided",
    "horrified",
    "impressed",
    "indignant",
    "inspired",
    "mindful",
    "outraged",
    "perturbed",
    "preoccupied",
    "pursuant",
    "resolved",
    "saddened",
    "satisfied",
    "shocked",
    "troubled",
    "whereas",
    "alarmé",
    "animé",
    "conscient",
    "convaincu",
    "considérant",
    "encouragé",
    "guidé",
    "indigné",
    "préoccupé",
    "résolu",
    "soucieux",
    "vu",
    "ayant",
    "consterné",
    "déterminé",
    "inquiet",
    "fermement",
    "constatant",
    "horrifié",
    "gardant",
    "se",
];

/// Words in `-ing` that do not open a recital.
const NO_RECITAL: &[&str] = &[
    "during",
    "following",
    "notwithstanding",
    "concerning",
    "regarding",
    "including",
    "according",
];

/// Verbs of the third person that open operative paragraphs.
const OPERATIVE_WORDS: &[&str] = &[
    "accepts",
    "acknowledges",
    "forwards",
    "addresses",
    "admonishes",
    "adopts",
    "affirms",
    "agrees",
    "appeals",
    "appoints",
    "appreciates",
    "approves",
    "asks",
    "assures",
    "authorises",
    "authorizes",
    "awaits",
    "believes",
    "calls",
    "censures",
    "charges",
    "commends",
    "concludes",
    "concurs",
    "condemns",
    "confirms",
    "congratulates",
    "considers",
    "conveys",
    "decides",
    "declares",
    "demands",
    "denounces",
    "deplores",
    "designates",
    "determines",
    "directs",
    "dissolves",
    "elects",
    "emphasises",
    "emphasizes",
    "encourages",
    "endorses",
    "entrusts",
    "establishes",
    "exhorts",
    "expects",
    "expresses",
    "extends",
    "finds",
    "gives",
    "hails",
    "highlights",
    "holds",
    "identifies",
    "insists",
    "instructs",
    "intends",
    "invites",
    "joins",
    "keeps",
    "looks",
    "makes",
    "mandates",
    "notes",
    "notifies",
    "observes",
    "offers",
    "orders",
    "pays",
    "pledges",
    "points",
    "praises",
    "proclaims",
    "prohibits",
    "proposes",
    "reaffirms",
    "realizes",
    "recalls",
    "records",
    "receives",
    "recognises",
    "recognizes",
    "recommends",
    "re-emphasizes",
    "reemphasizes",
    "refers",
    "refuses",
    "regards",
    "regrets",
    "reiterates",
    "rejects",
    "remains",
    "reminds",
    "renews",
    "repeats",
    "requests",
    "requires",
    "resolves",
    "sees",
    "salutes",
    "shares",
    "stands",
    "states",
    "stresses",
    "strongly",
    "submits",
    "suggests",
    "supports",
    "suspends",
    "takes",
    "terminates",
    "thanks",
    "transmits",
    "trusts",
    "undertakes",
    "underlines",
    "underscores",
    "urges",
    "views",
    "warns",
    "welcomes",
    "wishes",
    "lifts",
    "sets",
    "accueille",
    "adopte",
    "affirme",
    "appelle",
    "approuve",
    "appuie",
    "attend",
    "autorise",
    "charge",
    "compte",
    "condamne",
    "confirme",
    "considère",
    "constate",
    "convient",
    "crée",
    "décide",
    "déclare",
    "demande",
    "demeure",
    "déplore",
    "encourage",
    "engage",
    "entend",
    "estime",
    "exhorte",
    "exige",
    "exprime",
    "fait",
    "félicite",
    "insiste",
    "invite",
    "lance",
    "met",
    "note",
    "ordonne",
    "préconise",
    "prend",
    "prie",
    "proroge",
    "rappelle",
    "réaffirme",
    "recommande",
    "reconduit",
    "reconnaît",
    "redit",
    "regrette",
    "réitère",
    "remercie",
    "rend",
    "renouvelle",
    "reste",
    "réclame",
    "salue",
    "sait",
    "se",
    "souhaite",
    "souligne",
    "souscrit",
    "suggère",
    "enjoint",
    "engage",
    "dit",
    "juge",
    "recommence",
    "rejette",
    "soutient",
    "stipule",
    "compte",
    "tient",
    "voit",
];

/// Returns what the text opens like, if its first words say.
pub fn opening(text: &str) -> Option<Opening> {
    scan(text).map(|(opening, _)| opening)
}

/// Returns the opening verb as printed: `Decides`, `Calls upon`, `Further requests`.
pub fn verb(text: &str) -> Option<&str> {
    let (_, end) = scan(text)?;
    let rest = &text[end..];
    let longer = ["upon", "on", "note"].iter().find_map(|p| {
        let after = rest.strip_prefix(' ')?.strip_prefix(p)?;
        let last = text[..end].rsplit(' ').next()?;
        let fits = match *p {
            "note" => last.eq_ignore_ascii_case("takes") || last.eq_ignore_ascii_case("taking"),
            _ => last.eq_ignore_ascii_case("calls") || last.eq_ignore_ascii_case("calling"),
        };
        (fits && !after.starts_with(char::is_alphabetic)).then_some(end + 1 + p.len())
    });
    let start = text.len() - text.trim_start_matches(|c: char| !c.is_alphabetic()).len();
    Some(&text[start + council(&text[start..])..longer.unwrap_or(end)])
}

/// Returns what the text opens like and where the word that says so ends.
fn scan(text: &str) -> Option<(Opening, usize)> {
    let start = text.len() - text.trim_start_matches(|c: char| !c.is_alphabetic()).len();
    if start > 8 || !text[start..].starts_with(char::is_uppercase) {
        return None;
    }
    let mut at = start + council(&text[start..]);
    for _ in 0..4 {
        let rest = &text[at..];
        let len = rest
            .find(|c: char| !c.is_alphabetic() && c != '-' && c != '\'' && c != '’')
            .unwrap_or(rest.len());
        let word = rest[..len].to_lowercase();
        if word.is_empty() {
            return None;
        }
        if let Some(opening) = decide(&word) {
            return Some((opening, at + len));
        }
        let skipped = adverb(rest)?;
        at += skipped;
        at += text[at..].len() - text[at..].trim_start_matches([' ', ',']).len();
    }
    None
}

/// Returns the length of `The Security Council `, which statements put before the verb.
fn council(text: &str) -> usize {
    const NAMES: [&str; 4] = [
        "The Security Council ",
        "The Council ",
        "Le Conseil de sécurité ",
        "Le Conseil ",
    ];
    NAMES
        .iter()
        .find(|n| text.starts_with(**n))
        .map_or(0, |n| n.len())
}

fn decide(word: &str) -> Option<Opening> {
    let participle = (word.ends_with("ing") && word.len() > 5 || word.ends_with("ant") && word.len() > 5)
        && !NO_RECITAL.contains(&word);
    if OPERATIVE_WORDS.contains(&word) && !ADVERBS.contains(&word) && word != "se" {
        Some(Opening::Operative)
    } else if participle || RECITAL_WORDS.contains(&word) && !ADVERBS.contains(&word) {
        Some(Opening::Recital)
    } else {
        None
    }
}

/// Returns the length of the adverb that a text begins with.
fn adverb(text: &str) -> Option<usize> {
    let lower = |n: usize| text.get(..n).map(str::to_lowercase);
    ADVERBS
        .iter()
        .filter(|a| lower(a.len()).as_deref() == Some(**a))
        .map(|a| a.len())
        .filter(|n| !text[*n..].starts_with(char::is_alphabetic))
        .max()
        .or_else(|| {
            let word = text.find(' ').map(|end| &text[..end])?;
            (word.len() > 4 && word.ends_with("ly")).then_some(word.len())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_words_tell_recital_from_decision() {
        for text in [
            "Recalling its resolutions",
            "Deeply concerned that",
            "Having considered",
            "Rappelant ses",
        ] {
            assert_eq!(opening(text), Some(Opening::Recital), "{text}");
        }
        for text in [
            "Decides to",
            "Further requests the",
            "Also decides",
            "Décide de proroger",
            "Calls upon all",
        ] {
            assert_eq!(opening(text), Some(Opening::Operative), "{text}");
        }
        for text in ["the parties", "During the period", "Mali", ""] {
            assert_eq!(opening(text), None, "{text}");
        }
    }

    #[test]
    fn verbs_are_shown_with_their_particle() {
        assert_eq!(verb("Calls upon all parties"), Some("Calls upon"));
        assert_eq!(
            verb("Further requests the Secretary-General"),
            Some("Further requests")
        );
        assert_eq!(verb("Takes note of the report"), Some("Takes note"));
        assert_eq!(
            verb("“The Security Council expresses its concern"),
            Some("expresses")
        );
        assert_eq!(verb("To protect civilians"), None);
    }
}
