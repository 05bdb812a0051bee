//! Meetings by month, as a strip that fits under a headline.

use readout_corpus::format::{Meeting, Packed};
use readout_corpus::model::Status;

use super::figures::is_meeting;
use super::months::{Bins, Month};
use super::scope::Scope;
use crate::words;

/// Columns of equal time with what is in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strip {
    /// What each column covers.
    pub bins: Bins,
    /// The columns.
    pub columns: Vec<Column>,
    /// How many meetings and plans have no date that falls into one column.
    pub undated: usize,
}

/// What one column holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// Meetings that took place.
    pub held: usize,
    /// Events that are announced.
    pub planned: usize,
}

impl Column {
    /// Both together.
    pub fn total(self) -> usize {
        self.held + self.planned
    }

    /// How many are not drawn one by one.
    pub fn rest(self) -> usize {
        self.total().saturating_sub(DOTS)
    }

    /// What it holds in words: `2 meetings and 1 planned event`; empty where there is nothing.
    pub fn words(self) -> String {
        let counted = [(self.held, "meeting"), (self.planned, "planned event")];
        let counted = counted.into_iter().filter(|&(count, _)| count > 0);
        let parts: Vec<String> = counted.map(|(count, noun)| words::count(count, noun)).collect();
        words::list(&parts)
    }
}

/// Of a column so many are drawn one by one.
pub const DOTS: usize = 6;
/// The width of the strip on the narrowest screen, and from where on a screen is wide.
const NARROWEST_PX: f64 = 272.0;
const WIDE_PX: f64 = 900.0;
/// What a digit or the plus before it takes at most, and the gap between two labels.
const LETTER_PX: f64 = 6.5;
const GAP_PX: f64 = 2.0;

/// On which screens the numbers of what is not drawn stand over their columns. Elsewhere a plus stands for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbers {
    /// On every one.
    Everywhere,
    /// On wide ones.
    OnWideScreens,
    /// On none.
    Nowhere,
}

impl Strip {
    /// Where the numbers stand apart: all of them or none, so that no column looks smaller than one with a number.
    pub fn numbers(&self) -> Numbers {
        let stand_apart = |width_px: f64| {
            let pitch = width_px / self.columns.len().max(1) as f64;
            let mut end = f64::NEG_INFINITY;
            self.columns.iter().map(|column| column.rest()).enumerate().all(|(at, rest)| {
                let middle = (at as f64 + 0.5) * pitch;
                let half = label_px(rest) / 2.0;
                let has_room = rest == 0 || middle - half >= end;
                end = if rest > 0 { middle + half + GAP_PX } else { end };
                has_room
            })
        };
        match (stand_apart(NARROWEST_PX), stand_apart(WIDE_PX)) {
            (true, _) => Numbers::Everywhere,
            (false, true) => Numbers::OnWideScreens,
            (false, false) => Numbers::Nowhere,
        }
    }
}

/// About how wide a plus with a number is.
fn label_px(number: usize) -> f64 {
    let digits = number.checked_ilog10().map_or(1, |more| more + 1);
    LETTER_PX * f64::from(digits + 1)
}

/// The strip of what the filters leave; `None` where nothing in it is dated.
pub fn strip(corpus: Packed<'_>, scope: &Scope) -> Option<Strip> {
    let shown: Vec<(Meeting<'_>, bool)> = corpus
        .meetings()
        .filter(|meeting| scope.has_meeting(*meeting))
        .filter_map(|meeting| match scope.status(meeting)? {
            Status::Held => is_meeting(meeting).then_some((meeting, true)),
            Status::Planned => Some((meeting, false)),
            Status::Ongoing | Status::Lapsed => None,
        })
        .collect();
    let month = |meeting: Meeting<'_>| Month::of_date(meeting.date()?);
    let dated: Vec<(Month, bool)> =
        shown.iter().filter_map(|&(meeting, held)| Some((month(meeting)?, held))).collect();
    let first = dated.iter().map(|&(month, _)| month).min()?;
    let last = dated.iter().map(|&(month, _)| month).max()?;
    let bins = Bins::covering(first, last);
    let mut columns = vec![Column::default(); bins.count];
    for &(month, held) in &dated {
        if let Some(column) = bins.bin(month).and_then(|bin| columns.get_mut(bin)) {
            match held {
                true => column.held += 1,
                false => column.planned += 1,
            }
        }
    }
    Some(Strip { bins, columns, undated: shown.len() - dated.len() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::fixture;

    fn of(totals: &[usize]) -> Strip {
        let column = |&held: &usize| Column { held, planned: 0 };
        let bins = Bins { first: Month(24_000), months: 1, count: totals.len() };
        Strip { bins, columns: totals.iter().map(column).collect(), undated: 0 }
    }

    #[test]
    fn numbers_that_would_run_into_each_other_give_way_to_a_plus() {
        let mut totals = [0; 40];
        (totals[3], totals[20]) = (47, 38);
        assert_eq!(of(&totals).numbers(), Numbers::Everywhere, "far from each other");
        totals[4] = DOTS;
        assert_eq!(of(&totals).numbers(), Numbers::Everywhere, "what is drawn in full has none");
        totals[4] = 40;
        assert_eq!(of(&totals).numbers(), Numbers::OnWideScreens);
        totals[4] = 4_000;
        assert_eq!(of(&totals).numbers(), Numbers::Nowhere);
    }

    #[test]
    fn a_few_columns_have_room_for_their_numbers() {
        assert_eq!(of(&[47, 38, 900]).numbers(), Numbers::Everywhere);
        assert_eq!(of(&[]).numbers(), Numbers::Everywhere);
    }

    #[test]
    fn months_without_a_meeting_keep_their_place() {
        let corpus = fixture::corpus();
        let strip = strip(corpus, &Scope::all(corpus)).expect("dated meetings");
        // November 2029 to June 2030.
        assert_eq!(strip.columns.len(), 8);
        assert_eq!(strip.columns.first(), Some(&Column { held: 1, planned: 0 }));
        assert_eq!(strip.columns.last(), Some(&Column { held: 0, planned: 1 }));
        assert_eq!(strip.columns.iter().map(|column| column.total()).sum::<usize>(), 3);
    }
}
