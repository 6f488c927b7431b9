//! `penholder read`: documents into facts.

mod akn;
mod files;
mod rows;
mod summary;

use crate::{CliError, Done, error, screen};
use files::Input;
use penholder_answer::reading;
use penholder_read::Reader;
use penholder_read::reading::Reading;
use std::collections::BTreeMap;
use std::io::{BufWriter, Write};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, mpsc};

/// Documents in flight at most, so that memory does not grow with their number.
const IN_FLIGHT: usize = 32;

/// Files to read and the form of the answer.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  penholder read S_RES_2640_2022.xml\n  penholder read --json resolutions/ > facts.jsonl\n  \
                        curl … | penholder read --csv"
)]
pub struct Args {
    /// Files or directories; `-` or nothing is standard input
    files: Vec<PathBuf>,
    /// Print one JSON object per document, one per line
    #[arg(long, conflicts_with = "csv")]
    json: bool,
    /// Print one row per fact
    #[arg(long)]
    csv: bool,
    /// Write the document in another form: Akoma Ntoso, the United Nations' own XML
    #[arg(long, value_name = "FORM", conflicts_with_all = ["json", "csv"])]
    format: Option<Format>,
    /// Write one file for each document into this directory
    #[arg(long, value_name = "DIR", requires = "format")]
    out: Option<PathBuf>,
}

/// A form in which a document can be written.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Format {
    /// Akoma Ntoso, in the United Nations profile
    Akn,
}

/// Reads every file in turn; one that cannot be read is reported and the work goes on.
pub fn run(args: &Args) -> Result<Done, CliError> {
    let (inputs, missing) = files::inputs(&args.files)?;
    let lexicon = penholder_store::lexicon();
    let reader = Reader::new(&lexicon);
    if let Some(Format::Akn) = args.format {
        return akn::run(&inputs, &reader, args.out.as_deref(), missing);
    }
    let mut out = BufWriter::new(anstream::stdout().lock());
    if args.csv {
        out.write_all(rows::HEADER.as_bytes())?;
    }
    let form = if args.json {
        Form::Json
    } else if args.csv {
        Form::Csv
    } else {
        Form::Summary {
            width: screen::width(),
            first: true,
        }
    };
    let mut failed = missing;
    in_order(
        &inputs,
        |at| one(&inputs[at], &reader, form.after(at)),
        |printed| {
            match printed {
                Ok(text) => out.write_all(text.as_bytes())?,
                Err(told) => {
                    failed = true;
                    error::report(&told);
                }
            }
            Ok(())
        },
    )?;
    out.flush()?;
    Ok(if failed { Done::WithErrors } else { Done::Yes })
}

/// The form of the answer.
#[derive(Debug, Clone, Copy)]
enum Form {
    Json,
    Csv,
    Summary { width: usize, first: bool },
}

impl Form {
    fn after(self, at: usize) -> Form {
        match self {
            Form::Summary { width, .. } => Form::Summary {
                width,
                first: at == 0,
            },
            other => other,
        }
    }
}

fn one(input: &Input, reader: &Reader, form: Form) -> Result<String, CliError> {
    // A defect of the reader in one document must not take the others with it.
    let work = || read_one(input, reader, form);
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)).unwrap_or_else(|_| {
        Err(CliError::user(format!(
            "{}: the reader failed on this document, which is a defect of ours",
            input.name()
        )))
    })
}

fn read_one(input: &Input, reader: &Reader, form: Form) -> Result<String, CliError> {
    let bytes = input.bytes()?;
    let reading = reader
        .read(&bytes, input.hint())
        .map_err(|e| CliError::user(format!("{}: {e}", input.name())))?;
    text(&input.name(), &reading, form)
}

fn text(name: &str, reading: &Reading, form: Form) -> Result<String, CliError> {
    let answer = reading::reading(reading);
    match form {
        Form::Json => Ok(serde_json::to_string(&answer)? + "\n"),
        Form::Csv => rows::rows(name, &answer),
        Form::Summary { width, first } => {
            let gap = if first { "" } else { "\n" };
            Ok(format!("{gap}{}", summary::summary(name, &answer, width)))
        }
    }
}

/// Does the work of every input on all cores and takes the results in the order of the inputs.
fn in_order<T: Send>(
    inputs: &[Input],
    work: impl Fn(usize) -> T + Sync,
    mut take: impl FnMut(T) -> Result<(), CliError>,
) -> Result<(), CliError> {
    let cores = std::thread::available_parallelism()
        .map_or(1, |n| n.get())
        .min(inputs.len());
    if cores <= 1 {
        return (0..inputs.len()).try_for_each(|at| take(work(at)));
    }
    let (next, taken, room) = (AtomicUsize::new(0), Mutex::new(0_usize), Condvar::new());
    let (send, receive) = mpsc::channel();
    std::thread::scope(|scope| {
        for _ in 0..cores {
            let (send, work, next, taken, room) = (send.clone(), &work, &next, &taken, &room);
            scope.spawn(move || {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    if at >= inputs.len() {
                        return;
                    }
                    let held = taken.lock().unwrap_or_else(|e| e.into_inner());
                    let waited = room.wait_while(held, |taken| at >= *taken + IN_FLIGHT);
                    drop(waited);
                    if send.send((at, work(at))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(send);
        let mut waiting = BTreeMap::new();
        let mut result = Ok(());
        let mut due = 0;
        for (at, done) in receive {
            waiting.insert(at, done);
            while let Some(done) = waiting.remove(&due) {
                // After a failed write the rest is drained, so that no worker waits for ever.
                if result.is_ok() {
                    result = take(done);
                }
                due += 1;
            }
            if result.is_err() {
                next.store(inputs.len(), Ordering::Relaxed);
            }
            *taken.lock().unwrap_or_else(|e| e.into_inner()) =
                if result.is_ok() { due } else { inputs.len() };
            room.notify_all();
        }
        result
    })
}
