//! The best pairing of two sets when each member may be used once (the assignment problem).

/// A pair that is possible, and what it is worth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Edge {
    pub old: usize,
    pub new: usize,
    /// Only edges above zero are taken.
    pub gain: f32,
}

/// Returns the partner of each old member in the pairing with the greatest sum of gains.
pub(crate) fn assign(n_old: usize, n_new: usize, edges: &[Edge]) -> Vec<Option<usize>> {
    let mut partner = vec![None; n_old];
    for component in components(n_old, n_new, edges) {
        solve(&component, &mut partner);
    }
    partner
}

/// Splits the edges into groups that share no member.
fn components(n_old: usize, n_new: usize, edges: &[Edge]) -> Vec<Vec<Edge>> {
    let mut root: Vec<usize> = (0..n_old + n_new).collect();
    fn find(root: &mut [usize], mut at: usize) -> usize {
        while root[at] != at {
            root[at] = root[root[at]];
            at = root[at];
        }
        at
    }
    for edge in edges {
        let (a, b) = (find(&mut root, edge.old), find(&mut root, n_old + edge.new));
        root[a] = b;
    }
    let mut groups: Vec<Vec<Edge>> = vec![Vec::new(); n_old + n_new];
    for edge in edges.iter().filter(|e| e.gain > 0.0) {
        let group = find(&mut root, edge.old);
        groups[group].push(*edge);
    }
    groups.retain(|g| !g.is_empty());
    groups
}

/// Solves one component by shortest augmenting paths (Jonker and Volgenant 1987), dense.
fn solve(edges: &[Edge], partner: &mut [Option<usize>]) {
    if let [edge] = edges {
        partner[edge.old] = Some(edge.new);
        return;
    }
    let index = |mut all: Vec<usize>| {
        all.sort_unstable();
        all.dedup();
        all
    };
    let rows = index(edges.iter().map(|e| e.old).collect());
    let columns = index(edges.iter().map(|e| e.new).collect());
    // A dummy column for each row lets it stay alone at no cost.
    let (n, m) = (rows.len(), columns.len() + rows.len());
    let mut cost = vec![0.0f64; n * m];
    for edge in edges {
        let (Ok(r), Ok(c)) = (rows.binary_search(&edge.old), columns.binary_search(&edge.new)) else {
            continue;
        };
        cost[r * m + c] = -f64::from(edge.gain);
    }
    let taken = cheapest(n, m, &cost);
    for (r, c) in taken.into_iter().enumerate() {
        if c < columns.len() && cost[r * m + c] < 0.0 {
            partner[rows[r]] = Some(columns[c]);
        }
    }
}

/// Returns the column of each row at the least total cost; `n` rows, `m >= n` columns.
fn cheapest(n: usize, m: usize, cost: &[f64]) -> Vec<usize> {
    let (mut u, mut v) = (vec![0.0; n + 1], vec![0.0; m + 1]);
    let mut row_of = vec![0usize; m + 1];
    let mut way = vec![0usize; m + 1];
    for row in 1..=n {
        row_of[0] = row;
        let mut column = 0;
        let mut least = vec![f64::INFINITY; m + 1];
        let mut used = vec![false; m + 1];
        loop {
            used[column] = true;
            let here = row_of[column];
            let (mut delta, mut next) = (f64::INFINITY, 0);
            for c in 1..=m {
                if used[c] {
                    continue;
                }
                let reduced = cost[(here - 1) * m + c - 1] - u[here] - v[c];
                if reduced < least[c] {
                    (least[c], way[c]) = (reduced, column);
                }
                if least[c] < delta {
                    (delta, next) = (least[c], c);
                }
            }
            for c in 0..=m {
                if used[c] {
                    u[row_of[c]] += delta;
                    v[c] -= delta;
                } else {
                    least[c] -= delta;
                }
            }
            column = next;
            if row_of[column] == 0 {
                break;
            }
        }
        while column != 0 {
            row_of[column] = row_of[way[column]];
            column = way[column];
        }
    }
    let mut column_of = vec![0; n];
    for c in 1..=m {
        if row_of[c] > 0 {
            column_of[row_of[c] - 1] = c - 1;
        }
    }
    column_of
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn total(edges: &[Edge], partner: &[Option<usize>]) -> f32 {
        edges
            .iter()
            .filter(|e| partner[e.old] == Some(e.new))
            .map(|e| e.gain)
            .sum()
    }

    /// Tries every pairing.
    fn exhaustive(edges: &[Edge], from: usize, used: &mut Vec<(usize, usize)>) -> f32 {
        let mut best = 0.0f32;
        for (k, e) in edges.iter().enumerate().skip(from) {
            if used.iter().all(|(o, n)| *o != e.old && *n != e.new) {
                used.push((e.old, e.new));
                best = best.max(e.gain + exhaustive(edges, k + 1, used));
                used.pop();
            }
        }
        best
    }

    proptest! {
        #[test]
        fn no_pairing_is_better(gains in prop::collection::vec(0u8..20, 20)) {
            let edges: Vec<Edge> = gains
                .iter()
                .enumerate()
                .filter(|(_, g)| **g > 8)
                .map(|(k, g)| Edge { old: k / 5, new: k % 5, gain: f32::from(*g) })
                .collect();
            let partner = assign(4, 5, &edges);
            let mut met: Vec<_> = partner.iter().flatten().collect();
            met.sort();
            prop_assert!(met.windows(2).all(|w| w[0] != w[1]));
            prop_assert_eq!(total(&edges, &partner), exhaustive(&edges, 0, &mut Vec::new()));
        }
    }
}
