//! From when to when a corpus tells, without being misled by dates that say only a year.

use readout_corpus::date::Day;
use readout_corpus::format::{Edtf, Packed};
use readout_corpus::model::Status;

use super::scope::Scope;

/// A date that leaves open more days than these says too little to be an end of the span.
const VAGUE_DAYS: i32 = 62;

/// The days that a date can mean; an open end is taken at the other one.
fn days(date: Edtf<'_>) -> Option<(Day, Day)> {
    let first = date.first_day().or(date.last_day())?;
    let last = date.last_day().or(date.first_day())?;
    Some((first, last))
}

fn reduce(dates: impl Iterator<Item = (Day, Day)>) -> Option<(Day, Day)> {
    let mut clear: Option<(Day, Day)> = None;
    let mut vague: Option<(Day, Day)> = None;
    for (first, last) in dates {
        let is_vague = last.0.saturating_sub(first.0) > VAGUE_DAYS;
        let span = if is_vague { &mut vague } else { &mut clear };
        *span = Some(span.map_or((first, last), |(a, b)| (a.min(first), b.max(last))));
    }
    // Vague dates are better than none.
    clear.or(vague)
}

/// The first and the last day that the whole corpus tells of: of documents, segments and meetings held.
pub fn corpus_span(corpus: Packed<'_>) -> Option<(Day, Day)> {
    let documents = corpus.documents().filter_map(|document| days(document.published()?));
    let segments = corpus.segments().filter_map(|segment| days(segment.date()?));
    let held = corpus.meetings().filter(|meeting| meeting.status() == Status::Held);
    let held = held.filter_map(|meeting| days(meeting.date()?));
    reduce(documents.chain(segments).chain(held))
}

/// The day that plans are seen from: the one asked for, otherwise the last that the corpus tells of.
pub fn seen_from(corpus: Packed<'_>, scope: &Scope) -> Option<Day> {
    scope.as_of().or_else(|| corpus_span(corpus).map(|(_, last)| last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::fixture;

    #[test]
    fn a_corpus_reaches_from_its_first_meeting_to_its_last_document() {
        let (first, last) = corpus_span(fixture::corpus()).expect("dated");
        assert_eq!(
            (first.to_string(), last.to_string()),
            ("2029-11-19".into(), "2030-03-03".into())
        );
    }

    #[test]
    fn a_meeting_of_which_only_the_year_is_known_does_not_stretch_the_span() {
        let (first, last) = corpus_span(fixture::with_a_vague_meeting()).expect("dated");
        assert_eq!(
            (first.to_string(), last.to_string()),
            ("2029-11-19".into(), "2030-03-03".into())
        );
    }
}
