//! The keys that the page knows. `?` shows them, never in a host page.

use leptos::prelude::*;

use crate::dom;
use crate::state::Page;

const PANEL: &str = "keys";

/// Each key with what it does.
pub const KEYS: [(&str, &str); 7] = [
    ("/", "Go to the search field"),
    ("j", "Next result, or next hit in a document"),
    ("k", "The one before"),
    ("Enter", "Open the result"),
    ("n", "Next hit in a document"),
    ("N", "The hit before"),
    ("?", "Show or hide this list"),
];

/// The list of keys, hidden until it is asked for.
#[component]
pub fn Keys(
    /// What every view shares.
    page: Page,
) -> impl IntoView {
    let (open, set_open) = signal(false);
    let close = move || {
        set_open.set(false);
        dom::focus_quietly("main");
    };
    if page.has_the_keyboard() {
        let listener = dom::Listener::on_window("keydown", move |event| {
            if dom::is_typing(&event) {
                return;
            }
            match dom::plain_key(&event).as_deref() {
                Some("?" | "Escape") if open.get_untracked() => close(),
                Some("?") => {
                    set_open.set(true);
                    dom::before_next_frame(|| {
                        dom::focus_element(PANEL);
                    });
                }
                _ => {}
            }
        });
        let listener = StoredValue::new_local(listener);
        on_cleanup(move || listener.dispose());
    }
    let panel = move || {
        open.get().then(|| {
            let rows = KEYS.map(|(key, what)| {
                view! { <div class="keys-row"><dt><kbd>{key}</kbd></dt><dd>{what}</dd></div> }
            });
            view! {
                <section class="keys" id=PANEL tabindex="-1" aria-label="Keys">
                    <dl>{rows.collect_view()}</dl>
                    <button type="button" class="button" on:click=move |_| close()>"Close"</button>
                </section>
            }
        })
    };
    view! { {panel} }
}
