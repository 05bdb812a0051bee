//! The loops of a query, in which nearly all of its time is spent: plain numbers in, plain numbers out.
//!
//! They are a crate of their own because the page is compiled for size, where a loop over 20,000 rows calls a function
//! for each number. Here alone the compiler may spend bytes on speed (`profile.wasm-release.package` in the
//! workspace's `Cargo.toml`), so nothing in it is generic or a closure of a caller: that would be compiled with
//! the caller's settings. Nothing panics and everything ends, whatever the bytes.

mod count;
mod near;
mod read;
mod sort;

pub use count::{tally_lists, tally_options, tally_values};
pub use near::{Near, NearWord};
pub use read::{Places, Within};
pub use read::{
    add_postings, bm25, gather, mark, occupied, posting, read_places, read_postings, rows,
};
pub use sort::{first, sort};
