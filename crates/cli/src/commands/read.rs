//! `penholder read`: what documents decide or say.

use crate::{CliError, Done};
use penholder_answer::reading;
use penholder_read::Reader;
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, mpsc};

/// Documents.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  penholder read --json S_RES_2640_2022.xml\n  penholder read resolutions/ > facts.jsonl\n  curl … | penholder read -"
)]
pub struct Args {
    /// Files or directories; `-` is standard input
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Print one JSON object for each document, one per line
    #[arg(long)]
    json: bool,
}

/// Endings of files that are taken from a directory.
const ENDINGS: [&str; 7] = ["xml", "txt", "html", "htm", "pdf", "gz", "akn"];

/// Answers kept back for their turn, for each worker.
const AHEAD: usize = 32;

/// Reads and prints.
pub fn run(args: &Args) -> Result<Done, CliError> {
    let mut files = Vec::new();
    let mut failed = false;
    for path in &args.paths {
        if let Err(error) = collect(path, true, &mut files) {
            crate::error::report(&CliError::user(format!(
                "cannot read {}: {error}",
                path.display()
            )));
            failed = true;
        }
    }
    let lexicon = penholder_store::lexicon();
    let reader = Reader::new(&lexicon);
    failed |= in_order(&files, |path| line(&reader, path))?;
    Ok(if failed { Done::WithErrors } else { Done::Yes })
}

/// Adds a file, or every document below a directory in the order of their names.
fn collect(path: &Path, named: bool, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if path.as_os_str() == "-" {
        files.push(path.to_owned());
        return Ok(());
    }
    if fs::metadata(path)?.is_dir() {
        let mut inside = fs::read_dir(path)?
            .map(|e| e.map(|e| e.path()))
            .collect::<io::Result<Vec<_>>>()?;
        inside.sort();
        for path in inside {
            collect(&path, false, files)?;
        }
        return Ok(());
    }
    let ending = path
        .extension()
        .and_then(|e| e.to_str())
        .unwrap_or_default()
        .to_ascii_lowercase();
    if named || ENDINGS.contains(&ending.as_str()) {
        files.push(path.to_owned());
    }
    Ok(())
}

/// Reads one document to its line of JSON.
fn line(reader: &Reader<'_>, path: &Path) -> Result<String, CliError> {
    let name = path.display();
    let bytes = bytes(path).map_err(|e| CliError::user(format!("cannot read {name}: {e}")))?;
    let hint = path.file_name().and_then(|n| n.to_str());
    let read = reader
        .read(&bytes, hint)
        .map_err(|e| CliError::user(format!("{name}: {e}")))?;
    Ok(serde_json::to_string(&reading::reading(&read))?)
}

fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    if path.as_os_str() != "-" {
        return fs::read(path);
    }
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Reads files on all processors and prints the answers in the order of the files; returns whether one failed.
fn in_order(
    files: &[PathBuf],
    read: impl Fn(&Path) -> Result<String, CliError> + Sync,
) -> Result<bool, CliError> {
    let n_workers = std::thread::available_parallelism()
        .map_or(1, |n| n.get())
        .min(files.len().max(1));
    let next = AtomicUsize::new(0);
    let printed = (Mutex::new(0usize), Condvar::new());
    let (sender, receiver) = mpsc::channel();
    std::thread::scope(|scope| {
        for _ in 0..n_workers {
            let (sender, next, printed, read) = (sender.clone(), &next, &printed, &read);
            scope.spawn(move || {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(path) = files.get(at) else { break };
                    // One slow document must not let the others pile up.
                    let far = |done: &mut usize| at > *done + AHEAD * n_workers;
                    let Ok(guard) = printed.0.lock() else { break };
                    let Ok(_waited) = printed.1.wait_while(guard, far) else {
                        break;
                    };
                    drop(_waited);
                    if sender.send((at, read(path))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        let result = print_in_order(&receiver, &printed);
        drop(receiver);
        // Workers that wait for their turn wake and find nobody listening.
        if let Ok(mut done) = printed.0.lock() {
            *done = usize::MAX / 2;
        }
        printed.1.notify_all();
        result
    })
}

type Answer = (usize, Result<String, CliError>);

fn print_in_order(
    answers: &mpsc::Receiver<Answer>,
    printed: &(Mutex<usize>, Condvar),
) -> Result<bool, CliError> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut waiting = BTreeMap::new();
    let mut turn = 0;
    let mut failed = false;
    for (at, answer) in answers {
        waiting.insert(at, answer);
        while let Some(answer) = waiting.remove(&turn) {
            match answer {
                Ok(line) => writeln!(out, "{line}")?,
                Err(error) => {
                    failed = true;
                    crate::error::report(&error);
                }
            }
            turn += 1;
        }
        if let Ok(mut done) = printed.0.lock() {
            *done = turn;
        }
        printed.1.notify_all();
    }
    out.flush()?;
    Ok(failed)
}
