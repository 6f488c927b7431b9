//! English.

use super::{Actor, Lang, Move, Table, Verb};
use crate::facts::period::Lead;
use crate::facts::strength::Noun;
use penholder_words::Component;

/// The tables of English.
pub(crate) static EN: std::sync::LazyLock<Lang> = std::sync::LazyLock::new(|| Lang {
    code: "en",
    months: [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
        "november", "december",
    ],
    numbers: NUMBERS,
    units: &[
        ("month", 1, 0), ("months", 1, 0), ("year", 12, 0), ("years", 12, 0), ("day", 0, 1), ("days", 0, 1),
        ("week", 0, 7), ("weeks", 0, 7), ("fortnight", 0, 14),
    ],
    and: &["and"],
    calendar: &["calendar", "consecutive", "additional", "further", "more"],
    thousands_by_space: false,
    verbs: Table::new(VERBS.iter().copied()),
    adverbs: &[
        "also", "further", "furthermore", "again", "once", "more", "hereby", "therefore", "accordingly", "strongly",
        "urgently", "in", "this", "regard", "context", "respect", "connection", "end", "to", "particular", "moreover",
        "solemnly", "firmly", "fully", "specifically", "additionally", "likewise", "consequently", "meanwhile",
        "including", "thus", "unanimously", "finally", "strongly", "that", "end", "the", "meantime", "light",
        "of", "above", "explicitly", "immediately", "formally", "thereby",
    ],
    after_noun: &["for", "of", "by", "from", "made", "contained", "and", "or"],
    moves: Table::new(MOVES.iter().copied()),
    hedges: &[
        "intention", "possibility", "possible", "consider", "considering", "whether", "proviso", "unless", "review",
        "reviewing", "options", "could", "if", "readiness", "prospect", "eventual",
        "request", "requests", "requested", "when", "before", "planning", "plan", "plans", "contemplates", "feasibility",
    ],
    other_bodies: &[
        "panel", "committee", "experts", "monitoring", "tribunal", "tribunals", "measures", "sanctions", "embargo",
        "exemption", "exemptions", "isaf", "amisom", "atmis", "aussom", "eufor", "ifor", "sfor", "amis", "ecomog", "ecomil", "ecowas",
        "misab", "misca", "afisma", "multinational", "french", "provisions", "deadline", "arrangements", "cooperation", "commission",
        "mechanism", "ombudsperson", "authorization", "authorizations", "authorisation", "judges", "prosecutor", "g5", "licorne", "althea",
        "prohibition", "ban", "freeze", "programme", "gratitude", "appreciation", "invitation",
    ],
    components: Table::new(COMPONENTS.iter().copied()),
    until: Table::new(UNTIL.iter().copied()),
    articles: &["the"],
    actors: Table::new(ACTORS.iter().copied()),
    subject_stops: &["shall", "will", "should", "may", "must", "is", "are", "be", "would", "can", "to", "consist", "consists", "includes", "include"],
    address_stops: &["to", "that", "in"],
    helpers: &[
        "support", "assistance", "help", "with", "cooperation", "coordination", "consultation", "by", "against", "liaison", "conjunction", "towards", "contributing",
    ],
});

const NUMBERS: &[(&str, u32)] = &[
    ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7), ("eight", 8), ("nine", 9),
    ("ten", 10), ("eleven", 11), ("twelve", 12), ("thirteen", 13), ("fourteen", 14), ("fifteen", 15), ("sixteen", 16),
    ("seventeen", 17), ("eighteen", 18), ("nineteen", 19), ("twenty", 20), ("thirty", 30), ("forty", 40), ("fifty", 50),
    ("sixty", 60), ("seventy", 70), ("eighty", 80), ("ninety", 90),
];

/// Verbs of the Council.
const VERBS: &[(Verb, &str)] = &[
    (Verb::Decide, "decides|decide"),
    (Verb::Decide, "decides not"),
    (Verb::Decide, "extends|renews|prolongs"),
    (Verb::Decide, "establishes"),
    (Verb::Decide, "creates"),
    (Verb::Decide, "resolves"),
    (Verb::Decide, "terminates"),
    (Verb::Decide, "reiterates its decision"),
    (Verb::Authorize, "authorizes|authorises|authorize"),
    (Verb::Authorize, "mandates"),
    (Verb::Approve, "approves|endorses|accepts|agrees|concurs"),
    (Verb::Approve, "recommends"),
    (Verb::Approve, "confirms"),
    (Verb::Request, "requests|request"),
    (Verb::Request, "directs|instructs|asks|invites|appoints"),
    (Verb::Call, "calls upon|on"),
    (Verb::Call, "calls for"),
    (Verb::Call, "calls again upon"),
    (Verb::Call, "urges|encourages|demands|appeals|insists|invites|exhorts"),
    (Verb::Stress, "stresses|underlines|underscores|emphasizes|emphasises|highlights|affirms"),
    (Verb::Stress, "reaffirms|reiterates ~3 importance|need"),
    (Verb::Recall, "recalls|reaffirms|reiterates|recalling|reaffirming|reiterating"),
    (Verb::Note, "notes|welcomes|commends|expresses|acknowledges|recognizes|recognises|takes|condemns|deplores|supports|considers|declares|determines|looks|warns|remains|undertakes|regrets|pays|believes|shares|concerned|congratulates|thanks|applauds|denounces|intends|pledges|proclaims|expects"),
    (Verb::Note, "expressing|welcoming|noting|stressing|emphasizing|underlining|acknowledging|recognizing|bearing|mindful|commending|determining|taking|having|convinced|concerned|determined|acting"),
];

/// What is done to a mandate: the trigger word with what must be near it.
///
/// Which operation it is done to is settled from the place of the trigger.
const MOVES: &[(Move, &str)] = &[
    (Move::Extend, "extend*|renew*|prolong* ~14 mandate*|stationing|presence|deployment"),
    (Move::Extend, "extend*|renew*|prolong* ~4 <op>"),
    (Move::Extend, "mandate* ~14 extended|renewed|prolonged"),
    (Move::Extend, "continue* ~6 mandate* ~12 until|period|to"),
    (Move::Extend, "maintain* ~4 <op> ~8 until"),
    (Move::Extend, "continue* ~3 <op> ~8 until|period"),
    (Move::Extend, "<op> ~6 continue* ~10 until|period"),
    (Move::Extend, "stationing ~8 be|extended"),
    (Move::Establish, "establish|establishes|set|create|creates|dispatch|send ~14 <op>"),
    (Move::Establish, "establishment|creation|dispatch|deployment ~14 of the|a? <op>"),
    (Move::Establish, "<op> ~2 shall|be|is|will be? ~2 established"),
    (Move::Establish, "constitute ~4 <op>"),
    (Move::Reinforce, "increase*|reinforce*|expan*|augment*|raise*|enlarge*|bolster ~14 troop*|strength|force|size|personnel|ceiling|number*|military|police|contingent*|battalion*"),
    (Move::Reinforce, "additional ~6 troops|battalion*|infantry|military|police|personnel|observers|contingent*"),
    (Move::Reinforce, "expan* ~3 <op> ~6 consist|<num>"),
    (Move::Reinforce, "strength|size|number|ceiling ~10 increased|raised|enlarged"),
    (Move::Reduce, "reduce*|reduction|decrease*|downsiz*|drawdown|draw|lower* ~14 troop*|strength|force|size|personnel|ceiling|number*|military|police|contingent*|components|level*"),
    (Move::Reduce, "repatriat* ~8 <num>|military|troops|personnel"),
    (Move::Reduce, "withdraw* ~4 up? to? <num> ~6 military|troops|personnel"),
    (Move::Reduce, "strength|size|number|ceiling ~10 reduced|decreased"),
    (Move::Modify, "expand|expands|modify|revise|revises|adjust|adjusts|enlarge|amend|broaden|strengthen|expansion|adjustment|revision|enlargement ~8 mandate*"),
    (Move::Modify, "mandate* ~14 expanded|modified|revised|adjusted|enlarged|amended"),
    (Move::Terminate, "terminat*|end|ending ~8 mandate*"),
    (Move::Terminate, "mandate* ~18 terminat*|expire*|cease*|end|ends"),
    (Move::Terminate, "conclude|completion ~4 mandate*"),
    (Move::Terminate, "terminate|close|closes|closure|subsume|subsumes ~8 <op>"),
    (Move::Terminate, "withdraw|withdrawal ~4 <op> ~6 by|until|as|no"),
    (Move::Liquidate, "liquidat*"),
    (Move::HandOver, "transfer* ~4 authority|responsibilit*|functions ~14 from <op>"),
    (Move::HandOver, "transfer* ~10 functions ~8 <op> ~8 to"),
    (Move::HandOver, "<op> ~8 be|bear|bears ~3 known|renamed|title*|called"),
    (Move::HandOver, "<op> ~6 integrated|merged|absorbed|incorporated"),
    (Move::HandOver, "subsume* ~8 <op>"),
    (Move::TakeOver, "transfer* ~4 authority ~14 to <op>"),
];

/// How a text brings in the last day of a period.
const UNTIL: &[(Lead, &str)] = &[
    (Lead::Until, "until|through|ending|terminating|expiring|end|expire|terminate|to|till|untl|unti"),
    (Lead::Until, "up to"),
    (Lead::AsOf, "as of|from"),
    (Lead::AsOf, "on|by|with"),
];

/// Nouns of the components of an operation.
const COMPONENTS: &[(Noun, &str)] = &[
    (Noun(Component::Military, false), "military personnel"),
    (Noun(Component::Military, false), "troops|troop|soldiers"),
    (Noun(Component::Military, false), "military contingent*|component|strength|force*|level*"),
    (Noun(Component::Military, false), "uniformed personnel"),
    (Noun(Component::Military, false), "un? peacekeepers"),
    (Noun(Component::Military, false), "men"),
    (Noun(Component::Military, false), "all ranks"),
    (Noun(Component::Military, false), "infantry"),
    (Noun(Component::MilitaryObservers, false), "military? observers"),
    (Noun(Component::MilitaryObservers, false), "military liaison"),
    (Noun(Component::MilitaryObservers, false), "unarmed ~2 observers"),
    (Noun(Component::StaffOfficers, false), "military? staff officers"),
    (Noun(Component::Police, false), "un? civilian? police ~1 personnel|officers|advisers|advisors|monitors|observers|component"),
    (Noun(Component::Police, false), "un? civilian? police|policemen"),
    (Noun(Component::Police, true), "formed police"),
    (Noun(Component::Police, true), "personnel ~2 formed police"),
    (Noun(Component::Police, true), "formed units"),
    (Noun(Component::Civilian, false), "corrections|correction officers|personnel|advisers"),
    (Noun(Component::Civilian, false), "civilian personnel|staff|experts"),
    (Noun(Component::Civilian, false), "international? civilians"),
];

/// Who acts.
const ACTORS: &[(Actor, &str)] = &[
    (Actor::Operation, "special? representative*"),
    (Actor::Operation, "force commander*"),
    (Actor::Operation, "transitional administrator"),
    (Actor::Operation, "head of mission"),
    (Actor::SecretaryGeneral, "secretarygeneral"),
    (Actor::SecretaryGeneral, "secretary general"),
    (Actor::SecretaryGeneral, "un|secretariat|him"),
    (Actor::Others, "government*|authorities|parties|states|state|all|both|organization*|committee|panel|group|movement|union|community|president|council|commission|leaders|sides|bank|institutions|donors|countries|agencies|members|ecowas|assembly"),
];
