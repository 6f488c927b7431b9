//! `penholder show`: one decision of the Council.

use crate::commands::common;
use crate::screen::{Page, thousands, width};
use crate::{CliError, Done};
use anstyle::Style;
use penholder_answer::show::{self, Shown, ShownMandate};
use penholder_record::Record;
use penholder_words::{Ballot, Lang, MemberCode, Modality, Source, Symbol, long_date};

/// A decision.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  penholder show 2640\n  penholder show 'S/RES/2640 (2022)' --json")]
pub struct Args {
    /// Number or symbol of a resolution
    decision: String,
    /// Print the answer as one JSON object
    #[arg(long)]
    json: bool,
}

/// Answers and prints.
pub fn run(args: &Args) -> Result<Done, CliError> {
    let record = common::record()?;
    let number = number(&args.decision)?;
    let shown = show::show(&record, number).ok_or_else(|| {
        let last = record.decisions.iter().map(|d| d.number).max().unwrap_or(0);
        CliError::user(format!(
            "the record has no resolution {number}: it holds 1 to {last}"
        ))
    })?;
    if args.json {
        common::print_json(&shown)?;
    } else {
        common::print(&page(&record, &shown, width()))?;
    }
    Ok(Done::Yes)
}

fn number(text: &str) -> Result<u16, CliError> {
    let by_symbol = || text.parse::<Symbol>().ok().and_then(|s| s.resolution_number());
    text.trim().parse().ok().or_else(by_symbol).ok_or_else(|| {
        CliError::user(format!(
            "expected a resolution's number or symbol, such as 2640 or S/RES/2640, but found `{text}`"
        ))
    })
}

fn page(record: &Record, shown: &Shown, width: usize) -> String {
    let mut page = Page::new(width);
    page.text(&shown.symbol.to_string(), Style::new().bold());
    if let Some(title) = &shown.title {
        page.text(title, Style::new());
    }
    page.blank();
    page.item(
        "adopted",
        &long_date(shown.date, Lang::En),
        shown.meeting.as_deref().unwrap_or(""),
    );
    if let Some(item) = &shown.agenda_item {
        page.item("agenda item", item, "");
    }
    let draft = shown.draft.as_ref().map(ToString::to_string).unwrap_or_default();
    let sponsors = common::names(record, &shown.sponsors, shown.date);
    page.item(
        "submitted by",
        if sponsors.is_empty() {
            "not known"
        } else {
            &sponsors
        },
        &draft,
    );
    let chapter = match shown.chapter_vii {
        Some(true) => "invoked",
        Some(false) => "not invoked",
        None => "not known",
    };
    page.item("Chapter VII", chapter, "");
    votes(&mut page, record, shown);
    for mandate in &shown.mandates {
        decided(&mut page, mandate);
    }
    page.finish()
}

fn votes(page: &mut Page, record: &Record, shown: &Shown) {
    page.heading("Vote");
    match (shown.tally, shown.modality) {
        (Some(tally), _) => page.item(
            "tally",
            &tally.to_string(),
            shown.votes_basis.as_deref().unwrap_or(""),
        ),
        (None, Modality::Vote) => page.item("tally", "not known", ""),
        (None, modality) => page.item("tally", &format!("none: {modality}"), ""),
    }
    for ballot in Ballot::ALL {
        let members: Vec<MemberCode> = shown
            .votes
            .iter()
            .filter(|v| v.vote == ballot)
            .map(|v| v.member)
            .collect();
        if !members.is_empty() {
            page.item(
                ballot.label(Lang::En),
                &common::names(record, &members, shown.date),
                "",
            );
        }
    }
}

fn decided(page: &mut Page, mandate: &ShownMandate) {
    page.heading(&format!("What it decides on {}", mandate.operation));
    let actions: Vec<_> = mandate.actions.iter().map(|a| a.label(Lang::En)).collect();
    page.item("", &actions.join(", "), "");
    if let Some(until) = mandate.until {
        let computed = if mandate.until_computed {
            " (computed from a length of time)"
        } else {
            ""
        };
        let source = mandate
            .until_source
            .as_ref()
            .map(common::cite)
            .unwrap_or_default();
        page.item(
            "until",
            &format!("{}{computed}", long_date(until, Lang::En)),
            &source,
        );
    }
    let phases = [
        ("mandate ends", mandate.terminates_on),
        ("withdrawal by", mandate.withdrawal_until),
        ("liquidation from", mandate.liquidation_from),
    ];
    for (label, day) in phases.iter().filter_map(|(label, day)| day.map(|d| (label, d))) {
        page.item(label, &long_date(day, Lang::En), "");
    }
    for figure in &mandate.strength {
        let text = format!(
            "{} {} ({})",
            thousands(figure.number.into()),
            figure.component.label(Lang::En),
            figure.kind.label(Lang::En)
        );
        page.item("strength", &text, &common::cite(&figure.source));
    }
    let mut by_task: std::collections::BTreeMap<&str, Vec<&Source>> = std::collections::BTreeMap::new();
    for task in &mandate.tasks {
        by_task
            .entry(task.task.label(Lang::En))
            .or_default()
            .push(&task.source);
    }
    for (at, (task, sources)) in by_task.iter().enumerate() {
        page.item(
            if at == 0 { "tasks" } else { "" },
            task,
            &common::cite_all(sources),
        );
    }
    for (at, report) in mandate.reporting.iter().enumerate() {
        page.item(
            if at == 0 { "reports" } else { "" },
            &report.due,
            &common::cite(&report.source),
        );
    }
    let neighbour = |symbol: &Option<Symbol>| {
        symbol
            .as_ref()
            .map_or("none in the record".to_owned(), ToString::to_string)
    };
    page.item("decision before", &neighbour(&mandate.supersedes), "");
    page.item("decision after", &neighbour(&mandate.superseded_by), "");
}
