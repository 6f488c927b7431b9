//! What can go wrong, in the words that a person reads.

use std::fmt;
use std::io;

/// Why a command could not answer.
#[derive(Debug)]
pub enum CliError {
    /// Something about what the person gave: a name, a date, a file.
    User {
        /// One sentence without a full stop: what was expected and what was found, with file and place.
        message: String,
        /// What to do about it.
        hint: Option<String>,
    },
    /// The reader of our output went away, which is no error.
    BrokenPipe,
}

impl CliError {
    /// Returns an error about what the person gave.
    pub fn user(message: impl Into<String>) -> Self {
        CliError::User {
            message: message.into(),
            hint: None,
        }
    }

    /// Adds a hint.
    pub fn with_hint(self, hint: impl Into<String>) -> Self {
        match self {
            CliError::User { message, .. } => CliError::User {
                message,
                hint: Some(hint.into()),
            },
            other => other,
        }
    }
}

impl fmt::Display for CliError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CliError::User { message, .. } => f.write_str(message),
            CliError::BrokenPipe => f.write_str("the reader of the output went away"),
        }
    }
}

impl From<io::Error> for CliError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => CliError::BrokenPipe,
            _ => CliError::user(format!("cannot write the answer: {error}")),
        }
    }
}

impl From<serde_json::Error> for CliError {
    fn from(error: serde_json::Error) -> Self {
        if error.io_error_kind() == Some(io::ErrorKind::BrokenPipe) {
            return CliError::BrokenPipe;
        }
        CliError::user(format!("cannot write the answer: {error}"))
    }
}

/// Prints `error: …` and, after a blank line, `hint: …` on standard error.
pub fn report(error: &CliError) {
    anstream::eprintln!("\x1b[1;31merror\x1b[0m: {error}");
    if let CliError::User { hint: Some(hint), .. } = error {
        anstream::eprintln!("\n\x1b[1mhint\x1b[0m: {hint}");
    }
}
