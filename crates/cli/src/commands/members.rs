//! `penholder members`: who sits on the Council on a day.

use crate::commands::common;
use crate::screen::{Page, width};
use crate::{CliError, Done};
use anstyle::Style;
use penholder_answer::members::{self, MembersAnswer};
use penholder_record::Seat;
use penholder_words::{Date, Lang, long_date};

/// A day.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  penholder members --on 2023-06-30")]
pub struct Args {
    /// The day, as YYYY-MM-DD [default: today]
    #[arg(long, value_parser = common::parse_date)]
    on: Option<Date>,
    /// Print the answer as one JSON object
    #[arg(long)]
    json: bool,
}

/// Answers and prints.
pub fn run(args: &Args) -> Result<Done, CliError> {
    let record = common::record()?;
    let day = args.on.unwrap_or_else(common::today);
    let answer = members::members(&record, day).map_err(|error| {
        let told = CliError::user(error.to_string());
        match error.hint() {
            Some(hint) => told.with_hint(hint),
            None => told,
        }
    })?;
    if args.json {
        common::print_json(&answer)?;
    } else {
        common::print(&page(&answer, width()))?;
    }
    Ok(Done::Yes)
}

fn page(answer: &MembersAnswer, width: usize) -> String {
    let mut page = Page::new(width);
    let title = format!("The Security Council on {}", long_date(answer.on, Lang::En));
    page.text(&title, Style::new().bold());
    for (heading, seat) in [
        ("Permanent members", Seat::Permanent),
        ("Elected members", Seat::Elected),
    ] {
        page.heading(heading);
        for m in answer.members.iter().filter(|m| m.seat == seat) {
            let presides = if answer.president == Some(m.member) {
                ", presides this month"
            } else {
                ""
            };
            let term = match m.last {
                Some(last) => format!(", {} to {last}", m.first),
                None => String::new(),
            };
            page.item(m.member.as_str(), &format!("{}{term}{presides}", m.name), "");
        }
    }
    if answer.members.len() < answer.seats {
        page.blank();
        let text = format!(
            "{} of {} seats are filled that day.",
            answer.members.len(),
            answer.seats
        );
        page.text(&text, Style::new());
    }
    page.blank();
    page.text(&common::cite(&answer.source), Style::new().dimmed());
    page.finish()
}
