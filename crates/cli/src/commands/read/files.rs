//! The files to read: given one by one, by directory, or on standard input.

use crate::{CliError, error};
use std::fs;
use std::io::{IsTerminal, Read};
use std::path::{Path, PathBuf};

/// Endings of the files that are taken from a directory.
const ENDINGS: [&str; 8] = [
    ".xml", ".txt", ".html", ".htm", ".pdf", ".xml.gz", ".txt.gz", ".html.gz",
];

/// Something to read.
#[derive(Debug)]
pub enum Input {
    /// A file.
    File(PathBuf),
    /// Standard input.
    Stdin,
}

impl Input {
    /// Returns the name to show.
    pub fn name(&self) -> String {
        match self {
            Input::File(path) => path.display().to_string(),
            Input::Stdin => "standard input".to_owned(),
        }
    }

    /// Returns the file's name, from which the reader may take a hint.
    pub fn hint(&self) -> Option<&str> {
        match self {
            Input::File(path) => path.file_name()?.to_str(),
            Input::Stdin => None,
        }
    }

    /// Returns the bytes.
    pub fn bytes(&self) -> Result<Vec<u8>, CliError> {
        let read = match self {
            Input::File(path) => fs::read(path),
            Input::Stdin => {
                let mut bytes = Vec::new();
                std::io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
            }
        };
        read.map_err(|e| CliError::user(format!("{}: cannot be read: {e}", self.name())))
    }
}

/// Returns the inputs in order, directories opened and sorted, and whether something was missing.
///
/// What is missing is reported here, so that the rest is still read.
pub fn inputs(files: &[PathBuf]) -> Result<(Vec<Input>, bool), CliError> {
    if files.is_empty() && std::io::stdin().is_terminal() {
        return Err(CliError::user("expected a file, a directory or standard input")
            .with_hint("penholder read FILE…, or penholder read < FILE"));
    }
    if files.is_empty() {
        return Ok((vec![Input::Stdin], false));
    }
    let mut inputs = Vec::new();
    let mut missing = false;
    for path in files {
        if path.as_os_str() == "-" {
            inputs.push(Input::Stdin);
        } else if path.is_dir() {
            let before = inputs.len();
            in_folder(path, &mut inputs)?;
            if inputs.len() == before {
                missing = true;
                error::report(&CliError::user(format!(
                    "{}: expected files ending in {}, but found none",
                    path.display(),
                    ENDINGS.join(", ")
                )));
            }
        } else {
            inputs.push(Input::File(path.clone()));
        }
    }
    Ok((inputs, missing))
}

fn in_folder(folder: &Path, inputs: &mut Vec<Input>) -> Result<(), CliError> {
    let told = |e: std::io::Error| CliError::user(format!("{}: cannot be read: {e}", folder.display()));
    let mut paths = fs::read_dir(folder)
        .map_err(told)?
        .map(|entry| entry.map(|e| e.path()))
        .collect::<Result<Vec<_>, _>>()
        .map_err(told)?;
    paths.sort();
    for path in paths {
        let name = path
            .file_name()
            .and_then(|n| n.to_str())
            .unwrap_or("")
            .to_ascii_lowercase();
        if path.is_dir() {
            in_folder(&path, inputs)?;
        } else if ENDINGS.iter().any(|e| name.ends_with(e)) {
            inputs.push(Input::File(path));
        }
    }
    Ok(())
}
