//! The same as one self-contained page.

use super::page::cite;
use penholder_answer::check::{CheckAnswer, ClaimAnswer};
use penholder_words::{Lang, Verdict, long_date};
use std::fmt::Write;

const STYLE: &str = "body{font:1.05rem/1.6 Georgia,serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}\
h1{font-size:1.5rem;line-height:1.25}p.meta,li small{color:#555;font:0.85rem/1.5 system-ui,sans-serif}\
mark{background:none;color:inherit;border-bottom:3px solid}mark a{font:bold 0.75rem system-ui,sans-serif;text-decoration:none;color:inherit;vertical-align:super;margin-left:.15em}\
.borne_out{border-color:#1a7f37}.contradicted{border-color:#c62828;border-bottom-style:double}.outdated{border-color:#9a6700;border-bottom-style:dashed}.not_covered{border-color:#767676;border-bottom-style:dotted}\
ol{padding-left:1.5rem}li{margin:.8rem 0;padding-left:.6rem;border-left:4px solid}li q{font-style:italic}\
@media(prefers-color-scheme:dark){body{background:#161616;color:#e8e8e8}p.meta,li small{color:#b0b0b0}}";

fn sign(verdict: Verdict) -> (&'static str, &'static str) {
    match verdict {
        Verdict::BorneOut => ("\u{2713}", "borne out"),
        Verdict::Contradicted => ("\u{2717}", "contradicted"),
        Verdict::Outdated => ("\u{21ba}", "outdated"),
        Verdict::NotCovered => ("?", "not covered"),
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// Returns the page; it needs nothing from anywhere else.
pub fn page(answer: &CheckAnswer<'_>, text: &str) -> String {
    let title = answer.document.title.unwrap_or("Checked report");
    let mut page = format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{0}</title><style>{STYLE}</style></head>\n<body><main><h1>{0}</h1>\n<p class=\"meta\">Checked as of {1} against the record",
        escape(title),
        long_date(answer.on, Lang::En)
    );
    let until = answer
        .record_until
        .map(|d| format!(", which ends on {}", long_date(d, Lang::En)));
    let _ = writeln!(page, "{}.</p>", until.unwrap_or_default());
    if answer.beyond_record {
        page.push_str("<p><strong>That day is later than the record: nothing is covered.</strong></p>\n");
    }
    article(&mut page, answer, text);
    page.push_str("<h2>Notes</h2>\n<ol>\n");
    for (n, claim) in answer.claims.iter().enumerate() {
        note(&mut page, n + 1, claim);
    }
    page.push_str("</ol></main></body></html>\n");
    page
}

fn article(page: &mut String, answer: &CheckAnswer<'_>, text: &str) {
    let in_place = answer
        .claims
        .iter()
        .all(|c| text.get(c.span[0]..c.span[1]) == Some(&c.text));
    if !in_place {
        return;
    }
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let range = start..start + line.len();
        start = range.end;
        if line.trim().is_empty() {
            continue;
        }
        page.push_str("<p>");
        let mut at = range.start;
        for (n, claim) in answer
            .claims
            .iter()
            .enumerate()
            .filter(|(_, c)| range.contains(&c.span[0]))
        {
            let number = n + 1;
            let class = claim.verdict.as_str();
            let (mark, word) = sign(claim.verdict);
            page.push_str(&escape(&text[at..claim.span[0].max(at)]));
            let _ = write!(
                page,
                "<mark class=\"{class}\" id=\"c{number}\">{}<a href=\"#n{number}\" title=\"{word}\">{mark}{number}</a></mark>",
                escape(&claim.text)
            );
            at = claim.span[1];
        }
        page.push_str(&escape(text[at.min(range.end)..range.end].trim_end()));
        page.push_str("</p>\n");
    }
}

fn note(page: &mut String, number: usize, claim: &ClaimAnswer<'_>) {
    let (mark, word) = sign(claim.verdict);
    let _ = write!(
        page,
        "<li class=\"{}\" id=\"n{number}\"><strong>{mark} {word}</strong> <q>{}</q><br>{}<br><small>{}, said by {} \u{b7} <a href=\"#c{number}\">back</a>",
        claim.verdict.as_str(),
        escape(&claim.text),
        escape(&claim.why),
        claim.kind.as_str().replace('_', " "),
        escape(claim.said_by)
    );
    for evidence in &claim.evidence {
        let _ = write!(page, "<br>{}", escape(&cite(evidence)));
    }
    page.push_str("</small></li>\n");
}
