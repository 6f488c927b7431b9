//! `/decisions/2640`: one resolution, its vote and what it decides.

use crate::address::{Ask, shortened};
use crate::answered::{Reply, no_such_form, reply};
use crate::error::WebError;
use crate::format::Format;
use crate::frame::{Frame, undocs};
use crate::pages::vote;
use crate::picture;
use crate::picture::horseshoe::{Horseshoe, Place};
use crate::site::Site;
use askama::Template;
use penholder_answer::show::{Shown, ShownMandate, show};
use penholder_words::{Ballot, MemberCode, Symbol};

const FORMS: &[Format] = &[
    Format::Html,
    Format::Json,
    Format::Csv,
    Format::Svg,
    Format::Bib,
    Format::Csl,
];

/// The forms of a decision without votes of members.
const WITHOUT_VOTE: &[Format] = &[Format::Html, Format::Json, Format::Csv, Format::Bib, Format::Csl];

#[derive(Template)]
#[template(path = "decision.html")]
struct DecisionPage<'a> {
    f: Frame<'a>,
    shown: &'a Shown,
    horseshoe: Option<Horseshoe>,
}

/// Answers.
pub fn page(site: &Site, ask: &Ask) -> Result<Reply, WebError> {
    let asked = ask.param("number");
    let number = asked
        .parse::<u16>()
        .ok()
        .or_else(|| asked.parse::<Symbol>().ok()?.resolution_number());
    let Some(shown) = number.and_then(|n| show(&site.record, n)) else {
        let missing = WebError::missing(format!("the record has no resolution {}", shortened(asked)));
        return Err(missing.or("/decisions", "Decisions"));
    };
    if asked != shown.number.to_string() {
        return Reply::elsewhere(format!("/decisions/{}", shown.number));
    }
    let frame = Frame::new(site, ask)
        .titled(shown.symbol.to_string())
        .on(shown.date)
        .within("/decisions")
        .forms(FORMS);
    let about = shown
        .title
        .clone()
        .or(shown.agenda_item.clone())
        .unwrap_or_default();
    let horseshoe = horseshoe(&frame, &shown);
    let frame = frame.about(about);
    let frame = if horseshoe.is_some() {
        frame.pictured(format!("/decisions/{}.svg", shown.number))
    } else {
        frame.forms(WITHOUT_VOTE)
    };
    if ask.format == Format::Svg {
        let picture = horseshoe.ok_or_else(|| no_such_form(&frame))?;
        return picture::alone(&picture, shown.date);
    }
    reply(frame, &shown, |f| DecisionPage {
        f,
        shown: &shown,
        horseshoe,
    })
}

fn horseshoe(f: &Frame<'_>, shown: &Shown) -> Option<Horseshoe> {
    let tally = shown.tally?;
    if shown.votes.is_empty() {
        return None;
    }
    let mut votes: Vec<_> = shown.votes.iter().collect();
    votes.sort_by(|a, b| a.name.cmp(&b.name));
    let places = votes
        .iter()
        .map(|v| Place {
            member: v.member.to_string(),
            name: f.state(&v.member, &shown.date),
            permanent: v.permanent,
            vote: v.vote,
            next: None,
        })
        .collect();
    let title = format!("{} {}: {tally}", f.t("Vote on", "Vote sur"), shown.symbol);
    Some(Horseshoe::new(f, title, places, &[]))
}

impl DecisionPage<'_> {
    fn undocs(&self) -> String {
        undocs(&self.shown.symbol, self.f.lang)
    }

    /// Returns the ballots that were cast, each with the members that cast it.
    fn ballots(&self) -> Vec<(Ballot, Vec<(MemberCode, String)>)> {
        let named = |b: Ballot| {
            let of = self.shown.votes.iter().filter(|v| v.vote == b);
            (
                b,
                of.map(|v| (v.member, self.f.state(&v.member, &self.shown.date)))
                    .collect::<Vec<_>>(),
            )
        };
        Ballot::ALL
            .into_iter()
            .map(named)
            .filter(|(_, m)| !m.is_empty())
            .collect()
    }

    /// Returns the address of this page with another ending.
    fn form(&self, ending: &str) -> String {
        self.f.href(&format!("/decisions/{}{ending}", self.shown.number))
    }

    /// Returns the address at which this vote can be changed.
    fn try_vote(&self) -> String {
        let ballots: Vec<(String, Ballot)> = self
            .shown
            .votes
            .iter()
            .map(|v| (v.member.to_string(), v.vote))
            .collect();
        self.f.href(&vote::address(self.shown.date, None, &ballots))
    }

    fn actions(&self, mandate: &ShownMandate) -> String {
        let actions: Vec<&str> = mandate.actions.iter().map(|a| a.label(self.f.lang)).collect();
        actions.join(", ")
    }
}
