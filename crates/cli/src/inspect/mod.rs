//! `readout inspect`: the analysis as one JSON object, `readout-inspect/1`.
//!
//! The shape is a promise: additions are free, changes raise the number. Fields stand in the order of
//! the definitions in [`shape`]; what is unknown is `null` or an empty list.

use std::collections::BTreeMap;
use std::io::{self, Write};

use crate::lines::Places;
use readout_corpus::model::{self, Corpus, EntityIx, EntityKind, Passage, SegmentIx, Span};
use readout_ingest::Analysis;
use readout_ingest::names::in_place;
use readout_ingest::read;

mod shape;

use shape::{
    Cue, Date, Document, Dropped, Entity, Evidence, Meeting, Mention, Office, Place, Report, Reuse,
    Segment, Statement, Stretch, Turn, Warning,
};

/// Writes the analysis and a line end.
pub fn write(out: &mut impl Write, analysis: &Analysis) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &report(analysis))?;
    out.write_all(b"\n")
}

/// Looks positions up in a corpus.
struct View<'a> {
    corpus: &'a Corpus,
    /// One for each document.
    places: Vec<Places<'a>>,
}

impl<'a> View<'a> {
    fn entity(&self, position: EntityIx) -> Option<&'a str> {
        self.corpus.entities.get(position.ix()).map(|entity| entity.id.as_str())
    }

    fn entities(&self, positions: &[EntityIx]) -> Vec<&'a str> {
        positions.iter().filter_map(|&position| self.entity(position)).collect()
    }

    fn side(&self, position: Option<readout_corpus::model::SideIx>) -> Option<&'a str> {
        self.corpus.sides.get(position?.ix()).map(|side| side.id.as_str())
    }

    fn places(&self, segment: SegmentIx) -> Option<&Places<'a>> {
        self.places.get(self.corpus.segments.get(segment.ix())?.document.ix())
    }

    fn place(&self, passage: Passage) -> Option<Place<'a>> {
        let places = self.places(passage.segment)?;
        Some(Place { file: places.file(), line: places.line(passage.span.start) })
    }
}

fn stretch(places: &Places<'_>, span: Span) -> Stretch {
    let [start, end] = places.bytes(span);
    Stretch { start, end }
}

fn report(analysis: &Analysis) -> Report<'_> {
    let corpus = &analysis.corpus;
    let places = corpus
        .documents
        .iter()
        .zip(&analysis.offset_maps)
        .map(|(document, offsets)| Places::new(document, offsets))
        .collect();
    let view = View { corpus, places };
    Report {
        format: "readout-inspect/1",
        documents: documents(&view),
        entities: entities(&view),
        mentions: mentions(&view),
        dates: dates(&view),
        statements: statements(&view),
        meetings: meetings(&view),
        reuse: reuse(&view),
        warnings: corpus
            .warnings
            .iter()
            .map(|warning| Warning {
                file: &warning.file,
                line: warning.line,
                message: &warning.message,
            })
            .collect(),
    }
}

fn documents<'a>(view: &View<'a>) -> Vec<Document<'a>> {
    let corpus = view.corpus;
    // Segments are sorted by document, so each document takes the next run of them.
    let mut segments = (0..).map(SegmentIx).zip(&corpus.segments).peekable();
    let mut found = Vec::new();
    for (d, (document, places)) in corpus.documents.iter().zip(&view.places).enumerate() {
        let mut own = Vec::new();
        while let Some((at, segment)) = segments.next_if(|(_, one)| one.document.ix() == d) {
            own.push(self::segment(view, places, at, segment));
        }
        found.push(Document {
            id: &document.id,
            file: &document.file,
            title: document.title.as_deref(),
            carrier: document.carrier.and_then(|carrier| view.entity(carrier)),
            published: document.published.as_ref().map(|date| date.as_str()),
            url: document.url.as_deref(),
            language: &document.language,
            kind: document.kind.name(),
            wording: document.wording.name(),
            reference: document.reference.as_deref(),
            text: (read::is_page(&document.file) || read::is_record(&document.file))
                .then_some(document.text.as_str()),
            given: given(corpus, document),
            dropped: document
                .dropped
                .iter()
                .map(|dropped| Dropped {
                    line: places.line(dropped.span.start),
                    reason: &dropped.reason,
                })
                .collect(),
            segments: own,
        });
    }
    found
}

/// The tags that a document's record gives, by what they are; `None` where it has no such list.
fn given<'a>(
    corpus: &'a Corpus,
    document: &model::Document,
) -> Option<BTreeMap<&'static str, Vec<&'a str>>> {
    let mut lists = BTreeMap::new();
    if document.tagged.has_topics() {
        let topics = document.given_topics.iter().filter_map(|ix| corpus.topics.get(ix.ix()));
        lists.insert("topic", topics.map(|topic| topic.id.as_str()).collect());
    }
    for &kind in EntityKind::ALL.iter().filter(|&&kind| document.tagged.has_kind(kind)) {
        let entities = document.given_entities.iter().filter_map(|ix| corpus.entities.get(ix.ix()));
        let of_kind = entities.filter(|entity| entity.kind == kind);
        lists.insert(kind.name(), of_kind.map(|entity| entity.id.as_str()).collect());
    }
    (!lists.is_empty()).then_some(lists)
}

fn segment<'a>(
    view: &View<'a>,
    places: &Places<'a>,
    at: SegmentIx,
    segment: &'a readout_corpus::model::Segment,
) -> Segment<'a> {
    let sentences = &view.corpus.sentences;
    let first = sentences.partition_point(|sentence| sentence.segment < at);
    let own = sentences.get(first..).unwrap_or(&[]).iter().take_while(|one| one.segment == at);
    Segment {
        id: &segment.id,
        lines: places.lines(segment.span),
        kind: segment.kind.name(),
        title: segment.title.map(|title| places.words(title)),
        originator: segment.originator.and_then(|originator| view.entity(originator)),
        side: view.side(segment.side),
        published: segment.published.as_ref().map(|date| date.as_str()),
        published_from: segment.published_from.as_deref(),
        event_date: segment.event_date.as_ref().map(|date| date.as_str()),
        directions: own
            .filter(|sentence| sentence.direction)
            .map(|sentence| places.words(sentence.span))
            .collect(),
        turns: segment
            .turns
            .iter()
            .map(|turn| Turn {
                speaker: turn.speaker.and_then(|speaker| view.entity(speaker)),
                label: places.words(turn.label),
                lines: places.lines(Span { start: turn.label.start, end: turn.span.end }),
            })
            .collect(),
    }
}

fn entities<'a>(view: &View<'a>) -> Vec<Entity<'a>> {
    view.corpus
        .entities
        .iter()
        .map(|entity| Entity {
            id: &entity.id,
            kind: entity.kind.name(),
            sort: entity.sort.as_deref(),
            name: &entity.name,
            aliases: &entity.aliases,
            side: view.side(entity.side),
            offices: entity
                .offices
                .iter()
                .map(|office| Office {
                    title: &office.title,
                    organisation: office.organisation.and_then(|body| view.entity(body)),
                    from: office.from.as_ref().map(|date| date.as_str()),
                    to: office.to.as_ref().map(|date| date.as_str()),
                })
                .collect(),
            wikidata: entity.wikidata.as_deref(),
            known: entity.known,
        })
        .collect()
}

fn mentions<'a>(view: &View<'a>) -> Vec<Mention<'a>> {
    view.corpus
        .mentions
        .iter()
        .filter_map(|mention| {
            let places = view.places(mention.segment)?;
            let [start, end] = places.bytes(mention.span);
            let entity = view.corpus.entities.get(mention.entity.ix());
            Some(Mention {
                file: places.file(),
                line: places.line(mention.span.start),
                start,
                end,
                text: places.words(mention.span),
                entity: entity.map(|entity| entity.id.as_str()),
                // A country that acts is meant as its government, although the entity is the country.
                kind: entity.map(|entity| in_place(&mention.how, entity.kind).name()),
                how: &mention.how,
            })
        })
        .collect()
}

fn dates<'a>(view: &View<'a>) -> Vec<Date<'a>> {
    view.corpus
        .dates
        .iter()
        .filter_map(|date| {
            let places = view.places(date.segment)?;
            let [start, end] = places.bytes(date.span);
            Some(Date {
                file: places.file(),
                line: places.line(date.span.start),
                start,
                end,
                text: places.words(date.span),
                edtf: date.value.as_ref().map(|value| value.as_str()),
                how: &date.how,
            })
        })
        .collect()
}

fn statements<'a>(view: &View<'a>) -> Vec<Statement<'a>> {
    let corpus = view.corpus;
    corpus
        .statements
        .iter()
        .filter_map(|statement| {
            let places = view.places(statement.segment)?;
            let [start, end] = places.bytes(statement.span);
            Some(Statement {
                id: &statement.id,
                file: places.file(),
                line: places.line(statement.span.start),
                start,
                end,
                speakers: view.entities(&statement.speakers),
                joint: statement.joint,
                reported_by: statement.reported_by.and_then(|reporter| view.entity(reporter)),
                addressees: view.entities(&statement.addressees),
                form: statement.form.name(),
                source: statement.source.map(|span| stretch(places, span)),
                cue: statement.cue.map(|span| {
                    let Stretch { start, end } = stretch(places, span);
                    Cue { start, end, text: places.words(span) }
                }),
                content: statement.content.map(|span| stretch(places, span)),
                topics: statement
                    .topics
                    .iter()
                    .filter_map(|hit| corpus.topics.get(hit.topic.ix()))
                    .map(|topic| topic.id.as_str())
                    .collect(),
                copy_of: statement
                    .copy_of
                    .and_then(|original| corpus.statements.get(original.ix()))
                    .map(|original| original.id.as_str()),
                how: &statement.how,
                confidence: statement.confidence.name(),
            })
        })
        .collect()
}

fn meetings<'a>(view: &View<'a>) -> Vec<Meeting<'a>> {
    view.corpus
        .meetings
        .iter()
        .map(|meeting| Meeting {
            id: &meeting.id,
            title: &meeting.title,
            occasion: meeting.occasion.name(),
            date: meeting.date.as_ref().map(|date| date.as_str()),
            place: meeting.place.and_then(|place| view.entity(place)),
            participants: view.entities(&meeting.participants),
            format: meeting.format.map(|format| format.name()),
            series: meeting.series.and_then(|series| view.entity(series)),
            round: meeting.round,
            status: meeting.status.name(),
            evidence: meeting
                .evidence
                .iter()
                .filter_map(|evidence| {
                    let places = view.places(evidence.segment)?;
                    Some(Evidence {
                        file: places.file(),
                        lines: places.lines(evidence.span),
                        status: evidence.status.name(),
                    })
                })
                .collect(),
            how: &meeting.how,
        })
        .collect()
}

fn reuse<'a>(view: &View<'a>) -> Vec<Reuse<'a>> {
    view.corpus
        .reuse
        .iter()
        .filter_map(|reuse| {
            Some(Reuse {
                a: view.place(reuse.a)?,
                b: view.place(reuse.b)?,
                kind: reuse.kind.name(),
                containment: f64::from(reuse.containment_permille) / 1000.0,
            })
        })
        .collect()
}
