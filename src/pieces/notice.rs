//! What stands in the place of what has not come.

use leptos::prelude::*;

use super::arrival::{self, Obstacle};
use crate::state::Page;
use crate::views::waiting;
use crate::words;

/// A part of a view that shows lines in its place until what it reads has come.
pub fn when_here(make: impl Fn() -> Option<AnyView> + Send + 'static) -> Option<AnyView> {
    let part = move || {
        arrival::complete(&make).unwrap_or_else(|| {
            Some(view! { <div class="shell-line is-text" aria-busy="true"></div> }.into_any())
        })
    };
    Some(part.into_any())
}

/// The view in the main column, hidden while it stands on something that has not come.
pub fn frame(page: Page, view: impl Fn() -> AnyView + Send + 'static) -> impl IntoView {
    let obstacle = arrival::obstacle();
    let waits = arrival::waits();
    let is_hidden = {
        let (obstacle, waits) = (obstacle.clone(), waits.clone());
        move || waits.get() || obstacle.with(|one| *one != Obstacle::None)
    };
    let notice = move || match obstacle.get() {
        Obstacle::None => waits.get().then(waiting::piece),
        Obstacle::Failed(message) => Some(failed(message)),
        Obstacle::Large(bytes) => Some(large(bytes)),
    };
    Effect::new(move |_| {
        page.address.track();
        arrival::moved();
    });
    let anew = arrival::anew();
    let view = move || {
        anew.track();
        view()
    };
    // What was asked for before stays readable while the answer to a newer question is on its way, but fainter.
    let is_old = move || !page.is_answered();
    view! {
        {notice}
        <div
            hidden=is_hidden
            aria-busy=move || is_old().then_some("true")
            style:opacity=move || if is_old() { "0.5" } else { "1" }
            // Most answers come before the eye would notice; only what takes longer fades.
            style:transition=move || if is_old() { "opacity 0s 150ms" } else { "none" }
        >
            {view}
        </div>
    }
}

fn failed(message: String) -> AnyView {
    view! {
        <section class="message-panel" role="alert">
            <h1>"A part of the corpus did not arrive"</h1>
            <p>
                "This corpus is fetched in pieces, as they are needed, and one of them is missing. No number is \
                 shown that would rest on it. The address and the filters stay as they are. If the page was \
                 published anew while it stood open here, reload it."
            </p>
            <p class="note">{message}</p>
            <p>
                <button type="button" class="button" on:click=|_| arrival::go_on()>"Try again"</button>
            </p>
        </section>
    }
    .into_any()
}

fn large(bytes: u32) -> AnyView {
    let size = format!("{} MB", words::number(bytes.div_ceil(1 << 20) as usize));
    view! {
        <section class="message-panel">
            <h1>"This view reads a large part of the corpus"</h1>
            <p>
                "The corpus is fetched in pieces, as they are needed. What is asked for here rests on so many of \
                 them that they are not fetched unasked: " {size.clone()} ", before compression. Searching, and \
                 narrowing by filters first, needs far less."
            </p>
            <p>
                <button type="button" class="button" on:click=|_| arrival::go_on()>"Fetch " {size}</button>
            </p>
        </section>
    }
    .into_any()
}
