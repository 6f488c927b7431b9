//! Prints the alignment of two resolutions of `../shared`, for reading and labelling: `align OLD NEW [--table]`.
//!
//! With `--table` it prints the notation of `suite/compare`: old paragraphs, new paragraphs, label.

#[path = "../tests/renewals/corpus.rs"]
#[allow(dead_code, clippy::unwrap_used)]
mod corpus;

use penholder_compare::{Unit, compare};

fn start(units: &[Unit<'_>], at: &[usize], n_words: usize) -> String {
    let text = at.iter().map(|k| units[*k].text).collect::<Vec<_>>().join(" ‖ ");
    let words: Vec<&str> = text.split_whitespace().collect();
    let more = if words.len() > n_words {
        format!(" …[{}]", words.len())
    } else {
        String::new()
    };
    words[..n_words.min(words.len())].join(" ") + &more
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let numbers: Vec<u16> = arguments.iter().filter_map(|a| a.parse().ok()).collect();
    let (Some(shared), [old, new]) = (corpus::shared(), numbers.as_slice()) else {
        println!("usage: align OLD NEW [--table]");
        return;
    };
    let corpus = corpus::Corpus::open(&shared);
    let (Some(a), Some(b)) = (corpus.read(*old), corpus.read(*new)) else {
        println!("one of the texts is not here");
        return;
    };
    let (a, b) = (corpus::units(&a), corpus::units(&b));
    let ids =
        |units: &[Unit<'_>], at: &[usize]| at.iter().map(|k| units[*k].id).collect::<Vec<_>>().join(" + ");
    for item in compare(&a, &b).items {
        let (from, to) = (ids(&a, &item.old), ids(&b, &item.new));
        let label = item.label.as_str();
        if arguments.iter().any(|argument| argument == "--table") {
            println!("{from},{to},{label}");
        } else if label == "same" {
            println!("= {from} {to} | {}", start(&b, &item.new, 6));
        } else {
            println!("{label} {from} -> {to}  {:.2}", item.alike);
            let n_words = if label == "reworded" && item.alike > 0.7 {
                12
            } else {
                48
            };
            for (sign, units, at) in [("-", &a, &item.old), ("+", &b, &item.new)] {
                if !at.is_empty() {
                    println!("    {sign} {}", start(units, at, n_words));
                }
            }
        }
    }
}
