//! The comparison of two documents.

use crate::align::{Group, align};
use crate::edit::{Edit, Op, Passage, edits, shared_runs};
use crate::figure::{Figure, figures};
use crate::lcs::{Lcs, matched};
use crate::side::{Side, Sides, Unit};
use crate::verb::{self, Shift, Verb};
use penholder_words::Part;

/// What became of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Label {
    /// Word for word as it was, in its place.
    Same,
    /// In its place, with other words.
    Reworded,
    /// At another place among the paragraphs that stayed; [`Item::reworded`] says whether its words changed too.
    Moved,
    /// One paragraph became several.
    Split,
    /// Several paragraphs became one.
    Merged,
    /// Not in the old text.
    New,
    /// Not in the new text.
    Dropped,
}

impl Label {
    /// Returns the word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Label::Same => "same",
            Label::Reworded => "reworded",
            Label::Moved => "moved",
            Label::Split => "split",
            Label::Merged => "merged",
            Label::New => "new",
            Label::Dropped => "dropped",
        }
    }
}

/// Paragraphs that belong together, and what became of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// What became of them.
    pub label: Label,
    /// Indices in the old document, in the order in which their words stand in the new one.
    pub old: Vec<usize>,
    /// Indices in the new document.
    pub new: Vec<usize>,
    /// Whether words changed; signs at the end and the "and" of a list do not count.
    pub reworded: bool,
    /// Whether it stands elsewhere among what stayed.
    pub moved: bool,
    /// Share of words, capitals aside, that stand in both in order, of all words of both: 1 for the same words.
    pub alike: f32,
    /// The words, old to new.
    pub edits: Vec<Edit>,
    /// Words (signs are none) that stand in both.
    pub kept_words: usize,
    /// Dates and figures, with what became of them.
    pub figures: Vec<Figure>,
    /// The opening verbs, where they differ.
    pub verb: Option<VerbChange>,
}

/// Another opening verb.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerbChange {
    /// The verb that was.
    pub old: Verb,
    /// The verb that is.
    pub new: Verb,
    /// What this does to its force.
    pub shift: Shift,
}

/// Two documents side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// Every paragraph of both once, in the order of the new text, what was dropped after what stood before it.
    pub items: Vec<Item>,
    /// Words in the old document.
    pub old_words: usize,
    /// Words in the new document.
    pub new_words: usize,
}

impl Comparison {
    /// Returns the number of words of the new document that stand in the old one too.
    pub fn kept_words(&self) -> usize {
        self.items.iter().map(|item| item.kept_words).sum()
    }
}

/// Compares two documents, each given as its paragraphs in order.
pub fn compare<'t>(old: &'t [Unit<'t>], new: &'t [Unit<'t>]) -> Comparison {
    let sides = Sides::new(old, new);
    let mut lcs = Lcs::new();
    let groups = align(&sides, &mut lcs);
    let mut items: Vec<Item> = groups
        .iter()
        .map(|group| joined(&sides, group, &mut lcs))
        .collect();
    let alike: Vec<f32> = items.iter().map(|item| item.alike).collect();
    for (item, moved) in items.iter_mut().zip(moved(&sides, &groups, &alike)) {
        item.moved = moved;
        if moved && item.old.len() == 1 && item.new.len() == 1 {
            item.label = Label::Moved;
        }
    }
    let items = in_order(&sides, items);
    let words = |side: &Side<'_>| side.content.iter().map(Vec::len).sum();
    Comparison {
        items,
        old_words: words(&sides.old),
        new_words: words(&sides.new),
    }
}

fn passage<'t>(side: &Side<'t>, units: &[usize]) -> Passage<'t> {
    let mut passage = Passage::default();
    for unit in units {
        passage.push(*unit, side.units[*unit].text, &side.tokens[*unit]);
    }
    passage
}

fn joined(sides: &Sides<'_>, group: &Group, lcs: &mut Lcs) -> Item {
    let (old, new) = (&sides.old, &sides.new);
    let (from, to) = reading_order(sides, group, lcs);
    let (a, b) = (passage(old, &from), passage(new, &to));
    let runs = shared_runs(&a, &b, lcs);
    let kept_words = runs
        .iter()
        .flat_map(|run| run.a..run.a + run.len)
        .filter(|at| a.word(*at).starts_with(char::is_alphanumeric))
        .count();
    let all: usize = content_words(old, &from) + content_words(new, &to);
    let alike = if all == 0 {
        1.0
    } else {
        2.0 * in_common(old, new, &from, &to, lcs) as f32 / all as f32
    };
    let reworded = from.len() != 1 || to.len() != 1 || !same_words(&a, &b);
    let label = match (from.len(), to.len()) {
        (1, 1) if reworded => Label::Reworded,
        (1, 1) => Label::Same,
        (n, m) if m >= n => Label::Split,
        _ => Label::Merged,
    };
    Item {
        label,
        reworded,
        moved: false,
        alike,
        edits: edits(&a, &b, &runs),
        kept_words,
        figures: figures(&a, &b, &runs),
        verb: verb_change(sides, group),
        old: from,
        new: to,
    }
}

/// Returns the greatest number of words that both have in order, chance matches included.
fn in_common(old: &Side<'_>, new: &Side<'_>, from: &[usize], to: &[usize], lcs: &mut Lcs) -> usize {
    let words = |side: &Side<'_>, units: &[usize]| -> Vec<u32> {
        units
            .iter()
            .flat_map(|u| side.content[*u].iter().copied())
            .collect()
    };
    matched(lcs.runs(&words(old, from), &words(new, to)))
}

fn content_words(side: &Side<'_>, units: &[usize]) -> usize {
    units.iter().map(|u| side.content[*u].len()).sum()
}

/// Puts the several paragraphs of a split or merger in the order in which the one has their words.
fn reading_order(sides: &Sides<'_>, group: &Group, lcs: &mut Lcs) -> (Vec<usize>, Vec<usize>) {
    let (mut from, mut to) = (group.old.clone(), group.new.clone());
    let mut middle = |long: &[u32], part: &[u32]| -> usize {
        let runs = lcs.runs(long, part);
        let longest = runs.iter().max_by_key(|run| run.len);
        longest.map_or(usize::MAX, |run| run.a)
    };
    match (from.as_slice(), to.as_slice()) {
        ([one], [_, _, ..]) => {
            let one = *one;
            to.sort_by_cached_key(|n| middle(&sides.old.content[one], &sides.new.content[*n]));
        }
        ([_, _, ..], [one]) => {
            let one = *one;
            from.sort_by_cached_key(|o| middle(&sides.new.content[one], &sides.old.content[*o]));
        }
        _ => {}
    }
    (from, to)
}

/// Says whether both passages read the same, but for signs at the end and the conjunction of a list.
fn same_words(a: &Passage<'_>, b: &Passage<'_>) -> bool {
    let body = |passage: &Passage<'_>| -> usize {
        let mut end = passage.len();
        let sign = |at: usize| !passage.word(at).starts_with(char::is_alphanumeric);
        while end > 0 && sign(end - 1) {
            end -= 1;
        }
        if end > 1 && matches!(passage.word(end - 1), "and" | "or" | "et" | "ou") && sign(end - 2) {
            end -= 1;
            while end > 0 && sign(end - 1) {
                end -= 1;
            }
        }
        end
    };
    let (n, m) = (body(a), body(b));
    n == m && (0..n).all(|at| a.word(at) == b.word(at))
}

fn verb_change(sides: &Sides<'_>, group: &Group) -> Option<VerbChange> {
    let (old, new) = (&sides.old.units[group.old[0]], &sides.new.units[group.new[0]]);
    if old.part != Part::Operative || new.part != Part::Operative {
        return None;
    }
    let (old, new) = (verb::opening(old.text)?, verb::opening(new.text)?);
    let shift = verb::shift(&old, &new)?;
    Some(VerbChange { old, new, shift })
}

/// Says for each group whether it stands elsewhere among the groups that kept their order.
///
/// What kept its order is the heaviest chain that ascends in both documents; a point also moves if the words
/// above it belong to another paragraph now, and a paragraph if its part is another.
fn moved(sides: &Sides<'_>, groups: &[Group], alike: &[f32]) -> Vec<bool> {
    let old_first = |group: &Group| group.old.iter().copied().min().unwrap_or(0);
    // What was kept whole holds its place more firmly than what was rewritten.
    let words = |group: &Group| group.old.iter().map(|o| sides.old.weight[*o]).sum::<f32>().sqrt();
    let weight = |k: usize| 0.5 + words(&groups[k]) * alike[k] * alike[k];
    let mut best: Vec<(f32, Option<usize>)> = Vec::with_capacity(groups.len());
    for (k, group) in groups.iter().enumerate() {
        let before = (0..k)
            .filter(|j| old_first(&groups[*j]) < old_first(group))
            .max_by(|a, b| best[*a].0.total_cmp(&best[*b].0));
        let so_far = before.map_or(0.0, |j| best[j].0);
        best.push((so_far + weight(k), before));
    }
    let mut moved = vec![true; groups.len()];
    let mut at = (0..groups.len()).max_by(|a, b| best[*a].0.total_cmp(&best[*b].0));
    while let Some(k) = at {
        moved[k] = false;
        at = best[k].1;
    }
    let mut group_of_old = vec![None; sides.old.len()];
    let mut group_of_new = vec![None; sides.new.len()];
    for (k, group) in groups.iter().enumerate() {
        group.old.iter().for_each(|o| group_of_old[*o] = Some(k));
        group.new.iter().for_each(|n| group_of_new[*n] = Some(k));
    }
    for (k, group) in groups.iter().enumerate() {
        let (old, new) = (group.old[0], group.new[0]);
        let above = |parent: Option<usize>, groups: &[Option<usize>]| parent.and_then(|p| groups[p]);
        let parents = (
            above(sides.old.parent[old], &group_of_old),
            above(sides.new.parent[new], &group_of_new),
        );
        let other_parent = matches!(parents, (Some(a), Some(b)) if a != b);
        if other_parent || sides.old.units[old].part != sides.new.units[new].part {
            moved[k] = true;
        }
    }
    moved
}

/// Adds what is new and what was dropped, and puts everything in order.
fn in_order(sides: &Sides<'_>, joined: Vec<Item>) -> Vec<Item> {
    let mut in_old = vec![None; sides.old.len()];
    let mut in_new = vec![false; sides.new.len()];
    for item in &joined {
        let place = item.new.iter().copied().min().unwrap_or(0);
        item.old.iter().for_each(|o| in_old[*o] = Some(place));
        item.new.iter().for_each(|n| in_new[*n] = true);
    }
    // Place of an item: index in the new text, then whether it is what was dropped after it, then the old index.
    let mut placed: Vec<((usize, usize), Item)> = Vec::new();
    for item in joined {
        placed.push(((item.new.iter().copied().min().unwrap_or(0) + 1, 0), item));
    }
    for new in (0..sides.new.len()).filter(|n| !in_new[*n]) {
        placed.push(((new + 1, 0), alone(sides, None, Some(new))));
    }
    let mut after = 0;
    for (old, place) in in_old.iter().enumerate() {
        match place {
            Some(place) => after = place + 1,
            None => placed.push(((after, old + 1), alone(sides, Some(old), None))),
        }
    }
    placed.sort_by_key(|(place, _)| *place);
    placed.into_iter().map(|(_, item)| item).collect()
}

fn alone(sides: &Sides<'_>, old: Option<usize>, new: Option<usize>) -> Item {
    let (old, new): (Vec<usize>, Vec<usize>) = (old.into_iter().collect(), new.into_iter().collect());
    let (a, b) = (passage(&sides.old, &old), passage(&sides.new, &new));
    Item {
        label: if old.is_empty() {
            Label::New
        } else {
            Label::Dropped
        },
        reworded: false,
        moved: false,
        alike: 0.0,
        edits: edits(&a, &b, &[]),
        kept_words: 0,
        figures: figures(&a, &b, &[]),
        verb: None,
        old,
        new,
    }
}

/// Puts the paragraphs of both documents together again from the edits alone.
///
/// `text_of` gives the bytes of a stretch, from the old text if the first argument is [`Op::Delete`] or
/// [`Op::Equal`], from the new if it is [`Op::Insert`].
pub fn rebuild(comparison: &Comparison, old: &[Unit<'_>], new: &[Unit<'_>]) -> (Vec<String>, Vec<String>) {
    let mut before = vec![String::new(); old.len()];
    let mut after = vec![String::new(); new.len()];
    for edit in comparison.items.iter().flat_map(|item| &item.edits) {
        let text = match (edit.op, &edit.old, &edit.new) {
            (Op::Insert, _, Some(s)) => &new[s.unit].text[s.bytes.clone()],
            (_, Some(s), _) => &old[s.unit].text[s.bytes.clone()],
            _ => continue,
        };
        if let Some(s) = &edit.old {
            before[s.unit].push_str(text);
        }
        if let Some(s) = &edit.new {
            after[s.unit].push_str(text);
        }
    }
    (before, after)
}
