//! Names of operations and States in running text.

use crate::reading::{Found, Noted};
use aho_corasick::{AhoCorasick, AhoCorasickBuilder, AhoCorasickKind, MatchKind};
use penholder_words::{Date, Lexicon, MemberCode, NameKind, OperationKind};
use std::collections::HashMap;

/// What a name can mean, and when.
#[derive(Debug, Clone)]
struct Meaning {
    what: Noted,
    from: Option<Date>,
    until: Option<Date>,
}

/// An operation with its hosts and life, for texts that call it "the mission in Liberia".
#[derive(Debug, Clone)]
struct Life {
    operation: String,
    host: Vec<MemberCode>,
    peacekeeping: bool,
    from: Option<Date>,
    until: Option<Date>,
}

/// The names of a lexicon, made ready for many texts.
#[derive(Debug)]
pub struct Names {
    finder: Option<AhoCorasick>,
    meanings: Vec<(Vec<Meaning>, bool)>,
    lives: Vec<Life>,
}

impl Names {
    /// Makes the names ready; this takes some milliseconds and is done once for many texts.
    pub fn new(lexicon: &Lexicon) -> Self {
        let mut patterns: Vec<String> = Vec::new();
        let mut meanings: Vec<(Vec<Meaning>, bool)> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        let mut add = |name: &str, exact: bool, meaning: Meaning| {
            // Names that differ only in case or apostrophe are one pattern.
            for variant in variants(name) {
                let at = *places.entry(variant.to_lowercase()).or_insert_with(|| {
                    patterns.push(variant.clone());
                    meanings.push((Vec::new(), exact));
                    meanings.len() - 1
                });
                meanings[at].0.push(meaning.clone());
            }
        };
        for name in lexicon
            .operation_names
            .iter()
            .filter(|n| n.lang == "en" || n.kind == NameKind::Acronym)
        {
            let short = !name.name.contains(' ') || name.kind == NameKind::Acronym;
            let meaning = Meaning {
                what: Noted::Operation(name.operation.clone()),
                from: name.from.map(|d| d.first_day()),
                until: name.until.map(|d| d.last_day()),
            };
            add(&name.name, short, meaning);
        }
        for name in lexicon.state_names.iter().filter(|n| n.lang == "en") {
            let proper = !matches!(name.kind.as_str(), "adjective" | "capital");
            let meaning = Meaning {
                what: Noted::State(name.code, proper),
                from: name.from.map(|d| d.first_day()),
                until: name.until.map(|d| d.last_day()),
            };
            add(&name.name, true, meaning);
        }
        let finder = AhoCorasickBuilder::new()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::LeftmostLongest)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(&patterns)
            .ok();
        Names {
            finder,
            meanings,
            lives: lives(lexicon),
        }
    }

    /// Finds names in `text`; of several that a name can mean, those alive on `day` count, and one must be left.
    pub fn find(&self, text: &str, day: Option<Date>, found: &mut Vec<Found>) {
        let Some(finder) = &self.finder else { return };
        for hit in finder.find_iter(text) {
            let (meanings, exact) = &self.meanings[hit.pattern().as_usize()];
            let range = hit.start()..hit.end();
            let capital = text[range.clone()].starts_with(|c: char| c.is_uppercase());
            if !stands_alone(text, hit.start(), hit.end()) || (*exact && !capital) {
                continue;
            }
            if let Some(what) = choose(meanings, day) {
                found.push(Found { what, range });
            }
        }
    }

    /// Returns the operations in a host that were alive on `day` or ended up to two years before, peacekeeping ones
    /// first.
    pub fn operations_in(&self, host: MemberCode, day: Option<Date>) -> Vec<&str> {
        let alive = |l: &&Life| {
            l.host.contains(&host)
                && day.is_none_or(|d| l.from.is_none_or(|f| f <= d) && l.until.is_none_or(|u| d <= u))
        };
        let mut found: Vec<_> = self.lives.iter().filter(alive).collect();
        found.sort_by_key(|l| !l.peacekeeping);
        found.iter().map(|l| l.operation.as_str()).collect()
    }

    /// Returns the one operation that "the mission" in a host can mean on `day`.
    pub fn the_operation_in(&self, host: MemberCode, day: Option<Date>) -> Option<&str> {
        let alive = |l: &&Life| {
            l.host.contains(&host)
                && day.is_none_or(|d| l.from.is_none_or(|f| f <= d) && l.until.is_none_or(|u| d <= u))
        };
        let found: Vec<_> = self.lives.iter().filter(alive).collect();
        let keepers: Vec<_> = found.iter().filter(|l| l.peacekeeping).collect();
        match (keepers.as_slice(), found.as_slice()) {
            ([one], _) => Some(one.operation.as_str()),
            // Of operations that spread over a whole region the one with this host alone is meant.
            ([_, _, ..], _) => single(
                keepers
                    .iter()
                    .filter(|l| l.host.len() == 1)
                    .map(|l| l.operation.as_str()),
            ),
            ([], [one]) => Some(one.operation.as_str()),
            _ => None,
        }
    }
}

fn single<'a>(mut all: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let first = all.next()?;
    all.next().is_none().then_some(first)
}

fn lives(lexicon: &Lexicon) -> Vec<Life> {
    let named_from = |key: &str| {
        let of_key = lexicon.operation_names.iter().filter(|n| n.operation == key);
        of_key.filter_map(|n| n.from).map(|d| d.first_day()).min()
    };
    let life = |o: &penholder_words::OperationEntry| Life {
        operation: o.operation.clone(),
        host: o.host.0.clone(),
        peacekeeping: o.kind == OperationKind::Peacekeeping,
        // A report can speak of an operation from the day on which it was decided, before it starts.
        from: named_from(&o.operation)
            .into_iter()
            .chain(o.start.map(|d| d.first_day()))
            .min(),
        until: o.end.map(|d| d.last_day()),
    };
    lexicon.operations.iter().map(life).collect()
}

/// Returns the spellings under which a name may stand: UN and U.N. for United Nations, both apostrophes.
fn variants(name: &str) -> Vec<String> {
    let mut all = vec![name.to_owned()];
    if name.contains("United Nations ") {
        all.push(name.replace("United Nations ", "UN "));
        all.push(name.replace("United Nations ", "U.N. "));
    }
    if name.contains('\'') {
        all.push(name.replace('\'', "\u{2019}"));
    }
    all
}

fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let joins = |c: char| c.is_alphanumeric();
    !text[..start].ends_with(joins) && !text[end..].starts_with(joins)
}

fn choose(meanings: &[Meaning], day: Option<Date>) -> Option<Noted> {
    let mut first: Option<&Noted> = None;
    let alive =
        |m: &&Meaning| day.is_none_or(|d| m.from.is_none_or(|f| f <= d) && m.until.is_none_or(|u| d <= u));
    let mut candidates: Vec<&Noted> = meanings.iter().filter(alive).map(|m| &m.what).collect();
    if candidates.is_empty() {
        candidates = meanings.iter().map(|m| &m.what).collect();
    }
    for what in candidates {
        let same = match (first, what) {
            (None, _) => true,
            (Some(Noted::State(a, _)), Noted::State(b, _)) => a == b,
            (Some(a), b) => a == b,
        };
        if !same {
            return None;
        }
        // A name that is also an adjective or a capital counts as the name.
        if first.is_none() || matches!(what, Noted::State(_, true)) {
            first = Some(what);
        }
    }
    first.cloned()
}
