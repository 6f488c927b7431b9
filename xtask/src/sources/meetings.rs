//! The UN's tables of meetings, 1946 to mid 2022: what was adopted and what was not, with tallies.

use crate::sheet::{Fault, files, read_text};
use penholder_words::{Date, Tally};
use regex::Regex;
use std::collections::BTreeMap;
use std::path::Path;

/// One outcome that a table gives: a resolution or a draft that failed.
#[derive(Debug, Clone)]
pub struct Outcome {
    pub date: Option<Date>,
    /// Symbol of the record, or of the letter for a vote by written procedure.
    pub meeting: Option<String>,
    pub topic: String,
    /// Number of the resolution, for those adopted.
    pub resolution: Option<u16>,
    /// What was put to the vote, for those not adopted: `S/1337`, or `S/PV.206` where the draft has no symbol.
    pub draft: Option<String>,
    /// Words between the draft and its outcome: `(preliminary question)`.
    pub detail: String,
    /// The table's names of those who vetoed.
    pub vetoed_by: Vec<String>,
    pub tally: Option<Tally>,
    /// Whether the table says that it was unanimous.
    pub unanimous: bool,
}

/// All tables together.
#[derive(Debug, Default)]
pub struct Tables {
    /// Outcomes in the order of days.
    pub outcomes: Vec<Outcome>,
    /// Day of each meeting.
    pub days: BTreeMap<String, Date>,
}

impl Tables {
    /// Returns the outcome of each resolution; the first where a number is printed twice.
    pub fn by_resolution(&self) -> BTreeMap<u16, &Outcome> {
        let mut all = BTreeMap::new();
        for outcome in &self.outcomes {
            if let Some(number) = outcome.resolution {
                all.entry(number).or_insert(outcome);
            }
        }
        all
    }
}

/// Reads all tables by year in a folder.
pub fn read_folder(folder: &Path) -> Result<Tables, Fault> {
    let patterns = Patterns::new()?;
    let mut tables = Tables::default();
    for path in files(folder, "html")? {
        let name = path.file_stem().and_then(|s| s.to_str()).unwrap_or_default();
        let Some(year) = name.get(5..9).and_then(|y| y.parse::<i16>().ok()) else {
            continue;
        };
        read_table(&read_text(&path)?, year, &patterns, &mut tables);
    }
    tables.outcomes.sort_by_key(|o| o.date);
    Ok(tables)
}

struct Patterns {
    row: Regex,
    cell: Regex,
    tag: Regex,
    comment: Regex,
    day: Regex,
    record: Regex,
    item: Regex,
    tally: Regex,
}

impl Patterns {
    fn new() -> Result<Self, Fault> {
        let re = |text: &str| Regex::new(text).map_err(|e| e.to_string());
        Ok(Patterns {
            row: re(r"(?is)<tr\b[^>]*>")?,
            cell: re(r"(?is)<t[dh]\b[^>]*>")?,
            tag: re(r"(?s)<[^>]*>")?,
            comment: re(r"(?s)<!--.*?-->")?,
            day: re(r"\b(\d{1,2})\s+([A-Z][a-z]+)\b")?,
            record: re(r"S/(?:PV\.\s*\d+(?:\s*\((?:Resumption|Part)[^)]*\))?|20\d\d/\d+)")?,
            item: re(
                r"(?i)S/RES/\s*(?P<res>\d+)\s*\(\d{4}\)|(?:Draft\s+resolutions?|amendments?)?\s*\(?\s*(?P<draft>S/(?:PV\.\s?)?[\d]+(?:/[\w.]+)*)(?P<mid>[^-]{0,60}?)\)?[\s,]*(?P<how>not adopted|rejected|vetoed by (?P<by>[A-Za-z .,&]+?))(?:\s+due[^\d]*)?\s*(?P<end>\d+\s*-\s*\d+\s*-\s*\d+|\(|Draft|S/|PRST|$)",
            )?,
            tally: re(r"^\s*(?:\(?adopted[^\d)]*\)?)?\s*(\d{1,2})\s*-\s*(\d{1,2})\s*-\s*(\d{1,2})")?,
        })
    }
}

fn plain(html: &str, p: &Patterns) -> String {
    let text = p.tag.replace_all(html, " ");
    let text = text
        .replace("&nbsp;", " ")
        .replace("&amp;", "&")
        .replace("&#39;", "'")
        .replace("%20", " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn read_table(html: &str, year: i16, p: &Patterns, out: &mut Tables) {
    let html = p.comment.replace_all(html, "");
    let mut row = Row::default();
    for text in p.row.split(&html) {
        let cells: Vec<String> = p.cell.split(text).skip(1).map(|c| plain(c, p)).collect();
        let cells: Vec<String> = cells.into_iter().skip_while(String::is_empty).collect();
        let (Some(first), Some(last)) = (cells.first(), cells.last()) else {
            continue;
        };
        // A further topic or outcome of the same meeting has no cells for record and date: theirs span the rows.
        if cells.len() >= 4 || p.record.find(first).is_some() {
            let topic = cells.iter().skip(2).find(|c| c.contains(' ') && *c != last);
            row = head(&cells, year, p);
            row.topic = topic.cloned().unwrap_or_default();
        } else if cells.len() > 1 {
            row.topic = first.clone();
        }
        if let (Some(meeting), Some(date)) = (&row.meeting, row.date) {
            out.days.entry(meeting.clone()).or_insert(date);
        }
        // One row of 1964 has an empty cell after its outcome.
        let before = cells.len().checked_sub(2).and_then(|i| cells.get(i));
        let outcome = before
            .filter(|b| last == "--" && b.contains("vetoed by"))
            .unwrap_or(last);
        read_outcomes(outcome, &row, p, &mut out.outcomes);
    }
}

fn head(cells: &[String], year: i16, p: &Patterns) -> Row {
    let cell = |i: usize| cells.get(i).map_or("", String::as_str);
    let date = p
        .day
        .captures(cell(1))
        .and_then(|c| crate::sources::texts::day_month_year(&format!("{} {} {year}", &c[1], &c[2])));
    let letter = if cells.len() >= 6 {
        cells.get(cells.len() - 2)
    } else {
        None
    };
    let meeting = p
        .record
        .find(cell(0))
        .or_else(|| letter.and_then(|l| p.record.find(l)));
    let meeting = meeting.map(|m| {
        let symbol = m.as_str().replace(". ", ".");
        symbol.split(" (").next().unwrap_or(&symbol).to_owned()
    });
    Row {
        date,
        meeting,
        topic: String::new(),
    }
}

#[derive(Default)]
struct Row {
    date: Option<Date>,
    meeting: Option<String>,
    topic: String,
}

fn read_outcomes(cell: &str, row: &Row, p: &Patterns, out: &mut Vec<Outcome>) {
    let mut at = 0;
    while let Some(c) = p.item.captures_at(cell, at) {
        let whole = c.get(0).map_or(at..at + 1, |m| m.range());
        let mut outcome = Outcome {
            date: row.date,
            meeting: row.meeting.clone(),
            topic: row.topic.clone(),
            resolution: c.name("res").and_then(|r| r.as_str().parse().ok()),
            draft: c.name("draft").map(|d| d.as_str().replace(". ", ".")),
            detail: c.name("mid").map_or(String::new(), |m| {
                m.as_str().trim_matches([' ', ',', '(', ')']).to_owned()
            }),
            vetoed_by: c.name("by").map_or_else(Vec::new, |b| vetoers(b.as_str())),
            tally: None,
            unanimous: false,
        };
        let end = c.name("end").map_or(whole.end, |e| e.start());
        at = if end > whole.start { end } else { whole.end };
        let rest = &cell[at..];
        if let Some(t) = p.tally.captures(rest) {
            let number = |i: usize| t[i].parse().unwrap_or(0);
            outcome.tally = Some(Tally {
                yes: number(1),
                no: number(2),
                abstain: number(3),
            });
            at += t.get(0).map_or(0, |m| m.end());
        }
        outcome.unanimous = rest
            .trim_start()
            .to_lowercase()
            .starts_with("adopted unanimously");
        out.push(outcome);
        if at >= cell.len() {
            break;
        }
    }
}

fn vetoers(text: &str) -> Vec<String> {
    text.replace(" and ", ",")
        .replace('&', ",")
        .split(',')
        .map(|t| t.trim().to_owned())
        .filter(|t| !t.is_empty())
        .collect()
}
