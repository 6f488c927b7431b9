//! The calendar as an iCalendar object (RFC 5545, 7986) and as an Atom feed (RFC 4287).

use super::{Calendar, CalendarEvent};
use icalendar::{Component, Property};
use penholder_words::{Date, Lang, long_date};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event as Xml};
use std::io;

/// How often a reader should look again.
const REFRESH: &str = "P1D";

/// Returns the calendar as an iCalendar object.
///
/// Each event lasts the whole of its day: `DTEND` is the day after, which is not part of it (RFC 5545, 3.6.1).
/// An event keeps its `UID`; one that a later decision took off comes again as cancelled, one step on in `SEQUENCE`.
/// `DTSTAMP` is the day on which the calendar is read, so that the same question has the same bytes as its answer.
pub fn icalendar(calendar: &Calendar, name: &str) -> String {
    let mut out = icalendar::Calendar::empty();
    out.append_property(Property::new("VERSION", "2.0").done());
    out.append_property(Property::new("PRODID", "-//Penholder//Security Council calendar//EN").done());
    out.append_property(Property::new("METHOD", "PUBLISH").done());
    out.append_property(Property::new("NAME", name).done());
    out.append_property(Property::new("X-WR-CALNAME", name).done());
    out.append_property(
        Property::new("REFRESH-INTERVAL", REFRESH)
            .add_parameter("VALUE", "DURATION")
            .done(),
    );
    out.append_property(Property::new("X-PUBLISHED-TTL", REFRESH).done());
    for event in &calendar.events {
        out.push(entry(event, calendar.on, None));
    }
    for gone in &calendar.cancelled {
        out.push(entry(&gone.event, calendar.on, Some(gone.cancelled)));
    }
    out.done().to_string()
}

fn compact(day: Date) -> String {
    day.strftime("%Y%m%d").to_string()
}

fn entry(event: &CalendarEvent, on: Date, cancelled: Option<Date>) -> icalendar::Event {
    let all_day = |name: &str, day: Date| {
        Property::new(name, compact(day))
            .add_parameter("VALUE", "DATE")
            .done()
    };
    let mut out = icalendar::Event::new();
    out.uid(&event.uid);
    out.add_property("DTSTAMP", format!("{}T000000Z", compact(on)));
    out.append_property(all_day("DTSTART", event.date));
    out.append_property(all_day("DTEND", event.date.tomorrow().unwrap_or(event.date)));
    out.summary(&event.text);
    out.description(&described(event));
    if let Some(modified) = cancelled.or(event.decided) {
        out.add_property("LAST-MODIFIED", format!("{}T000000Z", compact(modified)));
    }
    out.add_property("SEQUENCE", if cancelled.is_some() { "1" } else { "0" });
    out.add_property(
        "STATUS",
        if cancelled.is_some() {
            "CANCELLED"
        } else {
            "CONFIRMED"
        },
    );
    out.add_property("CATEGORIES", event.kind.label());
    out.add_property("CLASS", "PUBLIC");
    out.add_property("TRANSP", "TRANSPARENT");
    if let Some(address) = address(event) {
        out.add_property("URL", address);
    }
    out.done()
}

fn described(event: &CalendarEvent) -> String {
    let computed = if event.computed {
        " The day is computed."
    } else {
        ""
    };
    format!("Source: {}.{computed}", event.source)
}

/// Returns where the United Nations publishes the document.
fn address(event: &CalendarEvent) -> Option<String> {
    let symbol = event.source.symbol.as_str();
    let packed: String = symbol.chars().filter(|c| *c != ' ').collect();
    symbol
        .starts_with("S/")
        .then(|| format!("https://undocs.org/en/{packed}"))
}

/// Returns the calendar as an Atom feed, the nearest event first.
///
/// # Errors
/// Never in practice: the feed is written to memory.
pub fn atom(calendar: &Calendar, name: &str) -> io::Result<String> {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    writer.write_event(Xml::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let updated = calendar
        .events
        .iter()
        .filter_map(|e| e.decided)
        .max()
        .unwrap_or(calendar.on);
    let feed = writer
        .create_element("feed")
        .with_attribute(("xmlns", "http://www.w3.org/2005/Atom"));
    feed.write_inner_content(|w| {
        text(w, "id", "urn:penholder:calendar")?;
        text(w, "title", name)?;
        text(w, "updated", &instant(updated))?;
        w.create_element("author")
            .write_inner_content(|w| text(w, "name", "Penholder"))?;
        for event in &calendar.events {
            w.create_element("entry")
                .write_inner_content(|w| one(w, event, calendar.on))?;
        }
        Ok(())
    })?;
    let mut bytes = writer.into_inner();
    bytes.push(b'\n');
    String::from_utf8(bytes).map_err(io::Error::other)
}

fn one(w: &mut Writer<Vec<u8>>, event: &CalendarEvent, on: Date) -> io::Result<()> {
    text(
        w,
        "id",
        &format!("urn:penholder:{}", event.uid.trim_end_matches("@penholder")),
    )?;
    text(w, "title", &format!("{}: {}", event.date, event.text))?;
    text(w, "updated", &instant(event.decided.unwrap_or(on)))?;
    w.create_element("category")
        .with_attribute(("term", event.kind.as_str()))
        .write_empty()?;
    if let Some(address) = address(event) {
        w.create_element("link")
            .with_attribute(("href", address.as_str()))
            .write_empty()?;
    }
    let content = format!("{}. {}", long_date(event.date, Lang::En), described(event));
    text(w, "content", &content)
}

fn text(w: &mut Writer<Vec<u8>>, name: &str, value: &str) -> io::Result<()> {
    w.create_element(name).write_text_content(BytesText::new(value))?;
    Ok(())
}

fn instant(day: Date) -> String {
    format!("{day}T00:00:00Z")
}
