//! The ticks of a time axis: years, months, weeks or days, as many as there is room for.

use readout_corpus::date::Day;

use super::axis::Scale;
use super::step::Step;
use crate::words;

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
