//! What is counted in the segments and statements found: entities, mentions, topics, the network.

use readout_corpus::format::{Entity, Packed};
use readout_corpus::model::{DocumentIx, EntityIx, SegmentIx, SideIx, Span, TopicIx};

use super::items::date;
use super::row;
use crate::address::{Addresses, Words};
use crate::items::{Network, TopicCell, add};
use crate::order::{insert, key, mark, order};
use crate::request::Request;
use crate::value::Value;

/// For each entity, how often the segments found name it and how many of the statements found it makes.
pub(crate) fn weights(request: &Request<'_>) -> Vec<Weight> {
    let corpus = request.corpus;
    let mut mentions = vec![0u32; corpus.entities().len()];
    let mut statements = mentions.clone();
    for segment in request.items.segments.iter().filter_map(|&ix| corpus.segment(ix)) {
        segment.mentions().for_each(|mention| add(&mut mentions, mention.entity().ix()));
    }
    for statement in request.items.statements.iter().filter_map(|&ix| corpus.statement(ix)) {
        statement.speakers().for_each(|speaker| add(&mut statements, speaker.ix()));
    }
    if let Some(list) = &request.items.entities {
        let counts = |ix: EntityIx| {
            let of = |counts: &[u32]| counts.get(ix.ix()).copied().unwrap_or(0);
            (ix, of(&mentions), of(&statements))
        };
        return list.iter().map(|&ix| counts(ix)).collect();
    }
    let counted: Vec<Weight> = (0..)
        .map(EntityIx)
        .zip(mentions.into_iter().zip(statements))
        .filter(|&(_, (mentions, statements))| mentions + statements > 0)
        .map(|(ix, (mentions, statements))| (ix, mentions, statements))
        .collect();
    // As in the page's lists: kind by kind, the most mentioned first, then by name. Each sort keeps the order
    // of the one before among equals.
    let kind = |ix: EntityIx| corpus.entity(ix).map_or(0, |entity| entity.kind() as u32);
    let by_name = by_name(corpus, &counted);
    let by_count = sorted(&by_name, |one| key(u32::MAX - one.1, u32::MAX - one.2));
    sorted(&by_count, |one| u64::from(kind(one.0)))
}

/// An entity, its mentions, its statements.
type Weight = (EntityIx, u32, u32);

fn sorted(list: &[Weight], key: impl Fn(&Weight) -> u64) -> Vec<Weight> {
    order(list.iter().map(key)).into_iter().filter_map(|at| list.get(at).copied()).collect()
}

fn by_name(corpus: Packed<'_>, list: &[Weight]) -> Vec<Weight> {
    let folded = |name: &str| name.to_lowercase().replace('ё', "е");
    let name =
        |one: &Weight| corpus.entity(one.0).map(|one| folded(one.name())).unwrap_or_default();
    let mut names: Vec<(String, usize)> = list.iter().map(name).zip(0..).collect();
    names.sort_unstable();
    names.into_iter().filter_map(|(_, at)| list.get(at).copied()).collect()
}

pub(crate) fn entities(request: &Request<'_>) -> Vec<Vec<Value>> {
    let corpus = request.corpus;
    let addresses = Addresses { page: request.page };
    let row = |(ix, mentions, statements): (EntityIx, u32, u32)| {
        let entity: Entity<'_> = corpus.entity(ix)?;
        let office = |office: readout_corpus::format::Office<'_>| {
            let body = office.organisation().and_then(|ix| corpus.entity(ix));
            match body {
                Some(body) => format!("{} ({})", office.title(), body.name()),
                None => office.title().to_owned(),
            }
        };
        Some(row![
            entity.id(),
            entity.name(),
            entity.kind().name(),
            entity.sort(),
            entity.side().and_then(|ix| corpus.side(ix)).map(|side| side.id()),
            entity.known(),
            entity.wikidata(),
            entity.aliases().collect::<Vec<_>>(),
            entity.offices().map(office).collect::<Vec<_>>(),
            mentions,
            statements,
            addresses.entity(entity.id()),
        ])
    };
    weights(request).into_iter().filter_map(row).collect()
}

/// How often a document names an entity, and where first.
#[derive(Clone, Copy)]
pub(crate) struct Named {
    count: u32,
    segment: SegmentIx,
    span: Span,
}

/// Whom each document names in the segments found, by document and entity.
pub(crate) fn named_in(request: &Request<'_>) -> Vec<(DocumentIx, EntityIx, Named)> {
    let corpus = request.corpus;
    let mut found = Vec::new();
    let mut own: Vec<Option<Named>> = vec![None; corpus.entities().len()];
    let mut wanted = vec![request.items.entities.is_none(); corpus.entities().len()];
    request.items.entities.iter().flatten().for_each(|ix| mark(&mut wanted, ix.ix()));
    let mut segments =
        request.items.segments.iter().filter_map(|&ix| corpus.segment(ix)).peekable();
    while let Some(segment) = segments.next() {
        for mention in segment.mentions() {
            let entity = mention.entity().ix();
            if let (Some(slot), Some(true)) = (own.get_mut(entity), wanted.get(entity)) {
                let first = Named { count: 0, segment: segment.ix(), span: mention.span() };
                slot.get_or_insert(first).count += 1;
            }
        }
        // The segments of a document stand together.
        let document = segment.document();
        if segments.peek().is_none_or(|next| next.document() != document) {
            for (entity, named) in (0..).map(EntityIx).zip(&mut own) {
                found.extend(named.take().map(|named| (document, entity, named)));
            }
        }
    }
    found
}

pub(crate) fn mentions(request: &Request<'_>) -> Vec<Vec<Value>> {
    let corpus = request.corpus;
    let mut words = Words::new(corpus, Addresses { page: request.page });
    let mut rows = Vec::new();
    for (document, entity, found) in named_in(request) {
        let (Some(document), Some(entity)) = (corpus.document(document), corpus.entity(entity))
        else {
            continue;
        };
        let [dated, first, last] = date(document.date());
        rows.push(row![
            entity.id(),
            entity.name(),
            entity.kind().name(),
            document.id(),
            document.title(),
            dated,
            first,
            last,
            found.count,
            document.slice(found.span),
            words.address(found.segment, found.span),
        ]);
    }
    rows
}

/// The cells that a view counted; otherwise the statements found by topic and side, topics with the most first.
pub(crate) fn cells(request: &Request<'_>) -> Vec<TopicCell> {
    if !request.items.topic_cells.is_empty() {
        return request.items.topic_cells.clone();
    }
    let corpus = request.corpus;
    let (topics, sides) = (corpus.topics().len(), corpus.sides().len());
    let mut totals = vec![0u32; topics];
    let mut counts = vec![0u32; topics * sides];
    let mut of_none = vec![0u32; topics];
    for statement in request.items.statements.iter().filter_map(|&ix| corpus.statement(ix)) {
        let spoken = sides_of_statement(corpus, statement);
        for topic in statement.topics().map(|hit| hit.topic().ix()) {
            add(&mut totals, topic);
            spoken.iter().for_each(|side| add(&mut counts, topic * sides + side.ix()));
            if spoken.is_empty() {
                add(&mut of_none, topic);
            }
        }
    }
    let order = order(totals.iter().map(|&total| u64::from(u32::MAX - total)));
    let cell = |topic: usize, side: Option<usize>| TopicCell {
        topic: TopicIx(topic as u32),
        meeting: None,
        side: side.map(|side| SideIx(side as u32)),
        statements: side
            .map_or(of_none.get(topic), |side| counts.get(topic * sides + side))
            .copied()
            .unwrap_or(0),
        words: None,
        share_permille: None,
        position: None,
    };
    let row = |&topic: &usize| (0..sides).map(Some).chain([None]).map(move |side| (topic, side));
    order.iter().flat_map(row).map(|(topic, side)| cell(topic, side)).collect()
}

/// The sides that a statement's speakers stand for, each once; without a named speaker that of its account.
fn sides_of_statement(
    corpus: Packed<'_>,
    statement: readout_corpus::format::Statement<'_>,
) -> Vec<SideIx> {
    if statement.speakers().is_empty() {
        return corpus
            .segment(statement.segment())
            .and_then(|one| one.side())
            .into_iter()
            .collect();
    }
    let mut sides: Vec<u32> = Vec::new();
    for ix in statement.speakers() {
        let side = corpus.entity(ix).and_then(|speaker| speaker.side());
        side.into_iter().for_each(|side| insert(&mut sides, side.0));
    }
    sides.into_iter().map(SideIx).collect()
}

pub(crate) fn topics(request: &Request<'_>) -> Vec<Vec<Value>> {
    let corpus = request.corpus;
    let addresses = Addresses { page: request.page };
    let row = |cell: TopicCell| {
        let topic = corpus.topic(cell.topic)?;
        let side = cell.side.and_then(|ix| corpus.side(ix));
        Some(row![
            topic.id(),
            topic.name(),
            cell.meeting.and_then(|ix| corpus.meeting(ix)).map(|meeting| meeting.id()),
            side.map(|side| side.id()),
            side.map(|side| side.name()),
            cell.statements,
            cell.words,
            cell.share_permille,
            cell.position,
            addresses.topic(topic.id()),
        ])
    };
    cells(request).into_iter().filter_map(row).collect()
}

/// How many ties the network has.
pub(crate) fn links(request: &Request<'_>) -> usize {
    let items = request.items;
    let given = items.network.as_ref().map(|network| network.links.len());
    given.unwrap_or_else(|| Network::of(request.corpus, &items.segments).links.len())
}

pub(crate) fn network(request: &Request<'_>) -> Vec<Vec<Value>> {
    let corpus = request.corpus;
    let addresses = Addresses { page: request.page };
    let counted = || Network::of(corpus, &request.items.segments);
    let network = request.items.network.clone().unwrap_or_else(counted);
    let node = |at: usize| {
        let (ix, segments) = *network.nodes.get(at)?;
        Some((corpus.entity(ix)?, segments))
    };
    let row = |&(a, b, shared): &(usize, usize, u32)| {
        let ((source, source_segments), (target, target_segments)) = (node(a)?, node(b)?);
        Some(row![
            source.id(),
            source.name(),
            source_segments,
            target.id(),
            target.name(),
            target_segments,
            shared,
            addresses.entity(source.id()),
            addresses.entity(target.id()),
        ])
    };
    network.links.iter().filter_map(row).collect()
}
