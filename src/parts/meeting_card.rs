//! A meeting or planned event as two lines of a list: when, what, where, who reports it.

use leptos::prelude::*;
use readout_corpus::format::Meeting;
use readout_corpus::model::{EntityIx, MeetingIx, SideIx};
use readout_corpus::query::Facet;

use crate::corpus::side_class;
use crate::models::events::{Event, Mark, event};
use crate::models::order::Order as _;
use crate::models::sides::common_side;
use crate::parts::event_mark::{mark_icon, mark_words};
use crate::parts::links::{date_text, entity_link, how_found, side_tag};
use crate::route::Route;
use crate::state::Page;
use crate::words;

/// An entry for an event as it was known on the day of the view. `is_muted` tells whether the filters leave it out.
pub fn event_entry(page: Page, event: &Event, is_muted: Signal<bool>) -> Option<AnyView> {
    let meeting = page.corpus.meeting(event.meeting)?;
    let side = common_side(page.corpus, meeting.participants());
    let class = format!("event-entry {}", side_class(page.corpus, side));
    let mark = event.mark;
    let id = meeting.id();
    let href = move || page.href(Route::Meeting { id: id.to_owned() });
    let date = match meeting.date() {
        Some(date) => date_text(date),
        None => view! { <span>"no date known"</span> }.into_any(),
    };
    Some(
        view! {
            <article class=class class:is-muted=is_muted>
                <div class="event-when">{date}</div>
                {mark_icon(mark)}
                <div class="event-what">
                    <a class="event-title" href=href>{meeting.title()}</a>
                    {move || is_muted.get().then(|| view! {
                        <span class="visually-hidden">" (outside your filters)"</span>
                    })}
                    {facts(page, meeting, mark, side)}
                    {reported(page, meeting)}
                </div>
            </article>
        }
        .into_any(),
    )
}

/// An entry by position, without regard to the filters; `None` for what was not known on the day of the view.
pub fn meeting_entry(page: Page, meeting: MeetingIx) -> Option<AnyView> {
    let meeting = page.corpus.meeting(meeting)?;
    let as_of = page.query.with_untracked(|query| query.as_of);
    let event = event(page.corpus, meeting, as_of)?;
    event_entry(page, &event, Signal::stored(false))
}

fn facts(page: Page, meeting: Meeting<'static>, mark: Mark, side: Option<SideIx>) -> AnyView {
    let place = meeting.place().and_then(|place| page.corpus.entity(place));
    let series = meeting.series().and_then(|series| page.corpus.entity(series));
    let round = meeting.round().map(|round| format!(", {} round", words::ordinal(round)));
    view! {
        <ul class="facts">
            <li>{words::occasion(meeting.occasion())} ", " {mark_words(mark)}</li>
            {meeting.format().map(|format| view! { <li>{words::format(format)}</li> })}
            {place.map(|place| view! { <li>{entity_link(page, place)}</li> })}
            {series.map(|series| view! { <li>{entity_link(page, series)} {round}</li> })}
            {side_tag(page, side).map(|tag| view! { <li>{tag}</li> })}
        </ul>
    }
    .into_any()
}

/// How many segments attest it, by side; each number opens theirs.
fn reported(page: Page, meeting: Meeting<'static>) -> AnyView {
    let corpus = page.corpus;
    let mut sides: Vec<(Option<SideIx>, Vec<Option<EntityIx>>)> = Vec::new();
    for segment in meeting.segments().into_iter().filter_map(|ix| corpus.segment(ix)) {
        let (side, originator) = (segment.side(), segment.originator());
        match sides.iter_mut().find(|(one, _)| *one == side) {
            Some((_, originators)) => originators.push(originator),
            None => sides.push((side, vec![originator])),
        }
    }
    // What stands for no party comes last, and says nothing where it is all there is.
    sides.order_by_key(|(side, _)| (side.is_none(), *side));
    if sides.iter().all(|(side, _)| side.is_none()) {
        sides.clear();
    }
    let counts: Vec<AnyView> = sides
        .into_iter()
        .map(|(side, originators)| {
            let number = words::number(originators.len());
            let tag = side_tag(page, side)
                .unwrap_or_else(|| view! { <span>"of no side"</span> }.into_any());
            // The facet of sides has what a side is quoted in, too; the originators have what it wrote.
            let originators: Option<Vec<EntityIx>> = originators.into_iter().collect();
            let Some(originators) = originators else {
                return view! { <li>{number} " " {tag}</li> }.into_any();
            };
            let href = move || {
                page.href_with(Route::Documents, |query| {
                    query.filters.add(Facet::Meeting, meeting.id());
                    for one in originators.iter().filter_map(|&ix| corpus.entity(ix)) {
                        query.filters.add(Facet::Originator, one.id());
                    }
                })
            };
            let of = side.and_then(|side| corpus.side(side)).map_or("no side", |side| side.name());
            let label = format!("{number} of {of}");
            view! { <li><a href=href aria-label=label>{number}</a> " " {tag}</li> }.into_any()
        })
        .collect();
    let counts = (!counts.is_empty()).then(|| view! { <ul class="facts">{counts}</ul> });
    let href = move || {
        page.href_with(Route::Documents, |query| query.filters.add(Facet::Meeting, meeting.id()))
    };
    view! {
        <div class="event-reported">
            <a href=href>{words::count(meeting.segments().len(), "segment")}</a>
            {counts}
            {how_found(page, meeting.how())}
        </div>
    }
    .into_any()
}
