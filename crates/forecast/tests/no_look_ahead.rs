//! A forecast must not change with what comes later, nor from run to run.
#![allow(missing_docs, clippy::expect_used, clippy::unwrap_used)]

use penholder_forecast::draft::{self, Draft, Question};
use penholder_forecast::predict::{self, Forecast};
use penholder_forecast::{Chain, Choice, Kind, history};
use proptest::prelude::*;
use std::sync::LazyLock;

/// Votes of the first years are enough to fit, and quick.
static DRAFTS: LazyLock<Vec<Draft>> = LazyLock::new(|| {
    let all = draft::drafts(&penholder_store::record());
    all.into_iter().filter(|d| d.year() <= 1997).collect()
});

fn forecast(drafts: &[Draft], question: &Question, kind: Kind) -> Forecast {
    let year = question.date.year();
    let walk = history::walk(drafts.to_vec());
    let fit = Chain::new(&walk, kind)
        .find(|f| f.year == year)
        .expect("the year is covered");
    predict::forecast(drafts, question, &fit)
}

/// Replaces every vote on `day` or later, and everything else about those drafts that could leak.
fn with_noise(drafts: &[Draft], question: &Question, seed: u64) -> Vec<Draft> {
    let mut state = seed | 1;
    let mut next = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    let mut noisy = drafts.to_vec();
    for draft in noisy.iter_mut().filter(|d| d.question.date >= question.date) {
        for vote in &mut draft.votes {
            *vote = Choice::ALL[(next() % 3) as usize];
        }
        draft.adopted = next() % 2 == 0;
        draft.question.title = format!("on matter {}", next() % 9);
        draft.question.topic = DRAFTS[(next() % DRAFTS.len() as u64) as usize].question.topic;
    }
    noisy
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4))]

    #[test]
    fn later_votes_change_no_bit_of_a_forecast(pick in 0usize..1000, seed in any::<u64>(), early in any::<bool>()) {
        let since: Vec<&Draft> = DRAFTS.iter().filter(|d| (1995..=1996).contains(&d.year())).collect();
        let question = &since[pick % since.len()].question;
        let kind = if early { Kind::Early } else { Kind::WithDraft };
        let found = forecast(&DRAFTS, question, kind);
        let noisy = forecast(&with_noise(&DRAFTS, question, seed), question, kind);
        prop_assert_eq!(found.tallies.pass.to_bits(), noisy.tallies.pass.to_bits());
        prop_assert_eq!(&found, &noisy);
    }
}

#[test]
fn the_track_record_gives_the_forecast_of_the_day() {
    let target = DRAFTS
        .iter()
        .rfind(|d| d.year() == 1996 && d.dissent() > 0)
        .expect("a split vote");
    let walk = history::walk(DRAFTS.to_vec());
    let found = penholder_forecast::backtest::backtest(&walk, 1996);
    let question = Question {
        date: target.question.date,
        ..target.question.clone()
    };
    let alone = forecast(&DRAFTS, &question, Kind::WithDraft);
    for (seated, p) in &alone.members {
        let same = |p: &&penholder_forecast::backtest::Prediction| {
            p.member == seated.member && p.draft == target.symbol && p.date == target.question.date
        };
        let scored = found.predictions.iter().find(same).expect("every vote is scored");
        assert_eq!(scored.p, *p);
    }
}

#[test]
fn a_forecast_is_the_same_every_time() {
    let question = &DRAFTS
        .iter()
        .find(|d| d.year() == 1995)
        .expect("a draft of 1995")
        .question;
    assert_eq!(
        forecast(&DRAFTS, question, Kind::Early),
        forecast(&DRAFTS, question, Kind::Early)
    );
}

#[test]
fn the_sample_is_the_one_that_peers_were_measured_on() {
    let all = draft::drafts(&penholder_store::record());
    let since_2000: Vec<_> = all.iter().filter(|d| d.year() >= 2000).collect();
    assert_eq!(since_2000.len(), 1608);
    assert_eq!(since_2000.iter().map(|d| d.votes.len()).sum::<usize>(), 24_114);
    assert_eq!(since_2000.iter().filter(|d| !d.adopted).count(), 85);
}
