//! The comparison as one page that needs nothing else: no script, no outside file.

use super::{
    CompareAnswer, EditAnswer, FigureAnswer, ItemAnswer, MandateChangeAnswer, SeriesAnswer, SideAnswer, Was,
};
use penholder_words::{Lang, Part};
use std::fmt::{Display, Write};

const STYLE: &str = "\
:root{color-scheme:light dark;--ins:#e3f4e3;--insf:#0b5a1d;--del:#fbe4e4;--delf:#8c1414;--line:#8886}\
body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:90rem;padding:1rem}\
h1{font-size:1.4rem}h2{font-size:1.1rem;margin-top:2rem}\
table{border-collapse:collapse;width:100%;table-layout:fixed}\
th,td{border-top:1px solid var(--line);padding:.35rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}\
.facts{table-layout:auto;width:auto}.id{font-weight:600;white-space:nowrap}.label{font-size:.85rem;opacity:.8}\
ins{background:var(--ins);color:var(--insf);text-decoration:underline}\
del{background:var(--del);color:var(--delf);text-decoration:line-through}\
.quiet{opacity:.75}col.what{width:9rem}\
@media(prefers-color-scheme:dark){:root{--ins:#12351a;--insf:#9be3ab;--del:#401616;--delf:#f5a9a9}}\
@media(max-width:50rem){.paragraphs,.paragraphs tbody,.paragraphs tr,.paragraphs td{display:block}.paragraphs thead,col{display:none}}";

/// Escapes text for HTML.
struct Text<'a>(&'a str);

impl Display for Text<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for c in self.0.chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                c => f.write_char(c)?,
            }
        }
        Ok(())
    }
}

/// Returns the page of one comparison.
pub fn page(answer: &CompareAnswer) -> String {
    let title = format!("{} and {}", answer.old.name, answer.new.name);
    let mut body = String::new();
    let _ = write!(body, "<h1>{}</h1>", Text(&title));
    section(&mut body, answer);
    document(&title, &body)
}

/// Returns the page of a whole series.
pub fn series_page(series: &SeriesAnswer) -> String {
    let title = format!("{}: renewal by renewal", series.operation);
    let mut body = String::new();
    let _ = write!(body, "<h1>{}</h1>", Text(&title));
    for note in &series.notes {
        let _ = write!(body, "<p>{}</p>", Text(note));
    }
    for step in &series.steps {
        let _ = write!(
            body,
            "<h2>{} and {}</h2>",
            Text(&step.old.name),
            Text(&step.new.name)
        );
        section(&mut body, step);
    }
    document(&title, &body)
}

fn document(title: &str, body: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\
         <title>{}</title><style>{STYLE}</style></head><body><main>{body}</main></body></html>\n",
        Text(title)
    )
}

fn section(out: &mut String, answer: &CompareAnswer) {
    for side in [&answer.old, &answer.new] {
        heading(out, side);
    }
    for note in &answer.notes {
        let _ = write!(out, "<p><strong>{}</strong></p>", Text(note));
    }
    if let Some(carried) = &answer.carried_forward {
        let _ = write!(
            out,
            "<p>{} of {} words ({:.0} %) were carried forward word for word.</p>",
            carried.words,
            carried.of,
            carried.share * 100.0
        );
        if carried.by_origin.len() > 1 {
            out.push_str("<table class=\"facts\"><caption>Where the words first stood</caption><tbody>");
            for origin in &carried.by_origin {
                let _ = write!(
                    out,
                    "<tr><td>{}</td><td>{} words</td><td>{:.0} %</td></tr>",
                    Text(&origin.name),
                    origin.words,
                    origin.share * 100.0
                );
            }
            out.push_str("</tbody></table>");
        }
    }
    for mandate in &answer.mandates {
        mandate_table(out, mandate);
    }
    if let Some(summary) = &answer.summary {
        let _ = write!(
            out,
            "<h3>Paragraphs</h3><p>{} same, {} reworded, {} moved, {} split, {} merged, {} new, {} dropped</p>",
            summary.same,
            summary.reworded,
            summary.moved,
            summary.split,
            summary.merged,
            summary.new,
            summary.dropped
        );
    }
    if let Some(items) = &answer.alignment {
        paragraphs(out, answer, items);
    }
}

fn heading(out: &mut String, side: &SideAnswer) {
    let date = side.date.map(|d| format!(", {d}")).unwrap_or_default();
    let title = side
        .title
        .as_deref()
        .map(|t| format!(": {t}"))
        .unwrap_or_default();
    let _ = write!(out, "<p>{}{}{}</p>", Text(&side.name), Text(&date), Text(&title));
}

fn mandate_table(out: &mut String, mandate: &MandateChangeAnswer) {
    let _ = write!(
        out,
        "<h3>{}</h3><table class=\"facts\"><thead><tr><th scope=\"col\">Term</th><th scope=\"col\">Was</th>\
         <th scope=\"col\">Is</th></tr></thead><tbody>",
        Text(&mandate.operation)
    );
    for (term, old, new) in mandate_rows(mandate) {
        let _ = write!(
            out,
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>",
            Text(&term),
            Text(&old),
            Text(&new)
        );
    }
    out.push_str("</tbody></table>");
}

/// Returns the terms of a mandate as people read them: the term, what was, what is.
pub fn mandate_rows(mandate: &MandateChangeAnswer) -> Vec<(String, String, String)> {
    let mut rows = Vec::new();
    let place = |para: &str| {
        if para.is_empty() {
            String::new()
        } else {
            format!(" (para. {para})")
        }
    };
    let sides = |old: Option<String>, new: Option<String>| {
        (
            old.unwrap_or_else(|| "–".to_owned()),
            new.unwrap_or_else(|| "–".to_owned()),
        )
    };
    let until = |day: &super::terms::DayAnswer| {
        let computed = if day.computed { ", computed" } else { "" };
        format!(
            "{}{computed}{}",
            day.date,
            place(day.para.as_deref().unwrap_or(""))
        )
    };
    let mut push = |term: String, old: Option<String>, new: Option<String>| {
        if old.is_some() || new.is_some() {
            let (old, new) = sides(old, new);
            rows.push((term, old, new));
        }
    };
    push(
        "until".to_owned(),
        mandate.until.old.as_ref().map(until),
        mandate.until.new.as_ref().map(until),
    );
    for strength in &mandate.strength {
        let figure =
            |s: &super::terms::FigureOfStrength| format!("{}{}", thousands(s.number), place(&s.para));
        let was = &strength.was;
        let unchanged = if was.changed { "" } else { ": unchanged" };
        push(
            strength.component.label(Lang::En).to_owned(),
            was.old.as_ref().map(figure),
            was.new.as_ref().map(|s| figure(s) + unchanged),
        );
    }
    for task in mandate.tasks.iter().filter(|t| t.what != "kept") {
        let side = |paras: &[String], priority: Option<penholder_words::Priority>| {
            let rank = priority
                .map(|p| format!("{}, ", p.label(Lang::En)))
                .unwrap_or_default();
            (!paras.is_empty()).then(|| format!("{rank}para. {}", paras.join(", ")))
        };
        push(
            format!("task {}: {}", task.what, task.task.label(Lang::En)),
            side(&task.old_paras, task.priority.old),
            side(&task.new_paras, task.priority.new),
        );
    }
    for report in mandate.reporting.iter().filter(|r| r.changed) {
        let side = |r: &super::terms::ReportAnswer| format!("{}{}", r.due, place(&r.para));
        let what = match (&report.old, &report.new) {
            (None, _) => "report gained",
            (_, None) => "report lost",
            _ => "report",
        };
        push(
            what.to_owned(),
            report.old.as_ref().map(side),
            report.new.as_ref().map(side),
        );
    }
    let words = |was: &Was<penholder_words::ChapterVii>| {
        (was.old.map(|c| c.to_string()), was.new.map(|c| c.to_string()))
    };
    if mandate.chapter_vii.changed {
        let (old, new) = words(&mandate.chapter_vii);
        push("Chapter VII".to_owned(), old, new);
    }
    if mandate.use_of_force.changed {
        let yes = |u: Option<bool>| u.map(|u| if u { "authorised" } else { "not authorised" }.to_owned());
        push(
            "use of force".to_owned(),
            yes(mandate.use_of_force.old),
            yes(mandate.use_of_force.new),
        );
    }
    rows
}

/// Returns a number with commas between thousands.
pub fn thousands(number: u32) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

fn paragraphs(out: &mut String, answer: &CompareAnswer, items: &[ItemAnswer]) {
    let _ = write!(
        out,
        "<table class=\"paragraphs\"><colgroup><col class=\"what\"><col><col></colgroup><thead><tr>\
         <th scope=\"col\">What</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead><tbody>",
        Text(&answer.old.name),
        Text(&answer.new.name)
    );
    let mut part = None;
    let mut heading: Option<&str> = None;
    for item in items {
        if part != Some(item.part) || heading != item.heading.as_deref() {
            (part, heading) = (Some(item.part), item.heading.as_deref());
            let name = match item.part {
                Part::Preamble => "Preamble",
                Part::Operative => "Operative paragraphs",
                Part::Annex => "Annex",
            };
            let title = heading.map_or(name.to_owned(), |h| format!("{name}: {h}"));
            let _ = write!(
                out,
                "<tr><th colspan=\"3\" scope=\"colgroup\">{}</th></tr>",
                Text(&title)
            );
        }
        row(out, item);
    }
    out.push_str("</tbody></table>");
}

fn row(out: &mut String, item: &ItemAnswer) {
    let _ = write!(out, "<tr><td class=\"label\">{}</td>", Text(&what(item)));
    let quiet = if item.label == "same" {
        " class=\"quiet\""
    } else {
        ""
    };
    for (ids, gone) in [(&item.old, "delete"), (&item.new, "insert")] {
        let other = if gone == "delete" { "insert" } else { "delete" };
        let _ = write!(
            out,
            "<td{quiet}><span class=\"id\">{}</span> ",
            Text(&ids.join(" + "))
        );
        for edit in item.edits.iter().filter(|e| e.op != other) {
            edit_html(out, edit, gone);
        }
        out.push_str("</td>");
    }
    out.push_str("</tr>");
}

fn edit_html(out: &mut String, edit: &EditAnswer, gone: &str) {
    let text = Text(&edit.text);
    let _ = match (edit.op == gone, gone) {
        (true, "delete") => write!(out, "<del>{text}</del>"),
        (true, _) => write!(out, "<ins>{text}</ins>"),
        (false, _) => write!(out, "{text}"),
    };
}

/// Says in a few words what became of the paragraphs, with verb, dates and figures that changed.
pub fn what(item: &ItemAnswer) -> String {
    let mut parts = vec![item.label.to_owned()];
    if item.moved && item.label != "moved" {
        parts[0].push_str(", moved");
    }
    if item.reworded && item.label == "moved" {
        parts[0].push_str(", reworded");
    }
    if let Some(verb) = &item.verb {
        let change = if verb.change == "other" {
            String::new()
        } else {
            format!(" ({})", verb.change)
        };
        parts.push(format!("{} → {}{change}", verb.old, verb.new));
    }
    if !matches!(item.label, "new" | "dropped") {
        parts.extend(item.figures.iter().filter(|f| f.changed).map(figure));
    }
    parts.join("; ")
}

fn figure(figure: &FigureAnswer) -> String {
    match (&figure.old, &figure.new) {
        (Some(old), Some(new)) => format!("{old} → {new}"),
        (Some(old), None) => format!("− {old}"),
        (None, Some(new)) => format!("+ {new}"),
        (None, None) => String::new(),
    }
}
