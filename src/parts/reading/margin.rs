//! The margin beside a paragraph: who says what in it, and where else its words stand.

use leptos::prelude::*;
use readout_corpus::format::{Document, Statement};
use readout_corpus::model::{Confidence, Form, SegmentIx};

use super::Reader;
use crate::corpus::side_class;
use crate::models::names::{document_name, part_title};
use crate::models::reading::{Paragraph, Reused, elsewhere};
use crate::models::sides::speaking_side;
use crate::parts::links::{entity_links, how_found};
use crate::parts::result_card::part_name;
use crate::route::Route;
use crate::state::Page;
use crate::words;

/// A note for each speaker who begins to speak in a paragraph.
pub fn notes(reader: Reader, paragraph: &Paragraph<'static>) -> Option<AnyView> {
    if paragraph.notes.is_empty() {
        return None;
    }
    let notes: Vec<AnyView> =
        paragraph.notes.iter().filter_map(|group| note(reader, group)).collect();
    Some(view! { <ul class="notes">{notes}</ul> }.into_any())
}

/// One speaker, or several who speak as one, and the verbs of what they say as links to it.
fn note(reader: Reader, group: &[(u32, Statement<'static>)]) -> Option<AnyView> {
    let page = reader.page;
    let (_, first) = *group.first()?;
    let statements: Vec<Statement<'static>> = group.iter().map(|&(_, one)| one).collect();
    let speakers = if first.speakers().is_empty() {
        let name = first.source().map_or("", |source| first.slice(source)).trim();
        let name = if name.is_empty() { "Nobody named" } else { name };
        view! { {name} }.into_any()
    } else {
        entity_links(page, first.speakers())
    };
    let reporter = first.reported_by().and_then(|reporter| page.corpus.entity(reporter)).map(
        |reporter| view! { <span class="note-reporter">"reported by " {reporter.name()}</span> },
    );
    let verbs = statements
        .iter()
        .enumerate()
        .map(|(at, &statement)| verb(reader, statement, at == 0))
        .collect_view();
    let class =
        format!("margin-note {}", side_class(page.corpus, speaking_side(page.corpus, first)));
    let lit = statements.clone();
    let is_lit = move || reader.lit.get().is_some_and(|one| lit.contains(&one));
    let chosen = move || {
        let target = reader.place.with(|place| place.and_then(|place| place.statement))?;
        statements.contains(&target).then(|| detail(page, target))
    };
    Some(
        view! {
            <li class=class class:is-lit=is_lit>
                <span class="note-speaker">{speakers}</span>
                {reporter}
                " "
                <span class="note-verbs">{verbs}</span>
                {chosen}
            </li>
        }
        .into_any(),
    )
}

/// The verb of a statement as a link to it. What it stands beside is highlighted while it is pointed at.
fn verb(reader: Reader, statement: Statement<'static>, first: bool) -> AnyView {
    let page = reader.page;
    let id = statement.id();
    let href = move || page.href(Route::Document { id: id.to_owned() });
    let cue = statement.cue().map_or("", |cue| statement.slice(cue)).trim();
    let label = match statement.confidence() {
        _ if !cue.is_empty() && cue.len() <= 40 => cue,
        // Where no verb is given, the words themselves say that the speaker goes on.
        Confidence::Continued => "goes on",
        _ if !first => "goes on",
        _ if statement.form() == Form::Transcript => "speaks",
        _ => words::form(statement.form()),
    };
    let title = format!(
        "{}, {}; found by rule: {}",
        words::form(statement.form()),
        words::confidence(statement.confidence()),
        statement.how()
    );
    let here = move || {
        let target = reader.place.with(|place| place.and_then(|place| place.statement));
        (target == Some(statement)).then_some("true")
    };
    let light = move |on: bool| reader.lit.set(on.then_some(statement));
    view! {
        <a
            class="note-verb"
            href=href
            title=title
            aria-current=here
            on:pointerenter=move |_| light(true)
            on:pointerleave=move |_| light(false)
            on:focus=move |_| light(true)
            on:blur=move |_| light(false)
        >
            {label}
        </a>
    }
    .into_any()
}

/// What is known of the statement that the address leads to.
fn detail(page: Page, statement: Statement<'static>) -> AnyView {
    let corpus = page.corpus;
    let addressees = (!statement.addressees().is_empty()).then(|| {
        view! { <p>"to " {entity_links(page, statement.addressees())}</p> }
    });
    let topics: Vec<AnyView> = statement
        .topics()
        .filter_map(|hit| {
            let topic = corpus.topic(hit.topic())?;
            let terms: Vec<&str> = hit.terms().map(|term| statement.slice(term)).collect();
            let title = format!("shown by: {}", terms.join(", "));
            Some(view! { <span class="note-topic" title=title>{topic.name()}</span> }.into_any())
        })
        .collect();
    let topics = (!topics.is_empty()).then(|| view! { <p class="note-topics">{topics}</p> });
    let copy = statement.copy_of().and_then(|copy| corpus.statement(copy)).map(|earlier| {
        let id = earlier.id();
        let href = move || page.href(Route::Document { id: id.to_owned() });
        view! { <p><a href=href>"Repeats an earlier statement"</a></p> }
    });
    let id = statement.id();
    let href = move || page.href(Route::Document { id: id.to_owned() });
    view! {
        <div class="note-detail">
            <p>{words::form(statement.form())} ", " {words::confidence(statement.confidence())}</p>
            {addressees}
            {topics}
            {copy}
            <p>"Rule: " {how_found(page, statement.how())} " " <a href=href class="permalink">"Link to this statement"</a></p>
        </div>
    }
    .into_any()
}

/// The document that is open.
fn open_document(reader: Reader) -> Option<Document<'static>> {
    reader.place.with_untracked(|place| place.map(|place| place.document))
}

/// Where else the passages that begin in a paragraph stand.
pub fn reused_notes(
    reader: Reader,
    open: SegmentIx,
    paragraph: &Paragraph<'static>,
    reused: &[Reused],
) -> Option<AnyView> {
    let page = reader.page;
    let here: Vec<Reused> =
        paragraph.reused.iter().filter_map(|&at| reused.get(at as usize)).copied().collect();
    let notes: Vec<AnyView> = elsewhere(page.corpus, open, &here)
        .into_iter()
        .filter_map(|place| {
            let segment = page.corpus.segment(place.first.segment)?;
            let document = page.corpus.document(segment.document())?;
            let id = crate::models::results::sentence_at(segment, place.first.span);
            let href = move || page.href(Route::Document { id: id.clone() });
            let title = part_name(page, segment);
            let name = if open_document(reader) == Some(document) {
                part_title(document, segment).map_or_else(|| title.clone(), str::to_owned)
            } else {
                document_name(document).into_owned()
            };
            let count = place.passages;
            let passages = (count > 1).then(|| format!(" ({count} passages)"));
            Some(
                view! {
                    <li>{words::reuse(place.kind)} " also in " <a href=href title=title>{name}</a> {passages}</li>
                }
                .into_any(),
            )
        })
        .collect();
    (!notes.is_empty()).then(|| view! { <ul class="reused-notes">{notes}</ul> }.into_any())
}
