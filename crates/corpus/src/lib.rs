//! What a corpus is and how it is asked.
//!
//! - [`model`]: the corpus as plain values, as `ingest` hands it on; [`date`]: days and EDTF.
//! - [`format::pack`] writes a corpus down; [`Packed::open`] reads the bytes in place. [`Packed`] is `Copy`:
//!   with `&'static` bytes it goes anywhere, without signals or locks.
//! - Views ([`format::Document`], [`format::Segment`], [`format::Statement`], …) are `Copy` too and have a
//!   getter for each field of the model. Lists of positions are iterators over `EntityIx` and the like, which
//!   [`Packed::entity`] and its sisters turn into views. Relations the other way round are methods:
//!   `entity.mentions()`, `.segments()`, `.documents()`, `.statements()`, `.statements_about()`, `.meetings()`,
//!   `.co_occurring()`, `.segments_shared_with(…)`; `segment.sentences()`, `.mentions()`, `.dates()`,
//!   `.statements()`, `.entities()`, `.topics()`, `.meetings()`, `.reuse()`, `.text()`, `.slice(span)`, `.date()`;
//!   `topic.statements()`; `statement.topics()`, `.entities()`, `.about()`; `meeting.evidence()`,
//!   `.segments()`, `.documents()`, `.status_as_of(day)`.
//! - [`query::run`] asks: a [`query::Query`] (text, [`query::Filters`], sort, as-of) in, a
//!   [`query::ResultSet`] out, with documents, segments, statements, meetings, facet counts and a histogram.
//!   [`query::Marker`] makes snippets and highlights of segments, statements and meetings,
//!   [`query::suggestions`] offers ways to go on while a query is typed, [`query::corrections`] what may have been
//!   meant, [`query::entities_by_prefix`] serves quick jumps, [`query::nearest_id`] helps a link whose target is gone.
//! - [`compare::compare`] sets two segments beside each other, sentence by sentence.
//! - [`cite::of`] gives a sentence a permanent link by content, [`cite::resolve`] finds it again after a rebuild.
//!
//! This crate does no I/O and sees no DOM, clock, random number or network: "today" is always a parameter.
//! It has no dependencies, since every reader of the page downloads it.
//!
//! ```
//! use readout_corpus::{Packed, format, model, query};
//!
//! let bytes = format::pack(&model::Corpus::default());
//! let corpus = Packed::open(&bytes)?;
//! let found = query::run(corpus, &query::Query::text("taiwan side:china"));
//! for hit in &found.documents {
//!     let document = corpus.document(hit.document).map(|document| document.id());
//!     let snippets = query::snippets(corpus, found.segments_of(hit), &query::Query::text("taiwan"), 3);
//!     let _ = (document, snippets);
//! }
//! # Ok::<(), readout_corpus::Error>(())
//! ```

pub mod cite;
pub mod compare;
pub mod date;
mod error;
#[macro_use]
pub mod format;
mod index;
#[macro_use]
pub mod model;
mod order;
pub mod query;
mod text;

#[cfg(test)]
mod fixture;

pub use error::Error;
pub use format::Packed;
