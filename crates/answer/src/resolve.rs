//! What a person calls an operation, to the operation.

use penholder_record::Record;
use penholder_words::{MemberCode, OperationEntry};
use std::collections::BTreeSet;

/// Says why a name leads to no operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotResolved {
    /// Nothing bears that name; the nearest names there are, the best first.
    Unknown {
        /// What was asked for.
        asked: String,
        /// Names that look like it.
        nearest: Vec<String>,
    },
    /// Several operations answer to it, such as those of one country.
    Several {
        /// What was asked for.
        asked: String,
        /// Keys of the operations.
        operations: Vec<String>,
    },
}

impl std::fmt::Display for NotResolved {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            NotResolved::Unknown { asked, .. } => write!(
                f,
                "no operation is called `{asked}`: expected an acronym, a name, a country or a resolution's number"
            ),
            NotResolved::Several { asked, operations } => {
                write!(
                    f,
                    "`{asked}` means {} operations: {}",
                    operations.len(),
                    operations.join(", ")
                )
            }
        }
    }
}

impl std::error::Error for NotResolved {}

impl NotResolved {
    /// Returns what to do about it, if anything can be said.
    pub fn hint(&self) -> Option<String> {
        match self {
            NotResolved::Unknown { nearest, .. } if nearest.is_empty() => {
                Some("`penholder list` shows all operations".to_owned())
            }
            NotResolved::Unknown { nearest, .. } => Some(format!("did you mean {}?", nearest.join(" or "))),
            NotResolved::Several { operations, .. } => operations
                .first()
                .map(|o| format!("name one of them, such as `{o}`")),
        }
    }
}

/// Returns the operation that `asked` names: by key, acronym, full or former name, country or resolution's number.
///
/// # Errors
/// If nothing, or more than one operation, answers to it.
pub fn operation<'r>(record: &'r Record, asked: &str) -> Result<&'r OperationEntry, NotResolved> {
    let wanted = folded(asked);
    let by_key = record.operations.iter().find(|o| folded(&o.operation) == wanted);
    if let Some(found) = by_key {
        return Ok(found);
    }
    let by_name: BTreeSet<&str> = named(record, &wanted);
    let keys = if !by_name.is_empty() {
        by_name
    } else if let Ok(number) = asked.trim().parse::<u16>() {
        decided_by(record, number)
    } else {
        hosted_by(record, &wanted)
    };
    let found: Vec<_> = record
        .operations
        .iter()
        .filter(|o| keys.contains(o.operation.as_str()))
        .collect();
    match found[..] {
        [one] => Ok(one),
        [] => Err(NotResolved::Unknown {
            asked: asked.to_owned(),
            nearest: nearest(record, &wanted),
        }),
        _ => Err(NotResolved::Several {
            asked: asked.to_owned(),
            operations: found.iter().map(|o| o.operation.clone()).collect(),
        }),
    }
}

/// Folds case, spaces and punctuation, so that `unavem ii` and `UNAVEM-II` are the same.
fn folded(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

fn named<'r>(record: &'r Record, wanted: &str) -> BTreeSet<&'r str> {
    let full = record
        .operations
        .iter()
        .filter(|o| folded(&o.name) == *wanted)
        .map(|o| o.operation.as_str());
    let other = record
        .operation_names
        .iter()
        .filter(|n| folded(&n.name) == *wanted)
        .map(|n| n.operation.as_str());
    full.chain(other).collect()
}

fn decided_by(record: &Record, number: u16) -> BTreeSet<&str> {
    let rows = record
        .mandates
        .iter()
        .filter(|d| d.symbol.resolution_number() == Some(number));
    rows.map(|d| d.operation.as_str()).collect()
}

fn hosted_by<'r>(record: &'r Record, wanted: &str) -> BTreeSet<&'r str> {
    let named = record
        .state_names
        .iter()
        .filter(|n| folded(&n.name) == *wanted)
        .map(|n| n.code);
    let short = record
        .states
        .iter()
        .filter(|s| folded(&s.name) == *wanted)
        .map(|s| s.code);
    let code = wanted.parse::<MemberCode>().ok();
    let states: BTreeSet<MemberCode> = named.chain(short).chain(code).collect();
    let hosted = record
        .operations
        .iter()
        .filter(|o| o.host.iter().any(|h| states.contains(h)));
    hosted.map(|o| o.operation.as_str()).collect()
}

fn nearest(record: &Record, wanted: &str) -> Vec<String> {
    let score = |o: &OperationEntry| strsim::jaro_winkler(&folded(&o.operation), wanted);
    let mut scored: Vec<_> = record
        .operations
        .iter()
        .map(|o| (score(o), o))
        .filter(|(s, _)| *s > 0.8)
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    scored
        .into_iter()
        .take(3)
        .map(|(_, o)| o.operation.clone())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use penholder_record::Table;
    use penholder_words::{List, OperationKind, StateEntry};

    fn entry(key: &str, name: &str, host: &str) -> OperationEntry {
        OperationEntry {
            operation: key.to_owned(),
            name: name.to_owned(),
            kind: OperationKind::Peacekeeping,
            host: List(vec![host.parse().unwrap()]),
            start: None,
            end: None,
            established_by: None,
            closed_by: None,
            source: String::new(),
            checked: String::new(),
            note: String::new(),
        }
    }

    fn record() -> Record {
        Record {
            operations: Table::ready(vec![
                entry("UNAVEM I", "United Nations Angola Verification Mission I", "AGO"),
                entry(
                    "UNAVEM II",
                    "United Nations Angola Verification Mission II",
                    "AGO",
                ),
                entry("MINUSMA", "Multidimensional Mission in Mali", "MLI"),
            ]),
            states: Table::ready(vec![StateEntry {
                code: "MLI".parse().unwrap(),
                name: "Mali".to_owned(),
            }]),
            ..Record::default()
        }
    }

    #[test]
    fn by_key_name_or_country() {
        let record = record();
        for asked in [
            "MINUSMA",
            "minusma",
            "multidimensional mission in mali",
            "Mali",
            "mli",
        ] {
            assert_eq!(operation(&record, asked).unwrap().operation, "MINUSMA", "{asked}");
        }
        assert_eq!(operation(&record, "unavem-ii").unwrap().operation, "UNAVEM II");
    }

    #[test]
    fn a_slip_gets_a_suggestion_and_a_country_with_several_gets_the_list() {
        let record = record();
        let slip = operation(&record, "MINUSAM").unwrap_err();
        assert_eq!(slip.hint().unwrap(), "did you mean MINUSMA?");
        let several = operation(&record, "AGO").unwrap_err();
        assert_eq!(
            several.to_string(),
            "`AGO` means 2 operations: UNAVEM I, UNAVEM II"
        );
    }
}
