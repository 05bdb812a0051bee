//! A button for the next rows of a list.

use leptos::prelude::*;

use crate::words;

/// A button that raises the limit by a step; nothing where all of `total` is within the limit.
pub fn more(total: usize, limit: RwSignal<usize>, step: usize) -> Option<AnyView> {
    let rest = total.saturating_sub(limit.get());
    (rest > 0).then(|| {
        let text = format!("Show {} of {} more", words::number(rest.min(step)), words::number(rest));
        view! {
            <p>
                <button type="button" class="button no-print" on:click=move |_| limit.update(|limit| *limit += step)>
                    {text}
                </button>
            </p>
        }
        .into_any()
    })
}
