//! Every place where two sources of a resolution differ, computed: dates, meetings, drafts, sponsors, tallies,
//! members' votes, Chapter VII; and the conflicts that the table of operations notes.

use crate::sources::akn::Meta;
use crate::sources::facts::{Facts, Resolution};
use crate::sources::meetings::{Outcome, Tables};
use crate::sources::texts::Adoption;
use crate::tables::decisions::AknByNumber;
use crate::tables::names::Names;
use penholder_record::{Decision, DisagreementRow, MandateDecision, VoteRecord};
use penholder_words::{MemberCode, Modality, OperationEntry, Tally};
use std::collections::BTreeMap;

const INDEX: &str = "resolutions index";
const VOTES: &str = "votes by member";
const TABLE: &str = "meeting tables";
const AKN: &str = "akn";
const TEXT: &str = "text";

/// All that is compared for the resolutions.
pub struct Compared<'a> {
    pub facts: &'a Facts,
    pub texts: &'a BTreeMap<u16, Adoption>,
    pub akn: &'a AknByNumber,
    pub tables: &'a Tables,
    pub names: &'a Names,
    pub decisions: &'a [Decision],
    pub votes: &'a [VoteRecord],
}

/// Collects rows about one subject.
struct About<'o> {
    subject: String,
    out: &'o mut Vec<DisagreementRow>,
}

impl About<'_> {
    fn differ(&mut self, property: &str, chosen: (&str, &str), other: (&str, &str), reason: &str) {
        if chosen.1 == other.1 || other.1.is_empty() {
            return;
        }
        self.out.push(DisagreementRow {
            subject: self.subject.clone(),
            property: property.to_owned(),
            chosen_source: chosen.0.to_owned(),
            chosen: chosen.1.to_owned(),
            other_source: other.0.to_owned(),
            other: other.1.to_owned(),
            reason: reason.to_owned(),
        });
    }
}

/// Compares all sources of all resolutions.
pub fn resolutions(c: &Compared<'_>) -> Vec<DisagreementRow> {
    let mut out = Vec::new();
    let by_table = c.tables.by_resolution();
    for ((row, decision), vote) in c.facts.resolutions.iter().zip(c.decisions).zip(c.votes) {
        let mut about = About {
            subject: decision.symbol.to_string(),
            out: &mut out,
        };
        let akn = c.akn.get(&row.number);
        let table = by_table.get(&row.number).copied();
        dates(c, row, decision, akn, table, &mut about);
        meetings(c, decision, akn, table, &mut about);
        if let Some(meta) = akn {
            metadata(c, decision, meta, &mut about);
        }
        votes(c, row, decision, vote, akn, table, &mut about);
    }
    out
}

fn dates(
    c: &Compared<'_>,
    row: &Resolution,
    decision: &Decision,
    akn: Option<&Meta>,
    table: Option<&Outcome>,
    about: &mut About<'_>,
) {
    let chosen = decision.date.to_string();
    let chosen = (decision.source.as_str(), chosen.as_str());
    let text = c.texts.get(&row.number).and_then(|t| t.date);
    let others = [
        (TEXT, text),
        ("akn, adoption line", akn.and_then(|m| m.line_date)),
        ("akn, step of adoption", akn.and_then(|m| m.step_date)),
        ("akn, date of the work", akn.and_then(|m| m.work_date)),
        (TABLE, table.and_then(|o| o.date)),
        (INDEX, row.date.parse().ok()),
    ];
    for (source, date) in others {
        // Some works are dated 0001-01-01, which is no date.
        let date = date
            .filter(|d| d.year() > 1)
            .map_or(String::new(), |d| d.to_string());
        about.differ("date", chosen, (source, &date), "the text comes first");
    }
}

fn meetings(
    c: &Compared<'_>,
    decision: &Decision,
    akn: Option<&Meta>,
    table: Option<&Outcome>,
    about: &mut About<'_>,
) {
    let record = |n: Option<u32>| n.map_or(String::new(), |n| format!("S/PV.{n}"));
    let text = record(c.texts.get(&decision.number).and_then(|t| t.meeting));
    let line = record(akn.and_then(|m| m.line_meeting));
    let step = akn.and_then(|m| m.meeting.clone()).unwrap_or_default();
    let step = if step.starts_with("S/PV.") {
        step
    } else {
        String::new()
    };
    let table = table.and_then(|o| o.meeting.clone()).unwrap_or_default();
    let decided = decision.meeting.clone().unwrap_or_default();
    let chosen = (INDEX, decided.as_str());
    for (source, value) in [
        (TEXT, &text),
        ("akn, adoption line", &line),
        ("akn, step of adoption", &step),
        (TABLE, &table),
    ] {
        let value = value.split('(').next().unwrap_or_default().trim();
        about.differ(
            "meeting",
            chosen,
            (source, value),
            "two sources or more agree on it",
        );
    }
}

fn metadata(c: &Compared<'_>, decision: &Decision, meta: &Meta, about: &mut About<'_>) {
    let draft = decision.draft.as_ref().map_or(String::new(), ToString::to_string);
    about.differ(
        "draft",
        (INDEX, &draft),
        (AKN, meta.draft.as_deref().unwrap_or_default()),
        "as indexed",
    );
    let chapter = decision.chapter_vii.map_or("", |c| if c { "yes" } else { "no" });
    let other = if meta.chapter_vii { "yes" } else { "no" };
    about.differ("chapter_vii", (INDEX, chapter), (AKN, other), "as indexed");
    let (mut sponsors, _) = c.names.codes(&meta.sponsors.join(", "));
    sponsors.sort();
    sponsors.dedup();
    let mut indexed = decision.sponsors.clone();
    indexed.sort();
    about.differ(
        "sponsors",
        (INDEX, &join(&indexed)),
        (AKN, &join(&sponsors)),
        "as indexed",
    );
}

fn join(codes: &[MemberCode]) -> String {
    codes
        .iter()
        .map(MemberCode::to_string)
        .collect::<Vec<_>>()
        .join(" ")
}

fn tally_text(tally: Option<Tally>) -> String {
    tally.map_or(String::new(), |t| t.to_string())
}

fn votes(
    c: &Compared<'_>,
    row: &Resolution,
    decision: &Decision,
    vote: &VoteRecord,
    akn: Option<&Meta>,
    table: Option<&Outcome>,
    about: &mut About<'_>,
) {
    let without = decision.modality != Modality::Vote;
    let tally = if without {
        decision.modality.to_string()
    } else {
        tally_text(vote.tally)
    };
    let chosen = (VOTES, tally.as_str());
    let reason = if without {
        "the text says that no vote was taken on the whole"
    } else {
        "the text and the members of the day"
    };
    about.differ("tally", chosen, (INDEX, &row.tally), reason);
    let printed = tally_text(table.and_then(|o| o.tally));
    about.differ("tally", chosen, (TABLE, &printed), reason);
    if printed.is_empty() {
        about.differ(
            "tally",
            chosen,
            ("meeting tables, as indexed", &row.tally_meeting_table),
            reason,
        );
    }
    let Some(meta) = akn.filter(|m| !m.yes.names.is_empty() || m.yes.value.is_some()) else {
        return;
    };
    let value = |n: Option<u8>| n.unwrap_or(0);
    let counted = Tally {
        yes: value(meta.yes.value),
        no: value(meta.no.value),
        abstain: value(meta.abstain.value),
    };
    about.differ("tally", chosen, ("akn, counts", &counted.to_string()), reason);
    if without {
        return;
    }
    let of = |names: &[String]| {
        let mut codes: Vec<MemberCode> = names.iter().filter_map(|n| c.names.code(n)).collect();
        codes.sort();
        codes
    };
    let sorted = |list: &[MemberCode]| {
        let mut list = list.to_vec();
        list.sort();
        list
    };
    let lists = [
        ("votes yes", &vote.yes, &meta.yes.names),
        ("votes no", &vote.no, &meta.no.names),
        ("votes abstain", &vote.abstain, &meta.abstain.names),
    ];
    for (property, ours, theirs) in lists {
        let (ours, theirs) = (sorted(ours), of(theirs));
        let missing: Vec<MemberCode> = ours.iter().filter(|m| !theirs.contains(m)).copied().collect();
        let extra: Vec<MemberCode> = theirs.iter().filter(|m| !ours.contains(m)).copied().collect();
        let has = |kind: &str, list: &[MemberCode]| {
            if list.is_empty() {
                String::new()
            } else {
                format!("{kind} {}", join(list))
            }
        };
        let other = [has("without", &missing), has("also", &extra)]
            .join(" ")
            .trim()
            .to_owned();
        about.differ(property, (VOTES, &join(&ours)), ("akn, names", &other), reason);
    }
}

/// Rows for ends that a resolution's title states otherwise than its text.
pub fn titles(
    facts: &Facts,
    mandates: &[MandateDecision],
    operations: &[OperationEntry],
) -> Vec<DisagreementRow> {
    let mut out = Vec::new();
    for row in facts.resolutions.iter().filter(|r| !r.until_in_title.is_empty()) {
        let named =
            |key: &str| row.title.contains(&format!("({key})")) || row.title.contains(&format!("{key} "));
        for m in mandates.iter().filter(|m| m.symbol.as_str() == row.symbol) {
            let Some(until) = m.until else { continue };
            let known = operations.iter().any(|o| o.operation == m.operation) && named(&m.operation);
            let other = |m: &&MandateDecision| {
                let until = m.until.map_or(String::new(), |u| u.to_string());
                m.symbol.as_str() == row.symbol && row.until_in_title.contains(&until) && !until.is_empty()
            };
            if mandates.iter().any(|m| other(&m)) {
                continue;
            }
            if known && !row.until_in_title.contains(&until.to_string()) {
                let mut about = About {
                    subject: row.symbol.clone(),
                    out: &mut out,
                };
                let reason = "the text comes before the title";
                about.differ(
                    "until",
                    (&m.source, &until.to_string()),
                    ("title", &row.until_in_title),
                    reason,
                );
            }
        }
    }
    out
}

/// Rows for the conflicts that the table of operations keeps in its notes: `PACT end: 1995-03`.
pub fn operations(entries: &[OperationEntry]) -> Vec<DisagreementRow> {
    let mut out = Vec::new();
    for entry in entries {
        let mut about = About {
            subject: entry.operation.clone(),
            out: &mut out,
        };
        for part in entry.note.split("; ") {
            let Some((head, value)) = part.split_once(": ") else {
                continue;
            };
            let Some((source, property)) = head.rsplit_once(' ') else {
                continue;
            };
            let ours = match property {
                "start" => entry.start,
                "end" => entry.end,
                _ => continue,
            };
            let ours = ours.map_or("none".to_owned(), |d| d.to_string());
            let source = if source == "PSData" {
                "UN list of operations"
            } else {
                source
            };
            about.differ(
                property,
                ("operations.csv", &ours),
                (source, value),
                "the deciding text where one is known",
            );
        }
    }
    out
}
