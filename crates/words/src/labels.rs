//! Words as people read them, in English and French.

use crate::{
    Action, Ballot, ChapterVii, Component, ConsentStatus, Date, PartialDate, Priority, Stance, Status,
    StrengthKind, Task,
};

/// A language that labels exist in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// French.
    Fr,
}

macro_rules! labels {
    ($name:ident { $($variant:ident = $en:literal | $fr:literal,)+ }) => {
        impl $name {
            /// Returns the word as people read it.
            pub const fn label(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $(($name::$variant, Lang::En) => $en, ($name::$variant, Lang::Fr) => $fr,)+
                }
            }
        }
    };
}

labels! { Task {
    ProtectCivilians = "protection of civilians" | "protection des civils",
    CeasefireMonitoring = "ceasefire monitoring" | "surveillance du cessez-le-feu",
    WithdrawalVerification = "verification of withdrawal" | "vérification du retrait",
    PoliticalProcess = "political process" | "processus politique",
    Electoral = "elections" | "élections",
    DisarmamentDdr = "disarmament, demobilisation, reintegration" | "désarmement, démobilisation, réintégration",
    SecuritySectorReform = "security sector reform" | "réforme du secteur de la sécurité",
    PoliceSupport = "support to the police" | "appui à la police",
    RuleOfLaw = "rule of law" | "état de droit",
    JusticeIcc = "transitional and international justice" | "justice transitionnelle et internationale",
    HumanRights = "human rights" | "droits de l’homme",
    Humanitarian = "humanitarian assistance" | "assistance humanitaire",
    RefugeesDisplaced = "refugees and displaced persons" | "réfugiés et déplacés",
    WomenPeaceSecurity = "women, peace and security" | "femmes et paix et sécurité",
    Children = "children and armed conflict" | "sort des enfants en temps de conflit armé",
    StateAuthority = "state authority" | "autorité de l’État",
    TransitionalAdministration = "transitional administration" | "administration transitoire",
    EconomicReconstruction = "reconstruction and development" | "reconstruction et développement",
    MineAction = "mine action" | "lutte antimines",
    BorderMonitoring = "border monitoring" | "surveillance des frontières",
    ArmsEmbargo = "arms embargo" | "embargo sur les armes",
    ProtectUnPersonnel = "protection of UN personnel" | "protection du personnel des Nations Unies",
    PublicInformation = "public information" | "information",
    Coordination = "coordination" | "coordination",
    CulturalHeritage = "cultural heritage" | "patrimoine culturel",
} }

labels! { Action {
    Establish = "established" | "création",
    Extend = "extended" | "prorogation",
    Modify = "modified" | "modification",
    Reinforce = "reinforced" | "renforcement",
    Reduce = "reduced" | "réduction",
    Transfer = "transferred" | "transfert",
    Terminate = "terminated" | "fin du mandat",
    Liquidate = "liquidated" | "liquidation",
} }

labels! { Component {
    Military = "military personnel" | "militaires",
    MilitaryObservers = "military observers" | "observateurs militaires",
    StaffOfficers = "staff officers" | "officiers d’état-major",
    Police = "police" | "policiers",
    Civilian = "civilians" | "civils",
} }

labels! { StrengthKind {
    Ceiling = "ceiling" | "plafond",
    UpTo = "up to" | "au maximum",
    Initial = "initially" | "initialement",
    AtLeast = "at least" | "au moins",
} }

labels! { ChapterVii {
    All = "whole mandate" | "ensemble du mandat",
    Partial = "parts of the mandate" | "parties du mandat",
    None = "not invoked" | "non invoqué",
} }

labels! { Priority {
    Priority = "priority" | "prioritaire",
    Other = "other" | "autre",
} }

labels! { Stance {
    ForWithdrawal = "for withdrawal" | "pour le retrait",
    ForExtension = "for extension" | "pour la prorogation",
    ForChange = "for change" | "pour un changement",
    None = "takes no side" | "sans position",
} }

labels! { Status {
    NotEstablished = "not established" | "non créée",
    Active = "active" | "en cours",
    Lapsed = "lapsed" | "expiré",
    Withdrawing = "withdrawing" | "en cours de retrait",
    Terminated = "terminated" | "terminé",
    NotKnown = "not known" | "inconnu",
} }

labels! { ConsentStatus {
    Requested = "requested by the host" | "demandé par l’État hôte",
    Given = "given" | "donné",
    Limited = "limited" | "limité",
    Withdrawn = "withdrawn" | "retiré",
} }

labels! { Ballot {
    Yes = "in favour" | "pour",
    No = "against" | "contre",
    Abstain = "abstaining" | "abstentions",
    NotVoting = "not voting" | "n’ont pas pris part au vote",
} }

const MONTHS: [[&str; 2]; 12] = [
    ["January", "janvier"],
    ["February", "février"],
    ["March", "mars"],
    ["April", "avril"],
    ["May", "mai"],
    ["June", "juin"],
    ["July", "juillet"],
    ["August", "août"],
    ["September", "septembre"],
    ["October", "octobre"],
    ["November", "novembre"],
    ["December", "décembre"],
];

/// Returns the name of a month, 1 to 12; empty for any other number.
pub fn month_name(month: i8, lang: Lang) -> &'static str {
    let names = usize::try_from(month - 1).ok().and_then(|m| MONTHS.get(m));
    names.map_or("", |n| n[lang as usize])
}

/// Returns a date as the United Nations writes it: `30 June 2023`.
pub fn long_date(date: Date, lang: Lang) -> String {
    let day = match (date.day(), lang) {
        (1, Lang::Fr) => "1er".to_owned(),
        (day, _) => day.to_string(),
    };
    format!("{day} {} {}", month_name(date.month(), lang), date.year())
}

/// Returns a date known in part: `30 June 2023`, `June 2023`, `2023`.
pub fn long_partial_date(date: PartialDate, lang: Lang) -> String {
    match date {
        PartialDate::Year(year) => year.to_string(),
        PartialDate::Month(year, month) => format!("{} {year}", month_name(month, lang)),
        PartialDate::Day(day) => long_date(day, lang),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn dates_read_as_the_united_nations_writes_them() {
        assert_eq!(long_date(date(2023, 6, 30), Lang::En), "30 June 2023");
        assert_eq!(long_date(date(2024, 1, 1), Lang::Fr), "1er janvier 2024");
        assert_eq!(
            long_partial_date(PartialDate::Month(1956, 11), Lang::En),
            "November 1956"
        );
    }
}
