//! The labelled pairs under `suite/compare`, and how an alignment scores against them.

use crate::corpus;
use penholder_compare::{Comparison, Unit};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

type Links = BTreeSet<(String, String)>;
type Group = (Vec<String>, Vec<String>);

/// A labelled pair.
pub struct Pair {
    pub old: u16,
    pub new: u16,
    pub rows: Vec<(Group, String)>,
}

pub fn pairs() -> Vec<Pair> {
    let folder = corpus::workspace().join("suite/compare");
    let mut pairs: Vec<Pair> = fs::read_dir(folder)
        .unwrap()
        .filter_map(|entry| pair(&entry.unwrap().path()))
        .collect();
    pairs.sort_by_key(|pair| pair.new);
    pairs
}

fn pair(path: &std::path::Path) -> Option<Pair> {
    let name = path.file_name()?.to_str()?.strip_suffix(".csv")?;
    let (old, new) = name.split_once('-')?;
    let text = fs::read_to_string(path).unwrap();
    let ids = |cell: &str| {
        let mut ids: Vec<String> = cell
            .split(" + ")
            .filter(|id| !id.is_empty())
            .map(str::to_owned)
            .collect();
        ids.sort();
        ids
    };
    let rows = text.lines().skip(1).map(|line| {
        let cells: Vec<&str> = line.split(',').collect();
        ((ids(cells[0]), ids(cells[1])), cells[2].to_owned())
    });
    Some(Pair {
        old: old.parse().unwrap(),
        new: new.parse().unwrap(),
        rows: rows.collect(),
    })
}

impl Pair {
    pub fn links(&self) -> Links {
        self.rows
            .iter()
            .flat_map(|((old, new), _)| cross(old, new))
            .collect()
    }
}

fn cross(old: &[String], new: &[String]) -> Vec<(String, String)> {
    old.iter()
        .flat_map(|o| new.iter().map(|n| (o.clone(), n.clone())))
        .collect()
}

/// Right, wrong and missed links.
#[derive(Debug, Default, Clone, Copy)]
pub struct Count {
    pub right: usize,
    pub wrong: usize,
    pub missed: usize,
}

impl Count {
    pub fn of(found: &Links, expected: &Links) -> Count {
        let right = found.intersection(expected).count();
        Count {
            right,
            wrong: found.len() - right,
            missed: expected.len() - right,
        }
    }

    pub fn add(&mut self, other: Count) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.missed += other.missed;
    }

    pub fn f1(self) -> f64 {
        2.0 * self.right as f64 / (2 * self.right + self.wrong + self.missed).max(1) as f64
    }
}

/// Returns the groups of a comparison with their labels.
pub fn groups(comparison: &Comparison, old: &[Unit<'_>], new: &[Unit<'_>]) -> BTreeMap<Group, String> {
    let ids = |units: &[Unit<'_>], at: &[usize]| {
        let mut ids: Vec<String> = at.iter().map(|k| units[*k].id.to_owned()).collect();
        ids.sort();
        ids
    };
    let group = |item: &penholder_compare::Item| (ids(old, &item.old), ids(new, &item.new));
    comparison
        .items
        .iter()
        .map(|item| (group(item), item.label.as_str().to_owned()))
        .collect()
}

pub fn links(groups: &BTreeMap<Group, String>) -> Links {
    groups.keys().flat_map(|(old, new)| cross(old, new)).collect()
}
