//! Events as an ordered list by year and month: what a narrow screen shows and a screen reader reads.

use leptos::html::Div;
use leptos::prelude::*;

use crate::dom;
use crate::models::calendar::{Month, Year, group, slot};
use crate::models::events::{Event, Layer};
use crate::parts::meeting_card::event_entry;
use crate::parts::timeline::Timeline;
use crate::parts::turns::row_by_row;
use crate::pieces;
use crate::state::Page;
use crate::words;

/// So many events are listed at first, and so many more each time.
const EVENTS: usize = 60;
/// Entries that are built at once, and with each turn that follows.
const ENTRIES_IN_A_TURN: usize = 4;

/// The events that are listed, by their positions among all.
#[derive(Clone, Debug, Default, PartialEq)]
struct Listed {
    years: Vec<Year>,
    undated: Vec<usize>,
}

/// The events of the shown layers in date order, those without a date at the end. An entry that stays keeps its
/// elements, and while others come the list keeps its height, so that what a reader looks at does not jump.
pub fn event_list(page: Page, timeline: Timeline) -> AnyView {
    let most = RwSignal::new(EVENTS);
    let shown = Memo::new(move |_| -> Vec<usize> {
        let shown = timeline.shown.get();
        let is_shown = |(_, event): &(usize, &Event)| {
            Layer::ALL.iter().zip(shown).any(|(&layer, shown)| shown && layer == event.layer)
        };
        timeline.events.with(|events| {
            events.iter().enumerate().filter(is_shown).map(|(position, _)| position).collect()
        })
    });
    let total = Memo::new(move |_| shown.with(Vec::len));
    let wanted = Signal::derive(move || most.get().min(total.get()));
    let layers = move || timeline.shown.track();
    let rows = row_by_row(ENTRIES_IN_A_TURN, ENTRIES_IN_A_TURN, wanted, layers);
    let listed = Memo::new(move |_| {
        let built = rows.built();
        shown.with(|shown| {
            timeline.events.with(|events| {
                Listed::of(shown.get(..built).unwrap_or(shown), |position| {
                    slot(page.corpus.meeting(events.get(position)?.meeting)?.date()?)
                })
            })
        })
    });
    let list = List { page, timeline, listed };
    let years =
        move || listed.with(|listed| listed.years.iter().map(|year| year.year).collect::<Vec<_>>());
    let has_undated = Memo::new(move |_| listed.with(|listed| !listed.undated.is_empty()));
    let more = move || {
        let left = total.get().saturating_sub(most.get());
        (left > 0).then(|| more(most, left))
    };
    let container = NodeRef::<Div>::new();
    let height = StoredValue::new(0.0);
    let watch = StoredValue::new_local(None);
    Effect::new(move || {
        if let Some(element) = container.get() {
            watch.set_value(dom::SizeWatch::new(&element, move |_, px| {
                if rows.is_complete() {
                    height.try_set_value(px);
                }
            }));
        }
    });
    on_cleanup(move || watch.dispose());
    let held = move || rows.busy().map(|_| format!("{}px", height.get_value()));
    view! {
        <div class="event-years" node_ref=container style:min-height=held aria-busy=move || rows.busy()>
            <For each=years key=|year| *year children=move |year| list.year(year)/>
            {move || has_undated.get().then(|| list.undated())}
            {more}
        </div>
    }
    .into_any()
}

impl Listed {
    /// Puts events under the years and months that they stand in.
    fn of(events: &[usize], slot: impl Fn(usize) -> Option<(i32, Option<u32>)>) -> Self {
        let slots: Vec<_> = events.iter().map(|&event| slot(event)).collect();
        let mut years = group(&slots);
        for item in years.iter_mut().flat_map(|year| &mut year.months).flat_map(|m| &mut m.items) {
            *item = events.get(*item).copied().unwrap_or(*item);
        }
        let undated = events.iter().zip(&slots).filter(|(_, slot)| slot.is_none());
        Self { years, undated: undated.map(|(&event, _)| event).collect() }
    }

    fn months(&self, year: i32) -> &[Month] {
        self.years.iter().find(|one| one.year == year).map_or(&[], |one| &one.months)
    }
}

/// The list; each of its parts follows what is listed there.
#[derive(Clone, Copy)]
struct List {
    page: Page,
    timeline: Timeline,
    listed: Memo<Listed>,
}

impl List {
    fn year(self, year: i32) -> AnyView {
        let months = Memo::new(move |_| self.listed.with(|listed| listed.months(year).to_vec()));
        let numbers =
            move || months.with(|months| months.iter().map(|one| one.month).collect::<Vec<_>>());
        view! {
            <section class="event-year">
                <h3>{year}</h3>
                <div class="event-months">
                    <For each=numbers key=|month| *month children=move |month| self.month(year, month, months)/>
                </div>
            </section>
        }
        .into_any()
    }

    fn month(self, year: i32, month: Option<u32>, months: Memo<Vec<Month>>) -> AnyView {
        let name = match month {
            Some(month) => words::month_name(month).to_owned(),
            None => "No single month".to_owned(),
        };
        let events = Memo::new(move |_| {
            months.with(|months| {
                let own = months.iter().find(|one| one.month == month);
                own.map(|one| one.items.clone()).unwrap_or_default()
            })
        });
        view! {
            <section class="event-month">
                <h4>{name} <span class="visually-hidden">{format!(" {year}")}</span></h4>
                {self.entries(events)}
            </section>
        }
        .into_any()
    }

    fn undated(self) -> AnyView {
        let events = Memo::new(move |_| self.listed.with(|listed| listed.undated.clone()));
        view! {
            <section class="event-year">
                <h3>"No date known"</h3>
                <div class="event-month">
                    <div></div>
                    {self.entries(events)}
                </div>
            </section>
        }
        .into_any()
    }

    fn entries(self, positions: Memo<Vec<usize>>) -> AnyView {
        let Self { page, timeline, .. } = self;
        let entries = move || {
            timeline.events.with(|events| {
                let event = |&i: &usize| events.get(i).cloned();
                positions.with(|all| all.iter().filter_map(event).collect::<Vec<_>>())
            })
        };
        let entry = move |event: Event| {
            let own = event.clone();
            let muted = Signal::derive(move || timeline.is_muted(&own));
            view! { <li>{pieces::when_here(move || event_entry(page, &event, muted))}</li> }
        };
        view! {
            <ol class="event-list">
                <For each=entries key=|event| (event.meeting, event.mark) children=entry/>
            </ol>
        }
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
