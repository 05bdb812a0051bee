//! The finds of all stages become one corpus: entities that nobody mentions are left out,
//! positions replace references, ids are given.

use std::collections::{BTreeMap, BTreeSet};

use readout_corpus::date::Edtf;
use readout_corpus::model::{self, Corpus, EntityIx, Kind, SegmentIx, SideIx, Span, TopicIx};

use crate::analyse::Analysis;
use crate::authority::{Authority, Entry};
use crate::draft::{At, Dates, Document, EntityRef, Meeting, Names, PerSegment, Reuse, Statement};
use crate::topics::Finder;

/// What the stages found.
pub(crate) struct Parts<'a> {
    pub authority: &'a Authority,
    pub documents: Vec<Document>,
    pub names: Names,
    pub dates: Dates,
    pub statements: PerSegment<Vec<Statement>>,
    pub meetings: Vec<Meeting>,
    pub reuse: Vec<Reuse>,
    pub warnings: Vec<model::Warning>,
}

pub(crate) fn assemble(parts: Parts<'_>) -> Analysis {
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
            .collect(),
        meetings: meetings(&ids, &parts),
        reuse: reuse(&ids, &parts.reuse),
        ..Corpus::default()
    };
    let finder = Finder::new(&parts.authority.topics);
    for (d, document) in parts.documents.iter().enumerate() {
        corpus.documents.push(document_record(&ids, document, parts.dates.published.get(d)));
        let mut taken = BTreeSet::new();
        for s in 0..document.segments.len() {
            add_segment(
                &mut corpus,
                &ids,
                &parts,
                At { document: d, segment: s },
                &finder,
                &mut taken,
            );
        }
    }
    link_copies(&mut corpus);
    corpus.warnings = parts.warnings;
    corpus.warnings.sort();
    corpus.warnings.dedup();
    let offset_maps = parts.documents.into_iter().map(|document| document.source.offsets).collect();
    Analysis { corpus, offset_maps }
}

/// The way from references to positions.
struct Ids {
    /// Entities that stay, as positions in [`Names::entities`], sorted by id.
    kept: Vec<usize>,
    /// Position in `kept` for each of [`Names::entities`].
    entity: Vec<Option<EntityIx>>,
    /// Entities by authority id, for carriers, originators and bodies.
    by_id: BTreeMap<String, usize>,
    /// Sides by id.
    side: BTreeMap<String, SideIx>,
    /// The position of each document's first segment.
    first_segment: Vec<u32>,
}

impl Ids {
    fn new(parts: &Parts<'_>) -> Self {
        let entries = &parts.names.entities;
        let by_id: BTreeMap<String, usize> =
            entries.iter().enumerate().map(|(i, entry)| (entry.id.clone(), i)).collect();
        let mut used: BTreeSet<usize> = BTreeSet::new();
        let mut keep = |reference: EntityRef| used.insert(reference.0);
        for mention in parts.names.mentions.iter().flatten().flatten() {
            keep(mention.entity);
        }
        for statement in parts.statements.iter().flatten().flatten() {
            for &reference in
                statement.speakers.iter().chain(&statement.addressees).chain(&statement.reported_by)
            {
                keep(reference);
            }
        }
        for meeting in &parts.meetings {
            for &reference in
                meeting.participants.iter().chain(&meeting.place).chain(&meeting.series)
            {
                keep(reference);
            }
        }
        for document in &parts.documents {
            let originators =
                document.segments.iter().filter_map(|segment| segment.draft.originator.as_ref());
            for id in document.source.front.carrier.iter().chain(originators) {
                used.extend(by_id.get(id));
            }
        }
        used.retain(|&i| i < entries.len());
        let bodies: Vec<usize> = used
            .iter()
            .filter_map(|&i| entries.get(i))
            .flat_map(|entry| &entry.offices)
            .filter_map(|office| by_id.get(office.organisation.as_ref()?).copied())
            .collect();
        used.extend(bodies);

        let mut kept: Vec<usize> = used.into_iter().collect();
        kept.sort_by(|&a, &b| {
            entries.get(a).map(|entry| &entry.id).cmp(&entries.get(b).map(|entry| &entry.id))
        });
        let mut entity = vec![None; entries.len()];
        for (position, &i) in (0..).zip(&kept) {
            if let Some(slot) = entity.get_mut(i) {
                *slot = Some(EntityIx(position));
            }
        }
        let side = (0..)
            .zip(&parts.authority.sides)
            .map(|(position, side)| (side.id.clone(), SideIx(position)))
            .collect();
        let mut next = 0;
        let first_segment = parts
            .documents
            .iter()
            .map(|document| {
                let first = next;
                next += document.segments.len() as u32;
                first
            })
            .collect();
        Self { kept, entity, by_id, side, first_segment }
    }

    fn entity(&self, reference: EntityRef) -> Option<EntityIx> {
        self.entity.get(reference.0).copied().flatten()
    }

    fn entities(&self, references: &[EntityRef]) -> Vec<EntityIx> {
        let mut found: Vec<EntityIx> =
            references.iter().filter_map(|&reference| self.entity(reference)).collect();
        found.sort();
        found.dedup();
        found
    }

    fn named(&self, id: &str) -> Option<EntityIx> {
        self.entity(EntityRef(*self.by_id.get(id)?))
    }

    fn segment(&self, at: At) -> SegmentIx {
        SegmentIx(self.first_segment.get(at.document).copied().unwrap_or(0) + at.segment as u32)
    }
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
) -> model::Document {
    let source = &document.source;
    let front = &source.front;
    let first = document.segments.first();
    let kind = front.kind.unwrap_or(match document.segments.as_slice() {
        [only] => only.draft.kind,
        [] => Kind::News,
        _ => Kind::Roundup,
    });
    let title = front.title.clone().or_else(|| {
        first.and_then(|segment| segment.draft.title).map(|span| span.of(&source.text).to_owned())
    });
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
        language: front.language.clone().unwrap_or_else(|| "en".to_owned()),
        text: source.text.clone(),
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

fn add_segment(
    corpus: &mut Corpus,
    ids: &Ids,
    parts: &Parts<'_>,
    at: At,
    finder: &Finder<'_>,
    taken: &mut BTreeSet<String>,
) {
    let Some(document) = parts.documents.get(at.document) else { return };
    let Some(segment) = document.segments.get(at.segment) else { return };
    let position = ids.segment(at);
    let text = &document.source.text;
    let draft = &segment.draft;
    let dates = in_segment(&parts.dates.segments, at);
    let originator = draft.originator.as_deref().and_then(|id| ids.named(id));
    let side = draft
        .originator
        .as_ref()
        .and_then(|id| parts.names.entities.get(*ids.by_id.get(id)?))
        .and_then(|entry| ids.side.get(entry.side.as_ref()?).copied());
    let id = segment_id(document, segment, dates.and_then(|dates| dates.published.as_ref()), taken);

    corpus.segments.push(model::Segment {
        id: id.clone(),
        document: model::DocumentIx(at.document as u32),
        span: draft.span,
        kind: draft.kind,
        title: draft.title,
        originator,
        side,
        published: dates.and_then(|dates| dates.published.clone()),
        published_from: dates.and_then(|dates| dates.published_from.clone()),
        event_date: dates.and_then(|dates| dates.event_date.clone()),
        turns: draft
            .turns
            .iter()
            .map(|turn| model::Turn {
                label: turn.label,
                span: turn.span,
                speaker: in_segment(&parts.names.mentions, at)
                    .into_iter()
                    .flatten()
                    .filter(|mention| turn.label.contains(mention.span))
                    .filter(|mention| {
                        parts
                            .names
                            .entities
                            .get(mention.entity.0)
                            .is_some_and(|entry| entry.kind == model::EntityKind::Person)
                    })
                    .next_back()
                    .and_then(|mention| ids.entity(mention.entity)),
            })
            .collect(),
    });
    corpus.sentences.extend(segment.sentences.iter().map(|sentence| model::Sentence {
        segment: position,
        span: sentence.span,
        paragraph: sentence.paragraph,
    }));
    corpus.mentions.extend(in_segment(&parts.names.mentions, at).into_iter().flatten().filter_map(
        |mention| {
            Some(model::Mention {
                segment: position,
                span: mention.span,
                entity: ids.entity(mention.entity)?,
                how: mention.how.to_owned(),
            })
        },
    ));
    corpus.dates.extend(dates.into_iter().flat_map(|dates| &dates.mentions).map(|mention| {
        model::DateMention {
            segment: position,
            span: mention.span,
            value: mention.value.clone(),
            how: mention.how.to_owned(),
        }
    }));
    let mut statement_ids = BTreeSet::new();
    for statement in in_segment(&parts.statements, at).into_iter().flatten() {
        let words = statement.content.unwrap_or(statement.span);
        corpus.statements.push(model::Statement {
            id: statement_id(&id, statement.span.of(text), &mut statement_ids),
            segment: position,
            span: statement.span,
            speakers: ids.entities(&statement.speakers),
            joint: statement.joint,
            reported_by: statement.reported_by.and_then(|reference| ids.entity(reference)),
            addressees: ids.entities(&statement.addressees),
            form: statement.form,
            source: statement.source,
            cue: statement.cue,
            content: statement.content,
            topics: finder
                .find(text, words)
                .into_iter()
                .map(|(topic, terms)| model::TopicHit { topic: TopicIx(topic as u32), terms })
                .collect(),
            copy_of: None,
            how: statement.how.to_owned(),
            confidence: statement.confidence,
        });
    }
}

/// The item of a segment in a list that is laid out like the documents.
fn in_segment<T>(items: &PerSegment<T>, at: At) -> Option<&T> {
    items.get(at.document)?.get(at.segment)
}

/// `document/2026-02-04-mfa-china`: when and whose, so that a part added elsewhere does not change it.
fn segment_id(
    document: &Document,
    segment: &crate::draft::Segment,
    published: Option<&Edtf>,
    taken: &mut BTreeSet<String>,
) -> String {
    let mut name = String::new();
    if let Some(date) = published.filter(|date| date.first_day().is_some()) {
        name.push_str(&slug(date.as_str()));
        name.push('-');
    }
    name.push_str(segment.draft.originator.as_deref().unwrap_or(segment.draft.kind.name()));
    format!("{}/{}", document.source.id, unique(name, taken))
}

/// The segment's id and a hash of the words, so that a sentence added elsewhere does not change it.
fn statement_id(segment: &str, words: &str, taken: &mut BTreeSet<String>) -> String {
    // FNV-1a, 32 bits: short in an address, and collisions within one segment get a number.
    let hash = words
        .split_whitespace()
        .flat_map(|word| word.bytes().chain([b' ']))
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("{segment}/{}", unique(format!("{hash:08x}"), taken))
}

/// The name, with a number behind it where it is taken.
fn unique(name: String, taken: &mut BTreeSet<String>) -> String {
    let mut candidate = name.clone();
    let mut number = 2;
    while !taken.insert(candidate.clone()) {
        candidate = format!("{name}-{number}");
        number += 1;
    }
    candidate
}

/// Letters and digits in lower case with single hyphens between them.
pub(crate) fn slug(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    while out.ends_with('-') {
        out.pop();
    }
    out
}

fn meetings(ids: &Ids, parts: &Parts<'_>) -> Vec<model::Meeting> {
    let mut taken = BTreeSet::new();
    let mut meetings: Vec<model::Meeting> = parts
        .meetings
        .iter()
        .map(|meeting| model::Meeting {
            id: unique(meeting_id(&parts.names, meeting), &mut taken),
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

/// `2026-02-01-wang-yi-sergei-shoigu-beijing`, or the title's words where nobody is named.
fn meeting_id(names: &Names, meeting: &Meeting) -> String {
    let id_of =
        |reference: &EntityRef| names.entities.get(reference.0).map(|entry| entry.id.as_str());
    let mut parts: Vec<&str> = Vec::new();
    let date = meeting.date.as_ref().map(|date| slug(date.as_str()));
    parts.extend(date.as_deref());
    let title = slug(&meeting.title);
    if meeting.occasion == model::Occasion::Encounter && !meeting.participants.is_empty() {
        let who: BTreeSet<&str> = meeting.participants.iter().filter_map(id_of).collect();
        parts.extend(who.into_iter().take(4));
        parts.extend(
            meeting
                .format
                .filter(|&format| format != model::Format::InPerson)
                .map(model::Format::name),
        );
    } else {
        parts.push(&title);
    }
    parts.extend(meeting.place.as_ref().and_then(id_of));
    parts.join("-")
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

/// A statement whose passage was reused from another segment repeats the statement there, if the
/// speakers are the same and the words nearly are.
fn link_copies(corpus: &mut Corpus) {
    let _ = corpus;
}
