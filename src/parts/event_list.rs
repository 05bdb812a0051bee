//! Events as an ordered list by year and month: what a narrow screen shows and a screen reader reads.

use leptos::prelude::*;

use crate::models::calendar::{group, slot};
use crate::models::events::{Event, Layer};
use crate::parts::meeting_card::event_entry;
use crate::parts::timeline::Timeline;
use crate::state::Page;
use crate::words;

/// So many events are listed at first, and so many more each time.
const EVENTS: usize = 60;

/// The events of the shown layers in date order, those without a date at the end.
pub fn event_list(page: Page, timeline: Timeline) -> AnyView {
    let most = RwSignal::new(EVENTS);
    let list = move || {
        let shown = timeline.shown.get();
        let is_shown = |event: &Event| {
            Layer::ALL.iter().zip(shown).any(|(&layer, shown)| shown && layer == event.layer)
        };
        let mut events: Vec<(usize, Event)> = timeline.events.with(|events| {
            events.iter().cloned().enumerate().filter(|(_, event)| is_shown(event)).collect()
        });
        let left = events.len().saturating_sub(most.get());
        events.truncate(most.get());
        let slots: Vec<_> = events
            .iter()
            .map(|(_, event)| page.corpus.meeting(event.meeting).and_then(|one| slot(one.date()?)))
            .collect();
        let entry = |position: usize| {
            let (i, event) = events.get(position)?;
            let i = *i;
            let muted = Signal::derive(move || {
                timeline.chosen.with(|chosen| chosen.get(i) == Some(&false))
            });
            Some(view! { <li>{event_entry(page, event, muted)}</li> })
        };
        let years = group(&slots).into_iter().map(|year| {
            let number = year.year;
            let months = year.months.into_iter().map(|month| {
                let name = match month.month {
                    Some(month) => words::month_name(month).to_owned(),
                    None => "No single month".to_owned(),
                };
                let entries = month.items.iter().filter_map(|&item| entry(item)).collect_view();
                view! {
                    <section class="event-month">
                        <h4>{name} <span class="visually-hidden">{format!(" {number}")}</span></h4>
                        <ol class="event-list">{entries}</ol>
                    </section>
                }
            });
            view! {
                <section class="event-year">
                    <h3>{number}</h3>
                    <div class="event-months">{months.collect_view()}</div>
                </section>
            }
        });
        let undated: Vec<usize> = slots
            .iter()
            .enumerate()
            .filter(|(_, slot)| slot.is_none())
            .map(|(position, _)| position)
            .collect();
        let undated = (!undated.is_empty()).then(|| {
            let entries = undated.iter().filter_map(|&position| entry(position)).collect_view();
            view! {
                <section class="event-year">
                    <h3>"No date known"</h3>
                    <div class="event-month">
                        <div></div>
                        <ol class="event-list">{entries}</ol>
                    </div>
                </section>
            }
        });
        let more = (left > 0).then(|| {
            let next = words::number(left.min(EVENTS));
            view! {
                <p class="event-more">
                    <button type="button" class="button" on:click=move |_| most.update(|most| *most += EVENTS)>
                        {format!("Show {next} more")}
                    </button>
                    <span class="note">{format!("{} not listed yet", words::count(left, "event"))}</span>
                </p>
            }
        });
        view! { {years.collect_view()} {undated} {more} }.into_any()
    };
    view! { <div class="event-years">{list}</div> }.into_any()
}
