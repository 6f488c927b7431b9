//! Operations, States and their names.

use crate::sheet::{Fault, read};
use crate::sources::facts::{Facts, Operation};
use penholder_words::{
    List, MemberCode, NameKind, OperationEntry, OperationKind, OperationName, PartialDate, StateEntry,
    StateName, Symbol,
};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A row of `data/hand/states.csv`: what one person typed on one State.
#[derive(Debug, Deserialize)]
struct HandState {
    code: MemberCode,
    name: String,
    fr: String,
    adjectives: String,
    capital: String,
    short: String,
    other: String,
}

/// Names to codes, for sources that write names.
#[derive(Debug, Default)]
pub struct Names(BTreeMap<String, MemberCode>);

impl Names {
    /// Returns the State that a source calls by this name; upper and lower case and quotes make no difference.
    pub fn code(&self, name: &str) -> Option<MemberCode> {
        self.0.get(&fold(name)).copied()
    }

    /// Returns the States in a list written with commas and `and`, and the pieces that are no State.
    pub fn codes(&self, list: &str) -> (Vec<MemberCode>, Vec<String>) {
        let (mut codes, mut unknown) = (Vec::new(), Vec::new());
        for piece in list.split([',', ';']).map(str::trim).filter(|p| !p.is_empty()) {
            self.piece(piece, &mut codes, &mut unknown);
        }
        (codes, unknown)
    }

    fn piece(&self, piece: &str, codes: &mut Vec<MemberCode>, unknown: &mut Vec<String>) {
        if let Some(code) = self.code(piece) {
            codes.push(code);
            return;
        }
        for (at, _) in piece.match_indices(" and ") {
            if let Some(code) = self.code(&piece[..at]) {
                codes.push(code);
                return self.piece(piece[at + 5..].trim(), codes, unknown);
            }
        }
        match piece.strip_prefix("and ") {
            Some(rest) => self.piece(rest.trim(), codes, unknown),
            None => unknown.push(piece.to_owned()),
        }
    }
}

fn fold(name: &str) -> String {
    let name = name.to_lowercase().replace(['\u{2019}', '\u{2018}'], "'");
    let name = name.strip_prefix("the ").unwrap_or(&name).to_owned();
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The tables of States.
#[derive(Debug)]
pub struct States {
    pub entries: Vec<StateEntry>,
    pub names: Vec<StateName>,
    pub lookup: Names,
}

/// Builds the tables of States from the two files typed by hand.
pub fn states(hand: &Path) -> Result<States, Fault> {
    let typed: Vec<HandState> = read(&hand.join("states.csv"))?;
    let dated: Vec<StateName> = read(&hand.join("state_names_dated.csv"))?;
    let mut names = Vec::new();
    for state in &typed {
        names.extend(undated_names(state, &dated));
    }
    names.extend(dated);
    names.sort_by(|a, b| {
        (a.code, &a.kind, &a.lang, a.from, &a.name).cmp(&(b.code, &b.kind, &b.lang, b.from, &b.name))
    });
    let mut seen = BTreeSet::new();
    names.retain(|n| seen.insert((n.code, n.kind.clone(), n.lang.clone(), n.name.clone(), n.from)));
    let mut lookup = BTreeMap::new();
    for name in names.iter().filter(|n| n.kind == "official" || n.kind == "short") {
        lookup.entry(fold(&name.name)).or_insert(name.code);
    }
    let mut entries: Vec<StateEntry> = typed
        .iter()
        .map(|s| StateEntry {
            code: s.code,
            name: s.name.clone(),
        })
        .collect();
    entries.sort_by_key(|e| e.code);
    Ok(States {
        entries,
        names,
        lookup: Names(lookup),
    })
}

fn undated_names(state: &HandState, dated: &[StateName]) -> Vec<StateName> {
    let has_dates = |name: &str| dated.iter().any(|d| d.code == state.code && d.name == name);
    let name = |text: &str, lang: &str, kind: &str| StateName {
        code: state.code,
        name: text.to_owned(),
        lang: lang.to_owned(),
        kind: kind.to_owned(),
        from: None,
        until: None,
    };
    let mut all = Vec::new();
    if !has_dates(&state.name) {
        all.push(name(&state.name, "en", "official"));
    }
    let several = |text: &str| text.split(';').map(str::to_owned).collect::<Vec<_>>();
    let shorts = [several(&state.short), several(&state.other)].concat();
    all.extend(
        shorts
            .iter()
            .filter(|t| !has_dates(t))
            .map(|t| name(t, "en", "short")),
    );
    all.extend(
        several(&state.adjectives)
            .iter()
            .map(|t| name(t, "en", "adjective")),
    );
    all.push(name(&state.capital, "en", "capital"));
    all.push(name(&state.fr, "fr", "official"));
    all.retain(|n| !n.name.is_empty());
    all
}

fn partial(text: &str, place: &str) -> Result<Option<PartialDate>, Fault> {
    if text.is_empty() {
        return Ok(None);
    }
    text.parse()
        .map(Some)
        .map_err(|e| format!("operations.csv, {place}: {e}"))
}

/// Builds `operations.csv`.
pub fn operations(facts: &Facts) -> Result<Vec<OperationEntry>, Fault> {
    let mut entries = facts
        .operations
        .iter()
        .map(operation)
        .collect::<Result<Vec<_>, _>>()?;
    entries.sort_by(|a, b| a.operation.cmp(&b.operation));
    Ok(entries)
}

fn operation(row: &Operation) -> Result<OperationEntry, Fault> {
    let symbol =
        |text: &str| (!text.is_empty()).then(|| text.parse().unwrap_or_else(|_| Symbol::named(text)));
    let host: Result<Vec<MemberCode>, _> = row
        .host
        .split(';')
        .filter(|h| !h.trim().is_empty())
        .map(str::parse)
        .collect();
    Ok(OperationEntry {
        operation: row.acronym.clone(),
        name: row.name.clone(),
        kind: match row.kind.as_str() {
            "PKO" => OperationKind::Peacekeeping,
            "SPM" => OperationKind::Political,
            _ => OperationKind::Other,
        },
        host: List(host.map_err(|e| format!("operations.csv, {}: {e}", row.acronym))?),
        start: partial(&row.start, &row.acronym)?,
        end: partial(&row.end, &row.acronym)?,
        established_by: symbol(&row.established_by),
        closed_by: symbol(&row.closed_by),
        source: row.source.clone(),
        checked: row.checked.clone(),
        note: row.note.clone(),
    })
}

/// Builds `operation_names.csv`: acronym and name of each operation, and the names typed by hand.
///
/// An operation can be meant from the day of the decision that established it, if that is known, else from its
/// first day; texts go on speaking of it after its end, so no last day is set unless the hand set one.
pub fn operation_names(
    entries: &[OperationEntry],
    hand: &Path,
    adopted: &BTreeMap<u16, penholder_words::Date>,
) -> Result<Vec<OperationName>, Fault> {
    let typed: Vec<OperationName> = read(&hand.join("operation_names.csv"))?;
    let mut names = Vec::new();
    for entry in entries {
        let decided = entry
            .established_by
            .as_ref()
            .and_then(Symbol::resolution_number)
            .and_then(|n| adopted.get(&n).copied())
            .map(PartialDate::Day);
        let from = match (decided, entry.start) {
            (Some(d), Some(s)) if s.first_day() < d.first_day() => Some(s),
            (Some(d), _) => Some(d),
            (None, start) => start,
        };
        let name = |text: &str, kind| OperationName {
            operation: entry.operation.clone(),
            name: text.to_owned(),
            lang: "en".to_owned(),
            kind,
            from,
            until: None,
        };
        names.push(name(&entry.operation, NameKind::Acronym));
        names.push(name(&entry.name, NameKind::Name));
        let mine = typed.iter().filter(|t| t.operation == entry.operation);
        names.extend(mine.map(|t| OperationName {
            from: t.from.or(from),
            ..t.clone()
        }));
    }
    for t in &typed {
        if !entries.iter().any(|e| e.operation == t.operation) {
            return Err(format!(
                "hand/operation_names.csv: `{}` is no operation",
                t.operation
            ));
        }
    }
    let mut seen = BTreeSet::new();
    names.retain(|n| seen.insert((n.operation.clone(), n.name.clone(), n.lang.clone(), n.from)));
    Ok(names)
}
