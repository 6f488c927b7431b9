//! How alike two titles are.

use rustc_hash::FxHashMap as HashMap;
use std::collections::BTreeSet;

const EMPTY_WORDS: [&str; 16] = [
    "on", "of", "the", "in", "and", "to", "for", "a", "an", "by", "un", "at", "its", "with", "from", "",
];

/// Words of titles, numbered, with the number of drafts that each stands in.
#[derive(Debug, Clone, Default)]
pub(crate) struct Vocabulary {
    numbers: HashMap<String, u32>,
    drafts_with: Vec<u32>,
    drafts: u32,
}

impl Vocabulary {
    /// Returns the words of a title as sorted numbers; words never met before are left out unless `learn`.
    pub fn words(&mut self, title: &str) -> Vec<u32> {
        let mut words: Vec<u32> = split(title).into_iter().map(|w| self.number(w)).collect();
        words.sort_unstable();
        words
    }

    fn number(&mut self, word: String) -> u32 {
        let next = self.numbers.len() as u32;
        let number = *self.numbers.entry(word).or_insert(next);
        if number == next {
            self.drafts_with.push(0);
        }
        number
    }

    /// Counts a draft whose vote has passed.
    pub fn count(&mut self, words: &[u32]) {
        self.drafts += 1;
        for word in words {
            self.drafts_with[*word as usize] += 1;
        }
    }

    /// Returns the square of each word's weight: rare words weigh more, by the drafts counted so far.
    pub fn weights(&self) -> Vec<f64> {
        let all = f64::from(self.drafts + 1).ln();
        let weight = |n: &u32| (all - (f64::from(*n) + 0.5).ln()).max(0.1).powi(2);
        self.drafts_with.iter().map(weight).collect()
    }
}

/// Returns the words in order of the alphabet, so that their numbers, and sums over them, are the same every time.
fn split(title: &str) -> BTreeSet<String> {
    let lower = title.to_lowercase();
    let words = lower.split(|c: char| !(c.is_ascii_alphanumeric() || c == '\''));
    words
        .filter(|w| !EMPTY_WORDS.contains(w))
        .map(str::to_owned)
        .collect()
}

/// Returns the cosine between two titles, from 0 to 1.
pub(crate) fn likeness(a: &[u32], b: &[u32], weights: &[f64]) -> f64 {
    let weight = |w: &u32| weights[*w as usize];
    let (mut i, mut j, mut common) = (0, 0, 0.0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                common += weight(&a[i]);
                i += 1;
                j += 1;
            }
        }
    }
    let length = |words: &[u32]| words.iter().map(weight).sum::<f64>().sqrt();
    if common == 0.0 {
        0.0
    } else {
        common / (length(a) * length(b))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_like_itself_and_unlike_one_of_other_words() {
        let mut vocabulary = Vocabulary::default();
        let a = vocabulary.words("on extension of the mandate of the Mission in Mali");
        let b = vocabulary.words("on arms embargo against Libya");
        vocabulary.count(&a);
        vocabulary.count(&b);
        let weights = vocabulary.weights();
        assert!((likeness(&a, &a, &weights) - 1.0).abs() < 1e-12);
        assert_eq!(likeness(&a, &b, &weights), 0.0);
    }
}
