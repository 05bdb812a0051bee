//! Meetings around a meeting: earlier and later ones of the same people, and what its accounts announce.

use readout_corpus::date::Day;
use readout_corpus::format::{Edtf, Entity, Meeting, Packed, Segment};
use readout_corpus::model::{EntityIx, EntityKind, MeetingIx, Status};

use super::events::{Layer, event};
use super::reports::{Report, Role};
use crate::models::order::Order as _;

/// Meetings in which at least two of the same people took part (or all, where it was one), apart from itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Around {
    /// Before it, in order of their dates.
    pub earlier: Vec<MeetingIx>,
    /// On the same day or not told apart from it by their dates.
    pub same: Vec<MeetingIx>,
    /// After it.
    pub later: Vec<MeetingIx>,
}

impl Around {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.earlier.is_empty() && self.same.is_empty() && self.later.is_empty()
    }
}

/// Earlier and later meetings of the same people, as far as they were known on a day.
pub fn around(corpus: Packed<'_>, meeting: Meeting<'_>, as_of: Option<Day>) -> Around {
    let people = people(corpus, meeting);
    let mut found = Around::default();
    if people.is_empty() {
        return found;
    }
    let wanted = people.len().min(2);
    // Each once for every one of the people.
    let of_people = people.iter().filter_map(|&person| corpus.entity(person));
    let mut others: Vec<MeetingIx> =
        of_people.flat_map(Entity::meetings).map(|other| other.ix()).collect();
    others.order();
    for same in others.chunk_by(|one, other| one == other) {
        let other = same.first().filter(|&&ix| ix != meeting.ix() && same.len() >= wanted);
        let Some(other) = other.and_then(|&ix| corpus.meeting(ix)) else { continue };
        if event(corpus, other, as_of).is_none_or(|event| event.layer == Layer::Dates) {
            continue;
        }
        let (Some(own), Some(date)) = (meeting.date(), other.date()) else {
            found.same.push(other.ix());
            continue;
        };
        let is_before =
            |a: Edtf<'_>, b: Edtf<'_>| a.last_day().zip(b.first_day()).is_some_and(|(a, b)| a < b);
        match () {
            () if is_before(date, own) => found.earlier.push(other.ix()),
            () if is_before(own, date) => found.later.push(other.ix()),
            () => found.same.push(other.ix()),
        }
    }
    found
}

fn people(corpus: Packed<'_>, meeting: Meeting<'_>) -> Vec<EntityIx> {
    let is_person = |&entity: &EntityIx| {
        corpus.entity(entity).is_some_and(|entity| entity.kind() == EntityKind::Person)
    };
    meeting.participants().filter(is_person).collect()
}

/// What the accounts of a meeting announce: other events that they give as planned, in the order of the corpus.
pub fn announced(corpus: Packed<'_>, meeting: Meeting<'_>, reports: &[Report]) -> Vec<MeetingIx> {
    let accounts: Vec<_> = reports
        .iter()
        .filter(|report| report.role == Role::Account)
        .map(|report| report.segment)
        .collect();
    let announces = |other: Meeting<'_>| {
        other.evidence().any(|evidence| {
            evidence.status() == Status::Planned && accounts.contains(&evidence.segment())
        })
    };
    let told = accounts.iter().filter_map(|&ix| corpus.segment(ix)).flat_map(Segment::meetings);
    let mut told: Vec<MeetingIx> = told.map(Meeting::ix).filter(|&ix| ix != meeting.ix()).collect();
    told.order();
    told.dedup();
    told.retain(|&ix| corpus.meeting(ix).is_some_and(announces));
    told
}

#[cfg(test)]
mod tests {
    use super::super::reports::reports;
    use super::*;
    use crate::models::fixture;

    #[test]
    fn the_same_two_people_met_before_and_will_meet_again() {
        let corpus = fixture::corpus();
        let meeting = corpus.meeting_by_id("2030-03-01-second").expect("a meeting");
        let around = around(corpus, meeting, None);
        assert_eq!((around.earlier, around.later), (vec![MeetingIx(0)], vec![MeetingIx(2)]));
    }

    #[test]
    fn as_of_the_first_account_the_next_meeting_was_not_announced_yet() {
        let corpus = fixture::corpus();
        let meeting = corpus.meeting_by_id("2030-03-01-second").expect("a meeting");
        assert!(around(corpus, meeting, Day::new(2030, 3, 2)).later.is_empty());
    }

    #[test]
    fn what_an_account_announces_came_out_of_the_meeting() {
        let corpus = fixture::corpus();
        let meeting = corpus.meeting_by_id("2030-03-01-second").expect("a meeting");
        let reports = reports(corpus, meeting, None);
        assert_eq!(announced(corpus, meeting, &reports), [MeetingIx(2)]);
    }
}
