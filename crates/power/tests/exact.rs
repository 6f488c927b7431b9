//! Exactness: every engine against the obvious one, and published figures.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use penholder_law::{RulesFile, parse_rules};
use penholder_power::engines::{brute, diagram, halves, points, profiles, table};
use penholder_power::{Game, RBig, UBig, banzhaf, deegan_packel, holler, johnston, shapley_shubik, to_f64};
use proptest::prelude::*;

fn rules(key: &str) -> RulesFile {
    let path = format!("{}/../../data/bodies/{key}.toml", env!("CARGO_MANIFEST_DIR"));
    parse_rules(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn body(key: &str) -> Game {
    let file = rules(key);
    Game::of_rule(&file.rule, &file.body)
}

fn fraction(n: u64, d: u64) -> RBig {
    RBig::from_parts(n.into(), d.into())
}

fn sum(shares: &[RBig]) -> RBig {
    shares.iter().fold(RBig::ZERO, |sum, share| sum + share)
}

/// Swings of each player, from those of its kind.
fn by_player(game: &Game, kinds: Vec<Vec<UBig>>) -> Vec<Vec<UBig>> {
    game.kind_of().iter().map(|kind| kinds[*kind].clone()).collect()
}

fn totals(sizes: &[Vec<UBig>]) -> Vec<UBig> {
    sizes
        .iter()
        .map(|s| s.iter().fold(UBig::ZERO, |a, b| a + b))
        .collect()
}

#[test]
fn the_council_of_eleven_as_published() {
    // Shapley and Shubik, American Political Science Review 48 (1954), p. 787; Banzhaf by the same games.
    let game = body("council-1946");
    let bz = banzhaf(&game).unwrap().normalised();
    assert_eq!((&bz[0], &bz[10]), (&fraction(19, 105), &fraction(1, 63)));
    let ss = shapley_shubik(&game).unwrap();
    assert_eq!((&ss[0], &ss[10]), (&fraction(76, 385), &fraction(1, 462)));
    assert_eq!(sum(&ss), RBig::ONE);
}

#[test]
fn the_council_of_fifteen_as_published() {
    // Straffin, Power and Stability in Politics (1994): 0.1963 and 0.00186; swings 848 and 84 of 5080.
    let game = body("council-1966");
    let bz = banzhaf(&game).unwrap();
    assert_eq!(
        (bz.swings(0), bz.swings(14)),
        (&UBig::from(848u32), &UBig::from(84u32))
    );
    assert_eq!(bz.total(), UBig::from(5080u32));
    let ss = shapley_shubik(&game).unwrap();
    assert_eq!((&ss[0], &ss[14]), (&fraction(421, 2145), &fraction(4, 2145)));
    let weighted = Game::weighted(39, &[7, 7, 7, 7, 7, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
    assert_eq!(shapley_shubik(&weighted).unwrap(), ss);
}

#[test]
fn small_games_by_hand() {
    // [3; 2, 1, 1]: A B, A C, A B C win. Deegan-Packel 1/2, Holler 1/2, Johnston (1/2 + 1/2 + 1) / 3.
    let game = Game::weighted(3, &[2, 1, 1]);
    assert_eq!(banzhaf(&game).unwrap().normalised()[0], fraction(3, 5));
    assert_eq!(
        shapley_shubik(&game).unwrap(),
        [fraction(2, 3), fraction(1, 6), fraction(1, 6)]
    );
    assert_eq!(
        deegan_packel(&game).unwrap(),
        [fraction(1, 2), fraction(1, 4), fraction(1, 4)]
    );
    assert_eq!(
        holler(&game).unwrap(),
        [fraction(1, 2), fraction(1, 4), fraction(1, 4)]
    );
    assert_eq!(
        johnston(&game).unwrap(),
        [fraction(2, 3), fraction(1, 6), fraction(1, 6)]
    );
}

#[test]
fn where_64_bits_overflow() {
    let game = Game::weighted(36, &[1; 70]);
    assert!(
        shapley_shubik(&game)
            .unwrap()
            .iter()
            .all(|s| *s == fraction(1, 70))
    );
    let bz = banzhaf(&game).unwrap();
    // C(69, 35) coalitions of 35 others lack one member; all swings together are past 64 bits by far.
    assert_eq!(bz.swings(0).to_string(), "56093138908331422716");
    // The same through the table, with weights that are not alike.
    let weights: Vec<u64> = (1..=90).map(|i| 100 + i % 7).collect();
    let game = Game::weighted(weights.iter().sum::<u64>() / 2 + 1, &weights);
    let ss = shapley_shubik(&game).unwrap();
    assert_eq!(sum(&ss), RBig::ONE);
    let sized = game.sized().unwrap();
    let by_size = table::swings_by_size(&game, sized).unwrap();
    assert_eq!(table::swings(&game, sized).unwrap(), totals(&by_size));
    assert_eq!(
        points::swings_by_size(&game, &sized.weights, sized.quota().unwrap()).unwrap(),
        by_size
    );
    assert_eq!(Game::weighted(150, &[1; 193]).kinds().len(), 1);
    assert!(
        shapley_shubik(&Game::weighted(129, &[1; 193]))
            .unwrap()
            .iter()
            .all(|s| *s == fraction(1, 193))
    );
}

#[test]
fn the_double_majority_counts_members_too() {
    // Ignoring the count of members gives 0.0248 for the first; with it 0.0303.
    let game = body("eu27");
    let bz = banzhaf(&game).unwrap().normalised();
    let file = rules("eu27");
    let belgium = file.body.seats.iter().position(|s| s.member == "BEL").unwrap();
    assert!(
        (to_f64(&bz[belgium]) - 0.0303).abs() < 5e-5,
        "{}",
        to_f64(&bz[belgium])
    );
    assert_eq!(sum(&shapley_shubik(&game).unwrap()), RBig::ONE);
    let sized = game.sized().unwrap();
    assert_eq!(
        diagram::swings_by_size(&body("uniting-for-consensus")).unwrap(),
        profiles::swings_by_size(&body("uniting-for-consensus"))
    );
    assert_eq!(
        table::swings_by_size(&game, sized).unwrap(),
        halves::swings_by_size(&game, sized)
    );
}

#[test]
fn a_bloc_has_the_votes_of_its_members() {
    let game = Game::weighted(5, &[2, 2, 1, 1, 1]);
    let (joined, new_of) = game.with_bloc(&[0, 2]);
    assert_eq!(new_of, [0, 1, 0, 2, 3]);
    assert_eq!(joined, Game::weighted(5, &[3, 2, 1, 1]));
}

#[test]
fn two_tiers() {
    // Three groups of three, two groups of two members each must agree: every member is alike.
    let text = r#"
        name = "two tiers"
        source = "made for this test"
        [[seats]]
        members = ["a1", "a2", "a3"]
        classes = ["a"]
        [[seats]]
        members = ["b1", "b2", "b3"]
        classes = ["b"]
        [[seats]]
        members = ["c1", "c2", "c3"]
        classes = ["c"]
        [[conditions]]
        at_least = 2
        of = [{ in_favour = 2, among = "a" }, { in_favour = 2, among = "b" }, { in_favour = 2, among = "c" }]
    "#;
    let file = parse_rules(text).unwrap();
    let game = Game::of_rule(&file.rule, &file.body);
    assert!(
        shapley_shubik(&game)
            .unwrap()
            .iter()
            .all(|s| *s == fraction(1, 9))
    );
    // A member turns its group in 2 of 4 cases and the group turns the body in half of all.
    assert_eq!(banzhaf(&game).unwrap().absolute()[0], fraction(1, 4));
    assert_eq!(
        by_player(&game, diagram::swings_by_size(&game).unwrap()),
        brute::swings_by_size(&game)
    );
}

/// Against brute force: every body up to 20 members that comes with the program.
#[test]
fn bodies_up_to_twenty_members_against_brute_force() {
    for key in ["council-1946", "council-1966"] {
        let game = body(key);
        let truth = brute::swings_by_size(&game);
        assert_eq!(by_player(&game, profiles::swings_by_size(&game)), truth, "{key}");
        assert_eq!(
            by_player(&game, diagram::swings_by_size(&game).unwrap()),
            truth,
            "{key}"
        );
    }
}

fn any_weights() -> impl Strategy<Value = Vec<u64>> {
    let small = prop::collection::vec(0u64..12, 2..11);
    let great = prop::collection::vec(0u64..20_000, 2..11);
    prop_oneof![small, great]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn every_engine_counts_what_brute_force_counts(weights in any_weights(), share in 0.01f64..1.0) {
        let total: u64 = weights.iter().sum();
        let quota = ((total as f64 * share) as u64).max(1);
        let game = Game::weighted(quota, &weights);
        let truth = brute::swings_by_size(&game);
        prop_assert_eq!(&by_player(&game, profiles::swings_by_size(&game)), &truth);
        prop_assert_eq!(&by_player(&game, diagram::swings_by_size(&game).unwrap()), &truth);
        if let Some(sized) = game.sized() && let Some(quota) = sized.quota() {
            prop_assert_eq!(&by_player(&game, halves::swings_by_size(&game, sized)), &truth);
            prop_assert_eq!(&by_player(&game, table::swings_by_size(&game, sized).unwrap()), &truth);
            prop_assert_eq!(&by_player(&game, points::swings_by_size(&game, &sized.weights, quota).unwrap()), &truth);
            let all = totals(&truth);
            let flat = |kinds: Vec<UBig>| game.kind_of().iter().map(|k| kinds[*k].clone()).collect::<Vec<_>>();
            prop_assert_eq!(&flat(halves::swings(&game, sized)), &all);
            prop_assert_eq!(&flat(table::swings(&game, sized).unwrap()), &all);
            prop_assert_eq!(&flat(profiles::swings(&game)), &all);
        }
        if truth.iter().flatten().any(|c| *c > UBig::ZERO) {
            prop_assert_eq!(sum(&shapley_shubik(&game).unwrap()), RBig::ONE);
            for index in [deegan_packel(&game), holler(&game), johnston(&game)] {
                prop_assert_eq!(sum(&index.unwrap()), RBig::ONE);
            }
        }
    }

    #[test]
    fn a_count_of_members_is_no_obstacle(weights in any_weights(), share in 0.01f64..1.0, members in 1u64..8) {
        let total: u64 = weights.iter().sum();
        let quota = ((total as f64 * share) as u64).max(1);
        let game = Game::weighted_with_members(quota, members, &weights);
        let truth = brute::swings_by_size(&game);
        prop_assert_eq!(&by_player(&game, diagram::swings_by_size(&game).unwrap()), &truth);
        if let Some(sized) = game.sized() {
            prop_assert_eq!(&by_player(&game, halves::swings_by_size(&game, sized)), &truth);
            prop_assert_eq!(&by_player(&game, table::swings_by_size(&game, sized).unwrap()), &truth);
        }
    }
}
