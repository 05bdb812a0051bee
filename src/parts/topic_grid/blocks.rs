//! The grid as a list: a block for each topic, in it a line for each meeting. For narrow screens and a single topic.

use leptos::prelude::*;
use readout_corpus::format::Topic;

use super::opened::opened;
use super::{Cells, Rows, reporter_tag, silent_words, statements_href};
use crate::models::topic_grid::{Grid, Told};
use crate::parts::links::date_text;
use crate::route::Route;
use crate::words;

/// A block for each of some rows of a grid.
pub fn blocks(cells: Cells, grid: StoredValue<Grid>, rows: Rows) -> AnyView {
    let page = cells.page;
    let block = move |all: &Grid, topic: Topic<'static>, total: usize| {
        let href = page.href(Route::Topic { id: topic.id().to_owned() });
        view! {
            <li class="topic-block">
                <div class="topic-block-head">
                    <h2><a href=href>{topic.name()}</a></h2>
                    <a class="count" href=statements_href(page, topic)>{words::count(total, "statement")}</a>
                </div>
                {lines(cells, grid, all, topic, true)}
            </li>
        }
        .into_any()
    };
    view! { <ol class="topic-blocks">{rows.built(page, grid, block)}</ol> }.into_any()
}

/// A line for each meeting, and below them what the open cell opens. Folded, the meetings in which no account
/// speaks of the topic stand in what opens on demand.
pub fn lines(
    cells: Cells,
    grid: StoredValue<Grid>,
    all: &Grid,
    topic: Topic<'static>,
    folded: bool,
) -> AnyView {
    let speaks = |told: &&Told| told.accounts.iter().any(|one| one.part(topic.ix()).is_some());
    let (told, silent): (Vec<&Told>, Vec<&Told>) =
        all.meetings.iter().partition(|told| !folded || speaks(told));
    let list = |meetings: Vec<&Told>| {
        let lines: Vec<AnyView> =
            meetings.into_iter().filter_map(|told| line(cells, grid, told, topic)).collect();
        view! { <ul class="topic-lines">{lines}</ul> }.into_any()
    };
    let silent = (!silent.is_empty()).then(|| {
        let other = if told.is_empty() { "meeting" } else { "other meeting" };
        let summary = format!("Absent from {}", words::count(silent.len(), other));
        view! { <details class="folded"><summary>{summary}</summary>{list(silent)}</details> }
    });
    let told = (!told.is_empty()).then(|| list(told));
    view! { {told} {silent} }.into_any()
}

fn line(
    cells: Cells,
    grid: StoredValue<Grid>,
    told: &Told,
    topic: Topic<'static>,
) -> Option<AnyView> {
    let page = cells.page;
    let ix = told.meeting;
    let meeting = page.corpus.meeting(ix)?;
    let href = page.href(Route::Meeting { id: meeting.id().to_owned() });
    let values: Vec<AnyView> = told
        .accounts
        .iter()
        .map(|account| {
            view! {
                <li>{reporter_tag(page, account.side)} {cells.cell(topic, told, account)}</li>
            }
            .into_any()
        })
        .collect();
    let silent = silent_words(page, told).map(|text| view! { <li class="note">{text}</li> });
    let open = cells.open;
    let below = move || {
        let place = open.get().filter(|place| (place.0, place.1) == (topic.ix(), ix))?;
        grid.with_value(|grid| opened(cells, grid, topic, place))
    };
    Some(
        view! {
            <li class="topic-line">
                <div class="topic-meeting">
                    {meeting.date().map(date_text)}
                    <a href=href>{meeting.title()}</a>
                </div>
                <ul class="topic-values">{values} {silent}</ul>
                {below}
            </li>
        }
        .into_any(),
    )
}
