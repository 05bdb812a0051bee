use leptos::prelude::*;
use readout_corpus::format::Statement;
use readout_corpus::model::{Span, StatementIx};

use super::documents;
use crate::parts::statement_card::{marked_in, marker, statement_card};
use crate::pieces;
use crate::route::Route;
use crate::state::Page;
use crate::words;

/// How many statements are shown at first, and how many more each time.
const STEP: usize = 20;

pub fn view(page: Page) -> AnyView {
    let (most, set_most) = documents::window(page, STEP);
    let found = documents::statements(page, most);
    let total = Memo::new(move |_| found.with(|(_, total)| *total));
    let rows = documents::rows(page, most, total);
    // With what is highlighted, so that a card is made anew where that changes.
    let shown = move || {
        let marker = marker(page);
        let marked = |&ix: &StatementIx| {
            let statement = page.corpus.statement(ix)?;
            Some((statement, marked_in(&marker, statement)))
        };
        found.with(|(found, _)| {
            found.iter().take(rows.built()).filter_map(marked).collect::<Vec<_>>()
        })
    };
    let key = |(statement, marks): &(Statement<'static>, Vec<Span>)| {
        let marks = marks.iter().flat_map(|mark| [mark.start, mark.end]);
        [statement.ix().0].into_iter().chain(marks).collect::<Vec<u32>>()
    };
    let list = move || {
        view! {
            <ol class="statement-list" aria-busy=move || rows.busy()>
                <For each=shown key=key children=move |(statement, marks)| {
                    let card = move || Some(statement_card(page, statement, &marks));
                    view! { <li>{pieces::when_here(card)}</li> }
                }/>
            </ol>
            {move || documents::more(total.get(), most, set_most, STEP, "statement")}
        }
        .into_any()
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
    documents::frame(page, "Statements", summary, total, list)
}
