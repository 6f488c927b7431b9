//! Like drafts: every earlier vote, weighted by how near it is in subject, sponsorship, wording and time.

use crate::draft::{Choice, Draft, Group, Question, Sponsorship};
use crate::layout::Kind;
use crate::title::{Vocabulary, likeness};
use penholder_words::MemberCode;
use rustc_hash::FxHashMap as HashMap;

/// Days after which an earlier vote weighs half.
const HALF_LIFE: f64 = 1095.0;
/// How fast weight falls with unlike words.
const SHARPNESS: f64 = 5.0;
/// Weight of a draft on another topic.
const OTHER_TOPIC: f64 = 0.02;
/// Weight of a draft by other sponsors.
const OTHER_SPONSORS: f64 = 0.2;
/// Weight of a draft whose sponsors are not known, where those of the draft asked about are.
const UNKNOWN_SPONSORS: f64 = 0.5;
/// What stands for the likeness of titles, where none is known yet, within a file and within a topic.
const SAME_FILE: f64 = 1.0;
const SAME_TOPIC: f64 = 0.5;

#[derive(Debug, Clone)]
struct Past {
    day: i32,
    topic: &'static str,
    kind: &'static str,
    sponsorship: Sponsorship,
    failed: bool,
    words: Vec<u32>,
    votes: Vec<(u16, Group, Choice)>,
}

/// All votes up to a day, ready to be weighed.
#[derive(Debug, Clone, Default)]
pub(crate) struct Library {
    past: Vec<Past>,
    vocabulary: Vocabulary,
    members: HashMap<MemberCode, u16>,
}

/// Weighted sums over like drafts.
#[derive(Debug, Clone)]
pub(crate) struct Likeness {
    /// For each member asked about: weight of its votes, of those not in favour, of those against.
    pub own: Vec<[f64; 3]>,
    /// For each group: weight of its members' votes, and of those not in favour.
    pub group: [[f64; 2]; Group::COUNT],
    /// Weight of all votes, and of those not in favour.
    pub all: [f64; 2],
    /// Weight of drafts, and of those that failed.
    pub drafts: [f64; 2],
}

impl Library {
    /// Adds a draft whose vote has passed.
    pub fn add(&mut self, draft: &Draft) {
        let q = &draft.question;
        let words = self.vocabulary.words(wording(q));
        self.vocabulary.count(&words);
        let next = |members: &mut HashMap<MemberCode, u16>, m| {
            let number = members.len() as u16;
            *members.entry(m).or_insert(number)
        };
        let votes = q.members.iter().zip(&draft.votes);
        self.past.push(Past {
            day: q.day(),
            topic: q.topic,
            kind: q.kind,
            sponsorship: q.sponsorship(),
            failed: !draft.adopted,
            words,
            votes: votes
                .map(|(s, v)| (next(&mut self.members, s.member), s.group, *v))
                .collect(),
        });
    }

    /// Returns the weight of each earlier draft, in the order in which they were added.
    pub fn weigh(&mut self, question: &Question, kind: Kind) -> Vec<f64> {
        let words = self.vocabulary.words(wording(question));
        let rarity = self.vocabulary.weights();
        let (day, sponsorship) = (question.day(), question.sponsorship());
        let weight = |past: &Past| {
            let age = 0.5f64.powf(f64::from(day - past.day) / HALF_LIFE);
            let same_topic = past.topic == question.topic;
            let topic = if same_topic { 1.0 } else { OTHER_TOPIC };
            let (near, sponsors) = match kind {
                Kind::WithDraft => (
                    likeness(&words, &past.words, &rarity),
                    sponsors(sponsorship, past.sponsorship),
                ),
                Kind::Early if same_topic && past.kind == question.kind => (SAME_FILE, 1.0),
                Kind::Early if same_topic => (SAME_TOPIC, 1.0),
                Kind::Early => (0.0, 1.0),
            };
            age * topic * sponsors * (SHARPNESS * (near - 1.0)).exp()
        };
        self.past.iter().map(weight).collect()
    }

    /// Sums earlier votes up by weight, for the members of the question.
    pub fn sum(&self, question: &Question, weights: &[f64]) -> Likeness {
        let mut own = vec![[0.0; 3]; self.members.len()];
        let mut sums = Likeness {
            own: Vec::new(),
            group: [[0.0; 2]; Group::COUNT],
            all: [0.0; 2],
            drafts: [0.0; 2],
        };
        for (past, &weight) in self.past.iter().zip(weights) {
            sums.drafts[0] += weight;
            sums.drafts[1] += if past.failed { weight } else { 0.0 };
            for &(member, group, choice) in &past.votes {
                let dissent = if choice == Choice::Yes { 0.0 } else { weight };
                let own = &mut own[member as usize];
                own[0] += weight;
                own[1] += dissent;
                own[2] += if choice == Choice::No { weight } else { 0.0 };
                let group = &mut sums.group[group as usize];
                group[0] += weight;
                group[1] += dissent;
                sums.all[0] += weight;
                sums.all[1] += dissent;
            }
        }
        let of = |m: &MemberCode| self.members.get(m).map_or([0.0; 3], |&n| own[n as usize]);
        sums.own = question.members.iter().map(|s| of(&s.member)).collect();
        sums
    }
}

fn wording(question: &Question) -> &str {
    if question.title.is_empty() {
        &question.agenda
    } else {
        &question.title
    }
}

fn sponsors(asked: Sponsorship, past: Sponsorship) -> f64 {
    match (asked, past) {
        (Sponsorship::Unknown, _) => 1.0,
        (_, Sponsorship::Unknown) => UNKNOWN_SPONSORS,
        (a, b) if a == b => 1.0,
        _ => OTHER_SPONSORS,
    }
}
