//! Dated events as the timeline and the list of meetings show them: which mark, over which days, in
//! which part of the picture.

use crate::models::order::Order as _;
use readout_corpus::date::{Day, Edtf as PlainEdtf, Precision};
use readout_corpus::format::{Edtf, Meeting, Packed};
use readout_corpus::model::{MeetingIx, Occasion, Status};

/// The parts that can be shown or hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layer {
    /// Encounters, summits and visits that took place.
    Held,
    /// Encounters, summits and visits that are announced or lapsed.
    Planned,
    /// Anniversaries, decisions, deadlines and programmes.
    Dates,
}

impl Layer {
    /// Every layer, in the order in which they stand above each other.
    pub const ALL: [Self; 3] = [Self::Held, Self::Planned, Self::Dates];
}

/// What is known of an event, as a shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// It took place.
    Held,
    /// It was announced first and took place.
    Confirmed,
    /// It is announced.
    Planned,
    /// It lasts.
    Ongoing,
    /// It was announced and did not take place.
    Lapsed,
}

/// How an event lies in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// No day, month or year is known.
    Undated,
    /// On one day.
    Day,
    /// On some day of a span: a month, a year, a set of candidates.
    Within,
    /// All through a span, perhaps with an open end.
    Through,
}

/// An event, ready to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Whose row this is.
    pub meeting: MeetingIx,
    /// The part of the picture that it belongs to.
    pub layer: Layer,
    /// Its shape.
    pub mark: Mark,
    /// How it lies in time.
    pub when: When,
    /// The first day that can be meant.
    pub first: Option<Day>,
    /// The last day that can be meant; `None` too where the end is open.
    pub last: Option<Day>,
}

/// The events that were known on a day, in the order of the corpus: by date, then id.
pub fn events(corpus: Packed<'_>, as_of: Option<Day>) -> Vec<Event> {
    corpus.meetings().filter_map(|meeting| event(corpus, meeting, as_of)).collect()
}

/// An event as it was known on a day; `None` where nothing was known of it.
pub fn event(corpus: Packed<'_>, meeting: Meeting<'_>, as_of: Option<Day>) -> Option<Event> {
    let status = meeting.status_as_of(as_of)?;
    let date = meeting.date();
    let occasion = meeting.occasion();
    Some(Event {
        meeting: meeting.ix(),
        layer: layer(occasion, status),
        mark: mark(corpus, meeting, status, as_of),
        when: date.map_or(When::Undated, |date| when(date.precision(), date, occasion, status)),
        first: date.and_then(Edtf::first_day),
        last: date.and_then(Edtf::last_day),
    })
}

/// For each event whether its meeting is among some. Both are in the order of the corpus.
pub fn among(events: &[Event], meetings: &[MeetingIx]) -> Vec<bool> {
    let mut left = meetings.iter().peekable();
    let is_among = |event: &Event| {
        while left.next_if(|meeting| **meeting < event.meeting).is_some() {}
        left.peek() == Some(&&event.meeting)
    };
    events.iter().map(is_among).collect()
}

/// What an event of a status is one of.
pub fn layer(occasion: Occasion, status: Status) -> Layer {
    match (occasion, status) {
        (Occasion::Anniversary | Occasion::Act | Occasion::Programme, _) => Layer::Dates,
        (_, Status::Planned | Status::Lapsed) => Layer::Planned,
        (_, Status::Held | Status::Ongoing) => Layer::Held,
    }
}

fn mark(corpus: Packed<'_>, meeting: Meeting<'_>, status: Status, as_of: Option<Day>) -> Mark {
    match status {
        Status::Planned => Mark::Planned,
        Status::Ongoing => Mark::Ongoing,
        Status::Lapsed => Mark::Lapsed,
        Status::Held => {
            let announced = meeting.evidence().any(|evidence| {
                let known = |day| {
                    corpus.segment(evidence.segment()).is_some_and(|segment| segment.is_known(day))
                };
                evidence.status() == Status::Planned && as_of.is_none_or(known)
            });
            if announced { Mark::Confirmed } else { Mark::Held }
        }
    }
}

fn when(precision: Precision, date: Edtf<'_>, occasion: Occasion, status: Status) -> When {
    let lasts = occasion == Occasion::Programme || status == Status::Ongoing;
    match precision {
        Precision::Day if date.is_approximate() => When::Within,
        Precision::Day => When::Day,
        // With one end open it took place at some time before or after, unless it is of the sort that lasts.
        Precision::Interval if date.first_day().is_some() && date.last_day().is_some() => {
            When::Through
        }
        _ if lasts => When::Through,
        _ => When::Within,
    }
}

/// The days that a set of candidates names, in order; empty for other dates.
pub fn candidates(edtf: &str) -> Vec<Day> {
    let Some(inner) = edtf.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) else {
        return Vec::new();
    };
    let mut days: Vec<Day> = inner
        .split(',')
        .filter_map(PlainEdtf::parse)
        .filter(|date| date.precision() == Precision::Day)
        .filter_map(|date| date.first_day())
        .collect();
    days.order();
    days
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::fixture;

    fn seen(as_of: Option<&str>) -> Vec<(Layer, Mark, When)> {
        let as_of = as_of.and_then(|day| PlainEdtf::parse(day)?.first_day());
        events(fixture::corpus(), as_of)
            .into_iter()
            .map(|event| (event.layer, event.mark, event.when))
            .collect()
    }

    #[test]
    fn what_is_told_is_held_and_what_is_announced_for_a_month_is_planned_within_it() {
        assert_eq!(
            seen(None),
            [
                (Layer::Held, Mark::Held, When::Day),
                (Layer::Held, Mark::Held, When::Day),
                (Layer::Planned, Mark::Planned, When::Within),
            ]
        );
    }

    #[test]
    fn as_of_an_earlier_day_later_events_are_not_known_yet() {
        assert_eq!(seen(Some("2029-12-31")), [(Layer::Held, Mark::Held, When::Day)]);
    }

    #[test]
    fn what_became_of_an_announcement_shows_in_the_mark_once_it_is_known() {
        let corpus = fixture::with_outcomes();
        let marks = |as_of: Option<Day>| -> Vec<(Layer, Mark)> {
            let events = events(corpus, as_of).into_iter();
            events.map(|event| (event.layer, event.mark)).collect()
        };
        assert_eq!(
            marks(None),
            [
                (Layer::Held, Mark::Confirmed),
                (Layer::Held, Mark::Ongoing),
                (Layer::Planned, Mark::Lapsed),
                (Layer::Planned, Mark::Planned),
            ]
        );
        // A day earlier only the announcements had been published.
        assert_eq!(marks(Day::new(2030, 3, 2)), [(Layer::Planned, Mark::Planned); 4]);
    }

    #[test]
    fn the_filters_leave_the_events_of_the_meetings_that_they_find() {
        let corpus = fixture::corpus();
        let events = events(corpus, None);
        let all: Vec<MeetingIx> = events.iter().map(|event| event.meeting).collect();
        let (first, last) = (all[0], all[2]);
        assert_eq!(among(&events, &all), [true; 3]);
        assert_eq!(among(&events, &[first, last]), [true, false, true]);
        assert_eq!(among(&events[1..], &[first, last]), [false, true]);
        assert_eq!(among(&events, &[]), [false; 3]);
    }

    #[test]
    fn the_last_report_is_the_newest_segment_and_not_the_latest_plan() {
        assert_eq!(fixture::corpus().last_report(), Day::new(2030, 3, 3));
    }

    #[test]
    fn a_set_names_its_candidates_in_order() {
        let days: Vec<String> =
            candidates("[2024-09-10,2024-09-03]").iter().map(ToString::to_string).collect();
        assert_eq!(days, ["2024-09-03", "2024-09-10"]);
        assert!(candidates("2024-09").is_empty());
    }

    #[test]
    fn anniversaries_and_programmes_stand_apart_from_meetings_whatever_their_status() {
        for status in [Status::Held, Status::Planned, Status::Ongoing, Status::Lapsed] {
            assert_eq!(layer(Occasion::Anniversary, status), Layer::Dates);
            assert_eq!(layer(Occasion::Programme, status), Layer::Dates);
        }
        assert_eq!(layer(Occasion::Encounter, Status::Lapsed), Layer::Planned);
    }
}
