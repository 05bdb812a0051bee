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
    for seen in &drawing.figures {
        figures[seen.event] = Some(seen.figure.clone());
    }
    figures
}

fn drawn(events: &[Event], shown: [bool; 3], scale: Scale) -> Drawing {
    let plan = planned(events);
    let shown = Shown::new(events, &plan, shown, Vec::new());
    draw(events, &plan, &shown, scale, |_| "A meeting of two ministers")
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
    let near =
        [2, 3, 4].map(|n| event(n, Layer::Held, When::Day, 20_000 + n as i32, 20_000 + n as i32));
    let events: Vec<Event> = [undated, far].into_iter().chain(near).collect();
    let rows = planned(&events).bands.into_iter().flat_map(|band| band.rows);
    let on_axis: Vec<usize> = rows.map(|row| row.event).collect();
    assert_eq!(on_axis, [2, 3, 4]);
}

#[test]
fn a_crowd_is_counted_from_afar_and_drawn_one_by_one_from_close_by() {
    let events: Vec<Event> = (0..4_000)
        .map(|n| event(n, Layer::Held, When::Day, 10_000 + n as i32, 10_000 + n as i32))
        .collect();
    let all = planned(&events).all;
    let far = drawn(&events, [true; 3], Scale { stretch: all, width_px: 1_000.0 });
    assert_eq!(far.figures.len(), 0);
    let counted = far.bands.iter().flat_map(|band| &band.columns).map(|column| column.count);
    assert_eq!(counted.sum::<usize>(), 4_000);
    let stretch = Stretch { from: 11_000.0, to: 11_014.0 };
    let near = drawn(&events, [true; 3], Scale { stretch, width_px: 1_000.0 });
    assert_eq!(near.height_px, far.height_px, "nothing below jumps");
    let band = near.bands.first().expect("a band");
    assert!(band.columns.is_empty());
    let seen = near.figures.len();
    assert_eq!(band.before + seen + band.behind, 4_000);
    assert!((14..=16).contains(&seen), "{seen}");
}

#[test]
fn what_is_counted_has_bands_below_the_events() {
    let events = [event(0, Layer::Held, When::Day, 100, 100)];
    let plan = planned(&events);
    let items = vec![(Day(90), 0), (Day(100), 0), (Day(101), 1)];
    let counted = vec![Tally::of_several(items), Tally::default()];
    let shown = Shown::new(&events, &plan, [true; 3], counted);
    let drawing =
        draw(&events, &plan, &shown, Scale { stretch: plan.all, width_px: 900.0 }, |_| "");
    let of: Vec<Result<Of, usize>> = drawing.bands.iter().map(|band| band.of).collect();
    assert_eq!(of, [Ok(Of::Layer(Layer::Held)), Err(0)]);
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    prop::collection::vec((0usize..3, 0usize..3, 0i32..1_500, 0i32..200), 1..50).prop_map(|rows| {
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
    })
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
        for figure in drawing.figures.iter().map(|seen| &seen.figure) {
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
        for seen in &near.figures {
            if let Some(before) = whole.figure(seen.row) {
                prop_assert_eq!(seen.figure.y, before.y);
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
