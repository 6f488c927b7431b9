//! The numbers known of a member and a draft on the eve of the vote.

use crate::draft::{Choice, Group, Seated, Sponsorship};

/// One number. Rates stand as log odds; a number that is not known is `NaN` and counts as the average.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Feature {
    /// How often the member did not vote in favour on this topic with sponsors of this class.
    OwnTopicSponsors,
    /// Mean agreement of the member with the sponsors.
    SponsorAgreement,
    /// Least agreement with any sponsor.
    SponsorLeastAgreement,
    /// Whether the member is a sponsor.
    IsSponsor,
    /// How often drafts on this topic by sponsors of this class failed.
    TopicSponsorsFailures,
    /// How often members did not vote in favour on this file.
    FileDissent,
    /// How often drafts on this topic failed.
    TopicFailures,
    /// How often the member did not vote in favour on this file.
    OwnFile,
    /// The same on this topic.
    OwnTopic,
    /// The same with sponsors of this class.
    OwnSponsors,
    /// How often the member voted against, on whatever.
    OwnAgainst,
    /// How often the member did not vote in favour, on whatever.
    OwnRate,
    /// Whether the title speaks of an operation.
    Mission,
    /// Whether the file is an operation's.
    KindOperation,
    /// Whether it stands under Chapter VII.
    ChapterVii,
    /// How often the member did not vote in favour in like drafts.
    LikeOwn,
    /// How often it voted against in like drafts.
    LikeOwnAgainst,
    /// How often members did not vote in favour in like drafts.
    LikeAll,
    /// How often like drafts failed.
    LikeFailures,
    /// How often the member's group did not vote in favour in like drafts.
    LikeGroup,
    /// How many of the member's votes in like drafts there are, by weight.
    LikeWeight,
    /// `LikeOwn` times what `LikeWeight` is worth.
    LikeConfidence,
    /// The same seven, where like means only of the same file or topic.
    FileLikeOwn,
    FileLikeOwnAgainst,
    FileLikeAll,
    FileLikeFailures,
    FileLikeGroup,
    FileLikeWeight,
    FileLikeConfidence,
    /// Whether the member did not vote in favour when the file last came up.
    LastOnFile,
    /// How often members did not vote in favour of late, on whatever.
    General,
}

/// Number of features.
pub(crate) const FEATURES: usize = Feature::General as usize + 1;

/// One member on the eve of one vote.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Row {
    pub values: [f64; FEATURES],
    /// The permanent member, or 5 for an elected one.
    pub person: u8,
    pub group: Group,
    pub sponsorship: Sponsorship,
    /// How it voted, where that is known.
    pub choice: Option<Choice>,
}

impl Row {
    /// Returns a row of which nothing is known but who votes and who sponsors.
    pub fn new(seated: &Seated, sponsorship: Sponsorship) -> Self {
        let permanent = ["CHN", "FRA", "GBR", "RUS", "USA"];
        let person = permanent.iter().position(|p| *p == seated.member.as_str());
        Row {
            values: [f64::NAN; FEATURES],
            person: person.unwrap_or(5) as u8,
            group: seated.group,
            sponsorship,
            choice: None,
        }
    }

    /// Sets a number as it is.
    pub fn set(&mut self, feature: Feature, value: f64) {
        self.values[feature as usize] = value;
    }

    /// Sets a rate.
    pub fn set_rate(&mut self, feature: Feature, rate: f64) {
        self.set(feature, log_odds(rate));
    }
}

/// Returns the log odds of a rate, kept between 0.001 and 0.999.
pub(crate) fn log_odds(rate: f64) -> f64 {
    let p = rate.clamp(1e-3, 0.999);
    (p / (1.0 - p)).ln()
}
