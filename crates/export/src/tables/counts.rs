//! What is counted in the segments and statements found: entities, mentions, topics, the network.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use readout_corpus::format::{Entity, Packed};
use readout_corpus::model::{DocumentIx, EntityIx, EntityKind, SegmentIx, SideIx, Span, TopicIx};

use super::items::date;
use super::row;
use crate::address::{Addresses, Words};
use crate::items::{Network, TopicCell, add};
use crate::request::Request;
use crate::value::Value;

/// For each entity, how often the segments found name it and how many of the statements found it makes.
pub(crate) fn weights(request: &Request<'_>) -> Vec<(EntityIx, u32, u32)> {
    let corpus = request.corpus;
    let mut mentions = vec![0u32; corpus.entities().len()];
    let mut statements = mentions.clone();
    for segment in request.items.segments.iter().filter_map(|&ix| corpus.segment(ix)) {
        segment.mentions().for_each(|mention| add(&mut mentions, mention.entity().ix()));
    }
    for statement in request.items.statements.iter().filter_map(|&ix| corpus.statement(ix)) {
        statement.speakers().for_each(|speaker| add(&mut statements, speaker.ix()));
    }
    let mut weights: Vec<(EntityIx, u32, u32)> = (0..)
        .map(EntityIx)
        .zip(mentions.into_iter().zip(statements))
        .filter(|&(_, (mentions, statements))| mentions + statements > 0)
        .map(|(ix, (mentions, statements))| (ix, mentions, statements))
        .collect();
    // As in the page's lists: kind by kind, the most mentioned first, then by name.
    let kind = |kind: EntityKind| EntityKind::ALL.iter().position(|one| *one == kind);
    let folded = |name: &str| name.to_lowercase().replace('ё', "е");
    weights.sort_by_cached_key(|&(ix, mentions, statements)| {
        let entity = corpus.entity(ix);
        let name = entity.map(|entity| folded(entity.name()));
        (entity.and_then(|one| kind(one.kind())), Reverse((mentions, statements)), name)
    });
    weights
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
struct Named {
    count: u32,
    segment: SegmentIx,
    span: Span,
}

pub(crate) fn mentions(request: &Request<'_>) -> Vec<Vec<Value>> {
    let corpus = request.corpus;
    let mut words = Words::new(corpus, Addresses { page: request.page });
    let mut named: BTreeMap<(DocumentIx, EntityIx), Named> = BTreeMap::new();
    for segment in request.items.segments.iter().filter_map(|&ix| corpus.segment(ix)) {
        for mention in segment.mentions() {
            let first = Named { count: 0, segment: segment.ix(), span: mention.span() };
            let place = (segment.document(), mention.entity());
            named.entry(place).or_insert(first).count += 1;
        }
    }
    let mut rows = Vec::new();
    for ((document, entity), found) in named {
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
fn cells(request: &Request<'_>) -> Vec<TopicCell> {
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
    let mut order: Vec<usize> = (0..topics).collect();
    order.sort_by_key(|&topic| Reverse(totals.get(topic).copied()));
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
    let mut sides: Vec<SideIx> =
        statement.speakers().filter_map(|speaker| corpus.entity(speaker)?.side()).collect();
    sides.sort_unstable();
    sides.dedup();
    sides
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
