//! One file for each verb: parse, ask, print.

mod brief;
mod common;

use crate::{CliError, Done};
use clap::Subcommand;

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Tell where a mandate stands on a day, with a source for every line
    Brief(brief::Args),
}

/// Runs the command.
///
/// # Errors
/// Whatever the person has to know; nothing is half written.
pub fn run(command: &Command) -> Result<Done, CliError> {
    match command {
        Command::Brief(args) => brief::run(args),
    }
}
