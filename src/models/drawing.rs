//! The timeline as a drawing: bands of lanes, and for each event its mark and label on the current scale.

use readout_corpus::date::Day;

use super::axis::{Scale, Stretch};
use super::events::{Event, Layer, Mark, When};
use super::labels::{self, Drawn};
use super::lanes::{self, Reach};
use crate::models::order::Order as _;

/// The height of a lane.
pub const LANE_PX: f64 = 27.0;
/// The height of the axis above the lanes.
pub const AXIS_PX: f64 = 46.0;
/// What a band takes above its lanes for its name, and below them.
const BAND_HEAD_PX: f64 = 26.0;
const BAND_FOOT_PX: f64 = 8.0;
/// The half width of a ring with its stroke.
const RING_PX: f64 = 7.0;
/// The size of labels.
const LABEL_PX: f64 = 13.0;
/// Bars reach at most so far out of the drawing; browsers draw far larger ones badly.
const OUTSIDE_PX: f64 = 40.0;

/// What does not change while the reader zooms: the axis and the lane of each event.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The whole axis.
    pub all: Stretch,
    /// For each event its lane within its band; `None` for events that are not on the axis.
    pub lanes: Vec<Option<usize>>,
    /// The number of lanes of each band, as in [`Layer::ALL`].
    pub bands: [usize; 3],
}

/// Lays out the whole set; `None` where no event has a date.
pub fn plan(events: &[Event], all: Option<Stretch>) -> Option<Plan> {
    let all = all?;
    let mut plan = Plan { all, lanes: vec![None; events.len()], bands: [0; 3] };
    for (band, layer) in plan.bands.iter_mut().zip(Layer::ALL) {
        let mut members = Vec::new();
        let mut reaches = Vec::new();
        for (i, event) in events.iter().enumerate().filter(|(_, event)| event.layer == layer) {
            if let Some(reach) = reach(event, all) {
                members.push(i);
                reaches.push(reach);
            }
        }
        let lanes = lanes::lanes(&reaches, all);
        *band = lanes::count(&lanes);
        for (i, lane) in members.into_iter().zip(lanes) {
            if let Some(slot) = plan.lanes.get_mut(i) {
                *slot = Some(lane);
            }
        }
    }
    Some(plan)
}

/// From where to where an event lies on the axis; `None` where it has no date or lies outside.
fn reach(event: &Event, all: Stretch) -> Option<Reach> {
    let begins = |day: Day| f64::from(day.0);
    let ends = |day: Day| f64::from(day.0) + 1.0;
    let (start, end) = match (event.when, event.first, event.last) {
        (When::Undated, ..) | (_, None, None) => return None,
        (When::Day, Some(day), _) => (begins(day) + 0.5, begins(day) + 0.5),
        (_, first, last) => (first.map_or(all.from, begins), last.map_or(all.to, ends)),
    };
    (end > all.from && start < all.to).then_some(Reach { start, end })
}

/// A band with the events of one layer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// Which.
    pub layer: Layer,
    /// Where it begins, in pixels from the top.
    pub top: f64,
}

/// An event on the current scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The middle of its lane, in pixels from the top.
    pub y: f64,
    /// The middle of its ring; `None` where the bar says all.
    pub ring: Option<f64>,
    /// The left end and the width of its bar; `None` for an event on one day.
    pub bar: Option<(f64, f64)>,
    /// Where its label begins and its words, cut to the room.
    pub label: Option<(f64, String)>,
}

/// The drawing on the current scale.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Drawing {
    /// The bands that are shown and have events.
    pub bands: Vec<Band>,
    /// For each event its figure; `None` for what is not to be seen.
    pub figures: Vec<Option<Figure>>,
    /// The height of the whole.
    pub height_px: f64,
}

/// Draws the events of the shown layers. `title` gives the label of an event by its position.
pub fn draw<'a>(
    events: &[Event],
    plan: &Plan,
    shown: [bool; 3],
    scale: Scale,
    title: impl Fn(usize) -> &'a str,
) -> Drawing {
    let mut drawing =
        Drawing { bands: Vec::new(), figures: vec![None; events.len()], height_px: AXIS_PX };
    for ((layer, is_shown), count) in Layer::ALL.into_iter().zip(shown).zip(plan.bands) {
        if !is_shown || count == 0 {
            continue;
        }
        let top = drawing.height_px;
        drawing.bands.push(Band { layer, top });
        drawing.height_px += BAND_HEAD_PX + count as f64 * LANE_PX + BAND_FOOT_PX;
        let mut by_lane: Vec<Vec<(usize, Figure)>> = vec![Vec::new(); count];
        let in_lanes = events.iter().zip(&plan.lanes).enumerate();
        for (i, (event, lane)) in in_lanes.filter(|(_, (event, _))| event.layer == layer) {
            let Some(lane) = *lane else { continue };
            let y = top + BAND_HEAD_PX + (lane as f64 + 0.5) * LANE_PX;
            if let (Some(row), Some(figure)) =
                (by_lane.get_mut(lane), figure(event, plan, scale, y))
            {
                row.push((i, figure));
            }
        }
        for mut row in by_lane {
            row.order_by(|a, b| ends(&a.1).0.total_cmp(&ends(&b.1).0));
            let drawn: Vec<Drawn> =
                row.iter().map(|(i, figure)| drawn(figure, title(*i), scale)).collect();
            let places = labels::place(&drawn, scale.width_px);
            for ((i, mut figure), place) in row.into_iter().zip(places) {
                let (left, right) = ends(&figure);
                if right < 0.0 || left > scale.width_px {
                    continue;
                }
                figure.label =
                    place.map(|place| (place.left, labels::cut(title(i), place.room_px, LABEL_PX)));
                if let Some(slot) = drawing.figures.get_mut(i) {
                    *slot = Some(figure);
                }
            }
        }
    }
    drawing
}

fn figure(event: &Event, plan: &Plan, scale: Scale, y: f64) -> Option<Figure> {
    let reach = reach(event, plan.all)?;
    let middle = scale.x(match (event.first, event.last) {
        // Of an open span only the one end is known.
        (None, Some(_)) => reach.end - 0.5,
        (Some(_), None) => reach.start + 0.5,
        _ => (reach.start + reach.end) / 2.0,
    });
    if event.when == When::Day {
        return Some(Figure { y, ring: Some(middle), bar: None, label: None });
    }
    let inside = |x: f64| x.clamp(-OUTSIDE_PX, scale.width_px + OUTSIDE_PX);
    let (left, right) = (inside(scale.x(reach.start)), inside(scale.x(reach.end)));
    let is_bar_enough = event.mark == Mark::Ongoing && right - left > 2.0 * RING_PX;
    Some(Figure {
        y,
        ring: (!is_bar_enough).then_some(middle),
        bar: Some((left, right - left)),
        label: None,
    })
}

/// The left and right end of a figure.
fn ends(figure: &Figure) -> (f64, f64) {
    let ring = figure.ring.map(|x| (x - RING_PX, x + RING_PX));
    let bar = figure.bar.map(|(left, width)| (left, left + width));
    match (ring, bar) {
        (Some(a), Some(b)) => (a.0.min(b.0), a.1.max(b.1)),
        (Some(ends), None) | (None, Some(ends)) => ends,
        (None, None) => (0.0, 0.0),
    }
}

fn drawn(figure: &Figure, title: &str, scale: Scale) -> Drawn {
    let (left, right) = ends(figure);
    let on = figure.bar.map(|(start, width)| {
        let end = start + width;
        match figure.ring {
            // Beside the ring, on the side where there is more room.
            Some(ring) if ring > -RING_PX && ring < scale.width_px + RING_PX => {
                let before = (ring - RING_PX) - start.max(0.0);
                let behind = end.min(scale.width_px) - (ring + RING_PX);
                if before > behind { (start, ring - RING_PX) } else { (ring + RING_PX, end) }
            }
            _ => (start, end),
        }
    });
    Drawn { left, right, label_px: labels::width_px(title, LABEL_PX), on }
}

#[cfg(test)]
mod tests {
    use super::super::axis::domain;
    use super::*;
    use proptest::prelude::*;
    use readout_corpus::model::MeetingIx;

    fn event(n: usize, layer: Layer, when: When, first: i32, last: i32) -> Event {
        Event {
            meeting: MeetingIx(n as u32),
            layer,
            mark: if when == When::Through { Mark::Ongoing } else { Mark::Held },
            when,
            first: Some(Day(first)),
            last: Some(Day(last)),
            side: None,
        }
    }

    fn planned(events: &[Event]) -> Plan {
        let all = domain(events.iter().map(|event| (event.first, event.last)));
        plan(events, all).expect("dated events")
    }

    fn drawn(events: &[Event], shown: [bool; 3], scale: Scale) -> Drawing {
        draw(events, &planned(events), shown, scale, |_| "A meeting of two ministers")
    }

    #[test]
    fn hiding_a_layer_moves_the_bands_and_not_the_lanes() {
        let events = [
            event(0, Layer::Held, When::Day, 100, 100),
            event(1, Layer::Dates, When::Through, 100, 400),
            event(2, Layer::Dates, When::Within, 120, 150),
        ];
        let scale = Scale { stretch: planned(&events).all, width_px: 900.0 };
        let both = drawn(&events, [true, true, true], scale);
        let one = drawn(&events, [false, true, true], scale);
        let y = |drawing: &Drawing, i: usize| {
            drawing.figures.get(i).and_then(|figure| figure.as_ref().map(|figure| figure.y))
        };
        assert_eq!(y(&one, 0), None);
        let moved = [1, 2].map(|i| y(&both, i).zip(y(&one, i)).map(|(a, b)| a - b));
        assert!(moved[0].is_some_and(|by| by > 0.0));
        assert_eq!(moved[0], moved[1]);
    }

    #[test]
    fn an_event_without_an_end_reaches_to_the_end_of_the_axis() {
        let mut open = event(0, Layer::Dates, When::Through, 100, 100);
        open.last = None;
        let events = [open, event(1, Layer::Held, When::Day, 500, 500)];
        let scale = Scale { stretch: planned(&events).all, width_px: 900.0 };
        let drawing = drawn(&events, [true; 3], scale);
        let bar = drawing.figures.first().and_then(|figure| figure.as_ref()?.bar);
        assert!(bar.is_some_and(|(left, width)| left + width >= 900.0 - 1e-6));
    }

    #[test]
    fn what_has_no_date_or_lies_far_outside_is_not_on_the_axis() {
        let mut undated = event(0, Layer::Held, When::Undated, 0, 0);
        (undated.first, undated.last) = (None, None);
        let far = event(1, Layer::Held, When::Day, -20_000, -20_000);
        let near = [2, 3, 4]
            .map(|n| event(n, Layer::Held, When::Day, 20_000 + n as i32, 20_000 + n as i32));
        let events: Vec<Event> = [undated, far].into_iter().chain(near).collect();
        assert_eq!(planned(&events).lanes.iter().filter(|lane| lane.is_none()).count(), 2);
    }

    fn events() -> impl Strategy<Value = Vec<Event>> {
        prop::collection::vec((0usize..3, 0usize..3, 0i32..1_500, 0i32..200), 1..50).prop_map(
            |rows| {
                let mut events: Vec<Event> = rows
                    .into_iter()
                    .enumerate()
                    .map(|(n, (layer, when, first, days))| {
                        let when = [When::Day, When::Within, When::Through][when];
                        let last = if when == When::Day { first } else { first + days };
                        event(n, Layer::ALL[layer], when, first, last)
                    })
                    .collect();
                events.sort_by_key(|event| (event.first, event.last));
                events
            },
        )
    }

    proptest! {
        #[test]
        fn at_every_zoom_figures_and_labels_of_a_lane_keep_apart(
            events in events(), at in 0.0..1.0f64, part in 0.01..1.0f64, width_px in 560.0..2_000.0f64,
        ) {
            let plan = planned(&events);
            let from = plan.all.from + at * plan.all.days();
            let stretch = Stretch { from, to: from + part * plan.all.days() }.kept_within(plan.all);
            let scale = Scale { stretch, width_px };
            let drawing = drawn(&events, [true; 3], scale);
            let mut taken: Vec<(f64, f64, f64)> = Vec::new();
            for figure in drawing.figures.iter().flatten() {
                let (left, right) = ends(figure);
                taken.push((figure.y, left, right));
                if let Some((start, words)) = &figure.label {
                    let end = start + labels::width_px(words, LABEL_PX);
                    let on_itself = *start >= left && end <= right;
                    if !on_itself {
                        taken.push((figure.y, *start, end));
                    }
                }
            }
            for (i, a) in taken.iter().enumerate() {
                for b in taken.iter().skip(i + 1) {
                    let apart = a.2 <= b.1 + 1e-6 || b.2 <= a.1 + 1e-6;
                    prop_assert!((a.0 - b.0).abs() > 1.0 || apart, "{a:?} {b:?}");
                }
            }
        }

        #[test]
        fn zooming_keeps_lanes(events in events(), part in 0.02..1.0f64) {
            let plan = planned(&events);
            let whole = drawn(&events, [true; 3], Scale { stretch: plan.all, width_px: 1_000.0 });
            let stretch = plan.all.zoomed(part, 0.5, plan.all);
            let near = drawn(&events, [true; 3], Scale { stretch, width_px: 1_000.0 });
            prop_assert_eq!(whole.height_px, near.height_px);
            for (a, b) in whole.figures.iter().zip(&near.figures) {
                if let (Some(a), Some(b)) = (a, b) {
                    prop_assert_eq!(a.y, b.y);
                }
            }
        }

        #[test]
        fn earlier_events_lie_left_of_later_ones(events in events()) {
            let plan = planned(&events);
            let drawing = drawn(&events, [true; 3], Scale { stretch: plan.all, width_px: 1_000.0 });
            let left = |i: usize| {
                let figure = drawing.figures.get(i).and_then(Option::as_ref);
                figure.and_then(|figure| figure.bar.map(|bar| bar.0).or(figure.ring))
            };
            // A ring stands in the middle of its day, a bar begins with its first.
            let half_a_day = 500.0 / plan.all.days();
            for i in 1..events.len() {
                if let (Some(a), Some(b)) = (left(i - 1), left(i)) {
                    prop_assert!(a <= b + half_a_day + 1e-6);
                }
            }
        }
    }
}
