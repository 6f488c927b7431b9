//! French.

use super::{Actor, Lang, Move, Table, Verb};
use crate::facts::period::Lead;
use crate::facts::strength::Noun;
use penholder_words::Component;

/// The tables of French.
pub(crate) static FR: std::sync::LazyLock<Lang> = std::sync::LazyLock::new(|| Lang {
    code: "fr",
    months: MONTHS,
    begins: super::begins(NUMBERS, &MONTHS),
    numbers: NUMBERS,
    units: &[
        ("mois", 1, 0),
        ("an", 12, 0),
        ("ans", 12, 0),
        ("annee", 12, 0),
        ("annees", 12, 0),
        ("jour", 0, 1),
        ("jours", 0, 1),
        ("semaine", 0, 7),
        ("semaines", 0, 7),
    ],
    and: &["et"],
    calendar: &["calendaires", "supplementaires"],
    thousands_by_space: true,
    verbs: Table::new(VERBS.iter().copied()),
    adverbs: &[
        "egalement",
        "aussi",
        "en",
        "outre",
        "a",
        "cet",
        "egard",
        "de",
        "nouveau",
        "par",
        "ailleurs",
        "donc",
        "ce",
        "cette",
        "fin",
        "dans",
        "contexte",
        "instamment",
        "plus",
        "consequence",
        "notamment",
    ],
    after_noun: &["formulee", "adressee"],
    moves: Table::new(MOVES.iter().copied()),
    hedges: &[
        "intention",
        "envisager",
        "possibilite",
        "si",
        "eventuelle",
        "eventuel",
        "examiner",
        "options",
    ],
    other_bodies: &[
        "groupe",
        "comite",
        "experts",
        "tribunal",
        "mesures",
        "sanctions",
        "embargo",
        "derogation",
        "derogations",
        "amisom",
        "atmis",
        "aussom",
        "eufor",
        "althea",
        "mecanisme",
        "mediateur",
        "autorisation",
        "autorisations",
        "multinationale",
        "interdiction",
    ],
    components: Table::new(COMPONENTS.iter().copied()),
    until: Table::new(UNTIL.iter().copied()),
    actors: Table::new(ACTORS.iter().copied()),
    subject_stops: &[
        "doit",
        "devra",
        "est",
        "sont",
        "sera",
        "seront",
        "aura",
        "comprendra",
        "comprend",
        "a",
        "peut",
        "pourra",
    ],
    that: &["que"],
    address_stops: &["de", "a", "d"],
    helpers: &["avec", "par", "contre"],
});

#[rustfmt::skip]
const MONTHS: [&str; 12] = [         "janvier",         "fevrier",         "mars",         "avril",         "mai",         "juin",         "juillet",         "aout",         "septembre",         "octobre",         "novembre",         "decembre",     ];

#[rustfmt::skip]
const NUMBERS: &[(&str, u32)] = &[
        ("un", 1),
        ("une", 1),
        ("deux", 2),
        ("trois", 3),
        ("quatre", 4),
        ("cinq", 5),
        ("six", 6),
        ("sept", 7),
        ("huit", 8),
        ("neuf", 9),
        ("dix", 10),
        ("onze", 11),
        ("douze", 12),
        ("quinze", 15),
        ("seize", 16),
        ("vingt", 20),
        ("trente", 30),
        ("quarante", 40),
        ("cinquante", 50),
        ("soixante", 60),
        ("cent", 100),
    ];

#[rustfmt::skip]
const VERBS: &[(Verb, &str)] = &[
    (Verb::Decide, "decide|proroge|reconduit|cree|etablit"),
    (Verb::Authorize, "autorise|habilite|charge"),
    (Verb::Approve, "approuve|souscrit|fait sien|sienne|siennes"),
    (Verb::Request, "prie|demande"),
    (Verb::Call, "engage|exhorte|invite|encourage|exige|appelle|enjoint"),
    (Verb::Stress, "souligne|insiste|affirme"),
    (Verb::Recall, "rappelle|reaffirme|reitere|rappelant|reaffirmant"),
    (Verb::Note, "note|prend|salue|se|constate|condamne|deplore|sait|remercie|reconnait|accueille|exprime|declare|considere|estime|regrette"),
];

#[rustfmt::skip]
const MOVES: &[(Move, &str)] = &[
    (Move::Extend, "proroger|proroge|prorogation|reconduire|reconduit|renouveler|renouvelle ~14 mandat|presence|deploiement"),
    (Move::Extend, "proroger|proroge|reconduire|prolonger ~4 <op>"),
    (Move::Extend, "mandat ~14 proroge|reconduit|renouvele"),
    (Move::Establish, "creer|cree|etablir|etablit|mettre|instituer ~14 <op>"),
    (Move::Establish, "creation ~4 <op>"),
    (Move::Reinforce, "augmenter|porter|renforcer|accroitre ~14 effectif*|plafond"),
    (Move::Reduce, "reduire|reduction|diminuer|ramener ~14 effectif*|plafond|personnel"),
    (Move::Modify, "elargir|modifier|reviser ~8 mandat"),
    (Move::Terminate, "mettre ~1 fin|terme ~8 mandat"),
    (Move::Terminate, "mettre ~1 fin|terme ~8 <op>"),
    (Move::Terminate, "mandat ~12 fin|terme|expire*"),
    (Move::Liquidate, "liquid*"),
    (Move::HandOver, "transferer ~6 fonctions|responsabilites ~8 <op>"),
];

#[rustfmt::skip]
const UNTIL: &[(Lead, &str)] = &[
    (Lead::Until, "jusqu'au|jusqu'a|jusque"),
    (Lead::Until, "expirant|prenant fin le"),
    (Lead::Until, "au"),
    (Lead::AsOf, "a compter du"),
    (Lead::AsOf, "des|le"),
    (Lead::By, "avant"),
    (Lead::AsOf, "a partir du"),
];

#[rustfmt::skip]
const COMPONENTS: &[(Noun, &str)] = &[
    (Noun(Component::Military, false), "militaires|soldats|hommes"),
    (Noun(Component::Military, false), "membres ~2 personnel militaire"),
    (Noun(Component::MilitaryObservers, false), "observateurs militaires"),
    (Noun(Component::StaffOfficers, false), "officiers ~2 etatmajor"),
    (Noun(Component::StaffOfficers, false), "officiers d'etatmajor"),
    (Noun(Component::Police, false), "membres ~3 personnel ~2 police"),
    (Noun(Component::Police, false), "policiers"),
    (Noun(Component::Police, true), "membres ~2 unites ~2 police constituees"),
    (Noun(Component::Police, true), "membres d'unites ~2 police constituees"),
    (Noun(Component::Civilian, false), "civils"),
    (Noun(Component::Civilian, false), "personnel"),
];

#[rustfmt::skip]
const ACTORS: &[(Actor, &str)] = &[
    (Actor::Operation, "representant* special*"),
    (Actor::Operation, "representante speciale"),
    (Actor::SecretaryGeneral, "secretaire general"),
    (Actor::Others, "gouvernement*|autorites|parties|etats|toutes|tous|organisation*|comite|groupe|union"),
];
