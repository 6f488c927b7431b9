//! Labelled exceptions to the general rule of who may vote.

use crate::{Body, article_27, article_52};
use penholder_words::{Ballot, Source};
use std::fmt;

/// What is known of a draft beside its matter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    /// Parties to the dispute that the draft is about.
    pub parties: Vec<String>,
    /// Whether the draft is a decision under Chapter VI (pacific settlement).
    pub chapter_vi: bool,
    /// Whether the draft is a decision under Article 52 (3) (settlement through regional arrangements).
    pub article_52: bool,
    /// Whether the draft is a decision under Chapter VII (action on threats to the peace).
    pub chapter_vii: bool,
}

/// A named exception, with the rule it defeats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Exception {
    /// A party to a dispute abstains in a decision under Chapter VI.
    PartyUnderChapterVi,
    /// A party to a dispute abstains in a decision under Article 52 (3).
    PartyUnderArticle52,
    /// In a decision under Chapter VII a party may vote.
    PartyMayVoteUnderChapterVii,
}

impl Exception {
    /// Returns the name of the exception.
    pub fn name(self) -> &'static str {
        match self {
            Exception::PartyUnderChapterVi => "a party to a dispute abstains in decisions under Chapter VI",
            Exception::PartyUnderArticle52 => {
                "a party to a dispute abstains in decisions under Article 52 (3)"
            }
            Exception::PartyMayVoteUnderChapterVii => "a party may vote in decisions under Chapter VII",
        }
    }

    /// Returns where it stands.
    pub fn source(self) -> Source {
        match self {
            Exception::PartyUnderChapterVi | Exception::PartyMayVoteUnderChapterVii => article_27::proviso(),
            Exception::PartyUnderArticle52 => article_52::source(),
        }
    }

    /// Returns whether the exception takes the member's vote away.
    fn must_abstain(self) -> bool {
        !matches!(self, Exception::PartyMayVoteUnderChapterVii)
    }
}

/// Two exceptions that contradict each other; neither is preferred silently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clash {
    /// One of them.
    pub one: Exception,
    /// The other.
    pub other: Exception,
}

impl fmt::Display for Clash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "two exceptions apply at once and contradict each other: \"{}\" ({}) and \"{}\" ({}); say under which \
             chapter the party's vote falls",
            self.one.name(),
            self.one.source(),
            self.other.name(),
            self.other.source()
        )
    }
}

impl std::error::Error for Clash {}

/// Returns the exceptions that the facts call up.
fn called_up(facts: &Facts) -> Vec<Exception> {
    let mut exceptions = Vec::new();
    if facts.chapter_vi {
        exceptions.push(Exception::PartyUnderChapterVi);
    }
    if facts.article_52 {
        exceptions.push(Exception::PartyUnderArticle52);
    }
    if facts.chapter_vii {
        exceptions.push(Exception::PartyMayVoteUnderChapterVii);
    }
    exceptions
}

/// Applies what the facts call up: the vote of a party that must abstain counts as an abstention.
pub(crate) fn apply(
    body: &Body,
    ballots: &mut [Ballot],
    facts: &Facts,
) -> Result<Vec<(Exception, String)>, Clash> {
    let exceptions = called_up(facts);
    let taking = exceptions.iter().copied().find(|e| e.must_abstain());
    let giving = exceptions.iter().copied().find(|e| !e.must_abstain());
    let parties: Vec<usize> = facts.parties.iter().filter_map(|p| body.seat(p)).collect();
    if parties.is_empty() {
        return Ok(Vec::new());
    }
    if let (Some(one), Some(other)) = (taking, giving) {
        return Err(Clash { one, other });
    }
    let mut applied = Vec::new();
    for at in parties {
        for exception in &exceptions {
            applied.push((*exception, body.seats[at].member.clone()));
        }
        if taking.is_some() && matches!(ballots[at], Ballot::Yes | Ballot::No) {
            ballots[at] = Ballot::Abstain;
        }
    }
    Ok(applied)
}
