//! The ticks of a time axis: years, months, weeks or days, as many as there is room for.

use std::fmt::Write as _;

use readout_corpus::date::Day;

use super::axis::Scale;
use super::step::Step;
use crate::words;

/// The gap between a line and its label.
const LABEL_GAP_PX: f64 = 4.0;
/// What a letter of a coarse label takes at most.
const COARSE_LETTER_PX: f64 = 9.0;

/// A mark on the axis with its label.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// The day that begins here.
    pub day: Day,
    /// Where it lies, in pixels from the left.
    pub x: f64,
    /// What it is called.
    pub label: String,
}

/// The ticks of an axis in two rows.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Ticks {
    /// The close ones: days, weeks, months or years.
    pub fine: Vec<Tick>,
    /// The months or years that they belong to. The first one may begin left of the axis.
    pub coarse: Vec<Tick>,
}

impl Step {
    /// The room that a label needs, in pixels.
    fn label_px(self) -> f64 {
        match self {
            Self::Day => 26.0,
            Self::Week => 34.0,
            Self::Months(1) => 36.0,
            Self::Months(_) => 40.0,
            Self::Years(_) => 48.0,
        }
    }

    fn coarser(self) -> Option<Self> {
        match self {
            Self::Day | Self::Week => Some(Self::Months(1)),
            Self::Months(_) => Some(Self::Years(1)),
            Self::Years(_) => None,
        }
    }

    fn label(self, day: Day, is_coarse: bool) -> String {
        let (year, month, number) = day.ymd();
        match self {
            Self::Day | Self::Week => number.to_string(),
            Self::Months(_) if is_coarse => format!("{} {year}", words::month(month)),
            Self::Months(_) => words::month(month).to_owned(),
            Self::Years(_) => year.to_string(),
        }
    }

    fn ticks(self, scale: Scale, is_coarse: bool) -> Vec<Tick> {
        let mut ticks = Vec::new();
        let last = scale.stretch.last_day();
        let mut next = self.floor(scale.stretch.first_day());
        while let Some(day) = next.filter(|&day| day <= last) {
            let x = scale.x(f64::from(day.0));
            // The fine row leaves out what began before; the coarse row names what goes on.
            if x >= 0.0 || is_coarse {
                ticks.push(Tick { day, x, label: self.label(day, is_coarse) });
            }
            next = self.after(day);
        }
        ticks
    }
}

impl Ticks {
    /// The labels of the coarse row with where each begins, on an axis so wide: the name of what began before stays in
    /// sight as long as there is room for it.
    pub fn coarse_labels(&self, width_px: f64) -> Vec<(f64, String)> {
        let ends = self.coarse.iter().skip(1).map(|tick| tick.x).chain([width_px]);
        let label = |(tick, end): (&Tick, f64)| {
            let x = tick.x.max(0.0) + LABEL_GAP_PX;
            let has_room = end - x >= COARSE_LETTER_PX * tick.label.len() as f64;
            has_room.then(|| (x, tick.label.clone()))
        };
        self.coarse.iter().zip(ends).filter_map(label).collect()
    }

    /// The labels of the fine row with where each begins.
    pub fn fine_labels(&self) -> Vec<(f64, String)> {
        self.fine.iter().map(|tick| (tick.x + LABEL_GAP_PX, tick.label.clone())).collect()
    }
}

/// The lines of ticks as one path, from `top` to `bottom`.
pub fn path(ticks: &[Tick], top: f64, bottom: f64) -> String {
    let mut path = String::new();
    for tick in ticks {
        // Writing to a string does not fail.
        let _ = write!(path, "M{:.1} {top}V{bottom}", tick.x);
    }
    path
}

/// The ticks for which there is room; none on an axis without width.
pub fn ticks(scale: Scale) -> Ticks {
    if scale.width_px.is_nan() || scale.width_px < 1.0 {
        return Ticks::default();
    }
    let Some(step) = Step::with_room(scale, Step::label_px) else { return Ticks::default() };
    Ticks {
        fine: step.ticks(scale, false),
        coarse: step.coarser().map_or_else(Vec::new, |step| step.ticks(scale, true)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::axis::Stretch;
    use super::*;
    use proptest::prelude::*;

    fn labels(
        from: (i32, u32, u32),
        to: (i32, u32, u32),
        width_px: f64,
    ) -> (Vec<String>, Vec<String>) {
        let day = |(y, m, d)| Day::new(y, m, d).expect("a day");
        let ticks = ticks(Scale { stretch: Stretch::of_days(day(from), day(to)), width_px });
        let names = |ticks: Vec<Tick>| ticks.into_iter().map(|tick| tick.label).collect();
        (names(ticks.fine), names(ticks.coarse))
    }

    #[test]
    fn two_years_on_a_wide_screen_have_months_under_years() {
        let (fine, coarse) = labels((2025, 1, 1), (2026, 12, 31), 1100.0);
        assert_eq!(fine.len(), 24);
        assert_eq!(fine.get(..3), Some(["Jan", "Feb", "Mar"].map(str::to_owned).as_slice()));
        assert_eq!(coarse, ["2025", "2026"]);
    }

    #[test]
    fn two_years_on_a_narrow_screen_have_quarters() {
        let (fine, _) = labels((2025, 1, 1), (2026, 12, 31), 620.0);
        assert_eq!(fine, ["Jan", "Apr", "July", "Oct", "Jan", "Apr", "July", "Oct"]);
    }

    #[test]
    fn two_weeks_have_days_under_the_month_that_goes_on() {
        let (fine, coarse) = labels((2026, 1, 25), (2026, 2, 7), 900.0);
        assert_eq!(fine.len(), 14);
        assert_eq!(coarse, ["Jan 2026", "Feb 2026"]);
    }

    #[test]
    fn three_months_have_mondays() {
        let (fine, _) = labels((2026, 1, 1), (2026, 3, 31), 800.0);
        assert_eq!(fine.first().map(String::as_str), Some("5"));
    }

    #[test]
    fn the_name_of_what_began_before_stays_in_sight_while_there_is_room() {
        let tick = |x: f64, label: &str| Tick { day: Day(0), x, label: label.to_owned() };
        let coarse = vec![tick(-300.0, "2024"), tick(30.0, "2025"), tick(400.0, "2026")];
        let near = Ticks { fine: Vec::new(), coarse };
        let names = |ticks: &Ticks| -> Vec<String> {
            ticks.coarse_labels(500.0).into_iter().map(|(_, label)| label).collect()
        };
        assert_eq!(names(&near), ["2025", "2026"]);
        let mut far = near.clone();
        far.coarse[1].x = 200.0;
        assert_eq!(names(&far), ["2024", "2025", "2026"]);
        assert_eq!(far.coarse_labels(500.0)[0].0, LABEL_GAP_PX);
        assert_eq!(path(&far.coarse[1..], 46.0, 300.0), "M200.0 46V300M400.0 46V300");
    }

    #[test]
    fn an_axis_without_width_has_no_ticks() {
        assert_eq!(labels((2025, 1, 1), (2026, 1, 1), 0.0), (vec![], vec![]));
    }

    proptest! {
        #[test]
        fn ticks_are_in_order_and_leave_room_for_their_labels(
            from in 0i32..20_000, days in 1i32..40_000, width_px in 300.0..3_000.0f64,
        ) {
            let stretch = Stretch::of_days(Day(from), Day(from + days));
            let ticks = ticks(Scale { stretch, width_px });
            for pair in ticks.fine.windows(2) {
                prop_assert!(pair[1].x - pair[0].x >= 25.0);
                prop_assert!(pair[0].day < pair[1].day);
            }
            prop_assert!(ticks.fine.len() <= 150);
        }

        #[test]
        fn any_stretch_has_ticks_or_none_without_panic(
            from in -800_000.0..3_000_000.0f64, days in 1.0..3_000_000.0f64, width_px in -1.0..5_000.0f64,
        ) {
            let _ = ticks(Scale { stretch: Stretch { from, to: from + days }, width_px });
        }
    }
}
