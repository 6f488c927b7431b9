//! The words that give a task, as data.

use penholder_words::Task;

/// A way to name a task.
pub(crate) struct Row {
    pub(crate) task: Task,
    pub(crate) pattern: &'static str,
}

const fn row(task: Task, pattern: &'static str) -> Row {
    Row { task, pattern }
}

/// Every way to name a task.
pub(crate) const TASKS: &[Row] = &[
    row(Task::ProtectCivilians, "protect*|protection ~8 civilian*"),
    row(Task::ProtectCivilians, "civilian* ~4 protect*"),
    row(Task::ProtectCivilians, "civilians under|at ~3 threat"),
    row(
        Task::CeasefireMonitoring,
        "monitor*|verif*|supervis*|observ*|investigat*|maintain* ~10 ceasefire*|cessation|disengagement|truce",
    ),
    row(
        Task::WithdrawalVerification,
        "confirm*|verif*|monitor*|supervis* ~10 withdrawal|redeployment",
    ),
    row(Task::PoliticalProcess, "good offices"),
    row(Task::PoliticalProcess, "reconciliation"),
    row(Task::PoliticalProcess, "dialogue"),
    row(Task::Electoral, "election*|electoral|referendum"),
    row(Task::DisarmamentDdr, "disarm*|demobili*|reintegrat*"),
    row(Task::SecuritySectorReform, "security sector"),
    row(
        Task::PoliceSupport,
        "police ~8 train*|reform|restructur*|mentor*|capacity|advi*|develop*",
    ),
    row(
        Task::PoliceSupport,
        "train*|reform*|restructur*|mentor*|advi*|support*|monitor*|strengthen* ~8 police",
    ),
    row(Task::RuleOfLaw, "rule of law"),
    row(
        Task::RuleOfLaw,
        "judicia*|justice|prison*|correction*|court*|penal ~3 system*|sector|institutions|reform",
    ),
    row(Task::JusticeIcc, "war crimes|crime"),
    row(Task::JusticeIcc, "crimes against humanity"),
    row(Task::JusticeIcc, "international criminal"),
    row(Task::JusticeIcc, "transitional justice"),
    row(Task::HumanRights, "human rights"),
    row(
        Task::Humanitarian,
        "humanitarian ~2 assistance|access|relief|aid|operations",
    ),
    row(Task::RefugeesDisplaced, "refugees|displaced|returnees"),
    row(Task::WomenPeaceSecurity, "women|gender|genderbased|sexual"),
    row(Task::Children, "children|child"),
    row(Task::StateAuthority, "state authority"),
    row(Task::StateAuthority, "natural resources"),
    row(
        Task::TransitionalAdministration,
        "civil|interim|transitional administration",
    ),
    row(Task::EconomicReconstruction, "quick impact"),
    row(Task::EconomicReconstruction, "reconstruction"),
    row(Task::MineAction, "mine|mines|demining|landmine*|unexploded"),
    row(Task::BorderMonitoring, "border*"),
    row(Task::ArmsEmbargo, "arms embargo"),
    row(Task::ProtectUnPersonnel, "protect* ~6 un personnel"),
    row(Task::ProtectUnPersonnel, "freedom of movement"),
    row(Task::PublicInformation, "public information"),
    row(Task::PublicInformation, "radio"),
    row(Task::Coordination, "coordinat*"),
    row(Task::CulturalHeritage, "cultural"),
];
