//! The smallest changes that turn an outcome.

use crate::{Body, Rule};
use penholder_words::{Ballot, Outcome};

/// One member voting otherwise.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// The member.
    pub member: String,
    /// How it voted.
    pub from: Ballot,
    /// How it would have to vote.
    pub to: Ballot,
}

/// Changes that together turn the outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flip {
    /// The changes, in the order of the seats.
    pub changes: Vec<Change>,
    /// What the outcome becomes.
    pub outcome: Outcome,
}

/// All flips of the smallest size.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Flips {
    /// How many members must change; `None` if no change of any size turns the outcome or the search was given up.
    pub size: Option<usize>,
    /// The flips, at most [`LIMIT`] of them.
    pub flips: Vec<Flip>,
    /// Whether these are all there are of that size.
    pub complete: bool,
}

impl Flips {
    /// Returns the members that could take part, in alphabetical order.
    pub fn who(&self) -> Vec<String> {
        let mut who: Vec<String> = self
            .flips
            .iter()
            .flat_map(|f| f.changes.iter().map(|c| c.member.clone()))
            .collect();
        who.sort();
        who.dedup();
        who
    }
}

/// Flips that are written out; a body of fifteen never has more.
pub const LIMIT: usize = 50_000;

/// Combinations of kinds of change that are tried before the search is given up.
const EFFORT: usize = 2_000_000;

/// Members that are alike: same classes, same weights, same ballot.
struct Kind {
    seats: Vec<usize>,
    from: Ballot,
}

/// A change that a kind of member could make.
struct Move {
    kind: usize,
    to: Ballot,
}

/// Returns every smallest set of changes that turns the outcome of `ballots`.
///
/// Only changes towards the other outcome are tried, since no rule is failed by more support. Members that are
/// alike are exchanged for each other only when the flips are written out, so bodies with few kinds of member cost
/// little whatever their size.
pub fn smallest_flips(rule: &Rule, body: &Body, ballots: &[Ballot]) -> Flips {
    let adopted = rule.adopts(body, ballots);
    let kinds = kinds(body, ballots);
    let moves = moves(&kinds, adopted);
    let mut search = Search {
        rule,
        body,
        adopted,
        kinds: &kinds,
        moves: &moves,
        ballots: ballots.to_vec(),
        counts: vec![0; moves.len()],
        used: vec![0; kinds.len()],
        found: Vec::new(),
        effort: 0,
    };
    for size in 1..=body.seats.len() {
        search.go(0, size);
        if search.effort > EFFORT {
            return Flips::default();
        }
        if !search.found.is_empty() {
            let found = std::mem::take(&mut search.found);
            return write_out(body, &kinds, &moves, &found, size, adopted);
        }
    }
    Flips {
        complete: true,
        ..Flips::default()
    }
}

fn kinds(body: &Body, ballots: &[Ballot]) -> Vec<Kind> {
    let mut kinds: Vec<Kind> = Vec::new();
    for (at, seat) in body.seats.iter().enumerate() {
        let like = |kind: &&mut Kind| {
            let other = &body.seats[kind.seats[0]];
            kind.from == ballots[at] && other.classes == seat.classes && other.weights == seat.weights
        };
        match kinds.iter_mut().find(like) {
            Some(kind) => kind.seats.push(at),
            None => kinds.push(Kind {
                seats: vec![at],
                from: ballots[at],
            }),
        }
    }
    kinds
}

/// Returns the moves towards the other outcome.
fn moves(kinds: &[Kind], adopted: bool) -> Vec<Move> {
    let mut moves = Vec::new();
    for (kind, k) in kinds.iter().enumerate() {
        let to: &[Ballot] = match (adopted, k.from) {
            (true, Ballot::Yes) => &[Ballot::Abstain, Ballot::No],
            (true, Ballot::Abstain | Ballot::NotVoting) => &[Ballot::No],
            (false, Ballot::No) => &[Ballot::Abstain, Ballot::Yes],
            (false, Ballot::Abstain | Ballot::NotVoting) => &[Ballot::Yes],
            _ => &[],
        };
        moves.extend(to.iter().map(|to| Move { kind, to: *to }));
    }
    moves
}

struct Search<'a> {
    rule: &'a Rule,
    body: &'a Body,
    adopted: bool,
    kinds: &'a [Kind],
    moves: &'a [Move],
    ballots: Vec<Ballot>,
    counts: Vec<usize>,
    used: Vec<usize>,
    found: Vec<Vec<usize>>,
    effort: usize,
}

impl Search<'_> {
    /// Spends `left` changes on the moves from `at` on.
    fn go(&mut self, at: usize, left: usize) {
        if self.effort > EFFORT {
            return;
        }
        if left == 0 {
            self.effort += 1;
            if self.rule.adopts(self.body, &self.ballots) != self.adopted {
                self.found.push(self.counts.clone());
            }
            return;
        }
        let Some(this) = self.moves.get(at) else {
            return;
        };
        let (kind, to) = (&self.kinds[this.kind], this.to);
        let begun = self.used[this.kind];
        let room = (kind.seats.len() - begun).min(left);
        for n in 0..=room {
            if n > 0 {
                self.ballots[kind.seats[begun + n - 1]] = to;
            }
            self.counts[at] = n;
            self.used[this.kind] = begun + n;
            self.go(at + 1, left - n);
        }
        for n in 0..room {
            self.ballots[kind.seats[begun + n]] = kind.from;
        }
        self.counts[at] = 0;
        self.used[this.kind] = begun;
    }
}

fn write_out(
    body: &Body,
    kinds: &[Kind],
    moves: &[Move],
    found: &[Vec<usize>],
    size: usize,
    adopted: bool,
) -> Flips {
    let outcome = if adopted {
        Outcome::NotAdopted
    } else {
        Outcome::Adopted
    };
    let mut all: Vec<Vec<(usize, Ballot)>> = Vec::new();
    let mut complete = true;
    for counts in found {
        let mut partial: Vec<Vec<(usize, Ballot)>> = vec![Vec::new()];
        for (this, n) in moves.iter().zip(counts).filter(|(_, n)| **n > 0) {
            let seats = &kinds[this.kind].seats;
            let mut longer = Vec::new();
            for chosen in &partial {
                let free: Vec<usize> = seats
                    .iter()
                    .copied()
                    .filter(|s| !chosen.iter().any(|(c, _)| c == s))
                    .collect();
                for pick in combinations(&free, *n, LIMIT) {
                    let mut with = chosen.clone();
                    with.extend(pick.into_iter().map(|seat| (seat, this.to)));
                    longer.push(with);
                }
                if longer.len() > LIMIT {
                    break;
                }
            }
            partial = longer;
        }
        all.extend(partial);
        if all.len() > LIMIT {
            all.truncate(LIMIT);
            complete = false;
            break;
        }
    }
    for changes in &mut all {
        changes.sort();
    }
    all.sort();
    let change = |(seat, to): &(usize, Ballot)| Change {
        member: body.seats[*seat].member.clone(),
        from: kinds
            .iter()
            .find(|k| k.seats.contains(seat))
            .map_or(*to, |k| k.from),
        to: *to,
    };
    let flip = |changes: &Vec<(usize, Ballot)>| Flip {
        changes: changes.iter().map(change).collect(),
        outcome,
    };
    Flips {
        size: Some(size),
        flips: all.iter().map(flip).collect(),
        complete,
    }
}

/// Returns the choices of `n` of `from`, at most a few more than `limit`.
fn combinations(from: &[usize], n: usize, limit: usize) -> Vec<Vec<usize>> {
    if n == 0 {
        return vec![Vec::new()];
    }
    let mut all = Vec::new();
    for (at, first) in from.iter().enumerate() {
        for mut rest in combinations(&from[at + 1..], n - 1, limit) {
            rest.insert(0, *first);
            all.push(rest);
        }
        if all.len() > limit {
            break;
        }
    }
    all
}
