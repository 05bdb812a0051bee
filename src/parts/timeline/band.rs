//! The bands of the timeline's picture: their names, what lies outside, what is counted, and the chosen days.

use leptos::prelude::*;
use readout_corpus::date::Day;

use super::state::Timeline;
use crate::corpus::side_class;
use crate::models::events::Layer;
use crate::models::timeline::columns::Column;
use crate::models::timeline::drawing::Band;
use crate::models::timeline::groups::{Grouping, Of};
use crate::route::Route;
use crate::state::Page;
use crate::words;

/// What is counted below the events, as singular words, in order.
pub const COUNTED: [&str; 2] = ["document", "statement"];
/// A column narrower than this has no room for its number.
const NUMBER_PX: f64 = 22.0;

/// The bands from the top: a line, a name, what lies outside, and columns where events are counted.
pub fn bands(timeline: Timeline) -> AnyView {
    let bands = timeline.drawing.with(|drawing| drawing.bands.clone());
    let bands = bands.iter().enumerate().map(|(i, band)| one(timeline, i, band));
    view! { <g>{bands.collect_view()}</g> }.into_any()
}

fn one(timeline: Timeline, i: usize, band: &Band) -> AnyView {
    let page = timeline.page;
    let top = band.top;
    let line = (i > 0).then(|| view! { <line class="band-line" x1="0" x2="100%" y1=top y2=top/> });
    let (name, class) = match band.of {
        Ok(of) => (band_words(page, of, timeline.grouping.get_untracked()), of_class(page, of)),
        Err(at) => (
            match at {
                0 => "Documents".to_owned(),
                _ => "Statements".to_owned(),
            },
            "side",
        ),
    };
    let before = (band.before > 0).then(|| format!("  ‹ {} earlier", words::number(band.before)));
    let behind = (band.behind > 0).then(|| format!("{} later ›", words::number(band.behind)));
    let columns = band.columns.iter().map(|column| one_column(timeline, band, *column));
    view! {
        {line}
        <text class="band-name" x="4" y=top + 18.0>
            {name}
            <tspan class="band-outside">{before}</tspan>
        </text>
        <text class="band-outside" x=timeline.width.get_untracked() - 4.0 y=top + 18.0 text-anchor="end">{behind}</text>
        <g class=class>{columns.collect_view()}</g>
    }
    .into_any()
}

/// A column of documents or statements leads to them; one of events comes closer.
fn one_column(timeline: Timeline, band: &Band, column: Column) -> AnyView {
    let page = timeline.page;
    let bottom = band.bottom;
    let Column { x, width, height, count, first, last } = column;
    let singular = band.of.err().and_then(|at| COUNTED.get(at)).copied().unwrap_or("event");
    let title = format!("{}, {}", words::count(count, singular), words::span(first, last));
    let number = (width >= NUMBER_PX).then(|| view! {
        <text class="column-number" x=x + width / 2.0 y=bottom - height - 4.0 text-anchor="middle">{words::number(count)}</text>
    });
    let shape = view! {
        {leptos::tachys::svg::title().child(title)}
        <rect class="column-room" x=x y=band.top + 24.0 width=width height=bottom - band.top - 24.0/>
        <rect class="column-bar" x=x + 1.0 y=bottom - height width=(width - 2.0).max(1.0) height=height/>
        {number}
    };
    match band.of {
        Ok(_) => view! {
            <g
                class="timeline-column"
                on:click=move |_| timeline.change(|_, all| {
                    crate::models::timeline::axis::Stretch::of_days(first, last).kept_within(all)
                })
            >
                {shape}
            </g>
        }
        .into_any(),
        Err(at) => {
            let route = if at == 0 { Route::Documents } else { Route::Statements };
            let href = untrack(|| {
                page.href_with(route, |query| {
                    let from = query.filters.from.map_or(first, |from| from.max(first));
                    let to = query.filters.to.map_or(last, |to| to.min(last));
                    query.filters.set_range(Some(from), Some(to));
                })
            });
            view! { <g class="timeline-column"><a href=href tabindex="-1">{shape}</a></g> }
                .into_any()
        }
    }
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
                <rect class="brush-edge" x=left y="0.5" width=(right - left).max(1.0) height=height - 1.0/>
                {label}
            </g>
        }
        .into_any(),
    )
}

fn band_words(page: Page, of: Of, grouping: Grouping) -> String {
    match of {
        Of::Layer(layer) => layer_words(layer).to_owned(),
        Of::Side(side) => page.corpus.side(side).map_or("", |side| side.name()).to_owned(),
        Of::Entity(entity) => page.corpus.entity(entity).map_or("", |one| one.name()).to_owned(),
        Of::None => match grouping {
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
            Of::Layer(_) | Of::None => None,
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
