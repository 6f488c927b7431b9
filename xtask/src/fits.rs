//! Fits the forecast for every year from the embedded record, and keeps the coefficients as a table.

use crate::sheet::Fault;
use penholder_forecast::{all_fits, draft, history};
use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

/// Returns `forecast_fits.csv`.
fn table() -> String {
    let record = penholder_store::record();
    let walk = history::walk(draft::drafts(&record));
    let mut text = String::from("year,kind,part,at,value,against\n");
    for row in all_fits(&walk).iter().flat_map(|fit| fit.to_rows()) {
        let against = row.against.map(|x| x.to_string()).unwrap_or_default();
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "{},{},{},{},{},{against}",
            row.year, row.kind, row.part, row.at, row.value
        );
    }
    text
}

/// Fits and writes the table, or compares it with the file.
pub fn run(data: &Path, check: bool) -> Result<ExitCode, Fault> {
    let path = data.join("forecast_fits.csv");
    let (text, shown) = (table(), path.display());
    if !check {
        std::fs::write(&path, &text).map_err(|e| format!("{shown}: {e}"))?;
        println!("{:>7} rows  forecast_fits.csv", text.lines().count() - 1);
        return Ok(ExitCode::SUCCESS);
    }
    let found = std::fs::read_to_string(&path).map_err(|e| format!("{shown}: {e}"))?;
    let same = found == text;
    println!("{shown} is {}what the fit gives", if same { "" } else { "not " });
    Ok(if same {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
