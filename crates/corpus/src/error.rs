//! What can be wrong with the bytes of a packed corpus.

use std::fmt;

/// Bytes that are not a packed corpus that this program can read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    cause: Cause,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Cause {
    Foreign,
    Version(u32),
    Truncated,
    Damaged(&'static str),
}

impl Error {
    pub(crate) fn foreign() -> Self {
        Self { cause: Cause::Foreign }
    }

    pub(crate) fn version(found: u32) -> Self {
        Self { cause: Cause::Version(found) }
    }

    pub(crate) fn truncated() -> Self {
        Self { cause: Cause::Truncated }
    }

    pub(crate) fn damaged(part: &'static str) -> Self {
        Self { cause: Cause::Damaged(part) }
    }

    /// Whether the bytes are a packed corpus of another format version.
    pub fn is_wrong_version(&self) -> bool {
        matches!(self.cause, Cause::Version(_))
    }

    /// Whether the bytes are damaged, cut off, or no packed corpus at all.
    pub fn is_corrupt(&self) -> bool {
        !self.is_wrong_version()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.cause {
            Cause::Foreign => f.write_str("expected a packed corpus, found other bytes"),
            Cause::Version(found) => write!(
                f,
                "expected a corpus of format version {}, found version {found}: build the page and its corpus together",
                crate::format::VERSION
            ),
            Cause::Truncated => f.write_str("expected a whole packed corpus, found only a part"),
            Cause::Damaged(part) => {
                write!(f, "expected an intact packed corpus, found damage in {part}")
            }
        }
    }
}

impl std::error::Error for Error {}
