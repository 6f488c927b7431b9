//! Which paragraph of the new text is which of the old: by words first, then by place.
//!
//! One pairing is found for all paragraphs together, so that no early choice robs a later paragraph of its own.
//! It is found in rounds: the pairs of one round tell the next where the neighbours, the opening words above a
//! point and the headings went. What is left over is then looked for inside longer paragraphs (split, merged).

use crate::assign::{Edge, assign};
use crate::lcs::Lcs;
use crate::side::Sides;
use crate::similar::{Candidate, candidates};
use crate::spans::{self, Cover};

/// Paragraphs that belong together: one and one, one and many (split), or many and one (merged).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Group {
    pub old: Vec<usize>,
    pub new: Vec<usize>,
}

/// Likeness that a pair needs where its place says nothing.
const THRESHOLD: f32 = 0.42;
/// Likeness below which no place makes a pair.
const FLOOR: f32 = 0.27;
/// What the same part (preamble, operative) is worth; another part costs as much.
const PART: f32 = 0.06;
/// What the same heading is worth.
const HEADING: f32 = 0.03;
/// What the same number is worth.
const NUMBER: f32 = 0.02;
/// What each word is worth in which both open the same, and how much more the rarer it is than a common one.
const OPENING: f32 = 0.01;
const TELLING: f32 = 0.012;
const COMMON: f32 = 2.5;
const OPENING_WORDS: usize = 10;
const OPENING_MOST: f32 = 0.14;
/// What points gain if the words above them belong together, and lose if those belong elsewhere.
const PARENT: f32 = 0.14;
/// What is gained for each neighbour that went to the same place.
const NEIGHBOUR: f32 = 0.07;
/// Rounds of pairing; the groups seldom change after the third.
const ROUNDS: usize = 3;

/// Returns the groups in the order of the new text; what is in none is new or dropped.
pub(crate) fn align(sides: &Sides<'_>, lcs: &mut Lcs) -> Vec<Group> {
    let candidates = candidates(sides, lcs);
    let mut partner = vec![None; sides.old.len()];
    for round in 0..ROUNDS {
        let place = Place::new(sides, &partner);
        let edges: Vec<Edge> = candidates
            .iter()
            .filter(|c| c.alike >= FLOOR)
            .map(|c| Edge {
                old: c.old,
                new: c.new,
                gain: c.alike + standing(sides, c) + if round == 0 { 0.0 } else { place.evidence(c) }
                    - THRESHOLD,
            })
            .collect();
        partner = assign(sides.old.len(), sides.new.len(), &edges);
    }
    let pairs: Vec<_> = partner
        .iter()
        .enumerate()
        .filter_map(|(o, n)| n.map(|n| (o, n)))
        .collect();
    let covers = spans::covers(sides, &candidates, &partner, lcs);
    gather(sides, stars(&pairs, covers))
}

/// Evidence that does not depend on other pairs.
fn standing(sides: &Sides<'_>, pair: &Candidate) -> f32 {
    let (old, new) = (&sides.old.units[pair.old], &sides.new.units[pair.new]);
    let mut evidence = if old.part == new.part { PART } else { -PART };
    if old.heading.is_some() && old.heading == new.heading {
        evidence += HEADING;
    }
    if old.id == new.id {
        evidence += NUMBER;
    }
    evidence + opening(sides, pair)
}

/// What it is worth that both open with the same words: little for a verb, more for words that few others open with.
fn opening(sides: &Sides<'_>, pair: &Candidate) -> f32 {
    let (old, new) = (&sides.old.content[pair.old], &sides.new.content[pair.new]);
    let shared = old
        .iter()
        .zip(new)
        .take(OPENING_WORDS)
        .take_while(|(a, b)| a == b);
    let telling =
        |(word, _): (&u32, &u32)| OPENING + TELLING * (sides.worth[*word as usize] - COMMON).max(0.0);
    shared.map(telling).sum::<f32>().min(OPENING_MOST)
}

/// Where the paragraphs around went in the round before.
struct Place<'s, 't> {
    sides: &'s Sides<'t>,
    partner: &'s [Option<usize>],
    back: Vec<Option<usize>>,
}

impl<'s, 't> Place<'s, 't> {
    fn new(sides: &'s Sides<'t>, partner: &'s [Option<usize>]) -> Self {
        let mut back = vec![None; sides.new.len()];
        for (old, new) in partner.iter().enumerate() {
            if let Some(new) = new {
                back[*new] = Some(old);
            }
        }
        Place { sides, partner, back }
    }

    fn evidence(&self, pair: &Candidate) -> f32 {
        let before = self.neighbour(pair, -1);
        let after = self.neighbour(pair, 1);
        self.parents(pair) + NEIGHBOUR * (before + after)
    }

    /// 1 if the next paired paragraphs on that side belong together, falling with their distance; 0 if not.
    fn neighbour(&self, pair: &Candidate, step: isize) -> f32 {
        let next = |from: usize, paired: &dyn Fn(usize) -> bool, len: usize| {
            let mut at = from as isize + step;
            while at >= 0 && (at as usize) < len && !paired(at as usize) {
                at += step;
            }
            (at >= 0 && (at as usize) < len).then_some(at as usize)
        };
        let old = next(pair.old, &|k| self.partner[k].is_some(), self.partner.len());
        let new = next(pair.new, &|k| self.back[k].is_some(), self.back.len());
        match (old, new) {
            (None, None) => 1.0,
            (Some(o), Some(n)) if self.partner[o] == Some(n) => 1.0,
            (Some(o), _) => self.partner[o].map_or(0.0, |there| near(there, pair.new, step)),
            (None, Some(_)) => 0.0,
        }
    }

    fn parents(&self, pair: &Candidate) -> f32 {
        let (old, new) = (self.sides.old.parent[pair.old], self.sides.new.parent[pair.new]);
        match (old, new) {
            (Some(o), Some(n)) if self.partner[o] == Some(n) => PARENT,
            (Some(o), Some(n)) if self.partner[o].is_some() || self.back[n].is_some() => -PARENT / 2.0,
            (Some(_), Some(_)) | (None, None) => 0.0,
            _ => -PARENT / 2.0,
        }
    }
}

/// Says how well `there`, where a neighbour went, fits as the neighbour of `here`.
fn near(there: usize, here: usize, step: isize) -> f32 {
    let distance = (there as isize - here as isize) * step;
    match distance {
        1 => 1.0,
        2..=3 => 0.6,
        4..=8 => 0.3,
        _ => 0.0,
    }
}

/// Leaves out covers that would tie several old paragraphs to several new ones.
fn stars(pairs: &[(usize, usize)], covers: Vec<Cover>) -> Vec<(usize, usize)> {
    let mut links = pairs.to_vec();
    for cover in covers {
        let at_old: Vec<usize> = links.iter().filter(|l| l.0 == cover.old).map(|l| l.1).collect();
        let at_new: Vec<usize> = links.iter().filter(|l| l.1 == cover.new).map(|l| l.0).collect();
        let n_old = |new: usize| links.iter().filter(|l| l.1 == new).count();
        let n_new = |old: usize| links.iter().filter(|l| l.0 == old).count();
        let joins = match (at_old.is_empty(), at_new.is_empty()) {
            (true, true) => true,
            (false, true) => at_old.iter().all(|new| n_old(*new) == 1),
            (true, false) => at_new.iter().all(|old| n_new(*old) == 1),
            (false, false) => false,
        };
        if joins {
            links.push((cover.old, cover.new));
        }
    }
    links
}

/// Joins links that share a paragraph.
fn gather(sides: &Sides<'_>, links: Vec<(usize, usize)>) -> Vec<Group> {
    let n_old = sides.old.len();
    let mut root: Vec<usize> = (0..n_old + sides.new.len()).collect();
    fn find(root: &[usize], mut at: usize) -> usize {
        while root[at] != at {
            at = root[at];
        }
        at
    }
    for (old, new) in links {
        let (a, b) = (find(&root, old), find(&root, n_old + new));
        root[a] = b;
    }
    let mut groups: Vec<Group> = (0..root.len())
        .map(|_| Group {
            old: Vec::new(),
            new: Vec::new(),
        })
        .collect();
    for at in 0..root.len() {
        let group = find(&root, at);
        if at < n_old {
            groups[group].old.push(at);
        } else {
            groups[group].new.push(at - n_old);
        }
    }
    groups.retain(|g| !g.old.is_empty() && !g.new.is_empty());
    groups.sort_by_key(|g| g.new[0]);
    groups
}
