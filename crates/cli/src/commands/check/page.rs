//! The article with marks in the margin, each mark's note below.

use crate::commands::common;
use crate::screen;
use anstyle::{AnsiColor, Style};
use penholder_answer::check::{CheckAnswer, ClaimAnswer, EvidenceAnswer};
use penholder_words::{Lang, Source, Verdict, long_date};
use std::fmt::Write;

/// Columns of the margin: sign, number, space.
const MARGIN: usize = 6;

/// Returns sign, word and colour of a verdict; the sign alone must do where there is no colour.
fn mark(verdict: Verdict) -> (&'static str, &'static str, AnsiColor) {
    match verdict {
        Verdict::BorneOut => ("+", "borne out", AnsiColor::Green),
        Verdict::Contradicted => ("x", "contradicted", AnsiColor::Red),
        Verdict::Outdated => ("~", "outdated", AnsiColor::Yellow),
        Verdict::NotCovered => ("?", "not covered", AnsiColor::BrightBlack),
    }
}

/// Returns the page for a terminal of `width` columns.
pub fn page(answer: &CheckAnswer<'_>, text: &str, width: usize) -> String {
    let mut page = String::new();
    let bold = Style::new().bold();
    if let Some(title) = answer.document.title {
        let _ = writeln!(page, "{bold}{title}{bold:#}");
    }
    let _ = writeln!(page, "checked as of {}", long_date(answer.on, Lang::En));
    if answer.beyond_record {
        let until = answer
            .record_until
            .map_or_else(String::new, |d| long_date(d, Lang::En));
        let _ = writeln!(
            page,
            "That day is later than the record, which ends on {until}: nothing is covered."
        );
    }
    page.push('\n');
    let utf8 = answer
        .claims
        .iter()
        .all(|c| text.get(c.span[0]..c.span[1]) == Some(&c.text));
    if utf8 {
        article(&mut page, answer, text, width);
    }
    notes(&mut page, answer, width);
    tally(&mut page, answer);
    page
}

/// Prints the article paragraph by paragraph; a claim stands in its verdict's colour with its number before it.
fn article(page: &mut String, answer: &CheckAnswer<'_>, text: &str, width: usize) {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let range = start..start + line.len();
        start = range.end;
        if line.trim().is_empty() {
            continue;
        }
        let claims: Vec<(usize, &ClaimAnswer<'_>)> = answer
            .claims
            .iter()
            .enumerate()
            .filter(|(_, c)| range.contains(&c.span[0]))
            .collect();
        paragraph(page, text, &range, &claims, width);
        page.push('\n');
    }
}

/// Marks of one row, and the stretches of text under them.
type Row = (Vec<usize>, Vec<(usize, usize)>);

fn paragraph(
    page: &mut String,
    text: &str,
    range: &std::ops::Range<usize>,
    claims: &[(usize, &ClaimAnswer<'_>)],
    width: usize,
) {
    let room = width.saturating_sub(MARGIN).max(20);
    let line = &text[range.clone()];
    // Words keep their bytes, so that each knows whether it lies in a claim.
    let mut at = 0;
    let mut rows: Vec<Row> = vec![Default::default()];
    let mut used = 0;
    for word in line.split_whitespace() {
        let from = at + line[at..].find(word).unwrap_or(0);
        at = from + word.len();
        let columns = unicode_width::UnicodeWidthStr::width(word);
        if used > 0 && used + 1 + columns > room {
            rows.push(Default::default());
            used = 0;
        }
        used += columns + usize::from(used > 0);
        let bytes = (range.start + from, range.start + at);
        let begins = claims
            .iter()
            .filter(|(_, c)| c.span[0] >= bytes.0 && c.span[0] < bytes.1);
        if let Some(row) = rows.last_mut() {
            row.0.extend(begins.map(|(n, _)| *n));
            row.1.push(bytes);
        }
    }
    for (numbers, words) in rows {
        margin(page, &numbers, claims);
        for (i, (from, to)) in words.iter().enumerate() {
            let verdict = claims
                .iter()
                .find(|(_, c)| c.span[0] < *to && *from < c.span[1])
                .map(|(_, c)| c.verdict);
            if i > 0 {
                page.push(' ');
            }
            match verdict {
                Some(v) => {
                    let style = Style::new().fg_color(Some(mark(v).2.into()));
                    let _ = write!(page, "{style}{}{style:#}", &text[*from..*to]);
                }
                None => page.push_str(&text[*from..*to]),
            }
        }
        page.push('\n');
    }
}

fn margin(page: &mut String, numbers: &[usize], claims: &[(usize, &ClaimAnswer<'_>)]) {
    let shown: Vec<String> = numbers
        .iter()
        .filter_map(|n| claims.iter().find(|(m, _)| m == n))
        .map(|(n, c)| {
            let (sign, _, colour) = mark(c.verdict);
            let style = Style::new().fg_color(Some(colour.into())).bold();
            format!("{style}{sign}{}{style:#}", n + 1)
        })
        .collect();
    let columns: usize = numbers
        .iter()
        .map(|n| 1 + (n + 1).to_string().len())
        .sum::<usize>()
        + numbers.len().saturating_sub(1);
    page.push_str(&shown.join(" "));
    page.push_str(&" ".repeat(MARGIN.saturating_sub(columns).max(1)));
}

fn notes(page: &mut String, answer: &CheckAnswer<'_>, width: usize) {
    for (n, claim) in answer.claims.iter().enumerate() {
        let (sign, word, colour) = mark(claim.verdict);
        let style = Style::new().fg_color(Some(colour.into())).bold();
        let number = n + 1;
        let dimmed = Style::new().dimmed();
        let by = if claim.said_by == "article" {
            String::new()
        } else {
            format!(", said by {}", claim.said_by)
        };
        let _ = writeln!(
            page,
            "{style}{sign}{number} {word}{style:#} {dimmed}({}{by}){dimmed:#}",
            claim.kind.as_str().replace('_', " ")
        );
        let text = claim.text.split_whitespace().collect::<Vec<_>>().join(" ");
        for line in screen::wrap(&text, width.saturating_sub(4)) {
            let _ = writeln!(page, "    {line}");
        }
        for line in screen::wrap(&claim.why, width.saturating_sub(4)) {
            let _ = writeln!(page, "    {dimmed}{line}{dimmed:#}");
        }
        for evidence in &claim.evidence {
            let _ = writeln!(page, "    {dimmed}{}{dimmed:#}", cite(evidence));
        }
    }
}

/// Writes a piece of evidence in one line.
pub fn cite(evidence: &EvidenceAnswer) -> String {
    let source = common::cite(&Source {
        symbol: evidence.symbol.clone(),
        paragraph: evidence.paragraph.clone(),
    });
    match &evidence.value {
        Some(value) => format!("{source}: {value}"),
        None => source,
    }
}

fn tally(page: &mut String, answer: &CheckAnswer<'_>) {
    let count = |v: Verdict| answer.claims.iter().filter(|c| c.verdict == v).count();
    let parts: Vec<String> = Verdict::ALL
        .iter()
        .map(|v| format!("{} {}", count(*v), mark(*v).1))
        .collect();
    let _ = writeln!(page, "\n{} claims: {}", answer.claims.len(), parts.join(", "));
    if !answer.texts {
        let _ = writeln!(
            page,
            "The texts of decisions were not at hand; --corpus DIR gives them."
        );
    }
}
