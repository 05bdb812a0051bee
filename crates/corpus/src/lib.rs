//! What a corpus is and how it is asked.
//!
//! [`model`] holds the corpus as plain values, as `ingest` hands it on.
//! This crate does no I/O and sees no DOM, clock, random number or network: "today" is always a parameter.

pub mod date;
pub mod model;
