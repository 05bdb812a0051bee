//! The timeline as a drawing: bands of lanes, and for each event its mark and label on the current scale.

use super::axis::Scale;
use super::columns::{Column, Item, columns};
use super::groups::Of;
use super::plan::{Band as PlannedBand, Plan, reach};
use crate::models::events::{Event, Layer, Mark, When};
use crate::models::labels::{self, Drawn};
use crate::models::order::Order as _;

/// The height of a lane.
pub const LANE_PX: f64 = 27.0;
/// The height of the axis above the lanes.
pub const AXIS_PX: f64 = 46.0;
/// What a band takes above its lanes for its name, and below them.
const BAND_HEAD_PX: f64 = 26.0;
const BAND_FOOT_PX: f64 = 8.0;
/// Columns have at least the room of so many lanes.
const COLUMN_LANES: usize = 2;
/// The half width of a ring with its stroke.
const RING_PX: f64 = 7.0;
/// The size of labels.
const LABEL_PX: f64 = 13.0;
/// Bars reach at most so far out of the drawing; browsers draw far larger ones badly.
const OUTSIDE_PX: f64 = 40.0;

/// What is drawn: the layers that are shown, and what is counted in bands below the events.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// For each of [`Layer::ALL`] whether it is shown.
    pub layers: [bool; 3],
    /// For each band below the events what is counted in it, in order.
    pub counted: &'a [Vec<Item>],
}

/// A band of events or, below them, of what is counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// What its events have in common, or the position among what is counted.
    pub of: Result<Of, usize>,
    /// Where it begins, in pixels from the top.
    pub top: f64,
    /// Where it ends.
    pub bottom: f64,
    /// Its events as columns, where they are not drawn one by one.
    pub columns: Vec<Column>,
    /// How many lie before what is shown.
    pub before: usize,
    /// How many lie behind.
    pub behind: usize,
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

impl Figure {
    /// Where its label is held, and by which end: one that stands before the figure ends there, however wide the
    /// reader's font is.
    pub fn label_at(&self) -> Option<(f64, &'static str)> {
        let start = self.label.as_ref()?.0;
        let (left, _) = ends(self);
        Some(if start < left { (left - labels::GAP_PX, "end") } else { (start, "start") })
    }
}

/// The drawing on the current scale.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Drawing {
    /// The bands that have something in the layers that are shown.
    pub bands: Vec<Band>,
    /// For each of [`Plan::rows`] its figure; `None` for what is not to be seen.
    pub figures: Vec<Option<Figure>>,
    /// The height of the whole.
    pub height_px: f64,
}

/// Draws the events of the shown layers. `title` gives the label of an event by its position.
pub fn draw<'a>(
    events: &[Event],
    plan: &Plan,
    shown: Shown<'_>,
    scale: Scale,
    title: impl Fn(usize) -> &'a str,
) -> Drawing {
    let is_shown = |event: &Event| {
        Layer::ALL.iter().zip(shown.layers).any(|(&layer, shown)| shown && layer == event.layer)
    };
    let mut drawing = Drawing { bands: Vec::new(), figures: Vec::new(), height_px: AXIS_PX };
    for band in &plan.bands {
        let first = drawing.figures.len();
        drawing.figures.resize(first + band.rows.len(), None);
        if !band.rows.iter().filter_map(|row| events.get(row.event)).any(is_shown) {
            continue;
        }
        let top = drawing.height_px;
        let is_counted = scale.day_px() < band.day_px;
        let lanes = if band.day_px > 0.0 { band.lanes.max(COLUMN_LANES) } else { band.lanes };
        let inner_px = lanes as f64 * LANE_PX;
        let mut outside = (0, 0);
        let mut found = Vec::new();
        if is_counted {
            let items = band.items(events, is_shown);
            outside = outside_of(&items, scale);
            found = columns(&items, scale, inner_px);
        } else {
            for (lane, members) in by_lane(events, band, is_shown).into_iter().enumerate() {
                let y = top + BAND_HEAD_PX + (lane as f64 + 0.5) * LANE_PX;
                let row: Vec<(usize, usize, Figure)> = members
                    .into_iter()
                    .filter_map(|(at, i)| Some((at, i, figure(events.get(i)?, plan, scale, y)?)))
                    .collect();
                let seen = place(row, scale, &title);
                outside = (outside.0 + seen.before, outside.1 + seen.behind);
                for (at, figure) in seen.figures {
                    if let Some(slot) = drawing.figures.get_mut(first + at) {
                        *slot = Some(figure);
                    }
                }
            }
        }
        drawing.height_px += BAND_HEAD_PX + inner_px + BAND_FOOT_PX;
        drawing.bands.push(Band {
            of: Ok(band.of),
            top,
            bottom: drawing.height_px - BAND_FOOT_PX,
            columns: found,
            before: outside.0,
            behind: outside.1,
        });
    }
    for (at, items) in shown.counted.iter().enumerate().filter(|(_, items)| !items.is_empty()) {
        let top = drawing.height_px;
        let inner_px = COLUMN_LANES as f64 * LANE_PX;
        let (before, behind) = outside_of(items, scale);
        drawing.height_px += BAND_HEAD_PX + inner_px + BAND_FOOT_PX;
        drawing.bands.push(Band {
            of: Err(at),
            top,
            bottom: drawing.height_px - BAND_FOOT_PX,
            columns: columns(items, scale, inner_px),
            before,
            behind,
        });
    }
    drawing
}

/// For each lane of a band its rows in it, as their position in the band and that of the event.
fn by_lane(
    events: &[Event],
    band: &PlannedBand,
    is_shown: impl Fn(&Event) -> bool,
) -> Vec<Vec<(usize, usize)>> {
    let mut lanes: Vec<Vec<(usize, usize)>> = vec![Vec::new(); band.lanes];
    for (at, row) in band.rows.iter().enumerate() {
        if events.get(row.event).is_some_and(&is_shown)
            && let Some(lane) = lanes.get_mut(row.lane)
        {
            lane.push((at, row.event));
        }
    }
    lanes
}

/// How many of the items, each once, lie only before what is shown or only behind it.
fn outside_of(items: &[Item], scale: Scale) -> (usize, usize) {
    let (first, last) = (scale.stretch.first_day(), scale.stretch.last_day());
    let start = items.partition_point(|(day, _)| *day < first);
    let end = items.partition_point(|(day, _)| *day <= last).max(start);
    let parts = [items.get(start..end), items.get(..start), items.get(end..)];
    let mut taken: Vec<u32> = Vec::new();
    let [_, before, behind] = parts.map(|part| {
        let mut new: Vec<u32> = part.unwrap_or_default().iter().map(|(_, what)| *what).collect();
        new.order();
        new.dedup();
        new.retain(|what| taken.binary_search(what).is_err());
        let count = new.len();
        taken.extend(new);
        taken.order();
        count
    });
    (before, behind)
}

/// What of a lane is to be seen.
struct Seen {
    figures: Vec<(usize, Figure)>,
    before: usize,
    behind: usize,
}

/// Places the labels of a lane, given as positions in the band, positions of events, and figures.
fn place<'a>(
    mut row: Vec<(usize, usize, Figure)>,
    scale: Scale,
    title: impl Fn(usize) -> &'a str,
) -> Seen {
    row.order_by(|a, b| ends(&a.2).0.total_cmp(&ends(&b.2).0));
    let drawn: Vec<Drawn> =
        row.iter().map(|(_, i, figure)| drawn(figure, title(*i), scale)).collect();
    let places = labels::place(&drawn, scale.width_px);
    let mut seen = Seen { figures: Vec::new(), before: 0, behind: 0 };
    for ((at, i, mut figure), place) in row.into_iter().zip(places) {
        let (left, right) = ends(&figure);
        if right < 0.0 {
            seen.before += 1;
        } else if left > scale.width_px {
            seen.behind += 1;
        } else {
            figure.label =
                place.map(|place| (place.left, labels::cut(title(i), place.room_px, LABEL_PX)));
            seen.figures.push((at, figure));
        }
    }
    seen
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
    use super::super::axis::{Stretch, domain};
    use super::super::groups::Group;
    use super::super::plan::plan;
    use super::*;
    use proptest::prelude::*;
    use readout_corpus::date::Day;
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
        let of_layer = |layer: Layer| Group {
            of: Of::Layer(layer),
            members: (0..events.len()).filter(|&i| events[i].layer == layer).collect(),
        };
        plan(events, &Layer::ALL.map(of_layer), all).expect("dated events")
    }

    /// The figures by the positions of their events.
    fn by_event(events: &[Event], drawing: &Drawing) -> Vec<Option<Figure>> {
        let mut figures = vec![None; events.len()];
        for ((_, row), figure) in planned(events).rows().zip(&drawing.figures) {
            figures[row.event] = figure.clone();
        }
        figures
    }

    fn drawn(events: &[Event], shown: [bool; 3], scale: Scale) -> Drawing {
        let shown = Shown { layers: shown, counted: &[] };
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
            by_event(&events, drawing).get(i)?.as_ref().map(|figure| figure.y)
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
        let bar = by_event(&events, &drawing).first().and_then(|figure| figure.as_ref()?.bar);
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
        let on_axis: Vec<usize> = planned(&events).rows().map(|(_, row)| row.event).collect();
        assert_eq!(on_axis, [2, 3, 4]);
    }

    #[test]
    fn a_crowd_is_counted_from_afar_and_drawn_one_by_one_from_close_by() {
        let events: Vec<Event> = (0..4_000)
            .map(|n| event(n, Layer::Held, When::Day, 10_000 + n as i32, 10_000 + n as i32))
            .collect();
        let all = planned(&events).all;
        let far = drawn(&events, [true; 3], Scale { stretch: all, width_px: 1_000.0 });
        assert_eq!(far.figures.iter().flatten().count(), 0);
        let counted = far.bands.iter().flat_map(|band| &band.columns).map(|column| column.count);
        assert_eq!(counted.sum::<usize>(), 4_000);
        let stretch = Stretch { from: 11_000.0, to: 11_014.0 };
        let near = drawn(&events, [true; 3], Scale { stretch, width_px: 1_000.0 });
        assert_eq!(near.height_px, far.height_px, "nothing below jumps");
        let band = near.bands.first().expect("a band");
        assert!(band.columns.is_empty());
        let seen = near.figures.iter().flatten().count();
        assert_eq!(band.before + seen + band.behind, 4_000);
        assert!((14..=16).contains(&seen), "{seen}");
    }

    #[test]
    fn what_is_counted_has_bands_below_the_events() {
        let events = [event(0, Layer::Held, When::Day, 100, 100)];
        let plan = planned(&events);
        let counted = [vec![(Day(90), 0), (Day(100), 0), (Day(101), 1)], vec![]];
        let shown = Shown { layers: [true; 3], counted: &counted };
        let drawing =
            draw(&events, &plan, shown, Scale { stretch: plan.all, width_px: 900.0 }, |_| "");
        let of: Vec<Result<Of, usize>> = drawing.bands.iter().map(|band| band.of).collect();
        assert_eq!(of, [Ok(Of::Layer(Layer::Held)), Err(0)]);
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
            let figures = by_event(&events, &drawing);
            let left = |i: usize| {
                let figure = figures.get(i).and_then(Option::as_ref);
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
