//! One file for each verb: parse, ask, print.

mod brief;
mod calendar;
mod check;
mod common;
mod compare;
mod forecast;
mod life;
mod list;
mod members;
mod outlook;
mod power;
mod presidency;
mod read;
mod replay;
#[cfg(feature = "web")]
mod serve;
mod show;
mod trace;
mod vote;

use crate::{CliError, Done};
use clap::Subcommand;

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Tell where a mandate stands on a day, with a source for every line
    Brief(brief::Args),
    /// Check a news report: which of its claims the record bears out, contradicts, or does not cover
    Check(check::Args),
    /// List operations with their standing on a day
    List(list::Args),
    /// Read documents into facts, each with its paragraph and bytes
    Read(read::Args),
    /// Tell what expires and what is due, when, and who presides
    Calendar(calendar::Args),
    /// Compare two documents: what stayed, what moved, which words, tasks and figures changed
    Compare(compare::Args),
    /// Follow a paragraph back through the renewals to where its words first stood
    Trace(trace::Args),
    /// Show one decision: its vote by member and what it decides
    Show(show::Args),
    /// Judge a vote: adopted or not, by which rule, and what would turn it
    Vote(vote::Args),
    /// Forecast a vote: each member, the tally, adoption; or show how good such forecasts were
    Forecast(forecast::Args),
    /// Tell the ways that a mandate can go, how likely each is, and what happened in like situations
    Outlook(outlook::Args),
    /// Tell who sits on the Council on a day
    Members(members::Args),
    /// Count each member's voting power under a rule or a reform proposal
    Power(power::Args),
    /// Tell who presides over the Council in a month
    Presidency(presidency::Args),
    /// Serve the record as pages and data over HTTP
    #[cfg(feature = "web")]
    Serve(serve::Args),
}

/// Runs the command.
///
/// # Errors
/// Whatever the person has to know; nothing is half written.
pub fn run(command: &Command) -> Result<Done, CliError> {
    match command {
        Command::Brief(args) => brief::run(args),
        Command::Check(args) => check::run(args),
        Command::List(args) => list::run(args),
        Command::Read(args) => read::run(args),
        Command::Calendar(args) => calendar::run(args),
        Command::Compare(args) => compare::run(args),
        Command::Trace(args) => trace::run(args),
        Command::Show(args) => show::run(args),
        Command::Vote(args) => vote::run(args),
        Command::Forecast(args) => forecast::run(args),
        Command::Outlook(args) => outlook::run(args),
        Command::Members(args) => members::run(args),
        Command::Power(args) => power::run(args),
        Command::Presidency(args) => presidency::run(args),
        #[cfg(feature = "web")]
        Command::Serve(args) => serve::run(args),
    }
}
