//! The finds of all stages become one corpus: entities that nobody mentions are left out,
//! positions replace references, ids are given.

use readout_corpus::date::Edtf;
use readout_corpus::model::{self, Corpus, Kind, Span};

use crate::analyse::Analysis;
use crate::authority::{Authority, Entry};
use crate::clean::PAGE_TITLE;
use crate::draft::{At, Dates, Document, Meeting, Names, PerSegment, Reuse, Statement};
use crate::given::{DocumentTags, Tags};
use crate::topics::Finder;
use crate::workers::Workers;

mod ids;
mod naming;
mod segments;

use ids::Ids;
use naming::meeting_id;
pub(crate) use naming::{Taken, slug};

/// What the stages found.
pub(crate) struct Parts<'a> {
    pub authority: &'a Authority,
    pub documents: Vec<Document>,
    pub names: Names,
    pub dates: Dates,
    pub statements: PerSegment<Vec<Statement>>,
    pub meetings: Vec<Meeting>,
    pub reuse: Vec<Reuse>,
    pub tags: Tags,
    pub warnings: Vec<model::Warning>,
}

pub(crate) fn assemble(mut parts: Parts<'_>, workers: Workers) -> Analysis {
    let ids = Ids::new(&parts);
    let mut corpus = Corpus {
        title: parts.authority.title.clone().unwrap_or_default(),
        description: parts.authority.description.clone().unwrap_or_default(),
        sides: sides(parts.authority),
        entities: ids.kept.iter().filter_map(|&i| entity(&ids, &parts.names, i)).collect(),
        topics: parts
            .authority
            .topics
            .iter()
            .map(|topic| model::Topic {
                id: topic.id.clone(),
                name: topic.name.clone(),
                terms: topic.terms.clone(),
            })
            .chain(std::mem::take(&mut parts.tags.topics))
            .collect(),
        meetings: meetings(&ids, &parts),
        reuse: reuse(&ids, &parts.reuse),
        ..Corpus::default()
    };
    let finder = Finder::new(&parts.authority.topics);
    // Positions are known, so that each document's records can be made by themselves.
    let pieces = workers.map(&parts.documents, |d, document| {
        let mut piece = Corpus::default();
        let tags = parts.tags.documents.get(d);
        let published = parts.dates.published.get(d);
        piece.documents.push(document_record(&ids, document, published, tags));
        let mut taken = Taken::default();
        for s in 0..document.segments.len() {
            let at = At { document: d, segment: s };
            segments::add(&mut piece, &ids, &parts, at, &finder, &mut taken);
        }
        piece
    });
    for piece in pieces {
        corpus.documents.extend(piece.documents);
        corpus.segments.extend(piece.segments);
        corpus.sentences.extend(piece.sentences);
        corpus.mentions.extend(piece.mentions);
        corpus.dates.extend(piece.dates);
        corpus.statements.extend(piece.statements);
    }
    let mut offset_maps = Vec::with_capacity(parts.documents.len());
    for (record, document) in corpus.documents.iter_mut().zip(parts.documents) {
        record.text = document.source.text;
        offset_maps.push(document.source.offsets);
    }
    crate::reuse::link_copies(&mut corpus);
    corpus.warnings = parts.warnings;
    corpus.warnings.sort();
    corpus.warnings.dedup();
    Analysis { corpus, offset_maps }
}

fn sides(authority: &Authority) -> Vec<model::Side> {
    authority
        .sides
        .iter()
        .map(|side| model::Side { id: side.id.clone(), name: side.name.clone() })
        .collect()
}

fn entity(ids: &Ids, names: &Names, i: usize) -> Option<model::Entity> {
    let entry = names.entities.get(i)?;
    let Entry { id, kind, sort, name, aliases, short, titles, side, wikidata, .. } = entry;
    let mut spellings: Vec<String> = aliases.iter().chain(short).chain(titles).cloned().collect();
    spellings.dedup();
    Some(model::Entity {
        id: id.clone(),
        kind: *kind,
        sort: sort.clone(),
        name: name.clone(),
        aliases: spellings,
        side: side.as_ref().and_then(|side| ids.side.get(side).copied()),
        offices: entry
            .offices
            .iter()
            .map(|office| model::Office {
                title: office.title.clone(),
                organisation: office.organisation.as_deref().and_then(|id| ids.named(id)),
                from: office.from.clone(),
                to: office.to.clone(),
            })
            .collect(),
        wikidata: wikidata.clone(),
        known: i < names.known,
    })
}

fn document_record(
    ids: &Ids,
    document: &Document,
    published: Option<&Option<Edtf>>,
    tags: Option<&DocumentTags>,
) -> model::Document {
    let source = &document.source;
    let front = &source.front;
    let first = document.segments.first();
    let kind = front.kind.unwrap_or(match document.segments.as_slice() {
        [only] => only.draft.kind,
        [] => Kind::News,
        _ => Kind::Roundup,
    });
    let of_page = || document.cleaned.lines.iter().find(|line| line.dropped == Some(PAGE_TITLE));
    let title = first
        .and_then(|segment| segment.draft.title)
        .or_else(|| of_page().map(|line| line.span))
        .map(|span| span.of(&source.text).trim().to_owned());
    let title = front.title.clone().or(title);
    model::Document {
        id: source.id.clone(),
        file: source.path.clone(),
        title,
        carrier: front.carrier.as_deref().and_then(|id| ids.named(id)),
        published: front.published.clone().or_else(|| published.cloned().flatten()),
        kind,
        wording: front.wording.unwrap_or(model::Wording::Original),
        url: front.url.clone(),
        reference: front.reference.clone(),
        language: source.language.clone(),
        tagged: tags.map(|tags| tags.tagged).unwrap_or_default(),
        given_topics: tags.map(|tags| tags.topics.clone()).unwrap_or_default(),
        given_entities: tags.map(|tags| ids.entities(&tags.entities)).unwrap_or_default(),
        // Moved in when nobody reads the draft any more: a large corpus must not stand in memory twice.
        text: String::new(),
        dropped: document
            .cleaned
            .lines
            .iter()
            .filter_map(|line| {
                Some(model::Dropped { span: line.span, reason: line.dropped?.to_owned() })
            })
            .collect(),
    }
}

fn meetings(ids: &Ids, parts: &Parts<'_>) -> Vec<model::Meeting> {
    let mut taken = Taken::default();
    let mut meetings: Vec<model::Meeting> = parts
        .meetings
        .iter()
        .map(|meeting| model::Meeting {
            id: taken.unique(meeting_id(&parts.names, meeting)),
            title: meeting.title.clone(),
            occasion: meeting.occasion,
            date: meeting.date.clone(),
            place: meeting.place.and_then(|reference| ids.entity(reference)),
            participants: ids.entities(&meeting.participants),
            format: meeting.format,
            series: meeting.series.and_then(|reference| ids.entity(reference)),
            round: meeting.round,
            status: meeting.status,
            evidence: meeting
                .evidence
                .iter()
                .map(|&(at, span, status)| model::Evidence {
                    segment: ids.segment(at),
                    span,
                    status,
                })
                .collect(),
            how: meeting.how.to_owned(),
        })
        .collect();
    let key = |meeting: &model::Meeting| {
        let date = meeting.date.as_ref();
        (
            date.is_none(),
            date.and_then(|date| date.first_day().or(date.last_day())),
            meeting.id.clone(),
        )
    };
    meetings.sort_by_cached_key(key);
    meetings
}

fn reuse(ids: &Ids, found: &[Reuse]) -> Vec<model::Reuse> {
    let passage = |(at, span): (At, Span)| model::Passage { segment: ids.segment(at), span };
    let mut reuse: Vec<model::Reuse> = found
        .iter()
        .map(|reuse| model::Reuse {
            a: passage(reuse.a),
            b: passage(reuse.b),
            kind: reuse.kind,
            containment_permille: reuse.containment_permille,
        })
        .collect();
    reuse.sort_by_key(|reuse| (reuse.a, reuse.b));
    reuse
}
