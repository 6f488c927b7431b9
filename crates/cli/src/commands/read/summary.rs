//! A reading as people read it.

use crate::commands::common;
use crate::screen::{Page, thousands};
use anstyle::Style;
use penholder_answer::reading::{MandateAnswer, ReadingAnswer, VoteAnswer};
use penholder_words::{ChapterVii, Lang, MemberCode, Part, Task, long_date};
use std::collections::BTreeMap;

/// Lays one reading out for `width` columns.
pub fn summary(name: &str, answer: &ReadingAnswer<'_>, width: usize) -> String {
    let mut page = Page::new(width);
    let head = &answer.document;
    let title = head.symbol.map_or_else(
        || name.to_owned(),
        |s| format!("{s}: {}", head.kind.as_str().replace('_', " ")),
    );
    page.text(&title, Style::new().bold());
    page.item("file", name, "");
    if let Some(title) = head.title {
        page.item("title", title, "");
    }
    let adopted = head
        .adopted
        .map_or("not known".to_owned(), |d| long_date(d, Lang::En));
    page.item(
        "date",
        &adopted,
        &head.meeting.map(|m| format!("S/PV.{m}")).unwrap_or_default(),
    );
    page.item(
        "vote",
        &answer
            .vote
            .as_ref()
            .map_or("not in the document".to_owned(), vote),
        "",
    );
    page.item("cites", &cites(answer), "");
    let count = |part: Part| answer.paragraphs.iter().filter(|p| p.part == part).count();
    let tops = answer
        .paragraphs
        .iter()
        .filter(|p| p.part == Part::Operative && !p.id.contains('('))
        .count();
    let shape = format!(
        "{} recitals, {tops} operative paragraphs, {} in annexes",
        count(Part::Preamble),
        count(Part::Annex)
    );
    page.item("paragraphs", &shape, "");
    for one in &answer.mandates {
        mandate(&mut page, one);
    }
    if !answer.statements.is_empty() {
        page.heading("Statements");
    }
    for statement in &answer.statements {
        let who = statement
            .speaker
            .name
            .or(statement.speaker.organisation)
            .unwrap_or("somebody");
        let about = statement.about.map(|a| format!(" about {a}")).unwrap_or_default();
        let how = if statement.quote { "quoted" } else { "reported" };
        page.item(
            "",
            &format!("{who}{about}: {} ({how})", statement.stance.label(Lang::En)),
            "",
        );
    }
    page.finish()
}

fn vote(vote: &VoteAnswer<'_>) -> String {
    let codes = |members: &[MemberCode]| {
        members
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(" ")
    };
    let counts = match (vote.yes, vote.no, vote.abstain) {
        (Some(yes), Some(no), Some(abstain)) => format!("{yes}-{no}-{abstain}"),
        _ if vote.unanimous => "unanimous".to_owned(),
        _ => "figures not given".to_owned(),
    };
    let parts = [
        ("against", vote.no_by),
        ("abstaining", vote.abstain_by),
        ("not voting", vote.not_voting_by),
    ];
    let named = parts
        .iter()
        .filter(|(_, m)| !m.is_empty())
        .map(|(what, m)| format!("{what}: {}", codes(m)));
    std::iter::once(counts)
        .chain(named)
        .collect::<Vec<_>>()
        .join("; ")
}

fn cites(answer: &ReadingAnswer<'_>) -> String {
    let mut parts = Vec::new();
    if !answer.cites.resolutions.is_empty() {
        let numbers: Vec<_> = answer.cites.resolutions.iter().map(u16::to_string).collect();
        parts.push(format!("resolutions {}", numbers.join(", ")));
    }
    parts.extend(answer.cites.documents.iter().map(ToString::to_string));
    parts.extend(answer.cites.charter.iter().cloned());
    if parts.is_empty() {
        "nothing".to_owned()
    } else {
        parts.join("; ")
    }
}

fn mandate(page: &mut Page, mandate: &MandateAnswer<'_>) {
    let actions: Vec<_> = mandate.actions.iter().map(|a| a.label(Lang::En)).collect();
    page.heading(&format!("{}: {}", mandate.operation, actions.join(", ")));
    if let Some(until) = mandate.until {
        let how = match mandate.until_convention {
            Some(convention) => format!(" ({convention})"),
            None => String::new(),
        };
        page.item(
            "until",
            &format!("{}{how}", long_date(until, Lang::En)),
            &para(mandate.until_para),
        );
    }
    for phase in &mandate.phases {
        page.item(
            &phase.phase.replace('_', " "),
            &long_date(phase.date, Lang::En),
            &para(Some(phase.para)),
        );
    }
    for figure in &mandate.strength {
        let (number, component) = (thousands(figure.number.into()), figure.component.label(Lang::En));
        page.item(
            "strength",
            &format!("{number} {component} ({})", figure.kind.label(Lang::En)),
            &para(Some(figure.para)),
        );
    }
    if mandate.chapter_vii != ChapterVii::None {
        page.item(
            "Chapter VII",
            mandate.chapter_vii.label(Lang::En),
            &para(mandate.chapter_vii_para),
        );
    }
    if let Some(by) = mandate.use_of_force_by {
        page.item("use of force", by, &para(mandate.use_of_force_para));
    }
    let mut by_task: BTreeMap<Task, Vec<&str>> = BTreeMap::new();
    for task in &mandate.tasks {
        by_task.entry(task.task).or_default().push(task.para);
    }
    for (at, (task, places)) in by_task.iter().enumerate() {
        let places: Vec<_> = places.iter().map(|p| common::unbroken(p)).collect();
        page.item(
            if at == 0 { "tasks" } else { "" },
            task.label(Lang::En),
            &format!("para. {}", places.join(", ")),
        );
    }
    for (at, report) in mandate.reporting.iter().enumerate() {
        page.item(
            if at == 0 { "reports" } else { "" },
            report.due,
            &para(Some(report.para)),
        );
    }
    if let Some(consent) = mandate.consent {
        page.item(
            "consent",
            consent,
            &para(mandate.consent_detail.as_ref().map(|c| c.para)),
        );
    }
}

fn para(para: Option<&str>) -> String {
    match para {
        Some(p) if p.starts_with(|c: char| c.is_ascii_digit()) => format!("para. {}", common::unbroken(p)),
        Some(p) => p.to_owned(),
        None => String::new(),
    }
}
