//! `/`: today at the Council.

use crate::address::Ask;
use crate::answered::{Reply, reply};
use crate::error::WebError;
use crate::frame::Frame;
use crate::pages::calendar::kind;
use crate::site::Site;
use askama::Template;
use penholder_answer::calendar::{Calendar, CalendarEvent, Query, calendar};
use penholder_answer::list::{Filter, Listed, Order, list};
use penholder_answer::members::members;
use penholder_words::{Date, MemberCode, Status};
use serde::Serialize;

/// Days ahead that are shown.
const DAYS: i32 = 30;

#[derive(Template)]
#[template(path = "start.html")]
struct Start<'a> {
    f: Frame<'a>,
    on: Date,
    running: &'a [Listed],
    calendar: &'a Calendar,
    president: Option<MemberCode>,
}

/// What a day at the Council holds.
#[derive(Debug, Serialize)]
struct Today<'a> {
    on: Date,
    record_until: Option<Date>,
    beyond_record: bool,
    president: Option<MemberCode>,
    events: &'a [CalendarEvent],
    running: &'a [Listed],
}

/// Answers.
pub fn page(site: &Site, ask: &Ask) -> Result<Reply, WebError> {
    let on = site.today();
    let filter = Filter {
        status: vec![Status::Active, Status::Withdrawing],
        ..Filter::default()
    };
    let running = list(&site.record, on, None, &filter, Order::End);
    let frame = Frame::new(site, ask);
    let title = frame
        .t("Today at the Council", "Aujourd’hui au Conseil")
        .to_owned();
    let about = frame
        .t(
            "Mandates and votes of the United Nations Security Council, with a source for every line",
            "Mandats et votes du Conseil de sécurité des Nations Unies, une source à chaque ligne",
        )
        .to_owned();
    let frame = frame.titled(title).on(on).about(about).within("/");
    let query = Query {
        on,
        days: DAYS,
        operation: None,
        host: None,
        kinds: Vec::new(),
    };
    let calendar = calendar(&site.record, &query);
    let today = Today {
        on,
        record_until: site.record.until,
        beyond_record: site.record.until.is_some_and(|last| on > last),
        president: members(&site.record, on).ok().and_then(|m| m.president),
        events: &calendar.events,
        running: &running,
    };
    reply(frame, &today, |f| Start {
        f,
        on,
        running: &running,
        calendar: &calendar,
        president: today.president,
    })
}

impl Start<'_> {
    fn kind(&self, event: &CalendarEvent) -> &'static str {
        kind(&self.f, event.kind)
    }

    fn beyond(&self) -> bool {
        self.f.record_until.is_some_and(|last| self.on > last)
    }
}
