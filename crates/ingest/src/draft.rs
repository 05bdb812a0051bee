//! What the stages hand to each other: a document on its way, and items that point into it.
//!
//! Results of later stages are laid out like the documents: `[document][segment]`, in [`PerSegment`].

use readout_corpus::date::{Day, Edtf};
use readout_corpus::model::{Confidence, Form, Format, Occasion, ReuseKind, Span, Status};

use crate::authority::Entry;
use crate::clean::Cleaned;
use crate::read::Source;
use crate::split;

/// One list for each segment of each document: `items[document][segment]`.
pub type PerSegment<T> = Vec<Vec<T>>;

/// A document after reading, cleaning and splitting.
#[derive(Clone, Debug)]
pub struct Document {
    /// The file as text.
    pub source: Source,
    /// The class of each line.
    pub cleaned: Cleaned,
    /// Its segments, in order.
    pub segments: Vec<Segment>,
}

/// A segment and its sentences.
#[derive(Clone, Debug)]
pub struct Segment {
    /// What splitting found.
    pub draft: split::Draft,
    /// The sentences of its paragraphs, in order.
    pub sentences: Vec<Sentence>,
}

/// A sentence of running text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// The position of its paragraph in the draft's paragraphs.
    pub paragraph: u32,
    /// Whether it is a stage direction and nobody's speech or report.
    pub direction: bool,
}

/// A segment by its place: document, then segment within the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct At {
    /// Position of the document.
    pub document: usize,
    /// Position of the segment within the document.
    pub segment: usize,
}

/// An entity by its position in [`Names::entities`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityRef(pub usize);

/// What the names stage found.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// The authority's entries in the authority's order, then those that a rule found, sorted by id.
    pub entities: Vec<Entry>,
    /// How many of them the authority knows.
    pub known: usize,
    /// Names in running text and headings, sorted by place; they do not overlap.
    pub mentions: PerSegment<Vec<Mention>>,
}

/// A name in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where it stands.
    pub span: Span,
    /// What it stands for.
    pub entity: EntityRef,
    /// The rule that found it: `full-name`, `surname-after-introduction`, `title-in-context`, …
    pub how: &'static str,
}

/// What the dates stage found.
#[derive(Clone, Debug, Default)]
pub struct Dates {
    /// For each segment, its own dates and the expressions in it.
    pub segments: PerSegment<SegmentDates>,
    /// For each document, when it was published, where that is known.
    pub published: Vec<Option<Edtf>>,
}

/// The dates of a segment.
#[derive(Clone, Debug, Default)]
pub struct SegmentDates {
    /// When its originator published it.
    pub published: Option<Edtf>,
    /// The chain by which that was found.
    pub published_from: Option<String>,
    /// When what it tells of took place.
    pub event_date: Option<Edtf>,
    /// The day that "today" and weekdays count from, where one is known.
    pub reference: Option<Day>,
    /// Expressions of time, sorted by place.
    pub mentions: Vec<DateMention>,
}

/// An expression of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateMention {
    /// Where it stands.
    pub span: Span,
    /// What it means.
    pub value: Option<Edtf>,
    /// The rule that read it.
    pub how: &'static str,
}

/// An attribution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The sentence or sentences that it stands in.
    pub span: Span,
    /// Who speaks, sorted.
    pub speakers: Vec<EntityRef>,
    /// Whether they speak as one.
    pub joint: bool,
    /// Who reports the speaker, where that is a person in the text.
    pub reported_by: Option<EntityRef>,
    /// Who is spoken to, sorted.
    pub addressees: Vec<EntityRef>,
    /// How it gives the words.
    pub form: Form,
    /// Name, pronoun, title or label of the speaker.
    pub source: Option<Span>,
    /// Reporting verb.
    pub cue: Option<Span>,
    /// What is said.
    pub content: Option<Span>,
    /// The rule that found it.
    pub how: &'static str,
    /// How surely the speaker is known.
    pub confidence: Confidence,
}

/// A dated event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// What it is called, for people.
    pub title: String,
    /// What sort of event it is.
    pub occasion: Occasion,
    /// When.
    pub date: Option<Edtf>,
    /// Where.
    pub place: Option<EntityRef>,
    /// Who, sorted.
    pub participants: Vec<EntityRef>,
    /// How it was held.
    pub format: Option<Format>,
    /// The series that it is one of.
    pub series: Option<EntityRef>,
    /// The number within the series.
    pub round: Option<u32>,
    /// What is known of it.
    pub status: Status,
    /// The passages that attest it and what each says of it, sorted.
    pub evidence: Vec<(At, Span, Status)>,
    /// The rule that found it.
    pub how: &'static str,
}

/// Two passages that share words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reuse {
    /// The source where it is known, otherwise the earlier one.
    pub a: (At, Span),
    /// The copy where it is known.
    pub b: (At, Span),
    /// How they share words.
    pub kind: ReuseKind,
    /// Shared five-word runs of the shorter passage, in thousandths.
    pub containment_permille: u32,
}
