//! Documents, statements and meetings as rows.

use readout_corpus::format::{Edtf, Entity, Packed, Segment, Statement};
use readout_corpus::model::{EntityIx, SegmentIx, SideIx, Span};

use super::row;
use crate::address::{Addresses, Words};
use crate::items::add;
use crate::request::Request;
use crate::value::Value;

/// A date as three cells: EDTF, its first and its last day.
pub(super) fn date(date: Option<Edtf<'_>>) -> [Option<String>; 3] {
    let day = |day: Option<readout_corpus::date::Day>| day.map(|day| day.to_string());
    [
        date.map(|date| date.as_str().to_owned()),
        day(date.and_then(|date| date.first_day())),
        day(date.and_then(|date| date.last_day())),
    ]
}

/// Ids and names of entities.
fn named<'a>(
    corpus: Packed<'a>,
    entities: impl Iterator<Item = EntityIx>,
) -> (Vec<&'a str>, Vec<&'a str>) {
    let entity = |ix| corpus.entity(ix).map(|entity: Entity<'a>| (entity.id(), entity.name()));
    entities.filter_map(entity).unzip()
}

fn side(corpus: Packed<'_>, ix: Option<SideIx>) -> Option<&str> {
    corpus.side(ix?).map(|side| side.id())
}

/// The sides that entities are of, each once, sorted.
fn sides_of<'a>(corpus: Packed<'a>, entities: impl Iterator<Item = EntityIx>) -> Vec<&'a str> {
    let mut sides: Vec<SideIx> =
        entities.filter_map(|entity| corpus.entity(entity)?.side()).collect();
    sides.sort_unstable();
    sides.dedup();
    sides.into_iter().filter_map(|ix| side(corpus, Some(ix))).collect()
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
    let row = |document: readout_corpus::format::Document<'_>| {
        let carrier = document.carrier().and_then(|ix| corpus.entity(ix));
        let mut originators: Vec<EntityIx> =
            document.segments().filter_map(|segment| segment.originator()).collect();
        originators.sort_unstable();
        originators.dedup();
        let sides = sides_of(corpus, originators.iter().copied());
        let [published, published_first, published_last] = date(document.published());
        let [dated, first, last] = date(document.date());
        let count = |counts: &[u32]| counts.get(document.ix().ix()).copied();
        row![
            document.id(),
            document.title(),
            document.kind().name(),
            document.wording().name(),
            carrier.map(|carrier| carrier.id()),
            carrier.map(|carrier| carrier.name()),
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
        let id = |ix: Option<EntityIx>| ix.and_then(|ix| corpus.entity(ix)).map(|one| one.id());
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
        let place = meeting.place().and_then(|ix| corpus.entity(ix));
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
            place.map(|place| place.id()),
            place.map(|place| place.name()),
            participants,
            participant_names,
            sides_of(corpus, meeting.participants()),
            meeting.format().map(|format| format.name()),
            meeting.series().and_then(|ix| corpus.entity(ix)).map(|series| series.id()),
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
