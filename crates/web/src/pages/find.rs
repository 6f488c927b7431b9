//! `/find?q=2640`: straight to what bears the number, the symbol or the name.

use crate::address::{Ask, shortened};
use crate::answered::Reply;
use crate::error::WebError;
use crate::frame::slug;
use crate::site::Site;
use penholder_answer::resolve;
use penholder_words::Symbol;

/// Answers with the address of what was asked for: an exact number or symbol first, then a name.
pub fn page(site: &Site, ask: &Ask) -> Result<Reply, WebError> {
    let Some(asked) = ask.get("q") else {
        return Reply::elsewhere("/");
    };
    let bare = asked.trim_start_matches(|c: char| !c.is_ascii_digit());
    let number = asked.parse::<Symbol>().ok().and_then(|s| s.resolution_number());
    // "resolution 2640" and "No. 2640 (2022)" name a number as well.
    let told = bare.split([' ', '(']).next().and_then(|d| d.parse::<u16>().ok());
    let number = number.or(told).filter(|n| site.record.decision(*n).is_some());
    if let Some(number) = number {
        return Reply::elsewhere(format!("/decisions/{number}"));
    }
    match resolve::operation(&site.record, asked) {
        Ok(found) => Reply::elsewhere(format!("/operations/{}", slug(&found.operation))),
        Err(error) => {
            let missing = WebError::from(error);
            let message = format!("nothing in the record is called `{}`", shortened(asked));
            Err(if missing.instead.is_empty() {
                WebError { message, ..missing }
            } else {
                missing
            })
        }
    }
}
