//! `penholder read --format akn`: any document as the United Nations' own XML.

use super::files::Input;
use crate::{CliError, Done, error};
use penholder_read::Reader;
use std::fs;
use std::io::Write;
use std::path::Path;

/// Writes each document as Akoma Ntoso: one to standard output, or each into a file of `out`.
pub fn run(inputs: &[Input], reader: &Reader, out: Option<&Path>, missing: bool) -> Result<Done, CliError> {
    if out.is_none() && inputs.len() > 1 {
        let told = CliError::user(format!(
            "expected one document to print, but found {}",
            inputs.len()
        ));
        return Err(told.with_hint("give a directory for the files with --out DIR"));
    }
    if let Some(dir) = out {
        fs::create_dir_all(dir).map_err(|e| CliError::user(format!("cannot make {}: {e}", dir.display())))?;
    }
    let mut failed = missing;
    for input in inputs {
        match written(input, reader) {
            Ok(xml) => print(input, &xml, out)?,
            Err(told) => {
                failed = true;
                error::report(&told);
            }
        }
    }
    Ok(if failed { Done::WithErrors } else { Done::Yes })
}

fn written(input: &Input, reader: &Reader) -> Result<String, CliError> {
    let document = reader
        .read_document(&input.bytes()?, input.hint())
        .map_err(|e| CliError::user(format!("{}: {e}", input.name())))?;
    Ok(reader.to_akoma_ntoso(&document))
}

fn print(input: &Input, xml: &str, out: Option<&Path>) -> Result<(), CliError> {
    let Some(dir) = out else {
        let mut stream = std::io::stdout().lock();
        stream.write_all(xml.as_bytes())?;
        return Ok(stream.flush()?);
    };
    let name = input.name();
    let stem = Path::new(&name)
        .file_stem()
        .and_then(|s| s.to_str())
        .unwrap_or("document");
    let path = dir.join(format!(
        "{}.xml",
        stem.trim_end_matches(".xml").trim_end_matches(".txt")
    ));
    fs::write(&path, xml).map_err(|e| CliError::user(format!("cannot write {}: {e}", path.display())))
}
