//! Deployed strength, deaths and budgets.

use crate::sheet::Fault;
use crate::sources::facts::Facts;
use penholder_record::{BudgetRow, DeployedRow, FatalitiesRow};
use penholder_words::{OperationEntry, PartialDate};
use std::collections::BTreeSet;

fn month(text: &str) -> Result<PartialDate, Fault> {
    text.parse().map_err(|e| format!("{text}: {e}"))
}

/// What was left out because no operation of the record bears the source's name.
#[derive(Debug, Default)]
pub struct LeftOut(pub BTreeSet<String>);

/// Gives rows of unnumbered names to the operation that ran in that month: `UNAVEM` to I, II or III.
fn operation<'a>(name: &str, month: PartialDate, operations: &'a [OperationEntry]) -> Option<&'a str> {
    let name = if name == "UNPSG" { "UNCPSG" } else { name };
    let name = if name == "OSESyria" { "OSESG-Syria" } else { name };
    if let Some(o) = operations.iter().find(|o| o.operation == name) {
        return Some(&o.operation);
    }
    let family = operations.iter().filter(|o| {
        o.operation
            .strip_prefix(name)
            .is_some_and(|r| r.starts_with(" I"))
    });
    let mut begun: Vec<&OperationEntry> = family
        .filter(|o| o.start.is_some_and(|s| s.first_day() <= month.last_day()))
        .collect();
    begun.sort_by_key(|o| o.start);
    begun.last().map(|o| o.operation.as_str())
}

/// Builds `deployed.csv`; numbers as the source has them, the source named in each row.
pub fn deployed(
    facts: &Facts,
    ops: &[OperationEntry],
    left: &mut LeftOut,
) -> Result<Vec<DeployedRow>, Fault> {
    let number = |t: &str| -> Result<Option<u32>, Fault> {
        if t.is_empty() {
            Ok(None)
        } else {
            t.parse()
                .map(Some)
                .map_err(|e| format!("strength_monthly.csv: `{t}`: {e}"))
        }
    };
    let mut rows = Vec::new();
    for row in &facts.deployed {
        let when = month(&row.month)?;
        let Some(key) = operation(&row.mission, when, ops) else {
            left.0.insert(format!("strength_monthly.csv: {}", row.mission));
            continue;
        };
        rows.push(DeployedRow {
            operation: key.to_owned(),
            month: when,
            troops: number(&row.troops)?,
            police: number(&row.police)?,
            observers: number(&row.observers)?,
            total: number(&row.total)?,
            source: row.source.clone(),
            note: note(&row.source, &row.note),
        });
    }
    rows.sort_by(|a, b| (&a.operation, a.month, &a.source).cmp(&(&b.operation, b.month, &b.source)));
    Ok(rows)
}

/// The second source counts units on a map, not persons; each of its rows says so.
fn note(source: &str, found: &str) -> String {
    let estimate = "estimate: units on the deployment map by their standard size, not a count";
    match (source, found) {
        ("GeoPKO", "") => estimate.to_owned(),
        ("GeoPKO", found) => format!("{estimate}; {found}"),
        (_, found) => found.to_owned(),
    }
}

/// Builds `fatalities.csv`.
pub fn fatalities(
    facts: &Facts,
    ops: &[OperationEntry],
    left: &mut LeftOut,
) -> Result<Vec<FatalitiesRow>, Fault> {
    let mut rows = Vec::new();
    for row in &facts.fatalities {
        let when = month(&row.month)?;
        let Some(key) = operation(&row.mission, when, ops) else {
            left.0.insert(format!("fatalities_monthly.csv: {}", row.mission));
            continue;
        };
        rows.push(FatalitiesRow {
            operation: key.to_owned(),
            month: when,
            total: row.total,
            malicious_act: row.malicious_act,
        });
    }
    rows.sort_by(|a, b| (&a.operation, a.month).cmp(&(&b.operation, b.month)));
    Ok(rows)
}

/// Builds `budgets.csv`.
pub fn budgets(facts: &Facts, ops: &[OperationEntry], left: &mut LeftOut) -> Result<Vec<BudgetRow>, Fault> {
    let mut rows = Vec::new();
    for row in &facts.budgets {
        if !ops.iter().any(|o| o.operation == row.mission) {
            left.0.insert(format!("mission_budgets.csv: {}", row.mission));
            continue;
        }
        rows.push(BudgetRow {
            operation: row.mission.clone(),
            fiscal_year: row.fiscal_year.clone(),
            measure: row.measure.clone(),
            class: row.class.clone(),
            usd: row.usd.round() as i64,
            document: row.document.clone(),
        });
    }
    rows.sort_by(|a, b| {
        (&a.operation, &a.fiscal_year, &a.measure, &a.class).cmp(&(
            &b.operation,
            &b.fiscal_year,
            &b.measure,
            &b.class,
        ))
    });
    Ok(rows)
}
