//! `penholder forecast`: how a vote will go, and how good such forecasts were.

use crate::commands::common;
use crate::screen::{Page, width};
use crate::{CliError, Done};
use anstyle::Style;
use penholder_answer::forecast::{self, Asked, ForecastAnswer, SpanAnswer, TrackRecord};
use penholder_answer::resolve;
use penholder_record::Record;
use penholder_words::{Action, Date, Lang, MemberCode, long_date};
use std::path::{Path, PathBuf};

/// A vote to come, or the track record.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  penholder forecast --operation MINUSMA --action extend --on 2023-06-16\n  \
                  penholder forecast --operation UNIFIL --on 2025-08-28 --sponsors FRA\n  \
                  penholder forecast --draft draft.xml --on 2023-06-30\n  \
                  penholder forecast --backtest --from 1994 --predictions votes.csv"
)]
pub struct Args {
    /// Operation whose mandate is to be decided: acronym, name or country
    #[arg(long, required_unless_present_any = ["draft", "backtest"])]
    operation: Option<String>,
    /// What the draft would do with it, such as `extend` or `terminate`
    #[arg(long)]
    action: Option<Action>,
    /// A draft, read for title, sponsors and what it decides
    #[arg(long, value_name = "FILE")]
    draft: Option<PathBuf>,
    /// Day of the vote, as YYYY-MM-DD; nothing of that day or later is used [default: today]
    #[arg(long, value_parser = common::parse_date)]
    on: Option<Date>,
    /// Sponsors by code or name; with them it is no early forecast any more
    #[arg(long, value_delimiter = ',')]
    sponsors: Option<Vec<String>>,
    /// Title of the draft
    #[arg(long)]
    title: Option<String>,
    /// Score forecasts of all drafts since a year, each made from earlier votes only
    #[arg(long, conflicts_with_all = ["operation", "draft", "on"])]
    backtest: bool,
    /// First year of the track record
    #[arg(long, default_value_t = 1994, value_parser = clap::value_parser!(i16).range(1994..2100))]
    from: i16,
    /// Write every forecast of the track record to a CSV file
    #[arg(long, value_name = "FILE", requires = "backtest")]
    predictions: Option<PathBuf>,
    /// Print the answer as one JSON object
    #[arg(long)]
    json: bool,
}

/// Answers and prints.
pub fn run(args: &Args) -> Result<Done, CliError> {
    let record = common::record()?;
    if args.backtest {
        return backtest(args, &record);
    }
    let answer = ask(args, &record)?;
    if args.json {
        common::print_json(&answer)?;
    } else {
        common::print(&page(&record, &answer, width()))?;
    }
    Ok(Done::Yes)
}

fn ask(args: &Args, record: &Record) -> Result<ForecastAnswer, CliError> {
    let on = args.on.unwrap_or_else(common::today);
    let sponsors = args.sponsors.as_ref().map(|names| {
        let each = names.iter().filter(|n| !n.trim().is_empty());
        each.map(|n| common::state(record, n))
            .collect::<Result<Vec<MemberCode>, _>>()
    });
    let asked = Asked {
        title: args.title.clone(),
        sponsors: sponsors.transpose()?,
        ..Asked::default()
    };
    if let Some(path) = &args.draft {
        let (bytes, reading) = read(path)?;
        let found = forecast::on_draft(record, &reading, &bytes, on, &asked);
        return found.map_err(|e| CliError::user(format!("{}: {e}", path.display())));
    }
    let name = args.operation.as_deref().unwrap_or_default();
    let operation = resolve::operation(record, name).map_err(common::not_resolved)?;
    let found = forecast::on_operation(record, operation, args.action, on, &asked);
    found.map_err(|e| CliError::user(e.to_string()))
}

fn read(path: &Path) -> Result<(Vec<u8>, penholder_read::reading::Reading), CliError> {
    let shown = path.display();
    let bytes = std::fs::read(path).map_err(|e| CliError::user(format!("{shown}: cannot be read: {e}")))?;
    let lexicon = penholder_store::lexicon();
    let name = path.file_name().and_then(|n| n.to_str());
    let reading = penholder_read::Reader::new(&lexicon)
        .read(&bytes, name)
        .map_err(|e| CliError::user(format!("{shown}: {e}")))?;
    Ok((bytes, reading))
}

fn per_cent(p: f64) -> String {
    format!("{:.1} %", 100.0 * p)
}

fn page(record: &Record, answer: &ForecastAnswer, width: usize) -> String {
    let mut page = Page::new(width);
    let about = answer
        .operation
        .clone()
        .or_else(|| answer.draft.as_ref().map(|d| d.to_string()));
    let about = about.unwrap_or_else(|| answer.file.clone());
    let action = answer
        .action
        .map(|a| format!(": {}", a.label(Lang::En)))
        .unwrap_or_default();
    page.text(
        &format!("{about}{action}, vote on {}", long_date(answer.on, Lang::En)),
        Style::new().bold(),
    );
    page.text(forecast::kind_label(answer.kind, Lang::En), Style::new());
    if answer.beyond_record
        && let Some(until) = answer.record_until
    {
        page.text(
            &format!(
                "The record ends on {}: later votes are not known.",
                long_date(until, Lang::En)
            ),
            Style::new(),
        );
    }
    page.heading("Forecast");
    page.styled_item(
        "adopted",
        &per_cent(answer.pass),
        Style::new().bold(),
        &common::cite(&answer.rule.source),
    );
    let tallies: Vec<_> = answer
        .tally
        .likeliest
        .iter()
        .map(|t| format!("{} ({})", t.tally, per_cent(t.p)))
        .collect();
    page.item(
        "tally",
        &format!(
            "{:.1} in favour on average; {}",
            answer.tally.mean,
            tallies.join(", ")
        ),
        "",
    );
    page.heading("Members");
    for m in &answer.members {
        let star = if m.permanent {
            " (its no defeats the draft)"
        } else {
            ""
        };
        let name = record.state_name(m.member, answer.on);
        let figures = [("yes", m.yes), ("abstain", m.abstain), ("no", m.no)];
        let figures: Vec<_> = figures
            .iter()
            .map(|(what, p)| format!("{what} {}", per_cent(*p)))
            .collect();
        page.item(
            m.member.as_str(),
            &format!("{}: {name}{star}", figures.join(", ")),
            "",
        );
    }
    page.heading("What moves it most");
    for moved in &answer.moved_by {
        let sources: Vec<_> = moved.sources.iter().map(common::cite).collect();
        page.item(&format!("{:+.2}", moved.effect), &moved.fact, &sources.join("; "));
    }
    page.heading("Earlier votes most like it");
    for like in &answer.like_drafts {
        let outcome = if like.adopted { "" } else { ", not adopted" };
        page.item(
            &like.date.to_string(),
            &format!("{}{outcome}: {}", like.tally, like.title),
            &like.symbol.to_string(),
        );
    }
    page.blank();
    page.text(
        &format!(
            "Votes up to {} were used; coefficients have seen votes up to {}. How good such forecasts were: penholder forecast --backtest.",
            answer.trained_until, answer.model.coefficients_until
        ),
        Style::new().dimmed(),
    );
    page.finish()
}

fn backtest(args: &Args, record: &Record) -> Result<Done, CliError> {
    let (answer, found) = forecast::track_record(record, args.from);
    if let Some(path) = &args.predictions {
        let shown = path.display();
        std::fs::write(path, forecast::predictions(&found))
            .map_err(|e| CliError::user(format!("{shown}: cannot be written: {e}")))?;
    }
    if args.json {
        common::print_json(&answer)?;
    } else {
        common::print(&tables(&answer))?;
    }
    Ok(Done::Yes)
}

/// Returns a row of a table: one figure for each span.
fn row(name: &str, spans: &forecast::Spans, figure: impl Fn(&SpanAnswer) -> String) -> String {
    let figures: Vec<_> = spans.values().map(figure).collect();
    format!("| {name} | {} |\n", figures.join(" | "))
}

/// Lays the track record out as the tables that README and docs carry.
fn tables(answer: &TrackRecord) -> String {
    let heads: Vec<_> = answer.spans.keys().map(|k| format!("{k}-")).collect();
    let head = |what: &str| {
        format!(
            "\n| {what} | {} |\n|---|{}\n",
            heads.join(" | "),
            "---|".repeat(heads.len())
        )
    };
    let mut out = format!(
        "Forecasts since {}, each from the votes of earlier years and days\n",
        answer.from
    );
    out.push_str(&head("log loss per member's vote"));
    out.push_str(&row("votes", &answer.spans, |s| s.members.n.to_string()));
    for (name, spans) in &answer.baselines {
        out.push_str(&row(&name.replace('_', " "), spans, |s| {
            format!("{:.4}", s.members.log_loss)
        }));
    }
    out.push_str(&row("early", &answer.early, |s| {
        format!("{:.4}", s.members.log_loss)
    }));
    let with_bounds = |x: f64, b: Option<[f64; 2]>| match b {
        Some([low, high]) => format!("**{x:.4}** [{low:.3}, {high:.3}]"),
        None => format!("**{x:.4}**"),
    };
    out.push_str(&row("with the draft", &answer.spans, |s| {
        with_bounds(s.members.log_loss, s.members.log_loss_interval)
    }));
    out.push_str(&head("with the draft"));
    type Figure = fn(&SpanAnswer) -> String;
    let figures: [(&str, Figure); 13] = [
        ("Brier", |s| format!("{:.4}", s.members.brier)),
        ("accuracy", |s| format!("{:.4}", s.members.accuracy)),
        ("balanced accuracy", |s| format!("{:.3}", s.members.balanced)),
        ("macro-F1", |s| format!("{:.3}", s.members.macro_f1)),
        ("MCC", |s| format!("{:.3}", s.members.mcc)),
        ("calibration error of yes", |s| {
            format!("{:.4}", s.members.calibration_errors[0])
        }),
        ("of abstain", |s| {
            format!("{:.4}", s.members.calibration_errors[1])
        }),
        ("of no", |s| format!("{:.4}", s.members.calibration_errors[2])),
        ("drafts, of which failed", |s| {
            format!("{}, {}", s.adoption.n, s.adoption.failed)
        }),
        ("adoption: log loss", |s| {
            let [low, high] = s.adoption.log_loss_interval.unwrap_or_default();
            format!("{:.4} [{low:.3}, {high:.3}]", s.adoption.log_loss)
        }),
        ("adoption: F1 of failure", |s| format!("{:.3}", s.adoption.f1)),
        ("adoption: MCC", |s| {
            let [low, high] = s.adoption.mcc_interval.unwrap_or_default();
            format!("{:.3} [{low:.2}, {high:.2}]", s.adoption.mcc)
        }),
        ("adoption: MCC at the bound of earlier years", |s| {
            format!("{:.3}", s.adoption.mcc_tuned.unwrap_or(f64::NAN))
        }),
    ];
    for (name, figure) in figures {
        out.push_str(&row(name, &answer.spans, figure));
    }
    out.push_str(&head("adoption, early"));
    out.push_str(&row("log loss", &answer.early, |s| {
        format!("{:.4}", s.adoption.log_loss)
    }));
    out.push_str(&row("F1 of failure", &answer.early, |s| {
        format!("{:.3}", s.adoption.f1)
    }));
    out.push_str(&head("adoption, log loss of simple counts"));
    for (name, spans) in &answer.baselines {
        out.push_str(&row(&name.replace('_', " "), spans, |s| {
            format!("{:.4}", s.adoption.log_loss)
        }));
    }
    out.push_str(
        "\n| year | drafts | failed | not yes | all yes | product | early | with the draft | adoption |\n|---|---|---|---|---|---|---|---|---|\n",
    );
    for y in &answer.years {
        let adoption = y.adoption.map_or("-".to_owned(), |a| format!("{a:.3}"));
        out.push_str(&format!(
            "| {} | {} | {} | {:.1} % | {:.3} | {:.3} | {:.3} | {:.3} | {adoption} |\n",
            y.year,
            y.drafts,
            y.failed,
            100.0 * y.dissent,
            y.all_yes,
            y.product,
            y.early,
            y.log_loss
        ));
    }
    if let Some(last) = answer.failures_until {
        out.push_str(&format!(
            "\nAdoption is judged up to {last}, the last failed draft known.\n"
        ));
    }
    out
}
