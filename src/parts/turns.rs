//! A long view that is built in turns, so that no turn keeps the browser from painting or from answering a key.
//!
//! Styles and layout of what a turn adds are work of the turn's own frame, and often more than the building was.

use std::vec::IntoIter;

use leptos::prelude::*;

use crate::dom;

/// A turn ends after so many milliseconds of building.
const TURN_MS: f64 = 6.0;
/// What lies between two turns where nothing is painted, in milliseconds.
const UNPAINTED_MS: i32 = 120;

/// A part of a view that is yet to be built.
pub type Part = Box<dyn FnOnce() -> AnyView>;

/// Parts one below the other: the first `least` of them at once, the others in turns.
pub fn in_turns(least: usize, parts: Vec<Part>) -> AnyView {
    turn(least, parts.into_iter())
}

fn turn(least: usize, mut parts: IntoIter<Part>) -> AnyView {
    let began = dom::now();
    let mut built: Vec<AnyView> = Vec::new();
    while built.len() < least || dom::now() - began < TURN_MS {
        let Some(make) = parts.next() else { return built.into_any() };
        built.push(make());
    }
    if parts.len() == 0 {
        return built.into_any();
    }
    let (come, set_come) = signal(false);
    let go_on = move || {
        // The view may be gone by then, and whichever comes first suffices.
        if come.try_get_untracked() == Some(false) {
            set_come.set(true);
        }
    };
    // Behind the next frame, so that each frame has what one turn adds. Where none is painted, as far below the
    // screen of an article, the clock decides.
    let timeout = StoredValue::new_local(dom::Timeout::new(UNPAINTED_MS, go_on));
    dom::before_next_frame(move || {
        timeout.try_update_value(|timeout| *timeout = dom::Timeout::new(0, go_on));
    });
    on_cleanup(move || timeout.dispose());
    let parts = StoredValue::new_local(Some(parts));
    let rest = move || match come.get() {
        true => parts.try_update_value(Option::take).flatten().map(|parts| turn(1, parts)),
        false => Some(view! { <p hidden=true aria-busy="true"></p> }.into_any()),
    };
    view! { {built} {rest} }.into_any()
}
