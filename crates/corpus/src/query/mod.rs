//! Asking a corpus: a [`Query`] in, a [`ResultSet`] out.
//!
//! What is looked for is the segment: it matches where it satisfies the text and every facet. Documents,
//! statements and meetings follow from it ([`ResultSet`]). Everything here is total: no text, however
//! strange, is an error.
//!
//! # The query language
//!
//! | input | finds segments with |
//! |---|---|
//! | `taiwan consultation` | both words, in any regular form (`consultations`) |
//! | `"strategic partnership"` | exactly these words, in this order |
//! | `one-China` | both parts next to each other |
//! | `japan OR taiwan` | one of the two |
//! | `-japan`, `NOT japan` | no such word |
//! | `consult*` | a word that begins so |
//! | `Шойгу`, `绍伊古`, `Wang Yi` | these words, or a mention of the entity that bears the name |
//! | `side:china kind:readout` | a facet's value, by id, name or another name of it |
//! | `speaker:"Wang Yi"` | a statement by the person |
//! | `about:taiwan` | a statement whose content mentions the entity or whose topic it is |
//! | `title:talks` | a title with the word, in any regular form (with several in quotation marks all of them) |
//! | `on:2026-02` | a date within the month (any EDTF date or interval, its ends in either order) |
//! | `-side:china` | none of what the field finds |
//!
//! Statements satisfy the text themselves: their words, who speaks, what they are about ([`ResultSet::statements`]).
//! Words that stand close to each other raise a score, and so does a title. Of a text, the first 4,096 bytes,
//! 32 different conditions, 64 words and 4 stars are read; [`ResultSet::understood`] ends with `…` where more was
//! left out.
//!
//! Not supported: parentheses, wildcards within a word, distances between words.

mod bits;
#[cfg(any(test, feature = "sharded"))]
mod carried;
mod complete;
mod count;
#[cfg(feature = "sharded")]
mod desk;
mod evaluate;
mod facets;
mod fields;
mod filters;
mod mark;
mod months;
mod narrow;
mod nearness;
mod own;
mod parse;
mod phrase;
mod plan;
mod ranked;
mod result;
mod run;
mod score;
mod suggest;

#[cfg(any(test, feature = "sharded"))]
pub use carried::{from_numbers, to_numbers};
pub use complete::{Suggestion, SuggestionKind, suggestions, values_by_name};
#[cfg(feature = "sharded")]
pub use desk::{Answered, Desk, find};
pub use facets::nearest_id;
pub use filters::{Facet, Filters};
pub use mark::{Marker, Snippet, snippets};
pub use months::MonthCount;
pub use ranked::{first_statements, meetings_in_order, statements_in_order};
pub use result::{FacetCounts, FacetValue, Hit, ResultSet, UnknownValue};
pub use run::{count_documents, documents, first_documents, run, run_naming};
pub use suggest::{EntityMatch, corrections, entities_by_prefix};

use crate::date::Day;

named! {
    /// The order of documents.
    #[derive(Default)]
    Sort {
        /// The best match first, then the newest; the newest first where the query has no text.
        #[default]
        Relevance = "relevance",
        /// The newest first.
        Newest = "newest",
        /// The oldest first.
        Oldest = "oldest",
        /// By title, then the newest; those without a title last.
        Title = "title",
        /// By the carrier's name, then the newest; those without a carrier last.
        Carrier = "carrier",
        /// Those with the most statements found first, then the newest.
        Statements = "statements",
    }
}

/// What is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The text, in the query language.
    pub text: String,
    /// Facets and dates.
    pub filters: Filters,
    /// The order of documents.
    pub sort: Sort,
    /// The day as of which the corpus is seen: what was published later is left out.
    pub as_of: Option<Day>,
    /// Whether the person is still typing: a last word without a space behind it also stands for words that begin so.
    pub typing: bool,
}

impl Query {
    /// A query with text only.
    pub fn text(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }

    /// Whether everything matches.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty() && self.filters.is_empty() && self.as_of.is_none()
    }
}

#[cfg(test)]
mod found_tests;
#[cfg(test)]
mod laws;
#[cfg(test)]
mod oracle;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod typed_tests;
