//! A corpus of which pieces come as they are read, as the views see it.
//!
//! Views read as ever. What has not come reads as empty; whatever read it, a memo or a piece of a view, is run again
//! when it has ([`arrival`]). Until then nothing of what it made is on show: where a view asks for it, the place that
//! is concerned waits ([`when_here`], [`complete`]) or keeps what it showed before ([`kept`]), otherwise the whole view
//! does ([`frame`]). So a number on the page
//! never rests on absent bytes. With the corpus embedded, everything here is nothing.

#[cfg(feature = "sharded")]
mod arrival;
#[cfg(feature = "sharded")]
mod asking;
#[cfg(feature = "sharded")]
mod notice;
#[cfg(feature = "sharded")]
mod thread;

#[cfg(not(feature = "sharded"))]
use leptos::prelude::*;

#[cfg(not(feature = "sharded"))]
use crate::state::Page;

#[cfg(feature = "sharded")]
pub use arrival::{all, complete, corpus, is_awaited, kept, kept_once_here, open};
#[cfg(feature = "sharded")]
pub use asking::{Asker, Said, give_up};
#[cfg(feature = "sharded")]
pub use notice::{frame, part_when_here, when_here};
#[cfg(feature = "sharded")]
pub use thread::serve;

/// What a closure makes of the corpus; `None` where something that it read has not come.
///
/// It reads the corpus itself and no memo that does: what a memo has read before is not seen here.
#[cfg(not(feature = "sharded"))]
pub fn complete<T>(make: impl FnOnce() -> T) -> Option<T> {
    Some(make())
}

/// What a closure makes of the corpus once everything that it reads has come; `None` where that does not arrive.
#[cfg(not(feature = "sharded"))]
pub async fn all<T>(make: impl Fn() -> T) -> Option<T> {
    Some(make())
}

/// Whether the view stands on something that has not come.
#[cfg(not(feature = "sharded"))]
pub fn is_awaited() -> bool {
    false
}

/// A memo that keeps its value while what the next one rests on is awaited; with the first one the whole view waits.
///
/// `follow` reads the memos that `make` reads, so that what they miss themselves is known as theirs.
#[cfg(not(feature = "sharded"))]
pub fn kept<T: PartialEq + Send + Sync + 'static>(
    _: impl Fn() + Send + Sync + 'static,
    make: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    Memo::new(move |_| make())
}

/// The same without a value until the first one is here; who reads it says that it waits.
#[cfg(not(feature = "sharded"))]
pub fn kept_once_here<T: PartialEq + Send + Sync + 'static>(
    _: impl Fn() + Send + Sync + 'static,
    make: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<Option<T>> {
    Memo::new(move |_| Some(make()))
}

/// A row of a list that shows a line in its place until what it reads has come.
#[cfg(not(feature = "sharded"))]
pub fn when_here(make: impl Fn() -> Option<AnyView> + Send + 'static) -> Option<AnyView> {
    make()
}

/// A part of a view that shows a line in its place until what it reads has come.
///
/// `follow` reads the memos that `make` reads, so that what they miss themselves is known as theirs.
#[cfg(not(feature = "sharded"))]
pub fn part_when_here(
    _: impl Fn() + Send + 'static,
    make: impl Fn() -> Option<AnyView> + Send + 'static,
) -> Option<AnyView> {
    make()
}

/// The view in the main column.
#[cfg(not(feature = "sharded"))]
pub fn frame(_: Page, view: impl Fn() -> AnyView + Send + 'static) -> impl IntoView {
    view
}
