//! Documents over time as bars with a range that can be moved over them.

use readout_corpus::date::{Day, days_in_month};
use readout_corpus::query::MonthCount;

use crate::words;

/// More months than this are shown as years, so that a bar stays wide enough to hit.
const MOST_MONTHS: usize = 96;

/// One of the two ends of the range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The earlier one.
    From,
    /// The later one.
    To,
}

/// The bars from the first to the last, both included.
pub type Range = (usize, usize);

/// Bars of equal length in time, without gaps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Histogram {
    /// The first bar, in months since year 0 or in years.
    first: i32,
    /// Months in a bar: 1 or 12.
    months: i32,
    /// The number of documents of each bar; never empty.
    pub counts: Vec<u32>,
}

impl Histogram {
    /// The bars of counted months; `None` where nothing is dated.
    pub fn new(counted: &[MonthCount]) -> Option<Self> {
        let month = |text: &str| -> Option<i32> {
            let (year, month) = text.split_once('-')?;
            Some(year.parse::<i32>().ok()? * 12 + month.parse::<i32>().ok()? - 1)
        };
        let start = month(&counted.first()?.month)?;
        let months = if counted.len() > MOST_MONTHS { 12 } else { 1 };
        let first = start.div_euclid(months);
        let mut counts = Vec::new();
        for (at, one) in (start..).zip(counted) {
            let bar = usize::try_from(at.div_euclid(months) - first).ok()?;
            if bar >= counts.len() {
                counts.resize(bar + 1, 0);
            }
            if let Some(count) = counts.get_mut(bar) {
                *count += one.count;
            }
        }
        Some(Self { first, months, counts })
    }

    /// What a bar stands for: `month` or `year`.
    pub fn unit(&self) -> &'static str {
        if self.months == 1 { "month" } else { "year" }
    }

    fn last(&self) -> usize {
        self.counts.len().saturating_sub(1)
    }

    /// The highest count; at least 1.
    pub fn highest(&self) -> u32 {
        self.counts.iter().copied().max().unwrap_or(0).max(1)
    }

    fn bar_of(&self, day: Day) -> i32 {
        let (year, month, _) = day.ymd();
        (year * 12 + month as i32 - 1).div_euclid(self.months) - self.first
    }

    /// The bars that a range of days touches; `None` where it touches none.
    pub fn range(&self, from: Option<Day>, to: Option<Day>) -> Option<Range> {
        let last = self.last() as i32;
        let from = from.map_or(0, |day| self.bar_of(day));
        let to = to.map_or(last, |day| self.bar_of(day));
        (from <= last && to >= 0 && from <= to)
            .then(|| (from.max(0) as usize, to.min(last) as usize))
    }

    /// The days of a range of bars; an end that is the histogram's own leaves the range open there.
    pub fn days(&self, (from, to): Range) -> (Option<Day>, Option<Day>) {
        let start = |bar: i32| {
            let month = (self.first + bar) * self.months;
            (month.div_euclid(12), month.rem_euclid(12) as u32 + 1)
        };
        let first = (from > 0)
            .then(|| start(from as i32))
            .and_then(|(year, month)| Day::new(year, month, 1));
        let last = (to < self.last()).then(|| start(to as i32)).and_then(|(year, month)| {
            let month = month + self.months as u32 - 1;
            Day::new(year, month, days_in_month(year, month)?)
        });
        (first, last)
    }

    /// The bar at a part (0 to 1) of the width.
    pub fn at(&self, part: f64) -> usize {
        ((part * self.counts.len() as f64) as usize).min(self.last())
    }

    /// The range after an end was moved by a key; `None` for keys that move nothing.
    pub fn after_key(&self, (from, to): Range, end: End, key: &str) -> Option<Range> {
        let year = if self.months == 1 { 12 } else { 5 };
        let step = |at: usize| {
            Some(match key {
                "ArrowLeft" | "ArrowDown" => at.saturating_sub(1),
                "ArrowRight" | "ArrowUp" => at + 1,
                "PageDown" => at.saturating_sub(year),
                "PageUp" => at + year,
                "Home" => 0,
                "End" => self.last(),
                _ => return None,
            })
        };
        Some(match end {
            End::From => (step(from)?.min(to), to),
            End::To => (from, step(to)?.clamp(from, self.last())),
        })
    }

    /// What a bar stands for, in words: `Feb 2026`, `2026`.
    pub fn label(&self, bar: usize) -> String {
        let at = self.first + bar as i32;
        if self.months == 1 {
            format!("{} {}", words::month(at.rem_euclid(12) as u32 + 1), at.div_euclid(12))
        } else {
            at.to_string()
        }
    }

    /// The bars below which a label stands, a few in all.
    pub fn ticks(&self) -> Vec<(usize, String)> {
        let year = |bar: usize| {
            (self.first + bar as i32).div_euclid(if self.months == 1 { 12 } else { 1 })
        };
        if self.months == 1 && self.counts.len() <= 8 {
            return (0..self.counts.len()).map(|bar| (bar, self.label(bar))).collect();
        }
        // The bars at which a year begins, and the first bar of all where that is not too near to one.
        let begins = |bar: usize| bar == 0 || year(bar) != year(bar - 1);
        let starts: Vec<usize> = (0..self.counts.len()).filter(|&bar| begins(bar)).collect();
        let step = starts.len().div_ceil(8).max(1);
        let near = self.counts.len() / 10;
        let crowded = |bar: usize| {
            bar == 0 && starts.get(1).is_some_and(|&next| self.months == 1 && next <= near)
        };
        starts
            .iter()
            .copied()
            .filter(|&bar| !crowded(bar))
            .step_by(step)
            .map(|bar| (bar, year(bar).to_string()))
            .collect()
    }

    /// All bars that hold something, in words: `Sept 2024: 1, Feb 2026: 3`.
    pub fn described(&self) -> String {
        let bars: Vec<String> = self
            .counts
            .iter()
            .enumerate()
            .filter(|&(_, &count)| count > 0)
            .map(|(bar, count)| format!("{}: {count}", self.label(bar)))
            .collect();
        bars.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn months(first: &str, counts: &[u32]) -> Vec<MonthCount> {
        let (year, month) = first.split_once('-').expect("year and month");
        let start =
            year.parse::<u32>().expect("year") * 12 + month.parse::<u32>().expect("month") - 1;
        (start..)
            .zip(counts)
            .map(|(at, &count)| MonthCount {
                month: format!("{:04}-{:02}", at / 12, at % 12 + 1),
                count,
            })
            .collect()
    }

    fn day(text: &str) -> Option<Day> {
        readout_corpus::date::Edtf::parse(text).and_then(|date| date.first_day())
    }

    fn bars(first: &str, counts: &[u32]) -> Histogram {
        Histogram::new(&months(first, counts)).expect("bars")
    }

    #[test]
    fn the_whole_range_is_no_restriction() {
        let bars = bars("2025-11", &[1, 0, 2, 3]);
        assert_eq!(bars.range(None, None), Some((0, 3)));
        assert_eq!(bars.days((0, 3)), (None, None));
    }

    #[test]
    fn a_range_of_bars_is_whole_months() {
        let bars = bars("2025-11", &[1, 0, 2, 3]);
        assert_eq!(bars.days((1, 2)), (day("2025-12-01"), day("2026-01-31")));
        assert_eq!(bars.range(day("2025-12-15"), day("2026-01-02")), Some((1, 2)));
    }

    #[test]
    fn a_range_beside_the_bars_touches_none() {
        let bars = bars("2025-11", &[1, 2]);
        assert_eq!(bars.range(day("2026-05-01"), None), None);
        assert_eq!(bars.range(None, day("2020-01-01")), None);
    }

    #[test]
    fn many_years_are_shown_by_the_year() {
        let bars = bars("2001-06", &[1; 120]);
        assert_eq!(bars.unit(), "year");
        assert_eq!(bars.label(0), "2001");
        assert_eq!(bars.counts.iter().sum::<u32>(), 120);
        assert_eq!(bars.counts.first(), Some(&7));
        assert_eq!(bars.days((1, 1)), (day("2002-01-01"), day("2002-12-31")));
    }

    #[test]
    fn keys_move_an_end_but_not_past_the_other() {
        let bars = bars("2025-01", &[1; 6]);
        assert_eq!(bars.after_key((2, 3), End::From, "ArrowLeft"), Some((1, 3)));
        assert_eq!(bars.after_key((3, 3), End::From, "ArrowRight"), Some((3, 3)));
        assert_eq!(bars.after_key((2, 3), End::To, "End"), Some((2, 5)));
        assert_eq!(bars.after_key((2, 3), End::To, "Home"), Some((2, 2)));
        assert_eq!(bars.after_key((2, 3), End::To, "Enter"), None);
    }

    #[test]
    fn a_label_stands_where_a_year_begins() {
        let bars = bars("2024-09", &[1; 18]);
        let labels: Vec<_> = bars.ticks().into_iter().collect();
        assert_eq!(
            labels,
            [(0, "2024".to_owned()), (4, "2025".to_owned()), (16, "2026".to_owned())]
        );
        assert_eq!(bars.described().split(", ").next(), Some("Sept 2024: 1"));
    }

    proptest! {
        #[test]
        fn days_of_a_range_touch_just_that_range(
            start in 2000u32..2030,
            month in 1u32..13,
            counts in prop::collection::vec(0u32..9, 1..200),
            a in 0usize..200,
            b in 0usize..200,
        ) {
            let bars = bars(&format!("{start}-{month:02}"), &counts);
            let last = bars.counts.len() - 1;
            let range = (a.min(b).min(last), a.max(b).min(last));
            let (from, to) = bars.days(range);
            prop_assert_eq!(bars.range(from, to), Some(range));
        }

        #[test]
        fn every_document_is_in_a_bar(counts in prop::collection::vec(0u32..9, 1..300)) {
            let bars = bars("2010-03", &counts);
            prop_assert_eq!(bars.counts.iter().sum::<u32>(), counts.iter().sum::<u32>());
        }
    }
}
