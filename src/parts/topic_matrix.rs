//! Topics in rows, sides in columns: who says how much about what. A zero is said as an absence.

use leptos::prelude::*;
use readout_corpus::query::Facet;

use crate::corpus::side_class;
use crate::models::matrix::{Matrix, Row};
use crate::parts::bar_list::percent;
use crate::parts::links::side_tag;
use crate::route::Route;
use crate::state::Page;
use crate::words;

/// How many topics are shown before the reader asks for all.
const FEW: usize = 9;

/// The table, with the topics of most weight first.
pub fn topic_matrix(page: Page, matrix: Matrix) -> AnyView {
    let corpus = page.corpus;
    let (all, set_all) = signal(false);
    let topics = matrix.rows.len();
    let most = matrix.rows.iter().flat_map(|row| &row.cells).copied().max().unwrap_or(0);
    let head = matrix.sides.iter().map(|&(side, _)| {
        view! { <th scope="col" class="is-number">{side_tag(page, Some(side))}</th> }
    });
    let head = head.collect_view();
    let sides: Vec<_> = matrix.sides.iter().map(|&(side, _)| side).collect();
    let rows = StoredValue::new(matrix.rows);
    let body = move || {
        let shown = if all.get() { topics } else { FEW };
        let row = |row: &Row| {
            let topic = corpus.topic(row.topic)?;
            let total_href = page.href_with(Route::Statements, |query| {
                query.filters.clear_facet(Facet::Topic);
                query.filters.add(Facet::Topic, topic.id());
            });
            let cells = sides.iter().zip(&row.cells).filter_map(|(&side, &count)| {
                let name = corpus.side(side)?;
                let href = page.href_with(Route::Statements, |query| {
                    query.filters.clear_facet(Facet::Topic);
                    query.filters.clear_facet(Facet::Side);
                    query.filters.add(Facet::Topic, topic.id());
                    query.filters.add(Facet::Side, name.id());
                });
                let cell = if count == 0 {
                    view! { <span class="matrix-absent">"absent"</span> }.into_any()
                } else {
                    let label =
                        format!("{}, {}: {}", topic.name(), name.name(), words::count(count, "statement"));
                    view! {
                        <a class="count" href=href aria-label=label>{words::number(count)}</a>
                        <span class="bar-track" aria-hidden="true">
                            <span class="bar-fill" style:width=percent(count, most)></span>
                        </span>
                    }
                    .into_any()
                };
                Some(view! { <td class=format!("is-number {}", side_class(corpus, Some(side)))>{cell}</td> })
            });
            let label = format!("{}: {}", topic.name(), words::count(row.total, "statement"));
            Some(view! {
                <tr>
                    <th scope="row">
                        <a class="quiet-link" href=page.href(Route::Topic { id: topic.id().to_owned() })>{topic.name()}</a>
                    </th>
                    {cells.collect_view()}
                    <td class="is-number matrix-total">
                        <a class="count" href=total_href aria-label=label>{words::number(row.total)}</a>
                    </td>
                </tr>
            })
        };
        rows.with_value(|rows| rows.iter().take(shown).filter_map(row).collect_view())
    };
    let more = (topics > FEW).then(|| {
        view! {
            <button
                type="button"
                class="link-button"
                aria-expanded=move || if all.get() { "true" } else { "false" }
                on:click=move |_| set_all.update(|all| *all = !*all)
            >
                {move || if all.get() {
                    "Show the main topics only".to_owned()
                } else {
                    format!("Show all {} topics", words::number(topics))
                }}
            </button>
        }
    });
    view! {
        <div class="matrix">
            <table class="data-table">
                <thead>
                    <tr>
                        <th scope="col">"Topic"</th>
                        {head}
                        <th scope="col" class="is-number matrix-total">"All"</th>
                    </tr>
                </thead>
                <tbody>{body}</tbody>
            </table>
            {more}
        </div>
    }
    .into_any()
}
