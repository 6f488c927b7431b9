//! Closed vocabularies, each word as it is written in our tables and JSON.

use std::fmt;
use std::str::FromStr;

/// Says that a word is not one of a vocabulary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownWord {
    /// The vocabulary's name, such as `task`.
    pub vocabulary: &'static str,
    /// The word that was found.
    pub found: String,
}

impl fmt::Display for UnknownWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` is not a word of the vocabulary `{}`",
            self.found, self.vocabulary
        )
    }
}

impl std::error::Error for UnknownWord {}

macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident as $label:literal { $($(#[$vdoc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$vdoc])* $variant,)+ }

        impl $name {
            /// Every word of the vocabulary, in the order of its definition.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// Returns the word as it is written in tables and JSON.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl FromStr for $name {
            type Err = UnknownWord;
            fn from_str(s: &str) -> Result<Self, UnknownWord> {
                match s {
                    $($word => Ok(Self::$variant),)+
                    other => Err(UnknownWord { vocabulary: $label, found: other.to_owned() }),
                }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let word = std::borrow::Cow::<str>::deserialize(d)?;
                word.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

vocabulary! {
    /// What a document is.
    DocumentKind as "document kind" {
        /// A resolution of the Security Council.
        Resolution = "resolution",
        /// A statement by the President of the Council (S/PRST).
        PresidentialStatement = "presidential_statement",
        /// A draft resolution, adopted or not.
        Draft = "draft",
        /// A verbatim record of a meeting (S/PV).
        MeetingRecord = "meeting_record",
        /// A report of the Secretary-General.
        Report = "report",
        /// A news report.
        News = "news",
        /// A text that shows no sign of its kind.
        Unknown = "unknown",
    }
}

vocabulary! {
    /// The part of a document that a paragraph belongs to.
    Part as "part" {
        /// A recital before the first operative paragraph.
        Preamble = "preamble",
        /// A paragraph that decides, asks or states.
        Operative = "operative",
        /// Anything after the operative part: annexes, enclosures, appendices.
        Annex = "annex",
    }
}

vocabulary! {
    /// What a decision does to an operation's mandate.
    Action as "action" {
        /// Creates the operation.
        Establish = "establish",
        /// Sets a later end.
        Extend = "extend",
        /// Changes tasks, powers or composition.
        Modify = "modify",
        /// Raises the authorised strength.
        Reinforce = "reinforce",
        /// Lowers the authorised strength.
        Reduce = "reduce",
        /// Hands over to, takes over from, or renames.
        Transfer = "transfer",
        /// Ends the mandate.
        Terminate = "terminate",
        /// Orders the winding up after the mandate's end.
        Liquidate = "liquidate",
    }
}

vocabulary! {
    /// A component of an operation's authorised strength.
    Component as "component" {
        /// Troops, or all military personnel together.
        Military = "military",
        /// Military observers and liaison officers.
        MilitaryObservers = "military_observers",
        /// Staff officers where the text gives them a figure of their own.
        StaffOfficers = "staff_officers",
        /// Police, civilian police, formed police units.
        Police = "police",
        /// Civilian personnel.
        Civilian = "civilian",
    }
}

vocabulary! {
    /// What a strength figure means.
    StrengthKind as "kind of strength" {
        /// The most that may be deployed, or the new level after a cut.
        Ceiling = "ceiling",
        /// "up to" a number.
        UpTo = "up_to",
        /// A first deployment.
        Initial = "initial",
        /// A number that must at least be kept.
        AtLeast = "at_least",
    }
}

vocabulary! {
    /// How far a decision on a mandate stands under Chapter VII of the Charter.
    ChapterVii as "chapter vii" {
        /// The preamble invokes Chapter VII.
        All = "all",
        /// Chapter VII opens one paragraph, or covers some areas or tasks only.
        Partial = "partial",
        /// Chapter VII is not invoked.
        None = "none",
    }
}

vocabulary! {
    /// A task that a decision gives to an operation.
    Task as "task" {
        /// Protection of civilians.
        ProtectCivilians = "protect_civilians",
        /// Monitoring, verifying or supervising a ceasefire.
        CeasefireMonitoring = "ceasefire_monitoring",
        /// Verifying a withdrawal of forces.
        WithdrawalVerification = "withdrawal_verification",
        /// Good offices, dialogue, reconciliation, support of a peace agreement.
        PoliticalProcess = "political_process",
        /// Support of elections.
        Electoral = "electoral",
        /// Disarmament, demobilisation and reintegration; small arms.
        DisarmamentDdr = "disarmament_ddr",
        /// Reform of the army and other security institutions.
        SecuritySectorReform = "security_sector_reform",
        /// Support, training or mentoring of police.
        PoliceSupport = "police_support",
        /// Courts, prisons, legal reform.
        RuleOfLaw = "rule_of_law",
        /// Transitional justice, accountability for international crimes.
        JusticeIcc = "justice_icc",
        /// Monitoring and promotion of human rights.
        HumanRights = "human_rights",
        /// Humanitarian access and assistance.
        Humanitarian = "humanitarian",
        /// Return and protection of refugees and displaced persons.
        RefugeesDisplaced = "refugees_displaced",
        /// Women, peace and security; sexual violence.
        WomenPeaceSecurity = "women_peace_security",
        /// Children and armed conflict.
        Children = "children",
        /// Restoration and extension of state authority; natural resources.
        StateAuthority = "state_authority",
        /// Administration of a territory by the United Nations.
        TransitionalAdministration = "transitional_administration",
        /// Reconstruction, development, quick impact projects.
        EconomicReconstruction = "economic_reconstruction",
        /// Mine action and clearance.
        MineAction = "mine_action",
        /// Monitoring of borders.
        BorderMonitoring = "border_monitoring",
        /// Monitoring of an arms embargo.
        ArmsEmbargo = "arms_embargo",
        /// Protection of United Nations personnel, freedom of movement.
        ProtectUnPersonnel = "protect_un_personnel",
        /// Public information and strategic communication.
        PublicInformation = "public_information",
        /// Coordination with other missions, forces and agencies.
        Coordination = "coordination",
        /// Protection of cultural heritage.
        CulturalHeritage = "cultural_heritage",
    }
}

vocabulary! {
    /// The rank that a text gives to a task.
    Priority as "priority" {
        /// Listed under priority tasks.
        Priority = "priority",
        /// Listed under other tasks, where the text also has priority tasks.
        Other = "other",
    }
}

vocabulary! {
    /// What a speaker wants for an operation.
    Stance as "stance" {
        /// That it leaves.
        ForWithdrawal = "for_withdrawal",
        /// That it stays on.
        ForExtension = "for_extension",
        /// That it stays, but otherwise than now.
        ForChange = "for_change",
        /// Nothing of these.
        None = "none",
    }
}

vocabulary! {
    /// Where the host's consent stands.
    ConsentStatus as "consent" {
        /// The host asked for the operation.
        Requested = "requested",
        /// The host agreed.
        Given = "given",
        /// The host agreed to less than was decided, or set limits.
        Limited = "limited",
        /// The host asked for the operation to leave.
        Withdrawn = "withdrawn",
    }
}

vocabulary! {
    /// Where a mandate stands on a day.
    Status as "status" {
        /// No decision has created the operation yet.
        NotEstablished = "not_established",
        /// The mandate is in force.
        Active = "active",
        /// The period has run out and nothing followed it.
        Lapsed = "lapsed",
        /// The mandate has ended and the operation is being withdrawn by the Council's decision.
        Withdrawing = "withdrawing",
        /// The operation has been ended.
        Terminated = "terminated",
        /// The day lies past the record's last day, and the period known then has run out since.
        NotKnown = "not_known",
    }
}

vocabulary! {
    /// How the Council came to a decision.
    Modality as "modality" {
        /// Members voted on the whole.
        Vote = "vote",
        /// By consensus or acclamation; no member's vote exists.
        WithoutVote = "without vote",
        /// Members voted on parts only.
        InParts = "in parts",
        /// No detail of the vote is recorded.
        NotRecorded = "not recorded",
    }
}

vocabulary! {
    /// What became of a draft put to the vote.
    Outcome as "outcome" {
        /// The draft became a decision.
        Adopted = "adopted",
        /// The draft did not.
        NotAdopted = "not_adopted",
    }
}

vocabulary! {
    /// What a vote is about; each matter has a rule of its own.
    Matter as "matter" {
        /// Any decision of the Council that is not procedural (Charter, Article 27 (3)).
        Substantive = "substantive",
        /// A procedural matter (Charter, Article 27 (2)).
        Procedural = "procedural",
        /// Recommendation of a State for membership (Charter, Article 4 (2)).
        Admission = "admission",
        /// Recommendation of a Secretary-General (Charter, Article 97).
        SecretaryGeneral = "secretary-general",
        /// Election of a judge of the Court (Statute, Articles 10 and 12).
        CourtElection = "court-election",
        /// Whether a matter is procedural (San Francisco statement, part II).
        PreliminaryQuestion = "preliminary-question",
        /// Amendment of the Charter (Articles 108 and 109).
        Amendment = "amendment",
    }
}

vocabulary! {
    /// What a claim of a news report is about.
    ClaimKind as "kind of claim" {
        /// The rule by which the Council decides.
        VotingRule = "voting_rule",
        /// When a mandate ends, or that it was extended.
        MandateEnd = "mandate_end",
        /// When and by which decision an operation began, was renamed or took over.
        Establishment = "establishment",
        /// Authorised or deployed strength.
        Strength = "strength",
        /// What an operation has to do or may do.
        Task = "task",
        /// What somebody said.
        Statement = "statement",
        /// What the Secretary-General recommends.
        Recommendation = "recommendation",
        /// What fits no other kind: deadlines, reports asked for, embargoes, what happened.
        Event = "event",
        /// A number that is no strength: deaths, displacement, prices.
        Figure = "figure",
        /// Who sits on the Council.
        Membership = "membership",
        /// How the Council, or a member, voted.
        Vote = "vote",
    }
}

vocabulary! {
    /// What the record says of a claim.
    Verdict as "verdict" {
        /// The record says so.
        BorneOut = "borne_out",
        /// The record says otherwise.
        Contradicted = "contradicted",
        /// True under an earlier decision that a later one has replaced.
        Outdated = "outdated",
        /// The record cannot tell.
        NotCovered = "not_covered",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_task_prints_and_parses_back() {
        for task in Task::ALL {
            assert_eq!(task.as_str().parse::<Task>(), Ok(*task));
        }
    }

    #[test]
    fn an_unknown_word_names_its_vocabulary() {
        let error = "peace".parse::<Task>().unwrap_err();
        assert_eq!(
            error.to_string(),
            "`peace` is not a word of the vocabulary `task`"
        );
    }
}
