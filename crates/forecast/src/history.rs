//! What each member and each file was like on every day: counts that fade, pooled towards wider groups.

use crate::draft::{Choice, Draft, Group, Question, Sponsorship};
use crate::features::{Feature, Row, log_odds};
use crate::layout::Kind;
use crate::precedent::{Library, Likeness};
use penholder_words::MemberCode;
use rustc_hash::FxHashMap as HashMap;
use std::hash::Hash;

/// Days after which a vote counts half.
const HALF_LIFE: f64 = 730.0;
/// The same for the level of dissent on whatever.
const GENERAL_HALF_LIFE: f64 = 365.0;
/// The same for agreement between members.
const AGREEMENT_HALF_LIFE: f64 = 1460.0;
/// Rate of votes not in favour before any is seen.
const DISSENT: f64 = 0.03;
/// Rate of votes against before any is seen.
const AGAINST: f64 = 0.005;
/// Rate of failed drafts before any is seen.
const FAILURE: f64 = 0.04;
/// Agreement of two groups before any vote is seen.
const AGREEMENT: f64 = 0.5;

/// A fading count: of cases, of those not in favour, of those against.
#[derive(Debug, Clone, Copy, Default)]
struct Fading {
    day: i32,
    cases: f64,
    dissent: f64,
    against: f64,
}

impl Fading {
    fn on(&self, day: i32, half_life: f64) -> Fading {
        let fade = 0.5f64.powf(f64::from(day - self.day) / half_life);
        Fading {
            day,
            cases: self.cases * fade,
            dissent: self.dissent * fade,
            against: self.against * fade,
        }
    }
}

/// Fading counts under a key.
#[derive(Debug, Clone)]
struct Rates<K> {
    counts: HashMap<K, Fading>,
    half_life: f64,
}

impl<K: Hash + Eq> Rates<K> {
    fn new(half_life: f64) -> Self {
        Rates {
            counts: HashMap::default(),
            half_life,
        }
    }

    fn add(&mut self, key: K, day: i32, dissent: f64, against: f64) {
        let count = self.counts.entry(key).or_default();
        *count = count.on(day, self.half_life);
        count.cases += 1.0;
        count.dissent += dissent;
        count.against += against;
    }

    fn on(&self, key: &K, day: i32) -> Fading {
        self.counts
            .get(key)
            .map_or(Fading::default(), |c| c.on(day, self.half_life))
    }

    /// Returns the rate of votes not in favour, pooled towards `prior` as if that stood for `strength` votes.
    fn rate(&self, key: &K, day: i32, prior: f64, strength: f64) -> f64 {
        let c = self.on(key, day);
        (c.dissent + strength * prior) / (c.cases + strength)
    }

    /// Returns the rate of votes against, pooled in the same manner.
    fn against(&self, key: &K, day: i32, prior: f64, strength: f64) -> f64 {
        let c = self.on(key, day);
        (c.against + strength * prior) / (c.cases + strength)
    }
}

type Topic = &'static str;
type File = (Topic, &'static str);
type Pair<T> = (T, T);

/// Everything that the votes of earlier days tell.
#[derive(Debug, Clone)]
pub struct History {
    member: Rates<MemberCode>,
    member_topic: Rates<(MemberCode, Topic)>,
    member_file: Rates<(MemberCode, File)>,
    member_sponsors: Rates<(MemberCode, Sponsorship)>,
    member_topic_sponsors: Rates<(MemberCode, Topic, Sponsorship)>,
    group: Rates<Group>,
    group_topic_sponsors: Rates<(Group, Topic, Sponsorship)>,
    topic: Rates<Topic>,
    file: Rates<File>,
    general: Rates<()>,
    failures_topic: Rates<Topic>,
    failures_sponsors: Rates<Sponsorship>,
    failures_topic_sponsors: Rates<(Topic, Sponsorship)>,
    agreement: Rates<Pair<MemberCode>>,
    agreement_groups: Rates<Pair<Group>>,
    last_on_file: HashMap<(MemberCode, File), Choice>,
    library: Library,
}

impl Default for History {
    fn default() -> Self {
        History {
            member: Rates::new(HALF_LIFE),
            member_topic: Rates::new(HALF_LIFE),
            member_file: Rates::new(HALF_LIFE),
            member_sponsors: Rates::new(HALF_LIFE),
            member_topic_sponsors: Rates::new(HALF_LIFE),
            group: Rates::new(HALF_LIFE),
            group_topic_sponsors: Rates::new(HALF_LIFE),
            topic: Rates::new(HALF_LIFE),
            file: Rates::new(HALF_LIFE),
            general: Rates::new(GENERAL_HALF_LIFE),
            failures_topic: Rates::new(HALF_LIFE),
            failures_sponsors: Rates::new(HALF_LIFE),
            failures_topic_sponsors: Rates::new(HALF_LIFE),
            agreement: Rates::new(AGREEMENT_HALF_LIFE),
            agreement_groups: Rates::new(AGREEMENT_HALF_LIFE),
            last_on_file: HashMap::default(),
            library: Library::default(),
        }
    }
}

/// Rates of the draft as a whole.
struct OfDraft {
    file_dissent: f64,
    topic_failures: f64,
    topic_sponsors_failures: f64,
    general: f64,
    sponsors: Vec<MemberCode>,
}

impl History {
    /// Returns the weight of each earlier draft as a like case, in the order in which they were voted on.
    pub fn likeness(&mut self, question: &Question, kind: Kind) -> Vec<f64> {
        self.library.weigh(question, kind)
    }

    /// Returns how the member voted when the file last came up.
    pub fn last_on_file(&self, member: MemberCode, question: &Question) -> Option<Choice> {
        self.last_on_file.get(&(member, file(question))).copied()
    }

    /// Returns the share of drafts on the topic that failed, fading and pooled.
    fn topic_failures(&self, question: &Question) -> f64 {
        self.failures_topic
            .rate(&question.topic, question.day(), FAILURE, 2.0)
    }

    /// Returns one row for each member of the question, in their order.
    pub(crate) fn rows(&mut self, question: &Question) -> Vec<Row> {
        let whole = self.of_draft(question);
        let sponsorship = question.sponsorship();
        let mut rows: Vec<Row> = question
            .members
            .iter()
            .map(|s| Row::new(s, sponsorship))
            .collect();
        let mut base = Vec::with_capacity(rows.len());
        for (row, seated) in rows.iter_mut().zip(&question.members) {
            base.push(self.member_numbers(row, seated.member, question, &whole));
        }
        for kind in [Kind::WithDraft, Kind::Early] {
            let weights = self.library.weigh(question, kind);
            let like = self.library.sum(question, &weights);
            for (at, row) in rows.iter_mut().enumerate() {
                let [with_draft, early, against] = base[at];
                let own = if kind == Kind::Early { early } else { with_draft };
                like_numbers(row, kind, &like, at, own, against, &whole);
            }
        }
        rows
    }

    fn of_draft(&self, q: &Question) -> OfDraft {
        let (day, class) = (q.day(), q.sponsorship());
        let topic_dissent = self.topic.rate(&q.topic, day, DISSENT, 10.0);
        let topic_failures = self.topic_failures(q);
        let by_sponsors = self.failures_sponsors.rate(&class, day, FAILURE, 10.0);
        let both = 0.5 * (topic_failures + by_sponsors);
        OfDraft {
            file_dissent: self.file.rate(&file(q), day, topic_dissent, 10.0),
            topic_failures,
            topic_sponsors_failures: self
                .failures_topic_sponsors
                .rate(&(q.topic, class), day, both, 2.0),
            general: self.general.rate(&(), day, DISSENT, 10.0),
            sponsors: q.seated_sponsors(),
        }
    }

    /// Writes what is known of one member, and returns its rates to pool like drafts towards: with the draft,
    /// early, and of votes against.
    fn member_numbers(&self, row: &mut Row, member: MemberCode, q: &Question, whole: &OfDraft) -> [f64; 3] {
        let (day, class, group, topic) = (q.day(), q.sponsorship(), row.group, q.topic);
        let group_rate = self.group.rate(&group, day, DISSENT, 20.0);
        let own = self.member.rate(&member, day, group_rate, 10.0);
        let against = self.member.against(&member, day, AGAINST, 10.0);
        let on_topic = self.member_topic.rate(&(member, topic), day, own, 3.0);
        let mut early_base = [on_topic, on_topic, against];
        row.set_rate(Feature::OwnRate, own);
        row.set_rate(Feature::OwnAgainst, against);
        row.set_rate(Feature::OwnTopic, on_topic);
        row.set_rate(
            Feature::OwnFile,
            self.member_file.rate(&(member, file(q)), day, own, 3.0),
        );
        row.set_rate(Feature::FileDissent, whole.file_dissent);
        row.set_rate(Feature::TopicFailures, whole.topic_failures);
        row.set_rate(Feature::General, whole.general);
        row.set(Feature::Mission, f64::from(u8::from(q.mission)));
        row.set(Feature::KindOperation, f64::from(u8::from(q.kind == "operation")));
        if let Some(seven) = q.chapter_vii {
            row.set(Feature::ChapterVii, f64::from(u8::from(seven)));
        }
        if let Some(last) = self.last_on_file(member, q) {
            row.set(Feature::LastOnFile, f64::from(u8::from(last != Choice::Yes)));
        }
        if let Some(all) = &q.sponsors {
            let with_sponsors = self.member_sponsors.rate(&(member, class), day, own, 5.0);
            let wider = 0.5 * (on_topic + with_sponsors);
            let group_rate = self
                .group_topic_sponsors
                .rate(&(group, topic, class), day, wider, 3.0);
            let rate = self
                .member_topic_sponsors
                .rate(&(member, topic, class), day, group_rate, 2.0);
            early_base[0] = rate;
            row.set_rate(Feature::OwnTopicSponsors, rate);
            row.set_rate(Feature::OwnSponsors, with_sponsors);
            row.set_rate(Feature::TopicSponsorsFailures, whole.topic_sponsors_failures);
            row.set(Feature::IsSponsor, f64::from(u8::from(all.contains(&member))));
            self.agreement_numbers(row, member, q, whole);
        }
        early_base
    }

    fn agreement_numbers(&self, row: &mut Row, member: MemberCode, q: &Question, whole: &OfDraft) {
        let group = |m: MemberCode| {
            let seated = q.members.iter().find(|s| s.member == m);
            seated.map_or(Group::Unknown, |s| s.group)
        };
        let each = whole.sponsors.iter().map(|&sponsor| {
            if sponsor == member {
                return 1.0;
            }
            let (day, groups) = (q.day(), pair(group(member), group(sponsor)));
            let wide = self.agreement_groups.rate(&groups, day, AGREEMENT, 5.0);
            self.agreement.rate(&pair(member, sponsor), day, wide, 5.0)
        });
        let each: Vec<f64> = each.collect();
        if !each.is_empty() {
            row.set(
                Feature::SponsorAgreement,
                each.iter().sum::<f64>() / each.len() as f64,
            );
            row.set(
                Feature::SponsorLeastAgreement,
                each.iter().copied().fold(1.0, f64::min),
            );
        }
    }

    /// Takes in a vote that has passed.
    pub fn observe(&mut self, draft: &Draft) {
        let q = &draft.question;
        let (day, class, topic, file) = (q.day(), q.sponsorship(), q.topic, file(q));
        let known = q.sponsors.is_some();
        for (seated, choice) in q.members.iter().zip(&draft.votes) {
            let (member, group) = (seated.member, seated.group);
            let dissent = f64::from(u8::from(*choice != Choice::Yes));
            let against = f64::from(u8::from(*choice == Choice::No));
            self.member.add(member, day, dissent, against);
            self.member_topic.add((member, topic), day, dissent, against);
            self.member_file.add((member, file), day, dissent, against);
            self.group.add(group, day, dissent, against);
            self.topic.add(topic, day, dissent, against);
            self.file.add(file, day, dissent, against);
            self.general.add((), day, dissent, against);
            if known {
                self.member_sponsors.add((member, class), day, dissent, against);
                self.member_topic_sponsors
                    .add((member, topic, class), day, dissent, against);
                self.group_topic_sponsors
                    .add((group, topic, class), day, dissent, against);
            }
            self.last_on_file.insert((member, file), *choice);
        }
        let failed = f64::from(u8::from(!draft.adopted));
        self.failures_topic.add(topic, day, failed, 0.0);
        if known {
            self.failures_sponsors.add(class, day, failed, 0.0);
            self.failures_topic_sponsors.add((topic, class), day, failed, 0.0);
        }
        if draft.dissent() > 0 {
            self.observe_agreement(draft);
        }
        self.library.add(draft);
    }

    fn observe_agreement(&mut self, draft: &Draft) {
        let q = &draft.question;
        let voters: Vec<_> = q.members.iter().zip(&draft.votes).collect();
        for (at, (a, x)) in voters.iter().enumerate() {
            for (b, y) in &voters[at + 1..] {
                let agreed = match (x, y) {
                    (x, y) if x == y => 1.0,
                    (Choice::Abstain, Choice::No) | (Choice::No, Choice::Abstain) => 0.5,
                    _ => 0.0,
                };
                self.agreement.add(pair(a.member, b.member), q.day(), agreed, 0.0);
                self.agreement_groups
                    .add(pair(a.group, b.group), q.day(), agreed, 0.0);
            }
        }
    }
}

fn like_numbers(
    row: &mut Row,
    kind: Kind,
    like: &Likeness,
    at: usize,
    own_prior: f64,
    against_prior: f64,
    whole: &OfDraft,
) {
    use Feature::*;
    let [own, own_against, all, failures, group, weight, confidence] = match kind {
        Kind::WithDraft => [
            LikeOwn,
            LikeOwnAgainst,
            LikeAll,
            LikeFailures,
            LikeGroup,
            LikeWeight,
            LikeConfidence,
        ],
        Kind::Early => [
            FileLikeOwn,
            FileLikeOwnAgainst,
            FileLikeAll,
            FileLikeFailures,
            FileLikeGroup,
            FileLikeWeight,
            FileLikeConfidence,
        ],
    };
    let pooled = |dissent: f64, cases: f64, prior: f64, strength: f64| {
        (dissent + strength * prior) / (cases + strength)
    };
    let [cases, dissent, no] = like.own[at];
    let own_rate = pooled(dissent, cases, own_prior, 0.3);
    let all_rate = pooled(like.all[1], like.all[0], whole.file_dissent, 15.0 * 0.3);
    let [group_cases, group_dissent] = like.group[row.group as usize];
    let known = (cases + 0.05).ln();
    row.set_rate(own, own_rate);
    row.set_rate(own_against, pooled(no, cases, against_prior, 0.3));
    row.set_rate(all, all_rate);
    row.set_rate(
        failures,
        pooled(like.drafts[1], like.drafts[0], whole.topic_failures, 0.5),
    );
    row.set_rate(group, pooled(group_dissent, group_cases, all_rate, 0.5));
    row.set(weight, known);
    row.set(confidence, (known + 1.0) * log_odds(own_rate));
}

fn file(question: &Question) -> File {
    (question.topic, question.kind)
}

fn pair<T: Ord>(a: T, b: T) -> Pair<T> {
    if a <= b { (a, b) } else { (b, a) }
}

/// Drafts with the rows of their members, each row from earlier days only.
#[derive(Debug, Clone, Default)]
pub struct Walk {
    /// Drafts in the order of days.
    pub drafts: Vec<Draft>,
    pub(crate) rows: Vec<Vec<Row>>,
    /// For each draft, how each member voted when its file last came up.
    pub(crate) last_on_file: Vec<Vec<Option<Choice>>>,
}

/// Walks through the drafts day by day: first all rows of a day, then its votes are taken in.
pub fn walk(drafts: Vec<Draft>) -> Walk {
    let mut history = History::default();
    let mut rows = Vec::with_capacity(drafts.len());
    let mut last_on_file = Vec::new();
    for of_day in drafts.chunk_by(|a, b| a.question.date == b.question.date) {
        for draft in of_day {
            let q = &draft.question;
            let last = q.members.iter().map(|s| history.last_on_file(s.member, q));
            last_on_file.push(last.collect());
            let mut of_draft = history.rows(q);
            for (row, choice) in of_draft.iter_mut().zip(&draft.votes) {
                row.choice = Some(*choice);
            }
            rows.push(of_draft);
        }
        of_day.iter().for_each(|draft| history.observe(draft));
    }
    Walk {
        drafts,
        rows,
        last_on_file,
    }
}
