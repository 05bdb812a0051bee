//! From what an expression says to the days that it means.

mod calendar;
mod counted;
mod relative;

use readout_corpus::date::Day;

use super::expression::{Expression, Link, Year};
use super::period::{Period, add_days};

/// Which way a sentence looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    Unclear,
}

/// What an expression is read against.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context {
    /// The day that "today" is.
    pub(super) reference: Option<Day>,
    /// Which way its sentence looks.
    pub(super) tense: Tense,
    /// The day that the text named last.
    pub(super) told: Option<Day>,
    /// The day that the same paragraph named last.
    pub(super) told_here: Option<Day>,
}

/// What an expression means and how that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) period: Option<Period>,
    /// The rule.
    pub(super) how: &'static str,
    /// Two parts of the expression that should name one day name two.
    pub(super) disagrees: bool,
}

impl Reading {
    fn new(period: Option<Period>, how: &'static str) -> Self {
        Self { period, how, disagrees: false }
    }
}

impl Context {
    /// Reads an expression.
    pub(super) fn read(&self, says: &Expression) -> Reading {
        match says {
            Expression::Year(Year::Given(year)) => Reading::new(Period::year(*year), "year"),
            Expression::Year(year) => {
                Reading::new(self.year(*year).and_then(Period::year), "relative-year")
            }
            Expression::NewYear => Reading::new(self.new_year(), "new-year"),
            Expression::Month { month, year, which } => self.month(*month, *year, *which),
            Expression::Day { month, day, year, weekday, which } => {
                self.day(*month, *day, *year, *weekday, *which)
            }
            Expression::DayOfMonth { day, month, weekday } => {
                Reading::new(self.day_of_month(*day, *month, *weekday), "day-of-month")
            }
            Expression::Weekday { weekday, which, week } => self.weekday(*weekday, *which, *week),
            Expression::Shift { unit, by } => self.shifted(*unit, *by),
            Expression::In(amounts) => {
                let period =
                    (self.tense != Tense::Past).then(|| self.offset(amounts, 1, None)).flatten();
                Reading::new(period, "amount-ahead")
            }
            Expression::Offset { amounts, sign, from } => {
                let how = match (from, sign) {
                    (Some(_), _) => "amount-from-day",
                    (None, 1) => "amount-ahead",
                    (None, _) => "amount-ago",
                };
                Reading::new(self.offset(amounts, *sign, from.as_deref()), how)
            }
            Expression::Window { amounts, sign } => {
                Reading::new(self.window(amounts, *sign), "window")
            }
            Expression::Nth { place, count, unit, of } => {
                Reading::new(self.nth(*place, *count, *unit, of.as_deref()), "nth-of-period")
            }
            Expression::NthWeekday { place, weekday, of } => {
                Reading::new(self.nth_weekday(*place, *weekday, of.as_deref()), "nth-weekday")
            }
            Expression::WeekNumber { week, year } => {
                Reading::new(self.week_number(*week, *year), "week-number")
            }
            Expression::Third { part, of } => Reading::new(self.third(*part, of), "part-of-period"),
            Expression::Following(unit) => match self.tense {
                // In a tale it follows what was told, and that may be any time.
                Tense::Past => Reading::new(None, "following"),
                _ => self.shifted(*unit, 1),
            },
            Expression::Weekend => Reading::new(self.weekend(), "relative-week"),
            Expression::Part { part, of } => Reading::new(self.part(*part, of), "part-of-period"),
            Expression::Around { unit, of } => Reading::new(self.around(*unit, of), "around-day"),
            Expression::Season { season, year, which } => {
                Reading::new(self.season(*season, *year, *which), "season")
            }
            Expression::Decade { start, short } => {
                Reading::new(self.decade(*start, *short), "decade")
            }
            Expression::Century(n) => Reading::new(century(*n), "century"),
            Expression::Feast { feast, year, which } => {
                Reading::new(self.feast(*feast, *year, *which), "feast")
            }
            Expression::Range(from, to) => Reading::new(self.range(from, to), "range"),
            Expression::Since(of) => {
                let first = self.period(of).and_then(|period| period.first);
                Reading::new(first.map(Period::since), "open-since")
            }
            Expression::After(of) => Reading::new(self.after(of), "open-after"),
            Expression::Until(of) => {
                let last = self.period(of).and_then(|period| period.last);
                Reading::new(last.map(Period::until), "open-until")
            }
            Expression::Before(of) => {
                let end =
                    matches!(**of, Expression::Third { part: super::lexicon::Part::Late, .. });
                let last = self
                    .period(of)
                    .and_then(|period| if end { period.last } else { add_days(period.first?, -1) });
                Reading::new(last.map(Period::until), "open-before")
            }
            Expression::Link(Link::Days(days)) => {
                let from = self.told.or(self.reference);
                let day = from.and_then(|day| add_days(day, *days));
                Reading::new(day.map(Period::day), "same-day")
            }
            Expression::Both(one, other) => self.both(one, other),
            Expression::Vague { .. } => Reading::new(None, "vague"),
        }
    }

    fn period(&self, says: &Expression) -> Option<Period> {
        self.read(says).period
    }

    /// A stretch that begins when another has ended; after a day it begins with that day's events.
    fn after(&self, of: &Expression) -> Option<Period> {
        let period = self.period(of)?;
        if let Expression::Third { part: super::lexicon::Part::Early, .. } = of {
            return period.first.map(Period::since);
        }
        let first = match period.single_day() {
            Some(day) => day,
            None => add_days(period.last?, 1)?,
        };
        Some(Period::since(first))
    }

    /// Two expressions for one day. Where they disagree, the calendar date stands and a warning is due.
    fn both(&self, one: &Expression, other: &Expression) -> Reading {
        let relative = self.period(one).and_then(|period| period.single_day());
        // The second is nearest to the first, whatever the tense.
        let near = Self { reference: relative.or(self.reference), tense: Tense::Unclear, ..*self };
        let reading = near.read(other);
        let named = reading.period.as_ref().and_then(Period::single_day);
        let disagrees = relative.zip(named).is_some_and(|(a, b)| a != b);
        Reading { how: "two-that-agree", disagrees: disagrees || reading.disagrees, ..reading }
    }
}

fn century(n: i32) -> Option<Period> {
    let first = n.checked_sub(1)?.checked_mul(100)?;
    Period::span(&Period::year(first)?, &Period::year(first.checked_add(99)?)?)
}
