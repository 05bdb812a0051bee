//! The corpus as plain values: what `ingest` hands on and what the packed format stores.
//!
//! One coordinate system serves everything: a [`Span`] is a half-open range of bytes in its document's
//! [`text`](Document::text). Items refer to each other by position in the corpus's vectors
//! ([`EntityIx`] and the like); every vector is sorted as its field says, so that equal input gives equal bytes.

use crate::date::Edtf;

/// A half-open range of bytes in a document's text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// The span of a range; positions beyond 4 GiB are cut there (no document is that long).
    pub fn new(start: usize, end: usize) -> Self {
        let cut = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self { start: cut(start), end: cut(end.max(start)) }
    }

    /// The range for slicing.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The part of `text` that the span covers; empty where it does not fit.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }

    /// Whether the other span lies inside this one.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the spans share a byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

macro_rules! positions {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The position as an index.
            pub fn ix(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

positions! {
    /// A position in [`Corpus::sides`].
    SideIx
    /// A position in [`Corpus::documents`].
    DocumentIx
    /// A position in [`Corpus::segments`].
    SegmentIx
    /// A position in [`Corpus::sentences`].
    SentenceIx
    /// A position in [`Corpus::entities`].
    EntityIx
    /// A position in [`Corpus::statements`].
    StatementIx
    /// A position in [`Corpus::meetings`].
    MeetingIx
    /// A position in [`Corpus::topics`].
    TopicIx
}

/// Defines an enum whose members have a fixed name in addresses, files and JSON; for the crates of this project.
#[doc(hidden)]
#[macro_export]
macro_rules! named {
    ($($(#[$doc:meta])* $name:ident { $($(#[$member_doc:meta])* $member:ident = $text:literal,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$member_doc])* $member,)*
        }

        impl $name {
            /// Every member, in the order of the definition.
            pub const ALL: &'static [Self] = &[$(Self::$member,)*];

            /// The fixed name, as used in addresses, files and JSON.
            pub fn name(self) -> &'static str {
                match self { $(Self::$member => $text,)* }
            }

            /// The member of a fixed name.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($text => Some(Self::$member),)* _ => None }
            }
        }
    )*};
}

named! {
    /// What a document or segment is.
    Kind {
        /// A newsroom's report.
        News = "news",
        /// An office's account of a meeting.
        Readout = "readout",
        /// Speech, turn by turn.
        Transcript = "transcript",
        /// An official's account to the press.
        Briefing = "briefing",
        /// The editor's own words before the parts of a roundup.
        Introduction = "introduction",
        /// A document made of parts with several originators; never a segment's kind.
        Roundup = "roundup",
    }
    /// Whether a document holds the original's words or somebody's account of it.
    Wording {
        /// The words as published.
        Original = "original",
        /// An account in other words.
        Account = "account",
    }
    /// What an entity is.
    EntityKind {
        /// A person.
        Person = "person",
        /// An office, agency, body or newsroom.
        Organisation = "organisation",
        /// A country, city, region or site.
        Place = "place",
        /// A treaty, plan, initiative or decree.
        Treaty = "treaty",
        /// A recurring meeting.
        Series = "series",
        /// A single event with a name.
        Event = "event",
    }
    /// How a statement gives its words.
    Form {
        /// Inside quotation marks.
        Direct = "direct",
        /// Reported speech.
        Indirect = "indirect",
        /// Reported speech with quoted parts.
        Mixed = "mixed",
        /// A turn of a transcript.
        Transcript = "transcript",
        /// Several speakers as one ("both sides stressed").
        Joint = "joint",
        /// A speech act: welcomed, congratulated, invited.
        Act = "act",
    }
    /// How surely a statement's speaker is known.
    Confidence {
        /// The speaker is named.
        Explicit = "explicit",
        /// A pronoun or title was resolved.
        Resolved = "resolved",
        /// No cue: the sentence continues the speaker before.
        Continued = "continued",
        /// "It was agreed": nobody is named.
        Impersonal = "impersonal",
    }
    /// What sort of dated event a meeting record is.
    Occasion {
        /// People or delegations met or spoke.
        Encounter = "encounter",
        /// A gathering of an organisation's members.
        Summit = "summit",
        /// One party goes to another's place.
        Visit = "visit",
        /// A date that is celebrated.
        Anniversary = "anniversary",
        /// Something takes effect, is signed, decreed or expires.
        Act = "act",
        /// Something that lasts, such as a plan or a year of culture.
        Programme = "programme",
    }
    /// How a meeting was held.
    Format {
        /// In one place.
        InPerson = "in-person",
        /// By video.
        Video = "video",
        /// By telephone.
        Telephone = "telephone",
    }
    /// What is known of a meeting.
    Status {
        /// It took place.
        Held = "held",
        /// It is announced.
        Planned = "planned",
        /// It lasts.
        Ongoing = "ongoing",
        /// It was announced and did not take place.
        Lapsed = "lapsed",
    }
    /// How two passages share words.
    ReuseKind {
        /// All of both.
        Duplicate = "duplicate",
        /// Nearly all of the shorter one.
        Verbatim = "verbatim",
        /// A good part of the shorter one.
        Edited = "edited",
        /// Only a set phrase or title: listed for explanation, not reuse.
        Formula = "formula",
    }
}

/// Everything that the page knows, built from one folder.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Corpus {
    /// What the corpus is called, for people.
    pub title: String,
    /// One or two sentences on what it holds; may be empty.
    pub description: String,
    /// The parties that a segment or speaker can stand for, sorted by id.
    pub sides: Vec<Side>,
    /// Published items, sorted by id.
    pub documents: Vec<Document>,
    /// Parts with one originator, sorted by document and place.
    pub segments: Vec<Segment>,
    /// Sentences, sorted by segment and place.
    pub sentences: Vec<Sentence>,
    /// People, organisations, places, treaties, series and events, sorted by id. Only those that the corpus mentions.
    pub entities: Vec<Entity>,
    /// Names in the text, sorted by segment and place.
    pub mentions: Vec<Mention>,
    /// Expressions of time in the text, sorted by segment and place.
    pub dates: Vec<DateMention>,
    /// Subjects, in the order of the authority file; behind them those that only records give, sorted by id.
    pub topics: Vec<Topic>,
    /// Attributions, sorted by segment and place.
    pub statements: Vec<Statement>,
    /// Dated events, sorted by date and id.
    pub meetings: Vec<Meeting>,
    /// Passages that share words, sorted by their places.
    pub reuse: Vec<Reuse>,
    /// What went wrong or was doubtful, sorted by file and line.
    pub warnings: Vec<Warning>,
}

/// A party that an originator or speaker stands for.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// Stable, readable id: `china`.
    pub id: String,
    /// The name for people: `China`.
    pub name: String,
}

/// One published item.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Stable, readable id.
    pub id: String,
    /// Path within the folder, with `/` between its parts.
    pub file: String,
    /// The title, where one is given or found.
    pub title: Option<String>,
    /// Who published it.
    pub carrier: Option<EntityIx>,
    /// When it was published.
    pub published: Option<Edtf>,
    /// What it is.
    pub kind: Kind,
    /// The original's words or an account of them.
    pub wording: Wording,
    /// Where the original stands (http or https).
    pub url: Option<String>,
    /// Where the original can be found, in words, where no address is known.
    pub reference: Option<String>,
    /// BCP 47 tag.
    pub language: String,
    /// The whole text, decoded: no byte order mark, `\n` line ends, plain spaces. What was dropped is still in it.
    pub text: String,
    /// The lists of tags that its own record gives; a list that is given counts in place of what the text shows.
    pub tagged: Tagged,
    /// The topics that its own record gives, sorted.
    pub given_topics: Vec<TopicIx>,
    /// The people, organisations, places, … that its own record gives, sorted. They rest on no words in the text.
    pub given_entities: Vec<EntityIx>,
    /// Lines that are not the document's own words, in order.
    pub dropped: Vec<Dropped>,
}

/// Of which lists of tags a document's own record speaks, even where a list is empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tagged(u32);

impl Tagged {
    const TOPICS: u32 = 1;

    /// The lists that a number stands for, as [`bits`](Self::bits) gives it.
    pub fn from_bits(bits: u32) -> Self {
        Self(bits)
    }

    /// A number that stands for the lists.
    pub fn bits(self) -> u32 {
        self.0
    }

    /// Notes that the record has a list of topics.
    pub fn add_topics(&mut self) {
        self.0 |= Self::TOPICS;
    }

    /// Notes that the record has a list of entities of a kind.
    pub fn add_kind(&mut self, kind: EntityKind) {
        self.0 |= Self::TOPICS << (kind as u32 + 1);
    }

    /// Whether the record has a list of topics.
    pub fn has_topics(self) -> bool {
        self.0 & Self::TOPICS != 0
    }

    /// Whether the record has a list of entities of a kind.
    pub fn has_kind(self, kind: EntityKind) -> bool {
        self.0 & Self::TOPICS << (kind as u32 + 1) != 0
    }
}

/// A stretch that cleaning took out of the body.
#[derive(Clone, Debug, PartialEq)]
pub struct Dropped {
    /// Where it stands: a whole line without its line end.
    pub span: Span,
    /// Why: `cookie-notice`, `repeated-block`, `caption`, …
    pub reason: String,
}

/// A part of a document with one originator.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// Stable, readable id, unique in the corpus: the document's id, `/`, and what tells it from its siblings.
    pub id: String,
    /// The document that it is a part of.
    pub document: DocumentIx,
    /// From the first byte of its first line to the last byte of its last line.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    /// Its own heading.
    pub title: Option<Span>,
    /// Whose words it is.
    pub originator: Option<EntityIx>,
    /// The party that the originator stands for.
    pub side: Option<SideIx>,
    /// When its originator published it.
    pub published: Option<Edtf>,
    /// The chain by which `published` was found: `date-line`, `date-line, year from siblings`, …
    pub published_from: Option<String>,
    /// When what it tells of took place.
    pub event_date: Option<Edtf>,
    /// The turns of a transcript, in order; empty elsewhere.
    pub turns: Vec<Turn>,
}

/// What one speaker says before the next one does.
#[derive(Clone, Debug, PartialEq)]
pub struct Turn {
    /// The label without its colon: role, name and bracketed remark.
    pub label: Span,
    /// The words, from behind the label to the end of the turn.
    pub span: Span,
    /// Who speaks.
    pub speaker: Option<EntityIx>,
}

/// A sentence, or a heading or label that stands as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The segment that it stands in.
    pub segment: SegmentIx,
    /// Where it stands.
    pub span: Span,
    /// The paragraph within the segment, from 0.
    pub paragraph: u32,
    /// Whether it is a stage direction or an editor's note in brackets, and nobody's speech or report.
    pub direction: bool,
}

/// What a name in the text stands for.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// Stable, readable id: `wang-yi`.
    pub id: String,
    /// What it is.
    pub kind: EntityKind,
    /// What sort of its kind, in the authority's words: `country`, `newsroom`, `decree`.
    pub sort: Option<String>,
    /// The name for people.
    pub name: String,
    /// Other spellings, in any script.
    pub aliases: Vec<String>,
    /// The party that it belongs to or stands for.
    pub side: Option<SideIx>,
    /// Titles held, in the order of the authority file.
    pub offices: Vec<Office>,
    /// Identifier in Wikidata: `Q15031`.
    pub wikidata: Option<String>,
    /// Whether the authority knows it; otherwise a rule found it.
    pub known: bool,
}

/// A title held by a person.
#[derive(Clone, Debug, PartialEq)]
pub struct Office {
    /// The title.
    pub title: String,
    /// The body that it is a title in.
    pub organisation: Option<EntityIx>,
    /// The first date for which the corpus attests it.
    pub from: Option<Edtf>,
    /// The last date for which the corpus attests it.
    pub to: Option<Edtf>,
}

/// A name in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// The segment that it stands in.
    pub segment: SegmentIx,
    /// Where it stands.
    pub span: Span,
    /// What it stands for.
    pub entity: EntityIx,
    /// The rule that found it.
    pub how: String,
}

/// An expression of time in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct DateMention {
    /// The segment that it stands in.
    pub segment: SegmentIx,
    /// Where it stands.
    pub span: Span,
    /// What it means; `None` where the text does not say enough.
    pub value: Option<Edtf>,
    /// The rule that read it.
    pub how: String,
}

/// A subject with the terms that show it.
#[derive(Clone, Debug, PartialEq)]
pub struct Topic {
    /// Stable, readable id: `taiwan`.
    pub id: String,
    /// The label for people.
    pub name: String,
    /// Terms that show it; none where only records give it.
    pub terms: Vec<String>,
}

/// An attribution: who said it, how, and what.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// Stable, readable id, unique in the corpus.
    pub id: String,
    /// The segment that reports it.
    pub segment: SegmentIx,
    /// The sentence or sentences that it stands in.
    pub span: Span,
    /// Who speaks, sorted; empty where nobody is named.
    pub speakers: Vec<EntityIx>,
    /// Whether the speakers speak as one.
    pub joint: bool,
    /// Who reports the speaker, where that is a person in the text.
    pub reported_by: Option<EntityIx>,
    /// Who is spoken to, sorted.
    pub addressees: Vec<EntityIx>,
    /// How it gives the words.
    pub form: Form,
    /// The speaker's name, pronoun, title or label.
    pub source: Option<Span>,
    /// The reporting verb.
    pub cue: Option<Span>,
    /// What is said.
    pub content: Option<Span>,
    /// What it is about, sorted.
    pub topics: Vec<TopicHit>,
    /// The earlier statement that this one repeats.
    pub copy_of: Option<StatementIx>,
    /// The rule that found it.
    pub how: String,
    /// How surely the speaker is known.
    pub confidence: Confidence,
}

/// A topic of a statement and the terms that show it.
#[derive(Clone, Debug, PartialEq)]
pub struct TopicHit {
    /// The topic.
    pub topic: TopicIx,
    /// The terms in the text, in order; never empty.
    pub terms: Vec<Span>,
}

/// A dated event that the text attests.
#[derive(Clone, Debug, PartialEq)]
pub struct Meeting {
    /// Stable, readable id: `2026-02-01-wang-yi-shoigu-beijing`.
    pub id: String,
    /// What it is called, for people.
    pub title: String,
    /// What sort of event it is.
    pub occasion: Occasion,
    /// When.
    pub date: Option<Edtf>,
    /// Where.
    pub place: Option<EntityIx>,
    /// Who, sorted: people, organisations or countries.
    pub participants: Vec<EntityIx>,
    /// In person, by video, by telephone.
    pub format: Option<Format>,
    /// The series that it is one of.
    pub series: Option<EntityIx>,
    /// The number within the series.
    pub round: Option<u32>,
    /// Held, planned, ongoing, lapsed.
    pub status: Status,
    /// The passages that attest it, sorted; never empty.
    pub evidence: Vec<Evidence>,
    /// The rule that found it.
    pub how: String,
}

/// A passage that attests a meeting, and what it says of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// The segment.
    pub segment: SegmentIx,
    /// Where.
    pub span: Span,
    /// What the passage says of it: announced (`planned`), told (`held`), …
    pub status: Status,
}

/// Two passages that share words.
#[derive(Clone, Debug, PartialEq)]
pub struct Reuse {
    /// The source where it is known, otherwise the earlier one in the corpus.
    pub a: Passage,
    /// The copy where it is known.
    pub b: Passage,
    /// How they share words.
    pub kind: ReuseKind,
    /// Shared five-word runs of the shorter passage, in thousandths.
    pub containment_permille: u32,
}

/// A stretch of text in a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Passage {
    /// The segment.
    pub segment: SegmentIx,
    /// Where.
    pub span: Span,
}

/// Something that went wrong or was doubtful.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Warning {
    /// The file.
    pub file: String,
    /// The line, from 1; 0 where the whole file is meant.
    pub line: u32,
    /// What is wrong, where, and what was expected.
    pub message: String,
}
