//! Drafts as they were known on the eve of their vote, and how they came out.

use crate::topic;
use jiff::civil::Date;
use penholder_record::{DraftCoding, Record};
use penholder_words::{MemberCode, Modality, Symbol};
use std::collections::HashMap;

/// First day of the history that the model looks at.
pub const HISTORY_FROM: (i16, i8, i8) = (1990, 1, 1);
/// First year for which sponsors are known of adopted and failed drafts alike.
pub const SPONSORS_FROM: i16 = 2008;

/// How a member voted, as far as the model tells votes apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Choice {
    /// In favour.
    Yes,
    /// Abstained.
    Abstain,
    /// Against.
    No,
}

impl Choice {
    /// The three choices, in the order of every array of probabilities.
    pub const ALL: [Choice; 3] = [Choice::Yes, Choice::Abstain, Choice::No];

    /// Returns the place in such an array.
    pub const fn index(self) -> usize {
        self as usize
    }

    /// Returns the word used in tables and JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Choice::Yes => "yes",
            Choice::Abstain => "abstain",
            Choice::No => "no",
        }
    }
}

/// Which permanent and elected members stand behind a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sponsorship {
    /// France, the United Kingdom or the United States, without China and the Russian Federation.
    West,
    /// China or the Russian Federation, without the three.
    East,
    /// Both.
    Mixed,
    /// Elected members only.
    Elected,
    /// Nobody: a text of the President or of the Council as a whole.
    None,
    /// Not known.
    Unknown,
}

impl Sponsorship {
    /// Number of classes.
    pub const COUNT: usize = 6;

    /// Returns the class of these sponsors.
    pub fn of(sponsors: &[MemberCode]) -> Self {
        let any = |codes: &[&str]| sponsors.iter().any(|s| codes.contains(&s.as_str()));
        match (any(&["USA", "GBR", "FRA"]), any(&["RUS", "CHN"])) {
            (true, true) => Sponsorship::Mixed,
            (true, false) => Sponsorship::West,
            (false, true) => Sponsorship::East,
            (false, false) if !sponsors.is_empty() => Sponsorship::Elected,
            (false, false) => Sponsorship::None,
        }
    }
}

/// The voting groups of the Council: the permanent five, and the regional groups of the elected ten.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// The permanent members.
    Permanent,
    /// African States.
    African,
    /// Asia-Pacific States.
    AsiaPacific,
    /// Eastern European States.
    EasternEuropean,
    /// Latin American and Caribbean States.
    LatinAmerican,
    /// Western European and other States.
    WesternEuropean,
    /// Not known.
    Unknown,
}

impl Group {
    /// Number of groups.
    pub const COUNT: usize = 7;

    fn of(region: Option<&str>) -> Self {
        match region {
            Some("african") => Group::African,
            Some("asia_pacific") => Group::AsiaPacific,
            Some("eastern_european") | Some("eastern_european_group") => Group::EasternEuropean,
            Some("latin_american_caribbean") => Group::LatinAmerican,
            Some("western_european_others") => Group::WesternEuropean,
            _ => Group::Unknown,
        }
    }
}

/// A member with a seat on the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seated {
    /// The member; the Soviet Union and the Russian Federation are one.
    pub member: MemberCode,
    /// Its group.
    pub group: Group,
}

impl Seated {
    /// Returns whether the seat is permanent.
    pub fn permanent(&self) -> bool {
        self.group == Group::Permanent
    }
}

/// What is known of a draft before the vote.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// Day of the vote.
    pub date: Date,
    /// Title; empty where none is known.
    pub title: String,
    /// Agenda item; empty where none is known.
    pub agenda: String,
    /// Topic.
    pub topic: &'static str,
    /// Kind within the topic.
    pub kind: &'static str,
    /// Whether it speaks of an operation.
    pub mission: bool,
    /// Whether it stands under Chapter VII.
    pub chapter_vii: Option<bool>,
    /// Sponsors; `None` where they are not known.
    pub sponsors: Option<Vec<MemberCode>>,
    /// Who votes.
    pub members: Vec<Seated>,
}

impl Question {
    /// Returns days since the history's first day.
    pub fn day(&self) -> i32 {
        day_number(self.date)
    }

    /// Returns the class of the sponsors: of those on the Council, or of all where none of them is.
    pub fn sponsorship(&self) -> Sponsorship {
        match &self.sponsors {
            None => Sponsorship::Unknown,
            Some(all) => {
                let seated = self.seated_sponsors();
                Sponsorship::of(if seated.is_empty() { all } else { &seated })
            }
        }
    }

    /// Returns the sponsors that have a vote.
    pub fn seated_sponsors(&self) -> Vec<MemberCode> {
        let seated = |s: &&MemberCode| self.members.iter().any(|m| m.member == **s);
        self.sponsors.iter().flatten().filter(seated).copied().collect()
    }
}

/// Returns days since the history's first day.
pub fn day_number(date: Date) -> i32 {
    let (year, month, day) = HISTORY_FROM;
    let first = jiff::civil::date(year, month, day);
    date.since((jiff::Unit::Day, first))
        .map_or(0, |span| span.get_days())
}

/// A draft that was put to the vote.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// Symbol of the draft; of the resolution where no draft is known.
    pub symbol: Symbol,
    /// The resolution, if it was adopted.
    pub resolution: Option<Symbol>,
    /// What was known before.
    pub question: Question,
    /// Votes, in the order of the members.
    pub votes: Vec<Choice>,
    /// Whether it was adopted.
    pub adopted: bool,
}

impl Draft {
    /// Returns the document that bears the vote out.
    pub fn document(&self) -> &Symbol {
        self.resolution.as_ref().unwrap_or(&self.symbol)
    }

    /// Returns the year of the vote.
    pub fn year(&self) -> i16 {
        self.question.date.year()
    }

    /// Returns how many members did not vote in favour.
    pub fn dissent(&self) -> usize {
        self.votes.iter().filter(|v| **v != Choice::Yes).count()
    }
}

/// Returns every draft put to the vote since 1990 whose voters are known, in the order of days.
///
/// Failed drafts count only if title, sponsors and Chapter VII were coded in the manner of the adopted ones, since
/// what is known of one kind only would give the outcome away.
pub fn drafts(record: &Record) -> Vec<Draft> {
    let coded: HashMap<(Date, &str), &DraftCoding> = record
        .draft_codings
        .iter()
        .map(|c| ((c.date, c.draft.as_str()), c))
        .collect();
    let mut drafts: Vec<Draft> = adopted(record, &coded).chain(failed(record, &coded)).collect();
    drafts.sort_by(|a, b| (a.question.date, &a.symbol).cmp(&(b.question.date, &b.symbol)));
    drafts
}

type Codings<'a> = HashMap<(Date, &'a str), &'a DraftCoding>;

fn adopted<'a>(record: &'a Record, coded: &'a Codings) -> impl Iterator<Item = Draft> + 'a {
    let (year, month, day) = HISTORY_FROM;
    let first = jiff::civil::date(year, month, day);
    record.decisions.iter().filter_map(move |d| {
        if d.date < first || d.modality != Modality::Vote {
            return None;
        }
        let votes = record.vote(d.number)?;
        let coding = coded.get(&(d.date, d.symbol.as_str()));
        let parts = Parts {
            date: d.date,
            title: d.title.as_deref().unwrap_or_default(),
            agenda: d.agenda_item.as_deref().unwrap_or_default(),
            topic: coding.and_then(|c| topic::named(&c.topic)),
            chapter_vii: d.chapter_vii,
            sponsors: &d.sponsors,
            votes: [&votes.yes, &votes.abstain, &votes.no],
        };
        Some(Draft {
            symbol: d.draft.clone().unwrap_or_else(|| d.symbol.clone()),
            resolution: Some(d.symbol.clone()),
            adopted: true,
            ..parts.draft(record)?
        })
    })
}

fn failed<'a>(record: &'a Record, coded: &'a Codings) -> impl Iterator<Item = Draft> + 'a {
    record.failed_drafts.iter().filter_map(move |f| {
        let coding = coded.get(&(f.date, f.draft.as_str()))?;
        if f.kind != "draft" {
            return None;
        }
        let parts = Parts {
            date: f.date,
            title: coding.title.as_deref().unwrap_or_default(),
            agenda: f.agenda_item.as_deref().unwrap_or_default(),
            topic: topic::named(&coding.topic),
            chapter_vii: coding.chapter_vii,
            sponsors: &coding.sponsors,
            votes: [&f.yes, &f.abstain, &f.no],
        };
        Some(Draft {
            symbol: f.draft.clone(),
            ..parts.draft(record)?
        })
    })
}

struct Parts<'a> {
    date: Date,
    title: &'a str,
    agenda: &'a str,
    topic: Option<&'static str>,
    chapter_vii: Option<bool>,
    sponsors: &'a [MemberCode],
    votes: [&'a [MemberCode]; 3],
}

impl Parts<'_> {
    /// Returns the draft as one that failed; `None` where nobody's vote is known.
    fn draft(&self, record: &Record) -> Option<Draft> {
        let mut voters: Vec<(MemberCode, Choice)> = Vec::with_capacity(15);
        for (choice, members) in Choice::ALL.into_iter().zip(self.votes) {
            voters.extend(members.iter().map(|m| (successor(*m), choice)));
        }
        voters.sort_unstable();
        if voters.is_empty() {
            return None;
        }
        let members = voters
            .iter()
            .map(|(m, _)| seated(record, *m, self.date))
            .collect();
        let sponsors: Vec<_> = self.sponsors.iter().map(|s| successor(*s)).collect();
        let known = self.date.year() >= SPONSORS_FROM;
        let question = Question {
            sponsors: known.then_some(sponsors),
            ..question(
                self.date,
                self.title,
                self.agenda,
                self.topic,
                self.chapter_vii,
                members,
            )
        };
        Some(Draft {
            symbol: Symbol::named(""),
            resolution: None,
            question,
            votes: voters.iter().map(|(_, c)| *c).collect(),
            adopted: false,
        })
    }
}

/// Returns a question whose topic and kind are told from title and agenda item; sponsors are not known.
pub fn question(
    date: Date,
    title: &str,
    agenda: &str,
    topic: Option<&'static str>,
    chapter_vii: Option<bool>,
    members: Vec<Seated>,
) -> Question {
    let topic = topic.unwrap_or_else(|| topic::topic(title, agenda));
    let subject = topic::subject(title, agenda, topic);
    Question {
        date,
        title: title.to_owned(),
        agenda: agenda.to_owned(),
        topic,
        kind: subject.kind,
        mission: subject.mission,
        chapter_vii,
        sponsors: None,
        members,
    }
}

/// Returns who votes on a day, in the order of codes.
pub fn members_on(record: &Record, day: Date) -> Vec<Seated> {
    let mut members: Vec<_> = record
        .members_on(day)
        .into_iter()
        .map(|m| seated(record, successor(m), day))
        .collect();
    members.sort_by_key(|s| s.member);
    members
}

fn seated(record: &Record, member: MemberCode, day: Date) -> Seated {
    let permanent = ["CHN", "FRA", "GBR", "RUS", "USA"].contains(&member.as_str());
    let running = |t: &&penholder_record::Term| {
        t.member == member && t.first <= day && t.last.is_none_or(|last| day <= last)
    };
    let region = || {
        record
            .terms
            .iter()
            .find(running)
            .and_then(|t| t.region.as_deref())
    };
    Seated {
        member,
        group: if permanent {
            Group::Permanent
        } else {
            Group::of(region())
        },
    }
}

/// The Russian Federation continues the Soviet Union's seat.
fn successor(member: MemberCode) -> MemberCode {
    if member.as_str() == "SUN" {
        "RUS".parse().unwrap_or(member)
    } else {
        member
    }
}
