//! Months as numbers that can be counted through, and how many of them a chart can show.

use readout_corpus::date::{Day, Precision};
use readout_corpus::format::Edtf;

use crate::words;

/// A month, counted from January of the year 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month(pub i32);

impl Month {
    /// The month that a day lies in.
    pub fn of(day: Day) -> Self {
        let (year, month, _) = day.ymd();
        Self(year * 12 + month as i32 - 1)
    }

    /// The month that a date means, or `None` where it is too vague to say.
    pub fn of_date(date: Edtf<'_>) -> Option<Self> {
        let (first, last) = (date.first_day()?, date.last_day()?);
        let vague = matches!(date.precision(), Precision::Year | Precision::SubYear);
        (!vague && Self::of(first) == Self::of(last)).then(|| Self::of(first))
    }

    /// The month that two days both lie in, if they do.
    pub fn of_days(first: Day, last: Day) -> Option<Self> {
        (Self::of(first) == Self::of(last)).then(|| Self::of(first))
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// The number of the month in its year, 1 to 12.
    pub fn number(self) -> u32 {
        self.0.rem_euclid(12) as u32 + 1
    }

    /// The first day.
    pub fn first_day(self) -> Option<Day> {
        Day::new(self.year(), self.number(), 1)
    }

    /// The last day.
    pub fn last_day(self) -> Option<Day> {
        let last = readout_corpus::date::days_in_month(self.year(), self.number())?;
        Day::new(self.year(), self.number(), last)
    }
}

/// The day by which to sort the newest first: the last that can be meant or, where that end is open, the first.
pub fn latest_day(date: Edtf<'_>) -> Option<Day> {
    date.last_day().or(date.first_day())
}

/// Equal spans of time, one beside the other: months, quarters or years, so that a chart stays readable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bins {
    /// The first month of the first bin.
    pub first: Month,
    /// The number of months in a bin: 1, 3 or 12.
    pub months: i32,
    /// The number of bins.
    pub count: usize,
}

/// More columns than this are too narrow to hit with a finger on a phone.
const MOST_BINS: i32 = 40;

/// More bins than this are years by the thousand, which only a mistaken date can ask for.
const MOST_YEARS: i32 = 400;

impl Bins {
    /// The bins that cover two months and everything between them.
    pub fn covering(first: Month, last: Month) -> Self {
        let span = last.0.saturating_sub(first.0).max(0).saturating_add(1);
        let months = match span {
            ..=MOST_BINS => 1,
            _ if span <= MOST_BINS * 3 => 3,
            _ => 12,
        };
        let first = Month(first.0 - first.0.rem_euclid(months));
        let count = ((last.0 - first.0).clamp(0, MOST_YEARS * 12) / months + 1) as usize;
        Self { first, months, count }
    }

    /// The bin that a month lies in.
    pub fn bin(self, month: Month) -> Option<usize> {
        let offset = month.0.checked_sub(self.first.0).filter(|&offset| offset >= 0)?;
        Some((offset / self.months) as usize).filter(|&bin| bin < self.count)
    }

    /// The first and the last month of a bin.
    pub fn span(self, bin: usize) -> (Month, Month) {
        let first = Month(self.first.0 + bin as i32 * self.months);
        (first, Month(first.0 + self.months - 1))
    }

    /// What a bin covers, in words: `Feb 2026`, `Jan – Mar 2026`, `2026`.
    pub fn words(self, bin: usize) -> String {
        let (first, last) = self.span(bin);
        let month = |month: Month| words::month(month.number());
        match self.months {
            1 => format!("{} {}", month(first), first.year()),
            3 => format!("{} – {} {}", month(first), month(last), first.year()),
            _ => first.year().to_string(),
        }
    }

    /// Whether the year stands under a bin: where it begins, if its name does not run into the next one.
    pub fn names_year(self, bin: usize) -> bool {
        let (first, _) = self.span(bin);
        match self.months {
            12 if self.count > 10 => first.year() % 5 == 0 && bin + 2 < self.count,
            12 => true,
            _ if first.number() == 1 => true,
            // At the beginning there may not be room before the next year.
            months => bin == 0 && (13 - first.number() as i32) / months > 2,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn month(year: i32, number: i32) -> Month {
        Month(year * 12 + number - 1)
    }

    #[test]
    fn a_few_years_are_shown_by_month_and_a_century_by_year() {
        let few = Bins::covering(month(2024, 9), month(2026, 11));
        assert_eq!((few.months, few.count), (1, 27));
        let decade = Bins::covering(month(2020, 2), month(2027, 3));
        assert_eq!((decade.months, decade.first), (3, month(2020, 1)));
        let century = Bins::covering(month(1926, 5), month(2026, 1));
        assert_eq!((century.months, century.count), (12, 101));
    }

    #[test]
    fn a_mistaken_year_does_not_make_a_chart_of_thousands() {
        assert!(Bins::covering(month(0, 1), month(9999, 1)).count <= 401);
    }

    fn named(first: (i32, i32), last: (i32, i32)) -> Vec<usize> {
        let bins = Bins::covering(month(first.0, first.1), month(last.0, last.1));
        (0..bins.count).filter(|&bin| bins.names_year(bin)).collect()
    }

    #[test]
    fn years_stand_where_they_begin() {
        assert_eq!(named((2024, 9), (2026, 2)), [0, 4, 16]);
    }

    #[test]
    fn a_year_that_ends_at_once_is_not_named() {
        assert_eq!(named((2024, 11), (2026, 2)), [2, 14]);
    }

    #[test]
    fn of_a_century_every_fifth_year_is_named() {
        assert_eq!(named((1990, 1), (2012, 1)), [0, 5, 10, 15, 20]);
    }

    proptest! {
        #[test]
        fn every_month_of_a_readable_span_has_a_bin_that_holds_it(first in 0i32..100_000, length in 0i32..4_000, at in 0i32..4_000) {
            let (first, last) = (Month(first), Month(first + length));
            let bins = Bins::covering(first, last);
            let month = Month(first.0 + at.min(length));
            let bin = bins.bin(month).expect("inside");
            let (from, to) = bins.span(bin);
            prop_assert!(from <= month && month <= to);
        }
    }
}
