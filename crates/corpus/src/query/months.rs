//! Documents per month.

use super::bits::Bits;
use crate::date::Day;
use crate::format::field::Number;
use crate::format::{Packed, SegmentColumns, SegmentLinkColumns};

/// A month and a number of documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthCount {
    /// `YYYY-MM`.
    pub month: String,
    /// The number of documents with a matching segment dated in it.
    pub count: u32,
}

/// The months of so many days are kept at hand.
const KNOWN: usize = 256;

/// Counts documents by the month in which the date of a segment begins; months between have 0.
pub(crate) fn count(packed: Packed<'_>, segments: &Bits) -> Vec<MonthCount> {
    let (rows, links) = (SegmentColumns::of(packed), SegmentLinkColumns::of(packed));
    let segments = segments.rows();
    let (first, last) = (links.first_day.gather(&segments), links.last_day.gather(&segments));
    let documents = rows.document.gather(&segments);
    let mut known = [(0, None); KNOWN];
    let mut month = |cell: u32| {
        // Many segments share few days, and a day's month takes divisions.
        let (day, month) = known.get_mut(cell as usize % KNOWN)?;
        if *day != cell {
            (*day, *month) = (cell, month_of(Day::from_number(cell - 1)));
        }
        *month
    };
    let of_day = |first: u32, last: u32| if first == 0 { last } else { first };
    let dated: Vec<(u32, u32)> = first
        .iter()
        .zip(&last)
        .zip(&documents)
        .filter_map(|((&first, &last), &document)| Some((month(of_day(first, last))?, document)))
        .collect();
    let months = || dated.iter().map(|&(month, _)| month);
    let (Some(first), Some(last)) = (months().min(), months().max()) else { return Vec::new() };
    let mut counts = vec![(0u32, None); (last - first + 1) as usize];
    for (month, document) in dated {
        // A document's segments stand together, so that its last one is enough to count it once.
        match counts.get_mut((month - first) as usize) {
            Some((count, counted)) if *counted != Some(document) => {
                *count += 1;
                *counted = Some(document);
            }
            _ => {}
        }
    }
    let name = |(month, (count, _))| MonthCount { month: month_name(month), count };
    (first..).zip(counts).map(name).collect()
}

fn month_of(day: Day) -> Option<u32> {
    let (year, month, _) = day.ymd();
    // Other years only occur in damaged bytes, where they would make a histogram without end.
    (0..=9999).contains(&year).then(|| year as u32 * 12 + month.saturating_sub(1))
}

fn month_name(month: u32) -> String {
    let (year, month) = (month / 12, month % 12 + 1);
    let digits =
        [year / 1000, year / 100 % 10, year / 10 % 10, year % 10, 10, month / 10, month % 10];
    digits.iter().map(|&digit| char::from_digit(digit, 10).unwrap_or('-')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_written_as_in_edtf() {
        let month = Day::new(2026, 2, 28).and_then(month_of).map(month_name);
        assert_eq!(month.as_deref(), Some("2026-02"));
    }
}
