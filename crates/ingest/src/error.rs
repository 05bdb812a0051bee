//! The one error type of this crate.

use std::fmt;

/// Why a corpus cannot be built at all.
#[derive(Debug)]
pub struct Error {
    kind: Kind,
    file: String,
    line: u32,
    message: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Authority,
    NoDocuments,
    DuplicateId,
    Folder,
}

impl Error {
    pub(crate) fn authority(file: &str, line: u32, message: impl Into<String>) -> Self {
        Self { kind: Kind::Authority, file: file.to_owned(), line, message: message.into() }
    }

    pub(crate) fn no_documents(message: impl Into<String>) -> Self {
        Self { kind: Kind::NoDocuments, file: String::new(), line: 0, message: message.into() }
    }

    pub(crate) fn duplicate_id(file: &str, message: impl Into<String>) -> Self {
        Self { kind: Kind::DuplicateId, file: file.to_owned(), line: 1, message: message.into() }
    }

    #[cfg(feature = "fs")]
    pub(crate) fn folder(path: &str, message: impl Into<String>) -> Self {
        Self { kind: Kind::Folder, file: path.to_owned(), line: 0, message: message.into() }
    }

    /// Whether an authority file is broken.
    pub fn is_authority(&self) -> bool {
        self.kind == Kind::Authority
    }

    /// Whether there was no readable document at all.
    pub fn is_no_documents(&self) -> bool {
        self.kind == Kind::NoDocuments
    }

    /// Whether a path that was given cannot be read.
    pub fn is_folder(&self) -> bool {
        self.kind == Kind::Folder
    }

    /// Whether two documents claim one id.
    pub fn is_duplicate_id(&self) -> bool {
        self.kind == Kind::DuplicateId
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        match (self.file.is_empty(), self.line) {
            (true, _) => Ok(()),
            (false, 0) => write!(f, ": {}", self.file),
            (false, line) => write!(f, ": {}:{line}", self.file),
        }
    }
}

impl std::error::Error for Error {}
