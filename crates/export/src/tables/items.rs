//! Documents, statements and meetings as rows.

use readout_corpus::format::{Document, Edtf, Entity, Packed, Segment, Statement};
use readout_corpus::model::{EntityIx, SegmentIx, SideIx, Span};

use super::row;
use crate::address::{Addresses, Words};
use crate::items::add;
use crate::order::insert;
use crate::request::Request;
use crate::value::Value;

/// A date as three cells: EDTF, its first and its last day.
#[inline(never)]
pub(super) fn date(date: Option<Edtf<'_>>) -> [Option<String>; 3] {
    let day = |day: Option<readout_corpus::date::Day>| day.map(|day| day.to_string());
    [
        date.map(|date| date.as_str().to_owned()),
        day(date.and_then(|date| date.first_day())),
        day(date.and_then(|date| date.last_day())),
    ]
}

/// The id and the name of an entity.
#[inline(never)]
fn entity(corpus: Packed<'_>, ix: Option<EntityIx>) -> (Option<&str>, Option<&str>) {
    let entity = ix.and_then(|ix| corpus.entity(ix));
    (entity.map(|one| one.id()), entity.map(|one| one.name()))
}

/// Ids and names of entities.
fn named<'a>(
    corpus: Packed<'a>,
    entities: impl Iterator<Item = EntityIx>,
) -> (Vec<&'a str>, Vec<&'a str>) {
    let (mut ids, mut names) = (Vec::new(), Vec::new());
    for ix in entities {
        let (id, name) = entity(corpus, Some(ix));
        ids.extend(id);
        names.extend(name);
    }
    (ids, names)
}

fn side(corpus: Packed<'_>, ix: Option<SideIx>) -> Option<&str> {
    corpus.side(ix?).map(|side| side.id())
}

/// The sides that entities are of, each once, sorted.
fn sides_of<'a>(corpus: Packed<'a>, entities: impl Iterator<Item = EntityIx>) -> Vec<&'a str> {
    let mut sides: Vec<u32> = Vec::new();
    for ix in entities {
        if let Some(found) = corpus.entity(ix).and_then(|entity| entity.side()) {
            insert(&mut sides, found.0);
        }
    }
    sides.into_iter().filter_map(|ix| side(corpus, Some(SideIx(ix)))).collect()
}

/// Whose words a document is made of, each once, sorted.
pub(crate) fn originators(document: Document<'_>) -> Vec<EntityIx> {
    let mut found: Vec<u32> = Vec::new();
    for segment in document.segments() {
        segment.originator().into_iter().for_each(|ix| insert(&mut found, ix.0));
    }
    found.into_iter().map(EntityIx).collect()
}

/// What is said of the segment that words stand in: its id, whose words it is, for which side.
pub(crate) fn about_segment<'a>(
    corpus: Packed<'a>,
    ix: SegmentIx,
) -> (Option<Segment<'a>>, Option<Entity<'a>>, Option<&'a str>) {
    let segment = corpus.segment(ix);
    let originator = segment.and_then(|one| corpus.entity(one.originator()?));
    (segment, originator, segment.and_then(|one| side(corpus, one.side())))
}

pub(crate) fn documents(request: &Request<'_>) -> Vec<Vec<Value>> {
    let corpus = request.corpus;
    let addresses = Addresses { page: request.page };
    let mut segments = vec![0u32; corpus.documents().len()];
    let mut statements = segments.clone();
    for segment in request.items.segments.iter().filter_map(|&ix| corpus.segment(ix)) {
        add(&mut segments, segment.document().ix());
    }
    for statement in request.items.statements.iter().filter_map(|&ix| corpus.statement(ix)) {
        if let Some(segment) = corpus.segment(statement.segment()) {
            add(&mut statements, segment.document().ix());
        }
    }
    let documents = request.items.documents.iter().filter_map(|&ix| corpus.document(ix));
    let row = |document: Document<'_>| {
        let (carrier, carrier_name) = entity(corpus, document.carrier());
        let originators = originators(document);
        let sides = sides_of(corpus, originators.iter().copied());
        let [published, published_first, published_last] = date(document.published());
        let [dated, first, last] = date(document.date());
        let count = |counts: &[u32]| counts.get(document.ix().ix()).copied();
        row![
            document.id(),
            document.title(),
            document.kind().name(),
            document.wording().name(),
            carrier,
            carrier_name,
            named(corpus, originators.into_iter()).0,
            sides,
            published,
            published_first,
            published_last,
            dated,
            first,
            last,
            document.url(),
            document.reference(),
            document.language(),
            count(&segments),
            count(&statements),
            document.file(),
            addresses.document(document.id()),
        ]
    };
    documents.map(row).collect()
}

pub(crate) fn statements(request: &Request<'_>) -> Vec<Vec<Value>> {
    let corpus = request.corpus;
    let mut words = Words::new(corpus, Addresses { page: request.page });
    let statements = request.items.statements.iter().filter_map(|&ix| corpus.statement(ix));
    let row = |statement: Statement<'_>| {
        let (segment, originator, side) = about_segment(corpus, statement.segment());
        let document = segment.and_then(|segment| corpus.document(segment.document()));
        let part = |span: Option<Span>| span.map(|span| statement.slice(span).to_owned());
        let (speakers, speaker_names) = named(corpus, statement.speakers());
        let topics: Vec<&str> = statement
            .topics()
            .filter_map(|hit| corpus.topic(hit.topic()))
            .map(|topic| topic.id())
            .collect();
        let [dated, first, last] = date(segment.and_then(|segment| segment.date()));
        let id = |ix: Option<EntityIx>| entity(corpus, ix).0;
        row![
            statement.id(),
            statement.text(),
            part(statement.content()),
            part(statement.cue()),
            statement.form().name(),
            statement.confidence().name(),
            statement.joint(),
            speakers,
            speaker_names,
            sides_of(corpus, statement.speakers()),
            id(statement.reported_by()),
            named(corpus, statement.addressees()).0,
            topics,
            document.map(|document| document.id()),
            document.and_then(|document| document.title()),
            segment.map(|segment| segment.id()),
            originator.map(|originator| originator.id()),
            originator.map(|originator| originator.name()),
            side,
            id(document.and_then(|document| document.carrier())),
            dated,
            first,
            last,
            statement.copy_of().and_then(|ix| corpus.statement(ix)).map(|one| one.id()),
            statement.how(),
            document.and_then(|document| document.url()),
            words.address(statement.segment(), statement.span()),
        ]
    };
    statements.map(row).collect()
}

pub(crate) fn meetings(request: &Request<'_>) -> Vec<Vec<Value>> {
    let corpus = request.corpus;
    let addresses = Addresses { page: request.page };
    let mut words = Words::new(corpus, addresses);
    let mut rows = Vec::new();
    for meeting in request.items.meetings.iter().filter_map(|&ix| corpus.meeting(ix)) {
        // What nobody knew on the day of the view is not there.
        let Some(status) = meeting.status_as_of(request.query.as_of) else { continue };
        let (place, place_name) = entity(corpus, meeting.place());
        let (participants, participant_names) = named(corpus, meeting.participants());
        let known = meeting.evidence().filter(|evidence| {
            let segment = corpus.segment(evidence.segment());
            segment.is_some_and(|one| request.query.as_of.is_none_or(|day| one.is_known(day)))
        });
        let (mut evidence, mut evidence_addresses) = (Vec::new(), Vec::new());
        for one in known {
            evidence.push(one.text());
            evidence_addresses.extend(words.address(one.segment(), one.span()));
        }
        let documents: Vec<&str> = meeting
            .documents()
            .into_iter()
            .filter_map(|ix| corpus.document(ix))
            .map(|document| document.id())
            .collect();
        let [dated, first, last] = date(meeting.date());
        rows.push(row![
            meeting.id(),
            meeting.title(),
            meeting.occasion().name(),
            status.name(),
            dated,
            first,
            last,
            place,
            place_name,
            participants,
            participant_names,
            sides_of(corpus, meeting.participants()),
            meeting.format().map(|format| format.name()),
            entity(corpus, meeting.series()).0,
            meeting.round(),
            documents,
            meeting.how(),
            evidence,
            evidence_addresses,
            addresses.meeting(meeting.id()),
        ]);
    }
    rows
}
