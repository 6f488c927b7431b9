//! Successive renewals of `../shared`: alignment against labels made by hand, and texts that come back whole.

#![allow(clippy::unwrap_used, reason = "a test may stop")]

mod corpus;
mod labels;
mod peers;

use labels::Count;
use penholder_compare::{compare, rebuild};

/// A pair counts as long from this many paragraphs and points of the new text on.
const LONG: usize = 90;

#[test]
fn alignment_is_what_a_reader_finds() {
    let Some(shared) = corpus::shared() else { return };
    let corpus = corpus::Corpus::open(&shared);
    let (mut ours, mut long, mut lines, mut greedy) = Default::default();
    let (mut named, mut rows) = (0, 0);
    let (mut found_special, mut special) = (0, 0);
    for pair in labels::pairs() {
        let (a, b) = (corpus.read(pair.old).unwrap(), corpus.read(pair.new).unwrap());
        let (a, b) = (corpus::units(&a), corpus::units(&b));
        let expected = pair.links();
        let groups = labels::groups(&compare(&a, &b), &a, &b);
        let found = labels::links(&groups);
        let count = Count::of(&found, &expected);
        let (line, greed) = (
            Count::of(&peers::line_diff(&a, &b), &expected),
            Count::of(&peers::greedy(&a, &b), &expected),
        );
        let mut right = 0;
        for (group, label) in &pair.rows {
            let agrees = groups.get(group) == Some(label);
            right += usize::from(agrees);
            if matches!(label.as_str(), "moved" | "split" | "merged") {
                special += 1;
                found_special += usize::from(agrees);
            }
            if !agrees {
                println!(
                    "    {} -> {}: {label} {group:?}, found {:?}",
                    pair.old,
                    pair.new,
                    groups.get(group)
                );
            }
        }
        println!(
            "{} -> {}: {} paragraphs, F1 {:.4}, labels {right}/{}; line diff {:.4}, greedy {:.4}",
            pair.old,
            pair.new,
            b.len(),
            count.f1(),
            pair.rows.len(),
            line.f1(),
            greed.f1()
        );
        for (sum, one) in [(&mut ours, count), (&mut lines, line), (&mut greedy, greed)] {
            Count::add(sum, one);
        }
        if b.len() >= LONG {
            Count::add(&mut long, count);
        }
        named += right;
        rows += pair.rows.len();
    }
    let share = named as f64 / rows as f64;
    println!(
        "all: F1 {:.4}, long {:.4}, labels {share:.4} ({named}/{rows}), moved, split and merged {found_special}/{special}; \
         line diff {:.4}, greedy {:.4}",
        ours.f1(),
        long.f1(),
        lines.f1(),
        greedy.f1()
    );
    assert!(ours.f1() >= 0.985 && long.f1() >= 0.97 && share >= 0.96);
    assert!(ours.f1() > greedy.f1() && greedy.f1() > lines.f1());
}

#[test]
fn texts_come_back_byte_for_byte() {
    let Some(shared) = corpus::shared() else { return };
    let corpus = corpus::Corpus::open(&shared);
    let pairs: Vec<_> = corpus::successive_decisions().into_iter().step_by(7).collect();
    assert!(pairs.len() >= 60, "{} pairs", pairs.len());
    for (operation, old, new) in pairs {
        let (Some(a), Some(b)) = (corpus.read(old), corpus.read(new)) else {
            continue;
        };
        let (a, b) = (corpus::units(&a), corpus::units(&b));
        let comparison = compare(&a, &b);
        let (before, after) = rebuild(&comparison, &a, &b);
        assert!(
            before.iter().zip(&a).all(|(text, unit)| text == unit.text),
            "{operation} {old}"
        );
        assert!(
            after.iter().zip(&b).all(|(text, unit)| text == unit.text),
            "{operation} {new}"
        );
        let placed: usize = comparison
            .items
            .iter()
            .map(|item| item.old.len() + item.new.len())
            .sum();
        assert_eq!(
            placed,
            a.len() + b.len(),
            "{operation} {old} {new}: each paragraph once"
        );
    }
}
