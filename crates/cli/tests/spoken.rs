//! Verbatim records and reports from `../shared`: no speech is lost, and votes are those of the record.

#![allow(clippy::unwrap_used, reason = "a test")]

use penholder_read::Reader;
use penholder_read::reading::{AnnouncedVote, Reading};
use penholder_record::Record;
use penholder_words::{DocumentKind, MemberCode};
use std::fs;
use std::path::{Path, PathBuf};

fn texts(folder: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let root = std::env::var_os("PENHOLDER_SHARED").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        PathBuf::from,
    );
    let Ok(entries) = fs::read_dir(root.join("corpus").join(folder)) else {
        println!("skipped: ../shared is not here");
        return Vec::new();
    };
    let mut paths: Vec<_> = entries.map(|e| e.unwrap().path()).collect();
    paths.sort();
    paths
        .into_iter()
        .map(|p| (p.clone(), fs::read(p).unwrap()))
        .collect()
}

fn is_record(path: &Path) -> bool {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    name.starts_with("S_PV")
}

/// Between two speeches there is nothing but the line that names the next speaker.
fn no_speech_is_lost(path: &Path, bytes: &[u8], reading: &Reading) {
    let spans: Vec<_> = reading.statements.iter().map(|s| s.text_span).collect();
    assert!(!spans.is_empty(), "{}: no speaker", path.display());
    for pair in spans.windows(2) {
        let between = String::from_utf8_lossy(&bytes[pair[0].end..pair[1].start]).into_owned();
        let head = between.trim();
        let named = head.ends_with(':') && head.len() < 260;
        assert!(
            named,
            "{}: `{}` stands between two speeches",
            path.display(),
            head
        );
    }
    let rest = &bytes[spans.last().unwrap().end..];
    assert!(
        rest.iter().all(u8::is_ascii_whitespace),
        "{}: words after the last speech",
        path.display()
    );
}

fn sorted(mut members: Vec<MemberCode>) -> Vec<MemberCode> {
    members.sort();
    members
}

fn is_the_records(record: &Record, meeting: u32, announced: &AnnouncedVote) {
    let vote = &announced.vote;
    let told = (vote.yes.unwrap(), vote.no.unwrap(), vote.abstain.unwrap());
    let (yes, no, abstain) = match announced.resolution {
        Some(number) => {
            let held = record.vote(number).unwrap();
            (held.yes.clone(), held.no.clone(), held.abstain.len())
        }
        None => {
            let on_meeting = |d: &&penholder_record::FailedDraft| {
                d.meeting.as_ref().and_then(|m| m.meeting_number()) == Some(meeting)
                    && d.tally.is_some_and(|t| t.yes == told.0)
            };
            let Some(held) = record.failed_drafts.iter().find(on_meeting) else {
                assert!(
                    announced.amendment,
                    "only votes on amendments may be missing from the record"
                );
                return;
            };
            (held.yes.clone(), held.no.clone(), held.abstain.len())
        }
    };
    let held = (yes.len(), no.len(), abstain);
    assert_eq!(
        (told.0.into(), told.1.into(), told.2.into()),
        held,
        "S/PV.{meeting}"
    );
    assert_eq!(sorted(vote.yes_by.clone()), sorted(yes), "S/PV.{meeting}");
    assert_eq!(sorted(vote.no_by.clone()), sorted(no), "S/PV.{meeting}");
}

#[test]
fn meetings_are_read_without_loss_and_their_votes_are_the_records() {
    let (lexicon, record) = (penholder_store::lexicon(), penholder_store::record());
    let reader = Reader::new(&lexicon);
    let mut votes = 0;
    for (path, bytes) in texts("meetings").iter().filter(|(p, _)| is_record(p)) {
        let reading = reader.read(bytes, None).unwrap();
        assert_eq!(reading.kind, DocumentKind::MeetingRecord, "{}", path.display());
        no_speech_is_lost(path, bytes, &reading);
        for announced in &reading.announced {
            votes += 1;
            is_the_records(&record, reading.meeting.unwrap(), announced);
        }
    }
    println!("{votes} votes announced");
}

#[test]
fn reports_recommend() {
    let lexicon = penholder_store::lexicon();
    let reader = Reader::new(&lexicon);
    let mut found = Vec::new();
    for (path, bytes) in texts("reports") {
        let reading = reader.read(&bytes, None).unwrap();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        for r in &reading.recommendations {
            found.push((
                name.clone(),
                r.action.as_str(),
                r.months,
                r.until.map(|d| d.to_string()),
            ));
        }
    }
    if found.is_empty() {
        return;
    }
    let has = |name: &str, action: &str, months: Option<i32>, until: &str| {
        found.contains(&(name.to_owned(), action, months, Some(until.to_owned())))
    };
    assert!(has("S_2006_19_UNOMIG", "extend", Some(6), "2006-07-31"));
    assert!(has("S_2007_588_UNOMIG", "extend", Some(6), "2008-04-15"));
    assert!(has("S_2016_753_MINUSTAH", "extend", Some(6), "2017-04-15"));
    assert!(has("S_1996_883_UNTAES", "extend", Some(6), "1997-07-15"));
}
