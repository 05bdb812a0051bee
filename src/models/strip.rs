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

    /// What it holds in words: `2 meetings and 1 planned event`; empty where there is nothing.
    pub fn words(self) -> String {
        let counted = [(self.held, "meeting"), (self.planned, "planned event")];
        let counted = counted.into_iter().filter(|&(count, _)| count > 0);
        let parts: Vec<String> = counted.map(|(count, noun)| words::count(count, noun)).collect();
        words::list(&parts)
    }
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
