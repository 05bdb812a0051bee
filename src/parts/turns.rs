//! A long view that is built in turns, so that no turn keeps the browser from painting or from answering a key.
//!
//! Styles and layout of what a turn adds are work of the turn's own frame, and often more than the building was.
//! So the turns of everything that is being built wait in one line, and each has a frame of its own.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::vec::IntoIter;

use leptos::prelude::*;

use crate::dom;
use crate::pieces;

/// What lies between two turns where nothing is painted, in milliseconds.
const UNPAINTED_MS: i32 = 120;

/// A part of a view that is yet to be built. What it reads makes this part anew, and nothing beside it.
pub type Part = Box<dyn Fn() -> AnyView>;

/// Goes on with a view; `false` where the view is gone.
type Turn = Box<dyn FnOnce() -> bool>;

thread_local! {
    static WAITING: RefCell<VecDeque<Turn>> = const { RefCell::new(VecDeque::new()) };
    /// Counts what was waited for, so that of frame and clock only what comes first counts.
    static WAITED: Cell<u32> = const { Cell::new(0) };
}

/// A part of a view, made when its turn comes.
pub fn part<V: IntoAny>(make: impl Fn() -> V + 'static) -> Part {
    Box::new(move || make().into_any())
}

/// Parts one below the other: the first of them at once, the others in turns, so many `at_a_time`.
pub fn in_turns(first: usize, at_a_time: usize, mut parts: Vec<Part>) -> AnyView {
    let rest = parts.split_off(first.min(parts.len()));
    let built: Vec<AnyView> = parts.into_iter().map(made).collect();
    view! { {built} {later(at_a_time.max(1), rest.into_iter())} }.into_any()
}

fn made(part: Part) -> AnyView {
    let part = StoredValue::new_local(part);
    (move || part.try_with_value(|make| make())).into_any()
}

fn later(at_a_time: usize, parts: IntoIter<Part>) -> Option<AnyView> {
    if parts.len() == 0 {
        return None;
    }
    let come = RwSignal::new(false);
    let parts = StoredValue::new_local(Some(parts));
    let rest = move || {
        // Nothing is on show while pieces of the corpus are awaited, and what all parts miss is fetched together.
        let all_at_once = pieces::is_awaited();
        if all_at_once || come.get() {
            let mut rest = parts.try_update_value(Option::take).flatten()?;
            let now = if all_at_once { rest.len() } else { at_a_time };
            let built: Vec<AnyView> = rest.by_ref().take(now).map(made).collect();
            return Some(view! { {built} {later(at_a_time, rest)} }.into_any());
        }
        in_line(move || come.try_set(true).is_none());
        Some(view! { <template aria-busy="true"></template> }.into_any())
    };
    Some(rest.into_any())
}

/// The rows of a list of which a few are built with each turn.
#[derive(Clone, Copy)]
pub struct Rows {
    first: usize,
    /// Counts how often the list began afresh.
    list: Memo<u32>,
    /// How many rows have come, and in which of these lists.
    come: RwSignal<(u32, usize)>,
    wanted: Signal<usize>,
}

impl Rows {
    /// How many are to be there now.
    pub fn built(self) -> usize {
        self.come().min(self.wanted.get())
    }

    /// The list's `aria-busy`.
    pub fn busy(self) -> Option<&'static str> {
        (self.come() < self.wanted.get()).then_some("true")
    }

    /// Whether all rows have come, for those who ask once, perhaps of a list that is gone.
    pub fn is_complete(self) -> bool {
        let (come, list) = (self.come.try_get_untracked(), self.list.try_get_untracked());
        let wanted = self.wanted.try_get_untracked();
        come.zip(list)
            .zip(wanted)
            .is_some_and(|((come, list), wanted)| self.come_in(list, come) >= wanted)
    }

    /// Known from the list's number at once: an effect would set it back only when all rows have been built already.
    fn come(self) -> usize {
        self.come_in(self.list.get(), self.come.get())
    }

    /// How many rows of a list have come, where so many came of the list of a number.
    fn come_in(self, list: u32, (of, come): (u32, usize)) -> usize {
        if of == list { come } else { self.first }
    }

    /// Rows that are no longer wanted have not come.
    fn forget_beyond(self, wanted: usize) {
        if self.come.with_untracked(|(_, come)| *come > wanted.max(self.first)) {
            self.come.update(|(_, come)| *come = wanted.max(self.first));
        }
    }

    /// Has more rows come; `None` where the list is gone.
    fn go_on(self, more: usize) -> Option<()> {
        let list = self.list.try_get_untracked()?;
        self.come.try_update(|come| *come = (list, self.come_in(list, *come) + more))
    }
}

/// Rows that are built in turns, `more` with each, up to what is wanted. When `afresh` changes, `first` of them are there
/// at once; at the very first they follow in the turn behind the view that they stand in. Where fewer are wanted, others
/// come in turns again later.
pub fn row_by_row(
    first: usize,
    more: usize,
    wanted: Signal<usize>,
    afresh: impl Fn() + Send + Sync + 'static,
) -> Rows {
    let list = Memo::new(move |before: Option<&u32>| {
        afresh();
        before.map_or(0, |before| before.wrapping_add(1))
    });
    let rows = Rows { first, list, come: RwSignal::new((list.get_untracked(), 0)), wanted };
    let is_in_line = StoredValue::new(false);
    Effect::new(move || {
        rows.forget_beyond(wanted.get());
        if rows.busy().is_some() && !is_in_line.get_value() {
            is_in_line.set_value(true);
            in_line(move || {
                is_in_line.try_set_value(false);
                rows.go_on(more).is_some()
            });
        }
    });
    rows
}

/// Counts how often something has changed, each time a turn later: what follows the count does not share a frame with
/// what follows the change itself.
pub fn behind(change: impl Fn() + 'static) -> ReadSignal<u32> {
    let (count, set_count) = signal(0u32);
    let is_in_line = StoredValue::new(false);
    Effect::new(move |before: Option<()>| {
        change();
        if before.is_some() && !is_in_line.get_value() {
            is_in_line.set_value(true);
            in_line(move || {
                is_in_line.try_set_value(false);
                set_count.try_update(|count| *count = count.wrapping_add(1)).is_some()
            });
        }
    });
    count
}

/// Has its turn after those that wait already. The turn says whether there was anything to do: if not, the next one
/// follows at once.
pub fn in_line(turn: impl FnOnce() -> bool + 'static) {
    let is_first = WAITING.with_borrow_mut(|waiting| {
        waiting.push_back(Box::new(turn));
        waiting.len() == 1
    });
    if is_first {
        wait();
    }
}

/// Behind the next frame, so that each frame has what one turn adds. Where none is painted, as far below the screen
/// of an article, the clock decides.
fn wait() {
    let number = WAITED.get().wrapping_add(1);
    WAITED.set(number);
    let go_on = move || {
        if WAITED.get() == number {
            WAITED.set(number.wrapping_add(1));
            next();
        }
    };
    dom::after(UNPAINTED_MS, go_on);
    dom::before_next_frame(move || dom::after(0, go_on));
}

fn next() {
    while let Some(turn) = WAITING.with_borrow_mut(VecDeque::pop_front) {
        if turn() {
            break;
        }
    }
    if WAITING.with_borrow(|waiting| !waiting.is_empty()) {
        wait();
    }
}
