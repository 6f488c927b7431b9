//! `/operations/MINUSMA/history`, `…/tasks`, `…/strength`: an operation's life as pictures and the tables behind them.

use crate::address::Ask;
use crate::answered::{Reply, no_such_form, reply, reply_rows};
use crate::error::WebError;
use crate::format::Format;
use crate::frame::Frame;
use crate::pages::operation::operation;
use crate::picture;
use crate::picture::fingerprint::Fingerprint;
use crate::picture::strength::Strength;
use crate::picture::timeline::Timeline;
use crate::site::Site;
use askama::Template;
use penholder_answer::history::{Authorised, DeployedMonth, History, TaskMark};
use penholder_words::{Date, OperationEntry, Symbol};
use serde::Serialize;

const FORMS: &[Format] = &[
    Format::Html,
    Format::Json,
    Format::Csv,
    Format::Svg,
    Format::Bib,
    Format::Csl,
];

/// A task in a decision, as a row.
#[derive(Debug, Serialize)]
struct TaskRow<'a> {
    symbol: &'a Symbol,
    date: Date,
    #[serde(flatten)]
    mark: &'a TaskMark,
}

/// Both sides of the picture of strength.
#[derive(Debug, Serialize)]
struct StrengthAnswer<'a> {
    operation: &'a str,
    record_until: Option<Date>,
    authorised: &'a [Authorised],
    deployed: &'a [DeployedMonth],
}

/// A figure of strength, as a row.
#[derive(Debug, Serialize)]
struct StrengthRow<'a> {
    kind: &'static str,
    from: String,
    military: Option<u32>,
    police: Option<u32>,
    observers: Option<u32>,
    source: &'a str,
}

#[derive(Template)]
#[template(path = "history.html")]
struct HistoryPage<'a> {
    f: Frame<'a>,
    history: &'a History,
    picture: Option<Timeline>,
}

#[derive(Template)]
#[template(path = "tasks.html")]
struct TasksPage<'a> {
    f: Frame<'a>,
    history: &'a History,
    picture: Option<Fingerprint>,
}

#[derive(Template)]
#[template(path = "strength.html")]
struct StrengthPage<'a> {
    f: Frame<'a>,
    history: &'a History,
    picture: Option<Strength>,
}

/// Returns the last day that pictures of an operation show: the end of what is decided, or the record's last day.
pub fn last_day(site: &Site, operation: &OperationEntry, history: &History) -> Date {
    let known = site.record.until.unwrap_or_else(|| site.today());
    let set = history.decisions.iter().filter_map(|d| d.until).max();
    let ends = operation.end.map(|e| e.last_day());
    let first = history.decisions.first().map_or(known, |d| d.date);
    match ends {
        Some(end) => set.map_or(end, |s| s.max(end)).max(first),
        None => set.map_or(known, |s| s.max(known)),
    }
}

/// Answers with decisions and standings.
pub fn history_page(site: &Site, ask: &Ask) -> Result<Reply, WebError> {
    let (operation, frame) = match framed(site, ask, "history", ["history", "histoire"])? {
        Ok(found) => found,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let history = site.history(operation);
    let picture = Timeline::new(&frame, &history, None, last_day(site, operation, &history));
    if frame.format() == Format::Svg {
        return drawn(&frame, picture.as_ref());
    }
    reply_rows(frame, &*history, &history.decisions, |f| HistoryPage {
        f,
        history: &history,
        picture,
    })
}

/// Answers with tasks by decision.
pub fn tasks_page(site: &Site, ask: &Ask) -> Result<Reply, WebError> {
    let (operation, frame) = match framed(site, ask, "tasks", ["tasks by decision", "tâches par décision"])?
    {
        Ok(found) => found,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let history = site.history(operation);
    let picture = Fingerprint::new(&frame, &history);
    if frame.format() == Format::Svg {
        return drawn(&frame, picture.as_ref());
    }
    let rows: Vec<TaskRow<'_>> = history
        .decisions
        .iter()
        .flat_map(|d| {
            d.tasks.iter().map(|mark| TaskRow {
                symbol: &d.symbol,
                date: d.date,
                mark,
            })
        })
        .collect();
    reply(frame, &rows, |f| TasksPage {
        f,
        history: &history,
        picture,
    })
}

/// Answers with authorised and deployed strength.
pub fn strength_page(site: &Site, ask: &Ask) -> Result<Reply, WebError> {
    let (operation, frame) = match framed(site, ask, "strength", ["strength", "effectifs"])? {
        Ok(found) => found,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let history = site.history(operation);
    let picture = Strength::new(&frame, &history, last_day(site, operation, &history));
    if frame.format() == Format::Svg {
        return drawn(&frame, picture.as_ref());
    }
    let answer = StrengthAnswer {
        operation: &history.operation,
        record_until: history.record_until,
        authorised: &history.authorised,
        deployed: &history.deployed,
    };
    reply_rows(frame, &answer, &strength_rows(&history), |f| StrengthPage {
        f,
        history: &history,
        picture,
    })
}

fn strength_rows(history: &History) -> Vec<StrengthRow<'_>> {
    let authorised = history.authorised.iter().map(|a| StrengthRow {
        kind: "authorised",
        from: a.from.to_string(),
        military: a.military,
        police: a.police,
        observers: None,
        source: a.symbol.as_str(),
    });
    let deployed = history.deployed.iter().map(|d| StrengthRow {
        kind: "deployed",
        from: d.month.to_string(),
        military: d.troops,
        police: d.police,
        observers: d.observers,
        source: &d.source,
    });
    authorised.chain(deployed).collect()
}

fn drawn(frame: &Frame<'_>, picture: Option<&impl Template>) -> Result<Reply, WebError> {
    match picture {
        Some(picture) => picture::alone(picture, frame.as_of()),
        None => Err(no_such_form(frame)),
    }
}

type Framed<'a> = Result<(&'a OperationEntry, Frame<'a>), Reply>;

fn framed<'a>(site: &'a Site, ask: &Ask, path: &str, what: [&str; 2]) -> Result<Framed<'a>, WebError> {
    let operation = match operation(site, ask, &format!("/{path}"))? {
        Ok(operation) => operation,
        Err(elsewhere) => return Ok(Err(elsewhere)),
    };
    let frame = Frame::new(site, ask).within("/operations").forms(FORMS);
    let title = format!("{}: {}", operation.operation, frame.t(what[0], what[1]));
    let about = frame.name(&operation.operation, &operation.name);
    let picture = format!("{}.svg", ask.path);
    Ok(Ok((
        operation,
        frame.titled(title).about(about).pictured(picture),
    )))
}
