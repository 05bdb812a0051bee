//! Dates in EDTF, the Library of Congress extended date-time format, as far as news needs them.
//!
//! Supported: years, months and days (`2026`, `2025-12`, `2026-02-01`), seasons and halves as sub-years
//! (`2026-21` spring … `2026-24` winter, `2026-40` and `2026-41` the halves), a trailing `~`, `?` or `%`,
//! closed and open intervals (`2025-12-01/2026-02-28`, `2026-01-01/..`, `../2025`) and sets of
//! candidates (`[2024-09-03,2024-09-10]`). Not supported: times of day, years outside 0–9999,
//! unspecified digits (`201X`), qualification of single components.
//!
//! ```
//! use readout_corpus::date::Edtf;
//! let month = Edtf::parse("2025-12").unwrap();
//! assert_eq!(month.first_day().unwrap().to_string(), "2025-12-01");
//! assert_eq!(month.last_day().unwrap().to_string(), "2025-12-31");
//! ```

use std::fmt;

/// A day of the proleptic Gregorian calendar, counted from 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

impl Day {
    /// The day for a year, month (1–12) and day of the month, or `None` if there is no such day.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        if !(0..=9999).contains(&year) || day < 1 || day > days_in_month(year, month)? {
            return None;
        }
        // Days from a civil date with years that start in March, so that the leap day comes last.
        let y = if month <= 2 { year - 1 } else { year };
        let era = y.div_euclid(400);
        let year_of_era = y.rem_euclid(400);
        let month_from_march = (month as i32 + 9) % 12;
        let day_of_year = (153 * month_from_march + 2) / 5 + day as i32 - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Some(Self(era * 146_097 + day_of_era - 719_468))
    }

    /// Year, month (1–12) and day of the month (1–31).
    pub fn ymd(self) -> (i32, u32, u32) {
        let z = self.0.saturating_add(719_468);
        let era = z.div_euclid(146_097);
        let day_of_era = z.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
        let year = year_of_era + era * 400 + i32::from(month <= 2);
        (year, month as u32, day as u32)
    }

    /// Day of the week, 0 for Monday to 6 for Sunday.
    pub fn weekday(self) -> u32 {
        // 1970-01-01 was a Thursday.
        (self.0.saturating_add(3)).rem_euclid(7) as u32
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// The number of days in a month (1–12), or `None` for another number.
pub fn days_in_month(year: i32, month: u32) -> Option<u32> {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => Some(29),
        2 => Some(28),
        _ => None,
    }
}

/// How exactly a date is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// One day.
    Day,
    /// One month.
    Month,
    /// A season or a half of a year.
    SubYear,
    /// One year.
    Year,
    /// From one date to another, perhaps open at one end.
    Interval,
    /// One of several candidates.
    Set,
}

/// A date in EDTF: the text of it and the days that it spans.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Edtf {
    text: String,
    first: Option<Day>,
    last: Option<Day>,
    precision: Precision,
    approximate: bool,
}

impl Edtf {
    /// Reads a date, or `None` where the text is not one of the supported forms.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (first, last, precision) = if let Some(inner) =
            text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'))
        {
            let mut first: Option<Day> = None;
            let mut last: Option<Day> = None;
            for member in inner.split(',') {
                let (a, b, _) = parse_simple(member.trim())?;
                first = Some(first.map_or(a, |day| day.min(a)));
                last = Some(last.map_or(b, |day| day.max(b)));
            }
            (first, last, Precision::Set)
        } else if let Some((from, to)) = text.split_once('/') {
            let first = if from == ".." { None } else { Some(parse_simple(from)?.0) };
            let last = if to == ".." { None } else { Some(parse_simple(to)?.1) };
            if first.is_none() && last.is_none() || first.zip(last).is_some_and(|(a, b)| a > b) {
                return None;
            }
            (first, last, Precision::Interval)
        } else {
            let (a, b, precision) = parse_simple(text)?;
            (Some(a), Some(b), precision)
        };
        let approximate = text.contains(['~', '?', '%']);
        Some(Self { text: text.to_owned(), first, last, precision, approximate })
    }

    /// One day.
    pub fn day(day: Day) -> Self {
        Self {
            text: day.to_string(),
            first: Some(day),
            last: Some(day),
            precision: Precision::Day,
            approximate: false,
        }
    }

    /// The date as EDTF text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The earliest day that can be meant; `None` where the interval is open to the past.
    pub fn first_day(&self) -> Option<Day> {
        self.first
    }

    /// The latest day that can be meant; `None` where the interval is open to the future.
    pub fn last_day(&self) -> Option<Day> {
        self.last
    }

    /// How exactly the date is given.
    pub fn precision(&self) -> Precision {
        self.precision
    }

    /// Whether the date is marked `~` (approximate), `?` (uncertain) or `%` (both).
    pub fn is_approximate(&self) -> bool {
        self.approximate
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

fn parse_simple(text: &str) -> Option<(Day, Day, Precision)> {
    let text = text.strip_suffix(['~', '?', '%']).unwrap_or(text);
    let number = |digits: &str, width: usize| {
        (digits.len() == width && digits.bytes().all(|b| b.is_ascii_digit()))
            .then(|| digits.parse::<u32>().ok())
            .flatten()
    };
    let mut parts = text.split('-');
    let year = number(parts.next()?, 4)? as i32;
    let Some(month) = parts.next() else {
        return Some((Day::new(year, 1, 1)?, Day::new(year, 12, 31)?, Precision::Year));
    };
    let month = number(month, 2)?;
    let Some(day) = parts.next() else {
        let months = |first: u32, last: u32| {
            Some((Day::new(year, first, 1)?, Day::new(year, last, days_in_month(year, last)?)?))
        };
        let (first, last) = match month {
            1..=12 => {
                let (first, last) = months(month, month)?;
                return Some((first, last, Precision::Month));
            }
            // Seasons as news of the northern hemisphere uses them; winter belongs to the year in which it begins.
            21 => months(3, 5)?,
            22 => months(6, 8)?,
            23 => months(9, 11)?,
            24 => (Day::new(year, 12, 1)?, Day::new(year + 1, 2, days_in_month(year + 1, 2)?)?),
            33..=36 => months((month - 33) * 3 + 1, (month - 33) * 3 + 3)?,
            40 => months(1, 6)?,
            41 => months(7, 12)?,
            _ => return None,
        };
        return Some((first, last, Precision::SubYear));
    };
    let day = Day::new(year, month, number(day, 2)?)?;
    parts.next().is_none().then_some((day, day, Precision::Day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_leap_day_is_a_day_only_in_leap_years() {
        assert!(Edtf::parse("2024-02-29").is_some());
        assert!(Edtf::parse("2026-02-29").is_none());
    }

    #[test]
    fn a_set_spans_its_candidates() {
        let set = Edtf::parse("[2024-09-10, 2024-09-03]").expect("a set");
        assert_eq!(set.first_day(), Day::new(2024, 9, 3));
        assert_eq!(set.last_day(), Day::new(2024, 9, 10));
        assert_eq!(set.precision(), Precision::Set);
    }

    #[test]
    fn an_open_interval_has_one_end() {
        let since = Edtf::parse("2026-01-01/..").expect("an interval");
        assert_eq!((since.first_day(), since.last_day()), (Day::new(2026, 1, 1), None));
    }

    #[test]
    fn what_is_not_edtf_is_refused() {
        for text in [
            "",
            "26",
            "2026-13",
            "2026-1-1",
            "2026-02-01-05",
            "../..",
            "February",
            "2026/2025",
            "[]",
        ] {
            assert!(Edtf::parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn weekdays_follow_the_calendar() {
        // 1 February 2026 was a Sunday.
        assert_eq!(Day::new(2026, 2, 1).map(Day::weekday), Some(6));
    }

    proptest! {
        #[test]
        fn a_day_survives_the_way_through_year_month_day(n in -700_000i32..2_900_000) {
            let (y, m, d) = Day(n).ymd();
            if (0..=9999).contains(&y) {
                prop_assert_eq!(Day::new(y, m, d), Some(Day(n)));
            }
        }

        #[test]
        fn reading_never_panics(text in ".{0,40}") {
            let _ = Edtf::parse(&text);
        }
    }
}
