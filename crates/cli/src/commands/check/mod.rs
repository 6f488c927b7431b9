//! `penholder check`: which statements of a report does the record bear out, contradict, or not cover?

mod corpus;
mod html;
mod page;

use crate::commands::common;
use crate::{CliError, Done, screen};
use corpus::Corpus;
use penholder_answer::check::{self, NotChecked};
use penholder_check::Texts;
use penholder_read::Reader;
use penholder_words::{Date, Verdict};
use std::io::Read;
use std::path::{Path, PathBuf};

/// Where the texts of decisions lie when nothing else is said, seen from the project's root.
const BESIDE: &str = "../shared/corpus";

/// An article and the day as of which it is judged.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "A claim is judged as of the article's own day. What only the text of a decision can tell is looked up \
                  in a folder of texts: --corpus, else the variable PENHOLDER_CORPUS, else ../shared/corpus where it is \
                  there; without one such claims are not covered.\n\nExamples:\n  penholder check article.txt\n  \
                  penholder check article.txt --on 2023-06-16 --html > checked.html"
)]
pub struct Args {
    /// File with the article; `-` is standard input
    file: PathBuf,
    /// Day as of which to judge, as YYYY-MM-DD [default: the article's own]
    #[arg(long, value_parser = common::parse_date)]
    on: Option<Date>,
    /// Folder with texts of decisions, reports and meetings
    #[arg(long, value_name = "DIR")]
    corpus: Option<PathBuf>,
    /// Print the answer as one JSON object
    #[arg(long, conflicts_with = "html")]
    json: bool,
    /// Print one self-contained page
    #[arg(long)]
    html: bool,
    /// Exit with 1 if the record contradicts a claim
    #[arg(long)]
    exit_code: bool,
}

/// Answers and prints.
pub fn run(args: &Args) -> Result<Done, CliError> {
    let shown = if args.file.as_os_str() == "-" {
        "standard input".to_owned()
    } else {
        args.file.display().to_string()
    };
    let bytes = bytes(&args.file).map_err(|e| CliError::user(format!("{shown}: cannot be read: {e}")))?;
    let lexicon = penholder_store::lexicon();
    let reader = Reader::new(&lexicon);
    let hint = args.file.file_name().and_then(|n| n.to_str());
    let reading = reader
        .read_news(&bytes, hint, args.on)
        .map_err(|e| CliError::user(format!("{shown}: {e}")))?;
    let record = common::record()?;
    let corpus = folder(args)?.map(|f| Corpus::open(f, &reader)).transpose()?;
    let texts = corpus.as_ref().map(|c| c as &dyn Texts);
    let answer =
        check::check(&reading, &bytes, args.on, &record, texts).map_err(|e| not_checked(&shown, e))?;
    if args.json {
        common::print_json(&answer)?;
    } else if args.html {
        common::print(&html::page(&answer, &String::from_utf8_lossy(&bytes)))?;
    } else {
        common::print(&page::page(
            &answer,
            &String::from_utf8_lossy(&bytes),
            screen::width(),
        ))?;
    }
    let contradicted = answer.claims.iter().any(|c| c.verdict == Verdict::Contradicted);
    Ok(if args.exit_code && contradicted {
        Done::No
    } else {
        Done::Yes
    })
}

fn bytes(file: &Path) -> std::io::Result<Vec<u8>> {
    if file.as_os_str() != "-" {
        return std::fs::read(file);
    }
    let mut bytes = Vec::new();
    std::io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn not_checked(shown: &str, error: NotChecked) -> CliError {
    let told = CliError::user(format!("{shown}: {error}"));
    match error {
        NotChecked::NoDay => told.with_hint("say as of which day with --on YYYY-MM-DD"),
        NotChecked::NoText => told,
    }
}

/// Returns the folder of texts: the one asked for, which must be there, or one that lies where it usually does.
fn folder(args: &Args) -> Result<Option<PathBuf>, CliError> {
    let asked = args
        .corpus
        .clone()
        .or_else(|| std::env::var_os("PENHOLDER_CORPUS").map(PathBuf::from));
    match asked {
        Some(folder) if folder.is_dir() => Ok(Some(folder)),
        Some(folder) => Err(CliError::user(format!(
            "{}: expected a folder with texts of decisions, but there is none",
            folder.display()
        ))),
        None => Ok(Some(PathBuf::from(BESIDE)).filter(|f| f.is_dir())),
    }
}
