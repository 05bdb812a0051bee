use leptos::prelude::*;
use readout_corpus::model::EntityKind;

use crate::models::events::{Event, Layer};
use crate::models::timeline::groups::Grouping;
use crate::parts::as_of::as_of;
use crate::parts::event_list::event_list;
use crate::parts::event_mark::legend;
use crate::parts::scope_line::scope_line;
use crate::parts::timeline::{Timeline, counted_table, layer_words, timeline_axis};
use crate::parts::turns::{in_turns, part};
use crate::route::Route;
use crate::state::Page;
use crate::words;

pub fn view(page: Page) -> AnyView {
    let timeline = Timeline::new(page);
    let is_empty = Memo::new(move |_| timeline.events.with(Vec::is_empty));
    let body = move || match is_empty.get() {
        true => nothing(page),
        false => in_turns(
            0,
            1,
            vec![part(move || picture(timeline)), part(move || list(page, timeline))],
        ),
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

fn picture(timeline: Timeline) -> AnyView {
    view! {
        <div class="timeline-tools">
            {move || timeline.is_drawn.get().then(|| groupings(timeline))}
            {layers(timeline)}
            {legend()}
        </div>
        {timeline_axis(timeline)}
    }
    .into_any()
}

fn list(page: Page, timeline: Timeline) -> AnyView {
    view! {
        <section class="section">
            <h2>"Events as a list"</h2>
            {event_list(page, timeline)}
            {counted_table(timeline)}
        </section>
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

/// Links that put events together by what they have in common; they change the picture alone.
fn groupings(timeline: Timeline) -> AnyView {
    let corpus = timeline.page.corpus;
    let has_series = corpus.entities().any(|entity| entity.kind() == EntityKind::Series);
    // Bands that nothing would stand in are not offered.
    let can_be = |by: &Grouping| match by {
        Grouping::Kind | Grouping::Person => true,
        Grouping::Side => !corpus.sides().is_empty(),
        Grouping::Series => has_series,
    };
    let links = Grouping::ALL.into_iter().filter(can_be).map(|by| {
        let name = match by {
            Grouping::Kind => "Kind",
            Grouping::Side => "Side",
            Grouping::Series => "Series",
            Grouping::Person => "Person",
        };
        let href = move || timeline.page.href(Route::Timeline { by });
        let is_current = move || (timeline.grouping.get() == by).then_some("true");
        view! { <a class="button" href=href aria-current=is_current>{name}</a> }
    });
    view! {
        <nav class="button-row no-print" aria-label="Bands by">
            <span class="note" aria-hidden="true">"Bands by"</span>
            {links.collect_view()}
        </nav>
    }
    .into_any()
}

/// Buttons that show and hide the layers, and what is counted below them.
fn layers(timeline: Timeline) -> AnyView {
    let layers = Layer::ALL.into_iter().enumerate().map(|(i, layer)| {
        let is_shown = move || timeline.shown.with(|shown| shown.get(i) == Some(&true));
        let of_layer = move |event: &&Event| event.layer == layer;
        let count = move || timeline.events.with(|events| events.iter().filter(of_layer).count());
        let toggle = move || timeline.shown.update(|shown| flip(shown, i));
        layer_button(layer_words(layer), Signal::derive(is_shown), Signal::derive(count), toggle)
    });
    let results = timeline.page.results;
    let counted: [(&str, Signal<usize>); 2] = [
        ("Documents", Signal::derive(move || results.with(|results| results.documents.len()))),
        ("Statements", Signal::derive(move || results.with(|results| results.statements.len()))),
    ];
    let counted = move || {
        timeline.is_drawn.get().then(|| {
            counted
                .into_iter()
                .enumerate()
                .map(|(i, (name, count))| {
                    let is_shown =
                        move || timeline.counts.with(|shown| shown.get(i) == Some(&true));
                    let toggle = move || timeline.counts.update(|shown| flip(shown, i));
                    layer_button(name, Signal::derive(is_shown), count, toggle)
                })
                .collect_view()
        })
    };
    view! {
        <div class="button-row no-print" role="group" aria-label="What to show">
            <span class="note" aria-hidden="true">"Show"</span>
            {layers.collect_view()} {counted}
        </div>
    }
    .into_any()
}

fn flip(shown: &mut [bool], i: usize) {
    if let Some(shown) = shown.get_mut(i) {
        *shown = !*shown;
    }
}

fn layer_button(
    name: &'static str,
    is_shown: Signal<bool>,
    count: Signal<usize>,
    toggle: impl Fn() + 'static,
) -> AnyView {
    view! {
        <button
            type="button"
            class="button"
            aria-pressed=move || if is_shown.get() { "true" } else { "false" }
            on:click=move |_| toggle()
        >
            {name}
            <span class="count">{move || words::number(count.get())}</span>
        </button>
    }
    .into_any()
}

/// Why there is nothing to see, and what to do.
fn nothing(page: Page) -> AnyView {
    let as_of = page.query.with(|query| query.as_of);
    match as_of {
        Some(day) if !page.corpus.meetings().is_empty() => {
            let href = move || page.href_with(Route::timeline(), |query| query.as_of = None);
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
