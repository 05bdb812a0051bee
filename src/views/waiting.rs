//! While the code of a view is on its way, and when it did not arrive.

use leptos::prelude::*;

use super::arrival::Arrival;
use super::chunks::Chunk;

/// The view's code is on its way.
pub fn view() -> AnyView {
    lines("This view is being opened")
}

/// A part of the corpus is on its way.
pub fn piece() -> AnyView {
    lines("A part of the corpus is being fetched")
}

/// The same lines that `index.html` paints before the page starts; `why` is for those who do not see them.
fn lines(why: &'static str) -> AnyView {
    view! {
        <div aria-busy="true">
            <p class="visually-hidden">{why}</p>
            <div class="shell-line is-kicker"></div>
            <div class="shell-line is-title"></div>
            <div class="shell-line is-text"></div>
            <div class="shell-line is-text is-short"></div>
        </div>
    }
    .into_any()
}

/// What is wrong, and the way on.
pub fn not_loaded(arrival: Arrival, chunk: Chunk) -> AnyView {
    view! {
        <section class="message-panel" role="alert">
            <h1>"This view did not arrive"</h1>
            <p>
                "The page fetches some of its views when they are first opened, and this one could not be \
                 fetched. Nothing is lost: the address and the filters stay as they are. If the page was \
                 published anew while it stood open here, reload it."
            </p>
            <p>
                <button type="button" class="button" on:click=move |_| arrival.retry(chunk)>"Try again"</button>
            </p>
        </section>
    }
    .into_any()
}
