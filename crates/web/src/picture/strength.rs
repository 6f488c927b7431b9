//! Authorised strength against deployed, over time.

use crate::frame::Frame;
use crate::picture::axis::{Axis, Tick, tenth};
use askama::Template;
use penholder_answer::history::{Authorised, DeployedMonth, History};
use penholder_words::{Date, PartialDate};

const LEFT: f64 = 70.0;
const WIDTH: f64 = 678.0;
const TOP: f64 = 16.0;
const HEIGHT: f64 = 230.0;
/// Days between two figures past which no line is drawn between them.
const GAP: i32 = 200;

/// The picture.
#[derive(Debug, Template)]
#[template(path = "strength.svg", escape = "html")]
pub struct Strength {
    title: String,
    description: String,
    code: &'static str,
    height: f64,
    lines: Vec<Line>,
    years: Vec<Tick>,
    levels: Vec<(f64, String)>,
}

#[derive(Debug)]
struct Line {
    kind: &'static str,
    path: String,
    label: String,
    x: f64,
    y: f64,
}

impl Strength {
    /// Returns the picture up to `last`; none where no figure is known.
    pub fn new(f: &Frame<'_>, history: &History, last: Date) -> Option<Self> {
        let first = history.stretches.first()?.from;
        let end = history
            .stretches
            .iter()
            .filter(|s| over(s.status))
            .map(|s| s.from)
            .next_back();
        let end = end.unwrap_or(last).min(last);
        let figures = history.authorised.iter().flat_map(|a| [a.military, a.police]);
        let out = history.deployed.iter().flat_map(|d| [d.troops, d.police]);
        let highest = figures.chain(out).flatten().max()?;
        let axis = Axis::new(first, end.max(first), LEFT, WIDTH);
        let (top, levels) = levels(f, highest);
        let y = |n: u32| tenth(TOP + HEIGHT * (1.0 - f64::from(n) / f64::from(top)));
        let mut lines = vec![(
            "military ceiling",
            String::new(),
            steps(history, &axis, y, end, |a| a.military),
        )];
        lines.extend(out_of(
            history,
            &axis,
            y,
            ["military first", "military second"],
            |d| d.troops,
        ));
        lines.push((
            "police ceiling",
            String::new(),
            steps(history, &axis, y, end, |a| a.police),
        ));
        lines.extend(out_of(
            history,
            &axis,
            y,
            ["police first", "police second"],
            |d| d.police,
        ));
        let lines: Vec<Line> = lines
            .into_iter()
            .filter(|(_, _, path)| !path.is_empty())
            .enumerate()
            .map(|(at, (kind, source, path))| Line {
                kind,
                path,
                label: label(f, kind, &source),
                x: LEFT + 240.0 * (at % 3) as f64,
                y: 295.0 + 22.0 * (at / 3) as f64,
            })
            .collect();
        Some(Strength {
            title: format!(
                "{}: {}",
                history.operation,
                f.t(
                    "authorised and deployed strength",
                    "effectifs autorisés et déployés"
                )
            ),
            description: format!(
                "{} {} {} {}; {} {}",
                f.t("From", "Du"),
                f.date(&first),
                f.t("to", "au"),
                f.date(&end),
                f.t("highest figure", "chiffre le plus élevé"),
                f.number(&highest)
            ),
            code: f.code(),
            height: lines.last().map_or(300.0, |l| l.y + 14.0),
            lines,
            years: axis.years(),
            levels,
        })
    }
}

fn label(f: &Frame<'_>, kind: &str, source: &str) -> String {
    let what = match kind {
        "military ceiling" => f.t("military, authorised", "militaires, autorisés"),
        "police ceiling" => f.t("police, authorised", "policiers, autorisés"),
        other if other.starts_with("military") => f.t("troops deployed", "militaires déployés"),
        _ => f.t("police deployed", "policiers déployés"),
    };
    if source.is_empty() {
        what.to_owned()
    } else {
        format!("{what} ({source})")
    }
}

fn over(status: penholder_words::Status) -> bool {
    use penholder_words::Status;
    matches!(status, Status::Terminated | Status::Withdrawing | Status::Lapsed)
}

/// Returns the highest level and the levels to be marked, each with its place.
fn levels(f: &Frame<'_>, highest: u32) -> (u32, Vec<(f64, String)>) {
    let size = 10u32.pow(highest.max(1).ilog10());
    let step = [size / 5, size / 2, size, size * 2]
        .into_iter()
        .map(|s| s.max(1))
        .find(|s| highest.div_ceil(*s) <= 5)
        .unwrap_or(size * 2);
    let count = highest.div_ceil(step).max(1);
    let top = count * step;
    let place = |n: u32| tenth(TOP + HEIGHT * (1.0 - f64::from(n * step) / f64::from(top)));
    (
        top,
        (0..=count).map(|n| (place(n), f.number(&(n * step)))).collect(),
    )
}

/// Returns a line of steps that changes on the days of decisions.
fn steps(
    history: &History,
    axis: &Axis,
    y: impl Fn(u32) -> f64,
    end: Date,
    of: impl Fn(&Authorised) -> Option<u32>,
) -> String {
    let mut path = String::new();
    let mut drawing = false;
    for now in &history.authorised {
        let x = axis.x(now.from);
        match (of(now), drawing) {
            (Some(n), true) => path.push_str(&format!("H{x}V{}", y(n))),
            (Some(n), false) => path.push_str(&format!("M{x} {}", y(n))),
            (None, true) => path.push_str(&format!("H{x}")),
            (None, false) => {}
        }
        drawing = of(now).is_some();
    }
    if drawing {
        path.push_str(&format!("H{}", axis.x(end)));
    }
    path
}

/// Returns a line for each source through its figures of months: what two sources count is not one series.
fn out_of(
    history: &History,
    axis: &Axis,
    y: impl Fn(u32) -> f64,
    kinds: [&'static str; 2],
    of: impl Fn(&DeployedMonth) -> Option<u32>,
) -> Vec<(&'static str, String, String)> {
    let mut sources: Vec<&str> = Vec::new();
    for month in history.deployed.iter().filter(|m| of(m).is_some()) {
        if !sources.contains(&month.source.as_str()) {
            sources.push(&month.source);
        }
    }
    let line = |(at, source): (usize, &str)| {
        let months = history.deployed.iter().filter(|m| m.source == source);
        let figures = months.filter_map(|m| Some((PartialDate::last_day(m.month), of(m)?)));
        (kinds[at.min(1)], source.to_owned(), points(figures, axis, &y))
    };
    sources.into_iter().enumerate().map(line).collect()
}

/// Returns a line through figures; broken where they lie far apart.
fn points(figures: impl Iterator<Item = (Date, u32)>, axis: &Axis, y: &impl Fn(u32) -> f64) -> String {
    let mut path = String::new();
    let mut before: Option<Date> = None;
    for (day, n) in figures {
        let near = before.is_some_and(|b| b.until(day).is_ok_and(|s| s.get_days() <= GAP));
        // A figure that stands alone is drawn as a dot: a line of no length with round ends.
        path.push_str(&if near {
            format!("L{} {}", axis.x(day), y(n))
        } else {
            format!("M{} {}h0", axis.x(day), y(n))
        });
        before = Some(day);
    }
    path
}
