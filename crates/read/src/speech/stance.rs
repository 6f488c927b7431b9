//! Who a speaker is, and what he or she wants for an operation.

use super::names::Names;
use crate::reading::{Noted, Speaker};
use penholder_words::{Date, Stance};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

static ROLE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:prime minister|(?:deputy )?(?:foreign|defen[cs]e|interior|information) minister|minister(?: of [a-z ]+)?|(?:deputy )?permanent representative|(?:un |u\.n\. )?ambassador|(?:special )?(?:envoy|representative)(?: of the secretary-general)?|secretary-general|under-secretary-general|assistant secretary-general|un chief|president|vice-president|force commander|spokes(?:man|woman|person)|(?:deputy )?speaker|high commissioner|chair(?:man|woman|person)?|head of (?:the )?mission|king|colonel|general|captain|major|sergeant|officers?|diplomats?|representative|director|observer|analyst|teacher|lecturer|archbishop)\b").ok()
});

/// Capitalised words that may be a name: at least two, or one after a title.
static NAME: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"[A-Z\u{c0}-\u{de}][\w'\u{2019}-]+(?: (?:de |da |del |van |von |bin |al-|el-)*[A-Z\u{c0}-\u{de}][\w'\u{2019}.-]*)+").ok()
});

static ORGANISATION: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"\b(?:United Nations|UN|U\.N\.|African Union|AU|European Union|EU|ECOWAS|NATO|League of Arab States|Arab League|Red Cross|ICRC|World Food Programme|UNHCR|UNICEF|OAU|OSCE)\b").ok()
});

/// Returns name, role and State of whoever `words` name.
pub fn speaker(words: &str, names: &Names, day: Option<Date>) -> Speaker {
    let role = ROLE.as_ref().and_then(|r| r.find(words));
    let mut found = Vec::new();
    names.find(words, day, &mut found);
    let member = found.iter().find_map(|f| match f.what {
        Noted::State(code, _) => Some(code),
        _ => None,
    });
    let organisation = ORGANISATION
        .as_ref()
        .and_then(|r| r.find(words))
        .map(|m| m.as_str())
        .map(|m| {
            if matches!(m, "UN" | "U.N.") {
                "United Nations"
            } else {
                m
            }
        });
    // The name stands after the role: "Foreign Minister Abdoulaye Diop".
    let tail = role.as_ref().map_or(words, |r| &words[r.end()..]);
    let name = NAME
        .as_ref()
        .and_then(|r| r.find(tail).or_else(|| r.find(words)))
        .map(|m| m.as_str().trim_end_matches(['.', ',']))
        .filter(|n| found.iter().all(|f| &words[f.range.clone()] != *n))
        .filter(|n| {
            !ROLE.as_ref().is_some_and(|r| r.is_match(n))
                && !ORGANISATION.as_ref().is_some_and(|r| r.is_match(n))
        });
    let lone = || {
        let word = tail.split_whitespace().last()?;
        let capital = word.starts_with(|c: char| c.is_uppercase());
        let state = found.iter().any(|f| words[f.range.clone()].ends_with(word));
        (capital && !state && word.len() > 2 && !word.chars().all(char::is_uppercase)).then_some(word)
    };
    // A diplomat of the United Nations speaks for it, not for the State he is sent to.
    let un_role = role.as_ref().is_some_and(|r| {
        let role = r.as_str().to_lowercase();
        role.contains("envoy") || role.contains("special") || role.contains("secretary-general")
    });
    let ambassador = role
        .as_ref()
        .is_some_and(|r| r.as_str().to_lowercase().contains("ambassador"));
    Speaker {
        name: name.or_else(lone).map(str::to_owned),
        role: role.map(|r| r.as_str().to_owned()),
        member: member.filter(|_| !un_role),
        organisation: organisation
            .filter(|_| un_role || (member.is_none() && !ambassador))
            .or(un_role.then_some("United Nations"))
            .map(str::to_owned),
        language: None,
    }
}

static WITHDRAWAL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"\b(?:withdraw\w*|leave|leaves|depart\w*|terminat\w*|pull(?:ed)? out|go home|get out|end (?:of )?(?:the |its |their )?(?:mission|mandate|presence|force|operation)|clos(?:e|ure) (?:of )?(?:the )?(?:mission|operation)|expel\w*)\b").ok()
});
static WANTS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"\b(?:ask(?:s|ed|ing)?|call(?:s|ed|ing)? (?:for|on|upon)|demand\w*|request\w*|order(?:s|ed)|want\w*|urg(?:e|es|ed|ing)|recommend\w*|propos\w+|support\w*|favou?r\w*|need\w*|must|should|insist\w*|plead\w*|back(?:s|ed)|voted in favou?r|welcom\w+|agree\w*)\b").ok()
});
static EXTENSION: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"\b(?:exten(?:d|ds|ded|ding|sion)|renew\w*|prolong\w*|stay|stays|remain|remains|continu(?:e|es|ed|ation|ing)|maintain\w*)\b").ok()
});
static CHANGE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"\b(?:strengthen\w*|reinforc\w*|increas\w*|reduc\w*|reconfigur\w*|adjust\w*|chang\w+|review\w*|adapt\w*|drawdown|draw down|cut|robust|restructur\w*|reform\w*)\b").ok()
});
static MISSION: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"\b(?:mission|force|forces|mandate|peace-?keep\w*|operation|presence|troops|blue helmets|observers|[a-z]*minu[a-z]+|un[a-z]{2,6}|onu[a-z]+|mon[u][a-z]+)\b").ok()
});

fn is(pattern: &LazyLock<Option<Regex>>, lower: &str) -> bool {
    pattern.as_ref().is_some_and(|p| p.is_match(lower))
}

/// Returns what the speaker of a sentence, in lower case, wants for the operation it is about.
pub fn stance(lower: &str) -> Stance {
    if !is(&WANTS, lower) || !is(&MISSION, lower) {
        return Stance::None;
    }
    if is(&WITHDRAWAL, lower) && !lower.contains("not withdraw") && !lower.contains("against") {
        Stance::ForWithdrawal
    } else if is(&EXTENSION, lower) {
        Stance::ForExtension
    } else if is(&CHANGE, lower) {
        Stance::ForChange
    } else {
        Stance::None
    }
}

static ASKER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(?P<who>[^.;:\u{201c}]{3,120}?)(?: on \w+day)? (?:has |have |had )?(?:asked|asks|called|calls|demanded|demands|requested|requests|ordered|orders|urged|urges|recommended|recommends|proposed)\b").ok()
});

/// Returns the words at the beginning of a sentence, in lower case, that name who asks for something.
pub fn asker(lower: &str) -> Option<Range<usize>> {
    ASKER.as_ref()?.captures(lower)?.name("who").map(|m| m.range())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_compiles() {
        for pattern in [
            &ROLE,
            &NAME,
            &ORGANISATION,
            &WITHDRAWAL,
            &WANTS,
            &EXTENSION,
            &CHANGE,
            &MISSION,
            &ASKER,
        ] {
            assert!(pattern.is_some());
        }
    }

    #[test]
    fn a_speaker_has_name_and_role() {
        let names = Names::new(&Default::default());
        let who = speaker("Foreign Minister Jeanne Martin", &names, None);
        assert_eq!(
            (who.name.as_deref(), who.role.as_deref()),
            (Some("Jeanne Martin"), Some("Foreign Minister"))
        );
    }

    #[test]
    fn a_stance_needs_a_wish_and_a_mission() {
        assert_eq!(
            stance("the government asks that the mission leave"),
            Stance::ForWithdrawal
        );
        assert_eq!(
            stance("he recommended that the mandate be extended"),
            Stance::ForExtension
        );
        assert_eq!(stance("the mission was reduced"), Stance::None);
    }
}
