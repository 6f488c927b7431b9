//! Which operation a text names, and what it means by "the Mission".

use super::norm::Norm;
use super::pattern::Quick;
use aho_corasick::{AhoCorasick, MatchKind};
use penholder_words::{Date, Lexicon};
use std::collections::HashMap;
use std::ops::Range;

/// A name as it can mean an operation.
#[derive(Debug, Clone)]
struct Sense {
    op: usize,
    from: Option<Date>,
    until: Option<Date>,
}

/// What the finder knows of an operation.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    pub(crate) key: String,
    pub(crate) hosts: Vec<penholder_words::MemberCode>,
    pub(crate) start: Option<Date>,
    pub(crate) end: Option<Date>,
    /// Plain name without the organisation and the place: `multidimensional integrated stabilization mission`.
    core: String,
}

/// The names of operations, ready to be found in plain text.
#[derive(Debug)]
pub(crate) struct Names {
    search: Option<AhoCorasick>,
    senses: Vec<Vec<Sense>>,
    pub(crate) ops: Vec<Known>,
    /// Head phrases of cores, such as `observer group`, that can stand for a name after `the`.
    heads: HashMap<String, Vec<usize>, Quick>,
    /// First letters of the heads.
    head_letters: [bool; 128],
}

/// A mention of an operation in a plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mention {
    pub(crate) range: Range<usize>,
    pub(crate) who: Who,
}

/// Whom a mention means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Who {
    /// One or several operations that share the name at that time.
    Named(Vec<usize>),
    /// "the Mission", "the Observer Group": operations whose name ends so.
    Generic(Vec<usize>),
}

/// Places after which the name of an operation is only its place.
const PLACE: [&str; 8] = [
    " in ",
    " for ",
    " to ",
    " of observers in ",
    " on ",
    " au ",
    " en ",
    " pour ",
];

impl Names {
    /// Compiles the names of a lexicon.
    pub(crate) fn new(lexicon: &Lexicon) -> Self {
        let ops: Vec<Known> = lexicon
            .operations
            .iter()
            .map(|o| Known {
                key: o.operation.clone(),
                hosts: o.host.0.clone(),
                start: o.start.map(|d| d.first_day()),
                end: o.end.map(|d| d.last_day()),
                core: core(Norm::new(&o.name).as_str()),
            })
            .collect();
        let by_key: HashMap<&str, usize> = ops.iter().enumerate().map(|(i, o)| (o.key.as_str(), i)).collect();
        let mut table: HashMap<String, Vec<Sense>> = HashMap::new();
        let mut add = |name: &str, sense: Sense| {
            let plain = Norm::new(name).as_str().trim().to_owned();
            if plain.len() > 3 {
                let senses = table.entry(plain).or_default();
                if !senses.iter().any(|s| s.op == sense.op) {
                    senses.push(sense);
                }
            }
        };
        for name in &lexicon.operation_names {
            let Some(&op) = by_key.get(name.operation.as_str()) else {
                continue;
            };
            let sense = Sense {
                op,
                from: name.from.map(|d| d.first_day()),
                until: name.until.map(|d| d.last_day()),
            };
            add(&name.name, sense.clone());
        }
        for (op, known) in ops.iter().enumerate() {
            let sense = Sense {
                op,
                from: None,
                until: None,
            };
            for name in variants(&known.key, &lexicon.operations[op].name, &known.core) {
                add(&name, sense.clone());
            }
        }
        let mut heads: HashMap<String, Vec<usize>, Quick> = HashMap::default();
        for (op, known) in ops.iter().enumerate() {
            for head in suffixes(&known.core) {
                heads.entry(head).or_default().push(op);
            }
        }
        for name in lexicon.operation_names.iter().filter(|n| n.lang == "fr") {
            let Some(&op) = by_key.get(name.operation.as_str()) else {
                continue;
            };
            for head in french_heads(Norm::new(&name.name).as_str()) {
                let ops = heads.entry(head).or_default();
                if !ops.contains(&op) {
                    ops.push(op);
                }
            }
        }
        let (names, senses): (Vec<String>, Vec<Vec<Sense>>) = table.into_iter().unzip();
        let search = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(&names)
            .ok();
        let mut head_letters = [false; 128];
        for head in heads.keys() {
            head_letters[usize::from(head.as_bytes()[0] & 127)] = true;
        }
        Names {
            search,
            senses,
            ops,
            heads,
            head_letters,
        }
    }

    /// Returns the mentions in a plain text in their order; `clean` is the text it was made from.
    pub(crate) fn mentions(&self, norm: &Norm, clean: &str, on: Option<Date>) -> Vec<Mention> {
        let text = norm.as_str();
        let mut found: Vec<Mention> = Vec::new();
        if let Some(search) = &self.search {
            for hit in search.find_iter(text) {
                let range = hit.start()..hit.end();
                if whole_word(text.as_bytes(), &range) {
                    let ops = self.meant(hit.pattern().as_usize(), on);
                    if !ops.is_empty() {
                        found.push(Mention {
                            range,
                            who: Who::Named(ops),
                        });
                    }
                }
            }
        }
        self.generic(norm, clean, &mut found);
        found.sort_by_key(|m| m.range.start);
        join_acronyms(text, found)
    }

    /// Returns the operations that a name can mean on a day: those whose time it is, else none.
    fn meant(&self, name: usize, on: Option<Date>) -> Vec<usize> {
        let senses = &self.senses[name];
        let Some(day) = on else {
            return senses.iter().map(|s| s.op).collect();
        };
        let right = |s: &&Sense| s.from.is_none_or(|d| d <= day) && s.until.is_none_or(|d| day <= d);
        let mut ops: Vec<usize> = senses.iter().filter(right).map(|s| s.op).collect();
        if ops.len() > 1 {
            let running: Vec<usize> = ops.iter().copied().filter(|&op| self.runs(op, day)).collect();
            if !running.is_empty() {
                ops = running;
            }
        }
        ops
    }

    /// Says whether an operation runs on a day, or is about to or has just ended.
    fn runs(&self, op: usize, day: Date) -> bool {
        let known = &self.ops[op];
        let from = known.start.map(|d| shift(d, -400));
        let until = known.end.map(|d| shift(d, 200));
        from.is_none_or(|d| d <= day) && until.is_none_or(|d| day <= d)
    }

    /// Finds "the Mission" and the like: a head phrase after an article, written with a capital.
    fn generic(&self, norm: &Norm, clean: &str, found: &mut Vec<Mention>) {
        let text = norm.as_str();
        let bytes = text.as_bytes();
        let named: Vec<Range<usize>> = found.iter().map(|m| m.range.clone()).collect();
        let mut next = 0;
        for start in 1..bytes.len() {
            if !(bytes[start].is_ascii_alphabetic() && self.head_letters[usize::from(bytes[start])]) {
                continue;
            }
            let article = match bytes[start - 1] {
                b' ' => {
                    text[..start - 1].ends_with("the")
                        || text[..start - 1].ends_with("la")
                        || text[..start - 1].ends_with("le")
                }
                b'\'' => start > 1 && bytes[start - 2] == b'l',
                _ => false,
            };
            if !article {
                continue;
            }
            let capital = clean[norm.clean(start..start + 1).start..]
                .chars()
                .next()
                .is_some_and(char::is_uppercase);
            if !capital {
                continue;
            }
            while named.get(next).is_some_and(|r| r.end <= start) {
                next += 1;
            }
            if named.get(next).is_some_and(|r| r.start <= start) {
                continue;
            }
            if let Some((end, ops)) = self.head_at(text, start) {
                found.push(Mention {
                    range: start..end,
                    who: Who::Generic(ops.to_vec()),
                });
            }
        }
    }

    /// Returns the longest head phrase that begins at `start`.
    fn head_at(&self, text: &str, start: usize) -> Option<(usize, &[usize])> {
        let rest = &text[start..];
        let mut best = None;
        for (i, b) in rest.bytes().enumerate().take(70) {
            if b.is_ascii_alphanumeric() {
                continue;
            }
            if let Some(ops) = self.heads.get(&rest[..i]) {
                best = Some((start + i, ops.as_slice()));
            }
            if b != b' ' {
                break;
            }
        }
        if best.is_none() && rest.len() < 70 {
            best = self.heads.get(rest).map(|ops| (text.len(), ops.as_slice()));
        }
        best
    }
}

fn shift(day: Date, days: i32) -> Date {
    jiff::Span::new()
        .try_days(days)
        .ok()
        .and_then(|s| day.checked_add(s).ok())
        .unwrap_or(day)
}

fn whole_word(text: &[u8], range: &Range<usize>) -> bool {
    let before = range.start.checked_sub(1).map(|i| text[i]);
    let after = text.get(range.end);
    !before.is_some_and(|b| b.is_ascii_alphanumeric()) && !after.is_some_and(|b| b.is_ascii_alphanumeric())
}

/// Returns the plain name without the organisation before and the place after it.
fn core(name: &str) -> String {
    let name = name
        .trim_start_matches("first ")
        .trim_start_matches("second ")
        .trim_start_matches("african unionun ")
        .trim_start_matches("un ");
    let end = PLACE
        .iter()
        .filter_map(|p| name.find(p))
        .min()
        .unwrap_or(name.len());
    let core = &name[..end];
    core.trim_end_matches(" iii")
        .trim_end_matches(" ii")
        .trim_end_matches(" i")
        .to_owned()
}

const HEAD_NOUNS: [&str; 13] = [
    "mission",
    "force",
    "operation",
    "group",
    "authority",
    "administration",
    "office",
    "team",
    "contingent",
    "centre",
    "organization",
    "forces",
    "deployment",
];

/// Returns the phrases that can stand for a name: its last words, down to the noun.
fn suffixes(core: &str) -> Vec<String> {
    let words: Vec<&str> = core.split(' ').collect();
    let Some(last) = words.last().filter(|w| HEAD_NOUNS.contains(w)) else {
        return Vec::new();
    };
    let single = !matches!(
        *last,
        "organization" | "team" | "centre" | "forces" | "deployment"
    );
    (0..words.len())
        .map(|i| words[i..].join(" "))
        .filter(|s| single || s.contains(' '))
        .collect()
}

/// Returns what can stand for a French name: its head, `mission`, and the head with its purpose, `mission de verification`.
fn french_heads(name: &str) -> Vec<String> {
    let words: Vec<&str> = name.split(' ').collect();
    let head = matches!(
        words[0],
        "mission" | "force" | "operation" | "bureau" | "groupe" | "autorite" | "equipe"
    );
    if !head || words.len() < 3 {
        return Vec::new();
    }
    let mut all = vec![words[0].to_owned()];
    let purpose = words.iter().position(|w| *w == "de" || w.starts_with("d'"));
    if let Some(at) = purpose {
        let end = if words[at] == "de" { at + 2 } else { at + 1 };
        all.push(format!(
            "{} {}",
            words[0],
            words[at..end.min(words.len())].join(" ")
        ));
    }
    all
}

/// Returns further spellings of a name that texts use.
fn variants(key: &str, name: &str, core: &str) -> Vec<String> {
    let mut all = vec![key.to_owned(), name.to_owned()];
    let numeral = |s: &str| {
        [" III", " II", " I"]
            .iter()
            .find_map(|n| s.strip_suffix(n).map(str::to_owned))
    };
    all.extend(numeral(key));
    all.extend(numeral(name));
    for (ordinal, kept) in [("First ", ""), ("Second ", "")] {
        if let Some(rest) = name.strip_prefix(ordinal) {
            all.push(format!("{kept}{rest}"));
        }
    }
    let place = name.len() > core.len() + 20;
    if place && core.split(' ').count() >= 2 {
        all.push(format!("un {core}"));
    }
    all
}

/// Joins a name and the acronym in brackets after it to one mention.
fn join_acronyms(text: &str, found: Vec<Mention>) -> Vec<Mention> {
    let mut out: Vec<Mention> = Vec::with_capacity(found.len());
    for mention in found {
        if let Some(last) = out.last_mut() {
            if mention.range.start < last.range.end {
                continue;
            }
            let between = &text[last.range.end..mention.range.start];
            if matches!(between, " (" | "(" | " ( " | " (\"")
                && let (Who::Named(a), Who::Named(b)) = (&last.who, &mention.who)
            {
                let both: Vec<usize> = a.iter().copied().filter(|op| b.contains(op)).collect();
                let close = text[mention.range.end..]
                    .find(')')
                    .filter(|i| *i < 3)
                    .map_or(0, |i| i + 1);
                last.range.end = mention.range.end + close;
                last.who = Who::Named(if both.is_empty() { b.clone() } else { both });
                continue;
            }
        }
        out.push(mention);
    }
    out
}
