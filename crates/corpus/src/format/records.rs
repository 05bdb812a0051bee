//! The tables of a packed corpus and their read-only views, named as the model names them.
//!
//! A view is a position and a reference to the bytes: it is copied freely and decodes a field when it is
//! asked for it. Where rows belong to a parent (sentences to a segment), the parent is the first column
//! and the table is sorted by it, so that the children of one parent are found by bisection.

use super::column::Column;
use super::field::{Cells, Field, Number};
use super::layout::{Packed, Section};
use super::lists::Row;
use super::writer::{Pools, Record};
use crate::date::{self, Day, Precision};
use crate::model::{
    self, Confidence, DocumentIx, EntityIx, EntityKind, Form, Format, Kind, MeetingIx, Occasion,
    Passage, ReuseKind, SegmentIx, SentenceIx, SideIx, Span, StatementIx, Status, Tagged, TopicIx,
    Wording,
};

table! {
    /// What the corpus as a whole is called.
    Info(u32) of super::pack::Info, in Info {
        /// What the corpus is called, for people.
        title: String,
        /// One or two sentences on what it holds; may be empty.
        description: String,
        /// The kinds of segments and documents, one bit for each.
        kinds: u32,
        /// The number of words of all segments.
        words: u32,
        /// Where each kind of string, list and date begins.
        regions: Vec<u32>,
        /// The first day that it tells of.
        first_day: Option<Day>,
        /// The last day that it tells of.
        last_day: Option<Day>,
    }
}

table! {
    /// A party that an originator or speaker stands for.
    Side(SideIx) of model::Side, in Sides {
        /// Stable, readable id: `china`.
        id: String,
        /// The name for people: `China`.
        name: String,
    }
}

table! {
    /// One published item.
    Document(DocumentIx) of model::Document, in Documents, columns DocumentColumns {
        /// The whole text, decoded: no byte order mark, `\n` line ends, plain spaces. What was dropped is still in it.
        text: String,
        /// Stable, readable id.
        id: String,
        /// Path within the folder, with `/` between its parts.
        file: String,
        /// The title, where one is given or found.
        title: Option<String>,
        /// Who published it.
        carrier: Option<EntityIx>,
        /// When it was published.
        published: Option<date::Edtf>,
        /// What it is.
        kind: Kind,
        /// The original's words or an account of them.
        wording: Wording,
        /// Where the original stands (http or https).
        url: Option<String>,
        /// Where the original can be found, in words, where no address is known.
        reference: Option<String>,
        /// BCP 47 tag.
        language: String,
        /// The lists of tags that its own record gives; a list that is given counts in place of what the text shows.
        tagged: Tagged,
        /// The topics that its own record gives, sorted.
        given_topics: Vec<TopicIx>,
        /// The people, organisations, places, … that its own record gives, sorted. They rest on no words in the text.
        given_entities: Vec<EntityIx>,
    } with {
        dropped,
    }
}

table! {
    /// A stretch that cleaning took out of the body.
    Dropped(u32) of model::Dropped, in Dropped under DocumentIx {
        /// Where it stands: a whole line without its line end.
        span: Span,
        /// Why: `cookie-notice`, `repeated-block`, `caption`, …
        reason: String,
    }
}

table! {
    /// A part of a document with one originator.
    Segment(SegmentIx) of model::Segment, in Segments, columns SegmentColumns {
        /// The document that it is a part of.
        document: DocumentIx,
        /// Stable, readable id, unique in the corpus: the document's id, `/`, and what tells it from its siblings.
        id: String,
        /// From the first byte of its first line to the last byte of its last line.
        span: Span,
        /// What it is.
        kind: Kind,
        /// Its own heading.
        title: Option<Span>,
        /// Whose words it is.
        originator: Option<EntityIx>,
        /// The party that the originator stands for.
        side: Option<SideIx>,
        /// When its originator published it.
        published: Option<date::Edtf>,
        /// The chain by which `published` was found: `date-line`, `date-line, year from siblings`, …
        published_from: Option<String>,
        /// When what it tells of took place.
        event_date: Option<date::Edtf>,
    } with {
        turns,
    }
}

table! {
    /// What one speaker says before the next one does.
    Turn(u32) of model::Turn, in Turns under SegmentIx {
        /// The label without its colon: role, name and bracketed remark.
        label: Span,
        /// The words, from behind the label to the end of the turn.
        span: Span,
        /// Who speaks.
        speaker: Option<EntityIx>,
    }
}

table! {
    /// A sentence, or a heading or label that stands as one.
    Sentence(SentenceIx) of model::Sentence, in Sentences {
        /// The segment that it stands in.
        segment: SegmentIx,
        /// Where it stands.
        span: Span,
        /// The paragraph within the segment, from 0.
        paragraph: u32,
        /// Whether it is a stage direction or an editor's note in brackets, and nobody's speech or report.
        direction: bool,
    }
}

table! {
    /// What a name in the text stands for.
    Entity(EntityIx) of model::Entity, in Entities {
        /// Stable, readable id: `wang-yi`.
        id: String,
        /// What it is.
        kind: EntityKind,
        /// What sort of its kind, in the authority's words: `country`, `newsroom`, `decree`.
        sort: Option<String>,
        /// The name for people.
        name: String,
        /// Other spellings, in any script.
        aliases: Vec<String>,
        /// The party that it belongs to or stands for.
        side: Option<SideIx>,
        /// Identifier in Wikidata: `Q15031`.
        wikidata: Option<String>,
        /// Whether the authority knows it; otherwise a rule found it.
        known: bool,
    } with {
        offices,
    }
}

table! {
    /// A title held by a person.
    Office(u32) of model::Office, in Offices under EntityIx {
        /// The title.
        title: String,
        /// The body that it is a title in.
        organisation: Option<EntityIx>,
        /// The first date for which the corpus attests it.
        from: Option<date::Edtf>,
        /// The last date for which the corpus attests it.
        to: Option<date::Edtf>,
    }
}

table! {
    /// A name in the text.
    Mention(u32) of model::Mention, in Mentions {
        /// The segment that it stands in.
        segment: SegmentIx,
        /// Where it stands.
        span: Span,
        /// What it stands for.
        entity: EntityIx,
        /// The rule that found it.
        how: String,
    }
}

table! {
    /// An expression of time in the text.
    DateMention(u32) of model::DateMention, in DateMentions {
        /// The segment that it stands in.
        segment: SegmentIx,
        /// Where it stands.
        span: Span,
        /// What it means; `None` where the text does not say enough.
        value: Option<date::Edtf>,
        /// The rule that read it.
        how: String,
    }
}

table! {
    /// A subject with the terms that show it.
    Topic(TopicIx) of model::Topic, in Topics {
        /// Stable, readable id: `taiwan`.
        id: String,
        /// The label for people.
        name: String,
        /// Terms that show it; none where only records give it.
        terms: Vec<String>,
    }
}

table! {
    /// An attribution: who said it, how, and what.
    Statement(StatementIx) of model::Statement, in Statements, columns StatementColumns {
        /// The segment that reports it.
        segment: SegmentIx,
        /// Stable, readable id, unique in the corpus.
        id: String,
        /// The sentence or sentences that it stands in.
        span: Span,
        /// Who speaks, sorted; empty where nobody is named.
        speakers: Vec<EntityIx>,
        /// Whether the speakers speak as one.
        joint: bool,
        /// Who reports the speaker, where that is a person in the text.
        reported_by: Option<EntityIx>,
        /// Who is spoken to, sorted.
        addressees: Vec<EntityIx>,
        /// How it gives the words.
        form: Form,
        /// The speaker's name, pronoun, title or label.
        source: Option<Span>,
        /// The reporting verb.
        cue: Option<Span>,
        /// What is said.
        content: Option<Span>,
        /// The earlier statement that this one repeats.
        copy_of: Option<StatementIx>,
        /// The rule that found it.
        how: String,
        /// How surely the speaker is known.
        confidence: Confidence,
    } with {
        topics,
    }
}

table! {
    /// A topic of a statement and the terms that show it.
    TopicHit(u32) of model::TopicHit, in TopicHits under StatementIx {
        /// The topic.
        topic: TopicIx,
        /// The terms in the text, in order; never empty.
        terms: Vec<Span>,
    }
}

table! {
    /// A dated event that the text attests.
    Meeting(MeetingIx) of model::Meeting, in Meetings {
        /// Stable, readable id: `2026-02-01-wang-yi-shoigu-beijing`.
        id: String,
        /// What it is called, for people.
        title: String,
        /// What sort of event it is.
        occasion: Occasion,
        /// When.
        date: Option<date::Edtf>,
        /// Where.
        place: Option<EntityIx>,
        /// Who, sorted: people, organisations or countries.
        participants: Vec<EntityIx>,
        /// In person, by video, by telephone.
        format: Option<Format>,
        /// The series that it is one of.
        series: Option<EntityIx>,
        /// The number within the series.
        round: Option<u32>,
        /// Held, planned, ongoing, lapsed.
        status: Status,
        /// The rule that found it.
        how: String,
    } with {
        evidence,
    }
}

table! {
    /// A passage that attests a meeting, and what it says of it.
    Evidence(u32) of model::Evidence, in Evidence under MeetingIx {
        /// The segment.
        segment: SegmentIx,
        /// Where.
        span: Span,
        /// What the passage says of it: announced (`planned`), told (`held`), …
        status: Status,
    }
}

table! {
    /// Two passages that share words.
    Reuse(u32) of model::Reuse, in Reuse {
        /// The source where it is known, otherwise the earlier one in the corpus.
        a: Passage,
        /// The copy where it is known.
        b: Passage,
        /// How they share words.
        kind: ReuseKind,
        /// Shared five-word runs of the shorter passage, in thousandths.
        containment_permille: u32,
    }
}

table! {
    /// Something that went wrong or was doubtful.
    Warning(u32) of model::Warning, in Warnings {
        /// The file.
        file: String,
        /// The line, from 1; 0 where the whole file is meant.
        line: u32,
        /// What is wrong, where, and what was expected.
        message: String,
    }
}

/// A date in EDTF, read in place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edtf<'a> {
    pub(crate) packed: Packed<'a>,
    pub(crate) row: u32,
}

impl<'a> Edtf<'a> {
    fn cells(self, column: usize) -> Cells<'a> {
        Cells { packed: self.packed, section: Section::Dates, column, row: self.row }
    }

    /// The date as EDTF text.
    pub fn as_str(self) -> &'a str {
        String::get(self.cells(0))
    }

    /// The earliest day that can be meant; `None` where the interval is open to the past.
    pub fn first_day(self) -> Option<Day> {
        Option::<Day>::get(self.cells(1))
    }

    /// The latest day that can be meant; `None` where the interval is open to the future.
    pub fn last_day(self) -> Option<Day> {
        Option::<Day>::get(self.cells(2))
    }

    /// How exactly the date is given.
    pub fn precision(self) -> Precision {
        Precision::get(self.cells(3))
    }

    /// Whether the date is marked `~` (approximate), `?` (uncertain) or `%` (both).
    pub fn is_approximate(self) -> bool {
        bool::get(self.cells(4))
    }
}

impl std::fmt::Display for Edtf<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}
