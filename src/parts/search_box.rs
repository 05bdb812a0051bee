//! The search field in the header. `/` moves there from anywhere on our own page.

use leptos::ev;
use leptos::prelude::*;

use crate::dom;
use crate::models::results::is_prefix;
use crate::route::{Address, Route};
use crate::state::Page;
use crate::views;

/// The field.
pub const FIELD: &str = "search";
/// The list of suggestions, which comes with the views that show results.
pub const LIST: &str = "suggestions";

/// A field that asks the corpus: at once where results are shown, on Enter from elsewhere.
#[component]
pub fn SearchBox(
    /// What every view shares.
    page: Page,
) -> impl IntoView {
    let shows_results = move || {
        page.address
            .with_untracked(|address| matches!(address.route, Route::Documents | Route::Statements))
    };
    let ask = move |text: String, typing: bool| {
        let mut to = page.address.get_untracked();
        to.query.text = text;
        to.query.typing = is_prefix(page.corpus, &to.query, typing);
        if shows_results() {
            page.replace(to);
        } else {
            to.route = Route::Documents;
            page.go(&to);
        }
    };
    if page.has_the_keyboard() {
        let listener = dom::Listener::on_window("keydown", move |event| {
            if dom::plain_key(&event).as_deref() == Some("/") && !dom::is_typing(&event) {
                event.prevent_default();
                dom::focus_and_select(FIELD);
            }
        });
        let listener = StoredValue::new_local(listener);
        on_cleanup(move || listener.dispose());
    }
    let (used, set_used) = signal(false);
    view! {
        <form role="search" on:submit=move |event: ev::SubmitEvent| {
            event.prevent_default();
            let text = page.query.with_untracked(|query| query.text.clone());
            ask(dom::field_value(FIELD).unwrap_or(text), false);
        }>
            <input
                class="search-input"
                type="search"
                id=FIELD
                name="q"
                autocomplete="off"
                spellcheck="false"
                placeholder="Search"
                aria-label="Search the documents"
                role="combobox"
                aria-autocomplete="list"
                aria-expanded="false"
                aria-controls=LIST
                on:focus=move |_| set_used.set(true)
                prop:value=move || page.query.with(|query| query.text.clone())
                on:input=move |event| {
                    if shows_results() {
                        ask(dom::value_of(&event), true);
                    }
                }
            />
            {move || used.get().then(|| views::suggestions(page))}
        </form>
    }
}

/// The address of the results for some words, without other filters.
pub fn search_for(text: &str) -> Address {
    let mut address = Address { route: Route::Documents, ..Address::default() };
    text.clone_into(&mut address.query.text);
    address
}
