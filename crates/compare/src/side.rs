//! One document made ready for comparison.

use crate::token::{Token, Vocabulary};
use penholder_words::Part;
use rustc_hash::FxHashMap;

/// A paragraph or point as it is given to the comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unit<'t> {
    /// Its place as printed: `14 (d)`; recitals are counted `pp1`, `pp2`.
    pub id: &'t str,
    /// Which part it stands in.
    pub part: Part,
    /// The heading it stands under, if any.
    pub heading: Option<&'t str>,
    /// Its text without the number.
    pub text: &'t str,
}

/// A word without regard to capitals; signs have none.
pub(crate) type Folded = u32;
pub(crate) const SIGN: Folded = u32::MAX;

/// Both documents with their words in one vocabulary.
#[derive(Debug)]
pub(crate) struct Sides<'t> {
    pub old: Side<'t>,
    pub new: Side<'t>,
    /// How telling each folded word is: the rarer among the paragraphs of both, the more.
    pub worth: Vec<f32>,
}

/// One document's units with their words.
#[derive(Debug)]
pub(crate) struct Side<'t> {
    pub units: &'t [Unit<'t>],
    pub tokens: Vec<Vec<Token>>,
    /// Folded words of each unit, signs left out, with the sum of their worth.
    pub content: Vec<Vec<Folded>>,
    pub weight: Vec<f32>,
    /// Index of the unit whose opening words govern a point: `14` for `14 (d)`.
    pub parent: Vec<Option<usize>>,
}

impl<'t> Sides<'t> {
    pub fn new(old: &'t [Unit<'t>], new: &'t [Unit<'t>]) -> Self {
        let mut vocabulary = Vocabulary::new();
        let old_tokens = tokens(old, &mut vocabulary);
        let new_tokens = tokens(new, &mut vocabulary);
        let (folded, n_folded) = fold(vocabulary.words());
        let mut old = Side::new(old, old_tokens, &folded);
        let mut new = Side::new(new, new_tokens, &folded);
        let worth = worth(&old, &new, &are_figures(vocabulary.words(), &folded, n_folded));
        old.weigh(&worth);
        new.weigh(&worth);
        Sides { old, new, worth }
    }
}

fn tokens<'t>(units: &'t [Unit<'t>], vocabulary: &mut Vocabulary<'t>) -> Vec<Vec<Token>> {
    units.iter().map(|unit| vocabulary.tokens(unit.text)).collect()
}

/// Returns the folded word of each word, and how many there are.
fn fold(words: &[&str]) -> (Vec<Folded>, usize) {
    let mut numbers: FxHashMap<String, Folded> = FxHashMap::default();
    let folded = words
        .iter()
        .map(|word| {
            if !word.starts_with(char::is_alphanumeric) {
                return SIGN;
            }
            let next = numbers.len() as Folded;
            *numbers.entry(word.to_lowercase()).or_insert(next)
        })
        .collect();
    (folded, numbers.len())
}

/// Says for each folded word whether it is a number: dates, citations and symbols change with every renewal.
fn are_figures(words: &[&str], folded: &[Folded], n_folded: usize) -> Vec<bool> {
    let mut figures = vec![false; n_folded];
    for (word, folded) in words.iter().zip(folded).filter(|(_, folded)| **folded != SIGN) {
        figures[*folded as usize] = word.bytes().all(|b| b.is_ascii_digit());
    }
    figures
}

/// What a number counts, of what a word as rare counts.
const FIGURE: f32 = 0.35;

fn worth(old: &Side<'_>, new: &Side<'_>, are_figures: &[bool]) -> Vec<f32> {
    let mut met_in = vec![0u32; are_figures.len()];
    let mut last_unit = vec![usize::MAX; are_figures.len()];
    let units = old.content.iter().chain(&new.content);
    for (at, content) in units.enumerate() {
        for word in content {
            let word = *word as usize;
            if last_unit[word] != at {
                last_unit[word] = at;
                met_in[word] += 1;
            }
        }
    }
    // A word that stands once in each document is as rare as can be expected of one that was kept.
    let all = (old.content.len() + new.content.len()).max(2) as f32;
    let rarity = |n: &u32| (1.0 + all / (*n).max(2) as f32).ln();
    let words = met_in.iter().zip(are_figures);
    words
        .map(|(n, figure)| if *figure { FIGURE * rarity(n) } else { rarity(n) })
        .collect()
}

impl<'t> Side<'t> {
    fn new(units: &'t [Unit<'t>], tokens: Vec<Vec<Token>>, folded: &[Folded]) -> Self {
        let fold = |tokens: &Vec<Token>| -> Vec<Folded> {
            tokens
                .iter()
                .map(|t| folded[t.word as usize])
                .filter(|w| *w != SIGN)
                .collect()
        };
        Side {
            units,
            content: tokens.iter().map(fold).collect(),
            weight: Vec::new(),
            parent: parents(units),
            tokens,
        }
    }

    fn weigh(&mut self, worth: &[f32]) {
        let sum = |content: &Vec<Folded>| content.iter().map(|w| worth[*w as usize]).sum();
        self.weight = self.content.iter().map(sum).collect();
    }

    pub fn len(&self) -> usize {
        self.units.len()
    }

    /// Returns whether two units have the same words, capitals and signs aside.
    pub fn same_content(&self, at: usize, other: &Side<'_>, there: usize) -> bool {
        self.content[at] == other.content[there]
    }
}

/// Finds for each point the nearest unit above whose id is its own less the last brackets.
fn parents(units: &[Unit<'_>]) -> Vec<Option<usize>> {
    let mut latest: FxHashMap<(Part, &str), usize> = FxHashMap::default();
    units
        .iter()
        .enumerate()
        .map(|(at, unit)| {
            let parent = unit
                .id
                .rfind(" (")
                .and_then(|cut| latest.get(&(unit.part, &unit.id[..cut])).copied());
            latest.insert((unit.part, unit.id), at);
            parent
        })
        .collect()
}
