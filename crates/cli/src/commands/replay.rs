//! `penholder vote --replay`: every vote in the record judged, as a table.

use crate::commands::common;
use crate::screen::{Page, thousands, width};
use crate::{CliError, Done};
use anstyle::Style;
use penholder_answer::replay::{self, Differs, ReplayAnswer};
use penholder_record::Record;
use penholder_words::{Lang, long_date};

/// Differences that are written out one by one.
const SHOWN: usize = 20;

/// Answers and prints.
pub fn run(record: &Record, json: bool, exit_code: bool) -> Result<Done, CliError> {
    let answer = replay::replay(record);
    if json {
        common::print_json(&answer)?;
    } else {
        common::print(&page(&answer, width()))?;
    }
    let no = exit_code && !answer.unexplained.is_empty();
    Ok(if no { Done::No } else { Done::Yes })
}

fn page(answer: &ReplayAnswer, width: usize) -> String {
    let mut page = Page::new(width);
    let until = answer
        .record_until
        .map(|d| format!(" to {}", long_date(d, Lang::En)))
        .unwrap_or_default();
    page.text(
        &format!("Every vote of the Council from 1946{until}, judged by the rules"),
        Style::new().bold(),
    );
    page.blank();
    let count = |n: usize| format!("{:>6}", thousands(n as u64));
    let g = &answer.by_ground;
    let rows = [
        (
            "adopted",
            g.adopted,
            "nine (until 1965 seven) in favour and no permanent member against",
        ),
        (
            "vetoed",
            g.vetoed,
            "had the votes, but a permanent member was against",
        ),
        ("short", g.short_of_majority, "too few votes in favour"),
        (
            "procedural",
            g.procedural,
            "adopted over a permanent member's no, by a rule without veto",
        ),
        ("no member votes", g.no_member_votes, "nothing to judge"),
        (
            "unexplained",
            answer.unexplained.len(),
            "the rules give another outcome than history",
        ),
        ("all", answer.votes, ""),
    ];
    for (label, n, text) in rows {
        page.item(
            label,
            &format!("{}  {text}", count(n))
                .replace("  ", "\u{a0}\u{a0}")
                .replacen(' ', "\u{a0}", 5),
            "",
        );
    }
    page.heading("No member votes, because");
    for (why, n) in &answer.no_member_votes_because {
        page.item(&n.to_string(), why, "");
    }
    page.heading("Adopted over a permanent member's no");
    for vote in &answer.over_a_permanent_no {
        let text = format!(
            "{}, {}, {} against: {}",
            vote.date,
            vote.tally,
            vote.against.join(" "),
            vote.what
        );
        page.item(&vote.symbol, &text, &vote.provision);
    }
    if !answer.double_vetoes.is_empty() {
        page.heading("Double vetoes: the preliminary question and the draft");
    }
    for veto in &answer.double_vetoes {
        let by: Vec<_> = veto.by.iter().map(|m| m.as_str()).collect();
        page.item(&veto.meeting, &format!("{}, by {}", veto.date, by.join(" ")), "");
    }
    if !answer.unexplained.is_empty() {
        page.heading("Unexplained");
    }
    for vote in &answer.unexplained {
        page.item(
            &vote.symbol,
            &format!("recorded as {}, but {}", vote.recorded, vote.why),
            "",
        );
    }
    differences(
        &mut page,
        "Members in the lists are not those who had seats",
        &answer.membership_differs,
    );
    differences(
        &mut page,
        "Vetoes as judged are not those that the sources count",
        &answer.vetoes_differ,
    );
    page.finish()
}

fn differences(page: &mut Page, heading: &str, list: &[Differs]) {
    if list.is_empty() {
        return;
    }
    page.heading(heading);
    for d in list.iter().take(SHOWN) {
        page.item(&d.date.to_string(), &format!("{}: {}", d.symbol, d.what), "");
    }
    if list.len() > SHOWN {
        page.item(
            "",
            &format!("and {} more; --json prints them all", list.len() - SHOWN),
            "",
        );
    }
}
