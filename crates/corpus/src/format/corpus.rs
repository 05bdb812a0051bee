//! What a packed corpus is asked as a whole: its tables, its records by position and by id, its span.

use super::layout::{Packed, Section};
use super::links::{
    DocumentLinks, EntityLinks, FacetEntity, MeetingLinks, SegmentLinks, SideLinks, StatementLinks,
    TopicLinks, Year,
};
use super::lists::{Row, Rows};
use super::records::{
    DateMention, Document, Dropped, Entity, Info, Meeting, Mention, Reuse, Segment, Sentence, Side,
    Statement, Topic, Warning,
};
use crate::date::Day;
use crate::model::{
    DocumentIx, EntityIx, MeetingIx, SegmentIx, SentenceIx, SideIx, StatementIx, TopicIx,
};

macro_rules! rows {
    ($($(#[$doc:meta])* $all:ident, $one:ident($ix:ty): $view:ident;)*) => {
        impl<'a> Packed<'a> {
            $(
                $(#[$doc])*
                pub fn $all(self) -> Rows<'a, $view<'a>> {
                    Rows::all(self)
                }

                /// The one at a position, or `None` where there is none.
                pub fn $one(self, ix: $ix) -> Option<$view<'a>> {
                    (ix.0 < self.rows(<$view<'a> as Row<'a>>::SECTION)).then(|| Row::at(self, ix.0))
                }
            )*
        }
    };
}

rows! {
    /// The parties, sorted by id.
    sides, side(SideIx): Side;
    /// The documents, sorted by id.
    documents, document(DocumentIx): Document;
    /// The segments, sorted by document and place.
    segments, segment(SegmentIx): Segment;
    /// The sentences, sorted by segment and place.
    sentences, sentence(SentenceIx): Sentence;
    /// The entities, sorted by id.
    entities, entity(EntityIx): Entity;
    /// The topics, in the order of the authority file.
    topics, topic(TopicIx): Topic;
    /// The statements, sorted by segment and place.
    statements, statement(StatementIx): Statement;
    /// The meetings, sorted by date and id.
    meetings, meeting(MeetingIx): Meeting;
}

impl<'a> Packed<'a> {
    /// What the corpus is called, for people.
    pub fn title(self) -> &'a str {
        Info::at(self, 0).title()
    }

    /// One or two sentences on what it holds; may be empty.
    pub fn description(self) -> &'a str {
        Info::at(self, 0).description()
    }

    /// The names in the text, sorted by segment and place.
    pub fn mentions(self) -> Rows<'a, Mention<'a>> {
        Rows::all(self)
    }

    /// The expressions of time in the text, sorted by segment and place.
    pub fn dates(self) -> Rows<'a, DateMention<'a>> {
        Rows::all(self)
    }

    /// The lines that are not a document's own words, sorted by document and place.
    pub fn dropped(self) -> Rows<'a, Dropped<'a>> {
        Rows::all(self)
    }

    /// The passages that share words.
    pub fn reuse(self) -> Rows<'a, Reuse<'a>> {
        Rows::all(self)
    }

    /// What went wrong or was doubtful, sorted by file and line.
    pub fn warnings(self) -> Rows<'a, Warning<'a>> {
        Rows::all(self)
    }

    /// The years in which segments are dated, in order.
    pub fn years(self) -> impl ExactSizeIterator<Item = &'a str> {
        self.year_rows().map(Year::id)
    }

    /// The side of an id.
    pub fn side_by_id(self, id: &str) -> Option<Side<'a>> {
        self.sides().find(|side| side.id() == id)
    }

    /// The document of an id.
    pub fn document_by_id(self, id: &str) -> Option<Document<'a>> {
        by_sorted_id(self.documents(), id, Document::id)
    }

    /// The segment of an id.
    pub fn segment_by_id(self, id: &str) -> Option<Segment<'a>> {
        // A segment's id begins with its document's, behind which stands a `/`; both may contain more of them.
        id.rmatch_indices('/')
            .filter_map(|(at, _)| self.document_by_id(id.get(..at)?))
            .flat_map(Document::segments)
            .find(|segment| segment.id() == id)
            .or_else(|| match self.is_in_pieces() {
                true => None,
                false => self.segments().find(|segment| segment.id() == id),
            })
    }

    /// The entity of an id.
    pub fn entity_by_id(self, id: &str) -> Option<Entity<'a>> {
        by_sorted_id(self.entities(), id, Entity::id)
    }

    /// The topic of an id.
    pub fn topic_by_id(self, id: &str) -> Option<Topic<'a>> {
        self.topics().find(|topic| topic.id() == id)
    }

    /// The statement of an id.
    pub fn statement_by_id(self, id: &str) -> Option<Statement<'a>> {
        // As a segment's id does, it begins with its document's.
        id.rmatch_indices('/')
            .filter_map(|(at, _)| self.document_by_id(id.get(..at)?))
            .flat_map(Document::segments)
            .flat_map(Segment::statements)
            .find(|statement| statement.id() == id)
            .or_else(|| match self.is_in_pieces() {
                true => None,
                false => self.statements().find(|statement| statement.id() == id),
            })
    }

    /// The meeting of an id.
    pub fn meeting_by_id(self, id: &str) -> Option<Meeting<'a>> {
        // They stand in the order of their dates, with which most ids begin: looking there first finds nearly all
        // of them. The others are looked for among all.
        by_sorted_id(self.meetings(), id, Meeting::id)
            .or_else(|| self.meetings().find(|meeting| meeting.id() == id))
    }

    /// The first day that the corpus tells of: of a document's or segment's date or a meeting that was held.
    pub fn first_day(self) -> Option<Day> {
        self.info().first_day()
    }

    /// The last day that the corpus tells of: of a document's or segment's date or a meeting that was held.
    pub fn last_day(self) -> Option<Day> {
        self.info().last_day()
    }

    /// The last day on which a segment is dated: what is planned for later cannot be known to have happened.
    pub fn last_report(self) -> Option<Day> {
        self.segments().filter_map(|segment| segment.last_day()).max()
    }

    pub(crate) fn year_rows(self) -> Rows<'a, Year<'a>> {
        Rows::all(self)
    }

    pub(crate) fn segment_links(self, row: u32) -> SegmentLinks<'a> {
        SegmentLinks::at(self, row)
    }

    pub(crate) fn document_links(self, row: u32) -> DocumentLinks<'a> {
        DocumentLinks::at(self, row)
    }

    pub(crate) fn entity_links(self, row: u32) -> EntityLinks<'a> {
        EntityLinks::at(self, row)
    }

    /// Of the entities that facets count: which they are, their kinds, their places by name, their roles.
    pub(crate) fn facet_entities(self) -> [Vec<u32>; 4] {
        [0, 1, 2, 3].map(|column| self.column(Section::FacetEntities, column).to_vec())
    }

    /// An entity as the value of a facet, where it is one.
    pub(crate) fn facet_entity(self, entity: EntityIx) -> Option<FacetEntity<'a>> {
        // The entity is the first column.
        let rows = self.column(Section::FacetEntities, 0).equal_range(entity.0);
        (!rows.is_empty()).then(|| FacetEntity::at(self, rows.start))
    }

    /// The same by its id.
    #[cfg(feature = "sharded")]
    pub(crate) fn facet_entity_by_id(self, id: &str) -> Option<FacetEntity<'a>> {
        by_sorted_id(Rows::all(self), id, FacetEntity::id)
    }

    pub(crate) fn statement_links(self, row: u32) -> StatementLinks<'a> {
        StatementLinks::at(self, row)
    }

    pub(crate) fn topic_links(self, row: u32) -> TopicLinks<'a> {
        TopicLinks::at(self, row)
    }

    /// The number of statements by speakers of a side, each counted once for each such speaker.
    pub fn side_weight(self, side: SideIx) -> u32 {
        self.side_links(side.0).weight()
    }

    /// The number of statements of a side: of those with a speaker of it, and of those by nobody who is named in an
    /// account of its own.
    pub fn side_statements(self, side: SideIx) -> u32 {
        self.side_links(side.0).statements()
    }

    pub(crate) fn side_links(self, row: u32) -> SideLinks<'a> {
        SideLinks::at(self, row)
    }

    pub(crate) fn meeting_links(self, row: u32) -> MeetingLinks<'a> {
        MeetingLinks::at(self, row)
    }

    pub(crate) fn info(self) -> Info<'a> {
        Info::at(self, 0)
    }

    pub(crate) fn segment_count(self) -> u32 {
        self.rows(Section::Segments)
    }
}

fn by_sorted_id<'a, R: Row<'a>>(rows: Rows<'a, R>, id: &str, of: fn(R) -> &'a str) -> Option<R> {
    rows.near(id).after(|row| of(row) < id).next().filter(|&row| of(row) == id)
}
