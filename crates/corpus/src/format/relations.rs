//! The ways from one record to others: children, text, and relations the other way round.

use super::layout::Section;
use super::lists::{Ids, Picked, Rows};
use super::records::{
    DateMention, Document, Dropped, Edtf, Entity, Evidence, Meeting, Mention, Office, Reuse,
    Segment, Sentence, Statement, Topic, TopicHit, Turn,
};
use crate::date::Day;
use crate::model::{DocumentIx, EntityIx, MeetingIx, Passage, SegmentIx, Span, Status, TopicIx};
use crate::order::{key, last, sort};

impl<'a> Document<'a> {
    /// Lines that are not the document's own words, in order.
    pub fn dropped(self) -> Rows<'a, Dropped<'a>> {
        Rows::of(self.packed, self.row)
    }

    /// Its parts, in order.
    pub fn segments(self) -> Rows<'a, Segment<'a>> {
        Rows::of(self.packed, self.row)
    }

    /// A part of the text; empty where the span does not fit. Cheaper than slicing [`text`](Self::text).
    pub fn slice(self, span: Span) -> &'a str {
        // The text is the first column of the table.
        self.packed.string_part(self.packed.cell(Section::Documents, 0, self.row), span)
    }

    /// Its date: when it was published, otherwise the date of its newest segment.
    pub fn date(self) -> Option<Edtf<'a>> {
        self.packed.document_links(self.row).date()
    }

    /// The last day of its date, where that is open the first.
    pub fn last_day(self) -> Option<Day> {
        self.packed.document_links(self.row).day()
    }
}

impl<'a> Segment<'a> {
    /// The turns of a transcript, in order; empty elsewhere.
    pub fn turns(self) -> Rows<'a, Turn<'a>> {
        Rows::of(self.packed, self.row)
    }

    /// Its sentences, in order.
    pub fn sentences(self) -> Rows<'a, Sentence<'a>> {
        Rows::of(self.packed, self.row)
    }

    /// The names in it, in order.
    pub fn mentions(self) -> Rows<'a, Mention<'a>> {
        Rows::of(self.packed, self.row)
    }

    /// The names that begin within a part of it, in order.
    pub fn mentions_in(self, span: Span) -> impl Iterator<Item = Mention<'a>> {
        self.mentions()
            .after(|mention| mention.span().start < span.start)
            .take_while(move |mention| mention.span().start < span.end)
    }

    /// The expressions of time in it, in order.
    pub fn dates(self) -> Rows<'a, DateMention<'a>> {
        Rows::of(self.packed, self.row)
    }

    /// The statements that it reports, in order.
    pub fn statements(self) -> Rows<'a, Statement<'a>> {
        Rows::of(self.packed, self.row)
    }

    /// Its text, with what was dropped.
    pub fn text(self) -> &'a str {
        self.slice(self.span())
    }

    /// A part of its document's text.
    pub fn slice(self, span: Span) -> &'a str {
        self.packed.document(self.document()).map_or("", |document| document.slice(span))
    }

    /// The words of its own heading.
    pub fn title_text(self) -> Option<&'a str> {
        self.title().map(|span| self.slice(span))
    }

    /// Its date: when it was published, otherwise when its document was, otherwise when what it tells of took place.
    pub fn date(self) -> Option<Edtf<'a>> {
        self.packed.segment_links(self.row).date()
    }

    /// The first day of its date, where that is open the last.
    pub fn first_day(self) -> Option<Day> {
        let links = self.packed.segment_links(self.row);
        links.first_day().or(links.last_day())
    }

    /// The last day of its date, where that is open the first.
    pub fn last_day(self) -> Option<Day> {
        let links = self.packed.segment_links(self.row);
        links.last_day().or(links.first_day())
    }

    /// The entities that it mentions, that speak in it or that its document's record gives, sorted.
    pub fn entities(self) -> Ids<'a, EntityIx> {
        self.packed.segment_links(self.row).entities()
    }

    /// The topics that its document's record lists, otherwise those of its statements, sorted.
    pub fn topics(self) -> Ids<'a, TopicIx> {
        self.packed.segment_links(self.row).topics()
    }

    /// The meetings that it attests, sorted.
    pub fn meetings(self) -> Picked<'a, Meeting<'a>> {
        Picked::new(self.packed, self.packed.segment_links(self.row).meetings())
    }

    /// The passages that it shares with segments, its own on either end.
    pub fn reuse(self) -> Picked<'a, Reuse<'a>> {
        Picked::new(self.packed, self.packed.segment_links(self.row).reuse())
    }

    /// Whether it was surely published by a day; undated segments count as known.
    pub fn is_known(self, as_of: Day) -> bool {
        let links = self.packed.segment_links(self.row);
        links.last_day().or(links.first_day()).is_none_or(|day| day <= as_of)
    }
}

impl<'a> Entity<'a> {
    /// The number of its segments, without a look at them.
    pub fn segment_count(self) -> u32 {
        self.packed.entity_links(self.row).occurs()
    }

    /// The number of its mentions, without a look at them.
    pub fn mention_count(self) -> u32 {
        self.packed.entity_links(self.row).named()
    }

    /// The number of statements that it makes, without a look at them.
    pub fn statement_count(self) -> u32 {
        self.packed.entity_links(self.row).speaks()
    }

    /// Titles held, in the order of the authority file.
    pub fn offices(self) -> Rows<'a, Office<'a>> {
        Rows::of(self.packed, self.row)
    }

    /// Where it is named, in the order of the corpus.
    pub fn mentions(self) -> Picked<'a, Mention<'a>> {
        Picked::new(self.packed, self.packed.entity_links(self.row).mentions())
    }

    /// The segments that mention it or in which it speaks, and those whose document's record gives it.
    pub fn segments(self) -> Picked<'a, Segment<'a>> {
        Picked::new(self.packed, self.packed.entity_links(self.row).segments())
    }

    /// Those of its segments that filters find under it: where a document's record lists entities of its kind,
    /// the list decides, whatever the text names.
    pub fn filed(self) -> Picked<'a, Segment<'a>> {
        Picked::new(self.packed, self.packed.entity_links(self.row).filed())
    }

    /// Whether filters find all of its segments under it.
    pub fn is_filed_throughout(self) -> bool {
        self.filed().len() == self.segments().len()
    }

    /// The documents that mention it, in which it speaks or whose record gives it, sorted.
    pub fn documents(self) -> Vec<DocumentIx> {
        documents_of(self.segments())
    }

    /// The statements that it makes.
    pub fn statements(self) -> Picked<'a, Statement<'a>> {
        Picked::new(self.packed, self.packed.entity_links(self.row).statements())
    }

    /// The statements whose content mentions it.
    pub fn statements_about(self) -> Picked<'a, Statement<'a>> {
        Picked::new(self.packed, self.packed.entity_links(self.row).about())
    }

    /// The meetings that it takes part in, hosts as a place or is the series of.
    pub fn meetings(self) -> Picked<'a, Meeting<'a>> {
        Picked::new(self.packed, self.packed.entity_links(self.row).meetings())
    }

    /// Who and what occurs in the same segments, the most frequent first, then by name.
    pub fn co_occurring(self) -> Vec<CoOccurrence> {
        let mut counts = vec![0u32; self.packed.entities().len()];
        for segment in self.segments() {
            for entity in segment.entities() {
                if let Some(count) = counts.get_mut(entity.ix()) {
                    *count += 1;
                }
            }
        }
        let mut found: Vec<u128> = (0..)
            .zip(counts)
            .filter(|&(row, count)| count > 0 && row != self.row)
            .map(|(row, count)| key([!count, self.packed.entity_links(row).order(), count, row]))
            .collect();
        sort(&mut found);
        let pair = |key| CoOccurrence { entity: EntityIx(last(key)), segments: last(key >> 32) };
        found.into_iter().map(pair).collect()
    }

    /// The segments in which both occur.
    pub fn segments_shared_with(self, other: EntityIx) -> impl Iterator<Item = Segment<'a>> {
        self.segments().filter(move |segment| segment.entities().any(|entity| entity == other))
    }
}

/// An entity and how often it occurs with another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CoOccurrence {
    /// The entity.
    pub entity: EntityIx,
    /// The number of segments that mention both; [`Entity::segments_shared_with`] gives them.
    pub segments: u32,
}

impl<'a> Statement<'a> {
    /// What it is about, with the terms that show it, sorted.
    pub fn topics(self) -> Rows<'a, TopicHit<'a>> {
        Rows::of(self.packed, self.row)
    }

    /// The entities mentioned in it, and its speakers, sorted.
    pub fn entities(self) -> Ids<'a, EntityIx> {
        self.packed.statement_links(self.row).entities()
    }

    /// The entities mentioned in its content, sorted.
    pub fn about(self) -> Ids<'a, EntityIx> {
        self.packed.statement_links(self.row).about()
    }

    /// The words of the sentence or sentences that it stands in.
    pub fn text(self) -> &'a str {
        slice(self.packed.segment(self.segment()), self.span())
    }

    /// A part of its document's text.
    pub fn slice(self, span: Span) -> &'a str {
        slice(self.packed.segment(self.segment()), span)
    }
}

impl<'a> Topic<'a> {
    /// The number of statements about it, without a look at them.
    pub fn statement_count(self) -> u32 {
        self.packed.topic_links(self.row).hits()
    }

    /// Those of them of each side, in the order of the sides; see [`Packed::side_statements`].
    pub fn statements_by_side(self) -> Ids<'a, u32> {
        self.packed.topic_links(self.row).by_side()
    }

    /// The statements about it.
    pub fn statements(self) -> Picked<'a, Statement<'a>> {
        Picked::new(self.packed, self.packed.topic_links(self.row).statements())
    }
}

impl<'a> Meeting<'a> {
    /// The passages that attest it, sorted.
    pub fn evidence(self) -> Rows<'a, Evidence<'a>> {
        Rows::of(self.packed, self.row)
    }

    /// The segments that attest it, each once, in the order of its evidence: that of the corpus.
    pub fn segments(self) -> Vec<SegmentIx> {
        let mut segments: Vec<SegmentIx> = self.evidence().map(Evidence::segment).collect();
        segments.dedup();
        segments
    }

    /// The documents that attest it, sorted.
    pub fn documents(self) -> Vec<DocumentIx> {
        let segments = self.segments();
        documents_of(segments.iter().filter_map(|&segment| self.packed.segment(segment)))
    }

    /// What was known of it on a day from what was published by then; `None` where nothing was.
    ///
    /// A meeting is held as soon as one passage tells it, and planned where passages only announce it.
    pub fn status_as_of(self, as_of: Option<Day>) -> Option<Status> {
        let Some(day) = as_of else { return Some(self.status()) };
        let known = |evidence: &Evidence<'a>| {
            self.packed.segment(evidence.segment()).is_some_and(|segment| segment.is_known(day))
        };
        let rank = |status: &Status| match status {
            Status::Held => 3,
            Status::Lapsed => 2,
            Status::Ongoing => 1,
            Status::Planned => 0,
        };
        self.evidence().filter(known).map(Evidence::status).max_by_key(rank)
    }
}

impl<'a> Sentence<'a> {
    /// Its words.
    pub fn text(self) -> &'a str {
        slice(self.packed.segment(self.segment()), self.span())
    }
}

impl<'a> Mention<'a> {
    /// The name as it is written.
    pub fn text(self) -> &'a str {
        slice(self.packed.segment(self.segment()), self.span())
    }
}

impl<'a> DateMention<'a> {
    /// The expression as it is written.
    pub fn text(self) -> &'a str {
        slice(self.packed.segment(self.segment()), self.span())
    }
}

impl<'a> Evidence<'a> {
    /// The meeting that it attests.
    pub fn meeting(self) -> MeetingIx {
        self.parent()
    }

    /// Its words.
    pub fn text(self) -> &'a str {
        slice(self.packed.segment(self.segment()), self.span())
    }
}

impl<'a> Reuse<'a> {
    /// The other end, seen from a segment.
    pub fn other(self, segment: SegmentIx) -> Passage {
        if self.a().segment == segment { self.b() } else { self.a() }
    }

    /// The words of a passage.
    pub fn text(self, passage: Passage) -> &'a str {
        slice(self.packed.segment(passage.segment), passage.span)
    }
}

fn slice(segment: Option<Segment<'_>>, span: Span) -> &str {
    segment.map_or("", |segment| segment.slice(span))
}

fn documents_of<'a>(segments: impl Iterator<Item = Segment<'a>>) -> Vec<DocumentIx> {
    let mut documents: Vec<DocumentIx> = segments.map(Segment::document).collect();
    documents.dedup();
    documents
}
