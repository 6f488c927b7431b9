//! Word alignment as edits that a person reads and from which both texts can be rebuilt.

use crate::lcs::{Lcs, Run};
use crate::token::Token;
use std::ops::Range;

/// What happened to a stretch of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Op {
    /// It stands in both.
    Equal,
    /// It stands in the old text only.
    Delete,
    /// It stands in the new text only.
    Insert,
}

/// Bytes of one paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Index of the paragraph in its document.
    pub unit: usize,
    /// The bytes of its text.
    pub bytes: Range<usize>,
}

/// A stretch of text and what happened to it.
///
/// The spaces before a word belong to its stretch. The stretches of one paragraph follow each other without a gap
/// and never cross into the next paragraph, so that each paragraph is its stretches put together again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What happened.
    pub op: Op,
    /// Where it stands in the old text; `None` for an insertion.
    pub old: Option<Stretch>,
    /// Where it stands in the new text; `None` for a deletion.
    pub new: Option<Stretch>,
}

/// One or more paragraphs of a document, laid end to end.
#[derive(Debug, Clone, Default)]
pub struct Passage<'t> {
    words: Vec<Word<'t>>,
    tails: Vec<(usize, Range<usize>)>,
    texts: Vec<&'t str>,
}

#[derive(Debug, Clone)]
struct Word<'t> {
    number: u32,
    text: &'t str,
    /// Position in `texts`.
    paragraph: usize,
    /// Index of the paragraph in its document.
    unit: usize,
    /// The spaces before it.
    gap: Range<usize>,
    end: usize,
}

impl<'t> Passage<'t> {
    /// Adds a paragraph: its index in the document, its text and all its words.
    pub fn push(&mut self, unit: usize, text: &'t str, tokens: &[Token]) {
        let mut from = 0;
        for token in tokens {
            self.words.push(Word {
                number: token.word,
                text: token.of(text),
                paragraph: self.texts.len(),
                unit,
                gap: from..token.start as usize,
                end: token.end as usize,
            });
            from = token.end as usize;
        }
        self.tails.push((unit, from..text.len()));
        self.texts.push(text);
    }

    /// Returns the number of words and signs.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Returns whether there is no word.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Returns the word at `at`, or nothing beyond the ends.
    pub fn word(&self, at: usize) -> &'t str {
        self.words.get(at).map_or("", |word| word.text)
    }

    /// Returns the paragraph's index in its document and the bytes of words `words`, all of one paragraph.
    pub fn stretch(&self, words: Range<usize>) -> Option<Stretch> {
        let (first, last) = (
            self.words.get(words.start)?,
            self.words.get(words.end.checked_sub(1)?)?,
        );
        Some(Stretch {
            unit: first.unit,
            bytes: first.gap.end..last.end,
        })
    }

    /// Returns the spaces before the word at `at`.
    pub(crate) fn gap_text(&self, at: usize) -> &'t str {
        let word = &self.words[at];
        &self.texts[word.paragraph][word.gap.clone()]
    }

    /// Returns the spaces at the end of a paragraph, if `at` is its last word, with the paragraph's text.
    fn tail_after(&self, at: usize) -> Option<((usize, Range<usize>), &'t str)> {
        let paragraph = self.words[at].paragraph;
        let last = self
            .words
            .get(at + 1)
            .is_none_or(|next| next.paragraph != paragraph);
        last.then(|| (self.tails[paragraph].clone(), self.texts[paragraph]))
    }

    /// Letters and digits of some words: what a reader takes in of them.
    fn weight(&self, words: Range<usize>) -> usize {
        let taken_in = |word: &Word<'_>| match word.text.starts_with(char::is_alphanumeric) {
            true => word.text.len(),
            false => 0,
        };
        self.words[words].iter().map(taken_in).sum()
    }
}

/// Returns the runs of words that both passages share, made readable.
///
/// An optimum in numbers scatters chance matches ("the", ",") through what was rewritten. A run that is no longer
/// than the changes on either side of it is given up, and a change that can be shifted is shifted to where a
/// sentence breaks.
pub fn shared_runs(old: &Passage<'_>, new: &Passage<'_>, lcs: &mut Lcs) -> Vec<Run> {
    let numbers = |passage: &Passage<'_>| passage.words.iter().map(|w| w.number).collect::<Vec<u32>>();
    let mut runs = lcs.runs(&numbers(old), &numbers(new)).to_vec();
    give_up_islands(&mut runs, old, new);
    shift(&mut runs, old, new);
    runs
}

/// Returns the edits that turn the old passage into the new one, in order.
pub fn edits(old: &Passage<'_>, new: &Passage<'_>, runs: &[Run]) -> Vec<Edit> {
    let mut writer = Writer {
        old,
        new,
        edits: Vec::new(),
    };
    let (mut i, mut j) = (0, 0);
    for run in runs {
        writer.delete(i..run.a);
        writer.insert(j..run.b);
        for k in 0..run.len {
            writer.keep(run.a + k, run.b + k);
        }
        (i, j) = (run.a + run.len, run.b + run.len);
    }
    writer.delete(i..old.len());
    writer.insert(j..new.len());
    writer.empty_paragraphs();
    writer.edits
}

struct Writer<'p, 't> {
    old: &'p Passage<'t>,
    new: &'p Passage<'t>,
    edits: Vec<Edit>,
}

impl Writer<'_, '_> {
    fn delete(&mut self, words: Range<usize>) {
        for at in words {
            let word = &self.old.words[at];
            self.push(Op::Delete, Some((word.unit, word.gap.start..word.end)), None);
            self.tails(Some(at), None);
        }
    }

    fn insert(&mut self, words: Range<usize>) {
        for at in words {
            let word = &self.new.words[at];
            self.push(Op::Insert, None, Some((word.unit, word.gap.start..word.end)));
            self.tails(None, Some(at));
        }
    }

    fn keep(&mut self, a: usize, b: usize) {
        let (before, after) = (&self.old.words[a], &self.new.words[b]);
        let mut starts = (before.gap.start, after.gap.start);
        if self.old.gap_text(a) != self.new.gap_text(b) {
            self.push(Op::Delete, Some((before.unit, before.gap.clone())), None);
            self.push(Op::Insert, None, Some((after.unit, after.gap.clone())));
            starts = (before.gap.end, after.gap.end);
        }
        let (old, new) = (starts.0..before.end, starts.1..after.end);
        self.push(Op::Equal, Some((before.unit, old)), Some((after.unit, new)));
        self.tails(Some(a), Some(b));
    }

    /// Writes the spaces at the end of a paragraph whose last word was just written.
    fn tails(&mut self, a: Option<usize>, b: Option<usize>) {
        let (before, after) = (
            a.and_then(|a| self.old.tail_after(a)),
            b.and_then(|b| self.new.tail_after(b)),
        );
        match (before, after) {
            (Some((old, old_text)), Some((new, new_text)))
                if old_text[old.1.clone()] == new_text[new.1.clone()] =>
            {
                self.push(Op::Equal, Some(old), Some(new));
            }
            (before, after) => {
                if let Some((old, _)) = before {
                    self.push(Op::Delete, Some(old), None);
                }
                if let Some((new, _)) = after {
                    self.push(Op::Insert, None, Some(new));
                }
            }
        }
    }

    /// Writes paragraphs that have no word at all.
    fn empty_paragraphs(&mut self) {
        let wordless = |passage: &Passage<'_>| -> Vec<(usize, Range<usize>)> {
            let has_words = |p: usize| passage.words.iter().any(|w| w.paragraph == p);
            let tails = passage.tails.iter().enumerate();
            tails
                .filter(|(p, _)| !has_words(*p))
                .map(|(_, tail)| tail.clone())
                .collect()
        };
        for tail in wordless(self.old) {
            self.push(Op::Delete, Some(tail), None);
        }
        for tail in wordless(self.new) {
            self.push(Op::Insert, None, Some(tail));
        }
    }

    fn push(&mut self, op: Op, old: Option<(usize, Range<usize>)>, new: Option<(usize, Range<usize>)>) {
        let stretch = |part: Option<(usize, Range<usize>)>| part.map(|(unit, bytes)| Stretch { unit, bytes });
        let (old, new) = (stretch(old), stretch(new));
        if old.iter().chain(&new).all(|s| s.bytes.is_empty()) {
            return;
        }
        let follows = |last: &Option<Stretch>, next: &Option<Stretch>| match (last, next) {
            (None, None) => true,
            (Some(last), Some(next)) => last.unit == next.unit && last.bytes.end == next.bytes.start,
            _ => false,
        };
        match self.edits.last_mut() {
            Some(last) if last.op == op && follows(&last.old, &old) && follows(&last.new, &new) => {
                for (last, next) in [(&mut last.old, old), (&mut last.new, new)] {
                    if let (Some(last), Some(next)) = (last, next) {
                        last.bytes.end = next.bytes.end;
                    }
                }
            }
            _ => self.edits.push(Edit { op, old, new }),
        }
    }
}

/// Takes out runs that are no heavier than the change before and the change after them.
///
/// Light runs go first, since each that goes makes the changes beside its neighbours heavier.
fn give_up_islands(runs: &mut Vec<Run>, old: &Passage<'_>, new: &Passage<'_>) {
    for limit in [0, 3, 8, 20, 60, usize::MAX, usize::MAX] {
        let mut kept: Vec<Run> = Vec::with_capacity(runs.len());
        for (k, run) in runs.iter().enumerate() {
            let from = kept
                .last()
                .map_or((0, 0), |last| (last.a + last.len, last.b + last.len));
            let to = runs
                .get(k + 1)
                .map_or((old.len(), new.len()), |next| (next.a, next.b));
            let before = old.weight(from.0..run.a).max(new.weight(from.1..run.b));
            let after = old
                .weight(run.a + run.len..to.0)
                .max(new.weight(run.b + run.len..to.1));
            let own = old.weight(run.a..run.a + run.len);
            if own > limit || own > before || own > after || before == 0 || after == 0 {
                kept.push(*run);
            }
        }
        *runs = kept;
    }
}

/// Shifts each pure insertion or deletion to the best of the places at which it says the same.
fn shift(runs: &mut [Run], old: &Passage<'_>, new: &Passage<'_>) {
    for k in 1..runs.len() {
        let (left, right) = (runs[k - 1], runs[k]);
        let deleted = right.a - (left.a + left.len);
        let inserted = right.b - (left.b + left.len);
        let (text, from, len) = match (deleted, inserted) {
            (0, n) if n > 0 => (new, left.b + left.len, n),
            (n, 0) if n > 0 => (old, left.a + left.len, n),
            _ => continue,
        };
        let word = |at: usize| text.words[at].number;
        let mut back = 0;
        while back + 1 < left.len && word(from - back - 1) == word(from + len - back - 1) {
            back += 1;
        }
        let mut on = 0;
        while on + 1 < right.len && word(from + on) == word(from + len + on) {
            on += 1;
        }
        let best = (0..=back + on).max_by_key(|step| {
            let at = from - back + step;
            (fitness(text, at, len), std::cmp::Reverse(back.abs_diff(*step)))
        });
        let by = best.unwrap_or(back) as isize - back as isize;
        let moved = |at: usize| (at as isize + by) as usize;
        runs[k - 1].len = moved(left.len);
        runs[k] = Run {
            a: moved(right.a),
            b: moved(right.b),
            len: (right.len as isize - by) as usize,
        };
    }
}

/// Says how well the words `at..at + len` stand as a phrase of their own.
fn fitness(text: &Passage<'_>, at: usize, len: usize) -> i32 {
    let stop = |word: &str| matches!(word, "," | ";" | "." | ":");
    let opens = text.word(at);
    let before = if at == 0 { "." } else { text.word(at - 1) };
    let closes = text.word(at + len - 1);
    let after = text.word(at + len);
    let starts_clause =
        stop(before) || stop(opens) || matches!(opens, "and" | "or" | "including" | "as" | "to");
    let ends_clause = stop(closes) || stop(after) || after.is_empty();
    let both = (stop(before) && stop(closes)) || (stop(opens) && stop(after));
    i32::from(starts_clause) + i32::from(ends_clause) + 2 * i32::from(both)
        - i32::from(stop(opens) && stop(closes) && len > 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::Vocabulary;
    use proptest::prelude::*;

    fn edits_of(old: &[&str], new: &[&str]) -> Vec<Edit> {
        let mut vocabulary = Vocabulary::new();
        let mut passage = |texts: &[&'static str]| {
            let mut passage = Passage::default();
            for (unit, text) in texts.iter().enumerate() {
                passage.push(unit, text, &vocabulary.tokens(text));
            }
            passage
        };
        let leak = |texts: &[&str]| -> Vec<&'static str> {
            texts
                .iter()
                .map(|t| &*Box::leak(t.to_string().into_boxed_str()))
                .collect()
        };
        let (old, new) = (passage(&leak(old)), passage(&leak(new)));
        let runs = shared_runs(&old, &new, &mut Lcs::new());
        edits(&old, &new, &runs)
    }

    fn marked(old: &str, new: &str) -> String {
        let piece = |text: &str, stretch: &Option<Stretch>| {
            stretch
                .as_ref()
                .map_or(String::new(), |s| text[s.bytes.clone()].to_owned())
        };
        edits_of(&[old], &[new])
            .iter()
            .map(|e| match e.op {
                Op::Equal => piece(old, &e.old),
                Op::Delete => format!("[-{}-]", piece(old, &e.old)),
                Op::Insert => format!("{{+{}+}}", piece(new, &e.new)),
            })
            .collect()
    }

    #[test]
    fn a_new_date_is_one_change() {
        assert_eq!(
            marked(
                "extend the mandate until 30 June 2022;",
                "extend the mandate until 31 May 2023;"
            ),
            "extend the mandate until[- 30 June 2022-]{+ 31 May 2023+};"
        );
    }

    #[test]
    fn an_insertion_stands_as_a_phrase() {
        assert_eq!(
            marked(
                "to protect civilians, and to report",
                "to protect civilians, women, and to report"
            ),
            "to protect civilians,{+ women,+} and to report"
        );
    }

    #[test]
    fn chance_matches_are_given_up() {
        assert_eq!(
            marked(
                "the ceiling of troops agreed before the election",
                "all provinces shall hold the ballot in the spring"
            ),
            "[-the ceiling of troops agreed before the election-]\
             {+all provinces shall hold the ballot in the spring+}"
        );
    }

    proptest! {
        #[test]
        fn paragraphs_come_back_byte_for_byte(
            old in prop::collection::vec("[ab ,\n\u{a0}é1]{0,40}", 0..4),
            new in prop::collection::vec("[ab ,\n\u{a0}é1]{0,40}", 0..4),
        ) {
            let texts = |v: &[String]| v.to_vec();
            let (old, new) = (texts(&old), texts(&new));
            let refs = |v: &'_ [String]| v.iter().map(String::as_str).collect::<Vec<_>>().join("\u{1}");
            let (a, b) = (refs(&old), refs(&new));
            let (a, b): (Vec<&str>, Vec<&str>) = (a.split('\u{1}').collect(), b.split('\u{1}').collect());
            let mut before = vec![String::new(); a.len()];
            let mut after = vec![String::new(); b.len()];
            for edit in edits_of(&a, &b) {
                if let Some(s) = &edit.old {
                    before[s.unit].push_str(&a[s.unit][s.bytes.clone()]);
                }
                if let Some(s) = &edit.new {
                    after[s.unit].push_str(&b[s.unit][s.bytes.clone()]);
                }
                if let (Some(o), Some(n)) = (&edit.old, &edit.new) {
                    prop_assert_eq!(&a[o.unit][o.bytes.clone()], &b[n.unit][n.bytes.clone()]);
                }
            }
            prop_assert_eq!(before, a);
            prop_assert_eq!(after, b);
        }
    }
}
