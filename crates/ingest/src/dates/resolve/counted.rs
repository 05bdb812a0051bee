//! Weeks, quarters, halves and other parts counted within a longer stretch.

use readout_corpus::date::Day;

use super::super::expression::{Expression, Year};
use super::super::lexicon::{Part, Unit};
use super::super::period::{Period, add_days, add_months, monday};
use super::{Context, Tense};

impl Context {
    pub(super) fn day_of_month(
        &self,
        day: u8,
        month: Option<i32>,
        weekday: Option<u8>,
    ) -> Option<Period> {
        let (year, this_month, _) = self.reference?.ymd();
        let first = Day::new(year, this_month, 1)?;
        let of_month = |by| {
            let (year, month, _) = add_months(first, by)?.ymd();
            Day::new(year, month, u32::from(day))
        };
        if let Some(by) = month {
            return of_month(by).map(Period::day);
        }
        let reference = self.reference?;
        let fits = |day: &Day| weekday.is_none_or(|weekday| day.weekday() == u32::from(weekday));
        let mut near: Vec<Day> = (-12..=12).filter_map(of_month).filter(fits).collect();
        near.retain(|&day| match self.tense {
            Tense::Future => day >= reference,
            Tense::Past => day <= reference,
            Tense::Unclear => true,
        });
        near.into_iter().min_by_key(|day| (day.0 - reference.0).abs()).map(Period::day)
    }

    pub(super) fn nth(
        &self,
        place: i32,
        count: i32,
        unit: Unit,
        of: Option<&Expression>,
    ) -> Option<Period> {
        let Some(of) = of else {
            // `The third quarter` of the year that the tense asks for.
            let (year, month, _) = self.reference?.ymd();
            let begun = (month as i32 - 1) / 3 + 1 >= place;
            let year = match self.tense {
                Tense::Future => year + i32::from(begun && (month as i32 - 1) / 3 + 1 > place),
                _ => year - i32::from(!begun),
            };
            return Period::sub_year(year, u32::try_from(32 + place).ok()?);
        };
        let whole = self.period(of)?;
        let (first, last) = (whole.first?, whole.last?);
        if count == 0 {
            let weeks_of_year = unit == Unit::Week && whole.text.len() == 4;
            return weeks_of_year
                .then(|| Period::month(first.ymd().0, 1).map(Period::about))
                .flatten();
        }
        let is_year = whole.text.len() == 4;
        match unit {
            Unit::Half | Unit::Quarter if is_year => {
                let (base, most) = if unit == Unit::Half { (39, 2) } else { (32, 4) };
                let n = if place < 0 { most + 1 + place } else { place };
                (count == 1 && (1..=most).contains(&n))
                    .then(|| Period::sub_year(first.ymd().0, (base + n) as u32))
                    .flatten()
            }
            Unit::Month => {
                let start = if place < 0 { 13 - count } else { place };
                let from = add_months(first, start - 1)?;
                let to = add_days(add_months(from, count)?, -1)?;
                Period::between(from, to)
            }
            Unit::Week => {
                // The first week is the one that has most of its days inside, as in ISO 8601.
                let week = if place < 0 {
                    add_days(monday(add_days(last, -3)?)?, -7 * (count - 1))?
                } else {
                    add_days(monday(add_days(first, 3)?)?, (place - 1).checked_mul(7)?)?
                };
                Period::between(week, add_days(week, count.checked_mul(7)? - 1)?)
            }
            Unit::Day => {
                let start = if place < 0 {
                    add_days(last, 1 - count)?
                } else {
                    add_days(first, place - 1)?
                };
                Period::between(start, add_days(start, count - 1)?)
            }
            _ => None,
        }
    }

    pub(super) fn nth_weekday(
        &self,
        place: i32,
        weekday: u8,
        of: Option<&Expression>,
    ) -> Option<Period> {
        let this_month = Expression::Shift { unit: Unit::Month, by: 0 };
        let whole = self.period(of.unwrap_or(&this_month))?;
        let weekday = i32::from(weekday);
        let day = if place < 0 {
            let last = whole.last?;
            add_days(last, -(last.weekday() as i32 - weekday).rem_euclid(7))?
        } else {
            let first = whole.first?;
            let skip = (weekday - first.weekday() as i32).rem_euclid(7);
            add_days(first, skip + place.checked_sub(1)?.checked_mul(7)?)?
        };
        (whole.first? <= day && day <= whole.last?).then(|| Period::day(day))
    }

    pub(super) fn week_number(&self, week: i32, year: Year) -> Option<Period> {
        let year = match year {
            Year::Unsaid => self.reference?.ymd().0,
            said => self.year(said)?,
        };
        let start = add_days(monday(Day::new(year, 1, 4)?)?, 7 * (week - 1))?;
        Period::between(start, add_days(start, 6)?)
    }

    pub(super) fn part(&self, part: Part, of: &Expression) -> Option<Period> {
        let whole = self.period(of)?;
        let (first, last) = (whole.first?, whole.last?);
        match part {
            Part::Rest => return Period::between(self.reference?.max(first), last),
            Part::SoFar => return Period::between(first, self.reference?.min(last)),
            Part::Early | Part::Mid | Part::Late => {}
        }
        let (year, month, _) = first.ymd();
        let days = last.0 - first.0 + 1;
        match (part, days) {
            (Part::Early, 365..=366) => Period::sub_year(year, 40),
            (Part::Late, 365..=366) => Period::sub_year(year, 41),
            (Part::Mid, 365..=366) => {
                Period::span(&Period::month(year, 5)?, &Period::month(year, 8)?)
            }
            (Part::Early, 28..=31) => Period::between(first, Day::new(year, month, 15)?),
            (Part::Late, 28..=31) => Period::between(Day::new(year, month, 16)?, last),
            (Part::Mid, 28..=31) => {
                Period::between(Day::new(year, month, 10)?, Day::new(year, month, 20)?)
            }
            (Part::Early, 7) => Period::between(first, add_days(first, 2)?),
            (Part::Late, 7) => Period::between(add_days(first, 3)?, last),
            (Part::Mid, 7) => Period::between(add_days(first, 1)?, add_days(first, 4)?),
            // Thirds of anything else: decades, centuries, seasons.
            (Part::Early, _) => Period::between(first, add_days(first, days / 3)?),
            (Part::Late, _) => Period::between(add_days(last, -(days / 3))?, last),
            _ => Period::between(add_days(first, days / 3)?, add_days(last, -(days / 3))?),
        }
        .map(|period| if days > 7 && !period.text.contains('/') { period.about() } else { period })
    }

    /// The beginning, middle or end of a year is a third of it; of anything shorter, as `part` has it.
    pub(super) fn third(&self, part: Part, of: &Expression) -> Option<Period> {
        let whole = self.period(of)?;
        let year = whole.first?.ymd().0;
        let given = matches!(of, Expression::Year(Year::Given(_)));
        if !given || whole.text.len() != 4 {
            return self.part(part, of);
        }
        let (first, last) = match part {
            Part::Early => (1, 4),
            Part::Mid => (5, 8),
            _ => (9, 12),
        };
        Period::span(&Period::month(year, first)?, &Period::month(year, last)?)
    }

    pub(super) fn around(&self, unit: Unit, of: &Expression) -> Option<Period> {
        let day = self.period(of)?.single_day()?;
        let (year, month, _) = day.ymd();
        match unit {
            Unit::Month => Period::month(year, month),
            Unit::Weekend => {
                let start = add_days(monday(day)?, 5)?;
                Period::between(start, add_days(start, 1)?)
            }
            _ => {
                let start = monday(day)?;
                Period::between(start, add_days(start, 6)?)
            }
        }
    }

    pub(super) fn decade(&self, start: i32, short: bool) -> Option<Period> {
        let first = match (short, start) {
            (false, start) => start,
            // Nobody who writes "the 20s" today means the 1920s without saying so.
            (true, ..=20) => 2000 + start,
            (true, _) => 1900 + start,
        };
        Period::span(&Period::year(first)?, &Period::year(first.checked_add(9)?)?)
    }
}
