//! A stretch of days and how EDTF writes it.

use readout_corpus::date::{Day, Edtf, days_in_month};

/// A stretch of days, perhaps open at one end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Period {
    /// EDTF without a mark of doubt.
    pub(super) text: String,
    pub(super) first: Option<Day>,
    pub(super) last: Option<Day>,
    pub(super) approximate: bool,
}

impl Period {
    pub(super) fn day(day: Day) -> Self {
        Self { text: day.to_string(), first: Some(day), last: Some(day), approximate: false }
    }

    pub(super) fn month(year: i32, month: u32) -> Option<Self> {
        let first = Day::new(year, month, 1)?;
        let last = Day::new(year, month, days_in_month(year, month)?)?;
        Some(Self::named(format!("{year:04}-{month:02}"), first, last))
    }

    pub(super) fn year(year: i32) -> Option<Self> {
        let text = format!("{year:04}");
        Some(Self::named(text, Day::new(year, 1, 1)?, Day::new(year, 12, 31)?))
    }

    /// A season, quarter or half by its EDTF number.
    pub(super) fn sub_year(year: i32, number: u32) -> Option<Self> {
        let text = format!("{year:04}-{number:02}");
        let edtf = Edtf::parse(&text)?;
        Some(Self::named(text, edtf.first_day()?, edtf.last_day()?))
    }

    /// The stretch between two days, written as shortly as EDTF allows.
    pub(super) fn between(first: Day, last: Day) -> Option<Self> {
        if first > last {
            return None;
        }
        if first == last {
            return Some(Self::day(first));
        }
        let (year, month, day) = first.ymd();
        let month_ends = |last: Day| {
            let (y, m, d) = last.ymd();
            days_in_month(y, m) == Some(d)
        };
        if day == 1 && month_ends(last) {
            let (last_year, last_month, _) = last.ymd();
            if (year, month) == (last_year, last_month) {
                return Self::month(year, month);
            }
            match (month, last_month) {
                (1, 12) if year == last_year => return Self::year(year),
                (1, 6) if year == last_year => return Self::sub_year(year, 40),
                (7, 12) if year == last_year => return Self::sub_year(year, 41),
                (1, 12) => {
                    let text = format!("{year:04}/{last_year:04}");
                    return Some(Self::named(text, first, last));
                }
                _ => {}
            }
        }
        Some(Self::named(format!("{first}/{last}"), first, last))
    }

    fn named(text: String, first: Day, last: Day) -> Self {
        Self { text, first: Some(first), last: Some(last), approximate: false }
    }

    /// From the beginning of one stretch to the end of another.
    pub(super) fn span(from: &Self, to: &Self) -> Option<Self> {
        let (first, last) = (from.first?, to.last?);
        if first > last {
            return None;
        }
        let simple = |period: &Self| !period.text.contains(['/', '[']);
        if simple(from) && simple(to) && from.text != to.text {
            let text = format!("{}/{}", from.text, to.text);
            return Some(Self::named(text, first, last));
        }
        Self::between(first, last)
    }

    pub(super) fn since(day: Day) -> Self {
        Self { text: format!("{day}/.."), first: Some(day), last: None, approximate: false }
    }

    pub(super) fn until(day: Day) -> Self {
        Self { text: format!("../{day}"), first: None, last: Some(day), approximate: false }
    }

    pub(super) fn about(mut self) -> Self {
        self.approximate = true;
        self
    }

    /// As a date for the corpus.
    pub(super) fn edtf(&self) -> Option<Edtf> {
        let marked = self.approximate && !self.text.contains(['/', '[']);
        let text = if marked { format!("{}~", self.text) } else { self.text.clone() };
        Edtf::parse(&text)
    }

    /// The one day that it is, where it is one.
    pub(super) fn single_day(&self) -> Option<Day> {
        (self.first == self.last).then_some(self.first).flatten()
    }
}

/// The day `by` days away, or `None` outside the years 0–9999.
pub(super) fn add_days(day: Day, by: i32) -> Option<Day> {
    let moved = Day(day.0.checked_add(by)?);
    let (year, month, day) = moved.ymd();
    Day::new(year, month, day)
}

/// The same day of another month, or that month's last day.
pub(super) fn add_months(day: Day, by: i32) -> Option<Day> {
    let (year, month, day) = day.ymd();
    let months = year.checked_mul(12)?.checked_add(month as i32 - 1)?.checked_add(by)?;
    let (year, month) = (months.div_euclid(12), months.rem_euclid(12) as u32 + 1);
    Day::new(year, month, day.min(days_in_month(year, month)?))
}

/// The Monday of a day's week.
pub(super) fn monday(day: Day) -> Option<Day> {
    add_days(day, -(day.weekday() as i32))
}

/// Easter Sunday of a year.
pub(super) fn easter(year: i32) -> Option<Day> {
    // The anonymous Gregorian computus.
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    Day::new(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}
