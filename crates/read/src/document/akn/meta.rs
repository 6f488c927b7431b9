//! Cover page and metadata to a head.

use super::super::Head;
use super::walk::{Count, Cover, Meta};
use crate::adoption;
use crate::names::StateNames;
use crate::reading::Vote;
use penholder_words::{Date, DocumentKind, MemberCode, Symbol};

/// A date that metadata use for "none".
const NO_DATE: &str = "0001-01-01";

/// Makes a head of the metadata and says what kind of document it is.
pub(super) fn head(meta: &Meta, states: &StateNames) -> (DocumentKind, Head) {
    let mut head = Head {
        lang: language(&meta.language),
        ..Head::default()
    };
    head.symbol = cover(meta, "docNumber", "").and_then(|c| c.text.as_str().parse().ok());
    adopted(meta, &mut head);
    for step in &meta.steps {
        let sponsors = step.outcome.starts_with("draftResolution");
        if sponsors && head.draft.is_none() {
            head.draft = step.document.parse().ok();
        }
        if sponsors {
            let names = split_names(&step.by);
            head.sponsors
                .extend(names.filter_map(|n| states.code(n, head.date)));
        }
        head.chapter_vii |= step.refers_to.contains("Chapter VII") || step.by.contains("Chapter VII");
    }
    head.vote = vote(&meta.counts, states, head.date);
    head.title = title(meta);
    head.keywords = meta
        .keywords
        .iter()
        .filter(|k| k.dictionary.starts_with("UNBIS") || k.dictionary == "DHLAUTH")
        .map(|k| k.show_as.clone())
        .collect();
    (kind(meta, head.symbol.as_ref()), head)
}

fn cover<'m>(meta: &'m Meta, element: &str, refers_to: &str) -> Option<&'m Cover> {
    let fits = |c: &&Cover| c.element == element && (refers_to.is_empty() || c.refers_to.contains(refers_to));
    meta.cover.iter().find(fits)
}

fn kind(meta: &Meta, symbol: Option<&Symbol>) -> DocumentKind {
    let symbol = symbol.map_or("", Symbol::as_str);
    match meta.name.as_str() {
        _ if symbol.starts_with("S/PRST/") => DocumentKind::PresidentialStatement,
        _ if symbol.starts_with("S/RES/") => DocumentKind::Resolution,
        "presidentialStatement" => DocumentKind::PresidentialStatement,
        "draftResolution" => DocumentKind::Draft,
        _ if meta.steps.iter().any(|s| s.outcome == "notAdopted") => DocumentKind::Draft,
        "resolution" => DocumentKind::Resolution,
        _ => DocumentKind::Unknown,
    }
}

/// Takes adoption from the cover page; where the metadata agree with one another against it, from them.
fn adopted(meta: &Meta, head: &mut Head) {
    let line = cover(meta, "docTitle", "adoption");
    let printed = cover(meta, "docDate", "adoptionDate").and_then(|c| date(&c.date));
    let step = meta
        .steps
        .iter()
        .find(|s| matches!(s.outcome.as_str(), "adopted" | "notAdopted"));
    let of_step = step.and_then(|s| date(&s.date));
    let of_work = date(&meta.work_date);
    let issued = cover(meta, "docDate", "dateOfIssuance").and_then(|c| date(&c.date));
    let read = line.and_then(|l| adoption::in_line(l.text.as_str()));
    let said = read.as_ref().and_then(|r| r.date).or(printed);
    let outvoted = said.is_some()
        && of_step.is_some()
        && of_step == of_work
        && said != of_step
        && said.map(Date::year) != of_step.map(Date::year);
    head.date = if outvoted {
        of_step
    } else {
        said.or(of_step).or(of_work).or(issued)
    };
    let of_step_meeting =
        step.and_then(|s| adoption::meeting(&s.by).or_else(|| meeting_of_record(&s.document)));
    head.meeting = match read.as_ref().and_then(|r| r.meeting) {
        Some(meeting) if !outvoted => Some(meeting),
        other => of_step_meeting.or(other),
    };
    if let (Some(l), Some(day)) = (line, read.as_ref().and_then(|r| r.day.clone()))
        && !outvoted
    {
        head.date_span = Some(l.text.raw_span(day));
    }
}

fn meeting_of_record(symbol: &str) -> Option<u32> {
    symbol.parse::<Symbol>().ok()?.meeting_number()
}

fn date(text: &str) -> Option<Date> {
    (text != NO_DATE).then(|| text.parse().ok()).flatten()
}

/// Takes the title of the library's catalogue, else the one on the page.
fn title(meta: &Meta) -> Option<String> {
    let catalogue = meta
        .keywords
        .iter()
        .find(|k| k.refers_to == "title")
        .map(|k| k.show_as.clone());
    let printed = || {
        let shown = meta.cover.iter().filter(|c| {
            c.element == "docTitle" && !c.refers_to.contains("adoption") && c.refers_to != "#date"
        });
        shown.map(|c| c.text.as_str().to_owned()).find(|t| !t.is_empty())
    };
    catalogue.filter(|t| !t.is_empty()).or_else(printed)
}

fn language(code: &str) -> String {
    match code {
        "fra" | "fre" | "fr" => "fr",
        "spa" | "es" => "es",
        "rus" | "ru" => "ru",
        "ara" | "ar" => "ar",
        "zho" | "chi" | "zh" => "zh",
        _ => "en",
    }
    .to_owned()
}

/// Splits a list of States: `Albania, Gabon and Mali`.
fn split_names(list: &str) -> impl Iterator<Item = &str> {
    list.split([',', ';'])
        .flat_map(|p| p.split(" and "))
        .map(str::trim)
        .filter(|n| !n.is_empty())
}

/// Reads the vote; where a count differs from the voters listed under it, the list is believed.
fn vote(counts: &[Count], states: &StateNames, on: Option<Date>) -> Option<Vote> {
    let mut vote = Vote::default();
    for count in counts {
        let (number, by) = match count.refers_to.trim_start_matches('#') {
            "inFavour" => (&mut vote.yes, &mut vote.yes_by),
            "against" => (&mut vote.no, &mut vote.no_by),
            "abstaining" => (&mut vote.abstain, &mut vote.abstain_by),
            "notParticipating" => (&mut vote.not_voting, &mut vote.not_voting_by),
            _ => continue,
        };
        let listed = u8::try_from(count.voters.len()).ok().filter(|n| *n > 0);
        let counted = count.value.trim().parse::<u8>().ok();
        *number = listed.or(counted);
        by.extend(count.voters.iter().filter_map(|v| states.code(v, on)));
        vote.span = Some(
            vote.span
                .map_or(count.span?, |s| count.span.map_or(s, |c| s.join(c))),
        );
    }
    if counts.iter().any(|c| c.refers_to == "unanimous") {
        vote.unanimous = true;
        return Some(vote);
    }
    let yes = vote.yes?;
    vote.no = vote.no.or(Some(0));
    vote.abstain = vote.abstain.or(Some(0));
    vote.unanimous = vote.no == Some(0)
        && vote.abstain == Some(0)
        && vote.not_voting.unwrap_or(0) == 0
        && yes == crate::votes::seats(on);
    dedup(&mut vote.yes_by);
    Some(vote)
}

fn dedup(codes: &mut Vec<MemberCode>) {
    let mut seen = Vec::with_capacity(codes.len());
    codes.retain(|c| {
        !seen.contains(c) && {
            seen.push(*c);
            true
        }
    });
}
