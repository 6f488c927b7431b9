//! Compiles the record: sources to tables, corrections applied, files written or compared.

use crate::sheet::{Fault, Sheet, read};
use crate::sources::{akn, facts, texts};
use crate::tables::{decisions, months, names, terms};
use penholder_record::CorrectionRow;
use std::path::Path;
use std::process::ExitCode;

/// Compiles and writes every table.
pub fn write(shared: &Path, data: &Path) -> Result<ExitCode, Fault> {
    let compiled = compile(shared, data)?;
    for sheet in &compiled.sheets {
        let path = data.join(sheet.name).with_extension("csv");
        std::fs::write(&path, sheet.to_csv()?).map_err(|e| format!("{}: {e}", path.display()))?;
        println!("{:>7} rows  {}.csv", sheet.len(), sheet.name);
    }
    println!("{} corrections applied", compiled.corrections);
    for note in &compiled.notes {
        println!("left out: {note}");
    }
    Ok(ExitCode::SUCCESS)
}

/// Compiles and compares with the files, line by line.
pub fn check(shared: &Path, data: &Path) -> Result<ExitCode, Fault> {
    for sheet in &compile(shared, data)?.sheets {
        let path = data.join(sheet.name).with_extension("csv");
        let found = std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        let expected = sheet.to_csv()?;
        if let Some((line, want, have)) = first_difference(&expected, &found) {
            println!(
                "{}:{line}\n  compiled: {want}\n  on disk:  {have}",
                path.display()
            );
            return Ok(ExitCode::FAILURE);
        }
    }
    println!("data/ is what the compilation gives");
    Ok(ExitCode::SUCCESS)
}

fn first_difference<'a>(expected: &'a str, found: &'a str) -> Option<(usize, &'a str, &'a str)> {
    if expected == found {
        return None;
    }
    let (mut a, mut b) = (expected.split('\n'), found.split('\n'));
    (1..).find_map(|line| match (a.next(), b.next()) {
        (None, None) => Some((line, "", "")),
        (x, y) if x == y => None,
        (x, y) => Some((line, x.unwrap_or("(end of file)"), y.unwrap_or("(end of file)"))),
    })
}

/// What a compilation gives.
struct Compiled {
    sheets: Vec<Sheet>,
    corrections: usize,
    notes: Vec<String>,
}

fn compile(shared: &Path, data: &Path) -> Result<Compiled, Fault> {
    let facts = facts::read_all(&shared.join("facts"))?;
    let corpus = shared.join("corpus");
    let texts = texts::read_folder(&corpus.join("resolutions"))?;
    let akn = decisions::by_number(akn::read_folder(&corpus.join("akn4un/resolutions-en"))?);
    let hand = data.join("hand");
    let corrections: Vec<CorrectionRow> = read(&data.join("corrections.csv"))?;

    let mut sheets = Vec::new();
    let mut applied = 0;
    let mut corrected = |mut sheet: Sheet| -> Result<Sheet, Fault> {
        applied += sheet.correct(&corrections)?;
        Ok(sheet)
    };

    let decided = corrected(Sheet::of(
        "decisions",
        &["number"],
        &decisions::decisions(&facts, &texts, &akn)?,
    )?)?;
    let decision_rows: Vec<penholder_record::Decision> = decided.typed()?;
    let adopted = decision_rows.iter().map(|d| (d.number, d.date)).collect();
    let operations = corrected(Sheet::of(
        "operations",
        &["operation"],
        &names::operations(&facts)?,
    )?)?;
    let entries: Vec<penholder_words::OperationEntry> = operations.typed()?;
    let operation_names = names::operation_names(&entries, &hand, &adopted)?;
    let states = names::states(&hand)?;
    let mut left = months::LeftOut::default();

    sheets.push(decided);
    sheets.push(operations);
    sheets.push(corrected(Sheet::of(
        "operation_names",
        &["operation", "name"],
        &operation_names,
    )?)?);
    sheets.push(corrected(Sheet::of("states", &["code"], &states.entries)?)?);
    sheets.push(corrected(Sheet::of(
        "state_names",
        &["code", "name"],
        &states.names,
    )?)?);
    sheets.push(corrected(Sheet::of(
        "terms",
        &["member", "first"],
        &terms::terms(&facts)?,
    )?)?);
    sheets.push(corrected(Sheet::of(
        "votes",
        &["number"],
        &decisions::votes(&facts)?,
    )?)?);
    let deployed = months::deployed(&facts, &entries, &mut left)?;
    sheets.push(corrected(Sheet::of(
        "deployed",
        &["operation", "month", "source"],
        &deployed,
    )?)?);
    let fatalities = months::fatalities(&facts, &entries, &mut left)?;
    sheets.push(corrected(Sheet::of(
        "fatalities",
        &["operation", "month"],
        &fatalities,
    )?)?);
    let budgets = months::budgets(&facts, &entries, &mut left)?;
    sheets.push(corrected(Sheet::of(
        "budgets",
        &["operation", "fiscal_year", "measure", "class"],
        &budgets,
    )?)?);

    if applied != corrections.len() {
        return Err(format!(
            "corrections.csv: {applied} of {} corrections name a table that is compiled",
            corrections.len()
        ));
    }
    Ok(Compiled {
        sheets,
        corrections: applied,
        notes: left.0.into_iter().collect(),
    })
}
