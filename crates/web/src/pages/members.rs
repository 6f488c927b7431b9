//! `/members/on/2023-06-16` and `/members/FRA`: who sits, and what a member did.

use crate::address::{Ask, shortened};
use crate::answered::{Reply, reply_rows};
use crate::error::WebError;
use crate::frame::Frame;
use crate::site::Site;
use askama::Template;
use penholder_answer::member::{Agreement, Member, Sat, ever, member};
use penholder_answer::members::{MembersAnswer, members};
use penholder_record::Seat;
use penholder_words::{Ballot, Date, MemberCode, Outcome};
use std::cmp::Reverse;

#[derive(Template)]
#[template(path = "members.html")]
struct MembersPage<'a> {
    f: Frame<'a>,
    council: &'a MembersAnswer,
    ever: &'a [Sat],
}

#[derive(Template)]
#[template(path = "member.html")]
struct MemberPage<'a> {
    f: Frame<'a>,
    member: &'a Member,
    name: String,
    day: Date,
}

/// Answers for today, or sends the form's day to its own address.
pub fn today(site: &Site, ask: &Ask) -> Result<Reply, WebError> {
    match ask.day("day")? {
        Some(day) => Reply::elsewhere(format!("/members/on/{day}")),
        None => council(site, ask, site.today()),
    }
}

/// Answers for the day in the path.
pub fn on_day(site: &Site, ask: &Ask) -> Result<Reply, WebError> {
    council(site, ask, ask.day_in_path("day")?)
}

fn council(site: &Site, ask: &Ask, on: Date) -> Result<Reply, WebError> {
    let council =
        members(&site.record, on).map_err(|e| WebError::missing(e.to_string()).with_hint(e.hint()))?;
    let ever = ever(&site.record);
    let frame = Frame::new(site, ask).on(on).within("/members");
    let title = format!(
        "{} {}",
        frame.t("The Council on", "Le Conseil au"),
        frame.date(&on)
    );
    reply_rows(frame.titled(title), &council, &council.members, |f| MembersPage {
        f,
        council: &council,
        ever: &ever,
    })
}

/// Answers for one member.
pub fn page(site: &Site, ask: &Ask) -> Result<Reply, WebError> {
    let asked = ask.param("member");
    let code = asked.parse::<MemberCode>().ok();
    let Some(member) = code.and_then(|c| member(&site.record, c)) else {
        let missing = WebError::missing(format!(
            "no member of the Council is called `{}`",
            shortened(asked)
        ));
        return Err(missing
            .with_hint(Some(
                "expected a State by its three-letter code, such as FRA".to_owned(),
            ))
            .or("/members", "Members"));
    };
    if asked != member.member.as_str() {
        return Reply::elsewhere(format!("/members/{}", member.member));
    }
    let last = member.terms.last().and_then(|t| t.last);
    let until = site.record.until.unwrap_or_else(|| site.today());
    let day = last.map_or(until, |l| l.min(until));
    let frame = Frame::new(site, ask).within("/members");
    let name = frame.state(&member.member, &day);
    let title = format!("{name} {}", frame.t("on the Council", "au Conseil"));
    let about = frame
        .t(
            "Terms, votes that were not in favour, and with whom it votes",
            "Mandats, votes autres que pour, et avec qui il vote",
        )
        .to_owned();
    reply_rows(
        frame.titled(title).about(about),
        &member,
        &member.not_in_favour,
        |f| MemberPage {
            f,
            member: &member,
            name,
            day,
        },
    )
}

impl MembersPage<'_> {
    fn of(&self, seat: &str) -> Vec<&penholder_answer::members::MemberAnswer> {
        let permanent = seat == "permanent";
        let members = self.council.members.iter();
        members
            .filter(|m| (m.seat == Seat::Permanent) == permanent)
            .collect()
    }
}

impl MemberPage<'_> {
    fn permanent(&self, seat: &Seat) -> bool {
        *seat == Seat::Permanent
    }

    /// Returns those with whom it shared the most votes, the nearest first.
    fn nearest(&self) -> Vec<&Agreement> {
        let most = self.member.with.first().map_or(0, |w| w.shared);
        let mut with: Vec<_> = self
            .member
            .with
            .iter()
            .filter(|w| 10 * w.shared >= most)
            .collect();
        with.sort_by_key(|w| Reverse((w.same * 100_000) / w.shared.max(1)));
        with
    }

    fn percent(&self, share: &f64) -> String {
        format!("{:.1}{}%", share * 100.0, self.f.t("", "\u{202f}"))
    }
}
