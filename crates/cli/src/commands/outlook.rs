//! `penholder outlook`: the ways that a mandate can go, with precedents.

use crate::commands::common;
use crate::screen::{Page, width};
use crate::{CliError, Done};
use anstyle::Style;
use penholder_answer::outlook::{self, OutlookAnswer, OutlookTrackRecord};
use penholder_answer::resolve;
use penholder_record::Record;
use penholder_words::{Date, Lang, long_date};

/// An operation and a day.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  penholder outlook MINUSMA --on 2023-06-16\n  penholder outlook --backtest --json"
)]
pub struct Args {
    /// Acronym, name or country
    #[arg(required_unless_present = "backtest")]
    operation: Option<String>,
    /// The day, as YYYY-MM-DD; nothing of that day or later is used [default: today]
    #[arg(long, value_parser = common::parse_date)]
    on: Option<Date>,
    /// Score the outlooks of all periods that ran out since 2000
    #[arg(long, conflicts_with_all = ["operation", "on"])]
    backtest: bool,
    /// Print the answer as one JSON object
    #[arg(long)]
    json: bool,
}

/// Answers and prints.
pub fn run(args: &Args) -> Result<Done, CliError> {
    let record = common::record()?;
    if args.backtest {
        let found = outlook::track_record(&record);
        if args.json {
            common::print_json(&found)?;
        } else {
            common::print(&scores(&found))?;
        }
        return Ok(Done::Yes);
    }
    let name = args.operation.as_deref().unwrap_or_default();
    let operation = resolve::operation(&record, name).map_err(common::not_resolved)?;
    let on = args.on.unwrap_or_else(common::today);
    let found = outlook::outlook(&record, operation, on);
    let answer = found.map_err(|e| CliError::user(e.to_string()))?;
    if args.json {
        common::print_json(&answer)?;
    } else {
        common::print(&page(&record, &answer, width()))?;
    }
    Ok(Done::Yes)
}

fn scores(found: &OutlookTrackRecord) -> String {
    let taken: Vec<_> = found
        .taken
        .iter()
        .map(|(way, n)| format!("{} {n}", way.replace('_', " ")))
        .collect();
    format!(
        "Outlooks of {} periods that ran out since {}: Brier {:.3}; always \"renewed as usual\" {:.3} (ours {:.0} % below); \
         shares of earlier cases {:.3}; log loss {:.3}\nWays taken: {}\n",
        found.n,
        found.from,
        found.brier,
        found.always_renewed,
        100.0 * found.better_by,
        found.shares,
        found.log_loss,
        taken.join(", ")
    )
}

fn page(record: &Record, answer: &OutlookAnswer, width: usize) -> String {
    let mut page = Page::new(width);
    let head = format!(
        "{}, outlook on {}",
        answer.operation,
        long_date(answer.on, Lang::En)
    );
    page.text(&head, Style::new().bold());
    let ends = format!("The period ends on {}.", long_date(answer.period_ends, Lang::En));
    page.text(&format!("{ends} {}", common::cite(&answer.source)), Style::new());
    if answer.host_wants_out {
        page.text(
            "The host is known to want it to leave, or to limit it.",
            Style::new(),
        );
    }
    page.heading("Ways");
    for way in &answer.ways {
        let by = way
            .by
            .map(|d| format!(", by {}", long_date(d, Lang::En)))
            .unwrap_or_default();
        page.item(
            way.way.trim_start_matches("technical_"),
            &format!(
                "{:.0} %; {}{by}; taken {} times before",
                100.0 * way.p,
                way.needs,
                way.taken_before
            ),
            &common::cite(&way.source),
        );
    }
    page.heading("Precedents");
    for p in &answer.precedents {
        let decided = p
            .decided
            .as_ref()
            .map_or("no decision".to_owned(), |d| d.to_string());
        page.item(
            &p.operation,
            &format!(
                "period to {}: {} ({}); alike: {}",
                p.period_ended,
                p.way.replace('_', " "),
                p.on,
                p.why.join(", ")
            ),
            &decided,
        );
    }
    page.heading("Hosts that withdrew or limited consent");
    for case in &answer.host_consent {
        let name = record.state_name(case.host, answer.on).to_string();
        let took = match (case.days_to_decision, case.days_to_withdrawal) {
            (Some(a), Some(b)) => format!("; {a} days to the decision, {b} more to be gone"),
            (Some(a), None) => format!("; {a} days to the decision"),
            _ => String::new(),
        };
        let way = case.way.as_ref().map(|w| format!(": {w}")).unwrap_or_default();
        page.item(
            &case.operation,
            &format!("{name}: {}{way}{took}", case.note),
            &common::cite(case.decided.as_ref().unwrap_or(&case.source)),
        );
    }
    page.finish()
}
