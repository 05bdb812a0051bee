//! Weekdays, neighbouring weeks and months, and amounts before or after a day.

use readout_corpus::date::Day;

use super::super::expression::{Amount, Expression, Link};
use super::super::lexicon::{Unit, Which};
use super::super::period::{Period, add_days, add_months, monday};
use super::{Context, Reading, Tense};

impl Context {
    pub(super) fn weekday(&self, weekday: u8, which: Option<Which>, week: Option<i32>) -> Reading {
        let Some(reference) = self.reference else { return Reading::new(None, "weekday") };
        let weekday = i32::from(weekday);
        let ahead = (weekday - reference.weekday() as i32).rem_euclid(7);
        let of_week = |weeks: i32| {
            monday(reference).and_then(|day| add_days(day, weeks.checked_mul(7)? + weekday))
        };
        let (day, how) = match (week, which) {
            (Some(weeks), _) => (of_week(weeks), "weekday-of-week"),
            (_, Some(Which::This)) => (of_week(0), "weekday-of-week"),
            (_, Some(Which::Last)) => (of_week(-1), "weekday-of-week"),
            (_, Some(Which::Next | Which::Following)) => (of_week(1), "weekday-of-week"),
            (_, Some(Which::Past)) => {
                let back = if ahead == 0 { 7 } else { 7 - ahead };
                (add_days(reference, -back), "weekday-before-reference")
            }
            (_, Some(Which::Coming)) => {
                let ahead = if ahead == 0 { 7 } else { ahead };
                (add_days(reference, ahead), "weekday-after-reference")
            }
            (_, None) if self.tense == Tense::Future => {
                (add_days(reference, ahead), "weekday-after-reference")
            }
            (_, None) => {
                let back = (7 - ahead) % 7;
                (add_days(reference, -back), "weekday-before-reference")
            }
        };
        Reading::new(day.map(Period::day), how)
    }

    pub(super) fn shifted(&self, unit: Unit, by: i32) -> Reading {
        let how = match unit {
            Unit::Day | Unit::BusinessDay => "relative-day",
            Unit::Week | Unit::WorkWeek | Unit::Weekend | Unit::Fortnight => "relative-week",
            Unit::Month => "relative-month",
            Unit::Quarter | Unit::Half => "relative-quarter",
            Unit::Year => "relative-year",
            Unit::Decade | Unit::Century => "relative-decade",
        };
        Reading::new(self.neighbour(unit, by), how)
    }

    fn neighbour(&self, unit: Unit, by: i32) -> Option<Period> {
        let reference = self.reference?;
        let (year, month, _) = reference.ymd();
        let weeks = |length: i32, skip: i32| {
            let start = add_days(monday(reference)?, by.checked_mul(7)?.checked_add(skip)?)?;
            Period::between(start, add_days(start, length - 1)?)
        };
        match unit {
            Unit::Day | Unit::BusinessDay => add_days(reference, by).map(Period::day),
            Unit::Week => weeks(7, 0),
            Unit::WorkWeek => weeks(5, 0),
            Unit::Weekend => weeks(2, 5),
            Unit::Fortnight => {
                let start = add_days(monday(reference)?, by.checked_mul(14)?)?;
                Period::between(start, add_days(start, 13)?)
            }
            Unit::Month => {
                let (year, month, _) = add_months(Day::new(year, month, 1)?, by)?.ymd();
                Period::month(year, month)
            }
            Unit::Quarter => {
                let quarters = year.checked_mul(4)?.checked_add((month as i32 - 1) / 3 + by)?;
                Period::sub_year(quarters.div_euclid(4), 33 + quarters.rem_euclid(4) as u32)
            }
            Unit::Half => {
                let halves = year.checked_mul(2)?.checked_add((month as i32 - 1) / 6 + by)?;
                Period::sub_year(halves.div_euclid(2), 40 + halves.rem_euclid(2) as u32)
            }
            Unit::Year => Period::year(year.checked_add(by)?),
            Unit::Decade => years(year.div_euclid(10).checked_add(by)?.checked_mul(10)?, 10),
            Unit::Century => years(year.div_euclid(100).checked_add(by)?.checked_mul(100)?, 100),
        }
    }

    /// "The weekend" is the one just over in a sentence that looks back, otherwise the coming one.
    pub(super) fn weekend(&self) -> Option<Period> {
        let reference = self.reference?;
        let back = self.tense == Tense::Past && reference.weekday() < 5;
        self.neighbour(Unit::Weekend, -i32::from(back))
    }

    pub(super) fn offset(
        &self,
        amounts: &[Amount],
        sign: i32,
        from: Option<&Expression>,
    ) -> Option<Period> {
        let told = matches!(from, None | Some(Expression::Link(_)));
        let start = match from {
            None => self.reference?,
            // `One year later` in a tale counts from a day that must have been told.
            Some(Expression::Link(Link::Days(_))) if self.tense == Tense::Past => self.told_here?,
            Some(Expression::Link(Link::Days(_))) => self.told_here.or(self.reference)?,
            // What lies ahead of a date that has no year yet is reckoned from the coming one.
            Some(says) => self.period(says)?.single_day()?,
        };
        let day = move_by(start, amounts, sign)?;
        let coarse = amounts.iter().any(|amount| is_coarse(amount.unit));
        let period = Period::day(day);
        // "Two years ago" is seldom meant to the day.
        Some(if told && coarse { period.about() } else { period })
    }

    /// The days that "the past 3 weeks" covers; today is no part of it.
    pub(super) fn window(&self, amounts: &[Amount], sign: i32) -> Option<Period> {
        let reference = self.reference?;
        if let [Amount { count, unit: unit @ (Unit::Quarter | Unit::Decade) }] = amounts {
            let near = self.neighbour(*unit, sign)?;
            let far = self.neighbour(*unit, sign.checked_mul(*count)?)?;
            let (first, last) = if sign < 0 { (far, near) } else { (near, far) };
            return Period::between(first.first?, last.last?);
        }
        let end = move_by(reference, amounts, sign)?;
        if sign < 0 {
            Period::between(end, add_days(reference, -1)?)
        } else {
            Period::between(add_days(reference, 1)?, end)
        }
    }
}

fn years(first: i32, count: i32) -> Option<Period> {
    Period::span(&Period::year(first)?, &Period::year(first.checked_add(count - 1)?)?)
}

fn is_coarse(unit: Unit) -> bool {
    matches!(
        unit,
        Unit::Month | Unit::Quarter | Unit::Half | Unit::Year | Unit::Decade | Unit::Century
    )
}

/// A day moved by amounts, months before days.
fn move_by(start: Day, amounts: &[Amount], sign: i32) -> Option<Day> {
    let mut months: i32 = 0;
    let mut days: i32 = 0;
    let mut business = 0;
    for Amount { count, unit } in amounts {
        let (to, each) = match unit {
            Unit::Day => (&mut days, 1),
            Unit::BusinessDay => (&mut business, 1),
            Unit::Week | Unit::WorkWeek | Unit::Weekend => (&mut days, 7),
            Unit::Fortnight => (&mut days, 14),
            Unit::Month => (&mut months, 1),
            Unit::Quarter => (&mut months, 3),
            Unit::Half => (&mut months, 6),
            Unit::Year => (&mut months, 12),
            Unit::Decade => (&mut months, 120),
            Unit::Century => (&mut months, 1200),
        };
        *to = to.checked_add(count.checked_mul(each)?)?;
    }
    let mut day = add_days(add_months(start, months * sign)?, days * sign)?;
    for _ in 0..business.min(1000) {
        day = add_days(day, sign)?;
        while day.weekday() >= 5 {
            day = add_days(day, sign)?;
        }
    }
    Some(day)
}
