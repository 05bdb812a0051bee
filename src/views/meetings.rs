use leptos::prelude::*;

use super::documents;
use crate::models::events::{Event, Layer, events};
use crate::models::order::Order as _;
use crate::parts::as_of::as_of;
use crate::parts::event_mark::legend;
use crate::parts::meeting_card::event_entry;
use crate::parts::scope_line::scope_line;
use crate::parts::timeline::layer_words;
use crate::route::Route;
use crate::state::Page;
use crate::words;

/// How many entries of a section are shown at first, and how many more each time.
const STEP: usize = 50;

/// The events of one section: those that the filters leave, and how many there are in all.
#[derive(Clone, PartialEq)]
struct Section {
    chosen: Vec<Event>,
    total: usize,
}

pub fn view(page: Page) -> AnyView {
    let known = Memo::new(move |_| events(page.corpus, page.query.with(|query| query.as_of)));
    let summary = move || {
        let known = known.with(Vec::len);
        let total = page.corpus.meetings().len();
        if known < total {
            format!("{} of {} known by then", words::number(known), words::count(total, "event"))
        } else {
            format!("{} that the documents tell of or announce", words::count(total, "event"))
        }
    };
    let timeline = move || page.href(Route::timeline());
    view! {
        <div class="view-head">
            <h1>"Meetings"</h1>
            <p class="lede">{summary} ". " <a href=timeline>"See them on the timeline"</a></p>
        </div>
        {as_of(page)}
        {scope_line(page, "Events")}
        {legend()}
        {Layer::ALL.map(|layer| section(page, known, layer)).into_iter().collect_view()}
    }
    .into_any()
}

fn section(page: Page, known: Memo<Vec<Event>>, layer: Layer) -> AnyView {
    let all = Memo::new(move |_| {
        let of_layer: Vec<Event> = known
            .with(|known| known.iter().filter(|event| event.layer == layer).cloned().collect());
        let total = of_layer.len();
        let mut chosen: Vec<Event> = page.results.with(|results| {
            let is_chosen = |event: &Event| results.meetings.binary_search(&event.meeting).is_ok();
            of_layer.into_iter().filter(is_chosen).collect()
        });
        // What was comes newest first; what is to come begins with the nearest; what has no date comes last.
        if layer == Layer::Held {
            // A year alone comes behind the days that are known of it.
            chosen.order_by_key(|event| {
                std::cmp::Reverse((event.first.or(event.last), event.meeting))
            });
        } else {
            chosen.order_by_key(|event| {
                let day = event.first.or(event.last);
                (day.is_none(), day, event.meeting)
            });
        }
        Section { chosen, total }
    });
    let (most, set_most) = documents::window(page, STEP);
    let count = move || {
        all.with(|all| match all.chosen.len() {
            chosen if chosen == all.total => words::number(chosen),
            chosen => format!("{} of {}", words::number(chosen), words::number(all.total)),
        })
    };
    let entries =
        move || all.with(|all| all.chosen.iter().take(most.get()).cloned().collect::<Vec<Event>>());
    let more = move || {
        let total = all.with(|all| all.chosen.len());
        documents::more(total, most, set_most, STEP, "event")
    };
    let none = move || {
        let total = all.with(|all| all.chosen.is_empty().then_some(all.total))?;
        let text = match total {
            0 => none_known(layer).to_owned(),
            _ => format!("None of {} matches the filters", words::number(total)),
        };
        let clear = (total > 0).then(|| {
            let href = move || {
                page.href_with(Route::Meetings, |query| {
                    query.text.clear();
                    query.filters.clear();
                })
            };
            view! { ". " <a href=href>"Clear the filters"</a> }
        });
        Some(view! { <p class="empty">{text} {clear}</p> })
    };
    let key = |event: &Event| (event.meeting, event.mark);
    view! {
        <section class="section">
            <div class="section-head">
                <h2>{layer_words(layer)}</h2>
                <span class="count">{count}</span>
            </div>
            {none}
            <ol class="event-list">
                <For each=entries key=key children=move |event| view! {
                    <li>{event_entry(page, &event, Signal::stored(false))}</li>
                }/>
            </ol>
            {more}
        </section>
    }
    .into_any()
}

fn none_known(layer: Layer) -> &'static str {
    match layer {
        Layer::Held => "No document here tells of a meeting that was held",
        Layer::Planned => "No document here announces a meeting that is still to come",
        Layer::Dates => "No anniversary, decision or programme with a date was found",
    }
}
