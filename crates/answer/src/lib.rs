//! One function and one serialisable answer for each verb: the only place that knows the JSON shapes.
//!
//! The command line, the pages and the tool server all print these types, so that `--json` and `….json` are the
//! same bytes. Keys keep name and type once published; keys may be added.

pub mod brief;
pub mod calendar;
pub mod check;
pub mod compare;
pub mod decisions;
pub mod forecast;
pub mod history;
pub mod list;
pub mod member;
pub mod members;
pub mod outlook;
pub mod power;
pub mod presidency;
pub mod reading;
pub mod replay;
pub mod resolve;
pub mod show;
pub mod timeline;
pub mod trace;
pub mod vote;
