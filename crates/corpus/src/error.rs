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
    #[cfg(feature = "sharded")]
    Block(String),
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

    #[cfg(feature = "sharded")]
    pub(crate) fn no_block(number: u32) -> Self {
        Self {
            cause: Cause::Block(format!(
                "expected a block of this corpus, found the number {number}"
            )),
        }
    }

    /// Other bytes than those of a block of this corpus.
    #[cfg(feature = "sharded")]
    pub(crate) fn other_block(name: &str, length: u32, found: usize, sum: &str) -> Self {
        let message = format!(
            "expected {length} bytes with the checksum {name}, found {found} bytes with {sum}: damaged on the \
             way, or of another build: block {name}"
        );
        Self { cause: Cause::Block(message) }
    }

    /// Whether the bytes are not those of the block that was asked for.
    #[cfg(feature = "sharded")]
    pub fn is_block(&self) -> bool {
        matches!(self.cause, Cause::Block(_))
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
        match &self.cause {
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
            #[cfg(feature = "sharded")]
            Cause::Block(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for Error {}
