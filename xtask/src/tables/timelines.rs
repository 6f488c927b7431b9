//! From single readings to the life of each operation: which decisions are its own, where it begins and ends.
//!
//! A reading sees one text. What follows from the order of decisions, or stands in the table of operations only, is
//! settled here by rule; every row that a rule drops is a row of the disagreements.

use penholder_record::{Decision, DisagreementRow, MandateDecision};
use penholder_words::{Action, ChapterVii, Date, OperationEntry, PartialDate, Symbol, end_of_period};
use std::collections::BTreeMap;

/// Days after an operation's end within which a decision can still be on its winding up.
const WINDING_UP: i32 = 180;
/// Days before the end of a period within which "a further period" follows on from that end.
const RENEWAL: i32 = 62;

/// A row with the months of the period that it gives by length from the day of adoption.
pub struct Read {
    pub row: MandateDecision,
    pub months: Option<i32>,
}

/// What settling gives.
#[derive(Debug, Default)]
pub struct Settled {
    pub rows: Vec<MandateDecision>,
    pub disagreements: Vec<DisagreementRow>,
}

/// Settles the decisions of all operations.
pub fn settle(read: Vec<Read>, operations: &[OperationEntry], decisions: &[Decision]) -> Settled {
    let adopted: BTreeMap<u16, Date> = decisions.iter().map(|d| (d.number, d.date)).collect();
    let mut by_operation: BTreeMap<String, Vec<Read>> = BTreeMap::new();
    for row in read {
        by_operation
            .entry(row.row.operation.clone())
            .or_default()
            .push(row);
    }
    let mut out = Settled::default();
    for entry in operations {
        let rows = by_operation.remove(&entry.operation).unwrap_or_default();
        operation(entry, rows, &adopted, &mut out);
    }
    out
}

fn operation(entry: &OperationEntry, mut rows: Vec<Read>, adopted: &BTreeMap<u16, Date>, out: &mut Settled) {
    let decided = |s: &Option<Symbol>| {
        s.as_ref()
            .and_then(Symbol::resolution_number)
            .and_then(|n| adopted.get(&n).copied())
    };
    let begun = decided(&entry.established_by).or(entry.start.map(|s| s.first_day()));
    drop_strangers(entry, &mut rows, begun, &mut out.disagreements);
    establish(entry, &mut rows, begun);
    begin_later(entry, &mut rows);
    follow_on(&mut rows);
    let mut rows: Vec<MandateDecision> = rows.into_iter().map(|r| r.row).collect();
    close(entry, &mut rows, decided(&entry.closed_by));
    if rows
        .iter()
        .all(|r| r.until.is_none() && r.terminates_on.is_none())
        && let Some(first) = rows.first_mut()
    {
        first.open_ended = true;
    }
    compare_with_table(entry, &rows, &mut out.disagreements);
    out.rows.extend(rows);
}

/// Says where the life by decisions and that of the table differ.
fn compare_with_table(entry: &OperationEntry, rows: &[MandateDecision], out: &mut Vec<DisagreementRow>) {
    let mut differ = |property: &str, ours: Date, table: String| {
        out.push(DisagreementRow {
            subject: entry.operation.clone(),
            property: property.to_owned(),
            chosen_source: "decisions".to_owned(),
            chosen: ours.to_string(),
            other_source: "operations.csv".to_owned(),
            other: table,
            reason: "the text comes before the table".to_owned(),
        });
    };
    if let (Some(first), Some(start)) = (rows.first(), entry.start)
        && start.last_day() < first.date
    {
        differ("start", first.date, start.to_string());
    }
    let last = rows
        .iter()
        .filter_map(|m| m.withdrawal_until.or(m.terminates_on).or(m.until))
        .next_back();
    if let (Some(last), Some(end)) = (last, entry.end)
        && (last < end.first_day() || end.last_day() < last)
    {
        differ("end", last, end.to_string());
    }
}

/// Drops decisions taken before the one that established the operation, or long after its end.
fn drop_strangers(
    entry: &OperationEntry,
    rows: &mut Vec<Read>,
    begun: Option<Date>,
    out: &mut Vec<DisagreementRow>,
) {
    let over = entry
        .end
        .and_then(|e| e.last_day().checked_add(jiff_days(WINDING_UP)).ok());
    rows.retain(|r| {
        let early = begun.is_some_and(|b| r.row.date < b);
        let late = over.is_some_and(|o| r.row.date > o);
        if early || late {
            out.push(DisagreementRow {
                subject: entry.operation.clone(),
                property: "decision".to_owned(),
                chosen_source: "operations.csv".to_owned(),
                chosen: if early { "not established" } else { "ended" }.to_owned(),
                other_source: "reading".to_owned(),
                other: r.row.symbol.to_string(),
                reason: "the text names the operation, or one of like name, outside its life".to_owned(),
            });
        }
        !(early || late)
    });
}

fn jiff_days(days: i32) -> jiff::Span {
    jiff::Span::new().days(days)
}

/// Gives the establishing decision of the table its action, or a row of its own; no other decision establishes.
fn establish(entry: &OperationEntry, rows: &mut Vec<Read>, begun: Option<Date>) {
    let by = entry.established_by.clone();
    let first = match &by {
        Some(symbol) => rows.iter().position(|r| r.row.symbol == *symbol),
        None => rows
            .iter()
            .position(|r| r.row.actions.contains(&Action::Establish)),
    };
    let at = match (first, begun) {
        (Some(at), _) => at,
        (None, Some(date)) => {
            let symbol = by.unwrap_or_else(|| Symbol::named("operations.csv, start"));
            let mut row = blank(&entry.operation, symbol, date);
            if row.symbol.resolution_number().is_none() {
                row.source = table_source(entry.start);
            }
            rows.insert(0, Read { row, months: None });
            0
        }
        (None, None) => return,
    };
    for (i, read) in rows.iter_mut().enumerate() {
        let actions = &mut read.row.actions;
        if i == at {
            actions.retain(|a| *a != Action::Establish);
            if actions[..] == [Action::Modify] || actions[..] == [Action::Reinforce] {
                actions.clear();
            }
            actions.insert(0, Action::Establish);
        } else if actions.contains(&Action::Establish) {
            actions.retain(|a| *a != Action::Establish);
            if actions.is_empty() {
                actions.push(Action::Modify);
            }
        }
    }
}

/// Lets a period given by its length follow on from the end of the period that it renews.
fn follow_on(rows: &mut [Read]) {
    let mut end: Option<Date> = None;
    for read in rows {
        let (Some(months), Some(before)) = (read.months, end) else {
            end = read.row.until.or(end);
            continue;
        };
        let left = read.row.date.until(before).map_or(-1, |s| s.get_days());
        let renews = read.row.actions.contains(&Action::Extend) && (0..=RENEWAL).contains(&left);
        if renews && let Some(next) = end_of_period(before, months) {
            let last = before == before.last_of_month();
            read.row.until = Some(if last { next.last_of_month() } else { next });
        }
        end = read.row.until.or(end);
    }
}

/// Counts the first period from the operation's first day, where that comes some weeks after the decision.
fn begin_later(entry: &OperationEntry, rows: &mut [Read]) {
    let (Some(first), Some(start)) = (rows.first_mut(), entry.start.and_then(|s| s.day())) else {
        return;
    };
    let wait = first.row.date.until(start).map_or(0, |s| s.get_days());
    if (1..=200).contains(&wait)
        && let Some(months) = first.months
    {
        first.row.until = end_of_period(start, months);
    }
}

/// Adds what the table of operations alone knows of the end.
fn close(entry: &OperationEntry, rows: &mut Vec<MandateDecision>, decided: Option<Date>) {
    let Some(table_end) = entry.end else { return };
    let last_read = rows
        .iter()
        .filter_map(|r| r.terminates_on.max(r.until))
        .next_back();
    let Some(day) = table_end.day() else {
        if last_read.is_none() {
            rows.push(ending(entry, table_end.last_day(), decided));
        }
        return;
    };
    let withdrawn = rows
        .iter()
        .any(|r| r.withdrawal_until == Some(day) || r.terminates_on.is_some());
    if last_read == Some(day) || withdrawn {
        return;
    }
    let closing = entry
        .closed_by
        .as_ref()
        .and_then(|c| rows.iter().position(|r| r.symbol == *c));
    match (closing, last_read) {
        // The closing decision was read, and says something else: the text stands.
        (Some(at), Some(_)) if rows[at].until.is_some() => {}
        (Some(at), _) => {
            rows[at].terminates_on = Some(day);
            if !rows[at].actions.contains(&Action::Terminate) {
                rows[at].actions.push(Action::Terminate);
            }
        }
        (None, _) => rows.push(ending(entry, day, decided)),
    }
    rows.sort_by_key(|r| (r.date, r.symbol.resolution_number()));
}

fn ending(entry: &OperationEntry, day: Date, decided: Option<Date>) -> MandateDecision {
    let symbol = entry
        .closed_by
        .clone()
        .unwrap_or_else(|| Symbol::named("operations.csv, end"));
    let mut row = blank(&entry.operation, symbol, decided.map_or(day, |d| d.min(day)));
    row.actions = vec![Action::Terminate];
    row.terminates_on = Some(day);
    row.source = table_source(entry.end);
    row
}

/// Says how exactly the table knows a day: a row may stand for a month or a year only.
fn table_source(date: Option<PartialDate>) -> String {
    match date {
        Some(PartialDate::Month(..)) => "table, month only",
        Some(PartialDate::Year(_)) => "table, year only",
        _ => "table",
    }
    .to_owned()
}

fn blank(operation: &str, symbol: Symbol, date: Date) -> MandateDecision {
    MandateDecision {
        operation: operation.to_owned(),
        symbol,
        date,
        actions: vec![Action::Establish],
        para: None,
        until: None,
        until_computed: false,
        until_para: None,
        open_ended: false,
        terminates_on: None,
        withdrawal_until: None,
        withdrawal_para: None,
        liquidation_from: None,
        liquidation_para: None,
        chapter_vii: ChapterVii::None,
        chapter_vii_para: None,
        use_of_force: false,
        use_of_force_by: None,
        use_of_force_para: None,
        source: "table".to_owned(),
    }
}
