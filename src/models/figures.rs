//! The corpus in numbers, under the filters.

use readout_corpus::date::Day;
use readout_corpus::format::{Meeting, Packed};
use readout_corpus::model::{MeetingIx, Occasion, Status};

use super::scope::Scope;

/// How many of each the filters leave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Published items.
    pub documents: usize,
    /// Parts with one originator.
    pub segments: usize,
    /// Attributions.
    pub statements: usize,
    /// Meetings that took place.
    pub held: usize,
    /// Events that are announced.
    pub planned: usize,
}

/// Counts what the filters leave.
pub fn figures(corpus: Packed<'_>, scope: &Scope) -> Figures {
    let held = meetings(corpus, scope, Status::Held);
    Figures {
        documents: scope.documents(),
        segments: scope.segments(),
        statements: scope.statements(),
        held: held.len(),
        planned: meetings(corpus, scope, Status::Planned).len(),
    }
}

/// Whether the record is of people or delegations that come together, rather than of a decree or a festival.
pub fn is_meeting(meeting: Meeting<'_>) -> bool {
    matches!(meeting.occasion(), Occasion::Encounter | Occasion::Summit | Occasion::Visit)
}

/// The meetings that the filters leave and that had a status on the day of the view: those held are
/// meetings proper, those planned are events of every sort.
pub fn meetings<'a>(corpus: Packed<'a>, scope: &Scope, status: Status) -> Vec<Meeting<'a>> {
    corpus
        .meetings()
        .filter(|meeting| {
            scope.has_meeting(*meeting)
                && scope.status(*meeting) == Some(status)
                && (status != Status::Held || is_meeting(*meeting))
        })
        .collect()
}

/// How many of some events are meetings that took place, and how many are planned.
pub fn tally(corpus: Packed<'_>, events: &[MeetingIx], as_of: Option<Day>) -> [usize; 2] {
    let mut counts = [0, 0];
    for meeting in events.iter().filter_map(|&ix| corpus.meeting(ix)) {
        match meeting.status_as_of(as_of) {
            Some(Status::Held) if is_meeting(meeting) => counts[0] += 1,
            Some(Status::Planned) => counts[1] += 1,
            _ => {}
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::fixture;

    #[test]
    fn without_filters_everything_is_counted() {
        let corpus = fixture::corpus();
        let figures = figures(corpus, &Scope::all(corpus));
        assert_eq!((figures.documents, figures.segments, figures.statements), (3, 3, 4));
        assert_eq!((figures.held, figures.planned), (2, 1));
    }

    #[test]
    fn what_a_search_counts_is_what_the_overview_counts() {
        let corpus = fixture::corpus();
        let all: Vec<MeetingIx> = corpus.meetings().map(|meeting| meeting.ix()).collect();
        let figures = figures(corpus, &Scope::all(corpus));
        assert_eq!(tally(corpus, &all, None), [figures.held, figures.planned]);
    }
}
