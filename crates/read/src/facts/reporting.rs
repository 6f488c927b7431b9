//! Reports that the Council asks for.

use super::context::{Context, Ruled, View};
use super::lang::{Actor, Verb};
use super::pattern::{Found, Table};
use super::period;
use super::token::{Kind, Token};
use crate::reading::Reporting;
use std::ops::Range;
use std::sync::LazyLock;

/// Requests to report; what they hold in common is that the Council is to be told.
const REQUESTS: &[&str] = &[
    "report|reports|reporting ~8 council",
    "report|reports ~14 council",
    "report ~2 thereon",
    "report ~2 within|by|no|every|regularly|periodically|monthly|quarterly|annually|immediately|back|without",
    "report ~12 on|as ~3 appropriate|monthly|basis",
    "report violations|any|on|further",
    "report as soon",
    "reports? ~20 monthly basis",
    "notification ~3 council",
    "keep it informed",
    "reporting requirements",
    "produce|conveyed ~6 report|no",
    "make recommendations",
    "keep|keeping ~3 council ~6 informed|apprised|updated|abreast",
    "inform|informed|informing ~3 council",
    "submit|present|provide|provides|transmit|deliver|make ~12 report*|updates|update|briefing*|recommendation*|information|assessment*|review|plan|benchmarks ~12 council",
    "submit|present|provide ~3 council",
    "submit|present|provide|provides ~10 report|reports|reporting|recommendations|updates|assessment",
    "include ~20 reports|report|reporting|briefings",
    "reflect ~12 reports|report|reporting",
    "update|updates|notify|brief|briefed|advise|apprise ~4 council",
    "recommend|recommendations ~14 council",
    "informer|informe|informer ~4 conseil",
    "faire|rendre rapport|compte",
    "presenter|soumettre|remettre ~8 rapport*",
    "tenir ~3 informe",
];

static TABLE: LazyLock<Table<()>> = LazyLock::new(|| Table::new(REQUESTS.iter().map(|r| ((), *r))));

/// Returns the reports that the operative part asks for.
pub(crate) fn reports(context: &Context<'_>) -> Vec<Reporting> {
    let mut out = Vec::new();
    for (_, view) in context.operative() {
        let mut here: Vec<Reporting> = Vec::new();
        for clause in &view.clauses {
            if let Some(found) = in_clause(view, clause) {
                here.extend(dues(context, view, clause, found));
            }
        }
        out.append(&mut here);
    }
    out
}

fn in_clause(view: &View<'_>, clause: &Ruled) -> Option<Found> {
    let tokens = &view.cut.tokens;
    let hits = TABLE.all(&tokens[..clause.tokens.end], clause.tokens.clone());
    let first = |fits: &dyn Fn(&Found) -> bool| hits.iter().map(|h| h.1).find(|p| fits(p));
    let told = |place: &Found| {
        tokens[place.start..(place.end + 2).min(clause.tokens.end)]
            .iter()
            .any(|t| t.is(&["council", "conseil", "it"]))
    };
    let from_secretary = clause.actor == Some(Actor::SecretaryGeneral);
    match clause.verb {
        // A request again made is a request.
        Verb::Recall => {
            let again = tokens[clause.tokens.clone()]
                .iter()
                .take(4)
                .any(|t| t.is(&["request"]));
            first(&|p| again && told(p))
        }
        Verb::Request | Verb::Call if clause.actor != Some(Actor::Others) && !clause.inherited => {
            first(&|p| {
                let operation = clause.actor == Some(Actor::Operation);
                from_secretary || told(p) || operation && plain_report(tokens, p)
            })
        }
        Verb::Note => None,
        _ if clause.actor == Some(Actor::Others) => None,
        Verb::Approve => first(&|p| p.start > 0 && tokens[p.start - 1].is(&["shall", "should"]) && told(p)),
        _ => first(&|p| told(p) || tokens[p.start..p.end].iter().any(|t| t.is(&["requirements"]))),
    }
}

/// Says whether an operation that is asked to report must mean the Council: a report with a date or rhythm of its own.
fn plain_report(tokens: &[Token<'_>], place: &Found) -> bool {
    tokens[place.start].is(&["provide"])
        && tokens[place.start..place.end]
            .iter()
            .any(|t| t.is(&["reporting"]))
}

/// Returns each time at which the report is due.
fn dues(context: &Context<'_>, view: &View<'_>, clause: &Ruled, place: Found) -> Vec<Reporting> {
    let tokens = &view.cut.tokens;
    let span = view.cut.span(&view.para.text, &(place.start..place.end));
    let make = |due: String, due_date, every_months| Reporting {
        due,
        due_date,
        every_months,
        para: view.para.id.clone(),
        span,
    };
    let adopted = context.adopted();
    let mut out = Vec::new();
    for at in place.start..clause.tokens.end {
        match tokens[at].kind {
            Kind::Date(date) if adopted.is_none_or(|a| date > a) && is_due(tokens, at, place.start) => {
                out.push(make(date.to_string(), Some(date), None));
            }
            Kind::Month(year, month) if is_due(tokens, at, place.start) => {
                out.push(make(format!("{year:04}-{month:02}"), None, None));
            }
            Kind::Length(length) => {
                let word = before(tokens, at, place.start);
                let date = adopted.and_then(|a| period::add(a, length));
                let text = tokens[at].text;
                if word == Some("every") {
                    let months = (length.days == 0).then_some(length.months);
                    out.push(make(format!("every {text}"), date, months));
                } else if matches!(word, Some("within" | "than" | "in" | "after")) {
                    out.push(make(format!("within {text}"), date, None));
                }
            }
            _ => {}
        }
    }
    if out.is_empty() {
        out.push(make(vague(tokens, clause.tokens.clone()).to_owned(), None, None));
    }
    out
}

fn is_due(tokens: &[Token<'_>], at: usize, from: usize) -> bool {
    let window = &tokens[at.saturating_sub(5).max(from)..at];
    window
        .iter()
        .any(|t| t.is(&["by", "than", "before", "in", "on", "until", "and"]))
}

fn before<'a>(tokens: &'a [Token<'_>], at: usize, from: usize) -> Option<&'a str> {
    let window = &tokens[at.saturating_sub(3).max(from)..at];
    window
        .iter()
        .rev()
        .map(|t| t.text)
        .find(|t| ["every", "within", "than", "in", "after"].contains(t))
}

/// Returns when a report without a date is due, in the text's own kind of words.
fn vague(tokens: &[Token<'_>], range: Range<usize>) -> &'static str {
    let has = |w: &str| tokens[range.clone()].iter().any(|t| t.text == w);
    if has("immediately") {
        "immediately"
    } else if has("monthly") {
        "monthly"
    } else if has("quarterly") {
        "quarterly"
    } else if has("regularly") || has("regular") {
        "regularly"
    } else if has("periodically") {
        "periodically"
    } else if has("appropriate") {
        "as appropriate"
    } else if has("informed") {
        "keep informed"
    } else {
        "no date"
    }
}
