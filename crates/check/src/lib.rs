//! A report's claims against the record: borne out, contradicted, outdated, or not covered.
//!
//! A claim is judged as of the article's own day. `borne_out` and `contradicted` are only said where the record holds
//! the fact and the claim is clearly about it; everything else is `not_covered`, which is never wrong to say. What
//! the record does not hold can be looked up in the texts of decisions, where the caller has them ([`Texts`]).

mod claim;
mod event;
mod ground;
mod origin;
mod period;
mod recommendation;
mod rule;
mod seats;
mod strength;
mod task;
mod texts;
mod vote;

pub use texts::{NoTexts, Text, TextParagraph, Texts};

use claim::Words;
use ground::Ground;
use penholder_read::reading::Reading;
use penholder_record::Record;
use penholder_words::{ClaimKind, Date, Source, Symbol, Verdict};

/// What the record says of one claim.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    /// Position of the claim in [`Reading::claims`].
    pub claim: usize,
    /// The verdict.
    pub verdict: Verdict,
    /// Why, in one sentence.
    pub why: String,
    /// What decides it, best first; empty if nothing does.
    pub evidence: Vec<Evidence>,
}

/// A fact of the record that decides a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Document and paragraph.
    pub source: Source,
    /// What stands there, in few words.
    pub value: Option<String>,
}

impl Evidence {
    /// Returns evidence from a document and, where known, a paragraph.
    pub(crate) fn new(symbol: Symbol, paragraph: Option<&str>, value: impl Into<String>) -> Self {
        Evidence {
            source: Source {
                symbol,
                paragraph: paragraph.filter(|p| !p.is_empty()).map(str::to_owned),
            },
            value: Some(value.into()),
        }
    }
}

/// A verdict with its reason, before it is tied to a claim.
#[derive(Debug, Clone)]
pub(crate) struct Finding {
    pub verdict: Verdict,
    pub why: String,
    pub evidence: Vec<Evidence>,
}

impl Finding {
    pub fn new(verdict: Verdict, why: impl Into<String>, evidence: Vec<Evidence>) -> Self {
        Finding {
            verdict,
            why: why.into(),
            evidence,
        }
    }

    pub fn borne_out(why: impl Into<String>, evidence: Vec<Evidence>) -> Self {
        Self::new(Verdict::BorneOut, why, evidence)
    }

    pub fn contradicted(why: impl Into<String>, evidence: Vec<Evidence>) -> Self {
        Self::new(Verdict::Contradicted, why, evidence)
    }

    pub fn outdated(why: impl Into<String>, evidence: Vec<Evidence>) -> Self {
        Self::new(Verdict::Outdated, why, evidence)
    }

    pub fn not_covered(why: impl Into<String>) -> Self {
        Self::new(Verdict::NotCovered, why, Vec::new())
    }
}

/// Judges every claim of a reading as of `on`, in the order of the text.
///
/// `texts` gives the texts of decisions where the caller has them; [`NoTexts`] where it has none.
pub fn check(reading: &Reading, on: Date, record: &Record, texts: &dyn Texts) -> Vec<Judgement> {
    let mut ground = Ground::new(record, texts, on, reading);
    let mut judgements = Vec::with_capacity(reading.claims.len());
    for (at, claim) in reading.claims.iter().enumerate() {
        ground.follow(claim);
        let words = Words::new(claim);
        let finding = judge(&ground, &words);
        judgements.push(Judgement {
            claim: at,
            verdict: finding.verdict,
            why: finding.why,
            evidence: finding.evidence,
        });
    }
    judgements
}

fn judge(ground: &Ground<'_>, words: &Words<'_>) -> Finding {
    if ground.on_is_beyond_record() {
        return Finding::not_covered("the article is later than the last day of the record");
    }
    if words.claim.in_council {
        // What was said in the Council is a matter of its records first.
        return event::spoken_in_council(ground, words);
    }
    let of_operation = matches!(
        words.claim.kind,
        ClaimKind::MandateEnd | ClaimKind::Establishment | ClaimKind::Strength | ClaimKind::Task
    );
    if of_operation && words.is_on_another_force(ground.hosts(words.claim.about.as_deref())) {
        return Finding::not_covered("it speaks of another force, which the record does not follow");
    }
    let by_kind = match words.claim.kind {
        ClaimKind::VotingRule => rule::judge(ground, words),
        ClaimKind::Membership => seats::judge(ground, words),
        ClaimKind::Vote => vote::judge(ground, words),
        ClaimKind::MandateEnd => period::judge(ground, words),
        ClaimKind::Establishment => origin::judge(ground, words),
        ClaimKind::Strength => strength::judge(ground, words),
        ClaimKind::Task => task::judge(ground, words),
        ClaimKind::Recommendation => recommendation::judge(ground, words),
        ClaimKind::Event | ClaimKind::Statement | ClaimKind::Figure => event::judge(ground, words),
    };
    by_kind
        .or_else(|| event::consent(ground, words))
        .or_else(|| texts::judge(ground, words))
        .map(|finding| rest_too(ground, words, finding))
        .unwrap_or_else(|| Finding::not_covered(uncovered(words)))
}

/// Judges what else a claim that is borne out says: one wrong part makes the whole wrong.
fn rest_too(ground: &Ground<'_>, words: &Words<'_>, finding: Finding) -> Finding {
    if finding.verdict != Verdict::BorneOut {
        return finding;
    }
    let kind = words.claim.kind;
    let others = [
        (kind != ClaimKind::Vote).then(|| vote::judge_named(ground, words)),
        (kind != ClaimKind::MandateEnd).then(|| period::judge_until(ground, words)),
        (kind != ClaimKind::Strength).then(|| strength::judge_ceiling(ground, words)),
    ];
    let others: Vec<Finding> = others.into_iter().flatten().flatten().collect();
    let wrong = others
        .iter()
        .position(|f| matches!(f.verdict, Verdict::Contradicted | Verdict::Outdated));
    let open = || others.iter().position(|f| f.verdict == Verdict::NotCovered);
    match wrong.or_else(open) {
        Some(at) => others[at].clone(),
        None => finding,
    }
}

/// Says why nothing in the record tells.
fn uncovered(words: &Words<'_>) -> &'static str {
    match words.claim.kind {
        ClaimKind::Figure => "no decision of the Council gives this figure",
        ClaimKind::Statement => "said outside the Council, or not held by the record",
        _ => "the record does not hold this",
    }
}
