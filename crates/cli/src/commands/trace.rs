//! `penholder trace`: one paragraph back through the renewals to where its words first stood.

use crate::commands::common;
use crate::commands::compare::texts::{Folder, Loaded, Shelf};
use crate::screen::{Page, width};
use crate::{CliError, Done};
use anstyle::Style;
use penholder_answer::compare::Given;
use penholder_answer::trace::{self, StepAnswer, TraceAnswer, TraceError};
use penholder_words::{Lang, long_date};

/// A document and one of its paragraphs.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  penholder trace 2640 19 --corpus texts/\n  penholder trace 2640 \"26 (a) (i)\""
)]
pub struct Args {
    /// Number of a resolution, a symbol or a file
    document: String,
    /// Paragraph as printed, such as 19 or "26 (a) (i)"; recitals are pp1, pp2 …
    paragraph: String,
    /// Operation whose line of decisions is followed [default: the one that the document decides on]
    #[arg(long)]
    operation: Option<String>,
    #[command(flatten)]
    folder: Folder,
    /// Print the answer as JSON
    #[arg(long)]
    json: bool,
}

/// Answers and prints.
pub fn run(args: &Args) -> Result<Done, CliError> {
    let record = common::record()?;
    let lexicon = penholder_store::lexicon();
    let shelf = Shelf::new(&record, &lexicon, &args.folder)?;
    let asked = shelf.load(&args.document)?;
    let operation = match &args.operation {
        Some(name) => {
            let found = penholder_answer::resolve::operation(&record, name).map_err(common::not_resolved)?;
            Some(found.operation.clone())
        }
        None => asked.operations(&record).into_iter().next(),
    };
    let Some(operation) = operation else {
        return Err(CliError::user(format!(
            "`{}`: expected a decision on an operation, whose renewals can be followed",
            args.document
        ))
        .with_hint("name the operation with --operation"));
    };
    let own = asked.given();
    let line = shelf.line(&operation, own.date, own.symbol.as_ref())?;
    let mut given: Vec<Given<'_>> = line.iter().map(Loaded::given).collect();
    given.push(own);
    let answer = trace::trace(&given, &args.paragraph).map_err(|e| told(args, e))?;
    if args.json {
        common::print_json(&answer)?;
    } else {
        common::print(&page(&answer, width()))?;
    }
    Ok(Done::Yes)
}

fn told(args: &Args, error: TraceError) -> CliError {
    match error {
        TraceError::NoText => CliError::user(format!("the text of `{}` is not at hand", args.document))
            .with_hint("name its file, or the folder of texts with --corpus DIR or PENHOLDER_CORPUS"),
        TraceError::NoParagraph(known) => {
            let first = |id: &String| id.split(' ').next().unwrap_or("").to_owned();
            let mut tops: Vec<String> = known.iter().map(first).collect();
            tops.dedup();
            CliError::user(format!(
                "`{}` has no paragraph `{}`",
                args.document, args.paragraph
            ))
            .with_hint(format!("it has {}", tops.join(", ")))
        }
    }
}

fn page(answer: &TraceAnswer, width: usize) -> String {
    let mut page = Page::new(width);
    page.text(
        &format!("{}, para. {}", answer.document, answer.paragraph),
        Style::new().bold(),
    );
    let start: Vec<&str> = answer.text.split_whitespace().take(24).collect();
    page.text(&format!("{} …", start.join(" ")), Style::new().dimmed());
    page.heading("Back through the renewals");
    for step in &answer.steps {
        let date = step.date.map(|d| long_date(d, Lang::En)).unwrap_or_default();
        page.item(&date, &in_words(step), &step.document);
    }
    if let Some(first) = &answer.first {
        page.blank();
        page.text(
            &format!(
                "It first stood in {}, para. {}.",
                first.document,
                first.paragraphs.join(" + ")
            ),
            Style::new(),
        );
    }
    page.heading("Where its words first stood");
    for origin in &answer.by_origin {
        let words = format!("{} words, {:.0} %", origin.words, origin.share * 100.0);
        let date = origin.date.map(|d| long_date(d, Lang::En)).unwrap_or_default();
        page.item(&date, &words, &origin.name);
    }
    if !answer.not_at_hand.is_empty() {
        page.blank();
        page.text(
            &format!("Not at hand: {}", answer.not_at_hand.join(", ")),
            Style::new(),
        );
    }
    page.finish()
}

fn in_words(step: &StepAnswer) -> String {
    let became = match (step.label, step.alike) {
        (Some("same"), _) => ", then the same".to_owned(),
        (Some(label), Some(alike)) => format!(", then {label}, {:.0} % alike", alike * 100.0),
        _ => String::new(),
    };
    format!("para. {}{became}", step.paragraphs.join(" + "))
}
