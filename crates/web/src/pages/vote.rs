//! `/vote/on/2023-06-30?no=RUS&abstain=CHN`: would this vote adopt, and what would turn it.

use crate::address::{Ask, day, shortened};
use crate::answered::{Reply, no_such_form, reply};
use crate::error::WebError;
use crate::format::Format;
use crate::frame::Frame;
use crate::picture;
use crate::picture::horseshoe::{Horseshoe, Place};
use crate::site::Site;
use askama::Template;
use penholder_answer::members::members;
use penholder_answer::vote::{BallotAnswer, ChangeAnswer, VoteAnswer, VoteError, VoteQuestion, vote};
use penholder_words::{Ballot, Date, Matter, MemberCode, Outcome};
use std::collections::BTreeMap;

const FORMS: &[Format] = &[
    Format::Html,
    Format::Json,
    Format::Csv,
    Format::Svg,
    Format::Bib,
    Format::Csl,
];
/// Flips that are written out one by one.
const FLIPS_SHOWN: usize = 12;

/// Matters: meaning, English, French.
const MATTERS: &[(Matter, &str, &str)] = &[
    (Matter::Substantive, "substantive", "question de fond"),
    (Matter::Procedural, "procedural", "question de procédure"),
    (
        Matter::PreliminaryQuestion,
        "whether a matter is procedural",
        "question préliminaire",
    ),
    (Matter::Admission, "admission of a State", "admission d’un État"),
    (
        Matter::SecretaryGeneral,
        "Secretary-General",
        "Secrétaire général",
    ),
    (Matter::CourtElection, "election of a judge", "élection d’un juge"),
    (
        Matter::Amendment,
        "amendment of the Charter",
        "amendement de la Charte",
    ),
];

#[derive(Template)]
#[template(path = "vote.html")]
struct VotePage<'a> {
    f: Frame<'a>,
    on: Date,
    answer: &'a VoteAnswer,
    picture: Horseshoe,
}

/// Sends the reader to the Council of today.
pub fn today(site: &Site, _: &Ask) -> Result<Reply, WebError> {
    Reply::elsewhere(format!("/vote/on/{}", site.today()))
}

/// Sends what the form says to the address that says it: the day, the matter, and each member's ballot.
pub fn cast(site: &Site, ask: &Ask) -> Result<Reply, WebError> {
    let on = ask.day("day")?.unwrap_or_else(|| site.today());
    let mut given: Vec<(String, Ballot)> = Vec::new();
    for ballot in Ballot::ALL {
        let members = ask.named(ballot.as_str());
        given.extend(members.map(|m| (m.to_owned(), ballot)));
    }
    Reply::elsewhere(address(on, ask.get("matter"), &given))
}

/// Returns the address of a vote; members in favour are not named.
pub fn address(on: Date, matter: Option<&str>, ballots: &[(String, Ballot)]) -> String {
    let list = |ballot: Ballot| {
        let members: Vec<&str> = ballots
            .iter()
            .filter(|(_, b)| *b == ballot)
            .map(|(m, _)| m.as_str())
            .collect();
        members.join(",")
    };
    let parts = [
        ("matter", matter.unwrap_or_default().to_owned()),
        ("no", list(Ballot::No)),
        ("abstain", list(Ballot::Abstain)),
        ("absent", list(Ballot::NotVoting)),
    ];
    let query: Vec<String> = parts
        .iter()
        .filter(|(name, value)| !value.is_empty() && (*name, value.as_str()) != ("matter", "substantive"))
        .map(|(name, value)| format!("{name}={}", escaped(value)))
        .collect();
    let mark = if query.is_empty() { "" } else { "?" };
    format!("/vote/on/{on}{mark}{}", query.join("&"))
}

fn escaped(value: &str) -> String {
    use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
    const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b',').remove(b'-').remove(b'_');
    utf8_percent_encode(value, KEPT).to_string()
}

/// Answers.
pub fn page(site: &Site, ask: &Ask) -> Result<Reply, WebError> {
    let on = day(ask.param("day"))?;
    let question = question(ask, on)?;
    let answer = vote(&site.record, &question).map_err(told)?;
    let frame = Frame::new(site, ask).on(on).within("/vote").forms(FORMS);
    let title = format!("{} {}", frame.t("A vote on", "Un vote au"), frame.date(&on));
    let frame = frame
        .titled(title)
        .about(format!("{}: {}", outcome(ask, &answer), answer.tally));
    let picture = horseshoe(site, &frame, &answer, on)?;
    if ask.format == Format::Svg {
        return picture::alone(&picture, on);
    }
    if !FORMS.contains(&ask.format) {
        return Err(no_such_form(&frame));
    }
    reply(frame, &answer, |f| VotePage {
        f,
        on,
        answer: &answer,
        picture,
    })
}

fn question(ask: &Ask, on: Date) -> Result<VoteQuestion, WebError> {
    let matter = match ask.get("matter") {
        None => None,
        Some(word) => Some(word.parse::<Matter>().map_err(|_| {
            let words: Vec<&str> = Matter::ALL.iter().map(|m| m.as_str()).collect();
            WebError::bad(format!("`{}` is no matter", shortened(word)))
                .with_hint(Some(format!("expected one of {}", words.join(", "))))
        })?),
    };
    let list = |name: &str| {
        let members = ask.get(name).unwrap_or_default().split(',').map(str::trim);
        members.filter(|m| !m.is_empty()).map(str::to_owned).collect()
    };
    Ok(VoteQuestion {
        on: Some(on),
        matter,
        no: list("no"),
        abstain: list("abstain"),
        absent: list("absent"),
        ..VoteQuestion::default()
    })
}

fn told(error: VoteError) -> WebError {
    WebError::bad(error.to_string()).with_hint(error.hint())
}

fn outcome(ask: &Ask, answer: &VoteAnswer) -> &'static str {
    use penholder_words::Lang::{En, Fr};
    match (answer.outcome, ask.lang) {
        (Outcome::Adopted, En) => "adopted",
        (Outcome::Adopted, Fr) => "adopté",
        (Outcome::NotAdopted, En) => "not adopted",
        (Outcome::NotAdopted, Fr) => "non adopté",
    }
}

/// Draws the vote; each seat leads to the same vote with that member's next ballot.
fn horseshoe(site: &Site, f: &Frame<'_>, answer: &VoteAnswer, on: Date) -> Result<Horseshoe, WebError> {
    let names: BTreeMap<String, String> = members(&site.record, on)
        .map_err(|e| WebError::bad(e.to_string()).with_hint(e.hint()))?
        .members
        .into_iter()
        .map(|m| (m.member.to_string(), m.name))
        .collect();
    let mut seats: Vec<&BallotAnswer> = answer.ballots.iter().collect();
    seats.sort_by_key(|b| names.get(&b.member));
    let places = seats
        .into_iter()
        .map(|b| Place {
            member: b.member.clone(),
            name: name(f, &b.member, on),
            permanent: b.veto,
            vote: b.vote,
            next: Some(f.href(&changed(answer, on, &b.member, after(b.vote)))),
        })
        .collect();
    let verdict = match answer.outcome {
        Outcome::Adopted => f.t("adopted", "adopté"),
        Outcome::NotAdopted => f.t("not adopted", "non adopté"),
    };
    let title = format!("{}: {verdict}, {}", f.title, answer.tally);
    Ok(Horseshoe::new(f, title, places, &lines(f, answer)))
}

/// Says what was needed and had, in the middle of the table.
fn lines(f: &Frame<'_>, answer: &VoteAnswer) -> Vec<String> {
    let line = |c: &penholder_answer::vote::ConditionAnswer| match c.needed {
        0 => format!(
            "{}: {}",
            f.t("permanent noes", "votes négatifs permanents"),
            c.had
        ),
        needed => format!(
            "{needed} {}: {} {}",
            f.t("needed", "requis"),
            f.t("has", "obtenu"),
            c.had
        ),
    };
    answer.conditions.iter().map(line).collect()
}

fn name(f: &Frame<'_>, member: &str, on: Date) -> String {
    member
        .parse::<MemberCode>()
        .map_or_else(|_| member.to_owned(), |c| f.state(&c, &on))
}

fn after(ballot: Ballot) -> Ballot {
    match ballot {
        Ballot::Yes => Ballot::No,
        Ballot::No => Ballot::Abstain,
        Ballot::Abstain => Ballot::NotVoting,
        Ballot::NotVoting => Ballot::Yes,
    }
}

fn changed(answer: &VoteAnswer, on: Date, member: &str, to: Ballot) -> String {
    let ballots: Vec<(String, Ballot)> = answer
        .ballots
        .iter()
        .map(|b| (b.member.clone(), if b.member == member { to } else { b.vote }))
        .collect();
    address(on, answer.matter.map(Matter::as_str), &ballots)
}

impl VotePage<'_> {
    fn adopted(&self) -> bool {
        self.answer.outcome == Outcome::Adopted
    }

    fn is_matter(&self, matter: &Matter) -> bool {
        self.answer.matter == Some(*matter)
    }

    fn name(&self, member: &str) -> String {
        name(&self.f, member, self.on)
    }

    fn sorted(&self) -> Vec<&BallotAnswer> {
        let mut all: Vec<&BallotAnswer> = self.answer.ballots.iter().collect();
        all.sort_by_key(|b| self.name(&b.member));
        all
    }

    fn change(&self, change: &ChangeAnswer) -> String {
        let arrow = self.f.t("to", "→");
        format!(
            "{}: {} {arrow} {}",
            self.name(&change.member),
            change.from.label(self.f.lang),
            change.to.label(self.f.lang)
        )
    }

    /// Returns the smallest flips that are written out: words and address.
    fn flips(&self) -> Vec<(String, String)> {
        let flips = self.answer.flips.iter().take(FLIPS_SHOWN);
        flips
            .map(|flip| {
                let words: Vec<String> = flip.changes.iter().map(|c| self.change(c)).collect();
                let ballots: Vec<(String, Ballot)> = self
                    .answer
                    .ballots
                    .iter()
                    .map(|b| {
                        let change = flip.changes.iter().find(|c| c.member == b.member);
                        (b.member.clone(), change.map_or(b.vote, |c| c.to))
                    })
                    .collect();
                let to = address(self.on, self.answer.matter.map(Matter::as_str), &ballots);
                (words.join("; "), self.f.href(&to))
            })
            .collect()
    }

    fn more_flips(&self) -> usize {
        self.answer.flips.len().saturating_sub(FLIPS_SHOWN)
    }

    fn condition(&self, needed: u64, missing: u64) -> String {
        match needed {
            0 => format!("{missing} {}", self.f.t("too many", "de trop")),
            _ => format!("{} {missing}", self.f.t("missing", "il manque")),
        }
    }
}
