//! A paragraph of source words with its names, dates, statements and search hits.

use leptos::prelude::*;
use readout_corpus::cite;
use readout_corpus::format::{DateMention, Entity, Mention, Segment, Statement};
use readout_corpus::model::Span;

use super::find::hit_dom_id;
use super::part::precise;
use super::{Reader, sentence_dom_id};
use crate::models::reading::Paragraph;
use crate::models::runs::{Mark, Run, runs};
use crate::route::Route;
use crate::words;

/// What the marks of a segment refer to, by their positions.
#[derive(Clone, Copy)]
struct Words {
    reader: Reader,
    segment: Segment<'static>,
}

impl Words {
    fn statement(self, at: u32) -> Option<Statement<'static>> {
        self.segment.statements().nth(at as usize)
    }

    fn mention(self, at: u32) -> Option<Mention<'static>> {
        self.segment.mentions().nth(at as usize)
    }

    fn date(self, at: u32) -> Option<DateMention<'static>> {
        self.segment.dates().nth(at as usize)
    }
}

/// A paragraph. Its words are built anew only where the search hits in it change.
pub fn paragraph(
    reader: Reader,
    segment: Segment<'static>,
    paragraph: Paragraph<'static>,
) -> AnyView {
    let Paragraph { span, marks, .. } = paragraph;
    let words = Words { reader, segment };
    let hits = Memo::new(move |_| reader.find.within(span));
    let content = move || {
        let mut marks = marks.clone();
        hits.with(|hits| marks.extend(hits.iter().map(|&(at, span)| (span, Mark::Hit(at)))));
        let runs = runs(reader.text, span, &marks);
        let sentence = |run: &Run| {
            run.marks.iter().find_map(|mark| match mark {
                Mark::Sentence(at) => Some(*at),
                _ => None,
            })
        };
        runs.chunk_by(|a, b| sentence(a) == sentence(b))
            .map(|chunk| {
                let at = chunk.first().and_then(sentence);
                hits.with(|hits| sentence_view(words, at, chunk, hits))
            })
            .collect_view()
    };
    view! { <p class="source-words reader-text" lang=reader.language>{content}</p> }.into_any()
}

/// A sentence with an id of its own, so that an address can lead to it.
fn sentence_view(words: Words, at: Option<u32>, runs: &[Run], hits: &[(u32, Span)]) -> AnyView {
    let Words { reader, segment } = words;
    let pieces: Vec<AnyView> = runs
        .chunk_by(|a, b| a.around() == b.around())
        .map(|chunk| passage(words, chunk, hits))
        .collect();
    let Some(at) = at else { return pieces.into_any() };
    let is_target = move || {
        reader.place.with(|place| {
            place.as_ref().is_some_and(|place| {
                place.segment == Some(segment)
                    && place.statement.is_none()
                    && place.sentence == Some(at as usize)
            })
        })
    };
    let number = move || {
        reader.numbered.get().then(|| {
            let id = sentence_link(reader, segment, at);
            let href = move || reader.page.href(Route::Document { id: id.clone() });
            let label = format!("Link to sentence {}", at + 1);
            view! { <a class="sentence-number" href=href aria-label=label>{at + 1}</a> }
        })
    };
    // A sentence may go on behind a border of paragraphs: its first piece bears the id.
    let begins = runs.first().is_some_and(|run| {
        segment.sentences().nth(at as usize).is_some_and(|one| one.span().start == run.span.start)
    });
    let id = begins.then(|| sentence_dom_id(segment.ix(), at as usize));
    view! {
        <span class="sentence" id=id tabindex="-1" class:is-target=is_target>{pieces}{number}</span>
    }
    .into_any()
}

/// A citation of a sentence that outlasts changes elsewhere in the text.
fn sentence_link(reader: Reader, segment: Segment<'static>, at: u32) -> String {
    let anchor = || {
        let document = reader.page.corpus.document(segment.document())?;
        let sentence = segment.sentences().nth(at as usize)?;
        reader.cite.with_value(|cite| {
            cite.get_or_init(|| cite::Reader::new(document)).anchor(sentence.span())
        })
    };
    anchor().map_or_else(|| format!("{}~{}", segment.id(), at + 1), |anchor| anchor.to_text())
}

/// Runs inside the same statements, passages and labels.
fn passage(words: Words, runs: &[Run], hits: &[(u32, Span)]) -> AnyView {
    let Words { reader, .. } = words;
    let pieces: Vec<AnyView> = runs
        .chunk_by(|a, b| a.pointed_at().is_some() && a.pointed_at() == b.pointed_at())
        .map(|chunk| pointed_at(words, chunk, hits))
        .collect();
    let Some(first) = runs.first() else { return pieces.into_any() };
    let has = |is: fn(&Mark) -> bool| first.around().iter().any(is);
    let statements: Vec<Statement<'static>> =
        first.statements().filter_map(|at| words.statement(at)).collect();
    let is_label = has(|mark| matches!(mark, Mark::Label(_)));
    let is_direction = has(|mark| matches!(mark, Mark::Direction(_)));
    let is_reused = has(|mark| matches!(mark, Mark::Reused(_)));
    if statements.is_empty() && !is_label && !is_direction && !is_reused {
        return pieces.into_any();
    }
    let first = statements.first().copied();
    let lit = statements.clone();
    let is_lit = move || reader.lit.get().is_some_and(|one| lit.contains(&one));
    let is_target = move || {
        let target = reader.place.with(|place| place.and_then(|place| place.statement));
        target.is_some_and(|target| statements.contains(&target))
    };
    view! {
        <span
            class="reader-said"
            class:turn-label=is_label
            class:direction=is_direction
            class:reused=is_reused
            class:is-lit=is_lit
            class:is-target=is_target
            on:pointerenter=move |_| reader.lit.set(first)
            on:pointerleave=move |_| reader.lit.set(None)
        >
            {pieces}
        </span>
    }
    .into_any()
}

/// Runs of one name or date, or one run of plain words.
fn pointed_at(words: Words, runs: &[Run], hits: &[(u32, Span)]) -> AnyView {
    let pieces = runs.iter().map(|run| plain(words.reader, run, hits)).collect_view();
    match runs.first().and_then(Run::pointed_at) {
        Some(Mark::Name(at)) => match words.mention(at) {
            Some(mention) => name(words.reader, mention, pieces.into_any()),
            None => pieces.into_any(),
        },
        Some(Mark::Date(at)) => match words.date(at) {
            Some(date) => time(date, pieces.into_any()),
            None => pieces.into_any(),
        },
        _ => pieces.into_any(),
    }
}

fn name(reader: Reader, mention: Mention<'static>, words: AnyView) -> AnyView {
    let page = reader.page;
    let Some(entity) = page.corpus.entity(mention.entity()) else { return words };
    let id = entity.id();
    let href = move || page.href(Route::Entity { id: id.to_owned() });
    view! { <a class="name" href=href title=describe(entity, mention.how())>{words}</a> }.into_any()
}

/// `Wang Yi, person; found by rule: full-name`.
fn describe(entity: Entity<'static>, how: &str) -> String {
    let kind = words::entity_kind(entity.kind()).to_ascii_lowercase();
    format!("{}, {kind}; found by rule: {how}", entity.name())
}

fn time(date: DateMention<'static>, pieces: AnyView) -> AnyView {
    let how = date.how();
    let title = match date.value() {
        Some(value) => format!("{}: {}; read by rule: {how}", words::date(value), precise(value)),
        None => format!("the text does not say which date; read by rule: {how}"),
    };
    let datetime = date.value().map(|value| value.as_str());
    view! { <time class="date-mark" datetime=datetime title=title>{pieces}</time> }.into_any()
}

fn plain(reader: Reader, run: &Run, hits: &[(u32, Span)]) -> AnyView {
    let words = run.span.of(reader.text);
    let Some(hit) = run.hit() else { return words.into_any() };
    let begins = hits.iter().any(|&(at, span)| at == hit && span.start == run.span.start);
    let id = begins.then(|| hit_dom_id(hit as usize));
    let is_current = move || reader.find.at.get() == Some(hit as usize);
    view! { <mark id=id class:is-current=is_current>{words}</mark> }.into_any()
}
