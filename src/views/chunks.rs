//! Views that are downloaded when they are first opened, so that a first visit does not wait for all.
//!
//! With the feature `split` the functions at the end of this file are taken out of the page's code when
//! it is built, and each call goes through their download. Without it (native tests, a page in one file)
//! they are called directly. Each group more makes a file more for what it shares with each other one,
//! so there are few.
#![allow(unsafe_code, reason = "the macro declares the border between two pieces of code")]

#[cfg(feature = "split")]
use std::{
    pin::pin,
    task::{Context, Poll, Waker},
};

use leptos::prelude::*;
#[cfg(feature = "split")]
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use super::{
    about, compare, documents, embedded, entities, entity, meeting, meetings, missing, network,
    reader, share, statement, statements, timeline, topic, topics,
};
use crate::parts;
use crate::pieces;
use crate::route::Route;
use crate::state::Page;

/// Views that share a download of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chunk {
    /// Documents and statements: found, and read.
    Reading,
    /// The timeline and meetings.
    Events,
    /// Accounts beside each other, sentence by sentence and topic by topic.
    Accounts,
    /// Entities, who occurs with whom, and what is known of the corpus itself.
    Entities,
    /// What readers take away: links, embeds, pictures, data, citations. No place of its own; it lies over one.
    Share,
}

/// Code that did not arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotLoaded;

#[cfg(feature = "split")]
impl From<SplitLoaderError> for NotLoaded {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

impl Chunk {
    /// All of them, in the order in which readers open them.
    pub const ALL: [Self; 5] =
        [Self::Reading, Self::Events, Self::Accounts, Self::Entities, Self::Share];

    /// Whether it comes while the reader reads. What few ask for comes when they do.
    pub fn comes_ahead(self) -> bool {
        self != Self::Share
    }

    /// What a place needs beyond the code that the page starts with.
    pub fn of(route: &Route) -> Option<Self> {
        match route {
            Route::Documents
            | Route::Statements
            | Route::Document { .. }
            | Route::Statement { .. } => Some(Self::Reading),
            Route::Timeline { .. } | Route::Meetings { .. } | Route::Meeting { .. } => {
                Some(Self::Events)
            }
            Route::Compare { .. } | Route::Topics { .. } | Route::Topic { .. } => {
                Some(Self::Accounts)
            }
            Route::Entities { .. } | Route::Entity { .. } | Route::Network(_) | Route::About => {
                Some(Self::Entities)
            }
            Route::Overview | Route::Unknown { .. } => None,
        }
    }

    /// Downloads the code; at once if it is there already. A failure may be tried again.
    ///
    /// # Errors
    ///
    /// The file did not arrive, or is of another build.
    pub async fn load(self) -> Result<(), NotLoaded> {
        #[cfg(feature = "split")]
        match self {
            Self::Reading => load_reading().await?,
            Self::Events => load_events().await?,
            Self::Accounts => load_accounts().await?,
            Self::Entities => load_entities().await?,
            Self::Share => load_share().await?,
        }
        Ok(())
    }

    /// The view of a place; `None` before its code has arrived.
    pub fn view(self, page: Page, route: Route) -> Option<AnyView> {
        #[cfg(feature = "split")]
        let view = match self {
            Self::Reading => at_once(reading(page, route)),
            Self::Events => at_once(events(page, route)),
            Self::Accounts => at_once(accounts(page, route)),
            Self::Entities => at_once(about_entities(page, route)),
            Self::Share => at_once(share_dialog(page, route)),
        };
        #[cfg(not(feature = "split"))]
        let view = Some(match self {
            Self::Reading => reading(page, route),
            Self::Events => events(page, route),
            Self::Accounts => accounts(page, route),
            Self::Entities => about_entities(page, route),
            Self::Share => share_dialog(page, route),
        });
        view?.ok()
    }
}

/// What a future gives without waiting.
#[cfg(feature = "split")]
pub fn at_once<T>(future: impl Future<Output = T>) -> Option<T> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => Some(value),
        Poll::Pending => None,
    }
}

type View = Result<AnyView, NotLoaded>;

/// Fetches the frame of embeds; at once if it is there already.
pub async fn fetch_frame() {
    // Without its frame an embed does not start, and the list in its HTML stays.
    #[cfg(feature = "split")]
    let _ = load_embed().await;
}

/// The frame of embeds around a view, once it has been fetched.
pub fn frame(page: Page, main: AnyView) -> AnyView {
    #[cfg(feature = "split")]
    let framed = at_once(embed(page, main));
    #[cfg(not(feature = "split"))]
    let framed = Some(embed(page, main));
    framed.and_then(Result::ok).unwrap_or_else(|| ().into_any())
}

#[cfg_attr(
    feature = "split",
    wasm_split(embed, wasm_split_path = leptos::wasm_split, preload(load_embed), fallible)
)]
fn embed(page: Page, main: AnyView) -> View {
    Ok(embedded::view(page, main))
}

#[cfg_attr(
    feature = "split",
    wasm_split(reading, wasm_split_path = leptos::wasm_split, preload(load_reading), fallible)
)]
fn reading(page: Page, route: Route) -> View {
    Ok(match route {
        // The place of a citation in it is looked for by the view, once.
        Route::Document { id } => match reader::find(page, &id) {
            Some(place) => reader::view(page, place.document),
            None => missing::document(page, &id),
        },
        Route::Statement { id } => match page.corpus.statement_by_id(&id) {
            Some(statement) => statement::view(page, statement),
            None => missing::statement(page, &id),
        },
        Route::Statements => statements::view(page),
        _ => documents::view(page),
    })
}

/// Downloads what [`suggestions`] needs, which comes with the views that show results.
///
/// # Errors
///
/// As for [`Chunk::load`].
pub async fn load_suggestions() -> Result<(), NotLoaded> {
    Chunk::Reading.load().await?;
    // Each function finds its own way into the download, even where that is there.
    #[cfg(feature = "split")]
    load_suggesting().await?;
    Ok(())
}

/// What may be about to be typed into the search field; `None` before its code has arrived.
pub fn suggestions(page: Page) -> Option<AnyView> {
    #[cfg(feature = "split")]
    let list = at_once(suggesting(page));
    #[cfg(not(feature = "split"))]
    let list = Some(suggesting(page));
    list?.ok()
}

#[cfg_attr(
    feature = "split",
    wasm_split(
        reading,
        wasm_split_path = leptos::wasm_split,
        preload(load_suggesting),
        fallible
    )
)]
fn suggesting(page: Page) -> View {
    Ok(parts::suggestions::suggestions(page))
}

#[cfg_attr(
    feature = "split",
    wasm_split(events, wasm_split_path = leptos::wasm_split, preload(load_events), fallible)
)]
fn events(page: Page, route: Route) -> View {
    Ok(match route {
        Route::Meeting { id } => match page.corpus.meeting_by_id(&id) {
            Some(meeting) => meeting::view(page, meeting),
            None => missing::meeting(page, &id),
        },
        Route::Meetings { .. } => meetings::view(page),
        _ => timeline::view(page),
    })
}

#[cfg_attr(
    feature = "split",
    wasm_split(accounts, wasm_split_path = leptos::wasm_split, preload(load_accounts), fallible)
)]
fn accounts(page: Page, route: Route) -> View {
    Ok(match route {
        Route::Topics { .. } => topics::view(page),
        Route::Topic { id } => match page.corpus.topic_by_id(&id) {
            Some(topic) => topic::view(page, topic),
            None => missing::topic(page, &id),
        },
        _ => compare::view(page),
    })
}

#[cfg_attr(
    feature = "split",
    wasm_split(entities, wasm_split_path = leptos::wasm_split, preload(load_entities), fallible)
)]
fn about_entities(page: Page, route: Route) -> View {
    Ok(match route {
        Route::Entity { id } => match page.corpus.entity_by_id(&id) {
            Some(entity) => entity::view(page, entity),
            None => missing::entity(page, &id),
        },
        Route::Entities { kind, .. } => entities::view(page, kind),
        Route::Network(_) => network::view(page),
        _ => about::view(page),
    })
}

#[cfg_attr(
    feature = "split",
    wasm_split(share, wasm_split_path = leptos::wasm_split, preload(load_share), fallible)
)]
fn share_dialog(page: Page, route: Route) -> View {
    let dialog = pieces::when_here(move || Some(share::dialog(page, route.clone())));
    Ok(dialog.into_any())
}
