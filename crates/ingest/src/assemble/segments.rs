//! A segment with its sentences, mentions, dates and statements.

use readout_corpus::model::{self, Corpus, EntityIx, Span, TopicIx};

use super::Parts;
use super::ids::Ids;
use super::naming::{SENTENCE_MAX_BYTES, Taken, segment_id, statement_id};
use crate::draft::{At, PerSegment};
use crate::given::DocumentTags;
use crate::topics::Finder;

/// Adds a segment and what was found in it.
pub(super) fn add(
    corpus: &mut Corpus,
    ids: &Ids,
    parts: &Parts<'_>,
    at: At,
    finder: &Finder<'_>,
    taken: &mut Taken,
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
                speaker: speaker(ids, parts, at, turn.label),
            })
            .collect(),
    });
    corpus.sentences.extend(segment.sentences.iter().map(|sentence| model::Sentence {
        segment: position,
        span: sentence.span,
        paragraph: sentence.paragraph,
        direction: sentence.direction,
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
    let mut statement_ids = Taken::default();
    let tags = parts.tags.documents.get(at.document);
    for statement in in_segment(&parts.statements, at).into_iter().flatten() {
        let words = shortened(text, statement.content.unwrap_or(statement.span));
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
                // Under another topic than its record gives, nothing of a document is counted.
                .filter(|(topic, _)| is_counted(tags, *topic))
                .map(|(topic, terms)| model::TopicHit { topic: TopicIx(topic as u32), terms })
                .collect(),
            copy_of: None,
            how: statement.how.to_owned(),
            confidence: statement.confidence,
        });
    }
}

/// Whether a document can be found under a topic.
fn is_counted(tags: Option<&DocumentTags>, topic: usize) -> bool {
    tags.filter(|tags| tags.tagged.has_topics())
        .is_none_or(|tags| tags.topics.contains(&TopicIx(topic as u32)))
}

/// The stretch without what lies behind the length of any real sentence.
fn shortened(text: &str, words: Span) -> Span {
    let mut end = words.range().end.min(words.range().start + SENTENCE_MAX_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    Span::new(words.range().start, end)
}

/// The last person that a label names: `President of Norway Kari Holm`.
fn speaker(ids: &Ids, parts: &Parts<'_>, at: At, label: Span) -> Option<EntityIx> {
    let mentions = in_segment(&parts.names.mentions, at)?;
    let behind = mentions.partition_point(|mention| mention.span.end <= label.end);
    mentions
        .get(..behind)?
        .iter()
        .rev()
        .take_while(|mention| mention.span.start >= label.start)
        .find(|mention| {
            let entry = parts.names.entities.get(mention.entity.0);
            entry.is_some_and(|entry| entry.kind == model::EntityKind::Person)
        })
        .and_then(|mention| ids.entity(mention.entity))
}

/// The item of a segment in a list that is laid out like the documents.
fn in_segment<T>(items: &PerSegment<T>, at: At) -> Option<&T> {
    items.get(at.document)?.get(at.segment)
}
