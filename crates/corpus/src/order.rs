//! One sort for everything that is sorted when the page runs.
//!
//! Every type that the standard library sorts costs the page some kilobytes of code; keys that are packed
//! into one number share them.

/// A key whose parts count in the order given.
pub(crate) fn key(parts: [u32; 4]) -> u128 {
    parts.iter().fold(0, |key, &part| key << 32 | u128::from(part))
}

/// The last part of a key.
pub(crate) fn last(key: u128) -> u32 {
    key as u32
}

pub(crate) use readout_kernels::{first, sort};
