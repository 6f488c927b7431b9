//! `/operations`: all operations with their standing on a day.

use crate::address::Ask;
use crate::answered::{Reply, reply};
use crate::error::WebError;
use crate::frame::Frame;
use crate::site::Site;
use askama::Template;
use penholder_answer::list::{Filter, Listed, Order, list};
use penholder_words::{Date, MemberCode, OperationKind, Status};

#[derive(Template)]
#[template(path = "operations.html")]
struct Operations<'a> {
    f: Frame<'a>,
    on: Date,
    listed: &'a [Listed],
    chosen: Chosen,
}

/// The filter and order that were chosen.
struct Chosen {
    status: Option<Status>,
    kind: &'static str,
    host: Option<MemberCode>,
    order: &'static str,
}

/// Kinds of operation: parameter, meaning, English, French.
const KINDS: &[(&str, OperationKind, &str, &str)] = &[
    (
        "PKO",
        OperationKind::Peacekeeping,
        "peacekeeping operations",
        "opérations de maintien de la paix",
    ),
    (
        "SPM",
        OperationKind::Political,
        "special political missions",
        "missions politiques spéciales",
    ),
    ("other", OperationKind::Other, "others", "autres"),
];

/// Orders: parameter, meaning, English, French.
const ORDERS: &[(&str, Order, &str, &str)] = &[
    (
        "end",
        Order::End,
        "by the end of the mandate",
        "par fin de mandat",
    ),
    ("name", Order::Name, "by name", "par nom"),
    ("record", Order::Record, "by first day", "par date de création"),
];

/// Answers.
pub fn page(site: &Site, ask: &Ask) -> Result<Reply, WebError> {
    let given = ask.day("on")?;
    let on = given.unwrap_or_else(|| site.today());
    let (filter, order, chosen) = chosen(ask)?;
    let listed = list(&site.record, on, None, &filter, order);
    let title = match ask.lang {
        penholder_words::Lang::En => "Operations".to_owned(),
        penholder_words::Lang::Fr => "Opérations".to_owned(),
    };
    let frame = Frame::new(site, ask).titled(title);
    let about = format!(
        "{} {}",
        frame.t("Where each mandate stands on", "État de chaque mandat au"),
        frame.date(&on)
    );
    let frame = frame.on(on).about(about).within("/operations");
    reply(frame, &listed, |f| Operations {
        f,
        on,
        listed: &listed,
        chosen,
    })
}

fn chosen(ask: &Ask) -> Result<(Filter, Order, Chosen), WebError> {
    let status = ask.get("status").map(str::parse::<Status>).transpose();
    let status = status.map_err(|e| WebError::bad(e.to_string()))?;
    let host = ask.get("host").map(str::parse::<MemberCode>).transpose();
    let host = host.map_err(|e| WebError::bad(e.to_string()))?;
    let kind = match ask.get("kind") {
        None => None,
        Some(text) => Some(
            KINDS
                .iter()
                .find(|k| k.0 == text)
                .ok_or_else(|| WebError::bad("expected the kind PKO, SPM or other"))?,
        ),
    };
    let order = match ask.get("order") {
        None => &ORDERS[0],
        Some(text) => ORDERS
            .iter()
            .find(|o| o.0 == text)
            .ok_or_else(|| WebError::bad("expected the order end, name or record"))?,
    };
    let filter = Filter {
        status: status.into_iter().collect(),
        hosts: host.into_iter().collect(),
        kind: kind.map(|k| k.1),
    };
    let chosen = Chosen {
        status,
        host,
        kind: kind.map_or("", |k| k.0),
        order: order.0,
    };
    Ok((filter, order.1, chosen))
}

impl Operations<'_> {
    fn is_status(&self, status: &Status) -> bool {
        self.chosen.status == Some(*status)
    }
}
