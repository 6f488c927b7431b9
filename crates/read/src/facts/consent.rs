//! What is said of the host's consent.

use super::context::{Context, View};
use super::pattern::Table;
use super::token::{Kind, Token};
use crate::reading::Consent;
use penholder_words::{ConsentStatus, Symbol};
use std::ops::Range;
use std::sync::LazyLock;

/// Phrases of consent; each with the status that it shows.
#[rustfmt::skip]
const PHRASES: &[(ConsentStatus, &str)] = &[
    (ConsentStatus::Withdrawn, "request* ~12 terminat*|withdrawal|withdraw|departure"),
    (ConsentStatus::Withdrawn, "withdraw* ~4 consent"),
    (ConsentStatus::Requested, "request ~1 of|by|from ~6 government|authorities|president|minister"),
    (ConsentStatus::Requested, "request ~4 for ~3 <op>"),
    (ConsentStatus::Requested, "at|upon the request of the parties"),
    (ConsentStatus::Given, "agreement in principle"),
    (ConsentStatus::Given, "in favour of ~12 operation|peacekeeping|force"),
    (ConsentStatus::Requested, "request ~4 for ~3 military|peacekeeping|un ~2 assistance|operation|mission|force|action"),
    (ConsentStatus::Requested, "government|president|authorities|minister|ministers ~20 request|requested|requesting|requests"),
    (ConsentStatus::Requested, "letter* ~14 minister|president|government|authorities|representative ~20 requesting|requested|request"),
    (ConsentStatus::Given, "government* ~6 agreed|consented"),
    (ConsentStatus::Given, "consent ~2 of ~2 government|host|parties"),
    (ConsentStatus::Given, "agreement of|by|from ~6 government|republic|sudan|authorities"),
    (ConsentStatus::Given, "agreed ~8 to the deployment"),
];

static TABLE: LazyLock<Table<ConsentStatus>> = LazyLock::new(|| Table::new(PHRASES.iter().copied()));

/// Returns what a text says of the host's consent to the operation; the first plain statement counts.
pub(crate) fn consent(context: &Context<'_>) -> Option<Consent> {
    let all = context.preamble().chain(context.operative());
    all.filter_map(|(_, view)| in_view(context, view)).next()
}

fn in_view(context: &Context<'_>, view: &View<'_>) -> Option<Consent> {
    let tokens = &view.cut.tokens;
    // "The government requests the withdrawal" holds both phrases: the wish to end it is the plainer one.
    let mut found = TABLE.all(tokens, 0..tokens.len());
    found.sort_by_key(|(status, _)| *status != ConsentStatus::Withdrawn);
    let (status, place) = found.into_iter().find(|(status, p)| {
        let consents = *status == ConsentStatus::Given && tokens[p.start].is(&["consent"]);
        (of_parties(tokens, p.start..p.end) || about_operation(context, view, p.start..p.end))
            && (consents || named_act(tokens, p.start) || recites(view))
    })?;
    let date = tokens.iter().find_map(|t| match t.kind {
        Kind::Date(d) => Some(d),
        _ => None,
    });
    let document = symbol(view.para.text.as_str());
    let what = match status {
        ConsentStatus::Requested => "the host asks for the operation",
        ConsentStatus::Given => "the host agrees",
        ConsentStatus::Limited => "the host sets limits",
        ConsentStatus::Withdrawn => "the host asks for the operation's end",
    };
    let mut note = what.to_owned();
    if let Some(symbol) = &document {
        note = format!("{note} ({symbol})");
    }
    Some(Consent {
        status,
        note,
        document,
        date,
        para: view.para.id.clone(),
        span: view.cut.span(&view.para.text, &(place.start..place.end)),
    })
}

/// Says whether the words are those of parties who agree to a plan with an operation in it.
fn of_parties(tokens: &[Token<'_>], place: Range<usize>) -> bool {
    let named = !tokens[place.start].is(&["consent"]);
    named && tokens[place].iter().any(|t| t.is(&["principle", "parties"]))
}

/// Says whether a request or agreement is named as somebody's: "the request of the Government".
fn named_act(tokens: &[Token<'_>], at: usize) -> bool {
    let article = at
        .checked_sub(1)
        .is_some_and(|i| tokens[i].is(&["the", "a", "formal", "official"]));
    let of = tokens.get(at + 1).is_some_and(|t| t.is(&["of", "by", "from"]));
    tokens[at].is(&["request", "agreement"]) && article && of
}

/// Says whether a paragraph tells what somebody else did, as recitals do; what an operative paragraph requests is the
/// Council's own request.
fn recites(view: &View<'_>) -> bool {
    let opening = view.para.text.as_str().trim_start();
    view.para.id.starts_with("pp")
        || ["Not", "Tak", "Acknowledg"]
            .iter()
            .any(|v| opening.starts_with(v))
}

/// Says whether the sentence is about the operation's being there, and not about principles or others' forces.
fn about_operation(context: &Context<'_>, view: &View<'_>, place: Range<usize>) -> bool {
    let tokens = &view.cut.tokens;
    let window = place.start.saturating_sub(25)..(place.end + 25).min(tokens.len());
    let near = &tokens[window.clone()];
    if near
        .iter()
        .any(|t| t.is(&["principles", "impartiality", "french"]))
    {
        return false;
    }
    let op = view.cut.ops(window).next().is_some();
    let presence = near.iter().any(|t| {
        t.is(&[
            "peacekeeping",
            "deployment",
            "mandate",
            "observers",
            "presence",
            "presences",
            "force",
            "mission",
            "operation",
            "assistance",
        ])
    });
    let _ = context;
    op || presence && near.iter().any(|t| t.is(&["un", "peacekeeping"]))
}

/// Returns the first document symbol in a clean text, such as `S/2023/884`.
fn symbol(text: &str) -> Option<Symbol> {
    let at = text
        .find("S/")
        .filter(|i| !text[*i..].starts_with("S/RES") && !text[*i..].starts_with("S/PRST"))?;
    let rest = &text[at..];
    let end = rest
        .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '/' | '.')))
        .unwrap_or(rest.len());
    rest[..end].trim_end_matches('.').parse().ok()
}
