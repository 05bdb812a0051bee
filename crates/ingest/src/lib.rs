//! How text becomes a corpus: one module per stage, in the order of the flow.
//!
//! ```text
//! read → clean → split → sentences → dates → names → statements → topics → meetings → reuse → assemble
//! ```
//!
//! Each stage takes what the stages before it found and returns a value and its warnings. Nothing here
//! does I/O or knows what day it is: files come in as bytes, "today" comes in as [`Options::as_of`].
//! A file that cannot be read costs that file and is named in the warnings; only a broken authority
//! or a folder without a single readable file is an [`Error`].

pub mod authority;
pub mod clean;
pub mod dates;
pub mod meetings;
pub mod names;
pub mod read;
pub mod reuse;
pub mod rules;
pub mod sentences;
pub mod split;
pub mod statements;
pub mod topics;

pub mod draft;
#[cfg(feature = "fs")]
pub mod folder;

mod analyse;
mod assemble;
mod carriers;
mod error;
mod given;
mod ordinals;
mod patterns;
mod tokens;
mod workers;

#[cfg(feature = "fs")]
pub use analyse::analyse_side_by_side;
pub use analyse::{Analysis, Input, Options, analyse};
pub use error::Error;

/// Builds the patterns and word lists that every analysis uses, so that another core can do so while files
/// are read. What has not been built when it is needed is built then.
pub fn prepare() {
    split::prepare();
    meetings::prepare();
    names::prepare();
    statements::prepare();
}
