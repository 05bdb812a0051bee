//! From when to when a corpus tells, without being misled by dates that say only a year.

use readout_corpus::date::Day;
use readout_corpus::format::Packed;

use super::scope::Scope;

/// The first and the last day that the whole corpus tells of: of documents, segments and meetings held.
pub fn corpus_span(corpus: Packed<'_>) -> Option<(Day, Day)> {
    Some((corpus.first_day()?, corpus.last_day()?))
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
