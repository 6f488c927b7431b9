//! The comparison as one page that needs nothing else: no script, no outside file.

use super::{
    CompareAnswer, EditAnswer, FigureAnswer, MandateChangeAnswer, ParagraphAnswer, ReportAnswer,
    SeriesAnswer, SideAnswer,
};
use penholder_words::{ChapterVii, Date, Lang, Part, Priority, long_date};
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
    let title = format!("{} and {}", answer.from, answer.to);
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
        let _ = write!(body, "<h2>{} and {}</h2>", Text(&step.from), Text(&step.to));
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
    for side in [&answer.documents.from, &answer.documents.to] {
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
    if let Some(items) = &answer.paragraphs {
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
    let mut rows = vec![(
        "until".to_owned(),
        day(
            mandate.until.was.from,
            mandate.until.computed[0],
            mandate.until.from_para.as_deref(),
        ),
        day(
            mandate.until.was.to,
            mandate.until.computed[1],
            mandate.until.to_para.as_deref(),
        ),
    )];
    for strength in mandate.strength.values() {
        let figure = |number: Option<u32>, para: &Option<String>| {
            let para = para.as_deref().map(place).unwrap_or_default();
            number.map(|n| thousands(n) + &para)
        };
        let unchanged = if strength.was.changed { "" } else { ": unchanged" };
        let is = figure(strength.was.to, &strength.to_para).map(|f| f + unchanged);
        rows.push((
            strength.component.label(Lang::En).to_owned(),
            figure(strength.was.from, &strength.from_para),
            is,
        ));
    }
    let tasks = &mandate.tasks;
    let fates = [
        ("gained", &tasks.gained),
        ("lost", &tasks.lost),
        ("ranked anew", &tasks.priority_changed),
    ];
    for (fate, tasks) in fates {
        rows.extend(tasks.iter().map(|task| {
            (
                format!("task {fate}: {}", task.task.label(Lang::En)),
                ranked(&task.from_paras, task.priority.from),
                ranked(&task.to_paras, task.priority.to),
            )
        }));
    }
    for report in mandate.reporting.iter().filter(|r| r.changed) {
        let side = |r: &ReportAnswer| format!("{}{}", r.due, place(&r.para));
        let what = match (&report.from, &report.to) {
            (None, _) => "report gained",
            (_, None) => "report lost",
            _ => "report",
        };
        rows.push((
            what.to_owned(),
            report.from.as_ref().map(side),
            report.to.as_ref().map(side),
        ));
    }
    if mandate.chapter_vii.changed {
        let word = |c: Option<ChapterVii>| c.map(|c| c.to_string());
        rows.push((
            "Chapter VII".to_owned(),
            word(mandate.chapter_vii.from),
            word(mandate.chapter_vii.to),
        ));
    }
    if mandate.use_of_force.changed {
        let yes = |u: Option<bool>| u.map(|u| if u { "authorised" } else { "not authorised" }.to_owned());
        rows.push((
            "use of force".to_owned(),
            yes(mandate.use_of_force.from),
            yes(mandate.use_of_force.to),
        ));
    }
    let or_dash = |side: Option<String>| side.unwrap_or_else(|| "–".to_owned());
    let said = rows
        .into_iter()
        .filter(|(_, was, is)| was.is_some() || is.is_some());
    said.map(|(term, was, is)| (term, or_dash(was), or_dash(is)))
        .collect()
}

fn place(para: &str) -> String {
    if para.is_empty() {
        String::new()
    } else {
        format!(" (para. {para})")
    }
}

fn day(date: Option<Date>, computed: bool, para: Option<&str>) -> Option<String> {
    let how = if computed { ", computed" } else { "" };
    date.map(|d| {
        format!(
            "{}{how}{}",
            long_date(d, Lang::En),
            para.map(place).unwrap_or_default()
        )
    })
}

fn ranked(paras: &[String], priority: Option<Priority>) -> Option<String> {
    let rank = priority
        .map(|p| format!("{}, ", p.label(Lang::En)))
        .unwrap_or_default();
    let many = if paras.len() > 1 { "paras." } else { "para." };
    (!paras.is_empty()).then(|| format!("{rank}{many} {}", paras.join(", ")))
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

fn paragraphs(out: &mut String, answer: &CompareAnswer, items: &[ParagraphAnswer]) {
    let _ = write!(
        out,
        "<table class=\"paragraphs\"><colgroup><col class=\"what\"><col><col></colgroup><thead><tr>\
         <th scope=\"col\">What</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead><tbody>",
        Text(&answer.from),
        Text(&answer.to)
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

fn row(out: &mut String, item: &ParagraphAnswer) {
    let _ = write!(out, "<tr><td class=\"label\">{}</td>", Text(&what(item)));
    let quiet = if item.change == "same" {
        " class=\"quiet\""
    } else {
        ""
    };
    for (id, gone) in [(&item.from, "delete"), (&item.to, "insert")] {
        let other = if gone == "delete" { "insert" } else { "delete" };
        let _ = write!(
            out,
            "<td{quiet}><span class=\"id\">{}</span> ",
            Text(id.as_deref().unwrap_or(""))
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
pub fn what(item: &ParagraphAnswer) -> String {
    let mut parts = vec![item.change.to_owned()];
    if item.moved && item.change != "moved" {
        parts[0].push_str(", moved");
    }
    if item.reworded && item.change == "moved" {
        parts[0].push_str(", reworded");
    }
    if let Some(verb) = &item.verb {
        let change = if verb.change == "other" {
            String::new()
        } else {
            format!(" ({})", verb.change)
        };
        parts.push(format!("{} → {}{change}", verb.from, verb.to));
    }
    if !matches!(item.change, "new" | "dropped") {
        parts.extend(item.figures.iter().filter(|f| f.changed).map(figure));
    }
    parts.join("; ")
}

fn figure(figure: &FigureAnswer) -> String {
    match (&figure.from, &figure.to) {
        (Some(old), Some(new)) => format!("{old} → {new}"),
        (Some(old), None) => format!("− {old}"),
        (None, Some(new)) => format!("+ {new}"),
        (None, None) => String::new(),
    }
}
