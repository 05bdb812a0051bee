//! The marks of events: one shape for each thing that can be known of them.

use leptos::prelude::*;

use crate::models::events::Mark;

/// What a mark says, in words.
pub fn mark_words(mark: Mark) -> &'static str {
    match mark {
        Mark::Held => "held",
        Mark::Confirmed => "announced, then held",
        Mark::Planned => "planned",
        Mark::Ongoing => "ongoing",
        Mark::Lapsed => "lapsed",
    }
}

/// The shape of a mark around the point 0, 0 of a drawing; an ongoing event has a bar instead.
pub fn mark_shape(mark: Mark) -> AnyView {
    match mark {
        Mark::Held => view! { <circle class="mark-held" r="5.5"/> }.into_any(),
        Mark::Confirmed => view! {
            <circle class="mark-held" r="6.5"/>
            <path class="mark-tick" d="M-3.1 .2 -.9 2.5 3.3 -2.4"/>
        }
        .into_any(),
        Mark::Planned => view! { <circle class="mark-planned" r="5.5"/> }.into_any(),
        Mark::Ongoing => view! { <circle class="mark-ongoing" r="5"/> }.into_any(),
        Mark::Lapsed => view! {
            <circle class="mark-lapsed" r="5.5"/>
            <path class="mark-strike" d="M-7.5 5.5 7.5 -5.5"/>
        }
        .into_any(),
    }
}

/// A mark as a small picture beside words that say the same.
pub fn mark_icon(mark: Mark) -> AnyView {
    let shape = if mark == Mark::Ongoing {
        view! { <rect class="mark-bar is-open" x="-8" y="-4" width="16" height="8" rx="2"/> }
            .into_any()
    } else {
        mark_shape(mark)
    };
    view! {
        <svg class="mark-icon" viewBox="-9 -9 18 18" width="18" height="18" aria-hidden="true">
            {shape}
        </svg>
    }
    .into_any()
}

/// What the shapes and colours mean.
pub fn legend() -> AnyView {
    let marks = [Mark::Held, Mark::Planned, Mark::Confirmed, Mark::Lapsed, Mark::Ongoing]
        .map(|mark| view! { <li>{mark_icon(mark)} {legend_words(mark)}</li> });
    view! {
        <ul class="mark-legend" aria-label="What the marks mean">
            {marks.collect_view()}
            <li>
                <svg class="mark-icon is-wide" viewBox="-18 -9 36 18" width="36" height="18" aria-hidden="true">
                    <rect class="mark-bar" x="-17" y="-6" width="34" height="12" rx="6"/>
                    <circle class="mark-planned" r="5.5"/>
                </svg>
                "on a day within this span"
            </li>
            <li>"Coloured: all participants of one side"</li>
        </ul>
    }
    .into_any()
}

fn legend_words(mark: Mark) -> &'static str {
    match mark {
        Mark::Lapsed => "did not take place",
        Mark::Ongoing => "goes on",
        _ => mark_words(mark),
    }
}
