//! Who decides and by which majority: one module for each provision, and one judge for all of them.
//!
//! A provision states a [`Rule`]: conditions, each with its source. [`adjudicate`] puts ballots to a rule and says
//! what was needed, what was had and what was missing; [`smallest_flips`] finds every smallest change that turns
//! the outcome. General rules come first, [`Exception`]s are named, and two that clash are an error that shows both.
//! Numbers that changed with time (majorities, seats) are [`Dated`] tables.
//!
//! Nothing here touches a file, a clock or a terminal: the day, the members and the ballots are parameters.

pub mod article_108;
pub mod article_109;
pub mod article_18;
pub mod article_23;
pub mod article_27;
pub mod article_4;
pub mod article_52;
pub mod article_97;
pub mod namibia_opinion;
pub mod preliminary_question;
pub mod rule_18;
pub mod rule_32;
pub mod rule_36;
pub mod statute_10_12;
pub mod uniting_for_peace;

mod adjudicate;
mod body;
mod dated;
mod exceptions;
mod flips;
mod matter;
mod rule;
mod rules_file;

pub use adjudicate::{Adjudication, Finding, Ground, adjudicate};
pub use body::{Body, Seat};
pub use dated::Dated;
pub use exceptions::{Clash, Exception, Facts};
pub use flips::{Change, Flip, Flips, smallest_flips};
pub use matter::{rule_for, rule_for_facts};
pub use rule::{Among, Condition, Rule, Test};
pub use rules_file::{RulesError, RulesFile, parse_rules};
