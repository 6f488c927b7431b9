//! `/`: today at the Council.

use crate::address::Ask;
use crate::answered::{Reply, reply};
use crate::error::WebError;
use crate::frame::Frame;
use crate::site::Site;
use askama::Template;
use penholder_answer::list::{Filter, Listed, Order, list};
use penholder_words::{Date, Status};

#[derive(Template)]
#[template(path = "start.html")]
struct Start<'a> {
    f: Frame<'a>,
    on: Date,
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
    reply(frame, &running, |f| Start {
        f,
        on,
        running: &running,
    })
}
