//! How alike two units are in their words.

use crate::lcs::Lcs;
use crate::side::{Folded, Side, Sides};

/// Two units that share enough to be looked at, and how alike they are.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Candidate {
    pub old: usize,
    pub new: usize,
    /// 1 for the same words in the same order, 0 for none in common.
    pub alike: f32,
}

/// Shares of worth below which a pair is not looked at more closely.
const BAG_FLOOR: f32 = 0.22;
const CONTAINED_FLOOR: f32 = 0.42;
/// The same for short ones, whose few words stand together in many places.
const SHORT_FLOOR: f32 = 0.62;
/// Least number of words of one that is looked for inside another.
pub(crate) const LEAST_WORDS: usize = 5;
/// How far one that stands almost whole in a longer one counts as like it.
const PART_CREDIT: f32 = 0.5;
/// Least number of words of such a part.
const LEAST_PART: usize = 12;
/// Shortest run of words that is no chance.
const SOLID: usize = 3;

/// Returns the pairs of units that may belong together.
///
/// A first pass counts shared words by an inverted index; only pairs that share enough are read in order.
pub(crate) fn candidates(sides: &Sides<'_>, lcs: &mut Lcs) -> Vec<Candidate> {
    let (old, new) = (&sides.old, &sides.new);
    let postings = Postings::new(new, sides.worth.len());
    let mut shared = vec![0.0f32; new.len()];
    let mut found = Vec::new();
    for a in 0..old.len() {
        shared.fill(0.0);
        postings.share(&old.content[a], &sides.worth, &mut shared);
        for (b, shared) in shared.iter().enumerate() {
            let (wa, wb) = (old.weight[a], new.weight[b]);
            let smaller = wa.min(wb);
            if smaller <= 0.0 {
                continue;
            }
            let bag = 2.0 * shared / (wa + wb);
            let words = old.content[a].len().min(new.content[b].len());
            let floor = if words >= LEAST_PART {
                CONTAINED_FLOOR
            } else {
                SHORT_FLOOR
            };
            if bag < BAG_FLOOR && (words < LEAST_WORDS || *shared < floor * smaller) {
                continue;
            }
            let alike = if old.same_content(a, new, b) {
                1.0
            } else {
                let met = in_order(&old.content[a], &new.content[b], &sides.worth, lcs);
                let whole = 0.5 * bag + met.all / (wa + wb);
                let contained = met.solid / smaller;
                if words >= LEAST_PART && contained > CONTAINED_FLOOR.max(whole) {
                    whole + PART_CREDIT * (contained - whole)
                } else {
                    whole
                }
            };
            found.push(Candidate {
                old: a,
                new: b,
                alike,
            });
        }
    }
    found
}

/// Worth of the words that two contents share in order.
struct Met {
    all: f32,
    /// Of which in runs of at least [`SOLID`] words.
    solid: f32,
}

fn in_order(a: &[Folded], b: &[Folded], worth: &[f32], lcs: &mut Lcs) -> Met {
    let mut met = Met { all: 0.0, solid: 0.0 };
    for run in lcs.runs(a, b) {
        let sum: f32 = a[run.a..run.a + run.len]
            .iter()
            .map(|word| worth[*word as usize])
            .sum();
        met.all += sum;
        if run.len >= SOLID {
            met.solid += sum;
        }
    }
    met
}

/// For each word the units in which it stands, with how often.
struct Postings {
    starts: Vec<u32>,
    entries: Vec<(u32, u32)>,
}

impl Postings {
    fn new(side: &Side<'_>, n_words: usize) -> Self {
        let mut counted: Vec<Vec<(Folded, u32)>> = Vec::with_capacity(side.len());
        let mut starts = vec![0u32; n_words + 1];
        for content in &side.content {
            let bag = bag(content);
            for (word, _) in &bag {
                starts[*word as usize + 1] += 1;
            }
            counted.push(bag);
        }
        for k in 0..n_words {
            starts[k + 1] += starts[k];
        }
        let mut next = starts.clone();
        let mut entries = vec![(0, 0); starts[n_words] as usize];
        for (unit, bag) in counted.iter().enumerate() {
            for (word, count) in bag {
                let at = &mut next[*word as usize];
                entries[*at as usize] = (unit as u32, *count);
                *at += 1;
            }
        }
        Postings { starts, entries }
    }

    /// Adds to `shared` the worth of the words that each unit has in common with `content`.
    fn share(&self, content: &[Folded], worth: &[f32], shared: &mut [f32]) {
        for (word, count) in bag(content) {
            let word = word as usize;
            let entries = &self.entries[self.starts[word] as usize..self.starts[word + 1] as usize];
            for (unit, there) in entries {
                shared[*unit as usize] += worth[word] * count.min(*there) as f32;
            }
        }
    }
}

/// Returns each word once, with how often it stands there.
fn bag(content: &[Folded]) -> Vec<(Folded, u32)> {
    let mut sorted = content.to_vec();
    sorted.sort_unstable();
    let mut bag: Vec<(Folded, u32)> = Vec::with_capacity(sorted.len());
    for word in sorted {
        match bag.last_mut() {
            Some((last, count)) if *last == word => *count += 1,
            _ => bag.push((word, 1)),
        }
    }
    bag
}
