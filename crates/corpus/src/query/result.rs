//! What a query finds.

use std::ops::Range;

use super::filters::Facet;
use super::months::MonthCount;
use crate::model::{DocumentIx, MeetingIx, SegmentIx, StatementIx};

/// A document that a query finds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// The document.
    pub document: DocumentIx,
    /// How well its best segment matches the text; 0 where the query has none. Only comparable within one result.
    pub score: f32,
    pub(crate) first: u32,
    pub(crate) segments: u32,
}

/// Everything that a query finds, and what it would find with other facets.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResultSet<'a> {
    /// The documents with a matching segment, in the order asked for; equal ones by date, newest first, then by id.
    pub documents: Vec<Hit>,
    /// The number of documents in the corpus.
    pub of: usize,
    /// The matching segments, in the order of the corpus; [`Self::segments_of`] gives those of one document.
    pub segments: Vec<SegmentIx>,
    /// The statements of matching segments that themselves satisfy the text (words in their own sentences, fields by
    /// their speakers, content and topics) and the chosen sides, topics and entities; in the order of the corpus.
    /// [`statements_in_order`](super::statements_in_order) gives that of the documents.
    pub statements: Vec<StatementIx>,
    /// The meetings that matching segments attest and that themselves satisfy the dates and entities that are chosen
    /// or stand in the text; in the order of the corpus.
    pub meetings: Vec<MeetingIx>,
    /// For each facet, the number of documents that each value would find beside what the other facets say.
    pub facets: Vec<FacetCounts<'a>>,
    /// The number of matching documents per month of a matching segment's date, without gaps.
    pub histogram: Vec<MonthCount>,
    /// The same as if no range of dates were chosen: what a brush moves over. Equal to the histogram where none is.
    pub backdrop: Vec<MonthCount>,
    /// How the text was read, in words; empty where there is none.
    pub understood: String,
    /// Where the words of the text stand that occur nowhere or hardly anywhere; [`corrections`](super::corrections) says
    /// what may have been meant.
    pub doubtful: Vec<Range<usize>>,
    /// Chosen values that this corpus does not have, as in a link from an older one. They match nothing.
    pub unknown: Vec<UnknownValue>,
}

impl ResultSet<'_> {
    /// The number of documents found.
    pub fn total(&self) -> usize {
        self.documents.len()
    }

    /// The matching segments of a document found, in order.
    pub fn segments_of(&self, hit: &Hit) -> &[SegmentIx] {
        let start = hit.first as usize;
        self.segments.get(start..start.saturating_add(hit.segments as usize)).unwrap_or(&[])
    }

    /// The counts of one facet.
    pub fn facet(&self, facet: Facet) -> Option<&FacetCounts<'_>> {
        self.facets.iter().find(|counts| counts.facet == facet)
    }
}

/// The values of a facet with their counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetCounts<'a> {
    /// The facet.
    pub facet: Facet,
    /// The values, those with the most documents first, then by label: all that occur in the corpus, but in a
    /// facet with more than 1,000 of them only those with a document, and what is chosen or excluded.
    pub values: Vec<FacetValue<'a>>,
    /// The number of further values, which were counted but not asked for; they have no more documents than those.
    pub left_out: usize,
}

/// A value of a facet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FacetValue<'a> {
    /// Its place among what the facet's values are: sides, topics, meetings, kinds, years, entities.
    pub ordinal: u32,
    /// The id, as in [`Filters`](super::Filters) and addresses.
    pub id: &'a str,
    /// The name for people; for kinds and years the id.
    pub label: &'a str,
    /// The number of documents; may be 0.
    pub count: u32,
    /// Whether it is chosen.
    pub selected: bool,
    /// Whether it is excluded.
    pub excluded: bool,
}

/// A chosen value that the corpus does not have; [`nearest_id`](super::nearest_id) gives one that is like it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownValue {
    /// The facet.
    pub facet: Facet,
    /// The value.
    pub value: String,
}
