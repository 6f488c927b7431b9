//! Penholder on the command line: one file for each verb in `commands`.
//!
//! Standard output carries answers only; everything else goes to standard error. Exit codes: 0 done, 1 the answer
//! is no where the command asks a yes/no question with `--exit-code`, 2 bad usage or bad input.

mod commands;
#[allow(dead_code, reason = "used by the verbs")]
mod error;
#[allow(dead_code, reason = "used by the verbs")]
mod screen;

use clap::Parser;
use error::CliError;
use std::process::ExitCode;

/// Mandates and votes of the United Nations Security Council, with a source for every line.
#[derive(Debug, Parser)]
#[command(name = "penholder", version, propagate_version = true, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: commands::Command,
}

/// What a command found, which becomes the exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(dead_code, reason = "used by the verbs")]
enum Done {
    /// Answered; or the answer is yes.
    Yes,
    /// The answer to a yes/no question is no.
    No,
    /// Some of the input could not be read; what could be was answered.
    WithErrors,
}

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version are answers, everything else is bad usage.
            let code = if error.use_stderr() { 2 } else { 0 };
            let _ = error.print();
            return ExitCode::from(code);
        }
    };
    match commands::run(&cli.command) {
        Ok(Done::Yes) => ExitCode::SUCCESS,
        Ok(Done::No) => ExitCode::from(1),
        Ok(Done::WithErrors) => ExitCode::from(2),
        Err(CliError::BrokenPipe) => ExitCode::SUCCESS,
        Err(error) => {
            error::report(&error);
            ExitCode::from(2)
        }
    }
}
