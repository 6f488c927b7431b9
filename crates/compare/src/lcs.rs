//! Longest common subsequence of two sequences of word numbers, bit-parallel, with the way back.
//!
//! Sixty-four words of the first sequence are one machine word (Hyyrö 2004, after Crochemore et al. 2001), so the
//! table costs one step for 64 cells. Every column is kept, and the matches are read off from its end. A table
//! that would be too large is halved first (Hirschberg 1975), with the same optimum.

/// Blocks of 64 words that are worked on side by side, so that their chains of additions overlap.
const LANES: usize = 4;
const GROUP: usize = 64 * LANES;
/// Largest table kept at once, in groups of `LANES` machine words (32 MiB).
const MAX_CELLS: usize = 1 << 20;

type Lanes = [u64; LANES];

/// A stretch of words that both sequences share, in the same order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// Index of its first word in the first sequence.
    pub a: usize,
    /// Index of its first word in the second sequence.
    pub b: usize,
    /// Number of words.
    pub len: usize,
}

/// Working memory of [`Lcs::runs`], kept between calls.
#[derive(Debug, Default)]
pub struct Lcs {
    places: Vec<Lanes>,
    carry: Vec<bool>,
    table: Vec<Lanes>,
    runs: Vec<Run>,
}

impl Lcs {
    /// Returns new working memory.
    pub fn new() -> Self {
        Self::default()
    }

    /// Returns the runs of one longest common subsequence, in order.
    ///
    /// The sum of their lengths is the greatest number of words that can be matched in order. Word numbers are
    /// best dense: working memory grows with the largest of them.
    pub fn runs(&mut self, a: &[u32], b: &[u32]) -> &[Run] {
        self.runs.clear();
        let top = a.iter().chain(b).fold(0, |top, word| top.max(*word as usize + 1));
        if self.places.len() < top {
            self.places.resize(top, [0; LANES]);
        }
        self.solve(a, b, 0, 0);
        &self.runs
    }

    fn solve(&mut self, a: &[u32], b: &[u32], a0: usize, b0: usize) {
        let head = a.iter().zip(b).take_while(|(x, y)| x == y).count();
        self.push(a0, b0, head);
        let (a, b) = (&a[head..], &b[head..]);
        let tail = a
            .iter()
            .rev()
            .zip(b.iter().rev())
            .take_while(|(x, y)| x == y)
            .count();
        let (a, b) = (&a[..a.len() - tail], &b[..b.len() - tail]);
        let (a0, b0) = (a0 + head, b0 + head);
        if !a.is_empty() && !b.is_empty() {
            if a.len().div_ceil(GROUP) * b.len() > MAX_CELLS && b.len() > 1 {
                self.halve(a, b, a0, b0);
            } else {
                self.fill(a, b);
                self.trace(a, b, a0, b0);
            }
        }
        self.push(a0 + a.len(), b0 + b.len(), tail);
    }

    /// Splits the second sequence in the middle and the first where both halves together match most.
    fn halve(&mut self, a: &[u32], b: &[u32], a0: usize, b0: usize) {
        let middle = b.len() / 2;
        let before = self.gains(a, &b[..middle]);
        let reversed_a: Vec<u32> = a.iter().rev().copied().collect();
        let reversed_b: Vec<u32> = b[middle..].iter().rev().copied().collect();
        let after = self.gains(&reversed_a, &reversed_b);
        let mut score = after.iter().filter(|gain| **gain).count();
        let (mut best, mut cut) = (score, 0);
        for i in 0..a.len() {
            score += usize::from(before[i]);
            score -= usize::from(after[a.len() - 1 - i]);
            if score > best {
                (best, cut) = (score, i + 1);
            }
        }
        self.solve(&a[..cut], &b[..middle], a0, b0);
        self.solve(&a[cut..], &b[middle..], a0 + cut, b0 + middle);
    }

    /// Returns for each word of `a` whether one more word matches with it than without it, against the whole of `b`.
    fn gains(&mut self, a: &[u32], b: &[u32]) -> Vec<bool> {
        self.carry.clear();
        self.carry.resize(b.len(), false);
        let mut gains = Vec::with_capacity(a.len());
        for group in a.chunks(GROUP) {
            let last = self.advance(group, b, |_| {});
            gains.extend((0..group.len()).map(|i| !bit(&last, i)));
        }
        gains
    }

    fn fill(&mut self, a: &[u32], b: &[u32]) {
        self.carry.clear();
        self.carry.resize(b.len(), false);
        let mut table = std::mem::take(&mut self.table);
        table.clear();
        table.reserve(a.len().div_ceil(GROUP) * b.len());
        for group in a.chunks(GROUP) {
            self.advance(group, b, |column| table.push(*column));
        }
        self.table = table;
    }

    /// Runs one group of words of `a` along the whole of `b` and hands out each column; returns the last.
    fn advance(&mut self, group: &[u32], b: &[u32], keep: impl FnMut(&Lanes)) -> Lanes {
        for (i, word) in group.iter().enumerate() {
            self.places[*word as usize][i / 64] |= 1 << (i % 64);
        }
        // Paragraphs are mostly short: lanes that hold none of their words are left alone.
        let column = match group.len().div_ceil(64) {
            1 => self.columns::<1>(b, keep),
            2 => self.columns::<2>(b, keep),
            _ => self.columns::<LANES>(b, keep),
        };
        for word in group {
            self.places[*word as usize] = [0; LANES];
        }
        column
    }

    fn columns<const USED: usize>(&mut self, b: &[u32], mut keep: impl FnMut(&Lanes)) -> Lanes {
        let mut column = [u64::MAX; LANES];
        for (word, carry) in b.iter().zip(&mut self.carry) {
            let places = &self.places[*word as usize];
            let mut over = *carry;
            for lane in 0..USED {
                let here = column[lane];
                let hits = here & places[lane];
                let (sum, first) = here.overflowing_add(hits);
                let (sum, second) = sum.overflowing_add(u64::from(over));
                over = first | second;
                column[lane] = sum | (here & !hits);
            }
            *carry = over;
            keep(&column);
        }
        column
    }

    /// Reads the matches off the table from its end.
    fn trace(&mut self, a: &[u32], b: &[u32], a0: usize, b0: usize) {
        let from = self.runs.len();
        let (mut i, mut j) = (a.len(), b.len());
        while i > 0 && j > 0 {
            let (group, at) = ((i - 1) / GROUP * b.len(), (i - 1) % GROUP);
            if bit(&self.table[group + j - 1], at) {
                i -= 1;
            } else if j > 1 && !bit(&self.table[group + j - 2], at) {
                j -= 1;
            } else {
                (i, j) = (i - 1, j - 1);
                match self.runs[from..].last_mut() {
                    Some(run) if run.a == a0 + i + 1 && run.b == b0 + j + 1 => {
                        (run.a, run.b, run.len) = (a0 + i, b0 + j, run.len + 1);
                    }
                    _ => self.runs.push(Run {
                        a: a0 + i,
                        b: b0 + j,
                        len: 1,
                    }),
                }
            }
        }
        self.runs[from..].reverse();
        self.join(from);
    }

    fn push(&mut self, a: usize, b: usize, len: usize) {
        if len == 0 {
            return;
        }
        self.runs.push(Run { a, b, len });
        self.join(self.runs.len() - 1);
    }

    /// Joins the run at `at` to the one before it where they touch.
    fn join(&mut self, at: usize) {
        if at == 0 || at >= self.runs.len() {
            return;
        }
        let (before, run) = (self.runs[at - 1], self.runs[at]);
        if before.a + before.len == run.a && before.b + before.len == run.b {
            self.runs[at - 1].len += run.len;
            self.runs.remove(at);
        }
    }
}

fn bit(lanes: &Lanes, at: usize) -> bool {
    lanes[at / 64] >> (at % 64) & 1 == 1
}

/// Returns the number of words in the runs.
pub fn matched(runs: &[Run]) -> usize {
    runs.iter().map(|run| run.len).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The textbook table, cell by cell.
    fn plain(a: &[u32], b: &[u32]) -> usize {
        let mut row = vec![0; b.len() + 1];
        for x in a {
            let mut diagonal = 0;
            for (j, y) in b.iter().enumerate() {
                let above = row[j + 1];
                row[j + 1] = if x == y { diagonal + 1 } else { row[j].max(above) };
                diagonal = above;
            }
        }
        row[b.len()]
    }

    fn sound(a: &[u32], b: &[u32], runs: &[Run]) {
        let (mut i, mut j) = (0, 0);
        for run in runs {
            assert!(run.len > 0 && run.a >= i && run.b >= j);
            assert_eq!(a[run.a..run.a + run.len], b[run.b..run.b + run.len]);
            (i, j) = (run.a + run.len, run.b + run.len);
        }
    }

    proptest! {
        #[test]
        fn as_many_words_as_the_plain_table(
            a in prop::collection::vec(0u32..12, 0..700),
            b in prop::collection::vec(0u32..12, 0..300),
        ) {
            let mut lcs = Lcs::new();
            let runs = lcs.runs(&a, &b).to_vec();
            sound(&a, &b, &runs);
            prop_assert_eq!(matched(&runs), plain(&a, &b));
        }

        #[test]
        fn halving_keeps_the_optimum(
            a in prop::collection::vec(0u32..6, 1..400),
            b in prop::collection::vec(0u32..6, 2..300),
        ) {
            let mut lcs = Lcs::new();
            lcs.runs(&[0, 6], &[6, 0]);
            lcs.runs.clear();
            lcs.halve(&a, &b, 0, 0);
            sound(&a, &b, &lcs.runs);
            prop_assert_eq!(matched(&lcs.runs), plain(&a, &b));
        }
    }

    #[test]
    fn runs_that_touch_are_one() {
        let words: Vec<u32> = (0..1000).collect();
        let mut lcs = Lcs::new();
        assert_eq!(
            lcs.runs(&words, &words),
            [Run {
                a: 0,
                b: 0,
                len: 1000
            }]
        );
        assert!(lcs.runs(&words, &[]).is_empty());
    }
}
