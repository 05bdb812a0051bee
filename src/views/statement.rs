//! One statement with the sentences around it: what an article quotes, and what stands beside it.

use leptos::prelude::*;
use readout_corpus::format::Statement;
use readout_corpus::query::Facet;

use super::reader;
use crate::corpus::side_class;
use crate::models::names::{document_name, statement_name};
use crate::models::sides::speaking_side;
use crate::models::surroundings::{Piece, Surroundings, surroundings};
use crate::parts::links::{date_text, entity_link, entity_links, how_found, side_tag};
use crate::route::Route;
use crate::state::Page;
use crate::words;

/// The view.
pub fn view(page: Page, statement: Statement<'static>) -> AnyView {
    let corpus = page.corpus;
    let segment = corpus.segment(statement.segment());
    let document = segment.and_then(|segment| corpus.document(segment.document()));
    let language = document.map(|document| document.language());
    let side = speaking_side(page.corpus, statement);
    let id = statement.id();
    let in_text = move || page.href(Route::Document { id: id.to_owned() });
    let later = move || {
        let day = page.query.with(|query| query.as_of)?;
        let text =
            format!("Published after {}, the day as of which you see the corpus", words::day(day));
        (!segment?.is_known(day)).then(|| view! { <p class="warning-line">{text}</p> })
    };
    view! {
        <article class=format!("cited {}", side_class(corpus, side))>
            <header class="view-head">
                <p class="kicker">"Statement, with the sentences around it"</p>
                <h1>{statement_name(corpus, statement)}</h1>
                {later}
            </header>
            <blockquote class="cited-words" lang=language>
                {surroundings(corpus, statement).map(quoted)}
            </blockquote>
            {facts(page, statement)}
            <p class="cited-ways">
                <a href=in_text>"Open in the text"</a>
                {same_speaker(page, statement)}
            </p>
            {document.and_then(reader::source)}
        </article>
    }
    .into_any()
}

fn quoted(found: Surroundings<'static>) -> AnyView {
    let (before, after) = found.goes_on;
    let last = found.paragraphs.len().saturating_sub(1);
    let paragraphs = found.paragraphs.into_iter().enumerate().map(|(i, pieces)| {
        view! {
            <p>
                {(before && i == 0).then_some("… ")}
                {pieces.into_iter().map(piece).collect_view()}
                {(after && i == last).then_some(" …")}
            </p>
        }
    });
    paragraphs.collect_view().into_any()
}

fn piece(Piece { text, is_own }: Piece<'static>) -> AnyView {
    if is_own { view! { <mark>{text}</mark> }.into_any() } else { text.into_any() }
}

/// Who says it, when, in whose account, in which document, and how it was found.
fn facts(page: Page, statement: Statement<'static>) -> AnyView {
    let corpus = page.corpus;
    let segment = corpus.segment(statement.segment());
    let document = segment.and_then(|segment| corpus.document(segment.document()));
    let speakers = if statement.speakers().next().is_some() {
        entity_links(page, statement.speakers())
    } else {
        let name = statement.source().map_or("Not named", |source| statement.slice(source));
        view! { {name} }.into_any()
    };
    let fact = |name: &'static str, value: Option<AnyView>| {
        value.map(|value| view! { <div class="fact"><dt>{name}</dt><dd>{value}</dd></div> })
    };
    let date = segment.and_then(|segment| segment.event_date().or(segment.date()));
    let account =
        segment.and_then(|segment| segment.originator()).and_then(|one| corpus.entity(one));
    let reporter = statement.reported_by().and_then(|one| corpus.entity(one));
    let document_link = document.map(|document| {
        let id = document.id();
        let href = move || page.href(Route::Document { id: id.to_owned() });
        let carrier = document.carrier().and_then(|carrier| corpus.entity(carrier));
        view! {
            <a href=href>{document_name(document).into_owned()}</a>
            {carrier.map(|carrier| view! { ", " {entity_link(page, carrier)} })}
        }
        .into_any()
    });
    let form = view! {
        {words::form(statement.form())} ", " {words::confidence(statement.confidence())} " "
        {how_found(page, statement.how())}
    };
    view! {
        <dl class="fact-list">
            {fact("Who", Some(view! { {speakers} " " {side_tag(page, speaking_side(page.corpus, statement))} }.into_any()))}
            {fact("When", date.map(date_text))}
            {fact("In the account of", account.map(|one| entity_link(page, one)))}
            {fact("Reported by", reporter.map(|one| entity_link(page, one)))}
            {fact("Document", document_link)}
            {fact("Found", Some(form.into_any()))}
        </dl>
    }
    .into_any()
}

fn same_speaker(page: Page, statement: Statement<'static>) -> Option<AnyView> {
    let speaker = page.corpus.entity(statement.speakers().next()?)?;
    let href = move || {
        page.href_with(Route::Statements, |query| {
            *query = Default::default();
            query.filters.add(Facet::Person, speaker.id());
        })
    };
    let text = format!("More statements that name {}", speaker.name());
    Some(view! { <a href=href>{text}</a> }.into_any())
}
