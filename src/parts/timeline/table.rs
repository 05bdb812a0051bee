//! What is counted below the events, for those who do not see the picture: a table that each number leads on from.

use leptos::prelude::*;

use super::band::{COUNTED, counted_href};
use super::state::Timeline;
use crate::models::timeline::counted::{Period, periods};
use crate::words;

/// The table has so many rows at the most.
const MOST_ROWS: usize = 60;

/// Documents and statements by period, folded away until it is opened; nothing where both are hidden or absent.
pub fn counted_table(timeline: Timeline) -> AnyView {
    // Counting waits until the table is opened: without a picture nothing else asks for it.
    let is_empty = Memo::new(move |_| {
        let [documents, statements] = timeline.counts.get();
        timeline.page.results.with(|results| {
            (!documents || results.documents.is_empty())
                && (!statements || results.statements.is_empty())
        })
    });
    let (is_open, set_open) = signal(false);
    let rows = move || {
        let periods = timeline.counted.with(|all| periods(all, MOST_ROWS));
        periods.into_iter().map(|period| row(timeline, period)).collect_view()
    };
    let table = move || {
        is_open.get().then(|| {
            view! {
                <table class="data-table">
                    <thead>
                        <tr>
                            <th scope="col">"Days"</th>
                            <th scope="col" class="is-number">"Documents"</th>
                            <th scope="col" class="is-number">"Statements"</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            }
        })
    };
    let details = move || {
        (!is_empty.get()).then(|| {
            view! {
                <details class="counted-table" on:toggle=move |_| set_open.set(true)>
                    <summary>"Documents and statements by date, as a table"</summary>
                    {table}
                </details>
            }
        })
    };
    details.into_any()
}

fn row(timeline: Timeline, period: Period) -> AnyView {
    let Period { first, last, counts } = period;
    let cells = counts.into_iter().enumerate().map(|(at, count)| {
        let href = move || counted_href(timeline.page, at, first, last);
        let number = match count {
            0 => view! { "0" }.into_any(),
            _ => {
                let noun = COUNTED.get(at).copied().unwrap_or("event");
                let label = format!("{}, {}", words::count(count, noun), words::span(first, last));
                view! { <a href=href aria-label=label>{words::number(count)}</a> }.into_any()
            }
        };
        view! { <td class="is-number">{number}</td> }
    });
    view! {
        <tr>
            <th scope="row">{words::span(first, last)}</th>
            {cells.collect_view()}
        </tr>
    }
    .into_any()
}
