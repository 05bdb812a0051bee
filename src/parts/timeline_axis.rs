//! The timeline as a picture: bands of lanes on an axis that is zoomed and moved by pointer, wheel and keys.
//!
//! The picture is for the eye alone; the same events stand in a list beside it.

use leptos::ev;
use leptos::html::Div;
use leptos::prelude::*;

use crate::dom;
use crate::models::axis::{Scale, Stretch, domain};
use crate::models::drawing::{AXIS_PX, Drawing, Plan, draw, plan};
use crate::models::events::Event;
use crate::models::ticks::ticks;
use crate::parts::timeline_figure::{as_of_line, bands, figure, grid};
use crate::state::Page;
use crate::words;

/// Below this width a picture tells nothing, and the list stands alone.
const LEAST_PX: f64 = 560.0;
/// How much a press of a button or key zooms, and how far it moves, as parts of what is shown.
const ZOOM: f64 = 0.6;
const STEP: f64 = 0.25;
/// So many pixels a pointer may wander in a click before it drags.
const CLICK_PX: f64 = 4.0;
/// How much a pixel of the wheel zooms, and how many pixels a line of it stands for.
const WHEEL_ZOOM: f64 = 0.002;
const WHEEL_LINE_PX: f64 = 30.0;

/// What the timeline shows and how it is zoomed.
#[derive(Clone, Copy)]
pub struct Timeline {
    /// What every view shares.
    pub page: Page,
    /// The events known on the day of the view.
    pub events: Memo<Vec<Event>>,
    /// For each event whether the filters leave it.
    pub chosen: Memo<Vec<bool>>,
    /// The layers that are shown, as in [`Layer::ALL`](crate::models::events::Layer::ALL).
    pub shown: RwSignal<[bool; 3]>,
    plan: Memo<Option<Plan>>,
    // What the reader zoomed to; `None` until then.
    zoomed: RwSignal<Option<Stretch>>,
    width: RwSignal<f64>,
}

/// What a pointer drags.
#[derive(Clone, Copy)]
struct Drag {
    start_px: f64,
    start: Stretch,
    is_moving: bool,
}

impl Timeline {
    /// Starts at the days of the filters, or else with everything.
    pub fn new(page: Page) -> Self {
        let corpus = page.corpus;
        let events = Memo::new(move |_| {
            crate::models::events::events(corpus, page.query.with(|query| query.as_of))
        });
        let chosen = Memo::new(move |_| {
            page.results.with(|results| {
                let is_chosen =
                    |event: &Event| results.meetings.binary_search(&event.meeting).is_ok();
                events.with(|events| events.iter().map(is_chosen).collect())
            })
        });
        let plan = Memo::new(move |_| {
            events.with(|events| {
                plan(events, domain(events.iter().map(|event| (event.first, event.last))))
            })
        });
        let asked = page.query.with_untracked(|query| (query.filters.from, query.filters.to));
        let asked = plan.with_untracked(|plan| {
            let all = plan.as_ref()?.all;
            (asked != (None, None)).then(|| {
                let first = asked.0.unwrap_or(all.first_day());
                let last = asked.1.unwrap_or(all.last_day());
                Stretch::of_days(first, last).kept_within(all)
            })
        });
        Self {
            page,
            events,
            chosen,
            shown: RwSignal::new([true; 3]),
            plan,
            zoomed: RwSignal::new(asked),
            width: RwSignal::new(0.0),
        }
    }

    fn all(self) -> Option<Stretch> {
        self.plan.with(|plan| plan.as_ref().map(|plan| plan.all))
    }

    /// What is shown; `None` where no event has a date.
    fn stretch(self) -> Option<Stretch> {
        let all = self.all()?;
        Some(self.zoomed.get().map_or(all, |zoomed| zoomed.kept_within(all)))
    }

    /// What is shown on the measured width; `None` where there is no room for a picture.
    pub fn scale(self) -> Option<Scale> {
        let width_px = self.width.get();
        (width_px >= LEAST_PX).then_some(Scale { stretch: self.stretch()?, width_px })
    }

    fn change(self, change: impl FnOnce(Stretch, Stretch) -> Stretch) {
        let now = untrack(move || self.stretch().zip(self.all()));
        if let Some((now, all)) = now {
            self.zoomed.set(Some(change(now, all)));
        }
    }

    fn zoom(self, factor: f64, part: f64) {
        self.change(|now, all| now.zoomed(factor, part, all));
    }

    fn step(self, part: f64) {
        self.change(|now, all| now.moved(part, all));
    }

    /// Shows what the filters leave, with a margin.
    fn fit(self) {
        let chosen = self.chosen.get_untracked();
        let days = self.events.with_untracked(|events| {
            let chosen = events.iter().zip(&chosen).filter(|(_, chosen)| **chosen);
            domain(chosen.map(|(event, _)| (event.first, event.last)))
        });
        if let Some(days) = days {
            self.change(|_, all| days.kept_within(all));
        }
    }

    fn key(self, event: &ev::KeyboardEvent) {
        let Some(key) = dom::plain_key(event) else { return };
        match key.as_str() {
            "+" | "=" => self.zoom(ZOOM, 0.5),
            "-" => self.zoom(1.0 / ZOOM, 0.5),
            "ArrowLeft" => self.step(-STEP),
            "ArrowRight" => self.step(STEP),
            "Home" => self.change(|now, all| now.moved(-all.days() / now.days(), all)),
            "End" => self.change(|now, all| now.moved(all.days() / now.days(), all)),
            "0" => self.zoomed.set(None),
            _ => return,
        }
        event.prevent_default();
    }

    fn wheel(self, event: &ev::WheelEvent, height_px: f64) {
        let Some((x, y)) = dom::pointer_in(event) else { return };
        let unit = if event.delta_mode() == 0 { 1.0 } else { WHEEL_LINE_PX };
        let (across, down) = (event.delta_x() * unit, event.delta_y() * unit);
        if event.ctrl_key() || y * height_px <= AXIS_PX {
            event.prevent_default();
            self.zoom((down * WHEEL_ZOOM).clamp(-1.0, 1.0).exp(), x);
        } else if across.abs() > down.abs() {
            event.prevent_default();
            self.step(across / self.width.get_untracked().max(1.0));
        }
    }
}

/// The picture with its buttons; nothing where no event has a date or the room is too narrow.
pub fn timeline_axis(timeline: Timeline) -> AnyView {
    let container = NodeRef::<Div>::new();
    let watch = StoredValue::new_local(None);
    Effect::new(move || {
        if let Some(element) = container.get() {
            let width = timeline.width;
            watch.set_value(dom::WidthWatch::new(&element, move |px| {
                // The view may be gone when the browser calls.
                let _ = width.try_set(px);
            }));
        }
    });
    on_cleanup(move || watch.dispose());
    let is_drawn = Memo::new(move |_| timeline.scale().is_some());
    view! {
        <div class="timeline-chart" node_ref=container>
            {move || is_drawn.get().then(|| view! { {controls(timeline)} {picture(timeline)} })}
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
            page.filter(|query| {
                query.filters.set_range(Some(stretch.first_day()), Some(stretch.last_day()));
            });
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
        page.query.with(|query| !query.is_empty()).then(|| {
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
            <button type="button" class="button" on:click=use_as_filter>"Use these days as a filter"</button>
            <span class="timeline-days">{days}</span>
        </div>
    }
    .into_any()
}

fn picture(timeline: Timeline) -> AnyView {
    let corpus = timeline.page.corpus;
    let titles = Memo::new(move |_| {
        timeline.events.with(|events| {
            let title = |event: &Event| corpus.meeting(event.meeting).map_or("", |one| one.title());
            events.iter().map(title).collect::<Vec<&'static str>>()
        })
    });
    let drawing = Memo::new(move |_| {
        let Some(scale) = timeline.scale() else { return Drawing::default() };
        let shown = timeline.shown.get();
        timeline.plan.with(|plan| {
            let Some(plan) = plan else { return Drawing::default() };
            timeline.events.with(|events| {
                titles.with(|titles| {
                    let title = |i: usize| titles.get(i).copied().unwrap_or("");
                    draw(events, plan, shown, scale, title)
                })
            })
        })
    });
    let rows = Memo::new(move |_| timeline.scale().map(ticks).unwrap_or_default());
    let height = Memo::new(move |_| drawing.with(|drawing| drawing.height_px));
    let drag = StoredValue::new_local(None::<Drag>);
    let press = move |event: ev::PointerEvent| {
        if event.button() == 0 {
            let start_px = f64::from(event.client_x());
            let start = untrack(move || timeline.stretch());
            drag.set_value(start.map(|start| Drag { start_px, start, is_moving: false }));
        }
    };
    let pull = move |event: ev::PointerEvent| {
        let Some(mut now) = drag.get_value() else { return };
        let by_px = f64::from(event.client_x()) - now.start_px;
        if !now.is_moving && by_px.abs() < CLICK_PX {
            return;
        }
        if !now.is_moving {
            // From here on a click on a mark is no click, because it comes to the picture.
            dom::capture_pointer(&event);
            now.is_moving = true;
            drag.set_value(Some(now));
        }
        let part = -by_px / timeline.width.get_untracked().max(1.0);
        timeline.change(|_, all| now.start.moved(part, all));
    };
    let release = move |_| drag.set_value(None);
    let visible = move || {
        drawing.with(|drawing| {
            let figures = drawing.figures.iter().enumerate();
            let visible = figures.filter(|(_, figure)| figure.is_some()).map(|(i, _)| i);
            // A mark that is the same event keeps its element, whatever its position.
            timeline.events.with(|events| {
                visible.filter_map(|i| Some((i, events.get(i)?.clone()))).collect::<Vec<_>>()
            })
        })
    };
    view! {
        <div
            class="timeline-picture"
            tabindex="0"
            role="group"
            aria-label="Timeline. Plus and minus zoom, the arrow keys move, 0 shows all. The list below has the same events."
            on:keydown=move |event| timeline.key(&event)
            on:wheel=move |event| timeline.wheel(&event, height.get_untracked())
            on:pointerdown=press
            on:pointermove=pull
            on:pointerup=release
            on:pointercancel=release
            on:dragstart=|event| event.prevent_default()
        >
            <svg class="timeline-svg" width=timeline.width height=height aria-hidden="true">
                {move || rows.with(|rows| grid(rows, height.get(), timeline.width.get()))}
                {move || bands(drawing)}
                {move || as_of_line(timeline, height.get())}
                <For
                    each=visible
                    key=|(i, event)| (*i, event.meeting, event.mark)
                    children=move |(i, event)| figure(timeline, drawing, i, &event)
                />
            </svg>
        </div>
    }
    .into_any()
}
