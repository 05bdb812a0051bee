//! One document as it is read: its parts, who says what in the margin, and where each word leads.

use std::cell::OnceCell;

use leptos::prelude::*;
use readout_corpus::format::Document;
use readout_corpus::model::{EntityKind, Wording};

use crate::corpus::side_class;
use crate::dom;
use crate::models::citation::{self, Change};
use crate::models::names::{document_name, part_title};
use crate::models::place::{self, Place};
use crate::models::reading::{Reading, read};
use crate::parts::links::{entity_link, original_link};
use crate::parts::reading::find::{Find, find_bar};
use crate::parts::reading::left_out::left_out;
use crate::parts::reading::part::part_view;
use crate::parts::reading::{Reader, segment_dom_id, sentence_dom_id};
use crate::parts::result_card::{date_or_later, part_name};
use crate::parts::turns::{in_turns, part};
use crate::route::Route;
use crate::state::Page;
use crate::words;

/// The place of the id of a document, segment, statement or sentence.
pub fn find(page: Page, id: &str) -> Option<Place<'static>> {
    place::find(page.corpus, id)
}

/// So many paragraphs of a part stand there from the start, where nothing in it was asked for.
const PARAGRAPHS_AT_ONCE: usize = 6;

pub fn view(page: Page, document: Document<'static>) -> AnyView {
    let found = Memo::new(move |_| {
        page.address.with(|address| match &address.route {
            Route::Document { id } => citation::find(page.corpus, id),
            _ => None,
        })
    });
    let place = Memo::new(move |_| found.with(|found| found.map(|(place, _)| place)));
    let Reading { parts, rest } = read(document);
    let reader = Reader {
        page,
        text: document.text(),
        language: document.language(),
        place,
        lit: RwSignal::new(None),
        find: Find::new(page, &parts),
        numbered: RwSignal::new(false),
        cite: StoredValue::new_local(OnceCell::new()),
    };
    go_to_place(place);
    let several = parts.len() > 1;
    let contents = several.then(|| contents(reader, document));
    let empty = parts.is_empty().then(|| {
        view! { <p class="empty">"This document holds no words of its own; what it held was left out below"</p> }
    });
    // What a link leads to, and what stands before it, is there from the start.
    let asked = place.with_untracked(|place| place.and_then(|place| place.segment));
    let asked = parts.iter().position(|(_, part)| Some(part.segment) == asked);
    let body = parts.into_iter().enumerate().map(|(at, (before, one))| {
        let paragraphs = if Some(at) <= asked { usize::MAX } else { PARAGRAPHS_AT_ONCE };
        part(move || {
            let part = part_view(reader, document, &one, several, paragraphs);
            view! { {left_out(document, before.clone())} {part} }
        })
    });
    let at_once = asked.map_or(1, |at| at + 1);
    view! {
        <article class="reader" class:has-contents=several>
            {head(page, document)}
            {move || changed(found.with(|found| found.and_then(|(_, change)| change)))}
            {contents}
            <div class="reader-body">
                {find_bar(reader)}
                {empty}
                {in_turns(at_once, 1, body.collect())}
                {left_out(document, rest)}
            </div>
        </article>
    }
    .into_any()
}

/// What became of the words that a citation leads to; nothing where they stand as they stood.
fn changed(change: Option<Change>) -> Option<AnyView> {
    let text = match change? {
        Change::Moved => "The words that you followed a link to now stand in another place, marked below".to_owned(),
        Change::Changed(percent) => format!(
            "The text has changed since the link was made. Marked below is the nearest sentence, about {percent} % the same"
        ),
        Change::Gone => "The words that you followed a link to are no longer in this text, nor anything like them".to_owned(),
    };
    Some(view! { <p class="warning-line" role="status">{text}</p> }.into_any())
}

/// Brings the part, statement or sentence of the address into view.
fn go_to_place(place: Memo<Option<Place<'static>>>) {
    Effect::new(move |_| {
        let Some(place) = place.get() else { return };
        let Some(segment) = place.segment else { return };
        let id = match place.first_sentence() {
            Some(sentence) => sentence_dom_id(segment.ix(), sentence),
            None => segment_dom_id(segment.ix()),
        };
        // After the frame has scrolled to where a new view begins.
        dom::before_next_frame(move || {
            if !dom::show_element(&id) {
                dom::show_element(&segment_dom_id(segment.ix()));
            }
        });
    });
}

/// What the document is, who published it, and where the original stands.
fn head(page: Page, document: Document<'static>) -> AnyView {
    let carrier = match document.carrier().and_then(|carrier| page.corpus.entity(carrier)) {
        Some(carrier) => entity_link(page, carrier),
        None => "carrier unknown".into_any(),
    };
    let published = match document.published() {
        Some(date) => view! { "published " {date_or_later(date)} }.into_any(),
        None => "date of publication not known".into_any(),
    };
    let account = (document.wording() == Wording::Account).then(|| {
        view! { <p class="wording-note">"Our account, not the original wording"</p> }
    });
    let later = move || {
        let day = page.query.with(|query| query.as_of)?;
        let known = document.segments().any(|segment| segment.is_known(day));
        let text =
            format!("Published after {}, the day as of which you see the corpus", words::day(day));
        (!known).then(|| view! { <p class="warning-line">{text}</p> })
    };
    let counts = format!(
        "{}, {}",
        words::count(
            document.segments().map(|segment| segment.sentences().len()).sum(),
            "sentence"
        ),
        words::count(
            document.segments().map(|segment| segment.statements().len()).sum(),
            "statement"
        ),
    );
    view! {
        <header class="reader-head">
            <p class="kicker reader-kicker">
                <span>{words::kind(document.kind())}</span>
                <span>{carrier}</span>
                <span>{published}</span>
                <span>{counts}</span>
            </p>
            <h1 lang=document.language()>{document_name(document).into_owned()}</h1>
            {account}
            {later}
            {source(document)}
            {given(page, document)}
        </header>
    }
    .into_any()
}

/// Where the original stands.
pub(super) fn source(document: Document<'static>) -> Option<AnyView> {
    let link = original_link(document, "Open the original");
    let reference = document.reference().map(|reference| view! { <span>{reference}</span> });
    if link.is_none() && reference.is_none() {
        return None;
    }
    Some(view! { <p class="note reader-source">"Source: " {link} " " {reference}</p> }.into_any())
}

/// The tags that the document's own record gives: it is counted under these, whatever its text names.
fn given(page: Page, document: Document<'static>) -> Option<AnyView> {
    let corpus = page.corpus;
    let tagged = document.tagged();
    if tagged.bits() == 0 {
        return None;
    }
    let topics = document.given_topics().filter_map(|ix| corpus.topic(ix)).map(|topic| {
        let href = move || page.href(Route::Topic { id: topic.id().to_owned() });
        view! { <a href=href>{topic.name()}</a> }.into_any()
    });
    let topics = topics.collect();
    let of_kind = |kind: EntityKind| -> Vec<AnyView> {
        document
            .given_entities()
            .filter_map(|ix| corpus.entity(ix))
            .filter(|entity| entity.kind() == kind)
            .map(|entity| entity_link(page, entity))
            .collect()
    };
    let mut lists: Vec<(&str, Vec<AnyView>)> = Vec::new();
    if tagged.has_topics() {
        lists.push(("Topics", topics));
    }
    let kinds = EntityKind::ALL.iter().filter(|&&kind| tagged.has_kind(kind));
    lists.extend(kinds.map(|&kind| (words::entity_kinds(kind), of_kind(kind))));
    let rows: Vec<AnyView> = lists
        .into_iter()
        .map(|(name, tags)| {
            let tags = match tags.is_empty() {
                true => view! { <li class="note">"none"</li> }.into_any(),
                false => tags
                    .into_iter()
                    .map(|tag| view! { <li>{tag}</li> }.into_any())
                    .collect::<Vec<AnyView>>()
                    .into_any(),
            };
            view! { <div><dt>{name}</dt> <dd><ul class="facts">{tags}</ul></dd></div> }.into_any()
        })
        .collect();
    Some(
        view! {
            <details class="given">
                <summary>"Given by the record"</summary>
                <p class="note">"The document is found and counted under these tags, whatever its text names"</p>
                <dl>{rows}</dl>
            </details>
        }
        .into_any(),
    )
}

/// The parts of a roundup.
fn contents(reader: Reader, document: Document<'static>) -> AnyView {
    let page = reader.page;
    let links = document.segments().map(|segment| {
        let id = segment.id();
        let href = move || page.href(Route::Document { id: id.to_owned() });
        let here = move || {
            let segment_here = reader.place.with(|place| place.and_then(|place| place.segment));
            (segment_here == Some(segment)).then_some("true")
        };
        let dot = format!("side-dot {}", side_class(page.corpus, segment.side()));
        let name = part_name(page, segment);
        let title = match part_title(document, segment) {
            Some(title) => {
                view! { <span lang=reader.language>{title}</span> <span class="note">{name}</span> }
                    .into_any()
            }
            None => view! { <span>{name}</span> }.into_any(),
        };
        view! {
            <li>
                <a class="contents-link" href=href aria-current=here>
                    <span class=dot aria-hidden="true"></span>
                    <span class="contents-name">{title}</span>
                </a>
            </li>
        }
    });
    view! {
        <nav class="contents" aria-labelledby="contents-title">
            <h2 class="contents-title" id="contents-title">"Parts"</h2>
            <ol>{links.collect_view()}</ol>
        </nav>
    }
    .into_any()
}
