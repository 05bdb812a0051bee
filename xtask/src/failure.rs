//! Why a command could not do its work, and the exit code that says so.

use std::fmt;

/// What a command hands back.
pub type Result<T> = std::result::Result<T, Failure>;

/// A failure that ends the command: one message for a person, one code for a script.
#[derive(Debug)]
pub struct Failure {
    message: String,
    exit_code: u8,
}

impl Failure {
    /// Something went wrong while working: exit code 1.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), exit_code: 1 }
    }

    /// What was asked or given cannot be worked with: exit code 2.
    pub fn input(message: impl Into<String>) -> Self {
        Self { message: message.into(), exit_code: 2 }
    }

    /// An I/O error, with what was being done and the path last.
    pub fn io(doing: &str, path: &std::path::Path, error: &std::io::Error) -> Self {
        Self::new(format!("{doing} failed: {error}: {}", path.display()))
    }

    /// The exit code for the shell: 1 for failed work, 2 for input that cannot be used.
    pub fn exit_code(&self) -> u8 {
        self.exit_code
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl From<lexopt::Error> for Failure {
    fn from(error: lexopt::Error) -> Self {
        Self::input(format!("{error}, see `cargo xtask help`"))
    }
}
