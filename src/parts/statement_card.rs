//! A statement: who speaks, in whose account, and the words.

use leptos::prelude::*;
use readout_corpus::format::Statement;
use readout_corpus::model::Span;
use readout_corpus::query::Marker;

use crate::corpus::side_class;
use crate::models::sides::speaking_side;
use crate::parts::links::{date_text, entity_links, how_found, side_tag};
use crate::parts::snippet::marked;
use crate::route::Route;
use crate::state::Page;
use crate::words;

/// Cards for some statements, with the words that were searched for highlighted.
pub fn statement_cards(
    page: Page,
    statements: impl Iterator<Item = Statement<'static>>,
) -> Vec<AnyView> {
    let marker = marker(page);
    statements.map(|one| statement_card(page, one, &marked_in(&marker, one))).collect()
}

/// Finds what was searched for in statements.
pub fn marker(page: Page) -> Marker<'static> {
    page.query.with(|query| Marker::new(page.corpus, query))
}

/// Where the words that were searched for stand in a statement, as ranges of its text.
pub fn marked_in(marker: &Marker<'_>, statement: Statement<'_>) -> Vec<Span> {
    let whole = statement.span();
    let within = |mark: Span| Span {
        start: mark.start.saturating_sub(whole.start),
        end: mark.end.saturating_sub(whole.start),
    };
    marker.marks_in(statement.segment(), whole).into_iter().map(within).collect()
}

/// A card that opens the words in their document. `marks` are ranges of the statement's text.
pub fn statement_card(page: Page, statement: Statement<'static>, marks: &[Span]) -> AnyView {
    let corpus = page.corpus;
    let side = speaking_side(page.corpus, statement);
    let segment = corpus.segment(statement.segment());
    let originator = segment
        .and_then(|segment| segment.originator())
        .and_then(|originator| corpus.entity(originator))
        .map(|originator| view! { <span>"in the account of " {originator.name()}</span> });
    let reporter = statement
        .reported_by()
        .and_then(|reporter| corpus.entity(reporter))
        .map(|reporter| view! { <span>"reported by " {reporter.name()}</span> });
    let date = segment.and_then(|segment| segment.event_date().or(segment.date()));
    let id = statement.id();
    let href = move || page.href(Route::Document { id: id.to_owned() });
    let alone = move || page.href(Route::Statement { id: id.to_owned() });
    let take = (!page.is_embedded()).then(|| {
        let share = move |_| page.share(Route::Statement { id: id.to_owned() });
        view! {
            <button type="button" class="link-button" aria-haspopup="dialog" on:click=share>"Cite or share"</button>
        }
    });
    let speakers = if statement.speakers().next().is_some() {
        entity_links(page, statement.speakers())
    } else {
        let name = statement.source().map_or("Speaker not named", |source| statement.slice(source));
        view! { {name} }.into_any()
    };
    let text = statement.text();
    let cue = statement
        .cue()
        .map(|cue| statement.slice(cue).trim())
        .filter(|cue| matches!(cue.len(), 1..=40));
    let language = segment
        .and_then(|segment| corpus.document(segment.document()))
        .map(|document| document.language());
    view! {
        <article class=format!("statement {}", side_class(corpus, side))>
            <div class="statement-head">
                <span class="speaker">{speakers}</span>
                {side_tag(page, side)}
                {date.map(date_text)}
            </div>
            <p class="statement-words" lang=language>
                {marked(text, Span::new(0, text.len()), marks)}
            </p>
            <div class="statement-foot">
                <a href=href>"Open in the text"</a>
                <a href=alone>"With the words around it"</a>
                {take}
                {reporter}
                {originator}
                // Two statements of one sentence differ in it.
                {cue.map(|cue| view! { <span>"verb “" <span lang=language>{cue}</span> "”"</span> })}
                <span>{words::form(statement.form())} ", " {words::confidence(statement.confidence())}</span>
                {how_found(page, statement.how())}
            </div>
        </article>
    }
    .into_any()
}
