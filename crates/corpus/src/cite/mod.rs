//! Citations that survive: links to sentences by what they say, not by where they stand.
//!
//! An [`Anchor`] carries hashes of a sentence (or of several in a row), of the sentences around it, a sketch of
//! its words and a hint where it stood. Its [text](Anchor::to_text) is at most 52 characters longer than the
//! document's id, so that it fits the fragment of an address. After a rebuild [`resolve`] finds the same words,
//! wherever they stand now, or says that they changed and which sentence is nearest.
//!
//! What the eye cannot see makes no change: white space, line ends, soft hyphens, straight or curved quotation
//! marks, how a text is split into sentences. Every other character does, the case of letters included.
//!
//! The same words twice are told apart by their order while their number stays, otherwise by their neighbours.
//! Where copies came or went and the neighbours changed as well, the copy nearest to the old place is taken:
//! that a copy was deleted and other words were put before the other one looks the same as a change.
//!
//! ```
//! use readout_corpus::{Packed, cite, format, model};
//!
//! let bytes = format::pack(&model::Corpus::default());
//! let corpus = Packed::open(&bytes)?;
//! // What a reader pasted; anything else than the text of an anchor is `None`.
//! assert_eq!(cite::Anchor::parse("2026-02-01-talks~3"), None);
//! // The anchor of each sentence, as a link would carry it.
//! for sentence in corpus.sentences() {
//!     let segment = corpus.segment(sentence.segment());
//!     let document = segment.and_then(|segment| corpus.document(segment.document()));
//!     let anchor = document.and_then(|document| cite::of(corpus, document.ix(), sentence.span()));
//!     let _ = anchor.map(|anchor| cite::resolve(corpus, &anchor));
//! }
//! # Ok::<(), readout_corpus::Error>(())
//! ```

mod anchor;
mod code;
mod quote;
mod resolve;
mod rivals;
mod sketch;
mod trace;

pub use anchor::{Anchor, Reader, of};
pub use quote::{Quote, quote};
pub use resolve::{Place, Resolved, resolve};

#[cfg(test)]
mod tests;
