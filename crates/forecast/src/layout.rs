//! Which numbers the model uses, and how they stand in the columns of its design.

use crate::draft::{Group, Sponsorship};
use crate::features::{Feature, Row};

/// The two kinds of forecast.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A month before: the file and its history; no sponsors, no title.
    Early,
    /// On the eve of the vote: sponsors and title are known.
    WithDraft,
}

impl Kind {
    /// Returns the word used in tables and JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Kind::Early => "early",
            Kind::WithDraft => "with_draft",
        }
    }
}

/// Permanent members by name, all others together.
const PERSONS: usize = 6;

/// A block of columns that share one prior variance.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Block {
    /// What its columns are.
    pub name: &'static str,
    /// Number of columns.
    pub size: usize,
    /// Prior variance before any vote is seen.
    pub variance: f64,
}

/// The columns of one kind: intercept, numbers, then blocks of pooled effects.
#[derive(Debug, Clone)]
pub(crate) struct Layout {
    pub numbers: &'static [Feature],
    slopes: &'static [Feature],
    with_sponsors: bool,
    pub blocks: Vec<Block>,
}

const WITH_DRAFT: [Feature; 21] = {
    use Feature::*;
    [
        OwnTopicSponsors,
        SponsorAgreement,
        SponsorLeastAgreement,
        IsSponsor,
        TopicSponsorsFailures,
        FileDissent,
        TopicFailures,
        OwnFile,
        OwnTopic,
        OwnSponsors,
        OwnAgainst,
        Mission,
        LikeOwn,
        LikeOwnAgainst,
        LikeAll,
        LikeFailures,
        LikeGroup,
        LikeWeight,
        LikeConfidence,
        LastOnFile,
        General,
    ]
};
const WITH_DRAFT_SLOPES: [Feature; 7] = {
    use Feature::*;
    [
        LikeAll,
        LikeFailures,
        General,
        ChapterVii,
        TopicFailures,
        FileDissent,
        Mission,
    ]
};
const EARLY: [Feature; 16] = {
    use Feature::*;
    [
        FileDissent,
        TopicFailures,
        OwnFile,
        OwnTopic,
        OwnAgainst,
        OwnRate,
        KindOperation,
        FileLikeOwn,
        FileLikeOwnAgainst,
        FileLikeAll,
        FileLikeFailures,
        FileLikeGroup,
        FileLikeWeight,
        FileLikeConfidence,
        LastOnFile,
        General,
    ]
};
const EARLY_SLOPES: [Feature; 5] = {
    use Feature::*;
    [FileLikeAll, FileLikeFailures, General, TopicFailures, FileDissent]
};

impl Layout {
    /// Returns the columns of a kind.
    pub fn of(kind: Kind) -> Self {
        let with_sponsors = kind == Kind::WithDraft;
        let (numbers, slopes): (&[Feature], &[Feature]) = match kind {
            Kind::WithDraft => (&WITH_DRAFT, &WITH_DRAFT_SLOPES),
            Kind::Early => (&EARLY, &EARLY_SLOPES),
        };
        let pooled = |name, size| Block {
            name,
            size,
            variance: 0.03,
        };
        let mut blocks = vec![
            Block {
                name: "numbers",
                size: numbers.len(),
                variance: 0.1,
            },
            pooled("member", PERSONS),
            pooled("group", Group::COUNT),
        ];
        if with_sponsors {
            blocks.push(pooled("sponsors", Sponsorship::COUNT));
            blocks.push(pooled("member x sponsors", PERSONS * Sponsorship::COUNT));
            blocks.push(pooled("group x sponsors", Group::COUNT * Sponsorship::COUNT));
        }
        blocks.push(pooled("member x numbers", PERSONS * slopes.len()));
        Layout {
            numbers,
            slopes,
            with_sponsors,
            blocks,
        }
    }

    /// Returns the number of columns.
    pub fn columns(&self) -> usize {
        1 + self.blocks.iter().map(|b| b.size).sum::<usize>()
    }

    /// Returns the number of columns that are not zero in a row.
    pub fn width(&self) -> usize {
        1 + self.numbers.len() + if self.with_sponsors { 5 } else { 2 } + self.slopes.len()
    }

    /// Returns the features that need a scale: the numbers, then the slopes.
    pub fn scaled(&self) -> impl Iterator<Item = Feature> + '_ {
        self.numbers.iter().chain(self.slopes).copied()
    }

    /// Appends a row's columns that are not zero, in ascending order, with their values.
    pub fn write(&self, row: &Row, scales: &[[f64; 2]], columns: &mut Vec<u16>, values: &mut Vec<f64>) {
        let scaled = |at: usize, feature: Feature| {
            let [mean, sd] = scales[at];
            let x = row.values[feature as usize];
            if x.is_nan() {
                0.0
            } else {
                ((x - mean) / sd).clamp(-6.0, 6.0)
            }
        };
        let mut push = |column: usize, value: f64| {
            columns.push(column as u16);
            values.push(value);
        };
        push(0, 1.0);
        for (at, feature) in self.numbers.iter().enumerate() {
            push(1 + at, scaled(at, *feature));
        }
        let (person, group) = (row.person as usize, row.group as usize);
        let mut at = 1 + self.numbers.len();
        push(at + person, 1.0);
        at += PERSONS;
        push(at + group, 1.0);
        at += Group::COUNT;
        if self.with_sponsors {
            let class = row.sponsorship as usize;
            push(at + class, 1.0);
            at += Sponsorship::COUNT;
            push(at + person * Sponsorship::COUNT + class, 1.0);
            at += PERSONS * Sponsorship::COUNT;
            push(at + group * Sponsorship::COUNT + class, 1.0);
            at += Group::COUNT * Sponsorship::COUNT;
        }
        for (k, feature) in self.slopes.iter().enumerate() {
            let value = scaled(self.numbers.len() + k, *feature);
            push(at + person * self.slopes.len() + k, value);
        }
    }
}
