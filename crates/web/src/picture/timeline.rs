//! An operation's standing over time, with its decisions.

use crate::frame::Frame;
use crate::picture::axis::{Axis, Tick, tenth};
use askama::Template;
use penholder_answer::history::History;
use penholder_words::{Date, Status};

const LEFT: f64 = 12.0;
const WIDTH: f64 = 736.0;

/// The picture.
#[derive(Debug, Template)]
#[template(path = "timeline.svg", escape = "html")]
pub struct Timeline {
    title: String,
    description: String,
    code: &'static str,
    bands: Vec<Band>,
    decisions: Vec<Mark>,
    years: Vec<Tick>,
    here: Option<Here>,
    legend: Vec<(Status, &'static str, f64)>,
}

#[derive(Debug)]
struct Band {
    x: f64,
    width: f64,
    status: Status,
    said: String,
}

#[derive(Debug)]
struct Mark {
    x: f64,
    said: String,
    href: Option<String>,
}

#[derive(Debug)]
struct Here {
    x: f64,
    anchor: &'static str,
    said: String,
}

impl Timeline {
    /// Returns the picture with `on` marked, up to `last`; none for an operation without decisions.
    pub fn new(f: &Frame<'_>, history: &History, on: Option<Date>, last: Date) -> Option<Self> {
        let first = history.stretches.first()?.from;
        let axis = Axis::new(first, last, LEFT, WIDTH);
        let bands: Vec<Band> = history
            .stretches
            .iter()
            .filter(|s| s.from <= last)
            .map(|s| {
                let (from, to) = (axis.x(s.from), axis.x(s.to.unwrap_or(last).min(last)));
                let end = s.to.map_or_else(String::new, |t| format!(" – {}", f.date(&t)));
                Band {
                    x: from,
                    width: tenth((to - from).max(1.0)),
                    status: s.status,
                    said: format!("{}{end}: {}", f.date(&s.from), f.say(&s.status)),
                }
            })
            .collect();
        let decisions = history
            .decisions
            .iter()
            .map(|d| {
                let actions: Vec<&str> = d.actions.iter().map(|a| f.say(a)).collect();
                Mark {
                    x: axis.x(d.date),
                    said: format!("{}, {}: {}", d.symbol, f.date(&d.date), actions.join(", ")),
                    href: f.document(&d.symbol),
                }
            })
            .collect();
        let mut at = LEFT;
        let legend = Status::ALL
            .iter()
            .filter(|s| bands.iter().any(|b| b.status == **s))
            .map(|s| {
                let said = f.say(s);
                let here = at;
                at += 34.0 + 8.0 * said.chars().count() as f64;
                (*s, said, here)
            })
            .collect();
        let here = on.filter(|d| (first..=last).contains(d)).map(|d| Here {
            x: axis.x(d),
            anchor: if axis.x(d) > LEFT + WIDTH - 100.0 {
                "end"
            } else if axis.x(d) < LEFT + 100.0 {
                "start"
            } else {
                "middle"
            },
            said: f.date(&d),
        });
        Some(Timeline {
            title: format!(
                "{}: {}",
                history.operation,
                f.t("standing over time", "état au fil du temps")
            ),
            description: format!(
                "{} {} {} {}; {} {}",
                f.t("From", "Du"),
                f.date(&first),
                f.t("to", "au"),
                f.date(&last),
                history.decisions.len(),
                f.t("decisions", "décisions")
            ),
            code: f.code(),
            bands,
            decisions,
            years: axis.years(),
            here,
            legend,
        })
    }
}
