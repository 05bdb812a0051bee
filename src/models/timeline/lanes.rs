//! Lanes: events that share days lie above each other, first fit in date order.
//!
//! Lanes are found once, for the whole set, at the scale of the narrowest drawing of the whole axis.
//! Any other drawing spreads the days further apart while marks and labels keep their size, so what
//! does not overlap here overlaps nowhere, and nothing changes its lane while the reader zooms.

use super::axis::Stretch;
use crate::models::order::Order as _;

/// The narrowest width on which the axis is drawn; below it the list takes over.
pub const NARROWEST_PX: f64 = 560.0;
/// What a mark takes on each side of its middle or beyond its ends, with the gap to the next one.
pub const MARK_PX: f64 = 10.0;
/// Rooms for a label that are tried, from the most generous, in pixels.
const LABELS_PX: [f64; 5] = [190.0, 140.0, 90.0, 45.0, 0.0];
/// With more lanes than this the next smaller room for labels is tried.
const MANY_LANES: usize = 12;
/// With more lanes than this the events are not drawn one by one.
const MOST_LANES: usize = 24;
/// Nor with more of them, in all bands together, on a wide screen at once.
const MOST_AT_ONCE: usize = 160;
/// Of many bands each may have so many.
const LEAST_AT_ONCE: usize = 24;
const WIDEST_PX: f64 = 1_920.0;
/// A week on the narrowest axis: the closest that the axis zooms to.
const CLOSEST_DAY_PX: f64 = NARROWEST_PX / 7.0;

/// Where something begins and ends, in any unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reach {
    /// The beginning.
    pub start: f64,
    /// The end; what begins here does not overlap.
    pub end: f64,
}

/// The lanes of a band.
#[derive(Clone, Debug, PartialEq)]
pub struct Lanes {
    /// For each event its lane, from 0.
    pub of: Vec<usize>,
    /// The number of lanes in use.
    pub count: usize,
    /// The pixels that a day must have for the events to be drawn one by one; 0 where they always are, infinity
    /// where they never are.
    pub day_px: f64,
}

/// The lanes in which, in no drawing of at least the narrowest width, marks overlap.
///
/// Events are given by the points in time at which they begin and end; they may reach out of the axis.
/// Where so many lie so close that nobody could tell them apart on the whole axis, the lanes hold from the scale
/// on which they can be told apart. `bands` is the number of bands that share the screen.
pub fn lanes(events: &[Reach], all: Stretch, bands: usize) -> Lanes {
    let most_at_once = (MOST_AT_ONCE / bands.max(1)).max(LEAST_AT_ONCE);
    let lanes_for = |day_px: f64, label_px: f64, most: usize| {
        let reaches: Vec<Reach> = events
            .iter()
            .map(|event| Reach {
                start: event.start.max(all.from) - MARK_PX / day_px,
                end: event.end.min(all.to) + (MARK_PX + label_px) / day_px,
            })
            .collect();
        first_fit(&reaches, most)
    };
    let whole = NARROWEST_PX / all.days();
    let mut starts: Vec<f64> = events.iter().map(|event| event.start).collect();
    starts.order_by(f64::total_cmp);
    if at_once(&starts, WIDEST_PX / whole) <= most_at_once {
        for label_px in LABELS_PX {
            let most = if label_px <= 0.0 { MOST_LANES } else { MANY_LANES };
            if let Some(of) = lanes_for(whole, label_px, most) {
                return Lanes { count: count(&of), of, day_px: 0.0 };
            }
        }
    }
    let mut day_px = whole;
    while day_px < CLOSEST_DAY_PX {
        day_px *= 2.0;
        if at_once(&starts, WIDEST_PX / day_px) > most_at_once {
            continue;
        }
        if let Some(of) = lanes_for(day_px, 0.0, MOST_LANES) {
            return Lanes { count: count(&of), of, day_px };
        }
    }
    Lanes { of: vec![0; events.len()], count: 1, day_px: f64::INFINITY }
}

/// The most points, of sorted ones, that lie within some stretch of so many days.
fn at_once(starts: &[f64], days: f64) -> usize {
    let mut first = 0;
    let mut most = 0;
    for (i, start) in starts.iter().enumerate() {
        while starts.get(first).is_some_and(|other| start - other > days) {
            first += 1;
        }
        most = most.max(i + 1 - first);
    }
    most
}

/// The number of lanes in use.
pub fn count(lanes: &[usize]) -> usize {
    lanes.iter().max().map_or(0, |last| last + 1)
}

/// For each reach the first lane in which it overlaps none of those that begin before it; `None` where that takes
/// more than `most` lanes. As these are few, looking through them costs less than a tree.
pub fn first_fit(reaches: &[Reach], most: usize) -> Option<Vec<usize>> {
    let mut order: Vec<usize> = (0..reaches.len()).collect();
    let start = |i: &usize| reaches.get(*i).map_or(0.0, |reach| reach.start);
    // A stable sort: of two that begin together, the one that comes first in the corpus lies first.
    order.order_by(|a, b| start(a).total_cmp(&start(b)));
    let mut lanes = vec![0; reaches.len()];
    let mut ends: Vec<f64> = Vec::new();
    for i in order {
        let (Some(reach), Some(lane)) = (reaches.get(i), lanes.get_mut(i)) else { continue };
        *lane = ends.iter().position(|end| *end <= reach.start).unwrap_or(ends.len());
        match ends.get_mut(*lane) {
            Some(end) => *end = reach.end,
            None if *lane < most => ends.push(reach.end),
            None => return None,
        }
    }
    Some(lanes)
}

#[cfg(test)]
mod tests {
    use super::super::axis::Scale;
    use super::*;
    use proptest::prelude::*;

    fn reach(start: f64, end: f64) -> Reach {
        Reach { start, end }
    }

    fn fit(reaches: &[Reach]) -> Vec<usize> {
        first_fit(reaches, usize::MAX).expect("lanes without end")
    }

    #[test]
    fn with_fewer_lanes_than_it_takes_there_are_none() {
        let reaches = [reach(0.0, 9.0), reach(1.0, 3.0), reach(2.0, 4.0)];
        assert_eq!(first_fit(&reaches, 2), None);
        assert!(first_fit(&reaches, 3).is_some());
    }

    #[test]
    fn what_follows_without_overlap_stays_in_the_first_lane() {
        assert_eq!(fit(&[reach(0.0, 2.0), reach(2.0, 3.0), reach(5.0, 6.0)]), [0, 0, 0]);
    }

    #[test]
    fn what_overlaps_goes_to_the_first_lane_that_is_free() {
        let reaches = [reach(0.0, 9.0), reach(1.0, 3.0), reach(2.0, 4.0), reach(3.5, 5.0)];
        assert_eq!(fit(&reaches), [0, 1, 2, 1]);
    }

    #[test]
    fn the_order_of_dates_decides_and_not_the_order_of_the_list() {
        assert_eq!(fit(&[reach(5.0, 8.0), reach(0.0, 6.0)]), [1, 0]);
    }

    #[test]
    fn what_all_falls_on_one_day_is_never_drawn_one_by_one() {
        let all = Stretch { from: 0.0, to: 1_000.0 };
        let lanes = lanes(&vec![reach(500.5, 500.5); 5_000], all, 1);
        assert_eq!((lanes.count, lanes.day_px), (1, f64::INFINITY));
    }

    #[test]
    fn nothing_needs_no_lane() {
        assert_eq!(count(&fit(&[])), 0);
    }

    fn events() -> impl Strategy<Value = Vec<Reach>> {
        prop::collection::vec((0.0..3_000.0f64, 0.0..400.0f64), 0..60).prop_map(|events| {
            events
                .into_iter()
                .map(|(start, days)| reach(start.floor(), start.floor() + days))
                .collect()
        })
    }

    fn overlap(a: Reach, b: Reach) -> bool {
        a.start < b.end && b.start < a.end
    }

    proptest! {
        #[test]
        fn reaches_of_one_lane_never_overlap(events in events()) {
            let lanes = fit(&events);
            for (i, a) in events.iter().enumerate() {
                for (j, b) in events.iter().enumerate().skip(i + 1) {
                    // What has no length overlaps nothing but lies in order all the same.
                    prop_assert!(lanes[i] != lanes[j] || !overlap(*a, *b));
                }
            }
        }

        #[test]
        fn each_lies_in_the_first_lane_that_had_room(events in events()) {
            let lanes = fit(&events);
            for (i, event) in events.iter().enumerate() {
                for lower in 0..lanes[i] {
                    let taken = events.iter().enumerate().any(|(j, other)| {
                        let before = (other.start, j) < (event.start, i);
                        lanes[j] == lower && before && other.end > event.start
                    });
                    prop_assert!(taken);
                }
            }
        }

        #[test]
        fn crowds_are_drawn_one_by_one_only_where_there_is_room(
            starts in prop::collection::vec(0.0..3_000.0f64, 200..900),
        ) {
            let all = Stretch { from: -10.0, to: 3_410.0 };
            let events: Vec<Reach> =
                starts.iter().map(|start| reach(start.floor() + 0.5, start.floor() + 0.5)).collect();
            let lanes = lanes(&events, all, 1);
            prop_assert!(lanes.count <= MOST_LANES && lanes.day_px > 0.0);
            for a in &starts {
                let near = |b: &&f64| **b >= *a && **b - a <= WIDEST_PX / lanes.day_px;
                prop_assert!(starts.iter().filter(near).count() <= MOST_AT_ONCE + 2);
            }
            if lanes.day_px.is_finite() {
                let reaches: Vec<Reach> = events
                    .iter()
                    .map(|event| reach(event.start - MARK_PX / lanes.day_px, event.end + MARK_PX / lanes.day_px))
                    .collect();
                let mut order: Vec<usize> = (0..events.len()).collect();
                order.sort_by(|a, b| reaches[*a].start.total_cmp(&reaches[*b].start));
                let mut ends = vec![f64::NEG_INFINITY; lanes.count];
                for i in order {
                    prop_assert!(ends[lanes.of[i]] <= reaches[i].start + 1e-9);
                    ends[lanes.of[i]] = reaches[i].end;
                }
            }
        }

        #[test]
        fn marks_of_a_lane_keep_apart_at_every_zoom(
            events in events(), part in 0.01..1.0f64, at in 0.0..1.0f64, width_px in 560.0..2_400.0f64,
        ) {
            let all = Stretch { from: -10.0, to: 3_410.0 };
            let lanes = lanes(&events, all, 1).of;
            let from = all.from + at * all.days();
            let stretch = Stretch { from, to: from + part * all.days() }.kept_within(all);
            let scale = Scale { stretch, width_px };
            let drawn: Vec<Reach> = events
                .iter()
                .map(|event| Reach {
                    start: scale.x(event.start) - MARK_PX + 1e-6,
                    end: scale.x(event.end) + MARK_PX - 1e-6,
                })
                .collect();
            for (i, a) in drawn.iter().enumerate() {
                for (j, b) in drawn.iter().enumerate().skip(i + 1) {
                    prop_assert!(lanes[i] != lanes[j] || !overlap(*a, *b));
                }
            }
        }
    }
}
