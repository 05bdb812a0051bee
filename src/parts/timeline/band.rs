//! The bands of the timeline's picture: their names, what lies outside, what is counted, and the chosen days.

use leptos::ev;
use leptos::prelude::*;
use readout_corpus::date::Day;

use super::figure::{enough, texts};
use super::state::Timeline;
use crate::corpus::side_class;
use crate::dom;
use crate::models::events::Layer;
use crate::models::timeline::axis::Stretch;
use crate::models::timeline::columns::{Column, path};
use crate::models::timeline::drawing::Band;
use crate::models::timeline::groups::{Grouping, Of};
use crate::route::Route;
use crate::state::Page;
use crate::words;

/// What is counted below the events, as singular words, in order.
pub const COUNTED: [&str; 2] = ["document", "statement"];

/// The documents or statements of some days, within those that are chosen already.
pub fn counted_href(page: Page, at: usize, first: Day, last: Day) -> String {
    let route = if at == 0 { Route::Documents } else { Route::Statements };
    page.href_with(route, |query| query.filters.narrow(Some(first), Some(last)))
}

/// The bands from the top: a line, a name, what lies outside, and columns where events are counted. Elements stay and
/// take what the next drawing has at their place.
pub fn bands(timeline: Timeline) -> AnyView {
    let drawing = timeline.drawing;
    let count = Signal::derive(move || drawing.with(|drawing| drawing.bands.len()));
    let numbers = Signal::derive(move || {
        let numbers = drawing.with(|drawing| drawing.numbers());
        numbers.into_iter().map(|(x, y, count)| (x, y, words::number(count))).collect()
    });
    view! {
        <g>
            {enough(count, 1, Box::new(move |i| one(timeline, i)))}
            {texts("column-number", numbers)}
        </g>
    }
    .into_any()
}

fn one(timeline: Timeline, i: usize) -> AnyView {
    let page = timeline.page;
    let band = Memo::new(move |_| timeline.drawing.with(|drawing| drawing.bands.get(i).cloned()));
    let of = Memo::new(move |_| band.with(|band| band.as_ref().map(|band| band.of)));
    let top = move || band.with(|band| band.as_ref().map_or(0.0, |band| band.top));
    let name = move || match of.get()? {
        Ok(of) => Some(band_words(page, of)),
        Err(0) => Some("Documents".to_owned()),
        Err(_) => Some("Statements".to_owned()),
    };
    let class = move || match of.get() {
        Some(Ok(of)) => of_class(page, of),
        _ => "side",
    };
    let outside = move |count: fn(&Band) -> usize| {
        band.with(|band| band.as_ref().map(count).filter(|count| *count > 0)).map(words::number)
    };
    let before = move || Some(format!("  ‹ {} earlier", outside(|band| band.before)?));
    let behind = move || Some(format!("{} later ›", outside(|band| band.behind)?));
    let is_gone = move || of.get().is_none().then_some("none");
    let line = (i > 0).then(|| {
        view! { <line class="band-line" x1="0" x2="100%" y1=top y2=top display=is_gone/> }
    });
    view! {
        {line}
        <text class="band-name" x="4" y=move || top() + 18.0>
            {name}
            <tspan class="band-outside">{before}</tspan>
        </text>
        <text class="band-outside" x=move || timeline.width.get() - 4.0 y=move || top() + 18.0 text-anchor="end">
            {behind}
        </text>
        <g class=class>{columns(timeline, band, of)}</g>
    }
    .into_any()
}

/// The columns of a band: all as one shape, and over it the one under the pointer, which says what it counts. One of
/// documents or statements leads to them; one of events comes closer.
fn columns(
    timeline: Timeline,
    band: Memo<Option<Band>>,
    of: Memo<Option<Result<Of, usize>>>,
) -> AnyView {
    let page = timeline.page;
    let pointer = RwSignal::new(None);
    let point = move |event: &ev::PointerEvent| {
        pointer.set(dom::pointer_in(event).map(|(part, _)| part * timeline.width.get_untracked()));
    };
    let under = Memo::new(move |_| {
        let x = pointer.get()?;
        let is_under = |column: &&Column| column.x <= x && x < column.x + column.width;
        band.with(|band| band.as_ref()?.columns.iter().find(is_under).copied())
    });
    let shape =
        move || band.with(|band| band.as_ref().map(|band| path(&band.columns, band.bottom)));
    let bar = move |part: usize| {
        move || {
            let bottom = band.with(|band| band.as_ref().map(|band| band.bottom));
            under
                .get()
                .zip(bottom)
                .and_then(|(column, bottom)| column.bar(bottom).get(part).copied())
        }
    };
    let title = move || {
        let singular = of.get()?.err().and_then(|at| COUNTED.get(at)).copied().unwrap_or("event");
        let Column { count, first, last, .. } = under.get()?;
        Some(format!("{}, {}", words::count(count, singular), words::span(first, last)))
    };
    let room = move |of_room: fn(&Band) -> f64| {
        move || {
            let has_columns = |band: &&Band| !band.columns.is_empty();
            band.with(|band| band.as_ref().filter(has_columns).map(of_room))
        }
    };
    let near = move |_| {
        if let (Some(Ok(_)), Some(column)) = (of.get_untracked(), under.get_untracked()) {
            let days = Stretch::of_days(column.first, column.last);
            timeline.change(|_, all| days.kept_within(all));
        }
    };
    let href = move || {
        let at = of.get()?.err()?;
        let Column { first, last, .. } = under.get()?;
        Some(counted_href(page, at, first, last))
    };
    view! {
        <g class="timeline-column" class:is-over=move || under.get().is_some() on:click=near>
            // As the only child of an SVG element a link is SVG's.
            <a href=href tabindex="-1">
                {leptos::tachys::svg::title().child(title)}
                <path class="column-bar" d=shape/>
                <rect class="column-bar is-chosen" x=bar(0) y=bar(1) width=bar(2) height=bar(3)/>
                <rect
                    class="column-room"
                    x="0"
                    y=room(|band| band.top + 24.0)
                    width="100%"
                    height=room(|band| band.bottom - band.top - 24.0)
                    on:pointermove=move |event| point(&event)
                    on:pointerdown=move |event| point(&event)
                    on:pointerleave=move |_| pointer.set(None)
                />
            </a>
        </g>
    }
    .into_any()
}

/// The days that the filters ask for, or that the reader is choosing.
pub fn chosen_days(timeline: Timeline, height: f64) -> Option<AnyView> {
    let scale = timeline.scale()?;
    let (left, right, words) = match timeline.brush.get() {
        Some((a, b)) => {
            let (first, last) = (scale.day(a.min(b)), scale.day(a.max(b)));
            (
                scale.x(f64::from(first.0)),
                scale.x(f64::from(last.0) + 1.0),
                Some(words::span(first, last)),
            )
        }
        None => {
            let (from, to) =
                timeline.page.query.with(|query| (query.filters.from, query.filters.to));
            if (from, to) == (None, None) {
                return None;
            }
            let start = |day: Day| scale.x(f64::from(day.0));
            let end = |day: Day| scale.x(f64::from(day.0) + 1.0);
            (from.map_or(-1.0, start), to.map_or(scale.width_px + 1.0, end), None)
        }
    };
    let (left, right) =
        (left.clamp(-1.0, scale.width_px + 1.0), right.clamp(-1.0, scale.width_px + 1.0));
    let label = words.map(|words| view! {
        <text class="brush-words" x=(left + 6.0).min(scale.width_px - 220.0).max(4.0) y="64">{words}</text>
    });
    Some(
        view! {
            <g class="timeline-brush">
                <rect class="brush-outside" x="0" y="0" width=left.max(0.0) height=height/>
                <rect class="brush-outside" x=right y="0" width=(scale.width_px - right).max(0.0) height=height/>
                <rect class="brush-edge" x=left y="0.5" width=(right - left).max(1.0) height=(height - 1.0).max(0.0)/>
                {label}
            </g>
        }
        .into_any(),
    )
}

fn band_words(page: Page, of: Of) -> String {
    match of {
        Of::Layer(layer) => layer_words(layer).to_owned(),
        Of::Side(side) => page.corpus.side(side).map_or("", |side| side.name()).to_owned(),
        Of::Entity(entity) => page.corpus.entity(entity).map_or("", |one| one.name()).to_owned(),
        Of::Outside(grouping) => match grouping {
            Grouping::Kind => "Others",
            Grouping::Side => "No side named",
            Grouping::Series => "Outside of a series",
            Grouping::Person => "Without any of these people",
        }
        .to_owned(),
    }
}

fn of_class(page: Page, of: Of) -> &'static str {
    side_class(
        page.corpus,
        match of {
            Of::Side(side) => Some(side),
            Of::Entity(entity) => page.corpus.entity(entity).and_then(|entity| entity.side()),
            Of::Layer(_) | Of::Outside(_) => None,
        },
    )
}

/// The name of a layer.
pub fn layer_words(layer: Layer) -> &'static str {
    match layer {
        Layer::Held => "Meetings held",
        Layer::Planned => "Planned meetings",
        Layer::Dates => "Anniversaries, decisions and programmes",
    }
}
