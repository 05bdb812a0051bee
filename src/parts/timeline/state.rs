//! What the timeline shows and how it is zoomed.

use leptos::prelude::*;
use readout_corpus::date::Day;

use crate::models::events::{Event, among};
use crate::models::timeline::axis::{Scale, Stretch, domain};
use crate::models::timeline::columns::Tally;
use crate::models::timeline::counted;
use crate::models::timeline::drawing::{Drawing, Shown, draw};
use crate::models::timeline::groups::{Grouping, groups};
use crate::models::timeline::plan::{Plan, plan};
use crate::parts::turns::behind;
use crate::pieces;
use crate::route::Route;
use crate::state::Page;

/// Below this width a picture tells nothing, and the list stands alone.
const LEAST_PX: f64 = 560.0;
/// So many events are planned and drawn in one turn.
const AT_ONCE: usize = 1_000;

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
    /// Whether documents and statements are counted below the events.
    pub counts: RwSignal<[bool; 2]>,
    /// The documents and statements on their days, as far as they are shown.
    pub counted: Memo<Vec<Tally>>,
    /// What makes events stand together.
    pub grouping: Memo<Grouping>,
    /// The bands with their lanes; `None` where no event has a date.
    pub plan: Memo<Option<Plan>>,
    /// The drawing on the current scale.
    pub drawing: Memo<Drawing>,
    /// Whether there is a picture.
    pub is_drawn: Memo<bool>,
    /// The day of the last report.
    pub last_report: Option<Day>,
    /// The pixels between which the reader is choosing days, the first of them where the pointer went down.
    pub brush: RwSignal<Option<(f64, f64)>>,
    /// What the reader zoomed to; `None` until then.
    pub zoomed: RwSignal<Option<Stretch>>,
    /// The width of the picture in pixels; 0 until it is known.
    pub width: RwSignal<f64>,
    /// The same where it is enough for a picture.
    room: Memo<Option<f64>>,
}

impl Timeline {
    /// Starts at the days of the filters, or else with everything.
    pub fn new(page: Page) -> Self {
        let corpus = page.corpus;
        // Other filters than the day leave the events as they are.
        let as_of = Memo::new(move |_| page.query.with(|query| query.as_of));
        let events = Memo::new(move |_| crate::models::events::events(corpus, as_of.get()));
        let chosen = Memo::new(move |_| {
            page.results.with(|results| events.with(|events| among(events, &results.meetings)))
        });
        let grouping = Memo::new(move |_| {
            page.address.with(|address| match address.route {
                Route::Timeline { by } => by,
                _ => Grouping::default(),
            })
        });
        let follow = move || _ = (events.with(Vec::len), grouping.get());
        // Who takes part in events may be yet to come: until then they stand together as before.
        let plan = pieces::kept(follow, move || {
            events.with(|events| {
                let all = domain(events.iter().map(|event| (event.first, event.last)));
                plan(events, &groups(corpus, events, grouping.get()), all)
            })
        });
        let asked = page.query.with_untracked(|query| (query.filters.from, query.filters.to));
        // The plan is long work, which waits until the room for it is measured.
        let asked = (asked != (None, None)).then_some(asked).and_then(|(from, to)| {
            let all = plan.with_untracked(|plan| Some(plan.as_ref()?.all))?;
            let days = (from.unwrap_or(all.first_day()), to.unwrap_or(all.last_day()));
            Some(Stretch::of_days(days.0, days.1).kept_within(all))
        });
        let (zoomed, width) = (RwSignal::new(asked), RwSignal::new(0.0));
        let room = Memo::new(move |_| Some(width.get()).filter(|px| *px >= LEAST_PX));
        let shown = RwSignal::new([true; 3]);
        let counts = RwSignal::new([true; 2]);
        let counted = Memo::new(move |_| -> Vec<Tally> {
            let shown = counts.get();
            page.results.with(|results| {
                let count = || -> Vec<Tally> {
                    let counts = [counted::documents, counted::statements].into_iter().zip(shown);
                    counts
                        .map(
                            |(of, shown)| {
                                if shown { of(corpus, results) } else { Tally::default() }
                            },
                        )
                        .collect()
                };
                // Of a corpus in pieces, one look lets the view wait: not each of so many need say that it has not come.
                let first = results.statements.first().and_then(|&one| corpus.statement(one));
                first.map(|one| one.segment());
                pieces::complete(count).unwrap_or_default()
            })
        });
        // The plan of many events is drawn in the turn behind the one that makes it, once there is room for a picture.
        let planned = behind(move || _ = room.get().is_some() && plan.with(Option::is_some));
        let is_planned = move || match events.with(Vec::len) > AT_ONCE {
            true => planned.get() > 0,
            false => plan.with(Option::is_some),
        };
        let drawn = Memo::new(move |_| {
            let (layers, counted) = (shown.get(), counted.get());
            is_planned();
            plan.with_untracked(|plan| {
                events.with(|events| Some(Shown::new(events, plan.as_ref()?, layers, counted)))
            })
            .unwrap_or_default()
        });
        let drawing = Memo::new(move |_| {
            let Some(width_px) = room.get().filter(|_| is_planned()) else {
                return Drawing::default();
            };
            plan.with_untracked(|plan| {
                let plan = plan.as_ref()?;
                let scale = Scale { stretch: stretch(plan, zoomed.get()), width_px };
                drawn.with(|drawn| {
                    events.with(|events| {
                        // Only of those that are drawn one by one.
                        let meeting = |i: usize| corpus.meeting(events.get(i)?.meeting);
                        let title = |i: usize| meeting(i).map_or("", |one| one.title());
                        Some(draw(events, plan, drawn, scale, title))
                    })
                })
            })
            .unwrap_or_default()
        });
        let is_drawn = Memo::new(move |_| room.get().is_some() && plan.with(Option::is_some));
        Self {
            page,
            events,
            chosen,
            shown,
            counts,
            counted,
            grouping,
            plan,
            drawing,
            is_drawn,
            last_report: corpus.last_report(),
            brush: RwSignal::new(None),
            zoomed,
            width,
            room,
        }
    }

    /// What is shown; `None` where no event has a date.
    pub fn stretch(self) -> Option<Stretch> {
        self.plan.with(|plan| Some(stretch(plan.as_ref()?, self.zoomed.get())))
    }

    /// What is shown on the measured width; `None` where there is no room for a picture.
    pub fn scale(self) -> Option<Scale> {
        let width_px = self.room.get()?;
        Some(Scale { stretch: self.stretch()?, width_px })
    }

    /// Shows another stretch, given the present one and everything.
    pub fn change(self, change: impl FnOnce(Stretch, Stretch) -> Stretch) {
        let now = untrack(move || self.stretch());
        let all = self.plan.with_untracked(|plan| Some(plan.as_ref()?.all));
        if let Some((now, all)) = now.zip(all) {
            self.zoomed.set(Some(change(now, all)));
        }
    }

    /// Makes what is shown `factor` times as long around a point at `part` of it.
    pub fn zoom(self, factor: f64, part: f64) {
        self.change(|now, all| now.zoomed(factor, part, all));
    }

    /// Moves by a part of what is shown.
    pub fn step(self, part: f64) {
        self.change(|now, all| now.moved(part, all));
    }

    /// Shows what the filters leave, with a margin.
    pub fn fit(self) {
        let chosen = self.chosen.get_untracked();
        let days = self.events.with_untracked(|events| {
            let chosen = events.iter().zip(&chosen).filter(|(_, chosen)| **chosen);
            domain(chosen.map(|(event, _)| (event.first, event.last)))
        });
        if let Some(days) = days {
            self.change(|_, all| days.kept_within(all));
        }
    }

    /// Whether the filters leave an event out.
    pub fn is_muted(self, event: &Event) -> bool {
        // Events stand in the order of their meetings.
        let at = |events: &Vec<Event>| {
            events.binary_search_by_key(&event.meeting, |one| one.meeting).ok()
        };
        let at = self.events.with(at);
        at.is_some_and(|at| self.chosen.with(|chosen| chosen.get(at) == Some(&false)))
    }

    /// Makes days the filter of the page; Back undoes it.
    pub fn choose(self, first: Day, last: Day) {
        self.page.filter(|query| query.filters.set_range(Some(first), Some(last)));
    }
}

fn stretch(plan: &Plan, zoomed: Option<Stretch>) -> Stretch {
    zoomed.map_or(plan.all, |zoomed| zoomed.kept_within(plan.all))
}
