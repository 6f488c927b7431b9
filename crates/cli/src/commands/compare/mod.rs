//! `penholder compare`: what changed between two documents.

mod page;
mod rich;
pub mod texts;

use crate::commands::common;
use crate::screen::width;
use crate::{CliError, Done};
use penholder_answer::compare::{self, Given};
use penholder_answer::resolve;
use texts::{Folder, Loaded, Shelf};

/// Two documents, or a line of renewals.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  penholder compare 2584 2640 --corpus texts/\n  penholder compare draft.txt            \
                  (against the text in force)\n  penholder compare old.xml new.xml --html > changes.html\n  \
                  penholder compare --series MINUSMA --corpus texts/"
)]
pub struct Args {
    /// Earlier document: the number of a resolution, a symbol or a file
    #[arg(required_unless_present = "series", value_name = "FROM")]
    from: Option<String>,
    /// Later document; without it, FROM is compared with the text that was in force before it
    #[arg(value_name = "TO")]
    to: Option<String>,
    /// Compare each renewal of an operation with the one before
    #[arg(long, value_name = "OPERATION", conflicts_with_all = ["from", "to"])]
    series: Option<String>,
    /// Day on which the text in force is taken, for a single document [default: its own date]
    #[arg(long, value_name = "DAY", value_parser = common::parse_date)]
    on: Option<penholder_words::Date>,
    #[command(flatten)]
    folder: Folder,
    /// Show every word of every paragraph
    #[arg(long)]
    full: bool,
    /// Print the answer as JSON
    #[arg(long, conflicts_with = "html")]
    json: bool,
    /// Print one page that needs no other file
    #[arg(long)]
    html: bool,
}

/// Answers and prints.
pub fn run(args: &Args) -> Result<Done, CliError> {
    let record = common::record()?;
    let lexicon = penholder_store::lexicon();
    let shelf = Shelf::new(&record, &lexicon, &args.folder)?;
    match (&args.series, &args.from) {
        (Some(operation), _) => series(args, &shelf, operation),
        (None, Some(from)) => pair(args, &shelf, from),
        (None, None) => Err(CliError::user("expected two documents, or --series OPERATION")),
    }
}

fn pair(args: &Args, shelf: &Shelf<'_>, from: &str) -> Result<Done, CliError> {
    let (old, new) = match &args.to {
        Some(to) => (shelf.load(from)?, shelf.load(to)?),
        None => {
            let new = shelf.load(from)?;
            let before = shelf.in_force_before(&new, args.on).ok_or_else(|| {
                CliError::user(format!(
                    "`{from}`: no decision was in force before it that the record knows"
                ))
                .with_hint("name both documents: penholder compare FROM TO")
            })?;
            (shelf.load(before.as_str())?, new)
        }
    };
    let line = line(shelf, &new)?;
    let line: Vec<Given<'_>> = line.iter().map(Loaded::given).collect();
    let answer = compare::compare(shelf.record, &old.given(), &new.given(), &line);
    if args.json {
        common::print_json(&answer)?;
    } else if args.html {
        common::print(&compare::page(&answer))?;
    } else {
        let mut text = page::page(&answer, width(), args.full, rich::coloured());
        if !answer.text_at_hand && !shelf.has_corpus() {
            text.push_str("\nhint: name the folder of texts with --corpus DIR or PENHOLDER_CORPUS\n");
        }
        common::print(&text)?;
    }
    Ok(Done::Yes)
}

/// Returns the texts from which words may have been carried forward into `new`, oldest first.
fn line(shelf: &Shelf<'_>, new: &Loaded) -> Result<Vec<Loaded>, CliError> {
    let operations = new.operations(shelf.record);
    match operations.first() {
        Some(operation) if shelf.has_corpus() => {
            let given = new.given();
            shelf.line(operation, given.date, given.symbol.as_ref())
        }
        _ => Ok(Vec::new()),
    }
}

fn series(args: &Args, shelf: &Shelf<'_>, asked: &str) -> Result<Done, CliError> {
    let operation = resolve::operation(shelf.record, asked).map_err(common::not_resolved)?;
    let line = shelf.line(&operation.operation, args.on, None)?;
    let given: Vec<Given<'_>> = line.iter().map(Loaded::given).collect();
    let full = args.full || args.html;
    let answer = compare::series(shelf.record, &operation.operation, &given, full);
    if args.json {
        common::print_json(&answer)?;
    } else if args.html {
        common::print(&compare::series_page(&answer))?;
    } else {
        common::print(&page::series(&answer, width(), args.full, rich::coloured()))?;
    }
    Ok(Done::Yes)
}
