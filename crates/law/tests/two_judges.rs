//! Two judges on the same cases: the one of the crate, and an obvious one that counts on its fingers.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use penholder_law::{Body, Facts, Ground, Seat, adjudicate, parse_rules, rule_for, smallest_flips};
use penholder_words::{Ballot, Date, Matter, Outcome};
use proptest::prelude::*;

const FIFTEEN: [&str; 15] = [
    "CHN", "FRA", "GBR", "RUS", "USA", "ALB", "ARE", "BRA", "CHE", "ECU", "GAB", "GHA", "JPN", "MLT", "MOZ",
];

fn council(members: usize) -> Body {
    let seat = |(i, code): (usize, &&str)| Seat::of_council(code.parse().unwrap(), i < 5);
    Body {
        name: "Security Council".to_owned(),
        seats: FIFTEEN[..members].iter().enumerate().map(seat).collect(),
    }
}

fn day(members: usize) -> Date {
    Date::new(if members == 15 { 2023 } else { 1950 }, 6, 30).unwrap()
}

/// The obvious judge: (adopted, vetoed).
fn obvious(members: usize, matter: Matter, ballots: &[Ballot]) -> (bool, bool) {
    let mut yes = 0;
    let mut against = 0;
    for (i, ballot) in ballots.iter().enumerate() {
        if *ballot == Ballot::Yes {
            yes += 1;
        }
        if *ballot == Ballot::No && i < 5 {
            against += 1;
        }
    }
    let nine = if members == 15 { 9 } else { 7 };
    match matter {
        Matter::Procedural | Matter::Amendment => (yes >= nine, false),
        Matter::CourtElection => (yes >= if members == 15 { 8 } else { 6 }, false),
        _ => (yes >= nine && against == 0, yes >= nine && against > 0),
    }
}

fn judge(members: usize, matter: Matter, ballots: &[Ballot]) -> (bool, bool) {
    let rule = rule_for(matter, day(members)).unwrap();
    let found = adjudicate(&rule, &council(members), ballots, &Facts::default()).unwrap();
    (found.outcome == Outcome::Adopted, !found.vetoed_by.is_empty())
}

fn ballots(letters: &str) -> Vec<Ballot> {
    let of = |c| match c {
        'y' => Ballot::Yes,
        'n' => Ballot::No,
        'a' => Ballot::Abstain,
        _ => Ballot::NotVoting,
    };
    letters.chars().map(of).collect()
}

/// Ballots in the order of the seats, permanent members first; matter; adopted; vetoed.
const CASES: &[(&str, Matter, bool, bool)] = &[
    ("yyyyyyyyyyyyyyy", Matter::Substantive, true, false),
    ("ayyayyyyyyyyyyy", Matter::Substantive, true, false),
    ("ayynyyyyyyyyyyy", Matter::Substantive, false, true),
    ("aaaaayyyyyyyyyy", Matter::Substantive, true, false),
    ("-----yyyyyyyyya", Matter::Substantive, true, false),
    ("-----yyyyyyyyaa", Matter::Substantive, false, false),
    ("yyyyyyyyaaaaaaa", Matter::Substantive, false, false),
    ("nyyyyyyyyaaaaaa", Matter::Substantive, false, false),
    ("nyyyyyyyyyaaaaa", Matter::Substantive, false, true),
    ("yyyyyyyyynnnnnn", Matter::Substantive, true, false),
    ("nnnnnyyyyyyyyyn", Matter::Procedural, true, false),
    ("nnnnnyyyyyyyynn", Matter::Procedural, false, false),
    ("nnnnnyyyyyyyynn", Matter::CourtElection, true, false),
    ("nyyyyyyyyyyyyyy", Matter::Admission, false, true),
    ("yyyynyyyyyyyyyy", Matter::SecretaryGeneral, false, true),
    ("nnnnnyyyyyyyyyn", Matter::Amendment, true, false),
    ("nyyyyyyyyyyyyyy", Matter::PreliminaryQuestion, false, true),
    ("yyynyyyyyyy", Matter::Substantive, false, true),
    ("yyyayyyaaaa", Matter::Substantive, false, false),
    ("yyyyyyyaaaa", Matter::Substantive, true, false),
    ("nnnyyyyyyyy", Matter::Procedural, true, false),
    ("nnnyyyynnny", Matter::Procedural, false, false),
    ("nnnnnyyyyyy", Matter::CourtElection, true, false),
];

#[test]
fn both_judges_agree_with_the_table() {
    for (letters, matter, adopted, vetoed) in CASES {
        let ballots = ballots(letters);
        let members = ballots.len();
        assert_eq!(
            judge(members, *matter, &ballots),
            (*adopted, *vetoed),
            "{letters} {matter}"
        );
        assert_eq!(
            obvious(members, *matter, &ballots),
            (*adopted, *vetoed),
            "{letters} {matter}"
        );
    }
}

#[test]
fn a_no_on_a_draft_that_fails_anyway_is_told_from_a_veto() {
    let rule = rule_for(Matter::Substantive, day(15)).unwrap();
    let found = |letters| adjudicate(&rule, &council(15), &ballots(letters), &Facts::default()).unwrap();
    let short = found("nyyyyyyyyaaaaaa");
    assert_eq!(
        (short.ground, short.opposed_with_veto.len()),
        (Ground::ShortAndOpposed, 1)
    );
    assert!(short.why().contains("1 short of the 9 needed"), "{}", short.why());
    assert!(short.why().contains("not counted as a veto"), "{}", short.why());
    assert_eq!(found("yyyyyyyyaaaaaaa").ground, Ground::Short);
    assert_eq!(found("nyyyyyyyyyaaaaa").vetoed_by, ["CHN"]);
}

#[test]
fn a_party_abstains_under_chapter_vi_and_clashing_exceptions_show_both() {
    let rule = rule_for(Matter::Substantive, day(15)).unwrap();
    let mut facts = Facts {
        parties: vec!["RUS".to_owned()],
        chapter_vi: true,
        ..Facts::default()
    };
    let votes = ballots("ayynyyyyyyyyyyy");
    let found = adjudicate(&rule, &council(15), &votes, &facts).unwrap();
    assert_eq!(
        (found.outcome, found.tally.to_string()),
        (Outcome::Adopted, "13-0-2".to_owned())
    );
    assert_eq!(found.exceptions[0].1, "RUS");
    facts.chapter_vii = true;
    let clash = adjudicate(&rule, &council(15), &votes, &facts)
        .unwrap_err()
        .to_string();
    assert!(
        clash.contains("Chapter VI\"") && clash.contains("Chapter VII\""),
        "{clash}"
    );
    facts.chapter_vi = false;
    let found = adjudicate(&rule, &council(15), &votes, &facts).unwrap();
    assert_eq!(found.vetoed_by, ["RUS"]);
}

#[test]
fn flips_of_well_known_votes() {
    let rule = rule_for(Matter::Substantive, day(15)).unwrap();
    let flips = |letters| smallest_flips(&rule, &council(15), &ballots(letters));
    let unanimous = flips("yyyyyyyyyyyyyyy");
    assert_eq!((unanimous.size, unanimous.flips.len()), (Some(1), 5));
    assert_eq!(unanimous.who(), ["CHN", "FRA", "GBR", "RUS", "USA"]);
    // Russia alone against: it may abstain or agree.
    assert_eq!(flips("yyynyyyyyyyyyyy").flips.len(), 2);
    // Nine in favour and nobody to spare: any of them may abstain or refuse, or a permanent member object.
    let narrow = flips("aaaaayyyyyyyyya");
    assert_eq!((narrow.size, narrow.flips.len()), (Some(1), 5 + 9 * 2));
    // Eight in favour: any one of seven.
    assert_eq!(flips("yyyyyyyyaaaaaaa").flips.len(), 7);
    // Seven in favour: any two of eight.
    assert_eq!(flips("yyyyyyyaaaaaaaa").flips.len(), 28);
    // Everybody against: all five permanent members must move, and only agreement counts.
    let nobody = flips("nnnnnnnnnnnnnnn");
    assert_eq!(
        (nobody.size, nobody.flips.len(), nobody.complete),
        (Some(9), 210, true)
    );
}

fn any_ballot() -> impl Strategy<Value = Ballot> {
    prop::sample::select(&Ballot::ALL[..])
}

fn any_vote() -> impl Strategy<Value = (Matter, Vec<Ballot>)> {
    let ballots = prop_oneof![
        prop::collection::vec(any_ballot(), 11),
        prop::collection::vec(any_ballot(), 15),
    ];
    (prop::sample::select(Matter::ALL), ballots)
}

/// Sets of changes of `size`, by trying them all.
fn brute_flips(matter: Matter, ballots: &[Ballot], size: usize) -> usize {
    fn go(matter: Matter, ballots: &mut Vec<Ballot>, at: usize, left: usize, was: bool) -> usize {
        let members = ballots.len();
        if left == 0 {
            return usize::from(obvious(members, matter, ballots).0 != was);
        }
        if at == members {
            return 0;
        }
        let mut found = go(matter, ballots, at + 1, left, was);
        let from = ballots[at];
        let idle = |b| matches!(b, Ballot::Abstain | Ballot::NotVoting);
        for to in [Ballot::Yes, Ballot::Abstain, Ballot::No] {
            if to != from && !(idle(to) && idle(from)) {
                ballots[at] = to;
                found += go(matter, ballots, at + 1, left - 1, was);
            }
        }
        ballots[at] = from;
        found
    }
    let was = obvious(ballots.len(), matter, ballots).0;
    go(matter, &mut ballots.to_vec(), 0, size, was)
}

proptest! {
    #[test]
    fn both_judges_agree((matter, ballots) in any_vote()) {
        let members = ballots.len();
        prop_assert_eq!(judge(members, matter, &ballots), obvious(members, matter, &ballots));
    }

    #[test]
    fn more_support_never_hurts((matter, ballots) in any_vote(), at in 0usize..11) {
        let members = ballots.len();
        let before = judge(members, matter, &ballots).0;
        let mut more = ballots.clone();
        more[at] = Ballot::Yes;
        prop_assert!(judge(members, matter, &more).0 >= before);
    }

    #[test]
    fn a_no_of_a_permanent_member_never_helps((matter, ballots) in any_vote(), at in 0usize..5) {
        let members = ballots.len();
        let mut less = ballots.clone();
        less[at] = Ballot::No;
        prop_assert!(judge(members, matter, &less).0 <= judge(members, matter, &ballots).0);
    }

    #[test]
    fn flips_do_flip_and_none_is_smaller((matter, ballots) in any_vote()) {
        let members = ballots.len();
        let body = council(members);
        let rule = rule_for(matter, day(members)).unwrap();
        let flips = smallest_flips(&rule, &body, &ballots);
        prop_assert!(flips.complete);
        let was = judge(members, matter, &ballots).0;
        let size = flips.size.unwrap();
        for flip in &flips.flips {
            let mut changed = ballots.clone();
            prop_assert_eq!(flip.changes.len(), size);
            for change in &flip.changes {
                let at = body.seat(&change.member).unwrap();
                prop_assert_eq!(changed[at], change.from);
                changed[at] = change.to;
            }
            prop_assert_ne!(obvious(members, matter, &changed).0, was);
        }
        for smaller in 1..size.min(4) {
            prop_assert_eq!(brute_flips(matter, &ballots, smaller), 0);
        }
        if size <= 3 {
            prop_assert_eq!(brute_flips(matter, &ballots, size), flips.flips.len());
        }
    }
}

#[test]
fn a_built_in_council_decides_as_the_charter_does() {
    for (key, members) in [("council-1946", 11), ("council-1966", 15)] {
        let path = format!("{}/../../data/bodies/{key}.toml", env!("CARGO_MANIFEST_DIR"));
        let file = parse_rules(&std::fs::read_to_string(path).unwrap()).unwrap();
        let charter = rule_for(Matter::Substantive, day(members)).unwrap();
        assert_eq!(file.body.seats.len(), members);
        for mask in 0..1u32 << members {
            let of = |i| {
                if mask >> i & 1 == 1 {
                    Ballot::Yes
                } else {
                    Ballot::No
                }
            };
            let ballots: Vec<Ballot> = (0..members).map(of).collect();
            assert_eq!(
                file.rule.adopts(&file.body, &ballots),
                charter.adopts(&council(members), &ballots),
                "{key} {mask:b}"
            );
        }
    }
}
