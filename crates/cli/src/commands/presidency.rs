//! `penholder presidency`: who presides over the Council in a month.

use crate::commands::common;
use crate::screen::{Page, width};
use crate::{CliError, Done};
use anstyle::Style;
use penholder_answer::presidency;

/// A month.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  penholder presidency --month 2023-06\n  penholder presidency --month 2023-01 --months 12"
)]
pub struct Args {
    /// The month, as YYYY-MM [default: this month]
    #[arg(long, value_parser = parse_month)]
    month: Option<(i16, i8)>,
    /// How many months from there on
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=1200))]
    months: u16,
    /// Print the answer as JSON: one object, or an array for several months
    #[arg(long)]
    json: bool,
}

fn parse_month(text: &str) -> Result<(i16, i8), String> {
    let fail = || "expected a month as YYYY-MM, such as 2023-06".to_owned();
    let (year, month) = text
        .split_once('-')
        .filter(|(y, m)| y.len() == 4 && m.len() == 2)
        .ok_or_else(fail)?;
    let (year, month) = (
        year.parse().map_err(|_| fail())?,
        month.parse().map_err(|_| fail())?,
    );
    if (1..=12).contains(&month) {
        Ok((year, month))
    } else {
        Err(fail())
    }
}

/// Answers and prints.
pub fn run(args: &Args) -> Result<Done, CliError> {
    let record = common::record()?;
    let (year, month) = args
        .month
        .unwrap_or_else(|| (common::today().year(), common::today().month()));
    let answer = presidency::presidency(&record, year, month, usize::from(args.months) - 1);
    if args.json {
        match &answer[..] {
            [one] => common::print_json(one)?,
            several => common::print_json(&several)?,
        }
        return Ok(Done::Yes);
    }
    let mut page = Page::new(width());
    for month in &answer {
        let text = match (&month.president, &month.name) {
            (Some(code), Some(name)) => format!("{name} ({code})"),
            _ => "not known".to_owned(),
        };
        page.item(&month.month, &text, "");
    }
    page.blank();
    if let Some(first) = answer.first() {
        page.text(&common::cite(&first.source), Style::new().dimmed());
    }
    common::print(&page.finish())?;
    Ok(Done::Yes)
}
