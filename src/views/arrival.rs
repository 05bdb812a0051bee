//! The place on show: the one asked for as soon as its code has arrived, until then the one before.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::chunks::{Chunk, NotLoaded};
use crate::dom;
use crate::route::Route;
use crate::state::Page;

/// How long the page stays idle before it fetches what the reader has not asked for yet.
const FETCH_AHEAD_AFTER_MS: i32 = 1_500;

/// How far a download is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fetch {
    Unasked,
    Underway,
    Arrived,
    Failed,
}

/// The downloads of the page's views.
#[derive(Clone, Copy)]
pub struct Arrival {
    fetches: RwSignal<[Fetch; Chunk::ALL.len()]>,
}

/// What stands in the main column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OnShow {
    /// Nothing yet: the first place's code is on its way.
    Nothing,
    /// A place whose code is there.
    Place(Route),
    /// Word that the code or the styles of a place did not arrive.
    NotLoaded(Chunk),
}

impl Arrival {
    /// Starts with nothing fetched.
    pub fn new(page: Page) -> Self {
        let arrival = Self { fetches: RwSignal::new([Fetch::Unasked; Chunk::ALL.len()]) };
        // A guest in another page's article leaves the reader's line alone.
        if page.has_the_keyboard() && !dom::saves_data() {
            arrival.fetch_ahead();
        }
        arrival
    }

    /// What to show for the place that the reader asked for.
    pub fn on_show(self, asked: Memo<Route>) -> Memo<OnShow> {
        // What did not arrive is asked for again whenever the reader goes there.
        Effect::new(move || {
            if let Some(chunk) = asked.with(Chunk::of) {
                self.want(chunk);
            }
        });
        Memo::new(move |previous| {
            let route = asked.get();
            match Chunk::of(&route).map(|chunk| (chunk, self.state(chunk))) {
                None | Some((_, Fetch::Arrived)) => OnShow::Place(route),
                Some((chunk, Fetch::Failed)) => OnShow::NotLoaded(chunk),
                Some(_) => previous.cloned().unwrap_or(OnShow::Nothing),
            }
        })
    }

    /// Whether code has arrived; `None` while it is on its way or nobody asked for it.
    pub fn arrived(self, chunk: Chunk) -> Option<bool> {
        match self.state(chunk) {
            Fetch::Arrived => Some(true),
            Fetch::Failed => Some(false),
            Fetch::Unasked | Fetch::Underway => None,
        }
    }

    /// Fetches code that is neither there nor on its way.
    pub fn want(self, chunk: Chunk) {
        if matches!(untrack(|| self.state(chunk)), Fetch::Unasked | Fetch::Failed) {
            self.fetch(chunk);
        }
    }

    /// Fetches again what did not arrive.
    pub fn retry(self, chunk: Chunk) {
        self.fetch(chunk);
    }

    fn state(self, chunk: Chunk) -> Fetch {
        self.fetches.with(|fetches| fetches.get(chunk as usize).copied().unwrap_or(Fetch::Unasked))
    }

    fn set(self, chunk: Chunk, state: Fetch) {
        // The page may have been taken away while the code was on its way.
        self.fetches.try_update(|fetches| {
            if let Some(fetch) = fetches.get_mut(chunk as usize) {
                *fetch = state;
            }
        });
    }

    fn fetch(self, chunk: Chunk) {
        self.set(chunk, Fetch::Underway);
        spawn_local(async move {
            // Both are on their way at the same time.
            let styles = dom::later_styles();
            let state = match (chunk.load().await, styles.await) {
                (Ok(()), true) => Fetch::Arrived,
                (Err(NotLoaded), _) | (_, false) => Fetch::Failed,
            };
            self.set(chunk, state);
        });
    }

    /// Once the first view stands, the others come one after the other, so that nothing waits later.
    fn fetch_ahead(self) {
        let timeout = dom::Timeout::new(FETCH_AHEAD_AFTER_MS, move || {
            for chunk in Chunk::ALL.into_iter().filter(|chunk| chunk.comes_ahead()) {
                let unasked = self
                    .fetches
                    .try_get_untracked()
                    .is_some_and(|fetches| fetches.get(chunk as usize) == Some(&Fetch::Unasked));
                if unasked {
                    self.fetch(chunk);
                }
            }
        });
        let timeout = StoredValue::new_local(timeout);
        on_cleanup(move || timeout.dispose());
    }
}
