//! Paragraphs found inside others: what was split off, what was merged.

use crate::lcs::{Lcs, Run};
use crate::side::{Folded, Sides};
use crate::similar::{Candidate, LEAST_WORDS};
use std::ops::Range;

/// A paragraph without partner whose words stand in another, beyond what that one shares with its own partner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cover {
    pub old: usize,
    pub new: usize,
}

/// Share of a paragraph's worth that must be found in the longer one.
const COVERED: f32 = 0.62;
/// Share that is enough if a long run of words is among it.
const COVERED_IN_RUN: f32 = 0.4;
/// Length of such a run.
const LONG_RUN: usize = 8;
/// Shortest run of words that counts; shorter ones are chance.
const LEAST_RUN: usize = 2;

/// Returns the paragraphs that were split off or merged.
pub(crate) fn covers(
    sides: &Sides<'_>,
    candidates: &[Candidate],
    partner: &[Option<usize>],
    lcs: &mut Lcs,
) -> Vec<Cover> {
    let mut back = vec![None; sides.new.len()];
    for (old, new) in partner.iter().enumerate() {
        if let Some(new) = new {
            back[*new] = Some(old);
        }
    }
    let (old, new) = (&sides.old, &sides.new);
    let mut split = Search::new(&old.content, &new.content, &sides.worth, partner, lcs);
    let pairs = candidates.iter().filter(|c| back[c.new].is_none());
    let splits = split.all(pairs.map(|c| (c.old, c.new)), &new.weight);
    let mut merge = Search::new(&new.content, &old.content, &sides.worth, &back, lcs);
    let pairs = candidates.iter().filter(|c| partner[c.old].is_none());
    let merges = merge.all(pairs.map(|c| (c.new, c.old)), &old.weight);
    let splits = splits
        .into_iter()
        .map(|(long, part)| Cover { old: long, new: part });
    let merges = merges
        .into_iter()
        .map(|(long, part)| Cover { old: part, new: long });
    splits.chain(merges).collect()
}

/// Looks for paragraphs of one side inside the free words of the other's.
struct Search<'s> {
    long: &'s [Vec<Folded>],
    short: &'s [Vec<Folded>],
    worth: &'s [f32],
    /// Words of each long paragraph that are spoken for.
    taken: Vec<Vec<bool>>,
    lcs: &'s mut Lcs,
}

impl<'s> Search<'s> {
    fn new(
        long: &'s [Vec<Folded>],
        short: &'s [Vec<Folded>],
        worth: &'s [f32],
        partner: &[Option<usize>],
        lcs: &'s mut Lcs,
    ) -> Self {
        let taken = long
            .iter()
            .zip(partner)
            .map(|(content, partner)| {
                let mut taken = vec![false; content.len()];
                if let Some(partner) = partner {
                    for run in solid(lcs.runs(content, &short[*partner])) {
                        taken[run].fill(true);
                    }
                }
                taken
            })
            .collect();
        Search {
            long,
            short,
            worth,
            taken,
            lcs,
        }
    }

    /// Returns the parts found, each with its long paragraph; the best covered part takes its words first.
    fn all(&mut self, pairs: impl Iterator<Item = (usize, usize)>, weight: &[f32]) -> Vec<(usize, usize)> {
        let mut open: Vec<(f32, usize, usize)> = Vec::new();
        for (long, part) in pairs.filter(|(_, part)| self.short[*part].len() >= LEAST_WORDS) {
            let cover = self.cover(long, part);
            if cover.suffices(weight[part]) {
                open.push((cover.worth / weight[part], long, part));
            }
        }
        open.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut found: Vec<(usize, usize)> = Vec::new();
        for (_, long, part) in open {
            if found.iter().any(|(_, known)| *known == part) {
                continue;
            }
            let cover = self.cover(long, part);
            if cover.suffices(weight[part]) {
                for at in cover.places {
                    self.taken[long][at] = true;
                }
                found.push((long, part));
            }
        }
        found
    }

    /// Finds the part's words in order among the free ones.
    fn cover(&mut self, long: usize, part: usize) -> Found {
        let taken = &self.taken[long];
        let words = self.long[long].iter().enumerate();
        let (places, free): (Vec<usize>, Vec<Folded>) = words
            .filter(|(at, _)| !taken[*at])
            .map(|(at, word)| (at, *word))
            .unzip();
        let mut found = Found {
            worth: 0.0,
            longest: 0,
            places: Vec::new(),
        };
        for run in solid(self.lcs.runs(&free, &self.short[part])) {
            found.worth += free[run.clone()]
                .iter()
                .map(|w| self.worth[*w as usize])
                .sum::<f32>();
            found.longest = found.longest.max(run.len());
            found.places.extend_from_slice(&places[run]);
        }
        found
    }
}

/// What of a part was found.
struct Found {
    worth: f32,
    /// Length of the longest run.
    longest: usize,
    places: Vec<usize>,
}

impl Found {
    fn suffices(&self, whole: f32) -> bool {
        self.worth >= COVERED * whole || (self.longest >= LONG_RUN && self.worth >= COVERED_IN_RUN * whole)
    }
}

fn solid(runs: &[Run]) -> impl Iterator<Item = Range<usize>> {
    runs.iter()
        .filter(|run| run.len >= LEAST_RUN)
        .map(|run| run.a..run.a + run.len)
}
