//! A corpus in pieces: the same bytes as a whole one, cut into blocks that come as they are asked for.
//!
//! [`cut`] takes a packed corpus apart: a *head* that every query needs (header, statistics, columns that are
//! counted, where everything stands) and *blocks*, each of which may hold stretches from many places, such as
//! the texts of some documents with their rows of all tables. [`Shards`] is the reader's sparse picture of the
//! bytes. A view reads as ever; what is not there reads as empty, and the block is noted:
//!
//! 1. run a query on [`Shards::packed`];
//! 2. if [`Shards::missed`] names any block, throw the result away, fetch those together, [`Shards::put`] them,
//!    and run it again;
//! 3. otherwise the result is exactly that of the whole corpus.
//!
//! A result is thus never made from bytes that are not there, in whatever order they come. Blocks bear their
//! checksum as their name: one of another build, a damaged one or a page of the host in its place is refused.

mod cut;
mod manifest;
mod store;

pub use cut::{Cut, cut};
pub(crate) use store::Spread;
pub use store::{Block, Shards};

#[cfg(test)]
mod tests;
