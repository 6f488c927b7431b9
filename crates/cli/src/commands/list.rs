//! `penholder list`: operations with their standing on a day.

use crate::commands::common;
use crate::screen::{Page, width};
use crate::{CliError, Done};
use anstyle::{AnsiColor, Style};
use clap::ValueEnum;
use penholder_answer::list::{self, Filter, Listed, Order};
use penholder_words::{Date, Lang, OperationKind, Status, long_date};

/// Which operations, and in which order.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  penholder list --on 2023-06-16 --status active --sort end\n  penholder list --country MLI --json"
)]
pub struct Args {
    /// The day, as YYYY-MM-DD [default: today]
    #[arg(long, value_parser = common::parse_date)]
    on: Option<Date>,
    /// Use only what was known on this day
    #[arg(long, value_name = "DAY", value_parser = common::parse_date)]
    as_known_on: Option<Date>,
    /// Only those with this standing; may be given several times
    #[arg(long, value_parser = parse_status)]
    status: Vec<Status>,
    /// Only those hosted by this State, by code or name
    #[arg(long)]
    country: Option<String>,
    /// Only those of this kind
    #[arg(long)]
    kind: Option<Kind>,
    /// Order of the list
    #[arg(long, value_enum, default_value_t = Sort::Record)]
    sort: Sort,
    /// Print one JSON array
    #[arg(long)]
    json: bool,
}

/// A kind of operation.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Kind {
    /// Peacekeeping operations.
    Peacekeeping,
    /// Special political missions.
    Political,
    /// Anything else.
    Other,
}

/// An order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Sort {
    /// By first day.
    Record,
    /// By acronym.
    Name,
    /// By the end of the period.
    End,
}

fn parse_status(text: &str) -> Result<Status, String> {
    text.parse().map_err(|_| {
        let words: Vec<_> = Status::ALL.iter().map(|s| s.as_str()).collect();
        format!("expected one of {}", words.join(", "))
    })
}

/// Answers and prints.
pub fn run(args: &Args) -> Result<Done, CliError> {
    let record = common::record()?;
    let day = args.on.unwrap_or_else(common::today);
    let filter = Filter {
        status: args.status.clone(),
        hosts: args
            .country
            .iter()
            .map(|c| common::state(&record, c))
            .collect::<Result<_, _>>()?,
        kind: args.kind.map(|k| match k {
            Kind::Peacekeeping => OperationKind::Peacekeeping,
            Kind::Political => OperationKind::Political,
            Kind::Other => OperationKind::Other,
        }),
    };
    let order = match args.sort {
        Sort::Record => Order::Record,
        Sort::Name => Order::Name,
        Sort::End => Order::End,
    };
    let listed = list::list(&record, day, args.as_known_on, &filter, order);
    if args.json {
        common::print_json(&listed)?;
    } else {
        common::print(&page(&listed, day, width()))?;
    }
    Ok(Done::Yes)
}

fn page(listed: &[Listed], day: Date, width: usize) -> String {
    let mut page = Page::new(width);
    let beyond = if listed.iter().any(|l| l.beyond_record) {
        ", as last known"
    } else {
        ""
    };
    let count = match listed.len() {
        1 => "1 operation".to_owned(),
        n => format!("{n} operations"),
    };
    page.text(
        &format!("{count} on {}{beyond}", long_date(day, Lang::En)),
        Style::new().bold(),
    );
    for one in listed {
        let hosts: Vec<_> = one.host.iter().map(ToString::to_string).collect();
        let until = one
            .until
            .as_ref()
            .and_then(|u| u.date)
            .map(|d| format!(" until {d}"))
            .unwrap_or_default();
        let open = one.until.as_ref().is_some_and(|u| u.open_ended);
        let open = if open {
            " until the Council decides otherwise"
        } else {
            ""
        };
        let text = format!(
            "{}{until}{open} [{}]",
            one.status.label(Lang::En),
            hosts.join(" ")
        );
        let style = match one.status {
            Status::Active => AnsiColor::Green.on_default(),
            Status::Withdrawing | Status::NotKnown => AnsiColor::Yellow.on_default(),
            _ => Style::new().dimmed(),
        };
        let latest = one
            .latest_decision
            .as_ref()
            .map(|d| d.symbol.to_string())
            .unwrap_or_default();
        page.styled_item(&one.operation, &text, style, &latest);
    }
    page.finish()
}
