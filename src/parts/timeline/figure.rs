//! The pieces of the timeline's picture: the axis, the line of the present, the events.

use leptos::prelude::*;
use readout_corpus::date::Day;

use super::state::Timeline;
use crate::corpus::side_class;
use crate::models::events::{Event, Mark, When};
use crate::models::sides::common_side;
use crate::models::timeline::drawing::AXIS_PX;
use crate::models::timeline::ticks::{Ticks, path};
use crate::parts::event_mark::{mark_shape, mark_words};
use crate::route::Route;
use crate::words;

/// The lines and labels of the axis, behind everything else.
pub fn grid(timeline: Timeline, rows: Memo<Ticks>) -> AnyView {
    let height = move || timeline.drawing.with(|drawing| drawing.height_px);
    let fine = move || rows.with(|rows| path(&rows.fine, AXIS_PX, height()));
    let coarse = move || rows.with(|rows| path(&rows.coarse, 0.0, height()));
    let at = |y: f64| move |(x, label)| (x, y, label);
    let fine_labels = Signal::derive(move || {
        rows.with(|rows| rows.fine_labels().into_iter().map(at(38.0)).collect())
    });
    let coarse_labels = Signal::derive(move || {
        let width = timeline.width.get();
        rows.with(|rows| rows.coarse_labels(width).into_iter().map(at(17.0)).collect())
    });
    view! {
        <g>
            <path class="tick-line" d=fine/>
            {texts("tick-fine", fine_labels)}
            <path class="tick-line is-coarse" d=coarse/>
            {texts("tick-coarse", coarse_labels)}
            <line class="axis-line" x1="0" x2=timeline.width y1=AXIS_PX y2=AXIS_PX/>
        </g>
    }
    .into_any()
}

/// Words of the picture, each with where it stands. Elements stay and take other words, so that zooming many columns
/// builds nothing.
pub fn texts(class: &'static str, words: Signal<Vec<(f64, f64, String)>>) -> AnyView {
    let words = Memo::new(move |_| words.get());
    let text = move |i: usize| {
        let place = move || {
            words.with(|words| words.get(i).map(|(x, y, _)| format!("translate({x:.1} {y:.1})")))
        };
        let own = move || words.with(|words| words.get(i).map(|(_, _, words)| words.clone()));
        view! { <text class=class transform=place>{own}</text> }.into_any()
    };
    enough(Signal::derive(move || words.with(Vec::len)), 32, Box::new(text))
}

/// As many elements as there ever were things for them, made so many at a time. One that has nothing shows nothing.
pub fn enough(
    count: Signal<usize>,
    at_a_time: usize,
    make: Box<dyn Fn(usize) -> AnyView + Send + Sync>,
) -> AnyView {
    more_from(0, count, at_a_time, StoredValue::new(make))
}

/// What is there stays when more is made behind it.
fn more_from(
    from: usize,
    count: Signal<usize>,
    at_a_time: usize,
    make: StoredValue<Box<dyn Fn(usize) -> AnyView + Send + Sync>>,
) -> AnyView {
    let is_needed =
        Memo::new(move |before: Option<&bool>| before == Some(&true) || count.get() > from);
    let more = move || {
        is_needed.get().then(|| {
            let to = from + at_a_time;
            let made = make.with_value(|make| (from..to).map(make).collect::<Vec<_>>());
            view! { {made} {more_from(to, count, at_a_time, make)} }.into_any()
        })
    };
    more.into_any()
}

/// A line where the present of the view is: the day from which the corpus is seen, or else of its last report.
pub fn day_line(timeline: Timeline, height: f64) -> Option<AnyView> {
    let page = timeline.page;
    let as_of = page.query.with(|query| query.as_of);
    let day: Day = as_of.or(timeline.last_report)?;
    let scale = timeline.scale()?;
    let x = scale.x(f64::from(day.0) + 1.0);
    (0.0..=scale.width_px).contains(&x).then(|| {
        let on_left = x > scale.width_px - 180.0;
        let anchor = if on_left { "end" } else { "start" };
        let what = if as_of.is_some() { "known on" } else { "last report" };
        view! {
            <g class="as-of-line">
                <line x1=x x2=x y1="20" y2=height/>
                <text x=if on_left { x - 5.0 } else { x + 5.0 } y=AXIS_PX + 16.0 text-anchor=anchor>
                    {format!("{what} {}", words::day(day))}
                </text>
            </g>
        }
        .into_any()
    })
}

/// An event, in a row of the plan: its bar or ring and its label, as a link to its page.
pub fn figure(timeline: Timeline, row: usize, event: &Event) -> Option<AnyView> {
    let page = timeline.page;
    let meeting = page.corpus.meeting(event.meeting)?;
    let drawing = timeline.drawing;
    let own = Memo::new(move |_| drawing.with(|drawing| drawing.figure(row).cloned()));
    let own_event = event.clone();
    let is_muted = move || timeline.is_muted(&own_event);
    let side = common_side(page.corpus, meeting.participants());
    let class = format!("timeline-event {}", side_class(page.corpus, side));
    let id = meeting.id();
    let href = move || page.href(Route::Meeting { id: id.to_owned() });
    let transform =
        move || own.with(|own| format!("translate(0 {})", own.as_ref().map_or(0.0, |own| own.y)));
    let bar_class = match (event.mark, event.when) {
        (Mark::Ongoing, _) => "mark-bar is-open",
        (_, When::Through) => "mark-bar is-through",
        _ => "mark-bar",
    };
    // Elements stay and only their attributes change, so that zooming many events stays quick.
    let bar = (event.when != When::Day).then(|| {
        let bar = move || own.with(|own| own.as_ref()?.bar).unwrap_or_default();
        let width = move || bar().1.max(2.0);
        view! { <rect class=bar_class x=move || bar().0 y="-8" width=width height="16" rx="8"/> }
    });
    let ring = move || own.with(|own| own.as_ref()?.ring);
    let ring = view! {
        <g
            display=move || ring().is_none().then_some("none")
            transform=move || format!("translate({} 0)", ring().unwrap_or_default())
        >
            {mark_shape(event.mark)}
        </g>
    };
    let label_at = move || own.with(|own| own.as_ref()?.label_at());
    let label_x = move || Some(label_at()?.0);
    let label_end = move || Some(label_at()?.1);
    let label_words =
        Memo::new(move |_| own.with(|own| Some(own.as_ref()?.label.as_ref()?.1.clone())));
    let label = view! { <text class="event-label" x=label_x y="4.5" text-anchor=label_end>{label_words}</text> };
    let mark = event.mark;
    let date = meeting.date().map(|date| words::date(date) + ": ").unwrap_or_default();
    let place = meeting.place().and_then(|place| page.corpus.entity(place));
    let place = place.map(|place| format!(", {}", place.name())).unwrap_or_default();
    let side = side.and_then(|side| page.corpus.side(side));
    let side = side.map(|side| format!(", {}", side.name())).unwrap_or_default();
    let title = format!("{date}{}{place}{side}, {}", meeting.title(), mark_words(mark));
    Some(
        view! {
            // As the only child of an SVG element a link is SVG's; a title is so only by its full name.
            <g class=class class:is-muted=is_muted transform=transform>
                <a href=href tabindex="-1">
                    {leptos::tachys::svg::title().child(title)} {bar} {ring} {label}
                </a>
            </g>
        }
        .into_any(),
    )
}
