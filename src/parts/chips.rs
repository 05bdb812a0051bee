//! The filters in force: always in sight, each can be taken away.

use leptos::prelude::*;

use crate::models::filters;
use crate::state::Page;

/// A chip for each filter, and one link that takes all away.
pub fn chips(page: Page) -> AnyView {
    let all = Memo::new(move |_| page.query.with(|query| filters::chips(page.corpus, query)));
    let list = move || {
        let chips = all.get();
        if chips.is_empty() {
            return None;
        }
        let several = chips.len() > 1;
        let chips = chips.into_iter().map(|chip| {
            let text = format!("{}: {}", chip.name, chip.value);
            let label = format!("Remove {text}");
            let without = chip.without;
            let href = move || {
                page.address.with(|address| {
                    crate::route::Address::with_query(address.route.clone(), &without).href()
                })
            };
            view! {
                <li>
                    <a class="chip is-filter" href=href aria-label=label>
                        <span class="chip-text">{text}</span>
                        <span class="chip-cross" aria-hidden="true">"×"</span>
                    </a>
                </li>
            }
        });
        let clear = several.then(|| {
            let href = move || {
                let route = page.address.with(|address| address.route.clone());
                page.href_with(route, |query| {
                    query.text.clear();
                    query.filters.clear();
                    query.as_of = None;
                })
            };
            view! { <li><a class="chips-clear" href=href>"Clear all"</a></li> }
        });
        Some(view! {
            <ul class="chips" aria-label="Filters in force">
                {chips.collect_view()}
                {clear}
            </ul>
        })
    };
    view! { <div class="chips-line">{list}</div> }.into_any()
}
