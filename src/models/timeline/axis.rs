//! The axis of the timeline: a stretch of days, and how it lies on a width.
//!
//! Days are counted from 1970-01-01 as numbers with fractions; the day `n` reaches from `n` to `n + 1`.

use crate::models::order::Order as _;
use readout_corpus::date::Day;

/// The shortest stretch that can be zoomed to, in days.
const SHORTEST_DAYS: f64 = 7.0;
/// Events that lie further from the bulk than this, and than the bulk is long, do not stretch the axis.
const FAR_DAYS: f64 = 3.0 * 365.25;
/// Longer events are drawn as far as the axis goes, but do not stretch it.
const LONG_DAYS: i32 = 5 * 366;

/// A stretch of days, from the beginning of the first to the end of the last.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stretch {
    /// The beginning.
    pub from: f64,
    /// The end, after `from`.
    pub to: f64,
}

impl Stretch {
    /// From the first day to the last, both whole. The order of the two does not matter.
    pub fn of_days(first: Day, last: Day) -> Self {
        let (first, last) = if first <= last { (first, last) } else { (last, first) };
        Self { from: f64::from(first.0), to: f64::from(last.0) + 1.0 }
    }

    /// How long it is, in days.
    pub fn days(self) -> f64 {
        self.to - self.from
    }

    /// The first day of which a part lies in it.
    pub fn first_day(self) -> Day {
        Day(self.from.floor() as i32)
    }

    /// The last day of which a part lies in it.
    pub fn last_day(self) -> Day {
        Day((self.to.ceil() - 1.0).max(self.from.floor()) as i32)
    }

    /// Longer on both ends by a part of itself.
    pub fn widened(self, part: f64) -> Self {
        let more = self.days() * part;
        Self { from: self.from - more, to: self.to + more }
    }

    /// As long as it is if that fits, moved so that it lies within another stretch.
    pub fn kept_within(self, all: Self) -> Self {
        let days = self.days().clamp(SHORTEST_DAYS.min(all.days()), all.days());
        let middle = (self.from + self.to) / 2.0;
        let from = (middle - days / 2.0).clamp(all.from, (all.to - days).max(all.from));
        Self { from, to: from + days }
    }

    /// `factor` times as long, where the point at `part` (0 to 1) of it stays where it is.
    pub fn zoomed(self, factor: f64, part: f64, all: Self) -> Self {
        let fixed = self.from + self.days() * part;
        let days = (self.days() * factor).clamp(SHORTEST_DAYS.min(all.days()), all.days());
        let from = fixed - days * part;
        Self { from, to: from + days }.kept_within(all)
    }

    /// What is shown when two fingers, which were at two parts (0 to 1) of it, have come to two others: under each
    /// lies what lay under it before.
    pub fn pinched(self, before: (f64, f64), now: (f64, f64), all: Self) -> Self {
        let factor = (before.1 - before.0).abs() / (now.1 - now.0).abs().max(0.01);
        let fixed = self.from + self.days() * (before.0 + before.1) / 2.0;
        let days = (self.days() * factor).clamp(SHORTEST_DAYS.min(all.days()), all.days());
        let from = fixed - days * (now.0 + now.1) / 2.0;
        Self { from, to: from + days }.kept_within(all)
    }

    /// Moved by a part of its length, forward where that is positive.
    pub fn moved(self, part: f64, all: Self) -> Self {
        let by = self.days() * part;
        Self { from: self.from + by, to: self.to + by }.kept_within(all)
    }
}

/// A stretch on a width.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// What is shown.
    pub stretch: Stretch,
    /// On how many pixels.
    pub width_px: f64,
}

impl Scale {
    /// Where a point in time lies, in pixels from the left; outside of the width for what is not shown.
    pub fn x(self, at: f64) -> f64 {
        (at - self.stretch.from) / self.stretch.days() * self.width_px
    }

    /// The day at so many pixels from the left, within what is shown.
    pub fn day(self, x: f64) -> Day {
        let part = (x / self.width_px.max(1.0)).clamp(0.0, 1.0);
        let at = self.stretch.from + part * self.stretch.days();
        Day(at.floor() as i32).clamp(self.stretch.first_day(), self.stretch.last_day())
    }

    /// The number of pixels for a day.
    pub fn day_px(self) -> f64 {
        self.width_px / self.stretch.days()
    }
}

/// The stretch that shows all events but the few that lie far from all others, with a margin; `None`
/// where no event has a date. Each event is its first and last day.
pub fn domain(events: impl Iterator<Item = (Option<Day>, Option<Day>)>) -> Option<Stretch> {
    let mut spans: Vec<(Day, Day)> = events
        .filter_map(|(first, last)| match (first, last) {
            (Some(first), Some(last)) if last.0.saturating_sub(first.0) <= LONG_DAYS => {
                Some((first, last))
            }
            (Some(day), _) | (None, Some(day)) => Some((day, day)),
            (None, None) => None,
        })
        .collect();
    spans.order();
    let middle = spans.len() / 2;
    let &(first, last) = spans.get(middle)?;
    let mut all = Stretch::of_days(first, last);
    let is_far = |gap: f64, all: Stretch| gap > FAR_DAYS.max(all.days());
    for &(first, last) in spans.iter().skip(middle + 1) {
        if is_far(f64::from(first.0) - all.to, all) {
            break;
        }
        all.to = all.to.max(f64::from(last.0) + 1.0);
    }
    for &(first, last) in spans.iter().take(middle).rev() {
        if is_far(all.from - f64::from(last.0), all) {
            break;
        }
        all.from = all.from.min(f64::from(first.0));
    }
    // A single day would leave nothing to zoom.
    Some(all.widened(if all.days() < 30.0 { 30.0 / all.days() } else { 0.03 }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(year: i32, month: u32, day: u32) -> Day {
        Day::new(year, month, day).expect("a day")
    }

    fn shown(spans: &[(Day, Day)]) -> Stretch {
        domain(spans.iter().map(|&(a, b)| (Some(a), Some(b)))).expect("a stretch")
    }

    #[test]
    fn under_two_fingers_the_same_days_stay() {
        let all = Stretch { from: 0.0, to: 1_000.0 };
        let now = Stretch { from: 400.0, to: 600.0 };
        let near = now.pinched((0.4, 0.6), (0.2, 0.8), all);
        let day = |stretch: Stretch, part: f64| stretch.from + part * stretch.days();
        assert!((day(near, 0.2) - 480.0).abs() < 1e-9 && (day(near, 0.8) - 520.0).abs() < 1e-9);
        // Fingers that meet zoom out no further than to everything.
        assert_eq!(now.pinched((0.0, 1.0), (0.5, 0.5), all), all);
    }

    #[test]
    fn every_pixel_stands_for_a_day_that_is_shown() {
        let scale = Scale { stretch: Stretch { from: 10.0, to: 20.0 }, width_px: 100.0 };
        let days = [-5.0, 0.0, 9.0, 11.0, 99.0, 100.0, 500.0].map(|x| scale.day(x).0);
        assert_eq!(days, [10, 10, 10, 11, 19, 19, 19]);
    }

    #[test]
    fn an_event_of_another_century_does_not_stretch_the_axis() {
        let near = [(day(2024, 9, 1), day(2024, 9, 30)), (day(2026, 2, 1), day(2026, 2, 1))];
        let with_old = [(day(1949, 10, 1), day(1949, 10, 1)), near[0], near[1]];
        assert_eq!(shown(&near), shown(&with_old));
    }

    #[test]
    fn a_plan_of_two_years_ahead_is_on_the_axis() {
        let all = shown(&[(day(2026, 2, 1), day(2026, 2, 1)), (day(2028, 1, 1), day(2028, 1, 1))]);
        assert!(all.to > f64::from(day(2028, 1, 1).0));
    }

    #[test]
    fn without_dates_there_is_no_axis() {
        assert_eq!(domain([(None, None)].into_iter()), None);
    }

    #[test]
    fn one_single_day_still_gives_an_axis_that_can_be_zoomed() {
        assert!(shown(&[(day(2026, 2, 1), day(2026, 2, 1))]).days() > 2.0 * SHORTEST_DAYS);
    }

    fn stretch() -> impl Strategy<Value = (Stretch, Stretch)> {
        (-50_000.0..50_000.0f64, 20.0..9_000.0f64, 0.0..1.0f64, 0.01..1.0f64).prop_map(
            |(from, days, at, part)| {
                let all = Stretch { from, to: from + days };
                let from = all.from + at * days;
                (all, Stretch { from, to: from + part * days }.kept_within(all))
            },
        )
    }

    proptest! {
        #[test]
        fn zooming_and_moving_stay_within_the_whole(
            (all, shown) in stretch(), factor in 0.05..20.0f64, part in 0.0..1.0f64, by in -3.0..3.0f64,
        ) {
            for after in [shown.zoomed(factor, part, all), shown.moved(by, all)] {
                prop_assert!(after.from >= all.from - 1e-6 && after.to <= all.to + 1e-6);
                prop_assert!(after.days() > 0.0);
            }
        }

        #[test]
        fn zooming_in_keeps_the_day_under_the_pointer((all, shown) in stretch(), part in 0.0..1.0f64) {
            let fixed = |s: Stretch| s.from + s.days() * part;
            let after = shown.zoomed(0.5, part, all);
            prop_assert!((fixed(after) - fixed(shown)).abs() < 1e-6);
        }

        #[test]
        fn later_days_lie_further_to_the_right((_, shown) in stretch(), a in -9_000i32..9_000, b in 1i32..9_000) {
            let scale = Scale { stretch: shown, width_px: 900.0 };
            prop_assert!(scale.x(f64::from(a)) < scale.x(f64::from(a + b)));
        }

        #[test]
        fn any_dates_give_an_axis_or_none(
            days in prop::collection::vec((-700_000i32..2_900_000, -700_000i32..2_900_000), 0..20),
        ) {
            let spans = days.iter().map(|&(a, b)| (Some(Day(a.min(b))), Some(Day(a.max(b)))));
            if let Some(all) = domain(spans) {
                prop_assert!(all.days().is_finite() && all.days() > 0.0);
            }
        }
    }
}
