//! What a reader may be about to type, below the search field: fields, names, topics, words.
//!
//! The field is in the page's first download and this is not, so it listens to the field from outside and says by
//! attributes what is chosen, as the pattern of a combobox with a list asks.

use leptos::prelude::*;
use readout_corpus::query::{Suggestion, SuggestionKind, suggestions as offered};

use super::search_box::{FIELD, LIST};
use crate::dom;
use crate::models::typing;
use crate::pieces;
use crate::route::Route;
use crate::state::Page;
use crate::words;

/// So many are offered.
const MOST: usize = 8;

/// The list, which opens while the field is typed in.
pub fn suggestions(page: Page) -> AnyView {
    // What is typed and where, while the list may be open.
    let (typed, set_typed) = signal(typed_before(page));
    let (active, set_active) = signal(None::<usize>);
    let offers = Memo::new(move |_| {
        typed.with(|typed| {
            let (text, caret) = typed.as_ref()?;
            pieces::complete(|| offered(page.corpus, text, *caret, MOST))
        })
    });
    let count = move || offers.with(|offers| offers.as_ref().map_or(0, Vec::len));
    Effect::new(move || {
        let open = if count() > 0 { "true" } else { "false" };
        dom::set_attribute(FIELD, "aria-expanded", Some(open));
        let active = active.get().filter(|&at| at < count()).map(option_id);
        dom::set_attribute(FIELD, "aria-activedescendant", active.as_deref());
    });
    let choose = move |at: usize| {
        let one = offers.with_untracked(|offers| offers.as_ref()?.get(at).cloned());
        let text = typed.with_untracked(|typed| typed.as_ref().map(|(text, _)| text.clone()));
        let (Some(one), Some(text)) = (one, text) else { return };
        set_active.set(None);
        if one.kind == SuggestionKind::Field {
            let (text, caret) = typing::completed(&text, &one);
            dom::set_field(FIELD, &text);
            set_typed.set(Some((text, caret)));
            return;
        }
        set_typed.set(None);
        let mut to = page.address.get_untracked();
        if !matches!(to.route, Route::Documents | Route::Statements) {
            to.route = Route::Documents;
        }
        typing::choose(&mut to.query, &text, &one);
        dom::set_field(FIELD, &to.query.text);
        page.go(&to);
    };
    let close = move || {
        set_typed.set(None);
        set_active.set(None);
    };
    let listen = |event, react: Box<dyn FnMut(dom::Event)>| {
        let listener = StoredValue::new_local(dom::Listener::on_window(event, react));
        on_cleanup(move || listener.dispose());
    };
    listen(
        "input",
        Box::new(move |event| {
            if dom::is_from(&event, FIELD) {
                set_active.set(None);
                set_typed.set(in_field());
            }
        }),
    );
    listen(
        "focusout",
        Box::new(move |event| {
            if dom::is_from(&event, FIELD) {
                close();
            }
        }),
    );
    listen("submit", Box::new(move |_| close()));
    listen(
        "keydown",
        Box::new(move |event| {
            let shown = offers.with_untracked(|offers| offers.as_ref().map_or(0, Vec::len));
            if shown == 0 || !dom::is_from(&event, FIELD) {
                return;
            }
            match (dom::plain_key(&event).as_deref(), active.get_untracked()) {
                (Some("ArrowDown"), at) => set_active.set(typing::next(at, shown)),
                (Some("ArrowUp"), at) => set_active.set(typing::before(at, shown)),
                (Some("Enter"), Some(at)) => choose(at),
                (Some("Escape"), _) => close(),
                _ => return,
            }
            event.prevent_default();
        }),
    );
    let list = move || {
        let offers = offers.get().filter(|offers| !offers.is_empty())?;
        let options = offers.into_iter().enumerate().map(|(at, one)| {
            let selected = move || if active.get() == Some(at) { "true" } else { "false" };
            let documents = one.documents.map(|count| words::count(count as usize, "document"));
            view! {
                <li
                    class="suggestion"
                    id=option_id(at)
                    role="option"
                    aria-selected=selected
                    // The field keeps the focus.
                    on:pointerdown=|event| event.prevent_default()
                    on:click=move |_| choose(at)
                >
                    <span class="suggestion-label">{label(&one)}</span>
                    <span class="note">{kind(&one)} {documents.map(|count| [", ", &count].concat())}</span>
                </li>
            }
        });
        Some(view! {
            <ul class="suggestions" id=LIST role="listbox" aria-label="Suggestions">
                {options.collect_view()}
            </ul>
        })
    };
    let said = move || match count() {
        0 => String::new(),
        some => words::count(some, "suggestion"),
    };
    view! { {list} <p class="visually-hidden" role="status">{said}</p> }.into_any()
}

/// What stands in the field, and the byte at which the caret stands.
fn in_field() -> Option<(String, usize)> {
    let (text, units) = dom::field_caret(FIELD)?;
    let caret = typing::byte_at(&text, units);
    Some((text, caret))
}

/// What was typed while this code was on its way, and not yet asked.
fn typed_before(page: Page) -> Option<(String, usize)> {
    let is_asked = |text: &str| page.query.with_untracked(|query| query.text == text);
    let is_here = dom::focused_id().as_deref() == Some(FIELD);
    in_field().filter(|(text, _)| is_here && !is_asked(text))
}

fn option_id(at: usize) -> String {
    format!("{LIST}-{at}")
}

fn label(one: &Suggestion) -> String {
    one.label.clone()
}

/// What is offered, for people.
fn kind(one: &Suggestion) -> &'static str {
    match (one.kind, &one.filter) {
        (SuggestionKind::Field, _) => "Field",
        (SuggestionKind::Word, _) => "Word",
        (SuggestionKind::Topic, _) => "Topic",
        (_, Some((facet, _))) => words::facet(*facet),
        (SuggestionKind::Entity, None) => "Name",
        (SuggestionKind::Value, None) => "Value",
    }
}
