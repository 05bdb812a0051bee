//! The grid as a table: topics in rows, under each meeting a column for each account.

use leptos::prelude::*;
use readout_corpus::format::Topic;

use super::opened::opened;
use super::{Cells, Rows, reporter_tag, silent_words, statements_href};
use crate::models::topic_grid::{Grid, Told};
use crate::parts::links::date_text;
use crate::route::Route;
use crate::words;

/// The table of some rows of a grid.
pub fn table(cells: Cells, grid: StoredValue<Grid>, rows: Rows) -> AnyView {
    let page = cells.page;
    grid.with_value(|all| {
        let meetings: Vec<AnyView> =
            all.meetings.iter().filter_map(|told| meeting(cells, told)).collect();
        let sides: Vec<AnyView> = all
            .meetings
            .iter()
            .flat_map(|told| told.accounts.iter().enumerate())
            .map(|(at, account)| {
                let class = if at == 0 { "is-number starts-meeting" } else { "is-number" };
                let tag = reporter_tag(page, account.side);
                view! { <th scope="col" class=class>{tag}</th> }.into_any()
            })
            .collect();
        let columns = sides.len() + 2;
        let rows = rows.built(page, grid, move |all, topic, total| {
            row(cells, grid, all, (topic, total), columns)
        });
        view! {
            <table class="data-table topic-table">
                <thead>
                    <tr>
                        <th scope="col" rowspan="2" class="topic-name">"Topic"</th>
                        <th scope="col" rowspan="2" class="is-number">"All"</th>
                        {meetings}
                    </tr>
                    <tr>{sides}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    })
}

fn meeting(cells: Cells, told: &Told) -> Option<AnyView> {
    let page = cells.page;
    let meeting = page.corpus.meeting(told.meeting)?;
    let href = page.href(Route::Meeting { id: meeting.id().to_owned() });
    let silent = silent_words(page, told).map(|text| view! { <span class="note">{text}</span> });
    Some(
        view! {
            <th scope="colgroup" colspan=told.accounts.len().to_string() class="starts-meeting">
                <span class="topic-meeting">
                    {meeting.date().map(date_text)}
                    <a href=href>{meeting.title()}</a>
                    {silent}
                </span>
            </th>
        }
        .into_any(),
    )
}

fn row(
    cells: Cells,
    grid: StoredValue<Grid>,
    all: &Grid,
    (topic, total): (Topic<'static>, usize),
    columns: usize,
) -> AnyView {
    let page = cells.page;
    let href = page.href(Route::Topic { id: topic.id().to_owned() });
    let cell = |told: &Told| -> Vec<AnyView> {
        let cell = |(at, account)| {
            let class = if at == 0 { "is-number starts-meeting" } else { "is-number" };
            view! { <td class=class>{cells.cell(topic, told, account)}</td> }.into_any()
        };
        told.accounts.iter().enumerate().map(cell).collect()
    };
    let values: Vec<AnyView> = all.meetings.iter().flat_map(cell).collect();
    let label = format!("{}: {}", topic.name(), words::count(total, "statement"));
    let open = cells.open;
    let below = move || {
        let place = open.get().filter(|place| place.0 == topic.ix())?;
        let opened = grid.with_value(|grid| opened(cells, grid, topic, place))?;
        Some(view! { <tr class="topic-below"><td colspan=columns.to_string()>{opened}</td></tr> })
    };
    view! {
        <tr>
            <th scope="row" class="topic-name"><a href=href>{topic.name()}</a></th>
            <td class="is-number">
                <a class="count" href=statements_href(page, topic) aria-label=label>{words::number(total)}</a>
            </td>
            {values}
        </tr>
        {below}
    }
    .into_any()
}
