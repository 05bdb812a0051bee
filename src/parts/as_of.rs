//! The corpus as it was known on a day.

use leptos::prelude::*;
use readout_corpus::date::Day;

use crate::dom;
use crate::models::typing;
use crate::state::Page;
use crate::words;

/// A field that sets the day from which the corpus is seen, and what that leaves out.
pub fn as_of(page: Page) -> AnyView {
    let corpus = page.corpus;
    let day = Memo::new(move |_| page.query.with(|query| query.as_of));
    let bound = |day: Option<Day>| day.map(|day| day.to_string());
    let note = move || {
        let day = day.get()?;
        let total = corpus.segments().len();
        let known = corpus.segments().filter(|segment| segment.is_known(day)).count();
        let href = move || {
            let route = page.address.with(|address| address.route.clone());
            page.href_with(route, |query| query.as_of = None)
        };
        Some(view! {
            <p class="note as-of-note" role="status">
                {format!(
                    "{} of {} had been published by {}. ",
                    words::number(known),
                    words::count(total, "segment"),
                    words::day(day),
                )}
                <a href=href>"See everything"</a>
            </p>
        })
    };
    view! {
        <div class="as-of no-print">
            <label class="as-of-label" for="as-of">"See the corpus as it was known on"</label>
            <input
                class="field"
                type="date"
                id="as-of"
                min=bound(corpus.first_day())
                max=bound(corpus.last_day())
                prop:value=move || bound(day.get()).unwrap_or_default()
                on:change=move |event| {
                    if let Some(day) = typing::day(&dom::value_of(&event)) {
                        page.filter(|query| query.as_of = day);
                    }
                }
            />
            {note}
        </div>
    }
    .into_any()
}
