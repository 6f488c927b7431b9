//! The metadata of the UN's Akoma Ntoso files: dates, meeting, draft, sponsors and votes as they stand there.

use crate::sheet::{Fault, files, read_text};
use crate::sources::texts::{day_month_year, meeting_number};
use penholder_words::Date;
use regex::Regex;
use std::path::Path;

/// One count of the voting element, with the names listed under it.
#[derive(Debug, Clone, Default)]
pub struct Count {
    pub value: Option<u8>,
    pub names: Vec<String>,
}

/// What the metadata of one file say, and the adoption line of its body.
#[derive(Debug, Clone, Default)]
pub struct Meta {
    /// `S/RES/2640 (2022)` as printed on the cover.
    pub symbol: String,
    pub work_date: Option<Date>,
    pub step_date: Option<Date>,
    /// `S/PV.9082` of the step of adoption.
    pub meeting: Option<String>,
    pub draft: Option<String>,
    /// Submitters as written, in both steps.
    pub sponsors: Vec<String>,
    pub chapter_vii: bool,
    pub yes: Count,
    pub no: Count,
    pub abstain: Count,
    pub without_vote: bool,
    /// Date and meeting in the adoption line of the body.
    pub line_date: Option<Date>,
    pub line_meeting: Option<u32>,
    pub title: String,
}

struct Patterns {
    step: Regex,
    attribute: Regex,
    count: Regex,
    organization: Regex,
    work_date: Regex,
    number: Regex,
    title: Regex,
    adopted: Regex,
    tag: Regex,
}

fn pattern(text: &str) -> Result<Regex, Fault> {
    Regex::new(text).map_err(|e| e.to_string())
}

impl Patterns {
    fn new() -> Result<Self, Fault> {
        Ok(Patterns {
            step: pattern(r"<step\b([^>]*)>")?,
            attribute: pattern(r#"(\w+)="([^"]*)""#)?,
            count: pattern(r#"(?s)<count\b([^>]*)>(.*?)</count>"#)?,
            organization: pattern(r"(?s)<organization[^>]*>([^<]*)</organization>")?,
            work_date: pattern(r#"<FRBRdate date="([^"]*)" name="(?:adoption|voting)""#)?,
            number: pattern(r"(?s)<docNumber[^>]*>(.*?)</docNumber>")?,
            title: pattern(r"(?s)<docTitle[^>]*>(.*?)</docTitle>")?,
            adopted: pattern(r"(?s)Adopted by the Security Council.{0,400}?[12]\d{3}")?,
            tag: pattern(r"<[^>]+>")?,
        })
    }
}

/// Reads the metadata of every file in a folder, in the order of file names.
pub fn read_folder(folder: &Path) -> Result<Vec<Meta>, Fault> {
    let patterns = Patterns::new()?;
    files(folder, "xml")?
        .iter()
        .map(|path| Ok(read_meta(&read_text(path)?, &patterns)))
        .collect()
}

fn unescape(text: &str) -> String {
    let text = text
        .replace("&apos;", "'")
        .replace("&quot;", "\"")
        .replace("&#39;", "'");
    text.replace('\u{2019}', "'").replace("&amp;", "&")
}

fn plain(text: &str, patterns: &Patterns) -> String {
    let bare = unescape(&patterns.tag.replace_all(text, ""));
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn read_meta(text: &str, p: &Patterns) -> Meta {
    let mut meta = Meta::default();
    let first = |re: &Regex| re.captures(text).map(|c| plain(&c[1], p)).unwrap_or_default();
    meta.symbol = first(&p.number);
    meta.title = first(&p.title);
    meta.work_date = p.work_date.captures(text).and_then(|c| c[1].parse().ok());
    for step in p.step.captures_iter(text) {
        read_step(&step[1], p, &mut meta);
    }
    for count in p.count.captures_iter(text) {
        read_count(&count[1], &count[2], p, &mut meta);
    }
    let body = text.find("</meta>").map_or(text, |at| &text[at..]);
    if let Some(line) = p.adopted.find(body) {
        let line = plain(line.as_str(), p);
        meta.line_date = day_month_year(&line);
        meta.line_meeting = meeting_number(&line);
    }
    meta
}

fn read_step(attributes: &str, p: &Patterns, meta: &mut Meta) {
    let get = |name: &str| {
        p.attribute
            .captures_iter(attributes)
            .find(|c| &c[1] == name)
            .map(|c| unescape(c[2].trim()))
    };
    let outcome = get("outcome").unwrap_or_default();
    match outcome.as_str() {
        "draftResolution" => {
            meta.draft = get("as").filter(|s| !s.is_empty());
            meta.sponsors.extend(get("by").filter(|s| !s.is_empty()));
        }
        "draftResolutionAdditionalSponsors" => meta.sponsors.extend(get("by").filter(|s| !s.is_empty())),
        "adopted" | "notAdopted" => {
            meta.step_date = get("date").and_then(|d| d.parse().ok());
            meta.meeting = get("as").filter(|s| !s.is_empty());
            meta.chapter_vii = get("refersTo").is_some_and(|r| r.contains("Chapter VII"));
        }
        "adoptedByAcclamation" | "adoptedWithoutVote" => meta.without_vote = true,
        _ => {}
    }
}

fn read_count(attributes: &str, inner: &str, p: &Patterns, meta: &mut Meta) {
    let get = |name: &str| p.attribute.captures_iter(attributes).find(|c| &c[1] == name);
    let count = Count {
        value: get("value").and_then(|c| c[2].trim().parse().ok()),
        names: p
            .organization
            .captures_iter(inner)
            .map(|c| unescape(c[1].trim()))
            .collect(),
    };
    match get("refersTo").as_ref().map(|c| &c[2]) {
        Some("inFavour") => meta.yes = count,
        Some("against") => meta.no = count,
        Some("abstaining") => meta.abstain = count,
        _ => {}
    }
}
