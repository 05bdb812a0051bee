//! The steps of a calendar: days, weeks, months, years.

use readout_corpus::date::Day;

use super::axis::Scale;

/// A step of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// One day.
    Day,
    /// From Monday to Sunday.
    Week,
    /// So many months, from the first of the year.
    Months(i32),
    /// So many years, from year 0.
    Years(i32),
}

impl Step {
    /// From the closest to the widest.
    pub const ALL: [Self; 10] = [
        Self::Day,
        Self::Week,
        Self::Months(1),
        Self::Months(3),
        Self::Years(1),
        Self::Years(2),
        Self::Years(5),
        Self::Years(10),
        Self::Years(50),
        Self::Years(500),
    ];

    /// The closest step that has so many pixels on a scale.
    pub fn with_room(scale: Scale, least_px: impl Fn(Self) -> f64) -> Option<Self> {
        Self::ALL.into_iter().find(|&step| step.days() * scale.day_px() >= least_px(step))
    }

    /// How long it is at least.
    pub fn days(self) -> f64 {
        match self {
            Self::Day => 1.0,
            Self::Week => 7.0,
            Self::Months(n) => 28.0 * f64::from(n),
            Self::Years(n) => 365.0 * f64::from(n),
        }
    }

    /// The last beginning of such a step on or before a day.
    pub fn floor(self, day: Day) -> Option<Day> {
        let (year, month, _) = day.ymd();
        match self {
            Self::Day => Some(day),
            Self::Week => Some(Day(day.0.checked_sub(day.weekday() as i32)?)),
            Self::Months(n) => {
                let month = (month as i32 - 1).div_euclid(n) * n + 1;
                Day::new(year, month as u32, 1)
            }
            Self::Years(n) => Day::new(year.div_euclid(n) * n, 1, 1),
        }
    }

    /// The beginning after one.
    pub fn after(self, day: Day) -> Option<Day> {
        let (year, month, _) = day.ymd();
        match self {
            Self::Day => Some(Day(day.0.checked_add(1)?)),
            Self::Week => Some(Day(day.0.checked_add(7)?)),
            Self::Months(n) => {
                let months = month as i32 - 1 + n;
                Day::new(year + months.div_euclid(12), months.rem_euclid(12) as u32 + 1, 1)
            }
            Self::Years(n) => Day::new(year + n, 1, 1),
        }
    }
}
