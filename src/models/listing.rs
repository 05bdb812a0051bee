//! The list of meetings: which events stand in which section, in which order.

use readout_corpus::date::Day;
use readout_corpus::format::{Meeting, Packed};
use readout_corpus::model::{MeetingIx, Status};
use readout_corpus::query::{Query, ResultSet, Sort, meetings_in_order};

use super::events::{Layer, layer};
use super::figures::is_meeting;
use crate::models::order::Order as _;

/// What decides where an event stands, of every event that was known on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    meeting: MeetingIx,
    layer: Layer,
    status: Status,
    is_meeting: bool,
    day: Option<Day>,
}

/// A line for each event. Lists read these, not whole events, of which a screen shows few.
pub fn lines(corpus: Packed<'_>, as_of: Option<Day>) -> Vec<Line> {
    let line = |meeting: Meeting<'_>| {
        let status = meeting.status_as_of(as_of)?;
        Some(Line {
            meeting: meeting.ix(),
            layer: layer(meeting.occasion(), status),
            status,
            is_meeting: is_meeting(meeting),
            day: meeting.date().and_then(|date| date.first_day().or(date.last_day())),
        })
    };
    corpus.meetings().filter_map(line).collect()
}

/// The events of one section: those that the filters leave, and how many there are in all.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// The events that the filters leave.
    pub chosen: Vec<MeetingIx>,
    /// How many were known in all.
    pub total: usize,
}

/// What a section is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// One part of everything.
    Layer(Layer),
    /// What the number of meetings counts.
    Held,
    /// What the number of planned events counts.
    Planned,
}

/// The sections of the list; one alone where it shows the events of a status.
pub fn sections(show: Option<Status>) -> Vec<About> {
    match show {
        Some(Status::Held) => vec![About::Held],
        Some(Status::Planned) => vec![About::Planned],
        _ => Layer::ALL.map(About::Layer).to_vec(),
    }
}

/// Whether what was asked for in words decides the order.
pub fn is_ranked(query: &Query) -> bool {
    query.sort == Sort::Relevance && !query.text.trim().is_empty()
}

/// The section's part of all events. Under words those that match best come first. Otherwise what was comes newest
/// first; what is to come begins with the nearest; what has no date comes last.
pub fn section(
    corpus: Packed<'_>,
    lines: &[Line],
    about: About,
    query: &Query,
    results: &ResultSet<'_>,
) -> Section {
    let belongs = |line: &&Line| match about {
        About::Layer(layer) => line.layer == layer,
        About::Held => line.status == Status::Held && line.is_meeting,
        About::Planned => line.status == Status::Planned,
    };
    let all = lines.iter().filter(belongs);
    let total = all.clone().count();
    let is_found = |line: &&Line| results.meetings.binary_search(&line.meeting).is_ok();
    let mut chosen: Vec<Line> = all.filter(is_found).copied().collect();
    let newest_first = matches!(about, About::Layer(Layer::Held) | About::Held);
    if is_ranked(query) {
        let ranks = ranks(corpus, results);
        chosen.order_by_key(|line| ranks.get(line.meeting.ix()).copied());
    } else if newest_first && query.sort != Sort::Oldest || query.sort == Sort::Newest {
        // A year alone comes behind the days that are known of it.
        chosen.order_by_key(|line| std::cmp::Reverse((line.day, line.meeting)));
    } else {
        chosen.order_by_key(|line| (line.day.is_none(), line.day, line.meeting));
    }
    Section { chosen: chosen.into_iter().map(|line| line.meeting).collect(), total }
}

/// The place of each meeting of the corpus among those found, the best first.
fn ranks(corpus: Packed<'_>, results: &ResultSet<'_>) -> Vec<usize> {
    let mut ranks = vec![usize::MAX; corpus.meetings().len()];
    let ordered: Vec<MeetingIx> = meetings_in_order(corpus, results, Sort::Relevance);
    for (rank, meeting) in ordered.into_iter().enumerate() {
        if let Some(slot) = ranks.get_mut(meeting.ix()) {
            *slot = rank;
        }
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::figures::figures;
    use crate::models::fixture;
    use crate::models::scope::Scope;
    use readout_corpus::query::run;

    fn listed(about: About, query: &Query) -> Vec<MeetingIx> {
        let corpus = fixture::corpus();
        let lines = lines(corpus, query.as_of);
        section(corpus, &lines, about, query, &run(corpus, query)).chosen
    }

    #[test]
    fn the_sections_of_a_status_hold_what_the_figures_count() {
        let corpus = fixture::corpus();
        for text in ["", "fishing", "harbour"] {
            let query = Query::text(text);
            let scope = Scope::of(corpus, &run(corpus, &query), None);
            let figures = figures(corpus, &scope);
            assert_eq!(listed(About::Held, &query).len(), figures.held, "{text}");
            assert_eq!(listed(About::Planned, &query).len(), figures.planned, "{text}");
        }
    }

    #[test]
    fn all_sections_together_hold_every_event_once() {
        let corpus = fixture::corpus();
        let mut all: Vec<MeetingIx> =
            sections(None).into_iter().flat_map(|about| listed(about, &Query::default())).collect();
        all.order();
        assert_eq!(all, corpus.meetings().map(|meeting| meeting.ix()).collect::<Vec<_>>());
    }

    #[test]
    fn under_words_the_best_match_comes_first_and_otherwise_the_newest() {
        let corpus = fixture::corpus();
        let query = Query::text("fishing");
        let results = run(corpus, &query);
        let ranked = meetings_in_order(corpus, &results, Sort::Relevance);
        let held = listed(About::Held, &query);
        let expected: Vec<_> = ranked.into_iter().filter(|one| held.contains(one)).collect();
        assert_eq!(held, expected);
        let newest = listed(About::Held, &Query { sort: Sort::Newest, ..query });
        let days: Vec<_> =
            newest.iter().filter_map(|&one| corpus.meeting(one)?.date()?.first_day()).collect();
        assert!(days.is_sorted_by(|a, b| a >= b), "{days:?}");
    }
}
