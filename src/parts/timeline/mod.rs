//! The timeline as a picture: bands of lanes on an axis that is zoomed and moved by pointer, wheel and keys.
//!
//! The picture is for the eye alone; the same events stand in a list beside it.

mod band;
mod figure;
mod gestures;
mod state;
mod table;

use leptos::html::Div;
use leptos::prelude::*;

use crate::dom;
use crate::models::timeline::drawing::{AXIS_PX, Seen};
use crate::models::timeline::ticks::ticks;
use crate::pieces;
use crate::words;

pub use band::layer_words;
pub use state::Timeline;
pub use table::counted_table;

use gestures::{Hands, STEP, ZOOM};

/// The picture with its buttons; nothing where no event has a date or the room is too narrow.
pub fn timeline_axis(timeline: Timeline) -> AnyView {
    let container = NodeRef::<Div>::new();
    let watch = StoredValue::new_local(None);
    Effect::new(move || {
        if let Some(element) = container.get() {
            let width = timeline.width;
            watch.set_value(dom::SizeWatch::new(&element, move |px, _| {
                // The view may be gone when the browser calls.
                let _ = width.try_set(px);
            }));
        }
    });
    on_cleanup(move || watch.dispose());
    view! {
        <div class="timeline-chart" node_ref=container>
            {move || timeline.is_drawn.get().then(|| view! { {controls(timeline)} {picture(timeline)} })}
        </div>
    }
    .into_any()
}

fn controls(timeline: Timeline) -> AnyView {
    let page = timeline.page;
    let days = move || {
        timeline.stretch().map(|stretch| words::span(stretch.first_day(), stretch.last_day()))
    };
    let use_as_filter = move |_| {
        if let Some(stretch) = untrack(move || timeline.stretch()) {
            timeline.choose(stretch.first_day(), stretch.last_day());
        }
    };
    let button = |text: &'static str, name: &'static str, act: fn(Timeline)| {
        view! {
            <button type="button" class="button" aria-label=name title=name on:click=move |_| act(timeline)>
                {text}
            </button>
        }
    };
    let fit = move || {
        let has_some = timeline.chosen.with(|chosen| chosen.contains(&true));
        (has_some && page.query.with(|query| !query.is_empty())).then(|| {
            view! {
                <button type="button" class="button" on:click=move |_| timeline.fit()>
                    "Fit to the filters"
                </button>
            }
        })
    };
    view! {
        <div class="timeline-controls button-row no-print">
            {button("−", "Zoom out", |timeline| timeline.zoom(1.0 / ZOOM, 0.5))}
            {button("+", "Zoom in", |timeline| timeline.zoom(ZOOM, 0.5))}
            {button("‹", "Earlier", |timeline| timeline.step(-STEP))}
            {button("›", "Later", |timeline| timeline.step(STEP))}
            {button("All", "All days", |timeline| timeline.zoomed.set(None))}
            {fit}
            <button
                type="button"
                class="button"
                title="Or drag along the dates at the top of the picture"
                on:click=use_as_filter
            >
                "Use these days as a filter"
            </button>
            <span class="timeline-days">{days}</span>
        </div>
    }
    .into_any()
}

fn picture(timeline: Timeline) -> AnyView {
    let drawing = timeline.drawing;
    let rows = Memo::new(move |_| timeline.scale().map(ticks).unwrap_or_default());
    let height = Memo::new(move |_| drawing.with(|drawing| drawing.height_px));
    let hands = Hands::default();
    // A mark that is the same event in the same band keeps its element, whatever its position.
    let visible = move || {
        timeline.events.with(|events| {
            let event = |seen: &Seen| Some((seen.row, seen.event, events.get(seen.event)?.clone()));
            drawing.with(|drawing| drawing.figures.iter().filter_map(event).collect::<Vec<_>>())
        })
    };
    view! {
        <div
            class="timeline-picture"
            tabindex="0"
            role="group"
            aria-label="Timeline. Plus and minus zoom, the arrow keys move, 0 shows all. The list below has the same events."
            on:keydown=move |event| gestures::key(timeline, &event)
            on:wheel=move |event| gestures::wheel(timeline, &event)
            on:pointerdown=move |event| hands.press(timeline, &event)
            on:pointermove=move |event| hands.pull(timeline, &event)
            on:pointerup=move |event| hands.release(timeline, &event)
            on:pointercancel=move |event| hands.cancel(timeline, &event)
            on:dragstart=|event| event.prevent_default()
        >
            <svg class="timeline-svg" width=timeline.width height=height aria-hidden="true">
                {figure::grid(timeline, rows)}
                <rect class="timeline-dates" x="0" y="0" width=timeline.width height=AXIS_PX/>
                {band::bands(timeline)}
                {move || figure::day_line(timeline, height.get())}
                <For
                    each=visible
                    key=|(row, event, one)| (*row, *event, one.meeting, one.mark)
                    children=move |(row, _, one)| {
                        pieces::when_here(move || figure::figure(timeline, row, &one))
                    }
                />
                {move || band::chosen_days(timeline, height.get())}
            </svg>
        </div>
    }
    .into_any()
}
