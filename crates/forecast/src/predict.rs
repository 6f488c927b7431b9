//! One forecast: for a day, from the votes of earlier days.

use crate::draft::{Draft, Question, Seated};
use crate::features::{Feature, Row};
use crate::fit::{Fit, voter};
use crate::history::History;
use crate::joint::{self, Tallies};
use crate::layout::Kind;
use penholder_words::{Symbol, Tally};

/// A forecast of one vote.
#[derive(Debug, Clone, PartialEq)]
pub struct Forecast {
    /// Which kind.
    pub kind: Kind,
    /// Each member's probabilities of yes, abstaining and no.
    pub members: Vec<(Seated, [f64; 3])>,
    /// What follows for the draft.
    pub tallies: Tallies,
    /// Votes in favour that adopt.
    pub needed: usize,
    /// What moves the probability of adoption, most first.
    pub moved_by: Vec<Moved>,
    /// The earlier votes that weighed most as like cases.
    pub like: Vec<LikeDraft>,
}

/// A part of what is known, and what it does to the probability of adoption.
#[derive(Debug, Clone, PartialEq)]
pub struct Moved {
    /// Which part.
    pub by: Part,
    /// What the log odds of adoption would lose without it, were it average instead.
    pub effect: f64,
    /// Documents that bear it out.
    pub sources: Vec<Symbol>,
    /// The member that it concerns most, for [`Part::OwnRecord`].
    pub member: Option<Seated>,
}

/// The parts of what is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// How members voted on like drafts.
    LikeDrafts,
    /// How each member voted on the topic, the file, with such sponsors.
    OwnRecord,
    /// Who sponsors it, and how members agree with them.
    Sponsors,
    /// How often drafts on the topic and file failed or were contested.
    FileRecord,
    /// How contested votes are of late, on whatever.
    Climate,
    /// What the draft is about.
    Subject,
}

/// An earlier vote with its weight as a like case, the heaviest being 1.
#[derive(Debug, Clone, PartialEq)]
pub struct LikeDraft {
    /// The document that bears it out.
    pub document: Symbol,
    /// Its title.
    pub title: String,
    /// Day of the vote.
    pub date: penholder_words::Date,
    /// How it came out.
    pub tally: Tally,
    /// Whether it was adopted.
    pub adopted: bool,
    /// Its weight.
    pub weight: f64,
}

impl Part {
    const ALL: [Part; 6] = [
        Part::LikeDrafts,
        Part::OwnRecord,
        Part::Sponsors,
        Part::FileRecord,
        Part::Climate,
        Part::Subject,
    ];

    fn features(self) -> &'static [Feature] {
        use Feature::*;
        match self {
            Part::LikeDrafts => &[
                LikeOwn,
                LikeOwnAgainst,
                LikeAll,
                LikeFailures,
                LikeGroup,
                LikeWeight,
                LikeConfidence,
                FileLikeOwn,
                FileLikeOwnAgainst,
                FileLikeAll,
                FileLikeFailures,
                FileLikeGroup,
                FileLikeWeight,
                FileLikeConfidence,
            ],
            Part::OwnRecord => &[
                OwnTopicSponsors,
                OwnFile,
                OwnTopic,
                OwnSponsors,
                OwnAgainst,
                OwnRate,
                LastOnFile,
            ],
            Part::Sponsors => &[SponsorAgreement, SponsorLeastAgreement, IsSponsor],
            Part::FileRecord => &[FileDissent, TopicFailures, TopicSponsorsFailures],
            Part::Climate => &[General],
            Part::Subject => &[Mission, KindOperation, ChapterVii],
        }
    }
}

/// Forecasts the vote on `question` from the votes of the days before it; later drafts are not looked at.
///
/// The fit must serve the year of the question, or an earlier one.
pub fn forecast(drafts: &[Draft], question: &Question, fit: &Fit) -> Forecast {
    let before = drafts.partition_point(|d| d.question.date < question.date);
    let past = &drafts[..before];
    let mut history = History::default();
    past.iter().for_each(|draft| history.observe(draft));
    let rows = history.rows(question);
    let p = fit.probabilities(&rows);
    let needed = penholder_law::article_27::required(question.date).unwrap_or(9) as usize;
    let voters: Vec<_> = rows.iter().zip(&p).map(|(row, p)| voter(row, *p)).collect();
    let tallies = joint::tallies(&voters, needed, fit.dependence);
    let weights = history.likeness(question, fit.kind);
    let like = like(past, &weights);
    let moved_by = moved_by(past, question, fit, (&rows, &p), tallies.pass, &like);
    Forecast {
        kind: fit.kind,
        members: question.members.iter().copied().zip(p).collect(),
        tallies,
        needed,
        moved_by,
        like,
    }
}

fn log_odds(p: f64) -> f64 {
    let p = p.clamp(1e-6, 1.0 - 1e-6);
    (p / (1.0 - p)).ln()
}

fn moved_by(
    past: &[Draft],
    question: &Question,
    fit: &Fit,
    (rows, p): (&[Row], &[[f64; 3]]),
    pass: f64,
    like: &[LikeDraft],
) -> Vec<Moved> {
    let needed = penholder_law::article_27::required(question.date).unwrap_or(9) as usize;
    let mut all: Vec<Moved> = Vec::new();
    for part in Part::ALL {
        let mut without = rows.to_vec();
        for row in &mut without {
            part.features().iter().for_each(|f| row.set(*f, f64::NAN));
        }
        let average = fit.probabilities(&without);
        let effect = log_odds(pass) - log_odds(fit.pass(&without, &average, needed));
        let shift = |at: usize| (average[at][0] - p[at][0]).abs();
        let most = (0..rows.len()).max_by(|a, b| shift(*a).total_cmp(&shift(*b)));
        let member = most.map(|at| question.members[at]);
        all.push(Moved {
            by: part,
            effect,
            sources: sources(part, past, question, member, like),
            member: member.filter(|_| part == Part::OwnRecord),
        });
    }
    all.sort_by(|a, b| b.effect.abs().total_cmp(&a.effect.abs()));
    all
}

/// Returns the documents behind a part: the latest votes that it was counted from.
fn sources(
    part: Part,
    past: &[Draft],
    question: &Question,
    member: Option<Seated>,
    like: &[LikeDraft],
) -> Vec<Symbol> {
    let latest = |fits: &dyn Fn(&Draft) -> bool, n: usize| -> Vec<Symbol> {
        let found = past.iter().rev().filter(|d| fits(d)).take(n);
        found.map(|d| d.document().clone()).collect()
    };
    let topic = |d: &Draft| d.question.topic == question.topic;
    match part {
        Part::LikeDrafts => like.iter().take(3).map(|l| l.document.clone()).collect(),
        Part::OwnRecord => {
            let dissent = |d: &Draft| {
                let votes = d.question.members.iter().zip(&d.votes);
                let own = votes.filter(|(s, _)| Some(s.member) == member.map(|m| m.member));
                own.clone().any(|(_, v)| *v != crate::Choice::Yes)
            };
            let own = latest(&|d| topic(d) && dissent(d), 2);
            if own.is_empty() { latest(&topic, 2) } else { own }
        }
        Part::Sponsors => {
            let class = question.sponsorship();
            latest(&|d| topic(d) && d.question.sponsorship() == class, 2)
        }
        Part::FileRecord => {
            let contested = latest(&|d| topic(d) && (!d.adopted || d.dissent() > 0), 2);
            if contested.is_empty() {
                latest(&topic, 2)
            } else {
                contested
            }
        }
        Part::Climate => latest(&|d| d.dissent() > 0, 2),
        Part::Subject => latest(&|d| topic(d) && d.question.kind == question.kind, 1),
    }
}

/// Returns the earlier votes that weigh most, at most five.
fn like(past: &[Draft], weights: &[f64]) -> Vec<LikeDraft> {
    let mut order: Vec<usize> = (0..past.len()).collect();
    order.sort_by(|a, b| weights[*b].total_cmp(&weights[*a]).then(b.cmp(a)));
    let heaviest = order.first().map_or(1.0, |at| weights[*at]);
    let one = |at: usize| {
        let draft = &past[at];
        let count = |choice| draft.votes.iter().filter(|v| **v == choice).count() as u8;
        LikeDraft {
            document: draft.document().clone(),
            title: draft.question.title.clone(),
            date: draft.question.date,
            tally: Tally {
                yes: count(crate::Choice::Yes),
                no: count(crate::Choice::No),
                abstain: count(crate::Choice::Abstain),
            },
            adopted: draft.adopted,
            weight: weights[at] / heaviest,
        }
    };
    order.into_iter().take(5).map(one).collect()
}
