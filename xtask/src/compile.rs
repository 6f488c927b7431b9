//! Compiles the record: sources to tables, corrections applied, files written or compared.

use crate::sheet::{Fault, Sheet, read};
use crate::sources::{akn, facts, meetings, texts};
use crate::tables::{decisions, disagreements, drafts, months, names, readings, terms, timelines};
use penholder_record::{ConsentRow, CorrectionRow, EventRow, PositionRow, RecommendationRow};
use penholder_words::Lexicon;
use serde::{Serialize, de::DeserializeOwned};
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
#[derive(Default)]
struct Compiled {
    sheets: Vec<Sheet>,
    corrections: usize,
    notes: Vec<String>,
}

/// Applies the corrections of each sheet as it comes and keeps it.
struct Keeper {
    corrections: Vec<CorrectionRow>,
    compiled: Compiled,
}

impl Keeper {
    /// Makes a sheet of rows, corrects it, keeps it, and returns the corrected rows.
    fn keep<T: Serialize + DeserializeOwned>(
        &mut self,
        name: &'static str,
        keys: &[&str],
        rows: &[T],
    ) -> Result<Vec<T>, Fault> {
        let mut sheet = Sheet::of(name, keys, rows)?;
        let (applied, idle) = sheet.correct(&self.corrections)?;
        self.compiled.corrections += applied;
        self.compiled.notes.extend(idle);
        let typed = sheet.typed()?;
        self.compiled.sheets.push(sheet);
        Ok(typed)
    }

    fn finish(mut self) -> Result<Compiled, Fault> {
        let (applied, all) = (self.compiled.corrections, self.corrections.len());
        if applied != all {
            return Err(format!(
                "corrections.csv: only {applied} of {all} rows name a table that is compiled"
            ));
        }
        self.compiled.sheets.sort_by_key(|s| s.name);
        Ok(self.compiled)
    }
}

/// Reads a table typed by hand.
fn read_hand<T: DeserializeOwned>(hand: &Path, name: &str) -> Result<Vec<T>, Fault> {
    read(&hand.join(name).with_extension("csv"))
}

fn compile(shared: &Path, data: &Path) -> Result<Compiled, Fault> {
    let facts = facts::read_all(&shared.join("facts"))?;
    let corpus = shared.join("corpus");
    let texts = texts::read_folder(&corpus.join("resolutions"))?;
    let akn = decisions::by_number(akn::read_folder(&corpus.join("akn4un/resolutions-en"))?);
    let tables = meetings::read_folder(&corpus.join("meeting-tables"))?;
    let hand = data.join("hand");
    let mut k = Keeper {
        corrections: read(&data.join("corrections.csv"))?,
        compiled: Compiled::default(),
    };

    let decided = k.keep(
        "decisions",
        &["number"],
        &decisions::decisions(&facts, &texts, &akn, &tables)?,
    )?;
    let votes = k.keep("votes", &["number"], &decisions::votes(&facts)?)?;
    let operations = k.keep("operations", &["operation"], &names::operations(&facts)?)?;
    let adopted = decided.iter().map(|d| (d.number, d.date)).collect();
    let op_names = names::operation_names(&operations, &hand, &adopted)?;
    k.keep("operation_names", &["operation", "name"], &op_names)?;
    let states = names::states(&hand)?;
    k.keep("states", &["code"], &states.entries)?;
    k.keep("state_names", &["code", "name"], &states.names)?;
    let terms = k.keep("terms", &["member", "first"], &terms::terms(&facts)?)?;
    let failed_texts = akn::read_folder(&corpus.join("akn4un/drafts-not-adopted"))?;
    let failed = drafts::drafts(&facts, &tables, &failed_texts, &states.lookup, &terms)?;
    k.keep("failed_drafts", &["date", "draft", "kind", "tally"], &failed.rows)?;

    let mut left = months::LeftOut::default();
    let rows = months::deployed(&facts, &operations, &mut left)?;
    k.keep("deployed", &["operation", "month", "source"], &rows)?;
    let rows = months::fatalities(&facts, &operations, &mut left)?;
    k.keep("fatalities", &["operation", "month"], &rows)?;
    let rows = months::budgets(&facts, &operations, &mut left)?;
    k.keep(
        "budgets",
        &["operation", "fiscal_year", "measure", "class"],
        &rows,
    )?;
    k.compiled.notes.extend(left.0);

    let lexicon = Lexicon {
        operations: operations.clone(),
        operation_names: op_names,
        states: states.entries,
        state_names: states.names,
    };
    let mut read = readings::rows(&corpus, &lexicon, &decided)?;
    let settled = timelines::settle(std::mem::take(&mut read.mandates), &operations, &decided);
    let mandates = k.keep("mandates", &["operation", "symbol"], &settled.rows)?;
    read.keep_own(&mandates);
    k.keep("citations", &["number", "cited"], &read.citations)?;
    k.keep(
        "strength",
        &["operation", "symbol", "component", "kind", "number", "para"],
        &read.strength,
    )?;
    k.keep("tasks", &["operation", "symbol", "task", "para"], &read.tasks)?;
    k.keep(
        "reporting",
        &["operation", "symbol", "para", "due"],
        &read.reporting,
    )?;
    let mut consent = read.consent;
    consent.extend(read_hand::<ConsentRow>(&hand, "consent")?);
    consent.sort_by(|a, b| {
        (&a.operation, a.known_from, &a.symbol).cmp(&(&b.operation, b.known_from, &b.symbol))
    });
    k.keep("consent", &["operation", "symbol", "status"], &consent)?;
    k.keep(
        "positions",
        &["operation", "date", "who"],
        &read_hand::<PositionRow>(&hand, "positions")?,
    )?;
    k.keep(
        "events",
        &["operation", "date", "what"],
        &read_hand::<EventRow>(&hand, "events")?,
    )?;
    k.keep(
        "recommendations",
        &["operation", "date"],
        &read_hand::<RecommendationRow>(&hand, "recommendations")?,
    )?;
    k.compiled.notes.extend(read.notes);

    let mut differences = disagreements::resolutions(&disagreements::Compared {
        facts: &facts,
        texts: &texts,
        akn: &akn,
        tables: &tables,
        names: &states.lookup,
        decisions: &decided,
        votes: &votes,
    });
    differences.extend(disagreements::titles(&facts, &mandates, &operations));
    differences.extend(failed.disagreements);
    differences.extend(settled.disagreements);
    differences.extend(disagreements::operations(&operations));
    k.keep(
        "disagreements",
        &["subject", "property", "other_source"],
        &differences,
    )?;
    k.finish()
}
