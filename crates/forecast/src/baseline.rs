//! Simple counts to measure the model against.

use crate::draft::{Choice, day_number};
use crate::history::Walk;
use penholder_words::MemberCode;
use rustc_hash::FxHashMap as HashMap;
use std::collections::VecDeque;

/// The names of the baselines, in the order of [`Baselines`].
pub const NAMES: [&str; 4] = ["all_yes", "member_rate", "last_vote", "product"];

/// For each baseline, draft and member: probabilities of yes, abstaining and no.
pub type Baselines = [Vec<Vec<[f64; 3]>>; 4];

/// Days that count.
const WINDOW: i32 = 1095;
/// Shares before any vote is seen.
const SHARES: [f64; 3] = [0.97, 0.025, 0.005];
/// Shares after a vote that was not in favour, before any is seen.
const AFTER_DISSENT: [f64; 3] = [0.4, 0.4, 0.2];
/// Years that count for what follows a last vote.
const YEARS: i16 = 5;

/// Counts of the last three years.
#[derive(Default)]
struct Window {
    votes: VecDeque<(i32, usize)>,
    counts: [f64; 3],
}

impl Window {
    fn on(&mut self, day: i32) -> [f64; 3] {
        while let Some(&(then, choice)) = self.votes.front() {
            if then >= day - WINDOW {
                break;
            }
            self.counts[choice] -= 1.0;
            self.votes.pop_front();
        }
        self.counts
    }

    fn add(&mut self, day: i32, choice: usize) {
        self.votes.push_back((day, choice));
        self.counts[choice] += 1.0;
    }
}

fn pooled(counts: [f64; 3], prior: [f64; 3], strength: f64) -> [f64; 3] {
    let n: f64 = counts.iter().sum();
    [0, 1, 2].map(|i| (counts[i] + strength * prior[i]) / (n + strength))
}

/// Returns the baselines for every draft: counts of earlier days, and for the last vote of earlier years.
pub fn baselines(walk: &Walk) -> Baselines {
    let mut all = Window::default();
    let mut own: HashMap<MemberCode, Window> = HashMap::default();
    let mut found: Baselines = Default::default();
    let mut after = (i16::MIN, [[0.0; 3]; 4]);
    for of_day in walk.drafts.chunk_by(|a, b| a.question.date == b.question.date) {
        let Some(day) = of_day.first().map(|d| day_number(d.question.date)) else {
            continue;
        };
        for draft in of_day {
            let at = found[0].len();
            if after.0 != draft.year() {
                after = (draft.year(), after_last_vote(walk, draft.year()));
            }
            let shares = pooled(all.on(day), SHARES, 50.0);
            let mut parts: [Vec<[f64; 3]>; 4] = Default::default();
            for (n, seated) in draft.question.members.iter().enumerate() {
                let member = pooled(own.entry(seated.member).or_default().on(day), shares, 20.0);
                let last = after.1[walk.last_on_file[at][n].map_or(3, Choice::index)];
                let product = [0, 1, 2].map(|i| member[i] * last[i] / shares[i]);
                let sum: f64 = product.iter().sum();
                let each = [shares, member, last, product.map(|p| p / sum)];
                parts.iter_mut().zip(each).for_each(|(part, p)| part.push(p));
            }
            found
                .iter_mut()
                .zip(parts)
                .for_each(|(list, part)| list.push(part));
        }
        for draft in of_day {
            for (seated, choice) in draft.question.members.iter().zip(&draft.votes) {
                all.add(day, choice.index());
                own.entry(seated.member).or_default().add(day, choice.index());
            }
        }
    }
    found
}

/// Returns what followed each last vote on a file (yes, abstain, no, none) in the years before.
fn after_last_vote(walk: &Walk, year: i16) -> [[f64; 3]; 4] {
    let mut counts = [[0.0; 3]; 4];
    for (draft, last) in walk.drafts.iter().zip(&walk.last_on_file) {
        if (year - YEARS..year).contains(&draft.year()) {
            for (choice, last) in draft.votes.iter().zip(last) {
                counts[last.map_or(3, Choice::index)][choice.index()] += 1.0;
            }
        }
    }
    [0, 1, 2, 3].map(|l| {
        let prior = if l == 0 || l == 3 { SHARES } else { AFTER_DISSENT };
        pooled(counts[l], prior, 10.0)
    })
}

/// Returns the share of drafts that failed in the ten years before, with one failure in 25 drafts added.
pub fn failure_rate(walk: &Walk, year: i16) -> f64 {
    let before = || {
        walk.drafts
            .iter()
            .filter(|d| (year - 10..year).contains(&d.year()))
    };
    let failed = before().filter(|d| !d.adopted).count() as f64;
    (failed + 1.0) / (before().count() as f64 + 25.0)
}
