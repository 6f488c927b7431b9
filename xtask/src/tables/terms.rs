//! Terms on the Council, from the membership by year.

use crate::sheet::Fault;
use crate::sources::facts::Facts;
use penholder_record::{Seat, Term};
use penholder_words::{Date, MemberCode};
use std::collections::BTreeMap;

const SOURCE: &str = "council membership by year";

fn day(year: i16, month: i8, day: i8) -> Result<Date, Fault> {
    Date::new(year, month, day).map_err(|e| e.to_string())
}

/// Builds `terms.csv`.
///
/// An elected member's years are cut into terms of two at most, beginning on 1 January; the first Council sat
/// from 17 January 1946. No member in the table sits three years in a row. China's seat is CHN throughout, whoever filled it. The seat of SUN passed to RUS on
/// 24 December 1991.
pub fn terms(facts: &Facts) -> Result<Vec<Term>, Fault> {
    let mut years: BTreeMap<MemberCode, Vec<(i16, Option<String>)>> = BTreeMap::new();
    let mut permanent = BTreeMap::new();
    for row in &facts.memberships {
        let code = if row.iso3 == "TWN" { "CHN" } else { &row.iso3 };
        let code: MemberCode = code
            .parse()
            .map_err(|e| format!("membership of {}: {e}", row.year))?;
        if row.permanent == 1 {
            permanent.entry(code).or_insert(row.year);
        } else {
            let region = (!row.regional_group.is_empty()).then(|| row.regional_group.clone());
            years.entry(code).or_default().push((row.year, region));
        }
    }
    let mut terms = permanent_terms(&permanent)?;
    for (code, mut list) in years {
        list.sort();
        terms.extend(elected_terms(code, &list, facts)?);
    }
    terms.sort_by_key(|t| (t.first, t.seat == Seat::Elected, t.member));
    Ok(terms)
}

fn permanent_terms(permanent: &BTreeMap<MemberCode, i16>) -> Result<Vec<Term>, Fault> {
    let mut terms = Vec::new();
    for code in permanent.keys() {
        let (first, last) = match code.as_str() {
            "SUN" => (day(1946, 1, 17)?, Some(day(1991, 12, 23)?)),
            "RUS" => (day(1991, 12, 24)?, None),
            _ => (day(1946, 1, 17)?, None),
        };
        terms.push(Term {
            member: *code,
            seat: Seat::Permanent,
            first,
            last,
            region: None,
            source: "Charter, Article 23 (1)".to_owned(),
        });
    }
    Ok(terms)
}

fn elected_terms(
    code: MemberCode,
    years: &[(i16, Option<String>)],
    facts: &Facts,
) -> Result<Vec<Term>, Fault> {
    let last_known = facts.memberships.iter().map(|m| m.year).max().unwrap_or(0);
    let mut terms: Vec<Term> = Vec::new();
    let mut at = 0;
    while let Some((year, region)) = years.get(at) {
        let two = years.get(at + 1).is_some_and(|(next, _)| *next == year + 1);
        let begins_where_the_table_ends = !two && *year == last_known;
        let source = if begins_where_the_table_ends {
            format!("{SOURCE}; last day by Charter, Article 23 (2)")
        } else {
            SOURCE.to_owned()
        };
        terms.push(Term {
            member: code,
            seat: Seat::Elected,
            first: if *year == 1946 {
                day(1946, 1, 17)?
            } else {
                day(*year, 1, 1)?
            },
            last: Some(day(year + i16::from(two || begins_where_the_table_ends), 12, 31)?),
            region: region.clone(),
            source,
        });
        at += if two { 2 } else { 1 };
    }
    Ok(terms)
}
