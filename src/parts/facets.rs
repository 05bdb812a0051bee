//! Facets: every value with the number of documents that it would find.

use leptos::prelude::*;
#[cfg(feature = "sharded")]
use readout_corpus::query::values_by_name;
use readout_corpus::query::{Facet, FacetValue};

use crate::dom;
use crate::models::filters::{shown_label, shown_values};
use crate::parts::turns::{behind, in_turns, part};
use crate::state::Page;
use crate::words;

/// How many values a facet shows before it is asked for all.
const FEW: usize = 6;
/// How many facets are open at first.
const OPEN: usize = 5;
/// Facets with more values than this get a field to find one by its name.
const MANY: usize = 14;
/// No list is longer than this at once: whoever looks further types a few letters.
const MOST: usize = 200;

/// All facets of which the corpus has more than one value.
pub fn facets(page: Page) -> AnyView {
    // Which facets there are depends on the corpus alone, so that nothing moves while one is chosen.
    let present = page.results.with_untracked(|results| {
        let several = results.facets.iter().filter(|facet| facet.values.len() > 1);
        several.map(|facet| (facet.facet, facet.values.len())).collect::<Vec<_>>()
    });
    // Counts follow in a turn behind what is found, which is what the reader looks at.
    let news = behind(move || page.results.with(|_| ()));
    let facets = present
        .into_iter()
        .enumerate()
        .map(|(at, (facet, total))| part(move || one(page, facet, total, at < OPEN, news)));
    view! { <div class="facets">{in_turns(0, 2, facets.collect())}</div> }.into_any()
}

fn one(page: Page, facet: Facet, total: usize, first: bool, news: ReadSignal<u32>) -> AnyView {
    let (open, set_open) = signal(false);
    let (needle, set_needle) = signal(String::new());
    let values = Memo::new(move |_| {
        news.track();
        page.results.with_untracked(|results| {
            let counts = results.facets.iter().find(|counts| counts.facet == facet);
            counts.map(|counts| counts.values.clone()).unwrap_or_default()
        })
    });
    let shown = Memo::new(move |_| {
        let most = if open.get() { MOST } else { FEW };
        let shown =
            values.with(|values| needle.with(|needle| shown_values(facet, values, needle, most)));
        #[cfg(feature = "sharded")]
        let shown = needle.with(|needle| with_uncounted(page, facet, needle, shown));
        shown
    });
    let name = words::facet(facet);
    let list_id = format!("facet-{}", facet.name());
    let controls = list_id.clone();
    let finder = move || {
        (open.get() && total > MANY).then(|| {
            view! {
                <input
                    class="field facet-find"
                    type="search"
                    autocomplete="off"
                    placeholder="Find in the list"
                    aria-label=format!("Find in the list: {name}")
                    prop:value=needle
                    on:input=move |event| set_needle.set(dom::value_of(&event))
                />
            }
        })
    };
    let switch = (total > FEW).then(|| {
        view! {
            <button
                type="button"
                class="link-button facet-more"
                aria-expanded=move || if open.get() { "true" } else { "false" }
                aria-controls=controls
                on:click=move |_| {
                    set_needle.set(String::new());
                    set_open.update(|open| *open = !*open);
                }
            >
                {move || if open.get() {
                    "Show fewer".to_owned()
                } else if cfg!(feature = "sharded") {
                    "Show more".to_owned()
                } else {
                    format!("Show all {}", words::number(total))
                }}
                <span class="visually-hidden">{format!(": {name}")}</span>
            </button>
        }
    });
    let more = move || {
        let (hidden, none) = shown.with(|(shown, hidden)| (*hidden, shown.is_empty()));
        if none {
            return Some(view! { <p class="note">"Nothing in the list begins so"</p> }.into_any());
        }
        #[cfg(feature = "sharded")]
        if let Some(more) = left_out(page, facet).filter(|_| open.get()) {
            let text = format!(
                "{} more, none with more documents; type to find them",
                words::number(more)
            );
            return Some(view! { <p class="note">{text}</p> }.into_any());
        }
        (open.get() && hidden > 0).then(|| {
            let text = format!("{} more; type to find them", words::number(hidden));
            view! { <p class="note">{text}</p> }.into_any()
        })
    };
    // The first facets are open, and those with something chosen.
    let chosen =
        values.with_untracked(|values| values.iter().any(|value| value.selected || value.excluded));
    view! {
        <details class="facet" open=first || chosen>
            <summary class="facet-name">{name}</summary>
            <div role="group" aria-label=name>
            {finder}
            <ul class="facet-values" id=list_id>
                <For
                    each=move || shown.with(|(shown, _)| shown.clone())
                    key=|value| value.id
                    children=move |first| value(page, facet, values, first)
                />
            </ul>
            {more}
            {switch}
            </div>
        </details>
    }
    .into_any()
}

/// What is shown, and behind it what else has such a name: only the first values of a facet are counted and named.
#[cfg(feature = "sharded")]
fn with_uncounted(
    page: Page,
    facet: Facet,
    needle: &str,
    (mut shown, hidden): (Vec<FacetValue<'static>>, usize),
) -> (Vec<FacetValue<'static>>, usize) {
    let named = crate::pieces::complete(|| values_by_name(page.corpus, facet, needle, MOST));
    for value in named.unwrap_or_default() {
        if shown.iter().all(|one| one.ordinal != value.ordinal) {
            shown.push(value);
        }
    }
    (shown, hidden)
}

/// The number of values that were counted and are not listed.
#[cfg(feature = "sharded")]
fn left_out(page: Page, facet: Facet) -> Option<usize> {
    page.results.with(|results| {
        let counts = results.facets.iter().find(|counts| counts.facet == facet)?;
        Some(counts.left_out).filter(|&left_out| left_out > 0)
    })
}

/// One value. Its row stays while its count changes.
fn value(
    page: Page,
    facet: Facet,
    values: Memo<Vec<FacetValue<'static>>>,
    first: FacetValue<'static>,
) -> AnyView {
    let id = first.id;
    let now = Memo::new(move |_| {
        values.with(|values| {
            let found = values.iter().find(|value| value.id == id);
            found.map(|value| (value.count, value.selected, value.excluded))
        })
    });
    let count = move || now.get().map(|(count, ..)| count);
    let selected = move || now.get().is_some_and(|(_, selected, _)| selected);
    let excluded = move || now.get().is_some_and(|(.., excluded)| excluded);
    let label = shown_label(facet, first.label);
    let field = format!("{}-{id}", facet.name());
    let (again, leave_out) = (field.clone(), format!("{field}-not"));
    view! {
        <li class="facet-value" class:is-zero=move || count() == Some(0) class:is-excluded=excluded>
            <label>
                <input
                    type="checkbox"
                    id=field
                    prop:checked=selected
                    on:change=move |_| {
                        page.filter(|query| query.filters.toggle(facet, id));
                        focus_again(&again);
                    }
                />
                <span class="facet-label">{label}</span>
                {move || count().map(|count| view! {
                    <span class="count">
                        {words::number(count as usize)}
                        <span class="visually-hidden">" documents"</span>
                    </span>
                })}
            </label>
            <button
                type="button"
                class="facet-not"
                aria-label=format!("Leave out {label}")
                title=format!("Leave out {label}")
                aria-pressed=move || if excluded() { "true" } else { "false" }
                id=leave_out.clone()
                on:click=move |_| {
                    page.filter(|query| query.filters.toggle_excluded(facet, id));
                    focus_again(&leave_out);
                }
            >
                "−"
            </button>
        </li>
    }
    .into_any()
}

/// A row that is chosen moves to the front of the list, and a moved element loses the focus.
fn focus_again(id: &str) {
    let id = id.to_owned();
    dom::before_next_frame(move || dom::focus_quietly(&id));
}
