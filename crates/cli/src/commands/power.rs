//! `penholder power`: how much voting power has each member under a rule.

use crate::commands::common;
use crate::screen::{Page, width};
use crate::{CliError, Done};
use anstyle::Style;
use penholder_answer::power::{self, Index, MemberPower, PowerAnswer, PowerError, PowerQuestion, Share};
use penholder_words::{Date, Lang, Matter, long_date};
use std::path::PathBuf;

/// Members of great weight from which on orders take long to count.
const SLOW: usize = 100;

/// A body and its rule.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  penholder power\n  penholder power --body g4 --index banzhaf\n  penholder power --on 2023-06-30 --what-if FRA,GBR\n  penholder power --rules my-council.toml --json"
)]
pub struct Args {
    /// The body: unsc for the Council of the day, or one that comes with the program
    #[arg(long, default_value = "unsc")]
    body: String,
    /// A file of rules in TOML that describes another body
    #[arg(long, value_name = "FILE", conflicts_with = "body")]
    rules: Option<PathBuf>,
    /// The day, as YYYY-MM-DD, for the Council [default: today]
    #[arg(long, value_parser = common::parse_date)]
    on: Option<Date>,
    /// The matter voted on, for the Council
    #[arg(long, default_value = "substantive", value_parser = super::vote::parse_matter)]
    matter: Matter,
    /// Members that vote as a bloc
    #[arg(long, value_name = "MEMBERS", value_delimiter = ',')]
    what_if: Vec<String>,
    /// Only these: banzhaf, banzhaf_absolute, shapley_shubik, deegan_packel, holler, johnston [default: all]
    #[arg(long, value_delimiter = ',', value_parser = parse_index)]
    index: Vec<Index>,
    /// Print the answer as one JSON object
    #[arg(long)]
    json: bool,
}

fn parse_index(text: &str) -> Result<Index, String> {
    let wanted = text.replace('-', "_");
    let known = Index::ALL.map(Index::as_str).join(", ");
    Index::ALL
        .into_iter()
        .find(|i| i.as_str() == wanted)
        .ok_or_else(|| format!("expected one of {known}"))
}

/// Answers and prints.
pub fn run(args: &Args) -> Result<Done, CliError> {
    let record = common::record()?;
    let question = PowerQuestion {
        indices: args.index.clone(),
        bloc: args.what_if.clone(),
    };
    let file = match (&args.rules, args.body.as_str()) {
        (Some(path), _) => Some(common::rules_file(path)?),
        (None, "unsc") => None,
        (None, name) => Some(common::body(name)?),
    };
    let orders = args.index.is_empty() || args.index.contains(&Index::ShapleyShubik);
    if orders && file.as_ref().is_some_and(|f| f.body.seats.len() > SLOW) {
        anstream::eprintln!(
            "note: Shapley-Shubik of so many members may take a minute; --index banzhaf does not"
        );
    }
    let answer = match file {
        Some(file) => power::of_rules(&record, &file, &question),
        None => power::of_council(
            &record,
            args.on.unwrap_or_else(common::today),
            args.matter,
            &question,
        ),
    };
    let answer = answer.map_err(told)?;
    if args.json {
        common::print_json(&answer)?;
    } else {
        common::print(&page(&answer, width()))?;
    }
    Ok(Done::Yes)
}

fn told(error: PowerError) -> CliError {
    let told = CliError::user(error.to_string());
    match error.hint() {
        Some(hint) => told.with_hint(hint),
        None => told,
    }
}

fn page(answer: &PowerAnswer, width: usize) -> String {
    let mut page = Page::new(width);
    let day = answer
        .on
        .map(|day| format!(" on {}", long_date(day, Lang::En)))
        .unwrap_or_default();
    page.text(
        &format!("{}{day}: {}", answer.body, answer.rule),
        Style::new().bold(),
    );
    page.text(&common::cite(&answer.source), Style::new().dimmed());
    for note in &answer.notes {
        page.text(note, Style::new());
    }
    if let Some(bloc) = &answer.bloc {
        page.text(
            &format!(
                "As one voter: {}; {} voters in all.",
                bloc.join(", "),
                answer.voters
            ),
            Style::new(),
        );
    }
    for group in groups(&answer.members) {
        let names: Vec<&str> = group.iter().map(|m| m.member.as_str()).collect();
        let each = match (group.len(), group[0].in_bloc) {
            (_, true) => " (together)",
            (1, _) => "",
            _ => " (each)",
        };
        page.heading(&wrapped_names(&names, each, width));
        if let Some(swings) = &group[0].swings {
            page.item("swings", swings, "");
        }
        for (label, share) in shares(group[0]) {
            if let Some(share) = share {
                page.item(label, &in_words(share), "");
            }
        }
    }
    for missing in &answer.not_computed {
        page.blank();
        page.text(
            &format!("{} not computed: {}", missing.index.as_str(), missing.why),
            Style::new(),
        );
    }
    page.finish()
}

fn wrapped_names(names: &[&str], each: &str, width: usize) -> String {
    crate::screen::wrap(&format!("{}{each}", names.join(", ")), width).join("\n")
}

/// Puts members with the same figures together, the most powerful first.
fn groups(members: &[MemberPower]) -> Vec<Vec<&MemberPower>> {
    let mut groups: Vec<Vec<&MemberPower>> = Vec::new();
    for member in members {
        let like = |group: &&mut Vec<&MemberPower>| {
            group[0].in_bloc == member.in_bloc
                && group[0].swings == member.swings
                && shares(group[0])
                    .iter()
                    .zip(shares(member))
                    .all(|(a, b)| a.1 == b.1)
        };
        match groups.iter_mut().find(like) {
            Some(group) => group.push(member),
            None => groups.push(vec![member]),
        }
    }
    let power = |group: &Vec<&MemberPower>| {
        shares(group[0])
            .iter()
            .find_map(|(_, s)| s.as_ref().map(|s| s.value))
            .unwrap_or(0.0)
    };
    groups.sort_by(|a, b| power(b).total_cmp(&power(a)));
    groups
}

fn shares(member: &MemberPower) -> [(&'static str, &Option<Share>); 6] {
    [
        ("Banzhaf", &member.banzhaf),
        ("Banzhaf absolute", &member.banzhaf_absolute),
        ("Shapley-Shubik", &member.shapley_shubik),
        ("Deegan-Packel", &member.deegan_packel),
        ("Holler", &member.holler),
        ("Johnston", &member.johnston),
    ]
}

/// Writes a share as per cent, and as a fraction where that can be read.
fn in_words(share: &Share) -> String {
    let percent = format!("{:.4} %", share.value * 100.0);
    match share.exact.len() {
        0..=24 => format!("{percent}  ({})", share.exact).replace("  ", " \u{a0}"),
        _ => percent,
    }
}
