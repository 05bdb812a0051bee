//! Events as an ordered list by year and month: what a narrow screen shows and a screen reader reads.

use leptos::prelude::*;

use crate::models::calendar::{Year, group, slot};
use crate::models::events::{Event, Layer};
use crate::parts::meeting_card::event_entry;
use crate::parts::timeline::Timeline;
use crate::parts::turns::{Part, in_turns, part};
use crate::state::Page;
use crate::words;

/// So many events are listed at first, and so many more each time.
const EVENTS: usize = 60;
/// Entries that are added with each turn.
const ENTRIES_IN_A_TURN: usize = 4;

/// An event of the list, by its position among all.
type Entry = (usize, Event);

/// The events of the shown layers in date order, those without a date at the end.
pub fn event_list(page: Page, timeline: Timeline) -> AnyView {
    let most = RwSignal::new(EVENTS);
    let is_new = StoredValue::new(true);
    let list = move || {
        // At first in turns below the picture. A list that is being read keeps its height when it changes.
        let at_once = if is_new.get_value() { 0 } else { usize::MAX };
        is_new.set_value(false);
        let shown = timeline.shown.get();
        let is_shown = |event: &Event| {
            Layer::ALL.iter().zip(shown).any(|(&layer, shown)| shown && layer == event.layer)
        };
        let mut events: Vec<Entry> = timeline.events.with(|events| {
            events.iter().cloned().enumerate().filter(|(_, event)| is_shown(event)).collect()
        });
        let left = events.len().saturating_sub(most.get());
        events.truncate(most.get());
        let slots: Vec<_> = events
            .iter()
            .map(|(_, event)| page.corpus.meeting(event.meeting).and_then(|one| slot(one.date()?)))
            .collect();
        let at = |positions: &[usize]| -> Vec<Entry> {
            positions.iter().filter_map(|&position| events.get(position).cloned()).collect()
        };
        let list = List { timeline, at_once };
        let year = |Year { year, months }: Year| -> Part {
            let months: Vec<(Option<u32>, Vec<Entry>)> =
                months.into_iter().map(|month| (month.month, at(&month.items))).collect();
            part(move || list.year(year, &months))
        };
        let mut parts: Vec<Part> = group(&slots).into_iter().map(year).collect();
        let undated = |(position, slot): (usize, &Option<_>)| slot.is_none().then_some(position);
        let undated: Vec<usize> = slots.iter().enumerate().filter_map(undated).collect();
        if !undated.is_empty() {
            let undated = at(&undated);
            parts.push(part(move || list.undated(&undated)));
        }
        if left > 0 {
            parts.push(part(move || more(most, left)));
        }
        in_turns(at_once, 1, parts)
    };
    view! { <div class="event-years">{list}</div> }.into_any()
}

/// The list while it is being built, so many parts of each of its parts at once.
#[derive(Clone, Copy)]
struct List {
    timeline: Timeline,
    at_once: usize,
}

impl List {
    fn year(self, year: i32, months: &[(Option<u32>, Vec<Entry>)]) -> AnyView {
        let month = |(month, entries): &(Option<u32>, Vec<Entry>)| -> Part {
            let (month, entries) = (*month, entries.clone());
            part(move || self.month(year, month, &entries))
        };
        let months = months.iter().map(month).collect();
        view! {
            <section class="event-year">
                <h3>{year}</h3>
                <div class="event-months">{in_turns(self.at_once, 1, months)}</div>
            </section>
        }
        .into_any()
    }

    fn month(self, year: i32, month: Option<u32>, entries: &[Entry]) -> AnyView {
        let name = match month {
            Some(month) => words::month_name(month).to_owned(),
            None => "No single month".to_owned(),
        };
        view! {
            <section class="event-month">
                <h4>{name} <span class="visually-hidden">{format!(" {year}")}</span></h4>
                {self.entries(entries)}
            </section>
        }
        .into_any()
    }

    fn undated(self, entries: &[Entry]) -> AnyView {
        view! {
            <section class="event-year">
                <h3>"No date known"</h3>
                <div class="event-month">
                    <div></div>
                    {self.entries(entries)}
                </div>
            </section>
        }
        .into_any()
    }

    fn entries(self, entries: &[Entry]) -> AnyView {
        let Self { timeline, at_once } = self;
        let entry = |(i, event): &Entry| -> Part {
            let (i, event) = (*i, event.clone());
            let muted = move || timeline.chosen.with(|chosen| chosen.get(i) == Some(&false));
            let muted = Signal::derive(muted);
            part(move || view! { <li>{event_entry(timeline.page, &event, muted)}</li> })
        };
        let entries = entries.iter().map(entry).collect();
        view! { <ol class="event-list">{in_turns(at_once, ENTRIES_IN_A_TURN, entries)}</ol> }
            .into_any()
    }
}

fn more(most: RwSignal<usize>, left: usize) -> AnyView {
    let next = words::number(left.min(EVENTS));
    view! {
        <p class="event-more">
            <button type="button" class="button" on:click=move |_| most.update(|most| *most += EVENTS)>
                {format!("Show {next} more")}
            </button>
            <span class="note">{format!("{} not listed yet", words::count(left, "event"))}</span>
        </p>
    }
    .into_any()
}
