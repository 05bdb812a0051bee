use leptos::prelude::*;

use crate::models::events::{Event, Layer};
use crate::parts::as_of::as_of;
use crate::parts::event_list::event_list;
use crate::parts::event_mark::legend;
use crate::parts::scope_line::scope_line;
use crate::parts::timeline_axis::{Timeline, timeline_axis};
use crate::parts::timeline_figure::layer_words;
use crate::route::Route;
use crate::state::Page;
use crate::words;

pub fn view(page: Page) -> AnyView {
    let timeline = Timeline::new(page);
    let is_empty = Memo::new(move |_| timeline.events.with(Vec::is_empty));
    let body = move || match is_empty.get() {
        true => nothing(page),
        false => view! {
            <div class="timeline-tools">
                {layers(timeline)}
                {legend()}
            </div>
            {timeline_axis(timeline)}
            <section class="section">
                <h2>"Events as a list"</h2>
                {event_list(page, timeline)}
            </section>
        }
        .into_any(),
    };
    view! {
        <div class="view-head">
            <h1>"Timeline"</h1>
            <p class="lede">{move || summary(page, timeline)}</p>
        </div>
        {as_of(page)}
        {scope_line(page, "Marks in full colour are")}
        {body}
    }
    .into_any()
}

fn summary(page: Page, timeline: Timeline) -> String {
    let known = timeline.events.with(Vec::len);
    let total = page.corpus.meetings().len();
    let chosen = timeline.chosen.with(|chosen| chosen.iter().filter(|chosen| **chosen).count());
    let mut text = words::count(known, "event");
    if known < total {
        text =
            format!("{} of {} known by then", words::number(known), words::count(total, "event"));
    }
    if page.query.with(|query| query.text.trim().is_empty() && query.filters.is_empty()) {
        return text
            + ": meetings that were held, meetings that are planned, and dates that are marked";
    }
    match chosen {
        0 => text + "; none matches the filters, so all are muted",
        _ if chosen == known => text + "; all match the filters",
        _ => format!("{text}; {} match the filters, the others are muted", words::number(chosen)),
    }
}

/// Buttons that show and hide the layers.
fn layers(timeline: Timeline) -> AnyView {
    let buttons = Layer::ALL.into_iter().enumerate().map(|(i, layer)| {
        let is_shown = move || timeline.shown.with(|shown| shown.get(i) == Some(&true));
        let of_layer = move |event: &&Event| event.layer == layer;
        let count = move || timeline.events.with(|events| events.iter().filter(of_layer).count());
        view! {
            <button
                type="button"
                class="button"
                aria-pressed=move || if is_shown() { "true" } else { "false" }
                on:click=move |_| timeline.shown.update(|shown| {
                    if let Some(shown) = shown.get_mut(i) {
                        *shown = !*shown;
                    }
                })
            >
                {layer_words(layer)}
                <span class="count">{move || words::number(count())}</span>
            </button>
        }
    });
    view! {
        <div class="button-row no-print" role="group" aria-label="What to show">{buttons.collect_view()}</div>
    }
    .into_any()
}

/// Why there is nothing to see, and what to do.
fn nothing(page: Page) -> AnyView {
    let as_of = page.query.with(|query| query.as_of);
    match as_of {
        Some(day) if !page.corpus.meetings().is_empty() => {
            let href = move || page.href_with(Route::Timeline, |query| query.as_of = None);
            view! {
                <div class="empty">
                    <p>
                        {format!("No event was known by {}. ", words::day(day))}
                        {format!("{} became known later. ", words::count(page.corpus.meetings().len(), "event"))}
                        <a href=href>"See everything"</a>
                    </p>
                </div>
            }
            .into_any()
        }
        _ => view! {
            <div class="empty">
                <p>"No document here tells of a meeting or announces one, or the rules did not find it."</p>
                <p><a href=move || page.href(Route::Documents)>"Look through the documents"</a></p>
            </div>
        }
        .into_any(),
    }
}
