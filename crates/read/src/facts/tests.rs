//! Whole paragraphs of our own through the whole way of reading.

use super::Finder;
use crate::document::{Document, Format, Head, Paragraph};
use crate::reading::Mandate;
use jiff::civil::date;
use penholder_text::MappedText;
use penholder_words::{
    Action, ChapterVii, Date, DocumentKind, Lexicon, List, OperationEntry, OperationKind, Part, PartialDate,
    Span, Task,
};

fn operation(key: &str, name: &str, start: Date) -> OperationEntry {
    OperationEntry {
        operation: key.to_owned(),
        name: name.to_owned(),
        kind: OperationKind::Peacekeeping,
        host: List(vec!["MLI".parse().unwrap()]),
        start: Some(PartialDate::Day(start)),
        end: None,
        established_by: None,
        closed_by: None,
        source: String::new(),
        checked: String::new(),
        note: String::new(),
    }
}

fn lexicon() -> Lexicon {
    Lexicon {
        operations: vec![
            operation(
                "UNXA",
                "United Nations Stabilization Mission in Xanadu",
                date(2013, 4, 25),
            ),
            operation("UNOX", "United Nations Office in Xanadu", date(2012, 1, 1)),
        ],
        ..Lexicon::default()
    }
}

fn read(lang: &str, on: Date, paragraphs: &[(&str, &str)]) -> Vec<Mandate> {
    let mut at = 0;
    let paragraphs = paragraphs
        .iter()
        .map(|(id, text)| {
            let mut mapped = MappedText::new();
            mapped.push_verbatim(text, at);
            let span = Span::new(at, at + text.len());
            at += text.len();
            Paragraph {
                part: if id.starts_with("pp") {
                    Part::Preamble
                } else {
                    Part::Operative
                },
                id: (*id).to_owned(),
                heading: None,
                text: mapped,
                span,
            }
        })
        .collect();
    let document = Document {
        kind: DocumentKind::Resolution,
        head: Head {
            date: Some(on),
            lang: lang.to_owned(),
            ..Head::default()
        },
        paragraphs,
        format: Format::Text,
        encoding: penholder_text::Encoding::Utf8,
        footnotes: Vec::new(),
        findings: Vec::new(),
    };
    Finder::new(&lexicon()).mandates(&document)
}

fn actions(mandate: &Mandate) -> Vec<Action> {
    mandate.actions.iter().map(|a| a.what).collect()
}

#[test]
fn a_renewal_has_its_day_and_its_ceilings() {
    let all = read(
        "en",
        date(2014, 6, 25),
        &[
            ("pp1", "Now acting under Chapter VII,"),
            (
                "1",
                "Decides to extend the mandate of UNXA, within ceilings of 9,200 military personnel and 1,300 police personnel, until 30 June 2015;",
            ),
        ],
    );
    let [mandate] = &all[..] else {
        panic!("one line, not {all:?}")
    };
    assert_eq!(actions(mandate), [Action::Extend]);
    let until = mandate.until.as_ref().unwrap();
    assert_eq!(
        (until.date, until.computed, until.para.as_str()),
        (date(2015, 6, 30), false, "1")
    );
    let figures: Vec<(&str, u32)> = mandate
        .strength
        .iter()
        .map(|s| (s.component.as_str(), s.number))
        .collect();
    assert_eq!(figures, [("military", 9200), ("police", 1300)]);
    assert_eq!(mandate.chapter_vii, ChapterVii::All);
}

#[test]
fn a_length_counts_from_the_day_that_the_text_names() {
    let from_adoption = read(
        "en",
        date(2013, 4, 25),
        &[(
            "1",
            "Decides to establish UNXA for an initial period of six months;",
        )],
    );
    let until = from_adoption[0].until.clone().unwrap();
    assert_eq!((until.date, until.computed), (date(2013, 10, 25), true));
    assert!(until.convention.unwrap().contains("the day of adoption"));
    let named = read(
        "en",
        date(2013, 4, 25),
        &[(
            "1",
            "Decides to establish UNXA for a period of twelve months as from 1 July 2013;",
        )],
    );
    assert_eq!(named[0].until.as_ref().unwrap().date, date(2014, 7, 1));
}

#[test]
fn what_is_recalled_or_only_considered_decides_nothing() {
    for text in [
        "Recalls its decision to extend the mandate of UNXA until 30 June 2015;",
        "Decides to consider extending the mandate of UNXA until 30 June 2015;",
        "Welcomes the work of UNXA;",
    ] {
        assert_eq!(read("en", date(2014, 6, 25), &[("1", text)]), [], "{text}");
    }
}

#[test]
fn another_body_is_no_operation() {
    let text = "Decides to extend the mandate of the Panel of Experts until 30 June 2015 and welcomes its work with UNXA;";
    assert_eq!(read("en", date(2014, 6, 25), &[("1", text)]), []);
}

#[test]
fn tasks_come_from_lists_and_requests_and_not_from_what_others_are_asked() {
    let all = read(
        "en",
        date(2014, 6, 25),
        &[
            (
                "1",
                "Decides that the mandate of UNXA shall include the following tasks:",
            ),
            (
                "1 (a)",
                "To protect civilians under threat, in accordance with human rights law;",
            ),
            (
                "1 (b)",
                "To support the disarmament of former fighters, with attention to the needs of women;",
            ),
            (
                "2",
                "Calls upon the Government, with the support of UNXA, to hold elections;",
            ),
            ("3", "Requests UNXA to help clear landmines;"),
        ],
    );
    let tasks: Vec<(Task, &str)> = all[0].tasks.iter().map(|t| (t.task, t.para.as_str())).collect();
    assert_eq!(
        tasks,
        [
            (Task::ProtectCivilians, "1 (a)"),
            (Task::DisarmamentDdr, "1 (b)"),
            (Task::WomenPeaceSecurity, "1 (b)"),
            (Task::MineAction, "3"),
        ]
    );
    assert_eq!(actions(&all[0]), [Action::Modify]);
}

#[test]
fn two_operations_in_one_text_are_kept_apart() {
    let all = read(
        "en",
        date(2013, 4, 25),
        &[(
            "1",
            "Decides to establish UNXA and requests the Secretary-General to subsume UNOX into UNXA as of the date of adoption of this resolution;",
        )],
    );
    let lines: Vec<(&str, Vec<Action>)> = all.iter().map(|m| (m.operation.as_str(), actions(m))).collect();
    assert_eq!(
        lines,
        [
            ("UNXA", vec![Action::Establish]),
            ("UNOX", vec![Action::Terminate, Action::Transfer])
        ]
    );
}

#[test]
fn a_mandate_that_ends_has_its_day_as_phase_and_end() {
    let all = read(
        "en",
        date(2023, 6, 30),
        &[(
            "1",
            "Decides to terminate the mandate of UNXA as of 30 June 2023;",
        )],
    );
    assert_eq!(actions(&all[0]), [Action::Terminate]);
    assert_eq!(all[0].until.as_ref().unwrap().date, date(2023, 6, 30));
    assert_eq!(all[0].phases.len(), 1);
}

#[test]
fn reports_have_their_rhythm() {
    let all = read(
        "en",
        date(2014, 6, 25),
        &[
            ("1", "Decides to extend the mandate of UNXA until 30 June 2015;"),
            (
                "2",
                "Requests the Secretary-General to report every three months to the Council on Xanadu;",
            ),
        ],
    );
    let report = &all[0].reporting[0];
    assert_eq!(
        (report.every_months, report.due_date, report.para.as_str()),
        (Some(3), Some(date(2014, 9, 25)), "2")
    );
}

#[test]
fn french_is_read_with_its_own_tables() {
    let all = read(
        "fr",
        date(2022, 6, 29),
        &[(
            "1",
            "Décide de proroger jusqu\u{2019}au 1 er juillet 2023 le mandat de la UNXA, avec un maximum de 13 289 militaires ;",
        )],
    );
    assert_eq!(all[0].until.as_ref().unwrap().date, date(2023, 7, 1));
    assert_eq!(all[0].strength[0].number, 13_289);
}
