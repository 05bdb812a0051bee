//! What can be asked that cannot be written.

use std::fmt;

/// A request that no file answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    cause: Cause,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Cause {
    Combination { what: &'static str, format: &'static str, expected: String },
    Field { field: String, expected: String },
}

impl Error {
    pub(crate) fn combination(what: &'static str, format: &'static str, expected: String) -> Self {
        Self { cause: Cause::Combination { what, format, expected } }
    }

    pub(crate) fn field(field: &str, expected: String) -> Self {
        Self { cause: Cause::Field { field: field.to_owned(), expected } }
    }

    /// Whether the format has no place for what was to be written.
    pub fn is_combination(&self) -> bool {
        matches!(self.cause, Cause::Combination { .. })
    }

    /// Whether a column was named that there is not.
    pub fn is_field(&self) -> bool {
        matches!(self.cause, Cause::Field { .. })
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.cause {
            Cause::Combination { what, format, expected } => {
                write!(f, "{format} has no place for {what}, expected one of {expected}")
            }
            Cause::Field { field, expected } => {
                write!(f, "no column `{field}`, expected some of {expected}")
            }
        }
    }
}

impl std::error::Error for Error {}
