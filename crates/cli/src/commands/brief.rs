//! `penholder brief`: where a mandate stands on a day.

use crate::commands::{common, life};
use crate::screen::{Page, thousands, width};
use crate::{CliError, Done};
use anstyle::{AnsiColor, Style};
use penholder_answer::brief::{
    self, Brief, DecisionNeededAnswer, DecisionRef, LastVote, StrengthAnswer, TaskAnswer,
};
use penholder_answer::resolve;
use penholder_answer::timeline::{self, LifeAnswer};
use penholder_record::Record;
use penholder_words::{
    ChapterVii, Date, Lang, MemberCode, Outcome, Priority, Source, Status, long_date, long_partial_date,
};
use std::collections::BTreeMap;

/// An operation and a day.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  penholder brief MINUSMA --on 2023-06-16\n  penholder brief Mali --on 2023-06-16 --json"
)]
pub struct Args {
    /// Acronym, name, country, or the number of a resolution
    operation: String,
    /// The day, as YYYY-MM-DD [default: today]
    #[arg(long, value_parser = common::parse_date)]
    on: Option<Date>,
    /// Use only what was known on this day
    #[arg(long, value_name = "DAY", value_parser = common::parse_date)]
    as_known_on: Option<Date>,
    /// Print the answer as one JSON object
    #[arg(long)]
    json: bool,
    /// Draw the operation's life up to the day
    #[arg(long)]
    timeline: bool,
    /// With `--timeline`, print the data behind the picture
    #[arg(long, requires = "timeline", conflicts_with = "json")]
    csv: bool,
}

/// Answers and prints.
pub fn run(args: &Args) -> Result<Done, CliError> {
    let record = common::record()?;
    let operation = resolve::operation(&record, &args.operation).map_err(common::not_resolved)?;
    let day = args.on.unwrap_or_else(common::today);
    if args.timeline {
        return draw(args, &timeline::life(&record, operation, day, args.as_known_on));
    }
    let answer = brief::brief(&record, operation, day, args.as_known_on);
    if args.json {
        common::print_json(&answer)?;
    } else {
        common::print(&page(&record, &answer, width()))?;
    }
    Ok(Done::Yes)
}

fn draw(args: &Args, life: &LifeAnswer) -> Result<Done, CliError> {
    match (args.json, args.csv) {
        (true, _) => common::print_json(life)?,
        (_, true) => common::print(&life::rows(life)?)?,
        _ => common::print(&life::chart(life, width()))?,
    }
    Ok(Done::Yes)
}

/// Lays the brief out for `width` columns.
fn page(record: &Record, brief: &Brief, width: usize) -> String {
    let mut page = Page::new(width);
    page.text(
        &format!("{}: {}", brief.operation, brief.name),
        Style::new().bold(),
    );
    let hosts: Vec<_> = brief
        .host
        .iter()
        .map(|h| common::state_on(record, *h, brief.on))
        .collect();
    page.text(
        &format!("{}, on {}", hosts.join(", "), long_date(brief.on, Lang::En)),
        Style::new(),
    );
    known_until(&mut page, brief);
    page.blank();
    standing(&mut page, brief);
    if brief.status != Status::NotEstablished {
        mandate(&mut page, brief);
        tasks(&mut page, brief);
        around(&mut page, record, brief);
        next(&mut page, record, brief);
        votes(&mut page, record, brief);
    }
    page.finish()
}

/// Says on top how far the record reaches, where that matters.
fn known_until(page: &mut Page, brief: &Brief) {
    let yellow = AnsiColor::Yellow.on_default();
    if let Some(known) = brief.as_known_on {
        page.text(
            &format!(
                "As known on {}: nothing later is used.",
                long_date(known, Lang::En)
            ),
            yellow,
        );
    }
    if brief.beyond_record
        && let Some(last) = brief.as_known_on.or(brief.record_until)
    {
        page.text(
            &format!(
                "The record ends on {}: this is what was known then.",
                long_date(last, Lang::En)
            ),
            yellow,
        );
    }
}

fn standing(page: &mut Page, brief: &Brief) {
    let colour = match brief.status {
        Status::Active => AnsiColor::Green,
        Status::Withdrawing | Status::NotKnown => AnsiColor::Yellow,
        Status::Lapsed | Status::Terminated => AnsiColor::Red,
        Status::NotEstablished => AnsiColor::Blue,
    };
    let source = brief
        .until
        .as_ref()
        .map(|u| u.source.to_string())
        .unwrap_or_default();
    page.styled_item(
        "status",
        &standing_in_words(brief),
        colour.on_default().bold(),
        &source,
    );
    if let Some(ending) = &brief.ending {
        if let (Some(day), Some(source)) = (ending.withdrawal_until, &ending.withdrawal_source) {
            page.item(
                "withdrawal",
                &format!("to be complete by {}", long_date(day, Lang::En)),
                &cite(source),
            );
        }
        if let (Some(day), Some(source)) = (ending.liquidation_from, &ending.liquidation_source) {
            page.item(
                "liquidation",
                &format!("from {}", long_date(day, Lang::En)),
                &cite(source),
            );
        }
    }
    if let Some(established) = &brief.established {
        page.item(
            "established",
            &long_date(established.date, Lang::En),
            &established.symbol.to_string(),
        );
    }
    if let Some(latest) = &brief.latest_decision {
        page.item("latest decision", &decision(latest), &latest.symbol.to_string());
    }
}

fn standing_in_words(brief: &Brief) -> String {
    let end = brief
        .until
        .as_ref()
        .and_then(|u| u.date)
        .map(|d| long_date(d, Lang::En));
    let open = brief.until.as_ref().is_some_and(|u| u.open_ended);
    match (brief.status, end) {
        (Status::NotEstablished, _) => "not established yet".to_owned(),
        (Status::Active, Some(end)) => match brief.days_left {
            Some(0) => format!("active; today, {end}, is the last day"),
            Some(1) => format!("active until {end} inclusive: 1 day left"),
            Some(days) => format!("active until {end} inclusive: {days} days left"),
            None => format!("active until {end} inclusive"),
        },
        (Status::Active, None) if open => "active until the Council decides otherwise".to_owned(),
        (Status::Active, None) => "active; its end is not known".to_owned(),
        (Status::Lapsed, Some(end)) => format!("lapsed: the period ended on {end} and nothing followed"),
        (Status::Withdrawing, Some(end)) => format!("withdrawing: the mandate ended on {end}"),
        (Status::Terminated, Some(end)) => format!("terminated: the mandate ended on {end}"),
        (Status::NotKnown, Some(end)) => format!("not known: the period last known ended on {end}"),
        (status, None) => status.label(Lang::En).to_owned(),
    }
}

fn decision(decision: &DecisionRef) -> String {
    let actions: Vec<_> = decision.actions.iter().map(|a| a.label(Lang::En)).collect();
    match actions.is_empty() {
        true => long_date(decision.date, Lang::En),
        false => format!("{}: {}", long_date(decision.date, Lang::En), actions.join(", ")),
    }
}

fn mandate(page: &mut Page, brief: &Brief) {
    page.heading("Mandate");
    let source = brief.chapter_vii_source.as_ref().map(cite).unwrap_or_default();
    let chapter = brief.chapter_vii.map_or("not known", |c| c.label(Lang::En));
    let source = if brief.chapter_vii == Some(ChapterVii::None) {
        String::new()
    } else {
        source
    };
    page.item("Chapter VII", chapter, &source);
    match (&brief.use_of_force_by, &brief.use_of_force_source) {
        (Some(by), Some(source)) => page.item("use of force", &format!("authorised: {by}"), &cite(source)),
        _ => page.item("use of force", "not authorised by any decision in the record", ""),
    }
    if brief.strength.is_empty() {
        page.item("ceiling", "not known", "");
    }
    for (at, figure) in brief.strength.iter().enumerate() {
        page.item(
            if at == 0 { "ceiling" } else { "" },
            &strength(figure),
            &cite(&figure.source),
        );
    }
    match &brief.deployed {
        Some(d) => {
            let part = |n: Option<u32>, what: &str| n.map(|n| format!("{} {what}", thousands(n.into())));
            let parts = [
                part(d.troops, "troops"),
                part(d.police, "police"),
                part(d.observers, "observers"),
            ];
            let parts: Vec<_> = parts.into_iter().flatten().collect();
            let month = long_partial_date(d.month, Lang::En);
            page.item(
                "deployed",
                &format!("{} in {month}, the last month known", parts.join(", ")),
                &d.source,
            );
        }
        None => page.item("deployed", "not known", ""),
    }
}

fn strength(figure: &StrengthAnswer) -> String {
    let kind = figure.kind.label(Lang::En);
    let number = thousands(figure.number.into());
    let component = figure.component.label(Lang::En);
    match figure.kind {
        penholder_words::StrengthKind::Ceiling => format!("{number} {component} (ceiling)"),
        _ => format!("{kind} {number} {component}"),
    }
}

/// Writes the tasks, one line a task, its paragraphs behind it.
fn tasks(page: &mut Page, brief: &Brief) {
    let ranked = brief.tasks.iter().any(|t| t.priority.is_some());
    let groups: &[(&str, Option<Priority>)] = if ranked {
        &[
            ("Priority tasks", Some(Priority::Priority)),
            ("Other tasks", Some(Priority::Other)),
            ("Further tasks", None),
        ]
    } else {
        &[("Tasks", None)]
    };
    if brief.tasks.is_empty() {
        page.heading("Tasks");
        page.item("", "not known", "");
    }
    for (heading, priority) in groups {
        let mut by_task: BTreeMap<&str, Vec<&TaskAnswer>> = BTreeMap::new();
        for task in brief.tasks.iter().filter(|t| t.priority == *priority) {
            by_task.entry(task.task.label(Lang::En)).or_default().push(task);
        }
        if by_task.is_empty() {
            continue;
        }
        let sources: Vec<&Source> = by_task.values().flatten().map(|t| &t.source).collect();
        let common_symbol = sources
            .iter()
            .all(|s| s.symbol == sources[0].symbol)
            .then(|| sources[0].symbol.clone());
        match &common_symbol {
            Some(symbol) => page.heading(&format!("{heading}, {symbol}")),
            None => page.heading(heading),
        }
        for (label, places) in by_task {
            let sources: Vec<&Source> = places.iter().map(|t| &t.source).collect();
            match &common_symbol {
                Some(_) => page.pair(label, &common::paragraphs(&sources)),
                None => page.pair(label, &common::cite_all(&sources)),
            }
        }
    }
}

fn around(page: &mut Page, record: &Record, brief: &Brief) {
    page.heading("Consent of the host");
    match &brief.consent {
        Some(consent) => {
            let since = consent
                .since
                .map(|d| format!(" since {}", long_partial_date(d, Lang::En)))
                .unwrap_or_default();
            let letter = consent
                .document
                .as_ref()
                .map(|d| format!(" ({d})"))
                .unwrap_or_default();
            let text = format!("{}{since}{letter}", consent.status.label(Lang::En));
            page.item("", &text, &cite(&consent.source));
            page.item("", &consent.note, "");
            for further in &consent.further {
                page.item(
                    &further.known_from.to_string(),
                    &further.note,
                    &cite(&further.source),
                );
            }
        }
        None => page.item("", "not known", ""),
    }
    if !brief.positions.is_empty() {
        page.heading("Who said what in this period");
    }
    for position in &brief.positions {
        let state = position.member.map(|m| record.state_name(m, position.on));
        let place = state.or(position.organisation.clone());
        // A role often names the State already.
        let of = match (&position.role, place) {
            (Some(role), Some(place)) if !role.contains(&place) => format!(", {role}, {place}"),
            (Some(role), _) => format!(", {role}"),
            (None, Some(place)) => format!(", {place}"),
            (None, None) => String::new(),
        };
        let text = format!("{}: {}", position.stance.label(Lang::En), position.gist);
        page.item(&format!("{}", position.on), &format!("{}{of}", position.who), "");
        page.item("", &text, &cite(&position.source));
    }
    for (heading, events) in [("Incidents", &brief.incidents), ("Context", &brief.context)] {
        if !events.is_empty() {
            page.heading(heading);
        }
        for event in events {
            let figure = event
                .figure
                .map(|f| format!(": {}", thousands(f)))
                .unwrap_or_default();
            page.item(
                &event.date.to_string(),
                &format!("{}{figure}", event.what),
                &cite(&event.source),
            );
        }
    }
}

fn next(page: &mut Page, record: &Record, brief: &Brief) {
    page.heading("What comes next");
    match &brief.decision_needed {
        Some(needed) => {
            let by = format!("by {} for the mandate to go on", long_date(needed.by, Lang::En));
            page.item("decision needed", &by, &cite(&needed.end_source));
            page.item("what passes", &majority(record, needed), &cite(&needed.source));
        }
        None => page.item(
            "decision needed",
            "none for the mandate to run on as it stands",
            "",
        ),
    }
    match &brief.recommendation {
        Some(r) => page.item("recommended", &r.gist, &cite(&r.source)),
        None => page.item("recommended", "not known", ""),
    }
    for (at, report) in brief.reports_due.iter().enumerate() {
        let label = if at == 0 { "reports due" } else { "" };
        let text = match report.date {
            Some(date) if report.due == date.to_string() => long_date(date, Lang::En),
            Some(date) => format!("{} ({})", long_date(date, Lang::En), report.due),
            None => report.due.clone(),
        };
        page.item(label, &text, &cite(&report.source));
    }
}

fn majority(record: &Record, needed: &DecisionNeededAnswer) -> String {
    let permanent = common::names(record, &needed.permanent_members, needed.by);
    format!(
        "{} affirmative votes and no negative vote of {}",
        needed.votes_needed, permanent
    )
}

fn votes(page: &mut Page, record: &Record, brief: &Brief) {
    page.heading("Last votes on this file");
    if brief.last_votes.is_empty() {
        page.item("", "none known", "");
    }
    for vote in &brief.last_votes {
        page.item(
            &vote.date.to_string(),
            &vote_in_words(record, vote),
            &vote.symbol.to_string(),
        );
    }
}

fn vote_in_words(record: &Record, vote: &LastVote) -> String {
    let part = |members: &[MemberCode], what: &str| match members {
        [] => None,
        some => Some(format!("{what}: {}", common::names(record, some, vote.date))),
    };
    let head = match (vote.outcome, vote.tally) {
        (Outcome::Adopted, Some(tally)) => tally.to_string(),
        (Outcome::Adopted, None) => "adopted without a recorded vote".to_owned(),
        (Outcome::NotAdopted, Some(tally)) => format!("{tally}, not adopted"),
        (Outcome::NotAdopted, None) => "not adopted".to_owned(),
    };
    let parts = [
        part(&vote.no, "against"),
        part(&vote.abstain, "abstaining"),
        part(&vote.not_voting, "not voting"),
    ];
    std::iter::once(head)
        .chain(parts.into_iter().flatten())
        .collect::<Vec<_>>()
        .join("; ")
}

fn cite(source: &Source) -> String {
    common::cite(source)
}
