//! The packed corpus: one run of bytes that is read in place.
//!
//! [`pack`] writes a [`model::Corpus`](crate::model::Corpus) down, [`Packed::open`] reads it. Everything is
//! little-endian. Behind a header with a format version and checksums ([`Packed`]) stand tables of numbers,
//! column by column, and pools of strings and lists that the tables point into. Views ([`Document`],
//! [`Segment`], …) have a getter for each field of the model and further ones for relations.
//!
//! Reading never panics and always ends, whatever the bytes: what damaged bytes cannot say reads as 0,
//! an empty string or an empty list. Corpora of another [`VERSION`] are refused.

#[macro_use]
mod table;

mod checksum;
mod column;
mod corpus;
#[doc(hidden)]
pub mod field;
mod layout;
mod links;
mod lists;
mod order;
mod pack;
mod records;
mod relations;
#[cfg(feature = "sharded")]
pub mod shards;
mod touch;
mod unpack;
pub(crate) mod varint;
mod writer;

pub(crate) use checksum::xxh64;
pub(crate) use column::Column;
pub(crate) use layout::Section;
pub use layout::{Packed, VERSION};
pub(crate) use links::Links;
pub(crate) use links::{
    DocumentLinkColumns, EntityLinkColumns, SegmentLinkColumns, StatementLinkColumns,
};
pub(crate) use lists::Lists;
pub use lists::{Ids, Picked, Row, Rows, Spans, Strings};
pub use pack::{pack, pack_with_positions};
pub use records::*;
pub(crate) use records::{DocumentColumns, SegmentColumns, StatementColumns};
pub use relations::CoOccurrence;
pub use touch::touch_everything;
pub(crate) use writer::{Pools, Record};

#[cfg(test)]
mod tests;
