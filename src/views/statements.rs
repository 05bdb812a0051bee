use leptos::prelude::*;

use super::documents;
use crate::parts::statement_card::statement_card;
use crate::route::Route;
use crate::state::Page;
use crate::words;

/// How many statements are shown at first, and how many more each time.
const STEP: usize = 40;

pub fn view(page: Page) -> AnyView {
    let (most, set_most) = documents::window(page, STEP);
    let found = documents::statements(page);
    let total = Memo::new(move |_| found.with(Vec::len));
    let shown =
        move || found.with(|found| found.iter().copied().take(most.get()).collect::<Vec<_>>());
    let list = view! {
        <ol class="statement-list">
            <For each=shown key=|ix| *ix children=move |ix| {
                page.corpus.statement(ix).map(|statement| {
                    view! { <li>{statement_card(page, statement)}</li> }
                })
            }/>
        </ol>
        {move || documents::more(total.get(), most, set_most, STEP, "statement")}
    };
    let summary = move || {
        page.results.with(|results| {
            let found = words::number(total.get());
            let all = words::count(page.corpus.statements().len(), "statement");
            let documents = words::count(results.total(), "document");
            let href = move || page.href(Route::Documents);
            view! { <span>{format!("{found} of {all}")}</span> <a href=href>{documents}</a> }
                .into_any()
        })
    };
    documents::frame(page, "Statements", summary, total, list.into_any())
}
