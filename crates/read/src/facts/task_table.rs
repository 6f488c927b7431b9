//! The words that give a task, as data: each row with an example in our own words.

use penholder_words::Task;

/// A way to name a task.
pub(crate) struct Row {
    pub(crate) task: Task,
    pub(crate) pattern: &'static str,
    /// Whether the words name the task only where nothing else in the clause does.
    pub(crate) weak: bool,
    /// Words of our own that the pattern must find.
    #[cfg_attr(not(test), allow(dead_code))]
    pub(crate) example: &'static str,
}

const fn row(task: Task, pattern: &'static str, example: &'static str) -> Row {
    Row {
        task,
        pattern,
        weak: false,
        example,
    }
}

const fn weak(task: Task, pattern: &'static str, example: &'static str) -> Row {
    Row {
        task,
        pattern,
        weak: true,
        example,
    }
}

use Task::*;

/// Every way to name a task.
#[rustfmt::skip]
pub(crate) const TASKS: &[Row] = &[
    // Protection of civilians.
    row(ProtectCivilians, "protect*|protection|security|safety ~8 civilian*|civilians", "to protect, without delay, civilians"),
    row(ProtectCivilians, "civilian|civilians ~3 protect*|protection", "civilians are protected"),
    row(ProtectCivilians, "civilians ~3 under|at ~3 threat|risk", "civilians under imminent threat"),
    row(ProtectCivilians, "threat*|harm|attacks ~6 to|against|on ~3 civilian*|population*", "threats to civilians"),
    row(ProtectCivilians, "protect*|protection ~5 population*|communities|villages", "protection of the population"),
    row(ProtectCivilians, "violence ~3 against|on ~3 population*|civilian*", "violence against the population"),
    row(ProtectCivilians, "early warning", "an early warning mechanism"),
    row(ProtectCivilians, "deter* ~3 violence", "deter violence"),
    weak(ProtectCivilians, "safe area*|areas", "deter attacks against the safe areas"),
    weak(ProtectCivilians, "high risk|risk areas|area", "patrols in high risk areas"),
    row(ProtectCivilians, "protection ~2 sites", "at its protection sites"),
    row(ProtectCivilians, "joint protection teams", "joint protection teams"),
    row(ProtectCivilians, "prevent , deter and stop", "prevent, deter and stop armed groups"),
    // Ceasefire.
    row(CeasefireMonitoring, "monitor*|verif*|supervis*|observ*|investigat*|maintain*|maintenance|respect|oversee*|overseeing|implement* ~12 ceasefire*|cessation|truce|armistice|disengagement", "monitor, at all times, the ceasefire"),
    row(CeasefireMonitoring, "ceasefire*|cessation|truce ~8 monitor*|violation*|verif*|observ*|maintain*|respect*|mechanism*|supervis*", "the ceasefire is observed"),
    weak(CeasefireMonitoring, "ceasefire* arrangements|agreement*", "ceasefire agreements"),
    row(CeasefireMonitoring, "arrangements for ceasefire*", "arrangements for ceasefires"),
    row(CeasefireMonitoring, "permanent ceasefire", "of the permanent ceasefire"),
    row(CeasefireMonitoring, "liaison|liaise|liase ~10 headquarters|jmc|forces|parties|commission", "liaison with the field headquarters"),
    row(CeasefireMonitoring, "work|support|assist* ~4 jmc", "support the work of the JMC"),
    row(CeasefireMonitoring, "joint military commission|committee", "the Joint Military Commission"),
    row(CeasefireMonitoring, "buffer zone", "in the buffer zone"),
    row(CeasefireMonitoring, "blue line", "along the Blue Line"),
    row(CeasefireMonitoring, "zone ~1 of|of ~1 separation|confidence", "in the zone of separation"),
    row(CeasefireMonitoring, "demilitarized|weaponsfree|security|temporary zone", "monitor the demilitarized zone"),
    row(CeasefireMonitoring, "monitor*|verif*|supervis*|observ* ~8 cantonment|separation", "observe the cantonment"),
    row(CeasefireMonitoring, "recurrence of fighting|hostilities", "prevent a recurrence of fighting"),
    row(CeasefireMonitoring, "military observers ~6 sides", "military observers on the sides"),
    row(CeasefireMonitoring, "monitor*|verif*|investigat* ~6 movement* ~3 armed|forces|troops", "monitor the movement of armed groups"),
    row(CeasefireMonitoring, "transitional security arrangements", "the transitional security arrangements"),
    row(CeasefireMonitoring, "military ~2 provisions|aspects ~4 agreement*", "military aspects of the agreement"),
    row(CeasefireMonitoring, "defensive|defence|security ~2 arrangements|measures ~8 agreement*|ceasefire", "defence and security measures of the agreement"),
    // Withdrawal.
    row(WithdrawalVerification, "confirm*|verif*|monitor*|supervis*|observ*|oversee|orderly|ensur* ~8 withdrawal*", "verify the withdrawal"),
    row(WithdrawalVerification, "withdrawal ~4 foreign ~2 forces|troops|mercenar*|military", "withdrawal of foreign forces"),
    row(WithdrawalVerification, "withdrawal and evacuation", "withdrawal and evacuation"),
    // Political process.
    weak(PoliticalProcess, "good offices", "use of his good offices"),
    row(PoliticalProcess, "reconcil*", "national reconciliation"),
    row(PoliticalProcess, "dialogue !with", "an inclusive dialogue"),
    row(PoliticalProcess, "mediat*", "mediation"),
    row(PoliticalProcess, "confidencebuilding", "confidence-building measures"),
    row(PoliticalProcess, "confidence building", "confidence building"),
    row(PoliticalProcess, "implement* ~8 peace agreement*|accord*|plan", "implementation of the peace agreement"),
    row(PoliticalProcess, "atmosphere of confidence", "an atmosphere of confidence"),
    row(PoliticalProcess, "political ~2 process*|solution|settlement|transition|dialogue|space|agreement*|track|roadmap", "a political process"),
    weak(PoliticalProcess, "peace process*", "the peace process"),
    weak(PoliticalProcess, "implement* ~8 commitments|framework", "implementation of its commitments"),
    weak(PoliticalProcess, "implement* ~10 agreement* !on", "implementation of the Agreement"),
    weak(PoliticalProcess, "peace agreement|accord*", "the Peace Agreement"),
    weak(PoliticalProcess, "agreement ~4 implement*", "the agreement is implemented"),
    weak(PoliticalProcess, "settlement plan|process", "the settlement plan"),
    weak(PoliticalProcess, "transitional ~1 government|institutions|period|roadmap", "the transitional institutions"),
    row(PoliticalProcess, "return to|restor* constitutional|democra* ~2 order|rule|governance|authorities|government", "return to constitutional order"),
    weak(PoliticalProcess, "constitutional ~2 process|conference|order|reform*", "the constitutional process"),
    weak(PoliticalProcess, "democratic ~1 governance|institutions|process", "democratic governance"),
    weak(PoliticalProcess, "national conference|dialogue|unity", "a national conference"),
    weak(PoliticalProcess, "conflict ~1 prevention|resolution|mitigation", "conflict prevention"),
    row(PoliticalProcess, "intercommunal|intercommunity|intercommunitarian|communal", "intercommunal tension"),
    row(PoliticalProcess, "local peace|conflict*", "local conflicts"),
    row(PoliticalProcess, "convening of ~1 parliament", "the convening of the Parliament"),
    row(PoliticalProcess, "social cohesion", "social cohesion"),
    weak(PoliticalProcess, "anticipate|prevent|mitigate|deescalate|resolve ~4 conflict*|tension*", "to anticipate and resolve conflicts"),
    weak(PoliticalProcess, "talks|negotiations ~3 between|with|among", "negotiations between the parties"),
    // Elections.
    row(Electoral, "election|elections|electoral|electorate", "national elections"),
    row(Electoral, "referendum*|referenda", "the referendum"),
    row(Electoral, "vote|votes|voter*|voting", "registration of voters"),
    row(Electoral, "popular consultation", "the popular consultation"),
    // Disarmament.
    row(DisarmamentDdr, "disarm*", "disarmament"),
    row(DisarmamentDdr, "demobili* !child|children", "demobilization"),
    row(DisarmamentDdr, "ddr|ddrrr|ddrr|nddr|cvr|wam", "the DDR programme"),
    row(DisarmamentDdr, "reintegrat* ~6 combatants|fighters|fighter|militia*|groups", "reintegration of former combatants"),
    row(DisarmamentDdr, "collect*|destroy*|destruction|dispos*|storage|custody|secure|control ~8 weapon*|arms|ammunition", "collect and destroy weapons"),
    row(DisarmamentDdr, "small arms", "small arms"),
    weak(DisarmamentDdr, "cantonment|cantoned|cantoning", "cantonment sites"),
    weak(DisarmamentDdr, "demilitari* !zone", "demilitarization"),
    row(DisarmamentDdr, "community violence reduction", "community violence reduction"),
    row(DisarmamentDdr, "neutrali* ~8 groups", "neutralize armed groups"),
    row(DisarmamentDdr, "weapons|arms and ammunition management", "weapons and ammunition management"),
    row(DisarmamentDdr, "dismantl* ~5 militia*|groups", "the dismantling of militias"),
    weak(DisarmamentDdr, "illegal weapons|arms", "seize illegal weapons"),
    weak(DisarmamentDdr, "excombatants|former combatants", "former combatants"),
    row(DisarmamentDdr, "free of any armed personnel", "an area free of any armed personnel"),
    // Security sector.
    row(SecuritySectorReform, "security sector*", "the security sector"),
    row(SecuritySectorReform, "governance and security reforms", "governance and security reforms"),
    weak(SecuritySectorReform, "security institutions|agencies|services", "the security agencies"),
    row(SecuritySectorReform, "ssr", "SSR"),
    row(SecuritySectorReform, "security and justice sector*", "security and justice sectors"),
    row(SecuritySectorReform, "reform*|restructur*|train*|formation|reconstitut*|reorgani*|rebuild*|redeploy*|integrat*|build* ~8 army|military|armed|defence|security|fardc ~2 forces|units|military|services|institutions", "restructuring of the armed forces"),
    row(SecuritySectorReform, "reform*|train*|formation|restructured|reorgani* ~5 army|military !observers|component|personnel|force", "the training of the army"),
    row(SecuritySectorReform, "armed ~2 reorgani*|reform*|restructur*", "armed units are reorganized"),
    row(SecuritySectorReform, "national army", "a national army"),
    row(SecuritySectorReform, "armed|defence|defense|security ~3 forces ~4 reform*|train*|restructur*|redeploy*|capacity", "armed forces reform"),
    row(SecuritySectorReform, "redeploy* ~8 defence|defense|armed|security ~3 forces", "redeployment of the defence and security forces"),
    row(SecuritySectorReform, "integration of the armed forces", "integration of the Armed Forces"),
    row(SecuritySectorReform, "vetting|certification", "vetting"),
    // Police.
    row(PoliceSupport, "police|gendarmerie|constabulary ~8 train*|reform*|restructur*|mentor*|capacit*|advi*|develop*|institution*|strengthen*|operational*|professional*|reorgani*", "police reform"),
    row(PoliceSupport, "train*|reform*|restructur*|mentor*|advi*|support*|monitor*|strengthen*|reorgani*|assist*|establish*|creat*|colocat*|coach*|capacity|professional* ~5 police|gendarmerie", "training of the national police"),
    row(PoliceSupport, "activities of ~3 police|gendarmerie", "activities of the gendarmerie"),
    weak(PoliceSupport, "civilian|national|local police !and|component|contingent", "the national police"),
    row(PoliceSupport, "lnp|pnc|hnp|pntl|ipolice", "the PNC"),
    weak(PoliceSupport, "law enforcement", "law enforcement"),
    // Rule of law.
    row(RuleOfLaw, "rule of law", "the rule of law"),
    row(RuleOfLaw, "judiciary", "the judiciary"),
    row(RuleOfLaw, "judicial ~3 system*|institution*|reform*|sector|capacit*|authorities|independence|training", "judicial institutions"),
    row(RuleOfLaw, "justice ~2 system*|sector*|institution*|chain|reform*|services|authorities", "the justice system"),
    row(RuleOfLaw, "prison*|penitentiary|correction*|penal|detention ~2 system*|sector*|facilities|centres|institutions|services|reform*|conditions", "the prison system"),
    row(RuleOfLaw, "justice and|, corrections|correction|penal", "justice and corrections"),
    row(RuleOfLaw, "law and order", "law and order"),
    row(RuleOfLaw, "public safety|security and order", "public safety and order"),
    row(RuleOfLaw, "public order", "public order"),
    weak(RuleOfLaw, "courts|magistrates|judges|prosecutors", "the courts"),
    row(RuleOfLaw, "legal ~2 reform|framework|system", "the legal framework"),
    row(RuleOfLaw, "lawlessness", "end lawlessness"),
    // Justice for international crimes.
    row(JusticeIcc, "war crimes|crime", "war crimes"),
    row(JusticeIcc, "crimes against humanity", "crimes against humanity"),
    row(JusticeIcc, "international criminal court|tribunal|justice", "the International Criminal Court"),
    row(JusticeIcc, "international tribunal", "the International Tribunal"),
    row(JusticeIcc, "special criminal court", "the Special Criminal Court"),
    row(JusticeIcc, "transitional justice", "transitional justice"),
    row(JusticeIcc, "bring* ~12 to justice", "bring those responsible to justice"),
    row(JusticeIcc, "impunity !for", "fight impunity"),
    weak(JusticeIcc, "truth ~3 reconciliation|justice|commission", "truth and reconciliation commission"),
    row(JusticeIcc, "commission* ~2 of inquiry|enquiry", "commission of inquiry"),
    row(JusticeIcc, "accountab* ~6 crimes|violations|abuses|perpetrators", "accountability for violations"),
    row(JusticeIcc, "prosecut* ~8 responsible|crimes|perpetrators", "prosecute those responsible"),
    weak(JusticeIcc, "genocide", "genocide"),
    row(JusticeIcc, "extraordinary chambers", "extraordinary chambers"),
    row(JusticeIcc, "justice and reconciliation", "justice and reconciliation"),
    // Human rights.
    row(HumanRights, "human rights", "human rights"),
    row(HumanRights, "violation*|abuse* ~8 human rights", "violations of international humanitarian and human rights law"),
    row(HumanRights, "fundamental freedoms", "fundamental freedoms"),
    // Humanitarian.
    row(Humanitarian, "humanitarian ~2 assistance|access|relief|aid|operations|supplies|efforts|activities|needs|action|corridor*|demining", "humanitarian assistance"),
    row(Humanitarian, "relief ~1 operations|supplies|efforts|assistance|aid", "relief supplies"),
    row(Humanitarian, "release of ~4 prisoners", "release of all prisoners"),
    row(Humanitarian, "prisoners of war", "prisoners of war"),
    // Refugees.
    row(RefugeesDisplaced, "refugees|refugee|idps|idp|returnees", "refugees"),
    row(RefugeesDisplaced, "displaced", "displaced persons"),
    // Women.
    row(WomenPeaceSecurity, "women|women's|gender|genderbased|genderresponsive|gendersensitive", "women"),
    row(WomenPeaceSecurity, "sexual", "sexual violence"),
    // Children.
    row(Children, "children|child|children's", "children"),
    row(Children, "youth and children", "youth and children"),
    // State authority.
    row(StateAuthority, "state authority|authorities|administration", "state authority"),
    row(StateAuthority, "authority of the state|government", "authority of the State"),
    row(StateAuthority, "national|effective|government's|legitimate|its authority ~3 throughout|over", "national authority throughout"),
    row(StateAuthority, "extend*|extension|restor*|reestablish*|consolidat*|redeploy* ~5 authority|administration", "extend its authority"),
    row(StateAuthority, "strengthen*|restor*|redeploy*|reestablish*|consolidat*|stabili*|deployment ~5 state|government|territorial|civil institutions|administration|authority", "strengthening of State institutions"),
    weak(StateAuthority, "state|governmental|government|public|government's institutions|administration|functions", "state institutions"),
    row(StateAuthority, "natural resources", "natural resources"),
    row(StateAuthority, "mineral*|diamond*|timber|mining", "minerals"),
    weak(StateAuthority, "local|territorial administration|governance|authorities", "local administration"),
    weak(StateAuthority, "basic services", "basic services"),
    row(StateAuthority, "military assistance", "military assistance"),
    row(StateAuthority, "state presence", "state presence"),
    row(StateAuthority, "good|improved|effective governance", "good governance"),
    row(StateAuthority, "decentrali*", "decentralisation"),
    // Administration of a territory.
    weak(TransitionalAdministration, "civil|civilian|interim|transitional|public administration|administrative", "civil administration"),
    weak(TransitionalAdministration, "transitional authority", "the Transitional Authority"),
    row(TransitionalAdministration, "selfgovern*|selfgoverning|selfgovernment", "self-government"),
    weak(TransitionalAdministration, "public services", "public services"),
    row(TransitionalAdministration, "administrative ~2 functions|structure* ~6 substantial|interim", "administrative functions where interim"),
    // Reconstruction.
    row(EconomicReconstruction, "quick impact", "quick impact projects"),
    row(EconomicReconstruction, "quickimpact", "quick-impact projects"),
    row(EconomicReconstruction, "reconstruction", "economic reconstruction"),
    weak(EconomicReconstruction, "economic ~2 development|recovery|rehabilitation|reform*", "economic development"),
    weak(EconomicReconstruction, "infrastructure", "key infrastructure"),
    row(EconomicReconstruction, "stabilization projects", "stabilization projects"),
    weak(EconomicReconstruction, "development ~2 projects|programmes|assistance|plan*", "development projects"),
    // Mines.
    row(MineAction, "mine|mines|minefield*|landmine*|demin*|unexploded|explosive|ied|ieds|uxo", "mine action"),
    // Borders.
    row(BorderMonitoring, "border|borders|crossborder", "along the border"),
    row(BorderMonitoring, "frontier*", "the frontier"),
    // Embargo.
    row(ArmsEmbargo, "arms embargo", "the arms embargo"),
    weak(ArmsEmbargo, "panel|group of experts", "the Group of Experts"),
    weak(ArmsEmbargo, "arms ~2 related mat*", "arms and related materiel"),
    weak(ArmsEmbargo, "weapons ~2 related mat*", "weapons and related material"),
    row(ArmsEmbargo, "supply of ~2 ammunition|arms|weapons", "supply of ammunition"),
    weak(ArmsEmbargo, "sanctions|embargo ~3 regime|measures|committee", "the sanctions committee"),
    weak(ArmsEmbargo, "committee established", "the Committee established"),
    row(ArmsEmbargo, "implementation of the measures imposed", "implementation of the measures imposed"),
    weak(ArmsEmbargo, "measures imposed", "the measures imposed"),
    // United Nations personnel.
    row(ProtectUnPersonnel, "protect*|protection|security|safety ~5 un|its|associated|<op> ~3 personnel|staff|workers|installations|facilities|premises|equipment", "protect United Nations personnel"),
    row(ProtectUnPersonnel, "freedom ~1 of movement", "freedom of movement"),
    row(ProtectUnPersonnel, "protect* ~4 itself|themselves", "protect itself"),
    row(ProtectUnPersonnel, "its|<op> ~3 freedom", "its freedom"),
    row(ProtectUnPersonnel, "safety ~8 peacekeepers|personnel", "safety of peacekeepers"),
    // Public information.
    row(PublicInformation, "public information", "public information"),
    row(PublicInformation, "public affairs", "public affairs"),
    row(PublicInformation, "public outreach", "public outreach"),
    row(PublicInformation, "radio", "radio"),
    row(PublicInformation, "communication|communications ~2 strateg*|capacity|campaign*|efforts|activities", "communication strategy"),
    row(PublicInformation, "strategic communication*", "strategic communications"),
    row(PublicInformation, "disinformation|misinformation", "disinformation"),
    row(PublicInformation, "communication* ~4 with ~2 population|civilian|communities|public", "communication with the civilian population"),
    weak(PublicInformation, "outreach", "outreach"),
    row(PublicInformation, "awareness ~6 mandate", "awareness of its mandate"),
    // Coordination.
    weak(Coordination, "coordinate|coordinates|coordinating ~8 activities|efforts|action|operations|assistance|work", "coordinate all activities"),
    weak(Coordination, "coordination|coherence|synergies|complementarity|cooperation|collaboration ~3 between|among|of|with ~10 <op>", "cooperation between the parts of <op>"),
    weak(Coordination, "coordination|cooperation|collaboration ~2 between|among", "coordination between agencies"),
    weak(Coordination, "coordinate ~8 with", "coordinate closely with"),
    weak(Coordination, "coordination of ~4 activities|un|assistance|efforts|donor*|international", "coordination of the activities"),
    row(Coordination, "coordinat* ~6 with ~2 un|other ~3 mission*|operations", "coordinate strategies with other United Nations missions"),
    weak(Coordination, "integration ~2 cooperation", "integration and cooperation"),
    row(Coordination, "intermission", "inter-mission cooperation"),
    weak(Coordination, "share|sharing|exchange|exchanging ~4 information|intelligence|experience", "share information"),
    weak(Coordination, "cooperate ~6 with|, ~10 other|force|ecomog|forces|country|mission*|agencies|international|<op>", "cooperate with the force"),
    weak(Coordination, "work closely|together ~6 with|on", "work closely with"),
    row(Coordination, "coordinat*|integrated ~4 un ~2 country|system|activities|presence|agencies", "coordinate the United Nations system"),
    // Culture.
    row(CulturalHeritage, "cultural|historical ~2 heritage|sites|property|artefacts|and", "cultural heritage"),
];

/// Words that hide a cue: what begins inside a match gives no task.
#[rustfmt::skip]
pub(crate) const SCREENS: &[(&str, &str)] = &[
    ("international humanitarian ~1 law", "international humanitarian law"),
    ("international humanitarian , human rights and refugee law", "international humanitarian, human rights and refugee law"),
    ("humanitarian , human rights", "humanitarian, human rights"),
    ("international humanitarian and human rights ~2 law", "international humanitarian and human rights law"),
    ("international human rights ~4 law", "international human rights law"),
    ("human rights ~2 law", "human rights law"),
    ("human rights and international? humanitarian law", "human rights and humanitarian law"),
    ("military police", "military police"),
    ("sexual violence against children", "sexual violence against children"),
    ("zerotolerance|zero ~12 violations", "zero tolerance policy on violations"),
    ("impunity ~14 zerotolerance|zero", "impunity, through the zero tolerance policy"),
    ("refugee law", "refugee law"),
    ("human rights due diligence", "human rights due diligence policy"),
    ("human rights defenders", "human rights defenders"),
    ("civilians from ~12 human rights", "civilians from violations of human rights"),
    ("human rights council", "the Human Rights Council"),
    ("commissioner for ~1 refugees", "High Commissioner for Refugees"),
    ("commissioner for human rights", "High Commissioner for Human Rights"),
    ("humanitarian ~1 organizations|organisations|workers|actors|personnel|partners|agencies|community|coordinator|country", "humanitarian organizations"),
    ("humanitarian and development", "humanitarian and development"),
    ("understanding of|about ~12 ,", "understanding of the peace process,"),
    ("understanding of ~8 role", "understanding of the role"),
    ("transitional government|authorities", "the transitional government"),
    ("in ~2 coordination|cooperation|consultation|collaboration|conjunction|partnership|liaison with", "in close cooperation with"),
    ("without prejudice to ~12 ,", "without prejudice to the efforts of the government,"),
    ("women's organizations|groups|organisations", "women's organizations"),
    ("un children's fund", "United Nations Children's Fund"),
    ("sexual exploitation and abuse", "sexual exploitation and abuse"),
    ("sexual exploitation", "sexual exploitation"),
    ("mine|mines and", "mine and"),
    ("armed groups ~3 and", "armed groups and"),
    ("basic principles of peacekeeping", "basic principles of peacekeeping"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::lang::Lang;
    use crate::facts::norm::Norm;
    use crate::facts::pattern::Table;
    use crate::facts::token::tokens;

    fn finds(pattern: &'static str, example: &str) -> bool {
        let norm = Norm::new(&example.replace("<op>", "Zzop"));
        let at = norm.as_str().find("zzop").filter(|_| example.contains("<op>"));
        let mentions: Vec<_> = at.map(|i| i..i + 4).into_iter().collect();
        let words = tokens(&norm, &mentions, Lang::of("en"));
        !Table::new([((), pattern)]).all(&words, 0..words.len()).is_empty()
    }

    #[test]
    fn every_pattern_finds_its_example() {
        let missed: Vec<&str> = TASKS
            .iter()
            .filter(|r| !finds(r.pattern, r.example))
            .map(|r| r.pattern)
            .collect();
        assert_eq!(missed, Vec::<&str>::new());
    }

    #[test]
    fn every_screen_hides_its_example() {
        let missed: Vec<&str> = SCREENS.iter().filter(|s| !finds(s.0, s.1)).map(|s| s.0).collect();
        assert_eq!(missed, Vec::<&str>::new());
    }
}
