//! Days and months whose year the text leaves to the reader.

use readout_corpus::date::Day;

use super::super::expression::{Expression, Feast, Year};
use super::super::lexicon::Which;
use super::super::period::{Period, add_days, easter};
use super::{Context, Reading, Tense};

/// Leap days come every eight years at worst.
const YEARS_TO_TRY: i32 = 8;

impl Context {
    pub(super) fn year(&self, year: Year) -> Option<i32> {
        match year {
            Year::Given(year) => Some(year),
            Year::Shift(by) => Some(self.reference?.ymd().0 + by),
            Year::Unsaid => None,
        }
    }

    /// "The new year" is the one that has just begun or is about to.
    pub(super) fn new_year(&self) -> Option<Period> {
        let (year, month, _) = self.reference?.ymd();
        Period::year(if month <= 2 { year } else { year + 1 })
    }

    /// Which way to look for a date without a year.
    fn direction(&self, which: Option<Which>) -> Tense {
        match which {
            Some(Which::Last | Which::Past) => Tense::Past,
            Some(Which::Next | Which::Following | Which::Coming) => Tense::Future,
            Some(Which::This) | None => self.tense,
        }
    }

    pub(super) fn month(&self, month: u8, year: Year, which: Option<Which>) -> Reading {
        let month = u32::from(month);
        if let Some(year) = self.year(year) {
            return Reading::new(Period::month(year, month), "month-with-year");
        }
        let Some(reference) = self.reference else {
            return Reading::new(None, "month-without-year");
        };
        let (year, this_month, _) = reference.ymd();
        if which == Some(Which::This) {
            return Reading::new(Period::month(year, month), "month-of-this-year");
        }
        let (year, how) = match self.direction(which) {
            Tense::Future => (year + i32::from(month < this_month), "month-after-reference"),
            Tense::Past | Tense::Unclear => {
                let last = which.is_some() && month == this_month;
                (year - i32::from(month > this_month || last), "month-before-reference")
            }
        };
        Reading::new(Period::month(year, month), how)
    }

    pub(super) fn day(
        &self,
        month: u8,
        day: u8,
        year: Year,
        weekday: Option<u8>,
        which: Option<Which>,
    ) -> Reading {
        let make = |year| Day::new(year, u32::from(month), u32::from(day));
        let (found, how) = if let Some(year) = self.year(year) {
            (make(year), "day-with-year")
        } else {
            self.nearest(make, which)
        };
        let agrees = |day: Day| weekday.is_none_or(|weekday| day.weekday() == u32::from(weekday));
        let mut found = found;
        if let (Some(day), Year::Unsaid) = (found, year) {
            // A weekday tells which of two neighbouring years is meant.
            if !agrees(day) {
                let this = day.ymd().0;
                let other = [this - 1, this + 1].into_iter().filter_map(make).find(|&d| agrees(d));
                found = other.or(found);
            }
        }
        let disagrees = found.is_some_and(|day| !agrees(day));
        Reading { period: found.map(Period::day), how, disagrees }
    }

    /// The occurrence of a yearly day that the tense asks for.
    fn nearest(
        &self,
        make: impl Fn(i32) -> Option<Day>,
        which: Option<Which>,
    ) -> (Option<Day>, &'static str) {
        let Some(reference) = self.reference else { return (None, "day-without-year") };
        let year = reference.ymd().0;
        if which == Some(Which::This) {
            return (make(year), "day-of-this-year");
        }
        let before =
            (0..=YEARS_TO_TRY).filter_map(|back| make(year - back)).find(|&day| day <= reference);
        let after = (0..=YEARS_TO_TRY)
            .filter_map(|ahead| make(year + ahead))
            .find(|&day| if which.is_some() { day > reference } else { day >= reference });
        match self.direction(which) {
            Tense::Past => (before, "day-before-reference"),
            Tense::Future => (after, "day-after-reference"),
            Tense::Unclear => match before.zip(after) {
                // Without a sign, news more often looks back; a date a few weeks ahead is announced.
                Some((b, a)) if (a.0 - reference.0) * 4 < reference.0 - b.0 => {
                    (after, "day-nearest-reference")
                }
                _ => (before.or(after), "day-nearest-reference"),
            },
        }
    }

    pub(super) fn feast(&self, feast: Feast, year: Year, which: Option<Which>) -> Option<Period> {
        let make = |year| match feast {
            Feast::Fixed(month, day) => Day::new(year, u32::from(month), u32::from(day)),
            Feast::Easter(days) => add_days(easter(year)?, days),
        };
        let day = match self.year(year) {
            Some(year) => make(year),
            None => self.nearest(make, which).0,
        };
        day.map(Period::day)
    }

    pub(super) fn season(&self, season: u8, year: Year, which: Option<Which>) -> Option<Period> {
        let number = 21 + u32::from(season);
        if let Some(year) = self.year(year) {
            return Period::sub_year(year, number);
        }
        let reference = self.reference?;
        let this = reference.ymd().0;
        let all = || (this - 2..=this + 2).filter_map(|year| Period::sub_year(year, number));
        let begun = |period: &Period| period.first.is_some_and(|day| day <= reference);
        let over = |period: &Period| period.last.is_some_and(|day| day < reference);
        match (which, self.direction(which)) {
            (Some(Which::This), _) => all().find(|period| !over(period)),
            (Some(_), Tense::Past) => all().rfind(over),
            (_, Tense::Future) => all().find(|period| !begun(period)),
            _ => all().rfind(begun),
        }
    }

    pub(super) fn range(&self, from: &Expression, to: &Expression) -> Option<Period> {
        let to_year = said_year(to).and_then(|year| self.year(year));
        let from_unsaid = said_year(from) == Some(Year::Unsaid);
        let mut start = match to_year {
            Some(year) if from_unsaid => self.period(&with_year(from, year))?,
            _ => self.period(from)?,
        };
        let end = if to_year.is_none() && said_year(to) == Some(Year::Unsaid) {
            // The end is the first such date behind the beginning.
            let reference = start.first;
            Self { reference, tense: Tense::Future, ..*self }.period(to)?
        } else if let Expression::Weekday { weekday, which: None, week: None } = to {
            let reference = start.first;
            Self { reference, tense: Tense::Future, ..*self }.weekday(*weekday, None, None).period?
        } else {
            self.period(to)?
        };
        if let (Some(year), true) = (to_year, from_unsaid)
            && start.first > end.first
        {
            start = self.period(&with_year(from, year - 1))?;
        }
        Period::span(&start, &end)
    }
}

/// The year of an expression that can have one.
fn said_year(says: &Expression) -> Option<Year> {
    match says {
        Expression::Day { year, which: None, .. }
        | Expression::Month { year, which: None, .. }
        | Expression::Feast { year, which: None, .. } => Some(*year),
        Expression::Year(year) => Some(*year),
        Expression::Part { of, .. } | Expression::Third { of, .. } => said_year(of),
        _ => None,
    }
}

fn with_year(says: &Expression, given: i32) -> Expression {
    let mut says = says.clone();
    match &mut says {
        Expression::Day { year, .. }
        | Expression::Month { year, .. }
        | Expression::Feast { year, .. } => *year = Year::Given(given),
        Expression::Part { of, .. } | Expression::Third { of, .. } => **of = with_year(of, given),
        _ => {}
    }
    says
}
