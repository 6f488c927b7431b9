//! `/decisions/in/2023`: the resolutions of a year.

use crate::address::{Ask, shortened};
use crate::answered::{Reply, reply};
use crate::error::WebError;
use crate::frame::Frame;
use crate::site::Site;
use askama::Template;
use penholder_answer::decisions::{Listed, of_year, years};

#[derive(Template)]
#[template(path = "decisions.html")]
struct Decisions<'a> {
    f: Frame<'a>,
    year: i16,
    years: &'a [i16],
    listed: &'a [Listed],
}

/// Sends the reader to the record's last year.
pub fn latest(site: &Site, _: &Ask) -> Result<Reply, WebError> {
    match years(&site.record).last() {
        Some(year) => Reply::elsewhere(format!("/decisions/in/{year}")),
        None => Err(WebError::missing("the record has no decision")),
    }
}

/// Answers for the year in the path.
pub fn in_year(site: &Site, ask: &Ask) -> Result<Reply, WebError> {
    let years = years(&site.record);
    let year: Option<i16> = ask.param("year").parse().ok();
    let Some(year) = year.filter(|y| years.contains(y)) else {
        let missing = WebError::missing(format!(
            "the record has no decision of {}",
            shortened(ask.param("year"))
        ));
        return Err(missing.or("/decisions", "Decisions"));
    };
    let listed = of_year(&site.record, year);
    let frame = Frame::new(site, ask).within("/decisions");
    let title = format!("{} {year}", frame.t("Resolutions of", "Résolutions de"));
    reply(frame.titled(title), &listed, |f| Decisions {
        f,
        year,
        years: &years,
        listed: &listed,
    })
}
