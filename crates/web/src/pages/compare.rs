//! `/compare/2584/2640`: what changed between two decisions.

use crate::address::{Ask, shortened};
use crate::answered::{Reply, reply};
use crate::error::WebError;
use crate::frame::Frame;
use crate::site::Site;
use askama::Template;
use penholder_answer::compare::{CompareAnswer, Given, ParagraphAnswer, compare};
use penholder_read::document::Document;
use penholder_read::reading::Reading;
use penholder_words::{Date, Source, Symbol};
use serde::Serialize;
use std::fmt::Display;

/// Most bytes of a text that is read from the folder of texts.
const MOST: u64 = 8 * 1024 * 1024;

#[derive(Template)]
#[template(path = "compare_form.html")]
struct FormPage<'a> {
    f: Frame<'a>,
}

#[derive(Template)]
#[template(path = "compare.html")]
struct ComparePage<'a> {
    f: Frame<'a>,
    answer: &'a CompareAnswer,
}

/// How the page is asked, for those who read it as data.
#[derive(Debug, Serialize)]
struct How {
    path: &'static str,
    texts_at_hand: bool,
}

/// A decision as far as it is at hand.
struct Side {
    recorded: Given<'static>,
    text: Option<(Document, Reading)>,
}

impl Side {
    fn of(site: &Site, number: u16) -> Option<Side> {
        let recorded = Given::recorded(&site.record, number)?;
        let path = site.texts.as_ref().and_then(|t| t.resolution(number));
        let bytes = path
            .filter(|p| p.metadata().is_ok_and(|m| m.len() <= MOST))
            .and_then(|p| std::fs::read(p).ok());
        let name = path.and_then(|p| p.file_name()?.to_str());
        let document = bytes.and_then(|b| site.reader().read_document(&b, name).ok());
        let text = document.map(|d| (d.clone(), site.reader().facts(d)));
        Some(Side { recorded, text })
    }

    fn given(&self) -> Given<'_> {
        let Some((document, reading)) = &self.text else {
            return self.recorded.clone();
        };
        let given = Given::text(&self.recorded.name, document, Some(reading));
        Given {
            date: given.date.or(self.recorded.date),
            title: given.title.clone().or_else(|| self.recorded.title.clone()),
            ..given
        }
    }
}

/// Answers with the form, or sends what it says to its own address.
pub fn form(site: &Site, ask: &Ask) -> Result<Reply, WebError> {
    if let (Some(from), Some(to)) = (ask.get("from"), ask.get("to")) {
        return Reply::elsewhere(format!("/compare/{}/{}", number(from)?, number(to)?));
    }
    let frame = Frame::new(site, ask).within("/compare");
    let title = frame
        .t("Compare two decisions", "Comparer deux décisions")
        .to_owned();
    let how = How {
        path: "/compare/{from}/{to}",
        texts_at_hand: site.texts.is_some(),
    };
    reply(frame.titled(title), &how, |f| FormPage { f })
}

fn number(text: &str) -> Result<u16, WebError> {
    let by_symbol = || text.parse::<Symbol>().ok()?.resolution_number();
    text.trim().parse().ok().or_else(by_symbol).ok_or_else(|| {
        WebError::bad(format!(
            "expected the number or symbol of a resolution, but found `{}`",
            shortened(text)
        ))
    })
}

/// Answers.
pub fn page(site: &Site, ask: &Ask) -> Result<Reply, WebError> {
    let side = |name: &str| {
        let number = number(ask.param(name))?;
        let missing =
            || WebError::missing(format!("the record has no resolution {number}")).or("/compare", "Compare");
        Side::of(site, number).ok_or_else(missing)
    };
    let (old, new) = (side("from")?, side("to")?);
    let answer = compare(&site.record, &old.given(), &new.given(), &[]);
    let frame = Frame::new(site, ask).within("/compare");
    let title = format!("{} {} {}", answer.from, frame.t("and", "et"), answer.to);
    let about = frame
        .t(
            "What changed between two decisions",
            "Ce qui a changé entre deux décisions",
        )
        .to_owned();
    reply(frame.titled(title).about(about), &answer, |f| ComparePage {
        f,
        answer: &answer,
    })
}

impl ComparePage<'_> {
    fn sides(&self) -> [&penholder_answer::compare::SideAnswer; 2] {
        [&self.answer.documents.from, &self.answer.documents.to]
    }

    /// Writes what was and what is.
    fn was<T: Display>(&self, from: &Option<T>, to: &Option<T>) -> String {
        let said = |v: &Option<T>| {
            v.as_ref()
                .map_or_else(|| self.f.t("nothing", "rien").to_owned(), T::to_string)
        };
        format!("{} → {}", said(from), said(to))
    }

    fn days(&self, from: &Option<Date>, to: &Option<Date>) -> String {
        self.was(&from.map(|d| self.f.date(&d)), &to.map(|d| self.f.date(&d)))
    }

    fn at(&self, side: usize, paragraph: &Option<String>) -> Option<Source> {
        Some(Source {
            symbol: self.sides()[side].symbol.clone()?,
            paragraph: Some(paragraph.clone()?),
        })
    }

    fn change(&self, paragraph: &ParagraphAnswer) -> &str {
        match paragraph.change {
            "same" => self.f.t("same", "identique"),
            "reworded" => self.f.t("reworded", "reformulé"),
            "moved" => self.f.t("moved", "déplacé"),
            "split" => self.f.t("split", "scindé"),
            "merged" => self.f.t("merged", "fusionné"),
            "new" => self.f.t("new", "nouveau"),
            "dropped" => self.f.t("dropped", "supprimé"),
            other => other,
        }
    }

    fn place(&self, paragraph: &ParagraphAnswer) -> String {
        match (&paragraph.from, &paragraph.to) {
            (Some(a), Some(b)) if a == b => a.clone(),
            (Some(a), Some(b)) => format!("{a} → {b}"),
            (Some(a), None) => a.clone(),
            (None, Some(b)) => b.clone(),
            (None, None) => String::new(),
        }
    }
}
