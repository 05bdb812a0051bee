//! Whether filters hold here, said where the numbers are.

use leptos::prelude::*;

use crate::models::scope::Scope;
use crate::parts::chips::chips;
use crate::state::Page;
use crate::words;

/// What the filters leave, for views that count.
pub fn scope(page: Page) -> Memo<Scope> {
    Memo::new(move |_| {
        let as_of = page.query.with(|query| query.as_of);
        page.results.with(|results| Scope::of(page.corpus, results, as_of))
    })
}

/// Says that filters hold, which, and how to be rid of them; nothing without filters.
pub fn scope_line(page: Page, what: &'static str) -> AnyView {
    let holds = Memo::new(move |_| page.query.with(|query| !query.is_empty()));
    let line = move || {
        holds.get().then(|| {
            let documents = move || {
                let (found, of) = page.results.with(|results| (results.total(), results.of));
                format!(
                    "{what} from {} of {}, because filters hold",
                    words::number(found),
                    words::count(of, "document")
                )
            };
            view! {
                <div class="scope-line">
                    <p class="note" role="status">{documents}</p>
                    {chips(page)}
                </div>
            }
        })
    };
    line.into_any()
}
