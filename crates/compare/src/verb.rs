//! The verb that opens a paragraph, and how strongly it binds.

/// How strongly an opening verb binds, from strongest to weakest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Force {
    /// The Council itself decides or authorises.
    Decides,
    /// It demands.
    Demands,
    /// It requests.
    Requests,
    /// It calls upon or for.
    Calls,
    /// It urges.
    Urges,
    /// It encourages or invites.
    Encourages,
}

impl Force {
    /// Returns the word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Force::Decides => "decides",
            Force::Demands => "demands",
            Force::Requests => "requests",
            Force::Calls => "calls upon",
            Force::Urges => "urges",
            Force::Encourages => "encourages",
        }
    }
}

/// A verb as it opens a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verb {
    /// As it stands: `Further calls upon`.
    pub words: String,
    /// How strongly it binds; `None` for what recalls, notes or welcomes.
    pub force: Option<Force>,
}

/// How the force of a paragraph's verb changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shift {
    /// The new verb binds more.
    Stronger,
    /// The new verb binds less.
    Weaker,
    /// Both bind the same, or one of them is not on the scale.
    Other,
}

/// The same verb with and without an opening such as "Also".
const ADVERBS: &[&str] = &[
    "also",
    "further",
    "again",
    "strongly",
    "once",
    "moreover",
    "reiterates",
    "reaffirms",
    "its",
    "the",
    "that",
    "urgently",
    "firmly",
    "solemnly",
    "in",
    "addition",
    "therefore",
    "en",
    "outre",
    "également",
];

/// Verbs with their force; a stem that another begins with stands after it.
const SCALE: &[(&str, Force)] = &[
    ("decide", Force::Decides),
    ("decision", Force::Decides),
    ("authori", Force::Decides),
    ("establish", Force::Decides),
    ("extend", Force::Decides),
    ("renew", Force::Decides),
    ("terminat", Force::Decides),
    ("impose", Force::Decides),
    ("décide", Force::Decides),
    ("autorise", Force::Decides),
    ("proroge", Force::Decides),
    ("demand", Force::Demands),
    ("insist", Force::Demands),
    ("exige", Force::Demands),
    ("directs", Force::Demands),
    ("instruct", Force::Demands),
    ("request", Force::Requests),
    ("demande", Force::Requests),
    ("prie", Force::Requests),
    ("ask", Force::Requests),
    ("call", Force::Calls),
    ("engage", Force::Calls),
    ("appelle", Force::Calls),
    ("invite", Force::Encourages),
    ("urge", Force::Urges),
    ("appeal", Force::Urges),
    ("exhort", Force::Urges),
    ("encourage", Force::Encourages),
    ("recommend", Force::Encourages),
    ("suggest", Force::Encourages),
    ("ordonne", Force::Demands),
];

/// Returns the verb that opens an operative paragraph, if it opens with one in the manner of resolutions.
pub fn opening(text: &str) -> Option<Verb> {
    let first = text.trim_start();
    if !first.starts_with(char::is_uppercase) {
        return None;
    }
    let mut end = 0;
    for word in first.split_whitespace().take(5) {
        let at = word.as_ptr() as usize - first.as_ptr() as usize;
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let lower = bare.to_lowercase();
        if ADVERBS.contains(&lower.as_str()) {
            continue;
        }
        if let Some(force) = force_of(&lower) {
            end = at + word.len();
            let after = first[end..].trim_start();
            for particle in ["upon", "on", "for"] {
                if force == Force::Calls && after.split_whitespace().next() == Some(particle) {
                    end = first.len() - after.len() + particle.len();
                }
            }
            return Some(Verb {
                words: first[..end].trim_end_matches(',').to_owned(),
                force: Some(force),
            });
        }
        if end == 0 && third_person(&lower) {
            end = at + word.len();
        }
        break;
    }
    (end > 0).then(|| Verb {
        words: first[..end].trim_end_matches(',').to_owned(),
        force: None,
    })
}

fn force_of(word: &str) -> Option<Force> {
    // French "Demande" requests, English "Demands" demands.
    if word == "demande" {
        return Some(Force::Requests);
    }
    let verb =
        third_person(word) || word.ends_with('e') || word == "demand" || word == "call" || word == "decision";
    verb.then(|| {
        SCALE
            .iter()
            .find(|(stem, _)| word.starts_with(stem))
            .map(|(_, force)| *force)
    })?
}

fn third_person(word: &str) -> bool {
    word.ends_with('s') && !word.ends_with("ss")
}

/// Returns how force changed between two verbs; `None` if it is the same verb.
pub fn shift(old: &Verb, new: &Verb) -> Option<Shift> {
    match (old.force, new.force) {
        (Some(a), Some(b)) if a == b => None,
        (Some(a), Some(b)) => Some(if b < a { Shift::Stronger } else { Shift::Weaker }),
        (None, None) if bare(&old.words) == bare(&new.words) => None,
        _ => Some(Shift::Other),
    }
}

fn bare(words: &str) -> String {
    words.split_whitespace().last().unwrap_or("").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, words: &str, force: Option<Force>) {
        let verb = opening(text).unwrap();
        assert_eq!((verb.words.as_str(), verb.force), (words, force));
    }

    #[test]
    fn verbs_and_their_force() {
        check("Decides to extend the mandate", "Decides", Some(Force::Decides));
        check(
            "Also calls upon all parties",
            "Also calls upon",
            Some(Force::Calls),
        );
        check(
            "Further requests the mission",
            "Further requests",
            Some(Force::Requests),
        );
        check(
            "Reiterates its demand that",
            "Reiterates its demand",
            Some(Force::Demands),
        );
        check(
            "Strongly encourages the parties",
            "Strongly encourages",
            Some(Force::Encourages),
        );
        check("Demande au Secrétaire général", "Demande", Some(Force::Requests));
        check("Welcomes the report", "Welcomes", None);
        assert_eq!(opening("to support the police"), None);
        assert_eq!(opening("Protection of civilians"), None);
    }

    #[test]
    fn force_grows_and_falls() {
        let verb = |text| opening(text).unwrap();
        let shift = |a, b| shift(&verb(a), &verb(b));
        assert_eq!(
            shift("Urges the parties", "Demands that the parties"),
            Some(Shift::Stronger)
        );
        assert_eq!(
            shift("Requests the mission", "Encourages the mission"),
            Some(Shift::Weaker)
        );
        assert_eq!(
            shift("Requests the mission", "Further requests the mission"),
            None
        );
        assert_eq!(
            shift("Welcomes the report", "Notes the report"),
            Some(Shift::Other)
        );
        assert_eq!(shift("Welcomes the report", "Also welcomes the report"), None);
    }
}
