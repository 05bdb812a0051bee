//! One module per view: signals in, view out. What a view shows is computed in `corpus` or in `models`.

mod about;
mod arrival;
pub mod chunks;
mod compare;
mod documents;
mod embedded;
mod entities;
mod entity;
mod meeting;
mod meetings;
mod missing;
mod network;
mod overview;
mod reader;
mod share;
mod statement;
mod statements;
mod timeline;
mod topic;
mod topics;
pub mod waiting;

use leptos::prelude::*;

use crate::dom;
use crate::models::names::document_name;
use crate::route::{FIRST_KIND, Route};
use crate::state::Page;

pub use arrival::{Arrival, OnShow};
use chunks::Chunk;

/// What the browser's tab says of a place, besides the corpus; empty for the overview.
pub fn title(page: Page, route: &Route) -> String {
    let corpus = page.corpus;
    match route {
        Route::Overview => String::new(),
        Route::Documents => "Documents".to_owned(),
        Route::Statements => "Statements".to_owned(),
        Route::Document { id } => reader::find(page, id).map_or_else(
            || "Document".to_owned(),
            |place| document_name(place.document).into_owned(),
        ),
        // Its name is made of more than the page starts with.
        Route::Statement { .. } => "Statement".to_owned(),
        Route::Timeline { .. } => "Timeline".to_owned(),
        Route::Entities { .. } => "Entities".to_owned(),
        Route::Entity { id } => {
            corpus.entity_by_id(id).map_or("Entity", |entity| entity.name()).to_owned()
        }
        Route::Meetings { .. } => "Meetings".to_owned(),
        Route::Meeting { id } => {
            corpus.meeting_by_id(id).map_or("Meeting", |meeting| meeting.title()).to_owned()
        }
        Route::Compare { .. } => "Compare two accounts".to_owned(),
        Route::Topics { .. } => "Topics".to_owned(),
        Route::Topic { id } => {
            corpus.topic_by_id(id).map_or("Topic", |topic| topic.name()).to_owned()
        }
        Route::Network(asked) => {
            let focus = asked.focus.as_deref().and_then(|id| corpus.entity_by_id(id));
            focus.map_or("Network".to_owned(), |focus| format!("{}: network", focus.name()))
        }
        Route::About => "About this corpus".to_owned(),
        Route::Unknown { .. } => "Not found".to_owned(),
    }
}

/// The place that a view is made for. The parts of a document share its view, which follows the address
/// itself: going from sentence to sentence does not build the page anew.
pub fn stage(page: Page, route: &Route) -> Route {
    match route {
        Route::Document { id } => reader::find(page, id).map_or_else(
            || route.clone(),
            |place| Route::Document { id: place.document.id().to_owned() },
        ),
        // The two accounts are exchanged below their fields, which keep the focus.
        Route::Compare { .. } => Route::compare(None, None),
        // The cells change below the buttons that choose what they show.
        Route::Topics { .. } => Route::Topics { measure: Default::default() },
        // The focus moves within a picture that stays.
        Route::Network(_) => Route::Network(Default::default()),
        // The bands change below the links that choose them, and the list of events stays as it is.
        Route::Timeline { .. } => Route::timeline(),
        // What is shown of the list changes below the links that choose it.
        Route::Meetings { .. } => Route::meetings(None),
        // What is typed into the list's own field must not take the field away.
        // Nor must its kind, which the address leaves out until then.
        Route::Entities { kind, .. } => Route::entities(Some(kind.unwrap_or(FIRST_KIND))),
        _ => route.clone(),
    }
}

/// Fetches what an embed needs to show a place: what the reader sees until then stays.
///
/// What did not arrive is asked for once more when the place is shown, which says so.
pub async fn fetch_for_embed(route: &Route) {
    let styles = dom::later_styles();
    if let Some(chunk) = Chunk::of(route) {
        let _ = chunk.load().await;
    }
    fetch_frame().await;
    let _ = styles.await;
}

/// Fetches the frame of embeds; at once if it is there already.
pub async fn fetch_frame() {
    chunks::fetch_frame().await;
}

/// The frame of an embed around its view.
pub fn embedded(page: Page, main: AnyView) -> AnyView {
    chunks::frame(page, main)
}

/// What may be about to be typed, as soon as its code has come.
pub fn suggestions(page: Page) -> AnyView {
    let (come, set_come) = signal(false);
    leptos::task::spawn_local(async move {
        // If it does not come, the field works as before.
        let come = chunks::load_suggestions().await.is_ok();
        set_come.try_set(come);
    });
    (move || come.get().then(|| chunks::suggestions(page))).into_any()
}

/// What stands in the main column.
pub fn view(page: Page, arrival: Arrival, on_show: &OnShow) -> AnyView {
    match on_show {
        OnShow::Nothing => waiting::view(),
        OnShow::Place(_) if !page.is_ready() => waiting::view(),
        OnShow::NotLoaded(chunk) => waiting::not_loaded(arrival, *chunk),
        OnShow::Place(route) => match (Chunk::of(route), route) {
            (Some(chunk), _) => chunk
                .view(page, route.clone())
                .unwrap_or_else(|| waiting::not_loaded(arrival, chunk)),
            (None, Route::Unknown { path }) => missing::place(page, path),
            (None, _) => overview::view(page),
        },
    }
}

/// The share dialog while it is open and its code is there; words where that did not arrive.
pub fn share_dialog(page: Page, arrival: Arrival) -> AnyView {
    // The dialog stays as it is while other code arrives.
    let state = Memo::new(move |_| {
        page.sharing.get().map(|item| (arrival.arrived(Chunk::Share), item.route))
    });
    Effect::new(move |_| {
        if page.sharing.with(Option::is_some) {
            arrival.want(Chunk::Share);
        }
    });
    let dialog = move || {
        let (arrived, route) = state.get()?;
        let arrived = arrived?;
        let dialog = || Chunk::Share.view(page, route);
        // Nothing before all is there that it counts.
        let dialog = if arrived { crate::pieces::complete(dialog)? } else { None };
        Some(dialog.unwrap_or_else(|| waiting::not_loaded(arrival, Chunk::Share)))
    };
    dialog.into_any()
}

/// Waits for the code of a place; `false` if it does not arrive.
pub async fn code_arrived(route: &Route) -> bool {
    match Chunk::of(route) {
        Some(chunk) => chunk.load().await.is_ok(),
        None => true,
    }
}
