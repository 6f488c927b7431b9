//! A line of texts, each renewing the one before: where each paragraph and each word comes from.

use crate::compare::{Item, Label, compare};
use crate::edit::Op;
use crate::side::Unit;
use crate::token::Vocabulary;

/// How many texts back a paragraph is looked for when the text before does not have it.
///
/// A short rollover between two long mandates must not cut the line; what was gone for longer has been written anew.
pub const LOOK_BACK: usize = 4;

/// A paragraph that is found nowhere is looked for further back only if it has this many words.
const LEAST_WORDS: usize = 4;

/// Where a paragraph stood before.
#[derive(Debug, Clone, PartialEq)]
pub struct Ancestor {
    /// Index of the earlier text in the line.
    pub text: usize,
    /// Its paragraphs there, one unless it was merged.
    pub units: Vec<usize>,
    /// What became of it on the way.
    pub label: Label,
    /// Whether its words changed.
    pub reworded: bool,
    /// Share of words that are equal.
    pub alike: f32,
}

/// What is known of each paragraph of one text of the line.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TextLineage {
    /// Where each paragraph stood before; `None` where it is new in this text.
    pub ancestor: Vec<Option<Ancestor>>,
    /// For each word of each paragraph the index of the text in which it first stood, carried on since.
    pub origin: Vec<Vec<usize>>,
}

impl TextLineage {
    /// Returns how many words of the given paragraphs first stood in each text of the line.
    pub fn words_by_origin(&self, units: impl IntoIterator<Item = usize>) -> Vec<usize> {
        let mut counts = Vec::new();
        for origin in units
            .into_iter()
            .filter_map(|unit| self.origin.get(unit))
            .flatten()
        {
            if counts.len() <= *origin {
                counts.resize(origin + 1, 0);
            }
            counts[*origin] += 1;
        }
        counts
    }
}

/// Follows every paragraph and word through a line of texts, oldest first.
pub fn lineage(line: &[&[Unit<'_>]]) -> Vec<TextLineage> {
    let words: Vec<Vec<Vec<usize>>> = line.iter().map(|units| word_starts(units)).collect();
    let mut known: Vec<TextLineage> = Vec::with_capacity(line.len());
    for text in 0..line.len() {
        let mut here = TextLineage {
            ancestor: vec![None; line[text].len()],
            origin: words[text].iter().map(|w| vec![text; w.len()]).collect(),
        };
        for earlier in (text.saturating_sub(LOOK_BACK)..text).rev() {
            let open = |unit: usize| here.ancestor[unit].is_none() && words[text][unit].len() >= LEAST_WORDS;
            if !(0..line[text].len()).any(open) {
                break;
            }
            let comparison = compare(line[earlier], line[text]);
            for item in comparison
                .items
                .iter()
                .filter(|i| !i.old.is_empty() && !i.new.is_empty())
            {
                inherit(
                    &mut here,
                    item,
                    earlier,
                    &known[earlier],
                    (&words[earlier], &words[text]),
                );
            }
        }
        known.push(here);
    }
    known
}

/// Returns where each word (no sign) of each paragraph begins.
fn word_starts(units: &[Unit<'_>]) -> Vec<Vec<usize>> {
    let starts = |unit: &Unit<'_>| {
        let tokens = Vocabulary::new().tokens(unit.text);
        let words = tokens
            .iter()
            .filter(|t| t.of(unit.text).starts_with(char::is_alphanumeric));
        words.map(|t| t.start as usize).collect()
    };
    units.iter().map(starts).collect()
}

/// Takes over what is known of the earlier paragraphs, for those that have no ancestor yet.
fn inherit(
    here: &mut TextLineage,
    item: &Item,
    earlier: usize,
    before: &TextLineage,
    words: (&[Vec<usize>], &[Vec<usize>]),
) {
    let open: Vec<usize> = item
        .new
        .iter()
        .copied()
        .filter(|u| here.ancestor[*u].is_none())
        .collect();
    for unit in &open {
        here.ancestor[*unit] = Some(Ancestor {
            text: earlier,
            units: item.old.clone(),
            label: item.label,
            reworded: item.reworded,
            alike: item.alike,
        });
    }
    for edit in item.edits.iter().filter(|edit| edit.op == Op::Equal) {
        let (Some(old), Some(new)) = (&edit.old, &edit.new) else {
            continue;
        };
        if !open.contains(&new.unit) {
            continue;
        }
        let first = |starts: &[usize], at: usize| starts.partition_point(|start| *start < at);
        let (old_starts, new_starts) = (&words.0[old.unit], &words.1[new.unit]);
        let (from, to) = (
            first(old_starts, old.bytes.start),
            first(new_starts, new.bytes.start),
        );
        let n = first(new_starts, new.bytes.end) - to;
        for k in 0..n {
            here.origin[new.unit][to + k] = before.origin[old.unit][from + k];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use penholder_words::Part;

    fn unit(id: &'static str, text: &'static str) -> Unit<'static> {
        Unit {
            id,
            part: Part::Operative,
            heading: None,
            text,
        }
    }

    #[test]
    fn a_rollover_does_not_cut_the_line() {
        let first = [
            unit(
                "1",
                "Decides that the mission shall assist the local police until the spring;",
            ),
            unit(
                "2",
                "Requests the mission to keep watch on the ceasefire line in the valley;",
            ),
        ];
        let rollover = [unit(
            "1",
            "Decides that the mission shall assist the local police until the summer;",
        )];
        let third = [
            unit(
                "1",
                "Decides that the mission shall assist the local police until the winter;",
            ),
            unit(
                "2",
                "Requests the mission to keep watch on the ceasefire line in the valley and the hills;",
            ),
        ];
        let known = lineage(&[&first, &rollover, &third]);
        let watch = known[2].ancestor[1].as_ref().unwrap();
        assert_eq!(
            (watch.text, watch.units.as_slice(), watch.label),
            (0, &[1][..], Label::Reworded)
        );
        assert_eq!(known[2].words_by_origin([1]), [13, 0, 3]);
        assert_eq!(known[2].words_by_origin([0]), [11, 0, 1]);
        assert_eq!(known[2].ancestor[0].as_ref().unwrap().text, 1);
    }
}
