//! A claim's words made ready for the questions that are asked of them.

use penholder_read::reading::{Claim, Figure, Found, Noted, When};
use penholder_words::{MemberCode, Tally};

/// A claim with its clause in lower case.
pub(crate) struct Words<'c> {
    pub claim: &'c Claim,
    /// The clause in ASCII lower case.
    pub lower: String,
    /// The same with dates, names and numbers blanked out.
    pub bare: String,
}

impl<'c> Words<'c> {
    pub fn new(claim: &'c Claim) -> Self {
        let lower = claim.body.text.to_ascii_lowercase();
        let bare = blank(&lower, &claim.body.found);
        Words { claim, lower, bare }
    }

    /// Returns whether one of `words` stands in the clause as a whole word or phrase.
    pub fn has(&self, words: &[&str]) -> bool {
        has(&self.lower, words)
    }

    /// Returns whether one of `stems` begins a word of the clause.
    pub fn has_stem(&self, stems: &[&str]) -> bool {
        let starts = |w: &str| stems.iter().any(|s| w.starts_with(s));
        self.lower.split(|c: char| !c.is_alphanumeric()).any(starts)
    }

    /// Returns whether the clause is about the operation itself: it names it, or begins with it.
    pub fn is_on_operation(&self) -> bool {
        let named = self
            .found()
            .iter()
            .any(|f| matches!(&f.what, Noted::Operation(o) if Some(o) == self.claim.about.as_ref()));
        let starts = [
            "it ",
            "its ",
            "the mission",
            "the force",
            "the operation",
            "the task force",
            "the observers",
            "which ",
            "created",
            "set up",
            "established",
            "founded",
            "launched",
            "born",
            "the un ",
            "the united nations",
            "the authority",
            "the office",
        ];
        named || starts.iter().any(|s| self.lower.starts_with(s))
    }

    /// Returns whether the clause speaks of a force that is not the operation spoken of: another organisation's, a
    /// coalition's, or a State's own contingent.
    pub fn is_on_another_force(&self, hosts: &[MemberCode]) -> bool {
        let named = self.found().iter().any(|f| matches!(f.what, Noted::Operation(_)));
        let other = [
            "multinational force",
            "-led ",
            "african union",
            "nato",
            "european union force",
            "coalition",
            "bundeswehr",
            "au force",
            "au mission",
        ];
        let sends = self.has_stem(&[
            "deploy",
            "send",
            "sent",
            "contribut",
            "pledg",
            "withdraw",
            "announc",
            "offer",
        ]);
        let by_state = self
            .states()
            .first()
            .is_some_and(|(c, r)| r.start < 30 && !hosts.contains(c));
        (!named && other.iter().any(|w| self.lower.contains(w)))
            || (sends && by_state && !self.lower.contains("council"))
    }

    pub fn found(&self) -> &'c [Found] {
        &self.claim.body.found
    }

    pub fn whens(&self) -> Vec<(&'c When, std::ops::Range<usize>)> {
        let when = |f: &'c Found| match &f.what {
            Noted::When(w) => Some((w, f.range.clone())),
            _ => None,
        };
        self.found().iter().filter_map(when).collect()
    }

    pub fn figures(&self) -> Vec<(&'c Figure, std::ops::Range<usize>)> {
        let figure = |f: &'c Found| match &f.what {
            Noted::Figure(n) => Some((n, f.range.clone())),
            _ => None,
        };
        self.found().iter().filter_map(figure).collect()
    }

    pub fn states(&self) -> Vec<(MemberCode, std::ops::Range<usize>)> {
        let state = |f: &Found| match f.what {
            Noted::State(code, _) => Some((code, f.range.clone())),
            _ => None,
        };
        self.found().iter().filter_map(state).collect()
    }

    pub fn resolutions(&self) -> Vec<u16> {
        let number = |f: &Found| match f.what {
            Noted::Resolution(n) => Some(n),
            _ => None,
        };
        self.found().iter().filter_map(number).collect()
    }

    pub fn tally(&self) -> Option<Tally> {
        self.found().iter().find_map(|f| match f.what {
            Noted::Tally(t) => Some(t),
            _ => None,
        })
    }

    pub fn duration(&self) -> Option<(i32, i32)> {
        self.found().iter().find_map(|f| match f.what {
            Noted::Duration { months, days } => Some((months, days)),
            _ => None,
        })
    }

    /// Returns the words before a place, up to four.
    pub fn before(&self, at: usize) -> String {
        let words: Vec<_> = self.lower[..at].split_whitespace().collect();
        words[words.len().saturating_sub(4)..].join(" ")
    }
}

/// Returns whether one of `words` stands in `lower` as a whole word or phrase.
pub(crate) fn has(lower: &str, words: &[&str]) -> bool {
    let whole = |word: &&str| {
        lower.match_indices(*word).any(|(at, w)| {
            !lower[..at].ends_with(char::is_alphanumeric)
                && !lower[at + w.len()..].starts_with(char::is_alphanumeric)
        })
    };
    words.iter().any(whole)
}

/// Blanks what was found, so that words inside dates and names are not taken for others.
fn blank(lower: &str, found: &[Found]) -> String {
    let mut bytes = lower.as_bytes().to_vec();
    for f in found {
        for b in bytes.get_mut(f.range.clone()).unwrap_or_default() {
            *b = b' ';
        }
    }
    String::from_utf8(bytes).unwrap_or_default()
}
