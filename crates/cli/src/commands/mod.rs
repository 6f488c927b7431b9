//! One file for each verb: parse, ask, print.

use crate::{CliError, Done};
use clap::Subcommand;

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum Command {}

/// Runs the command.
///
/// # Errors
/// Whatever the person has to know; nothing is half written.
pub fn run(command: &Command) -> Result<Done, CliError> {
    match *command {}
}
