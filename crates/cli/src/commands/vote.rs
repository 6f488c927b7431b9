//! `penholder vote`: would this vote adopt, by which rule, and what would turn it.

use crate::commands::common;
use crate::screen::{Page, width};
use crate::{CliError, Done};
use anstyle::{AnsiColor, Style};
use penholder_answer::vote::{self, FlipAnswer, RulesFile, VoteAnswer, VoteError, VoteQuestion};
use penholder_words::{Date, Lang, Matter, Outcome, long_date};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Flips that are written out one by one.
const FLIPS_SHOWN: usize = 12;

/// A vote: all members not named are in favour.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Members by code or name, with commas between them; all others vote yes.\n\nExamples:\n  penholder vote --on 2023-06-30 --no RUS --abstain CHN\n  penholder vote --on 2023-06-30 --matter procedural --no Russia,China\n  penholder vote --body g4 --no USA --json\n  penholder vote --replay"
)]
pub struct Args {
    /// The day, as YYYY-MM-DD, which gives members and rule [default: today]
    #[arg(long, value_parser = common::parse_date)]
    on: Option<Date>,
    /// What is voted on: substantive, procedural, admission, secretary-general, court-election, amendment or preliminary-question
    #[arg(long, value_parser = parse_matter)]
    matter: Option<Matter>,
    /// The body: unsc for the Council of the day, or one that comes with the program, such as g4
    #[arg(long, default_value = "unsc")]
    body: String,
    /// A file of rules in TOML that describes another body
    #[arg(long, value_name = "FILE", conflicts_with_all = ["body", "matter"])]
    rules: Option<PathBuf>,
    /// Members against
    #[arg(long, value_delimiter = ',')]
    no: Vec<String>,
    /// Members abstaining
    #[arg(long, value_delimiter = ',')]
    abstain: Vec<String>,
    /// Members absent or not participating
    #[arg(long, visible_alias = "not-voting", value_delimiter = ',')]
    absent: Vec<String>,
    /// Parties to the dispute, who may have to abstain
    #[arg(long, value_delimiter = ',')]
    party: Vec<String>,
    /// The draft is a decision under Chapter VI
    #[arg(long)]
    chapter_vi: bool,
    /// The draft is a decision under Chapter VII
    #[arg(long)]
    chapter_vii: bool,
    /// The draft is a decision under Article 52 (3)
    #[arg(long)]
    article_52: bool,
    /// Judge every vote in the record from the members' votes instead
    #[arg(long, conflicts_with_all = ["on", "matter", "body", "rules", "no", "abstain", "absent", "party"])]
    replay: bool,
    /// Exit with 1 if the answer is no
    #[arg(long)]
    exit_code: bool,
    /// Print the answer as one JSON object
    #[arg(long)]
    json: bool,
}

/// Reads the word for a matter.
///
/// # Errors
/// With the words there are.
pub fn parse_matter(text: &str) -> Result<Matter, String> {
    let words: Vec<_> = Matter::ALL.iter().map(|m| m.as_str()).collect();
    text.parse()
        .map_err(|_| format!("expected one of {}", words.join(", ")))
}

/// Answers and prints.
pub fn run(args: &Args) -> Result<Done, CliError> {
    let record = common::record()?;
    if args.replay {
        return super::replay::run(&record, args.json, args.exit_code);
    }
    let mut question = VoteQuestion {
        on: None,
        matter: args.matter,
        no: args.no.clone(),
        abstain: args.abstain.clone(),
        absent: args.absent.clone(),
        facts: vote::Facts {
            parties: args.party.clone(),
            chapter_vi: args.chapter_vi,
            article_52: args.article_52,
            chapter_vii: args.chapter_vii,
        },
    };
    let answer = match rules(args)? {
        Some(file) => vote::vote_by_rules(&record, &question, &file),
        None => {
            question.on = Some(args.on.unwrap_or_else(common::today));
            vote::vote(&record, &question)
        }
    };
    let answer = answer.map_err(told)?;
    if args.json {
        common::print_json(&answer)?;
    } else {
        common::print(&page(&answer, width()))?;
    }
    let no = args.exit_code && answer.outcome == Outcome::NotAdopted;
    Ok(if no { Done::No } else { Done::Yes })
}

/// Returns the rules of a body other than the Council of the day.
fn rules(args: &Args) -> Result<Option<RulesFile>, CliError> {
    match (&args.rules, args.body.as_str()) {
        (Some(path), _) => common::rules_file(path).map(Some),
        (None, "unsc") => Ok(None),
        (None, name) => common::body(name).map(Some),
    }
}

fn told(error: VoteError) -> CliError {
    let told = CliError::user(error.to_string());
    match error.hint() {
        Some(hint) => told.with_hint(hint),
        None => told,
    }
}

fn page(answer: &VoteAnswer, width: usize) -> String {
    let mut page = Page::new(width);
    let day = answer
        .on
        .map(|day| format!(" on {}", long_date(day, Lang::En)))
        .unwrap_or_default();
    page.text(&format!("{}{day}", answer.body), Style::new().bold());
    if answer.beyond_record
        && let Some(until) = answer.record_until
    {
        let text = format!(
            "The record ends on {}: seats as known then.",
            long_date(until, Lang::En)
        );
        page.text(&text, AnsiColor::Yellow.on_default());
    }
    page.blank();
    let (word, colour) = match answer.outcome {
        Outcome::Adopted => ("adopted", AnsiColor::Green),
        Outcome::NotAdopted => ("not adopted", AnsiColor::Red),
    };
    page.styled_item(
        "outcome",
        &format!("{word}, {}", answer.tally),
        colour.on_default().bold(),
        "",
    );
    page.item("why", &answer.why, "");
    page.item("rule", &answer.rule.name, &common::cite(&answer.rule.source));
    for note in &answer.rule.notes {
        page.item("", note, "");
    }
    for exception in &answer.exceptions {
        let text = format!("{}: {}", exception.member, exception.name);
        page.item("exception", &text, &common::cite(&exception.source));
    }
    page.heading("Conditions");
    for c in &answer.conditions {
        let mark = if c.met { "met" } else { "not met" };
        let text = match (c.met, c.needed) {
            (_, 0) => format!("{}: had {}", c.text, c.had),
            (true, needed) => format!("{}: needed {needed}, had {}", c.text, c.had),
            (false, needed) => format!(
                "{}: needed {needed}, had {}, missing {}",
                c.text, c.had, c.missing
            ),
        };
        page.item(mark, &text, &common::cite(&c.source));
    }
    if let Some(text) = &answer.abstentions {
        page.item("abstention", text, "");
    }
    flips(&mut page, answer);
    page.finish()
}

fn flips(page: &mut Page, answer: &VoteAnswer) {
    page.heading("What would turn it");
    let Some(size) = answer.flip_size else {
        let text = match answer.flips_complete {
            true => "nothing: no change of votes turns the outcome",
            false => "not searched: too many ways",
        };
        return page.item("", text, "");
    };
    let members = if size == 1 {
        "1 member".to_owned()
    } else {
        format!("{size} members")
    };
    let ways = if answer.flips.len() == 1 {
        "1 way".to_owned()
    } else {
        format!("{} ways", answer.flips.len())
    };
    let text = format!(
        "{members} voting otherwise, in {ways}; could take part: {}",
        answer.flip_members.join(" ")
    );
    page.item("smallest change", &text, "");
    if size == 1 {
        for (change, members) in single(&answer.flips) {
            page.item("", &format!("{}: {change}", members.join(" ")), "");
        }
        return;
    }
    for flip in answer.flips.iter().take(FLIPS_SHOWN) {
        let parts: Vec<_> = flip
            .changes
            .iter()
            .map(|c| format!("{} {} to {}", c.member, word(c.from), word(c.to)))
            .collect();
        page.item("", &parts.join(", "), "");
    }
    if answer.flips.len() > FLIPS_SHOWN {
        let more = answer.flips.len() - FLIPS_SHOWN;
        page.item("", &format!("and {more} more ways; --json prints them all"), "");
    }
}

/// Puts flips of one member together by what changes.
fn single(flips: &[FlipAnswer]) -> BTreeMap<String, Vec<&str>> {
    let mut by_change: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for change in flips.iter().flat_map(|f| &f.changes) {
        let text = format!("from {} to {}", word(change.from), word(change.to));
        by_change.entry(text).or_default().push(&change.member);
    }
    by_change
}

fn word(ballot: penholder_words::Ballot) -> &'static str {
    match ballot {
        penholder_words::Ballot::NotVoting => "not voting",
        other => other.as_str(),
    }
}
