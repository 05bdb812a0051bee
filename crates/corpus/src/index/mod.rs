//! The search index: which words stand in which segments, and at which places.
//!
//! The searchable unit is the segment: what one originator said. Its words are those of its text without
//! what was dropped; the first segment of a document has the words of the document's title too.
//! The dictionary holds words as they are written (folded), not their stems: forms of one word stand close
//! to each other, so that a query gathers them, a prefix finds exactly what it says, and suggestions are
//! words that people write. Chinese is indexed by single characters and by pairs at their positions, so that
//! every substring of the text is found.

mod aliases;
pub(crate) mod build;
mod dictionary;
pub(crate) mod length;
mod terms;
mod texts;

pub(crate) use aliases::{Alias, all_names, entities_named, names_from};
pub(crate) use dictionary::{Dictionary, Term};
pub(crate) use texts::{each_text, kept};
