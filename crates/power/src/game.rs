//! A rule seen from its members: who wins together.

use penholder_law::{Body, Rule, Test};
use std::fmt;

/// A simple game: each player is in favour or not; more support never hurts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Game {
    players: usize,
    measures: Vec<Vec<u64>>,
    root: Node,
    kinds: Vec<Vec<usize>>,
    kind_of: Vec<usize>,
    sized: Option<Sized>,
}

/// When a coalition wins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Node {
    /// It weighs enough by a measure.
    Weigh { measure: usize, needed: u64 },
    /// Enough of these hold.
    Some { needed: u64, of: Vec<Node> },
}

/// A game in which all that counts is the coalition's weight and its size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sized {
    /// Weight of each player.
    pub weights: Vec<u64>,
    /// Weight that a coalition of each size needs, from none to all; `None` where no weight is enough.
    pub need: Vec<Option<u64>>,
}

/// Says that a game is beyond what an engine can count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLarge {
    /// Number of players.
    pub players: usize,
}

impl fmt::Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "a game of {} unlike members under this rule is too large to be counted",
            self.players
        )
    }
}

impl std::error::Error for TooLarge {}

impl Game {
    /// Returns the game that a rule makes of a body.
    ///
    /// A member is in favour or against; so no objection of a class means that all of it are in favour, and a share
    /// of those voting is a share of all.
    pub fn of_rule(rule: &Rule, body: &Body) -> Game {
        let mut measures = Vec::new();
        let of = rule
            .conditions
            .iter()
            .map(|c| node(&c.test, body, &mut measures))
            .collect::<Vec<_>>();
        let needed = of.len() as u64;
        Game::new(body.seats.len(), measures, Node::Some { needed, of })
    }

    /// Returns the game in which a coalition wins if its weights add up to `quota`.
    pub fn weighted(quota: u64, weights: &[u64]) -> Game {
        let root = Node::Weigh {
            measure: 0,
            needed: quota,
        };
        Game::new(weights.len(), vec![weights.to_vec()], root)
    }

    /// Returns the weighted game in which a coalition also needs `members` members.
    pub fn weighted_with_members(quota: u64, members: u64, weights: &[u64]) -> Game {
        let of = vec![
            Node::Weigh {
                measure: 0,
                needed: quota,
            },
            Node::Weigh {
                measure: 1,
                needed: members,
            },
        ];
        let measures = vec![weights.to_vec(), vec![1; weights.len()]];
        Game::new(weights.len(), measures, Node::Some { needed: 2, of })
    }

    /// Returns the game in which the players of `bloc` are one, in the place of the first of them, and for each
    /// player of this game its player in the new one.
    pub fn with_bloc(&self, bloc: &[usize]) -> (Game, Vec<usize>) {
        let Some(head) = bloc.iter().copied().min() else {
            return (self.clone(), (0..self.players).collect());
        };
        let mut new_of = Vec::with_capacity(self.players);
        let mut count = 0;
        for player in 0..self.players {
            if player != head && bloc.contains(&player) {
                new_of.push(new_of[head]);
            } else {
                new_of.push(count);
                count += 1;
            }
        }
        let join = |column: &Vec<u64>| {
            let mut joined = vec![0; count];
            for (player, weight) in column.iter().enumerate() {
                joined[new_of[player]] += weight;
            }
            joined
        };
        let measures = self.measures.iter().map(join).collect();
        (Game::new(count, measures, self.root.clone()), new_of)
    }

    fn new(players: usize, measures: Vec<Vec<u64>>, root: Node) -> Game {
        let (kinds, kind_of) = kinds(players, &measures);
        let sized = sized(players, &measures, &root);
        Game {
            players,
            measures,
            root,
            kinds,
            kind_of,
            sized,
        }
    }

    /// Returns the number of players.
    pub fn players(&self) -> usize {
        self.players
    }

    /// Returns the players of each kind; players of one kind can be exchanged for each other.
    pub fn kinds(&self) -> &[Vec<usize>] {
        &self.kinds
    }

    /// Returns the kind of each player.
    pub fn kind_of(&self) -> &[usize] {
        &self.kind_of
    }

    /// Returns weight and needs, if weight and size are all that counts.
    pub fn sized(&self) -> Option<&Sized> {
        self.sized.as_ref()
    }

    /// Returns the weights by each measure.
    pub(crate) fn measures(&self) -> &[Vec<u64>] {
        &self.measures
    }

    /// Returns whether a coalition with these sums, one for each measure, wins.
    pub(crate) fn wins_with(&self, sums: &[u64]) -> bool {
        holds(&self.root, sums)
    }

    /// Returns, for each measure, the greatest sum that any condition asks for.
    pub(crate) fn caps(&self) -> Vec<u64> {
        let mut caps = vec![0; self.measures.len()];
        fn go(node: &Node, caps: &mut [u64]) {
            match node {
                Node::Weigh { measure, needed } => caps[*measure] = caps[*measure].max(*needed),
                Node::Some { of, .. } => of.iter().for_each(|n| go(n, caps)),
            }
        }
        go(&self.root, &mut caps);
        caps
    }

    /// Returns whether the players whose bits are set win; for games of up to 64 players.
    pub fn wins(&self, coalition: u64) -> bool {
        let sum = |column: &Vec<u64>| {
            let inside = column.iter().enumerate().filter(|(i, _)| coalition >> i & 1 == 1);
            inside.map(|(_, w)| w).sum()
        };
        let sums: Vec<u64> = self.measures.iter().map(sum).collect();
        self.wins_with(&sums)
    }
}

fn holds(node: &Node, sums: &[u64]) -> bool {
    match node {
        Node::Weigh { measure, needed } => sums[*measure] >= *needed,
        Node::Some { needed, of } if *needed == of.len() as u64 => of.iter().all(|n| holds(n, sums)),
        Node::Some { needed, of } => of.iter().filter(|n| holds(n, sums)).count() as u64 >= *needed,
    }
}

fn node(test: &Test, body: &Body, measures: &mut Vec<Vec<u64>>) -> Node {
    let mut weigh = |column: Vec<u64>, needed: u64| {
        let measure = measures.iter().position(|m| *m == column).unwrap_or_else(|| {
            measures.push(column);
            measures.len() - 1
        });
        Node::Weigh { measure, needed }
    };
    match test {
        Test::InFavour {
            among,
            measure,
            needed,
        } => {
            let weight = |s: &penholder_law::Seat| {
                if among.holds(s) {
                    s.weight(measure.as_deref())
                } else {
                    0
                }
            };
            weigh(body.seats.iter().map(weight).collect(), *needed)
        }
        Test::NoneAgainst { among } => {
            let column: Vec<u64> = body.seats.iter().map(|s| u64::from(among.holds(s))).collect();
            let all = column.iter().sum();
            weigh(column, all)
        }
        Test::ShareOfVoting {
            numerator,
            denominator,
            more_than,
        } => {
            let bar = numerator * body.seats.len() as u64;
            let needed = match more_than {
                true => bar / denominator + 1,
                false => bar.div_ceil(*denominator),
            };
            weigh(vec![1; body.seats.len()], needed.max(1))
        }
        Test::AtLeast { needed, of } => Node::Some {
            needed: *needed,
            of: of.iter().map(|t| node(t, body, measures)).collect(),
        },
    }
}

/// Puts players with the same weight by every measure together.
fn kinds(players: usize, measures: &[Vec<u64>]) -> (Vec<Vec<usize>>, Vec<usize>) {
    let mut kinds: Vec<Vec<usize>> = Vec::new();
    let mut kind_of = Vec::with_capacity(players);
    for player in 0..players {
        let like = |kind: &Vec<usize>| measures.iter().all(|m| m[kind[0]] == m[player]);
        let kind = kinds.iter().position(like).unwrap_or_else(|| {
            kinds.push(Vec::new());
            kinds.len() - 1
        });
        kinds[kind].push(player);
        kind_of.push(kind);
    }
    (kinds, kind_of)
}

/// Finds the weight that each size needs, if no more than one measure distinguishes players.
fn sized(players: usize, measures: &[Vec<u64>], root: &Node) -> Option<Sized> {
    let even = |m: &Vec<u64>| m.iter().all(|w| Some(w) == m.first());
    let mut uneven = (0..measures.len()).filter(|i| !even(&measures[*i]));
    let heavy = uneven.next();
    if uneven.next().is_some() {
        return None;
    }
    let mut steps = vec![0];
    fn go(node: &Node, heavy: Option<usize>, steps: &mut Vec<u64>) {
        match node {
            Node::Weigh { measure, needed } if Some(*measure) == heavy => steps.push(*needed),
            Node::Weigh { .. } => {}
            Node::Some { of, .. } => of.iter().for_each(|n| go(n, heavy, steps)),
        }
    }
    go(root, heavy, &mut steps);
    steps.sort_unstable();
    steps.dedup();
    let need = |size: usize| {
        let wins = |step: &u64| {
            let sum = |(i, m): (usize, &Vec<u64>)| match Some(i) == heavy {
                true => *step,
                false => m.first().copied().unwrap_or(0) * size as u64,
            };
            let sums: Vec<u64> = measures.iter().enumerate().map(sum).collect();
            holds(root, &sums)
        };
        steps.iter().copied().find(wins)
    };
    Some(Sized {
        weights: heavy.map_or_else(|| vec![0; players], |h| measures[h].clone()),
        need: (0..=players).map(need).collect(),
    })
}

impl Sized {
    /// Returns the quota, if every size that can reach it needs the same.
    pub fn quota(&self) -> Option<u64> {
        let first = self.need.first().copied().flatten()?;
        self.need.iter().all(|n| *n == Some(first)).then_some(first)
    }
}
