//! `/operations/MINUSMA/on/2023-06-16`: where a mandate stands on a day.

use crate::address::{self, Ask};
use crate::answered::{Reply, reply};
use crate::error::WebError;
use crate::frame::{Frame, slug};
use crate::pages::life;
use crate::picture::fingerprint::Fingerprint;
use crate::picture::strength::Strength;
use crate::picture::timeline::Timeline;
use crate::site::Site;
use askama::Template;
use penholder_answer::brief::{Brief, LastVote, TaskAnswer, brief};
use penholder_answer::resolve;
use penholder_words::{
    Component, Date, Lang, OperationEntry, Outcome, Priority, Status, StrengthKind, Symbol, long_date,
};
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "operation.html")]
struct OperationPage<'a> {
    f: Frame<'a>,
    brief: &'a Brief,
    slider: Slider,
    timeline: Option<Timeline>,
    fingerprint: Option<Fingerprint>,
    strength: Option<Strength>,
}

/// A task as people read it, with the documents that give it and their paragraphs.
type TaskPlaces<'b> = (&'static str, Vec<(&'b Symbol, Vec<&'b str>)>);

/// The days that can be chosen.
struct Slider {
    first: Date,
    last: Date,
    at: i32,
    length: i32,
    /// Decisions with a day, as marks: days since the first, the day.
    marks: Vec<(i32, Date)>,
    before: Option<Date>,
    after: Option<Date>,
}

/// Answers for today.
pub fn today(site: &Site, ask: &Ask) -> Result<Reply, WebError> {
    match operation(site, ask, "")? {
        Ok(operation) => answer(site, ask, operation, site.today()),
        Err(elsewhere) => Ok(elsewhere),
    }
}

/// Answers for the day in the path.
pub fn on_day(site: &Site, ask: &Ask) -> Result<Reply, WebError> {
    let day = ask.day_in_path("day")?;
    match operation(site, ask, &format!("/on/{day}"))? {
        Ok(operation) => answer(site, ask, operation, day),
        Err(elsewhere) => Ok(elsewhere),
    }
}

/// Sends the form's day to its own address: `day` as a date, or `at` as days since the operation's first.
pub fn to_day(site: &Site, ask: &Ask) -> Result<Reply, WebError> {
    let operation = match operation(site, ask, "/on")? {
        Ok(operation) => operation,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let day = match (ask.day("day")?, ask.get("at")) {
        (Some(day), _) => day,
        (None, Some(at)) => counted(site, operation, at)?,
        (None, None) => site.today(),
    };
    Reply::elsewhere(format!("/operations/{}/on/{day}", slug(&operation.operation)))
}

fn counted(site: &Site, operation: &OperationEntry, at: &str) -> Result<Date, WebError> {
    let wrong = || {
        WebError::bad(format!(
            "expected a number of days, but found `{}`",
            address::shortened(at)
        ))
    };
    let days: i32 = at.parse().map_err(|_| wrong())?;
    let span = jiff::Span::new().try_days(days).map_err(|_| wrong())?;
    let (first, _) = bounds(site, operation);
    first.checked_add(span).map_err(|_| wrong())
}

/// Returns the operation, or the one address that it has where it was called otherwise.
pub fn operation<'s>(
    site: &'s Site,
    ask: &Ask,
    rest: &str,
) -> Result<Result<&'s OperationEntry, Reply>, WebError> {
    let asked = ask.param("operation");
    let found = resolve::operation(&site.record, asked)?;
    let own = slug(&found.operation);
    if own == asked {
        return Ok(Ok(found));
    }
    let mark = if ask.raw_query.is_empty() { "" } else { "?" };
    Ok(Err(Reply::Elsewhere {
        to: format!("/operations/{own}{rest}{mark}{}", ask.raw_query),
        permanent: false,
    }))
}

fn answer(site: &Site, ask: &Ask, operation: &OperationEntry, day: Date) -> Result<Reply, WebError> {
    let brief = brief(&site.record, operation, day, None);
    let frame = Frame::new(site, ask).on(day).within("/operations");
    let title = match frame.lang {
        Lang::En => format!("{} on {}", brief.operation, long_date(day, Lang::En)),
        Lang::Fr => format!("{} au {}", brief.operation, long_date(day, Lang::Fr)),
    };
    let about = format!(
        "{}: {}. {}",
        site.operation_name(&brief.operation, &brief.name, frame.lang),
        frame.states(&brief.host, &day),
        standing(&frame, &brief)
    );
    let picture = format!("/operations/{}/history.svg", slug(&brief.operation));
    let frame = frame.titled(title).about(about).pictured(picture);
    let history = site.history(operation);
    let last = life::last_day(site, operation, &history);
    reply(frame, &brief, |f| OperationPage {
        timeline: Timeline::new(&f, &history, Some(day), last),
        fingerprint: Fingerprint::new(&f, &history),
        strength: Strength::new(&f, &history, last),
        f,
        brief: &brief,
        slider: slider(site, operation, day),
    })
}

/// Returns the days between which a day may be chosen: from the first decision to the end, or to today.
fn bounds(site: &Site, operation: &OperationEntry) -> (Date, Date) {
    let decisions = site.record.mandates.of(&operation.operation);
    let days = decisions.iter().map(|d| d.date);
    let first = days.clone().min().or(operation.start.map(|s| s.first_day()));
    let ends = decisions
        .iter()
        .flat_map(|d| [d.until, d.withdrawal_until, d.liquidation_from, Some(d.date)]);
    let end = ends.flatten().max().or(operation.end.map(|e| e.last_day()));
    let today = site.today();
    let first = first.unwrap_or(today);
    let last = match operation.end {
        Some(end_of_life) => end.unwrap_or(today).max(end_of_life.last_day()),
        None => end.unwrap_or(today).max(today),
    };
    (first, last.max(first))
}

fn slider(site: &Site, operation: &OperationEntry, day: Date) -> Slider {
    let (first, last) = bounds(site, operation);
    let since = |d: Date| first.until(d).map_or(0, |s| s.get_days());
    let mut days: Vec<Date> = site
        .record
        .mandates
        .of(&operation.operation)
        .iter()
        .map(|d| d.date)
        .collect();
    days.sort();
    days.dedup();
    Slider {
        first,
        last,
        at: since(day).clamp(0, since(last)),
        length: since(last),
        before: days.iter().rfind(|d| **d < day).copied(),
        after: days.iter().find(|d| **d > day).copied(),
        marks: days.into_iter().map(|d| (since(d), d)).collect(),
    }
}

/// Says in one line where the mandate stands.
fn standing(f: &Frame<'_>, brief: &Brief) -> String {
    let status = brief.status.label(f.lang);
    let until = brief.until.as_ref();
    match (brief.status, until.and_then(|u| u.date)) {
        (Status::Active, Some(end)) => match brief.days_left {
            Some(0) => format!("{status}, {}", f.t("on its last day", "dernier jour")),
            Some(1) => format!(
                "{status}, {} {}",
                f.t("until tomorrow,", "jusqu’à demain,"),
                f.date(&end)
            ),
            Some(days) => format!(
                "{status} {} {} ({} {days} {})",
                f.t("until", "jusqu’au"),
                f.date(&end),
                f.t("inclusive,", "inclus,"),
                f.t("days left", "jours restants")
            ),
            None => format!("{status} {} {}", f.t("until", "jusqu’au"), f.date(&end)),
        },
        (Status::Active, None) if until.is_some_and(|u| u.open_ended) => {
            format!(
                "{status}, {}",
                f.t(
                    "until the Council decides otherwise",
                    "jusqu’à nouvelle décision du Conseil"
                )
            )
        }
        (Status::Lapsed | Status::Withdrawing | Status::Terminated | Status::NotKnown, Some(end)) => format!(
            "{status}; {} {}",
            f.t("the mandate ran until", "le mandat courait jusqu’au"),
            f.date(&end)
        ),
        _ => status.to_owned(),
    }
}

impl OperationPage<'_> {
    fn name(&self) -> String {
        self.f
            .site()
            .operation_name(&self.brief.operation, &self.brief.name, self.f.lang)
    }

    fn standing(&self) -> String {
        standing(&self.f, self.brief)
    }

    fn base(&self) -> String {
        self.f.operation(&self.brief.operation)
    }

    fn slug(&self) -> String {
        slug(&self.brief.operation)
    }

    fn known(&self) -> bool {
        self.brief.status != Status::NotEstablished
    }

    /// Returns the tasks by rank: heading, then each task with its paragraphs.
    fn ranks(&self) -> Vec<(&str, Vec<TaskPlaces<'_>>)> {
        let ranked = self.brief.tasks.iter().any(|t| t.priority.is_some());
        let groups = [
            (
                Some(Priority::Priority),
                self.f.t("Priority tasks", "Tâches prioritaires"),
            ),
            (Some(Priority::Other), self.f.t("Other tasks", "Autres tâches")),
            (
                None,
                if ranked {
                    self.f.t("Further tasks", "Tâches sans rang")
                } else {
                    ""
                },
            ),
        ];
        groups
            .into_iter()
            .map(|(rank, heading)| (heading, self.of_rank(rank)))
            .filter(|(_, tasks)| !tasks.is_empty())
            .collect()
    }

    fn of_rank(&self, rank: Option<Priority>) -> Vec<TaskPlaces<'_>> {
        let mut by_task: BTreeMap<&'static str, Vec<(&Symbol, Vec<&str>)>> = BTreeMap::new();
        let of_rank = |t: &&TaskAnswer| t.priority == rank;
        for task in self.brief.tasks.iter().filter(of_rank) {
            let documents = by_task.entry(task.task.label(self.f.lang)).or_default();
            let paragraph = task.source.paragraph.as_deref();
            match documents.iter_mut().find(|(s, _)| *s == &task.source.symbol) {
                Some((_, paragraphs)) => paragraphs.extend(paragraph),
                None => documents.push((&task.source.symbol, paragraph.into_iter().collect())),
            }
        }
        by_task.into_iter().collect()
    }

    fn figure(&self, number: &u32, component: &Component, kind: &StrengthKind) -> String {
        let (number, component) = (self.f.number(number), component.label(self.f.lang));
        match kind {
            StrengthKind::Ceiling => format!("{number} {component} ({})", kind.label(self.f.lang)),
            _ => format!("{} {number} {component}", kind.label(self.f.lang)),
        }
    }

    fn outcome(&self, vote: &LastVote) -> String {
        match (vote.outcome, vote.tally) {
            (Outcome::Adopted, Some(tally)) => tally.to_string(),
            (Outcome::Adopted, None) => self
                .f
                .t("adopted without a recorded vote", "adoptée sans vote enregistré")
                .to_owned(),
            (Outcome::NotAdopted, Some(tally)) => {
                format!("{tally}, {}", self.f.t("not adopted", "non adopté"))
            }
            (Outcome::NotAdopted, None) => self.f.t("not adopted", "non adopté").to_owned(),
        }
    }
}
