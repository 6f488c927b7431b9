//! `penholder calendar`: what expires and what is due, when, and who presides.

use crate::commands::common;
use crate::screen::{Page, width};
use crate::{CliError, Done};
use anstyle::Style;
use clap::ValueEnum;
use penholder_answer::calendar::{self, Calendar, Kind, Query};
use penholder_answer::resolve;
use penholder_words::{Date, Lang, long_date};

/// Which days and events, and in which form.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  penholder calendar --on 2023-05-01 --days 60\n  penholder calendar --operation MINUSMA \
                  --ics > minusma.ics\n  penholder calendar --kind expiry --csv"
)]
pub struct Args {
    /// First day, as YYYY-MM-DD; only what was known on it is used [default: today]
    #[arg(long, value_parser = common::parse_date)]
    on: Option<Date>,
    /// Number of days after it
    #[arg(long, default_value_t = 90, value_parser = clap::value_parser!(i32).range(0..=3660))]
    days: i32,
    /// Only this operation, by acronym, name or country
    #[arg(long)]
    operation: Option<String>,
    /// Only operations hosted by this State, by code or name
    #[arg(long)]
    country: Option<String>,
    /// Only events of this kind; may be given several times
    #[arg(long, value_enum)]
    kind: Vec<Which>,
    /// Print one JSON array
    #[arg(long, group = "form")]
    json: bool,
    /// Print one row per event
    #[arg(long, group = "form")]
    csv: bool,
    /// Print an iCalendar object for calendar programs
    #[arg(long, group = "form")]
    ics: bool,
    /// Print an Atom feed
    #[arg(long, group = "form")]
    atom: bool,
}

/// A kind of event.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Which {
    /// Last days of periods.
    Expiry,
    /// Reports due.
    #[value(name = "report_due", alias = "report-due")]
    ReportDue,
    /// Last days for a decision.
    #[value(name = "decision_needed", alias = "decision-needed")]
    DecisionNeeded,
    /// Ends of members' terms.
    Election,
    /// Beginnings of presidencies.
    Presidency,
}

impl Which {
    fn kind(self) -> Kind {
        match self {
            Which::Expiry => Kind::Expiry,
            Which::ReportDue => Kind::ReportDue,
            Which::DecisionNeeded => Kind::DecisionNeeded,
            Which::Election => Kind::Election,
            Which::Presidency => Kind::Presidency,
        }
    }
}

/// Answers and prints.
pub fn run(args: &Args) -> Result<Done, CliError> {
    let record = common::record()?;
    let operation = match &args.operation {
        Some(asked) => {
            let found = resolve::operation(&record, asked).map_err(common::not_resolved)?;
            Some(found.operation.clone())
        }
        None => None,
    };
    let host = args
        .country
        .as_ref()
        .map(|asked| common::state(&record, asked))
        .transpose()?;
    let query = Query {
        on: args.on.unwrap_or_else(common::today),
        days: args.days,
        operation,
        host,
        kinds: args.kind.iter().map(|which| which.kind()).collect(),
    };
    let answer = calendar::calendar(&record, &query);
    let name = match (&query.operation, &args.country) {
        (Some(operation), _) => format!("Security Council: {operation}"),
        (None, Some(country)) => format!("Security Council: {country}"),
        (None, None) => "Security Council".to_owned(),
    };
    if args.json {
        common::print_json(&answer.events)?;
    } else if args.csv {
        common::print(&rows(&answer)?)?;
    } else if args.ics {
        common::print(&calendar::icalendar(&answer, &name))?;
    } else if args.atom {
        common::print(&calendar::atom(&answer, &name)?)?;
    } else {
        common::print(&page(&answer, width()))?;
    }
    Ok(Done::Yes)
}

fn rows(answer: &Calendar) -> Result<String, CliError> {
    let told = |e: csv::Error| CliError::user(format!("cannot write the answer: {e}"));
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record([
        "date",
        "kind",
        "operation",
        "text",
        "symbol",
        "paragraph",
        "computed",
        "uid",
    ])
    .map_err(told)?;
    for event in &answer.events {
        out.write_record([
            event.date.to_string().as_str(),
            event.kind.as_str(),
            event.operation.as_deref().unwrap_or(""),
            event.text.as_str(),
            event.source.symbol.as_str(),
            event.source.paragraph.as_deref().unwrap_or(""),
            if event.computed { "true" } else { "false" },
            event.uid.as_str(),
        ])
        .map_err(told)?;
    }
    let bytes = out
        .into_inner()
        .map_err(|e| CliError::user(format!("cannot write the answer: {e}")))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn page(answer: &Calendar, width: usize) -> String {
    let mut page = Page::new(width);
    let (on, last) = (long_date(answer.on, Lang::En), long_date(answer.last, Lang::En));
    page.text(
        &format!("Calendar from {on} to {last}, as known on {on}"),
        Style::new().bold(),
    );
    if let Some(until) = answer.record_until.filter(|until| answer.on > *until) {
        page.text(
            &format!(
                "The record ends on {}: this is what was known then.",
                long_date(until, Lang::En)
            ),
            Style::new(),
        );
    }
    if answer.events.is_empty() {
        page.text("Nothing is known to fall on these days.", Style::new());
    }
    let mut month = None;
    for event in &answer.events {
        let this = (event.date.year(), event.date.month());
        if month != Some(this) {
            month = Some(this);
            page.heading(&event.date.strftime("%B %Y").to_string());
        }
        let computed = if event.computed && event.operation.is_some() {
            " (computed)"
        } else {
            ""
        };
        let text = format!("{}{computed}", event.text);
        page.item(
            &event.date.strftime("%a %e").to_string(),
            &text,
            &event.source.to_string(),
        );
    }
    page.finish()
}
