//! Dated items grouped by year and month.

use readout_corpus::date::{Day, Precision};
use readout_corpus::format::Edtf;

/// A year and what lies in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Year {
    /// Its number.
    pub year: i32,
    /// Its months in the order of the items.
    pub months: Vec<Month>,
}

/// A month and what lies in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Month {
    /// Its number (1–12); `None` for what is known only by the year or lasts all through it.
    pub month: Option<u32>,
    /// The positions of the items, in their order.
    pub items: Vec<usize>,
}

/// Where a date stands in the calendar: its year and, where it says so, its month.
pub fn slot(date: Edtf<'_>) -> Option<(i32, Option<u32>)> {
    slot_of(date.precision(), date.first_day(), date.last_day())
}

fn slot_of(
    precision: Precision,
    first: Option<Day>,
    last: Option<Day>,
) -> Option<(i32, Option<u32>)> {
    let (year, month, day) = first.or(last)?.ymd();
    let end = last.or(first)?.ymd();
    let known = match precision {
        Precision::Day | Precision::Month => true,
        Precision::Year | Precision::SubYear => false,
        Precision::Set => (year, month) == (end.0, end.1),
        // From the first day of a year mostly means the year and not that day.
        Precision::Interval => {
            (month, day) != (1, 1) || last.is_some_and(|_| (end.0, end.1) == (year, month))
        }
    };
    Some((year, known.then_some(month)))
}

/// Groups items, given by their slots in date order; items of one month that do not follow each other come together.
pub fn group(slots: &[Option<(i32, Option<u32>)>]) -> Vec<Year> {
    let mut years: Vec<Year> = Vec::new();
    for (item, slot) in slots.iter().enumerate() {
        let Some((year, month)) = *slot else { continue };
        let at = years.iter().position(|group| group.year == year).unwrap_or_else(|| {
            years.push(Year { year, months: Vec::new() });
            years.len() - 1
        });
        let Some(group) = years.get_mut(at) else { continue };
        let at = group.months.iter().position(|group| group.month == month).unwrap_or_else(|| {
            group.months.push(Month { month, items: Vec::new() });
            group.months.len() - 1
        });
        if let Some(month) = group.months.get_mut(at) {
            month.items.push(item);
        }
    }
    years
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(edtf: &str) -> Option<(i32, Option<u32>)> {
        let date = readout_corpus::date::Edtf::parse(edtf).expect(edtf);
        slot_of(date.precision(), date.first_day(), date.last_day())
    }

    #[test]
    fn a_date_stands_under_its_month_only_where_the_month_is_known() {
        assert_eq!(of("2026-02-01"), Some((2026, Some(2))));
        assert_eq!(of("2026-11~"), Some((2026, Some(11))));
        assert_eq!(of("[2024-09-03,2024-09-10]"), Some((2024, Some(9))));
        assert_eq!(of("[2024-09-24,2024-10-01]"), Some((2024, None)));
        assert_eq!(of("2026-40"), Some((2026, None)));
        assert_eq!(of("2026/2027"), Some((2026, None)));
        assert_eq!(of("2025-05-07/2025-05-10"), Some((2025, Some(5))));
        assert_eq!(of("2026-01-01/.."), Some((2026, None)));
        assert_eq!(of("../2025-03-04"), Some((2025, Some(3))));
    }

    #[test]
    fn years_and_months_keep_the_order_of_the_items() {
        let years =
            group(&[Some((2025, Some(12))), None, Some((2026, None)), Some((2026, Some(2)))]);
        let months: Vec<(i32, Option<u32>, &[usize])> = years
            .iter()
            .flat_map(|year| year.months.iter().map(|m| (year.year, m.month, m.items.as_slice())))
            .collect();
        assert_eq!(
            months,
            [(2025, Some(12), [0].as_slice()), (2026, None, &[2]), (2026, Some(2), &[3])]
        );
    }
}
