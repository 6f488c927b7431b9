//! Two plain ways to align paragraphs, to be measured beside ours.

use penholder_compare::Unit;
use std::collections::BTreeSet;

type Links = BTreeSet<(String, String)>;

/// A line diff: equal paragraphs by longest common subsequence; in between, the first with the first and so on.
pub fn line_diff(old: &[Unit<'_>], new: &[Unit<'_>]) -> Links {
    let mut table = vec![vec![0usize; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            table[i][j] = if old[i].text == new[j].text {
                table[i + 1][j + 1] + 1
            } else {
                table[i + 1][j].max(table[i][j + 1])
            };
        }
    }
    let mut links = Links::new();
    let mut link = |i: usize, j: usize| links.insert((old[i].id.to_owned(), new[j].id.to_owned()));
    let (mut i, mut j) = (0, 0);
    let (mut gone, mut come) = (Vec::new(), Vec::new());
    loop {
        let equal = i < old.len() && j < new.len() && old[i].text == new[j].text;
        if equal || (i == old.len() && j == new.len()) {
            for (a, b) in gone.drain(..).zip(come.drain(..)) {
                link(a, b);
            }
            if !equal {
                return links;
            }
            link(i, j);
            (i, j) = (i + 1, j + 1);
        } else if j == new.len() || (i < old.len() && table[i + 1][j] >= table[i][j + 1]) {
            gone.push(i);
            i += 1;
        } else {
            come.push(j);
            j += 1;
        }
    }
}

/// A greedy matcher: each new paragraph takes the most similar old one that is left, if similar enough.
pub fn greedy(old: &[Unit<'_>], new: &[Unit<'_>]) -> Links {
    let words = |unit: &Unit<'_>| {
        let mut words: Vec<String> = unit.text.split_whitespace().map(str::to_lowercase).collect();
        words.sort();
        words
    };
    let (a, b): (Vec<_>, Vec<_>) = (old.iter().map(words).collect(), new.iter().map(words).collect());
    let mut taken = vec![false; old.len()];
    let mut links = Links::new();
    for (j, after) in b.iter().enumerate() {
        let best = (0..old.len())
            .filter(|i| !taken[*i])
            .map(|i| (ratio(&a[i], after), i))
            .max_by(|x, y| x.0.total_cmp(&y.0).then(y.1.cmp(&x.1)));
        if let Some((similar, i)) = best
            && similar >= 0.5
        {
            taken[i] = true;
            links.insert((old[i].id.to_owned(), new[j].id.to_owned()));
        }
    }
    links
}

/// Shared words of two sorted lists, of all words of both.
fn ratio(a: &[String], b: &[String]) -> f64 {
    let (mut i, mut j, mut shared) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, shared) = (i + 1, j + 1, shared + 1),
        }
    }
    2.0 * shared as f64 / (a.len() + b.len()).max(1) as f64
}
