//! Rules of hypothetical bodies, written by anybody as TOML.
//!
//! ```toml
//! name = "A council of six"
//! source = "A/59/L.64"            # document that states the rule
//! paragraph = "3"                 # optional
//! notes = ["what a reader should know"]
//!
//! [[seats]]                       # seats of one standing; repeat for others
//! members = ["FRA", "USA"]        # codes or any names; none twice
//! classes = ["permanent"]         # optional; named by conditions
//! weight = 3                      # optional, measure "weight", the same for each
//! weights = { population = 83 }   # optional, any measures, the same for each
//!
//! [[seats]]
//! members = { BRA = 2, IND = 4 }  # or each member with its own "weight"
//!
//! [[conditions]]                  # all conditions must be met
//! text = "votes in favour"
//! in_favour = 4                   # at least so many
//! measure = "weight"              # optional: weigh instead of counting seats
//! among = "permanent"             # optional: only this class; "not permanent" for the others
//!
//! [[conditions]]
//! text = "share of the population"
//! share = "65 %"                  # or "2/3": at least that share of the measure's total
//! more_than = false               # optional: the share must be passed
//! measure = "population"
//!
//! [[conditions]]
//! text = "no permanent member against"
//! none_against = "permanent"
//!
//! [[conditions]]
//! text = "one of these"
//! at_least = 1                    # so many of the conditions listed
//! of = [{ in_favour = 6 }, { in_favour = 4, among = "permanent" }]
//! ```

use crate::{Among, Body, Condition, Rule, Seat, Test, dated};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt;

/// A body and its rule, as a file states them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RulesFile {
    /// Who votes.
    pub body: Body,
    /// By which rule.
    pub rule: Rule,
}

/// What is wrong with a file of rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RulesError {
    /// Line, counted from one, where known.
    pub line: Option<usize>,
    /// What was expected and what was found.
    pub message: String,
}

impl fmt::Display for RulesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "line {line}: {}", self.message),
            None => f.write_str(&self.message),
        }
    }
}

impl std::error::Error for RulesError {}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: String,
    source: String,
    paragraph: Option<String>,
    #[serde(default)]
    notes: Vec<String>,
    seats: Vec<Seats>,
    conditions: Vec<Clause>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Seats {
    members: Members,
    #[serde(default)]
    classes: Vec<String>,
    weight: Option<u64>,
    #[serde(default)]
    weights: BTreeMap<String, u64>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Members {
    Alike(Vec<String>),
    Weighted(BTreeMap<String, u64>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Clause {
    text: Option<String>,
    in_favour: Option<u64>,
    share: Option<String>,
    #[serde(default)]
    more_than: bool,
    none_against: Option<String>,
    at_least: Option<u64>,
    of: Option<Vec<Clause>>,
    measure: Option<String>,
    among: Option<String>,
    source: Option<String>,
}

/// Reads a body and its rule from TOML.
///
/// # Errors
/// With the line, if the text is no TOML or no such file; without, if the rule cannot stand: a member seated twice,
/// a class or measure that no seat has, a condition that asks for nothing or for two things, an empty body.
pub fn parse_rules(text: &str) -> Result<RulesFile, RulesError> {
    let file: File = toml::from_str(text).map_err(|e| RulesError {
        line: e
            .span()
            .map(|s| text[..s.start.min(text.len())].matches('\n').count() + 1),
        message: e.message().to_owned(),
    })?;
    let body = body(&file)?;
    let source = dated::source(&file.source, file.paragraph.as_deref().unwrap_or_default());
    let conditions = file.conditions.iter().map(|clause| {
        let text = clause
            .text
            .clone()
            .unwrap_or_else(|| "votes in favour".to_owned());
        Ok(Condition {
            test: test(clause, &body, &text)?,
            text,
            source: clause
                .source
                .as_deref()
                .map_or_else(|| source.clone(), |s| dated::source(s, "")),
        })
    });
    let conditions: Vec<Condition> = conditions.collect::<Result<_, _>>()?;
    if conditions.is_empty() {
        return Err(fail("expected at least one [[conditions]]"));
    }
    Ok(RulesFile {
        rule: Rule {
            name: file.name,
            source,
            conditions,
            notes: file.notes,
        },
        body,
    })
}

fn fail(message: impl Into<String>) -> RulesError {
    RulesError {
        line: None,
        message: message.into(),
    }
}

fn body(file: &File) -> Result<Body, RulesError> {
    let mut seats: Vec<Seat> = Vec::new();
    for group in &file.seats {
        let members: Vec<(&String, Option<u64>)> = match &group.members {
            Members::Alike(list) => list.iter().map(|m| (m, group.weight)).collect(),
            Members::Weighted(map) => map.iter().map(|(m, w)| (m, Some(*w))).collect(),
        };
        for (member, weight) in members {
            if seats.iter().any(|s| s.member == *member) {
                return Err(fail(format!("`{member}` has a seat twice")));
            }
            let mut weights = group.weights.clone();
            if let Some(weight) = weight {
                weights.insert("weight".to_owned(), weight);
            }
            seats.push(Seat {
                member: member.clone(),
                classes: group.classes.clone(),
                weights,
            });
        }
    }
    if seats.is_empty() {
        return Err(fail("expected at least one member in [[seats]]"));
    }
    Ok(Body {
        name: file.name.clone(),
        seats,
    })
}

fn test(clause: &Clause, body: &Body, text: &str) -> Result<Test, RulesError> {
    let given = [
        clause.in_favour.is_some(),
        clause.share.is_some(),
        clause.none_against.is_some(),
        clause.at_least.is_some(),
    ];
    if given.iter().filter(|g| **g).count() != 1 {
        return Err(fail(format!(
            "condition \"{text}\": expected exactly one of in_favour, share, none_against, at_least"
        )));
    }
    let among = among(
        clause.none_against.as_deref().or(clause.among.as_deref()),
        body,
        text,
    )?;
    if let Some(measure) = &clause.measure
        && !body.seats.iter().any(|s| s.weights.contains_key(measure))
    {
        return Err(fail(format!(
            "condition \"{text}\": no seat has the measure `{measure}`"
        )));
    }
    if clause.none_against.is_some() {
        return Ok(Test::NoneAgainst { among });
    }
    if let Some(needed) = clause.at_least {
        let of = clause.of.as_deref().unwrap_or_default();
        if of.len() < usize::try_from(needed).unwrap_or(usize::MAX) {
            return Err(fail(format!(
                "condition \"{text}\": at_least {needed} of only {}",
                of.len()
            )));
        }
        let of = of
            .iter()
            .map(|c| test(c, body, c.text.as_deref().unwrap_or(text)));
        return Ok(Test::AtLeast {
            needed,
            of: of.collect::<Result<_, _>>()?,
        });
    }
    let needed = match (&clause.in_favour, &clause.share) {
        (Some(needed), _) => *needed,
        (None, Some(text)) => share(
            text,
            clause.more_than,
            total(body, &among, clause.measure.as_deref()),
        )?,
        (None, None) => 0,
    };
    Ok(Test::InFavour {
        among,
        measure: clause.measure.clone(),
        needed,
    })
}

fn total(body: &Body, among: &Among, measure: Option<&str>) -> u64 {
    body.seats
        .iter()
        .filter(|s| among.holds(s))
        .map(|s| s.weight(measure))
        .sum()
}

fn among(name: Option<&str>, body: &Body, text: &str) -> Result<Among, RulesError> {
    let Some(name) = name else { return Ok(Among::All) };
    let (class, outside) = match name.strip_prefix("not ") {
        Some(class) => (class, true),
        None => (name, false),
    };
    if !body.seats.iter().any(|s| s.is(class)) {
        return Err(fail(format!(
            "condition \"{text}\": no seat is of the class `{class}`"
        )));
    }
    Ok(match outside {
        true => Among::NotClass(class.to_owned()),
        false => Among::Class(class.to_owned()),
    })
}

/// Reads `65 %` or `2/3` and returns the least number that reaches (or passes) that share of `total`.
fn share(text: &str, more_than: bool, total: u64) -> Result<u64, RulesError> {
    let wrong = || {
        fail(format!(
            "expected a share such as \"65 %\" or \"2/3\", but found \"{text}\""
        ))
    };
    let number = |t: &str| t.trim().parse::<u64>().map_err(|_| wrong());
    let (numerator, denominator) = match (text.trim().strip_suffix('%'), text.split_once('/')) {
        (Some(percent), _) => (number(percent)?, 100),
        (None, Some((n, d))) => (number(n)?, number(d)?),
        (None, None) => return Err(wrong()),
    };
    if denominator == 0 || numerator > denominator {
        return Err(wrong());
    }
    let bar = u128::from(numerator) * u128::from(total);
    let needed = match more_than {
        true => bar / u128::from(denominator) + 1,
        false => bar.div_ceil(u128::from(denominator)),
    };
    u64::try_from(needed).map_err(|_| wrong())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_round_up_and_more_than_passes() {
        assert_eq!(share("65 %", false, 44_486), Ok(28_916));
        assert_eq!(share("2/3", false, 9), Ok(6));
        assert_eq!(share("1/2", true, 8), Ok(5));
        assert!(share("3/2", false, 8).is_err());
        assert!(share("most", false, 8).is_err());
    }

    #[test]
    fn a_wrong_file_says_where() {
        let error = parse_rules("name = \"x\"\nsource = \"y\"\nseats = 3\n").unwrap_err();
        assert_eq!(error.line, Some(3));
        let twice = "name='x'\nsource='y'\n[[seats]]\nmembers=['A','A']\n[[conditions]]\nin_favour=1\n";
        assert_eq!(parse_rules(twice).unwrap_err().message, "`A` has a seat twice");
        let nobody = "name='x'\nsource='y'\n[[seats]]\nmembers=['A']\n[[conditions]]\nnone_against='p'\n";
        assert!(
            parse_rules(nobody)
                .unwrap_err()
                .message
                .contains("no seat is of the class `p`")
        );
        let both =
            "name='x'\nsource='y'\n[[seats]]\nmembers=['A']\n[[conditions]]\nin_favour=1\nshare='1/2'\n";
        assert!(parse_rules(both).unwrap_err().message.contains("exactly one"));
    }
}
